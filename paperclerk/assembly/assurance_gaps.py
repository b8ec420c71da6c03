"""Gaps: returns that did not come, came late, or could not be used. A gap is reported as a gap, never filled in."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

from paperclerk.assembly.ratings_shown import rating_shown
from paperclerk.assembly.tracing import from_calendar
from paperclerk.assembly.wording import counted
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.names import region, region_of
from paperclerk.domain.papers import Source
from paperclerk.domain.periods import for_people, month_label
from paperclerk.domain.places import Noun


class Gap(Noun):
    """What every gap has: a region, and the words by which a reader knows it."""

    region: str

    def words(self) -> str:
        """Return the words by which a reader knows the gap."""
        raise NotImplementedError

    def told(self) -> tuple[str, ...]:
        """Return what else a paper must say of it."""
        return ()

    def sources(self) -> Iterator[Source]:
        """Yield where those words stand."""
        yield from from_calendar(self.region, self.words(), "gap")
        for text in self.told():
            yield from from_calendar(self.region, text, "deliverable or reason")


class Absentee(Gap):
    """A lead from whom no return stands, with each deliverable and the last rating known of it."""

    lead: str
    deliverables: tuple[str, ...]

    def words(self) -> str:
        """Return who did not report."""
        return self.lead

    def told(self) -> tuple[str, ...]:
        """Return each deliverable, which nobody reported on."""
        return self.deliverables


class LateReturn(Gap):
    """A return that came after the cut-off."""

    lead: str
    file: str
    received: str
    days: str

    def words(self) -> str:
        """Return the file that was late."""
        return self.file


class SetAside(Gap):
    """A file that could not be used, and why."""

    file: str
    received: str
    reasons: tuple[str, ...]

    def words(self) -> str:
        """Return the file that was set aside."""
        return self.file

    def told(self) -> tuple[str, ...]:
        """Return each reason."""
        return self.reasons


def absentees(cycle: Cycle) -> tuple[Absentee, ...]:
    """Return the leads without a return, in the plan's order."""
    last = {standing.deliverable.id: standing for standing in cycle.standings}
    found = []
    for lead in cycle.missing:
        lines = []
        for item in cycle.plan.led_by(lead):
            before = last[item.id].last
            if before is None or before.update.rag is None:
                lines.append(f"{item.id}: not rated before")
            else:
                label = rating_shown(cycle.plan.scheme, before.update.rag).label
                lines.append(f"{item.id}: last rated {label}, {month_label(before.period)}")
        found.append(Absentee(lead=lead, deliverables=tuple(lines), region=region_of("absent", lead)))
    return tuple(found)


def late_returns(cycle: Cycle) -> tuple[LateReturn, ...]:
    """Return the returns received after the cut-off and the days of grace, in the order they came."""
    last_day = cycle.period.cut_off + timedelta(days=cycle.thresholds.days_of_grace)
    late = [received for received in cycle.returns if received.arrival.received.date() > last_day]
    late.sort(key=lambda received: (received.arrival.received, received.arrival.sha256))
    return tuple(
        LateReturn(
            lead=received.owner,
            file=received.arrival.file,
            received=for_people(received.arrival.received.date()),
            days=counted((received.arrival.received.date() - cycle.period.cut_off).days, "day"),
            region=region_of("late", received.owner) + (f"_{number}" if number > 1 else ""),
        )
        for received, number in zip(late, _numbered(received.owner for received in late), strict=True)
    )


def set_aside(cycle: Cycle) -> tuple[SetAside, ...]:
    """Return the files set aside this period with every reason, in the order they came."""
    files = sorted(cycle.quarantined, key=lambda file: (file.arrival.received, file.arrival.sha256))
    return tuple(
        SetAside(
            file=file.arrival.file,
            received=for_people(file.arrival.received.date()),
            reasons=tuple(dict.fromkeys(found.message for found in file.findings)) or ("No reason was recorded.",),
            region=region("aside", number),
        )
        for number, file in enumerate(files, start=1)
    )


def _numbered(names: Iterable[str]) -> Iterator[int]:
    """Yield of each name how often it has come by then."""
    seen: Counter[str] = Counter()
    for name in names:
        seen[name] += 1
        yield seen[name]
