"""The readers of reports, and the choice between them by what a file holds, never by its name."""

import hashlib
from collections.abc import Callable, Mapping
from typing import NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Plan, PlanReading
from paperclerk.domain.report import ReportReading
from paperclerk.ooxml.lookalikes import what_it_is
from paperclerk.ooxml.package import PackageFault, kind_of, open_package
from parsers import pdf_report, word_plan, word_report

Labels = Mapping[str, tuple[str, ...]]
Progress = Callable[[int, int], None]
# A PDF may have rubbish before its mark; readers look for it in the first kilobyte.
_MARK_WITHIN = 1024


class Reader(NamedTuple):
    """A reader of one format: whether it knows a file by its content, and what it reads of it."""

    knows: Callable[[bytes], bool]
    read: Callable[[bytes, str, Labels, Progress | None, int], ReportReading]
    plan: Callable[[bytes, str], PlanReading]


def _is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:_MARK_WITHIN] and not content.startswith(b"PK")


def _is_word(content: bytes) -> bool:
    return kind_of(content) == "word"


def _read_pdf(content: bytes, file: str, labels: Labels, progress: Progress | None, processes: int) -> ReportReading:
    return pdf_report.read_report(content, file, labels, progress=progress, processes=processes)


def _read_word(content: bytes, file: str, labels: Labels, _: Progress | None, __: int) -> ReportReading:
    return word_report.read_report(content, file, labels)


READERS: tuple[Reader, ...] = (
    Reader(_is_pdf, _read_pdf, pdf_report.read_plan),
    Reader(_is_word, _read_word, word_plan.read_plan),
)


def read_report(
    content: bytes, file: str, labels: Labels, progress: Progress | None = None, processes: int = 1
) -> ReportReading:
    """Read the reports in a file; of a file that is no report there is only the finding that says why.

    Args:
        content: the file's bytes.
        file: its name, for people only.
        labels: a council's own labels of front-page rows, by the row's name.
        progress: told how many pages were read, and of how many.
        processes: how many may work on a long report side by side; what is read is the same.
    """
    for reader in READERS:
        if reader.knows(content):
            reading = reader.read(content, file, labels, progress, processes)
            return reading if reading.reports or reading.findings else ReportReading((), (_nothing_in(content, file),))
    return ReportReading((), (_no_report(content, file),))


def read_plan(content: bytes, file: str) -> PlanReading:
    """Read the plan table in a report; without one the plan is empty, with the finding that says why."""
    for reader in READERS:
        if reader.knows(content):
            return reader.plan(content, file)
    return PlanReading(Plan(), (_no_report(content, file),))


def _nothing_in(content: bytes, file: str) -> Finding:
    home = Place(file=file, sha256=hashlib.sha256(content).hexdigest())
    return finding("F04", f"{file} holds no words.", hint="Give the file in which the report is.", place=home)


def _no_report(content: bytes, file: str) -> Finding:
    home = Place(file=file, sha256=hashlib.sha256(content).hexdigest())
    hint = "Give the report as a PDF or a Word document (.docx)."
    if not content:
        return finding("F04", f"{file} is empty.", hint="Fetch the report again.", place=home)
    kind = what_it_is(content)
    if kind and kind.locked:
        hint = "Save it without the password and give it again."
        return finding("F05", f"{file} is locked with a password.", hint=hint, place=home)
    try:
        told = "an Excel workbook" if "excel" in open_package(content).kind else "an Office file of another kind"
    except PackageFault as fault:
        if content.startswith(b"PK"):
            return finding(fault.rule, fault.message, hint=fault.hint, place=home)
        told = kind.name if kind else "neither a PDF nor a Word document"
    return finding("F03", f"{file} is no report: it is {told}, whatever its name says.", hint=hint, place=home)
