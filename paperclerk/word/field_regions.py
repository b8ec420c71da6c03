"""Fields of a template that become regions by themselves: a value of the paper that stands in a line.

A council need put no control around `{{ paper.title }}` on its front page, in a caption or a header: when a paper is
made, what the tag comes to stands in a control within the line, named after the field and the part it stands in
(`gen_field_title`, `gen_field_header1_title`, a second one in the same part `gen_field_title_2`). Left alone is what
stands in a control already, in a text box or a footnote, or in a loop: there one tag comes out many times, and only
the template can say what tells them apart (`{{ line.region }}`).
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from paperclerk.domain.names import FIELD_PREFIX, LONGEST
from paperclerk.word.template_blocks import Blocks, number_of, read_blocks
from paperclerk.word.template_tags import Tag
from paperclerk.word.wml import local

# A tag that prints a field of the paper as it is, or through a filter; what a condition asks for counts as well.
_FIELD = re.compile(r"(?<![\w.])paper((?:\.[A-Za-z]\w*)+)(?!\s*\()")
_MARGIN = re.compile(r"(?:header|footer)\d*\Z")
_OPENS, _CLOSES = {"for": "endfor", "if": "endif"}, ("endfor", "endif")
_IN_A_RUN = {"rPr", "t", "tab", "br", "cr", "noBreakHyphen"}
# What lies in these is theirs: a region's, a program's before 2010.
_CLOSED = {"sdt", "txbxContent", "AlternateContent"}
_LOOK = re.compile(r"<w:rPr>.*?</w:rPr>", re.DOTALL)
_RUN = ("<w:r>", "<w:r ")
_TEXT = '<w:t xml:space="preserve">'


class _Stretch(NamedTuple):
    """What goes into one control: from the start of one tag to the end of another, and the field it is named after."""

    start: int
    end: int
    field: str


def with_field_regions(source: str, part: str) -> str:
    """Return the source of a part, made ready for Jinja, with controls around its fields; line by line the same.

    Args:
        source: the part's XML with its tags.
        part: the part's name in the file.
    """
    place = PurePosixPath(part).stem
    # A part torn by its tags is told of when it is filled.
    blocks = read_blocks(source) if "paper." in source else Blocks((), (), None)
    if place == "footnotes" or blocks.root is None or blocks.faults:
        return source
    margin = place if _MARGIN.match(place) else ""
    seen: Counter[str] = Counter()
    pieces, position = [], 0
    for one in _stretches(blocks):
        name = _named(margin, one.field, seen)
        begins = max(source.rfind(opening, 0, one.start) for opening in _RUN)
        look = _LOOK.search(source, begins, one.start)
        run = f"<w:r>{look[0] if look else ''}{_TEXT}"
        pieces += [source[position : one.start], "</w:t></w:r>", _opened(name), run, source[one.start : one.end]]
        pieces += ["</w:t></w:r></w:sdtContent></w:sdt>", run]
        position = one.end
    return "".join((*pieces, source[position:]))


def _stretches(blocks: Blocks) -> Iterator[_Stretch]:
    """Yield the stretches of a part's lines that are fields, in order."""
    in_loop = _in_loops(blocks.tags)
    for text in blocks.root.iter("{*}t"):
        tags = [blocks.tags[number_of(mark)] for mark in text.iterchildren() if not isinstance(mark.tag, str)]
        if not tags or tags[0].number in in_loop or not _is_in_open_line(text):
            continue
        if not any(tag.is_block for tag in tags):
            yield from (_Stretch(tag.start, tag.end, found[1]) for tag in tags if (found := _FIELD.match(tag.words)))
        elif _is_whole(tags) and (fields := [found[1] for tag in tags if (found := _FIELD.search(tag.words))]):
            # Words that hang on a condition come and go together with what they say.
            yield _Stretch(tags[0].start, tags[-1].end, fields[0])


def _in_loops(tags: Sequence[Tag]) -> set[int]:
    """Return the numbers of the tags that stand in a loop which began before them."""
    found: set[int] = set()
    depth = 0
    for tag in tags:
        depth -= tag.keyword == "endfor"
        if depth:
            found.add(tag.number)
        depth += tag.keyword == "for"
    return found


def _is_whole(tags: Sequence[Tag]) -> bool:
    """Whether every loop and condition that begins among some tags ends among them, and the other way round."""
    waiting: list[str] = []
    for tag in (tag for tag in tags if tag.is_block):
        if tag.keyword in _OPENS:
            waiting.append(_OPENS[tag.keyword])
        elif tag.keyword in _CLOSES:
            if not waiting or waiting.pop() != tag.keyword:
                return False
        elif tag.keyword not in ("elif", "else") or not waiting:
            return False
    return not waiting


def _is_in_open_line(text: Any) -> bool:
    """Whether a text stands in a plain run of a paragraph, and in nothing that is somebody else's."""
    run = text.getparent()
    line = run.getparent()
    if local(run) != "r" or line is None or local(line) != "p":
        return False
    if any(isinstance(child.tag, str) and local(child) not in _IN_A_RUN for child in run):
        return False
    return not any(local(above) in _CLOSED for above in line.iterancestors())


def _named(margin: str, field: str, seen: Counter[str]) -> str:
    words = "_".join(part for part in (margin, *field.strip(".").split(".")) if part)
    name = re.sub(r"[^A-Za-z0-9]+", "_", FIELD_PREFIX + words)[: LONGEST - 3]
    seen[name] += 1
    return f"{name}_{seen[name]}" if seen[name] > 1 else name


def _opened(name: str) -> str:
    look = f'<w:alias w:val="Generated"/><w:tag w:val={quoteattr(name)}/><w:id w:val="1"/>'
    return f"<w:sdt><w:sdtPr>{look}</w:sdtPr><w:sdtContent>"
