"""The template of the Cabinet report: A4 upright, front page, numbered sections, progress from returns.

Sections count 1., paragraphs 1.1, 1.1.1 and (a), all by styles. Only a heading under another (10.2) carries its number
itself: a level of a list belongs to one style, and 1.1 belongs to paragraphs.
"""

from pathlib import Path
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, Twips
from docx.table import _Cell

from scripts.templates.blocks import (
    HEADER_FILL,
    Columns,
    contents,
    inline_region,
    kept_together,
    loop,
    loop_rows,
    paragraph,
    passages,
    rating,
    region_around,
    region_row,
    row,
    table,
    when,
    when_rows,
)
from scripts.templates.house_style import NUMBERED, header_and_footer, new_document, save
from scripts.templates.recovery_blocks import linked, programmes

# The style of each kind of paragraph an author writes; a subheading's depends on what it stands under.
STYLES = {
    "body": "Numbered Paragraph",
    "lead-in": "Numbered Paragraph",
    "sub": "Numbered Sub-paragraph",
    "letter": "Numbered (a)",
    "inner-letter": "Numbered (i)",
    "bullet": "Numbered Bullet",
    "inner-bullet": "Numbered Bullet 2",
    "item": "Numbered Item",
    "caption": "Caption",
    "picture": "Picture",
}
# Style, the one it is based on, and where mark and text begin (twentieths of a point).
_INDENTED = (
    ("Numbered Bullet", "List Bullet", 567, 924),
    ("Numbered Bullet 2", "List Bullet 2", 924, 1281),
    ("Numbered Item", "Normal", 567, 567),
    ("Caption", "Normal", 567, 567),
    ("Picture", "Normal", 567, 567),
)
_WIDTH = 16.6
_CELL_LINES = (
    ("line.level == 0", "Table Text"), ("line.level == 1", "Table Bullet"), ("line.level > 1", "Table Bullet 2"),
)  # fmt: skip


def build(path: Path) -> None:
    """Write the template."""
    document = new_document("Cabinet report", numbered=True)
    _styles(document)
    _front_page(document)
    with loop(document, "section in paper.sections"):
        _heading(document)
        with loop(document, "block in section.blocks"):
            _block(document)
        with when(document, "section.is_progress"):
            _progress(document)
    header_and_footer(
        document, "{{ paper.organisation }}: {{ paper.title }}", "{{ paper.addressed_to }}, {{ paper.meeting_date }}"
    )
    save(document, path)


def _styles(document: Any) -> None:
    for name, base, mark_at, text_at in _INDENTED:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles[base]
        style.paragraph_format.left_indent = Twips(text_at)
        style.paragraph_format.first_line_indent = Twips(mark_at - text_at)
        style.quick_style = True
    document.styles["Caption"].font.bold = True
    # A caption stands above what it is of.
    document.styles["Caption"].paragraph_format.keep_with_next = True
    # Room above a paragraph, for one that follows a table.
    for name in (*(name for name, *_ in NUMBERED[1:]), "Numbered Item", "Normal"):
        document.styles[name].paragraph_format.space_before = Pt(4)


def _front_page(document: Any) -> None:
    with when(document, "paper.marking"):
        inline_region(paragraph(document, "", "Marking"), "{{ paper.marking }}", "gen_marking")
    paragraph(document, "{{ paper.organisation }}", "Subtitle")
    paragraph(document, "{{ paper.addressed_to }}, {{ paper.meeting_date }}", "Subtitle")
    paragraph(document, "{{ paper.title }}", "Heading 1")
    rows = table(
        document,
        Columns(("About this report", "Details"), (6.2, 10.4)),
        title="Front page",
        says="Each row has a label and, beside it, what the report's author gave.",
    )
    with loop_rows(rows, "line in paper.front"):
        filled = row(rows, "**{{ line.label }}**", "")
        label, said = filled.cells
        _shade(label._tc)
        said._tc.remove(said.paragraphs[0]._p)
        with loop(said, "text in line.lines"):
            paragraph(said, "{% if line.is_missing %}**{{ text }}**{% else %}{{ text }}{% endif %}", "Table Text")
        region_row(filled, "{{ line.region }}")
    look = rows._tbl.tblPr.find(qn("w:tblLook"))
    for name, value in (("firstColumn", "1"), ("val", "00A0")):
        look.set(qn(f"w:{name}"), value)
    with when(document, "paper.is_long"):
        contents(document, "2-2")


def _heading(document: Any) -> None:
    with when(document, "section.level == 1"):
        paragraph(document, "{{ section.heading }}", "Heading 2")
    with when(document, "section.level != 1"):
        heading = paragraph(document, "{{ section.heading }}", "Heading 3")
        own = document.styles["Heading 2"].element.pPr.numPr.numId.val
        numbering = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="1"/><w:numId w:val="{own}"/></w:numPr>'
        heading._p.get_or_add_pPr()._insert_numPr(parse_xml(numbering))


def _block(document: Any) -> None:
    with when(document, "block.region"), region_around(document, "{{ block.region }}"):
        _paragraph_block(document)
    with when(document, "not block.region and block.kind != 'table'"):
        _paragraph_block(document)
    with when(document, "block.kind == 'table'"):
        table_block(document)


def _paragraph_block(document: Any) -> None:
    for kind, style in STYLES.items():
        with when(document, f"block.kind == '{kind}'"):
            line = _stretches(paragraph(document, "", style))
            line.paragraph_format.keep_with_next = True if kind == "lead-in" else None
    with when(document, "block.kind == 'subheading' and section.level == 1"):
        _stretches(paragraph(document, "", "Heading 3"))
    with when(document, "block.kind == 'subheading' and section.level != 1"):
        _stretches(paragraph(document, "", "Heading 4"))


def _stretches(line: Any) -> Any:
    """Show a paragraph's words in the looks their author gave them."""
    for text in ("{%r for stretch in block.stretches %}", "{{r words(stretch) }}", "{%r endfor %}"):
        line.add_run(text)
    return line


def table_block(document: Any) -> None:
    """Show a table of the author's: its heading rows, its columns and its merged cells as the author made them."""
    rows = table(document, Columns(("",), (_WIDTH,)), title="Table", says="A table of the report's author.")
    rows._tbl.tblPr.find(qn("w:tblLayout")).set(qn("w:type"), "autofit")
    header = rows.rows[0]
    with loop_rows(rows, "cells in block.header"):
        rows._tbl.append(header._tr)
    heading = _repeated_cell(header, "cell in cells")
    with loop(heading, "line in cell.lines"):
        _cell_line(heading, "Table Heading")
    for cell in header._tr.tc_lst:
        _shade(cell, HEADER_FILL)
    with loop_rows(rows, "cells in block.rows"):
        cell = _repeated_cell(row(rows, "", split=True), "cell in cells")
        with loop(cell, "line in cell.lines"):
            for condition, style in _CELL_LINES:
                with when(cell, condition):
                    _cell_line(cell, style)


def _cell_line(cell: _Cell, style: str) -> None:
    line = paragraph(cell, "", style)
    for text in (
        "{{r fitted(cell) }}",
        "{%r for stretch in line.stretches %}",
        "{{r words(stretch) }}",
        "{%r endfor %}",
    ):
        line.add_run(text)


def _repeated_cell(added: Any, each: str) -> _Cell:
    """Replace a row's one cell by one that is repeated for each of something, and return it."""
    added._tr.remove(added._tr.tc_lst[0])
    cells = []
    for text in ("{%tc for " + each + " %}", "", "{%tc endfor %}"):
        added._tr.append(
            parse_xml(
                f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>'
                f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:tc>'
            )
        )
        cells.append(_Cell(added._tr.tc_lst[-1], added))
    middle = cells[1]
    middle._tc.remove(middle._tc.p_lst[0])
    return middle


def _progress(document: Any) -> None:
    with region_around(document, "gen_progress"), loop(document, "text in paper.progress.paragraphs"):
        paragraph(document, "{{ text }}", "Numbered Paragraph")
    programmes(document, "paper.progress.programmes", "Heading 3")
    _counts(document, "Rating", "paper.progress.ratings")
    _counts(document, "Status", "paper.progress.states")
    paragraph(document, "Exceptions", "Heading 3")
    line = paragraph(
        document,
        "Deliverables that are Red or Amber, past the agreed date, without a rating, or challenged; the worst first. ",
        "Numbered Paragraph",
    )
    line.paragraph_format.keep_with_next = True
    inline_region(line, "{{ paper.progress.unexceptional }}", "gen_exceptions")
    with when(document, "paper.progress.exceptions"):
        _exceptions(document)
    paragraph(document, "Returns not received", "Heading 3")
    with region_around(document, "gen_gaps"):
        paragraph(document, "{{ paper.progress.gaps }}", "Numbered Paragraph").paragraph_format.keep_with_next = True
    with when(document, "paper.progress.absentees"):
        _absentees(document)


def _counts(document: Any, what: str, field: str) -> None:
    paragraph(document, f"Deliverables by {what.lower()}", "Heading 3")
    last = "{% if paper.progress.last_label %}, {{ paper.progress.last_label }}{% endif %}"
    rows = table(
        document,
        Columns((what, "Now", f"Last report{last}"), (8.6, 4, 4)),
        title=f"Deliverables by {what.lower()}",
        says=f"How many deliverables have each {what.lower()} now and had it at the last report.",
    )  # fmt: skip
    with loop_rows(rows, f"line in {field}"):
        for condition, keep in (("not loop.last", kept_together), ("loop.last", lambda last: last)):
            with when_rows(rows, condition):
                added = row(rows, "", "{{ line.now }}", "{{ line.last or 'No report' }}")
                rating(added.cells[0].paragraphs[0], "line.rating")
                region_row(keep(added), "{{ line.region }}")


def _exceptions(document: Any) -> None:
    rows = table(
        document,
        Columns(
            ("Deliverable and lead", "Rating", "Dates and status", "What the lead officer reported"),
            (4.3, 2.1, 4.0, 6.2),
        ),
        title="Exceptions",
        says="Each deliverable in trouble or not reported on, its rating, its dates and its lead officer's own words.",
    )
    with loop_rows(rows, "d in paper.progress.exceptions"):
        # Word cannot be told to keep a row whole only if it is short, so there is one row for each case.
        for condition, split in (("d.is_long", True), ("not d.is_long", False)):
            with when_rows(rows, condition):
                _exception(row(rows, "", "", "", "", split=split))


def _exception(added: Any) -> None:
    for cell in added.cells:
        cell._tc.remove(cell.paragraphs[0]._p)
    deliverable, rated, dates, words = added.cells
    paragraph(deliverable, "**{{ d.id }}** {{ d.text }}", "Table Text")
    linked(deliverable, "d")
    with when(deliverable, "d.lead"):
        paragraph(deliverable, "**Lead:** {{ d.lead }}", "Table Text")
    _rated(rated)
    _dates(dates)
    with when(words, "d.absence"):
        paragraph(words, "**{{ d.absence }}**", "Table Text")
    passages(words, "d.narrative")
    region_row(added, "{{ d.region }}")


def _rated(cell: Any) -> None:
    """Show the rating in its region; where nobody reported there is none to show, and no region."""
    with when(cell, "d.absence"):
        paragraph(cell, "{{ d.rating.label }}", "Table Text")
    with when(cell, "not d.absence"):
        rating(paragraph(cell, "", "Table Text"), "d.rating", "{{ d.rag_region }}")


def _dates(cell: Any) -> None:
    paragraph(cell, "**Agreed:** {{ d.due }}", "Table Text")
    with when(cell, "d.forecast"):
        note = "{% if d.forecast_note %}, {{ d.forecast_note }}{% endif %}"
        paragraph(cell, "**Forecast:** {{ d.forecast }}" + note, "Table Text")
    with when(cell, "d.overdue"):
        paragraph(cell, "**{{ d.overdue }}**", "Table Text")
    with when(cell, "d.challenged"):
        paragraph(cell, "**{{ d.challenged }}**", "Table Text")
    with when(cell, "not d.absence"):
        with when(cell, "d.state"):
            paragraph(cell, "{{ d.state }}", "Table Text")
        paragraph(cell, "{{ d.movement }}", "Table Text")
        with when(cell, "not d.is_signed"):
            paragraph(cell, "**{{ d.sign_off }}**", "Table Text")


def _absentees(document: Any) -> None:
    rows = table(
        document,
        Columns(("Lead officer", "Deliverables, with the last rating known of each"), (5.6, 11)),
        title="Returns not received",
        says="Each lead officer from whom no return stands, and the deliverables that go without a report.",
    )
    with loop_rows(rows, "gap in paper.progress.absentees"):
        added = row(rows, "{{ gap.lead }}", "")
        lines = added.cells[1]
        lines._tc.remove(lines.paragraphs[0]._p)
        with loop(lines, "text in gap.deliverables"):
            paragraph(lines, "{{ text }}", "Table Text")
        region_row(added, "{{ gap.region }}")


def _shade(cell: Any, fill: str = "EEF1F6") -> None:
    for old in cell.tcPr.findall(qn("w:shd")):
        cell.tcPr.remove(old)
    cell.tcPr.append(parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>'))
