import pytest
from report_builders import CLEAN, a_clean_report_but, a_front_page, a_report, a_section, a_table, found_by

from paperclerk.domain.layouts import LAYOUTS
from paperclerk.domain.report import Report


def without(*numbers: str) -> Report:
    return a_report().model_copy(update={"sections": tuple(each for each in CLEAN if each.number not in numbers)})


def test_a_section_that_the_fitting_layout_requires_is_missed() -> None:
    [found] = found_by("Q01", without("6"))

    assert found.message == (
        'The report has no section "Risk Management". The layout that fits its headings best (2024: 9 of 10 required '
        "sections) requires it."
    )


def test_a_layout_that_was_named_is_held_to_whatever_fits() -> None:
    found = found_by("Q01", without("6", "8", "9"), layout=LAYOUTS["2023"])

    assert "The layout 2023 requires it." in found[0].message
    assert [each.message.split('"')[1] for each in found][:3] == [
        "Risk Management",
        "How are the recommended decisions consistent with the Council's priorities, plans and strategies?",
        "Legal Implications",
    ]


def test_headings_in_other_words_are_the_sections_they_speak_of() -> None:
    report = a_clean_report_but(
        a_section("5 Engagement and consultation so far", "5.1 Forty people were interviewed."),
        a_section("9 Finance and resource implications", "9.1 None."),
    )

    assert found_by("Q01", report) == []


def an_unknown_template(*more: str) -> Report:
    return a_report(
        a_section("1 What we ask", "1.1 The Board is asked to agree the plan."),
        a_section("2 Money", "2.1 The budget covers it."),
        a_section("3 Who was asked", "3.1 Everybody."),
        *(a_section(f"{number} {heading}", "None.") for number, heading in enumerate(more, 4)),
    )


def test_a_template_nobody_knows_raises_no_alarms() -> None:
    assert found_by("Q01", an_unknown_template()) == found_by("Q03", an_unknown_template()) == []


def test_of_a_template_nobody_knows_only_what_every_report_has_is_asked() -> None:
    report = an_unknown_template("Financial implications", "Equality impact assessment", "List of background papers")
    [found] = found_by("Q03", report)

    assert "headed as legal implications, which practice expects" in found.message
    assert "so no more than this is asked of it" in found.message


EVERYTHING_ELSE = ("Legal implications", "Equality impact assessment", "List of background papers")


def test_a_purpose_and_a_plans_words_are_no_recommendations() -> None:
    report = a_report(
        a_section("1 Purpose of the report", "1.1 This report sets out a plan."),
        *(a_section(f"{at} {heading}", "None.") for at, heading in enumerate((*EVERYTHING_ELSE, "Finance"), 2)),
    )
    [found] = found_by("Q03", report)

    assert "headed as what members are asked to decide" in found.message
    for_information = a_section("1 For information", "1.1 This report sets out a plan.")
    assert found_by("Q03", report.model_copy(update={"sections": (for_information, *report.sections[1:])})) == []


@pytest.mark.parametrize(
    "speaks",
    [
        a_section(
            "9 Key issues", a_table(("Waste", "4,905"), ("Planning", "2,140"), header=("Service", "Budget £000"))
        ),
        a_section("9 Key issues", a_table(("Budget", "4,905"), ("Spent", "2,140"), header=("Line", "£000"))),
        a_section("9 Human resources implications", "None."),
    ],
)
def test_figures_and_other_resources_are_not_the_financial_implications(speaks) -> None:
    report = an_unknown_template(*EVERYTHING_ELSE)
    plain = tuple(each for each in report.sections if each.heading != "Money")
    [found] = found_by("Q03", report.model_copy(update={"sections": (*plain, speaks)}))

    assert "headed as financial implications" in found.message


def test_a_priority_on_the_front_page_is_no_section() -> None:
    report = an_unknown_template(*EVERYTHING_ELSE)
    plain = tuple(each for each in report.sections if each.heading != "Money")
    front = a_front_page(as_printed={"purpose": "Financial resilience"})

    assert len(found_by("Q03", report.model_copy(update={"sections": plain, "front_page": front}))) == 1


def test_a_table_of_implications_speaks_of_all_of_them() -> None:
    table = a_table(("Finance", "None."), ("Legal", "None."), ("Equalities", "None."), header=("Area", "Implication"))
    report = an_unknown_template("Background papers")
    report = report.model_copy(update={"sections": (*report.sections, a_section("9 Implications", table))})

    assert found_by("Q03", report) == []


@pytest.mark.parametrize("after", [(), (a_section("13 Contacts", "13.1 Ada Thorne."),)])
def test_a_heading_with_nothing_under_it_is_an_empty_section(after) -> None:
    report = a_clean_report_but(a_section("12 Background Documents"), *after)
    [found] = found_by("Q02", report)

    assert found.message == 'Section "12 Background Documents" has nothing under its heading.'


def test_none_is_an_answer_and_sections_under_a_heading_fill_it() -> None:
    report = a_clean_report_but(a_section("7 Compliance Issues"), a_section("7.1 Priorities", "None"))
    at = [section.number for section in report.sections].index("7")
    sections = list(report.sections)
    sections.insert(at + 1, sections.pop())

    assert found_by("Q02", report.model_copy(update={"sections": tuple(sections)})) == []


def test_a_heading_over_two_lines_and_an_unnumbered_title_page_are_no_empty_sections() -> None:
    report = a_clean_report_but(
        a_section("Evidence"), a_section("Produced for the Borough of Anywhere"), a_section("January 2031", "Page one.")
    )

    assert found_by("Q02", report) == []


def test_a_heading_before_an_appendix_is_empty_but_a_list_of_appendices_is_not() -> None:
    report = a_clean_report_but(a_section("12 Background Documents"), a_section("Appendix A: Plan", "Words.", level=1))
    assert len(found_by("Q02", report)) == 1

    listed = a_report(
        a_section("11 Appendices"), a_section("11.1 Appendix A: Plan", level=2), a_section("12 Background", "None")
    )
    assert found_by("Q02", listed) == []


def test_lines_of_contents_and_recommendations_that_look_like_headings_are_no_empty_sections() -> None:
    lines = [a_section(f"{each.number} {each.heading}") for each in CLEAN]
    asked = [a_section("1 That the Cabinet agree the plan"), a_section("2 Agree the plan, and that it be reviewed.")]
    report = a_report()

    assert found_by("Q02", report.model_copy(update={"sections": (*lines, *CLEAN, *asked)})) == []


def test_another_section_that_speaks_of_the_law_is_not_the_legal_section() -> None:
    report = a_clean_report_but(a_section("9 Financial Implications", "9.1 The law asks for a balanced budget."))
    report = report.model_copy(update={"sections": tuple(each for each in report.sections if each.number != "8")})
    [found] = found_by("Q01", report)

    assert found.message.startswith('The report has no section "Legal Implications".')


def test_a_duty_headed_in_other_words_is_not_missed() -> None:
    report = a_clean_report_but(a_section("10 Impact on equality and inclusion", "10.1 Due regard was had."))

    assert found_by("Q01", report) == []


@pytest.mark.parametrize("heading", ["13 Map of the wards", "13 Organisation structure", "13 Background papers – None"])
def test_a_heading_over_a_picture_or_with_its_answer_is_no_empty_section(heading) -> None:
    assert found_by("Q02", a_clean_report_but(a_section(heading))) == []


def test_titles_of_a_plans_recommendations_are_not_the_reports_own_sections() -> None:
    matters = ("Report the financial position early", "Have legal advice in the room", "Judge equality impact first")
    plan = (a_section(f"Recommendation {at}: {matter}", "It is done.") for at, matter in enumerate(matters, 1))

    assert found_by("Q03", a_report(a_section("1 What we ask", "1.1 The Board is asked to agree."), *plan)) == []
