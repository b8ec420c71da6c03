"""What was published before and stands there still: proved again, and withdrawn when it shows what it must not now."""

import shutil
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.papers import PaperName, Publicity
from paperclerk.domain.periods import Period
from paperclerk.domain.places import Place
from paperclerk.rules.leaks import Sought
from paperclerk.settings import Workspace
from paperclerk.steps.prove_clean import prove_clean
from paperclerk.storage.ledger import Ledger

WITHDRAWN = "withdrawn"
_PAPERS = {paper.value: paper.spoken[:1].lower() + paper.spoken[1:] for paper in PaperName}


class Standing(NamedTuple):
    """What stands in a period's public folder and must not any more: each paper's folder or file, and why."""

    period: Period
    home: Path
    stale: dict[str, tuple[Finding, ...]]
    files: int = 0

    def findings(self) -> Iterator[Finding]:
        """Yield a finding (X62) for each, with what it shows."""
        when = self.period.label
        for name, shown in self.stale.items():
            told = "\n".join(f"  {one.message}" for one in shown)
            yield finding(
                "X62",
                f"{_begins(_spoken(name))} that was published before for {when} must not be public any more:\n{told}",
                hint=f"Publish all papers of the period together: paperclerk papers publish --period {self.period.key}",
                subject=name,
                period=self.period.key,
                place=Place(file=f"{Publicity.PUBLIC.value}/{name}"),
            )

    def withdraw(self, ledger: Ledger) -> str:
        """Take each out of the public folder, on record, and say so; nothing when there is none."""
        if not self.stale:
            return ""
        aside = self.home.parent / WITHDRAWN
        aside.mkdir(parents=True, exist_ok=True)
        for name in self.stale:
            target = _free(aside / name)
            shutil.move(self.home / name, target)
        ledger.record_withdrawal(self.period.key, tuple(self.stale))
        names = " and ".join(_spoken(name) for name in self.stale)
        return (
            f"{_begins(names)} of {self.period.label}, published before, showed what must not be public now, and "
            f"{'was' if len(self.stale) == 1 else 'were'} taken out of {self.home} into {aside} (the office's). "
            "What was sent out or put on a website has to be taken down there too."
        )


def standing_public(workspace: Workspace, period: Period, wanted: Sought, besides: Collection[str] = ()) -> Standing:
    """Prove what stands in a period's public folder, whenever it was published.

    Args:
        workspace: whose papers.
        period: the papers' period.
        wanted: what must not be in them.
        besides: what need not be looked at, since it is replaced.
    """
    home = workspace.period_outputs(period.key) / Publicity.PUBLIC.value
    stale: dict[str, tuple[Finding, ...]] = {}
    files = 0
    for entry in sorted(home.iterdir()) if home.is_dir() else ():
        if entry.name not in besides:
            proof = prove_clean(home, wanted, only=entry)
            files += proof.files
            if proof.findings:
                stale[entry.name] = proof.findings
    return Standing(period, home, stale, files)


def _spoken(name: str) -> str:
    return f"the {_PAPERS[name]}" if name in _PAPERS else f'"{name}"'


def _begins(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _free(path: Path) -> Path:
    """Return a name that nothing has yet: what was withdrawn before is kept beside it."""
    number = 2
    found = path
    while found.exists():
        found, number = path.with_name(f"{path.stem}-{number}{path.suffix}"), number + 1
    return found
