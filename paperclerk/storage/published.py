"""Publications on record: a line of the audit trail each, with every file's hash."""

from sqlalchemy import Connection, select

from paperclerk.domain.publication import Publication
from paperclerk.storage.events import Event, note
from paperclerk.storage.tables import events

_WHAT, _WITHDRAWN = "papers published", "papers withdrawn"


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


def record_withdrawal(connection: Connection, period: str, papers: tuple[str, ...], at: str) -> None:
    """Record that published papers of a period were taken out of the public folder."""
    note(connection, Event(at, _WITHDRAWN, period, ", ".join(papers)))


def manifests_built(connection: Connection, build_id: str) -> tuple[str, ...]:
    """Return the hashes of the manifests of the published papers of a build, the latest first."""
    bodies = connection.scalars(select(events.c.detail).where(events.c.what == _WHAT).order_by(events.c.n.desc()))
    files = (one for body in bodies for one in Publication.model_validate_json(body).files)
    return tuple(dict.fromkeys(one.sha256 for one in files if one.build_id == build_id))
