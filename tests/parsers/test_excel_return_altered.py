"""Excel returns whose sheets, rows and columns were altered: every answer as it was typed, or a finding."""

import io

from builders import a_plan, rules_of
from excel_files import a_form_file, cell_of, edited
from openpyxl import Workbook

from paperclerk.ooxml.repack import repack
from parsers import excel_return

PLAN = a_plan()
FORM = a_form_file()


def read(content):
    return excel_return.read(content, "return.xlsx", PLAN.scheme, PLAN.officers)


def cell(name):
    return cell_of(FORM, f"rtn_{name}")


def said(back):
    return [update.model_dump(exclude={"places", "as_written"}, exclude_none=True) for update in back.updates]


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_column_that_the_form_does_not_ask_after_is_told():
    book = Workbook()
    for row in (
        ["Ref", "What", "RAG", "Status", "Progress", "Budget", ""],
        ["D4.1", "An account", "Amber", "In progress", "Drafted.", 12_000, "urgent"],
        ["D4.2", "Another", "Green", "Complete", "Adopted.", None, None],
    ):
        book.active.append(row)

    back = read(saved(book))

    assert [f.message for f in back.findings if f.rule == "V06"] == [
        "The column “Budget” is not part of the form and was not read.",
        "A column without a heading is not part of the form and was not read.",
    ]


def test_the_forms_sheet_renamed_and_moved_still_reads_the_same():
    def renamed(book):
        book["Return"].title = "Our return"
        for name in book.defined_names.values():
            name.attr_text = name.attr_text.replace("Return!", "'Our return'!")
        book.move_sheet("Our return", 2)

    back = read(edited(FORM, renamed))

    assert said(back) == said(read(FORM))
    assert (back.read_by, list(back.findings)) == ("names", [])


def test_rows_taken_out_under_their_names_lose_nothing_but_their_own_answers():
    # What a program does that moves cells and leaves names behind.
    gone = int(cell("D4_1_evidence")[1:])

    back = read(edited(FORM, lambda book: book["Return"].delete_rows(gone)))

    first, second = said(back)
    assert first == {key: value for key, value in said(read(FORM))[0].items() if key != "evidence"}
    assert second == said(read(FORM))[1]
    assert "V14" in rules_of(back.findings)


def test_macros_are_not_run_and_said_to_be_there():
    back = read(repack(FORM, {"xl/vbaProject.bin": b"a program"}))

    assert said(back) == said(read(FORM))
    assert rules_of(back.findings) == ["F17"]


def told(content, *rules):
    return [f for f in read(content).findings if f.rule in rules]


def test_rows_put_in_under_their_names_are_told_once_a_sheet():
    back = edited(FORM, lambda book: book["Return"].insert_rows(12, 3))

    assert said(read(back)) == said(read(FORM))
    assert [(f.rule, f.place.sheet) for f in told(back, "V14", "V17")] == [("V14", "Return")]
    assert "boxes no longer stand where the form's names say" in told(back, "V14")[0].message


def test_a_sheet_renamed_without_its_names_is_told_once():
    def renamed(book):
        book["Return"].title = "Sheet1"

    back = edited(FORM, renamed)

    assert said(read(back)) == said(read(FORM))
    assert rules_of(read(back).findings) == ["V14"]


def test_boxes_that_came_back_nowhere_are_named_in_one_finding_a_deliverable():
    first, last = (int(cell(f"D4_1_{field}")[1:]) for field in ("due", "recovery_date"))

    lost = told(edited(FORM, lambda book: book["Return"].delete_rows(first - 2, last - first + 4)), "V14")

    assert [f.subject for f in lost] == ["D4.1", ""]
    assert "D4.1, RAG rating; D4.1, Status; " in lost[0].message
