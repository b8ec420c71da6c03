"""The slippage picture: agreed, last and present dates of every deliverable and milestone that is later than agreed."""

from collections.abc import Iterator, Sequence
from datetime import date

from paperclerk.assembly.wording import counted, in_even_parts
from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.history import Standing
from paperclerk.domain.names import region
from paperclerk.domain.periods import for_people
from paperclerk.domain.pictures import DateKind, DatesLine, DatesPicture, DatesRow
from paperclerk.domain.plan import Milestone

# As many rows as fit on an upright page with a heading above them.
MOST_ROWS = 15
# Past two pages nobody looks, and the table lists them all.
MOST_LATE = 2 * MOST_ROWS


def slippage_pictures(cycle: Cycle, last_issue: PaperIssue | None) -> tuple[DatesPicture, ...]:
    """Return the picture of what is later than agreed, the most days first; on more pages when there is much of it."""
    found = [row for standing in cycle.standings for row in _late(standing, last_issue)]
    rows = [row for _, row in sorted(found, key=lambda pair: -pair[0])]
    shown = f": the {MOST_LATE} latest of {len(rows)}" if len(rows) > MOST_LATE else ""
    parts = in_even_parts(rows[:MOST_LATE], MOST_ROWS)
    return tuple(
        _picture(cycle, part, number, f"{shown} ({number} of {len(parts)})" if len(parts) > 1 else "")
        for number, part in enumerate(parts, start=1)
    )


def _picture(cycle: Cycle, rows: Sequence[DatesRow], number: int, part: str) -> DatesPicture:
    lines = [DatesLine(label="Returns due", day=cycle.period.cut_off)]
    if cycle.plan.horizon:
        lines.append(DatesLine(label="End of the plan", day=cycle.plan.horizon))
    return DatesPicture(
        region=region("picture_slippage", number),
        title=f"Later than agreed, {cycle.period.label}{part}",
        words=" ".join(
            [
                "Dates on a scale of time, a row for each deliverable or milestone, the most days late first.",
                *(f"{row.id}: {_spoken(row)}." for row in rows),
                *(f"{line.label} {for_people(line.day)}." for line in lines),
            ]
        ),
        rows=tuple(rows),
        lines=tuple(lines),
    )  # fmt: skip


def _spoken(row: DatesRow) -> str:
    said = {
        DateKind.BASELINE: "agreed {}",
        DateKind.LAST: "last forecast {}",
        DateKind.NOW: "now {}",
        DateKind.COMPLETED: "completed {}",
    }
    return ", ".join([*(said[kind].format(for_people(day)) for kind, day in row.dates), row.late])


def _late(standing: Standing, last_issue: PaperIssue | None) -> Iterator[tuple[int, DatesRow]]:
    """Yield the deliverable and those of its milestones that are later than agreed, each with its days."""
    if standing.now is None:
        return
    item, update = standing.deliverable, standing.now.update
    shown = last_issue.forecasts.get(item.id) if last_issue else None
    before = standing.last.update.forecast if standing.last else None
    own = Milestone(id="", text="", due=item.due, forecast=update.forecast, actual=update.actual)
    yield from _row(item.id, own, date.fromisoformat(shown) if shown else before)
    last = {step.id: step for step in standing.last.update.milestones} if standing.last else {}
    agreed = {step.id: step.due for step in item.milestones}
    for step in update.milestones:
        earlier = last[step.id].forecast if step.id in last else None
        locked = step.model_copy(update={"due": agreed.get(step.id) or step.due})
        yield from _row(f"{item.id} {step.id}", locked, earlier)


def _row(id: str, step: Milestone, last: date | None) -> Iterator[tuple[int, DatesRow]]:
    given = step.actual or step.forecast
    if step.due is None or given is None or given <= step.due:
        return
    days = (given - step.due).days
    dates = [(DateKind.BASELINE, step.due)]
    if last:
        dates.append((DateKind.LAST, last))
    dates.append((DateKind.COMPLETED if step.actual else DateKind.NOW, given))
    yield days, DatesRow(id=id, dates=tuple(dates), late=f"{counted(days, 'day')} late")
