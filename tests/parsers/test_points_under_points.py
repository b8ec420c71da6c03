"""Points under a point of a plan's cell belong to it."""

import pytest

from parsers.pdf_paragraphs import Paragraph
from parsers.plan_activities import read_activities, read_deliverables


def point(text, indent=0.0, hanging=14.0, mark="•", kind=None):
    return Paragraph(text, mark, mark if kind is None else kind, indent, hanging, ())


# Further in, or with its words further in though its mark stands in line with the others.
PLACES = [(14.0, 28.0), (0.0, 28.0)]


@pytest.mark.parametrize(("indent", "hanging"), PLACES)
@pytest.mark.parametrize("mark", ["•", "o", "–"])
def test_points_under_a_point_are_no_deliverables_of_their_own(indent, hanging, mark):
    cell = [
        point("A plan of the harbour:"),
        point("a draft for members", indent, hanging, mark),
        point("a text for residents", indent, hanging, mark),
        point("A count of ladders"),
        point("by quay", indent, hanging, mark),
    ]
    reading = read_deliverables(cell)

    assert [item.text for item in reading.items] == [
        "A plan of the harbour: a draft for members; a text for residents",
        "A count of ladders; by quay",
    ]
    assert [note.rule for note in reading.notes] == ["I03", "I03"]


@pytest.mark.parametrize(("indent", "hanging"), PLACES)
def test_points_under_a_point_belong_to_its_activity(indent, hanging):
    cell = [point("Count the ladders"), point("by quay", indent, hanging, "o"), point("Mend the doors")]

    assert [(item.text, item.points) for item in read_activities(cell).items] == [
        ("Count the ladders", ("by quay",)),
        ("Mend the doors", ()),
    ]


def test_points_that_stand_in_line_are_each_one_though_a_number_is_wider():
    cell = [point("A plan", mark="9.", kind="1"), point("A count", hanging=22.0, mark="10.", kind="1")]

    assert [item.text for item in read_deliverables(cell).items] == ["A plan", "A count"]
