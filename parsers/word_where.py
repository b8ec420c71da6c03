"""Where something stands in a Word file, in words a person can follow: a table's row, a paragraph's beginning."""

from lxml import etree

from paperclerk.ooxml.blocks import Table
from paperclerk.ooxml.story import Story
from paperclerk.ooxml.wordml import W

_WORDS = 8


class Wheres:
    """Says where things stand in one story; `margin` is what it is called, `header`, `footnote`; empty for the body."""

    def __init__(self, story: Story, margin: str = "") -> None:
        """Take in the story."""
        self._story = story
        self._margin = margin
        self._texts = {paragraph.element: paragraph.own_text for paragraph in story.paragraphs}

    def of(self, element: etree._Element) -> str:
        """Return where an element stands."""
        position = self._story.position(element)
        if position is None and (row := next(element.iterancestors(f"{W}tr"), None)) is not None:
            position = next((found for cell in row.iter(f"{W}tc") if (found := self._story.position(cell))), None)
        if position is not None:
            return self._in(str(position))
        paragraph = element if element.tag == f"{W}p" else next(element.iterancestors(f"{W}p"), None)
        if paragraph is not None and (said := self._beginning(paragraph)):
            return self._in(f'paragraph that begins "{said}"')
        before = self._before(element if paragraph is None else paragraph)
        return self._in(f'after the paragraph that begins "{before}"' if before else "")

    def _before(self, element: etree._Element) -> str:
        """Return how the last paragraph before an element begins that says something."""
        for above in (element, *element.iterancestors()):
            for earlier in above.itersiblings(preceding=True):
                for paragraph in reversed(list(earlier.iter(f"{W}p"))):
                    if said := self._beginning(paragraph):
                        return said
        return ""

    def of_table(self, table: Table) -> str:
        """Return which table it is, with the words it begins with."""
        number = next((n for n, other in enumerate(self._story.tables, 1) if other.element is table.element), 0)
        begins = next((text for row in table.rows for cell in row.cells if (text := cell.text.strip())), "")
        return self._in(f'table {number}, which begins "{_short(begins)}"')

    def _in(self, where: str) -> str:
        if not self._margin:
            return where or "the document"
        return f"{self._margin}, {where}" if where else self._margin

    def _beginning(self, paragraph: etree._Element) -> str:
        return _short(self._texts.get(paragraph, ""))


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
