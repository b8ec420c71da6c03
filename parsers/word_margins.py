"""What stands in the headers and footers of a Word file: markings, the council's name."""

from lxml import etree

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.story import Story, read_story
from paperclerk.ooxml.wordml import W, is_on

_KINDS = ("header", "footer")
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def margin_texts(package: Package) -> list[str]:
    """Return what each header and footer says, once.

    Raises:
        PackageFault: a part is damaged.
    """
    parts = [link.target for link in package.relations(package.main_part) if link.kind in _KINDS and not link.external]
    texts = (read_story(package, part).text for part in dict.fromkeys(parts) if package.has(part))
    return [text for text in dict.fromkeys(texts) if text.strip()]


def letterhead(package: Package, root: etree._Element) -> Story | None:
    """Return the header that a document's first page has alone; None where it has none of its own.

    Raises:
        PackageFault: the part is damaged.
    """
    section = next(root.iter(f"{W}sectPr"), None)
    if section is None or not is_on(section, "w:titlePg"):
        return None
    targets = {link.id: link.target for link in package.relations(package.main_part) if not link.external}
    headers = {
        found.get(f"{W}type", "default"): targets.get(found.get(_LINK, ""))
        for found in section.iter(f"{W}headerReference")
    }
    first = headers.get("first")
    return read_story(package, first) if first is not None and package.has(first) else None
