"""Sample papers for trying a template: as full as a paper can be, without a return, with nothing in the plan."""

from collections.abc import Iterator
from typing import NamedTuple

from paperclerk.assembly import assurance_pack, cabinet_report, stabilisation_plan
from paperclerk.assembly.assurance_pack import AssurancePack
from paperclerk.assembly.cabinet_report import CabinetReport
from paperclerk.assembly.specimen_cycle import bare_cycle, empty_cycle, full_cycle, full_findings, last_issue
from paperclerk.assembly.specimen_words import full_words
from paperclerk.assembly.stabilisation_plan import StabilisationPlanTable
from paperclerk.domain.layouts import LAYOUTS
from paperclerk.domain.papers import Paper, PaperName

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


def specimens(name: PaperName) -> Iterator[Specimen]:
    """Yield the sample papers of a kind, the fullest first."""
    if name is PaperName.CABINET_REPORT:
        yield from _cabinet_reports()
        return
    yield Specimen("a month in which everything happened", _paper(name, 0))
    yield Specimen("a month without a return", _paper(name, 1))
    yield Specimen("a plan with nothing in it", _paper(name, 2))


def _paper(name: PaperName, which: int) -> Paper:
    cycle = (full_cycle, bare_cycle, empty_cycle)[which]()
    issue = last_issue(name.value) if which == 0 else None
    if name is PaperName.STABILISATION_PLAN:
        return stabilisation_plan.assemble(cycle, issue)
    return assurance_pack.assemble(cycle, full_findings() if which == 0 else (), issue)


def _cabinet_reports() -> Iterator[Specimen]:
    issue = last_issue(PaperName.CABINET_REPORT.value)
    for name, layout in LAYOUTS.items():
        paper = cabinet_report.assemble(
            full_cycle(), full_words(layout), full_findings(), layout=name, last_issue=issue
        )
        yield Specimen(f"a full report in the layout {name}", paper)
    yield Specimen("a report without the author's words", cabinet_report.assemble(bare_cycle(), None, ()))
    yield Specimen(
        "a report on a plan with nothing in it", cabinet_report.assemble(empty_cycle(), None, (), layout="2023")
    )
