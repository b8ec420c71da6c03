"""Regenerating a draft: the new data and all of the author's work, in a new file beside the draft."""

import hashlib
import json
from pathlib import Path
from typing import NamedTuple

from paperclerk.domain.papers import PaperName
from paperclerk.domain.regenerated import DraftKnown, Regeneration, RegionDeed
from paperclerk.errors import CalledWrongly, Refused
from paperclerk.html.conflict_list import conflict_json, render_conflicts
from paperclerk.steps.draft_at_hand import DraftAtHand, look_at_draft, refuse_another_paper, refuse_unknown_regions
from paperclerk.steps.make_papers import MadePaper
from paperclerk.steps.office import Office
from paperclerk.steps.paper_now import PapersNow
from paperclerk.steps.writing import write_whole
from paperclerk.storage.ledger import Ledger, open_ledger
from paperclerk.word.regenerate import Regenerated, regenerate
from paperclerk.word.templates import find_template

_TEMPLATE = "conflict-list.html"
# Added to the draft's name.
ENDING = "-regenerated"
_MOST = 1000


class Wish(NamedTuple):
    """What is to be done with a draft; `paper` and `period` are only asked for one that does not say what it is."""

    draft: Path
    to: Path | None = None
    tracked: bool = False
    force: bool = False
    paper: PaperName | None = None
    period: str | None = None


def regenerate_draft(office: Office, wish: Wish) -> Regeneration:
    """Write a draft with the data of now beside it, and the list of what was done.

    Raises:
        CalledWrongly: there is no such paper or period.
        Unreadable: the draft cannot be read.
        Refused: it is none of ours, or something would be lost.
    """
    with open_ledger(office.workspace.ledger_folder) as ledger:
        return DraftDesk(office, ledger).regenerate(wish)


class DraftDesk:
    """Regenerates drafts; each paper is made once, for however many."""

    def __init__(self, office: Office, ledger: Ledger) -> None:
        """Use an open ledger."""
        self._office, self._ledger = office, ledger
        self._papers = PapersNow(office, ledger)
        self._template = find_template(_TEMPLATE, office.workspace.templates)

    def regenerate(self, wish: Wish) -> Regeneration:
        """Do what is wished with one draft."""
        _refuse_to_write_over(wish)
        at_hand = look_at_draft(wish.draft, self._ledger, force=wish.force)
        new = self._papers.paper(*_which(wish, at_hand))
        if (earlier := _done_earlier(wish, at_hand, new)) is not None:
            return earlier
        if not wish.force:
            refuse_another_paper(wish.draft, at_hand, new, self._ledger)
            refuse_unknown_regions(wish.draft, at_hand, at_hand.base or new.docx)
        made = regenerate(at_hand.content, at_hand.base, new.docx, self._office.clock(), tracked=wish.tracked)
        account = _account(wish, at_hand, new, made)
        if made.docx == at_hand.content:
            return account
        return self._write(account, wish, made, new)

    def is_behind(self, draft: Path) -> bool:
        """Whether the data changed since a draft was made."""
        at_hand = look_at_draft(draft, self._ledger, force=False)
        return self._papers.paper(*_which(Wish(draft), at_hand)).issue.build_id != at_hand.build

    def _write(self, account: Regeneration, wish: Wish, made: Regenerated, new: MadePaper) -> Regeneration:
        path = wish.to or _free_name(wish.draft)
        page, data = path.with_suffix(".html"), path.with_suffix(".json")
        account = account.model_copy(update={"regenerated": str(path), "html": str(page), "json_": str(data)})
        shown = render_conflicts(account, self._template)
        # Before the file that names it: what a draft is made from must be on record.
        self._papers.record(new)
        write_whole(path, made.docx)
        write_whole(page, shown.encode())
        write_whole(data, conflict_json(account).encode())
        return account


def accounts_beside(draft: Path) -> list[Regeneration]:
    """Return the accounts of earlier regenerations that lie beside a draft, each with the file it tells of."""
    paths = (path for path in sorted(draft.parent.glob(f"*{ENDING}*.json")) if path.with_suffix(".docx").is_file())
    return [account for path in paths if (account := _account_in(path)) is not None]


def _account_in(path: Path) -> Regeneration | None:
    try:
        told = json.loads(path.read_bytes())
        files = {
            "json_": str(path),
            "html": str(path.with_suffix(".html")),
            "regenerated": str(path.with_suffix(".docx")),
        }
        given = {name: value for name, value in told.items() if name in Regeneration.model_fields}
        return Regeneration.model_validate({**given, **files})
    except (OSError, ValueError, AttributeError):
        return None


def _which(wish: Wish, at_hand: DraftAtHand) -> tuple[str, str]:
    """Return which paper of which period a draft is to become."""
    name = wish.paper.value if wish.paper else at_hand.issue.name if at_hand.issue else ""
    period = wish.period or (at_hand.issue.period if at_hand.issue else "")
    if not name or not period:
        raise CalledWrongly(
            f"{wish.draft.name} does not say which paper of which period it is.", "Say it: --paper and --period."
        )
    return name, period


def _done_earlier(wish: Wish, at_hand: DraftAtHand, new: MadePaper) -> Regeneration | None:
    """Return the account of the same thing done before, so that twice gives the same as once."""
    if wish.to is not None:
        return None
    sha256 = hashlib.sha256(at_hand.content).hexdigest()
    wanted = (sha256, new.issue.build_id, wish.tracked)
    made = (one for one in accounts_beside(wish.draft) if (one.draft_sha256, one.build_now, one.tracked) == wanted)
    return next(made, None)


def _account(wish: Wish, at_hand: DraftAtHand, new: MadePaper, made: Regenerated) -> Regeneration:
    deeds: tuple[RegionDeed, ...] = made.deeds
    found: DraftKnown = made.found
    return Regeneration(
        draft=str(wish.draft),
        draft_sha256=hashlib.sha256(at_hand.content).hexdigest(),
        paper=new.issue.name,
        period=new.issue.period,
        build_before=at_hand.build,
        build_now=new.issue.build_id,
        tracked=wish.tracked,
        changes=made.changes,
        found=found,
        notes=at_hand.notes,
        regions=deeds,
        same=made.same,
    )


def _refuse_to_write_over(wish: Wish) -> None:
    if wish.to is None:
        return
    if wish.to.suffix.lower() != ".docx":
        raise Refused(f"A draft is a Word file, and {wish.to.name} is not named as one.", "Give it a name with .docx.")
    taken = [path for path in (wish.to, wish.to.with_suffix(".html"), wish.to.with_suffix(".json")) if path.exists()]
    if taken:
        raise Refused(
            f"{taken[0]} is there already, and would be lost.", "Nothing was changed. Give another name with -o."
        )


def _free_name(draft: Path) -> Path:
    stem = draft.stem
    names = (draft.with_name(f"{stem}{ENDING}{'' if n == 1 else f'-{n}'}.docx") for n in range(1, _MOST))
    free = (path for path in names if not any(path.with_suffix(end).exists() for end in (".docx", ".html", ".json")))
    found = next(free, None)
    if found is None:
        raise Refused(f"There are {_MOST} regenerated drafts beside {draft.name} already.", "Move some of them away.")
    return found
