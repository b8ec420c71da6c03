"""A council's own set of implications in a layout, and what counts as saying that there are none."""

import pytest

from paperclerk.domain.implications import Implication, council_layout, implications_of, says_none_without_why
from paperclerk.domain.layouts import LAYOUTS, Need
from paperclerk.errors import CalledWrongly


def ids(layout) -> list[str]:
    return [section.id for section in layout.sections]


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_council_that_chooses_nothing_has_the_layout_as_it_is_without_commissioners(name):
    layout = council_layout(name)

    assert ids(layout) == [one for one in ids(LAYOUTS[name]) if one != "commissioners"]
    assert layout.sections == tuple(one for one in LAYOUTS[name].sections if one.id != "commissioners")


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_councils_set_stands_in_its_order_where_the_layouts_own_stood(name):
    wanted = (
        Implication(id="financial"),
        Implication(id="crime_and_disorder", need=Need.IF_REQUIRED),
        Implication(id="rural", heading="Rural proofing", guidance="What it means for villages."),
    )

    layout = council_layout(name, wanted)

    assert [one.id for one in implications_of(layout)] == ["financial", "crime_and_disorder", "rural"]
    legal, own = LAYOUTS[name].section("legal"), layout.section("rural")
    assert (own.level, own.parent, own.heading) == (legal.level, legal.parent, "Rural proofing")
    assert layout.section("crime_and_disorder").need is Need.IF_REQUIRED
    left_out = {"commissioners", *(one.id for one in implications_of(LAYOUTS[name]))}
    others = [one for one in ids(LAYOUTS[name]) if one not in left_out]
    assert [one for one in ids(layout) if one in others] == others


def test_a_councils_heading_is_known_besides_ours():
    layout = council_layout("2024", [Implication(id="legal", heading="Comments of the City Solicitor")])

    assert "Legal Implications" in layout.section("legal").also


def test_an_implication_that_nobody_knows_needs_a_heading():
    with pytest.raises(CalledWrongly, match="no implication 'rural'"):
        council_layout("2024", [Implication(id="rural")])


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_place_for_the_commissioners_stands_before_the_appendices_once(name):
    layout = council_layout(name, commissioners=True)

    assert ids(layout).count("commissioners") == 1
    assert ids(layout).index("commissioners") < ids(layout).index("appendices")
    assert layout.section("commissioners").generated == "commissioners"


@pytest.mark.parametrize(
    "text",
    ["None", "None.", "N/A", "Nil", "Not applicable.", "No implications", "There are no legal implications.",
     "There are no direct financial implications arising from this report.", "There are none at this stage"],
)  # fmt: skip
def test_that_there_are_none_without_why_is_told(text):
    assert says_none_without_why(text)


@pytest.mark.parametrize(
    "text",
    ["None, because nothing is bought.", "There are none that arise from noting progress.",
     "There are no procurement implications of noting progress.", "No decision reserved to Council is asked for.",
     "None: the contract was let in 2029.", "The council must have due regard to the three aims.", ""],
)  # fmt: skip
def test_a_reason_is_enough(text):
    assert not says_none_without_why(text)
