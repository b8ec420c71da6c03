"""Content controls: the boxes people fill in, each known by its tag.

No data binding and no repeating sections: LibreOffice damages both when it saves. A control cannot be deleted by
accident (`sdtLocked`); one that only shows something cannot be changed either (`sdtContentLocked`).
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

from lxml import etree

from paperclerk.domain.periods import MONTHS
from paperclerk.word.markup import NAMESPACES, W14_NAMESPACE, element, paragraph, paragraphs, run
from paperclerk.word.safe_text import safe

TICKED, UNTICKED = "☒", "☐"
_BOX_FONT = "MS Gothic"


def locked_text(tag: str, title: str, text: str) -> Any:
    """Return text within a line that nobody can change or delete by accident: a label, an agreed date."""
    return _control(tag, title, [element("text")], [run(text)], lock="sdtContentLocked")


def line_box(tag: str, title: str, text: str, placeholder: str) -> Any:
    """Return a box for a few words on one line."""
    return _box(tag, title, [element("text")], safe(text).replace("\n", " "), placeholder)


def choice_box(tag: str, title: str, text: str, placeholder: str, choices: Sequence[tuple[str, str]]) -> Any:
    """Return a drop-down list; `choices` are pairs of the word shown and the value behind it."""
    options = element("dropDownList")
    options.extend(element("listItem", displayText=shown, value=value) for shown, value in choices)
    return _box(tag, title, [options], text, placeholder)


def date_box(tag: str, title: str, text: str, placeholder: str) -> Any:
    """Return a box with a calendar, for a day written as `4 April 2031`; other text in it is kept as it is."""
    picker = element(
        "date",
        element("dateFormat", val="d MMMM yyyy"),
        element("lid", val="en-GB"),
        element("storeMappedDataAs", val="date"),
        element("calendar", val="gregorian"),
    )
    if day := _read_day(text):
        picker.set(picker.tag.replace("date", "fullDate"), f"{day.isoformat()}T00:00:00Z")
    return _box(tag, title, [picker], text, placeholder)


def text_box(tag: str, title: str, text: str, placeholder: str, *, style: str, bullet_style: str) -> Any:
    """Return a box for paragraphs and bullets, to stand in a cell of its own."""
    content = (
        paragraphs(text, style, bullet_style)
        if text
        else [paragraph(run(placeholder, style="PlaceholderText"), style=style)]
    )
    return _control(tag, title, [], content, lock="sdtLocked", placeholder=not text)


def tick_box(tag: str, title: str, *, ticked: bool) -> Any:
    """Return a box to tick with a click."""
    kind = etree.Element(f"{{{W14_NAMESPACE}}}checkbox", nsmap=NAMESPACES)
    states = (("checked", {"val": "1" if ticked else "0"}), ("checkedState", {"val": "2612", "font": _BOX_FONT}),
              ("uncheckedState", {"val": "2610", "font": _BOX_FONT}))  # fmt: skip
    for name, attributes in states:
        etree.SubElement(kind, f"{{{W14_NAMESPACE}}}{name}",
                         {f"{{{W14_NAMESPACE}}}{key}": value for key, value in attributes.items()})  # fmt: skip
    mark = run(TICKED if ticked else UNTICKED)
    fonts = element("rFonts", ascii=_BOX_FONT, eastAsia=_BOX_FONT, hAnsi=_BOX_FONT, hint="eastAsia")
    mark.insert(0, element("rPr", fonts))
    return _control(tag, title, [kind], [mark], lock="sdtLocked")


def number_controls(body: Any) -> None:
    """Give the controls of a document their ids, in the document's order."""
    for number, found in enumerate(body.iter(element("sdtPr").tag), start=1):
        found.find(element("id").tag).set(element("id", val="").keys()[0], str(number))


def _box(tag: str, title: str, kind: list[Any], text: str, placeholder: str) -> Any:
    shown = run(text) if text else run(placeholder, style="PlaceholderText")
    return _control(tag, title, kind, [shown], lock="sdtLocked", placeholder=not text)


def _control(tag: str, title: str, kind: list[Any], content: list[Any], *, lock: str, placeholder: bool = False) -> Any:
    properties = element(
        "sdtPr", element("alias", val=safe(title)), element("tag", val=tag), element("id", val="0"),
        element("lock", val=lock),
    )  # fmt: skip
    if placeholder:
        properties.append(element("showingPlcHdr"))
    properties.extend(kind)
    return element("sdt", properties, element("sdtContent", *content))


def _read_day(text: str) -> date | None:
    parts = text.split()
    if len(parts) != 3 or parts[1] not in MONTHS or not (parts[0].isdigit() and parts[2].isdigit()):
        return None
    try:
        return date(int(parts[2]), MONTHS.index(parts[1]) + 1, int(parts[0]))
    except ValueError:
        return None
