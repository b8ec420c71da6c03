"""What a report is compared by: what it asks, and what it prints of a plan, in whatever shape."""

from datetime import date

import pytest

from paperclerk.domain.differences import ItemKind
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Activity, Deliverable, Plan, Recommendation
from paperclerk.domain.ratings import Rag
from paperclerk.domain.report import Report, ReportParagraph, ReportRecommendation, ReportSection, ReportTable
from parsers.published_items import paper_said
from parsers.said_values import labelled, said_date, said_rating

HOME = Place(file="paper.pdf", sha256="0" * 64)


def a_plan(*texts, **changes):
    deliverables = tuple(
        Deliverable(id=f"D4.{n}", text=text, due=changes.get("due")) for n, text in enumerate(texts, 1)
    )
    return Plan(
        recommendations=(
            Recommendation(
                number=4,
                title="Use the Constitution",
                activities=(Activity(id="A4.1", text="Write it anew:", items=("in plain words",)),),
                deliverables=deliverables,
                accountable_officers=("Monitoring Officer",),
                pages=(7, 8),
            ),
        )
    )


def a_report(*rows, header=("Ref", "Action", "Lead", "Due date", "RAG"), heading="Progress", before=""):
    table = ReportTable(pages=(3,), header=header, rows=rows, row_pages=(3,) * len(rows), position=2)
    paragraphs = (ReportParagraph(text=before, position=1),) if before else ()
    return Report(sections=(ReportSection(heading=heading, paragraphs=paragraphs, tables=(table,)),))


def said(report=None, plan=None):
    return paper_said(report or Report(), plan or Plan(), HOME).items


def deliverables(report=None, plan=None):
    return [item for item in said(report, plan) if item.kind is ItemKind.DELIVERABLE]


def test_what_a_report_asks_is_said_with_its_page():
    (asked,) = said(Report(recommendations=(ReportRecommendation(number="(a)", text="notes it", page=2),)))

    assert (asked.kind, asked.number, asked.text, asked.place.page) == (ItemKind.RECOMMENDATION, "(a)", "notes it", 2)


def test_a_plan_gives_its_recommendations_responses_and_deliverables():
    title, activity, guide, review = said(plan=a_plan("A guide", "A review", due=date(2031, 6, 30)))

    assert (title.number, title.text, title.officers) == ("4", "Use the Constitution", ("Monitoring Officer",))
    assert (activity.under, activity.text) == ("4", "Write it anew:\nin plain words")
    assert [(item.number, item.counted, item.text) for item in (guide, review)] == [
        ("D4.1", True, "A guide"),
        ("D4.2", True, "A review"),
    ]
    assert guide.due.day == date(2031, 6, 30)
    assert title.place.page == 7


def test_a_paper_on_progress_gives_each_numbered_deliverable_with_what_is_said_of_it():
    plan = a_plan(
        "D4.1 A guide to the Constitution.",
        "Due: 30 June 2031. Overdue by 2 days on 2 July 2031",
        "Rating: Amber (A). In progress, 90% complete",
        "Forecast: 6 August 2031 Movement: Worsened since May 2031 (was Green)",
        "Progress this period:",
        "Due: the printers have it.",
        "D4.2 A review.",
        "Return for June 2031 not received",
    )

    guide, review = deliverables(plan=plan)

    assert (guide.number, guide.counted, guide.text) == ("D4.1", False, "A guide to the Constitution.")
    assert guide.due.day == date(2031, 6, 30)
    assert (guide.rating.rag, guide.rating.printed) == (Rag.AMBER, "Amber (A)")
    assert (guide.rating_before.rag, guide.rated_before_in) == (Rag.GREEN, "May 2031")
    assert (review.text, review.rating.printed) == ("A review.", "")


def test_a_tracker_gives_each_row_with_its_officer_date_and_rating():
    report = a_report(
        ("1", "Publish the guide", "Monitoring Officer", "30 June 2031", "G"),
        ("2", "Review it\nLead: nobody", "Head of Audit / Chief Executive", "Spring 2032", "Amber/Red"),
    )

    guide, review = deliverables(report)

    assert (guide.number, guide.text, guide.officers) == ("1", "Publish the guide", ("Monitoring Officer",))
    assert (guide.due.day, guide.rating.rag, guide.place.page) == (date(2031, 6, 30), Rag.GREEN, 3)
    assert review.officers == ("Head of Audit", "Chief Executive")
    assert (review.due.day, review.due.printed, review.rating.rag) == (None, "Spring 2032", Rag.AMBER_RED)


def test_a_column_that_holds_two_things_is_told_apart_by_its_labels():
    header = ("Deliverable and lead", "Rating", "Dates and status", "What the lead officer reported")
    row = ("D8.3 The audited accounts.\nLead: Director of Finance", "Red (R)",
           "Agreed: 30 June 2031\nForecast: 30 September 2031, 92 days after", "All queries are answered.")  # fmt: skip

    (found,) = deliverables(a_report(row, header=header))

    assert (found.number, found.text, found.officers) == ("D8.3", "The audited accounts.", ("Director of Finance",))
    assert (found.due.day, found.rating.rag) == (date(2031, 6, 30), Rag.RED)
    assert not found.partial


@pytest.mark.parametrize(
    ("heading", "before"),
    [("Exceptions", ""), ("Progress", "Deliverables that are Red or Amber; the other 30 are not shown.")],
)
def test_a_list_of_exceptions_is_known_to_hold_only_some(heading, before):
    (found,) = deliverables(a_report(("1", "Publish it", "", "", "R"), heading=heading, before=before))

    assert found.partial


def test_the_action_is_the_item_and_the_recommendation_what_it_belongs_to():
    header = ("Recommendation", "Agreed action", "Owner", "Target date", "Status")
    row = ("R1 Scrutiny", "Publish the guide", "Monitoring Officer", "June 2031", "Green")

    (found,) = deliverables(a_report(row, header=header))

    assert (found.text, found.under, found.rating.rag) == ("Publish the guide", "R1 Scrutiny", Rag.GREEN)


def test_a_rating_in_words_is_kept_as_printed():
    header = ("Action", "Target date", "Status")
    rows = (("Publish the guide", "June 2031", "On track"), ("Review it", "July 2031", "Behind schedule"))

    assert [(item.rating.rag, item.rating.printed) for item in deliverables(a_report(*rows, header=header))] == [
        (None, "On track"),
        (None, "Behind schedule"),
    ]


def test_an_action_that_is_its_own_deliverable_is_one_item():
    plan = a_plan("Use the Constitution.")

    (activity, found) = said(a_report(("4", "Use the Constitution", "", "June 2031", "Red")), plan)

    assert activity.kind is ItemKind.ACTIVITY
    assert (found.kind, found.officers, found.rating.rag) == (ItemKind.DELIVERABLE, ("Monitoring Officer",), Rag.RED)


def test_a_status_that_is_no_rating_is_none():
    header = ("Action", "Target date", "Status")

    (found,) = deliverables(a_report(("Publish the guide", "June 2031", "In progress"), header=header))

    assert found.rating.printed == ""


def test_a_plan_table_that_has_dates_of_its_own_is_read_once():
    header = ("Recommendation", "Deliverable", "By when", "RAG")
    report = a_report(("4. Use it", "A guide\nA review.", "June 2031", "Red"), header=header)

    guide, review = deliverables(report, a_plan("A guide", "A review"))

    assert [(item.number, item.rating.rag, item.due.printed) for item in (guide, review)] == [
        ("D4.1", Rag.RED, "June 2031"),
        ("D4.2", Rag.RED, "June 2031"),
    ]


def test_a_rating_in_a_row_of_a_recommendation_is_that_of_its_deliverables():
    report = a_report(
        ("4 Use the Constitution", "", "June 2031", "At risk"), header=("Action", "Lead", "When", "Rating")
    )

    title, _, *items = said(report, a_plan("A guide", "A review"))

    assert title.rating.printed == ""
    assert [item.rating.printed for item in items] == ["At risk", "At risk"]


def test_a_tracker_before_the_first_heading_is_one_too():
    (section,) = a_report(("1", "Publish the guide", "", "30 June 2031", "G")).sections

    assert [item.text for item in deliverables(Report(opening_tables=section.tables))] == ["Publish the guide"]


def test_a_table_without_ratings_or_dates_is_no_tracker():
    assert deliverables(a_report(("a", "b"), header=("Action", "Notes"))) == []
    assert deliverables(a_report(("a", "not a colour at all"), header=("Action", "Rating"))) == []


def test_a_table_of_figures_is_no_tracker():
    header = ("Measure", "Baseline", "Target", "Deadline")

    assert deliverables(a_report(("Contracts without an owner", "62%", "59%", "n/a"), header=header)) == []


def test_a_row_that_is_one_text_over_the_whole_table_is_no_item():
    report = a_report(("Governance",) * 5, ("1", "Publish the guide", "", "30 June 2031", "G"))

    assert [item.text for item in deliverables(report)] == ["Publish the guide"]


def test_what_stands_in_a_plan_and_in_a_table_of_progress_is_one_item():
    report = a_report(("D4.1", "A guide", "", "", "Amber"), ("D9.1", "Another", "", "", "Red"))

    guide, other = deliverables(report, a_plan("D4.1 A guide"))

    assert (guide.number, guide.rating.rag, other.number) == ("D4.1", Rag.AMBER, "D9.1")


def test_a_plan_that_says_a_thing_twice_has_each_dated_by_its_own_row():
    twice = Plan(
        recommendations=tuple(
            Recommendation(
                number=n, title=f"Title {n}", deliverables=(Deliverable(id=f"D{n}.1", text="Loans counted"),)
            )
            for n in (3, 7)
        )
    )
    rows = (("", "Loans counted", "Q3 2031/32"), ("", "Loans counted", "Q4 2031/32"))

    for numbers in (("", ""), ("3", "7")):
        table = [(number, *row[1:]) for number, row in zip(numbers, rows, strict=True)]
        items = deliverables(a_report(*table, header=("No.", "Measure", "Due date")), twice)
        assert [(item.number, item.due.printed) for item in items] == [("D3.1", "Q3 2031/32"), ("D7.1", "Q4 2031/32")]


def test_a_key_to_the_ratings_is_no_list_of_items():
    key = a_report(("Red (R)", "It will not be done"), header=("Rating", "What it means"), heading="Key")

    assert deliverables(key) == []


def test_the_months_a_paper_is_about_stand_at_its_head():
    section = ReportSection(heading="Plan", paragraphs=(ReportParagraph(text="Progress reported for march 2031"),))

    assert paper_said(Report(sections=(section,)), Plan(), HOME).months == ("March 2031",)


@pytest.mark.parametrize(
    ("printed", "rag", "kept"),
    [
        ("Green", Rag.GREEN, "Green"),
        ("A", Rag.AMBER, "A"),
        ("A / G", Rag.AMBER_GREEN, "A / G"),
        ("Red to Amber", Rag.AMBER_RED, "Red to Amber"),
        ("Yellow", Rag.AMBER, "Yellow"),
        ("GREEN. Complete on 5 March", Rag.GREEN, "GREEN"),
        ("Blue", None, "Blue"),
        ("Reduced", None, "Reduced"),
        ("", None, ""),
    ],
)
def test_a_rating_is_known_by_its_colour_or_its_letter(printed, rag, kept):
    assert (said_rating(printed).rag, said_rating(printed).printed) == (rag, kept)


def test_a_date_is_the_first_that_is_named():
    assert said_date("30 June 2031, was 31 May 2031").day == date(2031, 6, 30)
    assert said_date("June 2031").day == date(2031, 6, 30)
    assert said_date("ongoing").day is None


def test_labels_in_the_middle_of_words_are_none():
    assert labelled("Overdue: 3 days") == {"words": "Overdue: 3 days"}
    assert labelled("Guide. Due: May. Rating: Red")["due"] == "May."
