"""A workbook's names and sheets, straight from its parts, and whether its cells are safe to read at all."""

import hashlib
import posixpath
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple, cast

from lxml import etree

from paperclerk.ooxml.package import Package, PackageFault

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# A sheet is laid out in memory from A1 to its last filled corner, and every cell gets its own copy of its text. Real
# programme workbooks stay under a tenth of both.
MOST_CELLS = 4_000_000
MOST_TEXT = 50_000_000

# How far sheets reach, by their content: the lists and the key are the same in every form of a council.
_MOST_EXTENTS = 256
_EXTENTS: dict[bytes, tuple[int, int] | None] = {}

_AREA = re.compile(
    r"^(?:'(?P<quoted>(?:[^']|'')+)'|(?P<bare>[^'!]+))!\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[0-9]+)(?::.*)?$"
)


_REFERENCE = re.compile(r"^([A-Za-z]{1,3})([0-9]{1,7})$")
_LONGEST_NUMBER = 7
_FIGURES, _LETTERS = "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

_NAMES = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
_FILLED = etree.XPath("//s:c[*]/@r", namespaces=_NAMES, smart_strings=False)
_COUNT = etree.XPath("count(//s:c[*])", namespaces=_NAMES)


class DefinedName(NamedTuple):
    """A name in a workbook and the first cell it stands for; `sheet` and `cell` are None when it stands for none.

    `refers_to` is as the file has it; a deleted row leaves `#REF!` there.
    """

    name: str
    refers_to: str
    sheet: str | None
    cell: str | None
    hidden: bool = False

    @property
    def is_broken(self) -> bool:
        """Whether the cell it stood for was deleted."""
        return "#REF!" in self.refers_to


class Sheet(NamedTuple):
    """A sheet: its name, its state (`visible`, `hidden`, `veryHidden`) and its part (None for a chart's)."""

    name: str
    state: str
    part: str | None


class Workbook:
    """What xl/workbook.xml says of a workbook.

    Raises:
        PackageFault: on any property, when the part it needs is broken.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._root = package.xml(package.main_part)
        self._roots: dict[str, etree._Element] = {}

    @cached_property
    def names(self) -> dict[str, DefinedName]:
        """Return the workbook's names by name, those of the whole workbook before those of single sheets."""
        found: dict[str, DefinedName] = {}
        elements = self._root.findall(f"{_S}definedNames/{_S}definedName")
        for element in sorted(elements, key=lambda e: e.get("localSheetId") is not None):
            name = _defined_name(element)
            found.setdefault(name.name, name)
        return found

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """Return the sheets in the workbook's order."""
        parts = {link.id: link.target for link in self._package.relations(self._package.main_part)}
        return tuple(
            Sheet(
                name=element.get("name", ""),
                state=element.get("state", "visible"),
                part=self._sheet_part(parts.get(element.get(f"{_R}id", ""))),
            )
            for element in self._root.iterfind(f"{_S}sheets/{_S}sheet")
        )

    @property
    def counts_from_1904(self) -> bool:
        """Whether its dates are days after 1 January 1904, as old Macs counted."""
        properties = self._root.find(f"{_S}workbookPr")
        return properties is not None and properties.get("date1904", "0") in ("1", "true")

    @property
    def holds_macros(self) -> bool:
        """Whether a program is in the file; nobody here runs it."""
        return self._package.holds_macros

    def check_weight(self) -> None:
        """Make sure that reading every cell needs no more memory than a workbook of this kind can want.

        Raises:
            PackageFault: a cell stands absurdly far out, or the cells' texts together are absurdly long (F06).
        """
        shared = self._package.related(self._package.main_part, "sharedStrings")
        # No text can be longer than all of them together are in the file.
        longest = len(self._package.read(shared)) if shared else 0
        parts = [sheet for sheet in self.sheets if sheet.part is not None and sheet.part.endswith(".xml")]
        doubtful = [sheet for sheet in parts if sheet.part and not self._is_light(sheet.part, longest)]
        lengths = tuple(self._shared_lengths()) if doubtful else ()
        for sheet in doubtful:
            self._check_sheet(sheet.name, sheet.part or "", lengths)

    def root_of(self, part: str) -> etree._Element:
        """Return the root element of a sheet's part, parsed once; nobody may change it."""
        if part not in self._roots:
            self._roots[part] = self._package.xml(part)
        return self._roots[part]

    def _is_light(self, part: str, longest: int) -> bool:
        """Whether a sheet is light even if each of its cells held the longest text: so are nearly all, at a glance."""
        content = self._package.read(part)
        key = hashlib.sha256(content).digest()
        if key not in _EXTENTS:
            while len(_EXTENTS) >= _MOST_EXTENTS:
                _EXTENTS.pop(next(iter(_EXTENTS)), None)
            _EXTENTS[key] = _extent(self.root_of(part))
        extent = _EXTENTS[key]
        return extent is not None and extent[1] <= MOST_CELLS and len(content) + extent[0] * longest <= MOST_TEXT

    def _sheet_part(self, target: str | None) -> str | None:
        is_sheet = target is not None and posixpath.basename(posixpath.dirname(target)) != "chartsheets"
        return target if target is not None and is_sheet and self._package.has(target) else None

    def _shared_lengths(self) -> Iterator[int]:
        part = self._package.related(self._package.main_part, "sharedStrings")
        if part is not None:
            for item in self._package.xml(part).iterfind(f"{_S}si"):
                yield sum(len(text.text or "") for text in item.iter(f"{_S}t"))

    def _check_sheet(self, name: str, part: str, lengths: tuple[int, ...]) -> None:
        far_row = far_column = text = 0
        for row, column, cell in filled_cells(self.root_of(part)):
            far_row, far_column = max(far_row, row), max(far_column, column)
            text += _text_length(cell, lengths)
        if far_row * far_column > MOST_CELLS:
            raise _too_heavy(
                f"the sheet “{name}” has something in a cell absurdly far from the first ({far_row:,} rows)"
            )
        if text > MOST_TEXT:
            raise _too_heavy(f"the cells of the sheet “{name}” unpack to {text // 1_000_000:,} million characters")


def filled_cells(root: etree._Element) -> Iterator[tuple[int, int, etree._Element]]:
    """Yield the cells of a sheet that hold anything, with row and column from 1; those that do not say follow on."""
    row = 0
    for line in root.iter(f"{_S}row"):
        row, column = _number(line.get("r"), row + 1), 0
        for cell in line:
            row, column = _position(cell.get("r"), row, column + 1)
            if len(cell):
                yield row, column, cell


def _extent(root: etree._Element) -> tuple[int, int] | None:
    """Return how many cells of a sheet are filled, and how many there are up to its last filled corner.

    None for a sheet whose cells do not say where they are.
    """
    filled = [str(reference) for reference in cast("list[str]", _FILLED(root))]
    if len(filled) != _COUNT(root) or not all(map(_REFERENCE.match, filled)):
        return None
    widest = max((column_number(letters) for letters in {cell.rstrip(_FIGURES) for cell in filled}), default=0)
    tallest = max((int(figures) for figures in {cell.lstrip(_LETTERS) for cell in filled}), default=0)
    return len(filled), widest * tallest


@lru_cache(maxsize=1024)
def column_number(letters: str) -> int:
    """Return the number of a column, 1 for `A`, 28 for `AB`."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _defined_name(element: etree._Element) -> DefinedName:
    hidden = element.get("hidden", "0") in ("1", "true")
    return _read_name(element.get("name", ""), (element.text or "").strip(), hidden)


# A lead's form has the same names every month, and every form those of the return as a whole.
@lru_cache(maxsize=8192)
def _read_name(name: str, refers_to: str, hidden: bool) -> DefinedName:
    found = _AREA.match(refers_to)
    sheet = (found["quoted"].replace("''", "'") if found["quoted"] else found["bare"]) if found else None
    cell = f"{found['column']}{found['row']}" if found else None
    return DefinedName(name, refers_to, sheet, cell, hidden)


def _position(reference: str | None, row: int, column: int) -> tuple[int, int]:
    found = _REFERENCE.match(reference or "")
    return (int(found[2]), column_number(found[1])) if found else (row, column)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and len(text) <= _LONGEST_NUMBER and text.isdecimal() else otherwise


def _text_length(cell: etree._Element, lengths: tuple[int, ...]) -> int:
    if cell.get("t") != "s":
        return sum(len(text.text or "") for text in cell.iter(f"{_S}v", f"{_S}t"))
    index = _number((cell.findtext(f"{_S}v") or "").strip(), -1)
    return lengths[index] if 0 <= index < len(lengths) else 0


def _too_heavy(how: str) -> PackageFault:
    return PackageFault("F06", f"The file was not opened: {how}.", "Send the form as it was issued, filled in.")
