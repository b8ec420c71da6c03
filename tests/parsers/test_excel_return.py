import io
import re
import time
import zipfile
from datetime import UTC, date, datetime

import pytest
from builders import a_plan, a_register, rules_of
from excel_files import ANSWERS, KEY, a_form_file, cell_of, edited, typed
from office_files import a_word_file, a_workbook_file, content_of, real_files
from openpyxl import Workbook
from openpyxl.chart import BarChart
from openpyxl.comments import Comment

from paperclerk.domain.ratings import THREE_POINT_SCHEME, Rag, Status
from paperclerk.domain.signature import verdict
from paperclerk.libreoffice import convert, is_present
from paperclerk.ooxml.repack import repack
from parsers import excel_return

PLAN = a_plan()
FORM = a_form_file()


def read(content):
    return excel_return.read(content, "return.xlsx", PLAN.scheme, PLAN.officers)


def cell(name):
    return cell_of(FORM, f"rtn_{name}")


def answer(name, value, number_format=""):
    """Read the form with something typed into one box."""
    back = read(edited(FORM, typed("Return", cell(name), value, number_format)))
    return getattr(back.updates[0], name.removeprefix("D4_1_")), [f for f in back.findings if f.about in name]


def said(back):
    return [update.model_dump(exclude={"places", "as_written"}, exclude_none=True) for update in back.updates]


def without_names(book):
    for name in list(book.defined_names):
        if name.startswith("rtn_"):
            del book.defined_names[name]


def test_a_form_filled_in_is_read_back_whole_with_nothing_to_say_about_it():
    back = read(FORM)

    assert list(back.findings) == []
    assert (back.format, back.read_by) == ("xlsx", "names")
    assert (back.reported_by, back.signed_off_by) == (ANSWERS["return_reported_by"], "Chief Executive")
    assert (back.signed_off_on, back.decisions) == (date(2031, 4, 2), ANSWERS["return_decisions"])
    first, second = back.updates
    assert (first.rag, first.status, first.percent) == (Rag.AMBER, Status.IN_PROGRESS, 60)
    assert (first.due, first.forecast, first.recovery_date) == (
        date(2031, 6, 30), date(2031, 7, 31), date(2031, 4, 30)
    )  # fmt: skip
    assert first.narrative == ANSWERS["D4_1_narrative"]
    assert first.recovery_owner == "Director of Finance"
    assert (second.rag, second.status, second.actual) == (Rag.GREEN, Status.COMPLETE, date(2031, 3, 28))


def test_each_answer_says_its_sheet_and_cell():
    place = read(FORM).updates[0].places["rag"]

    assert place.where == f'sheet "Return", cell {cell("D4_1_rag")}'
    assert (place.sheet, place.cell, place.file) == ("Return", cell("D4_1_rag"), "return.xlsx")
    assert len(place.sha256) == 64


def test_the_forms_mark_proves_it_ours_until_somebody_alters_it():
    altered = edited(
        FORM, lambda book: typed("_meta", "B1", book["_meta"]["B1"].value.replace("2031-03", "2031-02"))(book)
    )

    ours, theirs = read(FORM), read(altered)

    assert ours.form is not None
    assert (ours.form.period, ours.form.owner) == ("2031-03", "Monitoring Officer")
    assert verdict(ours.metadata, ours.signature_text, KEY) == "valid"
    assert verdict(theirs.metadata, theirs.signature_text, KEY) == "invalid"
    assert "V08" in rules_of(theirs.findings)  # the visible period is another now


def test_the_files_own_date_of_change_is_kept():
    assert read(FORM).modified == datetime(2031, 3, 1, tzinfo=UTC)


def test_a_form_whose_names_are_gone_is_read_by_its_labels():
    back = read(edited(FORM, without_names))

    assert back.read_by == "labels"
    assert said(back) == said(read(FORM))
    assert back.form is not None
    assert list(back.findings) == []


def test_a_form_copied_into_a_new_workbook_is_still_a_return():
    def copied(book):
        without_names(book)
        del book["_meta"]

    back = read(edited(FORM, copied))

    assert said(back) == said(read(FORM))
    assert back.form is not None
    assert (back.form.period, back.form.owner, back.form.signature) == ("2031-03", "Monitoring Officer", "missing")


def test_where_a_name_and_the_label_beside_its_box_differ_the_label_wins():
    # Rows put in by a program that leaves the names where they were.
    moved = edited(FORM, lambda book: book["Return"].insert_rows(12, 1))

    back = read(moved)

    assert said(back) == said(read(FORM))
    assert [f.message for f in back.findings if f.rule == "V14"] == [
        "On the sheet “Return” 26 boxes no longer stand where the form's names say, as after rows or sheets were moved "
        "or renamed. They were read by the labels beside them."
    ]


def test_a_name_of_one_deliverable_under_the_heading_of_another_is_not_believed():
    def swapped(book):
        names = book.defined_names
        names["rtn_D4_1_rag"].attr_text, names["rtn_D4_2_rag"].attr_text = (
            names["rtn_D4_2_rag"].attr_text, names["rtn_D4_1_rag"].attr_text
        )  # fmt: skip

    back = read(edited(FORM, swapped))

    assert [update.rag for update in back.updates] == [Rag.AMBER, Rag.GREEN]
    assert [(f.rule, f.subject) for f in back.findings] == [("V14", "D4.1"), ("V14", "D4.2")]


def test_a_deleted_row_is_told():
    def deleted(book):
        book.defined_names["rtn_D4_1_evidence"].attr_text = "Return!#REF!"
        book["Return"][cell("D4_1_evidence").replace("B", "A")] = None
        book["Return"][cell("D4_1_evidence")] = None

    back = read(edited(FORM, deleted))

    assert back.updates[0].evidence is None
    assert [(f.rule, f.subject) for f in back.findings] == [("V14", "D4.1")]
    assert "its row was deleted" in back.findings[0].message


def test_a_name_lost_by_its_row_still_finds_its_answer_by_label():
    def broken(book):
        book.defined_names["rtn_D4_1_evidence"].attr_text = "#REF!"

    back = read(edited(FORM, broken))

    assert back.updates[0].evidence == "Board minute 7"


def test_an_owners_line_that_begins_with_another_deliverable_starts_no_section():
    def added(book):
        row = int(cell("D4_1_status")[1:])
        without_names(book)
        book["Return"].insert_rows(row)
        book["Return"][f"B{row}"] = "D4.2 hangs on this"

    back = read(edited(FORM, added))

    assert said(back) == said(read(FORM))
    assert [(f.rule, f.place.cell) for f in back.findings] == [("V17", cell("D4_1_status"))]


def test_a_column_put_in_before_the_answers_changes_nothing():
    def widened(book):
        without_names(book)
        sheet = book["Return"]
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))
        sheet.insert_cols(2)

    assert said(read(edited(FORM, widened))) == said(read(FORM))


def test_two_answers_for_one_field_are_not_chosen_between():
    def copied(book):
        sheet = book.copy_worksheet(book["Return"])
        sheet[cell("D4_1_rag")] = "Red"

    back = read(edited(FORM, copied))

    assert back.updates[0].rag is None
    assert [(f.rule, f.about) for f in back.findings] == [("V08", "rag"), ("V12", "rag")]
    assert "“Amber”" in back.findings[0].message
    assert "“Red”" in back.findings[0].message


def test_a_hidden_copy_of_the_sheet_is_not_asked():
    def kept(book):
        sheet = book.copy_worksheet(book["Return"])
        sheet[cell("D4_1_rag")] = "Red"
        sheet.sheet_state = "hidden"

    assert read(edited(FORM, kept)).updates[0].rag is Rag.AMBER


@pytest.mark.parametrize(
    ("value", "number_format", "expected", "rules"),
    [
        (datetime(2031, 3, 31), "d mmm yyyy", date(2031, 3, 31), []),  # noqa: DTZ001
        ("31st March 2031", "", date(2031, 3, 31), []),
        ("2031-03-31", "", date(2031, 3, 31), []),
        (47938, "General", date(2031, 3, 31), ["V09"]),
        ("47938", "@", date(2031, 3, 31), ["V09"]),
        ("03/04/2031", "@", date(2031, 4, 3), ["V09"]),
        ("03/31/2031", "@", None, ["V03"]),
        ("end of March", "", None, ["V03"]),
        ("n/a", "", None, ["V09"]),
    ],
)
def test_dates_are_read_as_excel_and_people_write_them(value, number_format, expected, rules):
    got, findings = answer("D4_1_forecast", value, number_format)

    assert got == expected
    assert rules_of(findings) == rules


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [(60, "0", 60), (0.6, "0%", 60), (1, "0%", 100), ("60%", "", 60), ("60", "@", 60), (0.6, "General", None)],
)
def test_percentages_are_read_with_the_cells_format(value, number_format, expected):
    assert answer("D4_1_percent", value, number_format)[0] == expected


def test_a_rating_that_is_none_is_refused_with_the_choices():
    got, findings = answer("D4_1_rag", "Amber/Green")

    assert got is None
    assert rules_of(findings) == ["V01"]
    assert "Red, Amber, Green" in findings[0].hint
    assert findings[0].place.cell == cell("D4_1_rag")


def test_days_of_an_old_macs_calendar_are_counted_from_1904():
    def old(book):
        book.epoch = datetime(1904, 1, 1)  # noqa: DTZ001
        typed("Return", cell("D4_1_forecast"), 46476, "General")(book)

    assert read(edited(FORM, old)).updates[0].forecast == date(2031, 3, 31)


def test_a_formula_whose_result_is_not_in_the_file_is_no_answer():
    got, findings = answer("D4_1_percent", "=50+10")

    assert got is None
    assert rules_of(findings) == ["V16"]
    assert findings[0].place.cell == cell("D4_1_percent")


def test_a_formulas_result_is_taken_and_an_error_is_not():
    calculated = edited(FORM, typed("Return", cell("D4_1_percent"), "=50+10"))

    worked_out = read(with_result(calculated, "<f>50+10</f><v>60</v>"))
    error = read(with_result(calculated, "<f>50+10</f><v>#DIV/0!</v>", kind="e"))

    assert worked_out.updates[0].percent == 60
    assert rules_of(worked_out.findings) == ["V20"]
    assert error.updates[0].percent is None
    assert [f.message for f in error.findings] == [
        "D4.1, Percentage complete: the cell shows the error #DIV/0!, so there is no answer to take."
    ]


def test_an_answer_merged_with_its_neighbours_is_read_once():
    def merged(book):
        row = cell("D4_1_narrative")[1:]
        book["Return"].merge_cells(f"B{row}:C{row}")

    assert said(read(edited(FORM, merged))) == said(read(FORM))


def test_an_answer_merged_down_over_the_next_box_counts_for_its_own_only():
    def merged(book):
        row = int(cell("D4_1_narrative")[1:])
        book["Return"].merge_cells(f"B{row}:B{row + 1}")

    back = read(edited(FORM, merged))

    assert back.updates[0].narrative == ANSWERS["D4_1_narrative"]
    assert back.updates[0].next_steps is None
    assert [f.message for f in back.findings if f.place.cell == cell("D4_1_next_steps")] == [
        "The box of D4.1, Planned next was merged into that of D4.1, Progress this period, so it has no cell of its "
        "own to answer in."
    ]


def test_what_is_written_outside_the_boxes_is_told_not_dropped():
    beside = typed("Return", f"F{cell('D4_1_rag')[1:]}", "really Red, to be honest")
    below = typed("Return", "B80", "P.S. see also the annex")
    extra = lambda book: book.create_sheet("Annex").append(["more"])  # noqa: E731

    back = read(edited(FORM, beside, below, extra))

    assert [(f.rule, f.place.where) for f in back.findings] == [
        ("V17", 'sheet "Annex"'),
        ("V17", f'sheet "Return", cell F{cell("D4_1_rag")[1:]}'),
        ("V17", 'sheet "Return", cell B80'),
    ]
    assert said(back) == said(read(FORM))


def test_a_comment_on_a_cell_reaches_the_reviewer():
    def commented(book):
        book["Return"][cell("D4_1_rag")].comment = Comment("Was Red on Monday.", "Dee Poole")

    back = read(edited(FORM, commented))

    assert [(f.rule, f.subject, f.place.cell) for f in back.findings] == [("V13", "D4.1", cell("D4_1_rag"))]
    assert "Was Red on Monday." in back.findings[0].message


def test_the_words_of_a_conversation_are_taken_without_the_note_before_them():
    note = "[Threaded comment]\n\nYour version of Excel allows you to read this.\n\nComment:\n    Was Red on Monday."

    def commented(book):
        book["Return"][cell("D4_1_rag")].comment = Comment(note, "Dee Poole")

    assert [f.message for f in read(edited(FORM, commented)).findings] == [
        "Comment by Dee Poole on D4.1, RAG rating: “Was Red on Monday.”"
    ]


def test_a_picture_lying_on_the_form_is_told():
    def pictured(book):
        book["Return"].add_chart(BarChart(), "F20")

    back = read(edited(FORM, pictured))

    assert [(f.rule, f.place.sheet) for f in back.findings] == [("V15", "Return")]


@pytest.mark.parametrize(
    ("ref", "number_format", "read_as"),
    [("D4.10", "@", "D4.10"), (4.1, "0.00", "D4.10"), (4.1, "General", "D4.1"), (4.15, "General", "D4.15")],
)
def test_a_ref_typed_as_a_number_is_read_as_it_is_shown(ref, number_format, read_as):
    book = Workbook()
    for row in (["Ref", "RAG", "Status", "Progress"], [ref, "Amber", "In progress", "x"], ["D4.2", "Green", "", ""]):
        book.active.append(row)
    book.active["A2"].number_format = number_format

    assert [u.deliverable for u in read(edited_from(book)).updates] == [read_as, "D4.2"]


def test_a_workbook_saved_as_strict_open_xml_reads_the_same():
    with zipfile.ZipFile(io.BytesIO(FORM)) as package:
        parts = {name: package.read(name) for name in package.namelist() if name.startswith(("xl/", "_rels/"))}
    strict = {
        name: part.replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                           b"http://purl.oclc.org/ooxml/spreadsheetml/main")
        .replace(b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                 b"http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, part in parts.items()
    }  # fmt: skip

    back = read(repack(FORM, strict))

    assert strict != parts
    assert said(back) == said(read(FORM))


def test_a_table_with_a_deliverable_a_row_is_read_by_its_headings():
    book = Workbook()
    for row in (
        ["Progress, March 2031"],
        [],
        ["Ref", "What", "RAG", "Status", "% complete", "Forecast date", "Commentary"],
        ["D4.1", "A written account", "A", "on going", 60, datetime(2031, 7, 31), "The draft is written."],  # noqa: DTZ001
        ["4.2", "Another", "Green", "Completed", None, None, "Adopted."],
    ):
        book.active.append(row)

    back = read(edited_from(book))

    assert back.read_by == "headers"
    assert [(u.deliverable, u.rag, u.status, u.percent) for u in back.updates] == [
        ("D4.1", Rag.AMBER, Status.IN_PROGRESS, 60), ("D4.2", Rag.GREEN, Status.COMPLETE, None)
    ]  # fmt: skip
    assert back.updates[0].forecast == date(2031, 7, 31)
    assert back.updates[1].narrative == "Adopted."


def test_a_workbook_of_another_kind_is_none_of_our_forms():
    book = Workbook()
    book.active.append(["Ward", "Status", "Owner"])
    book.active.append(["North", "done", "Dee"])

    back = read(edited_from(book))

    assert rules_of(back.findings) == ["F01"]
    assert not back.is_ours


@pytest.mark.parametrize(
    ("content", "rule"), [(b"", "F04"), (b"PK\x03\x04 cut short", "F02"), (b"%PDF-1.7", "F03"), (a_word_file(), "F03")]
)
def test_what_is_no_workbook_is_a_finding(content, rule):
    back = read(content)

    assert rules_of(back.findings) == [rule]
    assert not back.is_ours
    assert not excel_return.knows(content)


def test_a_damaged_sheet_is_a_finding_not_a_crash():
    spoilt = a_workbook_file('<row r="1"><c r="A1" t="s"><v>99</v></c><c r="ZZZZ9999999999"><v>x</v></c></row>')

    assert set(rules_of(read(spoilt).findings)) <= {"F01", "F02", "F06"}
    assert read(spoilt).findings


@pytest.mark.parametrize("path", real_files("rag_xlsx", "hostile"), ids=lambda path: path.name)
def test_real_and_hostile_files_give_findings_within_five_seconds(path):
    content = content_of(path)
    started = time.process_time()

    back = excel_return.read(content, path.name, THREE_POINT_SCHEME, a_register())

    assert time.process_time() - started < 5
    assert back.findings
    assert not back.updates


@pytest.mark.libreoffice
@pytest.mark.skipif(not is_present(), reason="LibreOffice is not on this machine")
def test_a_form_saved_by_libreoffice_reads_the_same():
    back = read(convert(FORM, ".xlsx", "xlsx"))

    assert said(back) == said(read(FORM))
    assert verdict(back.metadata, back.signature_text, KEY) == "valid"
    assert back.read_by == "names"
    assert list(back.findings) == []


def with_result(content, cell, kind="n"):
    """Put a result into the one formula of a workbook, as Excel does on saving."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
    filled = re.sub(r"(<c [^>]*)>\s*<f>50\+10</f>\s*<v\s*/?>(</v>)?", rf'\1 t="{kind}">{cell}', sheet)
    assert filled != sheet
    return repack(content, {"xl/worksheets/sheet1.xml": filled.encode()})


def edited_from(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
