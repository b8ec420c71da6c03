"""Plans adopted and papers issued, on record."""

from typing import NamedTuple

from sqlalchemy import Connection, select

from paperclerk.domain.cycle import PaperIssue
from paperclerk.domain.plan import Plan
from paperclerk.storage.events import Event, note
from paperclerk.storage.tables import adoptions, issues


class Adoption(NamedTuple):
    """A version of the plan as it was adopted: the plan, who adopted it, and when (ISO)."""

    plan: Plan
    by: str
    at: str


def record_adoption(connection: Connection, adoption: Adoption, at: str) -> bool:
    """Record a version as agreed; False when the plan last adopted says the same."""
    fingerprint = adoption.plan.fingerprint()
    latest = connection.scalar(select(adoptions.c.fingerprint).order_by(adoptions.c.n.desc()).limit(1))
    if latest == fingerprint:
        return False
    connection.execute(
        adoptions.insert().values(
            version=adoption.plan.version,
            fingerprint=fingerprint,
            adopted_by=adoption.by,
            at=adoption.at,
            body=adoption.plan.model_dump_json(),
        )
    )
    subject = f"{adoption.plan.title} version {adoption.plan.version}"
    note(connection, Event(at, "plan adopted", subject, f"by {adoption.by} at {adoption.at}, {fingerprint}"))
    return True


def all_adoptions(connection: Connection) -> tuple[Adoption, ...]:
    """Return the versions adopted, the first one first."""
    rows = connection.execute(select(adoptions).order_by(adoptions.c.n))
    return tuple(Adoption(Plan.model_validate_json(row.body), row.adopted_by, row.at) for row in rows)


def latest_adopted(connection: Connection) -> Plan | None:
    """Return the plan adopted last, whose dates are locked; None before the first."""
    body = connection.scalar(select(adoptions.c.body).order_by(adoptions.c.n.desc()).limit(1))
    return Plan.model_validate_json(body) if body else None


def record_paper(connection: Connection, issue: PaperIssue, at: str) -> bool:
    """Record a paper as made; False when the period's paper was last made with the same content."""
    body = issue.model_dump_json()
    latest = connection.scalar(
        select(issues.c.body)
        .where(issues.c.paper == issue.name, issues.c.period == issue.period)
        .order_by(issues.c.n.desc())
        .limit(1)
    )
    if latest == body:
        return False
    connection.execute(
        issues.insert().values(
            paper=issue.name,
            period=issue.period,
            build_id=issue.build_id,
            sha256=issue.sha256,
            body=body,
            recorded=at,
        )
    )
    note(connection, Event(at, "paper made", f"{issue.period} {issue.name}", issue.sha256))
    return True


def last_paper(connection: Connection, name: str, before: str) -> PaperIssue | None:
    """Return a paper's last issue before a period, as it was last made for that one; None when there is none."""
    body = connection.scalar(
        select(issues.c.body)
        .where(issues.c.paper == name, issues.c.period < before)
        .order_by(issues.c.period.desc(), issues.c.n.desc())
        .limit(1)
    )
    return PaperIssue.model_validate_json(body) if body else None


def paper_of(connection: Connection, name: str, period: str) -> PaperIssue | None:
    """Return a paper's issue for a period, as it was last made; None when there is none."""
    of_period = select(issues.c.body).where(issues.c.paper == name, issues.c.period == period)
    body = connection.scalar(of_period.order_by(issues.c.n.desc()).limit(1))
    return PaperIssue.model_validate_json(body) if body else None


def papers_built(connection: Connection, build_id: str) -> tuple[PaperIssue, ...]:
    """Return the records of a build, the latest first."""
    bodies = connection.scalars(select(issues.c.body).where(issues.c.build_id == build_id).order_by(issues.c.n.desc()))
    return tuple(PaperIssue.model_validate_json(body) for body in bodies)
