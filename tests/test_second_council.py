"""A second council's templates (another order, other headings, fonts and labels) work by configuration alone."""

import shutil
from pathlib import Path

import pytest
from word_reading import W, paragraphs, part, text_of

from flows.office import open_office
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.reporting_cycle import reporting_cycle
from paperclerk.word.papers import read_regions

ROOT = Path(__file__).resolve().parent.parent
WENDMOOR = ROOT / "templates" / "examples" / "wendmoor"
PAPERS = ("cabinet-report", "stabilisation-plan", "assurance-pack")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[bytes, bytes]]:
    """Return each of the sample's papers in our templates and in the second council's."""
    folder = tmp_path_factory.mktemp("two councils")
    papers: dict[str, list[bytes]] = {name: [] for name in PAPERS}
    for council in ("ours", "theirs"):
        workspace = folder / council / "inputs" / "sample"
        shutil.copytree(ROOT / "inputs" / "sample", workspace)
        settings = (workspace / "settings.toml").read_text().replace("pdf = true", "pdf = false")
        if council == "theirs":
            # All that a council changes: a folder of its own, and the line that names it.
            shutil.copytree(WENDMOOR, workspace / "templates")
            settings = settings.replace("[papers]", '[papers]\ntemplates = "templates"')
        (workspace / "settings.toml").write_text(settings)
        office = open_office(workspace)
        adopt_plan(office, by="Cabinet")
        summary = reporting_cycle(office, "2031-03")
        for paper in summary.papers:
            papers[paper.name.value].append(Path(paper.docx).read_bytes())
    return {name: (docx[0], docx[1]) for name, docx in papers.items()}


@pytest.mark.parametrize("name", PAPERS)
def test_every_region_of_a_paper_is_in_the_second_councils_too(made, name):
    ours, theirs = (read_regions(docx) for docx in made[name])

    # A picture may be left out of a template; everything else may not.
    lacking = {region for region in set(ours) - set(theirs) if not region.startswith("gen_picture")}
    assert lacking == set(theirs) - set(ours) == set()
    assert {region: text for region, text in ours.items() if region.endswith("_rag")} == {
        region: text for region, text in theirs.items() if region.endswith("_rag")
    }


@pytest.mark.parametrize("name", PAPERS)
def test_it_has_the_second_councils_look_and_none_of_ours(made, name):
    ours, theirs = made[name]

    styles = {style.get(f"{W}val") for style in part(theirs, "word/styles.xml").iter(f"{W}name")}
    fonts = {font.get(f"{W}ascii") for font in part(theirs, "word/styles.xml").iter(f"{W}rFonts")}
    assert any(style.startswith("WDC ") for style in styles)
    assert not styles & {"Table Text", "Marking", "Table Heading"}
    assert fonts == {"Calibri", "Times New Roman"}
    headings = [[text for style, text in paragraphs(docx) if style[:7] == "Heading"] for docx in (ours, theirs)]
    assert headings[0] != headings[1]


def test_the_authors_words_are_all_in_the_second_councils_report(made):
    ours, theirs = (text_of(docx) for docx in made["cabinet-report"])

    body = [line for line in ours.splitlines() if len(line) > 150 and "Deliverables that are Red" not in line]
    assert len(body) > 20
    assert [line for line in body if line not in theirs] == []
