from datetime import date

from builders import FINANCE, MONITORING, a_cycle, a_deliverable, a_plan, a_received_return, an_update

from paperclerk.domain.places import Place
from paperclerk.domain.plan import Plan, without_places
from paperclerk.domain.ratings import Rag


def test_a_plan_names_each_lead_once_in_its_order() -> None:
    plan = a_plan(a_deliverable("D5.1"), a_deliverable("D4.1"), a_deliverable("D5.2"), a_deliverable("D4.2", lead=""))

    assert plan.leads() == (FINANCE, MONITORING)
    assert [item.id for item in plan.led_by(FINANCE)] == ["D5.1", "D5.2"]


def test_a_deliverable_is_found_with_the_recommendation_it_belongs_to() -> None:
    plan = a_plan()
    item, recommendation = plan.deliverable("D4.2"), plan.recommendation_of("D5.1")

    assert item is not None
    assert item.id == "D4.2"
    assert recommendation is not None
    assert recommendation.number == 5
    assert (plan.deliverable("D9.9"), plan.recommendation_of("D9.9")) == (None, None)


def test_a_plan_s_fingerprint_is_of_what_it_says_not_of_the_cells_it_stands_in() -> None:
    place = Place(file="plan.xlsx", cell="D2")
    placed = a_plan(a_deliverable("D4.1", places={"due": place}))

    assert placed.fingerprint() == a_plan(a_deliverable("D4.1")).fingerprint()
    assert without_places(placed) == a_plan(a_deliverable("D4.1"))
    assert a_plan(a_deliverable("D4.1", due=date(2031, 7, 1))).fingerprint() != placed.fingerprint()


def test_a_plan_read_back_from_json_has_the_same_fingerprint() -> None:
    assert Plan.model_validate_json(a_plan().model_dump_json()).fingerprint() == a_plan().fingerprint()


def test_a_lead_without_a_return_this_period_is_missing() -> None:
    last = a_received_return(owner=FINANCE, period="2031-02")

    assert a_cycle(a_received_return(), before=[last]).missing == (FINANCE,)
    assert a_cycle().missing == ()


def test_a_cycle_holds_what_stands_now_beside_what_stood_last() -> None:
    cycle = a_cycle(a_received_return(an_update("D4.1", rag=Rag.RED)), before=[a_received_return(period="2031-02")])

    assert [(each.rag, each.last_rag) for each in cycle.standings] == [
        (Rag.RED, Rag.GREEN),
        (None, Rag.GREEN),
        (None, None),
    ]
