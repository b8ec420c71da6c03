"""Saving a workbook so that its parts keep to the format's own rules, and to the same bytes for the same content."""

import io

from lxml import etree
from openpyxl import Workbook

from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.repack import repack

_CORE, _STYLES = "docProps/core.xml", "xl/styles.xml"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

# The order of a font's properties in ECMA-376 (CT_Font). openpyxl begins with the name, which Excel forgives and the
# Open XML SDK's validator does not.
_FONT = (
    "b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family",
    "charset", "scheme",
)  # fmt: skip


def saved(workbook: Workbook, core: bytes) -> bytes:
    """Return the workbook's bytes.

    Args:
        workbook: what to save.
        core: what it says of itself and its dates, in place of the present time that saving stamps on it.
    """
    out = io.BytesIO()
    workbook.save(out)
    return repack(out.getvalue(), {_CORE: core, _STYLES: _with_fonts_in_order(out.getvalue())})


def _with_fonts_in_order(content: bytes) -> bytes:
    styles = open_package(content).xml(_STYLES)
    for font in styles.iterfind(f"{_S}fonts/{_S}font"):
        font[:] = sorted(font, key=_place)
    return etree.tostring(styles)


def _place(part: etree._Element) -> int:
    name = etree.QName(part).localname
    return _FONT.index(name) if name in _FONT else len(_FONT)
