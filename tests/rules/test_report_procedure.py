"""How a report is taken: urgency with what it needs, notice that is long enough, meetings in order, Commissioners."""

from datetime import date

import pytest

from paperclerk.domain.author import AuthorWords
from paperclerk.domain.findings import Finding
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.procedure import Asked, Commissioners, Procedure, RouteStop, Urgency
from paperclerk.rules.report_procedure import procedure_in_order

# A Tuesday in a month without bank holidays but Good Friday (11 April) and Easter Monday (14 April).
MEETING, AS_OF = date(2031, 4, 22), date(2031, 4, 8)
REASON = {"urgency_reason": "The grant lapses on 30 April."}
CHAIR = {"urgency_agreed_by": "Councillor Marchbank, Chair of Scrutiny"}
AGREED = {"urgency_agreed_on": "9 April 2031"}
NOTICE = {"urgency_notice": "9 April 2031"}


def found(printed: dict[str, str] | None = None, front: dict | None = None, **procedure) -> list[Finding]:
    days = {"urgency_agreed_on": date(2031, 4, 9), "urgency_notice": date(2031, 4, 9)}
    read = {name: day for name, day in days.items() if name in (printed or {})}
    words = AuthorWords(
        front=FrontPage(**{"as_printed": printed or {}, **(front or {})}), procedure=Procedure(**{**read, **procedure})
    )
    return procedure_in_order(words, body="Cabinet", meeting=MEETING, as_of=AS_OF)


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(one.rule, one.about) for one in findings]


def test_a_report_that_leaves_all_of_it_out_is_asked_nothing():
    assert found() == []
    assert procedure_in_order(None, body="Cabinet", meeting=MEETING, as_of=AS_OF) == []


@pytest.mark.parametrize(
    ("urgency", "needs"),
    [
        (Urgency.GENERAL_EXCEPTION, ("urgency_reason", "urgency_agreed_by", "urgency_notice")),
        (Urgency.SPECIAL_URGENCY, ("urgency_reason", "urgency_agreed_by", "urgency_agreed_on", "urgency_notice")),
        (Urgency.LATE_ITEM, ("urgency_reason", "urgency_agreed_by")),
    ],
)
def test_each_way_is_asked_for_each_thing_it_needs_and_for_nothing_more(urgency, needs):
    everything = REASON | CHAIR | AGREED | {"urgency_notice": "7 April 2031"}
    early = {"urgency_notice": date(2031, 4, 7)}

    assert told(found(urgency=urgency)) == [("X35", need) for need in needs]
    assert found(everything, urgency=urgency, **early) == []
    for need in needs:
        less = {name: text for name, text in everything.items() if name != need}
        assert told(found(less, urgency=urgency, **early)) == [("X35", need)]


def test_a_way_that_is_none_and_rows_without_a_way_are_asked_about():
    assert told(found({"urgency": "As agreed"}, urgency=Urgency.UNREAD)) == [("X35", "urgency")]
    assert told(found(REASON)) == [("X35", "urgency")]


def test_a_row_that_is_no_date_is_told_with_what_stands_there():
    [one] = found({"first_published": "in the spring"})

    assert '"in the spring"' in one.message
    assert one.rule == "X35"


@pytest.mark.parametrize("reason", ["Urgent: the grant lapses.", "Call-in waived under procedure rule 16"])
def test_a_waiver_of_call_in_needs_who_agreed_and_when(reason):
    front = {"call_in": False, "call_in_reason": reason}

    assert told(found({}, front)) == [("X35", "waiver_by"), ("X35", "waiver_on")]
    assert found({"waiver_by": "The Mayor", "waiver_on": "9 April 2031"}, front, waiver_on=date(2031, 4, 9)) == []
    assert found({}, {"call_in": False, "call_in_reason": "A recommendation to Council"}) == []


def test_a_decision_that_may_be_called_in_and_is_waived_contradicts_itself():
    printed = {"waiver_by": "The Mayor", "waiver_on": "9 April 2031"}

    assert told(found(printed, {"call_in": True}, waiver_on=date(2031, 4, 9))) == [("X35", "call_in")]


def test_a_key_decision_needs_28_clear_days_and_the_way_out_is_named():
    key = {"key_decision": True}

    [short] = found({}, key, first_published=date(2031, 3, 25))
    assert short.rule == "X36"
    assert "27 clear days before the meeting on 22 April 2031; 28 are needed (reg 9" in short.message
    # Five clear working days before Tuesday 22 April, over Good Friday and Easter Monday.
    assert "publish the notice by 10 April 2031" in short.hint
    assert found({}, key, first_published=date(2031, 3, 24)) == []
    assert found({}, {"key_decision": False}, first_published=date(2031, 4, 1)) == []


def test_short_notice_is_no_fault_where_the_general_exception_is_used_in_time():
    key, given = {"key_decision": True}, REASON | CHAIR | {"urgency_notice": "8 April 2031"}
    way = {"urgency": Urgency.GENERAL_EXCEPTION, "first_published": date(2031, 4, 8)}

    assert found(given, key, urgency_notice=date(2031, 4, 10), **way) == []
    [late] = found(given, key, urgency_notice=date(2031, 4, 15), **way)
    assert late.rule == "X36"
    assert "4 clear working days" in late.message
    assert "special urgency" in late.hint


def test_bodies_that_are_not_the_executive_are_not_held_to_its_notice():
    front = {"key_decision": True, "body": "Planning Committee"}

    assert found({}, front, first_published=date(2031, 4, 1)) == []


def test_urgency_that_was_agreed_after_the_meeting_was_not_agreed():
    given = REASON | CHAIR | {"urgency_agreed_on": "23 April 2031", "urgency_notice": "23 April 2031"}
    late = date(2031, 4, 23)

    findings = found(given, urgency=Urgency.SPECIAL_URGENCY, urgency_agreed_on=late, urgency_notice=late)

    assert told(findings) == [("X36", "urgency_agreed_on")]


def test_a_meeting_in_private_is_announced_28_and_five_clear_days_before():
    in_time = {"private_notice": date(2031, 3, 24), "private_second_notice": date(2031, 4, 10)}
    late = {"private_notice": date(2031, 3, 25), "private_second_notice": date(2031, 4, 15)}

    assert found(front={"exempt": True}, **in_time) == []
    first, second = found(front={"exempt": True}, **late)
    assert (first.about, second.about) == ("private_notice", "private_second_notice")
    assert "28 are needed (reg 5, SI 2012/2089)" in first.message
    assert "4 clear working days" in second.message


def test_a_decision_of_the_executive_that_may_not_be_called_in_says_why():
    assert told(found({}, {"call_in": False})) == [("X35", "call_in_reason")]
    assert found({}, {"call_in": False, "body": "Audit Committee"}) == []


def a_stop(body: str, day: date | None, outcome: str = "", written: str = "written") -> RouteStop:
    return RouteStop(body=body, date=day, written=written if day is None else f"{day}", outcome=outcome)


def test_meetings_are_asked_about_when_out_of_order_undated_nameless_or_past_without_outcome():
    clt, scrutiny = a_stop("CLT", date(2031, 4, 7), "Supported"), a_stop("Scrutiny", date(2031, 4, 15), "Awaited")

    assert found(route=(clt, scrutiny)) == []
    assert told(found(route=(scrutiny, clt))) == [("X37", "route 2")]
    assert told(found(route=(a_stop("CLT", None),))) == [("X37", "route 1")]
    assert told(found(route=(a_stop("", date(2031, 4, 7), "Seen"),))) == [("X37", "route 1")]
    [past] = found(route=(a_stop("CLT", date(2031, 4, 8)), scrutiny))
    assert past.message == "CLT met on 8 April 2031, and nothing says what came of it."


def test_the_commissioners_answer_is_asked_for_its_name_and_date():
    answered = Commissioners(status=Asked.COMMENTS, written="Comments", text="Content.")
    whole = answered.model_copy(update={"name": "A. Commissioner", "date": date(2031, 4, 14)})

    assert told(found(commissioners=answered)) == [("X41", "who answered"), ("X41", "when they answered")]
    assert found(commissioners=whole) == []
    assert found(commissioners=Commissioners(status=Asked.NOT_ASKED, written="Not requested")) == []


def test_a_block_that_contradicts_itself_or_is_not_understood_is_told():
    text = Commissioners(status=Asked.AWAITED, written="Awaited", text="Content.")

    assert told(found(commissioners=text)) == [("X41", "text")]
    assert told(found(commissioners=Commissioners(status=Asked.UNREAD, written="Perhaps"))) == [("X41", "status")]
