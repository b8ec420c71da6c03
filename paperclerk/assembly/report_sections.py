"""The Cabinet report's sections: the author's words in the layout's order, with what the program adds to them."""

import re
from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from paperclerk.domain.author import AuthorSection, AuthorWords, Block, Cell, CellLine, Stretch, beginning_cut
from paperclerk.domain.layouts import MADE_APPENDICES, Layout, Need, SectionDefinition
from paperclerk.domain.names import region
from paperclerk.domain.places import Noun, Place

_LABELLED = re.compile(r"^Appendix\s+([A-Z]|\d{1,2})\b\s*[:.–—-]?\s*", re.IGNORECASE)
_NO_WORDS = (CellLine(stretches=(Stretch(),)),)
_DEEPER = {"body": "sub", "lead-in": "sub", "sub": "letter"}


class ReportBlock(Noun):
    """A paragraph or table as printed.

    `kind` names the way it is set out: body, lead-in, sub, letter, inner-letter, bullet, inner-bullet, item,
    subheading, caption, picture, table. A block with a region was written by the program; one of the author's has its
    place in the author's file.
    """

    kind: str
    stretches: tuple[Stretch, ...] = ()
    header: tuple[tuple[Cell, ...], ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    region: str = ""
    place: Place | None = None

    @property
    def text(self) -> str:
        """Return a paragraph's words."""
        return "".join(stretch.text for stretch in self.stretches)


class ReportSection(Noun):
    """A section as printed; `is_progress` when the generated part on progress follows the author's words."""

    heading: str
    level: int = 1
    blocks: tuple[ReportBlock, ...] = ()
    is_progress: bool = False
    place: Place | None = None


def report_sections(words: AuthorWords, layout: Layout) -> tuple[ReportSection, ...]:
    """Return the sections of a report in the layout's order; the author's own stand where the author put them."""
    return tuple(_in_order(words, layout))


def _in_order(words: AuthorWords, layout: Layout) -> Iterator[ReportSection]:
    waiting = list(words.own_sections_after(""))
    for place, definition in enumerate(layout.sections):
        if (section := _section(definition, words, layout)) is not None:
            yield section
        waiting += words.own_sections_after(definition.id)
        following = layout.sections[place + 1] if place + 1 < len(layout.sections) else None
        # The author's sections wait for the progress that comes first, and for all that stands under one heading.
        if following is None or (following.level == 1 and following.generated != "progress"):
            yield from (_own(section) for section in waiting)
            waiting = []


def _own(section: AuthorSection) -> ReportSection:
    blocks = (*_marked(section), *(_block(block) for block in section.blocks))
    return ReportSection(heading=section.heading, blocks=blocks, place=section.place)


def _marked(section: AuthorSection) -> Iterator[ReportBlock]:
    """Yield the line that says why an exempt section is not for publication, where its words stand below it."""
    if section.exemption and not section.exemption.withheld:
        yield ReportBlock(kind="body", stretches=(Stretch(text=section.exemption.statement, bold=True),))


def _section(definition: SectionDefinition, words: AuthorWords, layout: Layout) -> ReportSection | None:
    written = words.section(definition.id)
    blocks = (*_marked(written), *_written(definition, written, layout)) if written else ()
    if definition.generated == "appendices":
        blocks = tuple(_appendices(blocks))
    elif definition.generated == "background_papers":
        blocks = blocks or (_generated("body", "None", "background"),)
    elif not blocks and not definition.generated and not layout.has_under(definition.id):
        if definition.need is not Need.REQUIRED:
            return None
        todo = f"[The author has not yet written this section: {definition.heading}]"
        blocks = (_generated("body" if definition.level == 1 else "sub", todo, "todo", definition.id, bold=True),)
    return ReportSection(
        heading=written.heading if written else definition.heading,
        level=definition.level,
        blocks=blocks,
        is_progress=definition.generated == "progress",
        place=written.place if written and written.heading != definition.heading else None,
    )


def _written(definition: SectionDefinition, written: AuthorSection, layout: Layout) -> Iterator[ReportBlock]:
    blocks: Sequence[Block] = written.blocks
    if definition.id == "recommendations":
        blocks = _asked_for(blocks, layout.recommendations_as)
    for block in blocks:
        printed = _block(block)
        deeper = _DEEPER.get(printed.kind) if definition.level > 1 else None
        yield printed.model_copy(update={"kind": deeper}) if deeper else printed


def _asked_for(blocks: Sequence[Block], kind: str) -> list[Block]:
    """Return recommendations with each thing asked for set out as the layout says, under the line that leads in."""
    if not blocks or not blocks[0].text.rstrip().endswith(":"):
        return list(blocks)
    asked = [_recommendation(block, kind) if block.kind in ("body", "letter", "sub") else block for block in blocks[1:]]
    return [blocks[0].model_copy(update={"kind": "lead-in"}), *asked]


def _recommendation(block: Block, kind: str) -> Block:
    bold = kind == "sub"
    stretches = tuple(one.model_copy(update={"bold": bold or one.bold}) for one in block.stretches)
    return block.model_copy(update={"kind": kind, "stretches": stretches})


def _block(block: Block) -> ReportBlock:
    mark = block.exemption
    ground = (Stretch(text=f" (not for publication: {mark.ground})"),) if mark and not mark.withheld else ()
    stretches = (*block.stretches, *ground)
    header, rows = (tuple(map(_printed_cells, part)) for part in (block.header, block.rows))
    return ReportBlock(kind=block.kind, stretches=stretches, header=header, rows=rows, place=block.place)


def _printed_cells(row: Sequence[Cell]) -> tuple[Cell, ...]:
    """Return cells that each have a line for a template to print, though it be empty."""
    return tuple(cell if cell.lines else cell.model_copy(update={"lines": _NO_WORDS}) for cell in row)


def _appendices(written: Sequence[ReportBlock]) -> Iterator[ReportBlock]:
    """Yield the program's appendices, then the author's: each keeps its label unless it has none or it is taken."""
    taken = {label for label, _ in MADE_APPENDICES}
    for label, title in MADE_APPENDICES:
        yield _generated("body", f"Appendix {label}: {title}", "appendix", label)
    for block in written:
        found = _LABELLED.match(block.text)
        if block.kind == "table" or (found is None and not block.text.strip()):
            yield block
            continue
        label = found[1].upper() if found and found[1].upper() not in taken else _next_free(taken)
        taken.add(label)
        rest = beginning_cut(block.stretches, found.end() if found else 0)
        yield block.model_copy(update={"kind": "body", "stretches": _labelled(f"Appendix {label}: ", rest)})


def _labelled(label: str, title: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Return the title with its label before it, in one stretch where both look alike."""
    first = title[0] if title else Stretch()
    if first != Stretch(text=first.text):
        return (Stretch(text=label), *title)
    return (Stretch(text=label + first.text), *title[1:])


def _next_free(taken: set[str]) -> str:
    return next((letter for letter in ascii_uppercase if letter not in taken), "")


def _generated(kind: str, text: str, *name: str, bold: bool = False) -> ReportBlock:
    return ReportBlock(kind=kind, stretches=(Stretch(text=text, bold=bold),), region=region(*name))
