"""Findings and acceptances on record."""

from collections.abc import Iterable
from difflib import get_close_matches

from sqlalchemy import Connection, select, update

from paperclerk.domain.findings import Acceptance, Finding, State, worst_first
from paperclerk.errors import CalledWrongly
from paperclerk.storage.events import Event, note
from paperclerk.storage.tables import acceptances, findings


def record_found(connection: Connection, period: str, found: Iterable[Finding], at: str) -> int:
    """Record a period's findings as they are now and return how many are new.

    Those no longer found are marked gone, not deleted; what somebody accepted stays accepted.
    """
    now = {finding.id: _as_found(finding) for finding in worst_first(found)}
    rows = connection.execute(
        select(findings.c.id, findings.c.body, findings.c.gone, findings.c.rule, findings.c.message).where(
            findings.c.period == period
        )
    ).all()
    before = {row.id: row for row in rows}
    new = 0
    for finding_id, finding in now.items():
        row = before.get(finding_id)
        body = finding.model_dump_json(exclude_computed_fields=True)
        if row and row.body == body and row.gone is None:
            continue
        if row is None:
            connection.execute(
                findings.insert().values(period=period, id=finding_id, found=at, **_columns(finding, body))
            )
        else:
            mine = (findings.c.period == period) & (findings.c.id == finding_id)
            connection.execute(update(findings).where(mine).values(gone=None, **_columns(finding, body)))
        what = "finding" if row is None else "finding again" if row.gone else "finding reworded"
        new += row is None or row.gone is not None
        note(connection, Event(at, what, f"{period} {finding_id}", f"{finding.rule} {finding.message}"))
    for row in rows:
        if row.id not in now and row.gone is None:
            gone = (findings.c.period == period) & (findings.c.id == row.id)
            connection.execute(update(findings).where(gone).values(gone=at))
            note(connection, Event(at, "finding gone", f"{period} {row.id}", f"{row.rule} {row.message}"))
    return new


def found_of(connection: Connection, period: str) -> list[Finding]:
    """Return the findings of a period that still hold, worst first, accepted ones marked so."""
    accepted = acceptances_by_id(connection)
    bodies = connection.scalars(
        select(findings.c.body).where(findings.c.period == period, findings.c.gone.is_(None)).order_by(findings.c.id)
    )
    found = [Finding.model_validate_json(body) for body in bodies]
    return worst_first(f.accepted(accepted[f.id]) if f.id in accepted else f for f in found)


def acceptances_by_id(connection: Connection) -> dict[str, Acceptance]:
    """Return what was accepted, by finding; the latest where a finding was accepted more than once."""
    rows = connection.execute(select(acceptances).order_by(acceptances.c.n))
    return {row.finding_id: Acceptance(by=row.accepted_by, reason=row.reason, at=row.at) for row in rows}


def record_acceptance(connection: Connection, finding_id: str, acceptance: Acceptance, at: str) -> Finding:
    """Record that somebody goes on despite a finding, and return it so marked; the same again changes nothing."""
    finding = _on_record(connection, finding_id)
    before = acceptances_by_id(connection).get(finding_id)
    if before and (before.by, before.reason) == (acceptance.by, acceptance.reason):
        return finding.accepted(before)
    connection.execute(
        acceptances.insert().values(
            finding_id=finding_id, accepted_by=acceptance.by, reason=acceptance.reason, at=acceptance.at
        )
    )
    detail = f"{finding.rule} by {acceptance.by}: {acceptance.reason}"
    note(connection, Event(at, "finding accepted", f"{finding.period} {finding_id}", detail))
    return finding.accepted(acceptance)


def _on_record(connection: Connection, finding_id: str) -> Finding:
    rows = connection.execute(
        select(findings.c.body, findings.c.gone, findings.c.period)
        .where(findings.c.id == finding_id)
        .order_by(findings.c.period.desc())
    ).all()
    standing = [row for row in rows if row.gone is None]
    if standing:
        return Finding.model_validate_json(standing[0].body)
    if rows:
        raise CalledWrongly(
            f"The finding {finding_id} of {rows[0].period} is no longer found, so there is nothing to accept.",
            "See what is open with: paperclerk findings list.",
        )
    known = connection.scalars(select(findings.c.id).where(findings.c.gone.is_(None)).order_by(findings.c.id)).all()
    near = [each for each in known if len(finding_id) >= 4 and each.startswith(finding_id)]
    near = near or get_close_matches(finding_id.strip().lower(), known, n=3, cutoff=0.7)
    meant = f" Did you mean {' or '.join(near[:3])}?" if near else ""
    raise CalledWrongly(
        f"There is no finding {finding_id!r} on record.{meant}", "See the ids with: paperclerk findings list."
    )


def _as_found(finding: Finding) -> Finding:
    """Return a finding as it was found: what people did about it is kept in a table of its own."""
    return finding.model_copy(update={"state": State.OPEN, "acceptance": None})


def _columns(finding: Finding, body: str) -> dict[str, str]:
    columns = ("rule", "severity", "subject", "owner", "message")
    plain: dict[str, str] = finding.model_dump(mode="json", include=set(columns))
    return {**plain, "body": body}
