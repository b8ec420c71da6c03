"""A recovery plan from its workbook to its papers: asked for once, shown twice, traced, accessible and published."""

import re
from pathlib import Path

import pytest
from accessible_papers import what_is_found
from builders import FINANCE, MONITORING
from originals import found_at
from planted import accept_all, files_under
from recovery_plan import a_recovery_plan
from recovery_workspace import PERIOD, a_recovery_workspace
from word_reading import paragraphs, text_of
from workspaces import an_office

from paperclerk.domain.papers import TableLayout
from paperclerk.domain.plan import Plan
from paperclerk.domain.publicity import Exemption, ExemptUpdate
from paperclerk.domain.trace import Fate
from paperclerk.errors import Refused
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.findings_on_record import findings_on_record
from paperclerk.steps.issue_forms import issue_forms
from paperclerk.steps.publish_papers import publish_papers
from paperclerk.steps.trace_paper import trace_paper
from paperclerk.word.papers import read_regions

PAPERS = ("cabinet-report", "stabilisation-plan", "assurance-pack")
MONEY = Exemption(paragraphs=(3,), public_interest="Telling it now would harm the council.")
WENDMOOR = Path(__file__).resolve().parents[2] / "templates" / "examples" / "wendmoor"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_recovery_workspace(tmp_path_factory.mktemp("recovery"))


def paper_of(workspace: Path, name: str) -> Path:
    made = an_office(workspace).workspace.period_outputs(PERIOD.key) / name
    return next(made.glob("*.docx"))


def test_each_action_is_asked_for_once(workspace: Path) -> None:
    forms = issue_forms(an_office(workspace), PERIOD.key).forms

    assert set(forms) == {FINANCE, MONITORING}
    asked = {lead: text_of(Path(next(p for p in paths if p.endswith(".docx"))).read_bytes()) for lead, paths in
             forms.items()}  # fmt: skip
    refs = {lead: set(re.findall(r"(?m)^[DKR]\d+(?:\.\d+)?\b", text)) for lead, text in asked.items()}
    assert refs == {FINANCE: {"D1.1", "D11.1", "K1", "R1"}, MONITORING: {"D2.1", "D12.1", "D12.2", "K2", "R2"}}


def test_nothing_is_found_wrong_but_that_no_author_has_written(workspace: Path) -> None:
    assert {found.rule for found in findings_on_record(an_office(workspace))} == {"A05"}


def test_the_papers_show_a_linked_action_in_both_places_and_count_it_once(workspace: Path) -> None:
    table, pack = (read_regions(paper_of(workspace, name).read_bytes()) for name in PAPERS[1:])
    report = read_regions(paper_of(workspace, PAPERS[0]).read_bytes())

    for regions in (table, pack):
        assert regions["gen_D1_1_rag"] == regions["gen_D11_2_rag"] == "Amber"
        assert "asked for, reported on and counted there, once" in regions["gen_D11_2"]
        assert "it is counted here, once" in regions["gen_D1_1"]
        assert regions["gen_statutory_S1_D11_2_rag"] == "Amber"
    assert "5" in report["gen_count_rag_all"]
    assert report["gen_programmes_all"].splitlines()[:3] == [
        "Everything, each action once", "5", "1 Amber, 4 Green",
    ]  # fmt: skip
    assert table["gen_group_2"].splitlines()[0] == "Priority P1: A balanced budget"


@pytest.mark.parametrize("name", PAPERS)
def test_each_value_is_led_back_to_its_source(workspace: Path, name: str) -> None:
    path = paper_of(workspace, name)
    trace = trace_paper(path, an_office(workspace).workspace)
    cells = [
        cell for cell in trace.cells if re.match(r"gen_(?:group|statutory|programme|D11_2|D13_1|rec)", cell.region)
    ]
    drop = an_office(workspace).workspace.returns_folder(PERIOD.key)

    assert trace.findings == ()
    assert cells
    for cell in cells:
        assert cell.state is Fate.AS_MADE, cell
        if cell.field == "rag":
            assert found_at(drop, cell.file, cell.where) == cell.text
        elif cell.file == "plan.xlsx" and cell.field in ("priority", "aim", "outcome", "text", "action", "response"):
            assert found_at(workspace, cell.file, cell.where) in cell.text


def test_a_link_is_led_back_to_the_cell_that_says_so_and_its_rating_to_the_one_return(workspace: Path) -> None:
    cells = trace_paper(paper_of(workspace, PAPERS[1]), an_office(workspace).workspace).cells

    linked = next(cell for cell in cells if cell.region == "gen_D11_2" and cell.field == "linked")
    assert found_at(workspace, linked.file, linked.where) == "D1.1"
    twice = [cell for cell in cells if cell.region in ("gen_D1_1_rag", "gen_D11_2_rag")]
    assert len({(cell.return_sha256, cell.where) for cell in twice}) == 1
    assert [cell.text for cell in twice] == ["Amber", "Amber"]


@pytest.mark.parametrize("layout", TableLayout)
def test_every_layout_passes_the_accessibility_checker(tmp_path: Path, layout: TableLayout) -> None:
    settings = f'[papers]\npdf = false\ntable = "{layout.value}"\n'
    workspace = a_recovery_workspace(tmp_path, settings=settings)

    for name in PAPERS if layout is TableLayout.FOUR_COLUMNS else PAPERS[1:2]:
        path = paper_of(workspace, name)
        assert what_is_found(path.read_bytes(), path.name) == []
    content = paper_of(workspace, PAPERS[1]).read_bytes()
    heads = [text for style, text in paragraphs(content) if style == "Heading2"]
    assert "Priority P3: Repairs done on time" in heads
    assert "Response to the statutory recommendations" in heads


def test_a_second_councils_templates_show_all_of_it_too(workspace: Path, tmp_path: Path) -> None:
    second = a_recovery_workspace(tmp_path, settings=f'[papers]\npdf = false\ntemplates = "{WENDMOOR}"\n')

    for name in PAPERS:
        ours, other = (read_regions(paper_of(one, name).read_bytes()) for one in (workspace, second))
        assert {region for region in set(ours) ^ set(other) if not region.startswith("gen_picture")} == set()


def test_a_plan_with_a_ring_is_neither_adopted_nor_run(tmp_path: Path) -> None:
    rows = tuple(
        one.model_copy(
            update={"deliverables": tuple(d.model_copy(update={"same_as": "D11.2"}) for d in one.deliverables)}
        )
        if one.number == 1
        else one
        for one in a_recovery_plan().recommendations
    )
    with pytest.raises(Refused, match="lead back to D1"):
        a_recovery_workspace(tmp_path, a_recovery_plan(recommendations=rows))


def an_exempt_plan() -> Plan:
    """Return the plan with secrets in each of its parts, all of them marked; D13.1 is marked, not the D2.1 it is."""

    def marked(one, *fields: str):
        secrets = {field: f"Terms with {one.id}{field.title()} Holdings" for field in fields}
        return one.model_copy(update={**secrets, "exemption": MONEY})

    plan = a_recovery_plan()
    rows = tuple(
        one.model_copy(
            update={"deliverables": tuple(marked(d, "text") if d.id == "D13.1" else d for d in one.deliverables)}
        )
        for one in plan.recommendations
    )
    return plan.model_copy(
        update={
            "recommendations": rows,
            "aims": (plan.aims[0], marked(plan.aims[1], "text")),
            "priorities": (*plan.priorities[:2], marked(plan.priorities[2], "text", "outcome")),
            "statutory": (marked(plan.statutory[0], "text", "made_by", "action"), *plan.statutory[1:]),
            "exempt_updates": (ExemptUpdate(period=PERIOD.key, ref="D11.2", exemption=MONEY),),
        }
    )


def test_nothing_exempt_in_any_part_is_in_the_public_set(tmp_path: Path) -> None:
    workspace = a_recovery_workspace(tmp_path, an_exempt_plan(), law="Terms with Oldmere Holdings were settled.")
    accept_all(workspace)

    publish_papers(an_office(workspace), PERIOD.key, ())

    outputs = an_office(workspace).workspace.period_outputs(PERIOD.key)
    public = {path.name: text_of(path.read_bytes()) for path in files_under(outputs / "public") if
              path.suffix == ".docx"}  # fmt: skip
    exempt = "\n".join(text_of(path.read_bytes()) for path in files_under(outputs / "exempt") if path.suffix == ".docx")
    secrets = ("AIM2Text", "P3Text", "P3Outcome", "S1Text", "S1Made_By", "S1Action", "D13.1Text", "Oldmere")
    assert sorted(public) == sorted(f"{name}-{PERIOD.key}.docx" for name in PAPERS)
    for text in public.values():
        assert [secret for secret in secrets if secret in text] == []
        assert "Holdings" not in text
        # D1.1 was reported on as the same action as D11.2, whose report is exempt.
        assert "Borrow two accountants" not in text
    assert [secret for secret in secrets if secret not in exempt] == []
    # The D2.1 that D13.1 is has no mark of its own, and is as exempt as D13.1.
    assert "D2.1 A repairs contract (not for publication: exempt under paragraph 3)" in exempt
    table = public[f"stabilisation-plan-{PERIOD.key}.docx"]
    assert "Priority P3: Not for publication\nNot for publication: exempt under paragraph 3" in table
    assert "S2 Publish every decision within two days" in table


def test_adopting_a_plan_with_parts_again_changes_nothing(workspace: Path) -> None:
    office = an_office(workspace)

    assert adopt_plan(office, by="Council").fingerprint() == a_recovery_plan().fingerprint()


def test_the_form_says_programme_and_where_the_same_action_stands_again(workspace: Path) -> None:
    forms = issue_forms(an_office(workspace), PERIOD.key).forms

    word = text_of(Path(next(path for path in forms[FINANCE] if path.endswith(".docx"))).read_bytes())
    assert "Programme 11: Savings" in word
    assert "Recommendation 1: Bring budget monitoring to members" in word
    assert "The same action stands again as D11.2; what you say is shown there too." in word
