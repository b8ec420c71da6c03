import pytest
from report_builders import a_clean_report_but, a_report, a_section, a_table, found_by

from paperclerk.domain.report import Report


def saying(*words: str) -> Report:
    numbered = (f"6.{at} {text}" for at, text in enumerate(words, 1))
    return a_clean_report_but(a_section("6 Risk Management", *numbered))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The review held more than 30 interviews with staff and members, and focus groups at every level.",
            "Over 70 conversations were held, one to one or in focus groups.",
        ),
        (
            "Some 240 responses to the survey of tenants came in by post.",
            "About 310 replies to the survey were counted.",
        ),
        (
            "Over 350 responses came from tenants in the repairs survey, which asked about damp.",
            "The survey of tenants about repairs had more than 400 replies, most of them about damp.",
        ),
        (
            "There were 212 complaints about missed bin collections in Millfield ward last spring.",
            "In Millfield ward 221 complaints about missed bin collections were made last spring.",
        ),
        (
            "A transformation provision of £20m was set aside for extra staff and training.",
            "The transformation provision of £25m pays for extra staff and training.",
        ),
        (
            "The survey ran through the spring of 2030 and 1,352 people replied.",
            "Of the 1,325 people who replied, 64% liked the plan.",
        ),
        (
            "A total of 418 responses were received to the consultation.",
            "The 481 responses to the consultation were mostly in favour.",
        ),
    ],
)
def test_what_seems_the_same_thing_counted_twice_is_a_question(one, other) -> None:
    [found] = found_by("Q28", saying(one, "Nothing else was said.", other))

    assert found.severity == "medium"
    assert found.message.endswith("paragraph 6.1). Are they the same thing?")
    assert found.place.where.endswith("paragraph 6.3")


@pytest.mark.parametrize(
    "words",
    [
        ("More than 30 interviews were held with staff.", "In all, more than 30 interviews took place with staff."),
        (
            "In Lot 3 the survey reached 1,352 people who replied.",
            "In Lot 4 the survey reached 1,325 people who replied, 64% by post.",
        ),
        ("There were 12 sites in the north.", "Members saw 40 homes and 3 schools."),
        (
            "In 2029/30 there were 212 complaints about bins in Millfield.",
            "In 2030/31 there were 230 complaints about bins in Millfield.",
        ),
        ("A grant of £20m came in 2030.", "A grant of £25m came in 2031."),
        ("The total cost of £4m is known.", "The total cost of £6m is for roads."),
        ("About 120 responses came to the survey, of which around 80 responses were by post.", "That is all."),
        ("About 120 responses came to the survey.", "Of these, about 80 responses to the survey were by post."),
        ("Two sites and four homes were seen.", "Three sites and five homes were seen."),
        ("There were about 310 school places in the town.", "There were about 86 school meals in the town."),
    ],
)
def test_different_things_years_and_small_numbers_are_silent(words) -> None:
    assert found_by("Q28", saying(*words)) == []


def test_one_event_on_two_days_is_a_question_and_many_days_are_a_list() -> None:
    one = "The Secretary of State issued directions to the council on {} with immediate effect."
    [found] = found_by("Q29", saying(one.format("3 March 2031"), one.format("5 March 2031")))
    assert "elsewhere it is 3 March 2031" in found.message
    assert found.message.endswith("paragraph 6.1). Is it the same event?")

    several = [one.format(day) for day in ("3 March 2031", "5 March 2031", "7 March 2031")]
    assert found_by("Q29", saying(*several)) == []


def test_other_events_and_the_same_day_written_in_another_way_are_silent() -> None:
    report = saying(
        "The Secretary of State issued directions on 3 March 2031.",
        "Directions, as said, were issued by the Secretary of State on 3rd March 2031.",
        "The auditor issued recommendations on 9 January 2031.",
        "In the end the Housing Strategy was agreed by Cabinet on 3 March 2031.",
        "In the end the Transport Strategy was agreed by Cabinet on 4 May 2031.",
    )

    assert found_by("Q29", report) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The total cost of the repairs is £1.2m.", "The total cost of the repairs is £1.4m."),
        ("More than 40 people were asked.", "Over 80 people were asked."),
        ("We had 214 answers to the questions.", "In all, 241 answers to the questions were sent."),
        ("The forecast overspend is £318,000.", "An overspend of £381,000 is made up as follows."),
        ("Of the people asked, 71% agreed with the change.", "The change found favour with 17% of the people asked."),
        (
            "The programme totals £88.3m over three years, as Table 2 shows.",
            "The programme totals £83.8m.",
        ),
        ("The team has 84 staff at the yard.", "There are 48 staff at the yard in the team."),
    ],
)
def test_one_sentence_with_two_figures_and_digits_changed_round_are_questions(one, other) -> None:
    [found] = found_by("Q28", saying(one, "Nothing else was said.", other))

    assert found.message.endswith("paragraph 6.1). Are they the same thing?")


@pytest.mark.parametrize(
    "words",
    [
        ("The north store cost £12,400.", "The south store cost £14,200."),
        ("Phase 1 will cost £2.3m to build.", "Phase 2 will cost £3.2m to build."),
        ("Site A will have room for 43 boats.", "Site B will have room for 34 boats."),
        ("The sum paid in 2029/30 was £318,000.", "The sum paid in 2030/31 was £381,000."),
        ("The cost of this option is £1.2m.", "The cost of this option is £1.4m."),
        ("The grant was £318,000, compared with £381,000.", "The grant was £381,000 before."),
        ("The notice was 12 days after the agreed day.", "The minutes came 21 days after the agreed day."),
        ("The fee is £12.", "The fine is £21."),
        ("About 60 posts would be deleted.", "In 2030/31 some 35 posts were deleted."),
        ("The lease is for 25 years.", "It was signed on 12 March 2030 in 52 copies."),
    ],
)
def test_figures_of_two_things_are_silent_however_alike_they_look(words) -> None:
    assert found_by("Q28", saying(*words)) == []


def test_the_same_words_under_two_options_are_of_two_things() -> None:
    report = a_clean_report_but(
        a_section("6 Options", a_section_of := "6.1 The total cost of the repairs would be £1.2m."),
        a_section("7 Proposal for the yard", a_section_of.replace("6.1", "7.1").replace("1.2m", "1.4m")),
    )

    assert found_by("Q28", report) == []


def test_few_words_are_one_event_where_they_are_the_same_words() -> None:
    [found] = found_by("Q29", saying("The survey closed on 3 March 2031.", "The survey closed on 10 March 2031."))
    assert "elsewhere it is 3 March 2031" in found.message

    assert found_by("Q29", saying("The survey closed on 3 March 2031.", "The shop closed on 10 March 2031.")) == []


def costs(*rows: tuple[str, ...], header: tuple[str, ...] = ("Item", "2031/32", "2032/33")) -> Report:
    return a_report(a_section("9 Financial Implications", "9.1 The costs:", a_table(*rows, header=header)))


def test_a_total_that_its_rows_do_not_add_up_to_is_found() -> None:
    [found] = found_by(
        "Q30", costs(("Staff", "£120,000", "80"), ("Training", "£30,500", "20"), ("Total", "£155,500", "100"))
    )

    assert found.message == (
        '"Total" under "2031/32" says £155,500, and its figures add up to 150,500 (a difference of 5,000).'
    )
    assert found.place.where.endswith('the table\'s row 3, column "2031/32"')
    assert found.severity == "high"


@pytest.mark.parametrize(
    "rows",
    [
        (("Staff", "120,000", "1"), ("Training", "(30,000)", "2"), ("Total", "90,000", "3")),
        (("Staff", "£1.2m", "-"), ("Training", "£300k", "4"), ("Total", "£1.5m", "4")),
        (("Staff", "1.24", "0.33"), ("Training", "2.34", "0.33"), ("Other", "3.44", "0.33"), ("Total", "7.0", "1.0")),
        (("A", "10", "1"), ("B", "20", "1"), ("Sub-total", "30", "2"), ("C", "5", "1"), ("D", "6", "1"),
         ("Sub-total", "11", "2"), ("Grand total", "41", "4")),
        (("Spend", "100", "100"), ("Less income", "40", "30"), ("Net total", "60", "70")),
        (("Staff", "TBC", "1"), ("Training", "20", "2"), ("Total", "90", "3")),
        (("A", "10", "1"), ("of which B", "5", "1"), ("C", "10", "1"), ("Total", "20", "2")),
        (("A", "40%", "1"), ("B", "20%", "2"), ("Total", "70%", "3")),
        (("First", "2029", "1"), ("Second", "2030", "2"), ("Total", "2031", "3")),
        (("Staff", "120", "80"), ("Training", "30", "20"), ("All in all", "1", "1")),
    ],
)  # fmt: skip
def test_totals_that_add_up_or_cannot_be_added_are_silent(rows) -> None:
    assert found_by("Q30", costs(*rows)) == []


def test_a_row_of_units_under_the_headings_is_none_of_the_rows_that_are_added() -> None:
    rows = [("", "£’000", "£’000"), ("Staff", "1,200", "800"), ("Boats", "310", "245"), ("Total", "1,510", "1,485")]
    [found] = found_by("Q30", costs(*rows))
    assert "1,485" in found.message


def test_a_column_of_averages_is_not_added() -> None:
    report = costs(
        ("A", "10", "4.0"), ("B", "20", "6.0"), ("Total", "30", "5.0"), header=("Ward", "Homes", "Average rent")
    )

    assert found_by("Q30", report) == []


def test_a_total_at_the_end_of_a_row_is_held_against_the_row_where_the_others_hold() -> None:
    header = ("Service", "Q1", "Q2", "Q3", "Total")
    right = (("A", "1", "2", "3", "6"), ("B", "4", "5", "6", "15"), ("C", "1", "1", "1", "3"))
    [found] = found_by("Q30", costs(*right, ("D", "2", "2", "2", "9"), header=header))

    assert found.message == '"D" under "Total" says 9, and its figures add up to 6 (a difference of 3).'
    assert found_by("Q30", costs(*right, header=header)) == []


@pytest.mark.parametrize(
    "rows",
    [
        # a service and its parts: the parts are counted in it already
        (("Adults", "100", "10"), ("Care homes", "60", "6"), ("Care at home", "40", "4"), ("Roads", "50", "5"),
         ("Total", "150", "15")),
        # rows that the total is no sum of
        (("Homes", "900", "1"), ("Shops", "80", "2"), ("Total", "4,200", "3")),
        # what the rows are called stands in the second column
        (("01", "Staff", "120"), ("02", "Training", "30"), ("", "Total", "150")),
    ],
)  # fmt: skip
def test_a_table_that_is_laid_out_in_another_way_is_silent(rows) -> None:
    assert found_by("Q30", costs(*rows)) == []


@pytest.mark.parametrize(
    ("header", "rows", "says"),
    [
        # counts and whole pounds are not rounded, however small
        (("Answer", "Replies"), (("Yes", "61"), ("No", "32"), ("Other", "8"), ("Total", "103")), "add up to 101"),
        (("Item", "Cost (£)"), (("Paint", "1,250"), ("Roof", "4,400"), ("Total", "5,651")), "add up to 5,650"),
        # the unit of another column is no unit of this one
        (("Town", "Works", "Spend (£m)"), (("A", "9", "0.62"), ("B", "11", "0.9"), ("C", "6", "0.4"),
         ("Total", "28", "1.92")), "add up to 26"),
        # parts of a service, which the total does not count again
        (("Service", "£m"), (("Adults", "78.4"), ("Children", "61.0"), ("People", "139.4"), ("Roads", "41.2"),
         ("Waste", "22.9"), ("Place", "64.1"), ("Total", "205.5")), "add up to 203.5"),
        # a sum in most columns is one in all, whatever its row is called
        (("Service", "Was", "Up", "Will be"), (("Adults", "78.4", "4.7", "83.1"), ("Children", "61.0", "1.3", "62.3"),
         ("Directorates", "139.4", "6.0", "146.4"), ("Other", "3.0", "1.0", "4.0"),
         ("Total", "142.4", "7.0", "149.4")), '"Directorates" under "Will be" says 146.4'),
        (("Fund", "Balance at 31 March 2032 £m"), (("General", "15.0"), ("Change", "6.1"), ("Total", "24.1")),
         "add up to 21.1"),
        (("Service", "Cost per year £"), (("A", "78,400"), ("B", "12,000"), ("Total", "91,400")), "add up to 90,400"),
    ],
)  # fmt: skip
def test_a_small_total_one_with_parts_and_one_of_balances_is_held_to_its_rows(header, rows, says) -> None:
    found = found_by("Q30", costs(*rows, header=header))

    assert [says in each.message for each in found] == [True]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        (("Item", "£000"), (("Paint", "125"), ("Roof", "440"), ("Total", "566"))),
        (("Item", "Cost (£’000)"), (("Paint", "61"), ("Roof", "32"), ("Yard", "8"), ("Total", "103"))),
        (("Year", "Opening balance", "Closing balance"), (("2030/31", "15", "12"), ("2031/32", "12", "9"),
         ("Total", "9", "9"))),
        (("Item", "Cost per unit"), (("Paint", "61"), ("Roof", "32"), ("Total", "50"))),
        (("Item", "Cost"), (("Paint", "31,250.40"), ("Roof", "4,400.20"), ("Total", "35,651"))),
        (("Item", "Cost"), (("Paint", "31,250"), ("Roof", "4,400"), ("Total", "35,651"))),
    ],
)  # fmt: skip
def test_rounded_totals_running_balances_and_prices_are_silent(header, rows) -> None:
    assert found_by("Q30", costs(*rows, header=header)) == []


def test_a_table_said_to_be_rounded_may_be_a_little_off() -> None:
    rows = (("Yes", "61"), ("No", "32"), ("Other", "8"), ("Total", "102"))
    table = a_table(*rows, header=("Answer", "Replies"))

    assert found_by("Q30", a_report(a_section("9 Replies", "9.1 Figures are rounded.", table))) == []


def test_a_total_named_in_the_second_column_is_held_to_its_rows() -> None:
    rows = (("01", "Staff", "£120,000"), ("02", "Training", "£30,000"), ("", "Total", "£160,000"))
    [found] = found_by("Q30", costs(*rows, header=("Code", "Item", "Cost")))

    assert found.message.startswith('"Total" under "Cost" says £160,000')


def test_the_same_sentence_of_two_places_is_of_two_things() -> None:
    words = "The building work at {} will bring {} affordable homes for rent near the station."

    assert found_by("Q28", saying(words.format("Millfield", "40"), words.format("Northgate", "60"))) == []
