"""What an author owes in sections: reasons for none, one option recommended and all explained, appendices marked."""

import pytest

from paperclerk.domain.author import AuthorSection, AuthorWords, Block, cell_of, paragraph_block
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.layouts import LAYOUTS
from paperclerk.domain.publicity import Exemption
from paperclerk.rules.report_contents import contents_in_order

LAYOUT = LAYOUTS["2024"]
MONEY = Exemption(paragraphs=(3,), public_interest="It would harm the council.")


def told(*sections: AuthorSection, **front) -> list[tuple[str, str]]:
    words = AuthorWords(front=FrontPage(**front), sections=sections)
    return [(one.rule, one.about) for one in contents_in_order(words, LAYOUT)]


def a_section(id: str, *blocks: Block | str) -> AuthorSection:
    made = tuple(paragraph_block(block) if isinstance(block, str) else block for block in blocks)
    return AuthorSection(id=id, heading=id.title(), blocks=made)


def options(*rows: tuple[str, str, str], header=("Option", "Recommended (Yes or No)", "Reason")) -> AuthorSection:
    headings, *cells = (tuple(cell_of(text) for text in row) for row in (header, *rows))
    return a_section("options", Block(kind="table", header=(headings,), rows=tuple(cells)))


def appendix(text: str, exemption: Exemption | None = None) -> Block:
    return paragraph_block(text).model_copy(update={"exemption": exemption})


def test_without_an_author_nothing_is_owed():
    assert contents_in_order(None, LAYOUT) == []


def test_an_implication_that_says_none_must_say_why():
    assert told(a_section("procurement", "None.")) == [("X38", "procurement")]
    assert told(a_section("procurement", "None, because nothing is bought."), a_section("hr", "Two posts go.")) == []
    assert told(a_section("background", "None.")) == []


def test_of_the_options_one_is_recommended_and_each_has_a_reason():
    yes, no = ("Go monthly", "Yes", "Soonest."), ("Do nothing", "No", "Too late.")

    assert told(options(yes, no)) == []
    assert told(options(("Go monthly", "No", "Soonest."), no)) == [("X42", "recommended")]
    assert told(options(yes, ("Do nothing", "yes", "Too late."))) == [("X42", "recommended")]
    assert told(options(yes, ("Do nothing", "No", " "))) == [("X42", "Do nothing")]
    assert told(options(yes)) == [("X42", "one")]


def test_options_in_paragraphs_or_in_a_table_of_another_kind_are_left_alone():
    costs = options(("2031", "4", "5"), header=("Year", "Cost", "Saving"))

    assert told(a_section("options", "To do nothing. Rejected.", "To go monthly. Recommended.")) == []
    assert told(costs) == []


@pytest.mark.parametrize(
    "exemption", ["Appendix C, paragraph 3", "Appendices C and D, paragraph 3", "Paragraph 3: appendix c"]
)
def test_an_appendix_that_the_front_page_calls_exempt_must_be_marked(exemption):
    listed = a_section("appendices", appendix("Appendix C: Prices"), appendix("Appendix D: Terms", MONEY))
    found = told(listed, exempt=True, exemption=exemption)

    assert ("X44", "C") in found
    assert ("X44", "D") not in found


@pytest.mark.parametrize(
    "said",
    ["Appendix C is exempt.", "The exempt Appendix C has the bids.", "Appendices C and D are not for publication."],
)
def test_an_appendix_that_a_section_calls_exempt_must_be_marked(said):
    listed = a_section("appendices", appendix("Appendix C: Prices"), appendix("Appendix D: Terms", MONEY))

    assert ("X44", "C") in told(a_section("financial", said), listed, exempt=False)
    assert told(a_section("financial", "Appendix C is not exempt; the work is exempt from VAT."), listed) == []


def test_an_exempt_appendix_is_named_on_the_front_page_with_its_paragraph():
    listed = a_section("appendices", appendix("Appendix C: Prices", MONEY))

    assert told(listed, exempt=True, exemption="Appendix C, paragraph 3") == []
    assert told(listed, exempt=True, exemption="Paragraph 3") == [("X43", "C")]
    assert told(listed, exempt=True, exemption="Appendix C, paragraph 5") == [("X43", "C paragraph")]
    assert told(listed, exempt=False) == []


def test_an_appendix_that_is_named_and_not_listed_is_asked_for_but_not_those_we_make():
    assert told(exempt=True, exemption="Appendix D, paragraph 3") == [("X43", "D")]
    assert told(exempt=True, exemption="Appendices A and B, paragraph 3 of Schedule 12A") == []


def a_table_of(columns: int, figure: str) -> AuthorSection:
    heads, figures = (tuple(cell_of(text) for _ in range(columns)) for text in ("2031", figure))
    return a_section("financial", Block(kind="table", header=(heads,), rows=(figures,)))


@pytest.mark.parametrize(
    ("columns", "figure", "is_told"), [(6, "1,234,567", False), (12, "12", False), (12, "1,234,567", True)]
)
def test_a_table_whose_figures_would_be_broken_over_lines_is_told(columns, figure, is_told):
    found = contents_in_order(AuthorWords(front=FrontPage(), sections=(a_table_of(columns, figure),)), LAYOUT)

    assert [(one.rule, one.about, one.blocks) for one in found] == [("X81", "financial 1", False)] * is_told
    # What a finding quotes is sought in public papers as somebody's own words.
    assert not any(figure in one.message for one in found)
