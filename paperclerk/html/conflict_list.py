"""What regenerating a draft did with each region, as a page its author opens in a browser, and as JSON."""

from pathlib import Path, PurePath
from typing import Any
from urllib.parse import quote

from paperclerk.domain.papers import PaperName
from paperclerk.domain.periods import month_label
from paperclerk.domain.regenerated import Deed, Regeneration, RegionDeed
from paperclerk.html.page import filled_in

# What was done, as a heading over what it was done with, and in a sentence.
HEADINGS: dict[Deed, tuple[str, str]] = {
    Deed.BOTH: (
        "You and the data both changed it",
        "Your text was kept. The new one follows it as a tracked insertion, with a comment: accept it or reject it.",
    ),
    Deed.GONE_KEPT: (
        "The data no longer has it",
        "It was kept, because you had changed it or somebody commented on it. Delete it if it is no longer needed.",
    ),
    Deed.DELETED_CHANGED: (
        "You deleted it, and the data changed",
        "It stays deleted. Put the new text in by hand if it is wanted after all.",
    ),
    Deed.APPENDED: (
        "It could not be placed",
        "It stands at the end of the draft, under a heading that says so. Move it to where it belongs.",
    ),
    Deed.TWICE: (
        "It stands in the draft twice",
        "The first was brought up to date, every other left as it is. Delete the ones that are not needed.",
    ),
    Deed.OUTSIDE: (
        "The paper says otherwise outside what is brought in",
        "Nothing was changed. Look whether the draft should say so too.",
    ),
    Deed.UPDATED: ("Brought up to date", "You had not changed it: the new text stands in its place."),
    Deed.MOVED: ("Moved", "It stands in its table where the paper of now has it."),
    Deed.ADDED: ("New", "It was put in after what comes before it in the paper."),
    Deed.REMOVED: ("Taken out", "The data no longer has it, and you had not changed it."),
    Deed.WOVEN: ("Yours and the data's together", "You changed some paragraphs and the data others: both are in."),
    Deed.KEPT: ("Yours, as it was", "You changed it and the data did not."),
    Deed.STAYS_DELETED: ("Stays deleted", "You deleted it, and the data says nothing new of it."),
}


def render_conflicts(account: Regeneration, template: Path) -> str:
    """Return the account of a regeneration as one HTML page that fetches nothing.

    Raises:
        TemplateMisfit: the template is missing, or asks for something the account does not have.
    """
    groups = [(deed, *said, _of(account, deed)) for deed, said in HEADINGS.items()]
    content: dict[str, Any] = {
        "account": account,
        "paper": PaperName(account.paper).spoken,
        "period": month_label(account.period),
        "to_decide": [group for group in groups if group[0].asks and group[3]],
        "done": [group for group in groups if not group[0].asks and group[3]],
        "counted": [(heading, len(found)) for _, heading, _, found in groups if found],
    }
    return filled_in(template, "list of conflicts", content, {"file_name": _file_name, "link": _link})


def conflict_json(account: Regeneration) -> str:
    """Return the account of a regeneration for machines."""
    return account.model_dump_json(indent=2, by_alias=True) + "\n"


def _of(account: Regeneration, deed: Deed) -> list[RegionDeed]:
    return [one for one in account.regions if one.deed is deed]


def _file_name(path: str) -> str:
    return PurePath(path).name


def _link(path: str) -> str:
    """Return how to get to a file that lies beside the page."""
    return quote(PurePath(path).name)
