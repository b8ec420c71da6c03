"""Tables of a Word return with a row a thing: milestones, risks, figures, and tables people make themselves."""

import copy
from datetime import date

import pytest
from lxml import etree
from office_files import a_word_file
from word_returns import ANSWERS, READ, STEPS, a_form, a_row, a_table, changed, control, read, row_of, rules, unwrapped

from paperclerk.domain.plan import Milestone
from paperclerk.domain.ratings import Rag, Status
from paperclerk.domain.returns import KpiUpdate, Return, RiskUpdate
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.story import read_story
from paperclerk.ooxml.wordml import W, value


def inserted(root: etree._Element, tag: str, *texts: str) -> None:
    """Put a row without controls below that of a box, as Insert Row Below does, and type into it."""
    namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    row_of(root, tag).addnext(etree.fromstring(a_row(*texts).replace("<w:tr>", f"<w:tr {namespace}>", 1)))


def steps_of(back: Return) -> list[tuple[str, str]]:
    return [(step.id, step.text) for step in back.updates[0].milestones]


def test_milestones_risks_and_figures_are_read_back_with_nothing_to_say_about_them():
    back = read(a_form())

    assert rules(back) == []
    assert back.updates[0].milestones == READ
    assert [(risk.risk, risk.likelihood, risk.impact) for risk in back.risks] == [("R1", 3, 5), ("R3", None, None)]
    assert back.risks[0].mitigation == "Tracker in use.\n• weekly"
    assert [(kpi.kpi, kpi.actual, kpi.comment) for kpi in back.kpis] == [("K1", "11 per cent", "March")]


def test_each_value_of_a_table_has_its_place():
    back = read(a_form())

    places = (back.updates[0].places["m1_forecast"], back.risks[0].places["impact"], back.kpis[0].places["actual"])
    assert [(place.where, place.tag) for place in places] == [
        ("table 3, row 2, control D4_1_m1_forecast", "D4_1_m1_forecast"),
        ("table 5, row 2, control R1_impact", "R1_impact"),
        ("table 6, row 2, control K1_actual", "K1_actual"),
    ]


def test_a_blank_form_has_its_agreed_milestones_and_says_nothing():
    back = read(a_form({"return_reported_by": "Dee Farrow"}))

    assert back.updates[0].milestones == STEPS
    assert back.updates[0].says_nothing
    assert (back.risks, back.kpis, rules(back)) == ((), (), [])


def test_the_tables_are_read_by_their_headings_when_the_controls_are_gone():
    back = read(changed(a_form(), unwrapped))

    assert back.read_by == "labels"
    assert rules(back) == []
    assert back.updates[0].milestones == READ
    assert [(r.risk, r.likelihood, r.mitigation) for r in back.risks] == [
        ("R1", 3, "Tracker in use.\n• weekly"), ("R3", None, None),
    ]  # fmt: skip
    assert back.kpis == (KpiUpdate(kpi="K1", actual="11 per cent", comment="March", places=back.kpis[0].places),)
    assert back.updates[0].places["m1_forecast"].where == "table 3, row 2, “Forecast date”"


def test_a_row_added_with_insert_row_is_a_new_milestone_wherever_it_stands():
    content = changed(a_form(), lambda root: inserted(root, "D4_1_m1_text", "", "Survey", "", "9 May 2031", ""))

    back = read(content)

    assert steps_of(back)[-1] == ("m6", "Survey")
    assert back.updates[0].milestones[-1].forecast == date(2031, 5, 9)
    assert back.updates[0].milestones[:3] == READ
    assert rules(back) == ["V09"]
    assert back.findings[0].message == (
        "D4.1: a row added to the milestones, “Survey”, was read as a new one, m6."
    )  # fmt: skip
    assert back.findings[0].place.row == 3


def test_rows_added_in_the_middle_of_a_table_without_controls_do_not_shift_the_others():
    def add_and_unwrap(root: etree._Element) -> None:
        inserted(root, "D4_1_m1_text", "", "Survey", "", "9 May 2031", "")
        unwrapped(root)

    back = read(changed(a_form(), add_and_unwrap))

    assert [(step.id, step.forecast) for step in back.updates[0].milestones] == [
        ("m1", date(2031, 4, 20)), ("m6", date(2031, 5, 9)), ("m2", date(2031, 6, 1)), ("m3", None),
    ]  # fmt: skip


def test_an_empty_row_added_says_nothing():
    content = changed(a_form(), lambda root: inserted(root, "D4_1_m1_text", "", "", "", "", ""))

    assert (steps_of(read(content)), rules(read(content))) == (steps_of(read(a_form())), [])


def a_copy(root: etree._Element, tag: str, **typed: str) -> None:
    """Copy a box's row, controls, tags and all, as Word does, and type over some of its boxes."""
    row = row_of(root, tag)
    other = copy.deepcopy(row)
    for sdt in other.iter(f"{W}sdt"):
        field = (value(sdt, "w:sdtPr/w:tag") or "").rsplit("_", 1)[1]
        if field in typed:
            texts = list(sdt.iter(f"{W}t"))
            texts[0].text = typed[field]
            for mark in list(sdt.iter(f"{W}showingPlcHdr")):
                mark.getparent().remove(mark)
    row.addnext(other)


def test_a_copied_row_with_other_words_is_a_new_milestone_and_the_owner_is_told():
    back = read(changed(a_form(), lambda root: a_copy(root, "D4_1_m3_text", text="Second vote", due="2 August 2031")))

    assert steps_of(back) == [("m1", "Scope agreed"), ("m2", "Draft out"), ("m3", "Vote in Council"),
                              ("m6", "Second vote")]  # fmt: skip
    assert rules(back) == ["V09"]


def test_a_copied_row_that_says_the_same_is_read_once():
    back = read(changed(a_form(), lambda root: a_copy(root, "D4_1_m2_text")))

    assert back.updates[0].milestones == READ
    assert rules(back) == []


def test_a_copied_row_with_the_same_words_and_another_date_is_two_answers():
    back = read(changed(a_form(), lambda root: a_copy(root, "D4_1_m2_text", forecast="9 June 2031")))

    assert rules(back) == ["V08"]
    assert back.findings[0].message.startswith("D4.1, milestone m2, Forecast date has two answers: “1 June 2031”")
    assert back.updates[0].milestones[1].forecast is None


def test_a_row_taken_away_is_said_and_not_forgotten():
    def without_the_second(root: etree._Element) -> None:
        row = row_of(root, "D4_1_m2_text")
        row.getparent().remove(row)

    back = read(changed(a_form(), without_the_second))

    assert [step.id for step in back.updates[0].milestones] == ["m1", "m3"]
    assert [found.message for found in back.findings] == [
        "D4.1: the row of milestone m2, “Draft out”, is no longer on the form."
    ]


def test_a_milestone_is_known_by_its_words_where_its_reference_is_gone():
    def renamed(root: etree._Element) -> None:
        for text in row_of(root, "D4_1_m2_text").iter(f"{W}t"):
            text.text = "" if text.text == "m2" else text.text
        unwrapped(root)

    back = read(changed(a_form(), renamed))

    assert back.updates[0].milestones[1] == READ[1]
    assert rules(back) == []


def test_dates_of_a_milestone_without_words_are_kept_and_its_words_asked_for():
    back = read(a_form({**ANSWERS, "D4_1_m4_forecast": "9 June 2031"}))

    assert back.updates[0].milestones[-1] == Milestone(id="m4", text="", forecast=date(2031, 6, 9))
    assert [(found.rule, found.message) for found in back.findings] == [
        ("V12", "D4.1, milestone m4, Milestone was left empty.")
    ]


def test_a_date_that_cannot_be_read_is_a_finding_that_names_the_milestone_and_keeps_what_was_typed():
    back = read(a_form({**ANSWERS, "D4_1_m1_forecast": "when the audit is back"}))

    assert back.updates[0].as_written["m1_forecast"] == "when the audit is back"
    assert [found.rule for found in back.findings] == ["V03"]
    assert back.findings[0].message.startswith("D4.1, milestone m1, Forecast date: “when the audit is back”")


@pytest.mark.parametrize("typed", ["6", "0", "high"])
def test_a_likelihood_that_the_matrix_does_not_have_is_a_finding_and_no_value(typed):
    back = read(a_form({**ANSWERS, "R1_likelihood": typed}))

    assert (back.risks[0].likelihood, back.risks[0].as_written) == (None, {"likelihood": typed})
    assert rules(back) == ["V04"]


def test_a_likelihood_with_its_word_is_its_number():
    back = read(a_form({**ANSWERS, "R1_likelihood": "4 - Likely"}))

    assert (back.risks[0].likelihood, rules(back)) == (4, [])


def test_a_risk_added_by_the_owner_is_said_and_not_taken():
    content = changed(
        a_form(), lambda root: inserted(root, "R3_comment", "", "Cyber attack", "5", "5", "Insurance", "New")
    )

    back = read(content)

    assert [risk.risk for risk in back.risks] == ["R1", "R3"]
    assert rules(back) == ["V11"]
    assert "Cyber attack" in back.findings[0].message


def test_text_typed_beside_a_likelihood_is_read_with_its_cell():
    def beside(root: etree._Element) -> None:
        paragraph = control(root, "R3_impact").getparent()
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = "4"

    back = read(changed(a_form(), beside))

    assert (back.risks[1].impact, rules(back)) == (4, ["V06"])


def test_a_comment_on_a_milestone_names_its_box():
    document = etree.tostring(open_package(a_form()).xml("word/document.xml"), encoding="unicode")
    mark = '<w:commentReference w:id="7"/>'
    body = document[document.index("<w:body>") + 8 : document.index("</w:body>")]
    body = body.replace(">1 June 2031</w:t>", f">1 June 2031</w:t>{mark}", 1)
    comments = (
        '<w:comments><w:comment w:id="7" w:author="Ada"><w:p><w:r><w:t>Firm?</w:t></w:r></w:p></w:comment></w:comments>'
    )

    back = read(a_word_file(body, comments=comments))

    assert [(found.rule, found.message) for found in back.findings if found.rule == "V13"] == [
        ("V13", "Comment by Ada on D4.1, milestone m2, Forecast date: “Firm?”")
    ]


def test_tables_that_became_lines_are_named_and_not_guessed_at():
    lines: list[str] = []
    for block in read_story(open_package(a_form())).blocks:
        rows = ["\t".join(cell.text for cell in row.cells) for row in block.rows] if hasattr(block, "rows") else None
        lines += [line for text in (rows or [block.text]) for line in text.split("\n")]
    body = "".join(f"<w:p><w:r><w:t xml:space='preserve'>{line}</w:t></w:r></w:p>" for line in lines)

    back = read(a_word_file(body.replace("\t", "</w:t><w:tab/><w:t xml:space='preserve'>")))

    assert back.updates[0].rag is Rag.AMBER
    assert back.updates[0].milestones == ()
    assert [found.message for found in back.findings if found.rule == "V14"] == [
        "The table of milestones of D4.1 came as lines of text, and its answers were not taken: "
        "they cannot be told apart.",
        "The table of risks came as lines of text, and its answers were not taken: they cannot be told apart.",
        "The table of KPIs came as lines of text, and its answers were not taken: they cannot be told apart.",
    ]


OWN_TABLE = (
    ("Deliverable", "RAG", "Progress this period", "Status", "Forecast date"),
    ("D4.1 The account", "Amber/Green or so", "Draft agreed", "Under way", "31 July 2031"),
    ("4.2", "Green", "Adopted", "Complete", ""),
)


def test_somebodys_own_table_with_a_row_a_deliverable_is_read_by_its_headings():
    back = read(a_word_file(a_table(*OWN_TABLE)))

    assert back.read_by == "headers"
    assert [(u.deliverable, u.rag, u.status, u.narrative) for u in back.updates] == [
        ("D4.1", None, Status.IN_PROGRESS, "Draft agreed"), ("D4.2", Rag.GREEN, Status.COMPLETE, "Adopted"),
    ]  # fmt: skip
    assert back.updates[0].forecast == date(2031, 7, 31)
    assert back.updates[1].places["rag"].where == "table 1, row 3, “RAG rating”"


def test_a_row_of_such_a_table_that_names_no_deliverable_is_said():
    back = read(a_word_file(a_table(*OWN_TABLE, ("Other work", "Red", "Late", "", ""))))

    assert [u.deliverable for u in back.updates] == ["D4.1", "D4.2"]
    assert any("Other work | Red | Late" in found.message for found in back.findings)


def test_a_table_about_something_else_is_no_return():
    rows = (("Committee", "Status", "Progress"), ("Audit", "Complete", "All"), ("Scrutiny", "Open", "None"))

    assert rules(read(a_word_file(a_table(*rows)))) == ["F01"]


def test_a_milestone_table_pasted_under_its_deliverable_in_a_new_document_is_read():
    heading = '<w:p><w:pPr><w:pStyle w:val="berschrift2"/></w:pPr><w:r><w:t>D4.1 The account</w:t></w:r></w:p>'
    labels = a_table(("RAG", "Red"), ("Status", "In progress"), ("Progress", "Late"))
    steps = a_table(("Step", "Baseline", "Expected", "Done on"), ("Scope", "14/04/2031", "20 April 2031", ""))

    back = read(a_word_file(heading + labels + steps))

    assert back.updates[0].milestones == (
        Milestone(id="m1", text="Scope", due=date(2031, 4, 14), forecast=date(2031, 4, 20)),
    )


def test_risks_are_kept_as_the_council_typed_them():
    back = read(a_form())

    assert back.risks[1] == RiskUpdate(risk="R3", comment="No change.", places=back.risks[1].places)


def test_a_councils_own_risk_register_is_no_return():
    rows = (("Ref", "Risk", "Likelihood", "Impact", "Mitigation", "Comment"), ("R1", "Flood", "2", "5", "Walls", "-"))

    assert rules(read(a_word_file(a_table(*rows)))) == ["F01"]
