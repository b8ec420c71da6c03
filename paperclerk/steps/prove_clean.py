"""Proving the public set clean: every file of it is opened again and looked through, whatever it was made from."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place
from paperclerk.ooxml.every_text import every_text
from paperclerk.ooxml.hidden_data import hidden_data
from paperclerk.ooxml.package import PackageFault
from paperclerk.pdf.inside import edges_of_pdf, hidden_in_pdf, texts_of_pdf
from paperclerk.rules.leaks import Sought, Spoken, leaks
from paperclerk.rules.markings import Bearer, marked_against

_INSPECT = (
    "It comes from the template, or from an appendix's own file: open that in Word, File, Info, Inspect Document, "
    "remove it there and save."
)
_PRINT_ANEW = (
    "Of an appendix: open the file it was made from, delete comments, show the layers that belong there, and print it "
    "to PDF anew (Print, Microsoft Print to PDF), then put that in place of the old file. Of a paper it comes from the "
    "template: open that in Word, File, Info, Inspect Document, remove it there and save."
)
# The folder of the appendices in a public set.
APPENDICES = "appendices"
# So many lines at the beginning of an appendix are its head.
_FIRST_LINES = 5
_BODY = re.compile(r"word/document\.xml|page 1\b")
_EDGE = re.compile(r"word/(?:header|footer)\d*\.xml")


class Proof(NamedTuple):
    """What was looked through, and everything that must not be there."""

    files: int
    findings: tuple[Finding, ...]


def prove_clean(folder: Path, wanted: Sought, only: Path | None = None) -> Proof:
    """Look through every file under a folder for what is exempt, hidden or marked against publication.

    Args:
        folder: the public set.
        wanted: what must not be in it.
        only: the file or folder of it to look through, when not all.
    """
    looked_at = only or folder
    paths = sorted(path for path in (looked_at, *looked_at.rglob("*")) if path.is_file())
    found: list[Finding] = []
    said: list[Spoken] = []
    for path in paths:
        name = str(path.relative_to(folder))
        try:
            spoken = [Spoken(name, "its name", name), *_texts(path, name)]
        except (PackageFault, ValueError) as problem:
            found.append(_hidden(name, f"something that cannot be read ({problem})", "the file"))
            continue
        said += spoken
        found += marked_against(_bearers(path, name, spoken))
        found += _hidden_things(path, name)
    return Proof(len(paths), (*leaks(said, wanted), *found))


def _bearers(path: Path, name: str, spoken: Iterable[Spoken]) -> Iterator[Bearer]:
    """Yield what may bear a marking in a file; an appendix bears it at its head, wherever that is."""
    of_appendix = path.parent.name == APPENDICES
    left = _FIRST_LINES if of_appendix else 0
    for text in spoken:
        if text.is_bytes:
            continue
        is_edge = bool(_EDGE.search(text.where))
        if left and not is_edge and _BODY.match(text.where):
            lines = [line for line in text.text.splitlines() if line.strip()]
            yield Bearer("\n".join(lines[:left]), name, is_edge=True, of_appendix=True)
            left = max(0, left - len(lines))
        yield Bearer(text.text, name, is_edge, of_appendix)
    if path.suffix == ".pdf":
        for edge in edges_of_pdf(path.read_bytes()):
            yield Bearer(edge, name, is_edge=True, of_appendix=of_appendix)


def sha256_of(path: Path) -> str:
    """Return the hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _texts(path: Path, name: str) -> Iterator[Spoken]:
    content = path.read_bytes()
    if path.suffix == ".docx":
        yield from (
            Spoken(name, told.where, told.text, told.is_bytes, told.is_format, told.near)
            for told in every_text(content)
        )
    elif path.suffix == ".pdf":
        yield from (
            Spoken(
                name, said.where, said.text, said.is_bytes, near=said.where if said.where.startswith("page ") else ""
            )
            for said in texts_of_pdf(content)
        )
    elif path.suffix == ".json":
        yield from (
            Spoken(name, f"line {number}", line)
            for number, line in enumerate(content.decode("utf-8").splitlines(), start=1)
        )
    else:
        raise ValueError("no kind of file that is published")


def _hidden_things(path: Path, name: str) -> Iterable[Finding]:
    content = path.read_bytes()
    if path.suffix == ".docx":
        return [_hidden(name, hidden.what, hidden.where, hidden.hint) for hidden in hidden_data(content)]
    if path.suffix == ".pdf":
        return [_hidden(name, said.text, said.where) for said in hidden_in_pdf(content)]
    return []


def _hidden(name: str, what: str, where: str, hint: str = "") -> Finding:
    return finding(
        "X23",
        f"{name} holds {what}.",
        hint=hint or (_PRINT_ANEW if name.endswith(".pdf") else _INSPECT),
        subject=name,
        place=Place(file=name, where=where),
        about=what,
    )
