"""The pictures of the assurance pack as data: what they count, what they leave out, and the words that say it all."""

from datetime import date

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

from paperclerk.assembly.assurance_pack import assemble
from paperclerk.assembly.dates_pictures import MOST_LATE, slippage_pictures
from paperclerk.assembly.rating_pictures import MOST_PERIODS, counts_picture, history_pictures, rated_periods
from paperclerk.domain.cycle import Cycle, PaperIssue, PastPeriod
from paperclerk.domain.pictures import DateKind
from paperclerk.domain.plan import Milestone
from paperclerk.domain.ratings import Rag, RagRating, RagScheme, Status

LATE = date(2031, 8, 31)


def two_months() -> Cycle:
    """Return a cycle of D4.1, D4.2 and D5.1: Finance sent nothing in March, and D4.1 went from Amber to Red."""
    return a_cycle(
        a_received_return(an_update("D4.1", rag=Rag.RED), an_update("D4.2")),
        before=[
            a_received_return(an_update("D4.1", rag=Rag.AMBER), an_update("D4.2"), period=LAST_PERIOD),
            a_received_return(an_update("D5.1"), owner=FINANCE, period=LAST_PERIOD),
        ],
    )


def histories(cycle: Cycle, number: int):
    about = next(one for one in cycle.plan.recommendations if one.number == number)
    return history_pictures(cycle, rated_periods(cycle), about)


def test_a_bar_a_period_counts_each_rating_and_what_has_none_the_oldest_first():
    picture = counts_picture(two_months())

    assert [mark.letter for mark in picture.marks] == ["R", "A", "G", "–"]
    assert [(bar.period, bar.counts) for bar in picture.bars] == [
        ("Feb 2031", (0, 1, 2, 0)), ("Mar 2031", (1, 0, 1, 1)),
    ]  # fmt: skip


def test_the_words_of_the_bars_say_every_number():
    assert counts_picture(two_months()).words.endswith(
        "February 2031: Red 0, Amber 1, Green 2 and No rating 0. March 2031: Red 1, Amber 0, Green 1 and No rating 1."
    )


def test_the_last_bar_says_what_the_table_beside_it_says():
    pack = assemble(two_months(), ())

    *table, _total = [line.now for line in pack.ratings]
    assert list(pack.counts_picture.bars[-1].counts) == table


def test_a_strip_has_a_row_a_deliverable_and_says_each_rating_in_words():
    (strip,) = histories(two_months(), 4)

    letters = [[strip.marks[mark].letter for mark in row.marks] for row in strip.rows]
    assert letters == [["A", "R"], ["G", "G"]]
    assert "D4.1: Amber February 2031, Red March 2031. D4.2: Green February 2031 to March 2031." in strip.words


def test_a_period_without_a_rating_is_a_dash_not_the_rating_before():
    (strip,) = histories(two_months(), 5)

    assert [strip.marks[mark].letter for mark in strip.rows[0].marks] == ["G", "–"]
    assert "No rating March 2031" in strip.words


def test_one_period_is_no_history():
    assert histories(a_cycle(), 4) == ()


def test_at_most_a_year_of_periods_is_shown_the_latest():
    keys = [f"{year}-{month:02}" for year in (2029, 2030) for month in range(1, 13)]
    cycle = two_months().model_copy(
        update={"before": tuple(PastPeriod(key=key, returns=(a_received_return(period=key),)) for key in keys)}
    )

    bars = counts_picture(cycle).bars
    assert len(bars) == MOST_PERIODS
    assert (bars[0].period, bars[-1].period) == ("Feb 2030", "Mar 2031")


def test_every_mark_has_a_letter_though_the_scheme_gives_none():
    scheme = RagScheme(ratings=(RagRating(rag=Rag.GREEN, label="On track", letter="", fill="FFFFFF", ink="000000"),))
    plan = a_plan().model_copy(update={"scheme": scheme})

    marks = counts_picture(a_cycle(plan=plan)).marks
    assert [(mark.label, mark.letter) for mark in marks] == [("On track", "OT"), ("No rating", "–")]


def test_a_mark_stays_readable_whatever_colours_the_council_chose():
    scheme = RagScheme(ratings=(RagRating(rag=Rag.GREEN, label="Green", letter="G", fill="FFFF00", ink="FFFFFF"),))

    assert counts_picture(a_cycle(plan=a_plan().model_copy(update={"scheme": scheme}))).marks[0].ink == "000000"


def test_what_is_later_than_agreed_shows_its_three_dates():
    cycle = a_small_cycle(an_update(forecast=LATE), last=an_update(forecast=date(2031, 7, 31)))

    ((row,),) = [picture.rows for picture in slippage_pictures(cycle, None)]
    assert row.dates == (
        (DateKind.BASELINE, date(2031, 6, 30)), (DateKind.LAST, date(2031, 7, 31)), (DateKind.NOW, LATE),
    )  # fmt: skip
    assert row.late == "62 days late"


def test_the_words_of_the_dates_say_each_of_them():
    cycle = a_small_cycle(an_update(forecast=LATE), last=an_update())

    (picture,) = slippage_pictures(cycle, None)
    assert "D4.1: agreed 30 June 2031, last forecast 30 June 2031, now 31 August 2031, 62 days late." in picture.words
    assert picture.words.endswith("Returns due 5 April 2031. End of the plan 31 December 2031.")


def test_the_last_date_is_the_one_the_last_issue_showed():
    issue = PaperIssue(name="", period="2030-12", build_id="", sha256="", forecasts={"D4.1": "2031-07-01"})
    cycle = a_small_cycle(an_update(forecast=LATE), last=an_update())

    (picture,) = slippage_pictures(cycle, issue)
    assert (DateKind.LAST, date(2031, 7, 1)) in picture.rows[0].dates


def test_late_milestones_have_rows_of_their_own_held_against_the_plan():
    agreed = Milestone(id="m1", text="Draft", due=date(2031, 4, 1))
    said = agreed.model_copy(update={"due": date(2031, 5, 1), "forecast": date(2031, 5, 1)})
    cycle = a_small_cycle(an_update(milestones=(said,)), plan=a_plan(a_deliverable(milestones=(agreed,))))

    (picture,) = slippage_pictures(cycle, None)
    assert [(row.id, row.late) for row in picture.rows] == [("D4.1 m1", "30 days late")]


def test_what_was_completed_late_is_marked_as_completed():
    cycle = a_small_cycle(an_update(status=Status.COMPLETE, actual=date(2031, 7, 1), forecast=None))

    (picture,) = slippage_pictures(cycle, None)
    assert picture.rows[0].dates[-1] == (DateKind.COMPLETED, date(2031, 7, 1))


def test_where_nothing_is_late_there_is_no_picture():
    assert slippage_pictures(a_cycle(), None) == ()


def test_of_very_many_the_latest_are_shown_in_two_pictures_that_say_so():
    items = [a_deliverable(f"D4.{number}") for number in range(1, 101)]
    said = [an_update(item.id, forecast=date(2031, 7, 1 + number % 31)) for number, item in enumerate(items)]
    cycle = a_cycle(a_received_return(*said, owner=MONITORING), plan=a_plan(*items))

    first, second = slippage_pictures(cycle, None)
    assert len(first.rows) + len(second.rows) == MOST_LATE
    assert first.title == "Later than agreed, March 2031: the 30 latest of 100 (1 of 2)"
    assert first.rows[0].late == "31 days late"
