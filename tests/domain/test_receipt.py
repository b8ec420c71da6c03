"""Receipts: what an owner is told of a return, and nothing of anybody else's."""

from datetime import UTC, datetime

from builders import (
    FINANCE,
    MONITORING,
    a_cycle,
    a_plan,
    a_received_return,
    an_arrival,
    an_update,
)

from paperclerk.domain.cycle import Quarantined
from paperclerk.domain.findings import Acceptance, Finding, finding
from paperclerk.domain.places import Place
from paperclerk.domain.receipt import Receipt, findings_for, receipt_for_file_set_aside, receipt_for_return, to_mark
from paperclerk.domain.returns import ReceivedReturn


def on(received: ReceivedReturn, rule: str = "V12", owner: str = MONITORING, **changes: str) -> Finding:
    place = Place(
        file=received.read.file,
        sha256=received.read.sha256,
        where="table 2, row 3, control D4_1_rag",
        tag="D4_1_rag",
        table=2,
        row=3,
    )
    given = {"message": "D4.1, RAG rating was left empty.", "hint": "Fill it in.", **changes}
    return finding(rule, given.pop("message"), place=place, owner=owner, **given)


def receipt_of(received: ReceivedReturn, *findings: Finding, returns: tuple[ReceivedReturn, ...] = ()) -> Receipt:
    cycle = a_cycle(received, *returns)
    return receipt_for_return(received, cycle, findings, "committees@example.org")


def test_it_says_what_came_when_and_what_was_read():
    received = a_received_return(an_update("D4.1"), an_update("D4.2", rag=None, status=None, forecast=None))

    receipt = receipt_of(received)

    assert (receipt.owner, receipt.file, receipt.received) == (
        MONITORING,
        received.read.file,
        datetime(2031, 4, 1, 9, tzinfo=UTC),
    )
    assert receipt.reference == received.read.sha256[:12]
    assert [(i.deliverable, i.rating, i.status, i.forecast) for i in receipt.read] == [
        ("D4.1", "Green", "In progress", "30 June 2031"),
        ("D4.2", "", "", ""),
    ]
    assert receipt.read[0].text == "A written account of what D4.1 asks for"


def test_what_stops_the_papers_comes_apart_from_what_is_only_doubtful():
    received = a_received_return()

    receipt = receipt_of(received, on(received, "V12"), on(received, "C22", message="Nearly the same text."))

    assert [p.message for p in receipt.must] == ["D4.1, RAG rating was left empty."]
    assert [p.message for p in receipt.should] == ["Nearly the same text."]
    assert (receipt.must[0].where, receipt.must[0].hint) == ("table 2, row 3", "Fill it in.")


def test_nothing_of_another_owners_return_is_told():
    mine, theirs = a_received_return(), a_received_return(owner=FINANCE)

    told = findings_for(
        mine.arrival,
        MONITORING,
        [on(mine), on(theirs, owner=FINANCE), on(mine, owner=FINANCE), finding("C44", "No return.", owner=FINANCE)],
    )

    assert told == (on(mine),)


def test_what_a_reviewer_accepted_is_not_asked_for_again():
    received = a_received_return()
    accepted = on(received).accepted(Acceptance(by="Ada", reason="Known.", at="2031-04-02"))

    assert receipt_of(received, accepted).problems == ()


def test_comments_are_counted_not_reported_as_problems():
    remark = on(a_received_return(), "V13", message="Comment by Ada")
    received = a_received_return(findings=(remark,))

    receipt = receipt_of(received, on(received, "V13", message="Comment by Ada"))

    assert (receipt.comments, receipt.problems) == (1, ())


def test_a_hint_to_the_office_is_said_to_the_owner():
    received = a_received_return()
    found = on(received, "V11", message="D9.9 is not in the agreed plan.", hint="It changes in plan.xlsx.")

    assert "plan.xlsx" not in receipt_of(received, found).problems[0].hint


def test_what_the_owner_leads_and_nobody_has_reported_is_missing():
    received = a_received_return(an_update("D4.1"))

    assert [item.deliverable for item in receipt_of(received).missing] == ["D4.2"]


def test_what_another_return_of_the_owner_says_is_not_missing():
    first, second = a_received_return(an_update("D4.1")), a_received_return(an_update("D4.2"))

    assert receipt_of(first, returns=(second,)).missing == ()


def test_a_return_on_the_last_day_is_in_time_and_one_after_it_is_late():
    last_minute = a_received_return(received=datetime(2031, 4, 5, 22, 30, tzinfo=UTC))
    after_midnight = a_received_return(received=datetime(2031, 4, 5, 23, 30, tzinfo=UTC))  # in London the 6th

    assert not receipt_of(last_minute).is_late
    assert receipt_of(after_midnight).is_late


def test_a_file_set_aside_says_why_and_claims_nothing_was_read():
    arrival = an_arrival("a" * 64, "photo.docx", sender="ada@example.org")
    why = finding("F01", "This is not one of our forms.", hint="Send the form.", place=Place(sha256="a" * 64))
    cycle = a_cycle(plan=a_plan())

    receipt = receipt_for_file_set_aside(Quarantined(arrival=arrival, findings=(why,)), cycle, [why], "")

    assert not receipt.accepted
    assert (receipt.owner, receipt.sender, receipt.read, receipt.missing) == ("", "ada@example.org", (), ())
    assert [p.message for p in receipt.must] == ["This is not one of our forms."]


def test_lateness_is_told_but_neither_asked_to_be_put_right_nor_marked_in_the_file():
    received = a_received_return()
    late = on(received, "C44", message="Two days late.")

    receipt = receipt_of(received, late)

    assert (receipt.must, [p.message for p in receipt.should]) == ((), ["Two days late."])
    assert to_mark([late], received.read) == ()


def test_what_is_wrong_with_a_deliverable_as_a_whole_is_marked_at_its_rating():
    received = a_received_return()
    empty = finding("C34", "D4.2 is left wholly empty.", subject="D4.2", place=Place(sha256="x", where="D4.2"))
    whole = finding("F16", "An older form.", place=Place(sha256="x", where="the form itself"))
    in_a_cell = finding("V12", "Empty.", subject="D4.2", place=Place(sha256="x", table=2, row=3))

    marked = to_mark([empty, whole, in_a_cell], received.read)

    assert [found.place.tag or found.place.where or found.place.row for found in marked] == [
        "D4_2_rag",
        "the form itself",
        3,
    ]
