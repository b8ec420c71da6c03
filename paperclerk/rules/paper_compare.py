"""A new paper against the one that was published: what it dropped, added, reworded and moved."""

from collections.abc import Iterable, Iterator, Sequence

from paperclerk.domain.differences import (
    Change,
    Comparison,
    Difference,
    ItemKind,
    Kept,
    PaperItem,
    PaperSaid,
    SaidDate,
    SaidRating,
    WordRun,
)
from paperclerk.domain.findings import worst_first
from paperclerk.domain.officers import fold_title
from paperclerk.domain.periods import for_people
from paperclerk.rules.compare_findings import findings_of, no_plan, not_the_papers_meant
from paperclerk.rules.pairing import pair_items
from paperclerk.rules.word_runs import as_compared, word_runs


def compare_papers(new: PaperSaid, published: PaperSaid) -> Comparison:
    """Return every difference between a new paper and the published one, and what a reviewer must be asked about it."""
    held = _of_the_plan(published.items)
    without_plan = bool(held) and not any(_is_of_the_plan(item) for item in new.items)
    before = [item for item in published.items if not (without_plan and _is_of_the_plan(item))]
    pairs = pair_items(before, new.items)
    differences = [
        *(difference for old, now in pairs.both for difference in _changes(old, now)),
        *(_left_out(old) for old in pairs.dropped if not _is_missing_from_a_part(old, new.items)),
        *(_put_in(now) for now in pairs.added if not _is_missing_from_a_part(now, before)),
    ]
    # Where nothing is left of the published paper to hold the new one against, what it asks is not of that paper.
    again = is_the_same_paper(new, published) and not (without_plan and not before)
    found = findings_of(differences, again, _misquoted(pairs.both, published.months))
    # A paper that prints no plan drops none of its items: that it prints none is said once.
    whole = [no_plan(held, new.file)] if without_plan else []
    meant = not_the_papers_meant(new, published, len(pairs.both) or len(whole))
    return Comparison(tuple(differences), tuple(worst_first((*whole, *found, *meant))))


def is_the_same_paper(new: PaperSaid, published: PaperSaid) -> bool:
    """Whether a paper is a later version of the published one rather than the next in a row of reports.

    What the next report asks is not what the last one asked. Two papers whose subjects differ, or whose subject is the
    same but not their date, are two reports; where neither says, they are taken as one, so that nothing goes unasked.
    """
    if new.subject and published.subject:
        return as_compared(new.subject).casefold() == as_compared(published.subject).casefold()
    return not (new.date and published.date) or new.date == published.date


def _is_of_the_plan(item: PaperItem) -> bool:
    return item.kind is not ItemKind.RECOMMENDATION


def _of_the_plan(items: Sequence[PaperItem]) -> list[PaperItem]:
    """Return what a paper prints of a plan as a whole; nothing when it only lists some of it."""
    return [item for item in items if _is_of_the_plan(item) and not item.partial]


def _changes(old: PaperItem, now: PaperItem) -> Iterator[Difference]:
    yield from _wording(old, now)
    yield from _officers(old, now)
    yield from _date(old, now)
    yield from _rating(old, now)
    # What a report asks is counted anew in each; what the plan holds keeps its number.
    counted = old.counted or now.counted or old.kind is ItemKind.RECOMMENDATION
    if old.number and now.number and not counted and _number(old) != _number(now):
        yield _difference(Change.NUMBER, old, now, old.number, now.number)


def _wording(old: PaperItem, now: PaperItem) -> Iterator[Difference]:
    if as_compared(old.text) == as_compared(now.text):
        return
    runs = word_runs(old.text, now.text)
    if any(run.fate is not Kept.KEPT for run in runs):
        yield _difference(Change.WORDING, old, now, old.text, now.text).model_copy(update={"words": runs})


def _officers(old: PaperItem, now: PaperItem) -> Iterator[Difference]:
    one, other = ({fold_title(title): title for title in item.officers} for item in (old, now))
    if one.keys() == other.keys():
        return
    before, after = ("; ".join(item.officers) for item in (old, now))
    movement = "lost" if not after else "gained" if not before else "changed"
    told = [(Kept.KEPT, other[title]) if title in other else (Kept.GONE, one[title]) for title in one]
    told += [(Kept.NEW, other[title]) for title in other if title not in one]
    runs = tuple(WordRun(fate=fate, text=title) for fate, title in told)
    changed = _difference(Change.OFFICERS, old, now, before, after)
    yield changed.model_copy(update={"movement": movement, "words": runs})


def _date(old: PaperItem, now: PaperItem) -> Iterator[Difference]:
    one, other = old.due, now.due
    if (one.day == other.day) if one.day and other.day else _same_words(one.printed, other.printed):
        return
    if one.day and other.day:
        movement = "later" if other.day > one.day else "earlier"
    else:
        movement = "lost" if not other.printed else "gained" if not one.printed else "changed"
    yield _difference(Change.DATE, old, now, _said(one), _said(other)).model_copy(update={"movement": movement})


def _rating(old: PaperItem, now: PaperItem) -> Iterator[Difference]:
    one, other = old.rating, now.rating
    if (one.rag is other.rag) if one.rag and other.rag else _same_words(one.printed, other.printed):
        return
    if one.rag and other.rag:
        movement = "up" if other.rag.step > one.rag.step else "down"
    else:
        movement = "lost" if not other.printed else "gained" if not one.printed else "changed"
    changed = _difference(Change.RATING, old, now, one.printed, other.printed)
    yield changed.model_copy(update={"movement": movement, "steps": _steps(one, other)})


def _steps(one: SaidRating, other: SaidRating) -> int:
    return abs(other.rag.step - one.rag.step) if one.rag and other.rag else 0


def _left_out(old: PaperItem) -> Difference:
    return _difference(Change.DROPPED, old, None, old.text, "")


def _put_in(now: PaperItem) -> Difference:
    return _difference(Change.ADDED, None, now, "", now.text)


def _difference(change: Change, old: PaperItem | None, now: PaperItem | None, before: str, after: str) -> Difference:
    first = old or now
    assert first is not None  # a difference is about something
    return Difference(
        kind=first.kind,
        change=change,
        number=first.number,
        number_now=now.number if now and not now.counted and now.number != first.number else "",
        under=first.under,
        text=first.text,
        before=before,
        after=after,
        place=(now or first).place,
    )


def _is_missing_from_a_part(item: PaperItem, others: Sequence[PaperItem]) -> bool:
    """Whether an item is only on a list of some, or could only be on one in the other paper."""
    same = [other for other in others if other.kind is item.kind]
    return item.partial or (bool(same) and all(other.partial for other in same))


def _misquoted(
    both: Iterable[tuple[PaperItem, PaperItem]], months: Sequence[str]
) -> Iterator[tuple[PaperItem, PaperItem]]:
    """Yield what the new paper says was rated otherwise last time than the published paper did.

    A paper that names the month it compares with is held to what was published of that month, not of another.
    """
    for old, now in both:
        said, was = now.rating_before.rag, old.rating.rag
        if said and was and said is not was and (not now.rated_before_in or now.rated_before_in in months):
            yield old, now


def _said(date: SaidDate) -> str:
    return for_people(date.day) if date.day else date.printed


def _number(item: PaperItem) -> str:
    return item.number.strip(" .()")


def _same_words(one: str, other: str) -> bool:
    return as_compared(one).casefold() == as_compared(other).casefold()
