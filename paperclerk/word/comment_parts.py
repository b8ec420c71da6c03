"""The parts of a Word file that hold comments, and the lists of parts that must name them."""

import posixpath
from typing import Any

from lxml import etree

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.wordml import W14, W, whole_number

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_W_NAMESPACE = W.strip("{}")
_NO_PREFIX: Any = {None: _RELATIONS}


class CommentParts:
    """The comments of a Word file, taken out of and added to; nothing is written until `changed` is asked for."""

    def __init__(self, package: Package) -> None:
        """Open the comments of a file, or begin with none."""
        self._package = package
        named = package.related(package.main_part, "comments")
        self._name = named or _free_name(package)
        self._is_new = named is None
        self._comments = (
            etree.Element(f"{W}comments", nsmap={"w": _W_NAMESPACE}) if named is None else package.xml(named)
        )
        self._others: dict[str, Any] = {}

    def take_out(self, author: str) -> frozenset[str]:
        """Take out one author's comments and return their ids; answers to them stay, as comments by themselves."""
        ours = [comment for comment in self._comments if comment.get(f"{W}author") == author]
        marks = {p.get(f"{W14}paraId", "") for comment in ours for p in comment.iter(f"{W}p")} - {""}
        for comment in ours:
            self._comments.remove(comment)
        if marks:
            self._forget(marks)
        return frozenset(comment.get(f"{W}id", "") for comment in ours)

    def next_number(self, taken: set[int]) -> int:
        """Return the first number that no comment has, nor any mark of one in the document (`taken`)."""
        own = {whole_number(comment.get(f"{W}id")) or 0 for comment in self._comments}
        return max(own | taken, default=-1) + 1

    def said_by(self, author: str) -> dict[str, str]:
        """Return what one author's comments say, by their ids."""
        return {
            one.get(f"{W}id", ""): "\n".join("".join(map(str, text.itertext())) for text in one.iterfind(f"{W}p"))
            for one in self._comments
            if one.get(f"{W}author") == author
        }

    def put(self, comment: Any) -> None:
        """Add a comment, or put it in place of the one with its id; answers to that stay answers to it."""
        was = next((one for one in self._comments if one.get(f"{W}id") == comment.get(f"{W}id")), None)
        if was is None:
            self.add(comment)
            return
        marks = [mark for one in was.iter(f"{W}p") if (mark := one.get(f"{W14}paraId"))]
        if marks and (last := comment.findall(f"{W}p")[-1:]):
            last[0].set(f"{W14}paraId", marks[-1])
        self._comments.replace(was, comment)

    def add(self, comment: Any) -> None:
        """Add a comment after those that are there."""
        self._comments.append(comment)

    def changed(self) -> dict[str, bytes]:
        """Return the parts to write: the comments and whatever names or describes them."""
        parts = {self._name: written(self._comments), **{n: written(root) for n, root in self._others.items()}}
        return {**parts, **self._named()} if self._is_new else parts

    def _forget(self, marks: set[str]) -> None:
        """Take comments out of what newer Word keeps about them beside: who answered whom, which are done."""
        extended, ids, extensible = (
            self._other(kind) for kind in ("commentsExtended", "commentsIds", "commentsExtensible")
        )
        for entry in list(extended):
            if _attribute(entry, "paraId") in marks:
                extended.remove(entry)
            elif _attribute(entry, "paraIdParent") in marks:
                for name in [name for name in entry.attrib if str(name).endswith("}paraIdParent")]:
                    del entry.attrib[name]
        gone = {_attribute(entry, "durableId") for entry in ids if _attribute(entry, "paraId") in marks}
        for entry in [entry for entry in ids if _attribute(entry, "paraId") in marks]:
            ids.remove(entry)
        for entry in [entry for entry in extensible if _attribute(entry, "durableId") in gone]:
            extensible.remove(entry)

    def _other(self, kind: str) -> Any:
        name = self._package.related(self._package.main_part, kind)
        if name is None:
            return etree.Element("none")
        return self._others.setdefault(name, self._package.xml(name))

    def _named(self) -> dict[str, bytes]:
        """Return the document's list of links and the file's list of kinds, with the new comments in them."""
        folder, file = posixpath.split(self._package.main_part)
        links_name = posixpath.join(folder, "_rels", f"{file}.rels")
        links: Any = (
            self._package.xml(links_name)
            if self._package.has(links_name)
            else etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap=_NO_PREFIX)
        )
        known = {link.get("Id") for link in links}
        free = next(f"rId{number}" for number in range(1, len(known) + 2) if f"rId{number}" not in known)
        link = {"Id": free, "Type": f"{_OFFICE}/comments", "Target": f"/{self._name}"}
        etree.SubElement(links, f"{{{_RELATIONS}}}Relationship", link)
        kinds = self._package.xml("[Content_Types].xml")
        kind = {"PartName": f"/{self._name}", "ContentType": _COMMENTS_TYPE}
        etree.SubElement(kinds, f"{{{_TYPES}}}Override", kind)
        return {links_name: written(links), "[Content_Types].xml": written(kinds)}


def written(root: Any) -> bytes:
    """Return a part's bytes as Office writes them."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _free_name(package: Package) -> str:
    folder = posixpath.dirname(package.main_part)
    names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(len(package.names) + 1))
    return next(name for name in names if not package.has(name))


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith(f"}}{name}")), "")
