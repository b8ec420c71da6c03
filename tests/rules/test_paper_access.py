"""What the rules make of a file's structure: what they ask about, and what they leave in peace."""

import pytest
from report_builders import a_report, found_by, word_traces

from paperclerk.domain.report import Inked, PdfTraces, Trace
from paperclerk.rules.paper_register import check_report

HERE = Trace(where="page 3", text="Aims of the plan", page=3)


def pdf_traces(**changes) -> PdfTraces:
    """Return what the structure of a PDF tells when nothing is wrong with it."""
    told = word_traces().model_dump(include={"title", "language", "levels"})
    return PdfTraces(**{**told, "is_tagged": True, "shows_title": True, **changes})


@pytest.mark.parametrize(
    ("rule", "told", "says"),
    [
        ("Q36", {"levels": ((1, "Plan"), (3, "Staff"))}, 'The heading "Staff" is of level 3'),
        ("Q36", {"levels": ((2, "Plan"), (2, "Staff"))}, "No heading is of the highest level: the first is of level 2"),
        ("Q36", {"levels": ()}, "No heading has a heading style"),
        ("Q37", {"title": ""}, "The file has no title"),
        ("Q37", {"shows_title": False}, "The PDF shows its file's name in place of its title"),
        ("Q37", {"language": ""}, "The file's language is not set"),
        ("Q38", {"tables_without_header": (HERE,)}, "A table has no heading row"),
        ("Q39", {"pictures_without_text": (HERE,)}, "A picture has no words"),
        ("Q42", {"typed_lists": (HERE,)}, "A list has typed marks"),
        ("Q42", {"broken_lists": (HERE,)}, "A list holds no items"),
        ("Q48", {"is_tagged": False}, "The PDF is not tagged"),
        ("Q49", {"outside_tags": (HERE,)}, "Words stand outside the PDF's tags"),
    ],
)
def test_what_is_wanting_in_a_pdf_is_found(rule, told, says) -> None:
    [found] = found_by(rule, a_report(pdf=pdf_traces(**told)))

    assert says in found.message
    assert found.hint
    assert found.place.where
    assert found.place.page == (3 if any(value == (HERE,) for value in told.values()) else None)


def test_a_sound_pdf_is_left_in_peace() -> None:
    assert check_report(a_report(pdf=pdf_traces())) == []


def test_a_pdf_without_tags_is_asked_nothing_more_of_its_structure() -> None:
    bare = PdfTraces(title="Plan for better governance", language="en-GB", shows_title=True)

    assert [found.rule for found in check_report(a_report(pdf=bare))] == ["Q48"]


@pytest.mark.parametrize(
    "words", ["here", "Click here", "click here.", "this link", "Read more", "the website", "follow this link", ""]
)
def test_a_link_that_says_nothing_is_asked_about(words) -> None:
    link = Trace(where="paragraph 4", text=words)

    assert len(found_by("Q44", a_report(word=word_traces(links=(link,))))) == 1


@pytest.mark.parametrize(
    "words",
    ["the report of the Panel", "Council’s website on libraries", "Here is the plan", "Link road consultation",
     "democracy@anywhere.example", "Page 4", "Constitution, Part 3"],
)  # fmt: skip
def test_a_link_that_names_what_it_leads_to_is_left_in_peace(words) -> None:
    link = Trace(where="paragraph 4", text=words)

    assert found_by("Q44", a_report(word=word_traces(links=(link,)))) == []


@pytest.mark.parametrize(
    ("ink", "ground", "is_large", "found"),
    [("767676", "FFFFFF", False, 0), ("777777", "FFFFFF", False, 1), ("777777", "FFFFFF", True, 0),
     ("959595", "FFFFFF", True, 1), ("C00000", "FFC000", False, 1)],
)  # fmt: skip
def test_words_are_held_to_the_contrast_that_wcag_asks_of_their_size(ink, ground, is_large, found) -> None:
    words = Inked(where="paragraph 4", text="Agreed", ink=ink, ground=ground, is_large=is_large)

    assert len(found_by("Q43", a_report(word=word_traces(faint=(words,))))) == found


def test_contrast_is_told_with_both_colours() -> None:
    words = Inked(where="paragraph 4", text="Agreed", ink="A6A6A6", ground="FFFFFF")
    [found] = found_by("Q43", a_report(word=word_traces(faint=(words,))))

    assert found.message == 'Words are hard to see on what is behind them: "Agreed (2.4 to 1, A6A6A6 on FFFFFF)".'


@pytest.mark.parametrize(
    ("rule", "left", "says"),
    [
        ("Q45", {"merged_cells": (HERE,)}, "A table has merged cells"),
        ("Q46", {"spacing": (HERE,)}, "Room is made with what holds nothing"),
        ("Q47", {"tables_without_words": (HERE,)}, "Nothing is said about a table"),
    ],
)
def test_what_is_there_for_the_eye_alone_is_a_note(rule, left, says) -> None:
    [found] = found_by(rule, a_report(word=word_traces(**left)))

    assert says in found.message
    assert found.severity == "low"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("image1.png", 1),
        ("Q3 outturn final.JPG", 1),
        ("Picture 3", 1),
        ("chart", 1),
        ("A graph.", 1),
        ("img_0042", 1),
        ("A bar chart: 20 deliverables complete, 21 in progress, 3 not started.", 0),
        ("Figure of a swan on the borough's coat of arms", 0),
        ("Chart 3: visits to libraries by quarter", 0),
    ],
)
def test_words_for_a_picture_that_any_picture_might_have_are_asked_about(words, found) -> None:
    told = {"pictures_told": (Trace(where="paragraph 4", text=words),)}

    assert len(found_by("Q39", a_report(word=word_traces(**told)))) == found
    assert len(found_by("Q39", a_report(pdf=pdf_traces(**told)))) == found


def levels_with(title: str, *tops: str) -> dict[str, object]:
    """Return traces in which the title and some of the report's headings are of the highest level."""
    report = a_report()
    headings = [section.heading for section in report.sections]
    return {
        "title": title,
        "levels": (
            (1, title),
            *((1 if heading in tops else 2, heading) for heading in headings),
            (1, "Appendix 2 Map"),
        ),
    }


def test_a_second_heading_of_the_titles_level_is_found_and_an_appendixs_is_not() -> None:
    _, second, *_ = [section.heading for section in a_report().sections]

    [found] = found_by("Q36", a_report(word=word_traces(**levels_with("Plan for better governance", second))))
    assert found.message == f'The heading "{second}" is of the highest level, as is the report\'s title.'
    assert found_by("Q36", a_report(word=word_traces(**levels_with("Plan for better governance")))) == []


def test_sections_of_the_highest_level_are_left_in_peace_where_none_of_them_is_the_title() -> None:
    headings = tuple((1, section.heading) for section in a_report().sections)

    assert found_by("Q36", a_report(word=word_traces(title="Plan for better governance", levels=headings))) == []
