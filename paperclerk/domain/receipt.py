"""The receipt for a return: what came, what was read, what is wrong and how to put it right, what is still missing.

It goes to one owner. Only findings about the owner's own file stand in it, none on anybody else's.
"""

from collections.abc import Iterable
from datetime import date, datetime

from paperclerk.domain.cycle import Cycle, Quarantined
from paperclerk.domain.findings import Finding, State
from paperclerk.domain.periods import for_people, office_day
from paperclerk.domain.places import Noun, Place
from paperclerk.domain.plan import Deliverable
from paperclerk.domain.ratings import RagScheme
from paperclerk.domain.returns import Arrival, ReceivedReturn, Return, Update
from paperclerk.domain.rulebook import Severity

# The first digits of a file's hash: enough to name it in a telephone call.
REFERENCE_LENGTH = 12

# Comments are the owner's own word to the reviewer; a second copy and macros in it are the office's affair.
_NOT_FOR_THE_OWNER = frozenset({"V13", "F13", "C59"})
_ABOUT_THE_SENDING = frozenset({"C44", "F14"})

_ASK = "Ask us for the form for this period, fill it in and send that one."
# Hints that were written to the office, said to the owner instead.
_TO_THE_OWNER = {
    "C44": "Tell us if you know of a reason; the papers may go out without it.",
    "F08": _ASK,
    "F09": _ASK,
    "F10": "Tell us if your post was renamed or the work was passed to you; else ask us for your own form.",
    "F11": "If you filled in the form we sent you, tell us how it was saved; else ask us for a new one.",
    "F12": "Leave this deliverable to its lead, or tell us if it has been passed to you.",
    "F14": "Nothing to do; both are kept. If the earlier one is right, send it again.",
    "F16": "Ask us whether you need a new form.",
    "F17": "Send the form without macros: save it as a Word document (.docx) or an Excel workbook (.xlsx).",
    "V11": "Tell us if it is new work, or if it was numbered otherwise before.",
    "V17": "Put it into the box it belongs in and send the return again.",
    "V18": "Put it into the box it belongs in, if it is yours, and send the return again.",
}


class ReadItem(Noun):
    """What was read of one deliverable, in the words of the form; an empty answer is an empty text."""

    deliverable: str
    text: str
    rating: str = ""
    status: str = ""
    forecast: str = ""
    actual: str = ""


class Problem(Noun):
    """Something to put right: what, where in the file, and how; `must` when papers cannot go out without it."""

    message: str
    where: str = ""
    hint: str = ""
    must: bool = False


class Receipt(Noun):
    """The receipt for one file that came in. `owner` is empty when nobody knows whose it is.

    `accepted` is false for a file that was set aside. `missing` are the owner's deliverables for which no return says
    anything yet. `marked_copy` names the copy with the problems marked in it, where there is one: the owner's own file,
    or a fresh form with the answers in it when `is_fresh_copy`.
    """

    organisation: str
    plan_title: str
    marking: str = ""
    period_label: str
    owner: str = ""
    sender: str = ""
    file: str
    received: datetime
    reference: str
    accepted: bool
    read: tuple[ReadItem, ...] = ()
    problems: tuple[Problem, ...] = ()
    comments: int = 0
    missing: tuple[ReadItem, ...] = ()
    due: date
    contact: str = ""
    marked_copy: str = ""
    is_fresh_copy: bool = False

    @property
    def is_late(self) -> bool:
        """Whether the file came in after the day returns were due."""
        return office_day(self.received) > self.due

    @property
    def must(self) -> tuple[Problem, ...]:
        """Return what has to be put right before the papers go out."""
        return tuple(problem for problem in self.problems if problem.must)

    @property
    def should(self) -> tuple[Problem, ...]:
        """Return what else is doubtful or was read otherwise than it was written."""
        return tuple(problem for problem in self.problems if not problem.must)


def findings_for(arrival: Arrival, owner: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return what an owner is told of a file: open findings that stand in it, and none of another owner's.

    Hints that were written to the office are said to the owner instead.
    """
    return tuple(
        found.model_copy(update={"hint": _TO_THE_OWNER.get(found.rule, found.hint)})
        for found in findings
        if found.place.sha256 == arrival.sha256
        and found.owner in ("", owner)
        and found.state is State.OPEN
        and found.rule not in _NOT_FOR_THE_OWNER
    )


def to_mark(told: Iterable[Finding], read: Return) -> tuple[Finding, ...]:
    """Return what is marked in the file itself: what is wrong in it, each at the nearest box it is about.

    That a return came late, or was followed by another, is no fault of anything in it.
    """
    boxes = {update.deliverable: _box_to_show(update) for update in read.updates}
    return tuple(
        found
        if _names_a_spot(found.place) or boxes.get(found.subject) is None
        else found.model_copy(update={"place": boxes[found.subject]})
        for found in told
        if found.rule not in _ABOUT_THE_SENDING
    )


def receipt_for_return(received: ReceivedReturn, cycle: Cycle, findings: Iterable[Finding], contact: str) -> Receipt:
    """Return the receipt for a return that counts.

    Args:
        received: the return.
        cycle: the period, for what is still missing.
        findings: those of the whole period; the owner's own are taken from them.
        contact: where to send a return that was put right.
    """
    scheme, plan = cycle.plan.scheme, cycle.plan
    said = [update for update in received.read.updates if not update.says_nothing]
    texts = {item.id: item.text for item in plan.deliverables()}
    blank = _blank(received.arrival, received.owner, cycle, findings, contact)
    return blank.model_copy(
        update={
            "accepted": True,
            "read": tuple(_item(update, texts.get(update.deliverable, ""), scheme) for update in said),
            "comments": sum(found.rule == "V13" for found in received.read.findings),
            "missing": tuple(_nothing_yet(item) for item in plan.led_by(received.owner) if item.id not in cycle.now),
        }
    )


def receipt_for_file_set_aside(aside: Quarantined, cycle: Cycle, findings: Iterable[Finding], contact: str) -> Receipt:
    """Return the receipt for a file that does not count: what arrived, and why it was set aside."""
    owners = {found.owner for found in aside.findings if found.owner}
    return _blank(aside.arrival, owners.pop() if len(owners) == 1 else "", cycle, findings, contact)


def _blank(arrival: Arrival, owner: str, cycle: Cycle, findings: Iterable[Finding], contact: str) -> Receipt:
    return Receipt(
        organisation=cycle.organisation,
        plan_title=cycle.plan.title,
        marking=cycle.plan.marking,
        period_label=cycle.period.label,
        owner=owner,
        sender=arrival.sender or "",
        file=arrival.file,
        received=arrival.received,
        reference=arrival.sha256[:REFERENCE_LENGTH],
        accepted=False,
        problems=tuple(_problem(found) for found in findings_for(arrival, owner, findings)),
        due=cycle.period.cut_off,
        contact=contact,
    )


def _problem(found: Finding) -> Problem:
    must = found.severity is Severity.BLOCK and found.rule not in _ABOUT_THE_SENDING
    return Problem(message=found.message, where=_where(found), hint=found.hint, must=must)


def _where(found: Finding) -> str:
    """Return where to look, for somebody who sees the page and not the controls' names."""
    place = found.place
    if place.tag:
        return f"table {place.table}, row {place.row}" if place.table else ""
    return place.where if _names_a_spot(place) else ""


def _names_a_spot(place: Place) -> bool:
    return bool(place.tag or place.table or place.cell or place.where.startswith("paragraph"))


def _box_to_show(update: Update) -> Place | None:
    """Return the box that stands for a deliverable as a whole: its rating, else the first that was found."""
    return update.places.get("rag") or next(iter(update.places.values()), None)


def _item(update: Update, text: str, scheme: RagScheme) -> ReadItem:
    return ReadItem(
        deliverable=update.deliverable,
        text=text,
        rating=scheme.rating(update.rag).label if update.rag else "",
        status=update.status.label if update.status else "",
        forecast=for_people(update.forecast),
        actual=for_people(update.actual),
    )


def _nothing_yet(item: Deliverable) -> ReadItem:
    return ReadItem(deliverable=item.id, text=item.text)
