"""How paragraphs and words look by what is set on them directly: size, indents, bullets, page breaks and the rest.

Only what is set otherwise than by the style counts. Programs write out much that the style says already, each in its
own way, and a style that the author changed is no edit of every region.
"""

from collections.abc import Iterator
from typing import Any

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.wordml import TURNED_OFF, W

_LONGEST = 20
# Measures, each by itself, with what holds where nobody says anything.
_MEASURES = {
    f"{W}ind": {"left": "0", "right": "0", "firstLine": "0", "hanging": "0"},
    f"{W}spacing": {"before": "0", "after": "0", "line": "240"},
}
_ALSO = {"start": "left", "end": "right"}
_SIZE, _FONT, _LIST = f"{W}sz", f"{W}rFonts", f"{W}numPr"
_RUN_SWITCHES = tuple(f"{W}{name}" for name in ("b", "i", "strike", "dstrike", "caps", "smallCaps", "vanish"))


class Looks:
    """Tells what is set directly in one file."""

    def __init__(self, package: Package) -> None:
        """Take in the file's styles."""
        part = package.related(package.main_part, "styles")
        root = None if part is None else package.xml(part)
        self._styles = {} if root is None else {one.get(f"{W}styleId", ""): one for one in root.iterfind(f"{W}style")}
        self._usual = next((name for name, one in self._styles.items() if _is_usual(one)), "")
        self._general = {
            name: None if root is None else root.find(f"{W}docDefaults/{W}{name}Default/{W}{name}")
            for name in ("pPr", "rPr")
        }
        self._known: dict[tuple[str, str], dict[str, str]] = {}

    def of_paragraph(self, look: Any) -> str:
        """Return what is set on a paragraph directly."""
        if look is None:
            return ""
        named = look.find(f"{W}pStyle")
        style = self._usual if named is None else named.get(f"{W}val", "")
        return _otherwise(dict(_paragraph(look)), self._inherited(style, "pPr"))

    def of_run(self, look: Any) -> str:
        """Return what is set on a run, directly or by a style for words: its size and font, bold, italics and so on."""
        if look is None:
            return ""
        paragraph = next(look.iterancestors(f"{W}p"), None)
        named = None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle")
        style = self._usual if named is None else named.get(f"{W}val", "")
        own = look.find(f"{W}rStyle")
        by_style = {} if own is None else self._inherited(own.get(f"{W}val", ""), "rPr", general=False)
        return _otherwise({**by_style, **dict(_run(look))}, self._inherited(style, "rPr"))

    def _inherited(self, style: str, name: str, *, general: bool = True) -> dict[str, str]:
        key = (style, name if general else f"{name} alone")
        if key not in self._known:
            tell = _paragraph if name == "pPr" else _run
            told = dict(tell(self._general[name])) if general else {}
            chain: list[Any] = []
            while (found := self._styles.get(style)) is not None and len(chain) < _LONGEST:
                chain.insert(0, found.find(f"{W}{name}"))
                under = found.find(f"{W}basedOn")
                style = "" if under is None else under.get(f"{W}val", "")
            for look in chain:
                told.update(tell(look))
            self._known[key] = told
        return self._known[key]


def _is_usual(style: Any) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")


def _otherwise(direct: dict[str, str], inherited: dict[str, str]) -> str:
    """Return what is said directly and not said already, in one line."""
    told = (f"{name}={said}" for name, said in sorted(direct.items()) if said != inherited.get(name, _usual(name)))
    return " ".join(told)


def _usual(name: str) -> str:
    kind, _, measure = name.partition(" ")
    return _MEASURES[f"{W}{kind}"][measure] if f"{W}{kind}" in _MEASURES else "off"


def _paragraph(look: Any) -> Iterator[tuple[str, str]]:
    for child in () if look is None else look:
        name = str(child.tag).rpartition("}")[2]
        if child.tag in _MEASURES:
            told = {
                _ALSO.get(key.rpartition("}")[2], key.rpartition("}")[2]): said for key, said in child.attrib.items()
            }
            yield from ((f"{name} {one}", told[one]) for one in _MEASURES[child.tag] if one in told)
        elif child.tag == _LIST:
            number, level = child.find(f"{W}numId"), child.find(f"{W}ilvl")
            is_none = number is None or number.get(f"{W}val") == "0"
            yield name, "off" if is_none else f"level {'0' if level is None else level.get(f'{W}val')}"


def _run(look: Any) -> Iterator[tuple[str, str]]:
    for child in () if look is None else look:
        name = str(child.tag).rpartition("}")[2]
        if child.tag == _SIZE:
            yield name, child.get(f"{W}val", "")
        elif child.tag == _FONT and (font := child.get(f"{W}ascii")):
            yield name, font
        elif child.tag in _RUN_SWITCHES:
            yield name, _switch(child)


def _switch(element: Any) -> str:
    return "off" if element.get(f"{W}val", "1") in TURNED_OFF else "on"
