"""The links of a Word file with the words a reader sees of each, those of a list of contents left out."""

import re
from collections.abc import Iterator

from lxml import etree

from paperclerk.domain.report import Trace
from paperclerk.ooxml.wordml import TAKEN_AWAY, W
from parsers.word_where import Wheres

_LINK, _RUN, _TEXT, _MARK, _INSTRUCTION, _SIMPLE = (
    f"{W}{name}" for name in ("hyperlink", "r", "t", "fldChar", "instrText", "fldSimple")
)
_LEADS = re.compile(r"\s*HYPERLINK\b", re.IGNORECASE)
# Word's own bookmarks, which its lists of contents and cross-references lead to.
_OWN_BOOKMARK = re.compile(r"_(?:Toc|Ref|Hlk)\d+")


def links_in(root: etree._Element, wheres: Wheres) -> Iterator[Trace]:
    """Yield every link of a story with its words; one that shows a picture has the picture's own to speak for it."""
    for element in root.iter(_LINK, _SIMPLE):
        instruction = element.get(f"{W}instr") or ""
        target = element.get(f"{W}anchor") or instruction
        is_link = element.tag == _LINK or bool(_LEADS.match(instruction))
        if is_link and not _OWN_BOOKMARK.search(target) and not _is_gone(element) and not _shows_picture(element):
            yield Trace(where=wheres.of(element), text=_words(element.iter(_TEXT)))
    for paragraph in root.iter(f"{W}p"):
        if next(paragraph.iter(_MARK), None) is not None:
            yield from _of_fields(paragraph, wheres)


def _of_fields(paragraph: etree._Element, wheres: Wheres) -> Iterator[Trace]:
    """Yield the links of a paragraph that are fields begun and ended by marks; fields may stand in one another."""
    fields: list[tuple[list[str], list[etree._Element]]] = []
    for element in paragraph.iter(_MARK, _INSTRUCTION, _TEXT):
        kind = element.get(f"{W}fldCharType") if element.tag == _MARK else ""
        if kind == "begin":
            fields.append(([], []))
        elif not fields:
            continue
        elif element.tag == _INSTRUCTION:
            fields[-1][0].append(element.text or "")
        elif element.tag == _TEXT:
            fields[-1][1].append(element)
        elif kind == "end":
            instruction, words = "".join(fields[-1][0]), fields.pop()[1]
            if _LEADS.match(instruction) and not _OWN_BOOKMARK.search(instruction) and words:
                yield Trace(where=wheres.of(paragraph), text=_words(iter(words)))


def _words(texts: Iterator[etree._Element]) -> str:
    return " ".join("".join(text.text or "" for text in texts).split())


def _is_gone(element: etree._Element) -> bool:
    return any(above.tag in TAKEN_AWAY for above in element.iterancestors())


def _shows_picture(element: etree._Element) -> bool:
    return next(element.iter(f"{W}drawing", f"{W}pict"), None) is not None
