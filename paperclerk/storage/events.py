"""The audit trail: a line for each change of the ledger, added in the same transaction, never altered."""

from typing import NamedTuple

from sqlalchemy import Connection, select

from paperclerk.storage.tables import events


class Event(NamedTuple):
    """One change of the ledger: when (ISO, UTC), what was done, to what, and how it was."""

    at: str
    what: str
    subject: str
    detail: str


def note(connection: Connection, event: Event) -> None:
    """Add a line to the audit trail."""
    connection.execute(events.insert().values(event._asdict()))


def all_events(connection: Connection) -> tuple[Event, ...]:
    """Return the audit trail from its beginning."""
    rows = connection.execute(
        select(events.c.at, events.c.what, events.c.subject, events.c.detail).order_by(events.c.n)
    )
    return tuple(Event(*row) for row in rows)
