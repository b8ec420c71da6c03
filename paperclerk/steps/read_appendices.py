"""The appendices' own files: beside the author's words, each named by its label, each as public as its line says."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from paperclerk.domain.author import AuthorWords
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.layouts import MADE_APPENDICES
from paperclerk.domain.papers import PaperName
from paperclerk.domain.periods import Period
from paperclerk.domain.places import Place
from paperclerk.domain.publicity import Exemption
from paperclerk.ooxml.package import PackageFault, open_package
from paperclerk.ooxml.story import read_story
from paperclerk.pdf.inside import texts_of_pdf
from paperclerk.pdf.scrub import scrubbed_pdf
from paperclerk.settings import Workspace

KINDS = (".docx", ".pdf")
_NAMED = re.compile(r"appendix[\s_.-]*([a-z]|\d{1,2})(?![a-z0-9])", re.I)
_LABEL = re.compile(r"\s*Appendix\s+([A-Z]|\d{1,2})\b", re.I)


class AppendixFile(NamedTuple):
    """An appendix's file: its label, the file as it is, and why it is kept back; None when everybody may read it."""

    label: str
    path: Path
    exemption: Exemption | None

    def lines(self) -> Iterator[str]:
        """Yield what the file says, paragraph by paragraph or page by page."""
        content = self.path.read_bytes()
        if self.path.suffix.casefold() == ".pdf":
            yield from (said.text for said in texts_of_pdf(content) if said.where.startswith("page "))
        else:
            yield from (paragraph.text for paragraph in read_story(open_package(content)).paragraphs)


class Appendices(NamedTuple):
    """The files that go with a report, and what is wrong with those that do not."""

    files: tuple[AppendixFile, ...] = ()
    findings: tuple[Finding, ...] = ()


def read_appendices(workspace: Workspace, period: Period, words: AuthorWords | None) -> Appendices:
    """Look through a period's folder of appendices; a file whose label the report does not list goes nowhere."""
    folder = workspace.appendices_folder(period.key)
    listed, findings = dict(_listed(words)), []
    files: dict[str, AppendixFile] = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith((".", "~$")) or not path.is_file():
            continue
        named = _NAMED.match(path.stem)
        label = named[1].upper() if named else ""
        problem = _problem(path, label, listed, files)
        if problem:
            findings.append(_not_published(path, period, problem))
        else:
            files[label] = AppendixFile(label, path, listed[label])
    return Appendices(tuple(files[label] for label in sorted(files)), tuple(findings))


def _listed(words: AuthorWords | None) -> Iterator[tuple[str, Exemption | None]]:
    section = words.section("appendices") if words else None
    for block in section.blocks if section else ():
        if section and (label := _LABEL.match(block.text)):
            yield label[1].upper(), block.exemption or section.exemption


def _problem(path: Path, label: str, listed: dict[str, Exemption | None], files: dict[str, AppendixFile]) -> str:
    if not label:
        return "is not named by an appendix, as in Appendix C.docx"
    if label in dict(MADE_APPENDICES):
        return f"has the label of the {dict(MADE_APPENDICES)[label].lower()}, which is made for you"
    if label not in listed:
        return f"is named by Appendix {label}, which the report's list of appendices does not have"
    if label in files:
        return f"is a second file for Appendix {label}"
    if path.suffix.casefold() not in KINDS:
        return "is neither Word (.docx) nor PDF"
    try:
        list(AppendixFile(label, path, None).lines())
        if path.suffix.casefold() == ".pdf":
            scrubbed_pdf(path.read_bytes(), label)
    except (PackageFault, ValueError):
        return "cannot be read"
    return ""


def _not_published(path: Path, period: Period, problem: str) -> Finding:
    return finding(
        "A06",
        f"{path.name} {problem}; it is not published with the report.",
        hint="Name it by the label its line has under Appendices, as Word or PDF, one file for each; or take it away.",
        subject=PaperName.CABINET_REPORT.value,
        place=Place(file=path.name, where=f"papers/{period.key}/appendices/{path.name}"),
        period=period.key,
        about=path.name,
    )
