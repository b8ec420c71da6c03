"""Points of an author's that stand deeper in a list than a template's two styles tell: its list's own deeper levels.

A template shows a point under a point in one style, whatever its depth. The depth comes along as a mark in the
paragraph, and where the list of that style has a deeper level the paragraph is put on it.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from docx.document import Document
from docx.shared import Twips
from lxml import etree
from markupsafe import Markup

from paperclerk.word.wml import local, w

_MARK = "paperclerk-depth"
# What a template's styles tell apart: a point, and a point under it.
_TOLD = 2
_STEP = 357


class _Level(NamedTuple):
    left: int
    hanging: int


class _Place(NamedTuple):
    """Where a style stands in its list: the list's number, the level, and the levels there are."""

    number: str
    level: int
    levels: dict[int, _Level]


def depth_mark(depth: int) -> Markup:
    """Return the mark of a point's depth; nothing where its style tells it."""
    return Markup("<?{} {}?>").format(_MARK, depth) if depth > _TOLD else Markup("")


def deepen(document: Document) -> None:
    """Put each marked paragraph on the level of its list that its mark tells, or the deepest there is."""
    styles = _Styles(document)
    for mark, paragraph in _marked(document):
        properties = paragraph.get_or_add_pPr()
        place = styles.place(paragraph)
        if place and (deeper := _deeper(place, int(mark.text))):
            numbering = properties.get_or_add_numPr()
            numbering.get_or_add_ilvl().val = deeper
            numbering.get_or_add_numId().val = int(place.number)
            own, level = place.levels[place.level], place.levels[deeper]
            step = level.left - own.left if level.left > own.left else _STEP * (deeper - place.level)
            properties.ind_left = Twips(styles.left(paragraph, own.left) + step)
            properties.first_line_indent = Twips(-(level.hanging or _STEP))
        mark.getparent().remove(mark)


def too_flat(document: Document) -> Iterator[str]:
    """Yield the id of each style whose paragraphs are marked as deeper than its list goes; each once."""
    styles = _Styles(document)
    found = {
        styles.of(paragraph): None
        for mark, paragraph in _marked(document)
        if (place := styles.place(paragraph)) is None or not _deeper(place, int(mark.text))
    }
    yield from found


def _marked(document: Document) -> list[tuple[Any, Any]]:
    marks = [mark for mark in document.element.body.iter(etree.PI) if mark.target == _MARK]
    return [(mark, next(above for above in mark.iterancestors() if local(above) == "p")) for mark in marks]


def _deeper(place: _Place, depth: int) -> int:
    """Return the deepest level there is down to a depth; 0 when there is none below the style's own."""
    wanted = place.level + depth - _TOLD
    return max((level for level in place.levels if place.level < level <= wanted), default=0)


class _Styles:
    """A paper's styles: their places in lists, and where their words begin."""

    def __init__(self, document: Document) -> None:
        self._styles = {style.get(w("styleId")): style for style in document.styles.element.iter(w("style"))}
        links = (rel for rel in document.part.rels.values() if rel.reltype.endswith("/numbering"))
        self._lists = next((rel.target_part.element for rel in links), None)

    def of(self, paragraph: Any) -> str:
        """Return the id of a paragraph's style."""
        named = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        return "" if named is None else str(named.get(w("val")))

    def place(self, paragraph: Any) -> _Place | None:
        """Return where a paragraph's style stands in its list; None for a style in none."""
        for style_id, properties in self._chain(paragraph):
            named = properties.find(f"{w('numPr')}/{w('numId')}")
            if named is not None and (found := self._list(named.get(w("val")))) is not None:
                level = properties.find(f"{w('numPr')}/{w('ilvl')}")
                at = int(level.get(w("val"))) if level is not None else _level_of_style(found, style_id)
                levels = {int(one.get(w("ilvl"))): _read(one) for one in found.iterchildren(w("lvl"))}
                return _Place(named.get(w("val")), at, levels) if at in levels else None
        return None

    def left(self, paragraph: Any, otherwise: int) -> int:
        """Return where the words of a paragraph's style begin: by the style, or as its list says."""
        for _, properties in self._chain(paragraph):
            indent = properties.find(w("ind"))
            if indent is not None and (left := indent.get(w("left")) or indent.get(w("start"))):
                return int(left)
            if properties.find(w("numPr")) is not None:
                return otherwise
        return otherwise

    def _chain(self, paragraph: Any) -> Iterator[tuple[str, Any]]:
        style_id, seen = self.of(paragraph), set[str]()
        while (style := self._styles.get(style_id)) is not None and style_id not in seen:
            seen.add(style_id)
            if (properties := style.find(w("pPr"))) is not None:
                yield style_id, properties
            base = style.find(w("basedOn"))
            style_id = "" if base is None else str(base.get(w("val")))

    def _list(self, number: str) -> Any:
        if self._lists is None:
            return None
        held = (one for one in self._lists.iterchildren(w("num")) if one.get(w("numId")) == number)
        abstract = next((one.find(w("abstractNumId")).get(w("val")) for one in held), None)
        kinds = self._lists.iterchildren(w("abstractNum"))
        return next((one for one in kinds if one.get(w("abstractNumId")) == abstract), None)


def _level_of_style(found: Any, style_id: str) -> int:
    for level in found.iterchildren(w("lvl")):
        owner = level.find(w("pStyle"))
        if owner is not None and owner.get(w("val")) == style_id:
            return int(level.get(w("ilvl")))
    return 0


def _read(level: Any) -> _Level:
    indent = level.find(f"{w('pPr')}/{w('ind')}")
    if indent is None:
        return _Level(0, 0)
    return _Level(int(indent.get(w("left")) or indent.get(w("start")) or 0), int(indent.get(w("hanging")) or 0))
