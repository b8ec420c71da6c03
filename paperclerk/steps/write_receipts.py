"""Writing receipts: for each file that came in a message to its sender, and the copy with the problems marked."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding
from paperclerk.domain.receipt import (
    Receipt,
    findings_for,
    receipt_for_file_set_aside,
    receipt_for_return,
    to_mark,
)
from paperclerk.domain.returns import Arrival, ReceivedReturn
from paperclerk.html.receipt import render_page, render_text
from paperclerk.settings import Workspace, form_key
from paperclerk.steps.annotate_returns import MarkingDesk, marked_name, stems_of
from paperclerk.steps.issue_forms import form_for
from paperclerk.steps.office import Office
from paperclerk.steps.writing import write_whole
from paperclerk.storage.ledger import Ledger
from paperclerk.word.templates import find_template

# Raised when copies are marked otherwise than before, so that those that lie in the outputs are made anew.
_WAY_OF_MARKING = "1"


class _Copy(NamedTuple):
    """A marked copy as it lies in the outputs."""

    name: str = ""
    is_fresh: bool = False


def write_receipts(office: Office, ledger: Ledger, cycle: Cycle, findings: Sequence[Finding]) -> None:
    """Write a period's receipts and marked copies beside them; what has not changed is left untouched.

    The files are taken from the shelves, so this comes after recording.
    """
    workspace = office.workspace
    folder, contact = workspace.period_outputs(cycle.period.key) / "receipts", workspace.settings.forms.contact
    stems = stems_of([*(r.arrival for r in cycle.returns), *(aside.arrival for aside in cycle.quarantined)])
    templates = receipt_templates(workspace)
    desk = MarkingDesk(office.readers, cycle.plan, form_key(workspace))
    for received in cycle.returns:
        stem = stems[received.arrival.sha256]
        receipt = receipt_for_return(received, cycle, findings, contact)
        copy = _mark(office, ledger, cycle, desk, received, findings, folder, stem)
        marked = {"marked_copy": copy.name, "is_fresh_copy": copy.is_fresh}
        _write(receipt.model_copy(update=marked), templates, folder / stem)
    for aside in cycle.quarantined:
        stem = stems[aside.arrival.sha256]
        _unmark(folder, stem)
        _write(receipt_for_file_set_aside(aside, cycle, findings, contact), templates, folder / stem)


def receipt_templates(workspace: Workspace) -> dict[str, Path]:
    """Return the receipt's templates by ending, so that a deed can make sure of them before it records anything.

    Raises:
        TemplateMisfit: one is missing.
    """
    return {suffix: find_template(f"receipt{suffix}", workspace.templates) for suffix in (".txt", ".html")}


def _write(receipt: Receipt, templates: dict[str, Path], path: Path) -> None:
    for suffix, render in ((".txt", render_text), (".html", render_page)):
        made = render(receipt, templates[suffix])
        write_whole(path.with_name(f"{path.name}{suffix}"), made.encode("utf-8", "replace"))


def _mark(
    office: Office,
    ledger: Ledger,
    cycle: Cycle,
    desk: MarkingDesk,
    received: ReceivedReturn,
    findings: Sequence[Finding],
    folder: Path,
    stem: str,
) -> _Copy:
    """Write a return's marked copy unless it lies there already; take away one that is no longer needed."""
    told = to_mark(findings_for(received.arrival, received.owner, findings), received.read)
    if not told:
        _unmark(folder, stem)
        return _Copy()
    name, recipe = marked_name(stem, received.read), _recipe(received.arrival, told)
    note = _note(folder, stem)
    if (folder / name).is_file() and note.is_file():
        kept = json.loads(note.read_text())
        if kept["made_from"] == recipe:
            return _Copy(name, kept["is_fresh"])
    content = ledger.content(received.arrival.sha256)
    blank = form_for(received.owner, cycle.plan, cycle.period, cycle.before, office.workspace)
    made = desk.mark(content, received.read, told, blank, received.arrival.received)
    _unmark(folder, stem)
    if made is None:
        return _Copy()
    write_whole(folder / name, made.content)
    write_whole(note, json.dumps({"made_from": recipe, "is_fresh": made.is_fresh}).encode())
    return _Copy(name, made.is_fresh)


def _unmark(folder: Path, stem: str) -> None:
    for name in (f"{stem}-marked.docx", f"{stem}-marked.xlsx"):
        (folder / name).unlink(missing_ok=True)
    _note(folder, stem).unlink(missing_ok=True)


def _note(folder: Path, stem: str) -> Path:
    return folder / f".{stem}.marked.json"


def _recipe(arrival: Arrival, told: Iterable[Finding]) -> str:
    """Return a hash of what a marked copy is made from."""
    parts = [_WAY_OF_MARKING, arrival.sha256, *(found.model_dump_json() for found in told)]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()
