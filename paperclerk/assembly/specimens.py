"""Sample papers for trying a template: as full as a paper can be, without a return, with nothing in the plan."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from paperclerk.assembly import assurance_pack, cabinet_report, stabilisation_plan
from paperclerk.assembly.assurance_pack import AssurancePack
from paperclerk.assembly.cabinet_report import CabinetReport
from paperclerk.assembly.specimen_cycle import (
    bare_cycle,
    empty_cycle,
    full_cycle,
    full_findings,
    last_issue,
    long_cycle,
    long_findings,
)
from paperclerk.assembly.specimen_kept_back import marked_view, told_view
from paperclerk.assembly.specimen_words import full_clearances, full_words
from paperclerk.assembly.stabilisation_plan import StabilisationPlanTable
from paperclerk.assembly.view import View
from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.findings import Finding
from paperclerk.domain.layouts import LAYOUTS
from paperclerk.domain.papers import Paper, PaperName, TableLayout

# The model of each paper: what its template may ask for.
MODELS: dict[PaperName, type[Paper]] = {
    PaperName.CABINET_REPORT: CabinetReport,
    PaperName.STABILISATION_PLAN: StabilisationPlanTable,
    PaperName.ASSURANCE_PACK: AssurancePack,
}


class Specimen(NamedTuple):
    """A sample paper, and what it is a sample of in words."""

    what: str
    paper: Paper
    cycle: Cycle


def specimens(name: PaperName, table: TableLayout = TableLayout.FOUR_COLUMNS) -> Iterator[Specimen]:
    """Yield the sample papers of a kind, the fullest first; the plan's in the layout of a table."""
    if name is PaperName.CABINET_REPORT:
        yield from _cabinet_reports()
        return
    issue, month = last_issue(name.value), View(full_cycle(), full_findings(), None)
    marked, told = marked_view(month), told_view(month)
    for what, cycle, findings, last in (
        ("a month in which everything happened", full_cycle(), full_findings(), issue),
        ("a month with much to say of everything", long_cycle(), long_findings(), issue),
        ("a month of which some is not for publication", marked.cycle, marked.findings, issue),
        ("the same month for everybody", told.cycle, told.findings, issue),
        ("a month without a return", bare_cycle(), (), None),
        ("a plan with nothing in it", empty_cycle(), (), None),
    ):
        paper = (
            stabilisation_plan.assemble(cycle, last, table)
            if name is PaperName.STABILISATION_PLAN
            else _paper(name, cycle, findings, last)
        )
        yield Specimen(what, paper, cycle)


def _paper(name: PaperName, cycle: Cycle, findings: Sequence[Finding] = (), issue: PaperIssue | None = None) -> Paper:
    if name is PaperName.CABINET_REPORT:
        return cabinet_report.assemble(cycle, None, findings, last_issue=issue)
    return assurance_pack.assemble(cycle, findings, issue)


def _cabinet_reports() -> Iterator[Specimen]:
    name, full, long, bare, empty = PaperName.CABINET_REPORT, full_cycle(), long_cycle(), bare_cycle(), empty_cycle()
    issue = last_issue(name.value)
    for year, layout in LAYOUTS.items():
        words = full_words(layout)
        paper = cabinet_report.assemble(
            full, words, full_findings(), layout=year, last_issue=issue, clearances=full_clearances()
        )
        yield Specimen(f"a full report in the layout {year}", paper, full)
    yield Specimen("a month with much to say of everything", _paper(name, long, long_findings(), issue), long)
    month = View(full, full_findings(), None)
    for what, seen in (
        ("of which some is not for publication", marked_view(month)),
        ("for everybody", told_view(month)),
    ):
        yield Specimen(f"a month {what}", _paper(name, seen.cycle, seen.findings, issue), seen.cycle)
    yield Specimen("a report without the author's words", _paper(name, bare), bare)
    nothing = cabinet_report.assemble(empty, None, (), layout="2023")
    yield Specimen("a report on a plan with nothing in it", nothing, empty)
