"""Every kind of Office file we write has no error in the Open XML SDK's validator, Microsoft's own word on the formats.

Files others wrote are not held to it: LibreOffice's and many a council's own have hundreds of harmless errors. The
templates are, though they hold tags: a tag is text.
"""

import json
import os
import random
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from authors_hand import (
    Draft,
    edits_a_word_of_the_changed,
    edits_what_is_gone_from_the_data,
    tracks_a_change_in_the_same,
)
from builders import a_plan
from edited_copies import all_edits
from edited_copies import edited as edited_copy
from excel_files import KEY, a_full_form
from recovery_plan import a_recovery_cycle, a_recovery_plan
from regenerated_papers import after, before, pack_after, pack_before, report_after, report_before
from rich_cycle import a_rich_cycle
from word_returns import a_form as a_word_form

from flows.office import all_readers, open_office
from paperclerk.assembly import assurance_pack, cabinet_report
from paperclerk.assembly.stabilisation_plan import assemble
from paperclerk.domain.findings import finding
from paperclerk.domain.implications import council_layout
from paperclerk.domain.papers import Paper, TableLayout
from paperclerk.domain.places import Place
from paperclerk.excel.plan_workbook import write_plan
from paperclerk.excel.return_form import write_return_form
from paperclerk.ooxml.repack import repack
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.annotate_returns import MarkingDesk
from paperclerk.steps.issue_forms import issue_forms
from paperclerk.steps.reporting_cycle import reporting_cycle
from paperclerk.word.author_blank import write_blank
from paperclerk.word.papers import render
from paperclerk.word.redline import redline
from paperclerk.word.regenerate import regenerate
from parsers.register import read_return

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "inputs" / "sample"
PACKAGES = ROOT / ".tools" / "validator" / "node_modules" / "@xarsh"
PERIOD = "2031-03"
MADE = datetime(2031, 4, 6, 9, 0, tzinfo=UTC)

TEMPLATES = ("assurance-pack", "cabinet-report", "stabilisation-plan")
# The other layouts of the plan, by the setting that asks for them.
LAYOUTS = (TableLayout.SIX_COLUMNS, TableLayout.CARDS)
WRITTEN = (
    *(f"template {name}.docx" for name in TEMPLATES),
    *(f"template of a second council {name}.docx" for name in TEMPLATES),
    *(f"paper {name}.docx" for name in TEMPLATES),
    *(f"{what} stabilisation-plan-{layout}.docx" for what in ("template", "paper") for layout in LAYOUTS),
    *(f"recovery {name}.docx" for name in TEMPLATES),
    *(f"recovery stabilisation-plan-{layout}.docx" for layout in LAYOUTS),
    "plan.xlsx",
    "recovery plan.xlsx",
    "meetings.xlsx",
    "author's blank.docx",
    *(f"form {place}{kind}" for kind in (".docx", ".xlsx") for place in ("of the sample", "filled in")),
    *(f"redline {of}.docx" for of in ("of packs", "of reports", "of edits 0", "of edits 1", "of edits 2")),
    *(f"redline of pages across that {how}.docx" for how in ("came", "went")),
    *(f"draft regenerated{how}.docx" for how in ("", " tracked", " of an edited one", " of an edited one tracked")),
    *(f"marked {how}{kind}" for kind in (".docx", ".xlsx") for how in ("by the run", "once", "twice", "afresh")),
)


@pytest.fixture(scope="module")
def faults(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Write every kind of file once and give the validator's word on each."""
    program = the_validator()
    folder = tmp_path_factory.mktemp("written")
    files = {}
    for number, (name, content) in enumerate(everything_written(folder / "outputs")):
        files[name] = folder / f"{number}{Path(name).suffix}"
        files[name].write_bytes(content)
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # the validator takes one file a run, and a second for it
        return dict(zip(files, pool.map(lambda file: faults_in(program, file), files.values()), strict=True))


@pytest.mark.parametrize("name", WRITTEN)
def test_what_we_write_has_no_error_in_the_validator(faults, name):
    assert faults[name] == []


def test_nothing_else_was_written(faults):
    assert sorted(faults) == sorted(WRITTEN)


def test_the_validator_finds_what_is_wrong(tmp_path):
    broken = tmp_path / "broken.docx"
    broken.write_bytes(a_word_form().replace(b"[Content_Types].xml", b"[Content_Tapes].xml"))

    assert faults_in(the_validator(), broken) != []


def the_validator() -> Path:
    found = sorted(PACKAGES.glob("ooxml-validator-*/ooxml-validator*"))
    if not found:
        pytest.skip(
            "the Open XML SDK's validator is not here: `make validator` fetches it, where npm and a network are"
        )
    return found[0]


def faults_in(program: Path, file: Path) -> list[str]:
    """Return the validator's errors in a file, each with its place."""
    ran = subprocess.run([program, file], capture_output=True, text=True, check=False, timeout=120)
    return [f"{fault['path']} {fault['xPath']}: {fault['description']}" for fault in json.loads(ran.stdout)["errors"]]


def everything_written(outputs: Path) -> Iterator[tuple[str, bytes]]:
    """Yield a file of each kind that leaves our hands, by name."""
    for name in TEMPLATES:
        yield f"template {name}.docx", (ROOT / "templates" / f"{name}.docx").read_bytes()
        theirs = ROOT / "templates" / "examples" / "wendmoor" / f"{name}.docx"
        yield f"template of a second council {name}.docx", theirs.read_bytes()
    for layout in LAYOUTS:
        name = f"stabilisation-plan-{layout}.docx"
        yield f"template {name}", (ROOT / "templates" / name).read_bytes()
        yield f"paper {name}", render(assemble(a_rich_cycle(), None, layout), ROOT / "templates" / name)
    yield from of_a_recovery_plan()
    yield "plan.xlsx", (SAMPLE / "plan.xlsx").read_bytes()
    yield "meetings.xlsx", (SAMPLE / "meetings.xlsx").read_bytes()
    yield "author's blank.docx", a_blank()
    yield from of_the_sample(outputs)
    yield from of_drafts()
    filled = {".docx": a_word_form(), ".xlsx": write_return_form(a_full_form(), KEY)}
    for kind, content in filled.items():
        yield f"form filled in{kind}", content
        yield from marked(content, kind)


def of_a_recovery_plan() -> Iterator[tuple[str, bytes]]:
    """Yield the workbook and the papers of an Improvement and Recovery Plan, the table in each layout."""
    yield "recovery plan.xlsx", write_plan(a_recovery_plan())
    cycle, templates = a_recovery_cycle(), ROOT / "templates"
    papers: dict[str, Paper] = {
        "cabinet-report": cabinet_report.assemble(cycle, None, ()),
        "assurance-pack": assurance_pack.assemble(cycle, ()),
        "stabilisation-plan": assemble(cycle),
        **{f"stabilisation-plan-{layout}": assemble(cycle, None, layout) for layout in LAYOUTS},
    }
    for name, paper in papers.items():
        yield f"recovery {name}.docx", render(paper, templates / f"{name}.docx")


def of_drafts() -> Iterator[tuple[str, bytes]]:
    """Yield redlines of papers and of copies edited in every way, and drafts regenerated."""
    yield "redline of packs.docx", redline(pack_before(), pack_after(), "A clerk", MADE).docx
    yield "redline of reports.docx", redline(report_before(), report_after(), "A clerk", MADE).docx
    for number, copied in enumerate(all_edits(pack_before(), "edits", 3)):
        yield f"redline of edits {number}.docx", redline(pack_before(), copied, "A clerk", MADE).docx
    across = edited_copy(report_before(), "adds_pages_with_a_footer_of_their_own", random.Random(1))
    assert across is not None
    yield "redline of pages across that came.docx", redline(report_before(), across, "A clerk", MADE).docx
    yield "redline of pages across that went.docx", redline(across, report_before(), "A clerk", MADE).docx
    draft = Draft(before())
    for edit in (edits_a_word_of_the_changed, edits_what_is_gone_from_the_data, tracks_a_change_in_the_same):
        edit(draft)
    edited = draft.saved()
    for tracked, how in ((False, ""), (True, " tracked")):
        yield f"draft regenerated{how}.docx", regenerate(before(), before(), after(), MADE, tracked=tracked).docx
        made = regenerate(edited, before(), after(), MADE, tracked=tracked).docx
        yield f"draft regenerated of an edited one{how}.docx", made


def a_blank() -> bytes:
    return write_blank(
        layout=council_layout("2024", commissioners=True),
        organisation="Anywhere",
        body="Cabinet",
        meeting=date(2031, 4, 4),
        period_label="March 2031",
    )


def of_the_sample(outputs: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the papers, a form and a marked copy of each kind of the sample's last period."""
    office = open_office(SAMPLE, outputs)
    settings = office.workspace.settings
    no_pdf = settings.model_copy(update={"papers": settings.papers.model_copy(update={"pdf": False})})
    office = replace(office, workspace=office.workspace.model_copy(update={"settings": no_pdf}))
    adopt_plan(office, by="Cabinet")
    issued = issue_forms(office, PERIOD)
    run = reporting_cycle(office, PERIOD)
    for paper in run.papers:
        yield f"paper {paper.name}.docx", Path(paper.docx).read_bytes()
    receipts = office.workspace.period_outputs(PERIOD) / "receipts"
    for kind in (".docx", ".xlsx"):
        of_one = next(path for path in next(iter(issued.forms.values())) if path.endswith(kind))
        yield f"form of the sample{kind}", Path(of_one).read_bytes()
        yield f"marked by the run{kind}", next(iter(sorted(receipts.glob(f"*-marked{kind}")))).read_bytes()


def marked(content: bytes, kind: str) -> Iterator[tuple[str, bytes]]:
    """Yield copies of a return marked once, again, and afresh because the owner's own file would lose something."""
    once = mark(content)
    yield f"marked once{kind}", once
    yield f"marked twice{kind}", mark(once)
    yield f"marked afresh{kind}", mark(repack(content, {"_xmlsignatures/origin.sigs": b""}), is_fresh=True)


def mark(content: bytes, *, is_fresh: bool = False) -> bytes:
    plan = a_plan()
    read = read_return(content, "return", plan.scheme, plan.officers)
    boxes = [*read.updates[0].places.values(), Place()]
    told = [finding("V01", f"Not a rating & no <date>, {n}.", hint="Mend it.", place=at) for n, at in enumerate(boxes)]
    copy = MarkingDesk(all_readers(), plan, KEY).mark(content, read, told, a_full_form({}), MADE)
    assert copy is not None
    assert copy.is_fresh is is_fresh
    return copy.content
