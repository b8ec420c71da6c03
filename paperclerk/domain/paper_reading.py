"""What the report commands give: a file's reports as read, as checked, or held against what was published."""

from datetime import date as day

from paperclerk.domain.differences import Difference
from paperclerk.domain.findings import Finding
from paperclerk.domain.places import Noun
from paperclerk.domain.report import Report


class ReadFile(Noun):
    """A file read for its reports: one for most files, each of an agenda pack's, none where it is unreadable."""

    file: str
    sha256: str
    reports: tuple[Report, ...] = ()
    findings: tuple[Finding, ...] = ()

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
