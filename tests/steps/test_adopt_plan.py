"""Adopting the plan: versions recorded, baselines locked."""

from pathlib import Path

import pytest
from builders import a_deliverable, a_plan
from workspaces import a_workspace, an_office, everything_under

from paperclerk.errors import CalledWrongly, Refused
from paperclerk.excel.plan_workbook import write_plan
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.storage.ledger import open_ledger


def test_adopting_the_same_plan_again_changes_nothing(tmp_path: Path) -> None:
    office = an_office(a_workspace(tmp_path))
    adopt_plan(office, by="Cabinet")
    before = everything_under(office.workspace.outputs)

    adopt_plan(office, by="Somebody else")

    assert everything_under(office.workspace.outputs) == before


def test_a_changed_plan_needs_a_new_version(tmp_path: Path) -> None:
    workspace = a_workspace(tmp_path)
    office = an_office(workspace)
    adopt_plan(office, by="Cabinet")
    (workspace / "plan.xlsx").write_bytes(write_plan(a_plan(a_deliverable("D4.1", text="Something else"))))

    with pytest.raises(Refused, match=r"version 1\.0"):
        adopt_plan(office, by="Cabinet")

    (workspace / "plan.xlsx").write_bytes(write_plan(a_plan(a_deliverable("D4.1", text="Something else"), version="2")))
    assert adopt_plan(office, by="Cabinet").version == "2"
    with open_ledger(office.workspace.ledger_folder) as ledger:
        assert [adoption.plan.version for adoption in ledger.adoptions()] == ["1.0", "2"]


def test_who_agreed_the_plan_is_taken_from_the_plan_unless_said(tmp_path: Path) -> None:
    office = an_office(a_workspace(tmp_path))

    adopt_plan(office)

    with open_ledger(office.workspace.ledger_folder) as ledger:
        assert [adoption.by for adoption in ledger.adoptions()] == ["Cabinet"]


def test_nobody_can_adopt_a_plan_namelessly(tmp_path: Path) -> None:
    with pytest.raises(CalledWrongly, match="--by"):
        adopt_plan(an_office(a_workspace(tmp_path, a_plan(agreed_by=""))), by=" ")
