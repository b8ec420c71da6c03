"""The invented councils' papers as files: Word, PDF printed by LibreOffice, and the truth about each beside them."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from council_papers import (
    aldermoor,
    bramling,
    castlebeck,
    croyfield,
    eastwark,
    hartlemoor,
    medbury,
    nazemouth,
    quarrington,
    seaborough,
    sherford,
    teesholme,
)
from council_papers.paper import Paper

from paperclerk import libreoffice

COUNCILS: tuple[Callable[[], Paper], ...] = (
    aldermoor.paper,
    bramling.paper,
    castlebeck.paper,
    croyfield.paper,
    eastwark.paper,
    hartlemoor.paper,
    medbury.paper,
    nazemouth.paper,
    quarrington.paper,
    seaborough.paper,
    sherford.paper,
    teesholme.paper,
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
