"""A report read for what it is compared by: what it asks, and what it prints of a plan, item by item."""

import re
from collections.abc import Container, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from paperclerk.domain.differences import ItemKind, PaperItem, PaperSaid, SaidDate
from paperclerk.domain.periods import for_people
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Activity, Deliverable, Plan, Recommendation
from paperclerk.domain.report import Report
from parsers.said_values import labelled, months_named, said_date, said_rating
from parsers.tracker_tables import tracked_items

# "D4.2 A revised scheme …": papers that report on a plan print each deliverable's number before its words.
_PRINTED_NUMBER = re.compile(
    r"(?P<number>[A-Z]{1,3}\s?[0-9]{1,3}(?:[.\-/][0-9]{1,3}){0,2}[a-z]?)[.:)]?\s+(?P<text>\S.*)", re.S
)

# Of several items with the same words a row of progress is about the last of these kinds.
_TELLING = (ItemKind.RECOMMENDATION, ItemKind.PLAN_RECOMMENDATION, ItemKind.ACTIVITY, ItemKind.DELIVERABLE)
# A subtitle, a line on who agreed it, a line on what it is compared with.
_HEAD = 3


def paper_said(report: Report, plan: Plan, home: Place) -> PaperSaid:
    """Return what a report says, item by item.

    Args:
        report: the report as a document.
        plan: the plan table in the same file; an empty plan when it holds none.
        home: the file.
    """
    planned = tuple(_plan_items(plan, home))
    tracked = tuple(tracked_items(report, home))
    return PaperSaid(
        file=home.file,
        organisation=report.organisation,
        body=report.body,
        date=report.date,
        subject=report.front_page.subject,
        months=tuple(dict.fromkeys(months_named(" ".join(_at_its_head(report))))),
        items=(*_asked(report, home), *_together(planned, tracked)),
    )


def _at_its_head(report: Report) -> Iterator[str]:
    """Yield what stands at a report's head, where it says which month it reports on."""
    yield report.front_page.subject
    yield from (paragraph.text for paragraph in report.opening)
    for section in report.sections[:1]:
        yield section.heading
        yield from (paragraph.text for paragraph in section.paragraphs[:_HEAD])


def _asked(report: Report, home: Place) -> Iterator[PaperItem]:
    for asked in report.recommendations:
        place = _on_page(home, asked.page)
        yield PaperItem(kind=ItemKind.RECOMMENDATION, number=asked.number, text=asked.text, place=place)


def _plan_items(plan: Plan, home: Place) -> Iterator[PaperItem]:
    numbered = _prints_numbers(plan)
    for recommendation in plan.recommendations:
        number = str(recommendation.number)
        place = _on_page(home, recommendation.pages[0] if recommendation.pages else None)
        if not _is_its_own_deliverable(recommendation):
            yield PaperItem(
                kind=ItemKind.PLAN_RECOMMENDATION,
                number=number,
                text=recommendation.title,
                officers=recommendation.accountable_officers,
                place=place,
            )
        for activity in recommendation.activities:
            yield _activity(activity, number, place)
        read = _printed if numbered else _counted
        yield from read(recommendation, place)


def _is_its_own_deliverable(recommendation: Recommendation) -> bool:
    """Whether a table of actions with no column of deliverables was read, where the action is the deliverable."""
    return [_words(item.text) for item in recommendation.deliverables] == [_words(recommendation.title)]


def _activity(activity: Activity, under: str, place: Place) -> PaperItem:
    text = "\n".join((activity.text, *activity.items))
    return PaperItem(
        kind=ItemKind.ACTIVITY, number=activity.id, counted=True, under=under, text=text, place=activity.place or place
    )


def _counted(recommendation: Recommendation, place: Place) -> Iterator[PaperItem]:
    """Yield the deliverables of a plan as agreed: every paragraph of the column is one."""
    for item in recommendation.deliverables:
        yield PaperItem(
            kind=ItemKind.DELIVERABLE,
            number=item.id,
            counted=True,
            under=str(recommendation.number),
            text=item.text,
            officers=recommendation.accountable_officers if _is_its_own_deliverable(recommendation) else (),
            due=SaidDate(day=item.due, printed=for_people(item.due)),
            place=place,
        )


class _Printed(NamedTuple):
    """A deliverable that begins with its printed number, and the lines under it that report on it."""

    number: str
    first: Deliverable
    text: str
    lines: list[str]


def _printed(recommendation: Recommendation, place: Place) -> Iterator[PaperItem]:
    """Yield the deliverables of a paper that reports on a plan: a number begins one, what follows is said of it."""
    for found in _grouped(recommendation.deliverables):
        said = labelled("\n".join(found.lines))
        yield PaperItem(
            kind=ItemKind.DELIVERABLE,
            number=found.number,
            under=str(recommendation.number),
            text=found.text,
            officers=(said["officer"],) if "officer" in said else (),
            due=said_date(said["due"]) if "due" in said else _by_heading(found.first.due),
            rating=said_rating(said.get("rating", "")),
            rating_before=said_rating(said.get("rating_before", "")),
            rated_before_in=said.get("rated_before_in", ""),
            place=place,
        )


def _grouped(items: Sequence[Deliverable]) -> list[_Printed]:
    groups: list[_Printed] = []
    for item in items:
        if match := _PRINTED_NUMBER.fullmatch(item.text):
            groups.append(_Printed(match["number"].replace(" ", ""), item, match["text"], []))
        elif groups:
            groups[-1].lines.append(item.text)
    return groups


def _by_heading(due: date | None) -> SaidDate:
    return SaidDate(day=due, printed=for_people(due))


def _prints_numbers(plan: Plan) -> bool:
    """Whether the first deliverable of each recommendation begins with a number: then it is a paper on progress."""
    firsts = [one.deliverables[0].text for one in plan.recommendations if one.deliverables]
    return bool(firsts) and all(_PRINTED_NUMBER.fullmatch(text) for text in firsts)


def _together(planned: Sequence[PaperItem], tracked: Sequence[PaperItem]) -> Iterator[PaperItem]:
    """Yield the plan's items, with what a table of progress in the same paper adds to them, then that table's own."""
    by_number = {item.number: item for item in planned if item.kind is ItemKind.DELIVERABLE and not item.counted}
    by_words = _by_words(planned)
    adds: dict[int, PaperItem] = {}
    others = []
    for item in tracked:
        same = [
            by_number.get(item.number) or _meant(by_words.get(_words(line), ()), item.number, adds)
            for line in item.text.split("\n")
        ]
        if planned and all(same):
            adds |= {id(part): item for one in same if one for part in _what_hangs_on(one, planned)}
        else:
            others.append(item)
    yield from (_with_progress(item, adds[id(item)]) if id(item) in adds else item for item in planned)
    yield from others


def _by_words(planned: Sequence[PaperItem]) -> dict[str, list[PaperItem]]:
    """Return the items of each wording, of its most telling kind, in the plan's order: a plan may say a thing twice."""
    found: dict[str, list[PaperItem]] = {}
    for item in planned:
        alike = found.setdefault(_words(item.text), [])
        if alike and _TELLING.index(item.kind) > _TELLING.index(alike[0].kind):
            alike.clear()
        if not alike or item.kind is alike[0].kind:
            alike.append(item)
    return found


def _meant(alike: Sequence[PaperItem], number: str, taken: Container[int]) -> PaperItem | None:
    """Return which of several items with the same words a row is about: of its number, else the first not spoken of."""
    numbered = [item for item in alike if number and number.strip(" .()") in (item.number, item.under)]
    free = [item for item in numbered or alike if id(item) not in taken]
    return next(iter((*free, *alike)), None)


def _what_hangs_on(item: PaperItem, planned: Sequence[PaperItem]) -> list[PaperItem]:
    """Return what a row of progress on an item is about: of a recommendation its deliverables, else the item itself."""
    if item.kind is not ItemKind.PLAN_RECOMMENDATION:
        return [item]
    return [one for one in planned if one.kind is ItemKind.DELIVERABLE and one.under == item.number]


def _with_progress(item: PaperItem, told: PaperItem) -> PaperItem:
    """Return an item with the rating and the date of its row of progress; the plan says who answers for it."""
    return item.model_copy(
        update={
            "rating": item.rating if item.rating.printed else told.rating,
            "due": item.due if item.due.printed else told.due,
        }
    )


def _words(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()


def _on_page(home: Place, page: int | None) -> Place:
    return home.model_copy(update={"where": f"page {page}", "page": page}) if page else home
