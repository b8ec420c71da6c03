"""The author's blank: a Word file with the front-page table and the headings of a Cabinet report, to be written in.

Grey guidance stands where words are wanted. `parsers.author_report` knows it again and takes it as nothing written.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from paperclerk.domain.front_page import FRONT_ROWS, QUESTIONS, ROUTE_ROWS, FrontPage, Question
from paperclerk.domain.layouts import (
    OPENING_GUIDANCE,
    OPTIONS_GUIDANCE,
    OWN_SECTION_GUIDANCE,
    Layout,
    SectionDefinition,
    layout_named,
)
from paperclerk.domain.periods import for_people
from paperclerk.domain.procedure import FURTHER_ROWS, OPENING_ROWS, Commissioners, RouteStop
from paperclerk.word.author_tables import ROW_WIDTHS, procedure_tables, row_label, text_row
from paperclerk.word.controls import tick_box
from paperclerk.word.desk_document import Cover, write_document
from paperclerk.word.markup import cell, paragraph, paragraphs, row, run, table

# A blank bears the day of its meeting; where the calendar names none, a day that says it is none.
_NO_DAY = date(2000, 1, 1)


def write_blank(
    *,
    layout: str | Layout,
    organisation: str,
    body: str,
    meeting: date | None,
    period_label: str,
    known: FrontPage | None = None,
    route: Sequence[RouteStop] = (),
    commissioners: Commissioners | None = None,
    sections: Mapping[str, Sequence[str]] | None = None,
    own_sections: Sequence[tuple[str, Sequence[str]]] = (),
) -> bytes:
    """Return the blank as a Word file, what is known already filled in.

    Args:
        layout: the layout, or its name.
        organisation: the council.
        body: whom the report is to.
        meeting: the day of the meeting, None when the calendar names none.
        period_label: the period reported on, as people read it.
        known: what of the front page is known; its `as_printed` texts are put into the rows they name.
        route: the meetings that the report goes through before its own.
        commissioners: what is known of the Commissioners' comments; asked for where the layout has a place for them.
        sections: words to put in place of the guidance, paragraphs by the section's id.
        own_sections: sections of the author's own, heading and paragraphs.

    Raises:
        CalledWrongly: there is no such layout.
    """
    title, chosen = f"Report to {body}: {period_label}", layout_named(layout)
    asked = commissioners is not None or any(one.generated == "commissioners" for one in chosen.sections)
    content = [
        *_opening(title),
        _front_table(organisation, body, meeting, known or FrontPage()),
        *procedure_tables(known or FrontPage(), route, commissioners, with_commissioners=asked),
        paragraph(),
        *_sections(chosen, sections or {}, own_sections),
    ]
    header = f"{organisation}: the author's words for the report to {body}"
    return write_document(content, Cover(title, organisation, header, meeting or _NO_DAY))


def _opening(title: str) -> Iterator[Any]:
    yield paragraph(title, style="Heading1")
    for line in OPENING_GUIDANCE:
        yield paragraph(line, style="Guidance")


def _front_table(organisation: str, body: str, meeting: date | None, known: FrontPage) -> Any:
    route = {"organisation": organisation, "body": body, "date": for_people(meeting)}
    rows = [text_row(one, known.text(one.name) or route[one.name]) for one in ROUTE_ROWS]
    rows += [text_row(one, known.text(one.name)) for one in (*FRONT_ROWS, *OPENING_ROWS)]
    for question in QUESTIONS:
        rows.append(_question_row(question, known.answer(question.name)))
        further = FURTHER_ROWS.get(question.name, ())
        rows += [text_row(one, known.text(one.name)) for one in (question.follow_up, *further)]
    return table(
        rows,
        ROW_WIDTHS,
        title="Front page",
        says="Each row has a label and, beside it, a place for what the front page of the report is to say.",
    )


def _question_row(question: Question, answer: bool | None) -> Any:
    boxes = paragraph(
        tick_box(f"front_{question.name}_yes", f"{question.label} Yes", ticked=answer is True), run(" Yes      "),
        tick_box(f"front_{question.name}_no", f"{question.label} No", ticked=answer is False), run(" No"),
        style="TableText",
    )  # fmt: skip
    return row(row_label(question.label, "Click a box, or type X before your answer."), cell([boxes], ROW_WIDTHS[1]))


def _sections(
    layout: Layout, words: Mapping[str, Sequence[str]], own_sections: Sequence[tuple[str, Sequence[str]]]
) -> Iterator[Any]:
    for section in layout.sections:
        if section.generated == "progress":
            yield from _own_sections(own_sections)
        elif section.generated != "commissioners":
            yield paragraph(section.heading, style=_heading(section))
            if not layout.has_under(section.id):
                more = OPTIONS_GUIDANCE if section.id == "options" else ""
                yield from _body(words.get(section.id, ()), section.guidance, more)


def _own_sections(own_sections: Sequence[tuple[str, Sequence[str]]]) -> Iterator[Any]:
    for heading, words in own_sections:
        yield paragraph(heading, style="Heading2")
        yield from _body(words, "")
    if not own_sections:
        yield paragraph(OWN_SECTION_GUIDANCE, style="Guidance")


def _body(words: Sequence[str], *guidance: str) -> Iterator[Any]:
    for text in words:
        yield from paragraphs(text, "", "ListBullet")
    if not words:
        for told in filter(None, guidance):
            yield paragraph(told, style="Guidance")
        yield paragraph()


def _heading(section: SectionDefinition) -> str:
    return f"Heading{section.level + 1}"
