"""Published council reports in PDF, read as documents, and for what a plan is made of."""

from collections.abc import Mapping

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.plan import Plan, PlanReading
from paperclerk.domain.report import ReportReading
from parsers.outline import NO_SYNONYMS, reports_of
from parsers.pdf_pages import PdfFault, Report, open_report
from parsers.pdf_pieces import read_pieces
from parsers.pdf_plan import find_plan
from parsers.pdf_signs import without_headings
from parsers.pdf_traces import traces_of
from parsers.pdf_unread import unread_pages
from parsers.pdf_workers import Progress
from parsers.plan_building import build_plan
from parsers.plan_findings import NO_TABLE_HINT, WANTED
from parsers.report_front import marking, organisation, plan_title


def read_report(
    content: bytes,
    file: str,
    synonyms: Mapping[str, tuple[str, ...]] = NO_SYNONYMS,
    *,
    processes: int = 1,
    progress: Progress | None = None,
) -> ReportReading:
    """Read a published report, or the several of an agenda pack, as documents.

    Always gives a reading: one without reports, with the finding that says why, when the file cannot be read.

    Args:
        content: the file's bytes.
        file: its name, for findings.
        synonyms: a council's own labels for rows of the front page, by the row's name.
        processes: how many may read pages at once; what is read is the same.
        progress: told after each page how many are read, and of how many.
    """
    try:
        with open_report(content, file) as report:
            read = read_pieces(report, processes=processes, progress=progress)
            traces = traces_of(content)
            signs = without_headings(read.signs, traces.levels if traces else ())
            reading = reports_of(read.pieces, report.place, synonyms, signs)
            reports = reading.reports
            if reports:  # a pack is one file: what its structure tells is told once
                reports = (reports[0].model_copy(update={"pdf": traces}), *reports[1:])
            return ReportReading(reports, (*read.findings, *reading.findings))
    except PdfFault as fault:
        return ReportReading((), (fault.finding,))


def read_plan(content: bytes, file: str) -> PlanReading:
    """Read the plan table out of a published report.

    Rows that run over pages are put together again. Always gives a plan: an empty one, with the finding that says why,
    when the file cannot be read or holds no plan table.
    """
    try:
        with open_report(content, file) as report:
            return _read(report)
    except PdfFault as fault:
        return PlanReading(Plan(), (fault.finding,))


def _read(report: Report) -> PlanReading:
    found = find_plan(report)
    if len(report.pictures) == len(report.seen):
        return PlanReading(Plan(), unread_pages(report))  # whether it holds a plan nobody can say
    if found is None or not found.cells.rows:
        return PlanReading(Plan(organisation=organisation(report.texts)), (*unread_pages(report), _no_table(report)))
    plan, findings = build_plan(found.cells)
    about = {
        "title": plan_title(report, found.page, found.top),
        "organisation": organisation(report.texts),
        "marking": marking(report.texts, found.pages),
    }
    return PlanReading(plan.model_copy(update=about), (*unread_pages(report), *findings, *found.others))


def _no_table(report: Report) -> Finding:
    return finding(
        "I05",
        f"No plan table was found in {report.place.file}: no table has columns for {WANTED}.",
        hint=NO_TABLE_HINT,
        place=report.place,
    )
