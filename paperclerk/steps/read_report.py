"""Reading a report: the file as it came, turned into a format of today if need be, and what was read of it before."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from paperclerk.domain.differences import PaperSaid
from paperclerk.domain.findings import Finding, worst_first
from paperclerk.domain.paper_reading import ReadFile
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Plan, PlanReading
from paperclerk.domain.report import Report, ReportReading
from paperclerk.domain.returns import Arrival
from paperclerk.errors import Unreadable
from paperclerk.steps.convert_returns import Converted, convert_returns
from paperclerk.steps.gather_returns import Gathered
from paperclerk.steps.kept_readings import KeptReadings

Labels = Mapping[str, tuple[str, ...]]
Progress = Callable[[int, int], None]
# Formats from before today's begin so; everything else is told apart by the readers. See ooxml/older_formats.py.
_MAY_BE_OLDER = (b"PK", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_FROM_WHERE = "Ask whoever sent it where it comes from; give the report as a PDF, or saved anew from Word."
_SAY_IT_AGAIN = "Nothing to do. If something was read wrongly, save it as a Word document (.docx) and give that."


@dataclass(frozen=True)
class ReportDesk:
    """What reading reports needs: the readers, a council's own labels of the front page, and readings kept from before.

    `said` makes what a report is compared by of the report and the plan in it. `progress` is told of pages read.
    """

    read: Callable[[bytes, str, Labels, Progress | None], ReportReading]
    plan: Callable[[bytes, str], PlanReading]
    said: Callable[[Report, Plan, Place], PaperSaid]
    kept: KeptReadings
    labels: Labels = field(default_factory=dict)
    progress: Progress | None = None


@dataclass(frozen=True)
class ReportFile:
    """A report's file as it came."""

    name: str
    sha256: str
    content: bytes

    @cached_property
    def today(self) -> Converted:
        """Return what the readers are given: the file, or what an older Word format was turned into; empty if it broke.

        It is converted when it is first asked for: a file that was read before is not converted again.
        """
        if self.content.startswith(_MAY_BE_OLDER):
            # When it came matters for returns only.
            arrival = Arrival(sha256=self.sha256, file=self.name, received=datetime.now(UTC))
            if converted := convert_returns([Gathered(arrival, self.content)]).get(self.sha256):
                return converted._replace(findings=tuple(map(_for_a_report, converted.findings)))
        return Converted(self.content, "", ())


def read_report(desk: ReportDesk, path: Path) -> ReadFile:
    """Read a file's reports, with everything doubtful about the reading.

    Raises:
        Unreadable: there is no such file.
    """
    return reading_of(desk, open_report_file(path))


def reading_of(desk: ReportDesk, file: ReportFile) -> ReadFile:
    """Return what a file says, read now or kept from an earlier reading of the same file by the same readers."""

    def read_now() -> ReportReading:
        today = file.today
        if today.findings and not today.content:
            return ReportReading((), today.findings)
        reading = desk.read(today.content, file.name, desk.labels, desk.progress)
        return ReportReading(reading.reports, (*today.findings, *reading.findings))

    reading = desk.kept.report(file.sha256, file.name, desk.labels, read_now)
    found = worst_first(_for_a_report(as_of_file(one, file)) for one in reading.findings)
    return ReadFile(file=file.name, sha256=file.sha256, reports=reading.reports, findings=tuple(found))


def plan_in(desk: ReportDesk, file: ReportFile) -> Plan:
    """Return the plan a report prints, an empty one when it prints none; its faults are for `plan import` to say."""
    return desk.kept.plan(file.sha256, file.name, lambda: desk.plan(file.today.content, file.name)).plan


def open_report_file(path: Path) -> ReportFile:
    """Take a report's file in.

    Raises:
        Unreadable: there is no such file, or it may not be read.
    """
    if path.is_dir():
        raise Unreadable(f"{path} is a folder, not a file.", "Give the PDF or Word file of one report.")
    if not path.is_file():
        raise Unreadable(f"There is no file {path}.", "Give the PDF or Word file of a report.")
    try:
        content = path.read_bytes()
    except OSError as fault:
        raise Unreadable(f"{path} cannot be read: {fault.strerror}.", "Ask whoever keeps it for access.") from fault
    return ReportFile(path.name, hashlib.sha256(content).hexdigest(), content)


class NoReportRead(Unreadable):
    """A file in which no report could be read, where a command cannot go on without it."""

    def __init__(self, read: ReadFile) -> None:
        """Say the first of what was found, and keep it all."""
        self.read = read
        if read.findings:  # the worst comes first
            super().__init__(f"{read.findings[0].message} ({read.file})", read.findings[0].hint)
        else:
            super().__init__(f"No report was found in {read.file}.", "Give the PDF or Word file of a report.")


def as_of_file(found: Finding, file: ReportFile) -> Finding:
    """Return a finding about the file that came, though what was read may be a conversion of it."""
    place = found.place.model_copy(update={"file": file.name, "sha256": file.sha256})
    return found.model_copy(update={"place": place})


def _for_a_report(found: Finding) -> Finding:
    """Return a finding on a file with advice for reports: whoever gives one has no form to send again."""
    hint = {"F06": _FROM_WHERE, "F19": _SAY_IT_AGAIN}.get(found.rule, found.hint)
    return found.model_copy(update={"hint": hint})
