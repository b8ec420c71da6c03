"""Names with a letter wrong, and the same names right, or of something else."""

import pytest
from report_builders import a_clean_report_but, a_front_page, a_section, found_by

from paperclerk.domain.front_page import Person
from paperclerk.domain.report import Report


def saying(*words: str) -> Report:
    numbered = (f"6.{at} {text}" for at, text in enumerate(words, 1))
    return a_clean_report_but(
        a_section("6 Risk Management", *numbered),
        front_page=a_front_page(author=Person(name="Marguerite Sandys", post="Accountant")),
    )


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("The Standards Committee met.", "The Standards Comittee agreed.", '"Comittee" is written "Committee"'),
        ("The Speed Panel met.", "The Speed Pannel will see to it.", '"Pannel" is written "Panel"'),
        ("The Improvement Board met.", "The Improvment Board was told.", '"Improvment Board" is written "Improvement'),
        ("The Monitoring Officer spoke.", "The Montioring Officer left.", '"Montioring Officer" is written "Monito'),
        (
            "The Corporate Director of Resources spoke.",
            "The Corporate Director for Resources left.",
            '"Corporate Director for Resources" is written "Corporate Director of Resources"',
        ),
    ],
)
def test_a_name_with_a_letter_wrong_is_found(right, wrong, says) -> None:
    [found] = found_by("Q20", saying(right, wrong))

    assert found.message.startswith(says)
    assert found_by("Q20", saying(right, right)) == []


@pytest.mark.parametrize(
    "words",
    [
        ("The Planning Committee met.", "The Panel was large and the Panels were small."),
        ("Counsel advised the Council.", "The Office of the Officer is open."),
        ("The Children Board and the Housing Board met.", "The Planning Board and the Cleaning Board met."),
        ("The Director of Place spoke.", "The Director for Public Health left."),
        ("The Executive Director of Place spoke.", "The Director for Place left."),
    ],
)
def test_other_names_are_silent(words) -> None:
    assert found_by("Q20", saying(*words)) == []


def test_a_first_name_of_the_front_page_with_a_letter_wrong_is_a_question() -> None:
    [found] = found_by("Q21", saying("Margurite Sandys wrote the survey."))
    assert found.message.startswith('"Margurite Sandys" is written "Marguerite Sandys" elsewhere (front page).')

    assert found_by("Q21", saying("Marguerite Sandys and her sister Anne Sandys spoke.")) == []


def test_an_abbreviation_that_is_a_name_elsewhere_is_found() -> None:
    [found] = found_by("Q24", saying("The DEFRA rules changed.", "The Defra rules changed."))
    assert found.message.startswith('"Defra" is written "DEFRA" elsewhere')

    assert found_by("Q24", saying("The SEND rules changed.", "Send it by post.")) == []
    assert found_by("Q24", saying("The SHARE fund grew.", "Share it; all may share.")) == []
