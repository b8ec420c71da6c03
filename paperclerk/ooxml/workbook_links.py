"""What a workbook says it is linked to outside itself; nothing of it is ever opened."""

from collections.abc import Iterator

from lxml import etree

from paperclerk.ooxml.package import Package

_CONNECTIONS = ("connections", "queryTable")
_LONGEST = 120


def links_to_outside(package: Package) -> Iterator[str]:
    """Yield what a workbook's parts link it to, in plain words: other workbooks, programs, databases.

    Raises:
        PackageFault: the part that says it is damaged.
    """
    told = False
    for link in package.relations(package.main_part):
        if link.kind.startswith("externalLink"):
            told = True
            yield _linked(package, link.target) if not link.external and package.has(link.target) else "another file"
        elif link.kind in _CONNECTIONS:
            told = True
            yield from _connections(package, link.target)
    if not told and any("externallinks/" in name.lower() for name in package.names):
        yield "another workbook"


def _linked(package: Package, part: str) -> str:
    for element in package.xml(part).iter(etree.Element):
        if etree.QName(element).localname == "ddeLink":
            return f"the program {_short(element.get('ddeService', ''))} ({_short(element.get('ddeTopic', ''))})"
    target = next((link.target for link in package.relations(part) if link.external), "")
    return f"another workbook ({_short(target)})" if target else "another workbook"


def _connections(package: Package, part: str) -> Iterator[str]:
    if not package.has(part):
        yield "a source of data"
        return
    for element in package.xml(part):
        name = element.get("name", "")
        yield f"a source of data ({_short(name)})" if name else "a source of data"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
