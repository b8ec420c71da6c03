"""A report made of its pieces: front page, sections with their paragraphs and tables, recommendations, appendices.

The same for PDF and for Word. What cannot be told for certain is decided by the report's own evidence, and no words
are left out: what is no heading is a paragraph.
"""

from collections.abc import Mapping, Sequence

from paperclerk.domain.places import Place
from paperclerk.domain.report import Report, ReportReading
from parsers.front_after import rows_after
from parsers.front_labels import Labels, labels_known
from parsers.front_late import with_late_answers
from parsers.front_pieces import FrontRead, read_front
from parsers.front_zone import front_end
from parsers.outline_contents import Contents, contents_among
from parsers.outline_findings import findings_of
from parsers.outline_grid import laid_out
from parsers.outline_headings import weigh
from parsers.outline_levels import headings_among
from parsers.outline_pieces import made_ready
from parsers.outline_start import sections_begin
from parsers.outline_tree import Body, paragraph_of, sections_of
from parsers.pack_signs import NO_SIGNS, PageSigns
from parsers.pieces import Piece, Text
from parsers.report_appendices import appendices_of
from parsers.report_packs import packed_reports
from parsers.report_recommendations import recommendations_of

NO_SYNONYMS: Mapping[str, tuple[str, ...]] = {}


def reports_of(
    pieces: Sequence[Piece],
    place: Place | None = None,
    synonyms: Mapping[str, tuple[str, ...]] = NO_SYNONYMS,
    signs: PageSigns = NO_SIGNS,
) -> ReportReading:
    """Make the reports that a file's pieces hold, in their order; several from an agenda pack.

    Args:
        pieces: paragraphs and tables in reading order, running headers and footers set aside.
        place: the file, for findings.
        synonyms: a council's own labels for rows of the front page, by the row's name.
        signs: what the file itself says of where its papers begin.
    """
    labels = labels_known(synonyms)
    packed = packed_reports(made_ready(pieces), labels, signs)
    read = [_report(part, labels) for part in packed.reports if part]
    reports = tuple(report for report, _ in read)
    return ReportReading(reports, findings_of(packed, read, place or Place()))


def _report(given: Sequence[Piece], labels: Labels) -> tuple[Report, FrontRead]:
    pieces, begins = laid_out(given, labels)
    contents = contents_among(pieces)
    weighed = weigh(pieces, contents.places)
    start = begins or sections_begin(pieces, weighed, front_end(pieces, weighed, labels), labels)
    late = rows_after(pieces, weighed, start, labels)
    before_it = [piece for at, piece in enumerate(pieces[:start]) if at not in contents.places]
    front = read_front(before_it, labels, late.values())
    headings = headings_among(pieces, weighed, start)
    aside = {*contents.places, *late, *(at + 1 for at in late)}
    kept = [at for at in range(start, len(pieces)) if at not in aside]
    before = len(front.texts) + len(front.tables)
    body = sections_of(
        [pieces[at] for at in kept], {n: headings[at] for n, at in enumerate(kept) if at in headings}, before
    )
    front = front._replace(front=with_late_answers(front.front, body.sections, labels))
    return _put_together(pieces, front, body, contents), front


def _put_together(pieces: Sequence[Piece], front: FrontRead, body: Body, contents: Contents) -> Report:
    opening = tuple(paragraph_of(text, position=place) for place, text in enumerate(front.texts, 1))
    pages = [page for piece in pieces for page in _pages_of(piece)]
    page_front = front.front
    return Report(
        organisation=page_front.organisation,
        body=page_front.body,
        date=page_front.date,
        front_page=page_front,
        front_places=front.places,
        opening=(*opening, *body.opening),
        opening_tables=(*front.tables, *body.opening_tables),
        sections=body.sections,
        recommendations=recommendations_of(body.sections, page_front),
        appendices=appendices_of(body.sections, page_front),
        contents=contents.lines,
        contents_heading=contents.heading,
        pages=(min(pages), max(pages)) if pages else None,
    )


def _pages_of(piece: Piece) -> tuple[int, ...]:
    """Return the pages a piece stands on; none for a file without pages."""
    if not isinstance(piece, Text):
        return piece.pages
    return (piece.page, *(page for page, _ in piece.rest)) if piece.page else ()
