"""A paper's text as it stands: generated regions and what is outside them, in reading order, changes as if accepted.

A region is known by its content control, or by its bookmark where a program dropped the control.
"""

from typing import Any

from paperclerk.domain.names import REGION_PREFIX
from paperclerk.domain.trace import OutsideText, PaperText, RegionText
from paperclerk.errors import Unreadable
from paperclerk.ooxml.archive import MEGABYTE
from paperclerk.ooxml.package import LIMITS, Package, open_package
from paperclerk.word.builds import build_of
from paperclerk.word.wml import w

# Papers are our own: a table of thousands of rows is larger than any return may be.
PAPER_LIMITS = LIMITS._replace(unpacked=1000 * MEGABYTE, xml_part=400 * MEGABYTE)

_UNSEEN = {
    *(w(name) for name in ("del", "moveFrom", "sdtPr", "sdtEndPr", "pPr", "rPr", "tcPr", "trPr", "tblPr", "tblGrid")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_CONTROL, _CONTENT, _PARAGRAPH, _TEXT = w("sdt"), w("sdtContent"), w("p"), w("t")
_TAG, _VALUE = f"{w('sdtPr')}/{w('tag')}", w("val")
_START, _END, _NAME, _ID = w("bookmarkStart"), w("bookmarkEnd"), w("name"), w("id")


def read_paper_text(docx: bytes) -> PaperText:
    """Return the text of a Word file's body, region by region.

    Raises:
        Unreadable: the bytes are not a Word file, or a broken or unsafe one.
    """
    package = open_package(docx, PAPER_LIMITS)
    if package.kind != "word":
        raise Unreadable("This is not a Word document.", "Give a paper's .docx.")
    reader = _Reader(package)
    return PaperText(build_id=build_of(package), regions=reader.regions(), outside=tuple(reader.outside))


class _Open:
    """A region that is being read."""

    def __init__(self, name: str, position: int, within: tuple[str, ...]) -> None:
        self.name, self.position, self.within = name, position, within
        self.text: list[str] = []
        self.own: list[str] = []


class _Reader:
    """Walks a body once; what it reads goes to every region open there, or to the paragraph outside."""

    def __init__(self, package: Package) -> None:
        root = package.xml(package.main_part)
        self.outside: list[OutsideText] = []
        self._found: list[_Open] = []
        self._open: list[_Open] = []
        self._paragraph: list[str] = []
        self._paragraphs = self._position = 0
        self._marks: dict[str, _Open] = {}
        tags = (control.find(_TAG) for control in root.iter(_CONTROL))
        self._controls = {tag.get(_VALUE, "") for tag in tags if tag is not None}
        body = root.find(w("body"))
        for child in body if body is not None else ():
            self._read(child)

    def regions(self) -> tuple[RegionText, ...]:
        return tuple(
            RegionText(
                region=one.name,
                text="".join(one.text).strip("\n"),
                own="".join(one.own).strip("\n"),
                position=one.position,
                within=one.within,
            )
            for one in self._found
        )

    def _read(self, element: Any) -> None:
        tag = element.tag
        if tag in _UNSEEN:
            return
        if tag == _TEXT:
            self._say(element.text or "")
        elif tag in _SIGNS:
            self._say(_SIGNS[tag])
        elif tag == _CONTROL:
            self._read_control(element)
        elif tag in (_START, _END):
            self._pass_mark(element)
        else:
            for child in element:
                self._read(child)
            if tag == _PARAGRAPH:
                self._end_paragraph()

    def _read_control(self, control: Any) -> None:
        tag, content = control.find(_TAG), control.find(_CONTENT)
        name = tag.get(_VALUE, "") if tag is not None else ""
        is_region = name.startswith(REGION_PREFIX)
        if is_region:
            self._begin(name)
        for child in content if content is not None else ():
            self._read(child)
        if is_region:
            self._open.pop()

    def _pass_mark(self, mark: Any) -> None:
        """Begin or end a region that has only its bookmark left."""
        name = mark.get(_NAME, "")
        if mark.tag == _START and name.startswith(REGION_PREFIX) and name not in self._controls:
            self._marks[mark.get(_ID, "")] = self._begin(name)
        elif mark.tag == _END and (one := self._marks.pop(mark.get(_ID, ""), None)) in self._open:
            self._open = [other for other in self._open if other is not one]

    def _begin(self, name: str) -> _Open:
        self._position += 1
        one = _Open(name, self._position, tuple(other.name for other in self._open))
        self._found.append(one)
        self._open.append(one)
        return one

    def _say(self, text: str) -> None:
        for one in self._open:
            one.text.append(text)
        (self._open[-1].own if self._open else self._paragraph).append(text)

    def _end_paragraph(self) -> None:
        self._paragraphs += 1
        if self._open:
            self._say("\n")
        text = "".join(self._paragraph)
        self._paragraph = []
        if text.strip():
            self._position += 1
            self.outside.append(OutsideText(text=text, position=self._position, number=self._paragraphs))
