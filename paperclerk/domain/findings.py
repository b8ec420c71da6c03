"""Findings: what is wrong or doubtful, as values with a place; and the rulebook that names each rule once."""

import hashlib
from collections.abc import Iterable
from enum import StrEnum

from pydantic import computed_field

from paperclerk.domain.places import Noun, Place
from paperclerk.domain.rulebook import RULEBOOK, Severity

# Files of a workspace that people keep working on, by name.
OWN_FILES = ("plan.xlsx", "meetings.xlsx", "cabinet-report.docx")


class State(StrEnum):
    """Whether somebody has dealt with a finding."""

    OPEN = "open"
    ACCEPTED = "accepted"


class Acceptance(Noun):
    """Who went on despite a finding, when (ISO date and time), and why."""

    by: str
    reason: str
    at: str


class Finding(Noun):
    """Something wrong or doubtful: what, where, and what to do next, in the words of the form."""

    rule: str
    severity: Severity
    subject: str = ""
    message: str
    hint: str = ""
    place: Place = Place()
    period: str = ""
    owner: str = ""
    # Tells apart two findings of one rule about one subject at one place (two milestones, say).
    about: str = ""
    state: State = State.OPEN
    acceptance: Acceptance | None = None

    @computed_field  # type: ignore[prop-decorator]
    @property
    def id(self) -> str:
        """Return the same id on every run: from rule, subject, period and place, not from the wording.

        A return is told by its content: one sent again is looked at anew. The council's own files (the plan, the
        calendar, an author's words) are saved every day, so what was accepted of them stays accepted.
        """
        file = "" if self.place.file in OWN_FILES else self.place.sha256
        parts = (self.rule, self.subject, self.period, file, self.place.where, self.about)
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "replace")).hexdigest()[:12]

    @property
    def blocks(self) -> bool:
        """Whether this finding stops publication: of severity block, and nobody has accepted it."""
        return self.severity is Severity.BLOCK and self.state is State.OPEN

    def accepted(self, acceptance: Acceptance) -> "Finding":
        """Return this finding as accepted on record."""
        return self.model_copy(update={"state": State.ACCEPTED, "acceptance": acceptance})


def finding(
    rule: str,
    message: str,
    *,
    hint: str = "",
    subject: str = "",
    place: Place | None = None,
    period: str = "",
    owner: str = "",
    about: str = "",
) -> Finding:
    """Make a finding of a rule in the rulebook, which gives its severity.

    Raises:
        KeyError: the rule is not in the rulebook.
    """
    return Finding(
        rule=rule,
        severity=RULEBOOK[rule].severity,
        subject=subject,
        message=message,
        hint=hint,
        place=place or Place(),
        period=period,
        owner=owner,
        about=about,
    )


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings by severity, then owner, file and place; each id once, the first kept."""
    unique = {found.id: found for found in reversed(list(findings))}
    order = list(Severity)
    return sorted(
        unique.values(),
        key=lambda f: (order.index(f.severity), f.owner, f.place.file, f.subject, f.rule, f.place.where, f.about),
    )


def count_by_severity(findings: Iterable[Finding]) -> dict[str, int]:
    """Count the open findings of each severity, all four present."""
    counts = {severity.value: 0 for severity in Severity}
    for found in findings:
        if found.state is State.OPEN:
            counts[found.severity.value] += 1
    return counts
