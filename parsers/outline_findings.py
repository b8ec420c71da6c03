"""What an officer should know about a report's reading: what belonged nowhere, what was answered twice."""

from collections.abc import Sequence

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place
from paperclerk.domain.report import Report
from parsers.front_pieces import FrontRead
from parsers.front_rows import whole
from parsers.pieces import Piece, Text
from parsers.report_packs import PackedReports

_QUOTED = 60


def findings_of(packed: PackedReports, read: Sequence[tuple[Report, FrontRead]], place: Place) -> tuple[Finding, ...]:
    """Return what reading the reports left in doubt."""
    found = [_belongs_nowhere(part, place) for part in packed.aside]
    found += [_may_begin(piece, place) for piece in packed.doubts]
    for report, front in read:
        about = _at(place, report.pages[0] if report.pages else None, "front page")
        found += [_answered_twice(question, about) for question in front.doubts]
        if not report.sections:
            found.append(_no_headings(report, _at(place, report.pages[0] if report.pages else None, "")))
    return tuple(found)


def _belongs_nowhere(pieces: Sequence[Piece], place: Place) -> Finding:
    pages = sorted({page for piece in pieces for page in _pages(piece)})
    where = f"pages {pages[0]} to {pages[-1]}" if len(pages) > 1 else f"page {pages[0]}" if pages else "the beginning"
    first = next((whole(piece) for piece in pieces if isinstance(piece, Text)), "")
    return finding(
        "I20",
        f'What stands on {where} of {place.file} ("{first[:_QUOTED]}") is no report and was left out.',
        hint="It is taken to be an agenda or minutes. If it is a report, give it as a file of its own.",
        place=_at(place, pages[0] if pages else None, where),
    )


def _may_begin(piece: Piece, place: Place) -> Finding:
    page = next(iter(_pages(piece)), None)
    words = whole(piece) if isinstance(piece, Text) else next((cell for row in piece.rows for cell in row if cell), "")
    where = f"page {page}" if page else "a new page"
    return finding(
        "I23",
        f'Another report may begin on {where} of {place.file} ("{words[:_QUOTED]}"); '
        "it was read as part of the one before.",
        hint="If it is one of several papers in one file, give each as a file of its own.",
        place=_at(place, page, where),
    )


def _answered_twice(question: str, place: Place) -> Finding:
    return finding(
        "I21",
        f'"{question}" is ticked both Yes and No on the front page, so it was taken as not answered.',
        hint="Ask the author which is meant.",
        place=place,
        about=question,
    )


def _no_headings(report: Report, place: Place) -> Finding:
    if report.opening:
        kept = "so it was read as one stretch of paragraphs"
    elif report.opening_tables:
        kept = "whose words stand in tables; these were kept as they are, without sections"
    else:
        kept = "and nothing but a front page was read"
    return finding(
        "I22",
        f"No heading was told from the text of {place.file}, {kept}.",
        hint="Look whether its headings are pictures, or set like the rest of the text.",
        place=place,
    )


def _at(place: Place, page: int | None, where: str) -> Place:
    said = ", ".join(part for part in (f"page {page}" if page and where == "front page" else "", where) if part)
    return place.model_copy(update={"where": said or (f"page {page}" if page else ""), "page": page})


def _pages(piece: Piece) -> tuple[int, ...]:
    if isinstance(piece, Text):
        return (piece.page,) if piece.page else ()
    return piece.pages
