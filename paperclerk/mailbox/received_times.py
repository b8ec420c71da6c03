"""received.csv: when files in a drop folder came in, as a clerk wrote it down, a line each."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.periods import OFFICE_ZONE
from paperclerk.domain.places import Place

LIST_NAME = "received.csv"

_HOW_TO_WRITE = f'Write each line of {LIST_NAME} as a file name and a time, for example "return.docx,2031-04-02 09:30".'
_DAY_FIRST = re.compile(
    r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})"
    r"(?:[ T,]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2}))?)?",
    re.ASCII,
)


class ReceivedTimes(NamedTuple):
    """When files came in (in UTC), by file name, and what is wrong with the list."""

    by_name: Mapping[str, datetime] = {}
    findings: tuple[Finding, ...] = ()


class _Line(NamedTuple):
    number: int
    name: str
    time: str


def read_received_times(content: bytes, names: Sequence[str]) -> ReceivedTimes:
    """Read the list; a line that cannot be used is a finding, and the others hold.

    Args:
        content: the file, with or without a byte order mark, its columns in any order and parted by `,`, `;` or tabs.
        names: the files in the folder; a line may leave out the subfolder when only one file has that name.
    """
    findings: list[Finding] = []
    times: dict[str, datetime] = {}
    try:
        lines = list(_lines(_text(content)))
    except (csv.Error, ValueError) as problem:
        return ReceivedTimes(findings=(_unusable(0, f"{LIST_NAME} cannot be read as a list: {problem}."),))
    for line in lines:
        fitting = _files_named(line.name, names)
        when = read_time(line.time)
        if len(fitting) != 1:
            which = "no file in the folder is" if not fitting else f"{len(fitting)} files in the folder are"
            findings.append(_unusable(line.number, f'{LIST_NAME} names "{line.name}", but {which} called that.'))
        elif when is None:
            message = f'{LIST_NAME} says that {line.name} was received "{line.time}", which is not a date and time.'
            findings.append(_unusable(line.number, message))
        elif times.setdefault(fitting[0], when) != when:
            findings.append(
                _unusable(line.number, f"{LIST_NAME} gives two times for {line.name}; the first was taken.")
            )
    return ReceivedTimes(times, tuple(findings))


def received_as_listed(path: Path) -> datetime | None:
    """Return when the list that lies beside a file says it came in; None when there is no list or no line for it."""
    listed = path.parent / LIST_NAME
    return read_received_times(listed.read_bytes(), [path.name]).by_name.get(path.name) if listed.is_file() else None


def read_time(written: str) -> datetime | None:
    """Read an ISO date and time, or `d/m/yyyy hh:mm`; None for anything else.

    A time without a zone is the office's own; a day without a time is taken from its beginning.
    """
    text = " ".join(written.split())
    try:
        moment = datetime.fromisoformat(text) if re.match(r"\d{4}-", text) else _day_first(text)
    except ValueError:
        return None
    if moment is None:
        return None
    try:
        aware = moment if moment.tzinfo else moment.replace(tzinfo=OFFICE_ZONE)
        return aware.astimezone(UTC)
    except OverflowError:
        return None


def _day_first(text: str) -> datetime | None:
    match = _DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    day, month, year, hour, minute, second = (int(part or 0) for part in match.groups())
    return datetime(year, month, day, hour, minute, second, tzinfo=OFFICE_ZONE)


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Excel's own CSV is written in the Windows code page; every byte of Latin-1 at least is some letter.
        return content.decode("cp1252", "replace")


def _lines(text: str) -> Iterator[_Line]:
    """Yield the lines under the heading row, wherever its two columns stand."""
    heading = next((line for line in text.splitlines() if line.strip()), "")
    if not heading:
        return
    separator = max(",;\t", key=heading.count)
    rows = csv.reader(io.StringIO(text), delimiter=separator)
    columns: list[str] = []
    for row in rows:
        cells = [cell.strip() for cell in row]
        if not any(cells):
            continue
        if not columns:
            columns = [cell.lower() for cell in cells]
            if not {"file", "received"} <= set(columns):
                raise ValueError('its first line does not name the columns "file" and "received"')
            continue
        named = dict(zip(columns, cells, strict=False))
        yield _Line(rows.line_num, named.get("file", ""), named.get("received", ""))


def _files_named(written: str, names: Sequence[str]) -> list[str]:
    wanted = written.replace("\\", "/").removeprefix("./")
    for known in (lambda name: name, str.casefold, lambda name: name.rsplit("/", 1)[-1].casefold()):
        fitting = [name for name in names if known(name) == known(wanted)]
        if fitting:
            return fitting
    return []


def _unusable(line: int, message: str) -> Finding:
    where = f"line {line}" if line else "the whole file"
    return finding("F18", message, hint=_HOW_TO_WRITE, place=Place(file=LIST_NAME, where=where), about=message)
