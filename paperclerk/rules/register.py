"""The rules: every question the office asks of a cycle.

To add a rule, write it in its family's file, give it a line in `domain/rulebook.py`, and add a line here.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding
from paperclerk.rules import baseline, completeness, dates, evidence, narrative, ratings, signing, standing


class Rule(NamedTuple):
    """A rule by its id in the rulebook, and what finds where it is broken."""

    id: str
    find: Callable[[Cycle], Iterator[Finding]]


# C59 is not here: it looks at papers, so it is asked when they have been made (`rules.shown`). F08 to F12 and F16 are
# asked of a form before it counts (`rules.identity`).
RULES: tuple[Rule, ...] = (
    Rule("C01", ratings.green_past_its_date),
    Rule("C03", ratings.better_without_evidence),
    Rule("C06", dates.later_without_reason),
    Rule("C07", dates.agreed_date_changed),
    Rule("C07", dates.agreed_step_changed),
    Rule("C07", baseline.dates_changed_in_plan),
    Rule("C10", evidence.complete_without_evidence),
    Rule("C11", dates.complete_without_a_date),
    Rule("C20", ratings.no_path_to_green),
    Rule("C22", narrative.copied_from_last_time),
    Rule("C34", completeness.left_out_of_the_return),
    Rule("C41", signing.not_signed_or_changed_after),
    Rule("C44", completeness.no_return),
    Rule("C44", completeness.late_return),
    Rule("F14", standing.replaced_by_a_later_one),
    Rule("P08", baseline.plan_not_adopted),
    Rule("P09", baseline.plan_changed),
)


def check(cycle: Cycle) -> list[Finding]:
    """Return everything the rules ask of a cycle, in the rules' order; a rule never changes what was reported."""
    return [found for rule in RULES for found in rule.find(cycle)]
