"""Starting a council's own template from the one that comes with the program."""

import os
from pathlib import Path

from paperclerk.domain.papers import PaperName
from paperclerk.errors import CalledWrongly, Refused
from paperclerk.word.templates import find_template


def start_template(paper: PaperName, path: Path) -> Path:
    """Write our template for a paper to a new file; return it.

    Raises:
        Refused: there is a file of that name, which may be somebody's work.
        CalledWrongly: it cannot be written there.
    """
    content = find_template(f"{paper.value}.docx").read_bytes()
    try:
        opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    except FileExistsError as problem:
        raise Refused(
            f"There is already a file {path}; it was left as it is.",
            "Give another name with -o, or move that file away.",
        ) from problem
    except OSError as problem:
        raise CalledWrongly(
            f"{path} cannot be written: {problem.strerror}.", "Give a folder that is there."
        ) from problem
    with os.fdopen(opened, "wb") as file:
        file.write(content)
    return path
