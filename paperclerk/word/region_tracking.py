"""A story of a draft and what a merge made of it, written as one with every change tracked.

Whatever the merge did: accepting all gives what it made, rejecting all the draft. What stood in the draft is known
again by its number; where there is none, by its words. Others' pending changes are kept as they are. Around paragraphs
whose changes are tracked no control of a region is left, only its bookmark: LibreOffice shows tracked changes wrongly
in one, and the next regeneration puts it back (see `region_healing`).
"""

import copy
import itertools
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from lxml import etree

from paperclerk.ooxml.settled import settle
from paperclerk.ooxml.wordml import W
from paperclerk.word.redline_blocks import BlockDiffer, shape_of_row
from paperclerk.word.redline_marks import Fate, Marks
from paperclerk.word.redline_pairing import Pair, likeness, pairs_of, rows_alike
from paperclerk.word.redline_ready import canonical
from paperclerk.word.redline_words import WordDiffer
from paperclerk.word.region_aside import bring_back, forget_numbers, key_of, number_of, set_aside, untie
from paperclerk.word.region_order import longest_in_order
from paperclerk.word.region_ties import TIES
from paperclerk.word.region_units import PENDING, unwrap
from paperclerk.word.regions import is_region, name_of

_PARAGRAPH, _TABLE, _ROW, _CELL, _CONTROL = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "sdt"))
_CONTENT, _BODY, _RUN, _INSERTED = f"{W}sdtContent", f"{W}body", f"{W}r", f"{W}ins"
_BLOCKS, _ROWS = (_PARAGRAPH, _TABLE, _CONTROL), (_ROW, _CONTROL)


class Tracker:
    """Writes stories with every change tracked; controls of regions that are there twice are left around them."""

    def __init__(self, marks: Marks, ours: str, twice: Collection[str]) -> None:
        """Take in what makes the marks, under which name, and the regions that the draft has twice."""
        self._ours, self._twice = ours, twice
        self._words = WordDiffer(marks)
        self._differ = BlockDiffer(self._words, _alike, self._kept)

    def track(self, old: Any, new: Any) -> None:
        """Show in a story what it was; both are changed, and the new one has the changes."""
        for story, accepted in ((old, False), (new, True)):
            set_aside(story, self._ours)
            # A paragraph whose end goes runs on into the next one, which may lie outside of a control.
            for control in [one for one in story.iter(_CONTROL) if next(one.iter(*PENDING), None) is not None]:
                _open_block(control)
            settle(story, accepted=accepted)
        untie(old)
        bodies = [story if (body := story.find(_BODY)) is None else body for story in (old, new)]
        self._holder(*bodies)
        _open_new_fields(new)
        bring_back(new)

    # Paragraphs and tables

    def _holder(self, old: Any, new: Any) -> None:
        """Show what became of the blocks of a body, cell, header or control."""
        if key_of(old) == key_of(new):
            return
        pairs = self._paired(old, new)
        ties = _ties_before(new)
        made = [(block.element, block.pair.new) for block in self._differ.of_pairs(pairs)]
        _put(new, made, ties, _BLOCKS)

    def _paired(self, old: Any, new: Any) -> list[Pair]:
        while True:
            _open_what_differs(old, new, _BLOCKS, self._may_open)
            olds, news = _children(old, _BLOCKS), _children(new, _BLOCKS)
            pairs = _pairs(olds, news, _alike)
            # What comes or goes at the end is marked on the paragraph before it.
            start = len(pairs)
            while start and None in pairs[start - 1]:
                start -= 1
            sides = {pair.old is None for pair in pairs[start:]}
            before: Any = pairs[start - 1] if start else None
            if len(sides) != 1 or before is None or before.new.tag != _CONTROL:
                return pairs
            for control in before:
                unwrap(control)

    def _may_open(self, control: Any) -> bool:
        return is_region(name_of(control)) and name_of(control) not in self._twice

    def _kept(self, old: Any, new: Any) -> Any:
        """Return what became of a block that stayed."""
        if key_of(old) == key_of(new):
            return new
        if new.tag == _PARAGRAPH:
            return self._paragraph(old, new)
        if new.tag == _TABLE:
            self._look("tblPr", old, new)
            self._rows(old, new)
        elif new.tag == _CONTROL:
            self._holder(old.find(_CONTENT), new.find(_CONTENT))
        return new

    def _look(self, name: str, old: Any, new: Any) -> None:
        was, look = old.find(f"{W}{name}"), new.find(f"{W}{name}")
        if look is not None and canonical(look) != canonical(was):
            for change in look.findall(f"{W}{name}Change"):
                look.remove(change)
            self._differ.marks.note_old_look(look, name, was)

    # Rows and cells

    def _rows(self, old: Any, new: Any) -> None:
        """Show what became of the rows of a table, or of a control that holds rows."""
        _open_what_differs(old, new, _ROWS, lambda _: False)
        made: list[tuple[Any, Any]] = []
        ties = _ties_before(new)
        for was, now in _pairs(_children(old, _ROWS), _children(new, _ROWS), rows_alike):
            if was is not None and now is not None and self._row(was, now):
                made.append((now, now))
                continue
            if was is not None:
                made.append((self._differ.row(was, Fate.DELETED), None))
            if now is not None:
                made.append((self._differ.row(now, Fate.INSERTED), now))
        _put(new, made, ties, _ROWS)

    def _row(self, old: Any, new: Any) -> bool:
        """Show what became of a row; return whether it can be shown, and is not another row."""
        if key_of(old) == key_of(new):
            return True
        if new.tag == _CONTROL:
            self._rows(old.find(_CONTENT), new.find(_CONTENT))
            return True
        if shape_of_row(old) != shape_of_row(new):
            return False
        cells = [list(_cells(row)) for row in (old, new)]
        if len(cells[0]) != len(cells[1]):
            return False
        self._look("trPr", old, new)
        for was, now in zip(*cells, strict=True):
            self._look("tcPr", was, now)
            self._holder(was, now)
        return True

    # Words

    def _paragraph(self, old: Any, new: Any) -> Any:
        """Return a paragraph with what became of its words; what lies in a control is looked at by itself."""
        kept: list[tuple[Any, Any]] = []
        controls = (_children(old, (_CONTROL,)), _children(new, (_CONTROL,)))
        for was, now in list(_by_number(*controls, key=_name_or_number)):
            if was is not None and now is not None:
                held: Any = was.find(_CONTENT)
                content: Any = now.find(_CONTENT)
                content.extend(list(self._paragraph(_as_paragraph(list(held)), _as_paragraph(list(content)))))
                kept.append((was, now))
            elif was is not None:
                unwrap(was)
        made: Any = etree.Element(_PARAGRAPH, dict(new.attrib))
        # What both have is where it is in both: only the words between are told apart.
        sides = [[pair[side] for pair in kept] for side in (0, 1)]
        stretches = [_between(paragraph, controls) for paragraph, controls in zip((old, new), sides, strict=True)]
        for number, (was, now) in enumerate(zip(*stretches, strict=True)):
            made.extend(list(self._words.changed(was, now)))
            made.extend([kept[number][1]] if number < len(kept) else [])
        return made


def _open_new_fields(story: Any) -> None:
    """Leave of the controls among words that are wholly new their bookmarks: LibreOffice cannot write emptied ones."""
    for control in [one for one in story.iter(_CONTROL) if next(one.iterancestors(_PARAGRAPH), None) is not None]:
        runs = list(control.iter(_RUN))
        if runs and is_region(name_of(control)) and all(run.getparent().tag == _INSERTED for run in runs):
            unwrap(control)


def _alike(old: Any, new: Any, old_words: list[str], new_words: list[str]) -> float:
    """Return how much two blocks are alike; what holds the same region in both is one block, whatever it says."""
    if old.tag == new.tag == _PARAGRAPH:
        held = [{name_of(control) for control in one.iter(_CONTROL)} for one in (old, new)]
        if held[0] or held[1]:
            return float(bool(held[0] & held[1]))
    return likeness(old, new, old_words, new_words)


def _children(holder: Any, names: tuple[str, ...]) -> list[Any]:
    return [child for child in holder if child.tag in names]


def _pairs(olds: Sequence[Any], news: Sequence[Any], like: Callable[..., float]) -> list[Pair]:
    """Return blocks or rows in pairs: what has one number, and between those what is alike."""
    made: list[Pair] = []
    gone: list[Any] = []
    come: list[Any] = []
    for was, now in (*_by_number(olds, news), Pair(None, None)):
        if was is not None and now is None:
            gone.append(was)
        elif now is not None and was is None:
            come.append(now)
        else:
            for one in (*gone, *come):
                forget_numbers(one)
                _open_inside(one)
            made += pairs_of(gone, come, like)
            gone, come = [], []
            if was is not None:
                made.append(Pair(was, now))
    return made


def _name_or_number(control: Any) -> str:
    """Return what a control among words is known by: a region its name, in whichever paragraph it stands."""
    name = name_of(control)
    return name if is_region(name) else number_of(control)


def _by_number(olds: Sequence[Any], news: Sequence[Any], key: Callable[[Any], str] = number_of) -> Iterator[Pair]:
    """Yield elements in pairs by their numbers, in an order that keeps that of both; what moved stands alone."""
    waiting: dict[str, list[int]] = defaultdict(list)
    for place, old in enumerate(olds):
        waiting[key(old) or "none"].append(place)
    found = [
        (there.pop(0), place)
        for place, new in enumerate(news)
        if (name := key(new)) and (there := waiting[name]) and olds[there[0]].tag == new.tag
    ]
    stay = longest_in_order([old for old, _ in found])
    had = done = 0
    for old, new in [pair for pair in found if pair[0] in stay]:
        yield from (Pair(one, None) for one in olds[had:old])
        yield from (Pair(None, one) for one in news[done:new])
        yield Pair(olds[old], news[new])
        had, done = old + 1, new + 1
    yield from (Pair(one, None) for one in olds[had:])
    yield from (Pair(None, one) for one in news[done:])


def _open_what_differs(old: Any, new: Any, names: tuple[str, ...], may_open: Callable[[Any], bool]) -> None:
    """Open the controls among the blocks or rows of two holders that are not in both, or that differ and may be."""
    while True:
        pairs = _by_number(_children(old, names), _children(new, names))
        opened = [
            control
            for pair in pairs
            for control in pair
            if control is not None
            and control.tag == _CONTROL
            and (None in pair or (may_open(control) and key_of(pair.old) != key_of(pair.new)))
        ]
        if not opened:
            return
        for control in opened:
            unwrap(control)


def _open_inside(block: Any) -> None:
    """Open the controls that lie in a block or row around others."""
    for control in list(block.iter(_CONTROL)):
        _open_block(control)


def _open_block(control: Any) -> None:
    if control.getparent() is not None and next(control.iterancestors(_PARAGRAPH), None) is None:
        unwrap(control)


def _cells(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == _CELL:
            yield child
        elif child.tag == _CONTROL and (content := child.find(_CONTENT)) is not None:
            yield from _cells(content)


def _between(paragraph: Any, controls: Sequence[Any]) -> list[Any]:
    """Return paragraphs of what stands in one before, between and after some of its controls."""
    at = [-1, *(paragraph.index(control) for control in controls), len(paragraph)]
    return [
        _as_paragraph(copy.deepcopy(child) for child in paragraph[start + 1 : stop])
        for start, stop in itertools.pairwise(at)
    ]


def _as_paragraph(content: Iterable[Any]) -> Any:
    made = etree.Element(_PARAGRAPH)
    made.extend(list(content))
    return made


def _ties_before(holder: Any) -> dict[Any, list[Any]]:
    """Return the ends of bookmarks and comments that stand between blocks, by the block after them."""
    found: dict[Any, list[Any]] = {}
    waiting: list[Any] = []
    for child in holder:
        if child.tag in TIES:
            waiting.append(child)
        elif waiting and child.tag in (*_BLOCKS, *_ROWS):
            found[child], waiting = waiting, []
    found[None] = waiting
    return found


def _put(holder: Any, made: list[tuple[Any, Any]], ties: dict[Any, list[Any]], names: tuple[str, ...]) -> None:
    """Put what was made in place of the blocks or rows of a holder, what was tied to them again before them."""
    at = next((place for place, child in enumerate(holder) if child.tag in (*names, *TIES)), len(holder))
    for child in [one for one in holder if one.tag in (*names, *TIES)]:
        holder.remove(child)
    content: list[Any] = []
    for element, new in made:
        content += [*(ties.get(new, ()) if new is not None else ()), element]
    holder[at:at] = [*content, *ties[None]]
