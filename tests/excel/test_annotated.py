"""The annotated copy of an Excel return: comments on cells and a sheet of links, all else as the owner left it."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import pytest
from builders import a_plan
from excel_files import a_form_file, cell_of, edited, typed
from office_files import content_of, real_files
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place
from paperclerk.domain.returns import Return
from paperclerk.excel.annotated import NotRewritten, annotate
from paperclerk.excel.inventory import would_lose
from paperclerk.libreoffice import convert, is_present
from paperclerk.ooxml.package import PackageFault
from parsers.register import read_return

MADE = datetime(2031, 4, 5, 9, 0, tzinfo=UTC)


def read(content: bytes) -> Return:
    return read_return(content, "return.xlsx", a_plan().scheme, a_plan().officers)


def what_it_says(read: Return) -> tuple[object, ...]:
    """Return what a return says, whatever the hash of the file it came in."""
    said = read.model_dump(exclude={"sha256", "places", "findings", "updates"})
    updates = [update.model_dump(exclude={"places"}) for update in read.updates]
    places = [{field: place.where for field, place in update.places.items()} for update in read.updates]
    return said, updates, places, [(f.rule, f.message, f.hint, f.place.where) for f in read.findings]


def on(read: Return) -> list[Finding]:
    """Return a finding on every box of a return, and one on the return as a whole."""
    boxes = [
        finding("C01", f"{u.deliverable} {field}: say more.", hint="Two sentences will do.", place=place, about=field,
                subject=u.deliverable)
        for u in read.updates for field, place in u.places.items()
    ]  # fmt: skip
    return [*boxes, finding("F16", "An older form.", hint="Ask us.")]


def on_rating(content: bytes, message: str = "Why Amber?") -> Finding:
    place = Place(sheet="Return", cell=cell_of(content, "rtn_D4_1_rag"), where="the rating")
    return finding("C01", message, hint="Say why.", place=place, subject="D4.1", about=message)


def comments(content: bytes) -> dict[str, str]:
    """Return the text of each comment, by sheet and cell."""
    book = load_workbook(io.BytesIO(content))
    return {f"{s.title}!{c.coordinate}": c.comment.text for s in book for row in s for c in row if c.comment}


def problems(content: bytes) -> list[tuple[Any, ...]]:
    """Return the rows under the headings of the sheet of problems, with where each link leads."""
    book = load_workbook(io.BytesIO(content))
    if "Problems found" not in book.sheetnames:
        return []
    rows = list(book["Problems found"].iter_rows(min_row=4))
    return [(*(c.value for c in row), row[1].hyperlink.location if row[1].hyperlink else None) for row in rows]


def projection(content: bytes) -> dict[str, Any]:
    """Return all that our form is made of, as the file holds it: what a rewriting must not change."""
    book = load_workbook(io.BytesIO(content), rich_text=True)
    return {
        "names": {name: defined.attr_text for name, defined in book.defined_names.items()},
        "security": book.security and book.security.lockStructure,
        "epoch": book.epoch,
        "core": zipfile.ZipFile(io.BytesIO(content)).read("docProps/core.xml"),
        "custom": [(p.name, p.value) for p in book.custom_doc_props],
        "sheets": {s.title: _sheet(s) for s in book if s.title != "Problems found"},
    }


def _sheet(sheet: Any) -> dict[str, Any]:
    return {
        "state": sheet.sheet_state,
        "cells": {c.coordinate: _cell(c) for row in sheet for c in row if c.value is not None},
        "validations": sorted((str(v.sqref), v.type, v.formula1, v.formula2, v.error)
                              for v in sheet.data_validations.dataValidation),
        "formats": [(str(key.sqref), [(r.type, r.formula, repr(r.dxf)) for r in rules])
                    for key, rules in sheet.conditional_formatting._cf_rules.items()],
        "protection": (sheet.protection.sheet, sheet.protection.formatRows, sheet.protection.formatColumns),
        "print": (sheet.print_title_rows, sheet.print_area, sheet.page_setup.fitToHeight, sheet.page_setup.orientation,
                  sheet.oddFooter.left.text, [b.id for b in sheet.row_breaks.brk]),
        "panes": sheet.freeze_panes,
        "widths": {k: d.width for k, d in sheet.column_dimensions.items()},
        "heights": {k: d.height for k, d in sheet.row_dimensions.items()},
        "merged": sorted(str(m) for m in sheet.merged_cells.ranges),
    }  # fmt: skip


def _cell(cell: Any) -> tuple[Any, ...]:
    look = (
        cell.font.b,
        cell.font.i,
        cell.font.sz,
        cell.fill.fgColor.rgb,
        cell.border.left.style,
        bool(cell.alignment.wrap_text),
    )
    return cell.value, cell.data_type, cell.number_format, cell.protection.locked, cell.quotePrefix, look


def test_a_finding_is_a_comment_on_its_cell_and_a_row_with_a_link():
    form = a_form_file()
    rating = cell_of(form, "rtn_D4_1_rag")

    marked = annotate(form, [on_rating(form)], MADE)

    assert comments(marked) == {f"Return!{rating}": "Paperclerk: Why Amber?\nSay why."}
    where = f'D4.1, sheet "Return", cell {rating}'
    assert problems(marked) == [(1, where, "Why Amber?", "Say why.", f"'Return'!{rating}")]


def test_the_sheet_of_problems_is_what_opens_first():
    book = load_workbook(io.BytesIO(annotate(a_form_file(), on(read(a_form_file())), MADE)))

    assert book.active.title == "Problems found"
    assert [s.title for s in book if s.sheet_view.tabSelected] == ["Problems found"]


def test_several_findings_on_a_cell_are_one_comment():
    form = a_form_file()

    marked = annotate(form, [on_rating(form, "One."), on_rating(form, "Two.")], MADE)

    assert list(comments(marked).values()) == ["Paperclerk: One.\nSay why.\n\nTwo.\nSay why."]


def test_a_finding_on_a_box_by_its_tag_is_put_on_the_cell_of_that_name():
    form = a_form_file()

    marked = annotate(form, [finding("C01", "x", place=Place(tag="D4_2_status"))], MADE)

    assert list(comments(marked)) == [f"Return!{cell_of(form, 'rtn_D4_2_status')}"]


@pytest.mark.parametrize("place", [Place(), Place(tag="D9_9_rag"), Place(sheet="Gone", cell="B2", where="cell B2")])
def test_a_finding_on_no_cell_stands_on_the_sheet_alone(place):
    marked = annotate(a_form_file(), [finding("F16", "An older form.", place=place)], MADE)

    assert comments(marked) == {}
    assert [row[2:] for row in problems(marked)] == [("An older form.", None, None)]


def test_our_own_form_comes_through_whole():
    form = a_form_file()

    assert projection(annotate(form, on(read(form)), MADE)) == projection(form)


def test_an_annotated_form_reads_as_it_did():
    form = a_form_file()

    assert what_it_says(read(annotate(form, on(read(form)), MADE))) == what_it_says(read(form))


def test_a_second_marking_replaces_the_first():
    form = a_form_file()
    findings = on(read(form))

    once = annotate(form, findings, MADE)

    assert annotate(once, findings, MADE) == once
    bare = annotate(once, [], MADE)
    assert (comments(bare), problems(bare), projection(bare)) == ({}, [], projection(form))


def test_nothing_to_say_leaves_a_file_as_it_is():
    assert annotate(a_form_file(), [], MADE) == a_form_file()


def with_comment(cell: str, text: str):
    def edit(book: Workbook) -> None:
        book["Return"][cell].comment = Comment(text, "Ada Thorne")

    return edit


def test_the_owners_comment_stays_and_the_finding_is_listed():
    form = a_form_file()
    rating = cell_of(form, "rtn_D4_1_rag")
    commented = edited(form, with_comment(rating, "Agreed with the board."))

    marked = annotate(commented, [on_rating(form)], MADE)

    assert comments(marked) == {f"Return!{rating}": "Agreed with the board."}
    assert problems(marked)[0][4] == f"'Return'!{rating}"
    assert [f.rule for f in read(marked).findings] == [f.rule for f in read(commented).findings] == ["V13"]


def test_words_in_bold_inside_a_cell_stay_bold():
    form = a_form_file()
    cell = cell_of(form, "rtn_D4_1_narrative")
    rich = CellRichText("The draft is ", TextBlock(InlineFont(b=True), "written"), ".")

    marked = annotate(edited(form, typed("Return", cell, rich)), [on_rating(form)], MADE)

    assert load_workbook(io.BytesIO(marked), rich_text=True)["Return"][cell].value == rich


def test_text_that_looks_like_a_formula_stays_text():
    form = a_form_file({"D4_1_narrative": "=SUM(A1:A2)"})

    marked = annotate(form, [on_rating(form)], MADE)

    cell = load_workbook(io.BytesIO(marked))["Return"][cell_of(form, "rtn_D4_1_narrative")]
    assert (cell.value, cell.data_type) == ("=SUM(A1:A2)", "s")


def test_our_words_are_never_a_formula():
    book = load_workbook(io.BytesIO(annotate(a_form_file(), [finding("C01", "=1+1", hint="=2+2")], MADE)))

    assert [c.data_type for c in book["Problems found"][4][2:4]] == ["s", "s"]


def test_a_marked_copy_is_the_same_bytes_each_time():
    form = a_form_file()

    assert annotate(form, on(read(form)), MADE) == annotate(form, on(read(form)), MADE)


@pytest.mark.libreoffice
@pytest.mark.skipif(not is_present(), reason="LibreOffice is not installed")
def test_ours_is_known_again_after_libreoffice_saved_it():
    form = a_form_file()
    marked = annotate(form, on(read(form)), MADE)

    saved = convert(marked, ".xlsx", "xlsx")

    assert what_it_says(read(saved))[1] == what_it_says(read(form))[1]
    assert read(saved).findings == ()
    assert would_lose(saved) == ()
    assert comments(annotate(saved, on(read(form)), MADE)) == comments(marked)
    assert len(problems(annotate(saved, on(read(form)), MADE))) == len(problems(marked))


def with_part(content: bytes, name: str, old: bytes = b"", new: bytes = b"") -> bytes:
    """Return a workbook with one more part, or with a piece of one in place of another."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {n: package.read(n) for n in package.namelist()}
    assert old in parts.get(name, b"")
    parts[name] = parts[name].replace(old, new, 1) if name in parts else new or b"<a/>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for part, text in parts.items():
            package.writestr(part, text)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def extension(uri: str, inside: str) -> bytes:
    return f'<extLst><ext uri="{{{uri}}}"><{inside}/></ext></extLst></worksheet>'.encode()


@pytest.mark.parametrize(
    ("name", "new", "lost"),
    [
        ("xl/charts/chart1.xml", b"", "charts"),
        ("xl/pivotTables/pivotTable1.xml", b"", "pivot tables"),
        ("xl/externalLinks/externalLink1.xml", b"", "links to other workbooks"),
        ("xl/threadedComments/threadedComment1.xml", b"", "conversations"),
        ("xl/ctrlProps/ctrlProp1.xml", b"", "form controls"),
        ("xl/vbaProject.bin", b"x", "macros"),
        ("xl/drawings/drawing1.xml", b"", "drawings"),
        ("xl/something/new.xml", b"", "the part xl/something/new.xml"),
        (SHEET, extension("CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF", "dataValidations"),
         "newer Excel's dataValidations"),
        (SHEET, extension("05C60535-1F16-4fd2-B633-F4F36F0B64E0", "sparklineGroups"),
         "newer Excel's sparklineGroups"),
        (SHEET, b'<drawing/></worksheet>', "drawings"),
        (SHEET, b'<protectedRanges/></worksheet>', "protected ranges"),
        (SHEET, b'<somethingNew/></worksheet>', "its somethingNew"),
    ],
)  # fmt: skip
def test_what_would_be_lost_is_found_out_before(name, new, lost):
    old = b"</worksheet>" if name == SHEET else b""

    assert would_lose(with_part(a_form_file(), name, old, new)) == (lost,)


def test_a_formula_keeps_a_workbook_from_being_rewritten_since_its_result_would_go():
    assert would_lose(edited(a_form_file(), typed("Return", "B40", "=1+1"))) == ("results of formulas",)


def test_our_own_forms_filled_in_lose_nothing():
    assert would_lose(a_form_file()) == would_lose(edited(a_form_file(), with_comment("B6", "Mine."))) == ()


def test_a_workbook_that_cannot_be_opened_by_our_library_is_not_rewritten():
    broken = with_part(a_form_file(), "xl/styles.xml", b"<fonts", b'<fonts count="many"><broken></fonts><fonts')

    with pytest.raises(NotRewritten):
        annotate(broken, [finding("C01", "x")], MADE)


@pytest.mark.parametrize("path", real_files("rag_xlsx", but=".csv"), ids=lambda path: path.name)
def test_any_workbook_that_loses_nothing_keeps_all_its_values_and_looks(path):
    content = content_of(path)
    if would_lose(content):
        return
    findings = [finding("C01", f"Row {n}", place=Place(sheet=_first_sheet(content), cell=f"A{n}"), about=str(n))
                for n in range(1, 6)]  # fmt: skip

    marked = annotate(content, findings, MADE)

    assert projection(marked) == projection(content)
    assert comments(annotate(marked, findings, MADE)) == comments(marked)


def _first_sheet(content: bytes) -> str:
    return str(load_workbook(io.BytesIO(content), read_only=True).sheetnames[0])


@pytest.mark.parametrize("path", real_files("hostile"), ids=lambda path: path.name)
def test_a_hostile_file_is_refused_or_taken_stock_of(path):
    content = content_of(path)

    try:
        lost = would_lose(content)
    except PackageFault:
        return
    assert all(isinstance(reason, str) for reason in lost)


def test_rows_are_as_high_in_the_copy_as_the_answers_in_them_need():
    spot = cell_of(a_form_file(), "rtn_D4_1_next_steps")
    content = edited(a_form_file(), typed("Return", spot, "\n".join(f"Step {number}" for number in range(12))))

    sheet = load_workbook(io.BytesIO(annotate(content, [on_rating(content)], MADE)))["Return"]

    assert sheet.row_dimensions[int(spot[1:])].height >= 12 * 15


def test_a_form_whose_rows_were_deleted_is_marked_all_the_same():
    def deleted(book):
        book.defined_names["rtn_D4_1_slip_reason"].attr_text = "Return!#REF!"

    content = edited(a_form_file(), deleted)

    assert comments(annotate(content, [on_rating(content)], MADE))
