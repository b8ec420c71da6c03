"""The author's file of a Cabinet report: its front-page table and its headed sections, in Word, as authors write.

Sections are known by their headings and rows by their labels, never by where they stand. What cannot be carried over
is said, with its place.
"""

import hashlib
import re
from collections.abc import Sequence

from paperclerk.domain.author import AuthorReading, AuthorSection, AuthorWords, Block, stretches_in
from paperclerk.domain.findings import Finding
from paperclerk.domain.layouts import MADE_APPENDICES, Layout, Need, layout_named
from paperclerk.domain.places import Place
from paperclerk.domain.procedure import COMMISSIONERS_HEADING, Procedure
from paperclerk.ooxml.blocks import Block as StoryBlock
from paperclerk.ooxml.blocks import Paragraph, paragraphs_in
from paperclerk.ooxml.package import Package, PackageFault, open_package
from paperclerk.ooxml.story import Story, read_story
from paperclerk.ooxml.wordml import W
from parsers.author_marks import mark_at_end, mark_of_line, marked_section
from parsers.author_tables import holds_table, joined_tables
from parsers.front_page_table import FrontReading, read_front_page
from parsers.readings import plain
from parsers.report_blocks import BlockReader, is_guidance, looks_like_guidance, with_lead_ins
from parsers.report_findings import (
    MARKS_NOTHING,
    QUOTED,
    READ_APART,
    about_author,
    before_headings,
    box_as_paragraphs,
    comments_left_out,
    faulty_mark,
    heading_twice,
    in_grey,
    label_taken,
    missing_rows,
    no_front_page,
    no_words_for_picture,
    not_carried,
    table_in_table,
    too_deep,
    unanswered,
    unknown_heading,
)
from parsers.report_headings import Heading, HeadingReader

# As deep as the lists of our templates go; a council's may go less deep, which its check tells.
_DEEPEST = 3


def read_author(content: bytes, file: str, layout: str | Layout) -> AuthorReading:
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
        return AuthorReading(None, (about_author(fault.rule, fault.message, fault.hint, place),))


class _Reader:
    """Reads one file; findings gather as it goes."""

    def __init__(self, package: Package, story: Story, layout: Layout, place: Place) -> None:
        self._layout, self._place, self._story = layout, place, story
        self._headings = HeadingReader(layout, story.blocks)
        self._blocks = BlockReader(package, story)
        self._findings: list[Finding] = []
        self._sections: list[AuthorSection] = []
        self._said_left_out: set[str] = set()
        self._number = self._heading = ""
        self._own_guidance = {plain(one.guidance) for one in layout.sections if one.guidance}

    def read(self) -> AuthorReading:
        front, rest = self._split()
        reading = read_front_page(front)
        if not reading.found:
            return AuthorReading(None, (no_front_page(self._place),))
        self._check_front(reading)
        for paragraph in paragraphs_in(front):
            self._say_not_carried(paragraph, self._at("front page"), at_all=False)
        self._read_sections(rest)
        self._check_sections()
        self._check_appendices()
        self._check_whole_file()
        words = AuthorWords(
            front=reading.front, procedure=self._placed(reading.procedure), sections=tuple(self._sections)
        )
        return AuthorReading(words, tuple(self._findings))

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
                previous = None if heading else block if block.text.strip() else previous
            if heading and isinstance(block, Paragraph) and heading.level < 3:
                self._say_not_carried(block, self._at(f'heading "{heading.text[:QUOTED]}"'), at_all=False)
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
        place = self._at(f'heading "{heading.text[:QUOTED]}"')
        self._heading = heading.text
        if heading.section is None:
            after = self._last_known()
            own = AuthorSection(id="", heading=mark_at_end(heading.text).text, after=after, place=place)
            self._sections.append(own)
            if after not in self._layout.own_after:
                self._add(unknown_heading(heading.text, self._name(after), place))
            self._number = heading.number or str(self._top_sections())
            return []
        again = next((s for s in self._sections if s.id == heading.section.id), None)
        if again:
            self._add(heading_twice(heading.text, place))
            self._sections.remove(again)
        shown = mark_at_end(heading.text).text if heading.section.free else heading.section.heading
        marked = again.exemption if again else None
        self._sections.append(AuthorSection(id=heading.section.id, heading=shown, exemption=marked, place=place))
        self._number = heading.number or str(self._top_sections())
        return list(again.blocks) if again else []

    def _close(self, gathered: Sequence[Block]) -> None:
        if not self._sections:
            return
        section = self._sections[-1]
        blocks, exemption, faults = marked_section(gathered, self._heading, is_list=section.id == "appendices")
        for block, problem in faults:
            text, place = (block.text, block.place) if block else (self._heading, section.place)
            self._add(faulty_mark(text, problem, place or self._place))
        marked = {"blocks": with_lead_ins(blocks), "exemption": exemption or section.exemption}
        self._sections[-1] = section.model_copy(update=marked)

    def _gather(self, gathered: list[Block], block: StoryBlock, heading: Heading | None, number: int) -> list[Block]:
        place = self._at(f'under "{self._sections[-1].heading[:QUOTED]}", block {number}')
        if not isinstance(block, Paragraph):
            self._say_left_out(block, place)
            read = self._blocks.table(block, place)
            self._say_pictures(read)
            self._say_depth(read, place)
            return joined_tables(gathered, read) if read else gathered
        self._say_left_out(block, place)
        if is_guidance(block) or plain(block.text) in self._own_guidance:
            return gathered
        read = self._blocks.paragraph(block, self._number, place)
        if read and heading:
            read = read.model_copy(update={"kind": "subheading"})
        self._say_pictures(read)
        self._say_depth(read, place)
        if read and looks_like_guidance(block):
            self._add(in_grey(read.text, place))
        added = [*gathered, read] if read else list(gathered)
        for inner in block.boxes:
            added = self._gather(added, inner, None, number)
        return added

    def _say_left_out(self, block: StoryBlock, place: Place) -> None:
        if isinstance(block, Paragraph):
            self._say_not_carried(block, place)
            if block.boxes:
                self._add(box_as_paragraphs(place))
            return
        if holds_table(block):
            self._add(table_in_table(place))
        for paragraph in paragraphs_in((block,)):
            self._say_not_carried(paragraph, place)

    def _say_not_carried(self, paragraph: Paragraph, place: Place, *, at_all: bool = True) -> None:
        """Say what of a paragraph is left out; all that is no word where nothing of the kind is carried over at all."""
        self._said_left_out |= paragraph.left_out
        for what in sorted(paragraph.left_out - READ_APART if at_all else paragraph.left_out):
            self._add(not_carried(what.capitalize(), paragraph.text, place))
        for problem in self._blocks.not_carried(paragraph) if at_all else ():
            self._add(not_carried(problem.what, paragraph.text, place, problem.hint))

    def _say_depth(self, block: Block | None, place: Place) -> None:
        """Say which points stand deeper than a report's lists go."""
        if block and any(stretch.depth > _DEEPEST for stretch in stretches_in(block)):
            self._add(too_deep(block.text, place))

    def _say_pictures(self, block: Block | None) -> None:
        """Say which pictures are not told in words."""
        for stretch in stretches_in(block) if block else ():
            if stretch.picture and not stretch.picture.words and not stretch.picture.decorative:
                self._add(no_words_for_picture(stretch.picture.name, block.place if block else None))

    def _check_front(self, reading: FrontReading) -> None:
        place = self._at("front page")
        for about, message, hint in (*unanswered(reading), *missing_rows(reading.front)):
            self._add(about_author("A04", message, hint, place, about=about))
        for line in reading.unused:
            says = mark_of_line(line, first=True)
            marks = says.exemption or says.problem
            self._add(faulty_mark(line, MARKS_NOTHING, place) if marks else before_headings(line, place))

    def _placed(self, procedure: Procedure) -> Procedure:
        """Return how the report is taken, with its place, once its marks of exemption have been looked at."""
        block, place = procedure.commissioners, self._at("front page")
        if block is None:
            return procedure.model_copy(update={"place": place})
        at = self._at(f"front page, {COMMISSIONERS_HEADING}")
        for n, line in enumerate(block.text.split("\n")):
            if problem := mark_of_line(line, first=n == 0).problem:
                self._add(faulty_mark(line, problem, at))
        return procedure.model_copy(update={"place": place, "commissioners": block.model_copy(update={"place": at})})

    def _check_sections(self) -> None:
        there = {section.id: section for section in self._sections}
        for definition in self._layout.written_by_author():
            if definition.need is not Need.REQUIRED or (definition.id in there and there[definition.id].blocks):
                continue
            place = there[definition.id].place if definition.id in there else self._at("")
            what = "has no words yet" if definition.id in there else "is not there"
            message, hint = f'The section "{definition.heading}" {what}.', f"Under that heading: {definition.guidance}"
            self._add(about_author("A02", message, hint, place, about=definition.id))

    def _check_appendices(self) -> None:
        listed = next((section for section in self._sections if section.id == "appendices"), None)
        for label, title in MADE_APPENDICES:
            for block in listed.blocks if listed else ():
                if re.match(rf"appendix\s+{label}\b", block.text, re.IGNORECASE):
                    self._add(label_taken(label, title, block.place or self._place))

    def _check_whole_file(self) -> None:
        for what in sorted(self._story.left_out - self._said_left_out):
            self._add(not_carried(what.capitalize(), "", self._at("")))
        if found := len({one.get(f"{W}id") for one in self._story.root.iter(f"{W}commentReference")}):
            self._add(comments_left_out(found, self._at("")))
        if count := sum(1 for paragraph in self._story.paragraphs if paragraph.tracked):
            holds = "1 paragraph holds" if count == 1 else f"{count} paragraphs hold"
            self._add(about_author("A07", f"{holds} tracked changes, which were read as if accepted.",
                             "Accept or reject the changes in Word if that is not meant.", self._at("")))  # fmt: skip

    def _last_known(self) -> str:
        return next((section.id or section.after for section in reversed(self._sections)), "")

    def _name(self, id: str) -> str:
        return next((section.heading for section in self._layout.sections if section.id == id), "the front page")

    def _at(self, where: str) -> Place:
        return self._place.model_copy(update={"where": where})

    def _add(self, found: Finding) -> None:
        self._findings.append(found)
