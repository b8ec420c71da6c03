"""The structure of a PDF: the tags that a screen reader goes by, in reading order, with the marks of what they hold.

What a tag holds is marked in the page's own drawing; the words of a mark are read by `pdf_marked_words`.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pikepdf

# A pack of a thousand pages has some 150,000 tags; a file with more is no report, and one may be made to keep us busy.
MOST_TAGS = 400_000
MOST_DEEP = 200
_MOST_HOPS = 10
_CELLS, _SPANS = ("TD", "TH"), ("/ColSpan", "/RowSpan")

Mark = tuple[int, int]
"""A page (from 1) and the number of a mark on it."""


@dataclass(slots=True)
class Tag:
    """A tag: what it is in the format's own terms (`H1`, `Table`, `TH`), the words said for it, and what it holds.

    `is_merged` of a cell over more than one row or column.
    """

    role: str
    said: str = ""
    page: int | None = None
    is_merged: bool = False
    holds: "list[Tag | Mark]" = field(default_factory=list)

    @property
    def kids(self) -> "Iterator[Tag]":
        """Yield the tags directly within."""
        return (held for held in self.holds if isinstance(held, Tag))

    def inside(self) -> "Iterator[Tag]":
        """Yield every tag within, in reading order."""
        waiting = [iter(self.holds)]
        while waiting:
            held = next(waiting[-1], None)
            if held is None:
                waiting.pop()
            elif isinstance(held, Tag):
                yield held
                waiting.append(iter(held.holds))

    def marks(self) -> Iterator[Mark]:
        """Yield the marks of all it holds, in reading order."""
        waiting = [iter(self.holds)]
        while waiting:
            held = next(waiting[-1], None)
            if held is None:
                waiting.pop()
            elif isinstance(held, Tag):
                waiting.append(iter(held.holds))
            else:
                yield held


class Structure(NamedTuple):
    """What a PDF says of itself as a whole: `root` holds its tags, and is None where it is not tagged."""

    root: Tag | None
    title: str = ""
    language: str = ""
    shows_title: bool = False


def read_structure(content: bytes) -> Structure | None:
    """Return the structure of a PDF; None where its own tables are too damaged for that."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            catalogue = pdf.Root
            shows = catalogue.get("/ViewerPreferences")
            return Structure(
                _root(pdf) if _is_marked(catalogue) else None,
                _title(pdf),
                _text(catalogue.get("/Lang")),
                _is_true(shows.get("/DisplayDocTitle")) if isinstance(shows, pikepdf.Dictionary) else False,
            )
    except Exception:  # a damaged file makes the library fail in ways without number; its words are read by others
        return None


def _is_marked(catalogue: Any) -> bool:
    info = catalogue.get("/MarkInfo")
    return isinstance(info, pikepdf.Dictionary) and _is_true(info.get("/Marked")) and "/StructTreeRoot" in catalogue


def _is_true(value: Any) -> bool:
    return value is True or (isinstance(value, pikepdf.Object) and str(value) == "True")


def _title(pdf: pikepdf.Pdf) -> str:
    """Return the title of the file's newer properties, which readers show, else that of its older ones."""
    older = _text(pdf.docinfo.get("/Title")) if "/Info" in pdf.trailer else ""
    try:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as newer:
            return str(newer.get("dc:title") or older).strip()
    except Exception:  # the newer properties may be no XML at all; the older ones are there still
        return older


def _text(value: Any) -> str:
    return str(value).strip() if isinstance(value, str | pikepdf.String) else ""


def _root(pdf: pikepdf.Pdf) -> Tag:
    tree = pdf.Root["/StructTreeRoot"]
    pages: dict[Any, int] = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    return _Growing(pages, tree.get("/RoleMap")).grow(tree)


def _is_merged(attributes: Any) -> bool:
    """Whether a cell's attributes, one set of them or several, have it reach over others."""
    sets = list(attributes) if isinstance(attributes, pikepdf.Array) else [attributes]
    spans = [one.get(name) for one in sets if isinstance(one, pikepdf.Dictionary) for name in _SPANS]
    return any(isinstance(span, int) and span > 1 for span in spans)


class _Growing:
    """Builds the tags of one file out of its objects, each of them once: a broken file may lead in circles."""

    def __init__(self, pages: dict[Any, int], roles: Any) -> None:
        self._pages = pages
        self._map = dict(roles.items()) if isinstance(roles, pikepdf.Dictionary) else {}
        self._roles: dict[str, str] = {}
        self._seen: set[Any] = set()

    def grow(self, tree: Any) -> Tag:
        root = Tag("StructTreeRoot")
        waiting: list[tuple[Any, Tag, int]] = [(tree.get("/K"), root, 0)]
        for _ in range(MOST_TAGS):
            if not waiting:
                break
            found, under, deep = waiting.pop()
            if isinstance(found, pikepdf.Array):
                # The last comes out first.
                waiting += [(one, under, deep) for one in reversed(list(found))]
            elif isinstance(found, pikepdf.Dictionary):
                if (tag := self._held(found, under)) is not None and deep < MOST_DEEP:
                    waiting.append((found.get("/K"), tag, deep + 1))
            elif isinstance(found, int) and under.page is not None:
                under.holds.append((under.page, found))
        return root

    def _held(self, found: Any, under: Tag) -> Tag | None:
        """Add what an object is to the tag it is in; return the new tag when it is one."""
        page = self._pages.get(found["/Pg"].objgen, under.page) if "/Pg" in found else under.page
        if "/S" not in found:
            if "/MCID" in found and page is not None:
                under.holds.append((page, int(found["/MCID"])))
            return None
        if found.is_indirect:
            if found.objgen in self._seen:
                return None
            self._seen.add(found.objgen)
        said = _text(found.get("/Alt")) or _text(found.get("/ActualText"))
        role = self._role(str(found["/S"]))
        tag = Tag(role, said, page, is_merged=role in _CELLS and _is_merged(found.get("/A")))
        under.holds.append(tag)
        return tag

    def _role(self, name: str) -> str:
        """Return a role in the format's own terms: a file may have names of its own for them."""
        if name not in self._roles:
            role = name
            for _ in range(_MOST_HOPS):
                further = self._map.get(role)
                if further is None or str(further) == role:
                    break
                role = str(further)
            self._roles[name] = role.lstrip("/")
        return self._roles[name]
