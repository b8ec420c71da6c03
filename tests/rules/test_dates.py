from datetime import date

import pytest
from builders import (
    LAST_PERIOD,
    a_cycle,
    a_deliverable,
    a_plan,
    a_received_return,
    a_small_cycle,
    an_update,
)

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Milestone
from paperclerk.domain.ratings import Status
from paperclerk.rules.dates import (
    agreed_date_changed,
    agreed_step_changed,
    complete_without_a_date,
    later_without_reason,
)

DONE = {"status": Status.COMPLETE, "percent": 100}


def test_a_forecast_later_than_last_time_with_no_reason_is_a_challenge() -> None:
    cycle = a_small_cycle(an_update(forecast=date(2031, 8, 15)), last=an_update(forecast=date(2031, 7, 31)))
    [found] = later_without_reason(cycle)

    assert found.rule == "C06"
    assert found.message == (
        "The forecast completion date of D4.1 moved 15 days, from 31 July 2031 (said in February 2031) "
        "to 15 August 2031, with no reason."
    )
    assert found.place.where == "control D4_1_forecast"


@pytest.mark.parametrize("forecast", [date(2031, 7, 31), date(2031, 7, 30), None])
def test_a_forecast_that_is_not_later_is_no_challenge(forecast: date | None) -> None:
    cycle = a_small_cycle(an_update(forecast=forecast), last=an_update(forecast=date(2031, 7, 31)))

    assert list(later_without_reason(cycle)) == []


def test_a_later_forecast_with_a_reason_is_no_challenge() -> None:
    update = an_update(forecast=date(2031, 8, 15), slip_reason="The auditor comes in July")

    assert list(later_without_reason(a_small_cycle(update, last=an_update()))) == []


def test_a_reason_of_two_letters_is_none() -> None:
    update = an_update(forecast=date(2031, 8, 15), slip_reason="N/A")

    assert len(list(later_without_reason(a_small_cycle(update, last=an_update())))) == 1


def test_a_first_forecast_is_held_against_the_agreed_date() -> None:
    [found] = later_without_reason(a_small_cycle(an_update(forecast=date(2031, 7, 1))))

    assert "moved 1 day, from 30 June 2031 (agreed) to 1 July 2031" in found.message


def test_a_forecast_is_held_against_the_last_one_given_even_if_last_month_gave_none() -> None:
    before = [
        a_received_return(an_update(forecast=date(2031, 7, 31)), period="2031-01"),
        a_received_return(an_update(forecast=None), period=LAST_PERIOD),
    ]
    cycle = a_small_cycle(an_update(forecast=date(2031, 8, 1)), before=before)
    [found] = later_without_reason(cycle)

    assert "(said in January 2031)" in found.message


@pytest.mark.parametrize("said", [DONE, {"status": Status.CANCELLED}])
def test_what_is_done_or_no_longer_wanted_has_no_forecast_to_explain(said: dict[str, object]) -> None:
    update = an_update(forecast=date(2031, 12, 1), **said)

    assert list(later_without_reason(a_small_cycle(update, last=an_update()))) == []


def test_a_milestone_s_later_forecast_is_a_challenge_of_its_own() -> None:
    def step(forecast: date) -> tuple[Milestone, ...]:
        return (Milestone(id="m1", text="Draft", due=date(2031, 4, 30), forecast=forecast),)

    cycle = a_small_cycle(
        an_update(milestones=step(date(2031, 6, 2))), last=an_update(milestones=step(date(2031, 5, 31)))
    )
    [found] = later_without_reason(cycle)

    assert 'D4.1: the date for "Draft" moved 2 days, from 31 May 2031' in found.message


@pytest.mark.parametrize(
    "step",
    [
        {"forecast": date(2031, 4, 30)},
        {"forecast": None},
        {"forecast": date(2031, 5, 2), "actual": date(2031, 3, 2)},
        {"forecast": date(2031, 5, 2), "due": None},
    ],
)
def test_a_milestone_on_time_without_a_date_or_done_is_no_challenge(step: dict[str, object]) -> None:
    milestone = Milestone.model_validate({"id": "m1", "text": "Draft", "due": date(2031, 4, 30), **step})

    assert list(later_without_reason(a_small_cycle(an_update(milestones=(milestone,))))) == []


STEP = Milestone(id="m1", text="Draft", due=date(2031, 4, 30))


def a_cycle_with_a_step(step: Milestone, **changes: object) -> Cycle:
    """Return a cycle of a plan whose D4.1 has one milestone, and a return that says this of it."""
    update = an_update(milestones=(step,))
    boxes = {f"m1_{name}": Place(where=f"control D4_1_m1_{name}") for name in ("due", "forecast")}
    update = update.model_copy(update={"places": {**update.places, **boxes}})
    plan = a_plan(a_deliverable(milestones=(STEP,)))
    return a_small_cycle(update, **{"plan": plan, **changes})


def test_a_milestone_s_forecast_is_held_against_the_locked_date_whatever_the_return_says_was_agreed() -> None:
    step = STEP.model_copy(update={"due": None, "forecast": date(2031, 5, 2)})
    [found] = later_without_reason(a_cycle_with_a_step(step))

    assert 'the date for "Draft" moved 2 days, from 30 April 2031 (agreed) to 2 May 2031' in found.message
    assert found.place.where == "control D4_1_m1_forecast"


def test_an_agreed_date_of_a_milestone_edited_in_a_return_blocks_at_its_box() -> None:
    [found] = agreed_step_changed(a_cycle_with_a_step(STEP.model_copy(update={"due": date(2031, 5, 30)})))

    assert (found.rule, found.severity, found.about) == ("C07", "block", "m1")
    assert 'milestone "Draft" is 30 April 2031, but the return says 30 May 2031' in found.message
    assert found.place.where == "control D4_1_m1_due"


def test_a_milestone_s_agreed_date_is_held_against_the_adopted_plan() -> None:
    adopted = a_plan(a_deliverable(milestones=(STEP.model_copy(update={"due": date(2031, 3, 31)}),)))
    edited = STEP.model_copy(update={"due": date(2031, 5, 30)})
    [found] = agreed_step_changed(a_cycle_with_a_step(edited, baseline=adopted))

    assert "is 31 March 2031, but" in found.message


@pytest.mark.parametrize(
    "step", [STEP, STEP.model_copy(update={"due": None}), Milestone(id="m4", text="New", due=date(2031, 9, 1))]
)
def test_a_milestone_s_date_left_alone_taken_out_or_new_is_no_other_date(step: Milestone) -> None:
    assert list(agreed_step_changed(a_cycle_with_a_step(step))) == []


def test_an_agreed_date_edited_in_a_return_blocks() -> None:
    [found] = agreed_date_changed(a_small_cycle(an_update(due=date(2031, 7, 31))))

    assert (found.rule, found.severity) == ("C07", "block")
    assert found.message == "The agreed due date of D4.1 is 30 June 2031, but the return says 31 July 2031."
    assert found.place.where == "control D4_1_due"


@pytest.mark.parametrize("due", [date(2031, 6, 30), None])
def test_an_agreed_date_left_alone_or_taken_out_is_no_other_date(due: date | None) -> None:
    assert list(agreed_date_changed(a_small_cycle(an_update(due=due)))) == []


def test_an_agreed_date_is_held_against_the_adopted_plan() -> None:
    adopted = a_plan(a_deliverable(due=date(2031, 5, 31)))
    cycle = a_small_cycle(an_update(due=date(2031, 4, 30)), baseline=adopted)
    [found] = agreed_date_changed(cycle)

    assert "is 31 May 2031, but the return says 30 April 2031" in found.message


def test_a_form_printed_from_a_changed_plan_is_the_plan_s_fault_alone() -> None:
    adopted = a_plan(a_deliverable(due=date(2031, 5, 31)))

    assert list(agreed_date_changed(a_small_cycle(an_update(due=date(2031, 6, 30)), baseline=adopted))) == []


def test_a_form_of_an_earlier_version_may_print_an_earlier_date_and_the_hint_says_so() -> None:
    cycle = a_small_cycle(an_update(due=date(2031, 5, 31)))
    cycle = cycle.model_copy(update={"plan": cycle.plan.model_copy(update={"version": "1.1"})})
    [found] = agreed_date_changed(cycle)

    assert "printed from version 1.0 of the plan" in found.hint


def test_complete_without_a_completion_date_blocks() -> None:
    [found] = complete_without_a_date(a_small_cycle(an_update(**DONE)))

    assert (found.rule, found.severity) == ("C11", "block")
    assert found.message == "D4.1 is reported complete with no completion date."
    assert found.place.where == "control D4_1_actual"


@pytest.mark.parametrize("said", [{"percent": 100}, {"status": Status.EMBEDDED}])
def test_all_ways_of_saying_complete_need_a_date(said: dict[str, object]) -> None:
    assert len(list(complete_without_a_date(a_small_cycle(an_update(**said))))) == 1


def test_complete_after_the_end_of_the_period_blocks() -> None:
    [found] = complete_without_a_date(a_small_cycle(an_update(**DONE, actual=date(2031, 4, 1))))

    assert "complete on 1 April 2031, which is after the end of the period, 31 March 2031" in found.message


@pytest.mark.parametrize("actual", [date(2031, 3, 31), date(2030, 1, 1)])
def test_complete_on_a_day_up_to_the_end_of_the_period_is_no_challenge(actual: date) -> None:
    assert list(complete_without_a_date(a_small_cycle(an_update(**DONE, actual=actual)))) == []


def test_a_completion_date_given_before_need_not_be_given_again() -> None:
    cycle = a_small_cycle(an_update(**DONE), last=an_update(**DONE, actual=date(2031, 2, 14)))

    assert list(complete_without_a_date(cycle)) == []


def test_a_completion_date_given_while_it_was_open_does_not_count() -> None:
    cycle = a_small_cycle(an_update(**DONE), last=an_update(actual=date(2031, 2, 14)))

    assert len(list(complete_without_a_date(cycle))) == 1


def test_a_completion_date_that_could_not_be_read_has_a_finding_of_its_own() -> None:
    assert list(complete_without_a_date(a_small_cycle(an_update(**DONE, as_written={"actual": "last week"})))) == []


def test_what_is_open_needs_no_completion_date() -> None:
    assert list(complete_without_a_date(a_cycle())) == []
