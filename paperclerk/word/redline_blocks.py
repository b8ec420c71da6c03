"""Two rows of blocks (a body, a cell, a note, a header) written as one with tracked changes.

The format has no mark for the last paragraph's end of a story or a cell: it can be neither new nor gone. Where blocks
were added or taken away at the end, the marks move one paragraph up, and the last paragraph notes what its look was.
"""

import copy
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from lxml import etree

from paperclerk.ooxml.wordml import W
from paperclerk.word.redline_marks import Fate, Marks, bare_look, look_of_end, set_look_of_end
from paperclerk.word.redline_pairing import Pair, pairs_of, rows_alike, same_again
from paperclerk.word.redline_ready import canonical, same_content
from paperclerk.word.redline_words import WordDiffer

_PARAGRAPH, _TABLE, _ROW, _CELL, _CONTROL = (f"{W}{name}" for name in ("p", "tbl", "tr", "tc", "sdt"))
_NO_BLOCKS = (f"{W}sectPr", f"{W}tcPr", f"{W}bookmarkStart", f"{W}bookmarkEnd")
# What of a cell or row makes it another shape: that cannot be tracked, so the row goes and comes.
_SHAPE = ("gridSpan", "vMerge", "hMerge", "gridBefore", "gridAfter")


@dataclass(slots=True)
class Block:
    """A block of the redline, with what it was made of."""

    fate: Fate
    element: etree._Element
    pair: Pair

    @property
    def is_paragraph(self) -> bool:
        """Whether it is a paragraph."""
        return self.element.tag == _PARAGRAPH


@dataclass(slots=True)
class BlockDiffer:
    """Writes blocks with tracked changes.

    `like` weighs two blocks otherwise than their words do, `keep` writes those that stayed in another way.
    """

    words: WordDiffer
    like: Callable[..., float] | None = None
    keep: Callable[[etree._Element, etree._Element], etree._Element] | None = None
    _moves: dict[etree._Element, int] = field(default_factory=dict)

    @property
    def marks(self) -> Marks:
        """Return what makes the marks."""
        return self.words.marks

    def blocks(self, olds: Sequence[etree._Element], news: Sequence[etree._Element]) -> list[etree._Element]:
        """Return the blocks of a story or cell as one."""
        # Of what is neither paragraph nor table (a file put in whole) no change can be tracked: it is the new one's.
        olds = [old for old in olds if old.tag in (_PARAGRAPH, _TABLE, _CONTROL)]
        return [block.element for block in self.of_pairs(pairs_of(olds, news, self.like))]

    def of_pairs(self, found: list[Pair]) -> list[Block]:
        """Return the blocks of a story or cell, given in pairs, as one."""
        pairs = _with_last_together(found)
        self._see_moves(pairs)
        made = [self._block(pair) for pair in pairs]
        self._mark_ends(made)
        return made

    def in_whole(self, holder: etree._Element, fate: Fate) -> list[etree._Element]:
        """Return the blocks of a cell, note or header that is new or gone as a whole."""
        made = []
        for block in blocks_in(holder):
            made.append(self._whole(block, fate))
            if block.tag == _PARAGRAPH:
                self.marks.set_on_paragraph(made[-1], fate)
        return made

    def _block(self, pair: Pair) -> Block:
        old, new = pair
        if old is not None and new is not None:
            return Block(Fate.KEPT, self._kept(old, new), pair)
        only = new if old is None else old
        assert only is not None
        fate = self._fate(only, is_new=old is None)
        return Block(fate, self._whole(only, fate), pair)

    def _kept(self, old: etree._Element, new: etree._Element) -> etree._Element:
        if self.keep is not None:
            return self.keep(old, new)
        if canonical(old) == canonical(new):
            return copy.deepcopy(new)
        if new.tag == _PARAGRAPH:
            return self.words.changed(old, new)
        return self._table(old, new) if new.tag == _TABLE else copy.deepcopy(new)

    def _whole(self, block: etree._Element, fate: Fate) -> etree._Element:
        if block.tag == _PARAGRAPH:
            return self.words.whole(block, fate, self._moves.get(block, 0))
        if block.tag != _TABLE:
            return copy.deepcopy(block)
        made = etree.Element(_TABLE)
        made.extend(self.row(child, fate) if child.tag == _ROW else copy.deepcopy(child) for child in block)
        return made

    def row(self, row: etree._Element, fate: Fate) -> etree._Element:
        """Return a row that is new or gone as a whole."""
        made = etree.Element(_ROW)
        for child in row:
            if child.tag != _CELL:
                made.append(copy.deepcopy(child))
                continue
            cell = etree.SubElement(made, _CELL)
            cell.extend(copy.deepcopy(look) for look in child.findall(f"{W}tcPr"))
            cell.extend(self.in_whole(child, fate))
        self.marks.set_on_row(made, fate)
        return made

    def _table(self, old: etree._Element, new: etree._Element) -> etree._Element:
        made = etree.Element(_TABLE)
        made.extend(copy.deepcopy(child) for child in new if child.tag != _ROW)
        self._note_look(made, "tblPr", old)
        widths, before = made.find(f"{W}tblGrid"), old.find(f"{W}tblGrid")
        if widths is not None and before is not None and not same_content(widths, before):
            self.marks.note_old_grid(widths, before)
        pairs = pairs_of(old.findall(_ROW), new.findall(_ROW), rows_alike)
        self._see_moves(pairs)
        for before, after in pairs:
            if before is not None and after is not None and shape_of_row(before) == shape_of_row(after):
                made.append(self._kept_row(before, after))
                continue
            if before is not None:
                made.append(self.row(before, self._fate(before, is_new=False)))
            if after is not None:
                made.append(self.row(after, self._fate(after, is_new=True)))
        return made

    def _kept_row(self, old: etree._Element, new: etree._Element) -> etree._Element:
        made = etree.Element(_ROW)
        cells = iter(old.findall(_CELL))
        for child in new:
            if child.tag != _CELL:
                made.append(copy.deepcopy(child))
                continue
            before = next(cells)
            cell = etree.SubElement(made, _CELL)
            cell.extend(copy.deepcopy(look) for look in child.findall(f"{W}tcPr"))
            self._note_look(cell, "tcPr", before)
            cell.extend(self.blocks(blocks_in(before), blocks_in(child)))
        self._note_look(made, "tblPrEx", old)
        self._note_look(made, "trPr", old)
        return made

    def _note_look(self, made: etree._Element, name: str, old: etree._Element) -> None:
        """Note what was said of a table, row or cell, where it was something else."""
        look, before = made.find(f"{W}{name}"), old.find(f"{W}{name}")
        if same_content(look, before):
            return
        if look is None:
            look = etree.Element(f"{W}{name}")
            made.insert(1 if name == "trPr" and made.find(f"{W}tblPrEx") is not None else 0, look)
        self.marks.note_old_look(look, name, before)

    def _fate(self, element: etree._Element, *, is_new: bool) -> Fate:
        if element in self._moves:
            return Fate.MOVED_HERE if is_new else Fate.MOVED_AWAY
        return Fate.INSERTED if is_new else Fate.DELETED

    def _see_moves(self, pairs: Sequence[Pair]) -> None:
        """Find what is gone in one place and comes again, word for word, in another."""
        gone: dict[tuple[str, str], list[etree._Element]] = defaultdict(list)
        for old, new in pairs:
            if old is not None and new is None and (said := same_again(old)):
                gone[str(old.tag), said].append(old)
        for old, new in pairs:
            if new is not None and old is None and (away := gone.get((str(new.tag), same_again(new)))):
                move = self.marks.move()
                self._share_move(away.pop(0), new, move)

    def _share_move(self, old: etree._Element, new: etree._Element, move: int) -> None:
        self._moves[old] = self._moves[new] = move
        if old.tag != _PARAGRAPH:
            for before, after in zip(old.iter(_PARAGRAPH), new.iter(_PARAGRAPH), strict=False):
                self._moves[before] = self._moves[after] = self.marks.move()

    def _mark_ends(self, made: Sequence[Block]) -> None:
        """Mark the ends of the paragraphs that are new or gone."""
        shifts = list(_shifts(made))
        elsewhere = [block.element for _, tail in shifts for block in tail]
        for block in made:
            if block.is_paragraph and block.fate is not Fate.KEPT and block.element not in elsewhere:
                self.marks.set_on_paragraph(block.element, block.fate)
        for stayed, tail in shifts:
            self._shift(stayed, tail)

    def _shift(self, stayed: Block, tail: Sequence[Block]) -> None:
        for block in tail[:-1]:
            if block.is_paragraph:
                self.marks.set_on_paragraph(block.element, block.fate)
        assert stayed.pair.old is not None
        assert stayed.pair.new is not None
        fate = tail[-1].fate
        looks_as = stayed.pair.old if fate.is_new else stayed.pair.new
        last = tail[-1].element
        ended = look_of_end(last)
        self.end_before(stayed.element, last, fate, bare_look(looks_as))
        if fate.is_gone:
            set_look_of_end(last, look_of_end(looks_as))
        self.marks.note_old_end(last, look_of_end(looks_as) if fate.is_new else ended)

    def end_before(self, stayed: etree._Element, last: etree._Element, fate: Fate, looks_as: etree._Element) -> None:
        """Mark the end of the paragraph that stayed instead of that of the last one, which was added or taken away.

        `looks_as` is how the one that stayed looks without the change.
        """
        self.marks.set_on_paragraph(stayed, Fate.INSERTED if fate.is_new else Fate.DELETED)
        if fate.is_new:
            self.marks.note_old_paragraph(last, looks_as)
            return
        was = bare_look(last)
        look = last.find(f"{W}pPr")
        section = None if look is None else look.find(f"{W}sectPr")
        if look is not None:
            last.remove(look)
        last.insert(0, looks_as)
        if section is not None:
            last[0].append(section)
        self.marks.note_old_paragraph(last, was)


def blocks_in(holder: etree._Element) -> list[etree._Element]:
    """Return the paragraphs, tables and other blocks of a body, cell, note or header."""
    return [child for child in holder if isinstance(child.tag, str) and child.tag not in _NO_BLOCKS]


def _shifts(made: Sequence[Block]) -> Iterator[tuple[Block, Sequence[Block]]]:
    """Yield the paragraphs that stayed whose end is marked instead of that of the last block after them.

    At the end of a story the format wants it so. Elsewhere it is how Word marks words that were typed at the end of a
    paragraph and on into others, and LibreOffice takes an end too many away where it is not so.
    """
    for at, stayed in enumerate(made):
        if stayed.fate is not Fate.KEPT or not stayed.is_paragraph:
            continue
        following = (made[number] for number in range(at + 1, len(made)))
        tail = list(takewhile(lambda block: block.fate is not Fate.KEPT, following))
        typed = list(takewhile(lambda block: block.fate is Fate.INSERTED and block.is_paragraph, tail))
        is_last = at + 1 + len(tail) == len(made)
        if tail and is_last and tail[-1].is_paragraph and len({block.fate.is_new for block in tail}) == 1:
            yield stayed, tail
        elif (
            typed and len(stayed.element) and stayed.element[-1].tag == f"{W}ins" and not _ends_section(stayed, *typed)
        ):
            yield stayed, typed


def _ends_section(*blocks: Block) -> bool:
    return any(block.element.find(f"{W}pPr/{W}sectPr") is not None for block in blocks)


def _with_last_together(pairs: list[Pair]) -> list[Pair]:
    """Return the pairs with the last paragraphs of both in one, where blocks are both gone and new at the end."""
    start = len(pairs)
    while start and None in pairs[start - 1]:
        start -= 1
    olds = [pair.old for pair in pairs[start:] if pair.old is not None]
    news = [pair.new for pair in pairs[start:] if pair.new is not None]
    if not olds or not news or olds[-1].tag != _PARAGRAPH or news[-1].tag != _PARAGRAPH:
        return pairs
    return [
        *pairs[:start],
        *(Pair(old, None) for old in olds[:-1]),
        *(Pair(None, new) for new in news[:-1]),
        Pair(olds[-1], news[-1]),
    ]


def shape_of_row(row: etree._Element) -> list[tuple[str, ...]]:
    """Return how wide and how joined each cell of a row is, and what stands beside them."""

    def of(cell: etree._Element) -> tuple[str, ...]:
        said = (cell.find(f"{W}tcPr/{W}{name}") for name in _SHAPE[:3])
        return tuple("" if one is None else one.get(f"{W}val", "continue") for one in said)

    around = [row.find(f"{W}trPr/{W}{name}") for name in _SHAPE[3:]]
    return [
        *(of(cell) for cell in row.findall(_CELL)),
        tuple("" if a is None else a.get(f"{W}val", "") for a in around),
    ]
