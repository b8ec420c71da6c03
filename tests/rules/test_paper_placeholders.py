import pytest
from report_builders import a_clean_report_but, a_section, a_table, found_by

from paperclerk.domain.report import Report


def saying(*words: str) -> Report:
    return a_clean_report_but(a_section("6 Risk Management", *(f"6.{at} {text}" for at, text in enumerate(words, 1))))


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("How this came about can be read in section xxx.", "xxx"),
        ("The cost is £XXm over two years.", "£XXm"),
        ("It was agreed on xx/xx/2031.", "xx/xx/2031"),
        ("The Leader, [insert name], will answer.", "[insert name]"),
        ("The contract ends on [date to be confirmed].", "[date to be confirmed]"),
        ("The saving is [●].", "[●]"),
        ("Members of <name of committee> were asked.", "<name of committee>"),
        ("The officer is «Officer_Name».", "«Officer_Name»"),
        ("The officer is {insert name}.", "{insert name}"),
        ("The officer is <insert>.", "<insert>"),
        ("Lorem ipsum dolor sit amet.", "Lorem ipsum"),
        ("Click or tap here to enter text.", "Click or tap here to enter text"),
        ("The total was 400?? in all.", "??"),
        ("Drafting note: ask Finance.", "Drafting note"),
        ("As shown in Error! Reference source not found.", "Error! Reference source not found"),
        ("Delete as appropriate: yes or no.", "Delete as appropriate"),
        ("[Delete if not applicable].", "[Delete if not applicable]"),
        ("All [If not All, insert the wards]", "[If not All, insert the wards]"),
        ("The committee (please state) meets in May.", "(please state)"),
        ("MANDATORY: DO NOT DELETE OR AMEND TITLE OF THIS SECTION.", "DO NOT DELETE OR AMEND TITLE"),
        ("The decision is due on dd/mm/yyyy.", "dd/mm/yyyy"),
    ],
)
def test_a_placeholder_left_in_the_text_is_found(words, left) -> None:
    [found] = found_by("Q07", saying(words))

    assert f'"{left}" in' in found.message
    assert found.severity == "high"


@pytest.mark.parametrize(
    "words",
    [
        "Part XX of the Act applies, and the XXIst meeting was held.",
        "“We [the Council] agree [sic] with [2024] EWHC 12 [...] in full.”",
        "Write to <ada.thorne@example.org> or see <https://example.org/x>.",
        "The x-axis shows time; Exxon and Foxx are names.",
        "Is this right? Yes! The name is to be confirmed by the Leader in May.",
        "Residents are asked to insert the card and to enter the date.",
        "☐ Yes [ ] No [X] Perhaps.",
    ],
)
def test_what_only_looks_like_a_placeholder_is_not(words) -> None:
    assert found_by("Q07", saying(words)) == found_by("Q08", saying(words)) == []


def test_a_template_s_guidance_left_in_is_found() -> None:
    [found] = found_by("Q07", saying("What could go wrong, how likely and how bad it is, and what is done about it."))

    assert "guidance was left in" in found.message


def test_to_be_confirmed_weighs_less_in_a_table_than_in_the_text() -> None:
    report = a_clean_report_but(
        a_section(
            "6 Risk Management",
            "6.1 The officer in charge is TBC.",
            a_table(("Tenders in", "TBC"), ("Contract let", "To be confirmed"), header=("Step", "Date")),
        )
    )
    [text] = found_by("Q08", report)
    first, second = found_by("Q09", report)

    assert (text.severity, first.severity) == ("medium", "low")
    assert text.message == 'Something is still to be confirmed: "The officer in charge is TBC."'
    assert first.place.where == 'page 3, section 6 "Risk Management", the table\'s row 1, column "Date"'
    assert second.message == 'The table still says "To be confirmed". Will it be known before the meeting?'


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("To be confirmed by legal services.", "To be confirmed by legal services."),
        ("The new rules begin soon. The date is to be confirmed.", "The date is to be confirmed."),
    ],
)
def test_a_text_or_sentence_that_says_only_that_something_is_to_be_confirmed_is_found(words, said) -> None:
    [found] = found_by("Q08", saying(words))

    assert found.message.endswith(f'{said}"')


@pytest.mark.parametrize(
    "words",
    [
        "The date is to be confirmed by the Leader in May.",
        "Appointments are to be confirmed at the annual meeting.",
        "The set {a, b} has a name. What is to be confirmed is read out.",
    ],
)
def test_what_says_by_whom_or_when_it_is_to_be_confirmed_is_silent(words) -> None:
    assert found_by("Q08", saying(words)) == found_by("Q07", saying(words)) == []


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("The contract is worth ________ a year in all.", "________"),
        ("The Head of [Service] has agreed to it.", "[Service]"),
        ("The details are in appendix [x] of this.", "appendix [x]"),
        ("The yard has ### vans in daily use.", "###"),
        ("The saving is £nnn,000 in a full year.", "£nnn,000"),
    ],
)
def test_a_gap_in_whatever_signs_is_found(words, left) -> None:
    [found] = found_by("Q07", saying(words))

    assert f'"{left}"' in found.message


@pytest.mark.parametrize(
    "words",
    [
        "Signed ________ for and on behalf of the council",
        "Name: ________",
        "“We, the [Council], will act.”",
        "Item #1 and the C# course are new.",
        "[X] Yes [ ] No",
        "The £nation game is played.",
    ],
)
def test_lines_to_sign_on_and_boxes_are_no_gaps(words) -> None:
    assert found_by("Q07", saying(words)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Finance comments awaited.",
        "HR comments to follow.",
        "Details to be added by Legal.",
        "Comments from Legal are awaited.",
    ],
)
def test_words_of_others_that_are_still_to_come_are_found(words) -> None:
    assert len(found_by("Q08", saying(words))) == 1
    assert len(found_by("Q08", saying(f"The work is known. {words}"))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Answers are awaited from no one.",
        "The table to be added to the Constitution is at Appendix A.",
        "The comments of residents were awaited with interest and are set out in this report.",
        "Further information is to come before Cabinet in May 2031, when the survey ends.",
    ],
)
def test_a_sentence_that_says_more_than_that_something_is_awaited_is_silent(words) -> None:
    assert found_by("Q08", saying(words)) == []


@pytest.mark.parametrize(
    "words",
    [
        "Where trust is high, work is quick. A place of little trust is ;",
        "The Board will look again at the",
        "The work is led by the Chief Executive and",
        "The plan was made with staff, members,",
        "The report asks what should be done about the.",
        "The roof was looked at last year and found to be in",
        "The yard is old and too small, and",
    ],
)
def test_a_sentence_that_does_not_end_is_found(words) -> None:
    [found] = found_by("Q10", saying(words, "The rest is well."))

    assert words[-20:] in found.message


def test_a_cell_that_stops_in_a_sentence_is_found_and_an_entry_is_not() -> None:
    cut = "Without action reserves would fall below the level set by Council in"
    [found] = found_by("Q10", with_cell(cut))
    assert 'column "Why"' in found.place.where

    for whole in (f"{cut} May.", "Head of Housing Policy, Risk and Performance for", "What we were asked to look at",
                  "To see how risks are owned, how they are watched, and"):  # fmt: skip
        assert found_by("Q10", with_cell(whole)) == []


def with_cell(words: str) -> Report:
    return a_clean_report_but(a_section("6 Risk Management", a_table(("One", words), header=("What", "Why"))))


def test_a_list_and_words_carried_over_are_no_unfinished_sentences() -> None:
    report = a_clean_report_but(
        a_section(
            "6 Risk Management",
            "6.1 The plan is what the council will be held to.",
            "6.2 The plan needs",
            "• staff who know what they are there for; and",
            "• money, or",
            "• time.",
            "6.2.1 It needs a budget;",
            "6.2.2 It needs somebody who answers for it; and",
            "6.2.3 It needs an end.",
            "6.3 It is the work of many in the council and of the",
            "partners it has, as option A.",
            "6.4 Whatever else it is, the plan is one of which the council can say what it is for.",
        )
    )

    assert found_by("Q10", report) == []


def test_a_paragraph_without_the_full_stop_that_others_have_is_found() -> None:
    ends = "This paragraph ends as a paragraph of a report should end."
    report = saying(ends, ends, "This paragraph is as long as the others and has no end", ends, ends, ends)
    [found] = found_by("Q11", report)

    assert found.place.where.endswith("paragraph 6.3")


def test_a_background_section_is_held_to_its_full_stops_and_a_list_of_background_papers_is_not() -> None:
    ends = "This paragraph ends as a paragraph of a report should end."
    lines = [f"3.{at} {ends}" for at in range(1, 9)] + ["3.9 The panel looked at the draft plan in May and it"]

    assert len(found_by("Q11", a_clean_report_but(a_section("3 Background and context", *lines)))) == 1
    assert found_by("Q11", a_clean_report_but(a_section("3 Background papers", *lines))) == []


def test_a_sentence_that_ends_with_a_semicolon_among_sentences_is_found_and_a_point_is_not() -> None:
    assert (
        len(found_by("Q11", saying("It began well.", "The first was seen by Cabinet and noted;", "All is well."))) == 1
    )

    for words in (
        ("It has these parts:", "The first is money;", "The second is time."),
        ("It began well.", "The first is money;", "The second is time; and", "The third is staff."),
        ("It began well.", "to see the first;", "All is well."),
    ):
        assert found_by("Q11", saying(*words)) == []


def test_where_no_paragraph_has_a_full_stop_none_is_missed() -> None:
    ends = "That the Cabinet note the report and everything that stands in it"

    assert (
        found_by("Q11", a_clean_report_but(a_section("2 Recommendations", *[f"2.{n} {ends}" for n in range(1, 40)])))
        == []
    )


def test_a_colon_that_leads_to_nothing_is_found() -> None:
    report = saying("The risks are these and no others:")
    [found] = found_by("Q12", report)

    assert found.message == 'Nothing comes after the colon: "...The risks are these and no others:".'


def test_a_colon_that_the_next_sentence_or_an_appendix_comes_after_is_found() -> None:
    assert len(found_by("Q12", saying("The approach has these five parts:", "It will be read each year."))) == 1

    report = a_clean_report_but(
        a_section("12 Background Documents", "12.1 A payment has been agreed as follows:"),
        a_section("Appendix A: Members", "Names.", level=1),
    )
    assert len(found_by("Q12", report)) == 1
    assert found_by("Q12", saying("The approach is to do five things:", "Agree a budget.", "Agree a timetable.")) == []


def test_a_colon_before_a_list_a_table_a_sub_heading_or_a_picture_is_none() -> None:
    table = a_table(("a", "b"))
    report = a_clean_report_but(
        a_section("5 Consultation and engagement", "5.1 The people asked were:", "• staff;", "• members."),
        a_section("6 Risk Management", "6.1 The risks are these:", table),
        a_section("7 Compliance Issues", "7.1 The duties are shown in the diagram below:"),
        a_section("8 Legal Implications", "8.1 There are two powers:"),
        a_section("8.1 The first power", "Words.", level=2),
    )
    order = sorted(report.sections, key=lambda each: [int(part) for part in each.number.split(".")])

    assert found_by("Q12", report.model_copy(update={"sections": tuple(order)})) == []
