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
