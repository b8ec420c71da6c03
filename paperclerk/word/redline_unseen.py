"""Numbers that nobody sees in a part of a redline: of bookmarks, drawings and shapes, which two files may share."""

from lxml import etree

from paperclerk.ooxml.wordml import W

_DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_SHAPES, _SHAPE_HOLDERS = "{urn:schemas-microsoft-com:vml}", (f"{W}pict", f"{W}object")


def name_bookmarks(root: etree._Element) -> None:
    """Know bookmarks by their names: their numbers are each file's own."""
    names = {start.get(f"{W}id"): start.get(f"{W}name", "") for start in root.iter(f"{W}bookmarkStart")}
    for element in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd"):
        element.set(f"{W}id", names.get(element.get(f"{W}id"), ""))


def number_again(root: etree._Element) -> None:
    """Number bookmarks and drawings anew, each once, those without both their ends left out."""
    starts = {one.get(f"{W}id", ""): one for one in root.iter(f"{W}bookmarkStart")}
    ends = {one.get(f"{W}id", ""): one for one in root.iter(f"{W}bookmarkEnd")}
    for element in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        name = element.get(f"{W}id", "")
        if starts.get(name) is None or ends.get(name) is None or element not in (starts[name], ends[name]):
            element.getparent().remove(element)  # type: ignore[union-attr]
    for number, name in enumerate(starts):
        for end in (starts[name], ends.get(name)):
            if end is not None:
                end.set(f"{W}id", str(number))
    for number, drawing in enumerate(root.iter(_DRAWN), 1):
        drawing.set("id", str(number))
    _name_shapes_again(root)


def _name_shapes_again(root: etree._Element) -> None:
    """Give a shape of the older format another name where both files' have the same one."""
    taken: set[str] = set()
    for holder in root.iter(*_SHAPE_HOLDERS):
        if next(holder.iterancestors(*_SHAPE_HOLDERS), None) is not None:
            continue
        named: dict[str, str] = {}
        for shape in holder.iter():
            if str(shape.tag).startswith(_SHAPES) and (name := shape.get("id")):
                named[name] = next(
                    new for n in range(1, 10**6) if (new := f"{name}_{n}" if n > 1 else name) not in taken
                )
                taken.add(named[name])
                shape.set("id", named[name])
        for element in holder.iter():
            if (kind := element.get("type", "")).startswith("#"):
                element.set("type", f"#{named.get(kind[1:], kind[1:])}")
            if (shown := element.get("ShapeID")) in named:
                element.set("ShapeID", named[str(shown)])
