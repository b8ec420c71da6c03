"""The words of two texts told apart."""

import time

import pytest

from paperclerk.rules.word_runs import as_compared, changes_in, word_runs


def told(before, after):
    return [(run.fate.value, run.text) for run in word_runs(before, after)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("set the scrutiny priorities", "set the scrutiny priorities."),
        ("members' allowances", "members’ allowances"),
        ('the "one list" of projects', "the “one list”  of\nprojects"),
        ("notes the report; and", "notes the report."),
        ("• agree the list", "agree the list"),
        ("Agree: – the list; – the date", "Agree: • the list; • the date"),
        ("Agree the list – in full", "Agree the list in full"),
        ("2030-31 accounts", "2030–31 accounts"),
        ("a soft­hyphen", "a softhyphen"),
    ],
)
def test_what_differs_from_printer_to_printer_is_no_difference(one, other):
    assert as_compared(one) == as_compared(other)
    assert {fate for fate, _ in told(one, other)} == {"kept"}


@pytest.mark.parametrize(("one", "other"), [("the Cabinet", "the cabinet"), ("ten days", "two days"), ("may", "must")])
def test_a_word_that_differs_is_a_difference(one, other):
    assert as_compared(one) != as_compared(other)


def test_words_are_told_as_kept_gone_and_new():
    assert told("A guide published by May in print", "A guide published by the end of June in print") == [
        ("kept", "A guide published by"),
        ("gone", "May"),
        ("new", "the end of June"),
        ("kept", "in print"),
    ]


def test_kept_and_gone_make_the_old_text_and_kept_and_new_the_new_one():
    before = "All lead officers report each month, in writing, to the board"
    after = "All officers report every month to the board and to Cabinet"
    runs = word_runs(before, after)

    assert " ".join(r.text for r in runs if r.fate.value != "new").split() == before.split()
    assert " ".join(r.text for r in runs if r.fate.value != "gone").split() == after.split()


def test_a_short_word_left_over_between_two_changes_is_part_of_them():
    assert told("reported by officers", "sent by members") == [
        ("gone", "reported by officers"),
        ("new", "sent by members"),
    ]


def test_changes_are_pairs_of_what_went_and_what_came():
    runs = word_runs("one two three four five", "one 2 three four five six")

    assert list(changes_in(runs)) == [("two", "2"), ("", "six")]
    assert list(changes_in(word_runs("one two three", "two three"))) == [("one", "")]
    assert list(changes_in(word_runs("", ""))) == []


def test_long_texts_are_told_apart_in_time():
    words = [f"word{number % 977}" for number in range(20_000)]
    started = time.process_time()

    word_runs(" ".join(words), " ".join(reversed(words)))

    assert time.process_time() - started < 5
