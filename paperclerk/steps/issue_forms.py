"""Issuing forms: a pre-filled Word and Excel form for each lead."""

from typing import Any

from paperclerk.domain.cycle import PastPeriod
from paperclerk.domain.forms import FormItem, ReturnForm
from paperclerk.domain.history import Reported, standing_kpis, standing_risks, standing_updates
from paperclerk.domain.periods import Period, month_label
from paperclerk.domain.plan import Plan, with_locked_dates
from paperclerk.domain.returns import KpiUpdate, RiskUpdate
from paperclerk.domain.summary import IssuedForms
from paperclerk.excel.return_form import write_return_form as write_excel_form
from paperclerk.settings import Workspace, form_key
from paperclerk.steps.agreed_plan import agreed_plan
from paperclerk.steps.office import Office
from paperclerk.steps.read_plan import known_period, sound_plan
from paperclerk.steps.writing import write_whole
from paperclerk.storage.ledger import open_ledger
from paperclerk.word.return_form import write_return_form as write_word_form

WRITERS = ((".docx", write_word_form), (".xlsx", write_excel_form))


def issue_forms(office: Office, period_key: str) -> IssuedForms:
    """Write each lead's Word and Excel form for a period, with last time's answers beside the boxes."""
    period, workspace = known_period(office, period_key), office.workspace
    read = sound_plan(office).plan
    with open_ledger(workspace.ledger_folder) as ledger:
        before = ledger.past_periods(period.key)
        plan = with_locked_dates(read, agreed_plan(ledger, read, period).baseline)
    key = form_key(workspace)
    folder = workspace.period_outputs(period.key) / "forms"
    issued = {}
    for lead in plan.leads():
        form = form_for(lead, plan, period, before, workspace)
        written = []
        for suffix, write in WRITERS:
            path = folder / f"{form.file_stem}{suffix}"
            write_whole(path, write(form, key))
            written.append(str(path))
        issued[lead] = tuple(written)
    return IssuedForms(period=period.key, forms=issued)


def form_for(lead: str, plan: Plan, period: Period, before: tuple[PastPeriod, ...], workspace: Workspace) -> ReturnForm:
    """Return one lead's blank for a period."""
    standing, links = [standing_updates(past.returns) for past in before], plan.links()
    items = []
    for deliverable in plan.led_by(lead):
        recommendation = plan.recommendation_of(deliverable.id)
        last = next((past[deliverable.id] for past in standing if deliverable.id in past), None)
        items.append(
            FormItem(
                deliverable=deliverable,
                recommendation=recommendation.number if recommendation else 0,
                recommendation_title=recommendation.title if recommendation else "",
                called=recommendation.called if recommendation else "Recommendation",
                linked=tuple(link for link, end in links.items() if end == deliverable.id),
                last=last.update if last else None,
                last_period=_label(last),
            )
        )
    return ReturnForm(
        organisation=workspace.settings.organisation or plan.organisation,
        plan_title=plan.title,
        plan_version=plan.version,
        period=period,
        owner=lead,
        contact=workspace.settings.forms.contact,
        returns_due=period.cut_off,
        scheme=plan.scheme,
        items=tuple(items),
        risks=tuple(risk for risk in plan.risks if plan.reporter_of(risk) == lead),
        kpis=tuple(kpi for kpi in plan.kpis if plan.reporter_of(kpi) == lead),
        matrix=workspace.settings.forms.matrix,
        **_said_of_registers(plan, before),
    )


def _said_of_registers(plan: Plan, before: tuple[PastPeriod, ...]) -> dict[str, Any]:
    """Return what was said last of each risk and figure, by id, and in which month."""
    risks: dict[str, RiskUpdate] = {}
    kpis: dict[str, KpiUpdate] = {}
    periods: dict[str, str] = {}
    for past in before:
        said_risks = {key: said.update for key, said in standing_risks(plan, past.returns).items()}
        said_kpis = {key: said.update for key, said in standing_kpis(plan, past.returns).items()}
        risks, kpis = {**said_risks, **risks}, {**said_kpis, **kpis}
        periods = {**dict.fromkeys((*said_risks, *said_kpis), month_label(past.key)), **periods}
    return {"last_risks": risks, "last_kpis": kpis, "last_periods": periods}


def _label(last: Reported | None) -> str:
    return month_label(last.period) if last else ""
