"""The plan's risks and figures in the assurance pack, and milestones with the boxes they came from."""

from datetime import date
from pathlib import Path

from builders import FINANCE, MONITORING, a_cycle, a_deliverable, a_plan, a_received_return, a_small_cycle, an_update
from word_reading import TEMPLATES, text_of

from paperclerk.assembly.assurance_pack import AssurancePack, assemble
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Kpi, Milestone, Risk
from paperclerk.domain.returns import KpiUpdate, RiskUpdate
from paperclerk.word.papers import read_regions, render

RISKS = (
    Risk(id="R1", recommendation=4, text="Savings fail", likelihood=4, impact=5, owner=FINANCE),
    Risk(id="R2", recommendation=4, text="Managers leave"),
)
KPIS = (Kpi(id="K1", recommendation=4, text="Urgent decisions", baseline="23", target="5"),)
SAID = RiskUpdate(
    risk="R2", likelihood=2, impact=5, mitigation="Notes\n• each month", comment="Better",
    places={"likelihood": Place(file="return.docx", where="control R2_likelihood")},
)  # fmt: skip
FIGURE = KpiUpdate(kpi="K1", actual="11", places={"actual": Place(file="return.docx", where="control K1_actual")})


def a_cycle_with_registers(**changes: object) -> Cycle:
    """Return a cycle in which the Monitoring Officer reports on R2 and K1, and nobody on R1, which is Finance's."""
    own = a_received_return(risks=(SAID,), kpis=(FIGURE,), **changes)
    return a_cycle(own, a_received_return(owner=FINANCE), plan=a_plan(risks=RISKS, kpis=KPIS))


def pack_of(cycle: Cycle) -> AssurancePack:
    return assemble(cycle, ())


def test_every_risk_stands_with_its_score_then_and_now_and_who_reports_on_it():
    first, second = pack_of(a_cycle_with_registers()).risks

    assert (first.id, first.lead, first.agreed, first.now) == ("R1", FINANCE, "Likelihood 4, impact 5", "")
    assert first.absence == "The return for March 2031 says nothing of this"
    assert (second.lead, second.agreed, second.now) == (MONITORING, "Not scored", "Likelihood 2, impact 5")
    assert [passage.text for passage in second.mitigation] == ["Notes", "each month"]


def test_a_figure_stands_with_its_baseline_its_target_and_the_latest():
    (figure,) = pack_of(a_cycle_with_registers()).kpis

    assert (figure.baseline, figure.target, figure.actual, figure.absence) == ("23", "5", "11", "")


def test_a_risk_reported_by_somebody_else_is_not_counted():
    theirs = RiskUpdate(risk="R1", likelihood=1, impact=1)
    cycle = a_cycle(a_received_return(risks=(theirs,)), plan=a_plan(risks=RISKS))

    assert pack_of(cycle).risks[0].now == ""
    assert pack_of(cycle).risks[0].absence == "No return received for March 2031"


def test_what_was_reported_of_a_risk_and_a_figure_has_the_box_it_came_from():
    sources = pack_of(a_cycle_with_registers()).sources

    found = {(s.region, s.field): (s.text, s.where) for s in sources if s.region.startswith("gen_entry")}
    assert found["gen_entry_R2", "likelihood"] == ("Likelihood 2, impact 5", "control R2_likelihood")
    assert found["gen_entry_K1", "actual"] == ("11", "control K1_actual")
    assert found["gen_entry_R2", "mitigation"][0] == "Notes\neach month"


def test_the_pack_prints_the_risks_and_figures_of_a_plan_that_has_them_and_no_table_of_one_that_has_none():
    template: Path = TEMPLATES / "assurance-pack.docx"

    made = read_regions(render(pack_of(a_cycle_with_registers()), template))
    assert {"Likelihood 2, impact 5", "Better", "each month"} <= set(made["gen_entry_R2"].replace("• ", "").split("\n"))
    assert "Savings fail" in made["gen_entry_R1"]
    assert "11" in made["gen_entry_K1"]

    plain = text_of(render(pack_of(a_cycle()), template))
    assert "Risks to the plan" not in plain
    assert "Key performance indicators" not in plain


def test_a_milestone_leads_back_to_the_box_of_its_newest_date():
    step = Milestone(id="m1", text="Draft", due=date(2031, 4, 1), forecast=date(2031, 4, 9))
    update = an_update(milestones=(step,))
    places = {**update.places, "m1_forecast": Place(where="control D4_1_m1_forecast")}
    cycle = a_small_cycle(update.model_copy(update={"places": places}), plan=a_plan(a_deliverable(milestones=(step,))))

    own = [s for s in pack_of(cycle).sources if s.region == "gen_D4_1"]
    (source,) = [s for s in own if s.field == "m1_forecast"]

    assert source.text == "Draft: due 1 April 2031, forecast 9 April 2031"
    assert source.where == "control D4_1_m1_forecast"
