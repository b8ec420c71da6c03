"""Links in plan.xlsx, and what hangs together in an Improvement and Recovery Plan: every fault a finding with its cell.

One action that stands in two plans is written in both and linked by the column `Same as`: it is asked for and counted
where the link leads. The cell holds a Ref (`D3.1`), with the plan's name before it where several are kept in one
workbook (`Stabilisation plan D3.1`).
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from paperclerk.domain.periods import for_people
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Deliverable, Kpi, Plan, Recommendation, Risk
from paperclerk.domain.recovery import HeldPlan
from parsers.readings import words
from parsers.sheet_tables import Heading, Row
from parsers.typed_cells import TypedCells

LINK = Heading("same_as", "Same as", ("Linked to", "Link", "Same action as"), required=False)

_LINK = re.compile(r"(?P<plan>.*?)[\s,:]*\bD?\s?0*(?P<one>\d{1,4})[._]0*(?P<two>\d{1,4})\.?", re.IGNORECASE | re.DOTALL)


class Link(NamedTuple):
    """A link as written: the plan it names, if it names one, and the deliverable it leads to."""

    plan: str
    to: str


def read_link(row: Row, cells: TypedCells, ref: str) -> Link | None:
    """Return where a deliverable's link leads; None without one, or with a finding for what is no link."""
    written = cells.text(row, "same_as", f"{ref}, Same as", subject=ref)
    found = _LINK.fullmatch(written)
    if found:
        return Link(found["plan"].strip(), f"D{found['one']}.{found['two']}")
    if written:
        cells.say("P04", f"{ref}, Same as: “{written}” is not the Ref of a deliverable.",
                  "Write it like D4.1, with the plan's name before it if it is of another.",
                  row.cell("same_as").place, subject=ref)  # fmt: skip
    return None


def check_links(plan: Plan, links: Mapping[str, Link], cells: TypedCells) -> None:
    """Note each link to a plan or an action that is not there, each ring, and each link that says otherwise."""
    named = {item.id: item for item in plan.written()}
    rings = _rings(named)
    for item in named.values():
        if not item.same_as:
            continue
        place = _at(item, "same_as")
        link = links.get(item.id, Link("", item.same_as))
        if link.plan and (fault := _wrong_plan(plan, link)):
            rule, message, hint = fault
            cells.say(rule, f"{item.id} {message}", hint, place, subject=item.id)
        elif item.same_as not in named:
            cells.say("I30", f"{item.id} is said to be the same action as {item.same_as}, which is not in the plan.",
                      "Put the Ref right, or clear the cell if it is an action of its own.", place,
                      subject=item.id)  # fmt: skip
        elif item.id in rings:
            cells.say("I31", f"{item.id} links to {item.same_as}, and the links lead back to {item.id}: nobody would "
                      "be asked for it.", "Clear the cell of the one that is to be asked for and counted.", place,
                      subject=item.id)  # fmt: skip
        else:
            _compare(item, plan.stands_for(item), cells)


def check_priorities(plan: Plan, cells: TypedCells) -> None:
    """Note what stands under an aim, a priority or a plan that is not there, and what nothing stands under."""
    aims, priorities = {aim.id for aim in plan.aims}, {one.id for one in plan.priorities}
    plans = {held.ref for held in plan.plans}
    used_aims = {one.aim for one in plan.priorities}
    used = {one.priority for one in plan.recommendations}
    hint = "Put the Ref right, or add its row."
    for priority in plan.priorities:
        if priority.aim and priority.aim not in aims:
            message = f"{priority.id} stands under {priority.aim}, which is not on the sheet Aims."
            cells.say("I35", message, hint, priority.places["aim"], subject=priority.id)
        if priority.id not in used:
            cells.say("I38", f"Nothing in the plan stands under the priority {priority.id}.",
                      f"Write {priority.id} beside its programmes on the sheet Plan, or take it out.",
                      priority.place or Place(), subject=priority.id)  # fmt: skip
    for aim in plan.aims:
        if aim.id not in used_aims:
            cells.say("I38", f"No priority stands under the aim {aim.id}.",
                      f"Write {aim.id} beside a priority on the sheet Priorities, or take it out.",
                      aim.place or Place(), subject=aim.id)  # fmt: skip
    for one in plan.recommendations:
        for field, ref, known, sheet in (
            ("priority", one.priority, priorities, "Priorities"), ("plan", one.plan, plans, "Linked plans"),
        ):  # fmt: skip
            if ref and ref not in known:
                message = f"{one.called} {one.number} stands under {ref}, which is not on the sheet {sheet}."
                cells.say("I35", message, hint, one.places[field], subject=str(one.number))
    entries: tuple[Kpi | Risk, ...] = (*plan.kpis, *plan.risks)
    for entry in entries:
        if entry.priority and entry.priority not in priorities:
            message = f"{entry.id} belongs to {entry.priority}, which is not on the sheet Priorities."
            cells.say("I35", message, hint, entry.places["priority"], subject=entry.id)


def check_responses(plan: Plan, cells: TypedCells) -> None:
    """Note what a recovery plan owes its readers: a response to each recommendation, a target for each figure."""
    named = {item.id for item in plan.written()}
    for one in plan.statutory:
        place = one.places.get("response") or one.place or Place()
        at = one.places.get("actions") or place
        if one.response is None:
            cells.say("I33", f"The statutory recommendation {one.id} has no response.",
                      "Write Accepted, Partly accepted or Not accepted, and what is done.", place,
                      subject=one.id)  # fmt: skip
        elif lacking := _lacking(one.action, one.officer, for_people(one.due)):
            cells.say("I36", f"The response to {one.id} does not say {lacking}.",
                      "Readers will ask. Fill the cell in.", place, subject=one.id)  # fmt: skip
        for ref in one.actions:
            if ref not in named:
                cells.say("I30", f"{one.id} is to be carried out by {ref}, which is not in the plan.",
                          "Put the Ref right.", at, subject=one.id, about=ref)  # fmt: skip
        if one.response and one.response.is_carried_out and not one.actions:
            cells.say("I36", f"No action of the plan carries {one.id} out, so nobody will report on it.",
                      "Write the Refs of its deliverables under Actions.", at, subject=one.id,
                      about="actions")  # fmt: skip
    # Only asked of a plan that has parts of a recovery plan: a stabilisation plan was never held to it.
    for kpi in plan.kpis if _is_recovery_plan(plan) else ():
        if not kpi.target:
            cells.say("I34", f"{kpi.id} has no target, so nobody can tell whether it is good or bad.",
                      "Write the figure that is aimed at, and by when.", kpi.places.get("target") or Place(),
                      subject=kpi.id)  # fmt: skip


def check_twins(plan: Plan, cells: TypedCells) -> None:
    """Note two actions of two plans, or of two programmes, in the same words that are not linked."""
    if not _is_recovery_plan(plan):
        return
    first: dict[tuple[str, ...], tuple[Deliverable, Recommendation]] = {}
    for one in plan.recommendations:
        for item in one.deliverables:
            said = words(item.text)
            twin = first.setdefault(said, (item, one)) if said else (item, one)
            if twin[1] is not one and item.id not in plan.same_action(twin[0].id):
                cells.say("I39", f"{item.id} is in the same words as {twin[0].id}. If it is the same action, it would "
                          "be asked for and counted twice.",
                          f"Write {twin[0].id} under Same as, or tell the two apart.",
                          _at(item, "text"), subject=item.id)  # fmt: skip


def _is_recovery_plan(plan: Plan) -> bool:
    return bool(plan.plans or plan.aims or plan.priorities or plan.statutory)


def _lacking(action: str, officer: str, due: str) -> str:
    said = (("what is done, or why nothing is", action), ("by whom", officer), ("by when", due))
    lacking = [what for what, given in said if not given]
    # Of a recommendation that is not accepted only the reason is owed; that is asked for by what is done.
    return lacking[0] if lacking and not action else " nor ".join(lacking)


def _wrong_plan(plan: Plan, link: Link) -> tuple[str, str, str] | None:
    held = _held(plan.plans, link.plan)
    if held is None:
        known = ", ".join(f"{one.ref} ({one.title})" for one in plan.plans) or "none but this one"
        return (
            "I32",
            f"links to {link.to} of “{link.plan}”, and there is no such plan here.",
            f"The workbook holds {known}. Put the name right, or add the plan to the sheet Linked plans.",
        )
    of = next((one for one in plan.recommendations if any(d.id == link.to for d in one.deliverables)), None)
    if of is None or of.plan == held.ref:
        return None if of else ("I30", f"links to {link.to}, which is not in {held.title}.", "Put the Ref right.")
    return ("I30", f"links to {link.to} of {held.title}, but that stands in another plan.", "Put the Ref right.")


def _held(plans: tuple[HeldPlan, ...], named: str) -> HeldPlan | None:
    return next((one for one in plans if words(named) in (words(one.ref), words(one.title))), None)


def _rings(named: Mapping[str, Deliverable]) -> set[str]:
    """Return the deliverables whose links lead back to them."""
    return {start for start in named if start in _followed(named, start)}


def _followed(named: Mapping[str, Deliverable], start: str) -> Iterator[str]:
    at, seen = named[start].same_as, set[str]()
    while at in named and at not in seen:
        seen.add(at)
        yield at
        at = named[at].same_as


def _compare(item: Deliverable, end: Deliverable | None, cells: TypedCells) -> None:
    """Note a date or lead of its own that a linked action gives otherwise than the one that is asked for."""
    if end is None:
        return
    for field, mine, theirs in (
        ("due", for_people(item.due), for_people(end.due)), ("lead", item.lead, end.lead),
    ):  # fmt: skip
        if mine and mine != theirs:
            what = "is due on" if field == "due" else "is led by"
            cells.say("I37", f"{item.id} {what} {mine}, but the same action, {end.id}, {what} {theirs or 'nobody'}; "
                      "the papers show what is asked for.",
                      f"Clear the cell, or have the date or lead of {end.id} changed.",
                      _at(item, field), subject=item.id, about=field)  # fmt: skip


def _at(item: Deliverable, field: str) -> Place:
    return item.places.get(field) or Place()
