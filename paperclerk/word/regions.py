"""Generated regions: stretches of a paper in a content control whose tag is their name, with a bookmark of that name.

The bookmark stands inside, in the first and the last paragraph: programs that drop or shrink controls keep it there.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from paperclerk.domain.names import REGION_PREFIX
from paperclerk.word.wml import local, w

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_SEEN = {w("del"), w("moveFrom"), _FALLBACK}


def regions_in(story: Any) -> Iterator[tuple[str, Any]]:
    """Yield each region of a story, outer before inner, with its control.

    A text box is written twice, the second time for programs of before 2010: that copy is passed over.
    """
    for control in story.iter(w("sdt")):
        if next(control.iterancestors(_FALLBACK), None) is not None:
            continue
        tag = control.find(f"{w('sdtPr')}/{w('tag')}")
        name = tag.get(w("val"), "") if tag is not None else ""
        if name.startswith(REGION_PREFIX):
            yield name, control


def text_of(control: Any) -> str:
    """Return what a reader sees in a control: its paragraphs and line breaks as lines, tabs as tabs."""
    content = control.find(w("sdtContent"))
    return "" if content is None else _text(content).strip("\n")


def text_of_story(story: Any) -> str:
    """Return what a reader sees in a whole story, a paragraph a line."""
    return _text(story)


def put_bookmarks(story: Any) -> None:
    """Give every region a bookmark of its name in its first and last paragraph, unless the template has one there."""
    taken = {mark.get(w("name")) for mark in story.iter(w("bookmarkStart"))}
    found = [(name, control.find(w("sdtContent"))) for name, control in regions_in(story)]
    wanted = [(name, content) for name, content in found if content is not None and name not in taken]
    for name, content in wanted:
        _first_paragraph_inside(content).insert(*_start(content, name))
    # Ends in reverse, so that an inner region's comes before that of the region around it.
    for name, content in reversed(wanted):
        paragraphs = list(content.iter(w("p")))
        (paragraphs[-1] if paragraphs else content).append(_mark("bookmarkEnd", name))


def number_in_order(stories: list[Any]) -> None:
    """Give controls, bookmarks and pictures ids that are unique and follow the order of the document."""
    controls = pictures = marks = 0
    for story in stories:
        open_marks: dict[str, str] = {}
        for element in story.iter(etree.Element):
            name = local(element)
            if name == "sdtPr":
                controls += 1
                _set_control_id(element, controls)
            elif name == "docPr":
                pictures += 1
                element.set("id", str(pictures))
            elif name == "bookmarkStart":
                marks += 1
                open_marks[element.get(w("id"))] = str(marks)
                element.set(w("id"), str(marks))
            elif name == "bookmarkEnd":
                element.set(w("id"), open_marks.get(element.get(w("id")), element.get(w("id"))))


def _text(element: Any) -> str:
    parts: list[str] = []
    for child in element:
        name = local(child)
        if child.tag in _NOT_SEEN or name in ("sdtPr", "pPr", "rPr", "tcPr", "trPr", "tblPr"):
            continue
        if name == "t":
            parts.append(child.text or "")
        elif name == "tab":
            parts.append("\t")
        elif name in ("br", "cr"):
            parts.append("\n")
        elif name == "noBreakHyphen":
            parts.append("-")
        else:
            parts.append(_text(child))
        if name == "p":
            parts.append("\n")
    return "".join(parts)


def _first_paragraph_inside(content: Any) -> Any:
    """Return the region's first paragraph, or the content itself when the region lies within one paragraph."""
    first = next(content.iter(w("p")), None)
    return content if first is None else first


def _start(content: Any, name: str) -> tuple[int, Any]:
    """Return where in the first paragraph the bookmark starts: after its properties and any bookmark around it."""
    paragraph = _first_paragraph_inside(content)
    before = 0
    while before < len(paragraph) and local(paragraph[before]) in ("pPr", "bookmarkStart"):
        before += 1
    return before, _mark("bookmarkStart", name)


def _mark(kind: str, name: str) -> Any:
    # The name is the id until ids are given out in order.
    mark = etree.Element(w(kind), {w("id"): name})
    if kind == "bookmarkStart":
        mark.set(w("name"), name)
    return mark


def _set_control_id(properties: Any, number: int) -> None:
    found = properties.find(w("id"))
    if found is None:
        found = etree.Element(w("id"))
        places = [i for i, child in enumerate(properties) if local(child) in ("rPr", "alias", "tag", "lock")]
        properties.insert(places[-1] + 1 if places else 0, found)
    found.set(w("val"), str(number))
