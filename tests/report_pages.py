"""A small press for tests: prints tables of invented plans as PDF, the way different programs do.

It sets Helvetica, whose widths every PDF reader knows, wraps words as a word processor does, and lets rows run over
pages cell by cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pdfminer.fontmetrics import FONT_METRICS

from parsers.pdf_lines import Line, lines_of
from parsers.pdf_page import Page

FONTS = {"F1": "Helvetica", "F2": "Helvetica-Bold", "F3": "ZapfDingbats", "F4": "Symbol"}
_Line = tuple[float, float, list[tuple[float, str, str]]]


@dataclass(frozen=True)
class Point:
    """A point of a list: its mark (and the font the mark is set in), its words, how far in it stands."""

    text: str
    mark: str = "•"
    font: str = "F1"
    indent: float = 12
    hang: float = 14


@dataclass(frozen=True)
class Style:
    """How a program and a council set a table."""

    size: float = 10
    leading: float = 1.15
    gap: float = 5
    padding: float = 5
    page: tuple[float, float] = (842, 595)
    margin: float = 50
    borders: str = "all"  # all, open (no outer sides), levels (no upright lines), none
    repeat_headings: bool = True
    closing_line: bool = True  # whether a row cut by the page's end has a line under it there
    keep_spaces: bool = False  # whether a wrapped line is followed by a space
    bold_titles: bool = True
    bold_headings: bool = True
    shaded: bool = False
    footer: str = "OFFICIAL"
    number_pages: bool = True
    row_gap: float = 0
    boxed: bool = False  # rulings are thin filled boxes, as Word draws them
    turned: bool = False  # text runs up the page, as a landscape table printed on an upright page does


Paragraph = str | Point
Cell = Sequence[Paragraph]


@dataclass
class _Row:
    cells: Sequence[Cell]
    bold: Sequence[bool]


@dataclass
class Press:
    """Pages being printed, from top to bottom."""

    style: Style = field(default_factory=Style)

    def __post_init__(self) -> None:
        """Begin with an empty page."""
        self.pages: list[list[str]] = []
        self.y = 0.0
        self.new_page()

    # pages and lines

    def new_page(self) -> None:
        """Turn to the next page and print what stands on every page."""
        self.pages.append([])
        height = self.style.page[1]
        foot = self.style.footer + (f" {len(self.pages)}" if self.style.number_pages else "")
        self._text(self.style.margin, height - 30, foot, "F1", 9)
        self.y = self.style.margin

    @property
    def bottom(self) -> float:
        """Return how far down text may go."""
        return self.style.page[1] - self.style.margin

    def line(self, text: str, size: float = 12, *, bold: bool = False, x: float | None = None) -> None:
        """Print one line of text."""
        if self.y + size * 1.3 > self.bottom:
            self.new_page()
        self.y += size * 1.3
        self._text(self.style.margin if x is None else x, self.y - size * 0.3, text, "F2" if bold else "F1", size)

    def prose(self, text: str, size: float = 11) -> None:
        """Print a paragraph over the width of the page."""
        for words in _wrapped(text, "F1", size, self.style.page[0] - 2 * self.style.margin):
            self.line(words.rstrip(), size)
        self.y += 6

    # tables

    def table(self, widths: Sequence[float], headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Print a table; a row that does not fit runs on over the page."""
        head = _Row([[heading] for heading in headings], [self.style.bold_headings] * len(headings))
        body = [_Row(cells, [self.style.bold_titles and not i for i in range(len(cells))]) for cells in rows]
        self._row(head, widths, None, shaded=self.style.shaded)
        for row in body:
            self._row(row, widths, head if self.style.repeat_headings else None)
            self.y += self.style.row_gap

    def _row(self, row: _Row, widths: Sequence[float], head: _Row | None, *, shaded: bool = False) -> None:
        style = self.style
        left = [self._laid(cell, width, bold) for cell, width, bold in zip(row.cells, widths, row.bold, strict=True)]
        if self.y + style.size * style.leading + 2 > self.bottom:
            self._turn(widths, head)
        while True:
            top, used = self.y, 0.0
            for index, lines in enumerate(left):
                used = max(used, self._fill(lines, style.margin + sum(widths[:index]), top))
            cut = any(left)
            end = self.bottom + 1 if cut else top + used + 3
            self._borders(widths, top, end, closed=not cut or style.closing_line, shaded=shaded)
            self.y = end
            if not cut:
                return
            self._turn(widths, head)

    def _turn(self, widths: Sequence[float], head: _Row | None) -> None:
        self.new_page()
        if head:
            self._row(head, widths, None, shaded=self.style.shaded)

    def _laid(self, cell: Cell, width: float, bold: bool) -> list[_Line]:
        """Return the lines of a cell: room above, height, and the runs of text on it."""
        size, room = self.style.size, width - 2 * self.style.padding
        lines: list[_Line] = []
        for paragraph in cell:
            point = paragraph if isinstance(paragraph, Point) else Point(paragraph, mark="", indent=0, hang=0)
            inset = point.indent + point.hang
            font = "F2" if bold else "F1"
            for index, text in enumerate(_wrapped(point.text, font, size, room - inset)):
                last = text.endswith("\n")
                kept = text if self.style.keep_spaces and not last else text.strip()
                runs = [(inset, kept, font)]
                if not index and point.mark:
                    runs.insert(0, (point.indent, point.mark, point.font))
                gap = self.style.gap if lines and not index and not point.mark else 0.0
                lines.append((gap, size * self.style.leading, runs))
        return lines

    def _fill(self, lines: list[_Line], x: float, top: float) -> float:
        """Print as many lines as the page holds, take them off the list, and return the height used."""
        y = top + 2
        first = True
        while lines:
            gap, height, runs = lines[0]
            gap = 0.0 if first else gap
            if y + gap + height > self.bottom:
                break
            y += gap + height
            first = False
            for inset, text, font in runs:
                self._text(x + self.style.padding + inset, y - 0.25 * height, text, font, self.style.size)
            lines.pop(0)
        return y - top

    def _borders(self, widths: Sequence[float], top: float, end: float, *, closed: bool, shaded: bool) -> None:
        style, left = self.style, self.style.margin
        right = left + sum(widths)
        if shaded:
            x = left
            for width in widths:
                self.pages[-1].insert(0, f"0.85 g {x:.2f} {self._up(end):.2f} {width:.2f} {end - top:.2f} re f 0 g")
                x += width
        if style.borders == "none":
            return
        self._rule(left, top, right, top)
        if closed:
            self._rule(left, end, right, end)
        if style.borders in ("all", "open"):
            edges = [left + sum(widths[:index]) for index in range(len(widths) + 1)]
            for x in edges if style.borders == "all" else edges[1:-1]:
                self._rule(x, top, x, end)

    # drawing

    def _rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        if self.style.boxed:
            wide, high = max(x1 - x0, 0.5), max(y1 - y0, 0.5)
            self.pages[-1].append(f"{x0:.2f} {self._up(y0 + high):.2f} {wide:.2f} {high:.2f} re f")
            return
        self.pages[-1].append(f"{x0:.2f} {self._up(y0):.2f} m {x1:.2f} {self._up(y1):.2f} l S")

    def _text(self, x: float, y: float, text: str, font: str, size: float) -> None:
        code = text.encode("cp1252" if font in ("F1", "F2") else "latin-1")
        quoted = b"".join(b"\\" + bytes([c]) if c in b"()\\" else bytes([c]) for c in code).decode("latin-1")
        self.pages[-1].append(f"BT /{font} {size} Tf {x:.2f} {self._up(y):.2f} Td ({quoted}) Tj ET")

    def _up(self, y: float) -> float:
        return self.style.page[1] - y

    def pdf(self) -> bytes:
        """Return the pages as a PDF file."""
        fonts = " ".join(f"/{key} {index} 0 R" for index, key in enumerate(FONTS, 3))
        objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
        for name in FONTS.values():
            coded = " /Encoding /WinAnsiEncoding" if name.startswith("Helvetica") else ""
            objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{name}{coded} >>")
        kids = []
        width, height = self.style.page
        box = f"{height} {width}" if self.style.turned else f"{width} {height}"
        for page in self.pages:
            turn = [f"0 1 -1 0 {height} 0 cm"] if self.style.turned else []
            content = "\n".join(["0.5 w", *turn, *page])
            number = len(objects) + 1
            kids.append(f"{number} 0 R")
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {box}] /Contents {number + 1} 0 R "
                f"/Resources << /Font << {fonts} >> >> >>"
            )
            objects.append(f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream")
        objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
        return _file(objects)


def own_lines(page: Page) -> list[Line]:
    """Return a page's lines without its protective marking and the page's number beside that."""
    return [line for line in lines_of(page.glyphs) if line.text.rstrip("0123456789 ").casefold() != "official"]


def _file(objects: Sequence[str]) -> bytes:
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return out + f"{end}startxref\n{len(out)}\n%%EOF\n".encode("latin-1")


def width_of(text: str, font: str, size: float) -> float:
    """Return how wide a text is."""
    widths = FONT_METRICS[FONTS[font]][1]
    return sum(widths.get(char, 350) for char in text) * size / 1000


def _wrapped(text: str, font: str, size: float, room: float) -> list[str]:
    """Wrap a text at spaces, after hyphens, and within a word wider than the room; only the last line has an end."""
    chunks: list[str] = []
    for word in text.split(" "):
        parts = word.split("-")
        chunks += [part + "-" for part in parts[:-1]] + [parts[-1] + " "]
    lines = [""]
    for chunk in chunks:
        if lines[-1] and width_of(lines[-1] + chunk.rstrip(), font, size) > room:
            lines.append("")
        while width_of(chunk.rstrip(), font, size) > room:
            fits = max(n for n in range(1, len(chunk)) if n == 1 or width_of(chunk[:n], font, size) <= room)
            lines[-1:] = [chunk[:fits], ""]
            chunk = chunk[fits:]
        lines[-1] += chunk
    return [*lines[:-1], lines[-1].rstrip() + "\n"]
