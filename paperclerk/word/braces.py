"""A template's tags as people typed them, looked at before filling: what would swallow words or be printed as it is."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from paperclerk.ooxml.package import Package
from paperclerk.word.wml import local, w

_WITH_WORDS = re.compile(r"(?:word/.*|docProps/(?:app|custom))\.xml")
# A whole tag holds no other's beginning; `}` inside one is rare, and not the last sign before another brace's end.
WHOLE = re.compile(r"\{\{(?:(?!\{\{|\{%|\}\}).)*\}\}|\{%(?:(?!\{\{|\{%|%\}).)*%\}|\{#.*?#\}", re.DOTALL)
_LEFT_OVER = re.compile(r"\{\{|\}\}|\{%|%\}|\{\s+[{%]|[}%]\s+\}|\{\s*\w+\.[\w.]+\s*\}")
# A tag that takes the paragraph, row or cell it stands in away, and all other words there with it.
_TAKES_AWAY = re.compile(r"\{[{%#](p|tr|tc) .*?[}%#]\}", re.DOTALL)
# What a word processor puts among letters unseen; a fixed blank is one only where it hides the letter of a tag.
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]|^\{[{%](?:p|tr|tc|r)\u00a0")
# Braces and percent signs of other kinds, which keyboards for other scripts and pasted text bring along.
_LOOK_ALIKE = str.maketrans("｛｝﹛﹜❴❵⦃⦄％﹪", "{}{}{}{}%%")
_OF_PAPER = re.compile(r"\bpaper\.(\w+)")
_TAKEN = {"p": "paragraph", "tr": "row", "tc": "cell"}

_HOW_TO_WRITE = (
    "Write a value as {{ ... }} and a loop or condition as {% ... %}, all in one paragraph, with both signs together "
    "at each end."
)


class TypingFault(NamedTuple):
    """What is wrong with a tag as it was typed: the rule, the words, the part and where in it, and what to do."""

    rule: str
    message: str
    part: str
    where: str
    hint: str


def filled_parts(package: Package) -> list[str]:
    """Return the names of the parts that are filled in: the document itself, its headers, footers and footnotes."""
    main = package.main_part
    kinds = ("header", "footer", "footnotes")
    linked = [link.target for link in package.relations(main) if link.kind in kinds and not link.external]
    return [name for name in package.names if name == main or name in linked]


def names_asked(package: Package) -> list[str]:
    """Return the paper's own fields that the tags ask for by name, each once, however broken the tags are."""
    texts = (text for part in filled_parts(package) for _, text in texts_in(package.xml(part)))
    return list(dict.fromkeys(name for text in texts for name in _OF_PAPER.findall(text)))


def typing_faults(package: Package) -> Iterator[TypingFault]:
    """Yield each tag that lacks a brace, would take other words away, or stands where nothing is filled in."""
    filled = filled_parts(package)
    for part in package.names:
        if part in filled:
            story = package.xml(part)
            yield from _unpaired(part, story)
            yield from _taken_away(part, story)
        elif _WITH_WORDS.fullmatch(part) and (found := _tag_in(package, part)):
            yield TypingFault(
                "T08",
                "a tag stands where nothing is filled in, and would be printed as it is.",
                part,
                f'at "{found}"',
                "Move it to the body, a header, a footer or a footnote.",
            )


def _unpaired(part: str, story: Any) -> Iterator[TypingFault]:
    for where, text in texts_in(story):
        place, rest = f'in {where} "{_short(text)}"', WHOLE.sub(" ", text)
        if any(_UNSEEN.search(tag[0]) for tag in WHOLE.finditer(text)):
            what = "a tag holds a sign that is not seen (a soft hyphen, a blank that does not break), and is not read."
            yield TypingFault("T02", what, part, place, "Delete that tag and type it anew.")
        elif _LEFT_OVER.search(rest):
            yield TypingFault("T02", "a tag lacks a brace or has one apart from its pair.", part, place, _HOW_TO_WRITE)
        elif rest != (plain := rest.translate(_LOOK_ALIKE)) and (WHOLE.search(plain) or _LEFT_OVER.search(plain)):
            what = "a tag is written with braces of another kind, and would be printed as it is."
            yield TypingFault("T02", what, part, place, f"Type them anew as {{ and }}. {_HOW_TO_WRITE}")


def _taken_away(part: str, story: Any) -> Iterator[TypingFault]:
    for paragraph in story.iter(w("p")):
        for found in _TAKES_AWAY.finditer(_words(paragraph)):
            kind, holder = _TAKEN[found[1]], _holder(paragraph, found[1])
            if holder is None:
                what = f"{found[0]} is for a {kind} of a table, and stands in none."
                place = f'in the paragraph "{_short(_words(paragraph))}"'
                yield TypingFault("T02", what, part, place, "Put it into the table, or write {%p in place of it.")
                continue
            words = " ".join("".join(t.text or "" for t in holder.iter(w("t"))).split())
            if words != " ".join(found[0].split()):
                others = words.replace(" ".join(found[0].split()), "", 1)
                yield TypingFault(
                    "T02",
                    f"{found[0]} takes the whole {kind} it stands in away, and with it other words.",
                    part,
                    f'in the {kind} "{_short(words)}"',
                    f"Give it a {kind} of its own. What would be lost: {_short(others)}",
                )


def _holder(paragraph: Any, kind: str) -> Any:
    if kind == "p":
        return paragraph
    return next((above for above in paragraph.iterancestors() if local(above) == kind), None)


def _tag_in(package: Package, part: str) -> str:
    if not re.search(rb"\{[{%]", package.read(part)):
        return ""
    for element in package.xml(part).iter():
        text = element.text if isinstance(element.tag, str) else None
        if text and (found := WHOLE.search(text)):
            return _short(found[0])
    return ""


def texts_in(story: Any) -> Iterator[tuple[str, str]]:
    """Yield each text of a part in which tags may stand, with what it is: a paragraph, the tag of a control."""
    for paragraph in story.iter(w("p")):
        yield "the paragraph", _words(paragraph)
    for tag in story.iter(w("tag")):
        yield "the tag of the content control", tag.get(w("val"), "")


def _words(paragraph: Any) -> str:
    """Return a paragraph's own words, without those of a text box in it."""
    own = (text for text in paragraph.iter(w("t")) if _paragraph_of(text) is paragraph)
    return "".join(text.text or "" for text in own)


def _paragraph_of(text: Any) -> Any:
    """Return the paragraph that a text stands in, the innermost where one lies in another's text box."""
    return next((above for above in text.iterancestors() if local(above) == "p"), None)


def _short(text: str) -> str:
    return " ".join(text.split())[:200]
