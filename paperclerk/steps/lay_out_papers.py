"""Laying papers out: the Word files, their manifests and PDFs, each whole or not at all."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.papers import PaperFiles, PaperName
from paperclerk.domain.periods import Period
from paperclerk.errors import Unreachable
from paperclerk.libreoffice import to_pdf
from paperclerk.settings import Workspace
from paperclerk.steps.make_papers import MadePaper
from paperclerk.steps.office import Hands
from paperclerk.steps.page_numbers import with_page_numbers
from paperclerk.steps.writing import write_whole
from paperclerk.word.contents import unnumbered
from paperclerk.word.pictures import for_printing

MANIFEST = "manifest.json"


class LaidOut(NamedTuple):
    """Papers as they were laid out in the end, their files, and a finding when the PDFs could not be made."""

    made: tuple[MadePaper, ...]
    files: tuple[PaperFiles, ...]
    findings: list[Finding]


def lay_out_papers(workspace: Workspace, period: Period, made: Sequence[MadePaper], hands: Hands) -> LaidOut:
    """Write papers and manifests, then all PDFs that are out of date in one call of LibreOffice.

    A PDF tells the pages of its paper's contents list, so that the paper is written again with them. Without PDFs the
    papers are there all the same.
    """
    placed = {paper_path(workspace, period, one.paper.name): _as_printed(workspace, period, one) for one in made}
    for path, one in placed.items():
        _write(path, one)
    findings = _make_pdfs(placed, period, hands) if workspace.settings.papers.pdf else []
    files = tuple(_files(one.paper.name, path) for path, one in placed.items())
    return LaidOut(tuple(placed.values()), files, findings)


def _write(path: Path, one: MadePaper) -> None:
    write_whole(path, one.docx)
    write_whole(path.parent / MANIFEST, one.manifest.encode())


def _as_printed(workspace: Workspace, period: Period, one: MadePaper) -> MadePaper:
    """Return a paper as it lies there with its PDF, when it differs in nothing but the pages of its contents list."""
    path = paper_path(workspace, period, one.paper.name)
    if path.is_file() and _is_printed(path):
        lying = path.read_bytes()
        if unnumbered(lying) == unnumbered(one.docx):
            return one.as_laid_out(lying)
    return one


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


def _make_pdfs(papers: dict[Path, MadePaper], period: Period, hands: Hands) -> list[Finding]:
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
    findings = []
    for path in stale:
        if path.with_suffix(".pdf").is_file():
            papers[path], unknown = with_page_numbers(papers[path], path.with_suffix(".pdf").read_bytes())
            _write(path, papers[path])
            findings += [found.model_copy(update={"period": period.key}) for found in unknown]
        write_whole(_print_mark(path), json.dumps({"printed_from": _sha256(path)}).encode())
    return findings


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
