"""What came in, on record: arrivals, the readings of returns, and files set aside."""

from datetime import UTC, datetime

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, select, update
from sqlalchemy.dialects.sqlite import insert

from paperclerk.domain.cycle import PastPeriod, Quarantined
from paperclerk.domain.findings import Finding
from paperclerk.domain.periods import is_period_key
from paperclerk.domain.returns import Arrival, ReceivedReturn, Return, Update
from paperclerk.errors import CalledWrongly
from paperclerk.storage.events import Event, note
from paperclerk.storage.tables import arrivals, quarantine, returns, updates

_FINDINGS = TypeAdapter(tuple[Finding, ...])


def in_utc(moment: datetime) -> str:
    """Return a moment as ISO text in UTC, so that text sorts as time does; one without a zone is taken as UTC."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat()


def record_arrival(connection: Connection, period: str, arrival: Arrival, at: str) -> Arrival:
    """Record how a file came in; the same bytes for the same period again return the first arrival, unchanged."""
    if not is_period_key(period):
        raise CalledWrongly(f"{period!r} is not a period.", "Name it by its year and last month, like 2031-03.")
    row = arrival.model_dump() | {"period": period, "received": in_utc(arrival.received), "shelved": at}
    if connection.execute(insert(arrivals).values(row).on_conflict_do_nothing()).rowcount:
        detail = f"received {row['received']}, {arrival.sha256}"
        note(connection, Event(at, "file shelved", f"{period} {arrival.file}", detail))
    return _arrival(_arrival_row(connection, period, arrival.sha256))


def record_correction(connection: Connection, period: str, arrival: Arrival, at: str) -> bool:
    """Record another time or message for a file: a clerk wrote it down, or the message it came in was found."""
    row = _arrival_row(connection, period, arrival.sha256)
    said = {
        "received": in_utc(arrival.received),
        "message_id": arrival.message_id,
        "sender": arrival.sender,
    }
    if all(getattr(row, name) == value for name, value in said.items()):
        return False
    connection.execute(update(arrivals).where(arrivals.c.n == row.n).values(said))
    detail = f"received {said['received']}, not {row.received}; {arrival.sha256}"
    note(connection, Event(at, "arrival corrected", f"{period} {arrival.file}", detail))
    return True


def arrivals_of(connection: Connection, period: str) -> tuple[Arrival, ...]:
    """Return a period's arrivals in the order they were received."""
    rows = connection.execute(
        select(arrivals).where(arrivals.c.period == period).order_by(arrivals.c.received, arrivals.c.sha256)
    )
    return tuple(_arrival(row) for row in rows)


def record_reading(connection: Connection, received: ReceivedReturn, at: str) -> bool:
    """Record a return with its updates; False when the same reading of the same file stands already.

    A file read differently than before (its reader has learnt, or the plan is another) gets a new reading; the old one
    stays, marked as replaced.
    """
    period, sha256 = received.period, received.arrival.sha256
    body = received.read.model_dump_json(exclude_computed_fields=True)
    stands = connection.execute(
        select(returns.c.n, returns.c.body, returns.c.owner).where(
            returns.c.period == period, returns.c.sha256 == sha256, returns.c.replaced.is_(None)
        )
    ).one_or_none()
    if stands and (stands.body, stands.owner) == (body, received.owner):
        return False
    if stands:
        connection.execute(update(returns).where(returns.c.n == stands.n).values(replaced=at))
    _no_longer_set_aside(connection, period, sha256, at)
    reading = connection.execute(
        returns.insert().values(
            arrival=_arrival_row(connection, period, sha256).n,
            period=period,
            sha256=sha256,
            owner=received.owner,
            body=body,
            recorded=at,
        )
    ).inserted_primary_key
    assert reading is not None  # one row was inserted
    if received.read.updates:
        connection.execute(updates.insert(), [_update_row(reading.n, item) for item in received.read.updates])
    what = "return read anew" if stands else "return recorded"
    note(connection, Event(at, what, f"{period} {received.owner}", f"{received.read.file}, {sha256}"))
    return True


def record_set_aside(connection: Connection, period: str, aside: Quarantined, at: str) -> bool:
    """Record a file that was set aside, with the reasons; False when that is on record already."""
    sha256 = aside.arrival.sha256
    body = _FINDINGS.dump_json(aside.findings, exclude_computed_fields=True).decode()
    stands = connection.execute(
        select(quarantine.c.n, quarantine.c.body).where(
            quarantine.c.period == period, quarantine.c.sha256 == sha256, quarantine.c.replaced.is_(None)
        )
    ).one_or_none()
    if stands and stands.body == body:
        return False
    if stands:
        connection.execute(update(quarantine).where(quarantine.c.n == stands.n).values(replaced=at))
    _no_longer_counted(connection, period, sha256, at)
    arrival = _arrival_row(connection, period, sha256).n
    connection.execute(
        quarantine.insert().values(arrival=arrival, period=period, sha256=sha256, body=body, recorded=at)
    )
    reasons = "; ".join(f"{found.rule} {found.message}" for found in aside.findings)
    note(connection, Event(at, "file set aside", f"{period} {aside.arrival.file}", reasons))
    return True


def returns_of(connection: Connection, period: str) -> tuple[ReceivedReturn, ...]:
    """Return a period's returns as they stand, in the order they were received."""
    rows = connection.execute(
        select(returns.c.body, returns.c.owner, *_ARRIVAL)
        .join(arrivals, arrivals.c.n == returns.c.arrival)
        .where(returns.c.period == period, returns.c.replaced.is_(None))
        .order_by(arrivals.c.received, arrivals.c.sha256)
    )
    return tuple(
        ReceivedReturn(read=Return.model_validate_json(row.body), arrival=_arrival(row), period=period, owner=row.owner)
        for row in rows
    )


def set_aside_of(connection: Connection, period: str) -> tuple[Quarantined, ...]:
    """Return the files of a period that were set aside, in the order they were received."""
    rows = connection.execute(
        select(quarantine.c.body, *_ARRIVAL)
        .join(arrivals, arrivals.c.n == quarantine.c.arrival)
        .where(quarantine.c.period == period, quarantine.c.replaced.is_(None))
        .order_by(arrivals.c.received, arrivals.c.sha256)
    )
    return tuple(Quarantined(arrival=_arrival(row), findings=_FINDINGS.validate_json(row.body)) for row in rows)


def past_periods_of(connection: Connection, before: str) -> tuple[PastPeriod, ...]:
    """Return the periods before this one that have returns, the latest first."""
    keys = connection.scalars(
        select(returns.c.period)
        .where(returns.c.period < before, returns.c.replaced.is_(None))
        .distinct()
        .order_by(returns.c.period.desc())
    ).all()
    return tuple(PastPeriod(key=key, returns=returns_of(connection, key)) for key in keys)


_ARRIVAL = (
    arrivals.c.sha256,
    arrivals.c.file,
    arrivals.c.received,
    arrivals.c.message_id,
    arrivals.c.sender,
)


def _arrival_row(connection: Connection, period: str, sha256: str) -> Row[tuple[object, ...]]:
    row = connection.execute(
        select(arrivals).where(arrivals.c.period == period, arrivals.c.sha256 == sha256)
    ).one_or_none()
    if row is None:
        raise CalledWrongly(
            f"A file of {period} was to be recorded before it was shelved: {sha256}.", "Shelve it first."
        )
    return row


def _arrival(row: Row[tuple[object, ...]]) -> Arrival:
    return Arrival(
        sha256=row.sha256,
        file=row.file,
        received=datetime.fromisoformat(row.received),
        message_id=row.message_id,
        sender=row.sender,
    )


def _update_row(reading: int, item: Update) -> dict[str, object]:
    columns = ("deliverable", "rag", "status", "percent", "due", "forecast", "actual", "narrative")
    plain = item.model_dump(mode="json", include=set(columns))
    body = item.model_dump_json(exclude_computed_fields=True)
    return {"return_n": reading, **plain, "body": body}


def _no_longer_set_aside(connection: Connection, period: str, sha256: str, at: str) -> None:
    """Mark a quarantine that has ended: the file is read as a return after all."""
    connection.execute(
        update(quarantine)
        .where(quarantine.c.period == period, quarantine.c.sha256 == sha256, quarantine.c.replaced.is_(None))
        .values(replaced=at)
    )


def _no_longer_counted(connection: Connection, period: str, sha256: str, at: str) -> None:
    """Mark a reading that no longer counts: its file is set aside after all."""
    connection.execute(
        update(returns)
        .where(returns.c.period == period, returns.c.sha256 == sha256, returns.c.replaced.is_(None))
        .values(replaced=at)
    )
