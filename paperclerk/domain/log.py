"""The validation log: what came in for a period, what was found, and what it means for the papers."""

from datetime import date, datetime
from enum import StrEnum

from pydantic import computed_field

from paperclerk.domain.findings import Finding, State, count_by_severity
from paperclerk.domain.papers import PaperFiles
from paperclerk.domain.places import Noun


class FileState(StrEnum):
    """What became of a file that came in."""

    ACCEPTED = "accepted"
    QUARANTINED = "quarantined"


class LoggedFile(Noun):
    """A file that came in for the period: whose it is, when it came, and what became of it.

    `read_by` and `signature` are empty for a file that is no return.
    """

    file: str
    sha256: str = ""
    owner: str = ""
    received: datetime | None = None
    state: FileState
    read_by: str = ""
    signature: str = ""


class ValidationLog(Noun):
    """All that a reviewer looks at for one period.

    `as_of` is the day the rules took as today. `workspace` is the folder to name in a command, empty when there is
    only one; `folder` is where the log itself stands, so that it can lead to the papers.
    """

    organisation: str
    plan_title: str
    plan_version: str = ""
    marking: str = ""
    period: str
    period_label: str
    as_of: date
    workspace: str = ""
    folder: str = ""
    returns: tuple[LoggedFile, ...] = ()
    missing: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    papers: tuple[PaperFiles, ...] = ()

    @computed_field  # type: ignore[prop-decorator]
    @property
    def open_findings(self) -> dict[str, int]:
        """Return how many findings of each severity are open."""
        return count_by_severity(self.findings)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Return the findings that stop publication."""
        return tuple(found for found in self.findings if found.blocks)

    @property
    def accepted(self) -> tuple[Finding, ...]:
        """Return the findings that somebody went on despite."""
        return tuple(found for found in self.findings if found.state is State.ACCEPTED)
