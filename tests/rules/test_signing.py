from datetime import UTC, date, datetime
from typing import Any

import pytest
from builders import a_cycle, a_received_return, an_update

from paperclerk.domain.findings import Finding
from paperclerk.domain.places import Place
from paperclerk.rules.signing import not_signed_or_changed_after


def found_on(received: datetime | None = None, **changes: Any) -> list[Finding]:
    return list(not_signed_or_changed_after(a_cycle(a_received_return(received=received, **changes))))


@pytest.mark.parametrize("name", [None, "", "n/a"])
def test_a_return_without_a_name_under_it_blocks(name: str | None) -> None:
    [found] = found_on(signed_off_by=name)

    assert (found.rule, found.severity) == ("C41", "block")
    assert found.message == 'The return of Monitoring Officer has nothing in "Signed off by".'


def test_a_return_without_a_date_of_sign_off_blocks_at_its_box() -> None:
    place = Place(where="table 1, row 5", tag="return_signed_off_on")
    [found] = found_on(signed_off_on=None, places={"return_signed_off_on": place})

    assert found.message == 'The return of Monitoring Officer has nothing in "Signed off on".'
    assert found.place.where == "table 1, row 5"
    assert found.place.sha256


def test_a_return_with_neither_is_asked_for_both_at_once() -> None:
    [found] = found_on(signed_off_by=None, signed_off_on=None)

    assert 'nothing in "Signed off by" and "Signed off on"' in found.message


def test_a_return_changed_after_it_was_signed_blocks() -> None:
    [found] = found_on(signed_off_on=date(2031, 3, 28), modified=datetime(2031, 3, 30, 10, tzinfo=UTC))

    assert found.message == (
        "The return of Monitoring Officer was changed on 30 March 2031, after it was signed off on 28 March 2031."
    )


@pytest.mark.parametrize(
    "modified", [datetime(2031, 3, 28, 22, 59, tzinfo=UTC), datetime(2031, 3, 1, tzinfo=UTC), None]
)
def test_a_return_changed_on_the_day_of_signing_or_before_is_signed(modified: datetime | None) -> None:
    assert found_on(signed_off_on=date(2031, 3, 28), modified=modified) == []


def test_the_day_of_a_change_is_a_day_in_london() -> None:
    # In summer time 23:30 UTC is half past midnight in London.
    assert len(found_on(signed_off_on=date(2031, 3, 31), modified=datetime(2031, 3, 31, 23, 30, tzinfo=UTC))) == 1


def test_a_document_that_gives_no_zone_is_taken_as_utc() -> None:
    changed = datetime(2031, 3, 30, 10)  # noqa: DTZ001

    assert len(found_on(signed_off_on=date(2031, 3, 28), modified=changed)) == 1


def test_a_return_signed_on_a_day_after_it_came_in_blocks() -> None:
    [found] = found_on(received=datetime(2031, 4, 1, 9, tzinfo=UTC), signed_off_on=date(2031, 4, 2))

    assert "says it was signed off on 2 April 2031, but it had come in by 1 April 2031" in found.message


def test_a_return_signed_on_the_day_it_came_in_is_signed() -> None:
    assert found_on(received=datetime(2031, 4, 1, 9, tzinfo=UTC), signed_off_on=date(2031, 4, 1)) == []


def test_a_return_that_was_replaced_need_not_be_signed() -> None:
    first = a_received_return(an_update(), received=datetime(2031, 4, 1, tzinfo=UTC), signed_off_by=None)
    second = a_received_return(an_update(), received=datetime(2031, 4, 2, tzinfo=UTC))

    assert list(not_signed_or_changed_after(a_cycle(first, second))) == []


def test_a_return_that_stands_for_one_deliverable_still_must_be_signed() -> None:
    first = a_received_return(received=datetime(2031, 4, 1, tzinfo=UTC), signed_off_by=None)
    second = a_received_return(an_update("D4.1"), received=datetime(2031, 4, 2, tzinfo=UTC))

    assert [found.place.sha256 for found in not_signed_or_changed_after(a_cycle(first, second))] == [first.read.sha256]
