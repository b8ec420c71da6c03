"""What people and programs do to a form between its issue and its return, and what is read of it afterwards.

One list of deeds, one form as Word file and as workbook: `results()` reads every cell of the matrix the way the
product does, older formats converted first.
"""

import copy
import hashlib
import io
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

import docx
import pytest
from builders import a_plan, an_arrival
from excel_files import ANSWERS, KEY, TABLE_ANSWERS, a_full_form, edited
from lxml import etree
from openpyxl import Workbook, load_workbook
from word_returns import changed, row_of, unwrapped

from flows.office import all_readers
from paperclerk import libreoffice
from paperclerk.domain.answers import answers_of
from paperclerk.domain.names import read_name, said_of
from paperclerk.domain.periods import for_people
from paperclerk.domain.returns import Return
from paperclerk.excel.return_form import write_return_form as write_excel
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.repack import repack
from paperclerk.ooxml.wordml import W
from paperclerk.rules.identity import identity_findings
from paperclerk.steps.convert_returns import convert_returns
from paperclerk.steps.gather_returns import Gathered
from paperclerk.steps.read_returns import ReadingDesk
from paperclerk.word.return_form import write_return_form as write_word
from parsers.table_headings import Rows

FORM = a_full_form({
    **ANSWERS, **TABLE_ANSWERS,
    "D4_1_narrative": "The board’s draft is “nearly” written – 14 of 20 points.\n• legal points are settled\n"
    "• money is not\nA last reading follows.",
})  # fmt: skip
PLAN = a_plan(*(item.deliverable for item in FORM.items)).model_copy(update={"risks": FORM.risks, "kpis": FORM.kpis})
WORD, EXCEL = write_word(FORM, KEY), write_excel(FORM, KEY)
# What LibreOffice writes for each ending.
_WRITES = {
    "docx": "docx:MS Word 2007 XML", "doc": "doc:MS Word 97", "odt": "odt:writer8", "rtf": "rtf:Rich Text Format",
    "xlsx": "xlsx:Calc MS Excel 2007 XML", "xls": "xls:MS Excel 97", "ods": "ods:calc8",
    "csv": "csv:Text - txt - csv (StarCalc)",
}  # fmt: skip
# What the owner adds in a row of their own, under the form's headings.
ADDED = {"text": "A fourth reading", "due": "30 June 2031", "forecast": "1 July 2031"}


class Outcome(NamedTuple):
    """What one file gave: the values read, those that were not, and of these the ones no finding names."""

    read: dict[str, str]
    lost: tuple[str, ...]
    unnamed: tuple[str, ...]
    rules: tuple[str, ...]

    @property
    def said(self) -> str:
        """Return the outcome in the words of the table."""
        told = f"; told: {', '.join(self.rules)}" if self.rules else ""
        lost = f", but for {len(self.lost)} named in findings" if self.lost else ""
        return f"all {len(self.read)} answers{told}" if not lost else f"{len(self.read)} answers{lost}{told}"


def tracked(root: etree._Element) -> None:
    """Change four answers with changes tracked: what was there is struck out, what is wanted put in."""
    for number, tag in enumerate(("D4_1_narrative", "D4_1_evidence", "D4_1_m1_forecast", "R1_comment"), 1):
        run = next(_control(root, tag).iter(f"{W}r"))
        gone = etree.SubElement(etree.Element(f"{W}x"), f"{W}del", {f"{W}id": str(number), f"{W}author": "an owner"})
        struck = etree.SubElement(etree.SubElement(gone, f"{W}r"), f"{W}delText")
        struck.text = "Something else altogether."
        put_in = etree.Element(f"{W}ins", {f"{W}id": str(number + 50), f"{W}author": "an owner"})
        run.addprevious(gone)
        run.addprevious(put_in)
        put_in.append(run)


def split(root: etree._Element) -> None:
    """Split every run in two with marks of a spelling check between, as telephones and long editing do."""
    for run in list(root.iter(f"{W}r")):
        text = run.find(f"{W}t")
        if text is None or len(run) > 2 or len(text.text or "") < 2:
            continue
        second = copy.deepcopy(run)
        run.addnext(etree.Element(f"{W}proofErr", {f"{W}type": "spellStart"}))
        run.getnext().addnext(second)
        whole, half = text.text, len(text.text) // 2
        for piece, words in ((text, whole[:half]), (second.find(f"{W}t"), whole[half:])):
            piece.text = words
            piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def rows_changed(root: etree._Element) -> None:
    """Add a row with a step of the owner's after the first milestone, and take the last spare row away."""
    row = row_of(root, "D4_1_m1_forecast")
    added = copy.deepcopy(row)
    for paragraph in added.iter(f"{W}p"):
        for child in list(paragraph):
            if child.tag != f"{W}pPr":
                paragraph.remove(child)
    for control in list(added.iter(f"{W}sdt")):
        control.getparent().remove(control)
    for cell in added.iter(f"{W}tc"):
        if cell.find(f"{W}p") is None:
            etree.SubElement(cell, f"{W}p")
    for cell, text in zip(added.iter(f"{W}tc"), ("", *ADDED.values()), strict=False):
        etree.SubElement(etree.SubElement(cell.find(f"{W}p"), f"{W}r"), f"{W}t").text = text
    row.addnext(added)
    spare = row_of(root, "D4_2_m4_text")
    spare.getparent().remove(spare)


def row_gone(root: etree._Element) -> None:
    """Delete the row of an answer, as an owner does who has nothing to say there."""
    row = row_of(root, "D4_1_evidence")
    row.getparent().remove(row)


def tables_as_text(root: etree._Element) -> None:
    """Turn every table into text with tabs, as Word does when asked to: a cell's paragraphs stay paragraphs."""
    for table in list(root.iter(f"{W}tbl")):
        _flatten(table, broken_by_lines=False)


def table_rows_as_lines(root: etree._Element) -> None:
    """Turn every row of a table into one line, as a message's plain text does: paragraphs become line breaks."""
    for table in list(root.iter(f"{W}tbl")):
        _flatten(table, broken_by_lines=True)


def _flatten(table: etree._Element, *, broken_by_lines: bool) -> None:
    """Put a paragraph in place of each row of a table, its cells set apart by tabs."""
    for row in table.iter(f"{W}tr"):
        line = _line_before(table)
        for number, cell in enumerate(row.iter(f"{W}tc")):
            if number:
                etree.SubElement(etree.SubElement(line, f"{W}r"), f"{W}tab")
            for place, paragraph in enumerate(cell.iter(f"{W}p")):
                if place and broken_by_lines:
                    etree.SubElement(etree.SubElement(line, f"{W}r"), f"{W}br")
                elif place:
                    line = _line_before(table)
                line.extend(copy.deepcopy(run) for run in paragraph.iter(f"{W}r"))
    table.getparent().remove(table)


def _line_before(table: etree._Element) -> etree._Element:
    line = etree.Element(f"{W}p")
    table.addprevious(line)
    return line


def pasted(content: bytes) -> bytes:
    """Return the form's paragraphs and tables in a new document, without the form's own parts."""
    document = docx.Document()
    body = document.element.body
    for child in open_package(content).xml("word/document.xml").find(f"{W}body"):
        if child.tag != f"{W}sectPr":
            body.insert(len(body) - 1, _parsed(child))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def without_parts(content: bytes) -> bytes:
    """Return a form as a program saves it that keeps controls and drops custom XML."""
    names = [name for name in open_package(content).names if name.startswith("customXml/")]
    return repack(content, dict.fromkeys(names, b"<dropped/>"))


def macro_enabled(content: bytes) -> bytes:
    """Return a file as saved with macros allowed: another content type, no macro."""
    types = open_package(content).read("[Content_Types].xml").decode()
    types = types.replace(
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "vnd.ms-word.document.macroEnabled.main+xml",
    ).replace(
        "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "vnd.ms-excel.sheet.macroEnabled.main+xml"
    )
    return repack(content, {"[Content_Types].xml": types.encode()})


def without_names(book: Workbook) -> None:
    """Take every name of ours out of a workbook."""
    for name in list(book.defined_names):
        if name.startswith("rtn_"):
            del book.defined_names[name]


def rows_inserted(book: Workbook) -> None:
    """Put rows in above the answers, with names left where they were, as some programs do, and one with a step."""
    book["Return"].insert_rows(3, 2)
    _, first = next(book.defined_names["rtn_D4_1_m1_text"].destinations)
    sheet, row = book["Milestones"], int(re.sub(r"\D", "", first)) + 1
    sheet.insert_rows(row)
    for column, text in enumerate(("D4.1", "", *ADDED.values()), 1):
        sheet.cell(row, column, text)


def answer_row_gone(book: Workbook) -> None:
    """Delete the row of an answer as Excel does: what is below moves up, and the answer's name points at nothing."""
    _, cell = next(book.defined_names["rtn_D4_1_evidence"].destinations)
    gone = book["Return"][cell.replace("$", "")].row
    book["Return"].delete_rows(gone)
    for name in book.defined_names.values():
        found = re.fullmatch(r"'?Return'?!\$([A-Z]+)\$(\d+)", name.attr_text)
        if found and int(found[2]) >= gone:
            above = f"Return!${found[1]}${int(found[2]) - 1}"
            name.attr_text = "Return!#REF!" if int(found[2]) == gone else above


def copied_over(content: bytes) -> bytes:
    """Return the visible sheets' cells in a new workbook: no names, no lists, no metadata."""
    new = Workbook()
    new.remove(new.active)
    for sheet in load_workbook(io.BytesIO(content)):
        if sheet.sheet_state == "visible":
            copied = new.create_sheet(sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        copied[cell.coordinate] = cell.value
                        copied[cell.coordinate].number_format = cell.number_format
    out = io.BytesIO()
    new.save(out)
    return out.getvalue()


ROWS_ADDED = "rows added and filled in, a spare one deleted"
Deed = Callable[[bytes], bytes]
# A deed, what it does to each form (None where there is no such thing), and the format it is then saved in.
DEEDS: tuple[tuple[str, Deed | None, Deed | None, tuple[str, str]], ...] = (
    ("filled in as issued", bytes, bytes, ("", "")),
    ("saved by LibreOffice in the same format", bytes, bytes, ("docx", "xlsx")),
    ("changes tracked", lambda word: changed(word, tracked), None, ("", "")),
    ("controls or names gone", lambda word: changed(word, unwrapped), lambda e: edited(e, without_names), ("", "")),
    ("pasted into a new file", pasted, copied_over, ("", "")),
    ("pasted into a new file, controls gone", lambda word: changed(pasted(word), unwrapped), None, ("", "")),
    (ROWS_ADDED, lambda word: changed(word, rows_changed), lambda e: edited(e, rows_inserted),
     ("", "")),
    ("the row of an answer deleted", lambda word: changed(word, row_gone), lambda e: edited(e, answer_row_gone),
     ("", "")),
    ("tables turned into text", lambda word: changed(word, tables_as_text), None, ("", "")),
    ("rows of tables turned into lines", lambda word: changed(word, table_rows_as_lines), None, ("", "")),
    ("form's own parts dropped, controls kept", without_parts, None, ("", "")),
    ("every run split", lambda word: changed(word, split), None, ("", "")),
    ("saved with macros allowed (.docm, .xlsm)", macro_enabled, macro_enabled, ("", "")),
    ("saved as .doc, .xls", bytes, bytes, ("doc", "xls")),
    ("saved as .odt, .ods", bytes, bytes, ("odt", "ods")),
    ("saved as .rtf, .csv", bytes, bytes, ("rtf", "csv")),
)  # fmt: skip


def results() -> dict[tuple[str, str], Outcome]:
    """Return the outcome of every cell of the matrix, by deed and by `Word` or `Excel`."""
    made: dict[tuple[str, str], tuple[str, bytes]] = {}
    waiting: list[tuple[tuple[str, str], bytes, str, str]] = []
    for deed, to_word, to_excel, endings in DEEDS:
        for kind, act, form, own, ending in (
            ("Word", to_word, WORD, "docx", endings[0]),
            ("Excel", to_excel, EXCEL, "xlsx", endings[1]),
        ):
            if act is not None and ending:
                waiting.append(((deed, kind), act(form), own, ending))
            elif act is not None:
                made[deed, kind] = f"return.{own}", act(form)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(libreoffice, "_WRITES", _WRITES)
        for key, content, own, ending in waiting:
            made[key] = f"return.{ending}", libreoffice.convert(content, f".{own}", ending)
    files = {key: Gathered(an_arrival(hashlib.sha256(c).hexdigest(), name), c) for key, (name, c) in made.items()}
    desk = ReadingDesk(all_readers(), PLAN, KEY, convert_returns(list(files.values())))
    read = {key: desk(file) for key, file in files.items()}
    return {key: outcome(back, expected_of(key[0])) for key, back in read.items()}


def expected_of(deed: str) -> dict[str, str]:
    """Return what was typed into the form, by tag, and what it prints of agreed dates; what a deed adds with it."""
    typed = {tag: text for tag, text in FORM.answers.items() if text}
    for item in FORM.items:
        name = item.deliverable.id.replace(".", "_")
        typed |= {f"{name}_due": for_people(item.deliverable.due)} if item.deliverable.due else {}
        for step in item.deliverable.milestones:
            typed[f"{name}_{step.id}_text"] = step.text
            typed |= {f"{name}_{step.id}_due": for_people(step.due)} if step.due else {}
    if deed == ROWS_ADDED:
        typed |= {f"D4_1_m6_{field}": text for field, text in ADDED.items()}
    return {tag: _folded(text) for tag, text in typed.items()}


def as_table(found: Mapping[tuple[str, str], Outcome]) -> str:
    """Return the outcomes as a table in Markdown, a row a deed."""
    lines = ["| what was done to the form | Word | Excel |", "|---|---|---|"]
    for deed, *_ in DEEDS:
        cells = (found[deed, kind].said if (deed, kind) in found else "" for kind in ("Word", "Excel"))
        lines.append(f"| {deed} | {' | '.join(cells)} |")
    return "\n".join(lines)


def values_of(back: Return) -> dict[str, str]:
    """Return every value of a return by its tag, in the words of the form, white space and bullets folded."""
    said = answers_of(back, PLAN.scheme)
    said |= {f"{u.deliverable.replace('.', '_')}_due": for_people(u.due) for u in back.updates if u.due}
    return {tag: _folded(text) for tag, text in said.items()}


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[•\-]", " ", text).split())


def outcome(back: Return, expected: Mapping[str, str]) -> Outcome:
    """Return what of the expected values was read, and which of the others a finding names."""
    got = values_of(back)
    lost = tuple(sorted(tag for tag in {*expected, *got} if got.get(tag) != expected.get(tag)))
    messages = [f"{found.subject} {found.message} {found.hint}" for found in back.findings]
    unnamed = tuple(tag for tag in lost if not any(_names(message, tag, expected.get(tag, "")) for message in messages))
    told = [*back.findings, *identity_findings(back, PLAN, FORM.period)]
    return Outcome(got, lost, unnamed, tuple(sorted({found.rule for found in told})))


def _names(message: str, tag: str, value: str) -> bool:
    """Whether a message names a value: by quoting it, by its box, or by the table it stood in."""
    if value and value[:40] in " ".join(message.split()):
        return True
    name = read_name(tag)
    if name is None:
        return False
    if said_of(name) in message or (name.item in message and f"“{said_of(name).rpartition(', ')[2]}”" in message):
        return True
    rows = Rows.MILESTONES if name.milestone else {"R": Rows.RISKS, "K": Rows.KPIS}.get(name.item[:1])
    return (
        rows is not None and f"table of {rows}" in message and (f"of {name.item}" in message or " of D" not in message)
    )


def _control(root: etree._Element, tag: str) -> etree._Element:
    return next(mark.getparent().getparent() for mark in root.iter(f"{W}tag") if mark.get(f"{W}val") == tag)


def _parsed(element: etree._Element) -> etree._Element:
    return docx.oxml.parse_xml(etree.tostring(element))
