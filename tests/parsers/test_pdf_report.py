"""A plan is read whole out of a report, however its table is set."""

from datetime import date

import pytest
from plan_tables import AGREED, WIDTHS, as_agreed, messages, printed, rules
from report_pages import Style

STYLES = {
    "as a word processor prints it": Style(),
    "without a line under a row that runs on": Style(closing_line=False),
    "without sides": Style(borders="open"),
    "with lines between rows only": Style(borders="levels"),
    "without any lines": Style(borders="none", row_gap=6),
    "without any lines, headings shaded": Style(borders="none", row_gap=6, shaded=True),
    "headings on the first page only": Style(repeat_headings=False),
    "no lines, headings on the first page only": Style(borders="none", row_gap=6, repeat_headings=False),
    "upright pages": Style(page=(595, 842), size=8, margin=40),
    "wrapped lines end with a space": Style(keep_spaces=True),
    "paragraphs no further apart than lines": Style(gap=0, keep_spaces=True),
    "small pages, rows over several": Style(page=(842, 330)),
    "nothing bold": Style(bold_titles=False, bold_headings=False),
    "landscape pages printed on upright ones": Style(turned=True),
    "rulings drawn as thin boxes": Style(boxed=True, shaded=True, keep_spaces=True),
    "rulings drawn as thin boxes, no sides": Style(boxed=True, borders="open", closing_line=False),
    "wide lines": Style(leading=1.5, gap=9),
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
def test_a_plan_is_read_whole_however_its_table_is_set(style):
    narrow = style.page[0] < 600
    reading = printed(style, widths=tuple(w * 0.69 for w in WIDTHS) if narrow else WIDTHS)
    assert as_agreed(reading.plan) == AGREED
    assert not {"I05", "I06", "I07", "I09"} & set(rules(reading))


def test_a_row_that_runs_over_pages_says_on_which_it_stands():
    plan = printed(Style(page=(842, 300))).plan
    assert [r.pages for r in plan.recommendations] == [(1, 2), (2, 3), (3, 4), (4, 5), (5, 5)]


def test_the_first_cell_is_put_together_over_a_page_break():
    third = printed(Style(page=(842, 570))).plan.recommendations[2]
    uncut = printed(Style(page=(842, 1500))).plan.recommendations[2]
    assert third.pages == (1, 2)
    assert height_of(third.place) < height_of(uncut.place), "the page's end must cut the title, or this shows nothing"
    assert third.title == uncut.title == AGREED[2][1]


def height_of(place):
    return place.box[3] - place.box[1]


def test_title_council_and_marking_are_the_documents_own():
    plan = printed(Style(number_pages=False)).plan
    assert (plan.title, plan.organisation, plan.marking) == (
        "Governance Renewal Plan",
        "Northmere Borough Council",
        "OFFICIAL",
    )


def test_a_month_in_the_heading_gives_every_deliverable_its_last_day_and_one_finding():
    reading = printed()
    due = {(d.due, d.due_basis) for d in reading.plan.deliverables()}
    heading = "Key Deliverables by end of May (May 2031)"
    assert due == {(date(2031, 5, 31), f"the last day of the month named in the heading “{heading}”")}
    assert reading.plan.horizon == date(2031, 5, 31)
    assert len(messages(reading, "I01")) == 1


def test_the_first_officer_leads_and_the_others_support():
    reading = printed()
    third = reading.plan.deliverable("D3.1")
    assert third.lead == AGREED[2][4][0]
    assert list(third.supporting) == AGREED[2][4][1:]
    assert len(messages(reading, "I08")) == 1


def test_the_register_holds_every_post_once():
    plan = printed().plan
    named = [title for *_, officers, _ in AGREED for title in officers]
    assert plan.officers.titles == tuple(dict.fromkeys(named))


def test_every_piece_says_where_it_stands():
    plan = printed(Style(page=(842, 330))).plan
    for r in plan.recommendations:
        places = [r.place, *(a.place for a in r.activities), *(d.places["text"] for d in r.deliverables)]
        places += [d.place for d in r.dependencies]
        places += [plan.officers.find(title).place for title in r.accountable_officers[:1] if r.number == 1]
        assert all(p.page and p.box and p.box[0] < p.box[2] and p.box[1] < p.box[3] for p in places)
        assert places[1].where == f"page {places[1].page}, table 1, column 2"
        assert all(r.pages[0] <= p.page <= r.pages[1] for p in places)


def test_bullets_with_no_lead_in_are_attached_with_a_finding_each():
    assert [m for m in messages(printed(), "I03") if "Recommendation 4" in m] == messages(printed(), "I03")
    assert len(messages(printed(), "I03")) == 1


def test_a_paragraph_that_delivery_hangs_on_is_a_dependency_with_a_finding():
    assert len(messages(printed(), "I02")) == 1


def test_reading_twice_gives_the_same():
    assert printed(Style(page=(842, 330))) == printed(Style(page=(842, 330)))
