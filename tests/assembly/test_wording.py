"""Owners' words as papers show them."""

import pytest

from paperclerk.assembly.wording import Passage, counted, listed, passages


def test_each_line_is_a_paragraph_and_each_marked_line_a_point():
    found = passages("We met twice.\n\n• first point\n  – point under it\n- typed with a hyphen\r\n1. numbered by hand")

    assert found == (
        Passage(text="We met twice."),
        Passage(text="first point", level=1),
        Passage(text="point under it", level=2),
        Passage(text="typed with a hyphen", level=1),
        Passage(text="1. numbered by hand"),
    )


@pytest.mark.parametrize("text", ["-5% against budget", "*note", "–", "e-mail - sent", "2031-03 - March"])
def test_a_sign_that_marks_no_point_stays_in_the_words(text):
    assert passages(text) == (Passage(text=text),)


@pytest.mark.parametrize("text", [None, "", " \n\t\n"])
def test_no_words_give_no_paragraphs(text):
    assert passages(text) == ()


def test_numbers_and_lists_are_said_as_people_say_them():
    assert [counted(n, "return") for n in (0, 1, 2)] == ["no returns", "1 return", "2 returns"]
    assert [listed(names) for names in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
