"""Tables by their rulings: the boxes that lines and filled areas make, set in columns and rows.

Rows drawn apart from one another, as filled bands with bare rows between them are, make one table when their edges
agree. Drawings, page borders and the boxes of forms make none.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from parsers.drawn_table import LaidCell, Layout, nearest, steps
from parsers.pdf_checkboxes import is_white
from parsers.pdf_lines import Box, Glyph, Line, around, lines_of
from parsers.pdf_page import Fill, Page, Ruling
from parsers.pdf_tables import SAME_RULING, boxes_of, glyphs_by_box, touching_rulings, within
from parsers.upright_rules import is_drawn, side_by_side

# A row or a column narrower than this, with nothing in it, is the room between double lines.
_STRIP = 6.0
# A table's border is drawn over this share of what is around it; that of a drawing less.
_BORDER = 0.4
# Boxes no larger than this are marks to tick.
_TICK = 16.0
# Rows drawn with room between them stand closer than this when nothing is written there...
_APART = 14.0
# ...and a bare row between two filled ones may be as high as this.
_BARE_ROW = 500.0
# A row with one line across it, between rows with boxes, is no higher than this many sizes.
_BANNER = 2.4
# Text in a row stands no further from its edges than this many sizes.
_NEAR = 1.0


def lattices(page: Page, lines: Sequence[Line]) -> tuple[list[Layout], list[Ruling]]:
    """Return the tables and boxed texts that rulings make, and the level rulings that belong to none of them."""
    groups = stacked(side_by_side(touching_rulings(page.rulings)), lines)
    found: list[Layout] = []
    bare: list[Ruling] = []
    for group in groups:
        layout = _layout(group, page)
        if layout:
            found.append(layout)
        elif not any(ruling.upright for ruling in group):
            bare.extend(group)
    return outermost(found), bare


def stacked(groups: Sequence[list[Ruling]], lines: Sequence[Line]) -> list[list[Ruling]]:
    """Return groups of rulings with those put together that are rows of one table drawn apart."""
    done: list[list[Ruling]] = []
    for group in sorted(groups, key=lambda g: _frame(g)[1]):
        above = next((other for other in reversed(done) if _stand_over(other, group)), None)
        if above is None or not _is_next_row(above, group, lines):
            done.append(list(group))
        else:
            above.extend(group)
    return done


def _stand_over(above: Sequence[Ruling], group: Sequence[Ruling]) -> bool:
    """Whether two groups of rulings have a stretch of the page's width in common."""
    left, _, right, _ = _frame(above)
    other_left, _, other_right, _ = _frame(group)
    return left < other_right and other_left < right


def _is_next_row(above: Sequence[Ruling], group: Sequence[Ruling], lines: Sequence[Line]) -> bool:
    left, _, right, top = _frame(above)
    other_left, below, other_right, _ = _frame(group)
    if (
        abs(left - other_left) > SAME_RULING
        or abs(right - other_right) > SAME_RULING
        or not 0 <= below - top < _BARE_ROW
    ):
        return False
    edges, others = _inner_edges(above), _inner_edges(group)
    if not edges and not others:
        return False
    between = [line for line in lines if top < _middle(line) < below and line.x0 < right and line.x1 > left]
    agree = not edges or not others or _agree(edges, others)
    if not between:
        return agree and below - top < _APART
    if agree and len(between) == 1 and below - top < _BANNER * between[0].size:
        return True
    known = edges or others
    columns = {_column(word.x0, known) for line in between for word in line.words}
    if not agree or not all(_keeps_to(line, known) for line in between):
        return False
    return len(columns) > 1 or (0 not in columns and len(edges) == len(others) and _is_close(between, top, below))


def _is_close(lines: Sequence[Line], top: float, below: float) -> bool:
    """Whether lines fill the room between two rows: what a page's end left of a cell stands under headings so."""
    near = [(above.baseline, line) for above, line in pairwise(lines)]
    return (
        lines[0].box[1] - top < _NEAR * lines[0].size
        and below - lines[-1].box[3] < _NEAR * lines[-1].size
        and all(line.baseline - above < _BANNER * line.size for above, line in near)
    )


def _agree(edges: Sequence[float], others: Sequence[float]) -> bool:
    """Whether the edges of one row of boxes are among those of another, as merged cells leave some out."""
    few, many = sorted((edges, others), key=len)
    return all(abs(many[nearest(many, x)] - x) <= SAME_RULING for x in few)


def _keeps_to(line: Line, edges: Sequence[float]) -> bool:
    return all(not word.x0 + 1 < x < word.x1 - 1 for word in line.words for x in edges)


def _column(x: float, edges: Sequence[float]) -> int:
    return sum(x >= edge - 1 for edge in edges)


def _frame(group: Iterable[Ruling]) -> Box:
    return around((r.x0, r.top, r.x1, r.bottom) for r in group)


def _inner_edges(group: Sequence[Ruling]) -> list[float]:
    left, _, right, _ = _frame(group)
    inner = (r.x0 for r in group if r.upright)
    return [x for x in steps(inner, SAME_RULING) if left + SAME_RULING < x < right - SAME_RULING]


def _layout(group: Sequence[Ruling], page: Page) -> Layout | None:
    """Return what a group of rulings lays out; None when it is no frame of text."""
    if not any(ruling.upright for ruling in group):
        return None
    left, top, right, bottom = frame = _frame(group)
    if right - left < _TICK or bottom - top < SAME_RULING or not _is_bordered(group, frame):
        return None
    inside = within(page.glyphs, frame)
    seen = [g for g in inside if g.text.strip()]
    if not seen:
        return None
    whole = boxes_of(_without_strips(group, seen))
    if not whole:
        return None
    edges = sorted({x for box in whole for x in (box[0], box[2])})
    levels = sorted({y for box in whole for y in (box[1], box[3])})
    fills = [fill for fill in page.fills if _is_shade(fill, frame)]
    cells = tuple(
        LaidCell(
            lines_of(mine),
            (edges.index(box[0]), edges.index(box[2])),
            (levels.index(box[1]), levels.index(box[3])),
            _shade(box, fills),
        )
        for box, mine in zip(whole, glyphs_by_box(inside, whole), strict=True)
    )
    ends = ((0, levels[0]), (len(levels) - 2, levels[-1]))
    open_rows = frozenset(row for row, level in ends if not is_drawn(level, group, right - left))
    return _is_text(Layout(tuple(edges), tuple(levels), cells, open_rows=open_rows))


def _is_shade(fill: Fill, frame: Box) -> bool:
    left, top, right, bottom = fill.box
    large = right - left > _STRIP and bottom - top > _STRIP
    return large and left < frame[2] and right > frame[0] and top < frame[3] and bottom > frame[1]


def _shade(box: Box, fills: Sequence[Fill]) -> str:
    """Return the colour a box is filled with: the last one laid over its middle; empty for none and for white."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    over = [f for f in fills if f.box[0] <= x <= f.box[2] and f.box[1] <= y <= f.box[3]]
    if not over or over[-1].colour is None or is_white(over[-1].colour):
        return ""
    return " ".join(f"{part:.2f}" for part in over[-1].colour)


def _is_text(layout: Layout) -> Layout | None:
    """Return a layout whose boxes hold text; None for a drawing, a graph's grid for instance, with few words in it."""
    said = sum(bool(cell.lines) for cell in layout.cells)
    if not layout.is_aside and said * 12 < len(layout.cells):
        return None
    return layout


def _is_bordered(group: Sequence[Ruling], frame: Box) -> bool:
    left, top, right, bottom = frame
    sides = (
        sum(r.x1 - r.x0 for r in group if not r.upright and abs(r.top - top) <= SAME_RULING) / (right - left),
        sum(r.x1 - r.x0 for r in group if not r.upright and abs(r.top - bottom) <= SAME_RULING) / (right - left),
        sum(r.bottom - r.top for r in group if r.upright and abs(r.x0 - left) <= SAME_RULING) / (bottom - top),
        sum(r.bottom - r.top for r in group if r.upright and abs(r.x0 - right) <= SAME_RULING) / (bottom - top),
    )
    return sum(min(1.0, side) for side in sides) >= 4 * _BORDER


def _without_strips(group: Sequence[Ruling], inside: Sequence[Glyph]) -> list[Ruling]:
    """Return rulings with the two lines of a double one drawn as one, and thick ones as thin."""
    xs = _one_line(steps((x for r in group for x in (r.x0, r.x1)), SAME_RULING), [g.middle[0] for g in inside])
    ys = _one_line(steps((y for r in group for y in (r.top, r.bottom)), SAME_RULING), [g.middle[1] for g in inside])
    return [Ruling(xs[r.x0], ys[r.top], xs[r.x1], ys[r.bottom]) for r in group]


def _one_line(places: Sequence[float], middles: Iterable[float]) -> "_Snapped":
    filled = sorted(middles)
    kept = list(places[:1])
    alias = {places[0]: places[0]} if places else {}
    for before, place in pairwise(places):
        empty = not any(before < m < place for m in filled) if place - before < _STRIP else False
        alias[place] = alias[before] if empty else place
        if not empty:
            kept.append(place)
    return _Snapped(places, alias)


class _Snapped:
    """Coordinates as they are after lines that are one have been put together."""

    def __init__(self, places: Sequence[float], alias: dict[float, float]) -> None:
        self._places = places
        self._alias = alias

    def __getitem__(self, value: float) -> float:
        return self._alias[self._places[nearest(self._places, value)]]


def outermost(found: Sequence[Layout]) -> list[Layout]:
    """Leave out tables within a cell of another, and boxes around tables: a nested table's words stay in its cell."""
    tables = [layout for layout in found if not layout.is_aside]
    outer = [t for t in tables if not any(t is not other and _holds(other.box, t.box) for other in tables)]
    asides = [layout for layout in found if layout.is_aside]
    alone = [
        a
        for a in asides
        if not any(_holds(t.box, a.box) or _holds(a.box, t.box) for t in outer)
        and not any(a is not other and _holds(other.box, a.box) for other in asides)
    ]
    return sorted([*outer, *alone], key=lambda layout: (layout.box[1], layout.box[0]))


def _holds(outer: Box, inner: Box) -> bool:
    return (
        outer[0] - SAME_RULING <= inner[0]
        and outer[1] - SAME_RULING <= inner[1]
        and inner[2] <= outer[2] + SAME_RULING
        and inner[3] <= outer[3] + SAME_RULING
    )


def _middle(line: Line) -> float:
    _, top, _, bottom = line.box
    return (top + bottom) / 2
