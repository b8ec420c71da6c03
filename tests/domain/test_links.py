"""Actions that stand in two places: asked for once, counted once, kept back in both."""

import pytest
from builders import FINANCE, MONITORING, a_cycle, a_plan
from recovery_plan import ACTIONS, a_recovery_plan

from paperclerk.domain.marks import marks_of, with_publicity
from paperclerk.domain.papers import PaperName
from paperclerk.domain.publicity import Exemption, ExemptUpdate

MONEY = Exemption(paragraphs=(3,), public_interest="It would harm the council.")


def marked(**marks: Exemption):
    """Return the plan with some of its parts or deliverables marked, by their ids with an underscore for the point."""
    plan = a_recovery_plan()

    def told(one):
        return one.model_copy(update={"exemption": marks.get(one.id.replace(".", "_"))})

    rows = tuple(
        one.model_copy(update={"deliverables": tuple(map(told, one.deliverables))}) for one in plan.recommendations
    )
    parts = {name: tuple(map(told, getattr(plan, name))) for name in ("aims", "priorities", "statutory")}
    return plan.model_copy(update={"recommendations": rows, **parts})


def test_an_action_that_stands_in_two_places_is_asked_for_and_counted_in_one() -> None:
    plan = a_recovery_plan()

    assert tuple(item.id for item in plan.deliverables()) == ACTIONS
    assert len(list(plan.written())) == 7
    assert [item.id for lead in plan.leads() for item in plan.led_by(lead)] == [
        "D1.1", "D11.1", "D2.1", "D12.1", "D12.2",
    ]  # fmt: skip
    assert [plan.reporter_of(entry) for entry in (*plan.kpis, *plan.risks)] == [
        FINANCE, MONITORING, FINANCE, MONITORING,
    ]  # fmt: skip


def test_a_link_shows_what_was_said_of_the_action_and_counts_for_nothing() -> None:
    cycle = a_cycle(plan=a_recovery_plan())
    shown, asked = cycle.by_id["D11.2"], cycle.by_id["D1.1"]

    assert len(cycle.standings) == 5
    assert (shown.now, shown.rag, shown.counted_as) == (asked.now, asked.rag, "D1.1")
    assert (shown.deliverable.id, shown.deliverable.text) == ("D11.2", "Monthly budget reports to Cabinet")
    assert (shown.deliverable.due, shown.deliverable.lead) == (asked.deliverable.due, FINANCE)
    assert cycle.links == {"D1.1": ("D11.2",), "D2.1": ("D13.1",)}


def test_the_hash_of_a_plan_without_parts_is_what_it_was_before_there_were_any() -> None:
    # Every plan that was adopted then is known by it.
    assert a_plan().fingerprint() == "35f25dbd57a4493af03354126e98c4c5c963309c48b8aa3624328b8be37eb9a6"
    assert a_recovery_plan().fingerprint() != a_recovery_plan(aims=()).fingerprint()


@pytest.mark.parametrize("ref", ["D1_1", "D11_2"])
def test_of_two_that_are_the_same_action_either_mark_keeps_both_back(ref: str) -> None:
    marks = marks_of(marked(**{ref: MONEY}))

    assert set(marks.items) == {"D1.1", "D11.2"}
    assert marks.deliverables_kept_back("2031-03") == {"D1.1"}


@pytest.mark.parametrize("ref", ["D1.1", "D11.2"])
def test_a_report_that_is_exempt_is_so_wherever_its_action_stands(ref: str) -> None:
    plan = a_recovery_plan(exempt_updates=(ExemptUpdate(period="2031-03", ref=ref, exemption=MONEY),))

    marks = marks_of(plan)

    assert [bool(marks.report(one, "2031-03")) for one in ("D1.1", "D11.2", "D2.1")] == [True, True, False]


def test_of_an_exempt_aim_all_that_stands_under_it_is_exempt() -> None:
    marks = marks_of(marked(AIM2=MONEY))

    assert set(marks.items) == {"AIM2", "P3", "D13.1", "D2.1", "K2", "R2"}
    assert set(marks.recommendations) == {13}


def test_each_paper_is_restricted_by_what_stands_in_it() -> None:
    marks = marks_of(marked(S1=MONEY))

    assert marks.of_paper(PaperName.CABINET_REPORT) == ()
    assert marks.of_paper(PaperName.STABILISATION_PLAN) == marks.of_paper(PaperName.ASSURANCE_PACK) == (MONEY,)


def test_what_is_marked_since_is_kept_back_in_an_older_version_too() -> None:
    both = with_publicity(a_recovery_plan(), marked(AIM1=MONEY, P3=MONEY, S2=MONEY, D11_2=MONEY))

    assert [one.id for one in (*both.aims, *both.priorities, *both.statutory) if one.exemption] == ["AIM1", "P3", "S2"]
    assert [item.id for item in both.written() if item.exemption] == ["D11.2"]
