"""The reporting cycle from a workspace's files to papers, with every reader and edge for real."""

import json
from pathlib import Path

import pytest
from builders import CHIEF, FINANCE, MONITORING, a_deliverable, a_period, a_plan
from workspaces import a_workspace, an_office, drop_clean_returns, drop_return, everything_under, good_answers

from paperclerk.domain.findings import Acceptance
from paperclerk.errors import CalledWrongly, ExitCode, PaperclerkError, Refused, TemplateMisfit, Unreadable
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.findings_on_record import accept_finding, findings_on_record
from paperclerk.steps.reporting_cycle import assemble_papers, reporting_cycle
from paperclerk.storage.ledger import open_ledger
from paperclerk.word.papers import read_regions

PERIOD = a_period()


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    made = a_workspace(tmp_path)
    adopt_plan(an_office(made), by="Cabinet")
    return made


def outputs_of(workspace: Path) -> Path:
    return workspace.parent.parent / "outputs" / workspace.name


def docx_of(workspace: Path, paper: str, period: str = PERIOD.key) -> Path:
    return outputs_of(workspace) / period / paper / f"{paper}-{period}.docx"


def test_clean_returns_become_three_papers_that_show_the_ratings_signed(workspace: Path) -> None:
    drop_clean_returns(workspace)

    summary = reporting_cycle(an_office(workspace), PERIOD.key)

    assert summary.returns.accepted == 2
    assert summary.returns.missing == ()
    assert [paper.name for paper in summary.papers] == ["cabinet-report", "stabilisation-plan", "assurance-pack"]
    shown = read_regions(docx_of(workspace, "stabilisation-plan").read_bytes())
    assert {name: text for name, text in shown.items() if name.endswith("_rag")} == {
        "gen_D4_1_rag": "Green",
        "gen_D4_2_rag": "Green",
        "gen_D5_1_rag": "Green",
    }


def test_a_second_run_gives_the_same_bytes_and_records_nothing_again(workspace: Path) -> None:
    drop_clean_returns(workspace)
    first = reporting_cycle(an_office(workspace), PERIOD.key)
    before = everything_under(outputs_of(workspace))

    second = reporting_cycle(an_office(workspace), PERIOD.key)

    assert first.recorded["files"] == 2
    assert first.recorded["returns"] == 2
    assert second.recorded == {"files": 0, "returns": 0, "quarantined": 0, "findings": 0}
    assert everything_under(outputs_of(workspace)) == before


def test_two_workspaces_with_the_same_files_give_the_same_papers(tmp_path: Path) -> None:
    papers = []
    for place in ("one", "two"):
        workspace = a_workspace(tmp_path / place)
        (workspace / "form.key").write_text("a key for tests")
        (workspace / "settings.toml").write_text('[papers]\npdf = false\n[forms]\nkey_file = "form.key"\n')
        adopt_plan(an_office(workspace), by="Cabinet")
        drop_clean_returns(workspace)
        papers.append(
            [Path(paper.docx).read_bytes() for paper in reporting_cycle(an_office(workspace), PERIOD.key).papers]
        )

    assert papers[0] == papers[1]


def test_a_lead_who_sent_nothing_is_missing_and_their_deliverables_say_so(workspace: Path) -> None:
    answers = good_answers("D4.1", PERIOD) | good_answers("D4.2", PERIOD)
    drop_return(workspace, MONITORING, answers)

    summary = reporting_cycle(an_office(workspace), PERIOD.key)

    assert summary.returns.missing == (FINANCE,)
    assert any("C44" in line for line in summary.blocking)
    shown = read_regions(docx_of(workspace, "stabilisation-plan").read_bytes())
    assert "No return received" in shown["gen_D5_1"]


def test_one_broken_file_is_set_aside_and_the_others_go_through(workspace: Path) -> None:
    drop_clean_returns(workspace)
    folder = workspace / "returns" / PERIOD.key
    (folder / "broken.docx").write_bytes(next(folder.glob("*.docx")).read_bytes()[:3000])
    (folder / "empty.xlsx").write_bytes(b"")
    (folder / "scan.docx").write_bytes(b"%PDF-1.7\n%%EOF\n")

    summary = reporting_cycle(an_office(workspace), PERIOD.key)

    assert (summary.returns.accepted, summary.returns.quarantined) == (2, 3)
    named = {f.place.file: f.rule for f in findings_on_record(an_office(workspace)) if f.rule[0] == "F"}
    assert named == {"broken.docx": "F02", "empty.xlsx": "F04", "scan.docx": "F03"}


def test_a_file_set_aside_is_kept_to_the_byte(workspace: Path) -> None:
    (workspace / "returns" / PERIOD.key).mkdir(parents=True)
    (workspace / "returns" / PERIOD.key / "note.docx").write_bytes(b"not a Word file at all")

    reporting_cycle(an_office(workspace), PERIOD.key)

    with open_ledger(outputs_of(workspace) / "ledger") as ledger:
        aside = ledger.quarantined(PERIOD.key)
        assert ledger.content(aside[0].arrival.sha256) == b"not a Word file at all"


def test_a_later_return_replaces_the_earlier_one_for_what_it_holds(workspace: Path) -> None:
    both = good_answers("D4.1", PERIOD) | good_answers("D4.2", PERIOD)
    drop_return(workspace, MONITORING, both)
    worse = good_answers(
        "D4.1", PERIOD, rag="Red", recovery_action="Hire", recovery_owner=CHIEF, recovery_date="1 May 2031"
    )
    later = f"{PERIOD.cut_off}T15:00:00"
    drop_return(workspace, MONITORING, worse | good_answers("D4.2", PERIOD), name="later.docx", received=later)

    reporting_cycle(an_office(workspace), PERIOD.key)

    shown = read_regions(docx_of(workspace, "stabilisation-plan").read_bytes())
    assert (shown["gen_D4_1_rag"], shown["gen_D4_2_rag"]) == ("Red", "Green")
    with open_ledger(outputs_of(workspace) / "ledger") as ledger:
        assert len(ledger.returns(PERIOD.key)) == 2


def test_an_accepted_finding_no_longer_stops_publication_and_stays_accepted(workspace: Path) -> None:
    drop_return(workspace, MONITORING, good_answers("D4.1", PERIOD) | good_answers("D4.2", PERIOD))
    office = an_office(workspace)
    blocking = reporting_cycle(office, PERIOD.key).blocking

    for line in blocking:
        accept_finding(office, line.split()[0], by="A Clerk", reason="Away; rung up, nothing to report.")

    assert blocking
    again = reporting_cycle(office, PERIOD.key)
    assert again.blocking == ()
    accepted = [f.acceptance for f in findings_on_record(office) if f.acceptance]
    assert [(a.by, a.reason) for a in accepted if isinstance(a, Acceptance)] == [
        ("A Clerk", "Away; rung up, nothing to report.")
    ] * len(blocking)


def test_papers_can_be_made_again_from_the_ledger_alone(workspace: Path) -> None:
    drop_clean_returns(workspace)
    reporting_cycle(an_office(workspace), PERIOD.key)
    paper = docx_of(workspace, "assurance-pack")
    before = paper.read_bytes()
    paper.unlink()
    for path in (workspace / "returns" / PERIOD.key).iterdir():
        path.unlink()

    summary = assemble_papers(an_office(workspace), PERIOD.key)

    assert summary.returns.accepted == 2
    assert paper.read_bytes() == before


def test_the_pack_compares_with_its_last_issue_however_long_ago(tmp_path: Path) -> None:
    periods = (a_period("2030-12"), a_period("2031-03"))
    workspace = a_workspace(tmp_path, a_plan(a_deliverable("D4.1")), periods)
    adopt_plan(an_office(workspace), by="Cabinet")
    amber = {"recovery_action": "Hire", "recovery_owner": CHIEF, "recovery_date": "1 May 2031"}
    drop_return(workspace, MONITORING, good_answers("D4.1", periods[0], rag="Amber", **amber), periods[0])
    reporting_cycle(an_office(workspace), "2030-12")
    drop_return(workspace, MONITORING, good_answers("D4.1", periods[1], evidence="Letter of 3 March"), periods[1])

    reporting_cycle(an_office(workspace), "2031-03")

    text = "\n".join(read_regions(docx_of(workspace, "assurance-pack").read_bytes()).values())
    assert "December 2030" in text
    assert "Improved" in text


BAD_PLANS = {
    "a duplicate number": (a_plan(a_deliverable("D4.1"), a_deliverable("D4.1", text="Another")), "P01", "D4.1"),
    "an unknown officer": (a_plan(a_deliverable("D4.1", lead="Director of Nothing")), "P02", "Director of Nothing"),
    "a missing due date": (a_plan(a_deliverable("D4.1", due=None)), "P03", "D4.1"),
}


@pytest.mark.parametrize("fault", BAD_PLANS)
def test_a_faulty_plan_stops_the_run_before_anything_changes(workspace: Path, fault: str) -> None:
    from paperclerk.excel.plan_workbook import write_plan

    plan, _rule, named = BAD_PLANS[fault]
    drop_clean_returns(workspace)
    (workspace / "plan.xlsx").write_bytes(write_plan(plan))
    before = everything_under(outputs_of(workspace))

    with pytest.raises(Refused) as stopped:
        reporting_cycle(an_office(workspace), PERIOD.key)

    assert named in str(stopped.value)
    assert "plan.xlsx" in str(stopped.value)
    assert "cell" in str(stopped.value)
    assert everything_under(outputs_of(workspace)) == before


def _spoil_template(workspace: Path, change: "tuple[bytes, bytes] | None") -> None:
    from paperclerk.ooxml.repack import repack
    from paperclerk.word.templates import find_template

    folder = workspace / "templates"
    folder.mkdir()
    for name in ("cabinet-report.docx", "stabilisation-plan.docx", "assurance-pack.docx", "validation-log.html"):
        content = find_template(name, None).read_bytes()
        if name == "stabilisation-plan.docx":
            import io
            import zipfile

            xml = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")
            assert change is None or change[0] in xml
            content = b"%PDF-1.7" if change is None else repack(content, {"word/document.xml": xml.replace(*change)})
        (folder / name).write_bytes(content)
    (workspace / "settings.toml").write_text('[papers]\npdf = false\ntemplates = "templates"\n')


@pytest.mark.parametrize("change", [(b"paper.title", b"paper.titel"), None], ids=["a misspelt field", "a renamed PDF"])
def test_a_template_that_does_not_fit_leaves_everything_as_it_was(
    workspace: Path, change: "tuple[bytes, bytes]"
) -> None:
    drop_clean_returns(workspace)
    _spoil_template(workspace, change)
    before = everything_under(outputs_of(workspace))

    with pytest.raises(TemplateMisfit) as stopped:
        reporting_cycle(an_office(workspace), PERIOD.key)

    assert "stabilisation-plan.docx" in str(stopped.value)
    assert everything_under(outputs_of(workspace)) == before


def test_an_authors_file_without_its_front_page_leaves_everything_as_it_was(workspace: Path) -> None:
    import docx

    drop_clean_returns(workspace)
    author = workspace / "papers" / PERIOD.key / "cabinet-report.docx"
    author.parent.mkdir(parents=True)
    document = docx.Document()
    document.add_heading("Executive Summary", 1)
    document.add_paragraph("All is well.")
    document.save(str(author))
    before = everything_under(outputs_of(workspace))

    with pytest.raises(Unreadable) as stopped:
        reporting_cycle(an_office(workspace), PERIOD.key)

    assert "front-page table" in str(stopped.value)
    assert str(author) in str(stopped.value)
    assert everything_under(outputs_of(workspace)) == before


def test_a_period_that_is_not_in_the_calendar_is_refused_with_those_that_are(workspace: Path) -> None:
    with pytest.raises(CalledWrongly) as stopped:
        reporting_cycle(an_office(workspace), "2039-01")

    assert "2031-02, 2031-03" in str(stopped.value)
    assert stopped.value.exit_code is ExitCode.CALLED_WRONGLY


class StoppingHands:
    """Hands that let go at a given call, as a machine that is switched off does."""

    def __init__(self, after: int) -> None:
        self.left = after

    def _count(self) -> None:
        if self.left == 0:
            raise KeyboardInterrupt
        self.left -= 1

    def each(self, deed, items):  # type: ignore[no-untyped-def]
        done = []
        for item in items:
            self._count()
            done.append(deed(item))
        return done

    def ask(self, deed, item):  # type: ignore[no-untyped-def]
        self._count()
        return deed(item)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_run_stopped_while_taking_in_can_be_run_again(workspace: Path, after: int) -> None:
    drop_clean_returns(workspace)
    with pytest.raises(KeyboardInterrupt):
        reporting_cycle(an_office(workspace, StoppingHands(after)), PERIOD.key)

    summary = reporting_cycle(an_office(workspace), PERIOD.key)

    assert summary.recorded["returns"] == 2
    assert len(summary.papers) == 3


def test_the_manifest_leads_from_a_rating_to_its_file_and_place(workspace: Path) -> None:
    drop_clean_returns(workspace)
    summary = reporting_cycle(an_office(workspace), PERIOD.key)

    manifest = json.loads(Path(summary.papers[1].manifest).read_text())

    rating = next(s for s in manifest["cells"] if s["deliverable"] == "D5.1" and s["field"] == "rag")
    assert rating["file"].endswith("Director_of_Finance.xlsx")
    assert "cell" in rating["where"]
    assert len(rating["return_sha256"]) == 64


def test_every_error_that_stops_a_run_has_advice(workspace: Path) -> None:
    with pytest.raises(PaperclerkError) as stopped:
        accept_finding(an_office(workspace), "0123456789ab", by="A Clerk", reason="None")

    assert stopped.value.advice
