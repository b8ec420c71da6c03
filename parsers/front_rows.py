"""Rows of a front page found in a report's pieces: tables of labels in every arrangement, and lines `Label: value`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from paperclerk.domain.report import Box, ReportTable
from parsers.front_continued import LONG_CELLS, continued
from parsers.front_labels import Labels
from parsers.front_loose import PEOPLE, answers_row, is_loose_row
from parsers.front_values import is_person_with_post
from parsers.pieces import Piece, Text
from parsers.readings import plain

# Labels longer than this are questions or prose; questions are known by their words.
_LONGEST_LABEL = 60
_LABELLED = re.compile(rf"(?:^|(?<=\s))([A-Z][^:?\n]{{0,{_LONGEST_LABEL}}}?)\s*:(?=\s|$|[☐☒☑])")
# Rows whose value is one line: of others a line below may say more, as `Phase two: delivery` or `Reason: urgent` does.
_ONE_LINE = frozenset({"organisation", "body", "date", "item", "decision_type"})
# A label nobody knows, in a cell under another, has no more words than this.
_WORDS_OF_OWN_LABEL = 4
# A row without a colon has no more words than this.
_WORDS_OF_ROW = 16
_DASH = re.compile(r"\s[–—-]\s")
_OWN_ROW = re.compile(r"^[A-Z][^:.]{1,40}:\s+\S.{0,150}$")
_QUESTION = re.compile(r"^([A-Z][^?\n]{5,160}\?)\s*(.*)$", re.S)
# Questions that a line alone asks and answers: `Key decision Yes, ref. KD/26`.
_ANSWERED = frozenset({"key_decision", "call_in", "exempt"})
_YES_OR_NO = re.compile(r"(?:yes|no)(?=$|\s*[,;:–—(-])", re.I)


class FrontRowRead(NamedTuple):
    """A label with what stands beside or below it; `name` is the row it stands for, None for a council's own."""

    label: str
    value: str
    name: str | None
    page: int | None = None
    box: Box | None = None


def rows_in_table(table: ReportTable, labels: Labels) -> tuple[FrontRowRead, ...]:
    """Return the labelled rows of a table; none when fewer than one of its labels is known."""
    lines = [cells for cells in _lines(table) if cells]
    rows: list[tuple[str, str]] = []
    place = 0
    while place < len(lines):
        cells, below = lines[place], lines[place + 1] if place + 1 < len(lines) else []
        if _is_heads(cells, below, labels):
            rows += zip(cells, below, strict=True)
            place += 1
        else:
            rows += _pairs(cells, labels)
        place += 1
    read = tuple(
        FrontRowRead(label, value, labels.name_of(label), *_place_of(table, label))
        for label, value in continued(rows, labels)
    )
    return read if any(row.name for row in read) else ()


def _place_of(table: ReportTable, label: str) -> tuple[int | None, Box | None]:
    """Return the page and box of the table's row that holds a label; of the whole table where none does by itself."""
    first = (table.pages or (None,))[0]
    words = plain(label).rstrip(" :")
    holding = [row for row, cells in enumerate(table.rows) if any(plain(cell).startswith(words) for cell in cells)]
    if not words or len(holding) != 1:
        return first, (table.boxes or (None,))[0]
    page = table.row_pages[holding[0]] if holding[0] < len(table.row_pages) else first
    return page, table.row_box(holding[0], page)


def rows_in_lines(texts: Sequence[Text], labels: Labels) -> dict[int, tuple[FrontRowRead, ...]]:
    """Return the labelled rows among lines of text, by the line's place; a label alone takes the next line's words."""
    found: dict[int, tuple[FrontRowRead, ...]] = {}
    for place, text in enumerate(texts):
        if place in found:
            continue
        following = texts[place + 1] if place + 1 < len(texts) else None
        rows = tuple(_split_line(text, labels))
        below = bool(following and _without_colon(following, labels))
        beside = found.get(place - 1) or below or (following and rows_in_line(following, labels))
        if not rows and (beside or _stands_alone(text, labels)):
            among = below and place > 0 and bool(_without_colon(texts[place - 1], labels))
            rows = _without_colon(text, labels, among=among) or _own_row(text)
        if rows and not rows[-1].value and following and _may_be_value(following, labels):
            rows = (*rows[:-1], rows[-1]._replace(value=whole(following)))
            found[place + 1] = ()
        if any(row.value for row in rows) or (rows and text.text.rstrip().endswith((":", "?"))):
            found[place] = rows
    return _with_more_people(found, texts)


def _stands_alone(text: Text, labels: Labels) -> bool:
    """Whether a line needs no row beside it: `Key decision No. R/02/31`, `Key decision Yes`, an answer after a dash."""
    if _dashed(whole(text), labels):
        return True
    rows = _without_colon(text, labels)
    if not rows or len(rows[0].label.split()) == 1:
        return False
    answered = rows[0].name in _ANSWERED and _YES_OR_NO.match(rows[0].value)
    return rows[0].name == "forward_plan_reference" or bool(answered)


def _with_more_people(
    found: dict[int, tuple[FrontRowRead, ...]], texts: Sequence[Text]
) -> dict[int, tuple[FrontRowRead, ...]]:
    """Return the rows with lines that name one more person of the row above, where a row follows in turn."""
    owner = -1
    for place, text in enumerate(texts):
        if found.get(place):
            owner = place
            continue
        last = found[owner][-1] if owner in found else None
        beside = last and last.name in PEOPLE and found.get(place - 1) is not None
        more = beside and last and is_person_with_post(last.value.split("\n")[-1]) and is_person_with_post(text.text)
        if place not in found and last and more and _row_follows(place, texts, found):
            found[owner] = (*found[owner][:-1], last._replace(value=f"{last.value}\n{whole(text)}"))
            found[place] = ()
    return found


def _row_follows(place: int, texts: Sequence[Text], found: Mapping[int, tuple[FrontRowRead, ...]]) -> bool:
    """Whether rows go on after a line, or after more people."""
    following = (at for at in range(place + 1, len(texts)) if not is_person_with_post(texts[at].text))
    return bool(found.get(next(following, -1)))


def goes_on_with_rows(text: Text, labels: Labels) -> bool:
    """Whether a line beside a row of the front page is one more: `Penned by: Ann Lee`, or `Exempt No` without colon."""
    return bool(_without_colon(text, labels) or _own_row(text))


def whole(text: Text) -> str:
    """Return a paragraph's words with the number before them."""
    return f"{text.number} {text.text}".strip()


def _lines(table: ReportTable) -> Iterator[list[str]]:
    """Yield each row's cells that are not empty, without those filled from the cell they are merged with."""
    inferred = set(table.inferred)
    if table.header:
        yield [cell.strip() for cell in dict.fromkeys(table.header) if cell.strip()]
    for number, row in enumerate(table.rows):
        cells = [cell.strip() for column, cell in enumerate(row) if (number, column) not in inferred]
        # An empty first cell says that the row goes on from the one above.
        yield cells if cells and not cells[0] and any(cells) else [cell for cell in cells if cell]


def _is_heads(cells: list[str], below: list[str], labels: Labels) -> bool:
    """Whether a row of labels stands over a row of their values."""
    known = sum(bool(labels.name_of(cell)) for cell in cells)
    if len(cells) < 2 or len(cells) != len(below) or known < max(2, len(cells) - 1):
        return False
    if len(cells) == 2 and (labels.name_of(below[0]) or known < 2):
        return False
    return not any(labels.name_of(cell) for cell in below)


def _pairs(cells: list[str], labels: Labels) -> Iterator[tuple[str, str]]:
    if not cells[0]:
        yield "", "\n".join(cell for cell in cells if cell)
        return
    own = [_own_pairs(cell, labels) for cell in cells]
    if len(cells) == 1 or (
        own[0] and all(pairs or ":" in _first_line(cell) for pairs, cell in zip(own, cells, strict=True))
    ):
        for cell, pairs in zip(cells, own, strict=True):
            yield from pairs or [_label_and_rest(cell)]
    elif len(cells) == 2 and own[1] and ":" in cells[1] and not own[0] and not labels.name_of(cells[0]):
        # A council's name beside a row, `ANYTOWN COUNCIL | WARDS: All`, or a row of the council's own beside it.
        beside = _OWN_ROW.match(cells[0]) or ":" not in cells[0]
        yield from (_label_and_rest(cells[0]), *own[1]) if beside else ((cells[0], cells[1]),)
    elif len(cells) == 4 and labels.name_of(cells[0]) and (labels.name_of(cells[2]) or cells[2].endswith(":")):
        yield from zip(cells[::2], cells[1::2], strict=True)
    else:
        yield cells[0], "\n".join(cells[1:])


def _first_line(cell: str) -> str:
    return cell.partition("\n")[0]


def _own_pairs(cell: str, labels: Labels) -> list[tuple[str, str]]:
    """Return the labels with their values that one cell holds: `Date:` over `12 June 2031`, or line by line."""
    lines = [line.strip() for line in cell.split("\n") if line.strip()]
    pairs: list[tuple[str, str]] = []
    for line in lines:
        label, value = _label_and_rest(line)
        known = labels.name_of(label) and (value or line.rstrip().endswith((":", "?")) or not pairs)
        signed = bool(pairs) and labels.name_of(label) == "date" and labels.name_of(pairs[0][0]) in LONG_CELLS
        is_row = known and not signed and not (pairs and not value and not line.rstrip().endswith(":"))
        if is_row or (pairs and _is_own_line(line, pairs[-1], labels)):
            pairs.append((label, value))
        elif pairs:
            pairs[-1] = (pairs[-1][0], f"{pairs[-1][1]}\n{line}".strip())
        else:
            return []
    return pairs if all(value for _, value in pairs) else []


def _is_own_line(line: str, above: tuple[str, str], labels: Labels) -> bool:
    """Whether a line under a row is a council's own row, `Venue: Town Hall`, rather than more of the row's value."""
    label, value = above
    short = len(line.partition(":")[0].split()) <= _WORDS_OF_OWN_LABEL
    return bool(value and _OWN_ROW.match(line)) and short and labels.name_of(label) in _ONE_LINE


def _label_and_rest(line: str) -> tuple[str, str]:
    if question := _QUESTION.match(line):
        return question[1], question[2].strip()
    label, colon, value = line.partition(":")
    return (f"{label.strip()}:", value.strip()) if colon and len(label) <= 2 * _LONGEST_LABEL else (line, "")


def _split_line(text: Text, labels: Labels) -> Iterator[FrontRowRead]:
    """Yield the known labels of a line with what follows each."""
    line = whole(text)
    if question := _QUESTION.match(line):
        if name := labels.name_of(question[1]):
            yield FrontRowRead(question[1], question[2].strip(), name, text.page, text.box)
        return
    marks = [mark for mark in _LABELLED.finditer(line) if labels.name_of(mark[1])]
    if not marks and line.rstrip(" :") and len(line) <= _LONGEST_LABEL and text.bold and (name := labels.exactly(line)):
        yield FrontRowRead(line, "", name, text.page, text.box)
    if not marks or marks[0].start(1) > 0:
        return
    ends = [mark.start() for mark in marks[1:]] + [len(line)]
    for mark, end in zip(marks, ends, strict=True):
        value = line[mark.end() : end].strip()
        yield FrontRowRead(f"{mark[1]}:", value, labels.name_of(mark[1]), text.page, text.box)


def _own_row(text: Text) -> tuple[FrontRowRead, ...]:
    if text.bold or not _OWN_ROW.match(text.text):
        return ()
    label, value = _label_and_rest(text.text)
    return (FrontRowRead(label, value, None, text.page, text.box),)


def _without_colon(text: Text, labels: Labels, *, among: bool = False) -> tuple[FrontRowRead, ...]:
    """Return the row of a line whose label has no colon; `among` others of its like a title's label needs none."""
    line = whole(text)
    if line.endswith(".") or (":" in line and not among) or len(line.split()) > _WORDS_OF_ROW:
        return ()
    if dashed := _dashed(line, labels):
        return (FrontRowRead(*dashed, labels.exactly(dashed[0]), text.page, text.box),)
    parted = labels.before_value(line)
    name = labels.exactly(parted[0]) if parted else None
    titled = among and name == "subject" and not text.bold
    if not parted or not name or not (titled or is_loose_row(*parted, name, line, bold=text.bold)):
        return ()
    return (FrontRowRead(*parted, name, text.page, text.box),)


def _dashed(line: str, labels: Labels) -> tuple[str, str] | None:
    """Part a line whose label a dash follows, with what answers it: `Divisions Affected – ALL`."""
    label, dash, value = re.split(r"\s([–—-])\s", line, maxsplit=1) if _DASH.search(line) else (line, "", "")
    name = labels.exactly(label) if dash else None
    return (label, value.strip()) if name and value.strip() and answers_row(name, value.strip()) else None


def _may_be_value(text: Text, labels: Labels) -> bool:
    label, _ = _label_and_rest(whole(text))
    return not labels.name_of(label)


def rows_in_line(text: Text, labels: Labels) -> tuple[FrontRowRead, ...]:
    """Return the known labels of one line, each with what follows it."""
    return tuple(_split_line(text, labels))


def speaks_of_front(piece: Piece, labels: Labels) -> bool:
    """Whether a piece holds a known row of a front page."""
    if isinstance(piece, ReportTable):
        return bool(rows_in_table(piece, labels))
    return any(row.value for row in _split_line(piece, labels)) or _stands_alone(piece, labels)
