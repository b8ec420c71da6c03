"""The stabilisation-plan table as data."""

from datetime import UTC, date, datetime

import pytest
from builders import (
    FINANCE,
    LAST_PERIOD,
    MONITORING,
    a_cycle,
    a_deliverable,
    a_plan,
    a_received_return,
    a_small_cycle,
    an_update,
)
from rich_cycle import a_rich_cycle

from paperclerk.assembly.progress import DeliverableShown
from paperclerk.assembly.stabilisation_plan import StabilisationPlanTable, assemble
from paperclerk.domain.cycle import PaperIssue
from paperclerk.domain.ratings import Rag, Status


def shown(paper: StabilisationPlanTable, item: str = "D4.1") -> DeliverableShown:
    return next(d for row in paper.rows for d in row.deliverables if d.id == item)


def an_issue(period: str = "2031-01", **changes) -> PaperIssue:
    return PaperIssue(name="stabilisation-plan", period=period, build_id="b", sha256="s", **changes)


def test_every_deliverable_of_the_plan_is_in_the_table_reported_on_or_not():
    cycle = a_rich_cycle()

    paper = assemble(cycle)

    assert [d.id for row in paper.rows for d in row.deliverables] == [d.id for d in cycle.plan.deliverables()]


def test_a_deliverable_shows_what_its_owner_signed():
    update = an_update(rag=Rag.AMBER, forecast=date(2031, 7, 31), narrative="Drafted.\n• by Ann")

    line = shown(assemble(a_small_cycle(update)))

    assert (line.rating.label, line.state, line.due) == ("Amber", "In progress, 60% complete", "30 June 2031")
    assert (line.forecast, line.forecast_note) == ("31 July 2031", "31 days after the agreed date")
    assert [(p.text, p.level) for p in line.narrative] == [("Drafted.", 0), ("by Ann", 1)]
    assert line.absence == ""


def test_without_a_return_the_last_rating_is_named_as_out_of_date_and_never_shown_as_this_periods():
    last = a_received_return(an_update("D5.1", rag=Rag.AMBER), owner=FINANCE, period=LAST_PERIOD)
    cycle = a_cycle(a_received_return(), before=[last])

    line = shown(assemble(cycle), "D5.1")

    assert line.absence == "No return received for March 2031; last rating Amber (February 2031) is out of date."
    assert line.rating.label == "No return received"
    assert not line.narrative


def test_what_was_never_rated_is_said_to_be_so():
    cycle = a_cycle(a_received_return())

    assert shown(assemble(cycle), "D5.1").absence == "No return received for March 2031; it has not been rated before."


def test_a_return_that_leaves_a_deliverable_out_is_not_called_missing():
    cycle = a_cycle(a_received_return(an_update("D4.1")))

    assert shown(assemble(cycle), "D4.2").absence.startswith(
        "The return for March 2031 says nothing of this deliverable"
    )


@pytest.mark.parametrize(
    ("before", "now", "words"),
    [
        (Rag.GREEN, Rag.AMBER, "Worsened since January 2031 (was Green)"),
        (Rag.RED, Rag.AMBER, "Improved since January 2031 (was Red)"),
        (Rag.AMBER, Rag.AMBER, "Same as in January 2031 (Amber)"),
    ],
)
def test_movement_is_since_the_last_issue_even_when_a_month_lies_between(before, now, words):
    cycle = a_small_cycle(an_update(rag=now), an_update(rag=Rag.RED if now is not Rag.RED else Rag.GREEN))

    assert shown(assemble(cycle, an_issue(ratings={"D4.1": before}))).movement == words


def test_without_a_last_issue_movement_is_since_the_last_return():
    cycle = a_small_cycle(an_update(rag=Rag.AMBER), an_update(rag=Rag.GREEN))

    assert shown(assemble(cycle)).movement == "Worsened since February 2031 (was Green)"


def test_a_first_rating_and_a_completion_are_said_to_be_that():
    done = an_update(status=Status.COMPLETE, actual=date(2031, 3, 20), percent=100)

    assert shown(assemble(a_small_cycle(an_update()))).movement == "First rating"
    line = shown(assemble(a_small_cycle(done, an_update(rag=Rag.AMBER))))
    assert (line.movement, line.state) == (
        "Completed since February 2031 (was Amber)",
        "Complete on 20 March 2031, 100%",
    )


def test_an_agreed_date_that_has_passed_is_called_overdue_at_the_cut_off():
    late = a_plan(a_deliverable(due=date(2031, 3, 31)))

    line = shown(assemble(a_small_cycle(an_update(), plan=late)))

    assert line.overdue == "Overdue by 5 days on 5 April 2031"


def test_a_return_nobody_signed_says_so():
    unsigned = a_received_return(an_update(), signed_off_by=None, signed_off_on=None)
    cycle = a_cycle(unsigned, plan=a_plan(a_deliverable()))

    line = shown(assemble(cycle))

    assert (line.sign_off, line.is_signed) == ("Not signed off", False)


def test_every_rating_has_a_source_in_the_return_that_was_signed():
    cycle = a_rich_cycle()

    sources = {s.deliverable: s for s in assemble(cycle).sources if s.field == "rag"}

    assert set(sources) == set(cycle.now)
    assert all(s.return_sha256 == cycle.now[item].source.arrival.sha256 for item, s in sources.items())
    assert all(s.where for s in sources.values())


def test_what_the_plan_says_is_traced_to_the_plan():
    sources = assemble(a_cycle()).sources

    assert {s.file for s in sources if s.field in ("activity", "text", "due")} == {"plan"}
    assert [s.text for s in sources if s.field == "activity" and s.region == "gen_rec_4"] == [
        "Look into matter 4", "first", "then",
    ]  # fmt: skip


def test_a_lead_with_two_returns_is_shown_by_the_later():
    first = a_received_return(an_update(rag=Rag.RED), received=datetime(2031, 4, 1, tzinfo=UTC))
    second = a_received_return(an_update(rag=Rag.GREEN), received=datetime(2031, 4, 2, tzinfo=UTC))
    cycle = a_cycle(second, first, plan=a_plan(a_deliverable()))

    assert shown(assemble(cycle)).rating.label == "Green"
    assert MONITORING not in cycle.missing


def test_a_first_issue_says_what_its_movements_are_since():
    first, with_returns = assemble(a_cycle()), assemble(a_small_cycle(an_update(), an_update()))

    assert first.compared == "This is the first issue: there is no earlier one to compare with."
    assert with_returns.compared.endswith("compared with the earlier returns, the latest for February 2031.")
