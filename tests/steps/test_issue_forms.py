"""Issuing forms: one set a lead, nobody's over another's."""

from pathlib import Path

from builders import FINANCE, MONITORING, a_period
from workspaces import a_workspace, an_office, drop_clean_returns

from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.story import read_story
from paperclerk.steps.issue_forms import issue_forms
from paperclerk.steps.reporting_cycle import reporting_cycle


def test_each_lead_gets_a_word_and_an_excel_form(tmp_path: Path) -> None:
    issued = issue_forms(an_office(a_workspace(tmp_path)), a_period().key)

    assert list(issued.forms) == [MONITORING, FINANCE]
    for files in issued.forms.values():
        assert [Path(file).suffix for file in files] == [".docx", ".xlsx"]
        assert all(Path(file).is_file() for file in files)


def test_last_times_answers_stand_beside_the_boxes(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    drop_clean_returns(workspace, a_period("2031-02"))
    reporting_cycle(an_office(workspace), "2031-02")

    issued = issue_forms(an_office(workspace), "2031-03")

    text = read_story(open_package(Path(issued.forms[MONITORING][0]).read_bytes())).text
    assert "Last time (February 2031)" in text
    assert "agreed the draft of D4.2" in text
