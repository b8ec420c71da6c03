"""Marks that authors write in Word: that a section or an appendix is exempt, on which ground, and why.

A section is marked by a line of its own under the heading, or in brackets at the heading's end; an appendix at the end
of its line: `Exempt, paragraph 3. Public interest: the prices would help those who bid against the council.`
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from paperclerk.domain.author import Block, cut_to
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
# A line that begins like a mark, so that one that cannot be understood is not printed for everybody.
_LIKE_A_MARK = re.compile(
    rf"\s*[\[(]?\s*(?:{_WORD}\s*[:–—-]|not\s+for\s+publication\b|exempt,?\s+(?:under|para))", re.I
)


class Marked(NamedTuple):
    """A text without its mark, the exemption, and what is wrong with the mark, if anything."""

    text: str
    exemption: Exemption | None = None
    problem: str = ""


def mark_of_line(text: str) -> Marked:
    """Return what a paragraph that is nothing but a mark says; other paragraphs come back as they are."""
    found = _LINE.fullmatch(text)
    if found:
        return _marked("", found, text)
    problem = "is no mark that can be understood" if _LIKE_A_MARK.match(text) else ""
    return Marked(text, None, problem)


def mark_at_end(text: str) -> Marked:
    """Return a heading or the line of an appendix without the mark at its end."""
    found = _AT_END.search(text)
    return _marked(text[: found.start()].rstrip(), found, text) if found else Marked(text)


def marked_section(blocks: Sequence[Block]) -> tuple[list[Block], Exemption | None, list[tuple[Block, str]]]:
    """Return a section's blocks without the lines that mark it, its exemption, and the lines with a faulty mark."""
    left: list[Block] = []
    exemption: Exemption | None = None
    faults = []
    for block in blocks:
        mark = mark_of_line(block.text) if block.kind != "table" else Marked("")
        own = _OWN_LINE_INTEREST.fullmatch(block.text) if exemption and not exemption.public_interest else None
        if own and exemption:
            exemption = exemption.model_copy(update={"public_interest": own["interest"].strip()})
        elif mark.exemption:
            exemption = mark.exemption
        else:
            faults += [(block, mark.problem)] if mark.problem else []
            left.append(block)
    return left, exemption, faults


def marked_appendix(block: Block) -> tuple[Block, str]:
    """Return an appendix's line without its mark but with the exemption, and what is wrong with the mark."""
    if block.kind == "table":
        return block, ""
    mark = mark_at_end(block.text)
    if mark.exemption is None:
        return block, mark.problem
    stretches = cut_to(block.stretches, len(mark.text))
    return block.model_copy(update={"stretches": stretches, "exemption": mark.exemption}), ""


def _marked(text: str, found: re.Match[str], whole: str) -> Marked:
    interest = (found["interest"] or "").strip().rstrip("])").strip()
    exemption, problem = read_publicity(found["ground"], interest)
    return Marked(text, exemption) if exemption else Marked(whole, None, problem)
