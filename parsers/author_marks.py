"""Marks that authors write in Word: that a section or an appendix is exempt, on which ground, and why.

A section is marked by a line of its own under the heading, or in brackets at the heading's end; an appendix at the end
of its line: `Exempt, paragraph 3. Public interest: the prices would help those who bid against the council.`
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from paperclerk.domain.author import Block, beginning_cut, cut_to
from paperclerk.domain.marking_words import (
    ground_in,
    is_all_mark,
    may_be_a_mark,
    names_appendix,
    of_the_whole_report,
    parts_of,
    shuts_out,
)
from paperclerk.domain.publicity import Exemption, read_publicity

_WORD = r"(?:exempt|not\s+for\s+publication|confidential)"
_GROUND = (
    r"(?:[\s,:;–—-]+(?:information|appendix|section|report|under|by\s+virtue\s+of|of|exempt|para(?:graph)?s?\.?|and|"
    r"\d{1,2}|schedule\s*12\s*a|part\s*(?:1|i)|to|the|local\s+government\s+act|1972))*"
)
_INTEREST = r"(?:[\s,.:;()–—-]*public[\s-]+interest(?:\s+(?:test|statement))?\s*[:.–—-]?\s*(?P<interest>.*))?"
_LINE = re.compile(rf"\s*[\[(]?\s*(?P<ground>{_WORD}{_GROUND})\s*[\])]?[.:]?{_INTEREST}\s*[\])]?", re.I | re.S)
_AT_END = re.compile(
    rf"[\s,:;–—-]*[\[(–—:,-]\s*(?P<ground>{_WORD}{_GROUND})\s*[\])]?\.?{_INTEREST}[\])]?\s*$", re.I | re.S
)
_OWN_LINE_INTEREST = re.compile(
    r"\s*public[\s-]+interest(?:\s+(?:test|statement))?\s*[:–—-]\s*(?P<interest>.+)", re.I | re.S
)
_ITS_INTEREST = re.compile(
    r"public[\s-]+interest(?:\s+(?:test|statement))?\s*[:.–—-]?\s*(?P<interest>.*?)\s*[\])]?\s*$", re.I | re.S
)
# That the press and public are excluded, in so few words, is what stands over a section.
_SHORTEST_LINE = 8
_QUOTED = 60
_DOUBTFUL = "reads like a mark of exemption, and is none that can be understood"
_OF_THE_REPORT = "speaks of the whole report, and a mark holds for the words under one heading"
_ASKS_WHAT = re.compile(r"\b(?:information|confidentiality|exemptions?|reasons?)\b", re.I)
_NOTHING_BACK = re.compile(
    r"\W*(?:none|nil|no|n/?a|not applicable|nothing)\W*|"
    r".{0,80}\b(?:not?|none|nothing)\b[^.;]{0,60}\b(?:exempt|confidential|private|withheld)\b[^.;]{0,60}\W*",
    re.I,
)


class Marked(NamedTuple):
    """A text without its mark, the exemption, and what is wrong with the mark, if anything."""

    text: str
    exemption: Exemption | None = None
    problem: str = ""


# What a mark is faulty in, None for the heading itself, and what is wrong with it.
Fault = tuple[Block | None, str]


def mark_of_line(text: str, *, first: bool = False) -> Marked:
    """Return what a paragraph that is nothing but a mark says; other paragraphs come back as they are.

    Args:
        text: the paragraph.
        first: whether it stands directly under a heading, where a line that may be a mark is asked about.
    """
    if found := _LINE.fullmatch(text):
        return _marked("", found["ground"], found["interest"], text)
    if is_all_mark(text) and not names_appendix(text):
        interest = _ITS_INTEREST.search(text)
        return _marked("", text, interest["interest"] if interest else "", text)
    doubtful = may_be_a_mark(text, first=first) or (first and shuts_out(text) and len(text.split()) <= _SHORTEST_LINE)
    if doubtful:
        return Marked(text, None, _DOUBTFUL)
    return Marked(text)


def mark_at_end(text: str) -> Marked:
    """Return a heading or the line of an appendix without its mark, at its end or wherever it is set apart."""
    return _mark_in_title(text)[0]


def marked_section(
    blocks: Sequence[Block], heading: str = "", *, is_list: bool = False
) -> tuple[list[Block], Exemption | None, list[Fault]]:
    """Return a section's blocks without the lines that mark it, its exemption, and what has a faulty mark.

    Args:
        blocks: what stands under the heading.
        heading: the heading, which may bear the mark.
        is_list: whether each block is an appendix, which may be marked by itself.
    """
    left: list[Block] = []
    titled = mark_at_end(heading)
    exemption = titled.exemption
    faults: list[Fault] = [(None, titled.problem)] if titled.problem and not _is_answered(heading, blocks) else []
    before: Block | None = None
    for block in blocks:
        mark = _mark_of_block(block, first=before is None or before.kind == "subheading", is_list=is_list)
        own = _OWN_LINE_INTEREST.fullmatch(block.text) if exemption and not exemption.public_interest else None
        if own and exemption:
            exemption = exemption.model_copy(update={"public_interest": own["interest"].strip()})
        elif mark.exemption:
            exemption = mark.exemption
            left += [block] if block.kind == "subheading" else []
        else:
            kept, problem = _marked_appendix(block) if is_list and block.kind != "table" else (block, mark.problem)
            faults += [(block, problem)] if problem else []
            left.append(kept)
        before = block
    return left, exemption, faults


def _marked_appendix(block: Block) -> tuple[Block, str]:
    """Return an appendix's line without its mark but with the exemption, and what is wrong with the mark."""
    mark, (start, end) = _mark_in_title(block.text)
    if mark.exemption is None:
        return block, mark.problem
    stretches = (*cut_to(block.stretches, start), *beginning_cut(block.stretches, end))
    return block.model_copy(update={"stretches": stretches, "exemption": mark.exemption}), ""


def _is_answered(heading: str, blocks: Sequence[Block]) -> bool:
    """Whether the words under a heading that asks what is exempt say that nothing is, or which appendix."""
    first = blocks[0].text if blocks else ""
    asks = is_all_mark(heading) and _ASKS_WHAT.search(heading)
    return bool(_NOTHING_BACK.fullmatch(first) or (asks and names_appendix(first)))


def _mark_of_block(block: Block, *, first: bool, is_list: bool) -> Marked:
    """Return the mark that a block is; in a table none is read, so that one that stands there is a fault."""
    if block.kind == "table":
        return Marked("", None, _problem_in_table(block, is_list=is_list))
    if block.kind == "subheading":
        return mark_at_end(block.text)
    if is_list and names_appendix(block.text):
        return Marked(block.text)
    return mark_of_line(block.text, first=first)


def _problem_in_table(table: Block, *, is_list: bool) -> str:
    """Return what is wrong with a table that holds a mark.

    Args:
        table: the table.
        is_list: whether each of its rows is an appendix, which one word beside it marks.
    """
    cells = [cell.text for row in (*table.header, *table.rows) for cell in row if cell.text.strip()]
    is_box = len(cells) == 1
    for text in cells:
        says = mark_of_line(text, first=is_box)
        if (says.exemption and (says.exemption.paragraphs or is_list or is_box)) or (
            says.problem and (is_list or is_box)
        ):
            return f'stands in a table that says "{text[:_QUOTED]}", and in a table no mark is read'
    return ""


def _mark_in_title(text: str) -> tuple[Marked, tuple[int, int]]:
    """Return a title without its mark, and where the mark stood."""
    if found := _AT_END.search(text):
        return _cut(text, found["ground"], found["interest"], found.span())
    for start, end in parts_of(text):
        if is_all_mark(text[start:end]):
            return _cut(text, text[start:end], "", (start, end))
    return Marked(text, None, _DOUBTFUL if may_be_a_mark(text, heading=True) else ""), (0, 0)


def _cut(text: str, ground: str, interest: str | None, span: tuple[int, int]) -> tuple[Marked, tuple[int, int]]:
    """Return a title without the mark in it; one that is nothing else stays."""
    start, end = len(text[: span[0]].rstrip(" ,:;–—-")), span[1]
    if not (text[:start] + text[end:]).strip(" :;–—-"):
        start, end = len(text), len(text)
    return _marked(f"{text[:start]}{text[end:]}".strip(" ;–—-"), ground, interest, text), (start, end)


def _marked(text: str, ground: str, interest: str | None, whole: str) -> Marked:
    if of_the_whole_report(ground):
        return Marked(whole, None, _OF_THE_REPORT)
    exemption, problem = read_publicity(ground_in(ground), (interest or "").strip().rstrip("])").strip())
    return Marked(text, exemption) if exemption else Marked(whole, None, problem)
