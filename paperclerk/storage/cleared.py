"""Clearances on record: a line of the audit trail each, with the hash of the words that were cleared."""

from sqlalchemy import Connection, select

from paperclerk.domain.clearances import Clearance
from paperclerk.storage.events import Event, note
from paperclerk.storage.tables import events

_WHAT = "report cleared"


def record_clearance(connection: Connection, clearance: Clearance, at: str) -> bool:
    """Record that a report was cleared; False when just that is on record as the last for its role."""
    given = [one for one in clearances_of(connection, clearance.period) if one.role is clearance.role]
    if given and given[-1] == clearance:
        return False
    note(connection, Event(at, _WHAT, clearance.period, clearance.model_dump_json()))
    return True


def clearances_of(connection: Connection, period: str) -> tuple[Clearance, ...]:
    """Return the clearances of a period in the order they were recorded."""
    bodies = connection.scalars(
        select(events.c.detail).where(events.c.what == _WHAT, events.c.subject == period).order_by(events.c.n)
    )
    return tuple(Clearance.model_validate_json(body) for body in bodies)
