"""A plan made of a plan table: numbers, titles, activities, deliverables with their dates and officers, findings."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.officers import OfficerRegister
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Activity, Deliverable, Dependency, Plan, PlanReading, Recommendation
from parsers.pdf_paragraphs import Paragraph
from parsers.plan_activities import Item, read_activities, read_deliverables, with_its_points
from parsers.plan_cells import PlanCells
from parsers.plan_dates import dates_named
from parsers.plan_due import Due, due_by_column, due_by_heading, due_by_words
from parsers.plan_findings import (
    actions_are_deliverables,
    due_in_words,
    findings_on_joints,
    findings_on_notes,
    findings_on_plan,
    findings_on_posts,
)
from parsers.plan_headings import Column, says_when
from parsers.plan_joining import Entry, Part, PlanRow, leading_number, numbers_of
from parsers.plan_officers import Officers, read_officers


class Named(NamedTuple):
    """The officers beside one part of a recommendation: those accountable, and those in a column of support."""

    accountable: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()


def build_plan(table: PlanCells[Entry]) -> PlanReading:
    """Make a plan of a plan table's rows, with findings on everything that was a choice or has no place in a plan."""
    officers, read = _officers(table)
    findings: list[Finding] = list(findings_on_posts(read))
    recommendations = []
    used: Counter[str] = Counter()
    for row, number, named in zip(table.rows, numbers_of(table.rows), officers, strict=True):
        recommendation, found = _recommendation(table, row, number, named, used)
        recommendations.append(recommendation)
        findings.extend(found)
    made = Plan(
        recommendations=tuple(recommendations),
        officers=read.register,
        horizon=max((d.due for r in recommendations for d in r.deliverables if d.due), default=None),
    )
    return PlanReading(made, (*findings, *findings_on_plan(table, made)))


def _recommendation(
    table: PlanCells[Entry], row: PlanRow[Entry], number: int, named: Sequence[Named], used: Counter[str]
) -> tuple[Recommendation, list[Finding]]:
    findings: list[Finding] = []
    activities: list[Activity] = []
    dependencies: list[Dependency] = []
    deliverables: list[Deliverable] = []
    for part, officers in zip(row.parts, named, strict=True):
        findings += _read_activities(table, part, number, used, activities, dependencies)
        made, found = _deliverables(table, part, number, officers, used)
        deliverables += made
        findings += found
    for column in range(len(table.headings)):
        findings += findings_on_joints(table, row, column, number)
    title, place = _title(table, row, number)
    recommendation = Recommendation(
        number=number,
        title=title,
        activities=tuple(activities),
        dependencies=tuple(dependencies),
        deliverables=tuple(deliverables),
        accountable_officers=tuple(dict.fromkeys(title for officers in named for title in officers.accountable)),
        pages=table.pages(row),
        place=place,
    )
    return recommendation, findings


def _read_activities(
    table: PlanCells[Entry],
    part: Part[Entry],
    number: int,
    used: Counter[str],
    activities: list[Activity],
    dependencies: list[Dependency],
) -> Iterator[Finding]:
    """Add a part's activities and dependencies to those of its recommendation, and yield what is doubtful of them."""
    for column in table.columns(Column.ACTIVITY):
        read = read_activities(table.paragraphs(column, part.cells.get(column, [])))
        for item in read.items:
            used[f"A{number}"] += 1
            name = f"A{number}.{used[f'A{number}']}"
            place = table.place(item.paragraph, column)
            activities.append(Activity(id=name, text=item.text, items=item.points, place=place))
        dependencies += [Dependency(text=d.text, place=table.place(d.paragraph, column)) for d in read.dependencies]
        yield from findings_on_notes(table, read.notes, column, number)


def _title(table: PlanCells[Entry], row: PlanRow[Entry], number: int) -> tuple[str, Place | None]:
    columns = table.columns(Column.RECOMMENDATION)
    found = [p for column in columns for p in table.paragraphs(column, row.entries(column))]
    text = _joined(found)
    if row.number is not None:
        text = _without_number(text, number)
    return text, table.place(found[0], columns[0]) if found else None


def _joined(found: Sequence[Paragraph]) -> str:
    return " ".join(f"{p.mark} {p.text}" if p.kind == "1" else p.text for p in found)


def _without_number(text: str, number: int) -> str:
    """Return a title without the number printed before it."""
    numbered = leading_number(text, number)
    return numbered[1] if numbered and numbered[0] == number else text


def _deliverables(
    table: PlanCells[Entry], part: Part[Entry], number: int, officers: Named, used: Counter[str]
) -> tuple[list[Deliverable], list[Finding]]:
    findings: list[Finding] = []
    read: list[tuple[int, Item]] = []
    for column in table.columns(Column.DELIVERABLE):
        reading = read_deliverables(table.paragraphs(column, part.cells.get(column, [])))
        read += [(column, item) for item in reading.items]
        findings += findings_on_notes(table, reading.notes, column, number)
    if actions_are_deliverables(table):
        read = list(_actions(table, part, number))
    dues, found = _dues(table, part, read, number)
    measures = _measures(table, part, len(read))
    made = []
    for (column, item), due, measure in zip(read, dues, measures, strict=True):
        used[f"D{number}"] += 1
        if due.by_words:
            found.append(
                due_in_words(f"D{number}.{used[f'D{number}']}", item.text, due, table.place(item.paragraph, column))
            )
        made.append(
            Deliverable(
                id=f"D{number}.{used[f'D{number}']}",
                text=item.text,
                due=due.day,
                due_basis=due.basis,
                lead=officers.accountable[0] if officers.accountable else "",
                supporting=(*officers.accountable[1:], *officers.supporting),
                success_measure=measure,
                places={"text": table.place(item.paragraph, column)},
            )
        )
    return made, [*findings, *found]


def _actions(table: PlanCells[Entry], part: Part[Entry], number: int) -> Iterator[tuple[int, Item]]:
    """Yield the actions of a part as its deliverables: its activities, or what names its row where it has none."""
    activities = table.columns(Column.ACTIVITY)
    for column in activities:
        for item in read_activities(table.paragraphs(column, part.cells.get(column, []))).items:
            yield column, item._replace(text=with_its_points(item.text, item.points))
    for column in () if activities else table.columns(Column.RECOMMENDATION):
        found = table.paragraphs(column, part.cells.get(column, []))
        if found:
            yield column, Item(_without_number(_joined(found), number), found[0])


def _dues(
    table: PlanCells[Entry], part: Part[Entry], read: Sequence[tuple[int, Item]], number: int
) -> tuple[list[Due], list[Finding]]:
    dues = [_own_due(table, column, item) for column, item in read]
    owners = [column for column in table.columns(Column.OFFICER) if says_when(table.heading(column))]
    for column in (*table.columns(Column.DUE), *owners):
        found = table.paragraphs(column, part.cells.get(column, []))
        if column in owners:
            found = [paragraph for paragraph in found if dates_named(paragraph.text)]
        heading = table.heading(column)
        if not found:
            continue
        if matched := due_by_column(found, [item.paragraph for _, item in read], heading):
            return matched, []
        text = " ".join(paragraph.text for paragraph in found)
        message = f"“{text}” under “{heading}” could not be matched to the deliverables of recommendation {number}."
        hint = "Write a due date beside each of these deliverables in the plan workbook."
        place = table.place(found[0], column)
        return dues, [finding("I11", message, hint=hint, subject=str(number), place=place, about=text)]
    return dues, []


def _own_due(table: PlanCells[Entry], column: int, item: Item) -> Due:
    """Return when a deliverable is due by its own words, else by its column's heading."""
    by_heading = due_by_heading(table.heading(column))
    return due_by_words(item.text, by_heading) or by_heading


def _measures(table: PlanCells[Entry], part: Part[Entry], count: int) -> list[str]:
    columns = table.columns(Column.MEASURE)
    texts = [p.text for column in columns for p in table.paragraphs(column, part.cells.get(column, []))]
    return texts if len(texts) == count else [" ".join(texts)] * count


def _officers(table: PlanCells[Entry]) -> tuple[list[list[Named]], Officers]:
    accountable = table.columns(Column.OFFICER)
    columns = [*accountable, *table.columns(Column.SUPPORT)]
    parts = [part for row in table.rows for part in row.parts]
    cells = [(part, column) for part in parts for column in columns]
    read = read_officers([table.posts(column, part.cells.get(column, [])) for part, column in cells], table.words)
    register = _with_places(table, read.register, cells, read.cells)
    titles = iter(read.cells)
    named: list[list[Named]] = []
    for row in table.rows:
        beside: list[Named] = []
        for _ in row.parts:
            held = [next(titles) for _ in columns]
            one = Named(held[0] if accountable else (), tuple(t for more in held[len(accountable) :] for t in more))
            # An empty or joined box in a later row means the officers of the row above it.
            beside.append(beside[-1] if beside and not one.accountable and not one.supporting else one)
        named.append(beside)
    return named, read._replace(register=register)


def _with_places(
    table: PlanCells[Entry],
    register: OfficerRegister,
    cells: Sequence[tuple[Part[Entry], int]],
    titles: Sequence[Sequence[str]],
) -> OfficerRegister:
    """Return the register with each post's place: the first cell that names it."""
    first = {title: cell for cell, named in reversed(list(zip(cells, titles, strict=True))) for title in named}
    placed = []
    for officer in register.officers:
        part, column = first[officer.title]
        place = table.place_of(part.cells[column], column)
        placed.append(officer.model_copy(update={"place": place}))
    return OfficerRegister(officers=tuple(placed))
