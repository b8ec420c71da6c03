"""What has to be in order before anything is published: public-interest statements, and the front page."""

import pytest
from builders import a_deliverable, a_plan, rules_of

from paperclerk.domain.author import AuthorSection, AuthorWords, paragraph_block
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.procedure import Asked, Commissioners, Procedure
from paperclerk.domain.publicity import Exemption, ExemptUpdate
from paperclerk.rules.publicity import publicity_in_order

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


def front(*, exempt: bool | None, exemption: str = "") -> AuthorWords:
    return AuthorWords(front=FrontPage(exempt=exempt, exemption=exemption))


def test_a_front_page_that_says_exempt_where_nothing_is_marked_stops_it() -> None:
    found = publicity_in_order(a_plan(), front(exempt=True, exemption="Paragraphs 3 and 5"))

    assert rules_of(found) == ["X60"]
    assert found[0].blocks
    assert "Paragraphs 3 and 5" in found[0].message


def test_a_question_left_open_on_the_front_page_is_asked_when_something_is_marked() -> None:
    plan = a_plan(a_deliverable("D4.1", exemption=MONEY))

    assert rules_of(publicity_in_order(plan, front(exempt=None))) == ["X27"]
    assert publicity_in_order(a_plan(), front(exempt=None)) == []


@pytest.mark.parametrize(
    ("said", "paragraphs"),
    [("Paragraph 3", []), ("Appendix C, paragraph 3", []), ("Appendix C", []), ("Paragraph 1", ["1", "3"]),
     ("Paragraphs 3 and 5", ["5"])],
)  # fmt: skip
def test_the_front_page_and_the_marks_name_the_same_paragraphs(said: str, paragraphs: list[str]) -> None:
    plan = a_plan(a_deliverable("D4.1", exemption=MONEY))

    found = publicity_in_order(plan, front(exempt=True, exemption=said))

    assert [(one.rule, one.about) for one in found] == [("X61", f"paragraph {number}") for number in paragraphs]
    assert all(one.blocks for one in found)


def test_marks_on_what_was_reported_in_another_month_are_not_asked_of_this_front_page() -> None:
    lawyers = Exemption(paragraphs=(5,), public_interest="It would harm the council.")
    before = ExemptUpdate(period="2031-02", ref="D4.1", exemption=lawyers)
    plan = a_plan(a_deliverable("D4.1"), a_deliverable("D4.2", exemption=MONEY))
    plan = plan.model_copy(update={"exempt_updates": (before,)})
    says_three = front(exempt=True, exemption="Paragraph 3")

    assert publicity_in_order(plan, says_three, "2031-03") == []
    assert rules_of(publicity_in_order(plan, says_three, "2031-02")) == ["X61"]


def test_a_mark_on_another_month_alone_leaves_a_front_page_that_says_nothing_is_exempt() -> None:
    later = ExemptUpdate(period="2031-03", ref="D4.1", exemption=MONEY)
    plan = a_plan(a_deliverable("D4.1")).model_copy(update={"exempt_updates": (later,)})

    assert publicity_in_order(plan, front(exempt=False), "2031-02") == []
    assert rules_of(publicity_in_order(plan, front(exempt=False), "2031-03")) == ["X27"]
    assert rules_of(publicity_in_order(plan, front(exempt=True, exemption="Paragraph 3"), "2031-02")) == ["X60"]
    assert publicity_in_order(plan, front(exempt=True, exemption="Paragraph 3"), "2031-03") == []


def test_the_paragraphs_of_other_months_are_none_of_this_front_page() -> None:
    lawyers = Exemption(paragraphs=(5,), public_interest="It would harm the council.")
    before = ExemptUpdate(period="2031-02", ref="D4.1", exemption=lawyers)
    plan = a_plan(a_deliverable("D4.1"), a_deliverable("D4.2", exemption=MONEY))
    plan = plan.model_copy(update={"exempt_updates": (before,)})

    found = publicity_in_order(plan, front(exempt=True, exemption="Paragraphs 3 and 5"), "2031-03")

    assert [(one.rule, one.about) for one in found] == [("X61", "paragraph 5")]


def test_exempt_comments_of_the_commissioners_need_a_statement_too() -> None:
    block = Commissioners(status=Asked.COMMENTS, text="Content.", exemption=BARE)
    words = AuthorWords(front=FrontPage(exempt=True), procedure=Procedure(commissioners=block))

    assert rules_of(publicity_in_order(a_plan(), words)) == ["X26"]


@pytest.mark.parametrize(
    ("said", "rules"),
    [
        ("That the press and public be excluded from the meeting for this item under section 100A(4).", ["X90"]),
        ("To be considered in private session.", ["X90"]),
        ("The press and public were excluded from the meeting in May.", []),
        ("There is no need to exclude the press and public.", []),
    ],
)
def test_a_report_that_shuts_out_the_public_has_something_that_is_exempt(said: str, rules: list[str]) -> None:
    section = AuthorSection(id="recommendations", heading="Recommendations", blocks=(paragraph_block(said),))
    words = AuthorWords(front=FrontPage(exempt=False), sections=(section,))
    marked = AuthorWords(front=FrontPage(exempt=True), sections=(section,))

    assert rules_of(publicity_in_order(a_plan(), words)) == rules
    assert publicity_in_order(a_plan(a_deliverable("D4.1", exemption=MONEY)), marked) == []
