"""Nothing of a plan table is dropped in silence, and a file that holds none says why."""

from collections import Counter

import pytest
from invented_plan import HEADINGS, rows
from plan_tables import AGREED, WIDTHS, as_agreed, messages, printed, report, rules
from report_pages import Press, Style

from parsers.pdf_report import read_plan

RISKS = (
    (200, 200, 150, 150),
    ("Risk", "Mitigating action", "Risk owner", "Review date"),
    [[["Staff leave"], ["Pay them"], ["Head of People"], ["May 2031"]]],
)
ACTIONS = (
    (200, 200, 150, 150),
    ("Audit recommendation", "Action agreed", "Measure", "Owner"),
    [[["1. Count the cash"], ["Count it"], ["Counted cash"], ["Head of Cash"]]],
)


def read(press: Press):
    return read_plan(press.pdf(), "report.pdf")


def test_a_report_without_a_plan_table_says_so_and_what_was_looked_for():
    press = Press()
    press.prose("There is no plan. " * 30)
    press.table(*RISKS)
    reading = read(press)
    assert rules(reading) == ["I05"]
    assert "recommendation" in reading.findings[0].message
    assert not reading.plan.recommendations


def test_a_table_of_risks_beside_the_plan_is_left_alone():
    reading = printed(Style(page=(842, 1500)), before=[("table", *RISKS)], after=[("table", *RISKS)])
    assert as_agreed(reading.plan) == AGREED
    assert "I07" not in rules(reading)


def test_a_second_table_much_like_a_plan_is_named():
    reading = printed(after=[("new_page",), ("table", *ACTIONS)])
    assert as_agreed(reading.plan) == AGREED
    assert any("Audit recommendation | Action agreed" in message for message in messages(reading, "I07"))


@pytest.mark.parametrize("borders", ["all", "levels", "none"])
def test_prose_after_the_table_is_no_part_of_it(borders):
    prose = "Cabinet may decide otherwise, and the reasons would then be set out in the minutes of the meeting. " * 3
    after = [("line", "8. Risk management", 12), ("prose", prose)]
    reading = printed(Style(borders=borders, row_gap=6), after=after)
    assert as_agreed(reading.plan) == AGREED


def test_a_column_the_plan_has_no_place_for_is_quoted_in_findings():
    cells = [[*row, [f"On course {n}"]] for n, row in enumerate(rows(), 1)]
    reading = printed(headings=(*HEADINGS, "Status"), widths=(150, 170, 170, 140, 110), cells=cells)
    assert as_agreed(reading.plan) == AGREED
    quoted = messages(reading, "I07")
    assert len(quoted) == 5
    assert "“Status”" in quoted[2]
    assert "“On course 3”" in quoted[2]


def test_a_banner_between_rows_is_quoted_in_a_finding():
    cells = rows()
    cells.insert(2, [["Theme two: how the council scrutinises itself"], [], [], []])
    reading = printed(cells=cells)
    assert as_agreed(reading.plan) == AGREED
    assert any("Theme two: how the council scrutinises itself" in message for message in messages(reading, "I07"))


@pytest.mark.parametrize("borders", ["all", "none"])
def test_every_character_of_the_table_is_in_the_plan_or_in_a_finding(borders):
    cells = [[*row, [f"Amber {n}; see note {n}"]] for n, row in enumerate(rows(), 1)]
    cells.insert(3, [["A banner"], [], [], [], []])
    style = Style(borders=borders, row_gap=6, page=(842, 400))
    reading = printed(style, headings=(*HEADINGS, "Status"), widths=(150, 170, 170, 140, 110), cells=cells)
    told = " ".join(message.split("“", 1)[1] for message in messages(reading, "I07"))
    said = [told] + [text for r in reading.plan.recommendations for text in texts_of(r)]
    wanted = Counter("".join(getattr(p, "text", p) for row in cells for cell in row for p in cell).replace(" ", ""))
    assert not wanted - Counter("".join(said))


def texts_of(r):
    yield f"{r.number}.{r.title}"
    yield from (text for a in r.activities for text in (a.text, *a.items))
    yield from (d.text for d in (*r.deliverables, *r.dependencies))
    yield from r.accountable_officers


def test_pages_that_are_pictures_are_named():
    press = Press()
    press.prose("A report.")
    press.new_page()
    press.pages[-1] = ["q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"]
    reading = read(press)
    assert rules(reading) == ["I09", "I05"]
    assert reading.findings[0].place.page == 2


def test_a_blank_page_is_no_picture():
    press = Press(Style(footer="", number_pages=False))
    press.prose("A report.")
    press.new_page()
    assert rules(read(press)) == ["I05"]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "F04"),
        (b"PK\x03\x04 and so on", "F03"),
        (b"Dear clerk, here is the plan", "F03"),
        (b"%PDF-1.7\n and nothing more", "F02"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_finding(content, rule):
    reading = read_plan(content, "report.pdf")
    assert rules(reading) == [rule]
    assert reading.findings[0].place.file == "report.pdf"
    assert reading.findings[0].hint


@pytest.mark.parametrize("kept", [0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_file_cut_short_is_never_a_crash(kept):
    whole = report(Style(page=(842, 330)))
    reading = read_plan(whole[: int(len(whole) * kept)], "report.pdf")
    assert reading.findings


def test_a_file_with_bytes_changed_is_never_a_crash():
    whole = bytearray(report())
    for start in range(50, len(whole), 997):
        damaged = bytearray(whole)
        damaged[start : start + 9] = b"\x00\xff<</[(>>"
        reading = read_plan(bytes(damaged), "report.pdf")
        assert reading.findings


def test_no_warning_is_printed(capfd):
    read_plan(report()[:4000], "report.pdf")
    assert capfd.readouterr() == ("", "")


def test_an_unlikely_width_changes_nothing():
    narrow = tuple(w * 1.04 for w in WIDTHS)
    assert as_agreed(printed(widths=narrow).plan) == AGREED
