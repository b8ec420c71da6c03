from datetime import UTC, datetime

import pytest
from builders import rules_of

from paperclerk.mailbox.received_times import read_received_times, read_time

NAMES = ("return.docx", "late/other.docx", "Büro.xlsx")
NINE = datetime(2031, 1, 2, 9, 5, tzinfo=UTC)


def times(text: str, names: tuple[str, ...] = NAMES):  # type: ignore[no-untyped-def]
    return read_received_times(text.encode(), names)


@pytest.mark.parametrize(
    "written",
    [
        "2031-01-02 09:05", "2031-01-02T09:05", "2031-01-02T09:05:00", "2031-01-02T09:05:00Z",
        "2031-01-02T10:05:00+01:00", "2/1/2031 09:05", "02/01/2031 9:05", "2.1.2031 09.05", "2-1-2031  9:05:00",
    ],
)  # fmt: skip
def test_a_time_is_read_day_first_or_as_iso(written: str) -> None:
    assert read_time(written) == NINE


def test_a_day_without_a_time_is_taken_from_its_beginning() -> None:
    assert read_time("2031-01-02") == datetime(2031, 1, 2, tzinfo=UTC)
    assert read_time("2/1/2031") == datetime(2031, 1, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    "written", ["", "yesterday", "31/2/2031", "2/1/31", "1/13/2031 09:00", "2031-02-30", "99:99", "2/1/2031 25:00"]
)
def test_what_is_no_time_is_not_guessed_at(written: str) -> None:
    assert read_time(written) is None


@pytest.mark.parametrize(
    "text",
    [
        "file,received\nreturn.docx,2031-01-02 09:05\n",
        "\ufefffile,received\r\nreturn.docx,2031-01-02 09:05\r\n",
        "file;received\nreturn.docx;2031-01-02 09:05\n",
        "File\tReceived\nreturn.docx\t2031-01-02 09:05\n",
        'received,note,file\n2031-01-02 09:05,"by hand, at the desk",RETURN.docx\n',
        '\n"file","received"\n\n"return.docx" , 2031-01-02 09:05\n,\n',
    ],
)
def test_the_list_is_read_however_a_spreadsheet_wrote_it(text: str) -> None:
    assert times(text) == ({"return.docx": NINE}, ())


def test_a_list_in_the_windows_code_page_or_in_utf_16_is_read() -> None:
    text = "file,received\nBüro.xlsx,2031-01-02 09:05\n"

    for content in (text.encode("cp1252"), text.encode("utf-16")):
        assert read_received_times(content, NAMES) == ({"Büro.xlsx": NINE}, ())


def test_a_file_in_a_subfolder_may_be_named_with_it_or_without() -> None:
    for written in ("late/other.docx", "late\\other.docx", "other.docx", "./late/other.docx"):
        assert times(f"file,received\n{written},2031-01-02 09:05\n").by_name == {"late/other.docx": NINE}


def test_a_bad_line_is_a_finding_and_the_others_hold() -> None:
    text = "file,received\nreturn.docx,soon\nnobody.docx,2031-01-02\nlate/other.docx,2031-01-02 09:05\n"
    read = times(text)

    assert read.by_name == {"late/other.docx": NINE}
    assert rules_of(read.findings) == ["F18", "F18"]
    assert [found.place.where for found in read.findings] == ["line 2", "line 3"]
    assert 'received "soon"' in read.findings[0].message


def test_a_name_that_fits_two_files_is_not_guessed_at() -> None:
    read = times("file,received\nreturn.docx,2031-01-02\n", ("a/return.docx", "b/return.docx"))

    assert read.by_name == {}
    assert "2 files in the folder are called that" in read.findings[0].message


def test_two_times_for_one_file_keep_the_first_and_say_so() -> None:
    read = times("file,received\nreturn.docx,2031-01-02 09:05\nreturn.docx,2031-01-03 09:05\n")

    assert read.by_name == {"return.docx": NINE}
    assert rules_of(read.findings) == ["F18"]


def test_a_list_without_its_headings_is_a_finding() -> None:
    read = times("return.docx,2031-01-02 09:05\n")

    assert read.by_name == {}
    assert 'does not name the columns "file" and "received"' in read.findings[0].message


@pytest.mark.parametrize("text", ["", "\n\n", "file,received\n"])
def test_an_empty_list_says_nothing(text: str) -> None:
    assert times(text) == ({}, ())


def test_a_line_that_is_too_short_is_a_finding() -> None:
    assert rules_of(times("file,received\nreturn.docx\n").findings) == ["F18"]
    assert rules_of(times("received,file\n2031-01-02\n").findings) == ["F18"]
