"""The tags of a template's part as it is made ready for Jinja: each with its words and the place a person finds it."""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG = re.compile(r"\{\{(.*?)\}\}|\{%(.*?)%\}|\{#.*?#\}", re.DOTALL)
_MARKUP = re.compile(r"<[^>]*>")
_BEGUN = re.compile(r"<[^<>]*$")
_SHORT = 200


class TemplatePart(NamedTuple):
    """A part that is filled in: its name in the file, and its XML ready for Jinja, a paragraph a line."""

    name: str
    source: str


class Tag(NamedTuple):
    """A tag: `{{ words }}` or `{% words %}` (`is_block`); `in_markup` when it stands in an attribute of the XML."""

    number: int
    words: str
    is_block: bool
    start: int
    end: int
    in_markup: bool

    @property
    def keyword(self) -> str:
        """Return the word a block's tag begins with: `for`, `endif`; nothing for a value."""
        return self.words.partition(" ")[0] if self.is_block else ""


def tags_of(source: str) -> Iterator[Tag]:
    """Yield the tags of a part in order, remarks left out."""
    in_markup, position, number = False, 0, 0
    for found in _TAG.finditer(source):
        between = source[position : found.start()]
        if "<" in between or ">" in between:
            in_markup = between.rfind("<") > between.rfind(">")
        position = found.end()
        value, block = found[1], found[2]
        if value is None and block is None:
            continue
        words = " ".join((block if value is None else value).strip().strip("-+").split())
        yield Tag(number, words, value is None, found.start(), found.end(), in_markup)
        number += 1


def place_of(source: str, tag: Tag) -> str:
    """Return where a tag stands: the words of its paragraph, or its own and the paragraph it comes after."""
    begins = source.rfind("\n", 0, tag.start) + 1
    ends = source.find("\n", tag.start)
    line = source[begins : ends if ends >= 0 else len(source)]
    own = written(source, tag)
    if tag.in_markup:
        return f'in the tag of the content control "{own}"{_after(source[:begins], line[: tag.start - begins])}'
    first, closed, _ = line.partition("</w:p>")
    if begins + len(first) > tag.start or not closed:
        return f'in the paragraph "{_shown(first)}"'
    return f'in the paragraph "{own}"{_after(source[:begins], line[: tag.start - begins])}'


def written(source: str, tag: Tag) -> str:
    """Return a tag as it is written, on one line."""
    return " ".join(html.unescape(source[tag.start : tag.end]).split())


def _after(earlier: str, line: str) -> str:
    """Return the nearest words before a tag, for a person to find it among others that look the same."""
    for text in (line, *reversed(earlier.rsplit("\n", 12)[1:])):
        if words := _shown(re.sub(r"\{%.*?%\}", " ", text, flags=re.DOTALL)):
            return f', after "{words}"'
    return ""


def _shown(xml: str) -> str:
    # Up to a tag in the markup, its element has only begun.
    words = " ".join(html.unescape(_MARKUP.sub("", _BEGUN.sub("", xml))).split())
    return words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"
