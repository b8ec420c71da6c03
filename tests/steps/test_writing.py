"""Files are written whole or not at all."""

from pathlib import Path

from paperclerk.steps.writing import write_whole


def test_the_same_bytes_again_leave_the_file_untouched(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "paper.docx"

    assert write_whole(path, b"one")
    stamp = path.stat().st_mtime_ns
    assert not write_whole(path, b"one")

    assert path.stat().st_mtime_ns == stamp


def test_no_temporary_file_is_left_behind(tmp_path: Path) -> None:
    write_whole(tmp_path / "paper.docx", b"one")
    write_whole(tmp_path / "paper.docx", b"two")

    assert [path.name for path in tmp_path.iterdir()] == ["paper.docx"]
    assert (tmp_path / "paper.docx").read_bytes() == b"two"
