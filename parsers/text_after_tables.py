"""Where text begins among lines that might be rows: numbered headings and paragraphs that keep to no columns."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from parsers.pdf_lines import Line
from parsers.table_header import is_figure
from parsers.white_columns import segments

_HEADING_NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})*[.)]?")
_PARAGRAPH_NUMBER = re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2})+[.)]?")
# Running text reaches over more than this share of a table's width; a long label does not.
_WIDE = 0.5
_AT_MARGIN = 2.5
# In a justified line of so many words no gap is much wider than the others, nor wider than so many sizes.
_JUSTIFIED_WORDS = 6
_EVEN = 2.5
_WIDEST_GAP = 2.0

Tells = Callable[[Line], bool]


def is_numbered_heading(line: Line) -> bool:
    """Whether a line is a number and words, all of it bold."""
    return line.bold and _is_numbered(line)


def _is_numbered(line: Line) -> bool:
    return len(line.words) > 1 and bool(_HEADING_NUMBER.fullmatch(line.words[0].text))


def begins_section(lines: Sequence[Line], across: Tells) -> bool:
    """Whether the first of some lines is a numbered heading and the next is its first paragraph: 5.0 and 5.1.

    Neither has more than a number and what stands apart from it; a row of a numbered group says more. A heading that is
    not bold, as in fonts without names, is known by a paragraph that runs `across` the columns.
    """
    if not lines[1:] or not (is_numbered_heading(lines[0]) or (_is_numbered(lines[0]) and across(lines[1]))):
        return False
    heading, below = lines[:2]
    chapter = heading.words[0].text.rstrip(".)").removesuffix(".0")
    number = below.words[0].text
    counted = bool(_PARAGRAPH_NUMBER.fullmatch(number)) and number.startswith(f"{chapter}.")
    alone = all(len(segments(line)) == 1 or _is_hanging(line) for line in (heading, below))
    return counted and alone and not below.bold and abs(heading.x0 - below.x0) < _AT_MARGIN


def is_justified(line: Line) -> bool:
    """Whether all gaps are about as wide, but for that after a paragraph's number: text set from edge to edge."""
    words = line.words[1:] if _PARAGRAPH_NUMBER.fullmatch(line.words[0].text) else line.words
    gaps = [after.x0 - before.x1 for before, after in pairwise(words)]
    figures = sum(is_figure(word.text) for word in words)
    return len(gaps) + 1 >= _JUSTIFIED_WORDS and max(gaps) < _EVEN * min(gaps) and figures * 2 < len(gaps)


def is_stretched(line: Line) -> bool:
    """Whether a line is justified whose gaps, though some are as wide as columns leave, are those of words."""
    return is_justified(line) and max(b.x0 - a.x1 for a, b in pairwise(line.words)) < _WIDEST_GAP * line.size


def _is_hanging(line: Line) -> bool:
    parts = segments(line)
    return len(parts) == len(("number", "words")) and len(parts[0].words) == 1


def begins_text(lines: Sequence[Line], across: Tells, in_step: Tells, width: float) -> bool:
    """Whether the first of some lines, which runs across columns, begins text: a group's name has rows under it.

    `across` tells which lines run across, `in_step` which stand in the columns; these are `width` wide.
    """
    until = next((index for index in range(1, len(lines)) if in_step(lines[index])), None)
    if until is None:
        return True
    plain = [line for line in lines[:until] if across(line) and not line.bold]
    wide = [line for line in plain if line.x1 - line.x0 > _WIDE * width]
    if any(_PARAGRAPH_NUMBER.fullmatch(line.words[0].text) for line in plain) or (wide and len(plain) > 1):
        return True
    if lines[until].bold and (wide or is_numbered_heading(lines[0])):
        # The headings of another table.
        return True
    return is_numbered_heading(lines[0]) and any(across(line) for line in lines[1:until])
