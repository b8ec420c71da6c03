"""How a report is taken, as its author's rows say it: urgency, the meetings before, the Commissioners' block."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from paperclerk.domain.procedure import ROUTE_COLUMNS, Asked, Commissioners, Procedure, RouteStop, Urgency
from paperclerk.domain.publicity import Exemption
from paperclerk.ooxml.blocks import Row, Table
from parsers.author_marks import mark_of_line
from parsers.dates import date_in, read_date
from parsers.form_labels import without_placeholders
from parsers.readings import gives_no_answer, plain, words

_ROUTES: tuple[tuple[Urgency, re.Pattern[str]], ...] = (
    (Urgency.SPECIAL_URGENCY, re.compile(r"\bspecial urgency\b|\breg(?:ulation|\.)?\s*11\b", re.I)),
    (Urgency.GENERAL_EXCEPTION, re.compile(r"\bgeneral exception\b|\breg(?:ulation|\.)?\s*10\b", re.I)),
    (Urgency.LATE_ITEM, re.compile(r"\blate (?:item|report)\b|\b100B\s*\(?4\)?|\burgent business\b", re.I)),
)
_NOT_URGENT = re.compile(r"(?:no|none|not urgent|ordinary|usual notice|not applicable)\b", re.I)
_STANDS: tuple[tuple[Asked, re.Pattern[str]], ...] = (
    (Asked.NOT_ASKED, re.compile(r"\bnot (?:requested|asked|required|sought|needed|applicable)\b|^n/?a$", re.I)),
    (Asked.AWAITED, re.compile(
        r"\b(?:awaited|awaiting|to follow|pending|requested|outstanding|not yet|tbc|"
        r"to be (?:confirmed|added|received|inserted|supplied|provided))\b", re.I)),
    (Asked.NO_COMMENT, re.compile(
        r"^(?:the commissioners? )?(?:have |has |had |made |make |there (?:are|were) )?"
        r"(?:no (?:further )?comments?|nothing to add)"
        r"(?: to (?:make|offer|add))?(?: on (?:this|the) (?:report|paper))?\W*$", re.I)),
    (Asked.COMMENTS, re.compile(r"^(?:comments?(?: (?:received|made|given|below))?|received|yes)$", re.I)),
)  # fmt: skip
# What says how it stands is short; anything longer is the Commissioners' own words.
_LONGEST_STATUS = 60


def read_procedure(rows: Mapping[str, str], route: Sequence[RouteStop]) -> Procedure:
    """Return what an author's rows, by their names, and the table of meetings say of how a report is taken."""
    return Procedure(
        first_published=_day(rows, "first_published"),
        waiver_on=_day(rows, "waiver_on"),
        private_notice=_day(rows, "private_notice"),
        private_second_notice=_day(rows, "private_second_notice"),
        urgency=_urgency(rows.get("urgency", "")),
        urgency_agreed_on=_day(rows, "urgency_agreed_on"),
        urgency_notice=_day(rows, "urgency_notice"),
        route=tuple(route),
        commissioners=_commissioners(rows),
    )


def is_route_table(table: Table) -> bool:
    """Whether a table is that of the meetings a report goes through: its first row names the columns."""
    return bool(table.rows) and {"Meeting", "Date"} <= set(_columns(table.rows[0]).values())


def route_of(table: Table) -> Iterator[RouteStop]:
    """Yield the meetings of such a table, in its order; rows without a meeting and a day are left out."""
    columns = _columns(table.rows[0])
    for row in table.rows[1:]:
        said = {columns[n]: text for n, text in enumerate(_texts(row)) if n in columns}
        body, when = said.get("Meeting", ""), said.get("Date", "")
        if body or when:
            yield RouteStop(body=body, date=_day_of(when), written=when, outcome=said.get("Outcome", ""))


def _columns(row: Row) -> dict[int, str]:
    known = {_folded(word): column for column, also in ROUTE_COLUMNS for word in (column, *also)}
    return {n: known[_folded(text)] for n, text in enumerate(_texts(row)) if _folded(text) in known}


def _texts(row: Row) -> list[str]:
    return [" ".join(without_placeholders(cell.text).split()) for cell in row.cells]


def _folded(text: str) -> tuple[str, ...]:
    return tuple(words(re.sub(r"\([^)]*\)", "", text)))


def _urgency(written: str) -> Urgency:
    text = plain(written)
    if gives_no_answer(text):
        return Urgency.NONE
    if named := next((route for route, pattern in _ROUTES if pattern.search(text)), None):
        return named
    return Urgency.NONE if _NOT_URGENT.match(text) else Urgency.UNREAD


def _commissioners(rows: Mapping[str, str]) -> Commissioners | None:
    written, text = rows.get("commissioners", "").strip(), rows.get("commissioners_text", "").strip()
    name, when = rows.get("commissioners_name", "").strip(), rows.get("commissioners_on", "").strip()
    if not any((written, text, name, when)):
        return None
    status = _asked(plain(written))
    if len(written) > _LONGEST_STATUS and not text:
        text, written = written, ""
    if text and not written:
        # Words without a state may be theirs, or may say that nothing has come; with a name and a day they are theirs.
        status = Asked.COMMENTS if name and _day_of(when) else Asked.UNREAD
    said, exemption = _without_mark(text)
    return Commissioners(
        status=status, written=written, text=said, name=name, date=_day_of(when), date_written=when, exemption=exemption
    )


def _asked(written: str) -> Asked:
    if not written:
        return Asked.AWAITED
    if len(written) > _LONGEST_STATUS:
        return Asked.UNREAD
    return next((stands for stands, pattern in _STANDS if pattern.search(written)), Asked.UNREAD)


def _without_mark(text: str) -> tuple[str, Exemption | None]:
    """Return the Commissioners' words without the line that marks them as exempt, and the exemption."""
    left, exemption = [], None
    for line in text.split("\n"):
        mark = mark_of_line(line)
        exemption = exemption or mark.exemption
        left += [] if mark.exemption else [line]
    return "\n".join(left).strip(), exemption


def _day(rows: Mapping[str, str], name: str) -> date | None:
    return _day_of(rows.get(name, ""))


def _day_of(written: str) -> date | None:
    return read_date(written).value or date_in(written)
