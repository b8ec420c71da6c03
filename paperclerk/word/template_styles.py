"""The styles a template's paragraphs, words and tables are set in: which there are, and which are named and missing."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from paperclerk.ooxml.package import Package
from paperclerk.word.braces import filled_parts
from paperclerk.word.wml import local, w

_NAMING = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_SHORT = 120


class StyleUse(NamedTuple):
    """A style, or a list, that something is set in: its name, whether the template has it, and where it is first used.

    `holds_tags` when the program puts text into it.
    """

    name: str
    is_there: bool
    holds_tags: bool
    part: str
    where: str
    is_list: bool = False


def styles_used(package: Package) -> list[StyleUse]:
    """Return each style and list that is used, in the order of the template, once."""
    names, lists = _style_names(package), _list_ids(package)
    found: dict[tuple[bool, str], StyleUse] = {}
    for part in filled_parts(package):
        for element, name, is_list in _named(package.xml(part)):
            is_there = name in (lists if is_list else names)
            words = _words(element)
            use = StyleUse(names.get(name, name), is_there, "{" in words, part, _where(element, words), is_list)
            earlier = found.setdefault((is_list, name), use)
            if use.holds_tags and not earlier.holds_tags:
                found[is_list, name] = use
    return list(found.values())


def _style_names(package: Package) -> dict[str, str]:
    part = package.related(package.main_part, "styles")
    styles = package.xml(part).iter(w("style")) if part else ()
    return {style.get(w("styleId"), ""): _value(style.find(w("name"))) for style in styles}


def _list_ids(package: Package) -> set[str]:
    part = package.related(package.main_part, "numbering")
    lists = package.xml(part).iter(w("num")) if part else ()
    return {"0", *(one.get(w("numId"), "") for one in lists)}


def _named(story: Any) -> Iterator[tuple[Any, str, bool]]:
    """Yield what is set in a style or list, with the id of that."""
    for naming in story.iter(*(w(name) for name in _NAMING), w("numId")):
        holder = next((above for above in naming.iterancestors() if local(above) in ("p", "tbl")), None)
        if holder is not None:
            yield holder, _value(naming), local(naming) == "numId"


def _where(element: Any, words: str) -> str:
    kind = "table" if local(element) == "tbl" else "paragraph"
    return f'in the {kind} "{words}"' if words else f"in a {kind} without words"


def _words(element: Any) -> str:
    words = " ".join("".join(text.text or "" for text in element.iter(w("t"))).split())
    return words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"


def _value(element: Any) -> str:
    return "" if element is None else str(element.get(w("val"), ""))
