"""The sheets and columns of plan.xlsx for the parts of an Improvement and Recovery Plan; a plan without has none."""

from collections.abc import Iterator, Sequence

from paperclerk.domain.plan import Kpi, Plan, Risk
from paperclerk.domain.publicity import Exemption
from paperclerk.excel.sheets import DATE_FORMAT, TEXT_FORMAT, Column, Value

Rows = Sequence[Sequence[Value]]

# Last on each sheet of items: what may not be read by everybody, and why.
PUBLICITY = (Column("Publicity", 18, TEXT_FORMAT), Column("Public interest", 40))

NOTES = {
    "Linked plans": "The plans in this workbook, when there are several: a short Ref and the title. On the sheet Plan, "
    "“Of plan” says which one a row belongs to.",
    "Aims": "What the council wants to come to: AIM1, AIM2...",
    "Priorities": "What comes first, with the aim it serves: P1, P2... A row of the sheet Plan with a priority beside "
    "it is a programme, and its deliverables are the programme's actions.",
    "Statutory": "Recommendations made under an Act. Response: Accepted, Partly accepted or Not accepted. Actions: the "
    "deliverables that carry it out (D1.1, D2.3); what their leads report is its progress.",
}

_REF = Column("Ref", 9, TEXT_FORMAT)
_PRIORITY = Column("Priority", 12, TEXT_FORMAT)
_HELD = (_REF, Column("Title", 60), Column("Agreed by", 30), Column("Agreed on", 14, DATE_FORMAT))
_AIMS = (_REF, Column("Aim", 90), *PUBLICITY)
_PRIORITIES = (_REF, Column("Priority", 60), Column("Aim", 10, TEXT_FORMAT), Column("Outcome", 60), *PUBLICITY)
_STATUTORY = (
    _REF, Column("Made by", 30), Column("Recommendation", 60), Column("Response", 18), Column("What is done", 60),
    Column("Officer", 32), Column("By", 14, DATE_FORMAT), Column("Actions", 18, TEXT_FORMAT), *PUBLICITY,
)  # fmt: skip


def part_sheets(plan: Plan) -> Iterator[tuple[str, Sequence[Column], Rows]]:
    """Yield each sheet that a plan needs for its parts: title, columns and rows."""
    if plan.plans:
        yield "Linked plans", _HELD, [(one.ref, one.title, one.agreed_by, one.agreed_on) for one in plan.plans]
    if plan.aims:
        yield "Aims", _AIMS, [(one.id, one.text, *publicity_of(one.exemption)) for one in plan.aims]
    if plan.priorities:
        yield (
            "Priorities",
            _PRIORITIES,
            [(one.id, one.text, one.aim, one.outcome, *publicity_of(one.exemption)) for one in plan.priorities],
        )
    if plan.statutory:
        yield "Statutory", _STATUTORY, [
            (
                one.id, one.made_by, one.text, one.response.label if one.response else "", one.action, one.officer,
                one.due, ", ".join(one.actions), *publicity_of(one.exemption),
            )
            for one in plan.statutory
        ]  # fmt: skip


def with_places_in_plan(plan: Plan, columns: Sequence[Column], rows: Rows) -> tuple[Sequence[Column], Rows]:
    """Return the columns and rows of the sheet Plan with the priority and the plan of each row, where there are any."""
    priorities = [one.priority for one in plan.recommendations]
    columns, rows = _with(columns, rows, _PRIORITY, priorities)
    return _with(columns, rows, Column("Of plan", 14, TEXT_FORMAT), [one.plan for one in plan.recommendations])


def with_links(plan: Plan, columns: Sequence[Column], rows: Rows) -> tuple[Sequence[Column], Rows]:
    """Return the columns and rows of the sheet Deliverables with their links, where there are any."""
    return _with(columns, rows, Column("Same as", 12, TEXT_FORMAT), [item.same_as for item in plan.written()])


def with_priorities(
    entries: Sequence[Kpi | Risk], columns: Sequence[Column], rows: Rows
) -> tuple[Sequence[Column], Rows]:
    """Return the columns and rows of a register with the priority of each entry, where one has any."""
    return _with(columns, rows, _PRIORITY, [entry.priority for entry in entries])


def publicity_of(exemption: Exemption | None) -> tuple[str, str]:
    """Return what the two columns on publicity say of an item; nothing for one that everybody may read."""
    return (exemption.ground.capitalize(), exemption.public_interest) if exemption else ("", "")


def _with(
    columns: Sequence[Column], rows: Rows, column: Column, values: Sequence[str]
) -> tuple[Sequence[Column], Rows]:
    """Put a column before those on publicity; none where it would be empty."""
    if not any(values):
        return columns, rows
    at = len(columns) - len(PUBLICITY)
    wider = [(*row[:at], value, *row[at:]) for row, value in zip(rows, values, strict=True)]
    return (*columns[:at], column, *columns[at:]), wider
