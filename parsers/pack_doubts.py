"""Papers of a pack that nothing told for certain: one behind the agenda, one that begins with no new page before it."""

from collections.abc import Iterator, Sequence

from paperclerk.domain.report import ReportTable
from parsers.front_labels import Labels
from parsers.front_title import names_council, says_report_to
from parsers.outline_words import is_section_name, names_decisions
from parsers.pack_signs import Sight, asks_again, rows_known
from parsers.pieces import Piece, Text

# So many sections of a report stand in no agenda.
_SECTIONS = 3
_LONGEST_LINE = 120
# So many rows of a front page stand together nowhere else, the title among them.
_ROWS_OF_FRONT = 3
_FIRST_ROWS = frozenset({"subject", "body", "date", "item"})
# So many pieces may hold a front page.
_FRONT_REACHES, _SECTIONS_REACH = 14, 60


def paper_within(agenda: Sequence[Piece]) -> Text | None:
    """Return the first section of a paper that stands in what begins as an agenda; None where there is none."""
    sections = [piece for piece in agenda if isinstance(piece, Text) and _is_section(piece.text)]
    return sections[0] if len({piece.text.casefold() for piece in sections}) >= _SECTIONS else None


def fronts_in_mid_page(pieces: Sequence[Piece], tops: Sequence[int], labels: Labels) -> Iterator[int]:
    """Yield the places where a front page seems to stand in mid-page, in a file whose pages nobody counted.

    Papers that were pasted one behind another have no page break between them. Each is told once.
    """
    if any(piece.page if isinstance(piece, Text) else piece.pages for piece in pieces):
        return
    last = 0
    for place in range(1, len(pieces)):
        last = place if place in tops else last
        if place - last < _FRONT_REACHES or not _opens_front(pieces[place], labels):
            continue
        end = next((top for top in tops if top > place), len(pieces))
        after = pieces[place : min(end, place + _SECTIONS_REACH)]
        sight = Sight(after[:_FRONT_REACHES], after, pieces[last:place])
        names = rows_known(sight.top, labels)
        if "subject" in names and len(names) >= _ROWS_OF_FRONT and asks_again(sight):
            yield place
            last = place


def _opens_front(piece: Piece, labels: Labels) -> bool:
    if isinstance(piece, ReportTable):
        return bool(rows_known([piece], labels) & _FIRST_ROWS)
    return len(piece.text) <= _LONGEST_LINE and (names_council(piece.text) or says_report_to(piece.text))


def _is_section(words: str) -> bool:
    return len(words) <= _LONGEST_LINE and (is_section_name(words) or names_decisions(words))
