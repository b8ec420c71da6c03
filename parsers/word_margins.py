"""What stands in the headers and footers of a Word file: markings, the council's name."""

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.story import read_story

_KINDS = ("header", "footer")


def margin_texts(package: Package) -> list[str]:
    """Return what each header and footer says, once.

    Raises:
        PackageFault: a part is damaged.
    """
    parts = [link.target for link in package.relations(package.main_part) if link.kind in _KINDS and not link.external]
    texts = (read_story(package, part).text for part in dict.fromkeys(parts) if package.has(part))
    return [text for text in dict.fromkeys(texts) if text.strip()]
