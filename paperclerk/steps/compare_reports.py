"""Comparing a new paper with the one that was published, whichever formats the two are in."""

from collections import Counter
from collections.abc import Sequence
from itertools import product
from typing import NamedTuple

from paperclerk.domain.differences import PaperSaid
from paperclerk.domain.findings import Finding, worst_first
from paperclerk.domain.paper_reading import ComparedFiles, ComparedPaper
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Plan
from paperclerk.domain.report import Report
from paperclerk.domain.rulebook import Severity
from paperclerk.rules.paper_compare import compare_papers
from paperclerk.rules.words import likeness
from paperclerk.steps.read_report import NoReportRead, ReportDesk, ReportFile, plan_in, reading_of

# What of a reading a comparison stands on: pages that could not be read, above all. The rest is for `report read`.
_TELLING = (Severity.BLOCK, Severity.HIGH)


class _Side(NamedTuple):
    """What a file says: each of its reports as it is compared, and what was found in reading."""

    file: ReportFile
    papers: tuple[PaperSaid, ...]
    findings: tuple[Finding, ...]


def compare_reports(desk: ReportDesk, new: ReportFile, published: ReportFile) -> ComparedFiles:
    """Return every difference between a new paper and the published one.

    Of several reports in a file the one is taken whose subject is most like the other paper's.

    Raises:
        NoReportRead: one of the files cannot be read at all.
    """
    one, other = _side(desk, new), _side(desk, published)
    paper, before = max(product(one.papers, other.papers), key=lambda pair: likeness(pair[0].subject, pair[1].subject))
    compared = compare_papers(paper, before)
    doubts = (found for found in (*one.findings, *other.findings) if found.severity in _TELLING)
    return ComparedFiles(
        new=_named(one, paper),
        published=_named(other, before),
        differences=compared.differences,
        findings=tuple(worst_first((*compared.findings, *doubts))),
    )


def _side(desk: ReportDesk, file: ReportFile) -> _Side:
    read = reading_of(desk, file)
    if not read.reports:
        raise NoReportRead(read)
    plan = plan_in(desk, file)
    home = Place(file=file.name, sha256=file.sha256)
    holder = _holder(read.reports, plan)
    papers = (desk.said(one, plan if number == holder else Plan(), home) for number, one in enumerate(read.reports))
    return _Side(file, tuple(papers), read.findings)


def _holder(reports: Sequence[Report], plan: Plan) -> int:
    """Return which report of a pack the plan table stands in: the one with its page, else the first."""
    page = next((page for one in plan.recommendations for page in one.pages), 0)
    within = (number for number, one in enumerate(reports) if one.pages and one.pages[0] <= page <= one.pages[1])
    return next(within, 0)


def _named(side: _Side, paper: PaperSaid) -> ComparedPaper:
    return ComparedPaper(
        file=side.file.name,
        sha256=side.file.sha256,
        subject=paper.subject,
        date=paper.date,
        reports=len(side.papers),
        items=dict(Counter(item.kind.value for item in paper.items)),
    )
