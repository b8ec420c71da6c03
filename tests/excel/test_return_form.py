import io
import re
import zipfile
from datetime import datetime

import pytest
from builders import a_deliverable, a_plan
from excel_files import KEY, a_form, a_full_form
from openpyxl import load_workbook

from paperclerk.domain.fields import RETURN_FIELDS, UPDATE_FIELDS
from paperclerk.domain.names import excel_name
from paperclerk.domain.signature import FormMetadata, verdict
from paperclerk.excel.return_form import write_return_form
from paperclerk.libreoffice import is_present, to_pdf


def opened(**changes):
    return load_workbook(io.BytesIO(write_return_form(a_form(**changes), KEY)))


def box(book, name):
    sheet, cell = book.defined_names[name].attr_text.split("!")
    return book[sheet][cell.replace("$", "")]


def test_the_same_form_gives_the_same_bytes():
    assert write_return_form(a_form(), KEY) == write_return_form(a_form(), KEY)


def test_every_box_has_its_name_and_only_answers_are_unlocked():
    book = opened()

    boxes = {("D4.1", field): box(book, excel_name("D4.1", name)) for name, field in UPDATE_FIELDS.items()}
    boxes |= {("", field): box(book, excel_name("", name)) for name, field in RETURN_FIELDS.items()}

    assert {field.name: cell.protection.locked for (_, field), cell in boxes.items()} == {
        field.name: field.locked for _, field in boxes
    }
    assert {book["Return"][f"A{cell.row}"].value.removesuffix(" (required)") for cell in boxes.values()} == {
        field.label for _, field in boxes
    }


def test_sheets_are_protected_without_a_password_and_their_order_is_fixed():
    book = opened()

    assert book.security.lockStructure
    assert {sheet.title: sheet.sheet_state for sheet in book} == {
        "Return": "visible", "Key": "visible", "Lists": "hidden", "_meta": "veryHidden"
    }  # fmt: skip
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)


def test_lists_are_offered_through_names_so_that_no_program_drops_them():
    book = opened()
    checks = {check.type: check for check in book["Return"].data_validations.dataValidation}
    lists = {c.formula1 for c in book["Return"].data_validations.dataValidation if c.type == "list"}

    assert lists == {"list_rag", "list_status"}
    assert all("!" not in name for name in lists)
    assert [cell.value for row in book["Lists"]["A1:A3"] for cell in row] == ["Red", "Amber", "Green"]
    assert book.defined_names["list_rag"].attr_text == "Lists!$A$1:$A$3"
    assert set(checks) == {"list", "date", "whole"}


def test_no_list_is_offered_in_a_fixed_box():
    book = opened()
    due = box(book, "rtn_D4_1_due").coordinate

    assert not [check for check in book["Return"].data_validations.dataValidation if due in check.sqref]


def test_the_hidden_sheet_carries_what_the_form_is_signed():
    meta = opened()["_meta"]
    metadata = FormMetadata.model_validate_json(meta["B1"].value)

    assert (meta["A1"].value, meta["A2"].value) == ("metadata", "signature")
    assert verdict(metadata, meta["B2"].value, KEY) == "valid"
    assert verdict(metadata, meta["B2"].value, b"another key") == "invalid"
    assert {tag: metadata.prefill[tag] for tag in ("D4_1_due", "D4_2_due")} == {
        "D4_1_due": "30 June 2031",
        "D4_2_due": "30 June 2031",
    }


def test_dates_and_figures_are_real_ones_and_words_in_a_date_box_stay_words():
    book = opened(answers={"D4_1_forecast": "31 July 2031", "D4_2_forecast": "end of July", "D4_1_percent": "60"})

    assert box(book, "rtn_D4_1_forecast").value == datetime(2031, 7, 31)  # noqa: DTZ001
    assert box(book, "rtn_D4_1_forecast").number_format == "d mmm yyyy"
    assert box(book, "rtn_D4_2_forecast").value == "end of July"
    assert box(book, "rtn_D4_1_percent").value == 60


def test_an_answer_that_begins_like_a_formula_stays_a_text():
    cell = box(opened(answers={"D4_1_narrative": "=HYPERLINK(1)"}), "rtn_D4_1_narrative")

    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_characters_no_workbook_can_hold_are_left_out():
    cell = box(opened(answers={"D4_1_narrative": "be\x00fore\x0b after \ud800!"}), "rtn_D4_1_narrative")

    assert cell.value == "before after !"


def test_ratings_are_coloured_by_the_word_that_stays_in_the_cell():
    book = opened()
    rated = box(book, "rtn_D4_1_rag").coordinate

    rules = [rule for area in book["Return"].conditional_formatting if rated in area.sqref for rule in area.rules]

    assert [rule.formula for rule in rules] == [[f'{rated}="{word}"'] for word in ("Red", "Amber", "Green")]
    assert [rule.dxf.fill.bgColor.rgb[-6:] for rule in rules] == ["B3261E", "FFC000", "C6E5B3"]


def test_a_form_prints_as_wide_as_the_page_with_its_headings_on_each():
    sheet = opened()["Return"]

    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "A4"


def test_what_is_longer_than_a_row_can_grow_is_cut_and_says_so():
    sentence = "The board settled fourteen of the twenty points that were left. "
    book = opened(last=sentence * 100)
    last = book["Return"][f"C{box(book, 'rtn_D4_1_narrative').row}"].value

    assert last.startswith(sentence)
    assert last.endswith("… (the rest is in the last return)")
    assert len(last) < len(sentence * 30)


def test_a_short_answer_of_last_time_stands_whole_beside_the_box():
    book = opened(last="All settled.\nNothing is left.")

    assert book["Return"][f"C{box(book, 'rtn_D4_1_narrative').row}"].value == "All settled.\nNothing is left."


def test_a_deliverable_without_a_date_says_so():
    plan = a_plan(a_deliverable(due=None))

    assert box(opened(plan=plan), "rtn_D4_1_due").value == "No date agreed"


def test_the_file_says_its_title_language_and_a_date_that_does_not_change():
    properties = opened().properties

    assert (properties.title, properties.language) == ("Progress return, March 2031: Monitoring Officer", "en-GB")
    assert properties.modified == datetime(2031, 3, 1)  # noqa: DTZ001


@pytest.mark.libreoffice
@pytest.mark.skipif(not is_present(), reason="LibreOffice is not on this machine")
def test_each_deliverable_begins_a_page_under_the_headings(tmp_path):
    pdfplumber = pytest.importorskip("pdfplumber")
    (tmp_path / "form.xlsx").write_bytes(write_return_form(a_form(), KEY))

    with pdfplumber.open(to_pdf([tmp_path / "form.xlsx"])[tmp_path / "form.xlsx"]) as pdf:
        pages = [page.extract_text() or "" for page in pdf.pages]

    assert len(pages) == 4
    assert all("Your answer" in page for page in pages[:3])
    assert [("D4.1 A written" in page, "D4.2 A written" in page) for page in pages] == [
        (False, False), (True, False), (False, True), (False, False)
    ]  # fmt: skip
    assert "Guidance" in pages[1]
    assert "Path to green: date" in pages[1]
    assert "Key to the RAG ratings" in pages[3]


def test_rows_of_boxes_grow_with_what_is_typed_into_them():
    form = write_return_form(a_full_form(), KEY)
    with zipfile.ZipFile(io.BytesIO(form)) as package:
        sheets = [package.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2, 3, 4)]

    for sheet, first in zip(sheets, (5, 3, 3, 3), strict=True):
        fixed = {int(row) for row in re.findall(r'<row r="(\d+)"[^>]*customHeight="1"', sheet)}
        boxes = {int(row) for row in re.findall(r'<row r="(\d+)" ht="[\d.]+">', sheet)}
        assert first in boxes
        assert not boxes & fixed


def test_every_sheet_is_printed_in_type_of_nearly_one_size():
    book = load_workbook(io.BytesIO(write_return_form(a_full_form(), KEY)))
    widths = {
        sheet.title: sum(dimension.width for dimension in sheet.column_dimensions.values())
        for sheet in book if sheet.sheet_state == "visible"
    }  # fmt: skip

    assert set(widths) == {"Return", "Milestones", "Risks", "KPIs", "Key"}
    assert max(widths.values()) / min(widths.values()) < 1.2


def test_guidance_says_that_the_key_is_on_a_sheet():
    said = [str(cell.value) for row in opened()["Return"].iter_rows() for cell in row if cell.value]

    assert "Your honest view today. The key is on the sheet Key." in said
    assert not [text for text in said if "at the end of this form" in text]
