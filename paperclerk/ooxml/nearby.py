"""Where a text of an Office file stands, in the words of somebody who looks for it in Word."""

import re
from collections.abc import Iterator

from lxml import etree

from paperclerk.ooxml.wordml import W

# Attributes that hold the words for a picture.
FOR_PICTURES = ("descr", "title")
_PARTS = (
    (re.compile(r"word/header\d*\.xml$"), "the head of a page"),
    (re.compile(r"word/footer\d*\.xml$"), "the foot of a page"),
    (re.compile(r"word/(?:footnotes|endnotes)\.xml$"), "a note under the text"),
    (re.compile(r"word/comments\w*\.xml$"), "a comment"),
    (re.compile(r"docProps/"), "the properties of the file"),
    (re.compile(r"/charts/"), "a chart"),
)
_BODY = re.compile(r"word/document\.xml$")
_HEADING = re.compile(r"heading|title", re.IGNORECASE)
_LONGEST = 70


class Nearby:
    """The places of a part's paragraphs, asked for in the order in which they stand."""

    def __init__(self, part: str) -> None:
        """Begin at the beginning of a part."""
        self._is_body = bool(_BODY.search(part))
        self._elsewhere = next((spoken for pattern, spoken in _PARTS if pattern.search(part)), "")
        self._heading = ""

    def of(self, paragraph: etree._Element) -> str:
        """Return where a paragraph or a row stands: under which heading, in which row; empty outside of the text."""
        if not self._is_body:
            return self._elsewhere
        row = next(paragraph.iterancestors(f"{W}tr"), paragraph if paragraph.tag == f"{W}tr" else None)
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if style is not None and row is None and _HEADING.search(str(style.get(f"{W}val"))):
            self._heading = _short(paragraph)
            return f'the heading "{self._heading}"'
        under = f'under "{self._heading}"' if self._heading else "before the first heading"
        if row is None:
            return under
        begins = next((said for cell in row.iter(f"{W}tc") if (said := _short(cell))), "")
        return f'{under}, in the table row that begins "{begins}"'


def words_in(paragraph: etree._Element) -> Iterator[str]:
    """Yield the words of a paragraph, with a blank where a line, a tab or a picture parts them."""
    for element in paragraph.iter(etree.Element):
        name = etree.QName(element).localname
        if name in ("t", "delText", "instrText", "delInstrText", "v"):
            yield element.text or ""
        elif name == "noBreakHyphen":
            yield "-"
        elif name in ("br", "cr", "tab", "p", "tc"):
            yield " "


def _short(element: etree._Element) -> str:
    said = " ".join("".join(words_in(element)).split())
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST].rstrip()}..."
