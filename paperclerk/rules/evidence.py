"""Evidence: C10 complete with nothing that shows it."""

from collections.abc import Iterator

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding
from paperclerk.rules.asking import ask, is_said_done, past_updates, reported
from paperclerk.rules.words import says_something


def complete_without_evidence(cycle: Cycle) -> Iterator[Finding]:
    """Ask what shows that a deliverable is complete.

    Evidence given with an earlier return that said so already need not be given again.
    """
    for standing, now in reported(cycle):
        update, item = now.update, standing.deliverable
        if not is_said_done(update) or says_something(update.evidence):
            continue
        if any(is_said_done(past) and says_something(past.evidence) for past in past_updates(cycle, item.id)):
            continue
        how = f"{update.status.label.lower()}" if update.status and update.status.is_done else "100% complete"
        yield ask(
            "C10",
            standing,
            "evidence",
            f"{item.id} is reported {how} with no evidence.",
            'Say in "Evidence" what shows it: a document, a minute or a link. Or change the status. '
            "Then send the return again.",
        )
