"""Regions healed: where a program dropped a control or shrank it, it is put back around what its bookmark marks.

LibreOffice 7.4 drops the tags, 25.2 shrinks a control to the first paragraph's words; both keep the bookmarks, in
the first and the last paragraph of a region, though they may begin one twice: it counts from its first start to its
last end.
What kind of thing a region is (words, paragraphs, a row) is known from the generated original.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from paperclerk.ooxml.wordml import W
from paperclerk.word.region_frames import frame_of, words_of_first
from paperclerk.word.region_units import Kind, Unit, blocks_of, control_named, kind_of, unwrap
from paperclerk.word.regions import is_region, name_of, regions_in

_START, _END, _CONTROL, _CONTENT = (f"{W}{name}" for name in ("bookmarkStart", "bookmarkEnd", "sdt", "sdtContent"))
_PARAGRAPH, _ROW, _CELL, _TABLE = (f"{W}{name}" for name in ("p", "tr", "tc", "tbl"))


class Made(NamedTuple):
    """What a region was made of, what follows its bookmark in it, what is in it; tables have no name.

    `heading` are the words of its first paragraph, where it ends with regions of its own.
    """

    kind: Kind
    after: tuple[str, ...] = ()
    inside: frozenset[str] = frozenset()
    heading: str = ""


def made_as(unit: Unit) -> Made:
    """Return how a region of the generated original was made."""
    after: list[str] = []
    for block in blocks_of(unit.holder):
        if block.tag == _PARAGRAPH:
            after = []
        elif block.tag in (_TABLE, _CONTROL):
            after.append(name_of(block) if block.tag == _CONTROL else "")
    inside = frozenset(name for name, _ in regions_in(unit.holder))
    if unit.kind is not Kind.BLOCKS:
        return Made(unit.kind, (), inside)
    return Made(unit.kind, tuple(after), inside, words_of_first(unit.holder) if after and after[-1] else "")


class _Mark(NamedTuple):
    """A bookmark: where it first begins and last ends."""

    start: Any
    end: Any


def heal(story: Any, made: Mapping[str, Made], first_number: int) -> tuple[str, ...]:
    """Put back the controls of regions that a story lacks; return their names.

    Args:
        story: the root element of a part; it is changed.
        made: the regions that were generated, with what each is made of, outer before inner.
        first_number: the number the first new control gets.
    """
    found, twice = _controls(story)
    healed: list[str] = []
    marks = _marks(story)
    # Inner ones first: what ends with a region is put around it whole.
    for name, was in reversed(list(made.items())):
        mark, control = marks.get(name), found.get(name)
        if control is not None:
            _fit(control, was.kind)
        if name in twice or (control is not None and (mark is None or _holds(control, mark))):
            continue
        stretch = frame_of(story, was.heading, was.inside) if mark is None else _stretch(mark, was)
        if not stretch or _holds_others(stretch, name, made):
            continue
        if control is not None and mark is not None:
            stretch = _stretch_without(control, mark, was)
        _wrap(stretch, control_named(name, first_number + len(healed)))
        healed.append(name)
    _open_nameless(story, healed)
    return tuple(healed)


def _stretch_without(control: Any, mark: _Mark, was: Made) -> list[Any]:
    """Return what a bookmark marks once the control that shrank is gone."""
    unwrap(control)
    return _stretch(mark, was)


def _holds_others(stretch: list[Any], name: str, made: Mapping[str, Made]) -> bool:
    """Whether a bookmark's ends were torn so far apart that regions stand between them which were never in it."""
    names = {mark.get(f"{W}name", "") for block in stretch for mark in block.iter(_START)}
    within = made[name].inside
    return any(
        is_region(other) and other in made and other != name and other not in within and name not in made[other].inside
        for other in names
    )


def _controls(story: Any) -> tuple[dict[str, Any], set[str]]:
    """Return the controls of regions by name, and the names pasted twice: their bookmarks tell nothing."""
    found: dict[str, Any] = {}
    twice: set[str] = set()
    for control in story.iter(_CONTROL):
        if is_region(name := name_of(control)) and found.setdefault(name, control) is not control:
            twice.add(name)
    return found, twice


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


def _wrap(stretch: list[Any], control: Any) -> None:
    stretch[0].addprevious(control)
    control.find(_CONTENT).extend(stretch)


def _stretch(mark: _Mark, was: Made) -> list[Any]:
    """Return the neighbours that a bookmark marks; none where its ends are no longer in one place."""
    if was.kind is Kind.WORDS:
        return _stretch_of_words(mark)
    wanted = _ROW if was.kind is Kind.ROW else _PARAGRAPH
    first, last = (next(one.iterancestors(wanted), None) for one in mark)
    if first is None or last is None:
        return []
    stretch = _between(first, last)
    for name in was.after if stretch else ():
        following = stretch[-1].getnext()
        if following is None or not _is_such(following, name):
            break
        stretch.append(following)
    return stretch


def _is_such(block: Any, name: str) -> bool:
    return name_of(block) == name if block.tag == _CONTROL else block.tag == _TABLE and not name


def _stretch_of_words(mark: _Mark) -> list[Any]:
    paragraph = next(mark.start.iterancestors(_PARAGRAPH), None)
    if paragraph is None or paragraph is not next(mark.end.iterancestors(_PARAGRAPH), None):
        return []
    around = next((one for one in mark.start.iterancestors(_CONTROL) if not name_of(one)), None)
    if mark.start.getnext() is mark.end and around is not None and _is_in(around, paragraph):
        # An emptied bookmark in a control that lost its tag: the words are the control's.
        return list(around.find(_CONTENT))
    return _between(mark.start, mark.end)


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
        if not name_of(control) and (
            named or (bare and any(is_region(name_of(up)) for up in control.iterancestors(_CONTROL)))
        ):
            yield control
