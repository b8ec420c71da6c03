"""Tables of real files, when they are there: how many rows and columns each has, counted by eye on its pages."""

from pathlib import Path

import pytest
from report_pages import own_lines

from parsers.pdf_drawn_tables import tables_on
from parsers.pdf_pages import open_report
from parsers.tables_over_pages import joined
from parsers.words_over_lines import vocabulary

REAL = Path(__file__).parents[3] / "shared" / "real"


def tables(name):
    if not REAL.is_dir():
        pytest.skip("the published files (../shared) are not here")
    file = next(REAL.glob(f"*/*{name}*.pdf"))
    with open_report(file.read_bytes(), file.name) as report:
        words = vocabulary(line for text in report.texts for line in text.splitlines())
        pages = (report.page(number) for number in range(1, len(report.texts) + 1))
        drawn = [table for page in pages for table in tables_on(page, own_lines(page), words)]
        return list(joined(drawn, words))


def sizes(name):
    """Return, for each table, its pages' first and last, its rows and its columns, and whether it has a header."""
    return [(t.pages[0], t.pages[-1], len(t.rows), len(t.rows[0]), bool(t.header)) for t in tables(name)]


def test_sixteen_pages_of_one_table_and_another_straight_below_it():
    assert sizes("WARN-Report") == [(1, 15, 633, 7, True), (15, 16, 10, 9, True)]


def test_a_form_with_underlined_answers_and_boxes_to_tick_has_no_table():
    assert sizes("issue-13-") == []


def test_paragraphs_parted_by_rules_are_no_table():
    assert sizes("multi_page") == []


def test_rows_of_figures_that_no_rule_parts_and_dashed_rules():
    assert [(first, rows, columns) for first, _, rows, columns, _ in sizes("issue-53-")] == [
        (1, 17, 8), (2, 10, 10), (3, 17, 8), (4, 18, 9), (5, 23, 4), (5, 23, 8),
    ]  # fmt: skip


def test_filled_cells_in_place_of_lines_and_headings_over_headings():
    found = [(page, rows, columns, header) for page, _, rows, columns, header in sizes("pr-138-")]
    assert [size for size in found if size[2] != 3] == [
        (1, 15, 12, True), (1, 7, 2, True), (2, 15, 12, True), (2, 6, 2, True),
    ]  # fmt: skip


def test_columns_without_a_line_between_under_a_ruled_heading():
    [table] = tables("senate-expenditures")
    assert (len(table.rows), len(table.header)) == (32, 7)
    assert [row[0] for row in table.rows].count("") == 10
    assert table.rows[-1][6] == "411.49"


def test_rows_across_the_table_have_their_words_in_every_column_and_say_so():
    [table] = tables("table-curves")
    assert (len(table.rows), len(table.rows[0]), bool(table.header)) == (32, 4, True)
    across = {row for row, _ in table.inferred}
    assert len(across) == 9
    assert all(len(set(table.rows[row])) == 1 for row in across)


def test_the_plan_of_thirteen_recommendations_is_one_table_of_thirteen_rows():
    plan = tables("002_")[-1]
    assert (plan.pages[0], plan.pages[-1], len(plan.rows), len(plan.header)) == (46, 58, 13, 4)
    assert [row[0].split(".")[0] for row in plan.rows] == [str(number) for number in range(1, 14)]


def test_the_other_tables_of_the_two_reports():
    assert sizes("002_")[:-1] == [
        (1, 1, 5, 2, False), (1, 1, 7, 3, False), (2, 3, 4, 2, True), (8, 8, 5, 2, False), (9, 9, 4, 2, True),
    ]  # fmt: skip
    assert sizes("000_") == [(1, 1, 9, 2, False), (4, 5, 9, 2, True)]
