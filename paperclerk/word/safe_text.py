"""Text made fit for a Word file: what XML cannot hold is left out, and said to have been left out (X02).

A lone surrogate would otherwise take the characters after it along, and control characters would vanish unsaid.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.papers import Paper
from paperclerk.domain.places import Place

# Controls but tab and line ends, surrogates, and the noncharacters of every plane: none of them is text.
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000))
    + "]"
)
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")

# What may have to be mended, as JSON writes it: controls as escapes, and of what is not ASCII every sign there is.
_ESCAPED = re.compile(rb"\\(?:[rbf]|u00[01])")
_PLAIN = bytes(range(0x20, 0x7F))
_LINE_ENDS = re.compile("[\x85\u2028\u2029]")

AnyPaper = TypeVar("AnyPaper", bound=Paper)


class SafePaper(NamedTuple):
    """A paper whose every text can stand in a Word file, with findings on what was left out."""

    paper: Paper
    findings: tuple[Finding, ...]


def safe(text: str) -> str:
    """Return the text with one kind of line end and without what a Word file cannot hold."""
    return _UNWRITABLE.sub("", _LINE_END.sub("\n", text))


def made_safe(paper: AnyPaper) -> AnyPaper:
    """Return the paper with every text in it made safe; the same paper when all of it was."""
    if not _may_need_mending(paper):
        return paper
    mended: AnyPaper = _mended(paper)
    return mended


def removed_characters(paper: Paper) -> list[Finding]:
    """Return a finding (X02) for each generated value, or else for the paper, that loses characters in Word."""
    findings = [
        finding(
            "X02",
            f"{_spoken(Counter(_UNWRITABLE.findall(source.text)))} cannot stand in a Word file and was left out.",
            hint="Read the text again in the return, and ask the owner if the sense may have changed.",
            subject=source.deliverable or paper.name.value,
            place=Place(file=source.file, sha256=source.return_sha256, where=source.where),
            about=source.field or source.region,
        )
        for source in paper.sources
        if _UNWRITABLE.search(source.text)
    ]
    lost = Counter(sign for text in _texts(paper) for sign in _UNWRITABLE.findall(text))
    if lost and not findings:
        findings.append(
            finding(
                "X02",
                f"{_spoken(lost)} in the {paper.name.spoken} cannot stand in a Word file and was left out.",
                hint="Look in the plan, the author's file and the returns for text pasted from another program.",
                subject=paper.name.value,
            )
        )
    return findings


def _may_need_mending(paper: Paper) -> bool:
    """Whether any text may hold what has to be mended: told of all of it at once, which is many times quicker."""
    try:
        written = paper.model_dump_json().encode()
    except (PydanticSerializationError, UnicodeEncodeError):
        return True
    rare = written.translate(None, _PLAIN).decode()
    return bool(_ESCAPED.search(written) or _UNWRITABLE.search(rare) or _LINE_ENDS.search(rare))


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        text = safe(value)
        # An enumeration's member is text too, and stays what it is.
        return value if text == value else text
    if isinstance(value, BaseModel):
        changed = {name: new for name in type(value).model_fields
                   if (new := _mended(old := getattr(value, name))) is not old}  # fmt: skip
        return value.model_copy(update=changed) if changed else value
    if isinstance(value, dict):
        new_dict = {_mended(key): _mended(item) for key, item in value.items()}
        return value if all(new_dict.get(key) is item for key, item in value.items()) else new_dict
    if isinstance(value, (list, tuple)):
        items = [_mended(item) for item in value]
        return value if all(new is old for new, old in zip(items, value, strict=True)) else type(value)(items)
    return value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from (*_texts(key), *_texts(item))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)


def _spoken(lost: Counter[str]) -> str:
    names = (f"U+{ord(sign):04X} ({unicodedata.name(sign, 'a control character')}){_times(count)}"
             for sign, count in sorted(lost.items()))  # fmt: skip
    return ", ".join(names)


def _times(count: int) -> str:
    return f", {count} times" if count > 1 else ""
