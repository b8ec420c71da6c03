"""Readings kept: the second reading of the same file is a copy of the first, or is made anew; never anything else."""

import os
import stat
import sys

import pytest

from paperclerk.domain.findings import finding
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Plan, PlanReading
from paperclerk.domain.report import Report, ReportReading, ReportSection, ReportTable
from paperclerk.steps import kept_readings
from paperclerk.steps.kept_readings import KeptReadings, usual_folder

READING = ReportReading(
    (
        Report(
            organisation="Thaxmere Borough Council",
            sections=(ReportSection(heading="Summary — “quoted”", tables=(ReportTable(rows=(("a", "b"),)),)),),
            pages=(1, 3),
        ),
    ),
    (finding("I09", "Page 2 holds a picture.", place=Place(file="a.pdf", page=2, box=(1.0, 2.0, 3.0, 4.5))),),
)


class Reader:
    """A reader that counts how often it was asked."""

    def __init__(self, reading=READING):
        self.reading, self.asked = reading, 0

    def __call__(self):
        self.asked += 1
        return self.reading


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache" / "readings"


def read(folder, reader, sha256="1" * 64, file="a.pdf", labels=None, edition="one"):
    return KeptReadings(folder, lambda: edition).report(sha256, file, labels or {}, reader)


def entries(folder):
    return sorted(folder.glob("*.reading"))


def test_the_second_reading_is_the_first_ones_copy(folder):
    reader = Reader()

    assert read(folder, reader) == READING
    assert read(folder, reader) == READING
    assert reader.asked == 1


@pytest.mark.parametrize(
    "other", [{"sha256": "2" * 64}, {"edition": "two"}, {"labels": {"subject": ("Title",)}}, {"file": "b.pdf"}]
)
def test_another_file_edition_or_set_of_labels_is_read_anew(folder, other):
    reader = Reader()
    read(folder, reader)

    read(folder, reader, **other)

    assert reader.asked == 2


def test_without_a_folder_nothing_is_kept():
    reader = Reader()

    assert read(None, reader) == read(None, reader) == READING
    assert reader.asked == 2


def test_what_could_not_be_read_is_tried_again(folder):
    reader = Reader(ReportReading((), (finding("F02", "broken"),)))

    read(folder, reader)
    read(folder, reader)

    assert reader.asked == 2
    assert not folder.exists()


@pytest.mark.parametrize(
    "damage",
    [lambda b: b[:-7], lambda b: b[:50] + b"\0" + b[51:], lambda _: b"", lambda _: b"{}", lambda b: b + b"more"],
    ids=["cut", "altered", "empty", "other", "longer"],
)
def test_a_damaged_entry_is_read_anew_and_put_right(folder, damage):
    reader = Reader()
    read(folder, reader)
    (entry,) = entries(folder)
    entry.write_bytes(damage(entry.read_bytes()))

    assert read(folder, reader) == READING
    assert reader.asked == 2
    assert read(folder, reader) == READING
    assert reader.asked == 2


def test_an_entry_whose_nouns_have_changed_is_read_anew(folder, monkeypatch):
    reader = Reader()
    read(folder, reader)
    monkeypatch.setattr(kept_readings, "_KeptReport", kept_readings._KeptPlan)

    kept = kept_readings._kept(entries(folder)[0], kept_readings._KeptPlan)

    assert kept is None
    assert entries(folder) == []


def test_a_disk_that_refuses_costs_only_time(tmp_path):
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    reader = Reader()

    assert read(in_the_way / "readings", reader) == READING
    assert read(in_the_way / "readings", reader) == READING
    assert reader.asked == 2


def test_a_text_that_json_cannot_hold_costs_only_time(folder):
    reading = ReportReading((Report(organisation="\ud800"),))

    assert read(folder, Reader(reading)) == reading
    assert not entries(folder)


def test_what_nobody_asked_for_longest_goes_first(folder, monkeypatch):
    monkeypatch.setattr(kept_readings, "MOST_ENTRIES", 2)
    reader = Reader()
    seen = set()
    for number in range(3):
        read(folder, reader, sha256=str(number) * 64)
        for entry in set(entries(folder)) - seen:
            os.utime(entry, (number, number))
            seen.add(entry)

    assert len(entries(folder)) == 2
    read(folder, reader, sha256="2" * 64)
    assert reader.asked == 3
    read(folder, reader, sha256="0" * 64)
    assert reader.asked == 4


def test_what_takes_too_much_room_goes(folder, monkeypatch):
    monkeypatch.setattr(kept_readings, "MOST_BYTES", 1)
    reader = Reader()

    read(folder, reader, sha256="1" * 64)
    read(folder, reader, sha256="2" * 64)

    assert len(entries(folder)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folder by other means")
def test_nobody_else_may_look_into_what_is_kept(folder):
    read(folder, Reader())

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(entries(folder)[0].stat().st_mode) == 0o600


def test_nothing_half_written_is_left_behind(folder):
    read(folder, Reader())

    assert [path.suffix for path in folder.iterdir()] == [".reading"]


def test_that_a_report_holds_no_plan_is_kept_too(folder):
    reader = Reader(PlanReading(Plan(), (finding("I05", "No plan table was found."),)))
    kept = KeptReadings(folder, lambda: "one")

    assert kept.plan("1" * 64, "a.pdf", reader) == kept.plan("1" * 64, "a.pdf", reader) == reader.reading
    assert reader.asked == 1


def test_the_folder_is_the_one_named_else_the_users_own(monkeypatch, tmp_path):
    monkeypatch.setenv("PAPERCLERK_CACHE", str(tmp_path))
    assert usual_folder() == tmp_path
    monkeypatch.delenv("PAPERCLERK_CACHE")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)

    found = usual_folder()

    assert found is not None
    assert found.is_relative_to(tmp_path)
