"""How a report is taken: X35, X36 urgency and notice, X37 the meetings before, X41 the Commissioners' block.

Sources: SI 2012/2089 reg 5 (two notices of a meeting in private), reg 9 (28 clear days' notice of a key decision), reg
10 (general exception: five clear days, the scrutiny chair told, a notice published), reg 11 (special urgency: the
scrutiny chair's agreement, a notice published); LGA 1972 s100B(4)(b) (a late item: the chair's opinion and special
circumstances). Waiving call-in is the council's own.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from paperclerk.domain.author import AuthorWords
from paperclerk.domain.clear_days import clear_days, latest_publication
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.papers import PaperName
from paperclerk.domain.periods import for_people
from paperclerk.domain.places import Place
from paperclerk.domain.procedure import PROCEDURE_ROWS, Asked, Procedure, Urgency

KEY_DAYS, EXCEPTION_DAYS = 28, 5
# Regulations 9 to 11 bind the executive alone, and call-in is of its decisions.
_EXECUTIVE = re.compile(r"\b(?:cabinet|executive)\b", re.I)
_WAIVED = re.compile(r"\burgen|\bwaive", re.I)
_DAYS = ("first_published", "waiver_on", "private_notice", "private_second_notice", "urgency_agreed_on",
         "urgency_notice")  # fmt: skip
_LABELS = {row.name: row.label.rstrip(":") for row in PROCEDURE_ROWS}
_SPOKEN = {
    Urgency.GENERAL_EXCEPTION: "general exception (reg 10, SI 2012/2089)",
    Urgency.SPECIAL_URGENCY: "special urgency (reg 11, SI 2012/2089)",
    Urgency.LATE_ITEM: "late item (s100B(4)(b), LGA 1972)",
}
# What each way needs: the rows, by their names.
_NEEDS = {
    Urgency.GENERAL_EXCEPTION: ("urgency_reason", "urgency_agreed_by", "urgency_notice"),
    Urgency.SPECIAL_URGENCY: ("urgency_reason", "urgency_agreed_by", "urgency_agreed_on", "urgency_notice"),
    Urgency.LATE_ITEM: ("urgency_reason", "urgency_agreed_by"),
}


class _Report(NamedTuple):
    """A report as these rules look at it: the meeting it goes to, and the day up to which things are known."""

    front: FrontPage
    procedure: Procedure
    body: str
    meeting: date | None
    as_of: date

    def found(self, rule: str, message: str, hint: str, about: str, place: Place | None = None) -> Finding:
        """Return a finding on the front page."""
        subject, place = PaperName.CABINET_REPORT.value, place or self.procedure.place
        return finding(rule, message, hint=hint, subject=subject, place=place, about=about)


def procedure_in_order(words: AuthorWords | None, *, body: str, meeting: date | None, as_of: date) -> list[Finding]:
    """Return what is wrong or missing in how a report is taken; nothing for one that leaves all of it out.

    Args:
        words: the author's; None when there are none.
        body: whom the report is to, unless its front page says.
        meeting: the day of the meeting, unless its front page says.
        as_of: the day up to which outcomes are known.
    """
    if words is None:
        return []
    front = words.front
    report = _Report(front, words.procedure, front.body or body, front.date or meeting, as_of)
    return [*_urgency(report), *_waiver(report), *_unread_days(report), *_notice(report), *_route(report),
            *_commissioners(report)]  # fmt: skip


def _urgency(report: _Report) -> Iterator[Finding]:
    route, front = report.procedure.urgency, report.front
    if route is Urgency.UNREAD:
        said = " ".join(front.text("urgency").split())[:80]
        yield report.found(
            "X35", f'The urgency procedure "{said}" is none that is known.',
            "Write None, General exception, Special urgency or Late item.", "urgency",
        )  # fmt: skip
    for row in _NEEDS.get(route, ()):
        if not front.text(row).strip():
            yield report.found(
                "X35", f'The decision is taken as {_SPOKEN[route]}, but nothing stands beside "{_LABELS[row]}".',
                "Fill the row in, or take the decision with the usual notice.", row,
            )  # fmt: skip
    if route is Urgency.NONE and (given := [row for row in _NEEDS[Urgency.SPECIAL_URGENCY] if front.text(row).strip()]):
        yield report.found(
            "X35", f'"{_LABELS[given[0]]}" is filled in, but no urgency procedure is named.',
            "Name the procedure: General exception, Special urgency or Late item; or empty the row.", "urgency",
        )  # fmt: skip


def _waiver(report: _Report) -> Iterator[Finding]:
    front = report.front
    given = [row for row in ("waiver_by", "waiver_on") if front.text(row).strip()]
    if front.call_in and given:
        yield report.found(
            "X35", "The front page says that the decision may be called in, and that call-in is waived.",
            "Answer No to call-in and give the reason, or empty the rows on the waiver.", "call_in",
        )  # fmt: skip
    is_executive = bool(_EXECUTIVE.search(report.body))
    if front.call_in is False and is_executive and not (front.call_in_reason or "").strip() and not given:
        yield report.found(
            "X35", "The decision may not be called in, and nothing says why.",
            "Give the reason: urgent and agreed as such, a recommendation to Council, or not an executive decision.",
            "call_in_reason",
        )  # fmt: skip
    is_waived = front.call_in is False and (given or _WAIVED.search(front.call_in_reason or ""))
    for row in ("waiver_by", "waiver_on") if is_waived else ():
        if row not in given:
            yield report.found(
                "X35", f'Call-in is waived as urgent, but nothing stands beside "{_LABELS[row]}".',
                "Say who agreed that the decision may not be called in, and when.", row,
            )  # fmt: skip


def _unread_days(report: _Report) -> Iterator[Finding]:
    for row in _DAYS:
        written = " ".join(report.front.text(row).split())
        if written and getattr(report.procedure, row) is None and written.casefold() not in ("n/a", "none", "-", "–"):
            yield report.found(
                "X35", f'"{written[:60]}" beside "{_LABELS[row]}" is no date.', "Write it like 4 March 2031.",
                f"{row} unread",
            )  # fmt: skip


def _notice(report: _Report) -> Iterator[Finding]:
    meeting, procedure = report.meeting, report.procedure
    if meeting is None or not _EXECUTIVE.search(report.body):
        return
    route, notice = procedure.urgency, procedure.urgency_notice
    agreed = procedure.urgency_agreed_on
    if report.front.key_decision and procedure.first_published:
        left = clear_days(procedure.first_published, meeting)
        if left < KEY_DAYS and route in (Urgency.NONE, Urgency.LATE_ITEM):
            yield report.found("X36", _too_short("The decision", procedure.first_published, left, meeting, KEY_DAYS),
                               _way_out(meeting, report.as_of), "first_published")  # fmt: skip
    if route is Urgency.GENERAL_EXCEPTION and notice:
        left = clear_days(notice, meeting, working=True)
        if left < EXCEPTION_DAYS:
            message = _too_short("The notice of the general exception", notice, left, meeting, EXCEPTION_DAYS)
            yield report.found("X36", message, "Move the meeting, or ask the scrutiny chair to agree that it is a case "
                               "of special urgency.", "urgency_notice")  # fmt: skip
    yield from _private(report, meeting)
    for row, day in (("urgency_agreed_on", agreed), ("waiver_on", procedure.waiver_on)):
        if day and day > meeting:
            yield report.found(
                "X36", f'"{_LABELS[row]}" says {for_people(day)}, after the meeting on {for_people(meeting)}.',
                "Urgency is agreed before the decision: put the date right, or have it agreed.", row,
            )  # fmt: skip


def _private(report: _Report, meeting: date) -> Iterator[Finding]:
    """Yield a finding for each notice of a meeting in private that leaves too little time (reg 5)."""
    procedure = report.procedure
    for row, what, published, wanted in (
        ("private_notice", "The first notice that the meeting is in private", procedure.private_notice, KEY_DAYS),
        ("private_second_notice", "The second such notice", procedure.private_second_notice, EXCEPTION_DAYS),
    ):
        left = clear_days(published, meeting, working=wanted == EXCEPTION_DAYS) if published else wanted
        if published and left < wanted:
            yield report.found(
                "X36", _too_short(what, published, left, meeting, wanted, "reg 5"),
                "Ask the scrutiny chair to agree that the meeting is urgent and publish a notice of it (reg 5(6)), or "
                "move the meeting.", row,
            )  # fmt: skip


def _too_short(what: str, published: date, left: int, meeting: date, wanted: int, regulation: str = "") -> str:
    kind = "clear days" if wanted == KEY_DAYS else "clear working days"
    reg = regulation or ("reg 9" if wanted == KEY_DAYS else "reg 10")
    return (
        f"{what} was published on {for_people(published)}, {left} {kind} before the meeting on {for_people(meeting)}; "
        f"{wanted} are needed ({reg}, SI 2012/2089)."
    )


def _way_out(meeting: date, as_of: date) -> str:
    last = latest_publication(meeting, EXCEPTION_DAYS, working=True)
    if last >= as_of:
        return (
            "Take it as a general exception: tell the scrutiny chair in writing and publish the notice by "
            f"{for_people(last)}. Or move the meeting."
        )
    return "Ask the scrutiny chair to agree that it is a case of special urgency, or move the meeting."


def _route(report: _Report) -> Iterator[Finding]:
    before: date | None = None
    for number, stop in enumerate(report.procedure.route, 1):
        name, about = stop.body or "a meeting without a name", f"route {number}"
        if not stop.body or (stop.date is None and stop.written):
            lacks = f'"{stop.written}" is no date' if stop.body else "the name of the body is missing"
            yield report.found("X37", f"Row {number} of the meetings before this one, {name}: {lacks}.",
                               "Write the body, and the date like 4 March 2031.", about)  # fmt: skip
        if stop.date and before and stop.date < before:
            message = f"{name} is listed after a meeting held later ({for_people(before)})."
            yield report.found("X37", message, "Put the meetings in the order of their dates.", about)
        is_own = stop.date is not None and stop.date == report.meeting
        if stop.date and stop.date <= report.as_of and stop.is_awaited and not is_own:
            message = f"{name} met on {for_people(stop.date)}, and nothing says what came of it."
            yield report.found("X37", message, "Write the outcome beside it.", f"{about} outcome")
        before = stop.date or before


def _commissioners(report: _Report) -> Iterator[Finding]:
    block = report.procedure.commissioners
    if block is None:
        return
    if block.status is Asked.UNREAD:
        yield report.found(
            "X41", f'"{block.written[:80]}" does not say how it stands with the Commissioners\' comments.',
            "Write Not requested, Awaited, No comment or Comments.", "status", block.place,
        )  # fmt: skip
    if block.status in (Asked.NOT_ASKED, Asked.AWAITED, Asked.NO_COMMENT) and block.text:
        yield report.found(
            "X41", f'The Commissioners\' row says "{block.written or "nothing"}", and yet there is text of theirs.',
            "Write Comments there, or take the text out.", "text", block.place,
        )  # fmt: skip
    if block.status in (Asked.NO_COMMENT, Asked.COMMENTS):
        for what, lacks in (("who answered", not block.name), ("when they answered", block.date is None)):
            if lacks:
                yield report.found(
                    "X41", f"The Commissioners have answered, but nothing says {what}.",
                    "Fill in the row beside it; write a date like 4 March 2031.", what, block.place,
                )  # fmt: skip
    if block.date and block.date > report.as_of + timedelta(days=366):
        yield report.found("X41", f"The Commissioners' answer is dated {for_people(block.date)}.",
                           "Put the year right.", "date", block.place)  # fmt: skip
