"""The sample workspace: made the same each time, read to what was written, and each planned trouble found."""

import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from flows.office import open_office
from paperclerk.domain.findings import Finding, Severity
from paperclerk.domain.plan import without_places
from paperclerk.domain.returns import Return, Update
from paperclerk.steps.adopt_plan import adopt_plan
from paperclerk.steps.collect_returns import collect_returns
from paperclerk.storage.ledger import open_ledger
from parsers.mail_message import read_message
from parsers.meetings_workbook import read_calendar
from parsers.plan_workbook import read_plan
from parsers.register import read_return

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "inputs" / "sample"

# The scripts are no package of the product; the content is taken from where the script takes it.
sys.path.append(str(ROOT / "scripts"))
PLAN = import_module("sample.plan").PLAN
CALENDAR = import_module("sample.calendar").CALENDAR
SENT = import_module("sample.sendings").SENT
FORMAT = import_module("sample.sendings").FORMAT
as_sent = import_module("sample.post").as_sent
as_update = import_module("sample.typed").as_update
as_date = import_module("sample.typed").as_date
filling = import_module("sample.filling")
registers = import_module("sample.registers")

EVERY_SENDING = [(period, sending) for period in CALENDAR.periods for sending in SENT[period.key]]

# What is found of severity block or high in each month, no more and no less: rule, and deliverable or file or owner.
TROUBLES = {
    "2031-01": {
        ("C20", "D11.1"),
        ("C44", "Head of Commercial and Procurement"),
    },
    "2031-02": {
        ("C01", "D2.1"),
        ("C03", "D7.2"),
        ("C06", "D8.3"),
        ("C22", "D5.1"),
        ("C44", "D13.2"),
        ("C44", "D13.3"),
        ("C44", "D13.4"),
        ("F02", "return_2031-02_Head_of_Information_Governance_Data_Protection_Officer.docx"),
        ("F09", "Head of Commercial and Procurement"),
    },
    "2031-03": {
        ("C07", "D9.4"),
        ("C10", "D9.2"),
        ("C11", "D12.3"),
        ("C34", "D4.3"),
        ("C41", "Assistant Director – Policy, Performance and Partnerships"),
        ("C41", "Head of Information Governance (Data Protection Officer)"),
        ("C44", "Head of Equality, Inclusion and Engagement"),
        ("F01", "Savings tracker P12 FINAL.xlsx"),
        ("F03", "return_2031-03_Head_of_Equality_Inclusion_and_Engagement.docx"),
        ("F04", "return_2031-03_Director_of_Finance_and_Section_151_Officer (blank).xlsx"),
        ("V05", "D6.2"),
    },
}

# The gentler ones that are planned; a real month has a few more of them.
REMARKS = {
    "2031-01": {("F13", "return_2031-01_Assistant_Director_Policy_Performance_and_Partnerships (1).xlsx")},
    "2031-02": {
        ("F14", "Head of Internal Audit and Counter Fraud"),
        ("F15", "Stabilisation return - Finance - February 2031.eml"),
        ("V07", "D3.3"),
        ("V09", "D1.3"),
    },
}


def test_making_it_again_gives_the_same_bytes(tmp_path: Path) -> None:
    made = tmp_path / "inputs" / "sample"
    subprocess.run([sys.executable, str(ROOT / "scripts" / "make_sample.py"), str(made)], check=True, cwd=tmp_path)

    assert _files(made) == _files(SAMPLE)


def test_the_plan_reads_to_what_was_written_with_nothing_to_remark() -> None:
    reading = read_plan((SAMPLE / "plan.xlsx").read_bytes(), "plan.xlsx")

    assert list(reading.findings) == []
    assert without_places(reading.plan) == PLAN


def test_the_calendar_reads_to_what_was_written_with_nothing_to_remark() -> None:
    reading = read_calendar((SAMPLE / "meetings.xlsx").read_bytes(), "meetings.xlsx")

    assert reading == (CALENDAR, ())


def test_the_plan_is_as_rich_as_a_real_one() -> None:
    recommendations = PLAN.recommendations
    deliverables = list(PLAN.deliverables())

    assert len(recommendations) == 13
    assert sum(len(r.activities) for r in recommendations) >= 45
    assert sum(bool(a.items) for r in recommendations for a in r.activities) >= 10
    assert len(deliverables) >= 40
    assert all(d.due and d.due_basis and d.lead and d.sao for d in deliverables)
    assert any(r.dependencies for r in recommendations)


@pytest.mark.parametrize(("period", "sending"), EVERY_SENDING, ids=lambda each: getattr(each, "key", None))
def test_each_return_reads_to_what_its_owner_typed(period: Any, sending: Any) -> None:
    read = _read(period, sending)
    said = filling.answers_of(sending, period)

    assert read.form is not None
    assert (read.form.owner, read.form.period) == (sending.lead, (sending.form or period).key)
    assert read.reported_by == said["return_reported_by"]
    assert (read.signed_off_by or "") == said.get("return_signed_off_by", "")
    assert (read.decisions or "") == said.get("return_decisions", "")
    assert {update.deliverable: _values(update) for update in read.updates} == dict(_expected(period, sending))


@pytest.mark.parametrize(("period", "sending"), EVERY_SENDING, ids=lambda each: getattr(each, "key", None))
def test_each_return_says_of_risks_and_figures_what_its_lead_typed(period: Any, sending: Any) -> None:
    read, month = _read(period, sending), CALENDAR.periods.index(period)

    risks = {risk.id: registers.risk_said(risk.id, month) for risk in PLAN.risks}
    assert [risk.model_copy(update={"places": {}}) for risk in read.risks] == [
        risks[risk.id] for risk in PLAN.risks if PLAN.reporter_of(risk) == sending.lead
    ]
    kpis = {kpi.id: registers.kpi_said(kpi.id, month) for kpi in PLAN.kpis}
    assert [kpi.model_copy(update={"places": {}}) for kpi in read.kpis] == [
        kpis[kpi.id] for kpi in PLAN.kpis if PLAN.reporter_of(kpi) == sending.lead
    ]


def test_a_message_holds_the_return_and_leaves_the_picture_of_the_signature_out() -> None:
    (mail,) = (SAMPLE / "returns" / "2031-02").glob("*.eml")

    message = read_message(mail.read_bytes(), mail.name)

    assert [part.name for part in message.attachments] == ["return_2031-02_Director_of_Finance.xlsx"]
    assert message.sent is not None
    assert message.sent.isoformat() == "2031-03-10T15:58:00+00:00"


def test_each_planned_trouble_is_found_and_no_other(found: dict[str, list[Finding]]) -> None:
    grave = {
        period: {_named(each) for each in findings if each.severity in (Severity.BLOCK, Severity.HIGH)}
        for period, findings in found.items()
    }

    assert grave == TROUBLES


def test_each_planned_remark_is_made(found: dict[str, list[Finding]]) -> None:
    for period, remarks in REMARKS.items():
        assert remarks <= {_named(each) for each in found[period]}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """Collect the returns of all three months, as the command does, and give the findings of each."""
    outputs = tmp_path_factory.mktemp("outputs")
    office = open_office(SAMPLE, outputs)
    adopt_plan(office, by="Cabinet")
    for period in CALENDAR.periods:
        collect_returns(office, period.key)
    with open_ledger(office.workspace.ledger_folder) as ledger:
        return {period.key: list(ledger.findings(period.key)) for period in CALENDAR.periods}


def _named(found: Finding) -> tuple[str, str]:
    return found.rule, found.subject or found.owner or found.place.file


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _read(period: Any, sending: Any) -> Return:
    return read_return(as_sent(sending, period), f"a{FORMAT[sending.lead]}", PLAN.scheme, PLAN.officers)


def _values(update: Update) -> dict[str, Any]:
    return update.model_dump(exclude={"as_written", "places"})


def _expected(period: Any, sending: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what each deliverable of a sending must read to: the story, with what was changed in this one return."""
    for deliverable, said in filling.said_in(sending.lead, CALENDAR.periods.index(period)).items():
        prefix = deliverable.replace(".", "_") + "_"
        changes = {name.removeprefix(prefix): text for name, text in sending.changes.items() if name.startswith(prefix)}
        # "amber - slipping" is the one rating that nobody could choose from the list.
        if changes.get("rag") == "amber - slipping":
            changes["rag"] = "Amber"
        values = _values(as_update(deliverable, {**said, **changes}, CALENDAR.periods.index(period)))
        if typed_over := sending.typed_over.get(prefix + "due"):
            values["due"] = as_date(typed_over)
        yield deliverable, values
