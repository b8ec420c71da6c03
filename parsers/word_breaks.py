"""Where a Word file begins a new page by its own say: page breaks, and sections that begin on a new page.

Where else pages end, only a printer knows.
"""

from collections.abc import Iterator, Sequence

from lxml import etree

from paperclerk.ooxml.blocks import Block, Paragraph, paragraph_properties
from paperclerk.ooxml.wordml import W, find, value

_BREAK, _SECTION = f"{W}br", "w:sectPr"


def page_starts(blocks: Sequence[Block], root: etree._Element) -> frozenset[etree._Element]:
    """Return the paragraphs and tables of a document's body that come first after a break."""
    return frozenset(_starts(blocks, root))


def _starts(blocks: Sequence[Block], root: etree._Element) -> Iterator[etree._Element]:
    sections = [section for section in root.iter(f"{W}sectPr") if section.getparent() is not None]
    anew = True
    for block in blocks:
        if not isinstance(block, Paragraph):
            if anew:
                yield block.element
            anew = False
            continue
        before, after = _breaks(block.element)
        anew = anew or before
        if block.text.strip():
            if anew:
                yield block.element
            anew = after
        section = find(paragraph_properties(block.element), _SECTION)
        if section is not None and section in sections:
            following = sections[sections.index(section) + 1 :]
            anew = anew or not following or value(following[0], "w:type") != "continuous"


def _breaks(paragraph: etree._Element) -> tuple[bool, bool]:
    """Whether a page break stands before a paragraph's words, and whether one stands after them."""
    before = after = said = False
    for piece in paragraph.iter(_BREAK, f"{W}t"):
        if piece.tag == _BREAK:
            if piece.get(f"{W}type") == "page":
                before, after = before or not said, said
        elif piece.text and piece.text.strip():
            said, after = True, False
    return before, after
