from datetime import UTC, date, datetime

import pytest
from builders import FINANCE, LAST_PERIOD, a_deliverable, a_plan, a_received_return, an_update

from paperclerk.domain.findings import finding
from paperclerk.domain.history import Movement, Standing, standing_updates, standings
from paperclerk.domain.ratings import Rag, Status
from paperclerk.domain.returns import Update

EARLY, LATE = datetime(2031, 4, 1, tzinfo=UTC), datetime(2031, 4, 2, tzinfo=UTC)


def a_standing(now: Update | None, last: Update | None = None, **deliverable: object) -> Standing:
    plan = a_plan(a_deliverable(**deliverable))
    said = standing_updates([a_received_return(now)]) if now else {}
    before = standing_updates([a_received_return(last, period=LAST_PERIOD)]) if last else {}
    [standing] = standings(plan, said, [before])
    return standing


def test_the_return_received_last_stands_for_what_it_holds() -> None:
    whole = a_received_return(received=EARLY)
    correction = a_received_return(an_update("D4.2", rag=Rag.RED), received=LATE)
    stands = standing_updates([correction, whole])

    assert (stands["D4.1"].source, stands["D4.2"].source) == (whole, correction)
    assert stands["D4.2"].update.rag is Rag.RED


def test_a_row_left_empty_in_a_later_return_replaces_nothing() -> None:
    whole = a_received_return(received=EARLY)
    later = a_received_return(an_update("D4.2"), Update(deliverable="D4.1"), received=LATE)

    assert standing_updates([whole, later])["D4.1"].source == whole


def test_a_rating_of_somebody_else_s_deliverable_never_stands() -> None:
    own = a_received_return(an_update("D5.1", rag=Rag.RED), owner=FINANCE, received=EARLY)
    other = a_received_return(an_update("D4.1"), an_update("D5.1", rag=Rag.GREEN), received=LATE)
    other = other.model_copy(update={"read": other.read.with_findings([finding("F12", "Not theirs.", subject="D5.1")])})
    stands = standing_updates([own, other])

    assert stands["D5.1"].source == own
    assert stands["D4.1"].source == other


def test_two_returns_of_the_same_moment_stand_the_same_way_on_every_run() -> None:
    one, other = a_received_return(received=EARLY, file="a"), a_received_return(received=EARLY, file="b")

    assert standing_updates([one, other]) == standing_updates([other, one])


def test_what_stood_last_is_from_the_latest_period_that_has_it() -> None:
    older = a_received_return(an_update("D4.1", rag=Rag.RED), an_update("D4.2"), period="2031-01")
    newer = a_received_return(an_update("D4.2"), period=LAST_PERIOD)
    found = standings(a_plan(), {}, [standing_updates([newer]), standing_updates([older])])

    assert [(each.deliverable.id, each.last.period if each.last else None) for each in found] == [
        ("D4.1", "2031-01"),
        ("D4.2", LAST_PERIOD),
        ("D5.1", None),
    ]
    assert [each.recommendation for each in found] == [4, 4, 5]


@pytest.mark.parametrize(
    ("now", "last", "movement"),
    [
        ({"rag": Rag.GREEN}, {"rag": Rag.AMBER}, Movement.IMPROVED),
        ({"rag": Rag.AMBER_GREEN}, {"rag": Rag.AMBER}, Movement.IMPROVED),
        ({"rag": Rag.RED}, {"rag": Rag.AMBER}, Movement.WORSENED),
        ({"rag": Rag.RED}, {"rag": Rag.RED}, Movement.SAME),
        ({"rag": Rag.RED}, None, Movement.NEW),
        ({"rag": Rag.RED}, {"rag": None}, Movement.NEW),
        ({"rag": None}, {"rag": Rag.RED}, Movement.NOT_REPORTED),
        ({"status": Status.COMPLETE}, {}, Movement.COMPLETED),
        ({"status": Status.EMBEDDED}, {"status": Status.COMPLETE}, Movement.SAME),
    ],
)
def test_a_rating_moves_by_its_steps(
    now: dict[str, object], last: dict[str, object] | None, movement: Movement
) -> None:
    assert a_standing(an_update(**now), None if last is None else an_update(**last)).movement is movement


def test_no_return_is_no_movement_and_no_rating() -> None:
    standing = a_standing(None, an_update())

    assert (standing.movement, standing.rag, standing.last_rag) == (Movement.NOT_REPORTED, None, Rag.GREEN)


@pytest.mark.parametrize(
    ("now", "as_of", "overdue"),
    [
        ({}, date(2031, 7, 1), True),
        ({}, date(2031, 6, 30), False),
        ({"status": Status.COMPLETE}, date(2031, 7, 1), False),
        (None, date(2031, 7, 1), True),
    ],
)
def test_a_deliverable_is_overdue_the_day_after_its_date_unless_it_is_done(
    now: dict[str, object] | None, as_of: date, overdue: bool
) -> None:
    assert a_standing(None if now is None else an_update(**now)).is_overdue(as_of) is overdue


def test_a_deliverable_without_a_date_is_never_overdue_and_never_slips() -> None:
    standing = a_standing(an_update(), due=None)

    assert (standing.is_overdue(date(2099, 1, 1)), standing.slip_days) == (False, None)


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ({"forecast": date(2031, 7, 5)}, 5),
        ({"forecast": date(2031, 6, 25)}, -5),
        ({"forecast": date(2031, 9, 1), "actual": date(2031, 7, 1)}, 1),
        ({"forecast": None}, None),
    ],
)
def test_slippage_is_counted_from_the_agreed_date(said: dict[str, object], days: int | None) -> None:
    assert a_standing(an_update(**said)).slip_days == days
