"""The assurance pack as data."""

from datetime import UTC, date, datetime

import pytest
from builders import (
    FINANCE,
    LAST_PERIOD,
    MONITORING,
    a_cycle,
    a_deliverable,
    a_period,
    a_plan,
    a_received_return,
    a_small_cycle,
    an_arrival,
    an_update,
)
from rich_cycle import a_rich_cycle, the_findings, the_last_issue

from paperclerk.assembly.assurance_pack import assemble
from paperclerk.domain.cycle import PaperIssue, Quarantined
from paperclerk.domain.findings import finding
from paperclerk.domain.ratings import Rag, Status


def an_issue(period: str = LAST_PERIOD, **changes) -> PaperIssue:
    return PaperIssue(name="assurance-pack", period=period, build_id="b", sha256="s", **changes)


def counts(lines) -> dict[str, tuple[int, str]]:
    return {line.rating.label: (line.now, line.last) for line in lines}


def test_counts_stand_beside_the_last_issues_and_both_add_up_to_all_deliverables():
    pack = assemble(a_rich_cycle(), the_findings(), the_last_issue())

    for lines in (pack.ratings, pack.states):
        *parts, total = lines
        assert total.rating.label == "All deliverables"
        assert sum(line.now for line in parts) == total.now == 39
        assert sum(int(line.last) for line in parts) == int(total.last) == 39


def test_what_nobody_reported_is_counted_as_not_rated_whatever_it_was_before():
    cycle = a_cycle(a_received_return(), before=[a_received_return(owner=FINANCE, period=LAST_PERIOD)])

    pack = assemble(cycle, (), an_issue(ratings={"D4.1": Rag.RED, "D5.1": Rag.GREEN}))

    assert counts(pack.ratings) == {
        "Red": (0, "1"), "Amber": (0, "0"), "Green": (2, "1"), "No rating": (1, "1"), "All deliverables": (3, "3"),
    }  # fmt: skip
    assert counts(pack.states)["No status"] == (1, "3")


def test_a_first_issue_says_that_there_is_nothing_to_compare_with():
    pack = assemble(a_cycle(), ())

    assert pack.compared == "This is the first issue: there is no earlier one to compare with."
    assert {line.last for line in pack.ratings} == {""}


def test_a_pack_covers_the_periods_since_its_last_issue():
    before = [a_received_return(period=key) for key in ("2030-12", "2031-01", "2031-02")]

    pack = assemble(a_cycle(before=before), (), an_issue("2030-12"))

    assert pack.periods == ("2031-01", "2031-02", "2031-03")
    assert pack.covers.startswith("Covers January 2031, February 2031 and March 2031.")
    assert pack.compared == "Compared with the last issue, December 2030."


@pytest.mark.parametrize(
    ("before", "now", "line"),
    [
        ({"rag": Rag.AMBER}, {"rag": Rag.GREEN}, ("Improved", "Evidence", ["Board minute 7, 12 March 2031"])),
        ({"rag": Rag.AMBER}, {"rag": Rag.GREEN, "evidence": None}, ("Improved", "No evidence given", [])),
        ({"rag": Rag.GREEN}, {"rag": Rag.RED, "slip_reason": "No staff."}, ("Worsened", "Reason", ["No staff."])),
        ({"rag": Rag.GREEN}, {"rag": Rag.RED, "narrative": "Stuck."}, ("Worsened", "Progress", ["Stuck."])),
    ],
)
def test_a_movement_is_listed_with_the_owners_evidence_or_reason(before, now, line):
    cycle = a_small_cycle(an_update(**now), an_update(**before))

    (moved,) = assemble(cycle, ()).movements

    assert (moved.movement, moved.basis, [p.text for p in moved.words]) == line


def test_ratings_that_stay_are_counted_and_not_listed():
    cycle = a_small_cycle(an_update(), an_update())

    pack = assemble(cycle, ())

    assert (pack.movements, pack.unmoved) == ((), "1 deliverable kept the same rating.")


def test_bad_news_stands_before_good_in_the_movements():
    pack = assemble(a_rich_cycle(), (), the_last_issue())

    kinds = list(dict.fromkeys(line.movement for line in pack.movements))
    assert kinds == ["Worsened", "No return received", "Improved", "Completed"]


@pytest.mark.parametrize(
    ("update", "reasons"),
    [
        ({"rag": Rag.RED, "recovery_action": "Ask", "recovery_owner": "X", "recovery_date": date(2031, 5, 1)}, "Red"),
        ({"rag": Rag.RED}, "Red; Red with no dated path to green"),
        ({"rag": Rag.AMBER, "recovery_action": "Ask"}, "Amber with no dated path to green"),
    ],
)
def test_an_exception_says_why_it_is_one(update, reasons):
    (line,) = assemble(a_small_cycle(an_update(**update)), ()).exceptions

    assert line.reasons == reasons


def test_an_overdue_deliverable_is_an_exception_even_when_nobody_reported_on_it():
    plan = a_plan(a_deliverable(due=date(2031, 2, 28)))
    cycle = a_cycle(plan=plan).model_copy(update={"returns": ()})

    (line,) = assemble(cycle, ()).exceptions

    assert (line.id, line.reasons, line.rating.label) == (
        "D4.1",
        "Overdue since 28 February 2031",
        "No return received",
    )


def test_only_open_and_grave_challenges_make_an_exception():
    grave, slight = finding("C22", "The same.", subject="D4.1"), finding("C44", "Late.", subject="D4.2")
    in_the_way = slight.model_copy(update={"severity": "low"})

    pack = assemble(a_cycle(), (grave, in_the_way))

    assert [(line.id, line.reasons) for line in pack.exceptions] == [("D4.1", "Challenged (C22)")]


def test_slippage_gives_the_three_dates_the_days_and_the_owners_reason():
    late = an_update(forecast=date(2031, 8, 15), slip_reason="Counsel is ill.")
    cycle = a_small_cycle(late, an_update(forecast=date(2031, 7, 31)))

    (line,) = assemble(cycle, (), an_issue(forecasts={"D4.1": "2031-07-01"})).slippage

    assert (line.agreed, line.last_forecast, line.forecast) == ("30 June 2031", "1 July 2031", "15 August 2031")
    assert line.days == ("46 days after agreed", "45 days after last forecast")
    assert [p.text for p in line.reason] == ["Counsel is ill."]


def test_what_is_on_time_and_not_later_than_last_said_has_not_slipped():
    assert assemble(a_small_cycle(an_update(), an_update()), ()).slippage == ()


def test_a_lead_without_a_return_is_named_with_the_last_rating_of_each_deliverable():
    last = a_received_return(an_update("D5.1", rag=Rag.RED), owner=FINANCE, period=LAST_PERIOD)

    (gap,) = assemble(a_cycle(a_received_return(), before=[last]), ()).absentees

    assert (gap.lead, gap.deliverables) == (FINANCE, ("D5.1: last rated Red, February 2031",))


def test_a_return_after_the_cut_off_is_late_and_one_within_the_days_of_grace_is_not():
    after = a_received_return(owner=FINANCE, received=datetime(2031, 4, 8, 9, 0, tzinfo=UTC))
    cycle = a_cycle(a_received_return(), after)

    assert [(line.lead, line.days) for line in assemble(cycle, ()).late] == [(FINANCE, "3 days")]
    lenient = cycle.thresholds.model_copy(update={"days_of_grace": 3})
    assert assemble(cycle.model_copy(update={"thresholds": lenient}), ()).late == ()


def test_a_file_set_aside_is_named_with_every_reason():
    broken = finding("F02", "The file is broken and cannot be read.")
    aside = Quarantined(arrival=an_arrival("b" * 64, "odd.docx"), findings=(broken, broken))

    (line,) = assemble(a_cycle(quarantined=(aside,)), ()).set_aside

    assert (line.file, line.received, line.reasons) == ("odd.docx", "1 April 2031", (broken.message,))


def test_the_challenge_log_is_by_severity_and_says_what_was_asked_and_who_accepted_what():
    log = assemble(a_rich_cycle(), the_findings()).challenges

    assert [(g.severity, g.summary) for g in log] == [
        ("Stops publication", "2 findings: 1 open, 1 accepted."),
        ("High", "3 findings: 3 open, 0 accepted."),
        ("Low", "1 finding: 1 open, 0 accepted."),
    ]
    accepted = next(line for line in log[0].lines if line.rule == "C10")
    assert accepted.state == "Accepted by A. Reviewer on 6 April 2031: The board saw the minute on 2 April."
    assert accepted.asked == "Name the document that shows it."


def test_decisions_asked_for_are_each_owners_own_words_from_the_return_that_stands():
    first = a_received_return(decisions="Extend D4.1.", received=datetime(2031, 4, 1, tzinfo=UTC))
    later = a_received_return(decisions="Extend D4.2.", received=datetime(2031, 4, 2, tzinfo=UTC))

    pack = assemble(a_cycle(first, later), ())

    assert [(d.owner, [p.text for p in d.words]) for d in pack.decisions] == [(MONITORING, ["Extend D4.2."])]
    (source,) = (s for s in pack.sources if s.field == "return_decisions")
    assert source.return_sha256 == later.arrival.sha256


def test_each_recommendation_has_its_page_with_all_its_deliverables():
    pack = assemble(a_rich_cycle(), ())

    assert [page.number for page in pack.pages] == list(range(1, 14))
    assert sum(len(page.deliverables) for page in pack.pages) == 39


def test_the_board_is_named_when_the_calendar_names_one():
    cycle = a_cycle(period=a_period(board=date(2031, 4, 17)))

    assert "For the board on 17 April 2031." in assemble(cycle, ()).covers


def test_a_state_outside_the_usual_is_counted_only_where_it_occurs():
    suspended = a_small_cycle(an_update(status=Status.SUSPENDED))

    assert counts(assemble(suspended, ()).states)["Suspended"] == (1, "")
    assert "Suspended" not in counts(assemble(a_cycle(), ()).states)


def test_a_reason_holds_until_the_date_moves_again_and_is_shown_with_its_month():
    explained = an_update(forecast=date(2031, 8, 15), slip_reason="Counsel is ill.")
    cycle = a_small_cycle(an_update(forecast=date(2031, 8, 15)), explained)

    pack = assemble(cycle, ())

    (line,) = pack.slippage
    assert (line.reason_note, [p.text for p in line.reason]) == ("Given for February 2031:", ["Counsel is ill."])
    (source,) = (s for s in pack.sources if s.region == line.region and s.field == "slip_reason")
    assert source.return_sha256 == cycle.before[0].returns[0].arrival.sha256


def test_a_date_that_moves_again_without_a_reason_is_said_to_have_none():
    explained = an_update(forecast=date(2031, 7, 15), slip_reason="Counsel is ill.")

    (line,) = assemble(a_small_cycle(an_update(forecast=date(2031, 8, 15)), explained), ()).slippage

    assert line.reason_note == "None given for March 2031. Given for February 2031:"


def test_the_date_of_finished_work_is_no_forecast():
    done = an_update(status=Status.COMPLETE, actual=date(2031, 8, 15))

    (line,) = assemble(a_small_cycle(done), ()).slippage

    assert line.forecast == "Completed 15 August 2031"


def test_figures_of_the_last_issue_are_those_it_showed_whatever_the_plan_has_now():
    issue = an_issue(ratings={"D4.1": Rag.RED, "D9.9": Rag.RED}, statuses={"D9.9": "complete"}, deliverables=7)

    pack = assemble(a_small_cycle(an_update()), (), issue)

    assert [counts(pack.ratings)[label][1] for label in ("Red", "No rating", "All deliverables")] == ["2", "5", "7"]
    assert [counts(pack.states)[label][1] for label in ("Complete", "No status", "All deliverables")] == ["1", "6", "7"]


def test_a_first_issue_says_so_when_it_compares_with_earlier_returns_and_is_silent_without_any():
    compared, alone = assemble(a_small_cycle(an_update(), an_update(rag=Rag.RED)), ()), assemble(a_cycle(), ())

    assert compared.compared == (
        "This is the first issue. Ratings are compared with the earlier returns, the latest for February 2031."
    )
    assert [line.movement for line in compared.movements] == ["Improved"]
    assert (alone.movements, alone.unmoved) == ((), "")


def test_a_deliverable_its_owners_return_leaves_out_is_not_called_one_without_a_return():
    pack = assemble(a_cycle(a_received_return(an_update("D4.1")), a_received_return(owner=FINANCE)), (), an_issue())

    lines = {line.id: line for line in pack.movements}
    assert (lines["D4.2"].movement, lines["D4.2"].rating.label) == (("Return says nothing of it",) * 2)
    assert (lines["D4.2"].basis, lines["D4.2"].words) == ("", ())


def test_a_rating_that_could_not_be_read_is_shown_as_written_and_listed():
    update = an_update(rag=None, status=Status.COMPLETE, as_written={"rag": "Amber going green"})

    pack = assemble(a_small_cycle(update), (), an_issue())

    (line,), (moved,), ((card,),) = pack.exceptions, pack.movements, [page.deliverables for page in pack.pages]
    assert (line.rating.label, line.rating.letter) == ("Rating not readable", "Amber going green")
    assert line.reasons.startswith("Rating not readable (V01)")
    assert {moved.movement, card.movement} == {"Rating not readable (Amber going green)"}


def test_a_questioned_deliverable_says_so_beside_what_its_owner_signed():
    asked = finding("C22", "The words are the same as last month. Nobody changed them.", subject="D4.1")

    (card,) = assemble(a_small_cycle(an_update()), (asked,)).pages[0].deliverables

    assert (card.questioned, card.challenged) == (
        ("C22: The words are the same as last month.",),
        "Challenged (C22)",
    )


def test_a_return_changed_after_it_was_signed_says_so_on_the_line_of_the_signature():
    changed = finding("C41", f"The return of {MONITORING} was changed after it was signed.", owner=MONITORING)

    (card,) = assemble(a_small_cycle(an_update()), (changed,)).pages[0].deliverables

    assert card.sign_off.endswith(f". The return of {MONITORING} was changed after it was signed (C41)")


def test_finished_work_without_evidence_is_said_to_have_none():
    done = an_update(status=Status.COMPLETE, evidence=None)

    (card,) = assemble(a_small_cycle(done), ()).pages[0].deliverables

    assert card.evidence_owed == "None given"
