"""Values that say nothing to a reader: sizes, colours and ids of the format, and the names it gives its own things."""

import re

from lxml import etree

_MEASURE = re.compile(r"-?\d+(?:\.\d+)?(?:%|pt|in|cm|mm|emu)?|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8}")
_FORMATS = ("http://schemas.openxmlformats.org/", "http://schemas.microsoft.com/", "urn:schemas-microsoft-com:")
# What people write: words for a picture, names of bookmarks and controls, data of fields, addresses.
_WRITTEN = frozenset(
    ("descr", "title", "name", "tooltip", "Target", "alt", "author", "initials", "string", "instr", "displayText")
)
_WRITTEN_IN = frozenset(("tag", "alias", "docVar", "property", "attachedTemplate", "category", "sheet", "definedName"))
_OF_LOOKS = re.compile(r"word/(?:styles\w*|settings|fontTable|numbering|webSettings)\.xml$|/theme/")
_NAMES_LOOKS = frozenset(("rFonts", "pStyle", "rStyle", "tblStyle", "latin", "ea", "cs", "font", "lang", "schemeClr"))


def is_measure(element: etree._Element, name: str, value: str) -> bool:
    """Whether an attribute is a size, a colour or an id of the format, which no reader and no search comes to."""
    if not _MEASURE.fullmatch(value):
        return False
    kind, of = etree.QName(name).localname, etree.QName(element)
    return kind not in _WRITTEN and of.localname not in _WRITTEN_IN and (of.namespace or "").startswith(_FORMATS)


def is_of_format(part: str, element: etree._Element, kind: str) -> bool:
    """Whether an attribute names a look: a style, a typeface, a language; the words may be its maker's."""
    of = etree.QName(element).localname
    if kind in ("descr", "Target") or of in _WRITTEN_IN:
        return False
    return of in _NAMES_LOOKS or bool(_OF_LOOKS.search(part))
