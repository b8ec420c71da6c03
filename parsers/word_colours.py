"""Where a Word file says something in colour alone: a rating that is a filled cell, words told apart by their ink."""

import re
from collections.abc import Iterator, Sequence
from colorsys import rgb_to_hsv

from paperclerk.domain.report import Trace
from paperclerk.ooxml.blocks import Cell, Paragraph, Table
from paperclerk.ooxml.looks import Looks, RunLook
from paperclerk.ooxml.wordml import W, find
from parsers.word_where import Wheres

# Between the strongest and the weakest of red, green and blue; greys and dark inks have less.
_COLOURED_FROM = 60
_NAMED = {"red", "green", "yellow", "darkred", "darkgreen", "darkyellow", "magenta", "cyan", "blue", "darkblue"}
# Where each name ends on the circle of hues, in degrees.
_HUES = (("red", 18), ("amber", 50), ("yellow", 68), ("green", 170), ("blue", 260), ("purple", 330), ("red", 361))
# Signs that stand for nothing but their colour.
_SIGNS = re.compile(r"[●⬤■▪◆▲▼•○\s]+")
# Negative figures are red by habit, and their sign says the same.
_NEGATIVE = re.compile(r"[(–−-].*[0-9]")
_LINK = re.compile(r"hyperlink", re.I)


def colour_only(
    tables: Sequence[Table], paragraphs: Sequence[Paragraph], looks: Looks, wheres: Wheres
) -> Iterator[Trace]:
    """Yield each cell filled with a colour and no word, and words set apart from those around them by colour alone."""
    for table in tables:
        yield from _filled(table, wheres)
    for paragraph in paragraphs:
        yield from _inked(paragraph, looks, wheres)


def is_coloured(colour: str) -> bool:
    """Whether a colour is one that people name: red, amber, green; not white, grey or black."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return colour.casefold() in _NAMED
    red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    return max(red, green, blue) - min(red, green, blue) > _COLOURED_FROM


def _filled(table: Table, wheres: Wheres) -> Iterator[Trace]:
    """Yield the cells of a column of ratings that have a colour and no word."""
    columns: dict[int, list[Cell]] = {}
    for row in table.rows:
        if any(cell.text.strip() for cell in row.cells):
            for cell in row.cells:
                columns.setdefault(cell.column, []).append(cell)
    for cells in columns.values():
        bare = [cell for cell in cells if not cell.text.strip() and is_coloured(_fill(cell))]
        fills = {_fill(cell) for cell in cells if is_coloured(_fill(cell))}
        # One colour all the way down, under no heading, is decoration.
        headed = bool(cells[0].text.strip()) and not is_coloured(_fill(cells[0]))
        if bare and (headed or len(fills) > 1):
            for cell in bare:
                yield Trace(
                    where=wheres.of(cell.element), text=f"a cell filled with {colour_name(_fill(cell))} and no word"
                )


def _inked(paragraph: Paragraph, looks: Looks, wheres: Wheres) -> Iterator[Trace]:
    if paragraph.heading_level is not None:
        return
    told = [(run, looks.run(paragraph, run)) for run in paragraph.runs if run.text.strip()]
    inked = [(run, look) for run, look in told if is_coloured(look.colour) or is_coloured(look.shade)]
    if not inked:
        return
    said = " ".join("".join(run.text for run, _ in inked).split())
    if _SIGNS.fullmatch("".join(run.text for run, _ in told)):
        yield Trace(where=wheres.of(paragraph.element), text=f"only “{said}” in {_ink(inked[0][1])}")
        return
    plain = [look for _, look in told if not (is_coloured(look.colour) or is_coloured(look.shade))]
    for run, look in inked:
        style = find(run.properties, "w:rStyle")
        linked = style is not None and _LINK.search(style.get(f"{W}val") or "")
        marked = linked or find(run.properties, "w:u") is not None or _NEGATIVE.search(run.text)
        if plain and not marked and all((look.bold, look.italic) == (other.bold, other.italic) for other in plain):
            yield Trace(where=wheres.of(paragraph.element), text=f"“{' '.join(run.text.split())}” in {_ink(look)}")


def colour_name(colour: str) -> str:
    """Return the word people have for a colour: red, amber, yellow, green, blue or purple."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", colour):
        return colour.casefold()
    hue = rgb_to_hsv(*(int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)))[0] * 360
    return next(name for name, end in _HUES if hue < end)


def _ink(look: RunLook) -> str:
    return colour_name(look.colour) if is_coloured(look.colour) else f"letters on {colour_name(look.shade)}"


def _fill(cell: Cell) -> str:
    shade = find(cell.element, "w:tcPr/w:shd")
    return "" if shade is None else shade.get(f"{W}fill") or ""
