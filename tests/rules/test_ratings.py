from datetime import date

import pytest
from builders import a_deliverable, a_plan, a_small_cycle, an_update

from paperclerk.domain.plan import Milestone
from paperclerk.domain.ratings import Rag, RagRating, RagScheme, Status
from paperclerk.rules.ratings import better_without_evidence, green_past_its_date, no_path_to_green

OVERDUE = a_plan(a_deliverable(due=date(2031, 2, 28)))
A_PATH = {
    "recovery_action": "Move two people over",
    "recovery_owner": "Director of Finance",
    "recovery_date": date(2031, 5, 31),
}


def test_green_with_an_overdue_deliverable_is_a_challenge() -> None:
    [found] = green_past_its_date(a_small_cycle(an_update(rag=Rag.GREEN), plan=OVERDUE))

    assert found.rule == "C01"
    assert found.message == "D4.1 is Green but was due on 28 February 2031 and is not complete."
    assert (found.subject, found.owner, found.period) == ("D4.1", "Monitoring Officer", "2031-03")
    assert found.place.where == "control D4_1_rag"
    assert found.place.sha256
    assert "change the rating" in found.hint


@pytest.mark.parametrize("due", [date(2031, 3, 31), date(2031, 3, 1)])
def test_a_date_within_the_period_is_past_when_it_has_ended(due: date) -> None:
    plan = a_plan(a_deliverable(due=due))

    assert len(list(green_past_its_date(a_small_cycle(an_update(), plan=plan)))) == 1


def test_a_date_on_the_day_after_the_period_is_not_past() -> None:
    plan = a_plan(a_deliverable(due=date(2031, 4, 1)))

    assert list(green_past_its_date(a_small_cycle(an_update(), plan=plan))) == []


def test_green_forecast_for_the_day_after_the_period_is_no_challenge_and_for_its_last_day_is_one() -> None:
    assert list(green_past_its_date(a_small_cycle(an_update(forecast=date(2031, 4, 1))))) == []
    assert len(list(green_past_its_date(a_small_cycle(an_update(forecast=date(2031, 3, 31)))))) == 1


def test_green_with_a_forecast_that_has_passed_is_a_challenge() -> None:
    [found] = green_past_its_date(a_small_cycle(an_update(forecast=date(2031, 3, 10))))

    assert found.message == "D4.1 is Green but was forecast for 10 March 2031 and is not complete."


@pytest.mark.parametrize(
    "said",
    [
        {"rag": Rag.RED},
        {"status": Status.COMPLETE},
        {"status": Status.EMBEDDED},
        {"percent": 100},
        {"status": Status.CANCELLED},
        {"rag": None},
    ],
)
def test_what_is_not_green_or_not_open_may_be_past_its_date(said: dict[str, object]) -> None:
    assert list(green_past_its_date(a_small_cycle(an_update(**said), plan=OVERDUE))) == []


def test_green_at_nought_per_cent_and_overdue_is_a_challenge_still() -> None:
    assert len(list(green_past_its_date(a_small_cycle(an_update(percent=0, status=None), plan=OVERDUE)))) == 1


def test_the_adopted_date_counts_not_the_plan_s() -> None:
    moved = a_plan(a_deliverable(due=date(2031, 9, 30)))
    cycle = a_small_cycle(an_update(), plan=moved, baseline=OVERDUE)

    assert [found.rule for found in green_past_its_date(cycle)] == ["C01"]


def test_green_with_milestones_past_and_not_done_is_a_challenge_each() -> None:
    steps = (
        Milestone(id="m1", text="Draft", due=date(2031, 1, 31)),
        Milestone(id="m2", text="Consult", due=date(2031, 5, 31), forecast=date(2031, 3, 1)),
        Milestone(id="m3", text="Scope", due=date(2030, 12, 1), actual=date(2031, 1, 2)),
        Milestone(id="m4", text="Sign", due=date(2031, 5, 31)),
    )
    found = list(green_past_its_date(a_small_cycle(an_update(milestones=steps))))

    assert [each.message for each in found] == [
        'D4.1 is Green but its milestone "Draft" was due on 31 January 2031 and is not done.',
        'D4.1 is Green but its milestone "Consult" was forecast for 1 March 2031 and is not done.',
    ]
    assert len({each.id for each in found}) == 2


def test_the_council_s_own_words_for_ratings_are_used() -> None:
    scheme = RagScheme(ratings=(RagRating(rag=Rag.GREEN, label="On track", letter="O", fill="C6E5B3", ink="000000"),))
    plan = OVERDUE.model_copy(update={"scheme": scheme})
    [found] = green_past_its_date(a_small_cycle(an_update(), plan=plan))

    assert found.message.startswith("D4.1 is On track but")


@pytest.mark.parametrize("evidence", [None, "n/a", "None.", " - ", "TBC", "to follow", "Board minute 7, 12 March 2031"])
def test_a_better_rating_with_no_or_old_evidence_is_a_challenge(evidence: str | None) -> None:
    cycle = a_small_cycle(an_update(evidence=evidence), last=an_update(rag=Rag.AMBER))
    [found] = better_without_evidence(cycle)

    assert found.rule == "C03"
    assert found.message.startswith("D4.1 moved from Amber in February 2031 to Green with ")
    assert found.place.where == "control D4_1_evidence"


def test_the_same_evidence_written_otherwise_is_not_new() -> None:
    cycle = a_small_cycle(an_update(evidence="board minute 7 - 12 MARCH 2031"), last=an_update(rag=Rag.RED))
    [found] = better_without_evidence(cycle)

    assert "with the same evidence as then" in found.message


@pytest.mark.parametrize(("last", "now"), [(Rag.GREEN, Rag.GREEN), (Rag.GREEN, Rag.RED), (None, Rag.GREEN)])
def test_a_rating_that_is_not_better_needs_no_new_evidence(last: Rag | None, now: Rag) -> None:
    assert list(better_without_evidence(a_small_cycle(an_update(rag=now, evidence=None), an_update(rag=last)))) == []


def test_a_better_rating_with_new_evidence_is_no_challenge() -> None:
    cycle = a_small_cycle(an_update(evidence="Audit report 3"), last=an_update(rag=Rag.RED))

    assert list(better_without_evidence(cycle)) == []


def test_a_first_rating_is_not_an_improvement() -> None:
    assert list(better_without_evidence(a_small_cycle(an_update(evidence=None)))) == []


@pytest.mark.parametrize("rag", [Rag.RED, Rag.AMBER_RED, Rag.AMBER])
def test_a_rating_below_green_with_no_path_is_a_challenge(rag: Rag) -> None:
    [found] = no_path_to_green(a_small_cycle(an_update(rag=rag)))

    assert found.rule == "C20"
    assert found.message.endswith("its path to green lacks an action, an owner and a date.")
    assert found.place.where == "control D4_1_recovery_action"


@pytest.mark.parametrize(
    ("lacking", "said"),
    [("recovery_action", "an action"), ("recovery_owner", "an owner"), ("recovery_date", "a date")],
)
def test_the_part_of_the_path_that_is_missing_is_named_and_pointed_at(lacking: str, said: str) -> None:
    [found] = no_path_to_green(a_small_cycle(an_update(rag=Rag.RED, **{**A_PATH, lacking: None})))

    assert found.message == f"D4.1 is Red, and its path to green lacks {said}."
    assert found.place.where == f"control D4_1_{lacking}"


def test_a_path_whose_action_is_a_dash_lacks_an_action() -> None:
    [found] = no_path_to_green(a_small_cycle(an_update(rag=Rag.AMBER, **{**A_PATH, "recovery_action": "-"})))

    assert "lacks an action." in found.message


def test_a_whole_path_to_green_is_no_challenge() -> None:
    assert list(no_path_to_green(a_small_cycle(an_update(rag=Rag.RED, **A_PATH)))) == []


def test_a_path_whose_date_could_not_be_read_has_a_finding_of_its_own_and_no_second() -> None:
    update = an_update(rag=Rag.RED, **{**A_PATH, "recovery_date": None}, as_written={"recovery_date": "end of May"})

    assert list(no_path_to_green(a_small_cycle(update))) == []


@pytest.mark.parametrize("said", [{"rag": Rag.GREEN}, {"rag": Rag.AMBER_GREEN}, {"status": Status.COMPLETE}])
def test_what_is_green_or_done_needs_no_path(said: dict[str, object]) -> None:
    assert list(no_path_to_green(a_small_cycle(an_update(**{"rag": Rag.AMBER, **said})))) == []
