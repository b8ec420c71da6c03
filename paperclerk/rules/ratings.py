"""Ratings: C01 Green past its date, C03 better with no new evidence, C20 Amber or Red with no path to green."""

from collections.abc import Iterator
from datetime import date

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.fields import UPDATE_FIELDS
from paperclerk.domain.findings import Finding
from paperclerk.domain.history import Standing
from paperclerk.domain.periods import for_people, month_label
from paperclerk.domain.plan import Milestone
from paperclerk.domain.ratings import Rag
from paperclerk.domain.returns import Update
from paperclerk.rules.asking import ask, is_said_done, is_wanted, label, reported, was_given
from paperclerk.rules.baseline import agreed_due
from paperclerk.rules.words import normalised, says_something

_NEEDS_A_PATH = (Rag.RED, Rag.AMBER_RED, Rag.AMBER)
_PATH = ("recovery_action", "recovery_owner", "recovery_date")


def green_past_its_date(cycle: Cycle) -> Iterator[Finding]:
    """Ask what makes a deliverable Green that is not done although its agreed or forecast date is past.

    A date on the period's last day is past: the papers, made after it, show the deliverable as overdue.
    """
    for standing, now in reported(cycle):
        update = now.update
        if update.rag is not Rag.GREEN or is_said_done(update) or not is_wanted(update):
            continue
        said = _date_passed(cycle, agreed_due(cycle, standing.deliverable), update.forecast)
        if said:
            yield _green(cycle, standing, f"{said} and is not complete")
        for milestone in update.milestones:
            said = "" if milestone.actual else _date_passed(cycle, milestone.due, milestone.forecast)
            if said:
                yield _green(cycle, standing, f'its milestone "{milestone.text}" {said} and is not done', milestone)


def better_without_evidence(cycle: Cycle) -> Iterator[Finding]:
    """Ask what changed when a rating is better than last time and there is no evidence, or the same as then."""
    for standing, now in reported(cycle):
        rag, last = now.update.rag, standing.rated
        if rag is None or last is None or last.update.rag is None or rag.step <= last.update.rag.step:
            continue
        evidence = now.update.evidence
        if says_something(evidence) and normalised(evidence) != normalised(last.update.evidence):
            continue
        how = "with the same evidence as then" if says_something(evidence) else "with no evidence"
        yield ask(
            "C03",
            standing,
            "evidence",
            f"{standing.deliverable.id} moved from {label(cycle, last.update.rag)} in {month_label(last.period)} "
            f"to {label(cycle, rag)} {how}.",
            'Say in "Evidence" what shows the change: a document, a minute or a link. Then send the return again.',
        )


def no_path_to_green(cycle: Cycle) -> Iterator[Finding]:
    """Ask for what is missing of the path to green: an action, who will do it, and by when."""
    for standing, now in reported(cycle):
        update = now.update
        if update.rag not in _NEEDS_A_PATH or is_said_done(update) or not is_wanted(update):
            continue
        missing = [field for field in _PATH if not _gives(update, field)]
        if missing and update.rag:
            boxes = _listed([f'"{UPDATE_FIELDS[field].label}"' for field in missing])
            yield ask(
                "C20",
                standing,
                missing[0],
                f"{standing.deliverable.id} is {label(cycle, update.rag)}, and its path to green lacks "
                f"{_in_words(missing)}.",
                f"Fill in {boxes}, and send the return again.",
            )


def _date_passed(cycle: Cycle, due: date | None, forecast: date | None) -> str:
    """Say which date is past at the end of the period; the agreed one goes before the forecast."""
    if due and due <= cycle.period.ends:
        return f"was due on {for_people(due)}"
    if forecast and forecast <= cycle.period.ends:
        return f"was forecast for {for_people(forecast)}"
    return ""


def _green(cycle: Cycle, standing: Standing, said: str, milestone: Milestone | None = None) -> Finding:
    return ask(
        "C01",
        standing,
        "rag",
        f"{standing.deliverable.id} is {label(cycle, Rag.GREEN)} but {said}.",
        f'Say in "Progress this period" what makes it {label(cycle, Rag.GREEN)}, or change the rating, '
        "and send the return again.",
        about=milestone.id if milestone else "",
    )


def _gives(update: Update, field: str) -> bool:
    if field == "recovery_date":
        return was_given(update, field)
    return says_something(getattr(update, field)) or bool(update.as_written.get(field, "").strip())


def _in_words(missing: list[str]) -> str:
    words = {"recovery_action": "an action", "recovery_owner": "an owner", "recovery_date": "a date"}
    return _listed([words[field] for field in missing])


def _listed(said: list[str]) -> str:
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
