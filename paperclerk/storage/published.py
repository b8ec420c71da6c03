"""Publications on record: a line of the audit trail each, with every file's hash."""

from sqlalchemy import Connection, select

from paperclerk.domain.publication import Publication
from paperclerk.storage.events import Event, note
from paperclerk.storage.tables import events

_WHAT = "papers published"


def record_publication(connection: Connection, publication: Publication, at: str) -> bool:
    """Record what was published for a period; False when just that was recorded last."""
    body = publication.model_dump_json()
    if latest_publication(connection, publication.period) == publication:
        return False
    note(connection, Event(at, _WHAT, publication.period, body))
    return True


def latest_publication(connection: Connection, period: str) -> Publication | None:
    """Return what was published last for a period, or None."""
    body = connection.scalar(
        select(events.c.detail)
        .where(events.c.what == _WHAT, events.c.subject == period)
        .order_by(events.c.n.desc())
        .limit(1)
    )
    return Publication.model_validate_json(body) if body else None
