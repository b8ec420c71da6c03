from datetime import UTC, datetime

import pytest
from builders import (
    FINANCE,
    MONITORING,
    a_cycle,
    a_received_return,
    an_arrival,
    an_update,
)

from paperclerk.domain.cycle import Quarantined, Thresholds
from paperclerk.domain.findings import finding
from paperclerk.domain.ratings import Rag
from paperclerk.domain.returns import Update
from paperclerk.rules.completeness import late_return, left_out_of_the_return, no_return


def test_a_deliverable_left_out_of_a_return_blocks() -> None:
    cycle = a_cycle(a_received_return(an_update("D4.1")), a_received_return(owner=FINANCE))
    [found] = left_out_of_the_return(cycle)

    assert (found.rule, found.subject, found.owner) == ("C34", "D4.2", MONITORING)
    assert found.message == "D4.2 is in the agreed plan but not in the return of Monitoring Officer."
    assert found.place.file == "return_2031-03_Monitoring_Officer.docx"


def test_a_deliverable_left_wholly_empty_blocks() -> None:
    cycle = a_cycle(a_received_return(an_update("D4.1"), Update(deliverable="D4.2")))
    found = list(left_out_of_the_return(cycle))

    assert [each.message for each in found] == ["D4.2 is left wholly empty in the return of Monitoring Officer."]


def test_a_correction_may_hold_one_deliverable_when_an_earlier_return_held_the_others() -> None:
    first = a_received_return(received=datetime(2031, 4, 1, tzinfo=UTC))
    correction = a_received_return(an_update("D4.1", rag=Rag.RED), received=datetime(2031, 4, 2, tzinfo=UTC))

    assert list(left_out_of_the_return(a_cycle(first, correction))) == []


def test_a_whole_return_leaves_nothing_out() -> None:
    assert list(left_out_of_the_return(a_cycle())) == []


def test_a_lead_who_sent_nothing_left_nothing_out_but_is_missing() -> None:
    cycle = a_cycle(a_received_return(), before=[a_received_return(owner=FINANCE, period="2031-01")])
    [found] = no_return(cycle)

    assert list(left_out_of_the_return(cycle)) == []
    assert (found.rule, found.subject, found.owner, found.severity) == ("C44", "D5.1", FINANCE, "block")
    assert found.message == (
        "No return for D5.1 by 5 April 2031. The last rating, Green from January 2031, is out of date."
    )


def test_a_missing_return_that_was_never_there_has_no_last_rating() -> None:
    [found] = no_return(a_cycle(a_received_return()))

    assert found.message == "No return for D5.1 by 5 April 2031. It has never been rated."


def test_a_last_return_without_a_rating_is_no_last_rating() -> None:
    last = a_received_return(an_update("D5.1", rag=None), owner=FINANCE, period="2031-01")
    [found] = no_return(a_cycle(a_received_return(), before=[last]))

    assert found.message.endswith("It has never been rated.")


def test_a_missing_return_is_found_for_each_deliverable() -> None:
    found = list(no_return(a_cycle(a_received_return(owner=FINANCE))))

    assert [each.subject for each in found] == ["D4.1", "D4.2"]
    assert len({each.id for each in found}) == 2


def test_a_missing_return_whose_file_was_set_aside_says_so() -> None:
    aside = Quarantined(arrival=an_arrival(), findings=(finding("F02", "The file is broken.", owner=FINANCE),))
    [found] = no_return(a_cycle(a_received_return(), quarantined=(aside,)))

    assert found.hint.startswith("A file of theirs was set aside")


def test_nothing_is_missing_from_a_whole_cycle() -> None:
    assert list(no_return(a_cycle())) == []


def a_late_cycle(*received: datetime, days_of_grace: int = 0):  # type: ignore[no-untyped-def]
    returns = [a_received_return(received=when, file=f"{when:%d-%H}.docx") for when in received]
    return a_cycle(*returns, thresholds=Thresholds(days_of_grace=days_of_grace))


def test_a_return_after_the_cut_off_is_late() -> None:
    [found] = late_return(a_late_cycle(datetime(2031, 4, 7, 9, tzinfo=UTC)))

    assert (found.rule, found.subject) == ("C44", MONITORING)
    assert found.message == (
        "The return of Monitoring Officer was received on 7 April 2031, 2 days after the cut-off of 5 April 2031."
    )
    assert found.place.sha256


def test_the_cut_off_day_ends_at_midnight_in_london() -> None:
    # 22:59 UTC on 5 April is 23:59 in London; an hour later is the next day there.
    assert list(late_return(a_late_cycle(datetime(2031, 4, 5, 22, 59, tzinfo=UTC)))) == []
    assert len(list(late_return(a_late_cycle(datetime(2031, 4, 5, 23, 1, tzinfo=UTC))))) == 1


@pytest.mark.parametrize(("grace", "late"), [(1, 1), (2, 0)])
def test_days_of_grace_are_given(grace: int, late: int) -> None:
    cycle = a_late_cycle(datetime(2031, 4, 7, 9, tzinfo=UTC), days_of_grace=grace)

    assert len(list(late_return(cycle))) == late


def test_a_late_correction_is_late_though_the_first_return_was_not() -> None:
    cycle = a_late_cycle(datetime(2031, 4, 1, tzinfo=UTC), datetime(2031, 4, 9, tzinfo=UTC))

    assert [found.place.file for found in late_return(cycle)] == ["09-00.docx"]


def test_a_late_return_that_was_replaced_is_no_longer_of_interest() -> None:
    cycle = a_late_cycle(datetime(2031, 4, 8, tzinfo=UTC), datetime(2031, 4, 9, tzinfo=UTC))

    assert [found.place.file for found in late_return(cycle)] == ["09-00.docx"]
