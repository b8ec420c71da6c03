"""Tables of a Word return with a row a thing, read by their headings.

They are those of the form that lost their controls or were given more rows, and those people make themselves. A row
whose controls are still there is known by their tags, any other by its reference (`m1`, `R1`, `D4.1`), its words, or
as one more.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.names import FieldName
from paperclerk.domain.places import Place
from paperclerk.ooxml.blocks import Cell, Row, Table
from parsers.readings import words
from parsers.table_headings import Headings, Rows, entry_in, headings_in, item_in, step_in
from parsers.word_boxes import Box, answer_in

# How far down a table its row of headings may stand: a title or a note may be above it.
_HEADINGS_WITHIN = 4


class Line(NamedTuple):
    """One row under the headings, with the number people count it by."""

    number: int
    row: Row


class HeadedTables:
    """Reads tables by their headings, one after the other.

    Args:
        home: the file.
        tables: the number of each table of the story, as `Position` counts them.
        tagged: the boxes found by their controls' tags.
        printed: what the form printed in its locked boxes, to know a milestone by its words.
    """

    def __init__(
        self,
        home: Place,
        tables: Mapping[etree._Element, int],
        tagged: Iterable[Box],
        printed: Mapping[FieldName, str],
    ) -> None:
        self._home = home
        self._tables = tables
        self._printed = printed
        self._rows: dict[tuple[int, int], FieldName] = {}
        self._steps: dict[str, set[int]] = {}
        for name in printed:
            self._note(name)
        for box in tagged:
            self._note(box.name)
            if box.place.table and box.place.row:
                self._rows[box.place.table, box.place.row] = box.name
        self.boxes: list[Box] = []
        self.findings: list[Finding] = []

    def read(self, table: Table, item: str | None) -> bool:
        """Read a table that has headings we know, and say whether it did; `item` is the deliverable it stands under."""
        found = _headings_of(table)
        if found is None:
            return False
        at, headings = found
        lines = [Line(n, row) for n, row in enumerate(table.rows, 1) if n > at and not _is_headings(row)]
        if headings.rows is Rows.DELIVERABLES:
            return self._deliverables(table, headings, lines)
        if headings.rows is Rows.MILESTONES:
            self._milestones(table, headings, lines, item)
        else:
            self._entries(table, headings, lines)
        return True

    def _deliverables(self, table: Table, headings: Headings, lines: list[Line]) -> bool:
        """Read a table with a row a deliverable; without a reference anywhere it is none."""
        column = 0 if headings.reference is None else headings.reference
        named: list[tuple[Line, str | None]] = []
        item: str | None = None
        for line in lines:
            cell = _cell(line.row, column)
            if cell is None or not cell.continues_above:
                item = item_in(cell.text) if cell else None
            named.append((line, item))
        if not any(item for _, item in named):
            return False
        for line, name in named:
            if name:
                self._take(table, headings, line, FieldName(name, ""))
            elif self._says(headings, line):
                self.findings.append(self._nobodys(table, line, "It is not said which deliverable", "", "V14"))
        return True

    def _milestones(self, table: Table, headings: Headings, lines: list[Line], under: str | None) -> None:
        number = self._tables.get(table.element, 0)
        tags = {n: self._rows[number, n] for n, _ in lines if (number, n) in self._rows}
        item = next((name.item for name in tags.values()), under)
        if item is None:
            for line in (line for line in lines if self._says(headings, line)):
                self.findings.append(self._nobodys(table, line, "It is not said which deliverable", "", "V14"))
            return
        taken = {name.milestone for name in tags.values()}
        references = {line.number: _reference(headings, line) for line in lines}
        for known in filter(None, references.values()):
            self._note(FieldName(item, "", known))
        for line in lines:
            step = references[line.number]
            if line.number in tags:
                step = tags[line.number].milestone
            elif not self._says(headings, line):
                continue
            elif step is None or step in taken:
                step = self._by_words(item, headings, line, taken) or self._one_more(item, table, headings, line)
            taken.add(step)
            self._note(FieldName(item, "", step))
            self._take(table, headings, line, FieldName(item, "", step))

    def _entries(self, table: Table, headings: Headings, lines: list[Line]) -> None:
        """Read a table of risks or figures."""
        number = self._tables.get(table.element, 0)
        thing = "risk" if headings.rows is Rows.RISKS else "KPI"
        for line in lines:
            cell = _cell(line.row, 0 if headings.reference is None else headings.reference)
            tagged = self._rows.get((number, line.number))
            item = tagged.item if tagged else entry_in(cell.text) if cell else None
            if item and item[0] == thing[0].upper():
                self._take(table, headings, line, FieldName(item, ""))
            elif self._says(headings, line):
                self.findings.append(self._nobodys(table, line, f"This row names no {thing} of the form", thing, "V11"))

    def _take(self, table: Table, headings: Headings, line: Line, row: FieldName) -> None:
        for column, field in headings.fields.items():
            cell = _cell(line.row, column)
            if cell is not None and not cell.continues_above:
                name = row._replace(field=field)
                label = headings.known[field].label
                place = self._place(table, line, f", “{label}”")
                self.boxes.append(Box(name, answer_in(cell, name), place, cell.element, cell.paragraphs))

    def _says(self, headings: Headings, line: Line) -> bool:
        """Whether a row has an answer in any column but the reference's."""
        cells = ((_cell(line.row, column), field) for column, field in headings.fields.items())
        return any(answer_in(cell, FieldName("", field)) for cell, field in cells if cell)

    def _by_words(self, item: str, headings: Headings, line: Line, taken: set[str]) -> str | None:
        """Return the milestone of the form whose words a row has."""
        said = words(self._text(headings, line))
        known = (name.milestone for name, text in self._printed.items()
                 if name.item == item and name.field == "text" and words(text) == said)  # fmt: skip
        return next((step for step in known if step not in taken), None)

    def _one_more(self, item: str, table: Table, headings: Headings, line: Line) -> str:
        step = f"m{max(self._steps.get(item, {0})) + 1}"
        self.findings.append(added_row(item, step, self._text(headings, line), self._place(table, line)))
        return step

    def _text(self, headings: Headings, line: Line) -> str:
        column = next((column for column, field in headings.fields.items() if field == "text"), None)
        cell = _cell(line.row, column)
        return answer_in(cell, FieldName("", "text")) if cell else ""

    def _note(self, name: FieldName) -> None:
        if name.milestone:
            self._steps.setdefault(name.item, {0}).add(int(name.milestone[1:]))

    def _place(self, table: Table, line: Line, after: str = "") -> Place:
        number = self._tables.get(table.element, 0)
        where = f"table {number}, row {line.number}{after}"
        return self._home.model_copy(update={"where": where, "table": number, "row": line.number})

    def _nobodys(self, table: Table, line: Line, said: str, thing: str, rule: str) -> Finding:
        shown = " | ".join(cell.text.strip() for cell in line.row.cells if cell.text.strip())
        if thing:
            message = f"{said}, so it was not taken: “{shown[:80]}”."
            hint = f"Tell whoever keeps the plan of a new {thing}; write the reference of one that is there."
        else:
            message = f"{said} this row belongs to, so it was not taken: “{shown[:80]}”."
            hint = "Put the deliverable's number, such as D4.1, before it and send the return again."
        return finding(rule, message, hint=hint, place=self._place(table, line))


def without_copies(tagged: list[Box]) -> tuple[list[Box], list[Finding]]:
    """Return the boxes with rows of milestones that Word copied, tags and all, numbered as rows of their own.

    One with the same words is the same milestone, and other dates in it are a second answer.
    """
    rows: dict[tuple[str, str], dict[tuple[int | None, int | None], list[Box]]] = {}
    for box in tagged:
        if box.name.milestone:
            same = rows.setdefault((box.name.item, box.name.milestone), {})
            same.setdefault((box.place.table, box.place.row), []).append(box)
    highest: dict[str, int] = {}
    for item, step in rows:
        highest[item] = max(highest.get(item, 0), int(step[1:]))
    findings: list[Finding] = []
    renamed: dict[int, Box] = {}
    for (item, _), copies in rows.items():
        first, *others = copies.values()
        for other in others:
            if any(box.text for box in other) and words(_text(other)) != words(_text(first)):
                highest[item] += 1
                step = f"m{highest[item]}"
                renamed |= {id(box): box._replace(name=box.name._replace(milestone=step)) for box in other}
                findings.append(added_row(item, step, _text(other), other[0].place))
    return [renamed.get(id(box), box) for box in tagged], findings


def added_row(item: str, step: str, text: str, place: Place) -> Finding:
    """Return the finding that says that a row the form did not have was read as a new milestone."""
    return finding(
        "V09",
        f"{item}: a row added to the milestones, “{text[:60] or 'without words'}”, was read as a new one, {step}.",
        hint="Nothing to do, if it is new. If it is one of those above, give its date in that row.",
        subject=item,
        place=place,
        about=step,
    )


def lost_columns(line: str) -> Rows | None:
    """Return what a line is the headings of, when a table became lines with tabs; None for any other line."""
    found = headings_in(enumerate(line.split("\t"))) if "\t" in line else None
    return found.rows if found else None


def _headings_of(table: Table) -> tuple[int, Headings] | None:
    for number, row in enumerate(table.rows[:_HEADINGS_WITHIN], 1):
        if found := _headings_in(row):
            return number, found
    return None


def _reference(headings: Headings, line: Line) -> str | None:
    cell = _cell(line.row, headings.reference)
    return step_in(cell.text) if cell else None


def _headings_in(row: Row) -> Headings | None:
    return headings_in((cell.column, cell.text) for cell in row.cells if not cell.continues_above)


def _is_headings(row: Row) -> bool:
    return _headings_in(row) is not None


def _cell(row: Row, column: int | None) -> Cell | None:
    """Return the cell over a grid column, a merged one too."""
    if column is None:
        return None
    return next((cell for cell in row.cells if cell.column <= column < cell.column + cell.span), None)


def _text(boxes: Iterable[Box]) -> str:
    texts: Iterator[str] = (box.text for box in boxes if box.name.field == "text")
    return next(texts, "")
