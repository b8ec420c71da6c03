"""The sheets of plan.xlsx that an Improvement and Recovery Plan has besides: plans, aims, priorities, statutory."""

import re
from collections.abc import Iterable

from paperclerk.domain.recovery import Aim, HeldPlan, Priority, Response, StatutoryRecommendation
from parsers.plan_publicity import PUBLICITY, read_exemption
from parsers.readings import words
from parsers.sheet_tables import Heading, Row, Table
from parsers.typed_cells import TypedCells

_REF = Heading("ref", "Ref", ("Reference", "ID", "No"))

# On the sheets of other things: what a row stands under.
PRIORITY = Heading("priority", "Priority", ("Priority ref",), required=False)

HELD_PLANS = (
    _REF,
    Heading("title", "Title", ("Plan", "Plan title")),
    Heading("agreed_by", "Agreed by", ("Approved by",), required=False),
    Heading("agreed_on", "Agreed on", ("Date agreed", "Approved on"), required=False),
)
AIMS = (_REF, Heading("text", "Aim", ("Text", "Objective")), *PUBLICITY)
PRIORITIES = (
    _REF,
    Heading("text", "Priority", ("Text", "Title")),
    Heading("aim", "Aim", ("Aim ref",), required=False),
    Heading("outcome", "Outcome", ("Outcomes",), required=False),
    *PUBLICITY,
)
STATUTORY = (
    _REF,
    Heading("made_by", "Made by", ("Source", "From"), required=False),
    Heading("text", "Recommendation", ("Statutory recommendation", "Text")),
    Heading("response", "Response", ("Council response", "Accepted")),
    Heading("action", "What is done", ("Action", "Response in full", "What the council does"), required=False),
    Heading("officer", "Officer", ("Lead officer", "By whom", "Responsible officer"), required=False),
    Heading("due", "By", ("By when", "Due", "Due date"), required=False),
    Heading("actions", "Actions", ("Deliverables", "Actions of the plan"), required=False),
    *PUBLICITY,
)

_RESPONSES = {
    "accepted": Response.ACCEPTED, "accept": Response.ACCEPTED, "agreed": Response.ACCEPTED, "yes": Response.ACCEPTED,
    "partly accepted": Response.PARTLY, "partly": Response.PARTLY, "accepted in part": Response.PARTLY,
    "partially accepted": Response.PARTLY, "in part": Response.PARTLY, "partially": Response.PARTLY,
    "not accepted": Response.NOT_ACCEPTED, "rejected": Response.NOT_ACCEPTED, "not": Response.NOT_ACCEPTED,
    "no": Response.NOT_ACCEPTED, "not agreed": Response.NOT_ACCEPTED,
}  # fmt: skip
_ACTION = re.compile(r"D\s?0*(\d{1,4})[._]0*(\d{1,4})", re.IGNORECASE)


def read_held_plans(table: Table, cells: TypedCells) -> tuple[HeldPlan, ...]:
    """Return the plans that the workbook holds; none is the ordinary case."""
    found: dict[str, HeldPlan] = {}
    for row in table.rows():
        ref = cells.text(row, "ref", "The Ref of a plan", required=True)
        if ref and _is_first(ref, row, cells, found):
            found[ref] = HeldPlan(
                ref=ref,
                title=cells.text(row, "title", f"{ref}, Title", required=True, subject=ref),
                agreed_by=cells.text(row, "agreed_by", f"{ref}, Agreed by", subject=ref),
                agreed_on=cells.date(row, "agreed_on", f"{ref}, Agreed on", subject=ref),
                place=row.cell("ref").place,
                places=row.places,
            )
    return tuple(found.values())


def read_aims(table: Table, cells: TypedCells) -> tuple[Aim, ...]:
    """Return the aims of the sheet Aims."""
    found: dict[str, Aim] = {}
    for row in table.rows():
        ref = read_ref(row, "ref", "AIM", "The Ref", cells)
        if ref and _is_first(ref, row, cells, found):
            found[ref] = Aim(
                id=ref,
                text=cells.text(row, "text", f"{ref}, Aim", required=True, subject=ref),
                exemption=read_exemption(row, cells, ref, ref),
                place=row.cell("ref").place,
                places=row.places,
            )
    return tuple(found.values())


def read_priorities(table: Table, cells: TypedCells) -> tuple[Priority, ...]:
    """Return the priorities of the sheet Priorities."""
    found: dict[str, Priority] = {}
    for row in table.rows():
        ref = read_ref(row, "ref", "P", "The Ref", cells)
        if ref and _is_first(ref, row, cells, found):
            found[ref] = Priority(
                id=ref,
                text=cells.text(row, "text", f"{ref}, Priority", required=True, subject=ref),
                aim=read_ref(row, "aim", "AIM", f"{ref}, Aim", cells, ref),
                outcome=cells.text(row, "outcome", f"{ref}, Outcome", subject=ref),
                exemption=read_exemption(row, cells, ref, ref),
                place=row.cell("ref").place,
                places=row.places,
            )
    return tuple(found.values())


def read_statutory(table: Table, cells: TypedCells) -> tuple[StatutoryRecommendation, ...]:
    """Return the statutory recommendations with the response to each."""
    found: dict[str, StatutoryRecommendation] = {}
    for row in table.rows():
        ref = read_ref(row, "ref", "S", "The Ref", cells)
        if ref and _is_first(ref, row, cells, found):
            found[ref] = StatutoryRecommendation(
                id=ref,
                made_by=cells.text(row, "made_by", f"{ref}, Made by", subject=ref),
                text=cells.text(row, "text", f"{ref}, Recommendation", required=True, subject=ref),
                response=_response(row, cells, ref),
                action=cells.text(row, "action", f"{ref}, What is done", subject=ref),
                officer=cells.post(row, "officer", f"{ref}, Officer", subject=ref),
                due=cells.date(row, "due", f"{ref}, By", subject=ref),
                actions=_actions(row, cells, ref),
                exemption=read_exemption(row, cells, ref, ref),
                place=row.cell("ref").place,
                places=row.places,
            )
    return tuple(found.values())


def read_ref(row: Row, field: str, letters: str, what: str, cells: TypedCells, subject: str = "") -> str:
    """Return what a cell refers to (`P1`, from `P1`, `1` or `Priority 1`); nothing, with a finding, for what is none.

    The Ref of a row itself must be there; what a row stands under need not be.
    """
    written = cells.text(row, field, what, required=field == "ref", subject=subject)
    called = {"P": "priority", "AIM": "aim", "S": "statutory recommendation"}[letters]
    found = re.fullmatch(rf"(?:{letters}|{called})?\s*0*([0-9]{{1,4}})\.?(?:[\s:–—-].*)?", written, re.I | re.S)
    if written and not found:
        cells.say("P04", f"{what}: “{written}” is not the Ref of {'an' if letters == 'AIM' else 'a'} {called}.",
                  f"Write it like {letters}1.", row.cell(field).place, subject=subject, about=written)  # fmt: skip
    return f"{letters}{found[1]}" if found else ""


def _is_first(ref: str, row: Row, cells: TypedCells, taken: Iterable[str]) -> bool:
    if ref not in taken:
        return True
    cells.say("P01", f"{ref} stands twice; only the first row was read.", "Give each row its own Ref.",
              row.cell("ref").place, subject=ref)  # fmt: skip
    return False


def _response(row: Row, cells: TypedCells, ref: str) -> Response | None:
    written = cells.text(row, "response", f"{ref}, Response", subject=ref)
    response = _RESPONSES.get(" ".join(words(written)))
    if written and response is None:
        cells.say("P04", f"{ref}, Response: “{written}” is none of Accepted, Partly accepted and Not accepted.",
                  "Write one of the three, and all else under What is done.", row.cell("response").place,
                  subject=ref)  # fmt: skip
    return response


def _actions(row: Row, cells: TypedCells, ref: str) -> tuple[str, ...]:
    written = cells.text(row, "actions", f"{ref}, Actions", subject=ref)
    rest = re.sub(r"[\s,;&/]|\band\b", "", _ACTION.sub("", written))
    if rest:
        cells.say("P04", f"{ref}, Actions: “{written}” holds more than Refs of deliverables.",
                  "Write only their Refs, like D1.1, D2.3.", row.cell("actions").place, subject=ref)  # fmt: skip
    return tuple(dict.fromkeys(f"D{one}.{two}" for one, two in _ACTION.findall(written)))
