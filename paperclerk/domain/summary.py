"""What a run or a deed came to, in the shapes that `--json` prints."""

from pydantic import Field

from paperclerk.domain.papers import PaperFiles
from paperclerk.domain.places import Noun
from paperclerk.domain.returns import Return


class ReturnCounts(Noun):
    """How many files came in, what became of them, and which leads nothing stands from."""

    received: int = 0
    accepted: int = 0
    quarantined: int = 0
    missing: tuple[str, ...] = ()


class LogFiles(Noun):
    """The validation log's two forms."""

    html: str
    json_: str = Field(serialization_alias="json")


class CycleSummary(Noun):
    """What a cycle came to: returns, open findings by severity, papers and the validation log."""

    period: str
    returns: ReturnCounts
    findings: dict[str, int]
    papers: tuple[PaperFiles, ...] = ()
    log: LogFiles | None = None
    # What this run added to the ledger; a rerun on the same inputs adds nothing.
    recorded: dict[str, int] = {}
    # Why PDFs are missing and how to get them, if they are.
    unprinted: tuple[str, ...] = ()
    # One line for each open finding that stops publication.
    blocking: tuple[str, ...] = ()


class CheckedReturns(Noun):
    """Files read and checked without recording them; `marked` are the copies with what was found marked in them."""

    returns: tuple[Return, ...]
    marked: tuple[str, ...] = ()


class IssuedForms(Noun):
    """The forms written for a period, by lead."""

    period: str
    forms: dict[str, tuple[str, ...]]
