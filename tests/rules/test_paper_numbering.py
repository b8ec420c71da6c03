import pytest
from report_builders import a_clean_report_but, a_paragraph, a_report, a_section, found_by

from paperclerk.domain.report import Report

ENDS = "and so the words go on."


def chapter(*numbers: str) -> Report:
    return a_report(
        a_section("1 Summary", "1.1 Words."), a_section("2 Findings", *(f"{number} Words {ENDS}" for number in numbers))
    )


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        (("2.1", "2.2", "2.4"), "The numbers go from 2.2 to 2.4: there is no 2.3."),
        (("2.1", "2.2", "2.6"), "The numbers go from 2.2 to 2.6: there is no 2.3 to 2.5."),
        (("2.1", "2.2", "2.2", "2.3"), "The number 2.2 comes twice"),
        (("2.1", "2.3", "2.2"), "there is no 2.2"),
        (("2.2", "2.3"), "The numbers begin with 2.2: there is no 2.1."),
        (("(a)", "(b)", "(d)"), "The numbers go from (b) to (d): there is no (c)."),
        (("(i)", "(ii)", "(iv)"), "The numbers go from (ii) to (iv): there is no (iii)."),
        (("(i)", "(ii)", "(iii)", "(v)"), "there is no (iv)"),
        (("1.", "2.", "2."), "The number 2 comes twice"),
        (("2.1.1", "2.1.3"), "there is no 2.1.2"),
    ],
)
def test_numbers_left_out_repeated_or_out_of_order_are_found(numbers, says) -> None:
    assert says in found_by("Q18", chapter(*numbers))[0].message


@pytest.mark.parametrize(
    "numbers",
    [
        ("2.1", "2.2", "2.3"),
        ("2.1", "2.1.1", "2.1.2", "2.2", "2.2.1"),
        ("2.1", "(a)", "(b)", "2.2", "(a)", "(b)"),
        ("1.", "2.", "1.", "2.", "3.", "3.", "4."),
        ("(g)", "(h)", "(i)", "(j)"),
        ("(i)", "(ii)", "(iii)", "(iv)", "(v)", "(vi)"),
        ("1.", "a.", "b.", "c.", "2.", "a.", "b.", "3."),
        ("•", "•", "•"),
        ("1.", "2.", "3.", "77."),
    ],
)
def test_numbers_in_order_are_silent_however_lists_stand_in_lists(numbers) -> None:
    assert found_by("Q18", chapter(*numbers)) == []


def test_paragraphs_that_count_from_one_in_every_chapter_are_in_order() -> None:
    report = a_report(
        a_section("1 Introduction", "1. Words.", "2. Words."),
        a_section("1.1 Thanks", "1. Words.", "2. Words."),
        a_section("Who we are", "3. Words."),
        a_section("2 Method", "1. Words.", "2. Words."),
    )

    assert found_by("Q18", report) == []


def test_chapters_left_out_or_repeated_are_found_and_appended_ones_count_anew() -> None:
    whole = [a_section(f"{number} Part {number}", "Words.") for number in (1, 2, 3, 4, 1, 2, 3)]
    assert found_by("Q18", a_report(*whole)) == []

    [gap] = found_by("Q18", a_report(*whole[:2], whole[3]))
    [twice] = found_by("Q18", a_report(*whole[:3], a_section("3 Part 3b", "Words."), whole[3]))
    assert gap.message == "The numbers go from 2 to 4: there is no 3."
    assert twice.message.startswith("The number 3 comes twice")


def test_a_number_that_stands_in_the_words_is_not_missing() -> None:
    report = a_report(
        a_section("2 Findings", "2.1 Words.", a_paragraph("x").model_copy(update={"text": "2.2 Words."}), "2.3 Words.")
    )

    assert found_by("Q18", report) == []


def test_a_number_without_the_point_its_neighbours_have_is_found() -> None:
    [read] = found_by(
        "Q19", a_report(a_section("2 Findings", "1. Words.", "2. Words.", "3 This is so.", "4. Words.", "5. Words."))
    )
    bare = a_paragraph("x").model_copy(update={"text": "3 This is so.", "number": ""})
    [unread] = found_by(
        "Q19", a_report(a_section("2 Findings", "1. Words.", "2. Words.", bare, "4. Words.", "5. Words."))
    )

    assert read.message == unread.message
    assert read.message == 'The number "3" is printed otherwise than its neighbours, which are printed "3."'


def test_numbers_printed_alike_are_silent_and_two_habits_are_no_slip() -> None:
    assert found_by("Q19", chapter("1.", "2.", "3.", "4.")) == []
    assert found_by("Q19", chapter("1.", "2.", "3", "4")) == []


def test_headings_that_count_anew_under_each_chapter_are_in_order() -> None:
    letters = [a_section("A First", "Words.", level=2), a_section("B Second", "Words.", level=2)]
    lettered = [each.model_copy(update={"number": each.heading[0], "heading": each.heading[2:]}) for each in letters]
    report = a_report(a_section("1 One", "Words."), *lettered, a_section("2 Two", "Words."), *lettered)
    appended = a_report(*(each.model_copy(update={"level": 1}) for each in (*lettered, *lettered)))

    assert found_by("Q18", report) == found_by("Q18", appended) == []
    [gap] = found_by(
        "Q18", a_report(a_section("1 One", "Words."), lettered[0], lettered[1].model_copy(update={"number": "C"}))
    )
    assert gap.message == "The numbers go from A to C: there is no B."


@pytest.mark.parametrize(
    "signs", ["ABCDEFGHIJKLMN", ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI"]]
)
def test_chapters_in_letters_or_roman_numbers_are_in_order(signs) -> None:
    chapters = [a_section("Part", "Words.").model_copy(update={"number": sign}) for sign in signs]

    assert found_by("Q18", a_report(*chapters)) == []


def test_a_list_that_begins_with_its_second_point_is_found() -> None:
    late = a_section("6 Risk Management", "6.1 The risks are these:", "(b) that it is late;", "(c) that it is lost.")
    [found] = found_by("Q18", a_clean_report_but(late))
    assert found.message == "The numbers begin with (b): there is no (a)."

    for lead in ("6.1 It is needed (a) to begin with, and these:", "6.1 The list goes on."):
        points = a_section("6 Risk Management", lead, "(b) that it is late;", "(c) that it is lost.")
        assert found_by("Q18", a_clean_report_but(points)) == []
