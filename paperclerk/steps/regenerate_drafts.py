"""Regenerating the drafts of a workspace whose data changed since they were made; a refusal stops no other."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from paperclerk.domain.regenerated import DraftRefused, DraftsRegenerated, Regeneration
from paperclerk.errors import PaperclerkError
from paperclerk.steps.office import Office
from paperclerk.steps.regenerate_draft import DraftDesk, Wish, accounts_beside
from paperclerk.storage.ledger import open_ledger


def regenerate_drafts(office: Office, period: str | None = None, *, tracked: bool = False) -> DraftsRegenerated:
    """Regenerate the drafts under the workspace's `drafts` folder, of one period or of all.

    A draft that was regenerated and not touched since is left alone: the author goes on in the new file, which lies in
    the same folder and is a draft itself.
    """
    made: list[Regeneration] = []
    unchanged: list[str] = []
    refused: list[DraftRefused] = []
    with open_ledger(office.workspace.ledger_folder) as ledger:
        desk = DraftDesk(office, ledger)
        for draft in _drafts(office, period):
            try:
                if not desk.is_behind(draft):
                    unchanged.append(str(draft))
                    continue
                account = desk.regenerate(Wish(draft, tracked=tracked))
            except PaperclerkError as problem:
                refused.append(DraftRefused(draft=str(draft), message=problem.message, advice=problem.advice))
                continue
            made.append(account)
    return DraftsRegenerated(regenerated=tuple(made), unchanged=tuple(unchanged), refused=tuple(refused))


def _drafts(office: Office, period: str | None) -> Iterator[Path]:
    """Yield the drafts that authors are working on: no lock files, and none that another one has replaced."""
    folder = office.workspace.drafts_folder(period or "*")
    for draft in sorted(folder.parent.glob(f"{folder.name}/*")):
        if draft.suffix.lower() != ".docx" or draft.name.startswith(("~$", ".")):
            continue
        sha256 = hashlib.sha256(draft.read_bytes()).hexdigest()
        if not any(account.draft_sha256 == sha256 for account in accounts_beside(draft)):
            yield draft
