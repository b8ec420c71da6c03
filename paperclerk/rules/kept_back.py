"""What a period's sources say, each text marked as kept back or not, whatever the papers were then made from.

This walks the sources by itself and knows nothing of how the public view is made, so that what the view forgets is
still known here as exempt, and found.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from paperclerk.domain.author import AuthorWords, Block, stretches_in
from paperclerk.domain.clearances import Clearance
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding
from paperclerk.domain.marks import Marks
from paperclerk.domain.periods import for_people
from paperclerk.domain.plan import Milestone, Plan
from paperclerk.domain.procedure import Procedure
from paperclerk.domain.returns import Arrival, KpiUpdate, ReceivedReturn, RiskUpdate, Update

_QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
_LABEL = re.compile(r"^\s*Appendix\s+(?:[A-Z]|\d{1,2})\b", re.IGNORECASE)


CALENDAR = "the calendar"
_FRONT, _ROUTE, _COMMISSIONERS = "the front page", "the meetings before", "the Commissioners' comments"
# Of its rows some are the author's own words; the others name who reports, and to whom.
_OWN_ROWS = frozenset(("subject", "ward_names", "forward_plan_reference", "call_in_reason", "exemption"))
# What the author fills in this month; names in it are public, its small letters prove nothing.
_FILLED_IN = frozenset((_FRONT, _ROUTE, _COMMISSIONERS))


class Source(NamedTuple):
    """A text of a source: what it is of, whether it is kept back, and whether its names and numbers are too.

    `is_new` for what was written for this period: a name in it is not public because somebody wrote it there, as one
    in the plan is that Cabinet agreed in public.
    """

    text: str
    of: str
    kept_back: bool
    names_too: bool = True
    is_new: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether it was public before this month's words were written."""
        return not self.kept_back and not self.is_new and self.of not in _FILLED_IN


def sources_of_period(
    cycle: Cycle,
    words: AuthorWords | None,
    findings: Iterable[Finding],
    marks: Marks,
    clearances: Iterable[Clearance] = (),
) -> Iterator[Source]:
    """Yield every text that a period's papers could be made from."""
    for plan in (cycle.plan, cycle.baseline):
        if plan is not None:
            yield from _plan(plan, marks)
    for received in (*cycle.returns, *(one for past in cycle.before for one in past.returns)):
        yield from _return(received, marks)
    for aside in cycle.quarantined:
        yield from _arrival(aside.arrival)
    for found in (*findings, *(f for aside in cycle.quarantined for f in aside.findings)):
        yield from _finding(found, marks, cycle.period.key)
    for day in (cycle.period.starts, cycle.period.ends, cycle.period.cut_off, cycle.period.cabinet, cycle.period.board):
        yield from _day(day, CALENDAR, False)
    for text in (cycle.organisation, cycle.body, cycle.period.label):
        yield Source(text, "the settings", False)
    for given in clearances:
        yield Source(given.note, f"the note on the clearance for {given.role.spoken}", True, names_too=False)
    if words:
        yield from _author(words)


def _plan(plan: Plan, marks: Marks) -> Iterator[Source]:
    told = (plan.title, plan.organisation, plan.version, plan.marking, plan.agreed_by, *plan.introduction)
    for text in told:
        yield Source(text, "the plan", False)
    for day in (plan.horizon, plan.agreed_on):
        yield from _day(day, "the plan", False)
    for officer in plan.officers.officers:
        for text in (officer.title, officer.name, officer.email, *officer.aliases):
            yield Source(text, "the officers", False)
    for rating in plan.scheme.ratings:
        for text in (rating.label, rating.letter, rating.definition):
            yield Source(text, "the ratings", False)
    yield from _recommendations(plan, marks)
    yield from _parts(plan, marks)
    for kpi in plan.kpis:
        for text in (kpi.text, kpi.baseline, kpi.target, kpi.source):
            yield Source(text, kpi.id, kpi.id in marks.items)
    for risk in plan.risks:
        for text in (risk.text, risk.mitigation):
            yield Source(text, risk.id, risk.id in marks.items)
        yield Source(risk.owner, risk.id, False)


def _recommendations(plan: Plan, marks: Marks) -> Iterator[Source]:
    for one in plan.recommendations:
        is_exempt, of = one.number in marks.recommendations, f"recommendation {one.number}"
        yield Source(one.title, of, is_exempt)
        for activity in one.activities:
            for text in (activity.text, *activity.items):
                yield Source(text, of, is_exempt)
        for dependency in one.dependencies:
            yield Source(dependency.text, of, is_exempt)
        for post in one.accountable_officers:
            yield Source(post, of, False)
        for item in one.deliverables:
            kept_back = item.id in marks.items
            for text in (item.text, item.due_basis, item.success_measure):
                yield Source(text, item.id, kept_back)
            for post in (item.lead, item.sao or "", *item.supporting):
                yield Source(post, item.id, False)
            yield from _day(item.due, item.id, kept_back)
            yield from _milestones(item.milestones, item.id, kept_back, is_new=False)


def _parts(plan: Plan, marks: Marks) -> Iterator[Source]:
    for held in plan.plans:
        for text in (held.ref, held.title, held.agreed_by):
            yield Source(text, "the plans", False)
    for aim in plan.aims:
        yield Source(aim.text, aim.id, aim.id in marks.items)
    for priority in plan.priorities:
        for text in (priority.text, priority.outcome):
            yield Source(text, priority.id, priority.id in marks.items)
    for one in plan.statutory:
        kept_back = one.id in marks.items
        for text in (one.text, one.made_by, one.action):
            yield Source(text, one.id, kept_back)
        yield Source(one.officer, one.id, False)
        yield from _day(one.due, one.id, kept_back)


def _return(received: ReceivedReturn, marks: Marks) -> Iterator[Source]:
    read, period = received.read, received.period
    yield from _arrival(received.arrival)
    for text in (received.owner, read.signed_off_by or "", read.reported_by or ""):
        yield Source(text, f"the return of {received.owner}", False)
    yield from _day(read.signed_off_on, f"the return of {received.owner}", False)
    asked = f"the decisions asked for by {received.owner}"
    yield Source(read.decisions or "", asked, marks.report(received.owner, period) is not None, is_new=True)
    said: tuple[tuple[str, Update | RiskUpdate | KpiUpdate], ...] = (
        *((one.deliverable, one) for one in read.updates),
        *((one.risk, one) for one in read.risks),
        *((one.kpi, one) for one in read.kpis),
    )
    for ref, update in said:
        yield from _update(update, f"what was reported of {ref}", marks.report(ref, period) is not None)


def _update(update: Update | RiskUpdate | KpiUpdate, of: str, kept_back: bool) -> Iterator[Source]:
    """Yield all that an update says in words and dates; ratings and states are words of everybody's."""
    for name in type(update).model_fields:
        value: Any = getattr(update, name)
        if name in ("deliverable", "risk", "kpi", "places", "rag", "status"):
            continue
        if isinstance(value, date):
            yield from _day(value, of, kept_back)
        elif isinstance(value, str):
            yield Source(value, of, kept_back, is_new=True)
        elif name == "as_written":
            yield from (Source(text, of, kept_back, is_new=True) for text in value.values())
        elif name == "milestones":
            yield from _milestones(value, of, kept_back, is_new=True)


def _milestones(steps: Iterable[Milestone], of: str, kept_back: bool, *, is_new: bool) -> Iterator[Source]:
    for step in steps:
        yield Source(step.text, of, kept_back, is_new=is_new)
        for day in (step.due, step.forecast, step.actual):
            yield from _day(day, of, kept_back)


def _arrival(arrival: Arrival) -> Iterator[Source]:
    yield from _day(arrival.received.date(), "the day a file came", False)
    yield Source(arrival.file, "the name of a file that came", True, names_too=False)
    for text in (arrival.message_id, arrival.sender):
        yield Source(text or "", "the message a file came in", True, names_too=False)


def _finding(found: Finding, marks: Marks, period: str) -> Iterator[Source]:
    of = f"a finding on {found.subject or 'a file'}"
    if marks.subject(found.subject, period) is not None or found.owner in marks.silent:
        yield Source(found.message, of, True, names_too=False)
    elif found.rule.startswith("C"):
        yield Source(found.message, of, False, is_new=True)
    else:
        # What a finding quotes out of a file stands nowhere else, or is known already from there.
        yield from (Source(quoted, of, True, names_too=False) for quoted in _QUOTED.findall(found.message))
    if found.acceptance:
        yield Source(found.acceptance.reason, "why a finding was accepted", True, names_too=False)


def _author(words: AuthorWords) -> Iterator[Source]:
    front = words.front
    for row, text in front.as_printed.items():
        yield Source(text, _FRONT, False, is_new=row in _OWN_ROWS)
    said = [*(text for pair in front.others for text in pair), front.subject, *front.ward_names]
    said += [front.exemption or "", front.call_in_reason or "", front.forward_plan_reference or ""]
    for text in said:
        yield Source(text, _FRONT, False, is_new=True)
    yield from _day(front.date, _FRONT, False)
    yield from _procedure(words.procedure)
    for section in words.sections:
        of = f'the author\'s section "{section.heading}"'
        # A heading that the layout gives is everybody's.
        yield Source(section.heading, of, section.exemption is not None and not section.id, is_new=not section.id)
        for block in section.blocks:
            kept_back = section.exemption is not None or block.exemption is not None
            yield from (Source(text, of, kept_back, is_new=True) for text in _texts(block))


def _procedure(procedure: Procedure) -> Iterator[Source]:
    for stop in procedure.route:
        for text in (stop.body, stop.written, stop.outcome):
            yield Source(text, _ROUTE, False)
        yield from _day(stop.date, _ROUTE, False)
    if block := procedure.commissioners:
        of, kept_back = _COMMISSIONERS, block.exemption is not None
        yield Source(block.text, of, kept_back, is_new=True)
        for text in (block.written, block.name, block.date_written):
            yield Source(text, of, False)


def _texts(block: Block) -> Iterator[str]:
    # An appendix's label is told: the front page names it.
    yield _LABEL.sub("", block.text)
    for stretch in stretches_in(block):
        yield stretch.link
        yield from ("".join(words.text for words in line.stretches) for line in stretch.note)
        yield from (words.link for line in stretch.note for words in line.stretches)
        if stretch.picture:
            # A picture's file is named after its content, wherever it stands.
            yield stretch.picture.words
            yield stretch.picture.name
    yield from (line.text for row in (*block.header, *block.rows) for cell in row for line in cell.lines)


def _day(day: date | None, of: str, kept_back: bool) -> Iterator[Source]:
    if day:
        yield Source(for_people(day), of, kept_back, names_too=False)
