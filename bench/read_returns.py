"""How fast returns are read, beside the usual libraries over the same files; prints a section in Markdown.

Both sides run in one process, in turns, over the same bytes; each round gives one time a side, and the ratio is that of
the medians. The usual libraries only give the cells' texts; ours also checks, matches, types and finds.
"""

import gc
import io
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent.parent / "tests")]

import docx
import openpyxl
from aims import Aim, cells
from builders import a_plan
from excel_files import KEY, a_full_form

from paperclerk.excel.return_form import write_return_form as write_excel
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.story import read_story
from paperclerk.word.return_form import write_return_form as write_word
from parsers.register import read_return
from parsers.sheets import open_book

RETURNS = 500
# The 500 files are read in rounds of this many, one side after the other, so that both meet the same machine.
A_ROUND = 50
ROWS = (50, 200, 800)
TIMES = 5
FIVE_TIMES, EIGHT_TIMES = Aim("5", 5, is_least=True), Aim("8", 8, is_least=True)

PLAN = a_plan()
Deed = Callable[[bytes], object]


def main() -> None:
    """Print the table."""
    word, excel = returns(write_word), returns(write_excel)
    lines = [
        "## Reading returns",
        f"{RETURNS} returns of each kind; a table of 4 columns for the rows. Milliseconds of processor a file.",
        "| comparison | ours | theirs | times faster | aim | met |\n|---|---|---|---|---|---|",
        compared(
            "Word return: cells' texts, against python-docx `row.cells`", word, our_texts, their_texts, FIVE_TIMES
        ),
        compared("Word return: read, checked and typed, against the same", word, our_return, their_texts, None),
        compared(
            "Excel return: cells and names, against openpyxl read-only", excel, our_cells, their_cells, EIGHT_TIMES
        ),
        compared("Excel return: read, checked and typed, against the same", excel, our_return, their_cells, None),
    ]
    for rows in ROWS:
        table = [a_table(rows)] * TIMES
        lines.append(
            compared(f"Word table of {rows} rows, against `row.cells`", table, our_texts, their_texts, FIVE_TIMES, 1)
        )
    print("\n\n".join(lines[:2]) + "\n\n" + "\n".join(lines[2:]))


def returns(write: Callable[..., bytes]) -> list[bytes]:
    """Return that many returns, no two of which are the same."""
    form = a_full_form()
    return [
        write(
            form.model_copy(update={"answers": {**form.answers, "D4_1_narrative": f"Point {n} is settled.\nMore."}}),
            KEY,
        )
        for n in range(RETURNS)
    ]


def a_table(rows: int) -> bytes:
    """Return a Word file with one table of four columns."""
    document = docx.Document()
    table = document.add_table(rows, 4)
    for number, row in enumerate(table._tbl.tr_lst):
        for cell in row.tc_lst:
            cell.p_lst[0].add_r().text = f"Cell of row {number}"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def compared(
    what: str, files: Sequence[bytes], ours: Deed, theirs: Deed, aim: Aim | None, a_round: int = A_ROUND
) -> str:
    """Return a row of the table: both sides in turns over the files, round by round."""
    rounds = [files[start : start + a_round] for start in range(0, len(files), a_round)]
    ours(files[0]), theirs(files[0])
    times = [(timed(ours, some), timed(theirs, some)) for some in rounds]
    our, their = (statistics.median(side) for side in zip(*times, strict=True))
    return f"| {what} | {our:.2f} | {their:.2f} | {their / our:.1f} | {cells(aim, their / our)} |"


def timed(deed: Deed, files: Sequence[bytes]) -> float:
    """Return how many milliseconds of processor a file takes, what others left behind swept up before."""
    gc.collect()
    start = time.process_time()
    for content in files:
        deed(content)
    return (time.process_time() - start) / len(files) * 1000


def our_texts(content: bytes) -> object:
    """Read every cell of every table, checks of the file included."""
    story = read_story(open_package(content))
    return [[cell.text for cell in row.cells] for table in story.tables for row in table.rows]


def their_texts(content: bytes) -> object:
    """Read every cell of every table with python-docx."""
    tables = docx.Document(io.BytesIO(content)).tables
    return [[cell.text for cell in row.cells] for table in tables for row in table.rows]


def our_cells(content: bytes) -> object:
    """Read every cell and every name, checks of the file included."""
    book = open_book(content, "return.xlsx")
    return book.workbook.names, [book.values_of(name) for name in book.sheets]


def their_cells(content: bytes) -> object:
    """Read every cell and every name with openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return dict(book.defined_names), [list(sheet.iter_rows(values_only=True)) for sheet in book]


def our_return(content: bytes) -> object:
    """Read a return as the product does: a reader chosen, boxes found, answers typed, findings made."""
    return read_return(content, "return", PLAN.scheme, PLAN.officers)


if __name__ == "__main__":
    main()
