"""Laying papers out: the Word files, their manifests and PDFs, each whole or not at all."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.papers import PaperFiles, PaperName
from paperclerk.domain.periods import Period
from paperclerk.errors import Unreachable
from paperclerk.libreoffice import to_pdf
from paperclerk.settings import Workspace
from paperclerk.steps.make_papers import MadePaper
from paperclerk.steps.office import Hands
from paperclerk.steps.writing import write_whole
from paperclerk.word.pictures import for_printing

MANIFEST = "manifest.json"


def lay_out_papers(
    workspace: Workspace, period: Period, made: Sequence[MadePaper], hands: Hands
) -> tuple[tuple[PaperFiles, ...], list[Finding]]:
    """Write papers and manifests, then all PDFs that are out of date in one call of LibreOffice.

    Returns:
        The papers' files, and a finding when the PDFs could not be made: the papers are there all the same.
    """
    for one in made:
        path = paper_path(workspace, period, one.paper.name)
        write_whole(path, one.docx)
        write_whole(path.parent / MANIFEST, one.manifest.encode())
    paths = [paper_path(workspace, period, one.paper.name) for one in made]
    findings = _make_pdfs(paths, period, hands) if workspace.settings.papers.pdf else []
    names = [one.paper.name for one in made]
    return tuple(_files(name, path) for name, path in zip(names, paths, strict=True)), findings


def papers_laid_out(workspace: Workspace, period: Period) -> tuple[PaperFiles, ...]:
    """Return the papers of a period that lie in the outputs."""
    paths = ((name, paper_path(workspace, period, name)) for name in PaperName)
    return tuple(_files(name, path) for name, path in paths if path.is_file())


def paper_path(workspace: Workspace, period: Period, name: PaperName) -> Path:
    """Return where a period's paper lies: its Word file, which is authoritative."""
    return workspace.paper_outputs(period.key, name) / f"{name.value}-{period.key}.docx"


def _files(name: PaperName, path: Path) -> PaperFiles:
    return PaperFiles(
        name=name,
        docx=str(path),
        pdf=str(path.with_suffix(".pdf")) if _is_printed(path) else None,
        manifest=str(path.parent / MANIFEST),
        sha256=_sha256(path),
    )


def _make_pdfs(papers: list[Path], period: Period, hands: Hands) -> list[Finding]:
    stale = [path for path in papers if not _is_printed(path)]
    for path in stale:
        # A PDF of an earlier text must not lie beside the new one.
        path.with_suffix(".pdf").unlink(missing_ok=True)
    try:
        if stale:
            hands.ask(_print, stale)
    except Unreachable as problem:
        return [
            finding(
                "X01",
                f"The PDFs of {period.label} were not made: {problem.message}",
                hint=problem.advice,
                period=period.key,
                subject="PDF",
            )
        ]
    for path in stale:
        write_whole(_print_mark(path), json.dumps({"printed_from": _sha256(path)}).encode())
    return []


def _print(papers: Sequence[Path]) -> None:
    to_pdf(papers, in_place_of={path: for_printing(path.read_bytes()) for path in papers})


def _is_printed(path: Path) -> bool:
    """Whether the PDF beside a paper was made from the paper as it is now."""
    mark = _print_mark(path)
    if not (path.with_suffix(".pdf").is_file() and mark.is_file()):
        return False
    return bool(json.loads(mark.read_text())["printed_from"] == _sha256(path))


def _print_mark(path: Path) -> Path:
    return path.with_name(f".{path.stem}.printed.json")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
