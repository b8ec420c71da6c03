from datetime import date
from time import process_time

from report_builders import a_clean_report_but, a_report, a_section, a_table, word_traces

from paperclerk.domain.places import Place
from paperclerk.domain.report import Report
from paperclerk.domain.rulebook import RULEBOOK, Severity
from paperclerk.rules.paper_register import PAPER_RULES, check_report


def test_a_paper_without_a_fault_is_asked_nothing() -> None:
    assert check_report(a_report(word=word_traces())) == []


def test_every_paper_rule_of_the_rulebook_is_asked() -> None:
    assert {key for rule in PAPER_RULES for key in rule.ids} == {key for key in RULEBOOK if key.startswith("Q")}


def test_an_empty_report_is_no_trouble() -> None:
    assert check_report(Report()) == []


def test_a_finding_says_what_where_and_what_to_do_next() -> None:
    source = Place(file="report.pdf", sha256="ab" * 32)
    report = a_clean_report_but(a_section("6 Risk Management", "6.1 The risks are in section xxx.", page=4))
    [found] = check_report(report, place=source)

    assert found.message == 'A gap to fill in was left in the text: "xxx" in "The risks are in section xxx."'
    assert found.hint == "Put in what belongs there, or take it out."
    assert (found.place.file, found.place.sha256) == ("report.pdf", "ab" * 32)
    assert (found.place.page, found.place.where) == (4, 'page 4, section 6 "Risk Management", paragraph 6.1')
    assert found.subject == "Plan for better governance"


def test_findings_have_an_id_each_that_is_the_same_on_every_run() -> None:
    report = a_clean_report_but(
        a_section("6 Risk Management", "6.1 See xxx, £XX and ??, to be agreed with [insert name].")
    )
    first, again = check_report(report), check_report(report)

    assert len(first) == 4
    assert len({found.id for found in first}) == 4
    assert [found.id for found in first] == [found.id for found in again]


def a_pack(chapters: int) -> Report:
    words = "Members asked the Panel on 3 March 2031 to look at 40 responses on the MTFS, as set out in section 3."
    sections = [
        a_section(f"{chapter}.{part} Part", *(f"{chapter}.{part}.{at} {words}" for at in range(1, 8)))
        for chapter in range(1, chapters + 1)
        for part in (1, 2)
    ]
    return a_report(*sections)


def seconds(report: Report) -> float:
    start = process_time()
    check_report(report, as_of=date(2031, 4, 8))
    return process_time() - start


def test_the_time_grows_with_the_paper_and_no_faster() -> None:
    seconds(a_pack(5))

    assert seconds(a_pack(160)) < 8 * max(seconds(a_pack(40)), 0.05)


def test_many_faults_of_one_kind_are_gathered_and_none_is_lost() -> None:
    gaps = [f"6.{at} The name is [insert name {at}]." for at in range(1, 41)]
    found = check_report(a_clean_report_but(a_section("6 Risk Management", *gaps)))

    assert [each.rule for each in found] == ["Q07"] * 21
    assert found[-1].message.startswith("The same is found 20 times more: page 2, section 6")
    assert all(f"paragraph 6.{at}" in found[-1].message for at in range(21, 41))


def test_a_finding_in_a_table_has_the_row_s_own_box_where_it_is_known() -> None:
    table = a_table(
        ("Tenders in", "May"), ("Contract let", "TBC"), ("Start", "July"), header=("Step", "When"),
        row_pages=(3, 3, 3), row_tops=(120.0, 140.0, 165.0), boxes=((50.0, 100.0, 500.0, 200.0),),
    )  # fmt: skip
    [known] = check_report(a_clean_report_but(a_section("6 Risk Management", "6.1 The steps are these:", table)))
    bare = table.model_copy(update={"row_tops": ()})
    [unknown] = check_report(a_clean_report_but(a_section("6 Risk Management", "6.1 The steps are these:", bare)))

    assert (known.place.page, known.place.row, known.place.box) == (3, 2, (50.0, 140.0, 500.0, 165.0))
    assert unknown.place.box == (50.0, 100.0, 500.0, 200.0)


def test_no_rule_of_papers_blocks() -> None:
    """The guide says so to the clerk: each is to mend or to leave."""
    asked = {key for rule in PAPER_RULES for key in rule.ids}

    assert [key for key in sorted(asked) if RULEBOOK[key].severity is Severity.BLOCK] == []
