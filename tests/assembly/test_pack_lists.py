"""Lists of the assurance pack: who answered, what is asked to change, what is complete, how risks moved."""

from datetime import UTC, date, datetime

import pytest
from builders import (
    FINANCE,
    LAST_PERIOD,
    MONITORING,
    a_cycle,
    a_deliverable,
    a_plan,
    a_received_return,
    a_small_cycle,
    an_arrival,
    an_update,
)
from word_reading import TEMPLATES

from paperclerk.assembly.assurance_pack import AssurancePack, assemble
from paperclerk.assembly.public_names import without_names
from paperclerk.assembly.view import View
from paperclerk.domain.cycle import Cycle, Quarantined
from paperclerk.domain.findings import Acceptance, finding
from paperclerk.domain.marks import Marks
from paperclerk.domain.plan import Dependency, Kpi, Milestone, Risk
from paperclerk.domain.publicity import Exemption
from paperclerk.domain.ratings import Rag, Status
from paperclerk.domain.returns import KpiUpdate, RiskUpdate
from paperclerk.word.papers import read_regions, render

JULY, AUGUST = date(2031, 7, 31), date(2031, 8, 31)


def pack_of(cycle: Cycle, *findings) -> AssurancePack:
    return assemble(cycle, findings)


def said_of(cycle: Cycle, *findings) -> dict[str, tuple]:
    return {
        line.lead: (line.received, line.tries, line.covered, line.questioned)
        for line in pack_of(cycle, *findings).answers
    }


def test_each_lead_stands_with_the_day_the_tries_what_was_covered_and_what_was_questioned():
    asked = finding("C10", "D4.2 is complete with no evidence.", subject="D4.2", owner=MONITORING)

    assert said_of(a_cycle(a_received_return(an_update("D4.1"))), asked) == {
        MONITORING: (("1 April 2031",), "1", "1 of 2 deliverables", ("C10 Complete with no evidence: D4.2",)),
        FINANCE: (("No return received",), "None", "0 of 1 deliverable", ("Nothing",)),
    }


def test_what_is_kept_back_of_a_lead_is_no_gap_in_what_they_reported():
    mark = Exemption(paragraphs=(3,), public_interest="It would harm the council.")
    cycle = a_cycle(a_received_return(an_update("D4.1"))).model_copy(update={"withheld": {"D4.2": mark}})

    assert said_of(cycle)[MONITORING][2] == "1 of 1 deliverable told here; 1 not for publication"


def test_a_return_sent_again_is_a_second_try_and_a_late_one_says_by_how_much():
    first = a_received_return(received=datetime(2031, 4, 2, tzinfo=UTC))
    again = a_received_return(an_update("D4.1", rag=Rag.AMBER), received=datetime(2031, 4, 9, tzinfo=UTC))

    received, tries, _, _ = said_of(a_cycle(again, first))[MONITORING]
    assert received == ("2 April 2031", "9 April 2031, 4 days late")
    assert tries == "2"


def test_a_file_set_aside_is_a_try_of_the_lead_whose_address_it_came_from():
    broken = Quarantined(arrival=an_arrival("b" * 64, "x.docx", sender="ada.thorne@example.org"))
    somebodys = Quarantined(arrival=an_arrival("c" * 64, "y.docx", sender="who@example.org"))

    cycle = a_cycle(quarantined=(broken, somebodys))
    assert [tries for _, tries, _, _ in said_of(cycle).values()] == ["2", "1"]
    assert pack_of(cycle).answered == "2 of 2 leads answered, 2 of them in time. 1 lead sent more than one file."


def test_a_file_set_aside_without_a_sender_is_a_try_of_the_lead_whose_form_it_is_called_by():
    blank = f"return_2031-03_{'_'.join(FINANCE.replace('(', '').replace(')', '').split())}"
    names = (f"{blank} (blank).xlsx", f"{blank.upper()}.xlsx", f"{blank}s friend.xlsx", "Savings tracker.xlsx")
    asides = tuple(Quarantined(arrival=an_arrival(str(at) * 64, name)) for at, name in enumerate(names))

    cycle = a_cycle(quarantined=asides)
    before = [int(tries) for _, tries, _, _ in said_of(a_cycle()).values()]
    assert [int(tries) for _, tries, _, _ in said_of(cycle).values()] == [before[0], before[1] + 2]
    seen = without_names(View(cycle, (), None), Marks()).cycle
    assert [int(tries) for _, tries, _, _ in said_of(seen).values()] == [before[0], before[1] + 2]


def test_what_was_accepted_on_record_is_said_to_be():
    on_record = Acceptance(by="A. Reviewer", reason="Seen.", at="2031-04-06T10:00:00")
    asked = finding("C41", "Not signed.", owner=FINANCE).accepted(on_record)

    assert said_of(a_cycle(), asked)[FINANCE][3] == ("C41 Not signed off, or changed after sign-off (accepted)",)


def test_a_later_date_is_a_request_with_each_time_it_was_moved():
    before = [
        a_received_return(an_update(forecast=JULY), period="2031-01"),
        a_received_return(an_update(forecast=JULY), period=LAST_PERIOD),
    ]
    cycle = a_small_cycle(an_update(forecast=AUGUST), before=before)

    pack = pack_of(cycle)
    (line,) = pack.changes
    assert (line.id, line.agreed, line.asked, line.moved) == ("D4.1", "30 June 2031", "31 August 2031", "2")
    assert line.moves == ("January 2031: 31 July 2031", "March 2031: 31 August 2031")
    assert pack.requests_stand == "These are requests. What was agreed stands until Cabinet changes the plan."


def test_a_later_date_written_over_the_agreed_one_is_a_request_too():
    (line,) = pack_of(a_small_cycle(an_update(due=AUGUST))).changes

    assert (line.asked, line.field, line.moves) == ("31 August 2031", "due", ("March 2031: 31 August 2031",))


def test_a_milestone_that_moves_is_a_request_of_its_own():
    step = Milestone(id="m1", text="Draft", due=date(2031, 4, 1), forecast=date(2031, 4, 9))
    cycle = a_small_cycle(an_update(milestones=(step,)), plan=a_plan(a_deliverable(milestones=(step,))))

    (line,) = pack_of(cycle).changes
    assert (line.id, line.text, line.asked, line.moved) == ("D4.1 m1", "Draft", "9 April 2031", "1")


@pytest.mark.parametrize("status", [Status.SUSPENDED, Status.CANCELLED, Status.SUPERSEDED])
def test_to_halt_what_was_agreed_is_a_request(status):
    (line,) = pack_of(a_small_cycle(an_update(status=status, forecast=AUGUST))).changes

    assert (line.asked, line.moved, line.moves) == (status.label, "", ())


def test_what_is_done_late_or_forecast_early_asks_for_nothing():
    done = an_update(status=Status.COMPLETE, actual=AUGUST, forecast=AUGUST)

    assert pack_of(a_small_cycle(done)).changes == ()
    assert pack_of(a_small_cycle(an_update(forecast=date(2031, 5, 1)))).changes == ()


def test_what_is_complete_stands_with_its_evidence_the_new_first():
    done = {"status": Status.COMPLETE, "actual": date(2031, 3, 20)}
    cycle = a_cycle(
        a_received_return(an_update("D4.1", **done), an_update("D4.2", **{**done, "actual": None}, evidence=None)),
        before=[a_received_return(an_update("D4.1", **done), an_update("D4.2"), period=LAST_PERIOD)],
    )

    new, old = pack_of(cycle).completed
    assert (new.id, new.news, new.completed, new.evidence) == ("D4.2", "New since last time", "No date given", ())
    assert (old.id, old.news, old.completed) == ("D4.1", "", "20 March 2031")
    assert old.sign_off == "Signed off by Chief Executive on 28 March 2031"


def test_a_dependency_stands_beside_the_ratings_of_its_recommendation():
    first, second = a_plan().recommendations
    hung = first.model_copy(update={"dependencies": (Dependency(text="Counsel's advice"),)})
    cycle = a_cycle(a_received_return(), plan=a_plan(recommendations=(hung, second)))

    (line,) = pack_of(cycle).dependencies
    assert (line.recommendation, line.text) == (4, "Counsel's advice")
    assert line.deliverables == ("D4.1 Green (G)", "D4.2 Green (G)")


@pytest.mark.parametrize(
    ("last", "now", "said"),
    [
        ((3, 4), (4, 4), "Higher than in February 2031"),
        ((3, 4), (4, 3), "Same as in February 2031"),
        ((3, 4), (2, 4), "Lower than in February 2031"),
        (None, (5, 5), "Higher than in the plan"),
        ((3, None), (5, 5), ""),
    ],
)
def test_a_risk_says_which_way_it_moved(last, now, said):
    risk = Risk(id="R1", recommendation=4, text="Savings fail", likelihood=4, impact=5, owner=MONITORING)

    def of(score) -> tuple[RiskUpdate, ...]:
        return (RiskUpdate(risk="R1", likelihood=score[0], impact=score[1]),) if score else ()

    cycle = a_cycle(
        a_received_return(risks=of(now)),
        before=[a_received_return(period=LAST_PERIOD, risks=of(last))],
        plan=a_plan(risks=(risk,)),
    )
    assert pack_of(cycle).risks[0].movement == said


def test_a_figure_stands_beside_the_last_one_given():
    kpi = Kpi(id="K1", recommendation=4, text="Urgent decisions", baseline="23", target="5")
    before = [
        a_received_return(period="2031-01", kpis=(KpiUpdate(kpi="K1", actual="14"),)),
        a_received_return(period=LAST_PERIOD, kpis=(KpiUpdate(kpi="K1", comment="Not counted"),)),
    ]
    cycle = a_cycle(
        a_received_return(kpis=(KpiUpdate(kpi="K1", actual="11"),)), before=before, plan=a_plan(kpis=(kpi,))
    )

    (figure,) = pack_of(cycle).kpis
    assert (figure.last, figure.actual) == ("January 2031: 14", "11")


def test_the_pack_prints_each_list_in_regions_of_its_own():
    cycle = a_small_cycle(an_update(forecast=AUGUST), last=an_update())

    made = read_regions(render(pack_of(cycle), TEMPLATES / "assurance-pack.docx"))
    assert "March 2031: 31 August 2031" in made["gen_change_D4_1"]
    [answered] = [text for name, text in made.items() if name.startswith("gen_answer_")]
    assert "1 of 1 deliverable" in answered
