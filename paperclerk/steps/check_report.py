"""Checking a report as a paper: its own faults, found before anybody publishes it."""

from datetime import date

from paperclerk.domain.findings import worst_first
from paperclerk.domain.layouts import Layout
from paperclerk.domain.paper_reading import LookedAt, ReadFile
from paperclerk.domain.places import Place
from paperclerk.rules.paper_access import LOOKS_AT, looked_at
from paperclerk.rules.paper_register import check_report as faults_of
from paperclerk.steps.read_report import ReportDesk, ReportFile, reading_of


def check_report(
    desk: ReportDesk, file: ReportFile, layout: Layout | None = None, as_of: date | None = None
) -> ReadFile:
    """Read a file and return it with every fault of its reports, worst first, those of the reading among them.

    Args:
        desk: the readers.
        file: the file.
        layout: the council's layout that it must follow; None chooses by its headings.
        as_of: the day past and future are told by; None takes the meeting's.
    """
    read = reading_of(desk, file)
    place = Place(file=file.name, sha256=file.sha256)
    faults = [found for report in read.reports for found in faults_of(report, layout=layout, as_of=as_of, place=place)]
    rules = looked_at(read.report) if read.report else ()
    return read.model_copy(
        update={
            "findings": tuple(worst_first((*read.findings, *faults))),
            "accessibility": tuple(LookedAt(rule=rule, what=LOOKS_AT[rule]) for rule in rules),
        }
    )
