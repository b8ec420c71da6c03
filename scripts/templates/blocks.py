"""What templates are built of: paragraphs, tables, loops and generated regions, in the house style.

    paragraph(document, "{{ paper.title }}", "Heading 1")
    rows = table(document, Columns(("Ref", "Rating"), (2, 4)), title="Movements", says="Each deliverable that moved.")
    with loop_rows(rows, "row in paper.movements"):
        region_row(row(rows, "{{ row.id }}", "{{r swatch(row.rating) }}"), "{{ row.region }}")

Regions: `region([first, ..., last], name)` puts neighbouring paragraphs or tables into a content control tagged with
the name, `region_row(row, name)` a table row, `inline_region(paragraph, text, name)` a run. The name may hold Jinja
and must come out as `gen_...`. The bookmark of the same name is put in when a paper is made, so templates need none:
Word would drop a bookmark whose name holds braces when somebody saves the template. LibreOffice 7.4 loses the
formatting of the first run of a control around whole paragraphs: let that paragraph get its looks from its style.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

HEADER_FILL = "DCE3EE"
RULE = "7A869A"


class Columns(NamedTuple):
    """A table's column headings and widths in centimetres."""

    headings: tuple[str, ...]
    widths: tuple[float, ...]


def paragraph(container: Any, text: str, style: str = "Normal") -> Paragraph:
    """Add a paragraph; `**words**` between double asterisks are strong."""
    added = _add(container, style)
    for number, part in enumerate(text.split("**")):
        if part:
            added.add_run(part).bold = True if number % 2 else None
    return added


@contextmanager
def loop(container: Any, each: str) -> Iterator[None]:
    """Repeat the paragraphs added inside for `each` (`row in paper.rows`)."""
    _tag(container, "{%p for " + each + " %}")
    yield
    _tag(container, "{%p endfor %}")


@contextmanager
def when(container: Any, condition: str) -> Iterator[None]:
    """Show the paragraphs added inside only when the condition holds."""
    _tag(container, "{%p if " + condition + " %}")
    yield
    _tag(container, "{%p endif %}")


@contextmanager
def loop_rows(rows: Any, each: str) -> Iterator[None]:
    """Repeat the table rows added inside for `each` (`row in paper.rows`)."""
    rows.add_row().cells[0].text = "{%tr for " + each + " %}"
    yield
    rows.add_row().cells[0].text = "{%tr endfor %}"


@contextmanager
def when_rows(rows: Any, condition: str) -> Iterator[None]:
    """Show the table rows added inside only when the condition holds."""
    rows.add_row().cells[0].text = "{%tr if " + condition + " %}"
    yield
    rows.add_row().cells[0].text = "{%tr endif %}"


def table(container: Any, columns: Columns, *, title: str, says: str) -> Any:
    """Add a table whose heading row repeats on every page; `title` and `says` are its alternative text."""
    made: Any = container.add_table(1, len(columns.headings))
    _table_properties(made, columns, title, says)
    header = made.rows[0]
    properties = header._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    properties.append(OxmlElement("w:tblHeader"))
    for cell, heading in zip(header.cells, columns.headings, strict=True):
        write(cell, heading, "Table Heading")
        cell._tc.get_or_add_tcPr().append(
            parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{HEADER_FILL}"/>')
        )
    _set_widths(made, columns.widths)
    return made


def row(rows: Any, *texts: str, split: bool = False) -> Any:
    """Add a row of cells with one paragraph each; `split` lets it run over pages."""
    added = rows.add_row()
    if not split:
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, text in zip(added.cells, texts, strict=False):
        write(cell, text, "Table Text")
    return added


def contents(document: Any, levels: str) -> None:
    """Add a contents list of the headings of these levels (`2-3`), which is filled in when a paper is made."""
    # No heading: it would stand in the list itself.
    paragraph(document, "**Contents**").paragraph_format.keep_with_next = True
    marks = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> TOC \\o "{levels}" \\h \\z \\u </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>The headings, with their pages.</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    line = paragraph(document, "")
    for mark in marks:
        line._p.append(parse_xml(f"<w:r {nsdecls('w')}>{mark}</w:r>"))


def kept_together(added: Any) -> Any:
    """Keep a row on the page of the row after it, so that a short table stays whole; return the row."""
    for cell in added.cells:
        for line in cell.paragraphs:
            line.paragraph_format.keep_with_next = True
    return added


def before_table(container: Any, text: str) -> Paragraph:
    """Add a paragraph that stays on the page of the table after it."""
    added = paragraph(container, text)
    added.paragraph_format.keep_with_next = True
    return added


def on_new_page(heading: Paragraph) -> None:
    """Let a paragraph begin a page."""
    heading.paragraph_format.page_break_before = True


def write(cell: _Cell, text: str, style: str = "Table Text") -> Paragraph:
    """Add a paragraph to a cell, in place of the empty one a new cell has."""
    return paragraph(cell, text, style)


def region(blocks: Sequence[Any], name: str) -> Any:
    """Put neighbouring paragraphs or tables into a content control tagged with the region's name."""
    elements = [getattr(block, "_p", getattr(block, "_tbl", getattr(block, "_tr", block))) for block in blocks]
    control = _control(name)
    elements[0].addprevious(control)
    for element in elements:
        control.find(qn("w:sdtContent")).append(element)
    return control


def region_row(added: Any, name: str) -> Any:
    """Put a table row into a content control tagged with the region's name; return the control."""
    return region([added], name)


def blocks_in(container: Any) -> list[Any]:
    """Return the paragraphs, tables and controls of a cell or document so far."""
    parent = container._tc if isinstance(container, _Cell) else container.element.body
    return [child for child in parent if child.tag in (qn("w:p"), qn("w:tbl"), qn("w:sdt"))]


@contextmanager
def region_around(container: Any, name: str) -> Iterator[None]:
    """Put all that is added inside to a cell or document into one content control tagged with the region's name."""
    before = blocks_in(container)
    yield
    # The blank paragraph of a new cell is gone by now.
    region([block for block in blocks_in(container) if block not in before], name)


def passages(container: Any, words: str, *, in_table: bool = True) -> None:
    """Show an owner's words (a field of passages): plain paragraphs, points, and points under points."""
    plain, point, inner = (
        ("Table Text", "Table Bullet", "Table Bullet 2") if in_table else ("Normal", "List Bullet", "List Bullet 2")
    )
    with loop(container, f"passage in {words}"):
        _tag(container, "{%p if passage.level == 0 %}")
        paragraph(container, "{{ passage.text }}", plain)
        _tag(container, "{%p elif passage.level == 1 %}")
        paragraph(container, "{{ passage.text }}", point)
        _tag(container, "{%p else %}")
        paragraph(container, "{{ passage.text }}", inner)
        _tag(container, "{%p endif %}")


def rating(line: Paragraph, field: str, name: str = "") -> None:
    """Add a rating to a paragraph: its word on its colour, in a region if one is named, then its letter."""
    word = f"{{{{r swatch({field}) }}}}"
    if name:
        inline_region(line, word, name)
    else:
        line.add_run(word)
    line.add_run(f"{{{{r swatch_letter({field}) }}}}")


def rating_key(document: Any, width: float) -> None:
    """Add the table that says what each rating means, from `paper.key`."""
    rows = table(
        document,
        Columns(("Rating", "What it means"), (4, width)),
        title="Key to the ratings",
        says="Each rating of the council's scheme with its letter and its meaning.",
    )
    with loop_rows(rows, "line in paper.key"):
        added = row(rows, "", "{{ line.definition }}")
        rating(added.cells[0].paragraphs[0], "line.rating")
        region_row(added, "{{ line.region }}")


def inline_region(target: Paragraph, text: str, name: str, *, bold: bool = False) -> Any:
    """Add a run inside a content control tagged with the region's name to the end of a paragraph."""
    run = target.add_run(text)
    run.bold = True if bold else None
    control = _control(name)
    run._r.addprevious(control)
    control.find(qn("w:sdtContent")).append(run._r)
    return control


def _table_properties(made: Any, columns: Columns, title: str, says: str) -> None:
    properties = made._tbl.tblPr
    for child in list(properties):
        properties.remove(child)
    width = round(sum(columns.widths) * 567)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    for xml in (
        f'<w:tblW {nsdecls("w")} w:w="{width}" w:type="dxa"/>',
        # In by the cells' own margin, so that the outer rule stands at the text's edge.
        f'<w:tblInd {nsdecls("w")} w:w="85" w:type="dxa"/>',
        f"<w:tblBorders {nsdecls('w')}>{edges}</w:tblBorders>",
        f'<w:tblLayout {nsdecls("w")} w:type="fixed"/>',
        f'<w:tblCellMar {nsdecls("w")}><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>',
        f'<w:tblLook {nsdecls("w")} w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" '
        'w:noHBand="1" w:noVBand="1"/>',
        f'<w:tblCaption {nsdecls("w")} w:val="{title}"/>',
        f'<w:tblDescription {nsdecls("w")} w:val="{says}"/>',
    ):
        properties.append(parse_xml(xml))


def _set_widths(made: Any, widths: tuple[float, ...]) -> None:
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
        for cell in column.cells:
            cell.width = Cm(width)


def _control(name: str) -> Any:
    control: Any = parse_xml(
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:alias w:val="Generated"/><w:tag/><w:id w:val="1"/></w:sdtPr>'
        "<w:sdtContent/></w:sdt>"
    )
    control[0].find(qn("w:tag")).set(qn("w:val"), name)
    return control


def _add(container: Any, style: str | None = None) -> Paragraph:
    blank = container.paragraphs[0] if isinstance(container, _Cell) and len(blocks_in(container)) == 1 else None
    added: Paragraph = container.add_paragraph(style=style)
    if blank is not None and len(blank._p) <= 1 and not blank.text:
        container._tc.remove(blank._p)
    return added


def _tag(container: Any, text: str) -> None:
    _add(container).add_run(text)
