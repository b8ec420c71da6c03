"""Pages of a published report in PDF: opened safely, looked through quickly, read character by character.

A quick pass gives every page's bare text (hundreds of pages a second), so that only the pages that matter are read with
their characters and rulings (ten pages a second).
"""

import hashlib
import io
import logging
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import pdfplumber
import pypdfium2
from pdfplumber.pdf import PDF

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place
from parsers.pdf_drawing import drawn_page
from parsers.pdf_edges import NO_EDGES, Edges, edges_of
from parsers.pdf_page import Page, Ruling
from parsers.pdf_signs import bookmarks_of

__all__ = ["Page", "PdfFault", "Report", "Ruling", "open_report"]

# A council's longest agenda pack has some 2,000 pages and 200 MB; past that it is not one report.
MOST_BYTES = 300 * 1024 * 1024
MOST_PAGES = 3000
# A page of the smallest print holds some 10,000 characters; a drawing or an attack has more.
MOST_CHARACTERS = 60_000

# The readers below us grumble about harmless oddities of a file; what matters to people becomes a finding.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
logging.getLogger("pypdfium2").setLevel(logging.CRITICAL)
# A page's characters take about a megabyte; a plan table seldom runs over more pages than these.
_PAGES_KEPT = 24
_PICTURE = pypdfium2.raw.FPDF_PAGEOBJ_IMAGE
_STROKES = pypdfium2.raw.FPDF_PAGEOBJ_PATH
# A drawn border has a few strokes; a page of letters drawn as shapes has hundreds.
_STROKES_OF_TEXT = 100
# A page with so little text may be a scan that was stamped with a number; a picture then covers most of it.
_LITTLE_TEXT = 200
_COVERS = 0.5
# PDFium may be used by one thread at a time.
_ONE_AT_A_TIME = threading.Lock()


class PdfFault(Exception):
    """A PDF that cannot be read, with the finding that says why."""

    def __init__(self, found: Finding) -> None:
        """Keep the finding."""
        super().__init__(found.message)
        self.finding = found


class Glance(NamedTuple):
    """What the quick pass sees of a page: its bare text, and what stands near its edges.

    `picture` when it shows something but no text at all; `scanned` when a picture covers it, with little text or none.
    `bookmarks` are the titles of those that lead to it.
    """

    text: str
    edges: Edges
    picture: bool
    scanned: bool = False
    bookmarks: tuple[str, ...] = ()


class Report:
    """A report open for reading: each page's bare text (`texts`) and the lines near its edges (`edges`), in order."""

    def __init__(self, pdf: PDF, content: bytes, place: Place, seen: Sequence[Glance]) -> None:
        """Take the open file and what the quick pass saw."""
        self._pdf = pdf
        self.content = content
        self.place = place
        self.seen = tuple(seen)
        self.texts = tuple(page.text for page in seen)
        self.edges = tuple(page.edges for page in seen)
        self.pictures = tuple(number for number, page in enumerate(seen, 1) if page.picture)
        self.unread: dict[int, str] = {}
        self._last: dict[int, Page] = {}

    def page(self, number: int) -> Page:
        """Read one page with its characters and rulings; a page that cannot be read is empty, and noted in `unread`."""
        if number not in self._last:
            while len(self._last) >= _PAGES_KEPT:
                self._last.pop(next(iter(self._last)))
            self._last[number] = self._read(number)
        return self._last[number]

    def forget(self) -> None:
        """Keep no page that was read: whoever reads each page once needs none of them again."""
        self._last.clear()

    def _read(self, number: int) -> Page:
        if len(self.texts[number - 1]) > MOST_CHARACTERS:
            self.unread[number] = "has far more characters than a page of text"
            return Page(number, 1, 1, (), ())
        try:
            page = self._pdf.pages[number - 1]
            try:
                return drawn_page(page, number)
            finally:
                # Without this every page's characters stay in memory until the file is closed.
                page.close()
        except Exception:  # a damaged page makes the library fail in ways without number; the others must be read
            self.unread[number] = "is damaged"
            return Page(number, 1, 1, (), ())


@contextmanager
def open_report(content: bytes, file: str) -> Iterator[Report]:
    """Open a PDF for reading.

    Raises:
        PdfFault: it is empty, broken, locked, too large or no PDF at all.
    """
    place = Place(file=file, sha256=hashlib.sha256(content).hexdigest())
    _check_size_and_kind(content, place)
    seen = _quick_pass(content, place)
    pdf = _opened(content, len(seen))
    if pdf is None:
        # PDFium finds its way through a file whose table of places is wrong; written anew by it, others do too.
        content = _written_anew(content)
        pdf = _opened(content, len(seen))
    if pdf is None:
        raise _broken(place)
    try:
        yield Report(pdf, content, place, seen)
    finally:
        pdf.close()


def _opened(content: bytes, pages: int) -> PDF | None:
    """Return the file open, unless it has other pages for this reader than the quick pass saw."""
    try:
        pdf = pdfplumber.open(io.BytesIO(content))
        same = len(pdf.pages) == pages
    except Exception:  # a damaged file makes the library fail in ways without number; it is tried again, written anew
        return None
    if not same:
        pdf.close()
        return None
    return pdf


def _written_anew(content: bytes) -> bytes:
    written = io.BytesIO()
    with _ONE_AT_A_TIME:
        pdf = pypdfium2.PdfDocument(content)
        try:
            pdf.save(written)
        except pypdfium2.PdfiumError:
            return content
        finally:
            pdf.close()
    return written.getvalue()


def report_seen(content: bytes, seen: Sequence[Glance]) -> Report:
    """Open a report that the quick pass has been through before, in another process; it stays open until that ends."""
    return Report(pdfplumber.open(io.BytesIO(content)), content, Place(), seen)


def _check_size_and_kind(content: bytes, place: Place) -> None:
    if not content:
        raise _fault("F04", f"{place.file} is empty.", "Fetch the report again.", place)
    if len(content) > MOST_BYTES:
        raise _fault("F07", f"{place.file} is too large to be one report.", "Give the report by itself.", place)
    if b"%PDF-" not in content[:1024]:
        kind = "a Word or Excel file" if content[:2] == b"PK" or content[:4] == b"\xd0\xcf\x11\xe0" else "another file"
        raise _fault(
            "F03", f"{place.file} is not a PDF: it is {kind} under that name.", "Give the published PDF.", place
        )


# A list of pages that is empty; PDFium takes such a file for a broken one.
_COUNTS_NONE = re.compile(rb"/Type\s*/Pages\b[^>]*/Count\s+0\b|/Count\s+0\b[^>]*/Type\s*/Pages\b")


def _quick_pass(content: bytes, place: Place) -> list[Glance]:
    with _ONE_AT_A_TIME:
        try:
            pdf = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as fault:
            if "password" in str(fault).lower():
                raise _fault(
                    "F05",
                    f"{place.file} is locked with a password.",
                    "Save it without the password and give it again.",
                    place,
                ) from fault
            raise (_without_pages(place) if _COUNTS_NONE.search(content) else _broken(place)) from fault
        try:
            if len(pdf) > MOST_PAGES:
                raise _fault(
                    "F07", f"{place.file} has {len(pdf)} pages.", "Give the report without the rest of the pack.", place
                )
            marks = bookmarks_of(pdf)
            seen = [_glance(pdf, index)._replace(bookmarks=marks.get(index + 1, ())) for index in range(len(pdf))]
        finally:
            pdf.close()
    if not seen:
        raise _without_pages(place)
    return seen


def _glance(pdf: Any, index: int) -> Glance:
    try:
        page = pdf[index]
    except pypdfium2.PdfiumError:
        return Glance("", NO_EDGES, picture=False)
    try:
        text_page = page.get_textpage()
        text = text_page.get_text_range()
        edges = edges_of(page, text_page)
        text_page.close()
        little = len(text.strip()) < _LITTLE_TEXT
        picture = not text.strip() and _shows_something(page)
        return Glance(text, edges, picture=picture, scanned=picture or (little and _is_covered(page)))
    except pypdfium2.PdfiumError:
        return Glance("", NO_EDGES, picture=False)
    finally:
        page.close()


def _is_covered(page: Any) -> bool:
    """Whether a picture lies over most of a page."""
    width, height = page.get_size()
    sizes = [item.get_bounds() for item in page.get_objects(max_depth=3) if item.type == _PICTURE]
    return any((x1 - x0) * (y1 - y0) > _COVERS * width * height for x0, y0, x1, y1 in sizes)


def _shows_something(page: Any) -> bool:
    """Whether a page without text has a picture on it, or as many strokes as letters drawn one by one have."""
    kinds = [item.type for item in page.get_objects(max_depth=3)]
    return _PICTURE in kinds or kinds.count(_STROKES) > _STROKES_OF_TEXT


def _without_pages(place: Place) -> PdfFault:
    return _fault(
        "F04",
        f"{place.file} has no pages, so there is nothing to read.",
        "Make the PDF again from the report, or give the Word file.",
        place,
    )


def _broken(place: Place) -> PdfFault:
    return _fault(
        "F02",
        f"{place.file} is broken and cannot be read.",
        "Fetch the report again from where it was published.",
        place,
    )


def _fault(rule: str, message: str, hint: str, place: Place) -> PdfFault:
    return PdfFault(finding(rule, message, hint=hint, place=place))
