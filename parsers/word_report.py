"""The author's file of a Cabinet report: its front-page table and its headed sections, in Word, as authors write.

Sections are known by their headings and rows by their labels, never by where they stand. What cannot be carried over
is said, with its place.
"""

import hashlib
from collections.abc import Iterator, Sequence

from paperclerk.domain.author import AuthorReading, AuthorSection, AuthorWords, Block
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.front_page import FRONT_ROWS, QUESTIONS, FrontPage
from paperclerk.domain.layouts import Layout, Need, layout_named
from paperclerk.domain.papers import PaperName
from paperclerk.domain.places import Place
from paperclerk.ooxml.blocks import Block as StoryBlock
from paperclerk.ooxml.blocks import Paragraph
from paperclerk.ooxml.package import Package, PackageFault, open_package
from paperclerk.ooxml.story import Story, read_story
from parsers.front_page_table import FrontReading, read_front_page
from parsers.report_blocks import (
    BlockReader,
    has_merged_cells,
    is_guidance,
    joined_tables,
    looks_like_guidance,
    table_block,
    with_lead_ins,
)
from parsers.report_headings import Heading, HeadingReader

_SUBJECT = PaperName.CABINET_REPORT.value
_QUOTED = 60


def read_author(content: bytes, file: str, layout: str) -> AuthorReading:
    """Read an author's file; without its front-page table there are no words, only findings.

    Raises:
        CalledWrongly: there is no such layout.
    """
    place = Place(file=file, sha256=hashlib.sha256(content).hexdigest())
    wanted = layout_named(layout)
    try:
        package = open_package(content)
        if package.kind != "word":
            raise PackageFault("F03", "The file is not a Word document.", "Write in the blank, and save it as .docx.")
        story = read_story(package)
        return _Reader(package, story, wanted, place).read()
    except PackageFault as fault:
        return AuthorReading(None, (_found(fault.rule, fault.message, fault.hint, place),))


class _Reader:
    """Reads one file; findings gather as it goes."""

    def __init__(self, package: Package, story: Story, layout: Layout, place: Place) -> None:
        self._layout, self._place, self._story = layout, place, story
        self._headings = HeadingReader(layout, story.blocks)
        self._blocks = BlockReader(package)
        self._findings: list[Finding] = []
        self._sections: list[AuthorSection] = []

    def read(self) -> AuthorReading:
        front, rest = self._split()
        reading = read_front_page(front)
        if not reading.found:
            return AuthorReading(None, (_no_front_page(self._place),))
        self._check_front(reading)
        self._read_sections(rest)
        self._check_sections()
        self._check_tracked()
        return AuthorReading(AuthorWords(front=reading.front, sections=tuple(self._sections)), tuple(self._findings))

    def _split(self) -> tuple[Sequence[StoryBlock], Sequence[StoryBlock]]:
        """Return what stands before the first heading of a section, and the rest."""
        blocks = self._story.blocks
        for number, block in enumerate(blocks):
            heading = self._headings.read(block, None, 0) if isinstance(block, Paragraph) else None
            if heading and (heading.section or (heading.level == 1 and heading.number == "1")):
                return blocks[:number], blocks[number:]
        return blocks, ()

    def _read_sections(self, blocks: Sequence[StoryBlock]) -> None:
        previous: Paragraph | None = None
        gathered: list[Block] = []
        for number, block in enumerate(blocks, 1):
            heading = None
            if isinstance(block, Paragraph):
                heading = self._headings.read(block, previous, self._top_sections())
                previous = block if block.text.strip() else previous
            if heading and heading.level < 3:
                self._close(gathered)
                gathered = self._open(heading)
            else:
                gathered = self._gather(gathered, block, heading, number)
        self._close(gathered)

    def _top_sections(self) -> int:
        under = {section.id for section in self._layout.sections if section.level > 1}
        return sum(1 for section in self._sections if section.id not in under)

    def _open(self, heading: Heading) -> list[Block]:
        """Begin a section; words under a heading that comes again are added to those under its first."""
        place = self._at(f'heading "{heading.text[:_QUOTED]}"')
        if heading.section is None:
            after = self._last_known()
            self._sections.append(AuthorSection(id="", heading=heading.text, after=after, place=place))
            if after not in self._layout.own_after:
                self._add(_unknown(heading.text, self._name(after), place))
            self._number = heading.number or str(self._top_sections())
            return []
        again = next((s for s in self._sections if s.id == heading.section.id), None)
        if again:
            self._add(_twice(heading.text, place))
            self._sections.remove(again)
        shown = heading.text if heading.section.free else heading.section.heading
        self._sections.append(AuthorSection(id=heading.section.id, heading=shown, place=place))
        self._number = heading.number or str(self._top_sections())
        return list(again.blocks) if again else []

    def _close(self, gathered: Sequence[Block]) -> None:
        if self._sections:
            blocks = with_lead_ins(gathered)
            self._sections[-1] = self._sections[-1].model_copy(update={"blocks": blocks})

    def _gather(self, gathered: list[Block], block: StoryBlock, heading: Heading | None, number: int) -> list[Block]:
        place = self._at(f'under "{self._sections[-1].heading[:_QUOTED]}", block {number}')
        if not isinstance(block, Paragraph):
            self._say_left_out(block, place)
            read = table_block(block, place)
            return joined_tables(gathered, read) if read else gathered
        self._say_left_out(block, place)
        if is_guidance(block):
            return gathered
        read = self._blocks.paragraph(block, self._number, place)
        if read and heading:
            read = read.model_copy(update={"kind": "subheading"})
        if read and looks_like_guidance(block):
            self._add(_in_grey(read.text, place))
        added = [*gathered, read] if read else list(gathered)
        for inner in block.boxes:
            added = self._gather(added, inner, None, number)
        return added

    def _say_left_out(self, block: StoryBlock, place: Place) -> None:
        if isinstance(block, Paragraph):
            for what in sorted(block.left_out):
                self._add(_not_carried(what.capitalize(), block.text, place))
            if block.boxes:
                self._add(_found("A06", "A text box was taken as paragraphs of the report.", "Check where its words "
                                 "now stand, or write them as paragraphs.", place, about="box"))  # fmt: skip
            return
        if has_merged_cells(block):
            self._add(_found("A06", "A table's merged cells are not carried over: each text stands once, in the first "
                             "of the cells.", "Split the merged cells in Word and repeat what holds for each row.",
                             place, about="merged"))  # fmt: skip
        for what in sorted(
            {what for row in block.rows for c in row.cells for p in c.paragraphs for what in p.left_out}
        ):
            self._add(_not_carried(f"{what.capitalize()} in a table", "", place))

    def _check_front(self, reading: FrontReading) -> None:
        place = self._at("front page")
        for about, message, hint in (*_unanswered(reading), *_missing_rows(reading.front)):
            self._add(_found("A04", message, hint, place, about=about))

    def _check_sections(self) -> None:
        there = {section.id: section for section in self._sections}
        for definition in self._layout.written_by_author():
            if definition.need is not Need.REQUIRED or (definition.id in there and there[definition.id].blocks):
                continue
            place = there[definition.id].place if definition.id in there else self._at("")
            what = "has no words yet" if definition.id in there else "is not there"
            message, hint = f'The section "{definition.heading}" {what}.', f"Under that heading: {definition.guidance}"
            self._add(_found("A02", message, hint, place, about=definition.id))

    def _check_tracked(self) -> None:
        count = sum(1 for paragraph in self._story.paragraphs if paragraph.tracked)
        if count:
            self._add(_found("A07", f"{count} paragraphs hold tracked changes; they were read as if accepted.",
                             "Accept or reject the changes in Word if that is not meant.", self._at("")))  # fmt: skip

    def _last_known(self) -> str:
        return next((section.id or section.after for section in reversed(self._sections)), "")

    def _name(self, id: str) -> str:
        return next((section.heading for section in self._layout.sections if section.id == id), "the front page")

    def _at(self, where: str) -> Place:
        return self._place.model_copy(update={"where": where})

    def _add(self, found: Finding) -> None:
        self._findings.append(found)


def _unanswered(reading: FrontReading) -> Iterator[tuple[str, str, str]]:
    front = reading.front
    for question in QUESTIONS:
        answer = front.answer(question.name) if question.name != "wards" else (front.wards or None)
        if answer is None:
            how = "is answered both Yes and No" if question.label in reading.doubts else "is not answered"
            yield question.name, f'"{question.label}" {how} on the front page.', "Tick Yes or No, one of the two."
    if front.wards == "named" and not front.ward_names:
        yield "ward_names", "Specific wards are affected, but none is named.", "Name the wards in the row below."
    if front.key_decision and not front.forward_plan_reference:
        yield ("forward_plan_reference", "It is a key decision, but no Forward Plan reference is given.",
               "Add the reference in the row below the question.")  # fmt: skip
    if front.exempt and not (front.exempt_paragraphs or "confidential" in (front.exemption or "").casefold()):
        yield ("exemption", "The report holds confidential or exempt information, but neither a paragraph number (1 to "
               "7) nor the reason for confidentiality is given.",
               "Say which appendix, and give the paragraph of Part 1 of Schedule 12A or the reason.")  # fmt: skip


def _missing_rows(front: FrontPage) -> Iterator[tuple[str, str, str]]:
    for row in FRONT_ROWS:
        if row.required and not getattr(front, row.name):
            yield row.name, f'The front page has nothing beside "{row.label}".', row.guidance


def _no_front_page(place: Place) -> Finding:
    labels = ", ".join(row.label.rstrip(":") for row in FRONT_ROWS)
    return _found(
        "A01",
        f"The file has no front-page table: no table before the first heading has a row labelled {labels} or so.",
        "Start from the blank and write in it, or copy its first table into this file.",
        place,
    )


def _unknown(heading: str, after: str, place: Place) -> Finding:
    return _found(
        "A03",
        f'The report has no section "{heading}" at this place; it was kept, after "{after}".',
        "Move sections of your own to after the background, or use the report's own heading.",
        place,
    )


def _twice(heading: str, place: Place) -> Finding:
    return _found(
        "A03",
        f'The heading "{heading}" stands twice; the words under both were put together.',
        "Keep the heading once.",
        place,
    )


def _in_grey(text: str, place: Place) -> Finding:
    return _found(
        "A06",
        f'"{text[:_QUOTED]}" is in the grey style of guidance. It was taken as the report\'s words, in black.',
        "Delete it if it is guidance; if the words are yours, nothing need be done.",
        place,
        about="grey",
    )


def _not_carried(what: str, text: str, place: Place) -> Finding:
    near = f', near "{text.strip()[:_QUOTED]}",' if text.strip() else ""
    return _found(
        "A06", f"{what}{near} is not carried over to the report.",
        "Say it in words, or put it into an appendix.", place, about=what,
    )  # fmt: skip


def _found(rule: str, message: str, hint: str, place: Place | None, about: str = "") -> Finding:
    return finding(rule, message, hint=hint, subject=_SUBJECT, place=place, about=about)
