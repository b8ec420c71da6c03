"""The walk through a container's blocks: what is deleted is passed over, what is wrapped is unwrapped."""

from collections.abc import Iterable, Iterator
from functools import partial

from lxml import etree

from paperclerk.ooxml.blocks import Block, Cell, Paragraph, Row, Table, text_of
from paperclerk.ooxml.inline import Anchored, checkbox_mark, read_inline, shows_placeholder
from paperclerk.ooxml.styles import Styles
from paperclerk.ooxml.survey import survey
from paperclerk.ooxml.wordml import BROUGHT_IN, MC, TAKEN_AWAY, W14, W, alternative, find, value, whole_number

# Things beside blocks that hold none, or none that a reader sees.
_NOT_BLOCKS = {
    f"{W}{name}"
    for name in (
        "sdtPr", "sdtEndPr", "tcPr", "trPr", "tblPr", "tblGrid", "tblPrEx", "sectPr", "customXmlPr", "pPr", "r",
        "tr", "tc", "hyperlink", "del", "moveFrom",
    )
}  # fmt: skip


_PARAGRAPH, _TABLE, _ROW, _CELL, _CONTROL = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "sdt"))
_CONTENT = f"{W}sdtContent"
_CELL_LOOK = f"{W}tcPr"
_BLOCKS = (_PARAGRAPH, _TABLE)
# What is said of a table or a row, and what may stand around its parts.
_LOOKS = (f"{W}trPr", f"{W}tblPr", f"{W}tblGrid")
_AROUND_CELLS = (*BROUGHT_IN, f"{W}customXml")
_ALTERNATIVES = f"{MC}AlternateContent"


class Walker:
    """Walks one part of a Word file, whose styles it knows; `left_out` gathers what cannot be had as text.

    Most of a form is plain: what is not is looked up once for the whole part, so that the rest need not be asked.
    """

    def __init__(self, styles: Styles, root: etree._Element) -> None:
        """Take in the file's styles and the part's root."""
        self._styles = styles
        self.left_out: set[str] = set()
        self._survey = survey(root, styles)
        self._not_plain, self._prompts, self._silent = self._survey.not_plain, self._survey.prompts, self._survey.silent
        seen = self._survey.seen
        self.has_changes = not seen.isdisjoint((*TAKEN_AWAY, *BROUGHT_IN))
        self.has_alternatives = _ALTERNATIVES in seen
        self.has_lost_cells = f"{W}cellDel" in seen
        self._has_fixed_texts = not seen.isdisjoint((f"{W}showingPlcHdr", f"{W14}checkbox"))

    def blocks(self, container: etree._Element, *, silent: bool = False) -> tuple[Block, ...]:
        """Return the blocks of a container; `silent` when they are only a control's prompt."""
        read: list[Block] = []
        runs_on: Paragraph | None = None
        for element, is_prompt in self._block_elements(container, silent=silent):
            if element.tag == _TABLE:
                read.append(Table(element, tuple(self._rows(element, silent=is_prompt))))
                continue
            paragraph = self._paragraph(element, silent=is_prompt)
            if runs_on is not None:
                paragraph = _joined(runs_on, paragraph, self._styles)
                runs_on = None
            if paragraph.tracked and _mark_has(find(element, "w:pPr"), ("del", "moveFrom")):
                runs_on = paragraph
            else:
                read.append(paragraph)
        return tuple(read) if runs_on is None else (*read, runs_on)

    def _block_elements(
        self, container: etree._Element, *, silent: bool = False
    ) -> Iterator[tuple[etree._Element, bool]]:
        for child in container:
            tag = child.tag
            if tag in _BLOCKS:
                yield child, silent
            elif tag in _NOT_BLOCKS:
                continue
            elif tag == _ALTERNATIVES:
                if (chosen := alternative(child)) is not None:
                    yield from self._block_elements(chosen, silent=silent)
            elif tag == f"{W}altChunk":
                self.left_out.add("an embedded document")
            elif tag == _CONTROL:
                if (content := find(child, "w:sdtContent")) is not None:
                    yield from self._block_elements(content, silent=silent or child in self._prompts)
            else:
                yield from self._block_elements(child, silent=silent)

    def _paragraph(self, element: etree._Element, *, silent: bool = False) -> Paragraph:
        if element not in self._not_plain:
            silent = silent or element in self._silent
            return Paragraph(element, self._styles, () if silent else None, listed=self._survey.listed)
        inline = read_inline(element)
        boxes = () if silent else tuple(block for box in inline.boxes for block in self.blocks(box))
        self.left_out |= inline.left_out
        return Paragraph(
            element,
            self._styles,
            () if silent else tuple(inline.runs),
            boxes,
            tracked=inline.tracked or _mark_has(find(element, "w:pPr"), ("ins", "del", "moveFrom", "moveTo")),
            left_out=frozenset(inline.left_out),
            anchored=() if silent else tuple(inline.anchored),
        )

    def _rows(self, table: etree._Element, *, silent: bool = False) -> Iterator[Row]:
        for element, is_prompt in parts_of(table, _ROW, silent=silent):
            is_header = element in self._survey.headers
            if element not in self._survey.uneven and not is_prompt:
                yield Row(element, self._even_cells(element), is_header)
            elif find(properties := find(element, "w:trPr"), "w:del") is None:
                cells = tuple(self._cells(element, silent=is_prompt))
                yield Row(element, cells, is_header, tracked=find(properties, "w:ins") is not None)

    def _even_cells(self, row: etree._Element) -> tuple[Cell, ...]:
        said, blocks = self._survey.said, self.blocks
        return tuple([Cell(cell, at, blocks, said.get(cell)) for at, cell in enumerate(self._survey.rows[row])])

    def _cells(self, row: etree._Element, *, silent: bool = False) -> Iterator[Cell]:
        column = whole_number(value(row, "w:trPr/w:gridBefore")) or 0
        for element, is_prompt in parts_of(row, _CELL, silent=silent):
            said = {child.tag: child for child in properties_of(element)}
            wide, merge = said.get(f"{W}gridSpan"), said.get(f"{W}vMerge")
            span = 1 if wide is None else max(1, whole_number(wide.get(f"{W}val")) or 1)
            if f"{W}cellDel" not in said:
                yield Cell(
                    element,
                    column,
                    partial(self.blocks, silent=is_prompt),
                    span=span,
                    continues_above=merge is not None and merge.get(f"{W}val", "continue") == "continue",
                )
            column += span

    def control_text(self, control: etree._Element) -> str:
        """Return what a control says, be it in a line, around paragraphs, a cell or rows."""
        if control in self._prompts:
            return ""
        if self._has_fixed_texts and (mark := checkbox_mark(control)) is not None:
            return mark
        content = find(control, "w:sdtContent")
        if content is None:
            return ""
        if next(parts_of(content, _ROW), None) is not None:
            rows = self._rows(content)
            return "\n".join("\t".join(cell.text for cell in row.cells) for row in rows)
        if next(parts_of(content, _CELL), None) is not None:
            return "\n".join(cell.text for cell in self._cells(content))
        if next(self._block_elements(content), None) is not None:
            return text_of(self.blocks(content))
        around = next(control.iterancestors(_PARAGRAPH), None)
        if around is not None and around not in self._not_plain:
            return "".join([piece.text or "" for piece in content.iter(f"{W}t")])
        return read_inline(content).text


def properties_of(cell: etree._Element) -> Iterable[etree._Element]:
    """Return what is said of a table cell: its width, what it is merged with, whether it was deleted."""
    properties = find(cell, "w:tcPr")
    return () if properties is None else properties


def parts_of(container: etree._Element, tag: str, *, silent: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    """Yield the rows of a table or the cells of a row, those inside controls and custom XML too."""
    for child in container:
        name = child.tag
        if name == tag:
            yield child, silent
        elif name in _LOOKS:
            continue
        elif name == _CONTROL:
            if (content := find(child, "w:sdtContent")) is not None:
                yield from parts_of(content, tag, silent=silent or shows_placeholder(child))
        elif name in _AROUND_CELLS:
            yield from parts_of(child, tag, silent=silent)
        elif name == _ALTERNATIVES and (chosen := alternative(child)) is not None:
            yield from parts_of(chosen, tag, silent=silent)


def _mark_has(properties: etree._Element | None, changes: tuple[str, ...]) -> bool:
    """Whether one of these pending changes is on the own mark of a paragraph of these properties."""
    mark = find(properties, "w:rPr")
    return mark is not None and any(mark.find(f"{W}{change}") is not None for change in changes)


def _joined(first: Paragraph, second: Paragraph, styles: Styles) -> Paragraph:
    """Return two paragraphs run together; the look is the second's, whose mark is the one that stays."""
    return Paragraph(
        second.element,
        styles,
        (*first.runs, *second.runs),
        (*first.boxes, *second.boxes),
        tracked=True,
        left_out=first.left_out | second.left_out,
        anchored=(*first.anchored, *(Anchored(one.at + len(first.runs), one.element) for one in second.anchored)),
    )
