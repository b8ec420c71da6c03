"""What an Office file says of itself: its title, who made and changed it and when."""

from datetime import UTC, datetime
from typing import NamedTuple

from lxml import etree

from paperclerk.ooxml.package import Package

_MODIFIED = "{http://purl.org/dc/terms/}modified"
_DUBLIN = "{http://purl.org/dc/elements/1.1/}"
_CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_EXTENDED = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"


class Properties(NamedTuple):
    """A file's title, the people and the company it names; empty where it says nothing."""

    title: str = ""
    author: str = ""
    changed_by: str = ""
    manager: str = ""
    company: str = ""


def read_properties(package: Package) -> Properties:
    """Return what a file's properties say.

    Raises:
        PackageFault: a part that says so is damaged.
    """
    core, extended = (_root(package, kind) for kind in ("core-properties", "extended-properties"))
    return Properties(
        title=_said(core, f"{_DUBLIN}title"),
        author=_said(core, f"{_DUBLIN}creator"),
        changed_by=_said(core, f"{_CORE}lastModifiedBy"),
        manager=_said(extended, f"{_EXTENDED}Manager"),
        company=_said(extended, f"{_EXTENDED}Company"),
    )


def _root(package: Package, kind: str) -> etree._Element | None:
    part = package.related("", kind)
    return package.xml(part) if part is not None and package.has(part) else None


def _said(root: etree._Element | None, tag: str) -> str:
    return "" if root is None else " ".join((root.findtext(tag) or "").split())


def last_modified(package: Package) -> datetime | None:
    """Return when the file says it was last saved, in UTC; None when it does not say, or not so that it can be read.

    Raises:
        PackageFault: the part that says so is damaged.
    """
    part = package.related("", "core-properties")
    written = None if part is None else package.xml(part).findtext(_MODIFIED)
    try:
        moment = datetime.fromisoformat((written or "").strip())
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
