"""Reading returns and finding out whose they are; what is none, or someone else's, is set aside with the reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from paperclerk.domain.cycle import Quarantined
from paperclerk.domain.findings import Finding
from paperclerk.domain.periods import Period
from paperclerk.domain.plan import Plan
from paperclerk.domain.returns import ReceivedReturn, Return
from paperclerk.domain.signature import verdict
from paperclerk.rules.identity import identity_findings, lead_of, sets_aside
from paperclerk.steps.convert_returns import Converted, as_it_came
from paperclerk.steps.gather_returns import Gathered
from paperclerk.steps.office import Readers


@dataclass(frozen=True)
class ReadingDesk:
    """Reads one file after another against one plan; a plain callable, so that hands can map it over files."""

    readers: Readers
    plan: Plan
    key: bytes
    converted: Mapping[str, Converted] = field(default_factory=dict)

    def __call__(self, gathered: Gathered) -> Return:
        """Read one file and check the form's signature; a file that is no return comes back with the reason."""
        read = self._read(gathered)
        if read.form is None:
            return read
        signed = verdict(read.metadata, read.signature_text, self.key)
        return read.model_copy(update={"form": read.form.model_copy(update={"signature": signed})})

    def _read(self, gathered: Gathered) -> Return:
        """Read a file, or what was made of it when it came in an older format."""
        arrival, known = gathered.arrival, (self.plan.scheme, self.plan.officers)
        older = self.converted.get(arrival.sha256)
        if older is None:
            return self.readers.returns(gathered.content, arrival.file, *known)
        if not older.content:
            return Return(file=arrival.file, sha256=arrival.sha256, findings=older.findings)
        return as_it_came(self.readers.returns(older.content, arrival.file, *known), older, arrival)


class Sorted(NamedTuple):
    """Files after reading: returns that count, and files set aside."""

    returns: tuple[ReceivedReturn, ...]
    quarantined: tuple[Quarantined, ...]


def sort_returns(pairs: Iterable[tuple[Gathered, Return]], plan: Plan, period: Period) -> Sorted:
    """Tell the returns that count for this plan and period from the files that do not."""
    returns, quarantined = [], []
    for gathered, read in pairs:
        found = identity_findings(read, plan, period)
        read = read.with_findings(found)
        owner = (lead_of(read.form, plan) or read.form.owner) if read.form else ""
        named = tuple(_of(f, period.key, owner) for f in read.findings)
        read = read.model_copy(update={"findings": named})
        if not read.is_ours or sets_aside(named):
            quarantined.append(Quarantined(arrival=gathered.arrival, findings=named))
        else:
            returns.append(ReceivedReturn(read=read, arrival=gathered.arrival, period=period.key, owner=owner))
    return Sorted(tuple(returns), tuple(quarantined))


def _of(found: Finding, period: str, owner: str) -> Finding:
    return found.model_copy(update={"period": found.period or period, "owner": found.owner or owner})
