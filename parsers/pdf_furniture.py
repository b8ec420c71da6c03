"""Running headers, footers and page numbers: lines that come again at one place near the edge of several pages.

Figures are folded, but must be the same on each page or count with the pages ("Page 3 of 12"): "Appendix 1" over one
page and "Appendix 2" over another are headings. What stands further in than a page's own text is its own text too.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from parsers.pdf_edges import EdgeLine, Edges

# One place: lines this near one another, counted from the page's edge.
_SAME_PLACE = 4.0
# In a report of few pages one other page is witness enough, in a longer one two are wanted.
_FEW_PAGES = 5
# Where text begins is seen on so many pages before and after: appended papers have other margins.
_AROUND = 10
# Exactly the same words at the same place on the next page, or the next but one, need no further witness.
_NEAR = 2
# Room between a running line and the text, as a share of the line's height; a table's headings stand closer to it.
_APART = 0.8
# Of lines that stand on every page so many before and after are looked at, or a long pack takes for ever.
_SEARCHED = 24
_LED_ALIKE = 1.4
# Running lines have at least so much room to the text, as a share of their height; lines of a paragraph have less.
_LEAST_ROOM, _ROOM = 0.55, 1.2
# No page has more running lines at one edge; fewer where nothing but such lines stand near it.
_MOST, _MOST_OF_ALL = 6, 3
_NUMBERED = re.compile(r"[0-9]{1,3}(?:[.)]|[.][0-9]{1,3})+\s")
_FIGURES = re.compile(r"[0-9]+")
# A pack's stamp over a paper's first page, further out than any text: neither running nor the page's own.
_STAMP = re.compile(r"(?:agenda )?item (?:no\.? |number )?[0-9]{1,2}[a-z]?", re.I)
# So many lines on the first page and the second and no other are a heading that is said again, not a running one.
_HEADING = 3
_ROMAN = re.compile(r"^(?:page)?[ivxl]+$")
_PAGE_NUMBER = re.compile(
    r"^[-–—|\[( ]*(?:page|p\.?|pg\.?)?\s*[-–—|]?\s*(?P<n>[0-9]{1,4})(?:\s*(?:of|/)\s*(?P<all>[0-9]{1,4}))?"
    r"\s*[-–—|\]) ]*(?:page)?$",
    re.I,
)


class _Seen(NamedTuple):
    page: int
    place: float
    figures: tuple[int, ...]


def running_lines(pages: Sequence[Edges]) -> dict[int, tuple[EdgeLine, ...]]:
    """Return the running lines of each page that has any, by the page's number from 1."""
    found: dict[int, tuple[EdgeLine, ...]] = {}
    for lower in (False, True):
        rows = _without_stamps([_from_edge(page, lower=lower) for page in pages])
        seen = _index(rows)
        again = [_coming_again(row, number, seen, len(pages)) for number, row in enumerate(rows, 1)]
        again = again if lower else _without_heading(rows, again, seen, pages)
        own = [row[count][0] if count < len(row) else None for row, count in zip(rows, again, strict=True)]
        for number, (row, count) in enumerate(zip(rows, again, strict=True), 1):
            text = _where_text_begins(number, pages, own)
            outside = sum(place < text - _SAME_PLACE / 2 for place, _ in row[:count])
            lines = [line for _, line in row]
            if taken := tuple(_running(lines[:outside], lines[outside:])):
                found[number] = found.get(number, ()) + taken
    return found


def _without_heading(
    rows: Sequence[Sequence[tuple[float, EdgeLine]]],
    again: list[int],
    seen: dict[str, list[_Seen]],
    pages: Sequence[Edges],
) -> list[int]:
    """Return how many lines come again, none where the second page says the first one's heading again.

    A page with a summary has it, and the report behind it; the third page, of the same size, has nothing of it.
    """
    if len(pages) <= 2 or not _size(pages[0]) == _size(pages[1]) == _size(pages[2]):
        return again
    twice = [
        {other.page for other in _witnesses(line.text, _Seen(1, place, ()), seen)} == {2}
        for place, line in rows[0][: again[0]]
    ]
    if sum(twice) < _HEADING or not all(twice[twice.index(True) :]):
        return again
    return [twice.index(True)] * 2 + again[2:]


def _size(page: Edges) -> tuple[int, int]:
    return round(page.width), round(page.height)


def _where_text_begins(number: int, pages: Sequence[Edges], own: Sequence[float | None]) -> float:
    """Return how far from the edge the text of the pages around begins; a cover may begin further out."""
    here = pages[number - 1]
    around = range(max(number - _AROUND - 1, 0), min(number + _AROUND, len(pages)))
    alike = [n for n in around if abs(pages[n].width - here.width) + abs(pages[n].height - here.height) < _SAME_PLACE]
    places = sorted(place for n in alike if (place := own[n]) is not None)
    return places[max(1, len(places) // 10)] if len(places) >= _FEW_PAGES else float("inf")


def _from_edge(page: Edges, *, lower: bool) -> list[tuple[float, EdgeLine]]:
    """Return lines with their distance from the page's edge, the outermost first."""
    lines = page.lower if lower else page.upper
    places = [(page.height - line.box[3] if lower else line.box[1], line) for line in lines]
    return sorted(places, key=lambda placed: placed[0])


def _without_stamps(rows: Sequence[list[tuple[float, EdgeLine]]]) -> list[list[tuple[float, EdgeLine]]]:
    """Return the lines without items' stamps; what every page of a paper says is no stamp."""
    said = [{line.text for _, line in row} for row in rows]
    beside = [said[number + 1] if number + 1 < len(said) else set() for number in range(len(said))]
    before = [set[str](), *said[:-1]]
    return [
        [(place, line) for place, line in row if not _STAMP.fullmatch(line.text) or line.text in after | above]
        for row, after, above in zip(rows, beside, before, strict=True)
    ]


def _index(rows: Iterable[Sequence[tuple[float, EdgeLine]]]) -> dict[str, list[_Seen]]:
    seen: dict[str, list[_Seen]] = defaultdict(list)
    for number, row in enumerate(rows, 1):
        for place, line in row:
            for text in {line.text, *_ends(line), *_stems(line)}:
                seen[_folded(text)].append(_Seen(number, place, _figures(text)))
    return seen


def _coming_again(row: Sequence[tuple[float, EdgeLine]], page: int, seen: dict[str, list[_Seen]], pages: int) -> int:
    """Return how many lines from the edge inwards stand on other pages too, or are the page's number."""
    for count, (place, line) in enumerate(row):
        if not _comes_again(line, _Seen(page, place, ()), seen, pages) and not _is_lone_number(line, page, pages):
            return count
    return len(row)


def _running(taken: list[EdgeLine], rest: list[EdgeLine]) -> Iterator[EdgeLine]:
    """Yield those of the outer lines that stand apart from the rest, as running lines do."""
    while taken and (_heads_a_table(taken[-1], rest) or (rest and _room(taken[-1], rest[0]) < _LEAST_ROOM)):
        rest.insert(0, taken.pop())
    if len(taken) > (_MOST if rest else _MOST_OF_ALL):
        # Pages made from one form come again line by line: only what stands apart at the edge is running.
        first = next((n for n in range(1, len(taken)) if _room(taken[n - 1], taken[n]) > _ROOM), 0)
        taken = taken[:first]
    yield from taken


def _room(line: EdgeLine, inner: EdgeLine) -> float:
    """Return the room between a line and the next one inwards, as a share of its height."""
    upper, under = sorted((line, inner), key=lambda each: each.box[1])
    return (under.box[1] - upper.box[3]) / max(line.box[3] - line.box[1], 1.0)


def _comes_again(line: EdgeLine, here: _Seen, seen: dict[str, list[_Seen]], pages: int) -> bool:
    whole = _witnesses(line.text, here, seen)
    wanted = 1 if pages <= _FEW_PAGES else 2
    if len(whole) >= wanted:
        return True
    exact = [other for other in whole if other.figures == _figures(line.text) and abs(other.page - here.page) <= _NEAR]
    if exact and not _FIGURES.fullmatch(line.text):
        return True
    # A changing title beside the page's number: the number alone is known again.
    return any(
        len([other for other in _witnesses(part, here, seen) if other.figures != _figures(part)]) >= max(wanted, 2)
        for part in _ends(line)
    )


def _ends(line: EdgeLine) -> set[str]:
    """Return what a line begins and ends with that may be the page's number."""
    words = line.text.split(" ")
    if len(line.parts) == 1 and len(words) > 1 and _NUMBERED.match(line.text):
        return set()
    return {part for part in (*line.parts, words[0], words[-1]) if _PAGE_NUMBER.match(part)}


def _stems(line: EdgeLine) -> Iterator[str]:
    """Yield what a line says without the page's number at either end: a first page may go without one."""
    words = line.text.split(" ")
    for number, rest in ((words[-1], words[:-1]), (words[0], words[1:])):
        if _PAGE_NUMBER.match(number) and any(char.isalpha() for word in rest for char in word):
            yield " ".join(rest)


def _witnesses(text: str, here: _Seen, seen: dict[str, list[_Seen]]) -> list[_Seen]:
    """Return where else the text stands at this place, its figures the same or counting with the pages."""
    figures = _figures(text)
    # A heading's number may count with the pages as a page's own does: then only the same words are the same.
    counts = not _NUMBERED.match(text)
    everywhere = seen[_folded(text)]
    at = bisect_left(everywhere, here.page, key=lambda each: each.page)
    return [
        other
        for other in everywhere[max(at - _SEARCHED, 0) : at + _SEARCHED]
        if other.page != here.page
        and abs(other.place - here.place) <= _SAME_PLACE
        and len(other.figures) == len(figures)
        and all(b - a in (0, counts * (other.page - here.page)) for a, b in zip(figures, other.figures, strict=True))
    ]


def _is_lone_number(line: EdgeLine, page: int, pages: int) -> bool:
    """Whether a line of a report too short to repeat anything is its page's number."""
    match = _PAGE_NUMBER.match(line.text)
    if not match or pages > 2 or int(match["n"]) != page:
        return False
    return match["all"] is None or int(match["all"]) == pages


def _heads_a_table(line: EdgeLine, inner: Sequence[EdgeLine]) -> bool:
    """Whether a line of several parts stands as close over what is further in as a table's headings do."""
    if len(line.parts) < 2 or not inner or any(_PAGE_NUMBER.match(part) for part in line.parts):
        return False
    under = inner[0]
    if under.box[1] < line.box[1]:
        return False
    if under.box[1] - line.box[3] < _APART * (line.box[3] - line.box[1]):
        return True
    # Rows of a table are led alike, the first of them under its headings too.
    row = inner[1].box[1] - under.box[1] if len(inner) > 1 else 0.0
    return len(under.parts) > 1 and under.box[1] - line.box[1] < _LED_ALIKE * row


def _folded(text: str) -> str:
    packed = "".join(text.split()).casefold()
    return _ROMAN.sub("#", packed) if _ROMAN.match(packed) else _FIGURES.sub("#", packed)


def _figures(text: str) -> tuple[int, ...]:
    packed = "".join(text.split()).casefold()
    if _ROMAN.match(packed):
        return (_roman(packed.removeprefix("page")),)
    return tuple(int(found[0][:9]) for found in _FIGURES.finditer(text))


def _roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in text]
    return sum(-a if a < b else a for a, b in pairwise([*values, 0]))
