"""The Commissioners' comments: awaited until the author has set that they are there, or that there are none."""

from datetime import date

import pytest
from builders import rules_of

from paperclerk.domain.author import AuthorSection, AuthorWords, paragraph_block
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.procedure import Asked, Commissioners, Procedure
from paperclerk.rules.commissioners import commissioners_awaited

BY = {"name": "A. Commissioner", "date": date(2031, 4, 2)}
THEIRS = Commissioners(status=Asked.COMMENTS, text="They ask that the board look at it in May.", **BY)


def a_section(said: str, heading: str = "Comments of the Commissioners", id: str = "commissioners") -> AuthorSection:
    return AuthorSection(id=id, heading=heading, blocks=(paragraph_block(said),))


@pytest.mark.parametrize(
    "said",
    [
        "", "Awaited", "The comments are to follow.", "Requested on 3 April", "[to be added]", "TBC", "TBA",
        "To be tabled at the meeting", "[insert]", "XXX", "Not yet available", "Will be circulated separately",
        "No response yet", "Await comments", "To come", "Being sought", "a reply is expected before the meeting",
        "The Commissioners have not commented yet; their comments will be tabled.", "No comments have come so far.",
        "Their comments are to be provided. " * 8,
    ],
)  # fmt: skip
def test_whatever_the_wording_comments_that_nobody_set_are_awaited(said: str) -> None:
    row = AuthorWords(front=FrontPage(others=(("Commissioners' comments:", said),)))
    own = AuthorWords(sections=(a_section(said, "Observations by the Commissioners", id=""),))

    assert rules_of(list(commissioners_awaited(AuthorWords(sections=(a_section(said),))))) == ["X24"]
    assert rules_of(list(commissioners_awaited(row))) == ["X24"]
    (found,) = commissioners_awaited(own)
    assert "No comment or Not requested" in found.hint


@pytest.mark.parametrize(
    "said", ["The Commissioners had no comment.", "No comments.", "The Commissioners have no comment on this report."]
)
def test_that_there_are_none_needs_no_state(said: str) -> None:
    assert list(commissioners_awaited(AuthorWords(sections=(a_section(said),)))) == []


@pytest.mark.parametrize(
    "said",
    ["Not applicable", "Not applicable.", "None.", "Not requested.", "N/A", "No Commissioners are appointed.",
     "There are no Commissioners at this council.", "The Commissioners' comments were not requested.",
     "The council has no Commissioners."],
)  # fmt: skip
def test_that_nobody_was_asked_is_an_answer(said: str) -> None:
    assert list(commissioners_awaited(AuthorWords(sections=(a_section(said),)))) == []
    assert list(commissioners_awaited(AuthorWords(sections=(a_section(said, "Comments by Commissioners", ""),)))) == []


def test_a_council_without_the_table_is_told_of_what_is_there() -> None:
    (found,) = commissioners_awaited(AuthorWords(sections=(a_section(""),)))
    assert "delete the heading" in found.hint
    assert "table of the Commissioners on the front page" not in found.hint

    (found,) = commissioners_awaited(AuthorWords(sections=(a_section("To follow."),)), wanted=True)
    assert "table of the Commissioners on the front page" in found.hint


def test_comments_that_the_author_set_stop_nothing() -> None:
    section = a_section("They ask that the board look at it in May.", "Commissioner comments")
    settled = Procedure(commissioners=THEIRS)

    assert list(commissioners_awaited(AuthorWords(sections=(section,), procedure=settled))) == []
    assert rules_of(list(commissioners_awaited(AuthorWords(sections=(section,))))) == ["X24"]
    assert list(commissioners_awaited(None)) == []


def test_a_state_does_not_make_comments_of_a_line_that_says_they_are_awaited() -> None:
    settled = Procedure(commissioners=THEIRS)
    beside = Procedure(commissioners=Commissioners(status=Asked.COMMENTS, text="To be tabled.", **BY))

    words = AuthorWords(sections=(a_section("To follow"),), procedure=settled)
    assert rules_of(list(commissioners_awaited(words))) == ["X24"]
    assert rules_of(list(commissioners_awaited(AuthorWords(procedure=beside)))) == ["X24"]


def test_a_heading_that_only_speaks_of_the_commissioners_asks_for_nothing() -> None:
    section = a_section(
        "They were appointed in 2029 and meet the council each month.", "Working with Commissioners", ""
    )

    assert list(commissioners_awaited(AuthorWords(sections=(section,)))) == []


def test_the_commissioners_block_is_awaited_until_they_have_answered() -> None:
    def awaited(*, wanted: bool = False, **block) -> list[str]:
        comments = Commissioners(**block) if block else None
        words = AuthorWords(procedure=Procedure(commissioners=comments))
        return rules_of(list(commissioners_awaited(words, wanted=wanted)))

    assert awaited(status=Asked.AWAITED, written="Requested on 3 April") == ["X24"]
    assert awaited(status=Asked.UNREAD, written="Perhaps") == ["X24"]
    assert awaited(status=Asked.COMMENTS, written="Comments") == ["X24"]
    assert awaited(status=Asked.COMMENTS, text="Content.", **BY) == []
    assert awaited(status=Asked.NO_COMMENT, **BY) == awaited(status=Asked.NOT_ASKED, wanted=True) == []
    assert awaited(wanted=True) == ["X24"]
    assert awaited() == []


@pytest.mark.parametrize("lacks", ["name", "date"])
def test_an_answer_has_somebody_who_gave_it_and_a_day(lacks: str) -> None:
    for state in (Asked.COMMENTS, Asked.NO_COMMENT):
        block = Commissioners(status=state, text="Not here at the time of print.", **BY).model_copy(
            update={lacks: None}
        )

        (found,) = commissioners_awaited(AuthorWords(procedure=Procedure(commissioners=block)))
        assert "who answered, and when" in found.message


@pytest.mark.parametrize(
    "said", ["[insert]", "[Insert comments here]", "XXX", "xxxx", "[ ]", "[...]", "Comments", "Please add.",
             "Click or tap here to enter text."]
)  # fmt: skip
def test_comments_with_a_gap_where_they_belong_are_awaited(said: str) -> None:
    block = Commissioners(status=Asked.COMMENTS, text=said, **BY)

    (found,) = commissioners_awaited(AuthorWords(procedure=Procedure(commissioners=block)))

    assert found.rule == "X24"
    assert said in found.message


@pytest.mark.parametrize(
    "said", ["They noted [sic] this.", "Please report to the board each month.", "Enter the risk in the register."]
)
def test_comments_of_one_line_are_no_gap(said: str) -> None:
    block = Commissioners(status=Asked.COMMENTS, text=said, **BY)

    assert list(commissioners_awaited(AuthorWords(procedure=Procedure(commissioners=block)))) == []


@pytest.mark.parametrize(
    "said",
    [
        "The Commissioners' comments are awaited and will be tabled at the meeting.",
        "The board met. Comments from the Commissioners are to follow.", "We await the Commissioners’ views.",
        "The Commissioners have not yet commented.", "The Commissioners' comments on this report will be tabled.",
        "The Commissioners’ written response has not yet been received.",
    ],
)  # fmt: skip
def test_a_sentence_elsewhere_that_says_they_are_awaited_stops_it_too(said: str) -> None:
    settled = Procedure(commissioners=THEIRS)
    section = a_section(said, "Consultation", "consultation")
    row = FrontPage(others=(("Who was asked:", said),))

    (found,) = commissioners_awaited(AuthorWords(sections=(section,), procedure=settled))
    assert (found.rule, 'the section "Consultation"' in found.message) == ("X24", True)
    assert rules_of(list(commissioners_awaited(AuthorWords(front=row, procedure=settled)))) == ["X24"]


@pytest.mark.parametrize(
    "said",
    [
        "The Commissioners' comments were awaited in February and came in March.",
        "The Commissioners' advice was that the actions still outstanding be closed.",
        "The auditor's comments are awaited. The Commissioners meet in May.",
    ],
)
def test_what_else_is_said_of_the_commissioners_stops_nothing(said: str) -> None:
    section = a_section(said, "Consultation", "consultation")

    assert (
        list(commissioners_awaited(AuthorWords(sections=(section,), procedure=Procedure(commissioners=THEIRS)))) == []
    )
