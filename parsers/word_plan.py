"""Plans written in Word: the plan table of a report or a draft, read for what a plan is made of."""

import hashlib
from collections.abc import Iterator, Sequence

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Plan, PlanReading
from paperclerk.ooxml.blocks import Paragraph
from paperclerk.ooxml.package import Package, PackageFault, open_package
from parsers.plan_building import build_plan
from parsers.plan_findings import NO_TABLE_HINT, WANTED, other_table
from parsers.plan_headings import Column
from parsers.plan_joining import Drawn, Part, is_numbered, join_drawn
from parsers.report_front import is_plan_title, marking, organisation
from parsers.word_margins import margin_texts
from parsers.word_pieces import PieceReader
from parsers.word_plan_cells import CellParagraph, Stray, WordCells, read_cell
from parsers.word_plan_table import FoundTables, WordTable, find_tables
from parsers.words_over_lines import vocabulary

# The heading over a plan table may stand some paragraphs before it, with an introduction between.
_PARAGRAPHS_BACK = 60


def read_plan(content: bytes, file: str) -> PlanReading:
    """Read the plan table out of a Word file, pending changes counted as accepted.

    Always gives a plan: an empty one, with the finding that says why, when the file cannot be read or holds no plan
    table.
    """
    place = Place(file=file, sha256=hashlib.sha256(content).hexdigest())
    try:
        package = open_package(content)
        if package.kind != "word":
            raise PackageFault("F03", "The file is not a Word document.", "Give the report in Word (.docx) or PDF.")
        return _read(package, PieceReader(package), place)
    except PackageFault as fault:
        return PlanReading(Plan(), (finding(fault.rule, fault.message, hint=fault.hint, place=place),))


def _read(package: Package, reader: PieceReader, place: Place) -> PlanReading:
    texts = [reader.story.text, *margin_texts(package)]
    council = next((name for text in texts if (name := organisation([text]))), "")
    found = find_tables(reader.story.tables)
    cells = None if found is None else _cells(found, reader, texts, place)
    if found is None or cells is None or not cells.rows:
        message = f"No plan table was found in {place.file}: no table has columns for {WANTED}."
        return PlanReading(Plan(organisation=council), (finding("I05", message, hint=NO_TABLE_HINT, place=place),))
    plan, findings = build_plan(cells)
    about = {
        "title": _title(reader, found.plan[0]),
        "organisation": council,
        "marking": marking(["\n".join(texts)], [1]),
    }
    others = tuple(_left_out(start, place) for start in found.others)
    return PlanReading(plan.model_copy(update=about), (*findings, *others))


def _cells(found: FoundTables, reader: PieceReader, texts: Sequence[str], file: Place) -> WordCells:
    first = found.plan[0]
    kinds = [heading.column for heading in first.headings]
    title = kinds.index(Column.RECOMMENDATION) if Column.RECOMMENDATION in kinds else 0
    counter = kinds.index(Column.NUMBER) if Column.NUMBER in kinds else None
    strays: list[Stray] = []
    drawn = [row for start in found.plan for row in _drawn(start, reader, file, title, counter, strays)]
    joined = join_drawn(drawn, title, lambda *_: False)
    strays += [Stray(_text(entries), entries[0].read.where or file) for entries in joined.strays]
    at = [_at(file, first.number, len(first.above) + 1, column) for column in range(len(first.headings))]
    words = vocabulary(line for text in texts for line in text.splitlines())
    return WordCells(first.headings, joined.rows, file, words, headings_at=at, strays=strays)


def _drawn(
    start: WordTable, reader: PieceReader, file: Place, title: int, counter: int | None, strays: list[Stray]
) -> Iterator[Drawn[CellParagraph]]:
    """Yield the rows of a table; what a merged cell says counts for every recommendation it stands beside."""
    for number, row in start.above:
        strays += [
            Stray(" ".join(cell.text.split()), _at(file, start.number, number, None))
            for cell in row.cells
            if cell.text.strip()
        ]
    above: dict[int, list[CellParagraph]] = {}
    for number, row in start.rows:
        cells: dict[int, list[CellParagraph]] = {}
        merged: list[int] = []
        for cell in row.cells:
            over = [index for index, span in enumerate(start.spans) if span.meets(cell)]
            at = _at(file, start.number, number, over[0] if len(over) == 1 else None)
            if cell.continues_above:
                merged += over if len(over) == 1 else []
            elif len(over) == 1:
                read = read_cell(cell, reader, at)
                above[over[0]] = read
                if read:
                    cells.setdefault(over[0], []).extend(read)
            elif cell.text.strip():
                strays.append(Stray(" ".join(cell.text.split()), at))
        counted = "" if counter is None else _text(cells.get(counter, []))
        begins = bool(cells.get(title)) or is_numbered(counted)
        shared = tuple(column for column in merged if begins and above.get(column) and column not in cells)
        cells.update({column: above[column] for column in shared})
        if cells:
            titles = (_text(cells[title]),) if cells.get(title) else ()
            yield Drawn(Part(cells), counted, titles, merged=shared)


def _text(entries: Sequence[CellParagraph]) -> str:
    reads = [entry.read for entry in entries]
    return " ".join(f"{read.mark} {read.text}" if read.kind == "1" else read.text for read in reads)


def _at(file: Place, table: int, row: int, column: int | None) -> Place:
    where = f"table {table}, row {row}" + ("" if column is None else f", column {column + 1}")
    return file.model_copy(update={"where": where, "table": table, "row": row})


def _title(reader: PieceReader, start: WordTable) -> str:
    """Return the nearest paragraph over the table that stands as a plan's title; nothing when none does."""
    around = {start.table.element, *start.table.element.iterancestors()}
    before: list[Paragraph] = []
    for block in reader.story.blocks:
        if block.element in around:
            break
        before += [block] if isinstance(block, Paragraph) else []
    pieces = [text for paragraph in before if (text := reader.text(paragraph))][-_PARAGRAPHS_BACK:]
    usual = min((text.size for text in pieces), default=0.0)
    for text in reversed(pieces):
        stands_out = text.bold or text.level is not None or text.style == "Title" or text.size > 1.1 * usual
        if title := is_plan_title(text.text, stands_out=stands_out):
            return title
    return ""


def _left_out(start: WordTable, file: Place) -> Finding:
    headings = " | ".join(heading.text for heading in start.headings)
    place = _at(file, start.number, len(start.above) + 1, None)
    return other_table(f"Table {start.number}", headings, place)
