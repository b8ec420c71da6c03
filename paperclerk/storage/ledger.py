"""The ledger: the record of everything received, found, accepted, adopted and made. It is the audit trail."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, select, union

from paperclerk.domain.clearances import Clearance
from paperclerk.domain.cycle import PaperIssue, PastPeriod, Quarantined
from paperclerk.domain.findings import Acceptance, Finding
from paperclerk.domain.plan import Plan
from paperclerk.domain.publication import Publication
from paperclerk.domain.returns import Arrival, ReceivedReturn
from paperclerk.storage import agreed, arrived, cleared, found_out, published
from paperclerk.storage.agreed import Adoption
from paperclerk.storage.events import Event, all_events
from paperclerk.storage.opening import FILE_NAME, explained, open_engine, writing
from paperclerk.storage.shelves import Shelves, sha256_of
from paperclerk.storage.tables import arrivals, findings, returns


def _now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def open_ledger(folder: Path, clock: Callable[[], datetime] = _now) -> Iterator["Ledger"]:
    """Open the ledger in `folder`, making it when it is not there.

    Args:
        folder: the workspace's ledger folder.
        clock: tells when something is recorded, and when a file with no other date first came in.

    Raises:
        Refused: the ledger was written by a newer version of the program.
        Unreadable: the file there is no ledger, or is damaged.
        Unreachable: another run holds it, or the folder cannot be written.
    """
    engine = open_engine(folder)
    try:
        yield Ledger(folder, engine, clock)
    finally:
        engine.dispose()


class Ledger:
    """What a workspace has on record. Each method that records does so in one transaction: all of it or nothing.

    What is recorded again unchanged changes nothing, so a run that was stopped at any moment can be run again.
    """

    def __init__(self, folder: Path, engine: Engine, clock: Callable[[], datetime]) -> None:
        """Use an open ledger; `open_ledger` opens one."""
        self._path = folder / FILE_NAME
        self._shelves = Shelves(folder / "shelves")
        self._engine = engine
        self._clock = clock

    # What came in

    def shelve(
        self,
        content: bytes,
        file: str,
        period: str,
        received: datetime | None = None,
        message_id: str | None = None,
        sender: str | None = None,
    ) -> Arrival:
        """Keep a file as it came in for a period; the same bytes again return their first arrival, unchanged.

        Args:
            content: the file's bytes.
            file: the name it had.
            period: the period's key.
            received: when it came in; without it the time of its first shelving, kept for ever.
            message_id: the message it came in.
            sender: who sent that message.
        """
        arrival = Arrival(
            sha256=sha256_of(content),
            file=file,
            received=received or self._clock(),
            message_id=message_id,
            sender=sender,
        )
        self._shelves.put(content)
        with self._recording() as (connection, at):
            return arrived.record_arrival(connection, period, arrival, at)

    def correct_arrival(self, period: str, arrival: Arrival) -> bool:
        """Record that a file came in otherwise than was first known; False when that is on record already.

        Raises:
            CalledWrongly: the file was not shelved for that period.
        """
        with self._recording() as (connection, at):
            return arrived.record_correction(connection, period, arrival, at)

    def content(self, sha256: str) -> bytes:
        """Return the bytes that came in under a hash, proved unchanged."""
        return self._shelves.content(sha256)

    def arrivals(self, period: str) -> tuple[Arrival, ...]:
        """Return the files of a period in the order they were received."""
        with self._looking() as connection:
            return arrived.arrivals_of(connection, period)

    def record_return(self, received: ReceivedReturn) -> bool:
        """Record a return and its updates; False when this reading of this file stands already.

        Raises:
            CalledWrongly: its file was not shelved for that period.
        """
        with self._recording() as (connection, at):
            return arrived.record_reading(connection, received, at)

    def record_quarantine(self, period: str, aside: Quarantined) -> bool:
        """Record a file that was set aside and why; False when that is on record already.

        Raises:
            CalledWrongly: the file was not shelved for that period.
        """
        with self._recording() as (connection, at):
            return arrived.record_set_aside(connection, period, aside, at)

    def returns(self, period: str) -> tuple[ReceivedReturn, ...]:
        """Return a period's returns as they stand, in the order they were received."""
        with self._looking() as connection:
            return arrived.returns_of(connection, period)

    def quarantined(self, period: str) -> tuple[Quarantined, ...]:
        """Return the files of a period that were set aside, in the order they were received."""
        with self._looking() as connection:
            return arrived.set_aside_of(connection, period)

    def past_periods(self, before: str) -> tuple[PastPeriod, ...]:
        """Return the periods before this one that have returns, the latest first."""
        with self._looking() as connection:
            return arrived.past_periods_of(connection, before)

    def periods(self) -> tuple[str, ...]:
        """Return every period that something is on record for, the first one first."""
        keys = union(*(select(table.c.period) for table in (arrivals, returns, findings)))
        with self._looking() as connection:
            return tuple(sorted(connection.scalars(keys)))

    # What was found

    def record_findings(self, period: str, found: Iterable[Finding]) -> int:
        """Record a period's findings as they are now and return how many are new; those not among them are gone."""
        with self._recording() as (connection, at):
            return found_out.record_found(connection, period, found, at)

    def findings(self, period: str) -> list[Finding]:
        """Return the findings of a period that still hold, worst first, accepted ones marked so."""
        with self._looking() as connection:
            return found_out.found_of(connection, period)

    def accept(self, finding_id: str, acceptance: Acceptance) -> Finding:
        """Record that somebody goes on despite a finding, and return it so marked.

        Raises:
            CalledWrongly: no such finding is on record, or it is no longer found.
        """
        with self._recording() as (connection, at):
            return found_out.record_acceptance(connection, finding_id, acceptance, at)

    def acceptances(self) -> dict[str, Acceptance]:
        """Return what was accepted, by the finding's id."""
        with self._looking() as connection:
            return found_out.acceptances_by_id(connection)

    # What was agreed and made

    def adopt(self, plan: Plan, by: str, at: str) -> bool:
        """Record a version of the plan as agreed, which locks its dates; False when it was the last adopted already."""
        with self._recording() as (connection, now):
            return agreed.record_adoption(connection, Adoption(plan, by, at), now)

    def adopted(self) -> Plan | None:
        """Return the plan adopted last; None before the first adoption."""
        with self._looking() as connection:
            return agreed.latest_adopted(connection)

    def adoptions(self) -> tuple[Adoption, ...]:
        """Return the versions adopted, the first one first."""
        with self._looking() as connection:
            return agreed.all_adoptions(connection)

    def record_issue(self, issue: PaperIssue, manifest: bytes = b"", docx: bytes = b"") -> bool:
        """Record a paper as made; False when the period's paper was last made with the same content.

        Args:
            issue: the paper as made.
            manifest: its manifest, which is shelved, so that a draft can be traced when the file beside it is gone.
            docx: its Word file, which is shelved, so that what an author changed in it can be told for certain.
        """
        for kept in (manifest, docx):
            if kept:
                self._shelves.put(kept)
        with self._recording() as (connection, at):
            return agreed.record_paper(connection, issue, at)

    def last_issue(self, name: str, before: str) -> PaperIssue | None:
        """Return a paper's last issue before a period, or None."""
        with self._looking() as connection:
            return agreed.last_paper(connection, name, before)

    def issue(self, name: str, period: str) -> PaperIssue | None:
        """Return a paper's issue for a period as it was last made, or None."""
        with self._looking() as connection:
            return agreed.paper_of(connection, name, period)

    def issues_built(self, build_id: str) -> tuple[PaperIssue, ...]:
        """Return the records of a build, the latest first: one paper, which may have been made from more than once."""
        with self._looking() as connection:
            return agreed.papers_built(connection, build_id)

    def record_publication(self, publication: Publication, manifests: Iterable[bytes] = ()) -> bool:
        """Record what was published for a period; False when just that was recorded last.

        Args:
            publication: what was published.
            manifests: those of its papers, which are shelved, so that a paper can be traced when it was sent round.
        """
        for manifest in manifests:
            self._shelves.put(manifest)
        with self._recording() as (connection, at):
            return published.record_publication(connection, publication, at)

    def publication(self, period: str) -> Publication | None:
        """Return what was published last for a period, or None."""
        with self._looking() as connection:
            return published.latest_publication(connection, period)

    def record_withdrawal(self, period: str, papers: tuple[str, ...]) -> None:
        """Record that published papers of a period were taken out of the public folder."""
        with self._recording() as (connection, at):
            published.record_withdrawal(connection, period, papers, at)

    def manifests_published(self, build_id: str) -> tuple[str, ...]:
        """Return the hashes of the manifests of the published papers of a build, the latest first."""
        with self._looking() as connection:
            return published.manifests_built(connection, build_id)

    def record_clearance(self, clearance: Clearance) -> bool:
        """Record that a report was cleared; False when just that is on record already."""
        with self._recording() as (connection, at):
            return cleared.record_clearance(connection, clearance, at)

    def clearances(self, period: str) -> tuple[Clearance, ...]:
        """Return the clearances of a period in the order they were recorded."""
        with self._looking() as connection:
            return cleared.clearances_of(connection, period)

    def events(self) -> tuple[Event, ...]:
        """Return the audit trail from its beginning."""
        with self._looking() as connection:
            return all_events(connection)

    @contextmanager
    def _recording(self) -> Iterator[tuple[Connection, str]]:
        with explained(self._path), writing(self._engine) as connection:
            yield connection, arrived.in_utc(self._clock())

    @contextmanager
    def _looking(self) -> Iterator[Connection]:
        with explained(self._path), self._engine.connect() as connection:
            yield connection
