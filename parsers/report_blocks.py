"""Paragraphs and tables of an author's report as blocks: what kind each is, without numbers the report will count."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from paperclerk.domain.author import Block, beginning_cut, deepened
from paperclerk.domain.implications import FURTHER
from paperclerk.domain.layouts import LAYOUTS, OPENING_GUIDANCE, OPTIONS_GUIDANCE, OWN_SECTION_GUIDANCE
from paperclerk.domain.places import Place
from paperclerk.domain.procedure import PROCEDURE_GUIDANCE
from paperclerk.ooxml.blocks import Paragraph, Table
from paperclerk.ooxml.numbering import ListLevel
from paperclerk.ooxml.numbering_counts import labels_of
from paperclerk.ooxml.package import Package
from paperclerk.ooxml.story import Story
from paperclerk.ooxml.styles import Numbering, styles_of
from parsers.author_pictures import NotCarried
from parsers.author_tables import TableReader, bullet_depth
from parsers.author_words import WordsReader, trimmed
from parsers.readings import plain

_PLAIN = "body"
_LISTED = ("letter", "inner-letter", "bullet", "inner-bullet", "item", "sub")
# `1.2 million` is a figure, `1.2 Million` or `1.2.1 a million` are not.
_NUMBER = re.compile(r"^(\d{1,2}\.\d{1,2}(?=\.?\s+[^a-z\s])|\d{1,2}(?:\.\d{1,2}){2,3})\.?\s+(?=\S)")
_LETTER = re.compile(r"^\(?[a-z]\)\s+(?=\S)")
_FIGURE = re.compile(r"^(?:\(\d{1,2}\)|\(?[ivx]{1,5}\)|\d{1,2}[.)])\s+(?=\S)")
_BULLET = re.compile(r"^[•●▪‣·◦*–-]\s+(?=\S)")
_GUIDANCE = {
    plain(text).casefold()
    for text in (
        *OPENING_GUIDANCE,
        OWN_SECTION_GUIDANCE,
        OPTIONS_GUIDANCE,
        *PROCEDURE_GUIDANCE,
        *(one.guidance for one in FURTHER),
        *(section.guidance for layout in LAYOUTS.values() for section in layout.sections if section.guidance),
    )
}
_GUIDANCE_STYLE, _CAPTION_STYLE = "guidance", "caption"


class BlockReader:
    """Turns the paragraphs and tables of one file into blocks; it knows the file's lists, links, pictures and notes."""

    def __init__(self, package: Package, story: Story) -> None:
        """Take in the file, and its story, whose lists count from its start."""
        self._lists = styles_of(package, package.main_part).lists
        self._words = WordsReader(package, package.main_part)
        self._tables = TableReader(self._words, labels_of(story.paragraphs, self._lists))

    def paragraph(self, paragraph: Paragraph, section_number: str, place: Place) -> Block | None:
        """Return a paragraph as a block; None for one without words, picture or note.

        Args:
            paragraph: as the story has it.
            section_number: the number of the section it stands in, typed or counted, so that `4.1` can be told from
                a figure in the text.
            place: where it stands.
        """
        stretches = self._words.stretches(paragraph)
        text = "".join(stretch.text for stretch in stretches)
        if not stretches:
            return None
        if not text.strip() and all(stretch.picture for stretch in stretches):
            return Block(kind="picture", stretches=stretches, place=place)
        kind, typed = self._kind(paragraph, text, section_number)
        words = trimmed(beginning_cut(stretches, len(typed)))
        return Block(kind=kind, stretches=deepened(words, self.depth(paragraph)), place=place)

    def table(self, table: Table, place: Place) -> Block | None:
        """Return a table as a block; None for one without words."""
        return self._tables.block(table, place)

    def not_carried(self, paragraph: Paragraph) -> Iterator[NotCarried]:
        """Yield what stands among a paragraph's words and cannot be carried over."""
        return self._words.not_carried(paragraph)

    def _kind(self, paragraph: Paragraph, text: str, section_number: str) -> tuple[str, str]:
        """Return a paragraph's kind and the mark typed before it, which the report sets itself."""
        if paragraph.style_name.casefold() == _CAPTION_STYLE:
            return "caption", ""
        if paragraph.numbering:
            return self._listed_kind(paragraph), ""
        if (found := _NUMBER.match(text)) and found[1].startswith(f"{section_number}."):
            depth = found[1].removeprefix(section_number).count(".")
            return {1: "body", 2: "sub"}.get(depth, "letter"), found[0]
        if found := _LETTER.match(text):
            return "letter", found[0]
        if found := _BULLET.match(text):
            return "bullet", found[0]
        # A figure in a list is kept as typed: other words may refer to it.
        return ("item", "") if _FIGURE.match(text) else (_PLAIN, "")

    def depth(self, paragraph: Paragraph) -> int:
        """Return how deep a paragraph stands in its list, 1 for a point under none; 0 for one in no list."""
        if paragraph.numbering is None:
            return 0
        if paragraph.numbering.mark:
            return bullet_depth(paragraph)
        # 1.1 is a paragraph of the report's own, wherever in a list it is; what counts alone under it is a list.
        levels = self._levels(paragraph.numbering)
        return len(list(takewhile(lambda level: level.text.count("%") <= 1, reversed(levels))))

    def _listed_kind(self, paragraph: Paragraph) -> str:
        assert paragraph.numbering is not None
        is_inner = self.depth(paragraph) > 1
        if paragraph.numbering.mark:
            return "inner-bullet" if is_inner else "bullet"
        levels = self._levels(paragraph.numbering)
        own = levels[-1].text.count("%") if levels else 0
        return {2: "body", 3: "sub"}.get(own, "inner-letter" if is_inner else "letter")

    def _levels(self, numbering: Numbering) -> list[ListLevel]:
        """Return the levels of a paragraph's list down to its own."""
        found = self._lists.list(numbering.number_id)
        return [] if found is None else [level for at, level in sorted(found.levels.items()) if at <= numbering.level]


def with_lead_ins(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks, those that end in a colon before a list or table marked as leading in to it."""
    following = [*blocks[1:], None][: len(blocks)]
    return tuple(
        block.model_copy(update={"kind": "lead-in"})
        if block.kind == _PLAIN and after and after.kind in (*_LISTED, "table") and block.text.rstrip().endswith(":")
        else block
        for block, after in zip(blocks, following, strict=True)
    )


def is_guidance(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the blank's own guidance, which counts as nothing written."""
    return plain(paragraph.text).casefold() in _GUIDANCE


def looks_like_guidance(paragraph: Paragraph) -> bool:
    """Whether a paragraph is in the grey style of guidance."""
    return paragraph.style_name.casefold() == _GUIDANCE_STYLE
