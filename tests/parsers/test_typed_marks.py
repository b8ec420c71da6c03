import pytest

from parsers.typed_marks import Line, typed_lists


def found(*texts: str) -> list[str]:
    return [first for first, _ in typed_lists((Line(text), None) for text in texts)]


@pytest.mark.parametrize(
    "texts",
    [("• one", "• two"), ("• alone",), ("- this", "- that"), ("– this", "– that", "and so on"), ("o\tthis", "o\tthat"),
     ("*  this", "*  that")],
)  # fmt: skip
def test_lines_with_typed_marks_are_a_list(texts):
    assert found(*texts) == [" ".join(texts[0].split())]


@pytest.mark.parametrize(
    "texts",
    [("– as was said before –",), ("- 4.2", "- 5.1"), ("-", "-"), ("o", "other"), ("1. this", "2. that"),
     ("– one thing", "* another"), ("•",)],
)  # fmt: skip
def test_dashes_figures_and_signs_alone_are_none(texts):
    assert found(*texts) == []


def test_each_stretch_is_told_once_by_its_first_line():
    assert found("• one", "• two", "Between.", "• three") == ["• one", "• three"]


def test_items_of_a_real_list_are_left_in_peace():
    assert list(typed_lists([(Line("- this", is_item=True), 1), (Line("- that", is_item=True), 2)])) == []
