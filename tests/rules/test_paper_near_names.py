import pytest
from report_builders import a_clean_report_but, a_front_page, a_section, found_by

from paperclerk.domain.front_page import Person
from paperclerk.domain.report import Report
from paperclerk.domain.rulebook import Severity

LED_BY = a_front_page(report_of=(Person(name="Alison Kerrigan", post="Director of Communities"),))


def saying(*words: str) -> Report:
    numbered = (f"6.{at} {text}" for at, text in enumerate(words, 1))
    return a_clean_report_but(a_section("6 Risk Management", *numbered), front_page=LED_BY)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("The review was led by Alison Kerrigen.", "Alison Kerrigen"),
        ("A. Kerrigen’s review was read.", "A. Kerrigen"),
        ("The Director of Communities, Mrs Kerigan, spoke.", "Mrs Kerigan"),
    ],
)
def test_a_person_of_the_front_page_with_a_letter_changed_is_asked_about_once(words, printed) -> None:
    [found] = found_by("Q21", saying(words, words))

    assert found.message == (
        f'"{printed}" is written "Alison Kerrigan" elsewhere (front page). Are they the same person?'
    )


@pytest.mark.parametrize(
    "words",
    [
        "Alison Kerrigan’s review was read, and A. Kerrigan and Mrs Kerrigan spoke; the Kerrigans left.",
        "Alison Kerr and Bruno Kerrigen are others.",
    ],
)
def test_the_person_of_the_front_page_and_others_are_silent(words) -> None:
    assert found_by("Q21", saying(words)) == []


def test_a_director_for_what_the_front_page_says_of_is_one_post_written_two_ways() -> None:
    [found] = found_by("Q20", saying("The Director for Communities led it."))

    assert found.message == '"Director for Communities" is written "Director of Communities" elsewhere (front page).'


@pytest.mark.parametrize(
    "words",
    [
        "The Director of Communities led it.",
        "The Assistant Director for Communities and the Director for Communities and Waste led it.",
    ],
)
def test_the_director_and_directors_of_more_or_less_are_silent(words) -> None:
    assert found_by("Q20", saying(words)) == []


def test_the_officer_of_section_151_in_three_ways_is_found_once() -> None:
    [found] = found_by("Q20", saying("The s.151 officer asked the Section 151 Officer.", "The S151 Officer agreed."))

    assert found.message == (
        '"Section 151 Officer" and "S151 Officer" are written "s.151 officer" elsewhere: one post in 3 ways.'
    )


def test_the_officer_of_section_151_in_other_capitals_is_silent() -> None:
    assert found_by("Q20", saying("The Section 151 officer met all Section 151 Officers.")) == []


def test_a_committee_with_and_as_a_word_and_as_a_sign_is_found_with_little_weight() -> None:
    words = (
        "The Housing & Waste Committee met. The Housing and Waste Committee agreed. The Housing & Waste Committee left."
    )
    [found] = found_by("Q20", saying(words))

    assert found.severity is Severity.LOW
    assert found.message == '"Housing and Waste Committee" is written "Housing & Waste Committee" elsewhere.'


def test_a_committee_in_its_short_form_is_silent() -> None:
    assert found_by("Q20", saying("The Overview and Scrutiny Committee, and the O&S Committee, met.")) == []
