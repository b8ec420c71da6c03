"""Answers that nobody sees in an Excel return are read, and it is said that they are out of sight."""

import pytest
from builders import a_plan
from excel_files import ANSWERS, KEY, a_form_file, a_full_form, cell_of, edited
from openpyxl.comments import Comment

from paperclerk.excel.return_form import write_return_form
from parsers import excel_return

PLAN = a_plan()
FORM = a_form_file()
SPOT = cell_of(FORM, "rtn_D4_1_rag")


def told(content, rule="V22"):
    back = excel_return.read(content, "return.xlsx", PLAN.scheme, PLAN.officers)
    return [found for found in back.findings if found.rule == rule]


def test_an_answer_in_a_hidden_row_is_said_to_be_hidden():
    def hidden(book):
        book["Return"].row_dimensions[int(SPOT[1:])].hidden = True

    assert [(f.subject, f.place.cell, f.message) for f in told(edited(FORM, hidden))] == [
        ("D4.1", SPOT, f"On the sheet “Return” row {SPOT[1:]} is hidden, with the answer to D4.1, RAG rating. "
                       "What stands there was read.")
    ]  # fmt: skip


def test_answers_in_a_hidden_column_are_counted():
    def hidden(book):
        book["Return"].column_dimensions["B"].hidden = True

    messages = [f.message for f in told(edited(FORM, hidden))]

    assert len(messages) == 1
    assert messages[0].startswith(f"On the sheet “Return” column B is hidden, with {len(ANSWERS) + 4} answers.")


def test_answers_on_a_hidden_sheet_are_said_to_be_hidden():
    def hidden(book):
        book["Risks"].sheet_state = "hidden"

    found = told(edited(write_return_form(a_full_form(), KEY), hidden))

    assert [f.place.sheet for f in found] == ["Risks"]
    assert found[0].message.startswith("The sheet “Risks” is hidden, with the answers to R1, Likelihood; ")


def test_a_hidden_row_without_an_answer_is_nobodys_business():
    def hidden(book):
        row = int(cell_of(FORM, "rtn_D4_2_slip_reason")[1:])
        book["Return"].row_dimensions[row].hidden = True

    assert told(edited(FORM, hidden)) == []


def test_what_a_merged_cell_still_holds_out_of_sight_is_quoted():
    row = int(SPOT[1:])
    merged = edited(FORM, lambda book: book["Return"].merge_cells(f"B{row - 1}:B{row}"))

    assert [(f.subject, f.place.cell) for f in told(merged, "V14")] == [("D4.1", SPOT)]


@pytest.mark.parametrize(("author", "said"), [("Dee Poole", "Dee Poole"), ("", "somebody")])
def test_a_comment_is_told_with_its_author(author, said):
    def commented(book):
        book["Return"][SPOT].comment = Comment("Was Red on Monday.", author)

    messages = [f.message for f in told(edited(FORM, commented), "V13")]

    assert messages == [f"Comment by {said} on D4.1, RAG rating: “Was Red on Monday.”"]
