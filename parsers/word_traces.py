"""What a Word file holds beside its words: left-overs of its making, and what a screen reader would miss."""

from collections.abc import Iterator, Sequence

from lxml import etree

from paperclerk.domain.report import Report, Trace, WordTraces
from paperclerk.ooxml.blocks import Paragraph, Table
from paperclerk.ooxml.package import Package
from paperclerk.ooxml.properties import read_properties
from paperclerk.ooxml.wordml import MC, A, V, W
from parsers.pieces import Piece, Text
from parsers.typed_marks import Line, typed_lists
from parsers.word_colours import colour_only
from parsers.word_faint import faint_words
from parsers.word_left_over import comments_in, hidden_in, parts_of, people_in, tracked_in
from parsers.word_links import links_in
from parsers.word_pieces import PieceReader
from parsers.word_spacing import merged_cells, spacing, tables_without_words
from parsers.word_where import Wheres

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_GRAPHIC = f"{A}graphicData"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
# What a drawing of Word's is when it is no picture: shapes and text boxes say their words themselves.
_SHAPES = ("wordprocessingShape", "wordprocessingGroup", "wordprocessingCanvas")
_TITLES = ("title", "subtitle", "caption")


def traces_of(package: Package, reader: PieceReader, pieces: Sequence[Piece], reports: Sequence[Report]) -> WordTraces:
    """Return the traces of a file; `reports` say which of its pieces are headings.

    Raises:
        PackageFault: a part is damaged.
    """
    story, properties = reader.story, read_properties(package)
    parts = parts_of(package, story)
    wheres = parts[0].wheres
    return WordTraces(
        tracked=tuple(trace for part in parts for trace in tracked_in(part)),
        comments=tuple(comments_in(package, story, wheres)),
        hidden=tuple(trace for part in parts for trace in hidden_in(part, reader.looks)),
        people=people_in(parts, package, properties),
        title=properties.title,
        # What the properties say of the language is read by nobody: Word and LibreOffice go by the styles.
        language=reader.looks.language,
        levels=tuple((piece.level, _said(piece)) for piece in pieces if isinstance(piece, Text) and piece.level),
        headings_by_look=tuple(_headings_by_look(pieces, reports)),
        tables_without_header=tuple(_without_header(reader, wheres)),
        pictures_without_text=tuple(_without_words(story.root, wheres)),
        pictures_told=tuple(_with_words(story.root, wheres)),
        colour_only=tuple(colour_only(story.tables, story.paragraphs, reader.looks, wheres)),
        typed_lists=tuple(_typed_lists(story.paragraphs, wheres)),
        links=tuple(trace for part in parts for trace in links_in(part.story.root, part.wheres)),
        faint=tuple(faint_words(story.paragraphs, reader.looks, wheres)),
        merged_cells=tuple(merged_cells(story.tables, wheres)),
        spacing=tuple(spacing(story.blocks, story.tables, wheres)),
        tables_without_words=tuple(tables_without_words(story.tables, wheres)),
    )


def _typed_lists(paragraphs: Sequence[Paragraph], wheres: Wheres) -> Iterator[Trace]:
    lines = (
        (Line(line, is_item=paragraph.numbering is not None), paragraph)
        for paragraph in paragraphs
        for line in paragraph.own_text.split("\n")
        if line.strip()
    )
    for first, paragraph in typed_lists(lines):
        yield Trace(where=wheres.of(paragraph.element), text=first)


def _headings_by_look(pieces: Sequence[Piece], reports: Sequence[Report]) -> Iterator[Trace]:
    """Yield the headings of the reports that are paragraphs of no heading style."""
    headings = {(s.number.rstrip("."), s.heading) for report in reports for s in report.sections}
    for piece in pieces:
        styled = not isinstance(piece, Text) or piece.level is not None or piece.style.lower() in _TITLES
        if isinstance(piece, Text) and not styled and (piece.number.rstrip("."), piece.text) in headings:
            yield Trace(where=f'paragraph that begins "{_said(piece)}"', text=_said(piece))


def _without_header(reader: PieceReader, wheres: Wheres) -> Iterator[Trace]:
    """Yield the tables that have a heading row by their look, or columns that need one, and no row marked as one."""
    for table in reader.story.tables:
        read = reader.table(table)
        if read is None or any(row.is_header for row in table.rows[:1]) or len(table.rows) < 2:
            continue
        first = read.header or read.rows[0]
        if read.header or (len(first) > 2 and not _holds_boxes(table)):
            yield Trace(where=wheres.of_table(table), text=" | ".join(" ".join(cell.split()) for cell in first))


def _holds_boxes(table: Table) -> bool:
    """Whether a table is a form to tick, whose rows are headed by their questions."""
    return any("☐" in cell.text or "☒" in cell.text for row in table.rows for cell in row.cells)


def _pictures(root: etree._Element) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield each picture that is no decoration, with the words said for it and its name."""
    for drawing in root.iter(f"{W}drawing", f"{W}pict"):
        if any(above.tag == f"{MC}Fallback" for above in drawing.iterancestors()):
            continue
        if drawing.tag == f"{W}pict":
            for shape in (image.getparent() for image in drawing.iter(f"{V}imagedata")):
                if shape is not None:
                    yield drawing, (shape.get("alt") or "").strip(), shape.get("id") or ""
            continue
        told = next(drawing.iter(_DRAWING), None)
        if told is not None and _shows_something(drawing) and not _is_decoration(told):
            yield drawing, (told.get("descr") or told.get("title") or "").strip(), told.get("name") or ""


def _without_words(root: etree._Element, wheres: Wheres) -> Iterator[Trace]:
    last = None
    for drawing, said, name in _pictures(root):
        if not said and drawing is not last:
            last = drawing
            yield Trace(where=wheres.of(drawing), text=name)


def _with_words(root: etree._Element, wheres: Wheres) -> Iterator[Trace]:
    return (Trace(where=wheres.of(drawing), text=said) for drawing, said, _ in _pictures(root) if said)


def _shows_something(drawing: etree._Element) -> bool:
    kinds = [graphic.get("uri") or "" for graphic in drawing.iter(_GRAPHIC)]
    return next(drawing.iter(_PICTURE), None) is not None or any(not kind.endswith(_SHAPES) for kind in kinds)


def _is_decoration(told: etree._Element) -> bool:
    return any(mark.get("val") in ("1", "true") for mark in told.iter(_DECORATIVE))


def _said(piece: Text) -> str:
    return f"{piece.number} {piece.text}".strip()
