"""Recommendations, appendices, contents and packs, in every arrangement that reports have them."""

import pytest
from report_pieces import SENTENCE, chapters, heading, report_of, table, text

from paperclerk.domain.places import Place
from parsers.outline import reports_of
from parsers.pieces import Piece


def asked(*pieces: Piece) -> list[tuple[str, str]]:
    report = report_of(*chapters(("1", "Summary", 2)), *pieces, *chapters(("9", "Risk", 2)))
    return [(one.number, one.text) for one in report.recommendations]


@pytest.mark.parametrize(
    "words",
    [
        "Recommendations", "RECOMMENDATION(S)", "Recommendations:", "Officer Recommendations", "Decisions recommended",
        "Recommendations to Cabinet", "Decision required", "Recommended decisions", "Cabinet is recommended to:",
        "It is recommended that", "What Cabinet is asked to decide", "Recommendations and reasons",
    ],
)  # fmt: skip
def test_what_is_asked_stands_under_a_heading_of_any_wording(words):
    assert asked(heading(words, "2"), text("Approve the plan.", "(a)"), text("Note the costs.", "(b)")) == [
        ("(a)", "Approve the plan."), ("(b)", "Note the costs."),
    ]  # fmt: skip


def test_words_that_lead_to_what_is_asked_are_not_asked():
    pieces = [
        heading("Recommendations", "2"),
        text("It is recommended that Cabinet:", "2.1"),
        text("Approves the plan.", "2.1.1", bold=True),
        text("Notes the costs.", "2.1.2", bold=True),
    ]

    assert [number for number, _ in asked(*pieces)] == ["2.1.1", "2.1.2"]


@pytest.mark.parametrize(
    ("lead", "numbers"),
    [
        ("That Cabinet:", ("i.", "ii.", "iii.")),
        ("It is recommended that Cabinet", ("(a)", "(b)", "(c)")),
        ("Cabinet is asked to", ("•", "•", "•")),
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_point_among_others_that_asks_an_officer_is_asked_wherever_it_stands(lead, numbers, place):
    words = ["approves the plan;", "notes the costs."]
    words.insert(place, "asks the Director to report back in May; and")
    points = [text(one, number) for one, number in zip(words, numbers, strict=True)]

    assert [one for _, one in asked(heading("Recommendations", "2"), text(lead, "2.1"), *points)] == words


def test_a_point_that_asks_an_officer_keeps_the_points_under_it():
    pieces = [
        heading("Recommendations", "2"), text("Cabinet is recommended to:"),
        text("asks the Director to:", "(a)"), text("report in May; and", "(i)"), text("report in June;", "(ii)"),
        text("that officers be asked to:", "(b)"), text("publish both.", "(i)"),
    ]  # fmt: skip

    assert asked(*pieces) == [
        ("(a)", "asks the Director to:\n(i) report in May; and\n(ii) report in June;"),
        ("(b)", "that officers be asked to:\n(i) publish both."),
    ]


def test_a_short_sentence_without_a_number_or_a_stop_is_asked():
    pieces = (heading("Recommendations"), text("Cabinet is asked to note the report"), text("It should be published."))

    assert [words for _, words in asked(*pieces)] == ["Cabinet is asked to note the report", "It should be published."]


def test_a_lead_in_to_each_of_two_bodies_is_not_asked():
    pieces = [
        heading("Recommendations", "2"), text("Cabinet is asked to:", "2.1"), text("Approve it.", "(a)"),
        text("Note it.", "(b)"), text("Council is asked to:", "2.2"), text("Adopt it.", "(a)"),
    ]  # fmt: skip

    assert [words for _, words in asked(*pieces)] == ["Approve it.", "Note it.", "Adopt it."]


def test_points_after_a_colon_belong_to_the_recommendation_before_them():
    pieces = [
        heading("Recommendations", "2"),
        text("Approve the plan, with:", "2.1"),
        text("the budget;", "(a)"),
        text("the timetable.", "(b)"),
        text("Note the costs.", "2.2"),
    ]

    assert asked(*pieces) == [
        ("2.1", "Approve the plan, with:\n(a) the budget;\n(b) the timetable."),
        ("2.2", "Note the costs."),
    ]


def test_a_recommendation_in_one_sentence_without_a_number():
    pieces = (heading("Recommendation", "2"), text("That Cabinet approves the plan as set out in Appendix A."))

    assert asked(*pieces) == [("", "That Cabinet approves the plan as set out in Appendix A.")]


def test_recommendations_as_bullets():
    pieces = [
        heading("Recommendations", "2"),
        text("Cabinet is asked to:"),
        text("approve it;", "•"),
        text("note it.", "•"),
    ]

    assert asked(*pieces) == [("•", "approve it;"), ("•", "note it.")]


def test_recommendations_in_a_box_or_a_table():
    box = table(("That Cabinet:\n1. Approves the plan.\n2. Notes the costs.",), ("",))
    rows = table(("1", "Approves the plan."), ("2", "Notes the costs."), header=("No.", "Recommendation"))

    assert asked(heading("Recommendations", "2"), box) == [("1.", "Approves the plan."), ("2.", "Notes the costs.")]
    assert asked(heading("Recommendations", "2"), rows) == [("1", "Approves the plan."), ("2", "Notes the costs.")]


def test_recommendations_in_a_row_of_the_front_page():
    report = report_of(
        table(("Subject:", "Parks"), ("Recommendation(s):", "1 Approve the plan.\n2 Note the costs.")),
        *chapters(("1", "Why", 2)),
    )

    assert [(one.number, one.text) for one in report.recommendations] == [
        ("1", "Approve the plan."),
        ("2", "Note the costs."),
    ]


def test_recommendations_under_no_heading_of_their_own():
    pieces = (text("Cabinet is asked to:", "1.3"), text("Approve the plan.", "(i)"), text("Note the costs.", "(ii)"))

    assert asked(*pieces) == [("(i)", "Approve the plan."), ("(ii)", "Note the costs.")]


def test_reasons_for_a_recommendation_are_no_recommendations():
    pieces = [
        heading("Recommendations", "2"), text("Approve the plan.", "2.1"), heading("Reasons for recommendations", "3"),
        text("The law asks for it.", "3.1"),
    ]  # fmt: skip

    assert asked(*pieces) == [("2.1", "Approve the plan.")]


def test_the_papers_own_recommendations_come_before_those_it_tells_of():
    pieces = [
        heading("Recommendations from the scrutiny committee", "2"), text("Look again at the costs.", "2.1"),
        heading("Recommendations", "3"), text("Approve the plan.", "3.1"),
    ]  # fmt: skip

    assert asked(*pieces) == [("3.1", "Approve the plan.")]


def test_points_under_a_recommendation_that_is_whole_are_no_recommendations():
    pieces = [
        heading("Recommendations", "2"),
        text("Note it.", "(a)"),
        text("a remark;", "(i)"),
        text("Agree it.", "(b)"),
    ]

    assert asked(*pieces) == [("(a)", "Note it."), ("(b)", "Agree it.")]


def listed(*pieces: Piece) -> list[tuple[str, str]]:
    report = report_of(*chapters(("1", "Summary", 2)), *pieces)
    return [(one.label, one.title) for one in report.appendices]


@pytest.mark.parametrize(
    "pieces",
    [
        (heading("Appendices", "2"), text("Appendix A: The plan", "2.1"), text("Appendix B: The costs", "2.2")),
        (heading("List of appendices"), text("Appendix A – The plan"), text("Appendix B – The costs")),
        (heading("Appendices attached"), table(("A", "The plan"), ("B", "The costs"), header=("No.", "Title"))),
        (heading("Appendices"), table(("Appendix A", "The plan"), ("Appendix B", "The costs"))),
        (heading("APPENDICES"), text("The plan", "A."), text("The costs", "B.")),
        (heading("Appendices", "2"), text("A The plan", "2.1"), text("B The costs", "2.2")),
        (heading("Annexes"), text("Annex A (The plan)"), text("Annex B (The costs)")),
    ],
)  # fmt: skip
def test_appendices_are_listed_in_lines_and_tables(pieces):
    assert listed(*pieces) == [("A", "The plan"), ("B", "The costs")]


@pytest.mark.parametrize("label", ["1", "12", "I", "IV", "1a", "A1", "C"])
def test_appendices_have_labels_of_every_kind(label):
    assert listed(heading("Appendices", "2"), text(f"Appendix {label}: The plan")) == [(label, "The plan")]


def test_an_appendix_keeps_the_word_that_it_is_exempt():
    assert listed(heading("Appendices", "2"), text("Appendix B (Exempt) – The costs")) == [
        ("B", "(Exempt) – The costs")
    ]


def test_no_appendices_are_none():
    assert listed(heading("Appendices", "2"), text("None")) == []


def test_an_appendix_only_cited_has_no_title():
    cited = text("The plan is attached as Appendix 1, its costs as Appendix 2 and Appendix 2 again.", "1.3")

    assert listed(cited) == [("1", ""), ("2", "")]


def test_an_appendix_set_behind_the_report_is_a_heading_and_no_second_entry_of_the_list():
    report = report_of(
        *chapters(("1", "Summary", 2)), heading("Appendices", "2"), text("Appendix 1: The plan"),
        heading("Appendix 1: The plan", size=16.0, starts_page=True, page=2), text(page=2),
    )  # fmt: skip

    assert [section.heading for section in report.sections] == ["Summary", "Appendices", "Appendix 1: The plan"]
    assert [(one.label, one.title) for one in report.appendices] == [("1", "The plan")]


CONTENTS = [("1", "Purpose", "2"), ("2", "Costs", "3"), ("3", "Risk", "7")]


@pytest.mark.parametrize(
    "pieces",
    [
        [text(f"{words} ............ {page}", number) for number, words, page in CONTENTS],
        [text(f"{number} {words}\t{page}") for number, words, page in CONTENTS],
        [text(f"{words}\t{page}", number, style="toc 1") for number, words, page in CONTENTS],
        [text(" ".join(f"{number} {words} ........ {page}" for number, words, page in CONTENTS))],
        [table(*CONTENTS)],
        [table(*((f"{number} {words}", page) for number, words, page in CONTENTS))],
    ],
)
def test_contents_are_lines_of_their_own_and_no_headings(pieces):
    report = report_of(
        heading("Contents"), *pieces, *chapters(("1", "Purpose", 2), ("2", "Costs", 2), ("3", "Risk", 2))
    )

    assert [(line.number, line.heading, line.page_number) for line in report.contents] == CONTENTS
    assert [section.heading for section in report.sections] == ["Purpose", "Costs", "Risk"]
    assert report.contents_heading == "Contents"


def test_lines_that_end_with_figures_are_no_contents():
    report = report_of(*chapters(("1", "Costs", 1)), text("Spent in 2030 12"), text("Spent in 2031 14"), text())

    assert report.contents == ()


def a_report(subject: str, page: int) -> list[Piece]:
    return [
        heading("Report to Cabinet", size=16.0, starts_page=True, page=page),
        table(("Subject:", subject), ("Report of:", "Jane Doe, Director"), ("Key decision:", "No"), page=page),
        heading("Purpose", "1", page=page),
        text(SENTENCE, "1.1", page=page),
        heading("Costs", "2", page=page + 1, starts_page=True),
        text(SENTENCE, "2.1", page=page + 1),
    ]


def test_a_packs_reports_are_split_apart_with_their_pages():
    agenda = [heading("Agenda", starts_page=True), text("Apologies", "1."), text("Minutes", "2."), text("Parks", "3.")]
    reading = reports_of([*agenda, *a_report("Parks", 2), *a_report("Homes", 4)], Place(file="pack.pdf"))

    assert [(report.front_page.subject, report.pages) for report in reading.reports] == [
        ("Parks", (2, 3)),
        ("Homes", (4, 5)),
    ]
    assert [finding.rule for finding in reading.findings] == ["I20"]
    assert "page 1 of pack.pdf" in reading.findings[0].message


def test_an_appended_report_of_somebody_else_stays_in_the_report():
    appended = [
        heading("Independent review", size=20.0, starts_page=True, page=3), text("Produced for the Council", page=3),
        heading("Introduction", "1.", size=14.0, starts_page=True, page=4), text(SENTENCE, "1.", page=4),
    ]  # fmt: skip

    assert len(reports_of([*a_report("Parks", 1), *appended]).reports) == 1


def test_a_list_of_background_papers_on_a_new_page_begins_no_report():
    papers = [
        heading("Background papers", starts_page=True, page=3),
        table(("Cabinet", "Parks", "12 May 2030"), header=("Body", "Report title", "Date"), page=3),
        text("Contact officer: Ann Lee", page=3),
    ]

    assert len(reports_of([*a_report("Parks", 1), *papers]).reports) == 1


@pytest.mark.parametrize(
    "words", ["REPORT ENDS", "End of report", "– End of the report –", "This page is intentionally left blank"]
)
def test_lines_that_say_nothing_follows_are_no_content(words):
    report = report_of(*chapters(("1", "Summary", 2), ("2", "Costs", 2)), text(words, bold=True))

    assert [len(section.paragraphs) for section in report.sections] == [2, 2]


@pytest.mark.parametrize("words", ["The report ends with the costs.", "The page on costs is left blank for now."])
def test_sentences_with_such_words_are_kept(words):
    report = report_of(*chapters(("1", "Summary", 2), ("2", "Costs", 2)), text(words))

    assert report.sections[-1].paragraphs[-1].text == words


def test_a_report_ends_on_the_page_that_its_last_paragraph_goes_on_to():
    goes_on = ((2, (50.0, 60.0, 500.0, 90.0)), (3, (50.0, 60.0, 500.0, 90.0)))
    report = report_of(heading("Purpose", "1"), text(SENTENCE, "1.1", box=(50.0, 700.0, 500.0, 760.0), rest=goes_on))

    assert report.pages == (1, 3)
