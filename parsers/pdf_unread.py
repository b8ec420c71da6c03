"""What of a PDF's pages was not read, or was set aside, in words for the person who has the file."""

import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from paperclerk.domain.findings import Finding, finding
from parsers.pdf_page_flow import PageFlow
from parsers.pdf_pages import Report

# A page with fewer letters of its own under a picture as large as the page is a scan with a stamp on it.
_FEW_LETTERS = 40
# A page cannot be read where more than this share of its letters have no known meaning.
_TOO_MANY = 0.1
_QUOTED = 60


def unread_pages(report: Report, pictures: Sequence[int] | None = None) -> tuple[Finding, ...]:
    """Return findings for pages that are pictures, or that could not be read; `pictures` if more is known of them."""
    found = []
    scanned = report.pictures if pictures is None else pictures
    if scanned:
        message = f"{_pages(scanned)} of {report.place.file} {_verb(scanned, 'holds', 'hold')} a picture and no text"
        hint = "Ask for the report as it was written, not scanned."
        if shutil.which("ocrmypdf"):
            copy = f"{report.place.file.removesuffix('.pdf')}-with-text.pdf"
            hint += f' Or let "ocrmypdf {report.place.file} {copy}" write the text into a copy, and give that.'
        found.append(
            _about(report, "I09", f"{message}, so {_verb(scanned, 'it was', 'they were')} not read.", hint, scanned)
        )
    for number, why in sorted(report.unread.items()):
        message = f"Page {number} of {report.place.file} {why}, so it was not read."
        found.append(_about(report, "I09", message, "Fetch the report again.", [number]))
    return tuple(found)


def left_aside(report: Report, pages: Sequence[PageFlow]) -> tuple[Finding, ...]:
    """Return findings for all pages once they are read: scans, letters without meaning, text that runs aslant."""
    scanned = {*report.pictures, *(page.number for page in pages if _is_scan(report, page))}
    found = (*unread_pages(report, sorted(scanned)), *_unmapped(report, pages), *_aslant(report, pages))
    if found or any(page.letters for page in pages):
        return found
    message = f"{report.place.file} has nothing on its {_pages([page.number for page in pages]).lower()}."
    return (_about(report, "I09", message, "Give the report itself.", [1]),)


def _is_scan(report: Report, page: PageFlow) -> bool:
    return page.letters < _FEW_LETTERS and not page.tables and report.seen[page.number - 1].scanned


def _unmapped(report: Report, pages: Iterable[PageFlow]) -> Iterator[Finding]:
    numbers = [page.number for page in pages if page.unmapped > _TOO_MANY * page.letters]
    if numbers:
        message = (
            f"{_pages(numbers)} of {report.place.file} {_verb(numbers, 'is', 'are')} set in a font that does not say"
            " which letters its signs are, so the text read there is wrong."
        )
        hint = "Ask for the report in Word, or as a PDF printed anew from there."
        yield _about(report, "I27", message, hint, numbers)


def _aslant(report: Report, pages: Iterable[PageFlow]) -> Iterator[Finding]:
    places: dict[str, list[int]] = defaultdict(list)
    for page in pages:
        if page.aslant and not page.unread:
            places[page.aslant].append(page.number)
    for text, numbers in places.items():
        said = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
        message = f'"{said}" runs aslant over {_pages(numbers).lower()} of {report.place.file}; it was set aside.'
        hint = "Nothing to do if it is a watermark; a watermark that says draft should not be published."
        yield _about(report, "I28", message, hint, numbers, about=text[:_QUOTED])


def _about(report: Report, rule: str, message: str, hint: str, numbers: Sequence[int], about: str = "") -> Finding:
    place = report.place.model_copy(update={"where": _pages(numbers).lower(), "page": numbers[0]})
    return finding(rule, message, hint=hint, place=place, about=about)


def _pages(numbers: Sequence[int]) -> str:
    """Return the numbers of pages as people write them: Page 3, Pages 3, 5 to 8."""
    runs = [[numbers[0], numbers[0]]]
    for before, number in pairwise(numbers):
        if number == before + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    said = [str(a) if a == b else f"{a}, {b}" if b == a + 1 else f"{a} to {b}" for a, b in runs]
    return f"{'Page' if len(numbers) == 1 else 'Pages'} {', '.join(said)}"


def _verb(numbers: Sequence[int], one: str, more: str) -> str:
    return one if len(numbers) == 1 else more
