"""What an Office file says of itself: when it was last changed."""

from datetime import UTC, datetime

from paperclerk.ooxml.package import Package

_MODIFIED = "{http://purl.org/dc/terms/}modified"


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
