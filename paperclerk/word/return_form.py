"""The Word return form: one lead's deliverables for one period, pre-filled, locked where it must not change.

It is meant to come back from any program: values are found by control tag, else by the label beside them, so labels,
headings and the order of rows are part of the contract with `parsers.word_return`.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree

from paperclerk.domain.fields import PLACEHOLDERS, RETURN_FIELDS, UPDATE_FIELDS, Field, Kind
from paperclerk.domain.forms import FormItem, ReturnForm
from paperclerk.domain.names import LABEL_PREFIX, tag
from paperclerk.domain.periods import for_people
from paperclerk.domain.ratings import Rag, RagScheme, Status
from paperclerk.domain.returns import Update
from paperclerk.domain.signature import canonical, key_id, sign
from paperclerk.word import return_tables
from paperclerk.word.controls import choice_box, date_box, line_box, locked_text, text_box
from paperclerk.word.desk_document import LANDSCAPE, Cover, HiddenPart, write_document
from paperclerk.word.markup import (
    LABEL_FILL,
    LOCKED_FILL,
    cell,
    header_row,
    paragraph,
    paragraphs,
    row,
    run,
    table,
)
from paperclerk.word.printed_lines import marks_of_document

METADATA_NAMESPACE = "urn:paperclerk:return-form:1"

# Centimetres; a landscape page has 26.1 between its margins.
_WITH_LAST_TIME = (7.4, 11.2, 7.5)
_WITHOUT = (7.4, 18.7)
_KEY = (4.0, 22.1)
# An empty box says by its size how much is expected.
_ROOM_FOR_TEXT = 1.8


def write_return_form(form: ReturnForm, key: bytes) -> bytes:
    """Return a lead's form as a Word file, signed with the key; boxes that `form.answers` names are filled in."""
    title = f"Progress return, {form.period.label}: {form.owner}"
    body = [
        *_opening(form, title),
        *(block for item in form.items for block in (*_deliverable(form, item), *return_tables.milestones(form, item))),
        *return_tables.risks(form),
        *return_tables.kpis(form),
        *_closing(form),
    ]
    cover = Cover(title, form.organisation, f"{form.organisation}: {form.plan_title}", form.period.starts)
    marks = marks_of_document(write_document([*body], cover, page=LANDSCAPE))
    return write_document(body, cover, page=LANDSCAPE, hidden=_metadata(form, key, marks))


def _opening(form: ReturnForm, title: str) -> Iterator[Any]:
    yield paragraph(title, style="Heading1")
    yield paragraph(f"{form.plan_title}. {form.organisation}.")
    for line in _guidance(form):
        yield paragraph(line, style="ListBullet")
    yield paragraph("About this return", style="Heading2")
    yield table(
        [header_row(("Question", "Your answer"), _WITHOUT)]
        + [_question(form, "", field, None, _WITHOUT) for field in RETURN_FIELDS.values()],
        _WITHOUT,
        title="About this return",
        says="Each row has a question and a box for your answer.",
    )


def _guidance(form: ReturnForm) -> Iterator[str]:
    where = f" to {form.contact}" if form.contact else ""
    yield f"Send this form back{where} by {for_people(form.returns_due)}, as an attachment, under the name it has."
    yield "Fill in the white boxes: click in a box and type, or choose from its list. Grey boxes are fixed."
    yield "Boxes marked (required) must be answered for each deliverable. Write in plain words; paragraphs are welcome."
    yield "What you write is printed in the committee's papers as you wrote it, over the name of your post."
    yield "If a box will not take your words, type them beside it in the same cell: they will be found."


def _deliverable(form: ReturnForm, item: FormItem) -> Iterator[Any]:
    deliverable = item.deliverable
    yield paragraph(f"{deliverable.id} {deliverable.text}", style="Heading2")
    about = "\n".join(item.about)
    if deliverable.success_measure:
        about += f"\nIt is done when: {deliverable.success_measure}"
    if item.last is None:
        about += "\nNothing has been reported on this before."
    for line in about.split("\n"):
        yield paragraph(line, style="KeptNote")
    widths = _WITH_LAST_TIME if item.last else _WITHOUT
    headings = ("Question", "Your answer", f"Last time ({item.last_period or 'earlier'})")[: len(widths)]
    yield table(
        [header_row(headings, widths)]
        + [_question(form, deliverable.id, field, item, widths) for field in UPDATE_FIELDS.values()],
        widths,
        title=f"Your return on {deliverable.id}",
        says="Each row has a question, a box for your answer and what was said last time, where there is a last time.",
    )


def _question(form: ReturnForm, item_id: str, field: Field, item: FormItem | None, widths: tuple[float, ...]) -> Any:
    name = tag(item_id, field.name)
    required = [run(" (required)")] if field.required else []
    label = [paragraph(locked_text(LABEL_PREFIX + name, "Label", field.label), *required, style="TableLabel")]
    if field.guidance:
        label.append(paragraph(field.guidance, style="TableGuidance"))
    cells = [
        cell(label, widths[0], fill=LABEL_FILL),
        cell(_answer(form, name, field, item), widths[1], fill=LOCKED_FILL if field.locked else ""),
    ]
    if item and item.last:
        said = _said(item.last, field, form.scheme)
        blocks = (
            paragraphs(said, "TableText", "TableBullet") if said else [paragraph("Not given", style="TableGuidance")]
        )
        cells.append(cell(blocks, widths[2], fill=LOCKED_FILL))
    return row(*cells, height=_ROOM_FOR_TEXT if field.kind is Kind.TEXT else 0)


def _answer(form: ReturnForm, name: str, field: Field, item: FormItem | None) -> list[Any]:
    """Return what stands in an answer's cell: the box, filled in or showing what to do."""
    title, prompt, text = _title(field, item), PLACEHOLDERS[field.kind], form.answers.get(name, "")
    if field.kind is Kind.TEXT:
        return [text_box(name, title, text, prompt, style="TableText", bullet_style="TableBullet")]
    if field.locked:
        box = locked_text(name, title, text or _fixed(form, field, item))
    elif field.kind is Kind.RATING:
        choices = [(rating.label, rating.rag.value) for rating in form.scheme.ratings]
        box = choice_box(name, title, text, prompt, choices)
    elif field.kind is Kind.STATUS:
        box = choice_box(name, title, text, prompt, [(status.label, status.value) for status in Status])
    elif field.kind is Kind.DATE:
        box = date_box(name, title, text, prompt)
    else:
        box = line_box(name, title, text, prompt)
    return [paragraph(box, style="TableText")]


def _title(field: Field, item: FormItem | None) -> str:
    return f"{item.deliverable.id} {field.label}" if item else field.label


def _fixed(form: ReturnForm, field: Field, item: FormItem | None) -> str:
    """Return what the form itself says in a box that the owner cannot change."""
    if item:
        return for_people(item.deliverable.due) or "No date agreed"
    return form.period.label if field.kind is Kind.PERIOD else form.owner


def _said(last: Update, field: Field, scheme: RagScheme) -> str:
    """Return what was said in a field last time, in the words of the form."""
    value = getattr(last, field.name)
    if value is None:
        return ""
    if isinstance(value, Rag):
        return scheme.rating(value).label
    if isinstance(value, Status):
        return value.label
    if isinstance(value, date):
        return for_people(value)
    return f"{value}%" if field.kind is Kind.PERCENT else str(value)


def _closing(form: ReturnForm) -> Iterator[Any]:
    yield paragraph("Key to the RAG ratings", style="Heading2")
    rows = [
        row(
            cell([paragraph(run(rating.label, ink=_colour(rating.ink)), style="TableLabel")], _KEY[0],
                 fill=_colour(rating.fill)),
            cell([paragraph(rating.definition or "No definition given.", style="TableText")], _KEY[1]),
        )
        for rating in form.scheme.ratings
    ]  # fmt: skip
    yield table(
        [header_row(("Rating", "What it means"), _KEY), *rows],
        _KEY,
        title="Key to the RAG ratings",
        says="Each row has a rating and what it means.",
    )
    yield paragraph("End of return", style="Guidance")


def _colour(written: str) -> str:
    """Return a colour as files spell it, or none for one that is not written as six hexadecimal digits."""
    return written.upper() if re.fullmatch(r"[0-9A-Fa-f]{6}", written) else ""


def _metadata(form: ReturnForm, key: bytes, printed: str) -> HiddenPart:
    metadata = form.metadata(key_id(key), printed)
    root = etree.Element(f"{{{METADATA_NAMESPACE}}}form", nsmap={"form": METADATA_NAMESPACE})
    child = etree.SubElement(root, f"{{{METADATA_NAMESPACE}}}metadata", signature=sign(metadata, key))
    child.text = canonical(metadata).decode()
    return HiddenPart(etree.tostring(root, xml_declaration=True, encoding="UTF-8"), METADATA_NAMESPACE)
