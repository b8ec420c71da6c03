import pytest
from builders import MONITORING, a_cycle, a_received_return, a_small_cycle, an_update

from paperclerk.domain.ratings import Rag, RagRating, RagScheme
from paperclerk.rules.shown import ratings_as_signed

GREEN = a_small_cycle(an_update(rag=Rag.GREEN))


def shown(text: str, region: str = "gen_D4_1_rag") -> dict[str, dict[str, str]]:
    return {"assurance-pack": {"gen_title": "A pack in Amber", region: text}}


@pytest.mark.parametrize("text", ["Green", " green\n", "Green (G)", "RAG: Green"])
def test_a_rating_shown_as_it_was_signed_is_right(text: str) -> None:
    assert ratings_as_signed(GREEN, shown(text)) == []


def test_a_rating_that_is_not_the_one_signed_blocks() -> None:
    [found] = ratings_as_signed(GREEN, shown("Amber"))

    assert (found.rule, found.severity, found.subject, found.owner) == ("C59", "block", "D4.1", MONITORING)
    assert found.message == (
        'The assurance pack shows "Amber" for D4.1; Chief Executive signed Green. Who changed it, and why?'
    )
    assert found.place.tag == "gen_D4_1_rag"


@pytest.mark.parametrize("text", ["", "Not rated", "Green, was Amber", "Greenish", "G"])
def test_a_rating_that_is_not_shown_plainly_blocks(text: str) -> None:
    assert len(ratings_as_signed(GREEN, shown(text))) == 1


def test_a_rating_of_what_nobody_rated_blocks() -> None:
    cycle = a_cycle(a_received_return(an_update("D4.1"), an_update("D4.2")))

    [found] = ratings_as_signed(cycle, shown("Green", "gen_D5_1_rag"))
    assert "nobody signed a rating" in found.message
    assert ratings_as_signed(cycle, shown("Not rated", "gen_D5_1_rag")) == []


def test_a_rating_of_last_month_is_not_this_month_s() -> None:
    last = a_received_return(an_update(rag=Rag.RED), period="2031-02")
    cycle = a_cycle(a_received_return(an_update(rag=None)), before=[last])

    assert len(ratings_as_signed(cycle, shown("Red"))) == 1


def test_a_rating_of_a_deliverable_that_is_not_in_the_plan_blocks() -> None:
    assert [found.subject for found in ratings_as_signed(GREEN, shown("Green", "gen_D9_9_rag"))] == ["D9.9"]


@pytest.mark.parametrize("region", ["gen_exceptions_D4_1_rag", "gen_D4_1_rag_2"])
def test_a_rating_shown_in_a_second_place_is_checked_too(region: str) -> None:
    assert len(ratings_as_signed(GREEN, shown("Red", region))) == 1


def test_each_paper_has_a_finding_of_its_own() -> None:
    papers = {"assurance-pack": {"gen_D4_1_rag": "Red"}, "stabilisation-plan": {"gen_D4_1_rag": "Red"}}

    assert len({found.id for found in ratings_as_signed(GREEN, papers)}) == 2


def test_amber_green_is_not_amber_and_green() -> None:
    words = ((Rag.AMBER, "Amber"), (Rag.AMBER_GREEN, "Amber/Green"), (Rag.GREEN, "Green"))
    scheme = RagScheme(
        ratings=tuple(RagRating(rag=rag, label=label, letter="x", fill="FFFFFF", ink="000000") for rag, label in words)
    )
    cycle = a_small_cycle(an_update(rag=Rag.AMBER_GREEN))
    cycle = cycle.model_copy(update={"plan": cycle.plan.model_copy(update={"scheme": scheme})})

    assert ratings_as_signed(cycle, shown("Amber/Green")) == []
    assert len(ratings_as_signed(cycle, shown("Amber"))) == 1
