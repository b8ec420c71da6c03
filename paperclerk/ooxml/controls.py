"""Content controls of a Word story: the boxes of a form, each with its tag, what it says and where it stands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from lxml import etree

from paperclerk.ooxml.blocks import Cell
from paperclerk.ooxml.inline import shows_placeholder
from paperclerk.ooxml.walking import Walker, parts_of
from paperclerk.ooxml.wordml import BROUGHT_IN, MC, TAKEN_AWAY, W14, W15, W, alternative, find


class Position(NamedTuple):
    """Where in the tables something stands: table and row as people count them, from 1."""

    table: int
    row: int
    cell: Cell

    def __str__(self) -> str:
        """Say it as a person would: `table 2, row 4`."""
        return f"table {self.table}, row {self.row}"


@dataclass(frozen=True, slots=True, eq=False)
class Control:
    """A content control: its tag, its kind, what it says (`` while it shows its prompt), and where it stands.

    `kind` is dropDownList, comboBox, date, text, richText, checkbox, repeatingSection, repeatingSectionItem, picture,
    group or docPartObj; `choices` are the words of a list.
    """

    element: etree._Element
    tag: str
    alias: str
    kind: str
    text: str
    is_placeholder: bool = False
    position: Position | None = None
    tracked: bool = False
    choices: tuple[str, ...] = ()


def controls_in(
    root: etree._Element, walker: Walker, position: Callable[[etree._Element], Position | None]
) -> Iterator[Control]:
    """Yield every control of a story that still counts, in reading order; `position` finds a control's table cell."""
    may_be_gone = walker.has_changes or walker.has_alternatives or walker.has_lost_cells
    for element in root.iter(f"{W}sdt"):
        if may_be_gone and _is_gone(element):
            continue
        properties = find(element, "w:sdtPr")
        said: dict[Any, etree._Element] = {}
        for child in () if properties is None else properties:
            said.setdefault(child.tag, child)
        yield Control(
            element=element,
            tag=_value(said, "tag"),
            alias=_value(said, "alias"),
            kind=next((kind for name in said if (kind := _KINDS.get(name))), "richText"),
            text=walker.control_text(element),
            is_placeholder=f"{W}showingPlcHdr" in said and shows_placeholder(element),
            position=position(_own_cell(element)),
            tracked=walker.has_changes and next(element.iter(*TAKEN_AWAY, *BROUGHT_IN), None) is not None,
            choices=tuple(_choices(said)),
        )


def _value(said: dict[Any, etree._Element], name: str) -> str:
    found = said.get(f"{W}{name}")
    return "" if found is None else found.get(f"{W}val") or ""


def _own_cell(control: etree._Element) -> etree._Element:
    """Return the cell that a control is wrapped around, or the control itself."""
    content = find(control, "w:sdtContent")
    return control if content is None else next((cell for cell, _ in parts_of(content, f"{W}tc")), control)


def _is_gone(element: etree._Element) -> bool:
    """Whether an element is in deleted text, a deleted row or cell, or the branch of a drawing that is not read."""
    for above in element.iterancestors():
        if above.tag in TAKEN_AWAY or (above.tag == f"{W}tr" and find(above, "w:trPr/w:del") is not None):
            return True
        if above.tag == f"{W}tc" and find(above, "w:tcPr/w:cellDel") is not None:
            return True
        parent = above.getparent()
        if parent is not None and parent.tag == f"{MC}AlternateContent" and alternative(parent) is not above:
            return True
    return False


# By the names of the elements that say so; Word's newer kinds have names of their own.
_KINDS = {
    f"{space}{kind}": kind
    for space in (W, W14, W15)
    for kind in ("dropDownList", "comboBox", "date", "text", "richText", "checkbox", "picture", "group", "docPartObj",
                 "repeatingSection", "repeatingSectionItem")
}  # fmt: skip


def _choices(said: dict[Any, etree._Element]) -> Iterator[str]:
    for kind in ("dropDownList", "comboBox"):
        for item in () if (choices := said.get(f"{W}{kind}")) is None else choices.iterfind(f"{W}listItem"):
            yield item.get(f"{W}displayText") or item.get(f"{W}value") or ""
