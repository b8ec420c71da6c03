"""Fields that begin in one paragraph and end in another: a contents list, an index, a letter's record.

Their marks are the beginning, the instruction and the end. A field that both files have is the new one's, and no mark
of it is shown as changed: with a second beginning and no second end, programs lose all that follows.
"""

import copy
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.wordml import W

# Says of a run that it is a mark of such a field, and of which one; it is taken off before the redline is written.
FIELD = "of-field"
_BOTH = "both "
_RUN, _LOOK, _MARK, _INSTRUCTION = f"{W}r", f"{W}rPr", f"{W}fldChar", f"{W}instrText"


class _Field(NamedTuple):
    """The runs that are the marks of a field, up to the words it shows, and its end."""

    head: list[etree._Element]
    end: etree._Element

    @property
    def told(self) -> str:
        """Return what it is told to show."""
        return "".join(str(text) for run in self.head for text in run.itertext()).strip()


def mark_fields(old: etree._Element, new: etree._Element) -> None:
    """Mark, in both stories, the runs of fields that go over paragraphs."""
    known = [list(_named(_fields(story))) for story in (old, new)]
    both = {name for name, _ in known[0]} & {name for name, _ in known[1]}
    for file, fields in zip(("old ", "new "), known, strict=True):
        for name, one in fields:
            for run in (*one.head, one.end):
                run.set(FIELD, (_BOTH if name in both else file) + name)


def unmark_fields(story: etree._Element) -> None:
    """Take the marks off."""
    for run in story.iter(_RUN):
        if run.get(FIELD) is not None:
            del run.attrib[FIELD]


def is_of_both(run: etree._Element) -> bool:
    """Whether a run is a mark of a field that both files have."""
    return run.get(FIELD, "").startswith(_BOTH)


def _named(fields: Iterator[_Field]) -> Iterator[tuple[str, _Field]]:
    """Yield fields with what they are told to show, and the how manieth of these each is."""
    seen: Counter[str] = Counter()
    for one in fields:
        seen[one.told] += 1
        yield f"{one.told} {seen[one.told]}", one


def _fields(story: etree._Element) -> Iterator[_Field]:
    opened: list[tuple[list[etree._Element], bool]] = []
    for run in list(story.iter(_RUN)):
        for piece in _apart(run) if run.find(_MARK) is not None else [run]:
            mark = piece.find(_MARK)
            kind = None if mark is None else mark.get(f"{W}fldCharType")
            if kind == "begin":
                opened.append(([piece], False))
            elif kind == "separate" and opened:
                opened[-1] = ([*opened[-1][0], piece], True)
            elif kind == "end" and opened:
                head, _ = opened.pop()
                if head[0].getparent() is not piece.getparent() and _paragraph(head[0]) is not _paragraph(piece):
                    yield _Field(head, piece)
            elif piece.find(_INSTRUCTION) is not None and opened and not opened[-1][1]:
                opened[-1][0].append(piece)


def _apart(run: etree._Element) -> list[etree._Element]:
    """Return a run as runs of one piece each."""
    look, pieces = run.find(_LOOK), [child for child in run if child.tag != _LOOK]
    made = [run]
    for piece in pieces[1:]:
        single = etree.Element(_RUN)
        single.extend([] if look is None else [copy.deepcopy(look)])
        single.append(piece)
        made[-1].addnext(single)
        made.append(single)
    return made


def _paragraph(run: etree._Element) -> etree._Element | None:
    return next(run.iterancestors(f"{W}p"), None)
