import pytest
from report_builders import a_report, found_by, word_traces

from paperclerk.domain.report import Trace
from paperclerk.rules.paper_register import check_report

HERE = Trace(where="paragraph 4", text="Ben Ashdown: is this right?")


@pytest.mark.parametrize(
    ("rule", "left", "says"),
    [
        ("Q31", {"tracked": (HERE,)}, "A tracked change is still in the file"),
        ("Q32", {"comments": (HERE,)}, "A comment is still in the file"),
        ("Q33", {"hidden": (HERE,)}, "Hidden text is in the file"),
        ("Q34", {"people": ("Ben Ashdown",)}, "The file names people who wrote or changed it: Ben Ashdown"),
        ("Q35", {"headings_by_look": (HERE,)}, "A heading is bold text with no heading style"),
        (
            "Q36",
            {"levels": ((1, "Plan"), (3, "Staff"))},
            'The heading "Staff" is of level 3 and stands under one of level 1',
        ),
        ("Q36", {"levels": ()}, "No heading has a heading style"),
        ("Q36", {"levels": ((1, "Plan"), (1, "Staff")), "title": ""}, "All 2 headings are of the highest level"),
        ("Q37", {"title": ""}, "The file has no title in its properties"),
        ("Q37", {"language": "en-US"}, 'The file\'s language is set to "en-US"'),
        ("Q37", {"language": ""}, "The file's language is not set"),
        ("Q38", {"tables_without_header": (HERE,)}, "A table has no heading row"),
        ("Q39", {"pictures_without_text": (HERE,)}, "A picture has no words for those who do not see it"),
        ("Q40", {"colour_only": (HERE,)}, "Colour alone says something here"),
        (
            "Q41",
            {"colour_only": (Trace(where="paragraph 4", text="“ask Ben” in letters on yellow"),)},
            "Words are highlighted, as in a draft",
        ),
    ],
)
def test_what_is_left_in_a_word_file_or_missing_from_it_is_found(rule, left, says) -> None:
    found = found_by(rule, a_report(word=word_traces(**left)))

    assert says in found[0].message
    assert found[0].place.where
    assert found[0].hint


def test_a_clean_word_file_and_a_pdf_are_silent() -> None:
    assert check_report(a_report(word=word_traces())) == check_report(a_report(word=None)) == []


def test_a_council_in_the_file_s_properties_is_nobody() -> None:
    assert found_by("Q34", a_report(word=word_traces(people=("Anywhere Borough Council",)))) == []


def test_levels_that_go_back_up_skip_none() -> None:
    levels = ((1, "Plan"), (2, "Staff"), (3, "Posts"), (2, "Money"), (1, "Annex"))

    assert found_by("Q36", a_report(word=word_traces(levels=levels))) == []


def test_a_habit_is_said_once_and_the_same_text_at_one_place_keeps_its_own_id() -> None:
    many = tuple(Trace(where=f"paragraph {at}", text="Heading") for at in range(1, 61))
    [found] = found_by("Q35", a_report(word=word_traces(headings_by_look=many)))
    assert (
        found.message == "A heading is bold text with no heading style, 60 times; the first: Heading; Heading; Heading."
    )

    twice = found_by("Q31", a_report(word=word_traces(tracked=(HERE, HERE))))
    assert len({each.id for each in twice}) == 2
