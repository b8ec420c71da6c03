"""Tracing a paper: from each value in it back to the return, file, place, message and time it came from."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from paperclerk.assembly.led_on import led_on
from paperclerk.assembly.traced import changed_regions, not_as_claimed, traced_cells
from paperclerk.domain.findings import Finding, finding, worst_first
from paperclerk.domain.manifest import Manifest
from paperclerk.domain.papers import Publicity
from paperclerk.domain.places import Place
from paperclerk.domain.trace import Fate, PaperText, Trace
from paperclerk.errors import PaperclerkError, Unreadable
from paperclerk.ooxml.package import PackageFault
from paperclerk.rules.traced import manifest_does_not_fit, manifest_unreadable, ratings_changed, unknown_paper
from paperclerk.settings import Workspace
from paperclerk.steps.lay_out_papers import MANIFEST
from paperclerk.storage.ledger import Ledger, open_ledger
from paperclerk.storage.opening import FILE_NAME
from paperclerk.word.paper_text import read_paper_text

BY_MANIFEST, BY_LEDGER = "manifest", "ledger"
_GIVE_WORD = "Give the paper's own Word file (.docx), as it was made or as an author saved it."


class _Known(NamedTuple):
    """A manifest found for a paper: by what, and its bytes' hash."""

    manifest: Manifest
    by: str
    sha256: str


def trace_paper(path: Path, workspace: Workspace | None = None) -> Trace:
    """Return a paper traced; nothing is known of a file that is none of ours, and the findings say so.

    The manifest that lies beside the paper is used when it is this paper's, also when an author has edited the paper
    since; for a paper that was moved away, the one that the workspace's ledger keeps for the build the paper names.

    Raises:
        Unreadable: there is no such file.
    """
    content = _content(path)
    home = Place(file=path.name, sha256=hashlib.sha256(content).hexdigest())
    try:
        paper = read_paper_text(content)
    except PackageFault as fault:
        return _untraced(home, finding(fault.rule, fault.message, hint=_GIVE_WORD, place=home))
    except Unreadable as problem:
        return _untraced(home, unknown_paper(home, problem.message, _GIVE_WORD))
    if not paper.regions and not paper.build_id:
        message = f"{path.name} is none of our papers: nothing in it was generated."
        return _untraced(home, unknown_paper(home, message, _GIVE_WORD))
    known, doubts = _beside(path, home, paper)
    if known and known.manifest.publicity is not Publicity.DRAFT:
        # What lies beside a published paper went out with it, and may have been published again since.
        return _traced(home, paper, _led_on(known, workspace, paper), doubts)
    on_record = _on_record(workspace, paper.build_id, needed=known is None)
    if known and on_record and known.sha256 not in {one.sha256 for one in on_record}:
        doubts = [*doubts, manifest_unreadable(home, "is not the one that was written when the paper was made")]
        known = None
    known = known or next(iter(on_record), None)
    if known is None:
        return _nowhere_known(home, paper, doubts)
    return _traced(home, paper, _led_on(known, workspace, paper), doubts)


def _traced(home: Place, paper: PaperText, known: _Known, doubts: Sequence[Finding]) -> Trace:
    manifest = known.manifest
    cells = traced_cells(manifest, paper, home.file)
    findings = [*doubts, *ratings_changed(manifest, cells)]
    if manifest.docx_sha256 == home.sha256:
        unwritten = [cell for cell in cells if cell.state is Fate.TYPED]
        findings = [*doubts, *manifest_does_not_fit(manifest, home, not_as_claimed(cells), unwritten)]
    return Trace(
        file=home.file,
        sha256=home.sha256,
        paper=manifest.paper,
        title=manifest.title,
        periods=manifest.periods,
        build_id=paper.build_id or manifest.build_id,
        known_by=known.by,
        cells=cells,
        changed=changed_regions(manifest, paper),
        findings=tuple(worst_first(findings)),
    )


def _beside(path: Path, home: Place, paper: PaperText) -> tuple[_Known | None, list[Finding]]:
    """Return the manifest that lies beside a paper, if it is that paper's, and what is wrong with it."""
    beside = path.parent / MANIFEST
    if not beside.is_file():
        return None, []
    try:
        content = beside.read_bytes()
        manifest = Manifest.model_validate_json(content)
    except (OSError, ValidationError):
        return None, [manifest_unreadable(home, "cannot be read, or is no manifest")]
    is_ours = manifest.docx_sha256 == home.sha256 or (paper.build_id and manifest.build_id == paper.build_id)
    return (_Known(manifest, BY_MANIFEST, hashlib.sha256(content).hexdigest()) if is_ours else None), []


def _on_record(workspace: Workspace | None, build_id: str, *, needed: bool) -> tuple[_Known, ...]:
    """Return the manifests that the ledger keeps for a build, the latest first; a ledger is never made for this."""
    if workspace is None or not build_id or not (workspace.ledger_folder / FILE_NAME).is_file():
        return ()
    try:
        with open_ledger(workspace.ledger_folder) as ledger:
            issued = (issue.manifest_sha256 for issue in ledger.issues_built(build_id))
            return tuple(_recorded(ledger, (*issued, *ledger.manifests_published(build_id))))
    except PaperclerkError:
        if needed:
            raise
        return ()


def _led_on(known: _Known, workspace: Workspace | None, paper: PaperText) -> _Known:
    """Return what is known of a public paper with the sources that the latest draft's manifest names, if there is one.

    The public manifest names no file; that of an exempt paper names them all.
    """
    manifest = known.manifest
    is_public = manifest.publicity is Publicity.PUBLIC and manifest.periods
    if workspace is None or not is_public or not (workspace.ledger_folder / FILE_NAME).is_file():
        return known
    with suppress(PaperclerkError), open_ledger(workspace.ledger_folder) as ledger:
        issue = ledger.issue(manifest.paper, manifest.periods[-1])
        draft = next(_recorded(ledger, [issue.manifest_sha256] if issue else []), None)
        if draft:
            return known._replace(manifest=led_on(manifest, draft.manifest, paper))
    return known


def _recorded(ledger: Ledger, manifests: Iterable[str]) -> Iterator[_Known]:
    for sha256 in dict.fromkeys(manifests):
        # A paper made before manifests were shelved has none.
        with suppress(ValidationError):
            if sha256:
                yield _Known(Manifest.model_validate_json(ledger.content(sha256)), BY_LEDGER, sha256)


def _nowhere_known(home: Place, paper: PaperText, doubts: Sequence[Finding]) -> Trace:
    build = f" (build {paper.build_id})" if paper.build_id else ""
    message = f"{home.file} is a paper of ours{build}, but nothing here says what it was made from."
    hint = (
        "Put its manifest.json beside it, or name the workspace whose ledger made it: --workspace FOLDER, and "
        "--outputs FOLDER if that is elsewhere."
    )
    return _untraced(home, *doubts, unknown_paper(home, message, hint), build_id=paper.build_id)


def _untraced(home: Place, *findings: Finding, build_id: str = "") -> Trace:
    return Trace(file=home.file, sha256=home.sha256, build_id=build_id, findings=findings)


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise Unreadable(f"There is no file {path}.", _GIVE_WORD)
    try:
        return path.read_bytes()
    except OSError as fault:
        raise Unreadable(f"{path} cannot be read: {fault.strerror}.", "Ask whoever keeps it for access.") from fault
