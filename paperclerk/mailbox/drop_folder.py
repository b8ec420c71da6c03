"""The drop folder: where a clerk saves what came in for a period, in subfolders or not."""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place
from paperclerk.errors import Unreachable
from paperclerk.mailbox.received_times import LIST_NAME, ReceivedTimes, read_received_times
from paperclerk.ooxml.package import LIMITS

# What programs leave beside people's files: lock files, folder settings, half-written copies.
_LEFT_BEHIND = (".ds_store", "thumbs.db", "desktop.ini", ".gitkeep", ".gitignore", LIST_NAME)
_LEFT_BEHIND_STARTS = ("~$", ".~lock.", "._")
_LEFT_BEHIND_ENDS = (".tmp", ".crdownload", ".part")
_LEFT_BEHIND_FOLDERS = ("__macosx",)

_MEGABYTE = 1024 * 1024


class DroppedFile(NamedTuple):
    """A file that waits: its name under the folder, where it lies, and when the list says it was received."""

    name: str
    path: Path
    received: datetime | None = None

    def read(self) -> bytes:
        """Return the file's bytes.

        Raises:
            Unreachable: it can no longer be read; it was there when the folder was looked through.
        """
        try:
            return self.path.read_bytes()
        except OSError as problem:
            raise Unreachable(
                f"{self.name} could not be read from the returns folder: {problem.strerror}.",
                "See that the folder is still there, then run again.",
            ) from problem


class Waiting(NamedTuple):
    """What waits in a drop folder, sorted by name, and what in it could not be taken."""

    files: tuple[DroppedFile, ...] = ()
    findings: tuple[Finding, ...] = ()


def waiting(folder: Path, largest: int = LIMITS.file) -> Waiting:
    """Return the files that wait in a folder and its subfolders; what cannot be taken is a finding, and stays there.

    Args:
        folder: the drop folder.
        largest: how many bytes a file may have; one that is larger is not opened.
    """
    files: list[DroppedFile] = []
    findings: list[Finding] = []
    for path in _paths(folder):
        name = _plain_name(path, folder)
        fault = _fault(path, name, folder, largest)
        if fault:
            findings.append(fault)
        else:
            files.append(DroppedFile(name, path))
    files.sort(key=lambda file: (file.name.casefold(), file.name))
    times = _times(folder / LIST_NAME, [file.name for file in files])
    return Waiting(
        tuple(file._replace(received=times.by_name.get(file.name)) for file in files),
        (*sorted(findings, key=lambda found: found.place.file), *times.findings),
    )


def _paths(folder: Path) -> Iterator[Path]:
    """Yield files, links to folders, and folders that cannot be opened; links are never followed into."""
    closed: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=lambda problem: closed.append(Path(problem.filename))):
        folders[:] = sorted(each for each in folders if each.casefold() not in _LEFT_BEHIND_FOLDERS)
        yield from (Path(parent, each) for each in folders if Path(parent, each).is_symlink())
        yield from (Path(parent, name) for name in sorted(names) if not _is_left_behind(name))
    yield from closed


def _is_left_behind(name: str) -> bool:
    plain = name.casefold()
    return plain in _LEFT_BEHIND or plain.startswith(_LEFT_BEHIND_STARTS) or plain.endswith(_LEFT_BEHIND_ENDS)


def _plain_name(path: Path, folder: Path) -> str:
    """Return the name under the folder as text that can be written down, whatever bytes the disk holds for it."""
    text = os.fsencode(path.relative_to(folder).as_posix()).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "_" for letter in text)


def _fault(path: Path, name: str, folder: Path, largest: int) -> Finding | None:
    """Say why a file cannot be taken, without reading it; None when it can."""
    place = Place(file=name, where=name)
    if path.is_symlink() and not (path.is_file() and path.resolve().is_relative_to(folder.resolve())):
        return finding(
            "F06",
            f"{name} is a link that leads out of the returns folder or to nothing, so it was not followed.",
            hint="Put the file itself into the folder.",
            place=place,
        )
    if not path.is_file():
        return finding("F02", f"{name} is not a file that can be opened.", hint="Save the return anew.", place=place)
    try:
        with path.open("rb") as file:
            file.read(1)
        size = path.stat().st_size
    except OSError as problem:
        message = f"{name} cannot be opened: {problem.strerror}."
        return finding("F02", message, hint="Close it in other programs, or ask IT to make it readable.", place=place)
    if size > largest:
        message = f"{name} has {size / _MEGABYTE:.0f} MB, more than the {largest / _MEGABYTE:.0f} MB a return may have."
        hint = "Ask for the form itself, with pictures taken out or sent apart."
        return finding("F07", message, hint=hint, place=place)
    return None


def _times(path: Path, names: list[str]) -> ReceivedTimes:
    try:
        return read_received_times(path.read_bytes(), names) if _is_a_list(path) else ReceivedTimes()
    except OSError as problem:
        message = f"{LIST_NAME} cannot be opened: {problem.strerror}."
        found = finding("F18", message, hint="Close it in Excel, then run again.", place=Place(file=LIST_NAME))
        return ReceivedTimes(findings=(found,))


def _is_a_list(path: Path) -> bool:
    return path.is_file() and not path.is_symlink()
