"""A council's paper being written: each piece goes into a Word file and into the truth about it in the same breath."""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import docx
from council_papers.prose import Prose
from council_papers.word_parts import (
    Footnotes,
    Level,
    add_field,
    add_list,
    in_list,
    restarted,
    set_borders,
    shade,
)
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run


@dataclass(frozen=True)
class House:
    """How a council's papers look."""

    font: str = "Arial"
    size: float = 11
    after: float = 8
    line: float = 1.0
    justified: bool = False
    margins: tuple[float, float, float, float] = (2.5, 2.2, 2.0, 2.2)  # left, right, top, bottom, in centimetres


@dataclass(frozen=True)
class Look:
    """How a heading or a paragraph is set."""

    size: float = 0
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    colour: str = ""
    ground: str = ""
    centred: bool = False
    before: float = 0
    after: float | None = None
    style: str = ""  # of Word's own styles: "Heading 1"
    left: float = 0
    hang: float = 0


@dataclass(frozen=True)
class Grid:
    """How a table is set; `widths` in centimetres. A cell is words, or paragraphs; None goes on from above."""

    widths: tuple[float, ...]
    borders: str = "all"
    size: float = 0
    header_ground: str = ""
    header_colour: str = ""
    header_bold: bool = True
    repeated: bool = True
    zebra: str = ""
    whole_rows: bool = False  # rows are kept on one page
    right: tuple[int, ...] = ()  # columns of figures
    bold_last: bool = False
    bold_first: bool = False
    mark: str = "•"


# Within a text: bold, raised, lowered, a link.
_MARKS = ("**", "^^", "~~", "__")
Cell = str | tuple[str, ...] | None
# A cell merged into the one on its left.
BESIDE = "<-"

_FIELDS = {"#": "PAGE", "##": "NUMPAGES"}
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


class Numbers:
    """A list that counts, by Word or by hand; `next` returns the number as a reader sees it."""

    def __init__(self, document: Any, levels: tuple[Level, ...], *, automatic: bool = True) -> None:
        """Begin at 1."""
        self.document, self.levels, self.automatic = document, levels, automatic
        self.counts = [0] * len(levels)
        self.list = add_list(document, levels) if automatic else 0

    def next(self, level: int) -> str:
        """Count on at a level and return the number printed."""
        self.counts[level] += 1
        self.counts[level + 1 :] = [0] * (len(self.counts) - level - 1)
        if self.levels[level].counts == "bullet":
            return "•"
        text = self.levels[level].text
        for index, shape in enumerate(self.levels[: level + 1]):
            text = text.replace(f"%{index + 1}", _counted(self.counts[index], shape.counts))
        return text

    def again(self) -> None:
        """Begin again at 1."""
        self.counts = [0] * len(self.levels)
        if self.automatic:
            self.list = restarted(self.document, self.list)


def unmarked(text: str) -> str:
    """Return a text without the marks that say how its words are set."""
    return re.sub(r"\*\*|\^\^|~~|__", "", text)


def _counted(count: int, how: str) -> str:
    if how == "lowerLetter":
        return _LETTERS[count - 1]
    if how == "upperLetter":
        return _LETTERS[count - 1].upper()
    return _ROMAN[count - 1] if how == "lowerRoman" else str(count)


@dataclass
class Paper:
    """A paper and the truth about it."""

    name: str
    house: House = field(default_factory=House)
    seed: str = ""

    def __post_init__(self) -> None:
        """Begin with an empty page in the house's font."""
        self.document = docx.Document()
        self.prose = Prose(self.seed or self.name)
        self.truth: dict[str, Any] = {"reports": []}
        self.footnotes = Footnotes(self.document)
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = self.house.font, Pt(self.house.size)
        normal.element.rPr.rFonts.set(qn("w:eastAsia"), self.house.font)
        normal.paragraph_format.space_after = Pt(self.house.after)
        normal.paragraph_format.line_spacing = self.house.line
        self._margins(self.document.sections[0])
        self.new_report()

    def new_report(self) -> None:
        """Begin the truth of another report of the same file."""
        kinds = ("headings", "paragraphs", "tables", "recommendations", "appendices", "contents")
        self.report: dict[str, Any] = {"front": {}, **{kind: [] for kind in kinds}}
        self.truth["reports"].append(self.report)

    def _margins(self, section: Any) -> None:
        left, right, top, bottom = self.house.margins
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin, section.right_margin = Cm(left), Cm(right)
        section.top_margin, section.bottom_margin = Cm(top), Cm(bottom)

    # words

    def words(self, text: str, look: Look = Look(), *, within: Any = None) -> Paragraph:
        """Set a paragraph of which the truth says nothing: a title, a front page, words without a number."""
        paragraph: Paragraph = (within or self.document).add_paragraph(style=look.style or None)
        self._set(paragraph, text, look)
        return paragraph

    def _set(self, paragraph: Paragraph, text: str, look: Look) -> None:
        on = dict.fromkeys(_MARKS, False)
        for part in re.split(r"(\*\*|\^\^|~~|__)", text):
            if part in on:
                on[part] = not on[part]
            elif part:
                run = self._run(paragraph, part, look, bold=look.bold or on["**"])
                run.font.superscript, run.font.subscript = on["^^"] or None, on["~~"] or None
                if on["__"]:
                    run.underline, run.font.color.rgb = True, RGBColor(0x05, 0x63, 0xC1)
        form = paragraph.paragraph_format
        if look.before:
            form.space_before = Pt(look.before)
        if look.after is not None:
            form.space_after = Pt(look.after)
        if look.left or look.hang:
            form.left_indent, form.first_line_indent = Cm(look.left), Cm(-look.hang)
        if look.centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif self.house.justified and not look.bold and not look.style:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        if look.ground:
            shade(paragraph, look.ground)

    def _run(self, paragraph: Paragraph, text: str, look: Look, *, bold: bool) -> Run:
        run = paragraph.add_run(text)
        if look.style:
            run.font.name = self.house.font
        if bold or not look.style:
            run.bold = bold or None
        run.italic = look.italic or None
        run.underline = look.underlined or None
        if look.size:
            run.font.size = Pt(look.size)
        if look.colour or look.style:
            run.font.color.rgb = RGBColor.from_string(look.colour or "000000")
        return run

    def heading(
        self,
        text: str,
        look: Look,
        *,
        number: str = "",
        level: int = 1,
        numbers: Numbers | None = None,
        at: int = 0,
        report: dict[str, Any] | None = None,
    ) -> str:
        """Set a heading: its number typed, counted by a list, or none; `text` may hold a line break."""
        printed = numbers.next(at) if numbers else number
        paragraph = self._numbered(printed, text, look, numbers, at)
        paragraph.paragraph_format.keep_with_next = True
        (report or self.report)["headings"].append({"number": printed, "text": " ".join(text.split()), "level": level})
        return printed

    def title(self, text: str, look: Look) -> Paragraph:
        """Set a title that may be told as a heading or not: of an appended report, of a contents page, of a table."""
        self.report.setdefault("optional", []).append({"text": text})
        return self.words(text, look)

    def para(
        self,
        text: str,
        *,
        number: str = "",
        numbers: Numbers | None = None,
        at: int = 0,
        look: Look = Look(),
        decides: bool = False,
        told: bool = True,
    ) -> Paragraph:
        """Set a paragraph with its number; one that `decides` is a recommendation."""
        printed = numbers.next(at) if numbers else number
        paragraph = self._numbered(printed, text, look, numbers, at)
        plain = " ".join(unmarked(text).split())
        if told:
            self.report["paragraphs"].append({"number": printed, "text": plain})
        if decides:
            self.report["recommendations"].append({"number": printed, "text": plain})
        return paragraph

    def _numbered(self, printed: str, text: str, look: Look, numbers: Numbers | None, at: int) -> Paragraph:
        if numbers and numbers.automatic:
            paragraph = self.words(text, look)
            in_list(paragraph, numbers.list, at)
            return paragraph
        if not printed:
            return self.words(text, look)
        shape = numbers.levels[at] if numbers else None
        if shape and not look.left:
            look = Look(**{**look.__dict__, "left": shape.left, "hang": shape.hang})
        paragraph = self.words(f"{printed}\t{text}", look)
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(look.left or 1.25))
        return paragraph

    def contents(self, number: str, text: str, page: int, *, leader: str = "dots") -> None:
        """Set a line of the contents page, with its dots and page number."""
        paragraph = self.words(f"{number}\t{text}\t{page}" if number else f"{text}\t{page}", Look(after=3))
        stops = paragraph.paragraph_format.tab_stops
        if number:
            stops.add_tab_stop(Cm(1.2))
        width = 21 - self.house.margins[0] - self.house.margins[1]
        dots = WD_TAB_LEADER.DOTS if leader == "dots" else WD_TAB_LEADER.SPACES
        stops.add_tab_stop(Cm(width), WD_TAB_ALIGNMENT.RIGHT, dots)
        self.report["contents"].append({"number": number, "heading": text, "page": str(page)})

    # tables

    def table(
        self,
        header: Sequence[Cell],
        rows: Sequence[Sequence[Cell]],
        grid: Grid,
        *,
        told: bool = True,
        over: Sequence[Cell] = (),
    ) -> Any:
        """Set a table. `over` is a row above the header whose cells go on to the right where they are None."""
        lines = [line for line in (over, header) if line] + list(rows)
        heads = len(lines) - len(rows)
        table = self.document.add_table(rows=len(lines), cols=len(grid.widths))
        table.autofit = False
        set_borders(table, grid.borders)
        for column, width in zip(table.columns, grid.widths, strict=True):
            column.width = Cm(width)
        for y, line in enumerate(lines):
            for x, cell in enumerate(line):
                self._cell(table.cell(y, x), cell, grid, head=y < heads, x=x, last=y == len(lines) - 1)
                if grid.zebra and y >= heads and (y - heads) % 2:
                    shade(table.cell(y, x), grid.zebra)
            self._row(table.rows[y], head=y < heads and grid.repeated, whole=grid.whole_rows)
        _merge(table, lines, bool(over))
        self.words("", Look(after=4))
        if told:
            self.report["tables"].append(_table_truth(over, header, rows))
        return table

    def _row(self, row: Any, *, head: bool, whole: bool) -> None:
        properties = row._tr.get_or_add_trPr()
        if whole:
            properties.append(OxmlElement("w:cantSplit"))
        if head:
            properties.append(OxmlElement("w:tblHeader"))

    def _cell(self, cell: Any, words: Cell, grid: Grid, *, head: bool, x: int, last: bool) -> None:
        cell.width = Cm(grid.widths[x])
        bold = (head and grid.header_bold) or (last and grid.bold_last) or (x == 0 and grid.bold_first)
        texts = words if isinstance(words, tuple) else ("" if words == BESIDE else words or "",)
        for index, text in enumerate(texts):
            paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
            listed = text.startswith("- ")
            colour = grid.header_colour if head else ""
            look = Look(
                size=grid.size, bold=bold, colour=colour, after=2, left=0.5 if listed else 0, hang=0.5 if listed else 0
            )
            self._set(paragraph, f"{grid.mark}\t{text[2:]}" if listed else text, look)
            if listed:
                paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(0.5))
            if x in grid.right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            elif self.house.justified:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
        if head and grid.header_ground:
            shade(cell, grid.header_ground)

    # pages

    def new_page(self) -> None:
        """Begin a new page."""
        self.document.add_page_break()

    def turn(self, *, landscape: bool) -> None:
        """Begin a new page that lies on its side, or stands again."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        self._margins(section)
        if landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = Cm(29.7), Cm(21)
        else:
            section.orientation = WD_ORIENT.PORTRAIT

    def columns(self, count: int) -> None:
        """Set what follows in so many columns, without a new page."""
        section = self.document.add_section(WD_SECTION.CONTINUOUS)
        columns = section._sectPr.find(qn("w:cols"))
        columns.set(qn("w:num"), str(count))
        columns.set(qn("w:space"), "567")

    def running(self, place: Any, left: str = "", *, page: str = "", centred: bool = False, size: float = 9) -> None:
        """Set a running header or footer; `page` with `#` for the page's number and `##` for how many there are."""
        paragraph = place.paragraphs[0]
        paragraph.text = ""
        if left:
            paragraph.add_run(left)
        if page:
            if left:
                paragraph.add_run("\t\t")
            for part in re.split(r"(##?)", page):
                if part in _FIELDS:
                    add_field(paragraph, _FIELDS[part])
                elif part:
                    paragraph.add_run(part)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in paragraph.runs:
            run.font.size = Pt(size)

    def docx(self) -> bytes:
        """Return the Word file."""
        self.footnotes.finish()
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()


def _merge(table: Any, lines: Sequence[Sequence[Cell]], over: bool) -> None:
    for y, line in enumerate(lines):
        for x, cell in enumerate(line):
            beside = cell == BESIDE or (cell is None and over and y == 0)
            if cell is not None and not beside:
                continue
            first = table.cell(y, x - 1) if beside else table.cell(y - 1, x)
            text = [paragraph.text for paragraph in first.paragraphs]
            merged = first.merge(table.cell(y, x))
            for paragraph in merged.paragraphs[len(text) :]:
                paragraph._p.getparent().remove(paragraph._p)


def _table_truth(over: Sequence[Cell], header: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> dict[str, Any]:
    told: dict[str, Any] = {"header": [_plain(cell) for cell in header], "rows": []}
    if over:
        above: list[str] = []
        for cell in over:
            above.append(above[-1] if cell is None else _plain(cell))
        told["over"] = above
    last: list[str] = []
    for row in rows:
        line: list[str] = []
        for x, cell in enumerate(row):
            line.append(line[-1] if cell == BESIDE else last[x] if cell is None else _plain(cell))
        told["rows"].append(line)
        last = line
    return told


def _plain(cell: Cell) -> str:
    texts = cell if isinstance(cell, tuple) else (cell or "",)
    return "\n".join(unmarked(text.removeprefix("- ")) for text in texts)
