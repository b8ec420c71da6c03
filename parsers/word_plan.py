"""Plans written in Word: the plan table of a report or a draft, read for what a plan is made of."""

import hashlib
from collections.abc import Sequence

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Plan, PlanReading
from paperclerk.ooxml.blocks import Cell, Paragraph, Table
from paperclerk.ooxml.package import Package, PackageFault, open_package
from parsers.plan_building import build_plan
from parsers.plan_cells import Stray
from parsers.plan_findings import NO_TABLE_HINT, WANTED, other_table
from parsers.plan_headings import Column
from parsers.plan_joining import join_drawn
from parsers.plan_tables import FoundTables, PlanTable, Reader, drawn_rows, find_tables
from parsers.report_front import is_plan_title, marking, organisation
from parsers.word_margins import margin_texts
from parsers.word_pieces import PieceReader
from parsers.word_plan_cells import CellParagraph, WordCells, read_cell
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
    tables = reader.story.tables
    found = find_tables([table.rows for table in tables])
    cells = None if found is None else _cells(found, reader, texts, place)
    if found is None or cells is None or not cells.rows:
        message = f"No plan table was found in {place.file}: no table has columns for {WANTED}."
        return PlanReading(Plan(organisation=council), (finding("I05", message, hint=NO_TABLE_HINT, place=place),))
    plan, findings = build_plan(cells)
    about = {
        "title": _title(reader, tables[found.plan[0].number - 1]),
        "organisation": council,
        "marking": marking(["\n".join(texts)], [1]),
    }
    others = tuple(_left_out(start, place) for start in found.others)
    return PlanReading(plan.model_copy(update=about), (*findings, *others))


def _cells(found: FoundTables[Cell], reader: PieceReader, texts: Sequence[str], file: Place) -> WordCells:
    first = found.plan[0]
    how = Reader[Cell, CellParagraph](
        entries=lambda cell, at: read_cell(cell, reader, at),
        texts=lambda entries: (_text(entries),),
        at=lambda table, row, _, column: _at(file, table, row, column),
    )
    strays: list[Stray] = []
    drawn = [row for start in found.plan for row in drawn_rows(start, how, strays)]
    joined = join_drawn(drawn, first.first(Column.RECOMMENDATION) or 0)
    strays += [Stray(_text(entries), entries[0].read.where or file) for entries in joined.strays]
    at = [_at(file, first.number, len(first.above) + 1, column) for column in range(len(first.headings))]
    words = vocabulary(line for text in texts for line in text.splitlines())
    return WordCells(first.headings, joined.rows, file, words, headings_at=at, strays=strays)


def _text(entries: Sequence[CellParagraph]) -> str:
    reads = [entry.read for entry in entries]
    return " ".join(f"{read.mark} {read.text}" if read.kind == "1" else read.text for read in reads)


def _at(file: Place, table: int, row: int, column: int | None) -> Place:
    where = f"table {table}, row {row}" + ("" if column is None else f", column {column + 1}")
    return file.model_copy(update={"where": where, "table": table, "row": row})


def _title(reader: PieceReader, table: Table) -> str:
    """Return the nearest paragraph over the table that stands as a plan's title; nothing when none does."""
    around = {table.element, *table.element.iterancestors()}
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


def _left_out(start: PlanTable[Cell], file: Place) -> Finding:
    headings = " | ".join(heading.text for heading in start.headings)
    place = _at(file, start.number, len(start.above) + 1, None)
    return other_table(f"Table {start.number}", headings, place)
