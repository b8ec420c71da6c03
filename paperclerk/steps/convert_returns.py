"""Turning returns that came as .doc, .odt, .rtf, .xls or .ods into today's formats, before a reader sees them.

The file that counts stays the one that came: its name, its hash and its format are on everything read from it.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

from paperclerk import libreoffice
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Noun, Place
from paperclerk.domain.returns import Arrival, Return
from paperclerk.errors import Unreachable
from paperclerk.ooxml.faults import locked
from paperclerk.ooxml.older_formats import OlderFormat, asks_for_a_password, holds_programs, older_format
from paperclerk.ooxml.package import PackageFault
from paperclerk.steps.gather_returns import Gathered


class Converted(NamedTuple):
    """A file of an older format: what it was turned into, or why it could not be (then `content` is empty)."""

    content: bytes
    ending: str
    findings: tuple[Finding, ...]


class _Waiting(NamedTuple):
    file: Gathered
    format: OlderFormat


def convert_returns(files: Sequence[Gathered]) -> dict[str, Converted]:
    """Convert those of the files that are of an older format, by hash; without LibreOffice none is.

    Every file is looked through for what would be refused in a file of today before LibreOffice is given it, and what
    LibreOffice made of it goes through a reader's own checks again.
    """
    converted: dict[str, Converted] = {}
    waiting: dict[str, list[_Waiting]] = {}
    if not libreoffice.is_present():
        return converted
    for file in files:
        try:
            if (older := older_format(file.content)) is not None:
                waiting.setdefault(older.today, []).append(_Waiting(file, older))
        except PackageFault as fault:
            converted[file.arrival.sha256] = _refused(file.arrival, fault)
    for today, batch in waiting.items():
        # When it does not even start, the readers' own advice stands: save it as a file of today.
        with suppress(Unreachable):
            made = libreoffice.convert_all([(one.file.content, one.format.ending) for one in batch], today)
            for one, content in zip(batch, made, strict=True):
                converted[one.file.arrival.sha256] = _converted(one, content) if content else _refused_by_office(one)
    return converted


def as_it_came(read: Return, converted: Converted, arrival: Arrival) -> Return:
    """Return what a reader made of a converted file as said by the file that came: its hash, its format."""
    named: Return = _of_file(read, arrival.sha256)
    return named.model_copy(
        update={
            "sha256": arrival.sha256,
            "format": converted.ending if read.format else "",
            "findings": (*named.findings, *converted.findings),
        }
    )


def _converted(one: _Waiting, content: bytes) -> Converted:
    home = _home(one.file.arrival)
    told = finding(
        "F19",
        f"The file is {one.format.name}; it was turned into one of today's before it was read.",
        hint="Nothing to do. If an answer was read wrongly, send the form as a .docx or .xlsx.",
        place=home,
    )
    if not holds_programs(one.file.content):
        return Converted(content, one.format.ending, (told,))
    hint = "Nothing to do; our forms have none, so ask the sender where these come from."
    macros = finding("F17", "The file holds macros. They were not run.", hint=hint, place=home)
    return Converted(content, one.format.ending, (told, macros))


def _refused_by_office(one: _Waiting) -> Converted:
    if asks_for_a_password(one.file.content):
        return _refused(one.file.arrival, locked())
    message = f"The file is {one.format.name} and could not be opened."
    hint = "Open it, choose Save As, and send it as a Word document (.docx) or an Excel workbook (.xlsx)."
    return _refused(one.file.arrival, PackageFault("F02", message, hint))


def _refused(arrival: Arrival, fault: PackageFault) -> Converted:
    return Converted(b"", "", (finding(fault.rule, fault.message, hint=fault.hint, place=_home(arrival)),))


def _home(arrival: Arrival) -> Place:
    return Place(file=arrival.file, sha256=arrival.sha256)


def _of_file(value: Any, sha256: str) -> Any:
    """Return a noun with every place in it moved to the file of this hash; what has no place in it stays as it is."""
    if isinstance(value, Place):
        return value.model_copy(update={"sha256": sha256})
    if isinstance(value, Noun):
        fields = {name: getattr(value, name) for name in type(value).model_fields}
        return value.model_copy(update={name: _of_file(field, sha256) for name, field in fields.items()})
    if isinstance(value, tuple):
        return tuple(_of_file(item, sha256) for item in value)
    if isinstance(value, Mapping):
        return {key: _of_file(item, sha256) for key, item in value.items()}
    return value
