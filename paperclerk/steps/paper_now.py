"""A period's paper as it is now: made in memory from what the ledger holds, and put on record once it is used."""

from paperclerk.domain.papers import PaperName
from paperclerk.steps.collect_returns import gather_nothing
from paperclerk.steps.make_papers import MadePaper, make_papers
from paperclerk.steps.office import Office
from paperclerk.steps.period_at_hand import PeriodAtHand, period_at_hand
from paperclerk.steps.read_plan import known_period, sound_plan
from paperclerk.storage.ledger import Ledger


class PapersNow:
    """Makes papers from what is on record, each once."""

    def __init__(self, office: Office, ledger: Ledger) -> None:
        """Use an open ledger."""
        self._office, self._ledger = office, ledger
        self._at_hand: dict[str, PeriodAtHand] = {}
        self._made: dict[tuple[str, str], MadePaper] = {}

    def paper(self, name: str, period: str) -> MadePaper:
        """Return a paper as it is now.

        Raises:
            CalledWrongly: there is no such period.
            TemplateMisfit: its template is missing or does not fit.
        """
        if (name, period) not in self._made:
            at_hand = self._period(period)
            wanted = [PaperName(name)]
            workspace, last = self._office.workspace, self._ledger.last_issue
            made = make_papers(workspace, at_hand.cycle, at_hand.findings, at_hand.author, last, wanted)
            self._made[name, period] = made[0]
        return self._made[name, period]

    def record(self, paper: MadePaper) -> None:
        """Put a paper on record, its Word file too: it is the original of every draft with its data."""
        self._ledger.record_issue(paper.issue, paper.manifest.encode(), paper.docx)

    def _period(self, key: str) -> PeriodAtHand:
        if key not in self._at_hand:
            plan, period = sound_plan(self._office), known_period(self._office, key)
            gathering = gather_nothing(self._ledger, period)
            self._at_hand[key] = period_at_hand(self._office, self._ledger, plan, period, gathering)
        return self._at_hand[key]
