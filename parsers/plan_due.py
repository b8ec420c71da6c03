"""When deliverables are due: by a date in a column of their own, by their own words, or by their column's heading."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from parsers.pdf_paragraphs import Paragraph
from parsers.plan_dates import Named, date_named, date_promised, dates_named, quarters_named

LAST_OF_A_PRINTED_MONTH = "the last day of the month printed under"
# A date stands beside a deliverable when their first lines are this close.
_BESIDE = 4.0


class Due(NamedTuple):
    """A due date and what it rests on; `by_words` when it is to be told of each deliverable by itself."""

    day: date | None = None
    basis: str = ""
    by_words: bool = False


def due_by_heading(heading: str) -> Due:
    """Return the date a deliverable column's heading names, and on what it rests; no date when it names none."""
    named = date_named(heading)
    if named is None:
        return Due()
    what = f"last day of the {named.within}" if named.within else "day"
    return Due(named.day, f"the {what} named in the heading “{heading}”")


def due_by_words(text: str, heading: Due) -> Due | None:
    """Return the date a deliverable's own words give, where nothing surer does; None when they give none.

    Words that say by when something is done are nearer to it than the heading of its column; a date that they name
    otherwise counts only where the heading names none.
    """
    quarters = quarters_named(text)
    named = date_promised(text) or (None if heading.day else date_named(text))
    if named is None and len(quarters) == 1 and not dates_named(text):
        named = quarters[0]
    if named is None or named.day == heading.day:
        return None
    what = f"the last day of the {named.within}" if named.within else "the day"
    return Due(named.day, f"{what} named in its own words", by_words=True)


def due_by_column(found: Sequence[Paragraph], items: Sequence[Paragraph], heading: str) -> list[Due] | None:
    """Match the dates of a cell to the deliverables beside it; None when that cannot be done without guessing.

    One date holds for all; as many dates as deliverables, one for each; else a date holds for what it stands beside.
    A cell that names no date may name quarters; a season is no date.
    """
    named = [date for paragraph in found for date in dates_named(paragraph.text)]
    counted = not named
    if counted:
        named = [quarter for paragraph in found for quarter in quarters_named(paragraph.text)]
    if not named:
        return None
    if len(set(named)) == 1 and len(found) == 1:
        matched: list[Named] | None = [named[0]] * len(items)
    elif len(named) == len(items):
        matched = named
    else:
        matched = _beside(found, items)
    return [Due(one.day, _basis(one, heading), by_words=counted) for one in matched] if matched else None


def _beside(found: Sequence[Paragraph], items: Sequence[Paragraph]) -> list[Named] | None:
    dated = [(paragraph, named) for paragraph in found if (named := date_named(paragraph.text))]
    matched = []
    for item in items:
        near = [named for paragraph, named in dated if _level(paragraph, item)]
        if len(near) != 1:
            return None
        matched.append(near[0])
    return matched if len(dated) == len(found) else None


def _level(one: Paragraph, other: Paragraph) -> bool:
    """Whether two paragraphs begin on one height; nobody knows in a file without pages."""
    if not one.lines or not other.lines:
        return False
    first, second = one.lines[0], other.lines[0]
    return first.page == second.page and abs(first.line.baseline - second.line.baseline) < _BESIDE


def _basis(named: Named, heading: str) -> str:
    return (
        f"the last day of the {named.within} printed under “{heading}”"
        if named.within
        else f"printed under “{heading}”"
    )
