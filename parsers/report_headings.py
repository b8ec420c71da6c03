"""Headings of an author's report: known by style, else by their words and typed numbers, whatever the numbers are."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from paperclerk.domain.layouts import Layout, SectionDefinition
from paperclerk.ooxml.blocks import Block, Paragraph
from parsers.author_marks import mark_at_end
from parsers.readings import plain, words

# A heading longer than this is a paragraph in a heading's style.
_LONGEST = 200
_TYPED = re.compile(r"^\s*(?:section\s+)?(\d{1,2}(?:\.\d{1,2}){0,3})[.)]?(?:\s+|\t)(?=\S)", re.I)


class Heading(NamedTuple):
    """A heading: its words without a typed number, the number, its section in the layout, and its level.

    `level` is 1 for a section, 2 for one under it, 3 for anything deeper.
    """

    text: str
    number: str
    section: SectionDefinition | None
    level: int


class HeadingReader:
    """Tells the headings of one file from its paragraphs."""

    def __init__(self, layout: Layout, blocks: Sequence[Block]) -> None:
        """Learn how this author marks headings: by styles of Word, or by typed numbers and bold."""
        self._layout = layout
        self._known = {
            _folded(heading): section for section in layout.sections for heading in (section.heading, *section.also)
        }
        self._free = [(folded, section) for folded, section in self._known.items() if section.free]
        styled = [
            (block.heading_level, section)
            for block in blocks
            if isinstance(block, Paragraph) and block.heading_level and (section := self._named(typed_number(block)[1]))
        ]
        self.has_styles = len(styled) > 1
        tops = [level for level, section in styled if level and section.level == 1]
        self._top = min(tops, default=1)

    def read(self, paragraph: Paragraph, previous: Paragraph | None, sections_so_far: int) -> Heading | None:
        """Return the heading that a paragraph is, or None for words."""
        number, text = typed_number(paragraph)
        if not text or "\n" in text or len(text) > _LONGEST:
            return None
        section = self._named(text)
        if paragraph.heading_level:
            section = section or self._named(mark_at_end(text).text)
            return self._styled(paragraph.heading_level, number, text, section)
        marked = bool(number) or paragraph.is_bold or not self.has_styles
        if section and marked and self._number_fits(number, section):
            return Heading(text, number, section, section.level)
        if not self.has_styles and self._is_next_number(paragraph, number, text, previous, sections_so_far):
            return Heading(text, number, None, 1)
        return None

    def _styled(self, level: int, number: str, text: str, section: SectionDefinition | None) -> Heading | None:
        if section:
            return Heading(text, number, section, section.level)
        return Heading(text, number, None, 1 if level <= self._top else 3)

    def _named(self, text: str) -> SectionDefinition | None:
        folded = _folded(text)
        if section := self._known.get(folded):
            return section
        return next((section for known, section in self._free if folded[: len(known)] == known), None)

    def _number_fits(self, number: str, section: SectionDefinition) -> bool:
        return not number or number.count(".") <= 1 if section.level == 2 else "." not in number

    def _is_next_number(
        self, paragraph: Paragraph, number: str, text: str, previous: Paragraph | None, sections_so_far: int
    ) -> bool:
        """Whether a typed `4.` begins the next section rather than a point of a numbered list."""
        if number != str(sections_so_far + 1) or text.endswith((".", ";", ",")):
            return False
        before = typed_number(previous)[0] if previous else ""
        return before != str(sections_so_far) and (paragraph.is_bold or paragraph.numbering is None)


def typed_number(paragraph: Paragraph) -> tuple[str, str]:
    """Return the number an author typed before a heading or paragraph, `4.1`, and the words after it."""
    text = paragraph.text.strip()
    found = _TYPED.match(text)
    return (found[1], text[found.end() :].strip()) if found else ("", text)


def _folded(heading: str) -> tuple[str, ...]:
    without_brackets = re.sub(r"\([^)]*\)", "", plain(heading).replace("’", "'"))
    return tuple(word.removesuffix("s") or word for word in words(without_brackets.replace("&", " and ")))
