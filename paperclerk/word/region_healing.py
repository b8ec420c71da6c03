"""Regions healed: where a program dropped a control or shrank it, it is put back around what its bookmark marks.

LibreOffice 7.4 drops the tags, 25.2 shrinks a control to the first paragraph's words; both keep the bookmarks, in
the first and the last paragraph of a region, though they may begin one twice: from the first start to the last end counts.
What kind of thing a region is (words, paragraphs, a row) is known from the generated original.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from paperclerk.ooxml.wordml import W
from paperclerk.word.region_units import Kind, Unit, blocks_of, control_named, kind_of, unwrap
from paperclerk.word.regions import is_region, name_of

_START, _END, _CONTROL, _CONTENT = (f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "sdt", "sdtContent"))
_PARAGRAPH, _ROW, _CELL, _TABLE = (f"{W}{name}" for name in ("p", "tr", "tc", "tbl"))


class Made(NamedTuple):
    """What a region was made of, and what follows its bookmark in it: regions by name, tables without one."""

    kind: Kind
    after: tuple[str, ...] = ()


def made_as(unit: Unit) -> Made:
    """Return how a region of the generated original was made."""
    after: list[str] = []
    for block in blocks_of(unit.holder):
        if block.tag == _PARAGRAPH:
            after = []
        elif block.tag in (_TABLE, _CONTROL):
            after.append(name_of(block) if block.tag == _CONTROL else "")
    return Made(unit.kind, tuple(after) if unit.kind is Kind.BLOCKS else ())


class _Mark(NamedTuple):
    """A bookmark: where it first begins and last ends."""

    start: Any
    end: Any


def heal(story: Any, made: Mapping[str, Made], first_number: int) -> tuple[str, ...]:
    """Put back the controls of regions that a story lacks, outer before inner; return their names.

    Args:
        story: the root element of a part; it is changed.
        made: the regions that were generated, with what each is made of, outer before inner.
        first_number: the number the first new control gets.
    """
    found = _controls(story)
    healed: list[str] = []
    marks = _marks(story)
    # Inner ones first: what ends with a region is put around it whole.
    for name, (kind, after) in reversed(made.items()):
        mark = marks.get(name)
        if name in found:
            _fit(found[name], kind)
        if mark is None or (name in found and _holds(found[name], mark)):
            continue
        if name in found:
            unwrap(found[name])
        control = control_named(name, first_number + len(healed))
        if _wrap(mark, kind, after, control):
            healed.append(name)
    _open_nameless(story, healed)
    return tuple(healed)


def _controls(story: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for control in story.iter(_CONTROL):
        if is_region(name := name_of(control)):
            found.setdefault(name, control)
    return found


def _marks(story: Any) -> dict[str, _Mark]:
    names: dict[str, str] = {}
    starts: dict[str, Any] = {}
    ends: dict[str, Any] = {}
    for element in story.iter(_START, _END):
        if element.tag == _START and is_region(name := element.get(f"{W}name", "")):
            names[element.get(f"{W}id", "")] = name
            starts.setdefault(name, element)
        elif element.tag == _END and (name := names.get(element.get(f"{W}id", ""), "")):
            ends[name] = element
    return {name: _Mark(start, ends[name]) for name, start in starts.items() if name in ends}


def _holds(control: Any, mark: _Mark) -> bool:
    """Whether both ends of a bookmark stand in a control, so that it has not shrunk."""
    return all(any(above is control for above in one.iterancestors(_CONTROL)) for one in mark)


def _wrap(mark: _Mark, kind: Kind, after: tuple[str, ...], control: Any) -> bool:
    """Put a control around what a bookmark marks; False where its ends are no longer in one place."""
    if kind is Kind.WORDS:
        return _wrap_words(mark, control)
    wanted = _ROW if kind is Kind.ROW else _PARAGRAPH
    first, last = (next(one.iterancestors(wanted), None) for one in mark)
    if first is None or last is None:
        return False
    stretch = _between(first, last)
    if not stretch:
        return False
    for wanted_name in after:
        following = stretch[-1].getnext()
        if following is None or not _is_such(following, wanted_name):
            break
        stretch.append(following)
    stretch[0].addprevious(control)
    control.find(_CONTENT).extend(stretch)
    return True


def _is_such(block: Any, name: str) -> bool:
    return name_of(block) == name if block.tag == _CONTROL else block.tag == _TABLE and not name


def _wrap_words(mark: _Mark, control: Any) -> bool:
    paragraph = next(mark.start.iterancestors(_PARAGRAPH), None)
    if paragraph is None or paragraph is not next(mark.end.iterancestors(_PARAGRAPH), None):
        return False
    around = next((one for one in mark.start.iterancestors(_CONTROL) if not name_of(one)), None)
    if mark.start.getnext() is mark.end and around is not None and _is_in(around, paragraph):
        # An emptied bookmark in a control that lost its tag: the words are the control's.
        stretch = list(around.find(_CONTENT))
    else:
        stretch = _between(mark.start, mark.end)
    if not stretch:
        return False
    stretch[0].addprevious(control)
    control.find(_CONTENT).extend(stretch)
    return True


def _is_in(control: Any, paragraph: Any) -> bool:
    return any(above is paragraph for above in control.iterancestors(_PARAGRAPH))


def _between(first: Any, last: Any) -> list[Any]:
    """Return the neighbours from the one that holds `first` to the one that holds `last`, where they have one home."""
    above = [first, *first.iterancestors()]
    for one in (last, *last.iterancestors()):
        home = one.getparent()
        top = next((other for other in above if other.getparent() is home), None) if home is not None else None
        if top is None:
            continue
        if home.tag == _ROW or (home.tag == _TABLE and first.tag != _ROW):
            return []
        start, stop = home.index(top), home.index(one)
        return list(home[start : stop + 1]) if start <= stop else []
    return []


def _fit(control: Any, kind: Kind) -> None:
    """Give a control the kind it was made as: Word puts one around a whole paragraph or cell outside of it."""
    content = control.find(_CONTENT)
    if content is None:
        return
    if kind is Kind.WORDS and kind_of(content) is Kind.BLOCKS and len(content) == 1 and content[0].tag == _PARAGRAPH:
        _move_inside(control, content, content[0], f"{W}pPr")
    elif kind is not Kind.ROW and len(content) == 1 and content[0].tag == _CELL:
        _move_inside(control, content, content[0], f"{W}tcPr")


def _move_inside(control: Any, content: Any, holder: Any, look: str) -> None:
    control.getparent().replace(control, holder)
    inside = [child for child in holder if child.tag != look]
    content.extend(inside)
    holder.append(control)


def _open_nameless(story: Any, healed: list[str]) -> None:
    """Take away what is left of the controls that were healed: ones without a tag, named as ours are."""
    if not healed:
        return
    for control in list(_nameless(story)):
        unwrap(control)


def _nameless(story: Any) -> Iterator[Any]:
    for control in story.iter(_CONTROL):
        look = control.find(f"{W}sdtPr")
        alias = None if look is None else look.find(f"{W}alias")
        bare = look is None or not len(look)
        named = alias is not None and alias.get(f"{W}val") == "Generated"
        if not name_of(control) and (named or (bare and any(is_region(name_of(up)) for up in control.iterancestors(_CONTROL)))):
            yield control
