"""The tables of the author's blank that a report may go without: the meetings before, urgency, the Commissioners."""

from collections.abc import Iterator, Sequence
from typing import Any

from paperclerk.domain.front_page import FrontPage, FrontRow
from paperclerk.domain.periods import for_people
from paperclerk.domain.procedure import (
    COMMISSIONERS_GUIDANCE,
    COMMISSIONERS_HEADING,
    COMMISSIONERS_ROWS,
    ROUTE_COLUMNS,
    ROUTE_GUIDANCE,
    URGENCY_GUIDANCE,
    URGENCY_ROWS,
    Commissioners,
    RouteStop,
)
from paperclerk.word.markup import LABEL_FILL, cell, header_row, paragraph, paragraphs, row, table

ROW_WIDTHS = (6.2, 11.2)
_ROUTE_WIDTHS = (6.2, 4.2, 7.0)
# Rows for the author to write in; Word adds one more with the tab key.
_EMPTY_ROWS = 3


def procedure_tables(
    known: FrontPage, route: Sequence[RouteStop], commissioners: Commissioners | None, *, with_commissioners: bool
) -> Iterator[Any]:
    """Yield the tables below the front page, each under a line that says what it is for."""
    yield paragraph(ROUTE_GUIDANCE, style="Guidance")
    yield _route(route)
    yield paragraph(URGENCY_GUIDANCE, style="Guidance")
    yield table(
        [text_row(one, known.text(one.name)) for one in URGENCY_ROWS],
        ROW_WIDTHS,
        title="Urgency",
        says="By which procedure the decision is taken without the usual notice, why, and who agreed it and when.",
    )
    if with_commissioners:
        yield paragraph(COMMISSIONERS_GUIDANCE, style="Guidance")
        yield _commissioners(commissioners)


def text_row(asked: FrontRow, text: str) -> Any:
    """Return a row with a label and, beside it, a place for words."""
    words = cell(paragraphs(text, "TableText", "TableBullet"), ROW_WIDTHS[1])
    return row(row_label(asked.label, asked.guidance), words)


def row_label(label: str, guidance: str) -> Any:
    """Return the cell that says what is asked, its guidance below it."""
    blocks = [paragraph(label, style="TableLabel")]
    if guidance:
        blocks.append(paragraph(guidance, style="TableGuidance"))
    return cell(blocks, ROW_WIDTHS[0], fill=LABEL_FILL)


def _route(stops: Sequence[RouteStop]) -> Any:
    lines = [(one.body, one.written, one.outcome) for one in stops] or [("", "", "")] * _EMPTY_ROWS
    columns = [column for column, _ in ROUTE_COLUMNS]
    rows = [
        row(
            *(
                cell([paragraph(text, style="TableText")], width)
                for text, width in zip(line, _ROUTE_WIDTHS, strict=True)
            )
        )
        for line in lines
    ]
    return table(
        [header_row(columns, _ROUTE_WIDTHS), *rows],
        _ROUTE_WIDTHS,
        title="Meetings before this one",
        says="Each meeting that the report goes through before its own, its date, and what came of it.",
    )


def _commissioners(block: Commissioners | None) -> Any:
    said = {
        "commissioners": block.written,
        "commissioners_text": block.text,
        "commissioners_name": block.name,
        "commissioners_on": block.date_written or for_people(block.date),
    } if block else {}  # fmt: skip
    return table(
        [text_row(one, said.get(one.name, "")) for one in COMMISSIONERS_ROWS],
        ROW_WIDTHS,
        title=COMMISSIONERS_HEADING,
        says="How it stands with the Commissioners' comments, what they said, who answered and when.",
    )
