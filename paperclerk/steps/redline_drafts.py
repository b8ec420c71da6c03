"""Comparing two Word files into a third that shows what changed; the two are only read."""

from datetime import datetime
from pathlib import Path

from paperclerk.domain.redlines import RedlineMade
from paperclerk.errors import Refused, Unreadable
from paperclerk.ooxml.package import PackageFault, kind_of
from paperclerk.steps.writing import write_whole
from paperclerk.word.redline import redline


def redline_drafts(old: Path, new: Path, to: Path, author: str, made: datetime) -> RedlineMade:
    """Write what the old file became in the new one as a Word file of tracked changes.

    Raises:
        Refused: the redline would be written over one of the two, or over another kind of file.
        Unreadable: one of the two is no Word file that can be read.
    """
    if to.suffix.lower() != ".docx":
        raise Refused(f"A redline is a Word file, and {to.name} is not named as one.", "Give it a name with .docx.")
    for kept in (old, new):
        if kept.is_file() and to.exists() and to.samefile(kept):
            raise Refused(
                f"The redline would be written over {kept}, and that file would be lost.",
                "Nothing was changed. Give the redline another name with -o.",
            )
    before, after = _content(old), _content(new)
    try:
        found = redline(before, after, author, made)
    except PackageFault as fault:
        named = old if _is_at_fault(before) else new
        raise Unreadable(f"{named} could not be read: {fault.message}", fault.hint) from fault
    write_whole(to, found.docx)
    return RedlineMade(old=str(old), new=str(new), redline=str(to), changes=found.changes)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        reason = "it is a folder" if path.is_dir() else (problem.strerror or "it cannot be opened").lower()
        raise Unreadable(f"{path} could not be read: {reason}.", "Look at the name, and close the file.") from problem


def _is_at_fault(content: bytes) -> bool:
    return kind_of(content) != "word"
