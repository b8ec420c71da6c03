import pytest
from report_builders import a_clean_report_but, a_contents, a_report, a_section, a_table, found_by

from paperclerk.domain.report import ContentsLine, Report, ReportAppendix, ReportSection


def saying(words: str) -> Report:
    return a_clean_report_but(a_section("6 Risk Management", f"6.1 {words}"))


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("The work is set out in section 14.", "section 14"),
        ("See section 21 of this report.", "section 21"),
        ("As paragraph 3.7 above says, it began late.", "paragraph 3.7"),
        ("The costs (paras 3.1 and 9.4) are known.", "paragraph 9.4"),
        ("More is said in section 4.6.", "section 4.6"),
        ("As paragraph 47 says, this matters.", "paragraph 47"),
        ("As table 4 shows, costs rise.", "table 4"),
    ],
)
def test_a_reference_to_what_is_not_there_is_found(words, what) -> None:
    [found] = found_by("Q13", saying(words))

    assert found.message.startswith(f"The text points to {what}, and there is none: ")


@pytest.mark.parametrize(
    "words",
    [
        "The Director issued a section 114 notice and the section 151 officer agreed.",
        "The duty in section 17 of the Crime and Disorder Act 1998 was kept to.",
        "Directions under sections 15(5) and (6) of the Local Government Act 1999 apply.",
        "Section 5 of the draft plan sets out how.",
        "The powers set out in section 14 of the Act apply.",
        "As explained in section 3 and paragraphs 3.1 to 3.2, and in section 4 above.",
        "A section 106 agreement brings £3.5 million; 15.2 per cent is spent.",
        "Paragraph 3 of Part 1 of Schedule 12A applies.",
        "The notice came as paragraph 47 of the code says, and paragraph 47 says more.",
        "As table 4 of the guidance shows, costs rise.",
        "As table 4 and table 5 show, with figures in table 6, costs rise.",
        "Paragraph 11.8 of the National Planning Policy Framework says so.",
    ],
)
def test_references_that_hold_and_those_to_statutes_and_other_documents_are_silent(words) -> None:
    assert found_by("Q13", saying(words)) == []


def test_what_is_appended_has_chapters_of_its_own() -> None:
    appended = (
        a_section("1 Introduction", "1.1 What follows is in section 3."),
        a_section("2 Method", "2.1 We asked. More is in section 9."),
        a_section("3 Findings", "3.1 They are in two parts."),
    )
    report = a_report().model_copy(update={"sections": (*a_report().sections, *appended)})
    [found] = found_by("Q13", report)

    assert found.place.where == 'page 2, section 2 "Method", paragraph 2.1'


def test_a_paragraph_past_the_last_of_a_count_through_the_paper_is_missed() -> None:
    counted = [a_section("Consultation", *(f"{at}. The answers were read, {at} times." for at in range(1, 9)))]
    there = a_section(
        "Risks", "9. The risks are known, as paragraph 8 says.", "10. They are few, as paragraph 47 says."
    )
    [found] = found_by("Q13", a_report().model_copy(update={"sections": (*counted, there)}))

    assert found.message.startswith("The text points to paragraph 47, and there is none: ")


def test_a_table_among_as_many_without_captions_is_there() -> None:
    section = a_section("6 Risk Management", a_table(("a", "b")), "6.1 As table 1 shows, costs rise.")

    assert found_by("Q13", a_clean_report_but(section)) == []


def test_a_table_that_no_caption_names_is_missed_where_others_have_captions() -> None:
    report = saying("Table 1: Costs").model_copy()
    section = a_section("6 Risk Management", "Table 1: Costs", a_table(("a", "b")), "6.1 As table 2 shows, costs rise.")
    [found] = found_by("Q13", a_clean_report_but(section))

    assert "points to table 2" in found.message
    assert found_by("Q13", report) == found_by("Q13", saying("As table 2 shows, costs rise.")) == []


def a_review(*method: str) -> Report:
    return a_report(
        a_section("1 Introduction", "1.1 We were asked to look at how decisions are made."),
        a_section("2 Method", *method),
        a_section("3 Overview", "3.1 The town has had a hard year."),
        a_section("4 Findings", "4.1 Decisions come late."),
        a_section("5 Model of change and first steps", "5.1 We propose a recovery plan for the first half year."),
        a_section("5.1 Model of change", "Change comes slowly."),
    )


@pytest.mark.parametrize(
    "method",
    [
        "2.1 This stage drew on a “model of change”, which we explain in more detail in section 3.",
        "2.1 This is why we have a “model of change”. This can be found in section 3.",
    ],
)
def test_a_thing_said_to_be_in_one_section_when_another_is_headed_by_it_is_asked_about(method) -> None:
    [found] = found_by("Q14", a_review(method))

    assert '"model of change" is said to be in section 3' in found.message
    assert found.message.endswith("but section 5 is the one that introduces it. Which is meant?")


def test_what_a_heading_names_is_looked_for_under_it() -> None:
    report = a_clean_report_but(
        a_section("6 Risk Management", "6.1 The financial implications are set out in section 4.")
    )
    [found] = found_by("Q14", report)
    assert found.message.startswith('"financial implications" is said to be in section 4')

    right = a_clean_report_but(
        a_section("6 Risk Management", "6.1 The financial implications are set out in section 9.")
    )
    assert found_by("Q14", right) == []


def test_a_plan_spoken_of_by_its_last_word_is_the_plan_named_before() -> None:
    [found] = found_by(
        "Q14",
        a_review(
            "2.1 We worked on a recovery plan.", "2.2 First half year: the plan, set out in section 4, is for it."
        ),
    )

    assert '"recovery plan" is said to be in section 4' in found.message
    assert "section 5" in found.message


@pytest.mark.parametrize(
    "method",
    [
        "2.1 The “model of change” is explained in section 5.",
        "2.1 The recovery plan is set out in section 5.",
        "2.1 What we did is described in section 4.",
        "2.1 The recovery plan is described in section 3 of the Act.",
    ],
)
def test_a_thing_that_is_where_it_is_said_to_be_is_silent(method) -> None:
    assert found_by("Q14", a_review(method)) == []


def with_appendices(summary: str, *listed: str) -> Report:
    return a_clean_report_but(
        a_section("1 Executive Summary", f"1.1 {summary}"),
        a_section("11 Appendices", *listed),
        appendices=(),
    )


def test_an_appendix_cited_and_not_listed_is_found() -> None:
    [found] = found_by("Q15", with_appendices("See Appendices A to C.", "Appendix A: Plan", "Appendix B: Evidence"))

    assert found.message.startswith("The text speaks of appendix C, which the list of appendices does not name")


def test_an_appendix_listed_and_not_cited_is_found() -> None:
    report = with_appendices("The plan is at Appendix A.", "11.1 Appendix A: Plan", "11.2 Appendix B: Evidence heard")
    [found] = found_by("Q16", report)

    assert (
        found.message == 'The list of appendices names appendix B ("Evidence heard"), and the text never speaks of it.'
    )
    assert found.place.where.endswith("paragraph 11.2")


@pytest.mark.parametrize(
    ("summary", "listed"),
    [
        ("See Appendix 1 (the plan) and appendices 2 and 3.", ("1. Plan", "2. Evidence", "3. Map")),
        ("See Appendix A, and Appendix 7 of the Constitution.", ("Appendix A - Plan",)),
        ("See Appendix A; the evidence heard is attached.", ("Appendix A: Plan", "Appendix B: Evidence heard")),
        ("The plan is attached.", ("Appendix A: Plan",)),
    ],
)
def test_appendices_listed_and_cited_are_silent(summary, listed) -> None:
    report = with_appendices(summary, *listed)

    assert found_by("Q15", report) == found_by("Q16", report) == []


def test_an_appended_document_s_heading_lists_it_and_its_tables_list_nothing() -> None:
    plan = a_section("Appendix A: Plan", a_table(("1", "Staff"), ("2", "Money"), header=("No.", "What")), level=1)
    report = with_appendices("See Appendix A.").model_copy(
        update={"appendices": (ReportAppendix(label="OF", title="x"),)}
    )
    report = report.model_copy(update={"sections": (*report.sections, plan)})

    assert found_by("Q15", report) == found_by("Q16", report) == []


CHAPTERS = (
    a_section("1 Introduction", "Words.", page=4),
    a_section("2 Method", "Words.", page=6),
    a_section("3 Overview", "Words.", page=9),
    a_section("4 Findings", "Words.", page=15),
    a_section("5 Model of action and blueprint for change", "Words.", page=33),
)


def with_contents(*lines: str, chapters: tuple[ReportSection, ...] = CHAPTERS) -> Report:
    return a_report(*chapters, contents=a_contents(*lines))


def test_contents_that_say_a_heading_in_other_words_are_shown_beside_it() -> None:
    lines = ("Introduction 3", "Method 5", "Overview 8", "Findings 14", "Model of change and blueprint for action 32")
    [found] = found_by("Q17", with_contents(*lines))

    assert found.message == (
        'The list of contents says "Model of change and blueprint for action", the heading says "Model of action and '
        'blueprint for change".'
    )
    assert found.place.page == 2
    assert "section 5" in found.place.where


def test_contents_that_name_what_is_not_there_or_leave_out_a_heading_are_found() -> None:
    lines = ("Introduction 3", "Method 5", "Findings 14", "Thanks 20", "Model of action and blueprint for change 32")
    messages = [found.message for found in found_by("Q17", with_contents(*lines))]

    assert messages == [
        'The list of contents names "Thanks", and no heading says so.',
        'The list of contents does not name "3 Overview".',
    ]


def test_the_headings_after_the_last_of_the_contents_are_named_in_one_finding() -> None:
    lines = ("Introduction 3", "Method 5", "Overview 8", "Findings 14")
    [found] = found_by("Q17", with_contents(*lines))

    assert found.message == (
        "The list of contents ends before the headings do; it does not name "
        '"5 Model of action and blueprint for change".'
    )


def test_a_list_of_few_headings_leaves_the_others_out_on_purpose() -> None:
    assert found_by("Q17", with_contents("Introduction 3", "Method 5")) == []


def test_a_page_that_is_not_as_far_on_as_the_others_is_found() -> None:
    lines = ("Introduction 3", "Method 5", "Overview 8", "Findings 12", "Model of action and blueprint for change 32")
    [found] = found_by("Q17", with_contents(*lines))

    assert found.message == (
        'The list of contents puts "Findings" on page 12; counted as the other lines are, it begins on page 14.'
    )


def test_contents_as_the_headings_are_silent_whatever_their_capitals_and_numbers() -> None:
    report = with_contents(
        "INTRODUCTION 3", "2. Method 5", "Overview 8", "Findings 14", "Model of action & blueprint for change 32"
    )

    assert found_by("Q17", report) == []
    assert found_by("Q17", a_report(*CHAPTERS, contents=(ContentsLine(heading="Method"),))) == []


def test_a_paragraph_past_the_last_is_missed_where_paragraphs_count_on_through_the_report() -> None:
    counted = [f"{at}. Words of the report." for at in range(1, 9)]
    report = a_report(
        a_section("Background", *counted[:4]),
        a_section("Issues", *counted[4:], "9. As set out in paragraph 46 and in paragraph 3, it was seen.",
                  "10. Paragraph 173 of the NPPF applies, and paragraph 3 of Part 1 of Schedule 12A."),
    )  # fmt: skip
    [found] = found_by("Q13", report)

    assert found.message.startswith("The text points to paragraph 46, and there is none")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("See Figure 7 for the trend.", "figure 7"),
        ("See recommendation 2.6 above.", "recommendation 2.6"),
        ("As set out at 8.9 above, the saving is small.", "paragraph 8.9"),
        ("The detail is in Schedule 3 to this report.", "schedule 3"),
    ],
)
def test_figures_recommendations_and_bare_numbers_that_are_not_there_are_found(words, what) -> None:
    report = a_clean_report_but(a_section("6 Risk Management", "6.1 One.", "6.2 Two.", f"6.3 {words}"))
    [found] = found_by("Q13", report)

    assert found.message.startswith(f"The text points to {what}, and there is none")


@pytest.mark.parametrize(
    "words",
    [
        "See Figure 1 for the trend.",
        "The auditor made recommendation 7 of his own.",
        "As set out at 3.2 above, the saving is small.",
        "The rate was 8.9 above the average, at 12.4 below the peak.",
        "The detail is in Schedule 3 to the Act.",
        "The detail is in Appendix A.",
    ],
)
def test_what_is_there_or_of_another_document_is_silent(words) -> None:
    report = a_clean_report_but(a_section("6 Risk Management", "6.1 One.", "6.2 Two.", f"6.3 {words}"))

    assert found_by("Q13", report) == []


def test_a_schedule_to_this_report_that_stands_in_it_is_silent() -> None:
    report = a_clean_report_but(
        a_section("6 Risk Management", "6.1 The detail is in Schedule 3 to this report."),
        a_section("Schedule 3 – Detail", "Words.", level=1),
    )

    assert found_by("Q13", report) == []


def test_an_appendix_spoken_of_in_a_report_without_a_list_is_a_question() -> None:
    sections = [each for each in a_report().sections if each.heading != "Appendices"]
    report = a_report(*sections)
    [found] = found_by("Q15", report)

    assert found.message.startswith("The text speaks of appendix A, B, and the report has no list of appendices")
    assert found.severity == "low"
    plain = a_section("1 Executive Summary", "1.1 The plan is attached.")
    assert found_by("Q15", a_report(plain, *[each for each in sections if each.number != "1"])) == []


def test_a_list_of_which_nothing_is_spoken_of_is_found_unless_something_is_attached() -> None:
    silent = a_section("1 Executive Summary", "1.1 This report asks Cabinet to agree a plan.")
    attached = a_section("1 Executive Summary", "1.1 This report asks Cabinet to agree the attached plan.")

    assert len(found_by("Q16", a_clean_report_but(silent))) == 2
    assert found_by("Q16", a_clean_report_but(attached)) == []
