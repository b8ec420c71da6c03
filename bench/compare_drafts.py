"""How fast two drafts are compared, beside docx-trackdiff over the same files; prints a section in Markdown.

Both sides read two files and write a third, in one process and in turns; each round gives one time of processor a
side, and the ratio is that of the medians. The new draft has every tenth paragraph changed and some rows moved.
"""

import contextlib
import io
import sys
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import docx
from aims import Aim, cells
from docx_trackdiff.compare import main as trackdiff
from timing import ROUNDS, medians

from paperclerk.word.redline import redline

PAGES = (10, 60, 240)
COMPARED = 60
# A page of a report: so many paragraphs of so many words, and a table now and then.
PARAGRAPHS_A_PAGE, WORDS, ROWS = 9, 45, 8
SAYINGS = ("The lead officer reports that the work goes on as agreed", "Cabinet asked for the dates of slippage",
           "Members were told in March", "The saving is at risk")  # fmt: skip
AIMS = {COMPARED: Aim("under 1 s", 1)}
MADE = datetime(2031, 4, 6, tzinfo=UTC)


def main() -> None:
    """Print the table."""
    lines = [
        "## Comparing drafts",
        f"Reports of our own words; every tenth paragraph changed. Seconds of processor, medians of {ROUNDS}.",
        "| pages | ours | docx-trackdiff | times faster | aim | met |\n|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for pages in PAGES:
            old, new = Path(folder, f"{pages}-old.docx"), Path(folder, f"{pages}-new.docx")
            old.write_bytes(a_report(pages, changed=False))
            new.write_bytes(a_report(pages, changed=True))
            by_us, by_them = partial(by_paperclerk, old, new), partial(by_trackdiff, old, new)
            ours, *theirs = medians(by_us, by_them) if pages <= COMPARED else medians(by_us)
            told, ratio = (f"{theirs[0]:.2f}", f"{theirs[0] / ours:.1f}") if theirs else ("", "")
            lines.append(f"| {pages} | {ours:.2f} | {told} | {ratio} | {cells(AIMS.get(pages), ours)} |")
    print("\n\n".join(lines[:2]) + "\n\n" + "\n".join(lines[2:]))


def a_report(pages: int, *, changed: bool) -> bytes:
    """Return a draft of about so many pages."""
    document = docx.Document()
    for page in range(pages):
        document.add_heading(f"Matter {page}", 2)
        for number in range(PARAGRAPHS_A_PAGE):
            said = " ".join(f"{saying} ({page}.{number})" for saying in SAYINGS)
            if changed and (page * PARAGRAPHS_A_PAGE + number) % 10 == 0:
                said = said.replace("March", "April").replace("at risk", "no longer expected")
            document.add_paragraph(" ".join(said.split()[:WORDS]))
        if page % 5 == 0:
            a_table(document, page, changed=changed)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def a_table(document: docx.document.Document, page: int, *, changed: bool) -> None:
    """Add a table whose first row is the last in the changed draft."""
    rows = [(f"D{page}.{n}", "Amber" if changed and n == 1 else "Green", f"What was done of {n}") for n in range(ROWS)]
    table = document.add_table(0, 3)
    for row in [*rows[1:], rows[0]] if changed else rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def by_paperclerk(old: Path, new: Path) -> None:
    """Compare two files as the product does."""
    redline(old.read_bytes(), new.read_bytes(), "Bench", MADE)


def by_trackdiff(old: Path, new: Path) -> None:
    """Compare two files with docx-trackdiff."""
    arguments, sys.argv = sys.argv, ["docx-trackdiff", str(old), str(new), str(old.with_name("out.docx"))]
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            trackdiff()
    finally:
        sys.argv = arguments


if __name__ == "__main__":
    main()
