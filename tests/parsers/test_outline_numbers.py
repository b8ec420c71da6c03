"""Numbers as reports print them."""

import pytest

from parsers.outline_numbers import Number, read_number, readings_of


@pytest.mark.parametrize(
    ("printed", "kind", "parts"),
    [
        ("1", "figures", (1,)), ("4.", "figures", (4,)), ("10.2", "figures", (10, 2)), ("2.1.1.", "figures", (2, 1, 1)),
        ("(3)", "figures", (3,)), ("3)", "figures", (3,)), ("1.0", "figures", (1,)), ("(a)", "letter", (1,)),
        ("b.", "letter", (2,)), ("B.", "capital", (2,)), ("(iv)", "roman", (4,)), ("ix.", "roman", (9,)),
        ("•", "bullet", ()), ("–", "bullet", ()),
    ],
)  # fmt: skip
def test_numbers_of_every_form_are_read(printed, kind, parts):
    number = read_number(printed)

    assert number is not None
    assert (number.kind, number.parts) == (kind, parts)


def test_a_sign_that_may_be_roman_or_a_letter_is_told_by_the_one_before_it():
    h = readings_of("(h)")[0]

    assert read_number("(i)", h) == Number("letter", (9,), "()")
    assert read_number("(i)") == Number("roman", (1,), "()")
    assert read_number("(v)", Number("roman", (4,), "()")) == Number("roman", (5,), "()")
    assert read_number("(v)", readings_of("(u)")[0]) == Number("letter", (22,), "()")


def test_numbers_follow_and_stand_under_one_another():
    four, four_one, four_two = (readings_of(printed)[0] for printed in ("4", "4.1", "4.2"))

    assert four_two.follows(four_one)
    assert not four_one.follows(four)
    assert four_one.is_under(four)
    assert not four.is_under(four_one)


def test_a_number_with_a_letter_before_it_keeps_it():
    assert readings_of("A1.2")[0] == Number("figures", (1, 2), "", "A")
