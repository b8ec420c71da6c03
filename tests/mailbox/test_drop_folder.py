import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from builders import rules_of

from paperclerk.errors import Unreachable
from paperclerk.mailbox.drop_folder import Waiting, waiting


def dropped(folder: Path, *names: str) -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return folder


def names_of(found: Waiting) -> list[str]:
    return [file.name for file in found.files]


def test_files_wait_in_the_order_of_their_names_in_subfolders_too(tmp_path: Path) -> None:
    dropped(tmp_path, "b.docx", "A.xlsx", "late/c.eml", "late/again/d.docx")
    found = waiting(tmp_path)

    assert names_of(found) == ["A.xlsx", "b.docx", "late/again/d.docx", "late/c.eml"]
    assert [file.read() for file in found.files] == [name.encode() for name in names_of(found)]
    assert found.findings == ()


def test_an_empty_folder_holds_nothing(tmp_path: Path) -> None:
    assert waiting(tmp_path) == Waiting()


@pytest.mark.parametrize(
    "left",
    ["~$return.docx", ".~lock.return.docx#", ".DS_Store", "Thumbs.db", "desktop.ini", "a.tmp", "._return.docx",
     "return.docx.crdownload", "__MACOSX/return.docx", "~WRL0001.tmp", ".gitkeep"],
)  # fmt: skip
def test_what_programs_leave_behind_is_not_a_return(tmp_path: Path, left: str) -> None:
    found = waiting(dropped(tmp_path, left, "return.docx"))

    assert names_of(found) == ["return.docx"]
    assert found.findings == ()


def test_other_hidden_files_are_not_lost(tmp_path: Path) -> None:
    assert names_of(waiting(dropped(tmp_path, ".return.docx"))) == [".return.docx"]


def test_a_file_that_is_too_large_is_a_finding_and_is_not_opened(tmp_path: Path) -> None:
    dropped(tmp_path, "small.docx")
    (tmp_path / "large.docx").write_bytes(bytes(2 * 1024 * 1024 + 1))
    found = waiting(tmp_path, largest=2 * 1024 * 1024)

    assert names_of(found) == ["small.docx"]
    assert rules_of(found.findings) == ["F07"]
    assert "large.docx has 2 MB" in found.findings[0].message


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    outside = dropped(tmp_path / "outside", "secret.docx")
    folder = dropped(tmp_path / "returns", "return.docx")
    (folder / "link.docx").symlink_to(outside / "secret.docx")
    (folder / "folder").symlink_to(outside)
    (folder / "nowhere.docx").symlink_to(tmp_path / "gone")
    found = waiting(folder)

    assert names_of(found) == ["return.docx"]
    assert [(each.rule, each.place.file) for each in found.findings] == [
        ("F06", "folder"),
        ("F06", "link.docx"),
        ("F06", "nowhere.docx"),
    ]


def test_a_link_within_the_folder_is_the_file_it_leads_to(tmp_path: Path) -> None:
    dropped(tmp_path, "return.docx")
    (tmp_path / "also.docx").symlink_to(tmp_path / "return.docx")

    assert names_of(waiting(tmp_path)) == ["also.docx", "return.docx"]


def test_a_folder_that_links_to_itself_is_walked_once(tmp_path: Path) -> None:
    dropped(tmp_path, "return.docx")
    (tmp_path / "round").symlink_to(tmp_path)

    assert names_of(waiting(tmp_path)) == ["return.docx"]


def test_a_pipe_does_not_hold_up_the_run(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.docx")

    assert rules_of(waiting(tmp_path).findings) == ["F02"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_a_file_that_may_not_be_opened_is_a_finding(tmp_path: Path) -> None:
    (dropped(tmp_path, "return.docx") / "return.docx").chmod(0)

    assert rules_of(waiting(tmp_path).findings) == ["F02"]


def test_a_file_that_went_away_meanwhile_says_so(tmp_path: Path) -> None:
    [file] = waiting(dropped(tmp_path, "return.docx")).files
    (tmp_path / "return.docx").unlink()

    with pytest.raises(Unreachable, match=r"return\.docx could not be read"):
        file.read()


def test_a_name_that_is_no_text_is_made_one_and_the_file_is_read(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    with open(folder + b"/r\xe9turn\n.docx", "wb") as file:  # noqa: PTH123 - a name of bytes
        file.write(b"content")
    [found] = waiting(tmp_path).files

    assert found.name == "r\ufffdturn_.docx"
    assert found.read() == b"content"


def test_received_csv_says_when_files_came_in(tmp_path: Path) -> None:
    dropped(tmp_path, "a.docx", "late/b.docx", "c.docx")
    (tmp_path / "received.csv").write_text("file,received\na.docx,2031-04-01 09:30\nb.docx,9/4/2031 17:05\n")
    found = waiting(tmp_path)

    # London is an hour ahead of UTC in April.
    assert {file.name: file.received for file in found.files} == {
        "a.docx": datetime(2031, 4, 1, 8, 30, tzinfo=UTC),
        "c.docx": None,
        "late/b.docx": datetime(2031, 4, 9, 16, 5, tzinfo=UTC),
    }


def test_a_received_csv_that_cannot_be_opened_stops_nothing(tmp_path: Path) -> None:
    dropped(tmp_path, "a.docx")
    (tmp_path / "received.csv").write_bytes(b"\x00\xff\xfe not a list \x00" * 10)
    found = waiting(tmp_path)

    assert names_of(found) == ["a.docx"]
    assert rules_of(found.findings) == ["F18"]
