"""The Cabinet report: the author's words in the council's layout, with the progress that owners signed."""

from collections.abc import Iterator, Sequence

from paperclerk.assembly.authored import written_by
from paperclerk.assembly.report_front import FrontLine, addressed_to, front_lines, meeting_date
from paperclerk.assembly.report_procedure import (
    clearance_sources,
    clearances_section,
    commissioners_blocks,
    route_lines,
)
from paperclerk.assembly.report_progress import Progress, periods_covered, progress
from paperclerk.assembly.report_sections import ReportBlock, ReportSection, report_sections
from paperclerk.assembly.tracing import from_calendar, from_plan
from paperclerk.domain.author import AuthorWords, Stretch, stretches_in
from paperclerk.domain.clearances import ClearanceNow
from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.findings import Finding
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.implications import with_commissioners
from paperclerk.domain.layouts import Layout, layout_named
from paperclerk.domain.names import region
from paperclerk.domain.papers import Paper, PaperName, Source
from paperclerk.domain.procedure import Procedure

# Words that fill some ten pages, with the tables and the headings between them.
_LONG = 3000


class CabinetReport(Paper):
    """The Cabinet report as data."""

    addressed_to: str
    meeting_date: str
    front: tuple[FrontLine, ...]
    sections: tuple[ReportSection, ...]
    progress: Progress

    @property
    def is_long(self) -> bool:
        """Whether the report is one in which people look for a section by its page: some ten pages or more."""
        told = sum(len(text.split()) for _, text in self.said())
        shown = sum(len(source.text.split()) for source in self.sources)
        return told + shown > _LONG

    def said(self) -> Iterator[tuple[str, str]]:
        """Yield the front page and every section, whatever the program did not write into a region."""
        yield from super().said()
        yield "paper.organisation", self.organisation
        yield "paper.addressed_to", self.addressed_to
        yield "paper.meeting_date", self.meeting_date
        for line in self.front:
            yield "line.label", line.label
            yield from (("line.lines", text) for text in line.lines)
        for section in self.sections:
            yield "section.heading", section.heading
            for block in section.blocks:
                yield "stretch.text", "" if block.kind == "table" else block.text
                for field, rows in (("block.header", block.header), ("block.rows", block.rows)):
                    yield from ((field, line.text) for row in rows for cell in row for line in cell.lines)

    def held(self) -> Iterator[Stretch]:
        """Yield the pictures and footnotes of the author's."""
        for block in (block for section in self.sections for block in section.blocks):
            yield from (one for one in stretches_in(block) if not one.is_words)

    def headed(self) -> Iterator[tuple[str, str]]:
        """Yield the title and the heading of every section."""
        yield from super().headed()
        yield from (("section.heading", section.heading) for section in self.sections)


def assemble(
    cycle: Cycle,
    words: AuthorWords | None,
    findings: Sequence[Finding],
    *,
    layout: str | Layout = "2024",
    last_issue: PaperIssue | None = None,
    clearances: Sequence[ClearanceNow] = (),
) -> CabinetReport:
    """Return the report of a cycle; without the author's words each section says that it has not been written.

    Args:
        cycle: the period, its returns and those before it.
        words: the author's; None when there is no author's file.
        findings: what is open on the returns, so that the report can say that there is something.
        layout: the layout, or its name.
        last_issue: the last Cabinet report, which need not be last month's; None when this is the first.
        clearances: those to be printed.

    Raises:
        CalledWrongly: there is no such layout.
    """
    chosen, plan = layout_named(layout), cycle.plan
    written = words or AuthorWords()
    procedure, front = written.procedure, written.front
    comments, theirs = _comments(procedure, chosen) if words else (), written.section("commissioners")
    if comments or (theirs and (theirs.blocks or theirs.exemption)):
        chosen = with_commissioners(chosen)
    paper = CabinetReport(
        name=PaperName.CABINET_REPORT,
        title=_title(written.front, cycle),
        organisation=cycle.organisation or written.front.organisation or plan.organisation,
        marking=plan.marking,
        periods=periods_covered(cycle, last_issue),
        addressed_to=addressed_to(front, cycle),
        meeting_date=meeting_date(front, cycle),
        front=front_lines(front, chosen, procedure, route_lines(procedure.route, front, cycle)),
        sections=(*report_sections(written, chosen, comments), *clearances_section(clearances)),
        progress=progress(cycle, findings, last_issue),
    )
    by_author = (*written_by(written, paper.front, paper.sections), *clearance_sources(clearances))
    return paper.model_copy(update={"sources": tuple(_sources(paper, cycle)), "written": by_author})


def _comments(procedure: Procedure, layout: Layout) -> tuple[ReportBlock, ...]:
    """Return what is said of the Commissioners' comments; that they are awaited where a council wants them always."""
    block = procedure.commissioners
    is_wanted = any(section.generated == "commissioners" for section in layout.sections)
    if block is None:
        return commissioners_blocks(None) if is_wanted else ()
    return commissioners_blocks(block) if block.is_printed else ()


def _title(front: FrontPage, cycle: Cycle) -> str:
    return " ".join(front.subject.split()) or f"{cycle.plan.title}: progress to {cycle.period.label}"


def _sources(paper: CabinetReport, cycle: Cycle) -> Iterator[Source]:
    yield from from_plan(region("marking"), paper.marking, "marking", place=cycle.plan.places.get("marking"))
    yield from paper.progress.sources(cycle)
    for section in paper.sections:
        for block in section.blocks:
            if block.region:
                yield from from_calendar(block.region, block.text, "text")
