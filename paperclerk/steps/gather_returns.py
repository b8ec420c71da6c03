"""Gathering what came in for a period: files from a drop folder, and the attachments of messages among them."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place
from paperclerk.domain.returns import Arrival
from paperclerk.errors import CalledWrongly
from paperclerk.mailbox.drop_folder import waiting
from paperclerk.steps.office import Office

# Endings of files that are messages rather than returns; what is inside them decides the rest.
MESSAGES = (".eml", ".msg", ".dat")


class Gathered(NamedTuple):
    """A file that came in, with its bytes; nothing of it has been recorded yet."""

    arrival: Arrival
    content: bytes
    # Whether a message or the list of the drop folder says when it came; else the time is only when it was first seen.
    dated: bool = True


class Gathering(NamedTuple):
    """All that came in for a period: files that may be returns, messages as they came, and what was noticed."""

    files: tuple[Gathered, ...]
    messages: tuple[Gathered, ...] = ()
    findings: tuple[Finding, ...] = ()


class Opened(NamedTuple):
    """One file that came in, opened: itself, or a message and what was attached to it."""

    files: tuple[Gathered, ...]
    message: Gathered | None = None
    findings: tuple[Finding, ...] = ()


def gather_returns(office: Office, period: str, folder: Path | None, known: Mapping[str, Arrival]) -> Gathering:
    """Gather a period's files in the order they were received, each content once.

    Args:
        office: the workspace and its readers.
        period: the period's key.
        folder: where to look; the workspace's own drop folder unless given.
        known: the arrivals recorded before, by hash; they keep the time they were first given.

    Raises:
        CalledWrongly: the folder given does not exist.
    """
    if folder and not folder.is_dir():
        raise CalledWrongly(f"There is no folder {folder} to take returns from.", "Give one: --from folder:DIR.")
    source = folder or office.workspace.returns_folder(period)
    if not source.is_dir():
        return Gathering(files=())
    dropped = waiting(source)
    opened = [open_file(office, file.name, file.read(), file.received) for file in dropped.files]
    files: dict[str, Gathered] = {}
    findings = [*dropped.findings, *(found for one in opened for found in one.findings)]
    for gathered in sorted((file for one in opened for file in one.files), key=lambda file: _came(file, known)):
        sha256 = gathered.arrival.sha256
        if sha256 in files:
            findings.append(_sent_twice(gathered.arrival, files[sha256].arrival))
        else:
            files[sha256] = _as_first_received(gathered, known)
    return Gathering(
        files=tuple(sorted(files.values(), key=lambda g: (g.arrival.received, g.arrival.sha256))),
        messages=tuple(one.message for one in opened if one.message),
        findings=tuple(f.model_copy(update={"period": period}) for f in findings),
    )


def open_file(office: Office, name: str, content: bytes, received: datetime | None) -> Opened:
    """Open one file: a message becomes its attachments, received when the message says it was sent."""
    when, dated = received or office.clock(), received is not None
    if not is_message(name):
        return Opened(files=(_gathered(content, name, when, dated),))
    message = office.readers.message(content, name)
    when, dated = message.sent or when, dated or message.sent is not None
    sent = (dated, message.message_id, message.sender)
    return Opened(
        files=tuple(_gathered(part.content, f"{name}: {part.name}", when, *sent) for part in message.attachments),
        message=_gathered(content, name, when, *sent),
        findings=tuple(message.findings),
    )


def is_message(name: str) -> bool:
    """Whether a file is a message by its ending; what is inside it decides the rest."""
    return name.lower().endswith(MESSAGES)


def _gathered(
    content: bytes,
    name: str,
    received: datetime,
    dated: bool,
    message_id: str | None = None,
    sender: str | None = None,
) -> Gathered:
    when = received if received.tzinfo else received.replace(tzinfo=UTC)
    sha256 = hashlib.sha256(content).hexdigest()
    arrival = Arrival(sha256=sha256, file=name, received=when, message_id=message_id, sender=sender)
    return Gathered(arrival, content, dated)


def _as_first_received(gathered: Gathered, known: Mapping[str, Arrival]) -> Gathered:
    """Give a file the name it first came under; a message's time goes before the list's, the list's before ours."""
    earlier, now = known.get(gathered.arrival.sha256), gathered.arrival
    if earlier is None:
        return gathered
    if gathered.dated and (now.message_id or not earlier.message_id):
        said = {"received": now.received, "message_id": now.message_id, "sender": now.sender}
        earlier = earlier.model_copy(update=said)
    return Gathered(earlier, gathered.content, gathered.dated)


def _came(gathered: Gathered, known: Mapping[str, Arrival]) -> tuple[bool, datetime]:
    """Sort files by time; of several with the same bytes the one on record is the first, the others its copies."""
    on_record = known.get(gathered.arrival.sha256)
    return bool(on_record and on_record.file != gathered.arrival.file), gathered.arrival.received


def _sent_twice(again: Arrival, first: Arrival) -> Finding:
    return finding(
        "F13",
        f"{again.file} is the same file as {first.file}, to the byte; it was counted once.",
        hint="Nothing to do.",
        place=Place(file=again.file, sha256=again.sha256),
        about=again.file,
    )
