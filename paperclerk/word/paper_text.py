"""A paper's text as it stands: generated regions and what is outside them, in reading order, changes as if accepted.

A region is known by its content control and by its bookmark, whichever is left.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from paperclerk.domain.trace import OutsideText, PaperText, RegionText
from paperclerk.errors import Unreadable
from paperclerk.ooxml.archive import PAPER_LIMITS
from paperclerk.ooxml.package import open_package
from paperclerk.word.builds import build_of
from paperclerk.word.regions import is_traced, name_of
from paperclerk.word.wml import w

_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_UNSEEN = {
    *(w(name) for name in ("del", "moveFrom", "tabs")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_CONTROL, _PARAGRAPH, _TEXT = w("sdt"), w("p"), w("t")
_LINK, _ANCHOR = w("hyperlink"), w("anchor")
_START, _END, _NAME, _ID = w("bookmarkStart"), w("bookmarkEnd"), w("name"), w("id")
_SEEN = (_LINK, _CONTROL, _PARAGRAPH, _TEXT, _START, _END, *_SIGNS, *_UNSEEN)


def read_paper_text(docx: bytes) -> PaperText:
    """Return the text of a Word file's body, region by region.

    Raises:
        Unreadable: the bytes are not a Word file, or a broken or unsafe one.
    """
    package = open_package(docx, PAPER_LIMITS)
    if package.kind != "word":
        raise Unreadable("This is not a Word document.", "Give a paper's .docx.")
    body = package.xml(package.main_part).find(w("body"))
    reader = _Reader()
    if body is not None:
        reader.read(body)
    return PaperText(build_id=build_of(package), regions=tuple(reader.regions()), outside=tuple(reader.outside()))


class _Span:
    """A stretch of a body's pieces that is a region: by its control, its bookmark, or both."""

    def __init__(self, name: str, start: int) -> None:
        self.name, self.start, self.end = name, start, start
        self.within: tuple[str, ...] = ()
        # The innermost control around it that lost its tag.
        self.around: _Span | None = None

    def holds(self, other: "_Span") -> bool:
        """Whether another region lies in this one."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "_Span") -> bool:
        """Whether another stretch may be the same region's."""
        return self.name == other.name and self.start <= other.end and other.start <= self.end


class _Reader:
    """Walks a body once, as pieces of text; then tells which of them is whose."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._ends: list[int] = []
        self._controls: list[_Span] = []
        self._marks: list[_Span] = []

    def read(self, body: Any) -> None:
        """Take in a body."""
        opened: dict[Any, _Span] = {}
        # LibreOffice 7.4 begins a bookmark twice, with two ids, and ends it once: the first beginning counts.
        begun: dict[str, _Span] = {}
        names: dict[str, str] = {}
        walk = etree.iterwalk(body, events=("start", "end"), tag=_SEEN)
        for event, found in walk:
            tag = found.tag
            if event == "end":
                self._leave(tag, opened.pop(found, None))
            elif tag == _TEXT:
                self._pieces.append(found.text or "")
            elif tag in _SIGNS:
                self._pieces.append(_SIGNS[tag])
            elif tag in _UNSEEN or (tag == _LINK and found.get(_ANCHOR, "").startswith("_Toc")):
                # A contents list repeats the headings, and its pages change with every printing.
                walk.skip_subtree()
            elif tag == _CONTROL:
                opened[found] = _Span(name_of(found), len(self._pieces))
                if is_traced(opened[found].name):
                    self._controls.append(opened[found])
            elif tag == _START:
                if is_traced(name := found.get(_NAME, "")):
                    names[found.get(_ID, "")] = name
                    mark = begun.setdefault(name, _Span(name, len(self._pieces)))
                    mark.around = next((one for one in reversed(opened.values()) if not one.name), None)
            elif tag == _END and (name := names.get(found.get(_ID, ""), "")) in begun:
                mark = begun.pop(name)
                mark.end = len(self._pieces)
                self._marks.append(mark)

    def regions(self) -> Iterator[RegionText]:
        """Yield the regions, outer before inner."""
        spans = self._spans()
        owners = self._owners(spans)
        for span in spans:
            stretch = range(span.start, span.end)
            own = "".join(self._pieces[number] for number in stretch if owners[number] is span)
            yield RegionText(
                region=span.name,
                text="".join(self._pieces[span.start : span.end]).strip("\n"),
                own=own.strip("\n"),
                position=span.start + 1,
                within=span.within,
            )

    def outside(self) -> Iterator[OutsideText]:
        """Yield the paragraphs, or what is left of them, that are no region's."""
        owners = self._owners(self._spans())
        start = 0
        for number, end in enumerate(self._ends, 1):
            text = "".join(self._pieces[piece] for piece in range(start, end) if owners[piece] is None)
            if text.strip():
                yield OutsideText(text=text.strip("\n"), position=start + 1, number=number)
            start = end

    def _leave(self, tag: str, control: _Span | None) -> None:
        if tag == _PARAGRAPH:
            self._pieces.append("\n")
            self._ends.append(len(self._pieces))
        elif control:
            control.end = len(self._pieces)

    def _spans(self) -> list[_Span]:
        """Return the regions in reading order.

        LibreOffice shrinks a control around paragraphs to one of them, drops its tag, and keeps the bookmark, though it
        empties one around a single paragraph; what an author types at a region's end stands in the control and outside
        the bookmark: so a region is both together.
        """
        spans = list(self._controls)
        by_name = {span.name: span for span in spans}
        for mark in self._marks:
            if mark.around and mark.start == mark.end:
                mark.start, mark.end = mark.around.start, mark.around.end
            same = by_name.get(mark.name)
            if same is not None and same.touches(mark):
                same.start, same.end = min(same.start, mark.start), max(same.end, mark.end)
            else:
                spans.append(mark)
        return _nested(sorted(spans, key=lambda span: (span.start, -span.end)))

    def _owners(self, spans: list[_Span]) -> list[_Span | None]:
        """Return the innermost region of each piece."""
        owners: list[_Span | None] = [None] * len(self._pieces)
        for span in sorted(spans, key=lambda span: span.start - span.end):
            owners[span.start : span.end] = [span] * (span.end - span.start)
        return owners


def _nested(spans: list[_Span]) -> list[_Span]:
    """Tell each region which others it lies in; they come in reading order, outer before inner."""
    around: list[_Span] = []
    for span in spans:
        while around and not around[-1].holds(span):
            around.pop()
        span.within = tuple(other.name for other in around)
        around.append(span)
    return spans
