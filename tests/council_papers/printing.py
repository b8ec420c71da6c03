"""The invented councils' papers as files: Word, PDF printed by LibreOffice, and the truth about each beside them."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from council_papers import aldermoor, eastwark, nazemouth, seaborough
from council_papers.paper import Paper

from paperclerk import libreoffice

COUNCILS: tuple[Callable[[], Paper], ...] = (
    aldermoor.paper,
    eastwark.paper,
    nazemouth.paper,
    seaborough.paper,
)


def write_papers(folder: Path, makers: Sequence[Callable[[], Paper]] = COUNCILS, *, printed: bool = True) -> list[Path]:
    """Write each council's paper into a folder as Word and as PDF, with its truth; return the Word files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for maker in makers:
        paper = maker()
        file = folder / f"{paper.name}.docx"
        file.write_bytes(paper.docx())
        file.with_suffix(".truth.json").write_text(json.dumps(paper.truth, indent=1, ensure_ascii=False))
        files.append(file)
    if printed:
        libreoffice.to_pdf(files)
    return files
