"""Headings of a plan table: which column is which, whatever words a council uses for it."""

import re
from collections.abc import Sequence
from enum import StrEnum
from itertools import takewhile


class Column(StrEnum):
    """What a column of a plan table holds."""

    NUMBER = "number"
    RECOMMENDATION = "recommendation"
    ACTIVITY = "activity"
    DELIVERABLE = "deliverable"
    OFFICER = "officer"
    SUPPORT = "supporting officer"
    MEASURE = "success measure"
    DUE = "due date"
    OTHER = "other"


_NUMBER = re.compile(r"(?:(?:rec(?:ommendation)?|action|item|plan)\s*)?(?:no|number|num|ref|reference|id|#)s?\.?", re.I)
_OFFICER = re.compile(
    r"\b(?:officers?|leads?|owners?|owned by|responsib\w+|accountab\w+|sponsors?|post ?holders?|by whom|assigned to"
    r"|sro|sao|rdl)\b|^who\b",
    re.I,
)
_SUPPORT = re.compile(r"\bsupport(?:ing|ed by)?\b", re.I)
# A heading that ends with one of these is about time, whatever it is the time of.
_WHEN = re.compile(
    r"\b(by when|when|time ?-?scales?|time ?-?frames?|deadlines?|dates?|due(?: by)?|completion|complete by|by)\W*$",
    re.I,
)
_TIME = re.compile(r"\b(?:by when|when|time ?-?scales?|time ?-?frames?|deadlines?|dates?|due|completion)\b", re.I)
# Headings that ask; with their capitals, since prose is full of these words.
_WHO, _ASKED = re.compile(r"\bWho\b|\bWHO\b"), re.compile(r"\bWhat\b.*\bHow\b|\bWHAT\b.*\bHOW\b")
_KINDS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (
        Column.DELIVERABLE,
        re.compile(
            r"\b(?:deliverables?|outcomes?|outputs?|measures?|milestones?|success|products?|results?)\b"
            r"|how (?:will|do) we know|how we(?: will|['’]ll) know|evidence of|benefits?\b"
            r"|what (?:will|is to|must|should) be (?:delivered|achieved|different|in place)"
            r"|what (?:success|good) looks",
            re.I,
        ),
    ),
    (
        Column.ACTIVITY,
        re.compile(
            r"\b(?:response|actions?|activit(?:y|ies)|interventions?|steps|tasks?|commitments?|pledges?)\b"
            r"|what (?:we will|will we|are we|we are) \w+|what (?:will|is to|must|needs to) be done|^(?:what|how)\W*$",
            re.I,
        ),
    ),
    (
        Column.RECOMMENDATION,
        re.compile(
            r"\b(?:recommendations?|findings?|themes?|objectives?|issues?|priorit(?:y|ies)|areas?|aims?|goals?)\b", re.I
        ),
    ),
)
_THINGS = re.compile(r"\b(?:deliverables?|outputs?|milestones?|products?)\b", re.I)
_BOTH = re.compile(rf"{_THINGS.pattern}(?:\W+\w+)?\s*(?:\band\b|&|/|\+|\bwith\b)\s*(?:\w+\s+)?{_TIME.pattern}", re.I)
# What is promised itself, so that a table without a recommendation may be a plan: each row is then one.
_PROMISED = re.compile(
    r"\b(?:recommendations?|actions?|activit(?:y|ies)|interventions?|tasks?|steps|commitments?|pledges?|deliverables?"
    r"|outputs?|milestones?)\b"
    r"|what (?:we will|will we|are we|we are) \w+|what (?:will|is to|must|needs to) be \w+|^what\W*$",
    re.I,
)
# Tables of actions that are no plan: registers of risks, trails of comments, budgets.
_NO_PLAN = re.compile(
    r"\b(?:risks?|likelihood|impacts?|controls?|mitigat\w+|comments?|budgets?|costs?|savings?)\b|£", re.I
)
# Where several columns could hold the recommendation, the first of these words decides.
_STRONGEST = ("recommendation", "finding", "objective", "goal", "aim", "issue", "area", "priorit", "theme")
# A line of a heading is shorter than a line of prose; all headings together are no longer than this.
_SHORT_LINE = 50
_LONGEST_RUN = 350
_LONGEST_ROW = 230
# A heading may say what it wants in a sentence; prose is longer.
_LONGEST_HEADING = 25
_ASIDE = re.compile(r"\([^)]*\)|\b(?:within|by the end of|by end)\b.*")


def columns_of(headings: Sequence[str]) -> tuple[Column, ...]:
    """Return what each column of a table holds, by its heading; OTHER for what a plan has no place for."""
    kinds = [_kind(heading) for heading in headings]
    kinds = _measures_apart(headings, _one_recommendation(headings, kinds))
    # "Output and timescale" holds what is delivered, with its date in its words, unless a column by itself does.
    if Column.DELIVERABLE not in kinds:
        kinds = [
            Column.DELIVERABLE if kind is Column.DUE and _BOTH.search(heading) else kind
            for kind, heading in zip(kinds, headings, strict=True)
        ]
    seen_due = seen_officer = False
    for index, kind in enumerate(kinds):
        if kind is Column.OFFICER:
            kinds[index] = Column.SUPPORT if seen_officer else kind
            seen_officer = True
        elif kind is Column.DUE:
            kinds[index] = Column.OTHER if seen_due else kind
            seen_due = True
    return tuple(kinds)


def likeness(headings: Sequence[str]) -> int:
    """Return how much headings look like a plan's: 0 for not at all, else how many of its kinds of column they have."""
    columns = columns_of(headings)
    kinds = set(columns)
    if (
        any(len(heading.split()) > _LONGEST_HEADING for heading in headings)
        or not {Column.RECOMMENDATION, Column.OFFICER} <= kinds
    ):
        return 0
    named = headings[columns.index(Column.RECOMMENDATION)]
    is_plan = kinds & {Column.ACTIVITY, Column.DELIVERABLE} or (Column.DUE in kinds and _PROMISED.search(named))
    wanted = {Column.RECOMMENDATION, Column.ACTIVITY, Column.DELIVERABLE, Column.OFFICER, Column.DUE}
    return len(kinds & wanted) if is_plan and len(kinds & wanted) > 2 else 0


def may_hold_headings(text: str) -> bool:
    """Whether a page's bare text has a plan's headings close together, so that it is worth reading closely.

    Headings come as a few lines across the columns, or as a run of short lines, a column at a time.
    """
    lines = [line for line in (" ".join(raw.split()) for raw in text.splitlines()) if line]
    return any(
        _are_headings(" ".join(lines[start : start + 4])[:_LONGEST_ROW])
        or _are_headings(_short_run(lines[start : start + 14]))
        for start in range(len(lines))
    )


def says_when(heading: str) -> bool:
    """Whether a heading is about time, if not about that alone: "Owner and timescale", "By whom and by when"."""
    return bool(_TIME.search(heading))


def _are_headings(text: str) -> bool:
    told = sum(bool(pattern.search(text)) for _, pattern in _KINDS) + bool(_TIME.search(text))
    told += bool(_ASKED.search(text))
    return bool(_OFFICER.search(text) or _WHO.search(text)) and told >= 2


def _short_run(lines: Sequence[str]) -> str:
    return " ".join(takewhile(lambda line: len(line) <= _SHORT_LINE, lines))[:_LONGEST_RUN]


def folded(headings: Sequence[str]) -> tuple[str, ...]:
    """Return headings for comparison: without case, spacing and punctuation."""
    return tuple(re.sub(r"[\W_]+", "", heading.casefold()) for heading in headings)


def _kind(heading: str) -> Column:
    text = " ".join(heading.split())
    if _NUMBER.fullmatch(text):
        return Column.NUMBER
    if _OFFICER.search(text):
        return Column.SUPPORT if _SUPPORT.search(text) else Column.OFFICER
    bare = _ASIDE.sub("", text)
    when = _WHEN.search(bare)
    # "Milestone date" is about time; "deliverables due by" about deliverables.
    weak = when and when[1].casefold() in ("due", "due by", "by", "completion") and _THINGS.search(bare)
    if when and not weak and len(bare.split()) <= 5:
        return Column.DUE
    found = [(match.start(), kind) for kind, pattern in _KINDS if (match := pattern.search(bare))]
    return min(found)[1] if found else Column.OTHER


def _one_recommendation(headings: Sequence[str], kinds: Sequence[Column]) -> list[Column]:
    held = [index for index, kind in enumerate(kinds) if kind is Column.RECOMMENDATION]
    if held:
        best = min(held, key=lambda index: _strength(headings[index]))
        return [Column.OTHER if index in held and index != best else kind for index, kind in enumerate(kinds)]
    first = next((index for index, kind in enumerate(kinds) if kind is not Column.NUMBER), None)
    full = {Column.ACTIVITY, Column.DELIVERABLE, Column.OFFICER} <= set(kinds)
    if full and first is not None and kinds[first] is Column.OTHER:
        return [Column.RECOMMENDATION if index == first else kind for index, kind in enumerate(kinds)]
    return _rows_by_action(headings, kinds)


def _rows_by_action(headings: Sequence[str], kinds: Sequence[Column]) -> list[Column]:
    """Take the first column of actions for what each row is about, in a table of actions that names nothing else.

    Such a table says who does what by when, or who does what to what end.
    """
    things = [index for index, kind in enumerate(kinds) if kind in (Column.ACTIVITY, Column.DELIVERABLE)]
    followed = Column.DUE in kinds or {Column.ACTIVITY, Column.DELIVERABLE} <= set(kinds)
    other = any(_NO_PLAN.search(heading) for heading in headings)
    if not things or Column.OFFICER not in kinds or not followed or other:
        return list(kinds)
    return [Column.RECOMMENDATION if index == things[0] else kind for index, kind in enumerate(kinds)]


def _measures_apart(headings: Sequence[str], kinds: list[Column]) -> list[Column]:
    """Take outcomes and measures beside deliverables for what the deliverables are measured by."""
    held = [index for index, kind in enumerate(kinds) if kind is Column.DELIVERABLE]
    by = {index for index in held if not _THINGS.search(headings[index])}
    if not by or len(by) == len(held):
        return kinds
    return [Column.MEASURE if index in by else kind for index, kind in enumerate(kinds)]


def _strength(heading: str) -> int:
    return next((rank for rank, word in enumerate(_STRONGEST) if word in heading.casefold()), len(_STRONGEST))
