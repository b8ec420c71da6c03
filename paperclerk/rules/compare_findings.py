"""What a reviewer is asked about the differences between two papers, each question a rule of the rulebook."""

from collections.abc import Iterable, Iterator, Sequence

from paperclerk.domain.differences import Change, Difference, ItemKind, Kept, PaperItem, PaperSaid
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.periods import for_people
from paperclerk.domain.places import Place
from paperclerk.rules.word_runs import changes_in

# From Green to Red, or back, in one step: as far as ratings go, whatever lies between.
_FROM_END_TO_END = 4
# A message shows this many changes of wording, and so much of each; the difference itself holds them all.
_MOST_CHANGES = 3
_MOST_LETTERS = 120

_AGREED = "Have the change agreed and say in the paper that it was, or put it back as it was published."


def findings_of(
    differences: Sequence[Difference], again: bool, misquoted: Iterable[tuple[PaperItem, PaperItem]] = ()
) -> Iterator[Finding]:
    """Yield the findings of a comparison.

    Args:
        differences: every difference.
        again: whether both are one paper; what the next report asks is free to be something else.
        misquoted: items of which the new paper says that they were rated otherwise than was published.
    """
    gone = {one.number for one in differences if _is(one, Change.DROPPED, ItemKind.PLAN_RECOMMENDATION)}
    for one in differences:
        if one.kind is ItemKind.RECOMMENDATION and not again:
            continue
        if one.kind is ItemKind.ACTIVITY and one.change is Change.DROPPED and one.under in gone:
            continue  # said once, of the recommendation
        yield from _asked(one)
    yield from (_misquoted(old, now) for old, now in misquoted)


def no_plan(held: Sequence[PaperItem], file: str) -> Finding:
    """Return the one finding on a new paper that prints no plan, where the published paper printed what is `held`."""
    deliverables = sum(item.kind is ItemKind.DELIVERABLE for item in held)
    what = f"{deliverables} deliverable{'s' * (deliverables != 1)}" if deliverables else f"{len(held)} items of one"
    message = (
        f"The new paper holds no plan table; the published paper has one, with {what}. Nothing of it was compared."
    )
    hint = "Put the plan into the new paper, or compare the paper that holds it."
    return finding("C34", message, hint=hint, place=Place(file=file), about="no plan table")


def not_the_papers_meant(new: PaperSaid, published: PaperSaid, alike: int) -> Iterator[Finding]:
    """Yield a question where the new paper is the older one, or where the two have nothing in common.

    Args:
        new: the paper given as the new one.
        published: the paper given as published.
        alike: how many items of the two were put together.
    """
    place = Place(file=new.file)
    if new.date and published.date and new.date < published.date:
        yield finding(
            "C38",
            f"{new.file} is dated {for_people(new.date)}, before {published.file} ({for_people(published.date)}). "
            "Were they given the wrong way round?",
            hint="Give the new paper first, then the published one.",
            place=place,
            about="order",
        )
    if new.items and published.items and not alike:
        yield finding(
            "C38",
            f"Nothing that {new.file} asks or plans is like anything in {published.file}. "
            "Are these the two papers meant?",
            hint="Give two papers on the same subject.",
            place=place,
            about="unlike",
        )


def _asked(one: Difference) -> Iterator[Finding]:
    if one.change is Change.DROPPED:
        yield _dropped(one)
    elif one.change is Change.ADDED:
        yield _found("C36", one, f"{_spoken(one)} is not in the published paper: “{_short(one.after)}”.",
                     "If it is new work, say so in the paper; if it was renamed, say what it was called.")  # fmt: skip
    elif one.change is Change.WORDING:
        yield _found("C35", one, f"The wording of {_spoken(one)} is not what was published: {_reworded(one)}.", _AGREED)
    elif one.change is Change.OFFICERS:
        yield _found("C37", one, _officers(one), "Say in the paper who took over, and when.")
    elif one.change is Change.DATE:
        yield _found("C07", one, f"{_date(one)} Baselines change only by an approved change.", _AGREED)
    elif one.change is Change.RATING:
        yield from _rating(one)


def _dropped(one: Difference) -> Finding:
    if one.kind is ItemKind.ACTIVITY:
        said = f"The response to recommendation {one.under} no longer says: “{_short(one.before)}”."
        return _found("C35", one, said, _AGREED)
    said = f"{_spoken(one)} of the published paper is not in the new one: “{_short(one.before)}”."
    return _found("C34", one, said, "Put it back, or say in the paper who decided to drop it, and when.")


def _officers(one: Difference) -> str:
    gone, new = (_listed(one, fate) for fate in (Kept.GONE, Kept.NEW))
    if one.movement == "lost":
        return f"{_spoken(one)} named {gone} in the published paper; the new one names nobody."
    if one.movement == "gained":
        return f"{_spoken(one)} named nobody in the published paper; the new one names {new}."
    told = (f"{gone} no longer" if gone else "", f"{new} for the first time" if new else "")
    return f"{_spoken(one)} names {' and '.join(filter(None, told))}."


def _listed(one: Difference, fate: Kept) -> str:
    return ", ".join(run.text for run in one.words if run.fate is fate)


def _date(one: Difference) -> str:
    if one.movement == "lost":
        return f"The due date of {_spoken(one)} was {one.before} in the published paper; the new one gives none."
    if one.movement == "gained":
        return f"{_spoken(one)} had no due date in the published paper; the new one gives {one.after}."
    return f"The due date of {_spoken(one)} was {one.before} in the published paper and is {one.after} in the new one."


def _rating(one: Difference) -> Iterator[Finding]:
    if one.movement == "lost":
        said = f"{_spoken(one)} was rated {one.before} in the published paper and has no rating in the new one."
        yield _found("X03", one, said, "Say in the paper why there is none; a row without a rating is not good news.")
    elif one.steps >= _FROM_END_TO_END and one.movement == "up":
        said = f"{_spoken(one)} went from {one.before} to {one.after} since the published paper."
        yield _found("C04", one, said, "Give the evidence, and say who confirmed it.")
    elif one.steps >= _FROM_END_TO_END:
        said = f"{_spoken(one)} fell from {one.before} to {one.after} since the published paper."
        yield _found("C05", one, said, "Say when the trouble was first known.")


def _misquoted(old: PaperItem, now: PaperItem) -> Finding:
    message = (
        f"The new paper says that {now.number} was {now.rating_before.printed} last time; the published paper rated it "
        f"{old.rating.printed}."
    )
    hint = "Put last time's rating right: it is what was published."
    return finding("C45", message, hint=hint, subject=now.number, place=now.place)


def _reworded(one: Difference) -> str:
    told = []
    for gone, new in changes_in(one.words):
        if gone and new:
            told.append(f"“{_short(gone)}” became “{_short(new)}”")
        else:
            told.append(f"“{_short(gone)}” is gone" if gone else f"“{_short(new)}” is new")
    more = f", and {len(told) - _MOST_CHANGES} more changes" if len(told) > _MOST_CHANGES else ""
    return "; ".join(told[:_MOST_CHANGES]) + more


def _spoken(one: Difference) -> str:
    """Return what people call an item."""
    if one.kind is ItemKind.PLAN_RECOMMENDATION:
        return f"Recommendation {one.number} of the plan"
    if one.kind is ItemKind.RECOMMENDATION:
        return f"Recommendation {one.number}" if one.number else "a recommendation"
    return one.number or "a deliverable"


def _found(rule: str, one: Difference, message: str, hint: str) -> Finding:
    about = f"{one.kind} {one.change} {one.after or one.before}"
    return finding(rule, message[0].upper() + message[1:], hint=hint, subject=one.number, place=one.place, about=about)


def _short(text: str) -> str:
    """Return a text on one line without its full stop, cut at a word when it is long."""
    line = " ".join(text.split()).rstrip(".")
    return line if len(line) <= _MOST_LETTERS else f"{line[:_MOST_LETTERS].rsplit(' ', 1)[0]} …"


def _is(one: Difference, change: Change, kind: ItemKind) -> bool:
    return one.change is change and one.kind is kind
