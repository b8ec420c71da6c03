from typing import Any

import pytest
from report_builders import a_front_page, a_report, found_by

from paperclerk.domain.report import FrontPlace, Report, ReportAppendix


def with_front(**changes: Any) -> Report:
    return a_report(front_page=a_front_page(**changes))


@pytest.mark.parametrize(
    ("row", "answers", "says"),
    [
        ("forward_plan_reference", {"key_decision": True}, "key decision and gives no Forward Plan reference"),
        ("call_in_reason", {"call_in": False}, "not eligible for call-in and does not say why"),
    ],
)
def test_an_empty_follow_up_weighs_more_than_one_there_is_no_row_for(row, answers, says) -> None:
    [printed] = found_by("Q04", with_front(**answers, as_printed={row: ""}))
    [absent] = found_by("Q05", with_front(**answers))

    assert says in printed.message
    assert printed.message == absent.message


@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"exempt": True}, "neither a paragraph number nor a reason for confidentiality"),
        ({"exempt": True, "exemption": "Appendix B"}, "neither a paragraph number"),
        ({"wards": "named"}, "specific wards are affected and does not name them"),
    ],
)
def test_wards_without_names_and_exempt_without_a_paragraph_are_not_answered(answers, says) -> None:
    [found] = found_by("Q04", with_front(**answers))

    assert says in found.message


@pytest.mark.parametrize(
    "answers",
    [
        {"key_decision": True, "forward_plan_reference": "004512/2031"},
        {"key_decision": True, "as_printed": {"key_decision": "Yes - 004512/2031"}},
        {"key_decision": True, "others": (("Forward Plan no.:", "4512"),)},
        {"exempt": True, "exemption": "Appendix B, paragraph 3"},
        {"exempt": True, "exemption": "Confidential: given by a government department on that condition"},
        {"wards": "named", "ward_names": ("Millfield",)},
        {"call_in": False, "call_in_reason": "A recommendation to Council"},
        {"call_in": False, "as_printed": {"call_in": "No - urgent, agreed by the Chair of Scrutiny"}},
        {"key_decision": None, "exempt": None, "call_in": None, "wards": ""},
    ],
)
def test_answers_that_are_followed_up_or_not_asked_for_are_silent(answers) -> None:
    assert found_by("Q04", with_front(**answers)) == found_by("Q05", with_front(**answers)) == []


def test_nothing_to_be_confirmed_counts_as_an_answer() -> None:
    assert len(found_by("Q05", with_front(key_decision=True, forward_plan_reference="TBC"))) == 1


def test_the_place_is_the_rows_own_where_it_is_known() -> None:
    places = (FrontPlace(row="wards", page=1, box=(10, 20, 30, 40)),)
    report = with_front(wards="named").model_copy(update={"front_places": places})
    [found] = found_by("Q04", report)

    assert (found.place.page, found.place.box) == (1, (10, 20, 30, 40))
    assert found.place.where == 'page 1, front page, "Are specific wards affected?"'


def test_a_place_is_named_as_the_paper_prints_it() -> None:
    [found] = found_by("Q04", with_front(wards="named", labels={"wards": "Wards affected:", "subject": "Title"}))
    assert found.place.where == 'page 1, front page, "Wards affected:"'

    [found] = found_by("Q05", with_front(key_decision=True, labels={"subject": "Title"}))
    assert found.place.where == "page 1, front page"


@pytest.mark.parametrize("words", ["Various", "See below", "Some wards", "Various wards", "as listed in the report"])
def test_words_that_name_no_ward_are_no_names(words) -> None:
    assert len(found_by("Q04", with_front(wards="named", ward_names=(words,)))) == 1


@pytest.mark.parametrize("words", ["Castle", "Somerset", "Most Green", "Yesterfield", "See Hill", "All bar Castle"])
def test_a_ward_is_named_whatever_its_name_begins_with(words) -> None:
    assert found_by("Q04", with_front(wards="named", ward_names=(words,))) == []


def test_a_report_for_the_private_part_of_a_meeting_gives_its_ground() -> None:
    others = (("Part 1 or Part 2", "Part 2"), ("Reason", ""))
    [found] = found_by("Q04", with_front(exempt=None, others=others))
    assert "neither a paragraph number" in found.message

    assert found_by("Q04", with_front(exempt=None, others=others, exemption="Paragraph 3")) == []
    assert found_by("Q04", with_front(exempt=None, others=(("Part 1 or Part 2", "Part 1"),))) == []


def test_there_are_seven_paragraphs_of_exempt_information() -> None:
    assert len(found_by("Q04", with_front(exempt=True, exemption="Paragraph 9 of Schedule 12A"))) == 1


OUR_ROWS = {"subject": "Title", "date": "Date of meeting", "wards": "Wards", "key_decision": "Key decision"}


@pytest.mark.parametrize(
    ("row", "printed"),
    [("subject", ""), ("wards", ""), ("key_decision", "☐ Yes ☐ No"), ("key_decision", "[ ] Yes [ ] No")],
)
def test_a_row_that_every_report_fills_in_and_this_one_does_not_is_a_question(row, printed) -> None:
    filled = dict.fromkeys(OUR_ROWS, "Something") | {row: printed}
    [found] = found_by("Q42", with_front(labels=OUR_ROWS, as_printed=filled))

    assert f'beside "{OUR_ROWS[row]}" on the front page' in found.message
    assert found.severity == "medium"


@pytest.mark.parametrize("printed", ["☐ Yes ☒ No", "No", "None", "N/A", "[ ] Yes [X] No"])
def test_rows_filled_in_and_rows_that_are_not_there_are_silent(printed) -> None:
    filled = dict.fromkeys(OUR_ROWS, "Something") | {"key_decision": printed}

    assert found_by("Q42", with_front(labels=OUR_ROWS, as_printed=filled)) == []
    assert found_by("Q42", with_front(labels={}, as_printed={})) == []


def test_a_front_page_without_the_day_of_the_meeting_is_asked_about() -> None:
    rows = {**OUR_ROWS, "author": "Author"}
    filled = dict.fromkeys(rows, "Something")
    dated = with_front(labels={name: rows[name] for name in rows if name != "date"}, as_printed=filled)
    undated = with_front(labels=dated.front_page.labels, as_printed=filled, date=None)

    assert found_by("Q42", dated) == []
    [found] = found_by("Q42", undated)
    assert found.message.startswith("The front page does not say on which day")


def test_an_exempt_appendix_denied_on_the_front_page_is_asked_about() -> None:
    appendices = (ReportAppendix(label="A", title="Plan"), ReportAppendix(label="B", title="Prices (exempt)"))
    [found] = found_by("Q06", a_report(appendices=appendices))

    assert "nothing is exempt or confidential, but appendix B" in found.message
    assert found_by("Q06", a_report(appendices=(ReportAppendix(label="A", title="Non-exempt version"),))) == []


def test_a_body_that_is_not_the_executive_has_nothing_to_explain() -> None:
    report = with_front(call_in=False, body="Audit Committee")

    assert found_by("Q05", report.model_copy(update={"body": "Audit Committee"})) == []


def test_a_placeholder_on_the_front_page_is_found_in_its_row() -> None:
    [found] = found_by("Q07", with_front(as_printed={"author": "[Name], Head of Policy"}))

    assert found.place.where == 'page 1, front page, "Report author:"'
