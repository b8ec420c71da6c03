"""Words: C22 the text is nearly last period's."""

from collections.abc import Iterator

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding
from paperclerk.domain.periods import month_label
from paperclerk.rules.asking import ask, is_said_done, is_wanted, reported
from paperclerk.rules.words import likeness


def copied_from_last_time(cycle: Cycle) -> Iterator[Finding]:
    """Ask what is new when the progress is told in nearly the words of the last return; what stays done may stay so."""
    for standing, now in reported(cycle):
        last = standing.last
        if last is None or not is_wanted(now.update) or (is_said_done(now.update) and is_said_done(last.update)):
            continue
        like = likeness(now.update.narrative, last.update.narrative)
        if like and like >= cycle.thresholds.same_text:
            yield ask(
                "C22",
                standing,
                "narrative",
                f'"Progress this period" of {standing.deliverable.id} is {int(like * 100)}% the same as in '
                f"{month_label(last.period)}. What is new?",
                "Say what was done in this period, with figures and dates, or that nothing was and why. "
                "Then send the return again.",
            )
