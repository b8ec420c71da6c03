"""The invented councils' papers as files: Word, PDF printed by LibreOffice, and the truth about each beside them."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from council_papers import (
    aldermoor,
    brackenwell,
    bramling,
    castlebeck,
    croyfield,
    eastwark,
    fossmouth,
    hartlemoor,
    kelderby,
    langmere,
    medbury,
    nazemouth,
    oxbarrow,
    quarrington,
    ravenholt,
    saltreach,
    seaborough,
    sherford,
    teesholme,
    thamesley,
    wexcombe,
)
from council_papers.paper import Paper
from council_papers.reprinting import MANNERS, reprinted

from paperclerk import libreoffice

COUNCILS: tuple[Callable[[], Paper], ...] = (
    aldermoor.paper,
    brackenwell.paper,
    bramling.paper,
    castlebeck.paper,
    croyfield.paper,
    eastwark.paper,
    fossmouth.paper,
    hartlemoor.paper,
    kelderby.paper,
    langmere.paper,
    medbury.paper,
    nazemouth.paper,
    oxbarrow.paper,
    quarrington.paper,
    ravenholt.paper,
    saltreach.paper,
    seaborough.paper,
    sherford.paper,
    teesholme.paper,
    thamesley.paper,
    wexcombe.paper,
)


# Two of the papers, with tables, bullets and pages on their side, also as other programs print.
REPRINTED = ("aldermoor", "sherford")


def write_papers(folder: Path, makers: Sequence[Callable[[], Paper]] = COUNCILS) -> list[Path]:
    """Write each council's paper into a folder as Word and as PDF, each with its truth; return the Word files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for maker in makers:
        paper = maker()
        file = folder / f"{paper.name}.docx"
        file.write_bytes(paper.docx())
        _tell(file, paper.truth)
        files.append(file)
    libreoffice.to_pdf(files)
    return files


def reprint_papers(folder: Path, names: Sequence[str] = REPRINTED) -> list[Path]:
    """Write some of the printed papers of a folder again, as Word and a designer's program print; return them."""
    files = []
    for name in names:
        for manner in MANNERS:
            file = folder / f"{name}-as-{manner.name}.pdf"
            file.write_bytes(reprinted((folder / f"{name}.pdf").read_bytes(), manner))
            _tell(file, json.loads((folder / f"{name}.truth.json").read_text(encoding="utf-8")))
            files.append(file)
    return files


def _tell(file: Path, truth: dict[str, Any]) -> None:
    text = json.dumps(truth, indent=1, ensure_ascii=False)
    file.with_suffix(".truth.json").write_text(text, encoding="utf-8")
