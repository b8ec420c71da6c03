"""Making papers: a cycle becomes three papers as data, then as Word files, all in memory until all are right."""

import hashlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

from paperclerk.assembly import assurance_pack, cabinet_report, stabilisation_plan
from paperclerk.domain.cycle import Cycle, PaperIssue
from paperclerk.domain.findings import Finding
from paperclerk.domain.marks import Marks
from paperclerk.domain.papers import Paper, PaperName, Publicity, TableLayout
from paperclerk.domain.pictures import DrawnPicture, Picture
from paperclerk.domain.publicity import restriction
from paperclerk.rules.shown import ratings_as_signed
from paperclerk.settings import Workspace
from paperclerk.steps.made_from import made_from
from paperclerk.steps.read_authors import AuthorsDesk
from paperclerk.word.manifest import manifest_json
from paperclerk.word.paper_text import read_paper_text
from paperclerk.word.papers import read_regions, render
from paperclerk.word.safe_text import removed_characters
from paperclerk.word.scrub import scrubbed
from paperclerk.word.templates import find_template


class Desk(NamedTuple):
    """All that the makers of papers may look at."""

    cycle: Cycle
    findings: Sequence[Finding]
    author: AuthorsDesk
    layout: str
    table: TableLayout
    last_issue: PaperIssue | None


class Dress(NamedTuple):
    """For whom papers are made, and what is in them that is not for everybody, which they then say at their head."""

    publicity: Publicity = Publicity.DRAFT
    marks: Marks = Marks()


DRAFT = Dress()


class MadePaper(NamedTuple):
    """A paper made in memory: as data, as a Word file, with its manifest and what it showed."""

    paper: Paper
    docx: bytes
    manifest: str
    issue: PaperIssue

    def as_laid_out(self, docx: bytes) -> "MadePaper":
        """Return the paper with its Word file as it was laid out in the end; what it says is the same."""
        if docx == self.docx:
            return self
        before, after = (hashlib.sha256(content).hexdigest() for content in (self.docx, docx))
        manifest = self.manifest.replace(before, after)
        hashes = {"sha256": after, "manifest_sha256": hashlib.sha256(manifest.encode()).hexdigest()}
        return self._replace(docx=docx, manifest=manifest, issue=self.issue.model_copy(update=hashes))


# To add a paper: write its maker in `assembly`, and a line here.
MAKERS: tuple[tuple[PaperName, Callable[[Desk], Paper]], ...] = (
    (
        PaperName.CABINET_REPORT,
        lambda desk: cabinet_report.assemble(
            desk.cycle, desk.author.words, desk.findings, layout=desk.layout, last_issue=desk.last_issue
        ),
    ),
    (PaperName.STABILISATION_PLAN, lambda desk: stabilisation_plan.assemble(desk.cycle, desk.last_issue, desk.table)),
    (PaperName.ASSURANCE_PACK, lambda desk: assurance_pack.assemble(desk.cycle, desk.findings, desk.last_issue)),
)


def make_papers(
    workspace: Workspace,
    cycle: Cycle,
    findings: Sequence[Finding],
    author: AuthorsDesk,
    last_issue: Callable[[str, str], PaperIssue | None],
    wanted: Sequence[PaperName] = (),
    dress: Dress = DRAFT,
) -> tuple[MadePaper, ...]:
    """Make the wanted papers, or all that the settings name; those for everybody scrubbed of what nobody sees.

    Raises:
        TemplateMisfit: a template is missing or does not fit; no paper is made then.
    """
    settings, folder = workspace.settings.papers, workspace.templates
    made = []
    for name, make in MAKERS:
        if name in (wanted or settings.make):
            template = find_template(template_name(name, settings.table), folder)
            last = last_issue(name.value, cycle.period.key)
            paper = make(Desk(cycle, findings, author, settings.layout, settings.table, last))
            paper = paper.model_copy(update={"restriction": restriction(dress.marks.of_paper(name))})
            docx = render(paper, template, _draw)
            if dress.publicity is Publicity.PUBLIC:
                docx = scrubbed(docx)
            sha256, text = hashlib.sha256(docx).hexdigest(), read_paper_text(docx)
            origins = made_from(workspace, cycle, paper, last)
            manifest = manifest_json(paper, template, cycle.plan, sha256, text, origins, dress.publicity)
            issue = _issue(paper, cycle, sha256).model_copy(
                update={"build_id": text.build_id, "manifest_sha256": hashlib.sha256(manifest.encode()).hexdigest()}
            )
            made.append(MadePaper(paper, docx, manifest, issue))
    return tuple(made)


def template_name(name: PaperName, table: TableLayout) -> str:
    """Return the file name of a paper's template, that of the plan by the layout it is to have."""
    as_what = table.value if name is PaperName.STABILISATION_PLAN and table is not TableLayout.FOUR_COLUMNS else ""
    return f"{name.value}-{as_what}.docx" if as_what else f"{name.value}.docx"


def check_papers(cycle: Cycle, made: Sequence[MadePaper]) -> list[Finding]:
    """Hold the papers against what owners sent: the ratings shown (C59), characters that were left out (X02)."""
    shown = {one.paper.name.value: read_regions(one.docx) for one in made}
    left_out = [found for one in made for found in removed_characters(one.paper)]
    return [*ratings_as_signed(cycle, shown), *left_out]


def _draw(picture: Picture) -> DrawnPicture:
    # Loaded when the first picture is drawn: it takes a second, and most deeds draw none.
    from paperclerk.charts.drawing import draw

    return draw(picture)


def _issue(paper: Paper, cycle: Cycle, sha256: str) -> PaperIssue:
    """Return what the paper showed of each deliverable, for its next issue to compare with."""
    updates = {item: reported.update for item, reported in cycle.now.items()}
    return PaperIssue(
        name=paper.name.value,
        period=cycle.period.key,
        build_id=sha256[:16],
        sha256=sha256,
        deliverables=len(cycle.standings),
        ratings={item: update.rag for item, update in updates.items() if update.rag},
        statuses={item: update.status.value for item, update in updates.items() if update.status},
        forecasts={item: update.forecast.isoformat() for item, update in updates.items() if update.forecast},
    )
