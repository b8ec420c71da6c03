"""What docx-trackdiff reads in a Word file once its changes are accepted or rejected: a reader that is none of ours.

It has three faults, known by name here, and helped over; a test says of each whether the tool has it still:

- A paragraph whose end alone is gone, or new, is left out with its words, which run on into the next paragraph.
- Moves (`w:moveFrom`, `w:moveTo`) are unknown to it.
- Words of a text box that is gone, or new, as a whole are read as if they stayed, and are said to be stray ones.
"""

import contextlib
import io
import sys
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import Any

from docx_trackdiff import verify
from lxml import etree

from paperclerk.ooxml.repack import packed, repack

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The numbers of changes and what they refer to, who made them and when, and that no picture of the old file is lost.
_CHECKS = ("structure (unique ids", "revisions have author & date", "OLD image bytes preserved")
_MOVES = {f"{W}moveFrom": f"{W}del", f"{W}moveTo": f"{W}ins"}


def lines_by_trackdiff(docx: bytes, *, accepted: bool) -> list[str]:
    """Return the words of each paragraph as docx-trackdiff reads them, helped over its faults."""
    root = _document(docx)
    _name_moves(root)
    _take_boxes_out(root, f"{W}del" if accepted else f"{W}ins")
    _let_words_run_on(root, f"{W}del" if accepted else f"{W}ins")
    return bare_lines(root, accepted=accepted)


def bare_lines(root: Any, *, accepted: bool) -> list[str]:
    """Return the words of each paragraph as docx-trackdiff reads them by itself."""
    return [verify.normalize(line) for line in verify.view_paras(root, "accept" if accepted else "reject")]


def faults_by_trackdiff(docx: bytes, old: bytes, new: bytes, folder: Path) -> list[str]:
    """Return which of docx-trackdiff's own checks of how a redline is made it fails; what it says is read above."""
    root = _document(docx)
    _take_boxes_out(root, f"{W}del")
    helped = repack(docx, {"word/document.xml": etree.tostring(root)})
    files = [folder / name for name in ("out.docx", "old.docx", "new.docx")]
    for file, content in zip(files, (helped, _without_pictures_in_comments(old), new), strict=True):
        file.write_bytes(content)
    arguments, sys.argv = sys.argv, ["verify", *map(str, files)]
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said), contextlib.suppress(SystemExit):
            verify.main()
    finally:
        sys.argv = arguments
    checked = [line for line in said.getvalue().splitlines() if any(name in line for name in _CHECKS)]
    assert len(checked) == len(_CHECKS), said.getvalue()
    return [line for line in checked if not line.startswith("PASS")]


def _without_pictures_in_comments(docx: bytes) -> bytes:
    """Return a file without what its comments show: they are left out of redlines."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    links = etree.fromstring(parts.get("word/_rels/comments.xml.rels", b"<none/>"))
    for name in [f"word/{link.get('Target')}" for link in links]:
        parts.pop(name, None)
    return packed(parts)


def _document(docx: bytes) -> Any:
    return verify.load(io.BytesIO(docx))[1]


def _name_moves(root: Any) -> None:
    for element in root.iter(*_MOVES):
        element.tag = _MOVES[element.tag]


def _let_words_run_on(root: Any, dropped: str) -> None:
    """Put what stays of a paragraph whose end goes to the beginning of the next one, as the format has it."""
    beside: dict[Any, list[Any]] = {}
    for paragraph in root.iter(f"{W}p"):
        beside.setdefault(_home(paragraph), []).append(paragraph)
    for paragraph, following in (pair for paragraphs in beside.values() for pair in pairwise(paragraphs)):
        is_before_table = paragraph.getnext() is not None and paragraph.getnext().tag == f"{W}tbl"
        if paragraph.find(f"{W}pPr/{W}rPr/{dropped}") is None or is_before_table:
            continue
        start = 1 if following.find(f"{W}pPr") is not None else 0
        following[start:start] = [one for one in paragraph if one.tag not in (f"{W}pPr", dropped)]


def _take_boxes_out(root: Any, dropped: str) -> None:
    for change in [one for one in root.iter(dropped) if one.find(f".//{W}p") is not None]:
        change.getparent().remove(change)


def _home(paragraph: Any) -> Any:
    """Return the cell or story that a paragraph stands in, with or without a control around it."""
    return next(one for one in paragraph.iterancestors() if one.tag != f"{W}sdt" and one.tag != f"{W}sdtContent")
