"""What a plan table's cells say: activities with the points under them, dependencies, deliverables."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from parsers.line_joints import INDENT
from parsers.pdf_paragraphs import Paragraph

_LEADS = r"(?:to|includ\w+|follow\w+|areas|on|will|by|are|that|cover\w*|compris\w+|consider\w*)"
# "to:", "including:", "the following areas:": what stands after these is a list, with or without marks.
_LEAD_IN = re.compile(rf"\b{_LEADS}\s*:$", re.I)
_RUN_ON = re.compile(rf"(?P<lead>.*?\b(?:{_LEADS}|the following \w+)\s*:)\s+(?P<rest>[A-Z].*)", re.I | re.S)
_SENTENCE_END = re.compile(r"(?<=[.;!?])\s+(?=[A-Z“‘\"'])")
_ON = r"(?:up)?on\b"
_DEPENDENCY = re.compile(
    rf"dependenc(?:y|ies)\b|subject to\b|(?:dependent|contingent|conditional) {_ON}"
    rf"|(?:\S+\s+){{1,6}}?(?:is|are|will be)\s+(?:also\s+)?(?:contingent|dependent|conditional)\s+{_ON}"
    rf"|(?:\S+\s+){{1,4}}?depends?\s+{_ON}",
    re.I,
)


class Note(NamedTuple):
    """Something a reviewer should look at: the rule, what was done, and the paragraph it was done to."""

    rule: str
    message: str
    paragraph: Paragraph


class Item(NamedTuple):
    """An activity, dependency or deliverable: its words, its paragraph, and the points nested under it."""

    text: str
    paragraph: Paragraph
    points: tuple[str, ...] = ()


class CellReading(NamedTuple):
    """What a cell says, with notes on everything that was a choice."""

    items: tuple[Item, ...]
    dependencies: tuple[Item, ...] = ()
    notes: tuple[Note, ...] = ()


class _Group(NamedTuple):
    """A paragraph and the points under it."""

    head: Paragraph
    points: list[Paragraph]


def read_activities(found: Sequence[Paragraph]) -> CellReading:
    """Read an activity cell: paragraphs are activities, and points under one belong to it."""
    items: list[Item] = []
    dependencies: list[Item] = []
    notes: list[Note] = []
    for group in _lists_after_lead_ins(_grouped(found)):
        if _DEPENDENCY.match(group.head.text):
            dependencies.append(Item(_in_one(group), group.head))
            notes.append(Note("I02", f"“{short(group.head.text)}” was taken as a dependency.", group.head))
            continue
        text, points = _with_points(group)
        items.append(Item(text, group.head, points))
        notes.extend(_notes(group, points))
    return CellReading(tuple(items), tuple(dependencies), tuple(notes))


def read_deliverables(found: Sequence[Paragraph]) -> CellReading:
    """Read a deliverable cell: every paragraph and every point is a deliverable.

    A lead-in keeps the points under it, and a point those of a list under its own.
    """
    items: list[Item] = []
    notes: list[Note] = []
    for group in _grouped(found):
        nested = group.head.mark and any(point.mark for point in group.points)
        if nested or (group.points and group.head.text.endswith(":")):
            text = with_its_points(group.head.text, _marked_points(group)) if nested else _in_one(group)
            items.append(Item(text, group.head))
            message = f"The points under “{short(group.head.text)}” were kept with it, as one deliverable."
            notes.append(Note("I03", message, group.head))
        else:
            items.extend(Item(part.text, part) for part in (group.head, *group.points))
    return CellReading(tuple(items), (), tuple(notes))


def with_its_points(text: str, points: Sequence[str]) -> str:
    """Return a text with the points under it, as one."""
    between = " " if text.endswith(":") else "; "
    return f"{text}{between}{'; '.join(points)}" if points else text


def short(text: str) -> str:
    """Return the first words of a text, for a message."""
    words = text.split()
    return " ".join(words[:9]) + (" …" if len(words) > 9 else "")


def _grouped(found: Sequence[Paragraph]) -> list[_Group]:
    """Part a cell's paragraphs into those that stand at its left and the points under them.

    A cell that begins with a marked paragraph is a list itself: its outermost marks are no points.
    """
    groups: list[_Group] = []
    listed = found[0] if found and found[0].mark else None
    for index, paragraph in enumerate(found):
        if groups and _is_point(paragraph, found[index - 1], groups[-1], listed):
            groups[-1].points.append(paragraph)
        else:
            groups.append(_Group(paragraph, []))
    return groups


def _is_point(paragraph: Paragraph, before: Paragraph, group: _Group, listed: Paragraph | None) -> bool:
    if paragraph.mark:
        return listed is None or _is_under(paragraph, listed)
    under_mark = (before.mark or group.points) and paragraph.indent > INDENT
    if under_mark and abs(paragraph.indent - before.hanging) <= INDENT:
        return True
    return group.head.text.endswith(":") and paragraph.indent > group.head.indent + INDENT


def _is_under(point: Paragraph, outer: Paragraph) -> bool:
    """Whether a point is of a list under another's: further in, or its words are though their bullets stand in line."""
    if point.indent > outer.indent + INDENT:
        return True
    in_line = abs(point.indent - outer.indent) <= INDENT and "1" not in (point.kind, outer.kind)
    return in_line and point.hanging > outer.hanging + 2 * INDENT


def _lists_after_lead_ins(groups: Sequence[_Group]) -> list[_Group]:
    """Put paragraphs that follow a lead-in with nothing under it there: a list with neither marks nor indentation."""
    joined: list[_Group] = []
    for group in groups:
        open_lead = joined and not joined[-1].head.mark and _LEAD_IN.search(joined[-1].head.text)
        unmarked = open_lead and not any(point.mark or point.indent > INDENT for point in joined[-1].points)
        own_list = group.points or group.head.mark or _DEPENDENCY.match(group.head.text)
        if unmarked and not own_list and _same_list(joined[-1], group.head):
            joined[-1].points.append(group.head)
        else:
            joined.append(group)
    return joined


def _same_list(group: _Group, paragraph: Paragraph) -> bool:
    """Whether a paragraph is as close to the list before it as the list's points are to one another."""
    if not group.points:
        return True
    return not paragraph.apart or all(point.apart for point in group.points[1:] or group.points)


def _with_points(group: _Group) -> tuple[str, tuple[str, ...]]:
    """Return an activity's words and its points; a list run together into one paragraph is split at sentence ends."""
    points = [point.text for point in group.points]
    if len(points) == 1 and not group.points[0].mark:
        points = _SENTENCE_END.split(points[0])
    run_on = _RUN_ON.fullmatch(group.head.text) if not points and not group.head.text.endswith(":") else None
    if run_on and len(sentences := _SENTENCE_END.split(run_on["rest"])) > 1:
        return run_on["lead"], tuple(sentences)
    return group.head.text, tuple(points)


def _notes(group: _Group, points: Sequence[str]) -> list[Note]:
    notes = []
    start = short(group.head.text)
    if (points and not all(point.mark for point in group.points)) or (points and not group.points):
        message = f"The list under “{start}” has no marks; it was split into {len(points)} points."
        notes.append(Note("I04", message, group.head))
    elif points and not group.head.text.endswith(":"):
        notes.append(Note("I03", f"The {len(points)} bullets after “{start}” were attached to it.", group.head))
    if len({round(point.indent / (3 * INDENT)) for point in group.points if point.mark}) > 1:
        notes.append(Note("I03", f"Bullets under bullets after “{start}” were put in one list.", group.head))
    return notes


def _in_one(group: _Group) -> str:
    return " ".join((group.head.text, *(f"{point.mark} {point.text}".strip() for point in group.points)))


def _marked_points(group: _Group) -> list[str]:
    """Return the points' words, those that are counted with their figures."""
    return [f"{point.mark} {point.text}" if point.kind == "1" else point.text for point in group.points]
