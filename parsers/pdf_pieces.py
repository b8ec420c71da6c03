"""A published report's pages as pieces in reading order: paragraphs and tables, each with its page and box.

Pages are read one by one and forgotten but for their lines, in several processes if wanted; what runs over pages is put
together after that, the same way whoever read them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.domain.report import Box, ReportTable
from parsers.boxes_over_pages import with_rests
from parsers.drawn_table import DrawnTable
from parsers.flow_edges import Setting, settings
from parsers.flow_lines import FlowLine
from parsers.flow_texts import Above, texts
from parsers.pack_signs import NO_SIGNS, PageSigns
from parsers.pdf_page_flow import NOTES, PageFlow
from parsers.pdf_pages import Report
from parsers.pdf_signs import signs_of
from parsers.pdf_unread import left_aside
from parsers.pdf_workers import Progress, read_pages
from parsers.pieces import Piece, Text
from parsers.tables_over_pages import joined
from parsers.words_over_lines import Vocabulary


class PdfPieces(NamedTuple):
    """A report's pieces in reading order, the running headers and footers set aside, and what was found in reading.

    `signs` is what the file says of where papers of a pack begin.
    """

    pieces: tuple[Piece, ...]
    furniture: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    signs: PageSigns = NO_SIGNS


def read_pieces(report: Report, *, processes: int = 1, progress: Progress | None = None) -> PdfPieces:
    """Read a report's pages; every word is in one piece, but for running headers and footers, which are `furniture`."""
    pages, words = read_pages(report, processes=processes, progress=progress)
    marks = {number: glance.bookmarks for number, glance in enumerate(report.seen, 1) if glance.bookmarks}
    signs = signs_of(marks, [page.running for page in pages])
    return put_together(pages, words)._replace(findings=left_aside(report, pages), signs=signs)


def put_together(pages: Sequence[PageFlow], words: Vocabulary) -> PdfPieces:
    """Join what pages say over their ends."""
    pages = list(with_rests(pages))
    setting = settings([line for page in pages for line in page.lines], {page.number: page.width for page in pages})
    tables: dict[tuple[int, Box], list[ReportTable]] = defaultdict(list)
    for table in joined((drawn for page in pages for drawn in page.tables), words):
        tables[table.pages[0], table.boxes[0]].append(table)
    pieces: list[Piece] = []
    above: Above | None = None
    counted: list[str] = []
    for stretch, drawn in _stretches(pages):
        pieces.extend(texts(stretch, setting, words, counted, above))
        if drawn is not None:
            pieces.extend(tables.get((drawn.page, drawn.box), ()))
            above = Above(drawn.page, 0, drawn.box[3])
    notes = {page.number: list(_notes(page, setting, words)) for page in pages}
    furniture = dict.fromkeys(text for page in pages for text in (*page.running, page.aslant) if text)
    return PdfPieces(tuple(_alone(_with_notes(pieces, notes))), tuple(furniture))


def _stretches(pages: Sequence[PageFlow]) -> Iterator[tuple[list[FlowLine], DrawnTable | None]]:
    """Yield the lines between tables, over pages, each time with the table that follows them."""
    stretch: list[FlowLine] = []
    for page in pages:
        tables = sorted(page.tables, key=lambda table: table.box[1])
        for line in page.lines:
            if line.column == NOTES:
                continue
            while tables and _comes_before(tables[0], line):
                yield stretch, tables.pop(0)
                stretch = []
            stretch.append(line)
        for table in tables:
            yield stretch, table
            stretch = []
    yield stretch, None


def _comes_before(table: DrawnTable, line: FlowLine) -> bool:
    """Whether a table is read before a line: it stands higher, and in the same column where there are several."""
    left, top, right, _ = table.box
    beside = bool(line.limit) and (line.limit <= left or line.left >= right)
    return top < line.baseline and not beside


def _notes(page: PageFlow, setting: Mapping[int, Setting], words: Vocabulary) -> Iterator[Text]:
    for text in texts([line for line in page.lines if line.column == NOTES], setting, words, []):
        yield text._replace(style="footnote", starts_page=False)


def _with_notes(body: Sequence[Piece], notes: Mapping[int, list[Text]]) -> Iterator[Piece]:
    """Yield the notes of each page after the last piece that begins on it."""
    waiting = dict(sorted(notes.items()))
    for piece in body:
        begun = _page_of(piece)
        for page in [page for page in waiting if page < begun]:
            yield from waiting.pop(page)
        yield piece
    for left in waiting.values():
        yield from left


def _page_of(piece: Piece) -> int:
    return (piece.page or 0) if isinstance(piece, Text) else piece.pages[0]


def _alone(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Tell of each paragraph whether it stands alone on its page."""
    read = list(pieces)
    counts: Counter[int] = Counter()
    for piece in read:
        counts.update(
            {_page_of(piece)} | ({page for page, _ in piece.rest} if isinstance(piece, Text) else set(piece.pages))
        )
    for piece in read:
        yield piece._replace(alone=counts[_page_of(piece)] == 1) if isinstance(piece, Text) else piece
