"""Reading what authors wrote for a cycle's papers."""

from typing import NamedTuple

from paperclerk.domain.author import AuthorWords
from paperclerk.domain.clearances import ClearanceNow
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.implications import with_commissioners
from paperclerk.domain.papers import PaperName
from paperclerk.domain.periods import Period
from paperclerk.domain.places import Place
from paperclerk.errors import Unreadable
from paperclerk.steps.office import Office
from paperclerk.steps.read_plan import spelled_out


class AuthorsDesk(NamedTuple):
    """The author's words for the Cabinet report, None when they have not written any, and what is wrong with them.

    `clearances` are those that the report is to print; none unless the settings say so.
    """

    words: AuthorWords | None
    findings: tuple[Finding, ...] = ()
    clearances: tuple[ClearanceNow, ...] = ()


def read_author(office: Office, period: Period) -> AuthorsDesk:
    """Read the author's file for a period's Cabinet report.

    Raises:
        Unreadable: there is a file, but it is no author's file: no front-page table, or no Word file at all.
    """
    path = office.workspace.author_file(period.key, PaperName.CABINET_REPORT)
    if not path.is_file():
        return AuthorsDesk(None, (_nothing_yet(path.name, period),))
    # Authors may keep a heading for the Commissioners of a former year, in a council that has none now.
    layout = with_commissioners(office.workspace.settings.papers.report_layout())
    reading = office.readers.author(path.read_bytes(), path.name, layout)
    findings = tuple(f.model_copy(update={"period": period.key}) for f in reading.findings)
    unread = next((found for found in findings if found.rule.startswith("F")), None)
    if unread:
        raise Unreadable(
            f"{path} could not be read: {unread.message}",
            "Nothing was changed. Put the author's Word file back, from a copy if need be, and run again.",
        )
    if reading.words is None:
        raise Unreadable(
            f"{path} is not an author's file for the Cabinet report:\n{spelled_out(list(findings))}",
            "Nothing was changed. `paperclerk papers start` gives a blank with the front-page table.",
        )
    return AuthorsDesk(reading.words, findings)


def _nothing_yet(name: str, period: Period) -> Finding:
    return finding(
        "A05",
        f"Nobody has written the author's part of the Cabinet report for {period.label}.",
        hint=f"Run `paperclerk papers start --period {period.key}`, write in the file it gives, and run again.",
        subject=PaperName.CABINET_REPORT.value,
        place=Place(file=name, where=f"papers/{period.key}/{name}"),
        period=period.key,
    )
