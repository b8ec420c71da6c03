"""The boxes of a form whose controls are gone, found by the labels beside them.

Programs that save a form as another kind keep its tables and lose its controls; people paste it into a message and
lose its tables too. A label in a row's first cell still says what the second is; so does `Label: answer` on a line.
"""

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from paperclerk.domain.fields import RETURN_FIELDS, UPDATE_FIELDS, Kind
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.names import FieldName, said_of
from paperclerk.domain.places import Place
from paperclerk.ooxml.blocks import Block, Cell, Paragraph, Row, Table
from paperclerk.ooxml.story import Story
from parsers.form_labels import deliverable_in, field_of_label, label_and_rest, without_placeholders
from parsers.readings import plain, words
from parsers.table_headings import Rows
from parsers.word_boxes import Box, answer_in, tidy
from parsers.word_tables import HeadedTables, lost_columns

# How many lines after a deliverable's name the first label of its section may come.
_LABEL_WITHIN = 8
# The form's last section; its table begins with the word "Rating" too.
_KEY = ("key", "to", "the", "rag")
_KEY_HEADING = ("what", "it", "means")
_LAST_TIME = ("last", "time")
# A deliverable's section begins with one of these, in the form's order and in people's.
_FIRST_LABELS = frozenset({"due", "rag"})
_FIELDS = {**UPDATE_FIELDS, **RETURN_FIELDS}
_ANSWER_COLUMNS = {("your", "answer"), ("answer",), ("this", "period"), ("this", "time")}


class LabelReading(NamedTuple):
    """Boxes found by their labels, and the labels that belong to no deliverable."""

    boxes: list[Box]
    findings: list[Finding]
    # Those found by the headings of a table with a row a thing.
    by_headings: list[Box]


def boxes_by_label(
    story: Story,
    home: Place,
    only: str | None = None,
    tagged: Collection[Box] = (),
    printed: Mapping[FieldName, str] = MappingProxyType({}),
) -> LabelReading:
    """Return a box for each label of the form that stands over a column, in a row's first cell or at a line's start.

    Args:
        story: the document.
        home: the file.
        only: the deliverable that labels belong to when no heading says so: the only one the form was issued for.
        tagged: the boxes found by their controls' tags; rows of a table that have some are known by them.
        printed: what the form printed in its locked boxes.
    """
    tables = {table.element: number for number, table in enumerate(story.tables, 1)}
    headed = HeadedTables(home, tables, tagged, printed)
    reader = _LabelReader(story, home, only, headed, {box.spot for box in tagged})
    reader.blocks(story.blocks)
    findings = [*headed.findings, *reader.findings, *_homeless(reader.homeless)]
    return LabelReading(reader.boxes, findings, headed.boxes)


class _LabelReader:
    def __init__(
        self, story: Story, home: Place, only: str | None, headed: HeadedTables, known: Collection[object]
    ) -> None:
        self._headed = headed
        # What was found by its control's tag already.
        self._known = known
        self._home = home
        self._only = only
        self._item = only
        # The outline level of the heading that named the deliverable; a heading as high ends its section.
        self._level = 0
        self._seen: set[str] = set()
        # Whether the section came as a single column, with last time's answers among this time's.
        self._columns_lost = False
        self._tables = {table.element: number for number, table in enumerate(story.tables, 1)}
        self._numbers = {paragraph.element: number for number, paragraph in enumerate(story.paragraphs, 1)}
        self.boxes: list[Box] = []
        self.homeless: list[Box] = []
        self.findings: list[Finding] = []

    def blocks(self, blocks: tuple[Block, ...]) -> None:
        """Read blocks in order; a deliverable's name in a heading or row holds until the next one."""
        for index, block in enumerate(blocks):
            if isinstance(block, Table):
                self._table(block)
                continue
            self._heading(block, blocks[index + 1 : index + 1 + _LABEL_WITHIN])
            self._line(block, blocks, index)
            self.blocks(block.boxes)

    def _heading(self, paragraph: Paragraph, following: tuple[Block, ...]) -> None:
        """Take a deliverable from a heading, or from a line that begins a section."""
        named, level = deliverable_in(paragraph.text), paragraph.heading_level or 0
        if field_of_label(label_and_rest(paragraph.text)[0]):
            return
        if named and (level or self._begins_section(paragraph, following)):
            self._item, self._level, self._columns_lost, self._seen = named, level, False, set()
        elif 0 < level <= self._level or _is_key(paragraph):
            self._item = self._only
        elif named and named != self._item and _begins_with_item(paragraph) and _next_label(following):
            self.findings.append(_may_begin(paragraph, named, self._item, self._at_line(paragraph, "")))

    def _begins_section(self, paragraph: Paragraph, following: tuple[Block, ...]) -> bool:
        """Whether a line begins a section: the key, or an id followed by a first label or one that was there before.

        An answer may well have a line that begins with another deliverable's id.
        """
        if _is_key(paragraph):
            return True
        label = _next_label(following)
        return _begins_with_item(paragraph) and label is not None and label in {*_FIRST_LABELS, *self._seen}

    def _table(self, table: Table) -> None:
        if self._headed.read(table, self._item):
            return
        answers_in, width = 1, 0
        for number, row in enumerate(table.rows, 1):
            if found := _answer_column(row):
                answers_in, width = found, _width(row)
            if not row.cells or row.is_header or (number == 1 and _is_headings(row)):
                continue
            label, answer = row.cells[0], next((cell for cell in row.cells if cell.column == answers_in), None)
            if answer is None and len(row.cells) > 1:
                answer = row.cells[1]
            field = field_of_label(label.text)
            if field is None or answer is None:
                self._item = self._named_in(row) or self._item
                self._nested(row)
            elif _width(row) < width and answer.element not in self._known:
                self.findings.append(_cell_lost(self._name(field), answer, self._place_in(table, number)))
            else:
                self._add(field, answer_in(answer, FieldName("", field)), self._place_in(table, number), answer)

    def _nested(self, row: Row) -> None:
        for cell in row.cells:
            for block in cell.blocks:
                if isinstance(block, Table):
                    self._table(block)

    def _named_in(self, row: Row) -> str | None:
        filled = [cell for cell in row.cells if cell.text.strip()]
        return deliverable_in(filled[0].text) if filled and len(filled[0].text) < 400 else None

    def _line(self, paragraph: Paragraph, blocks: tuple[Block, ...], index: int) -> None:
        if rows := lost_columns(paragraph.text):
            self.findings.append(_table_lost(rows, self._item, self._at_line(paragraph, "")))
            return
        label, rest = label_and_rest(paragraph.text)
        field = field_of_label(label)
        if words(paragraph.text)[: len(_LAST_TIME)] == _LAST_TIME and not self._columns_lost:
            self._columns_lost = True
            self.findings.append(_columns_lost(self._item, self._at_line(paragraph, label)))
        if field is None or words(rest) == _KEY_HEADING or (self._columns_lost and field in UPDATE_FIELDS):
            return
        name = self._name(field)
        self._seen.add(field)
        text = tidy(without_placeholders(self._answer_after(rest, field, blocks, index)))
        box = Box(name, text, self._at_line(paragraph, label), paragraph.element, (paragraph,))
        (self.boxes if name.item or field in RETURN_FIELDS else self.homeless).append(box)

    def _answer_after(self, rest: str, field: str, blocks: tuple[Block, ...], index: int) -> str:
        """Return an answer: what stands after its label, and the lines up to the next label, heading or table.

        One that is no prose has one line only. A tab ends it: what stands after that is the column of last time.
        """
        guidance = plain(_FIELDS[field].guidance)
        lines = [_without_guidance(rest, guidance)]
        for after in range(index + 1, len(blocks)):
            block = blocks[after]
            if not isinstance(block, Paragraph) or block.heading_level or field_of_label(label_and_rest(block.text)[0]):
                break
            if self._begins_section(block, blocks[after + 1 : after + 1 + _LABEL_WITHIN]):
                break
            lines.append(_without_guidance(block.line, guidance))
        answer = "\n".join(lines).strip("\n").partition("\t")[0]
        if _FIELDS[field].kind is Kind.TEXT:
            return answer
        return next((line for line in answer.split("\n") if line.strip()), "")

    def _at_line(self, paragraph: Paragraph, label: str) -> Place:
        line = f"paragraph {self._numbers.get(paragraph.element, 0)}"
        where = f"{line}, “{label.strip()}”" if label.strip() else line
        return self._home.model_copy(update={"where": where})

    def _add(self, field: str, text: str, place: Place, cell: Cell) -> None:
        name = self._name(field)
        box = Box(name, text, place, cell.element, cell.paragraphs)
        (self.boxes if name.item or field in RETURN_FIELDS else self.homeless).append(box)

    def _name(self, field: str) -> FieldName:
        return FieldName("" if field in RETURN_FIELDS else (self._item or ""), field)

    def _place_in(self, table: Table, row: int) -> Place:
        number = self._tables.get(table.element, 0)
        return self._home.model_copy(update={"where": f"table {number}, row {row}", "table": number, "row": row})


def _without_guidance(line: str, guidance: str) -> str:
    """Return a line without the form's own guidance before the tab where a cell ended."""
    first, _, others = line.partition("\t")
    return others if guidance and plain(first) == guidance else line


def _answer_column(row: Row) -> int | None:
    """Return the grid column under `Your answer` when this is the row of headings."""
    return next((cell.column for cell in row.cells[1:] if words(cell.text) in _ANSWER_COLUMNS), None)


def _width(row: Row) -> int:
    return max((cell.column + cell.span for cell in row.cells), default=0)


def _is_headings(row: Row) -> bool:
    return any(words(cell.text) in _ANSWER_COLUMNS or words(cell.text) == _KEY_HEADING for cell in row.cells[1:])


def _begins_with_item(paragraph: Paragraph) -> bool:
    return deliverable_in(" ".join(paragraph.text.split()[:2])) is not None


def _is_key(paragraph: Paragraph) -> bool:
    return words(paragraph.text)[: len(_KEY)] == _KEY


def _next_label(blocks: tuple[Block, ...]) -> str | None:
    """Return the first field of a deliverable that the next blocks have a label of."""
    for block in blocks:
        if isinstance(block, Table):
            labels = [row.cells[0].text for row in block.rows if row.cells]
        else:
            labels = [label_and_rest(block.text)[0]]
        for label in labels:
            if (field := field_of_label(label)) in UPDATE_FIELDS:
                return field
    return None


def _columns_lost(item: str | None, place: Place) -> Finding:
    return finding(
        "V14",
        f"{item or 'The return'}: its table lost its columns, and answers cannot be told from last time's.",
        hint="Send the form itself, as a Word document, rather than text taken from it.",
        subject=item or "",
        place=place,
    )


def _cell_lost(name: FieldName, cell: Cell, place: Place) -> Finding:
    shown = cell.text.strip()[:80]
    return finding(
        "V14",
        f"{said_of(name)}: a cell of this row is missing, so “{shown}” may be the answer or what was said last time. "
        "It was not taken.",
        hint="Put the answer into the form as it was issued, and send it again.",
        subject=name.item,
        place=place,
    )


def _table_lost(rows: Rows, item: str | None, place: Place) -> Finding:
    item = item if rows is Rows.MILESTONES else None
    of = f" of {item}" if item else ""
    return finding(
        "V14",
        f"The table of {rows}{of} came as lines of text, and its answers were not taken: they cannot be told apart.",
        hint="Send the form itself, as a Word document, rather than text taken from it.",
        subject=item or "",
        place=place,
        about=rows,
    )


def _may_begin(paragraph: Paragraph, named: str, item: str | None, place: Place) -> Finding:
    line = paragraph.text.strip()
    return finding(
        "V14",
        f"The line “{line[:60]}” was taken as part of the answer before it, though it may begin {named}.",
        hint=f"If it does, put {named} in a heading and send the return again.",
        subject=item or "",
        place=place,
    )


def _homeless(boxes: Collection[Box]) -> Iterator[Finding]:
    """Yield one finding for all labels of one field that stand under no deliverable's name."""
    for field in dict.fromkeys(box.name for box in boxes if box.text):
        place = next(box.place for box in boxes if box.name == field and box.text)
        yield finding(
            "V14",
            f"{said_of(field)}: it is not said which deliverable this belongs to, so it was not taken.",
            hint="Put the deliverable's number, such as D4.1, in the heading above the table.",
            place=place,
        )
