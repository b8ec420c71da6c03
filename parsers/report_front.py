"""What a report says of itself: the council it comes from, its marking, the title over its plan table."""

import re
from collections import Counter
from collections.abc import Sequence

from parsers.pdf_columns import runs
from parsers.pdf_lines import Line, lines_of
from parsers.pdf_pages import Report

_COUNCIL = re.compile(
    r"^(?P<name>(?:[A-Z][\w’'.&-]*|of|and|the|upon|on|in)(?:\s+(?:[A-Z][\w’'.&-]*|of|and|the|upon|on|in|&)){0,9}?"
    r"\s*\b(?:Council|Authority|Corporation|Combined Authority|Partnership))\b(?P<rest>.*)$"
)
_BOROUGH = re.compile(
    r"^(?P<name>(?:London|Royal|Metropolitan)\s(?:and\s)?(?:Borough|District)\sof\s[A-Z][\w\s’'&-]{2,40})$"
)
_MARKING = re.compile(
    r"^(?:NOT PROTECTIVELY MARKED|OFFICIAL(?:\s*[-–:]\s*[A-Z][A-Z ,]+)?|UNCLASSIFIED|RESTRICTED|PROTECT|CONFIDENTIAL)$"
)
# The heading over a plan table may stand some pages before it, with an introduction between.
_PAGES_BACK = 4
_LONGEST_TITLE = 14
_PLAN = re.compile(r"\b(?:plan|programme|tracker|framework|roadmap)\b", re.I)
_NUMBER = re.compile(r"(?:[0-9]{1,2}|[A-Z])(?:[.][0-9]{1,2})*[.)]?")
_LABEL = re.compile(
    r"^(?:(?:appendix|annex|table|figure)\s+[A-Z0-9]+\s*[:.–-]?|[0-9]{1,2}(?:[.][0-9]{1,2})*[.)]?(?=\s))\s*", re.I
)
# A sentence may begin a line with the council's short name.
_SHORT_NAME = re.compile(r"(?:the|this|our)\s+council", re.I)


def organisation(texts: Sequence[str]) -> str:
    """Return the council's name from the top of the first page with text; nothing when none is there."""
    front = next((text for text in texts if text.strip()), "")
    lines = [" ".join(line.split()) for line in front.splitlines() if line.strip()]
    for line in lines[:25]:
        for pattern in (_COUNCIL, _BOROUGH):
            match = pattern.match(line)
            if match and _names_it(match.groupdict().get("rest") or "") and not _SHORT_NAME.fullmatch(match["name"]):
                return match["name"]
    return ""


def marking(texts: Sequence[str], pages: Sequence[int]) -> str:
    """Return the protective marking on the table's pages, else the most frequent one of the report."""
    for chosen in ([texts[page - 1] for page in pages], texts):
        found = Counter(line for text in chosen for raw in text.splitlines() if _MARKING.match(line := raw.strip()))
        if found:
            return found.most_common(1)[0][0]
    return ""


def plan_title(report: Report, page: int, top: float) -> str:
    """Return the nearest line over the table that stands alone as a plan's title; nothing when none does."""
    for number in range(page, max(page - _PAGES_BACK, 1) - 1, -1):
        lines = [line for line in lines_of(report.page(number).glyphs) if number < page or line.box[3] <= top + 1]
        titles = [_title_at(lines, index) for index in range(len(lines) - 1, -1, -1)]
        found = next((title for title in titles if title), "")
        if found:
            return found
    return ""


def _names_it(rest: str) -> bool:
    """Whether a line names the council rather than being a sentence about it."""
    return not rest.strip() or bool(re.match(r"\s*(?:[-–—|,:]|Report\b|Cabinet\b|Executive\b|Committee\b)", rest))


def is_plan_title(text: str, *, stands_out: bool) -> str:
    """Return the title of a plan that a line is, without its label or number (`Appendix B:`); nothing when it is none.

    A line that does not stand out is one only when most of its words have capitals.
    """
    title = _LABEL.sub("", text)
    if not _PLAN.search(title) or len(title.split()) > _LONGEST_TITLE or title[-1] in ".,;:?":
        return ""
    if not title[:1].isupper():
        return ""
    words = text.split()
    return title if stands_out or sum(word[:1].isupper() for word in words) * 2 > len(words) else ""


def _title_at(lines: Sequence[Line], index: int) -> str:
    line = _without_number(lines[index])
    stands_out = line.bold or line.size > 1.1 * min(other.size for other in lines)
    if len(runs(line)) > 1 or not (stands_out or _stands_alone(lines, index)):
        return ""
    return is_plan_title(line.text, stands_out=stands_out)


def _without_number(line: Line) -> Line:
    """Return a heading without the number that stands apart before it."""
    parts = runs(line)
    return Line(line.words[1:], line.spaced) if len(parts) == 2 and _NUMBER.fullmatch(line.words[0].text) else line


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is no part of a paragraph: the line before ended early, and it ends early itself."""
    edge = max(line.x1 for line in lines)
    line = lines[index]
    before_full = index and lines[index - 1].x1 + (line.words[0].x1 - line.x0) + line.space > edge
    close = index and line.baseline - lines[index - 1].baseline < 1.45 * line.size
    return not (before_full and close) and line.x1 < edge - 2 * line.size
