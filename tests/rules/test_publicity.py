"""What has to be in order before anything is published: statements, the front page, Commissioners, markings."""

import pytest
from builders import a_deliverable, a_plan, rules_of

from paperclerk.domain.author import AuthorSection, AuthorWords, paragraph_block
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.procedure import Asked, Commissioners, Procedure
from paperclerk.domain.publicity import Exemption
from paperclerk.rules.publicity import commissioners_awaited, forbidding_marking, publicity_in_order

MONEY = Exemption(paragraphs=(3,), public_interest="It would harm the council.")
BARE = Exemption(paragraphs=(3,))


def test_an_exempt_item_without_a_public_interest_statement_is_asked_about() -> None:
    plan = a_plan(a_deliverable("D4.1", exemption=BARE), a_deliverable("D4.2", exemption=MONEY))

    found = publicity_in_order(plan, None)

    assert [(one.rule, one.subject) for one in found] == [("X26", "D4.1")]
    assert found[0].blocks


def test_confidential_needs_no_public_interest() -> None:
    plan = a_plan(a_deliverable("D4.1", exemption=Exemption(confidential=True)))

    assert publicity_in_order(plan, None) == []


def test_a_front_page_that_says_nothing_is_exempt_is_held_against_the_plan() -> None:
    plan, says_no = a_plan(a_deliverable("D4.1", exemption=MONEY)), AuthorWords(front=FrontPage(exempt=False))

    assert rules_of(publicity_in_order(plan, says_no)) == ["X27"]
    assert publicity_in_order(plan, AuthorWords(front=FrontPage(exempt=True))) == []
    assert publicity_in_order(a_plan(), says_no) == []


@pytest.mark.parametrize(
    "said", ["", "Awaited", "The comments are to follow.", "Requested on 3 April", "[to be added]", "TBC"]
)
def test_comments_that_are_not_there_yet_are_awaited(said: str) -> None:
    section = AuthorSection(id="commissioners", heading="Comments of the Commissioners",
                            blocks=(paragraph_block(said),))  # fmt: skip
    row = AuthorWords(front=FrontPage(others=(("Commissioners' comments:", said),)))

    assert rules_of(list(commissioners_awaited(AuthorWords(sections=(section,))))) == ["X24"]
    assert rules_of(list(commissioners_awaited(row))) == ["X24"]


@pytest.mark.parametrize("said", ["The Commissioners had no comment.", "They ask that the board look at it in May."])
def test_comments_that_are_there_stop_nothing(said: str) -> None:
    section = AuthorSection(id="commissioners", heading="Commissioner comments", blocks=(paragraph_block(said),))

    assert list(commissioners_awaited(AuthorWords(sections=(section,)))) == []
    assert list(commissioners_awaited(None)) == []


@pytest.mark.parametrize(
    ("text", "marking"),
    [
        ("OFFICIAL-SENSITIVE", "OFFICIAL-SENSITIVE"),
        ("OFFICIAL – SENSITIVE", "OFFICIAL – SENSITIVE"),
        ("Marked OFFICIAL: SENSITIVE (PERSONAL)", "OFFICIAL: SENSITIVE"),
        ("TOP SECRET", "TOP SECRET"),
        ("SECRET", "SECRET"),
        ("OFFICIAL", ""),
        ("It is no secret that official figures are sensitive.", ""),
    ],
)
def test_markings_under_which_nothing_is_published(text: str, marking: str) -> None:
    assert forbidding_marking(text) == marking


def test_the_commissioners_block_is_awaited_until_they_have_answered() -> None:
    def awaited(*, wanted: bool = False, **block) -> list[str]:
        comments = Commissioners(**block) if block else None
        words = AuthorWords(procedure=Procedure(commissioners=comments))
        return rules_of(list(commissioners_awaited(words, wanted=wanted)))

    assert awaited(status=Asked.AWAITED, written="Requested on 3 April") == ["X24"]
    assert awaited(status=Asked.UNREAD, written="Perhaps") == ["X24"]
    assert awaited(status=Asked.COMMENTS, written="Comments") == ["X24"]
    assert awaited(status=Asked.COMMENTS, text="Content.") == []
    assert awaited(status=Asked.NO_COMMENT) == awaited(status=Asked.NOT_ASKED, wanted=True) == []
    assert awaited(wanted=True) == ["X24"]
    assert awaited() == []


def test_exempt_comments_of_the_commissioners_need_a_statement_too() -> None:
    block = Commissioners(status=Asked.COMMENTS, text="Content.", exemption=BARE)
    words = AuthorWords(front=FrontPage(exempt=True), procedure=Procedure(commissioners=block))

    assert rules_of(publicity_in_order(a_plan(), words)) == ["X26"]
