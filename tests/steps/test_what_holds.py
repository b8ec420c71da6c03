"""What holds from run to run: whose rating counts, when a file came, which version of the plan was in force."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from builders import CHIEF, FINANCE, MONITORING, a_deliverable, a_period, a_plan, a_register
from workspaces import a_workspace, an_office, drop_clean_returns, drop_return, good_answers

from paperclerk.domain.findings import Finding
from paperclerk.domain.officers import Officer
from paperclerk.errors import CalledWrongly, Unreadable
from paperclerk.excel.plan_workbook import write_plan
from paperclerk.ooxml.repack import repack
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.check_returns import check_returns
from paperclerk.steps.collect_returns import collect_returns
from paperclerk.steps.findings_on_record import accept_finding, findings_on_record
from paperclerk.steps.issue_forms import issue_forms
from paperclerk.steps.read_plan import latest_closed_period
from paperclerk.steps.reporting_cycle import assemble_papers, reporting_cycle
from paperclerk.word.papers import read_regions

PERIOD = a_period()
NEXT = a_period("2031-04")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    made = a_workspace(tmp_path, periods=(a_period("2031-02"), PERIOD, NEXT))
    adopt_plan(an_office(made), by="Cabinet")
    return made


def found_in(workspace: Path, rule: str) -> list[Finding]:
    return [found for found in findings_on_record(an_office(workspace)) if found.rule == rule]


def shown_in(workspace: Path, paper: str = "stabilisation-plan") -> dict[str, str]:
    folder = workspace.parent.parent / "outputs" / workspace.name / PERIOD.key / paper
    return read_regions((folder / f"{paper}-{PERIOD.key}.docx").read_bytes())


def change_plan(workspace: Path, **changes: object) -> None:
    (workspace / "plan.xlsx").write_bytes(write_plan(a_plan(**changes)))


def test_a_rating_of_anothers_deliverable_blocks_although_its_lead_reported_too(workspace: Path) -> None:
    drop_clean_returns(workspace)
    cuckoo = good_answers("D4.1", PERIOD) | good_answers("D4.2", PERIOD) | good_answers("D5.1", PERIOD, rag="Red")
    # A form of one's own with somebody else's deliverable on it: made on a plan where it was one's own.
    change_plan(
        workspace,
        recommendations=a_plan(
            a_deliverable("D4.1"), a_deliverable("D4.2"), a_deliverable("D5.1", lead=MONITORING)
        ).recommendations,
    )
    drop_return(workspace, MONITORING, cuckoo, name="cuckoo.docx", received=f"{PERIOD.cut_off}T15:00:00")
    change_plan(workspace)

    reporting_cycle(an_office(workspace), PERIOD.key)

    assert [(found.subject, found.place.file) for found in found_in(workspace, "F12")] == [("D5.1", "cuckoo.docx")]
    assert shown_in(workspace)["gen_D5_1_rag"] == "Green"


def test_making_papers_again_forgets_nothing_that_gathering_found(workspace: Path) -> None:
    drop_clean_returns(workspace)
    folder = workspace / "returns" / PERIOD.key
    first = next(folder.glob("*.docx"))
    shutil.copy(first, folder / "the same again.docx")
    listed = folder / "received.csv"
    listed.write_text(listed.read_text() + "the same again.docx,2031-04-05T10:00:00\nnobody.docx,2031-04-05\n")
    ran = reporting_cycle(an_office(workspace), PERIOD.key)

    made = assemble_papers(an_office(workspace), PERIOD.key)

    assert ran.findings == made.findings
    assert made.recorded["findings"] == 0
    assert {"F13", "F18"} <= {found.rule for found in findings_on_record(an_office(workspace))}


def test_collecting_again_forgets_nothing_that_making_papers_found(workspace: Path) -> None:
    drop_clean_returns(workspace)
    reporting_cycle(an_office(workspace), PERIOD.key)

    collect_returns(an_office(workspace), PERIOD.key)

    assert len(found_in(workspace, "A05")) == 1


def test_a_time_written_down_later_is_taken(workspace: Path) -> None:
    drop_clean_returns(workspace)
    listed = workspace / "returns" / PERIOD.key / "received.csv"
    right = listed.read_text()
    listed.unlink()
    late = replace(an_office(workspace), clock=lambda: datetime(2031, 4, 20, 9, tzinfo=UTC))
    reporting_cycle(late, PERIOD.key)
    assert len(found_in(workspace, "C44")) == 2

    listed.write_text(right)
    reporting_cycle(late, PERIOD.key)

    assert found_in(workspace, "C44") == []


def test_papers_and_forms_show_the_locked_date_whatever_the_plan_says_now(workspace: Path) -> None:
    drop_clean_returns(workspace)
    moved = a_plan(a_deliverable("D4.1", due=date(2032, 12, 31)), a_deliverable("D4.2"), a_deliverable("D5.1"))
    (workspace / "plan.xlsx").write_bytes(write_plan(moved))

    reporting_cycle(an_office(workspace), PERIOD.key)
    forms = issue_forms(an_office(workspace), NEXT.key).forms

    assert [found.subject for found in found_in(workspace, "C07")] == ["D4.1"]
    assert "30 June 2031" in shown_in(workspace)["gen_D4_1"]
    assert "2032" not in shown_in(workspace)["gen_D4_1"]
    body = Path(forms[MONITORING][0]).read_bytes()
    assert repack(body) == body
    assert "31 December 2032" not in _text_of(body)


def test_a_plan_adopted_later_does_not_rewrite_the_past(workspace: Path) -> None:
    drop_clean_returns(workspace)
    before = reporting_cycle(an_office(workspace), PERIOD.key)
    papers = [Path(paper.docx).read_bytes() for paper in before.papers]
    moved = a_plan(
        a_deliverable("D4.1", due=date(2031, 9, 30)), a_deliverable("D4.2"), a_deliverable("D5.1"), version="2"
    )
    (workspace / "plan.xlsx").write_bytes(write_plan(moved))
    adopt_plan(replace(an_office(workspace), clock=lambda: datetime(2031, 5, 1, tzinfo=UTC)), by="Cabinet")

    again = reporting_cycle(an_office(workspace), PERIOD.key)

    assert again.findings == before.findings
    assert [Path(paper.docx).read_bytes() for paper in again.papers] == papers


def test_a_forecast_that_keeps_to_a_date_agreed_anew_needs_no_reason(workspace: Path) -> None:
    drop_clean_returns(workspace)
    reporting_cycle(an_office(workspace), PERIOD.key)
    moved = a_plan(
        a_deliverable("D4.1", due=date(2031, 9, 30)), a_deliverable("D4.2"), a_deliverable("D5.1"), version="2"
    )
    (workspace / "plan.xlsx").write_bytes(write_plan(moved))
    adopt_plan(replace(an_office(workspace), clock=lambda: datetime(2031, 4, 20, tzinfo=UTC)), by="Cabinet")
    answers = good_answers("D4.1", NEXT, forecast="30 September 2031") | good_answers(
        "D4.2", NEXT, forecast="31 July 2031"
    )
    drop_return(workspace, MONITORING, answers, NEXT)

    reporting_cycle(an_office(workspace), NEXT.key)

    assert [found.subject for found in found_in(workspace, "C06")] == ["D4.2"]


@pytest.mark.parametrize("taken_away", [False, True])
def test_a_renamed_lead_is_known_by_the_old_title_whether_or_not_the_file_still_lies_there(
    workspace: Path, taken_away: bool
) -> None:
    drop_clean_returns(workspace)
    reporting_cycle(an_office(workspace), PERIOD.key)
    officers = tuple(
        Officer(title="Director of Resources", aliases=(FINANCE,)) if officer.title == FINANCE else officer
        for officer in a_register().officers
    )
    plan = a_plan(a_deliverable("D4.1"), a_deliverable("D4.2"), a_deliverable("D5.1", lead="Director of Resources"))
    plan = plan.model_copy(update={"officers": a_register(officers=officers)})
    (workspace / "plan.xlsx").write_bytes(write_plan(plan))
    if taken_away:
        shutil.rmtree(workspace / "returns")

    summary = reporting_cycle(an_office(workspace), PERIOD.key)

    assert summary.returns.accepted == 2
    assert summary.returns.missing == ()
    assert found_in(workspace, "C44") == []


def test_an_empty_rating_in_between_hides_neither_history_nor_progress(workspace: Path) -> None:
    february, march, april = a_period("2031-02"), PERIOD, NEXT
    path = {"recovery_action": "Hire", "recovery_owner": CHIEF, "recovery_date": "1 May 2031"}
    drop_return(workspace, FINANCE, good_answers("D5.1", february, rag="Red", **path), february)
    drop_return(workspace, FINANCE, good_answers("D5.1", march, rag=""), march)
    drop_return(workspace, FINANCE, good_answers("D5.1", april, evidence=""), april)

    for period in (february, march, april):
        reporting_cycle(an_office(workspace), period.key)

    (found,) = found_in(workspace, "C03")
    assert "from Red in February 2031" in found.message


def test_a_return_checked_long_after_is_not_called_late(workspace: Path) -> None:
    path = drop_return(workspace, FINANCE, good_answers("D5.1", PERIOD))
    away = path.rename(workspace / path.name)
    june = replace(an_office(workspace), clock=lambda: datetime(2031, 6, 1, tzinfo=UTC))

    (read,) = check_returns(june, [away]).returns

    assert [found.rule for found in read.findings] == []


def test_a_date_of_sign_off_that_is_none_is_said_to_be_unreadable_not_missing(workspace: Path) -> None:
    drop_return(workspace, FINANCE, good_answers("D5.1", PERIOD), signed="last Friday", kind=".xlsx")

    collect_returns(an_office(workspace), PERIOD.key)

    (found,) = found_in(workspace, "C41")
    assert 'gives no date that can be read in "Signed off on"' in found.message


def test_a_scheduled_run_waits_until_the_cut_off_day_is_over(workspace: Path) -> None:
    def on(day: int) -> Callable[[], datetime]:
        return lambda: datetime(2031, 4, day, 7, tzinfo=UTC)

    office = an_office(workspace)
    assert PERIOD.cut_off == date(2031, 4, 5)
    assert latest_closed_period(replace(office, clock=on(5))).key == "2031-02"
    assert latest_closed_period(replace(office, clock=on(6))).key == PERIOD.key


def test_the_findings_of_a_mistyped_period_are_not_called_none(workspace: Path) -> None:
    with pytest.raises(CalledWrongly, match="2031-30"):
        findings_on_record(an_office(workspace), "2031-30")


def _text_of(docx: bytes) -> str:
    from paperclerk.ooxml.package import open_package
    from paperclerk.ooxml.story import read_story

    return read_story(open_package(docx)).text


def test_a_deliverable_that_was_adopted_cannot_vanish_unnoticed(workspace: Path) -> None:
    drop_clean_returns(workspace)
    (workspace / "plan.xlsx").write_bytes(write_plan(a_plan(a_deliverable("D4.1"), a_deliverable("D5.1"))))

    summary = reporting_cycle(an_office(workspace), PERIOD.key)

    assert [found.subject for found in found_in(workspace, "P12")] == ["D4.2"]
    assert any(" P12 " in line for line in summary.blocking)


def test_what_was_accepted_of_the_plan_stays_accepted_when_the_file_is_saved_again(workspace: Path) -> None:
    drop_clean_returns(workspace)
    moved = a_plan(a_deliverable("D4.1", due=date(2031, 9, 30)), a_deliverable("D4.2"), a_deliverable("D5.1"))
    (workspace / "plan.xlsx").write_bytes(write_plan(moved))
    reporting_cycle(an_office(workspace), PERIOD.key)
    (asked,) = found_in(workspace, "C07")
    accept_finding(an_office(workspace), asked.id, by="A Clerk", reason="Agreed on 3 April, minute to follow.")

    (workspace / "plan.xlsx").write_bytes(
        repack((workspace / "plan.xlsx").read_bytes(), {"docProps/extra.xml": b"<a/>"})
    )
    reporting_cycle(an_office(workspace), PERIOD.key)
    (saved,) = found_in(workspace, "C07")
    moved = a_plan(a_deliverable("D4.1", due=date(2031, 12, 31)), a_deliverable("D4.2"), a_deliverable("D5.1"))
    (workspace / "plan.xlsx").write_bytes(write_plan(moved))
    reporting_cycle(an_office(workspace), PERIOD.key)
    (again,) = found_in(workspace, "C07")

    assert saved.acceptance is not None
    assert again.acceptance is None


def test_a_copy_that_comes_after_the_first_was_recorded_is_the_copy(workspace: Path) -> None:
    drop_clean_returns(workspace)
    reporting_cycle(an_office(workspace), PERIOD.key)
    folder = workspace / "returns" / PERIOD.key
    shutil.copy(next(folder.glob("*.xlsx")), folder / "a copy.xlsx")

    reporting_cycle(an_office(workspace), PERIOD.key)

    (found,) = found_in(workspace, "F13")
    assert found.message.startswith("a copy.xlsx is the same file as return_2031-03_Director_of_Finance.xlsx")


@pytest.mark.parametrize("content", [b"%PDF-1.7 and so on", b""])
def test_a_plan_that_is_no_workbook_is_said_in_words_about_the_plan(workspace: Path, content: bytes) -> None:
    (workspace / "plan.xlsx").write_bytes(content)

    with pytest.raises(Unreadable) as stopped:
        reporting_cycle(an_office(workspace), PERIOD.key)

    assert "Put the workbook back" in str(stopped.value)
    assert "send" not in str(stopped.value)
