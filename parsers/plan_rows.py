"""The rows that hang on recommendations in plan.xlsx: activities, dependencies, deliverables and milestones."""

import re
from datetime import date

from paperclerk.domain.periods import for_people
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Activity, Deliverable, Dependency, Milestone, Recommendation
from parsers.plan_links import LINK, Link, read_link
from parsers.plan_publicity import PUBLICITY, read_exemption
from parsers.readings import words
from parsers.sheet_tables import Heading, Row, Table
from parsers.typed_cells import TypedCells

_RECOMMENDATION = Heading("recommendation", "Recommendation", ("Rec", "Recommendation number", "Rec no", "Programme"))

ACTIVITIES = (
    _RECOMMENDATION,
    Heading("kind", "Kind", ("Type",)),
    Heading("text", "Text", ("Activity", "Description", "Wording")),
)
DELIVERABLES = (
    Heading("id", "Ref", ("Reference", "ID", "No", "Deliverable ref")),
    _RECOMMENDATION,
    Heading("text", "Deliverable", ("Text", "Description", "Key deliverable", "Action")),
    Heading("due", "Due", ("Due date", "Date due", "Deadline", "Agreed due date")),
    Heading("due_basis", "Basis of due date", ("Basis", "Due basis", "Basis of date"), required=False),
    Heading("lead", "Lead", ("Lead officer", "Owner", "Responsible delivery lead")),
    Heading("sao", "SAO", ("Senior Accountable Officer", "Senior accountable officer (SAO)"), required=False),
    Heading("supporting", "Supporting", ("Supporting officers", "Support"), required=False),
    Heading("success_measure", "Success measure", ("Measure of success", "Success measures"), required=False),
    LINK,
    *PUBLICITY,
)
MILESTONES = (
    Heading("deliverable", "Deliverable", ("Deliverable ref",)),
    Heading("id", "Ref", ("Reference", "ID", "No")),
    Heading("text", "Milestone", ("Text", "Description")),
    Heading("due", "Due", ("Due date", "Date due", "Deadline")),
    Heading("forecast", "Forecast", ("Forecast date",), required=False),
    Heading("actual", "Actual", ("Actual date", "Completed on"), required=False),
)

_KINDS = {
    "activity": "Activity", "activities": "Activity", "action": "Activity",
    "item": "Item", "items": "Item", "point": "Item", "sub item": "Item",
    "dependency": "Dependency", "dependencies": "Dependency",
}  # fmt: skip


class RowsOfPlan:
    """Gathers the rows of each recommendation. Set `numbers` first: the recommendations there are."""

    def __init__(self, cells: TypedCells, horizon: date | None) -> None:
        self._cells = cells
        self._horizon = horizon
        self.numbers: frozenset[int] = frozenset()
        self.links: dict[str, Link] = {}
        self._activities: dict[int, list[Activity]] = {}
        self._dependencies: dict[int, list[Dependency]] = {}
        self._deliverables: dict[str, Deliverable] = {}
        self._belongs_to: dict[str, int] = {}

    def fill(self, recommendation: Recommendation) -> Recommendation:
        """Return a recommendation with all its rows, in the sheets' order."""
        number = recommendation.number
        return recommendation.model_copy(
            update={
                "activities": tuple(self._activities.get(number, ())),
                "dependencies": tuple(self._dependencies.get(number, ())),
                "deliverables": tuple(d for d in self._deliverables.values() if self._belongs_to[d.id] == number),
            }
        )

    def read_activities(self, table: Table) -> None:
        """Take in the sheet Activities; a point belongs to the activity above it."""
        above = 0
        for row in table.rows():
            number = self._recommendation(row, "This row")
            kind = self._kind(row)
            text = self._cells.text(row, "text", f"The text of this {(kind or 'row').lower()}", required=True)
            if number is None or kind is None or not text:
                continue
            if kind == "Dependency":
                found = Dependency(text=text, place=row.cell("text").place)
                self._dependencies.setdefault(number, []).append(found)
            elif kind == "Activity":
                self._add_activity(number, row, text)
                above = number
            elif above == number:
                self._add_item(number, text, row.cell("text").place)
            else:
                self._cells.say("P06", f"This point stands under no activity of recommendation {number}.",
                                "Move it below its activity, or make it an Activity.",
                                row.cell("kind").place)  # fmt: skip

    def read_deliverables(self, table: Table) -> None:
        """Take in the sheet Deliverables."""
        for row in table.rows():
            ref = self._reference(row)
            number = self._recommendation(row, ref or "This deliverable", ref)
            if not ref:
                continue
            if ref in self._deliverables:
                first = self._deliverables[ref].places["id"].cell
                message = f"{ref} stands twice; only the first, in {first}, was read."
                self._cells.say("P01", message, "Give each deliverable its own Ref.", row.cell("id").place, subject=ref)
                continue
            if number is not None:
                self._belongs_to[ref] = number
                self._deliverables[ref] = self._deliverable(row, ref)

    def read_milestones(self, table: Table) -> None:
        """Take in the sheet Milestones, if there is one."""
        for row in table.rows():
            ref = _tidy_reference(self._cells.text(row, "deliverable", "The milestone's deliverable", required=True))
            if ref not in self._deliverables:
                self._cells.say("P06", "This milestone belongs to no deliverable of the plan.",
                                "Write the deliverable's Ref, like D4.1.", row.cell("deliverable").place)  # fmt: skip
                continue
            item = self._deliverables[ref]
            step = self._milestone(row, item)
            if step is not None:
                self._deliverables[ref] = item.model_copy(update={"milestones": (*item.milestones, step)})

    def _add_activity(self, number: int, row: Row, text: str) -> None:
        known = self._activities.setdefault(number, [])
        known.append(Activity(id=f"A{number}.{len(known) + 1}", text=text, place=row.cell("text").place))

    def _add_item(self, number: int, text: str, place: Place) -> None:
        activity = self._activities[number][-1]
        added = {"items": (*activity.items, text), "places": (*activity.places, place)}
        self._activities[number][-1] = activity.model_copy(update=added)

    def _kind(self, row: Row) -> str | None:
        written = self._cells.text(row, "kind", "The kind of this row", required=True)
        kind = _KINDS.get(" ".join(words(written)))
        if written and kind is None:
            self._cells.say("P04", f"“{written}” is not a kind of row.", "Choose Activity, Item or Dependency.",
                            row.cell("kind").place)  # fmt: skip
        return kind

    def _recommendation(self, row: Row, what: str, subject: str = "") -> int | None:
        """Return the recommendation a row names, when the sheet Plan has it."""
        cell = row.cell("recommendation")
        if "recommendation" not in row.cells:
            return self._by_reference(subject)
        if cell.is_empty:
            self._cells.say("P06", f"{what} names no recommendation.", "Write the recommendation's number.", cell.place,
                            subject=subject)  # fmt: skip
            return self._by_reference(subject)
        number = self._cells.number(row, "recommendation", "the number of a recommendation")
        if number is None or number not in self.numbers:
            if number is not None:
                message = f"{what} belongs to recommendation {number}, which is not on the sheet Plan."
                hint = "Put the number right, or add the recommendation."
                self._cells.say("P06", message, hint, cell.place, subject=subject)
            return None
        if subject and not subject.startswith(f"D{number}."):
            message = f"{subject} stands under recommendation {number}, but its Ref is one of another."
            self._cells.say("P06", message, "Put the Ref or the recommendation right.", cell.place, subject=subject)
        return number

    def _by_reference(self, ref: str) -> int | None:
        number = int(ref[1:].split(".")[0]) if ref else None
        return number if number in self.numbers else None

    def _reference(self, row: Row) -> str:
        written = self._cells.text(row, "id", "The deliverable's Ref", required=True)
        ref = _tidy_reference(written)
        if written and not ref:
            self._cells.say("P04", f"“{written}” is not the Ref of a deliverable.", "Write it like D4.1.",
                            row.cell("id").place)  # fmt: skip
        return ref

    def _deliverable(self, row: Row, ref: str) -> Deliverable:
        cells = self._cells
        link = read_link(row, cells, ref)
        if link:
            self.links[ref] = link
        # What only links to another action has the other's date and lead.
        due = cells.date(row, "due", f"{ref}, Due", missing="" if link else "P03", subject=ref,
                         hint="Write the date that Cabinet agreed, like 30 June 2031.")  # fmt: skip
        if due and self._horizon and due > self._horizon:
            message = f"{ref} is due on {for_people(due)}, after the plan's end on {for_people(self._horizon)}."
            cells.say("P07", message, "Check the date, and the plan's Horizon.", row.cell("due").place, subject=ref)
        return Deliverable(
            id=ref,
            text=cells.text(row, "text", f"{ref}, its text", required=True, subject=ref),
            due=due,
            due_basis=cells.text(row, "due_basis", f"{ref}, Basis of due date", subject=ref),
            lead=cells.post(row, "lead", f"{ref}, Lead", required=link is None, subject=ref),
            sao=cells.post(row, "sao", f"{ref}, SAO", subject=ref) or None,
            supporting=cells.posts(row, "supporting", f"{ref}, Supporting", subject=ref),
            success_measure=cells.text(row, "success_measure", f"{ref}, Success measure", subject=ref),
            same_as=link.to if link else "",
            exemption=read_exemption(row, cells, ref, ref),
            places=row.places,
        )

    def _milestone(self, row: Row, item: Deliverable) -> Milestone | None:
        cells, taken = self._cells, {step.id for step in item.milestones}
        written = cells.text(row, "id", f"{item.id}, the milestone's Ref", required=True, subject=item.id)
        found = re.fullmatch(r"[mM]?\s*([0-9]{1,2})", written)
        if not found or f"m{found[1]}" in taken:
            if written:
                rule, fault = ("P01", "stands twice") if found else ("P04", "is not a Ref")
                cells.say(rule, f"{item.id}, milestone: “{written}” {fault}.", "Number them m1, m2 and so on.",
                          row.cell("id").place, subject=item.id)  # fmt: skip
            return None
        what = f"{item.id}, milestone m{found[1]}"
        return Milestone(
            id=f"m{found[1]}",
            text=cells.text(row, "text", f"{what}, its text", required=True, subject=item.id),
            due=cells.date(row, "due", f"{what}, Due", missing="P03", subject=item.id),
            forecast=cells.date(row, "forecast", f"{what}, Forecast", subject=item.id),
            actual=cells.date(row, "actual", f"{what}, Actual", subject=item.id),
        )


def _tidy_reference(written: str) -> str:
    found = re.fullmatch(r"D?\s?0*([0-9]{1,4})[._]0*([0-9]{1,4})\.?", written, re.I)
    return f"D{found[1]}.{found[2]}" if found else ""
