"""Paragraphs and tables of an author's report as blocks: what kind each is, without numbers the report will count."""

import re
from collections.abc import Iterable, Sequence

from paperclerk.domain.author import Block, Stretch
from paperclerk.domain.implications import FURTHER
from paperclerk.domain.layouts import LAYOUTS, OPENING_GUIDANCE, OPTIONS_GUIDANCE, OWN_SECTION_GUIDANCE
from paperclerk.domain.places import Place
from paperclerk.domain.procedure import PROCEDURE_GUIDANCE
from paperclerk.ooxml.blocks import Paragraph, Table
from paperclerk.ooxml.package import Package
from paperclerk.ooxml.wordml import W, value
from parsers.readings import plain

_PLAIN = "body"
_LISTED = ("letter", "bullet", "inner-bullet", "item", "sub")
# `1.2 million` is a figure, `1.2 Million` or `1.2.1 a million` are not.
_NUMBER = re.compile(r"^(\d{1,2}\.\d{1,2}(?=\.?\s+[^a-z\s])|\d{1,2}(?:\.\d{1,2}){2,3})\.?\s+(?=\S)")
_LETTER = re.compile(r"^\(?[a-z]\)\s+(?=\S)")
_FIGURE = re.compile(r"^(?:\(\d{1,2}\)|\(?[ivx]{1,5}\)|\d{1,2}[.)])\s+(?=\S)")
_BULLET = re.compile(r"^[•●▪‣·◦*–-]\s+(?=\S)")
# Links to files of somebody's own computer lead a reader of a published paper nowhere.
_CARRIED = re.compile(r"(https?://|mailto:)\S+$", re.I)
_GUIDANCE = {
    plain(text).casefold()
    for text in (
        *OPENING_GUIDANCE,
        OWN_SECTION_GUIDANCE,
        OPTIONS_GUIDANCE,
        *PROCEDURE_GUIDANCE,
        *(one.guidance for one in FURTHER),
        *(section.guidance for layout in LAYOUTS.values() for section in layout.sections if section.guidance),
    )
}
_GUIDANCE_STYLE = "guidance"


class BlockReader:
    """Turns the paragraphs of one file into blocks; it knows the file's lists and links."""

    def __init__(self, package: Package) -> None:
        """Take in the file's definitions of lists and where its links lead."""
        part = package.related(package.main_part, "numbering")
        self._lists = None if part is None else package.xml(part)
        self._links = {link.id: link.target for link in package.relations(package.main_part) if link.external}

    def paragraph(self, paragraph: Paragraph, section_number: str, place: Place) -> Block | None:
        """Return a paragraph as a block; None for one without words.

        Args:
            paragraph: as the story has it.
            section_number: the number of the section it stands in, typed or counted, so that `4.1` can be told from
                a figure in the text.
            place: where it stands.
        """
        stretches = self._stretches(paragraph)
        text = "".join(stretch.text for stretch in stretches)
        if not text.strip():
            return None
        kind, typed = self._kind(paragraph, text, section_number)
        return Block(kind=kind, stretches=_without(stretches, typed), place=place)

    def links_left_out(self, paragraph: Paragraph) -> tuple[str, ...]:
        """Return where those links of a paragraph lead that no reader of a published paper could follow."""
        ids = dict.fromkeys(run.link for run in paragraph.runs if run.link)
        return tuple(address for link in ids if not _CARRIED.match(address := self._links.get(link, "")))

    def _stretches(self, paragraph: Paragraph) -> tuple[Stretch, ...]:
        """Return a paragraph's runs, neighbours of one look joined; white space takes the look of what is before it."""
        joined: list[Stretch] = []
        for run in paragraph.runs:
            address = self._links.get(run.link, "")
            stretch = Stretch(
                text=run.text, bold=run.bold, italic=run.italic, link=address if _CARRIED.match(address) else ""
            )
            before = joined[-1] if joined else None
            if before and (not run.text.strip() or _saying(stretch, before.text) == before):
                joined[-1] = _saying(before, before.text + run.text)
            elif run.text:
                joined.append(stretch)
        return _trimmed(joined)

    def _kind(self, paragraph: Paragraph, text: str, section_number: str) -> tuple[str, str]:
        """Return a paragraph's kind and the mark typed before it, which the report sets itself."""
        if paragraph.numbering:
            return self._listed_kind(paragraph), ""
        if (found := _NUMBER.match(text)) and found[1].startswith(f"{section_number}."):
            depth = found[1].removeprefix(section_number).count(".")
            return {1: "body", 2: "sub"}.get(depth, "letter"), found[0]
        if found := _LETTER.match(text):
            return "letter", found[0]
        if found := _BULLET.match(text):
            return "bullet", found[0]
        # A figure in a list is kept as typed: other words may refer to it.
        return ("item", "") if _FIGURE.match(text) else (_PLAIN, "")

    def _listed_kind(self, paragraph: Paragraph) -> str:
        assert paragraph.numbering is not None
        if paragraph.numbering.mark:
            return "inner-bullet" if paragraph.numbering.level or paragraph.style_id.endswith("2") else "bullet"
        counted = self._level_text(paragraph.numbering.number_id, paragraph.numbering.level).count("%")
        return {2: "body", 3: "sub"}.get(counted, "letter")

    def _level_text(self, number_id: int, level: int) -> str:
        """Return how a level of a list prints its number: `%1.%2`."""
        if self._lists is None:
            return ""
        number = self._lists.find(f"{W}num[@{W}numId='{number_id}']")
        abstract_id = value(number, "w:abstractNumId")
        if abstract_id is None or not abstract_id.isdigit():
            return ""
        path = f"{W}abstractNum[@{W}abstractNumId='{abstract_id}']/{W}lvl[@{W}ilvl='{level}']"
        return value(self._lists.find(path), "w:lvlText") or ""


def table_block(table: Table, place: Place) -> Block | None:
    """Return a table as a block, its first row the header; None for one without words."""
    grid = [_row_texts(table, number) for number in range(len(table.rows))]
    width = max((len(texts) for texts in grid), default=0)
    rows = [(*texts, *[""] * (width - len(texts))) for texts in grid if any(text.strip() for text in texts)]
    if not rows:
        return None
    return Block(kind="table", header=rows[0], rows=tuple(rows[1:]), place=place)


def joined_tables(blocks: Sequence[Block], added: Block) -> list[Block]:
    """Return blocks with one more; a table right after a table of as many columns goes on with it, as Word shows it."""
    last = blocks[-1] if blocks else None
    if last and last.kind == added.kind == "table" and len(last.header) == len(added.header):
        repeats = added.header == last.header
        more = added.rows if repeats else (added.header, *added.rows)
        return [*blocks[:-1], last.model_copy(update={"rows": (*last.rows, *more)})]
    return [*blocks, added]


def with_lead_ins(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return the blocks, those that end in a colon before a list or table marked as leading in to it."""
    following = [*blocks[1:], None][: len(blocks)]
    return tuple(
        block.model_copy(update={"kind": "lead-in"})
        if block.kind == _PLAIN and after and after.kind in (*_LISTED, "table") and block.text.rstrip().endswith(":")
        else block
        for block, after in zip(blocks, following, strict=True)
    )


def is_guidance(paragraph: Paragraph) -> bool:
    """Whether a paragraph is the blank's own guidance, which counts as nothing written."""
    return plain(paragraph.text).casefold() in _GUIDANCE


def looks_like_guidance(paragraph: Paragraph) -> bool:
    """Whether a paragraph is in the grey style of guidance."""
    return paragraph.style_name.casefold() == _GUIDANCE_STYLE


def has_merged_cells(table: Table) -> bool:
    """Whether any cell of a table spans several rows or columns."""
    return any(cell.span > 1 or cell.continues_above for row in table.rows for cell in row.cells)


def _row_texts(table: Table, number: int) -> list[str]:
    texts: list[str] = []
    for cell in table.rows[number].cells:
        texts += [""] * (cell.column - len(texts))
        texts.append("" if cell.continues_above else cell.text.strip())
        texts += [""] * (cell.span - 1)
    return texts


def _trimmed(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    kept = list(stretches)
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = _saying(kept[0], kept[0].text.lstrip())
        kept[-1] = _saying(kept[-1], kept[-1].text.rstrip())
    return tuple(kept)


def _without(stretches: tuple[Stretch, ...], typed: str) -> tuple[Stretch, ...]:
    """Return the stretches without what was typed before the words, which may run over several of them."""
    left, rest = len(typed), []
    for stretch in stretches:
        cut = min(left, len(stretch.text))
        left -= cut
        if stretch.text[cut:]:
            rest.append(_saying(stretch, stretch.text[cut:]))
    return _trimmed(rest)


def _saying(stretch: Stretch, text: str) -> Stretch:
    return stretch.model_copy(update={"text": text})
