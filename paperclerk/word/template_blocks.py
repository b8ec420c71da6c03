"""Loops and conditions of a template: each must close where it began, so that whatever is between is whole.

A tag that takes a paragraph or row of its own away (`{%p`, `{%tr`, `{%tc`, `{%r`) stands between elements afterwards:
it closes among the children of the same element. One within a line closes in the same paragraph and the same control.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from lxml import etree

from paperclerk.word.template_tags import Tag, tags_of
from paperclerk.word.wml import local

_OPENS, _PARTS, _CLOSES = {"for": "endfor", "if": "endif"}, ("elif", "else"), ("endfor", "endif")
# What may be left and entered again between two tags of one line: the next run, with another look.
_LOOKS = ("r", "t")
_SPOKEN = {
    "body": "the body",
    "hdr": "the header",
    "ftr": "the footer",
    "tbl": "the rows of a table",
    "tr": "the cells of a row",
    "tc": "a cell",
    "p": "a paragraph",
    "sdtContent": "a content control",
    "txbxContent": "a text box",
}
_MARK = "tag"


class BlockFault(NamedTuple):
    """What is wrong with a loop or condition, and the tag to blame."""

    tag: Tag
    message: str


class Blocks(NamedTuple):
    """A part's tags, what is wrong with its loops and conditions, and its XML with a mark for each tag.

    `root` is None when the tags have torn the XML; a mark is an instruction `<?tag 7?>`, numbered as the tags are.
    """

    tags: tuple[Tag, ...]
    faults: tuple[BlockFault, ...]
    root: Any

    def marks(self) -> dict[int, Any]:
        """Return the mark of each tag that stands among the elements, by the tag's number."""
        return {} if self.root is None else {number_of(mark): mark for mark in self.root.iter(etree.PI)}


def read_blocks(source: str) -> Blocks:
    """Return a part's loops and conditions, with every one that does not close where it began."""
    tags = tuple(tags_of(source))
    root = _marked(source, tags)
    blocks = Blocks(tags, (), root)
    return blocks._replace(faults=tuple(_faults(source, blocks)))


def number_of(mark: Any) -> int:
    """Return the number of the tag that a mark stands for."""
    return int(mark.text)


def _marked(source: str, tags: tuple[Tag, ...]) -> Any:
    pieces, position = [], 0
    for tag in tags:
        pieces += [source[position : tag.start], "" if tag.in_markup else f"<?{_MARK} {tag.number}?>"]
        position = tag.end
    try:
        return etree.fromstring("".join((*pieces, source[position:])).encode())
    except etree.XMLSyntaxError:
        return None


def _faults(source: str, blocks: Blocks) -> Iterator[BlockFault]:
    marks, waiting = blocks.marks(), list[Tag]()
    for tag in (tag for tag in blocks.tags if tag.is_block):
        if tag.keyword in _OPENS:
            waiting.append(tag)
        elif tag.keyword in _PARTS or tag.keyword in _CLOSES:
            wrong = _unpaired(tag, waiting) or _elsewhere(source, tag, waiting[-1], marks)
            if wrong:
                yield BlockFault(tag, wrong)
            if tag.keyword in _CLOSES and waiting:
                waiting.pop()
    for tag in waiting:
        yield BlockFault(tag, f"the {tag.keyword} of {{% {tag.words} %}} is never closed by {_OPENS[tag.keyword]}.")
    if blocks.root is None and blocks.tags and not waiting:
        yield BlockFault(blocks.tags[0], "what is left of it when its tags are taken out is not whole.")


def _unpaired(tag: Tag, waiting: list[Tag]) -> str:
    if not waiting:
        return f"{{% {tag.words} %}} closes nothing: no loop or condition is open here."
    opened = waiting[-1]
    if tag.keyword in _CLOSES and tag.keyword != _OPENS[opened.keyword]:
        return f"{{% {tag.words} %}} comes before {{% {opened.words} %}} is closed by {_OPENS[opened.keyword]}."
    return ""


def _elsewhere(source: str, tag: Tag, opened: Tag, marks: dict[int, Any]) -> str:
    if _stands(source, tag, marks) == _stands(source, opened, marks):
        return ""
    return (
        f"{{% {opened.words} %}} begins {_spoken(opened, marks)} and its {{% {tag.words} %}} stands "
        f"{_spoken(tag, marks, _spoken(opened, marks))}; both must be in the same one."
    )


def _stands(source: str, tag: Tag, marks: dict[int, Any]) -> tuple[object, ...]:
    """Return where a tag stands, the same for two tags between which only whole things lie."""
    if tag.in_markup:
        return ("markup", source.rfind("<", 0, tag.start))
    mark = marks.get(tag.number)
    if mark is None:
        return ("nowhere",)
    path: list[object] = []
    for above in mark.iterancestors():
        name = local(above)
        path.append(name if name in _LOOKS else above)
        if name not in _LOOKS:
            break
    return tuple(path)


def _spoken(tag: Tag, marks: dict[int, Any], other: str = "") -> str:
    mark = marks.get(tag.number)
    above = () if mark is None else mark.iterancestors()
    name = next((_SPOKEN[local(element)] for element in above if local(element) in _SPOKEN), "elsewhere")
    said = f"in {name}" if name != "elsewhere" else name
    if said == other:
        return f"in another {name.removeprefix('a ')}" if name.startswith("a ") else f"{said} elsewhere"
    return said
