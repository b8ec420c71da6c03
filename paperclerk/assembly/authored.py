"""What of a Cabinet report its author wrote: each paragraph, cell and line with its place in the author's file."""

from collections.abc import Iterator, Sequence

from paperclerk.assembly.report_front import FrontLine
from paperclerk.assembly.report_sections import ReportBlock, ReportSection
from paperclerk.domain.author import AuthorWords
from paperclerk.domain.papers import Source
from paperclerk.domain.places import Place

FRONT_PAGE, HEADING, WORDS = "front page", "heading", "words"


def written_by(words: AuthorWords, front: Sequence[FrontLine], sections: Sequence[ReportSection]) -> Iterator[Source]:
    """Yield where each text of a report that is the author's came from, in the report's order."""
    home = next((section.place for section in words.sections if section.place), Place())
    if words.front.subject:
        yield from _line(words.front.subject, FRONT_PAGE, home, "front page, Subject")
    for line in front:
        for text in () if line.is_missing else line.lines:
            yield from _line(text, FRONT_PAGE, home, f"front page, {line.label.strip(' :?')}")
    for section in sections:
        if section.place:
            yield from _line(section.heading, HEADING, section.place)
        for block in section.blocks:
            yield from _of_block(block)


def _of_block(block: ReportBlock) -> Iterator[Source]:
    if block.place is None:
        return
    if block.kind != "table":
        yield from _line(block.text, WORDS, block.place)
        return
    for row in block.header:
        for line in (line for cell in row for line in cell.lines):
            yield from _line(line.text, WORDS, block.place)
    for number, row in enumerate(block.rows, 1):
        for line in (line for cell in row for line in cell.lines):
            yield from _line(line.text, WORDS, block.place, f"{block.place.where}, row {number}")


def _line(text: str, field: str, place: Place, where: str = "") -> Iterator[Source]:
    """Yield the source of a text; the front page of nobody's file has none."""
    if text.strip() and place.file:
        yield Source(region="", text=text, field=field, return_sha256="", file=place.file, where=where or place.where)
