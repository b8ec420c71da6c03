"""Comments on the cells of a workbook: who wrote what, on which cell."""

from collections.abc import Iterator
from typing import NamedTuple

from paperclerk.ooxml.package import Package

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_T = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"

# Newer Excel keeps conversations in a part of their own. Older programs are given a note about that, with the words
# after it and the conversation's number in place of the author's name.
_CONVERSATION, _WORDS, _NUMBER = "[Threaded comment]", "Comment:", "tc="


class CellComment(NamedTuple):
    """A comment: the cell it is on, its author (empty when the file does not say) and its text."""

    cell: str
    author: str
    text: str


def comments_of(package: Package, sheet_part: str) -> Iterator[CellComment]:
    """Yield the comments on a sheet's cells, empty ones left away.

    Raises:
        PackageFault: a part that holds them is damaged.
    """
    part = package.related(sheet_part, "comments")
    if part is None:
        return
    root = package.xml(part)
    authors = [(author.text or "").strip() for author in root.iterfind(f"{_S}authors/{_S}author")]
    in_conversations = _speakers(package, sheet_part) if any(author.startswith(_NUMBER) for author in authors) else {}
    for comment in root.iterfind(f"{_S}commentList/{_S}comment"):
        text = " ".join("".join(node.text or "" for node in comment.iter(f"{_S}t")).split())
        number = comment.get("authorId", "")
        author = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
        if author.startswith(_NUMBER):
            author = in_conversations.get(author.removeprefix(_NUMBER), "")
        if text.startswith(_CONVERSATION):
            text = text.partition(_WORDS)[2].strip()
        if text:
            yield CellComment(comment.get("ref", ""), author, text)


def _speakers(package: Package, sheet_part: str) -> dict[str, str]:
    """Return who began each conversation, by its number."""
    threads, people = package.related(sheet_part, "threadedComment"), package.related(package.main_part, "person")
    if threads is None or people is None:
        return {}
    names = {person.get("id", ""): person.get("displayName", "") for person in package.xml(people).iter(f"{_T}person")}
    begun = package.xml(threads).iter(f"{_T}threadedComment")
    return {thread.get("id", ""): names.get(thread.get("personId", ""), "") for thread in begun}
