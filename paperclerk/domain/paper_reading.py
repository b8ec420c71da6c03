"""What the report commands give: a file's reports as read, as checked, or held against what was published."""

from datetime import date as day

from paperclerk.domain.differences import Difference
from paperclerk.domain.findings import Finding
from paperclerk.domain.places import Noun
from paperclerk.domain.report import Report


class LookedAt(Noun):
    """Something a file was looked at for: the rule, and what that is in a few words."""

    rule: str
    what: str


class ReadFile(Noun):
    """A file read for its reports: one for most files, each of an agenda pack's, none where it is unreadable.

    `accessibility` is what a check could look at in the file for a screen reader's sake; it proves no conformance.
    """

    file: str
    sha256: str
    reports: tuple[Report, ...] = ()
    findings: tuple[Finding, ...] = ()
    accessibility: tuple[LookedAt, ...] = ()

    @property
    def report(self) -> Report | None:
        """Return the first report; None where the file could not be read at all."""
        return self.reports[0] if self.reports else None


class ComparedPaper(Noun):
    """One side of a comparison: the file, which report of it, of how many, and how many items of each kind it has."""

    file: str
    sha256: str
    subject: str = ""
    date: day | None = None
    reports: int = 1
    items: dict[str, int] = {}


class ComparedFiles(Noun):
    """A new paper held against the published one."""

    new: ComparedPaper
    published: ComparedPaper
    differences: tuple[Difference, ...] = ()
    findings: tuple[Finding, ...] = ()
