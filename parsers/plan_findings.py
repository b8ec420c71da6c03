"""What a reviewer should look at in a plan taken out of a report: choices made, text with no place."""

from collections import Counter
from collections.abc import Iterator, Sequence

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Plan
from parsers.plan_activities import Note, short
from parsers.plan_cells import PlanCells
from parsers.plan_due import LAST_OF_A_PRINTED_MONTH, Due, due_by_heading
from parsers.plan_headings import Column, says_when
from parsers.plan_joining import Entry, PlanRow, numbers_of
from parsers.plan_officers import Officers

WANTED = "a recommendation, finding or objective; a response or action; a deliverable or outcome; an officer or lead"
NO_TABLE_HINT = "Give the report that holds the plan, or write the plan in the plan workbook."


def other_table(where: str, headings: str, place: Place) -> Finding:
    """Return the finding that a second table looks like a plan and was not read; `where` is a page or a table."""
    message = f"{where} has another table that looks like a plan ({headings}); it was left out."
    return finding("I07", message, hint="Carry over by hand what belongs to the plan.", place=place, about=headings)


def actions_are_deliverables(table: PlanCells[Entry]) -> bool:
    """Whether a plan table says who does what by when, and of no deliverable: then the actions are what is due."""
    dated = table.columns(Column.DUE) or any(says_when(table.heading(c)) for c in table.columns(Column.OFFICER))
    return bool(dated) and not table.columns(Column.DELIVERABLE)


def due_in_words(name: str, text: str, due: Due, place: Place) -> Finding:
    """Return the finding that a deliverable's due date was taken from its own words."""
    day = f"{due.day.day} {due.day:%B %Y}" if due.day else ""
    message = f"{name} is taken to be due on {day}, {due.basis}: “{short(text)}”."
    hint = "Check the date, and put it right in the plan workbook where it is another."
    return finding("I13", message, hint=hint, subject=name, place=place, about=text)


def findings_on_plan(table: PlanCells[Entry], plan: Plan) -> Iterator[Finding]:
    """Yield what holds for the table as a whole: dates, numbers, leads, and text the plan has no place for."""
    yield from _on_headings(table, plan)
    yield from _on_numbers(table)
    yield from _on_leads(table, plan)
    yield from _on_merged(table)
    yield from _unplaced(table)


def _on_headings(table: PlanCells[Entry], plan: Plan) -> Iterator[Finding]:
    bases = {deliverable.due_basis for deliverable in plan.deliverables()}
    columns = table.columns(Column.DELIVERABLE)
    for column in columns:
        heading = table.headings[column]
        due = due_by_heading(heading.text)
        if due.day and due.basis in bases:
            message = f"Deliverables are taken to be due on {due.day.day} {due.day:%B %Y}: {due.basis}."
            hint = "Give a deliverable its own date in the plan workbook where it has one."
            yield finding("I01", message, hint=hint, place=table.heading_place(column), about=heading.text)
    yield from _on_dates(table, plan)
    if actions_are_deliverables(table):
        message = "The plan table has no column of deliverables: each action was taken as one of its own."
        hint = "Say in the plan workbook what each action delivers, where that is something else."
        yield finding("I14", message, hint=hint, place=table.heading_place(0))
    elif not columns:
        message = "The plan table has no column of deliverables, outputs or milestones."
        yield finding("I11", message, hint="Write the deliverables in the plan workbook.", place=table.heading_place(0))


def _on_dates(table: PlanCells[Entry], plan: Plan) -> Iterator[Finding]:
    dateless = [each for each in plan.deliverables() if not each.due]
    if dateless:
        names = ", ".join(each.id for each in dateless)
        message = f"The report gives no date for {_counted(len(dateless), 'deliverable')}: {names}."
        place = dateless[0].places.get("text") or table.heading_place(0)
        yield finding("I11", message, hint="Write their due dates in the plan workbook.", place=place)
    monthly = [each for each in plan.deliverables() if each.due_basis.startswith(LAST_OF_A_PRINTED_MONTH)]
    if monthly:
        names = ", ".join(each.id for each in monthly)
        many = _counted(len(monthly), "deliverable")
        message = f"Where only a month is printed its last day was taken, for {many}: {names}."
        hint = "Put a date right in the plan workbook where another day is meant."
        place = monthly[0].places.get("text") or table.heading_place(0)
        yield finding("I13", message, hint=hint, place=place, about="months")


def _counted(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _on_numbers(table: PlanCells[Entry]) -> Iterator[Finding]:
    printed = [row.number for row in table.rows if row.number is not None]
    problems = []
    if unnumbered := len(table.rows) - len(printed):
        problems.append(f"{unnumbered} of {len(table.rows)} recommendations have no number")
    if twice := sorted(number for number, count in Counter(printed).items() if count > 1):
        problems.append(f"number {', '.join(map(str, twice))} stands more than once")
    if gaps := sorted(set(range(1, max(printed, default=0) + 1)) - set(printed)):
        problems.append(f"number {', '.join(map(str, gaps))} is missing")
    if problems:
        message = f"In the plan table {'; '.join(problems)}."
        yield finding("I06", message, hint="Compare with the report and number them.", place=table.heading_place(0))


def _on_leads(table: PlanCells[Entry], plan: Plan) -> Iterator[Finding]:
    columns = table.columns(Column.OFFICER)
    place = table.heading_place(columns[0]) if columns else table.file
    several = [r.number for r in plan.recommendations if len(r.accountable_officers) > 1]
    if several:
        message = (
            f"The first officer named was taken as lead, the others as supporting, for "
            f"{_counted(len(several), 'recommendation')}: "
            f"{', '.join(map(str, several))}."
        )
        yield finding("I08", message, hint="Say who leads each deliverable in the plan workbook.", place=place)
    nobody = [r.number for r in plan.recommendations if not r.accountable_officers]
    if nobody:
        message = f"No officer is named for recommendation {', '.join(map(str, nobody))}."
        yield finding("I08", message, hint="Name a lead in the plan workbook.", place=place, about="nobody")


def _on_merged(table: PlanCells[Entry]) -> Iterator[Finding]:
    for row, number in zip(table.rows, numbers_of(table.rows), strict=True):
        for column in row.merged:
            heading = table.heading(column)
            message = (
                f"Recommendation {number} shares its cell under “{heading}” with the one above; it was taken for both."
            )
            hint = "Check that it holds for each of them."
            place = table.place_of(row.entries(column), column)
            yield finding("I15", message, hint=hint, subject=str(number), place=place, about=heading)


def _unplaced(table: PlanCells[Entry]) -> Iterator[Finding]:
    hint = "Carry it over by hand if it belongs to the plan."
    for text, place in table.strays:
        message = f"The plan has no place for this text of the table: “{text}”."
        yield finding("I07", message, hint=hint, place=place, about=text)
    for row, number in zip(table.rows, numbers_of(table.rows), strict=True):
        for column in table.columns(Column.OTHER):
            found = table.paragraphs(column, row.entries(column))
            if found:
                heading = table.heading(column)
                text = " ".join(f"{p.mark} {p.text}".strip() for p in found)
                message = f"The plan has no place for column “{heading}”; recommendation {number} has “{text}” there."
                place = table.place(found[0], column)
                yield finding("I07", message, hint=hint, subject=str(number), place=place, about=heading)


def findings_on_posts(officers: Officers) -> Iterator[Finding]:
    """Yield a finding for each post that may be several, with the posts it would be."""
    for officer in officers.register.officers:
        if posts := officers.doubtful.get(officer.title):
            apart = "; ".join(f"“{post}”" for post in posts)
            yield finding(
                "I12",
                f"“{officer.title}” was read as one post; it may be {len(posts)}: {apart}.",
                hint="If they are several, write each on its own line in the plan workbook, and who leads.",
                place=officer.place,
                about=officer.title,
            )


def findings_on_notes(table: PlanCells[Entry], notes: Sequence[Note], column: int, number: int) -> Iterator[Finding]:
    """Yield a finding for each choice made in reading a cell."""
    hints = {
        "I02": "Check that delivery hangs on it; else make it an activity.",
        "I03": "Check that they belong together.",
        "I04": "Check where each point begins and ends.",
    }
    for note in notes:
        yield finding(
            note.rule,
            f"Recommendation {number}: {note.message}",
            hint=hints[note.rule],
            subject=str(number),
            place=table.place(note.paragraph, column),
            about=short(note.paragraph.text),
        )


def findings_on_joints(table: PlanCells[Entry], row: PlanRow[Entry], column: int, number: int) -> Iterator[Finding]:
    """Yield a finding for each line of a column that was joined to the one before without certainty."""
    if table.headings[column].column not in (Column.ACTIVITY, Column.DELIVERABLE):
        return
    for part in row.parts:
        for paragraph in table.paragraphs(column, part.cells.get(column, [])):
            for line in paragraph.doubts:
                deed = "begins anew after" if line == paragraph.lines[0].line.text else "goes on from"
                yield finding(
                    "I10",
                    f"Recommendation {number}: it is not certain that “{short(line)}” {deed} the line before it.",
                    hint="Compare with the report, and join or part the two in the plan workbook.",
                    subject=str(number),
                    place=table.place(paragraph, column),
                    about=line,
                )
