"""The boxes of a form whose controls are gone, found by the labels beside them.

Programs that save a form as another kind keep its tables and lose its controls; people paste it into a message and
lose its tables too. A label in a row's first cell still says what the second is; so does `Label: answer` on a line.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from paperclerk.domain.fields import RETURN_FIELDS, UPDATE_FIELDS, Kind
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.names import FieldName
from paperclerk.domain.places import Place
from paperclerk.ooxml.blocks import Block, Cell, Paragraph, Row, Table
from paperclerk.ooxml.story import Story
from parsers.form_labels import deliverable_in, field_of_label, label_and_rest, without_placeholders
from parsers.readings import plain, words
from parsers.word_boxes import Box, answer_in, said, tidy

# How many lines after a deliverable's name the first label of its section may come.
_LABEL_WITHIN = 8
# The form's last section; its table begins with the word "Rating" too.
_KEY = ("key", "to", "the", "rag")
_KEY_HEADING = ("what", "it", "means")
_ANSWER_COLUMNS = {("your", "answer"), ("answer",), ("this", "period"), ("this", "time")}


class LabelReading(NamedTuple):
    """Boxes found by their labels, and the labels that belong to no deliverable."""

    boxes: list[Box]
    findings: list[Finding]


def boxes_by_label(story: Story, home: Place, only: str | None = None) -> LabelReading:
    """Return a box for each label of the form that stands in a row's first cell or at a line's start.

    Args:
        story: the document.
        home: the file.
        only: the deliverable that labels belong to when no heading says so: the only one the form was issued for.
    """
    reader = _LabelReader(story, home, only)
    reader.blocks(story.blocks)
    return LabelReading(reader.boxes, list(_homeless(reader.homeless)))


class _LabelReader:
    def __init__(self, story: Story, home: Place, only: str | None) -> None:
        self._home = home
        self._only = only
        self._item = only
        # The outline level of the heading that named the deliverable; a heading as high ends its section.
        self._level = 0
        self._tables = {table.element: number for number, table in enumerate(story.tables, 1)}
        self._numbers = {paragraph.element: number for number, paragraph in enumerate(story.paragraphs, 1)}
        self.boxes: list[Box] = []
        self.homeless: list[Box] = []

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        """Read blocks in order; a deliverable's name in a heading or row holds until the next one."""
        for index, block in enumerate(blocks):
            if isinstance(block, Table):
                self._table(block)
                continue
            self._heading(block, blocks[index + 1 : index + 1 + _LABEL_WITHIN])
            self._line(block, blocks[index + 1 :])
            self.blocks(block.boxes)

    def _heading(self, paragraph: Paragraph, following: tuple[Block, ...]) -> None:
        """Take a deliverable from a heading, or from a line that begins with its id and has its labels after it."""
        named, level = deliverable_in(paragraph.text), paragraph.heading_level or 0
        if field_of_label(label_and_rest(paragraph.text)[0]):
            return
        if named and (level or (_begins_with_item(paragraph) and _labels_follow(following))):
            self._item, self._level = named, level
        elif 0 < level <= self._level or words(paragraph.text)[: len(_KEY)] == _KEY:
            self._item = self._only

    def _table(self, table: Table) -> None:
        answers_in = 1
        for number, row in enumerate(table.rows, 1):
            answers_in = _answer_column(row) or answers_in
            if not row.cells or row.is_header or (number == 1 and _is_headings(row)):
                continue
            label, answer = row.cells[0], next((cell for cell in row.cells if cell.column == answers_in), None)
            if answer is None and len(row.cells) > 1:
                answer = row.cells[1]
            field = field_of_label(label.text)
            if field is None or answer is None:
                self._item = self._named_in(row) or self._item
                self._nested(row)
            else:
                self._add(field, answer_in(answer, field), self._place_in(table, number), answer)

    def _nested(self, row: Row) -> None:
        for cell in row.cells:
            for block in cell.blocks:
                if isinstance(block, Table):
                    self._table(block)

    def _named_in(self, row: Row) -> str | None:
        filled = [cell for cell in row.cells if cell.text.strip()]
        return deliverable_in(filled[0].text) if filled and len(filled[0].text) < 400 else None

    def _line(self, paragraph: Paragraph, following: tuple[Block, ...]) -> None:
        label, rest = label_and_rest(paragraph.text)
        field = field_of_label(label)
        if field is None or words(rest) == _KEY_HEADING:
            return
        text, _, last_time = rest.partition("\t")
        if not last_time and (not text.strip() or _kind(field) is Kind.TEXT):
            text = _run_on(text, field, following)
        number = self._numbers.get(paragraph.element, 0)
        place = self._home.model_copy(update={"where": f"paragraph {number}, “{label.strip()}”"})
        name = self._name(field)
        box = Box(name, tidy(without_placeholders(text)), place, paragraph.element, (paragraph,))
        (self.boxes if name.item or field in RETURN_FIELDS else self.homeless).append(box)

    def _add(self, field: str, text: str, place: Place, cell: Cell) -> None:
        name = self._name(field)
        box = Box(name, text, place, cell.element, cell.paragraphs)
        (self.boxes if name.item or field in RETURN_FIELDS else self.homeless).append(box)

    def _name(self, field: str) -> FieldName:
        return FieldName("" if field in RETURN_FIELDS else (self._item or ""), field)

    def _place_in(self, table: Table, row: int) -> Place:
        number = self._tables.get(table.element, 0)
        return self._home.model_copy(update={"where": f"table {number}, row {row}", "table": number, "row": row})


def _answer_column(row: Row) -> int | None:
    """Return the grid column under `Your answer` when this is the row of headings."""
    return next((cell.column for cell in row.cells[1:] if words(cell.text) in _ANSWER_COLUMNS), None)


def _is_headings(row: Row) -> bool:
    return any(words(cell.text) in _ANSWER_COLUMNS or words(cell.text) == _KEY_HEADING for cell in row.cells[1:])


def _begins_with_item(paragraph: Paragraph) -> bool:
    return deliverable_in(" ".join(paragraph.text.split()[:2])) is not None


def _labels_follow(blocks: tuple[Block, ...]) -> bool:
    for block in blocks:
        if isinstance(block, Table):
            return any(row.cells and field_of_label(row.cells[0].text) in UPDATE_FIELDS for row in block.rows)
        if field_of_label(label_and_rest(block.text)[0]) in UPDATE_FIELDS:
            return True
    return False


def _run_on(text: str, field: str, following: tuple[Block, ...]) -> str:
    """Return an answer with the lines after it, up to the next label, heading or table.

    One that is no prose takes one line only. A tab ends the answer: what stands after it is another column's.
    """
    guidance = plain({**UPDATE_FIELDS, **RETURN_FIELDS}[field].guidance)
    lines = [text] if text.strip() else []
    for block in following:
        if not isinstance(block, Paragraph) or block.heading_level or field_of_label(label_and_rest(block.text)[0]):
            break
        if (_kind(field) is not Kind.TEXT and lines) or _begins_section(block, following):
            break
        if not block.text.strip() or plain(block.text) == guidance:
            continue
        line, tab, _ = block.line.partition("\t")
        lines.append(line)
        if tab:
            break
    return "\n".join(lines)


def _begins_section(block: Paragraph, following: tuple[Block, ...]) -> bool:
    if words(block.text)[: len(_KEY)] == _KEY:
        return True
    if not _begins_with_item(block):
        return False
    after = following[following.index(block) + 1 :]
    return _labels_follow(after[:_LABEL_WITHIN])


def _kind(field: str) -> Kind:
    return {**UPDATE_FIELDS, **RETURN_FIELDS}[field].kind


def _homeless(boxes: Collection[Box]) -> Iterator[Finding]:
    for box in boxes:
        if box.text:
            yield finding(
                "V14",
                f"{said(box.name)}: it is not said which deliverable this belongs to, so it was not taken.",
                hint="Put the deliverable's number, such as D4.1, in the heading above the table.",
                place=box.place,
            )
