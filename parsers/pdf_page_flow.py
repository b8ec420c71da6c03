"""One page read to the end: its lines of text in reading order, its tables, what was set aside; no characters."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from parsers.drawn_table import DrawnTable
from parsers.flow_lines import FlowLine, flow_line
from parsers.flow_marks import LineMark
from parsers.pdf_drawn_tables import tables_on
from parsers.pdf_edges import EdgeLine
from parsers.pdf_lines import Box, Glyph, Line, lightened, lines_of
from parsers.pdf_page import Page, Ruling
from parsers.pdf_text_columns import text_columns
from parsers.white_columns import Columns
from parsers.words_over_lines import Vocabulary

# PDFium's boxes fit the ink, ours the font: the same line's differ by so much.
_INK = 3.0
# Notes at a page's foot are set smaller than its text by at least this.
_SMALLER = 0.95
# Uprights that a running line has in common with the text under it show a table.
_UPRIGHTS = 3
_NEXT_ROW = 40.0
# A rule so close under the baseline, as a share of the size, underlines; under so much of the words, all of them.
_UNDER = 0.35
_UNDERLINED = 0.8
# A line broken after a space is underlined as far as the space goes, a share of the size.
_SPACE = 0.4
# A table wider than this share of the text goes across all its columns.
_ACROSS = 0.55
# So many lines at a page's head tell whether a table may go on there.
_HEAD = 5
# The column of a page's notes comes after all others.
NOTES = 1000


class PageFlow(NamedTuple):
    """What one page says. `unmapped` is how many of its `letters` have no known meaning; `aslant` runs across it.

    `unread` says why it could not be read; nothing when it was. `known` are the columns it was read with;
    `head` are the first lines, where no ruled table stands over them; `opening` is the box of text at its head, whose
    lines are text as well.
    """

    number: int
    width: float
    height: float
    lines: tuple[FlowLine, ...] = ()
    tables: tuple[DrawnTable, ...] = ()
    running: tuple[str, ...] = ()
    aslant: str = ""
    letters: int = 0
    unmapped: int = 0
    unread: str = ""
    known: Columns | None = None
    head: tuple[Line, ...] = ()
    opening: DrawnTable | None = None

    @property
    def goes_on(self) -> Columns | None:
        """Return the columns of an unruled table that may go on over the page: it stands at the page's end."""
        last = max(self.tables, key=lambda table: table.box[3], default=None)
        return last.set_in if last and last.closes_page else None


def page_flow(
    page: Page,
    running: Sequence[EdgeLine],
    words: Vocabulary,
    known: Columns | None = None,
    *,
    keeps_lines: bool = False,
) -> PageFlow:
    """Read a page; `running` are its running headers and footers, `known` what `goes_on` of the page before."""
    glyphs, furniture = _set_aside(page, running)
    page = page._replace(glyphs=glyphs)
    lines = lines_of(glyphs)
    tables = tables_on(page, lines, words, known, foot=_foot(lines), keeps_lines=keeps_lines)
    boxes = [table.box for table in tables if not table.is_aside]
    asides = [table.box for table in tables if table.is_aside]
    outside = [glyph for glyph in glyphs if not any(_in(glyph, box) for box in boxes)] if boxes else glyphs
    loose = lines_of(outside) if boxes else lines
    read = tuple(_in_order(loose, outside, asides, boxes, page))
    letters = [glyph for glyph in glyphs if glyph.text.strip()]
    return PageFlow(
        page.number,
        page.width,
        page.height,
        read,
        tuple(_light(table) for table in tables if not table.is_aside),
        tuple(line.text for line in lines_of(furniture)),
        " ".join("".join(glyph.text for glyph in page.slanted).split()),
        len(letters),
        sum(glyph.text.startswith("(cid:") for glyph in letters),
        known=known,
        head=_head(lines, tables),
        opening=next((_light(table) for table in tables if table.is_aside and table.opens_page), None),
    )


def _head(lines: Sequence[Line], tables: Sequence[DrawnTable]) -> tuple[Line, ...]:
    if lines and any(table.ruled and table.box[1] < lines[0].baseline for table in tables):
        return ()
    return tuple(lightened(line) for line in lines[:_HEAD])


def _light(table: DrawnTable) -> DrawnTable:
    """Return a table whose lines at the page's end keep few characters: reports have hundreds of pages."""
    cells = [
        cell._replace(lines=tuple(entry._replace(line=lightened(entry.line)) for entry in cell.lines))
        for cell in table.cells
    ]
    return table._replace(cells=tuple(cells))


def _set_aside(page: Page, running: Sequence[EdgeLine]) -> tuple[tuple[Glyph, ...], list[Glyph]]:
    """Part a page's characters into its own and those of its running lines, but for headings of a table."""
    boxes = [(x0 - _INK, top - _INK, x1 + _INK, bottom + _INK) for x0, top, x1, bottom in (r.box for r in running)]
    boxes = [box for box in boxes if not _heads_a_table(box, page)]
    if not boxes:
        return page.glyphs, []
    own: list[Glyph] = []
    furniture: list[Glyph] = []
    for glyph in page.glyphs:
        (furniture if any(_in(glyph, box) for box in boxes) else own).append(glyph)
    return tuple(own), furniture


def _heads_a_table(box: Box, page: Page) -> bool:
    """Whether a line stands between uprights that go on beside the text close under it."""
    middle = (box[1] + box[3]) / 2
    beside = {round(r.x0 / 2) for r in page.rulings if r.upright and r.top < middle < r.bottom}
    if len(beside) < _UPRIGHTS:
        return False
    under = [g.middle[1] for g in page.glyphs if box[3] + 1 < g.middle[1] < box[3] + _NEXT_ROW and g.text.strip()]
    return bool(under) and any(
        len(beside & {round(r.x0 / 2) for r in page.rulings if r.upright and r.top < y < r.bottom}) >= _UPRIGHTS
        for y in (min(under), max(under))
    )


def _in_order(
    lines: Sequence[Line], glyphs: Sequence[Glyph], asides: Sequence[Box], tables: Sequence[Box], page: Page
) -> Iterator[FlowLine]:
    """Yield a page's lines as they are read: stretches between tables, each column by column, notes last."""
    body, notes, noted = _notes_apart(lines)
    under = sorted((ruling for ruling in page.rulings if not ruling.upright), key=attrgetter("top"))
    column = 0
    for stretch in _between_tables(body, tables):
        for part in text_columns(stretch, glyphs):
            column += 1
            within: int | None = None
            for line in part.lines:
                box = _aside_of(line, asides)
                if box != within:
                    column, within = column + 1, box
                left, right = part.left, part.right
                if box is not None:
                    left, right = _room_in(asides[box], body)
                read = flow_line(line, page.number, column, noted)
                ruled = _is_underlined(read, under)
                yield read._replace(left=left or 0.0, limit=right or 0.0, underlined=ruled)
    for line in notes:
        yield _note(flow_line(line, page.number, NOTES), noted)


def _is_underlined(line: FlowLine, level: Sequence[Ruling]) -> bool:
    """Whether rules stand just under most of a line's words, and reach no further than they do."""
    covered, reached = 0.0, line.words_at
    first = bisect_left(level, line.baseline - 0.05 * line.size, key=attrgetter("top"))
    after = bisect_left(level, line.baseline + _UNDER * line.size, key=attrgetter("top"))
    end = line.x1 + max(_INK, _SPACE * line.size)
    for rule in sorted(level[first:after]):
        if rule.x0 > line.x0 - _INK and reached < rule.x1 < end:
            covered += rule.x1 - max(rule.x0, reached)
            reached = rule.x1
    return covered > _UNDERLINED * (line.x1 - line.words_at) > 0


def _room_in(box: Box, lines: Sequence[Line]) -> tuple[float, float]:
    """Return the edges of the text in a box, as far from its right side as from its left."""
    left = min(line.x0 for line in lines if _aside_of(line, [box]) is not None)
    return left, box[2] - (left - box[0])


def _note(line: FlowLine, noted: frozenset[str]) -> FlowLine:
    mark = line.raised or line.mark.text
    if mark not in noted:
        return line
    at = line.mark.words_at if line.mark.text else line.x0
    return line._replace(mark=LineMark(mark, "note", at, tab=False, printed=mark))


def _between_tables(lines: Sequence[Line], tables: Sequence[Box]) -> Iterator[list[Line]]:
    """Yield the lines above, between and below the tables that go across the page; one in a column parts nothing."""
    width = max((line.x1 for line in lines), default=0.0) - min((line.x0 for line in lines), default=0.0)
    tables = [table for table in tables if table[2] - table[0] > _ACROSS * width]
    stretch: list[Line] = []
    last = None
    for line in lines:
        over = sum(table[1] < line.baseline for table in tables)
        if stretch and over != last:
            yield stretch
            stretch = []
        stretch.append(line)
        last = over
    if stretch:
        yield stretch


def _foot(lines: Sequence[Line]) -> float | None:
    """Return how far down the notes at a page's foot begin; None where its last line is as large as others."""
    sizes = sorted(line.words[0].glyphs[0].size for line in lines)
    if not lines or lines[-1].words[0].glyphs[0].size >= _SMALLER * sizes[len(sizes) // 2]:
        return None
    _, notes, _ = _notes_apart(lines)
    return notes[0].baseline if notes else None


def _notes_apart(lines: Sequence[Line]) -> tuple[list[Line], list[Line], frozenset[str]]:
    """Part a page's lines into text and the notes at its foot, and give the marks of the notes."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += sum(len(word.text) for word in line.words)
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    first = len(lines)
    while first and lines[first - 1].size < _SMALLER * usual:
        first -= 1
    raised = {mark for line in lines[:first] for mark in _raised(line)}
    marks: list[str] = []
    begin = None
    for index in range(first, len(lines)):
        read = flow_line(lines[index], 0, NOTES)
        mark = read.raised or (read.mark.text if read.mark.text in raised else "")
        if mark and (not marks or not mark.isdigit() or not marks[-1].isdigit() or int(mark) > int(marks[-1])):
            begin = index if begin is None else begin
            marks.append(mark)
    if begin is None:
        return list(lines), [], frozenset()
    return list(lines[:begin]), list(lines[begin:]), frozenset(marks)


def _raised(line: Line) -> Iterator[str]:
    """Yield the small figures that stand raised after a word of a line."""
    size, baseline = line.size, line.baseline
    for word in line.words:
        raised = "".join(g.text for g in word.glyphs if g.size < 0.8 * size and baseline - g.baseline > 0.15 * g.size)
        if raised and (raised.isdigit() or raised in ("*", "†", "‡")):
            yield raised


def _aside_of(line: Line, asides: Sequence[Box]) -> int | None:
    left, top, right, bottom = line.box
    x, y = (left + right) / 2, (top + bottom) / 2
    return next((n for n, box in enumerate(asides) if box[0] <= x <= box[2] and box[1] <= y <= box[3]), None)


def _in(glyph: Glyph, box: Box) -> bool:
    x, y = glyph.middle
    return box[0] <= x < box[2] and box[1] <= y < box[3]
