"""Returns saved as .csv: what one sheet still says is read, and dates that may mean two days are refused."""

import csv
import io

import pytest
from builders import a_plan, rules_of
from excel_files import a_form_file
from office_files import content_of, real_files
from openpyxl import load_workbook

from paperclerk import libreoffice
from paperclerk.libreoffice import convert, is_present
from parsers import csv_return, excel_return
from parsers.register import read_return

PLAN = a_plan()
FORM = a_form_file()


def read(content):
    return read_return(content, "return.csv", PLAN.scheme, PLAN.officers)


def saved(content=FORM, separator=",", day="%-d %b %Y", sheet="Return", replacing=("", "")):
    """Return one sheet of a workbook as a program saves it: each cell as it is shown."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    for row in load_workbook(io.BytesIO(content))[sheet].iter_rows(values_only=True):
        writer.writerow([value.strftime(day) if hasattr(value, "strftime") else value for value in row])
    return out.getvalue().replace(*replacing) if replacing[0] else out.getvalue()


def said(back):
    return [update.model_dump(exclude={"places", "as_written"}) for update in back.updates]


def expected():
    return said(excel_return.read(FORM, "return.xlsx", PLAN.scheme, PLAN.officers))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_form_saved_as_text_says_the_same_in_every_encoding_and_with_every_separator(encoding, separator):
    back = read(saved(separator=separator).encode(encoding))

    assert said(back) == expected()
    assert (back.format, back.read_by) == ("csv", "labels")
    assert (back.form.period, back.form.owner, back.form.signature) == ("2031-03", "Monitoring Officer", "missing")
    assert back.signed_off_on.isoformat() == "2031-04-02"
    assert rules_of(back.findings) == ["V15"]


def test_signs_outside_ascii_come_through_as_they_were():
    words = "Café — “£5”"
    for encoding in ("utf-8", "utf-16", "cp1252"):
        content = saved(replacing=("Adopted by Council.", words)).encode(encoding)

        assert read(content).updates[1].narrative == words


def test_the_line_that_names_the_separator_is_no_answer():
    assert said(read(("sep=;\r\n" + saved(separator=";")).encode())) == expected()


def test_a_date_that_may_mean_two_days_is_refused_with_both():
    back = read(saved(replacing=("2 Apr 2031", "04/02/2031")).encode())

    assert back.signed_off_on is None
    (found,) = [f for f in back.findings if f.rule == "V03"]
    assert "may mean two days" in found.message
    assert "2 April 2031 or 4 February 2031" in found.hint or "4 February 2031 or 2 April 2031" in found.hint
    assert found.place.cell.startswith("B")


def test_a_date_in_figures_that_means_one_day_only_is_read():
    back = read(saved(replacing=("31 Jul 2031", "31/07/2031")).encode())

    assert back.updates[0].forecast.isoformat() == "2031-07-31"


def test_a_date_with_the_month_first_is_refused():
    back = read(saved(replacing=("31 Jul 2031", "07/31/2031")).encode())

    assert back.updates[0].forecast is None
    assert "V03" in rules_of(back.findings)


def test_what_is_written_beside_the_boxes_is_told():
    lines = saved().splitlines()
    row = next(n for n, line in enumerate(lines) if line.startswith("Percentage complete"))
    lines[row] += ",see annex"

    back = read("\n".join(lines).encode())

    assert [f.message for f in back.findings if f.rule == "V06"] == [
        "“see annex” stands outside the form's boxes and was not read."
    ]


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"Ward,Status\nNorth,done\n", "F01"),
        (b"Dear all,\nplease find nothing attached.\n", "F03"),
        (b'"' + b"x" * 300_000, "F03"),
        (b"\xff\xfe\x00", "F03"),
    ],
)
def test_other_texts_are_no_returns(content, rule):
    assert rules_of(read(content).findings) == [rule]


@pytest.mark.parametrize("path", [p for p in real_files("rag_xlsx") if p.suffix in (".csv", "")], ids=lambda p: p.name)
def test_real_text_files_are_no_returns(path):
    back = read(content_of(path))

    assert back.findings
    assert not back.is_ours
    assert not csv_return.knows(b"")


@pytest.mark.libreoffice
@pytest.mark.skipif(not is_present(), reason="LibreOffice is not on this machine")
def test_a_csv_of_another_program_is_read_but_for_the_dates_it_wrote_its_own_way(monkeypatch):
    monkeypatch.setitem(libreoffice._WRITES, "csv", "csv")

    back = read(convert(FORM, ".xlsx", "csv"))

    without_dates = {"due", "forecast", "actual", "recovery_date"}
    assert [{k: v for k, v in update.items() if k not in without_dates} for update in said(back)] == [
        {k: v for k, v in update.items() if k not in without_dates} for update in expected()
    ]
    # 04/02/2031 for 2 April: nothing is guessed.
    assert back.signed_off_on is None
    assert {f.about for f in back.findings if f.rule == "V03"} >= {"return_signed_off_on", "forecast", "due"}
