"""Readings kept, so that the same report is not read twice: by the file's content and the edition of the readers.

What is kept is only ever a copy of what can be read again: a disk that refuses, an entry that is damaged or another
process that tidies up cost time, never a result. Drafts may hold what is not yet public, so nobody else may look in.
"""

import contextlib
import hashlib
import json
import os
import sys
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

from paperclerk.domain.findings import Finding
from paperclerk.domain.places import Noun
from paperclerk.domain.plan import Plan, PlanReading
from paperclerk.domain.report import Report, ReportReading
from paperclerk.steps.writing import write_whole

FOLDER_VARIABLE = "PAPERCLERK_CACHE"
# A report of 50 pages takes some 60 kB; past either bound the entries nobody asked for longest go.
MOST_ENTRIES = 300
MOST_BYTES = 100_000_000
# Nobody's report unpacks to more than this; an entry that does is not ours.
_MOST_UNPACKED = 500_000_000
_ENDING = ".reading"
_CHECK = hashlib.sha256().digest_size


class _KeptReport(Noun):
    reports: tuple[Report, ...]
    findings: tuple[Finding, ...]


class _KeptPlan(Noun):
    plan: Plan
    findings: tuple[Finding, ...]


K = TypeVar("K", _KeptReport, _KeptPlan)


def usual_folder() -> Path | None:
    """Return where readings are kept: the folder PAPERCLERK_CACHE names, else this user's own cache; None without one.

    It belongs to the user and not to the workspace, because reports are read without one too.
    """
    if named := os.environ.get(FOLDER_VARIABLE):
        return Path(named)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    usual = {"darwin": home / "Library" / "Caches", "win32": home / "AppData" / "Local"}.get(
        sys.platform, Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    )
    return usual / "paperclerk" / "readings"


class KeptReadings:
    """The readings in one folder made by one edition of the readers; without a folder none is kept."""

    def __init__(self, folder: Path | None, edition: Callable[[], str]) -> None:
        """Take the folder, and what tells one edition of the readers from another."""
        self._folder = folder
        self._edition = edition

    def report(
        self, sha256: str, file: str, labels: Mapping[str, tuple[str, ...]], read: Callable[[], ReportReading]
    ) -> ReportReading:
        """Return a file's reports as kept, else as read now; what could not be read is tried again each time."""
        entry = self._entry("report", sha256, file, json.dumps(sorted(labels.items())))
        if kept := _kept(entry, _KeptReport):
            return ReportReading(kept.reports, kept.findings)
        reading = read()
        if reading.reports:
            self._keep(entry, _KeptReport(reports=reading.reports, findings=reading.findings))
        return reading

    def plan(self, sha256: str, file: str, read: Callable[[], PlanReading]) -> PlanReading:
        """Return the plan in a file as kept, else as read now; that a report holds none is kept too."""
        entry = self._entry("plan", sha256, file)
        if kept := _kept(entry, _KeptPlan):
            return PlanReading(kept.plan, kept.findings)
        reading = read()
        self._keep(entry, _KeptPlan(plan=reading.plan, findings=reading.findings))
        return reading

    def _entry(self, *told: str) -> Path | None:
        """Return where a reading is kept: findings name the file, so a copy under another name is another entry."""
        if self._folder is None:
            return None
        key = hashlib.sha256("\x1f".join((self._edition(), *told)).encode("utf-8", "replace")).hexdigest()
        return self._folder / f"{key}{_ENDING}"

    def _keep(self, entry: Path | None, reading: _KeptReport | _KeptPlan) -> None:
        if entry is None:
            return
        # A ValueError is a text that JSON cannot hold.
        with contextlib.suppress(OSError, ValueError):
            told = reading.model_dump_json(exclude={"findings": {"__all__": {"id"}}}).encode()
            packed = zlib.compress(told, 1)
            entry.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(entry, hashlib.sha256(packed).digest() + packed)
            entry.chmod(0o600)
            _tidy(entry.parent)


def _kept(entry: Path | None, noun: type[K]) -> K | None:
    """Return what an entry holds; None when there is none, or when it is damaged, which is then taken away."""
    if entry is None:
        return None
    with contextlib.suppress(OSError):
        content = entry.read_bytes()
        try:
            reading = noun.model_validate_json(_unpacked(content))
        except (ValueError, zlib.error):
            entry.unlink(missing_ok=True)
            return None
        os.utime(entry)  # asked for now, so it is among the last to go
        return reading
    return None


def _unpacked(content: bytes) -> bytes:
    """Return an entry's text.

    Raises:
        ValueError: it is not what was written.
    """
    check, packed = content[:_CHECK], content[_CHECK:]
    if hashlib.sha256(packed).digest() != check:
        raise ValueError("damaged")
    unpacking = zlib.decompressobj()
    told = unpacking.decompress(packed, _MOST_UNPACKED)
    if not unpacking.eof:
        raise ValueError("too large")
    return told


def _tidy(folder: Path) -> None:
    """Take away the entries that nobody asked for longest, past what is kept."""
    entries = sorted(((path.stat(), path) for path in folder.glob(f"*{_ENDING}")), key=lambda one: -one[0].st_mtime)
    size = 0
    for number, (stat, path) in enumerate(entries):
        size += stat.st_size
        if number >= MOST_ENTRIES or (number and size > MOST_BYTES):
            path.unlink(missing_ok=True)
