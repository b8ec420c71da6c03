"""Importing a plan: taking the plan table out of a report that was published."""

from pathlib import Path

from paperclerk.domain.plan import Plan, PlanReading
from paperclerk.errors import Refused
from paperclerk.excel.plan_workbook import write_plan
from paperclerk.steps.office import Readers
from paperclerk.steps.read_report import as_of_file, open_report_file
from paperclerk.steps.writing import write_whole


def import_plan(readers: Readers, report: Path, workbook: Path | None = None) -> PlanReading:
    """Read the plan out of a published report and, if asked, write it as a plan workbook for people to finish.

    Raises:
        Unreadable: there is no such file; of one that is there and cannot be read the findings tell.
        Refused: the workbook is there already; a plan that people have worked on is never written over.
    """
    file = open_report_file(report)
    today = file.today
    # Why an older format could not be converted stands in for a reading.
    read = readers.report_plan(today.content, file.name) if today.content or not today.findings else PlanReading(Plan())
    reading = PlanReading(read.plan, tuple(as_of_file(found, file) for found in (*today.findings, *read.findings)))
    if workbook and reading.plan.recommendations:
        if workbook.exists():
            raise Refused(f"{workbook} is there already and was not touched.", "Give another name with -o.")
        write_whole(workbook, write_plan(reading.plan))
    return reading
