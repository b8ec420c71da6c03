import pytest
from builders import a_small_cycle, an_update

from paperclerk.domain.cycle import Thresholds
from paperclerk.domain.ratings import Status
from paperclerk.rules.evidence import complete_without_evidence
from paperclerk.rules.narrative import copied_from_last_time
from paperclerk.rules.words import likeness, says_something

DONE = {"status": Status.COMPLETE, "percent": 100}
TEXT = "The draft went to the board on 12 March; 14 of the 20 points that members raised are settled."


@pytest.mark.parametrize(
    ("said", "how"),
    [
        ({"status": Status.COMPLETE}, "complete"),
        ({"status": Status.EMBEDDED}, "embedded"),
        ({"percent": 100}, "100% complete"),
    ],
)
@pytest.mark.parametrize("evidence", [None, "", "n/a", "none"])
def test_complete_with_no_evidence_blocks(said: dict[str, object], how: str, evidence: str | None) -> None:
    [found] = complete_without_evidence(a_small_cycle(an_update(**said, evidence=evidence)))

    assert (found.rule, found.severity) == ("C10", "block")
    assert found.message == f"D4.1 is reported {how} with no evidence."
    assert found.place.where == "control D4_1_evidence"


@pytest.mark.parametrize("said", [{**DONE}, {"percent": 99, "evidence": None}])
def test_complete_with_evidence_and_open_without_are_no_challenge(said: dict[str, object]) -> None:
    assert list(complete_without_evidence(a_small_cycle(an_update(**said)))) == []


def test_evidence_given_when_it_was_completed_need_not_be_given_again() -> None:
    cycle = a_small_cycle(an_update(**DONE, evidence=None), last=an_update(**DONE, evidence="Minute 9"))

    assert list(complete_without_evidence(cycle)) == []


def test_evidence_of_progress_is_not_evidence_of_completion() -> None:
    cycle = a_small_cycle(an_update(**DONE, evidence=None), last=an_update(evidence="Minute 9"))

    assert len(list(complete_without_evidence(cycle))) == 1


def test_last_month_s_words_again_are_a_challenge() -> None:
    again = TEXT.upper().replace("; ", ";\n  ") + "  "
    [found] = copied_from_last_time(a_small_cycle(an_update(narrative=again), last=an_update(narrative=TEXT)))

    assert found.rule == "C22"
    assert found.message == '"Progress this period" of D4.1 is 100% the same as in February 2031. What is new?'
    assert found.place.where == "control D4_1_narrative"


def test_a_changed_figure_does_not_hide_a_copied_text() -> None:
    cycle = a_small_cycle(an_update(narrative=TEXT.replace("14", "15")), last=an_update(narrative=TEXT))

    assert len(list(copied_from_last_time(cycle))) == 1


def test_a_new_text_is_no_challenge() -> None:
    new = "Members agreed the final version on 28 March and officers were trained in it."

    assert list(copied_from_last_time(a_small_cycle(an_update(narrative=new), last=an_update(narrative=TEXT)))) == []


def test_the_council_s_own_threshold_counts() -> None:
    half_new = TEXT + " The six others go to the board in May, with a paper on each and on what it would cost."
    cycle = a_small_cycle(
        an_update(narrative=half_new), an_update(narrative=TEXT), thresholds=Thresholds(same_text=0.60)
    )

    assert len(list(copied_from_last_time(cycle))) == 1
    assert list(copied_from_last_time(cycle.model_copy(update={"thresholds": Thresholds()}))) == []


@pytest.mark.parametrize("text", [None, "", "..."])
def test_two_empty_texts_are_not_the_same_text(text: str | None) -> None:
    assert list(copied_from_last_time(a_small_cycle(an_update(narrative=text), an_update(narrative=text)))) == []


def test_what_was_complete_last_time_may_say_so_in_the_same_words() -> None:
    assert list(copied_from_last_time(a_small_cycle(an_update(**DONE), last=an_update(**DONE)))) == []


@pytest.mark.parametrize("text", ["n/a", "N.A.", "-", "None", "TBC", "to be confirmed", "", None, " \n"])
def test_what_people_type_for_nothing_says_nothing(text: str | None) -> None:
    assert not says_something(text)


@pytest.mark.parametrize("text", ["Minute 7", "No objections were raised", "7", "https://example.org/minutes"])
def test_a_real_answer_says_something(text: str) -> None:
    assert says_something(text)


def test_sentences_in_another_order_are_the_same_text() -> None:
    one, other = (
        "The board met twice. Members asked for a summary.",
        "Members asked for a summary. The board met twice.",
    )

    assert likeness(one, other) == 1.0
