"""Rows of a few lines are kept whole, long ones may run over pages, whatever the template says."""

import docx
import pytest
from docx.shared import Cm
from word_reading import W

from paperclerk.word.short_rows import keep_short_rows


def is_kept(row) -> bool:
    return row.find(f"{W}trPr/{W}cantSplit") is not None


@pytest.mark.parametrize(
    ("cells", "width", "kept"),
    [
        (("Lead", "Head of Legal"), 5.0, True),
        (("Progress", "Of one line. " * 12), 5.0, True),
        (("Progress", "Of many lines. " * 60), 5.0, False),
        (("Progress", "Of one line. " * 12), 1.5, False),
        (("Points", "\n".join("abc")), 5.0, True),
        (("Points", "\n".join("abcdefghijklmnop")), 5.0, False),
    ],
)
def test_a_row_is_kept_whole_if_it_is_of_few_lines_in_its_columns(cells, width, kept):
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    for cell, text in zip(table.rows[0].cells, cells, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].text = text.split("\n")[0]
        for line in text.split("\n")[1:]:
            cell.add_paragraph(line)

    keep_short_rows(document.element.body)

    assert is_kept(table.rows[0]._tr) is kept


def test_a_row_that_says_so_already_says_it_once():
    document = docx.Document()
    table = document.add_table(rows=1, cols=1)
    keep_short_rows(document.element.body)
    keep_short_rows(document.element.body)

    assert len(table.rows[0]._tr.findall(f"{W}trPr/{W}cantSplit")) == 1


def test_a_row_with_a_table_within_is_left_alone():
    document = docx.Document()
    table = document.add_table(rows=1, cols=1)
    table.rows[0].cells[0].add_table(rows=1, cols=1)

    keep_short_rows(document.element.body)

    assert not is_kept(table.rows[0]._tr)
