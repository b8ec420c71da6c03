"""Generated regions: stretches of a paper in a content control whose tag is their name, with a bookmark of that name.

The bookmark stands inside, in the first and the last paragraph: programs that drop or shrink controls keep it there.
Of a region that ends with tables or regions of its own it ends before them: LibreOffice drops a bookmark that leads
from a paragraph into what follows.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from paperclerk.domain.names import FIELD_PREFIX, FRONT_PREFIX, REGION_PREFIX
from paperclerk.word.wml import local, w

# Looked for by lxml itself: a table of thousands of rows has half a million elements.
_SIGNS = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = {w("del"), w("moveFrom"), w("tabs"), _FALLBACK}
_TEXT, _RUN, _PARAGRAPH, _CONTROL, _TABLE = w("t"), w("r"), w("p"), w("sdt"), w("tbl")
_TAG, _VALUE, _ID, _NAME = w("tag"), w("val"), w("id"), w("name")
_PROPERTIES, _START, _END = w("pPr"), w("bookmarkStart"), w("bookmarkEnd")
_SEEN = (_TEXT, _PARAGRAPH, _CONTROL, *_SIGNS, *_UNSEEN)
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_NUMBERED = (w("sdtPr"), _PICTURE, w("bookmarkStart"), w("bookmarkEnd"))


def regions_in(story: Any) -> Iterator[tuple[str, Any]]:
    """Yield each region of a story, outer before inner, with its control.

    A text box is written twice, the second time for programs of before 2010: that copy is passed over.
    """
    for control in story.iter(_CONTROL):
        if next(control.iterancestors(_FALLBACK), None) is not None:
            continue
        name = name_of(control)
        if name.startswith(REGION_PREFIX):
            yield name, control


def text_of(control: Any) -> str:
    """Return what a reader sees in a control: its paragraphs and line breaks as lines, tabs as tabs."""
    content = control.find(w("sdtContent"))
    return "" if content is None else _text(content).strip("\n")


def text_of_story(story: Any) -> str:
    """Return what a reader sees in a whole story, a paragraph a line."""
    return _text(story)


class StoryText(NamedTuple):
    """What a reader sees in a story, a paragraph a line, and in each of its regions, outer before inner."""

    whole: str
    regions: list[tuple[str, str]]


def read_story_text(story: Any) -> StoryText:
    """Return the text of a story and of its regions, looked through once."""
    parts: list[str] = []
    spans: list[tuple[str, int, int]] = []
    opened: dict[Any, int] = {}
    walk = etree.iterwalk(story, events=("start", "end"), tag=_SEEN)
    for event, found in walk:
        tag = found.tag
        if tag == _CONTROL:
            if event == "end":
                number = opened.pop(found)
                spans[number] = (*spans[number][:2], len(parts))
            else:
                opened[found] = len(spans)
                spans.append((name_of(found), len(parts), 0))
        elif event == "end":
            if tag == _PARAGRAPH and found is not story:
                parts.append("\n")
        elif tag == _TEXT:
            parts.append(found.text or "")
        elif tag in _SIGNS:
            parts.append(_SIGNS[tag])
        elif tag in _UNSEEN:
            walk.skip_subtree()
    shown = ((name, "".join(parts[start:end]).strip("\n")) for name, start, end in spans)
    return StoryText("".join(parts), [(name, text) for name, text in shown if name.startswith(REGION_PREFIX)])


def put_bookmarks(story: Any) -> None:
    """Give every region a bookmark of its name in its first and last paragraph, unless the template has one there."""
    taken = {mark.get(w("name")) for mark in story.iter(w("bookmarkStart"))}
    found = [(name, control.find(w("sdtContent"))) for name, control in regions_in(story)]
    wanted = [(name, content) for name, content in found if content is not None and name not in taken]
    for name, content in wanted:
        _put_start(_first_paragraph_inside(content), name)
    # Ends in reverse, so that an inner region's comes before that of the region around it.
    for name, content in reversed(wanted):
        last = _last_paragraph_of_its_own(content)
        last = _last_paragraph_inside(content) if last is None else last
        # The name is the id until ids are given out in order.
        etree.SubElement(content if last is None else last, _END, {_ID: name})


def number_in_order(stories: list[Any]) -> None:
    """Give controls, bookmarks and pictures ids that are unique and follow the order of the document."""
    controls = pictures = marks = 0
    for story in stories:
        open_marks: dict[str, str] = {}
        for element in story.iter(*_NUMBERED):
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
    return read_story_text(element).whole


def is_region(name: str) -> bool:
    """Whether a tag or bookmark is a generated region's."""
    return name.startswith(REGION_PREFIX)


def is_traced(name: str) -> bool:
    """Whether a name is that of a region that values are traced by.

    A value in a line and a row of the front page are not: what they show is an author's, and known by its words.
    """
    return is_region(name) and not name.startswith((FIELD_PREFIX, FRONT_PREFIX))


def name_of(control: Any) -> str:
    """Return a control's own tag."""
    # The first inside is its own, unless it has none and a control in it does.
    tag = next(control.iter(_TAG), None)
    return str(tag.get(_VALUE, "")) if tag is not None and tag.getparent().getparent() is control else ""


def _first_paragraph_inside(content: Any) -> Any:
    """Return the region's first paragraph, or the content itself when the region lies within one paragraph."""
    first = next(content.iter(w("p")), None)
    return content if first is None else first


def _last_paragraph_of_its_own(content: Any) -> Any:
    """Return the last paragraph of a region that is in no table and no region in it, if it begins with such a one."""
    blocks = [child for child in content if child.tag in (_PARAGRAPH, _TABLE, _CONTROL)]
    if not blocks or blocks[0].tag != _PARAGRAPH:
        return None
    return next(block for block in reversed(blocks) if block.tag == _PARAGRAPH)


def _last_paragraph_inside(element: Any) -> Any | None:
    for child in element.iterchildren(reversed=True):
        if child.tag == _PARAGRAPH:
            return child
        if child.tag == _RUN:
            continue
        if (inner := _last_paragraph_inside(child)) is not None:
            return inner
    return None


def _put_start(paragraph: Any, name: str) -> None:
    """Put the bookmark's start into a paragraph, after its properties and any bookmark around this one."""
    mark = etree.SubElement(paragraph, _START, {_ID: name, _NAME: name})
    place = 0
    while paragraph[place].tag in (_PROPERTIES, _START) and paragraph[place] is not mark:
        place += 1
    paragraph.insert(place, mark)


def _set_control_id(properties: Any, number: int) -> None:
    found = properties.find(w("id"))
    if found is None:
        found = etree.Element(w("id"))
        places = [i for i, child in enumerate(properties) if local(child) in ("rPr", "alias", "tag", "lock")]
        properties.insert(places[-1] + 1 if places else 0, found)
    found.set(w("val"), str(number))
