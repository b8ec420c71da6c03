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
from paperclerk.excel.cell_texts import cell_texts
from paperclerk.ooxml.package import Package, PackageFault, open_package
from paperclerk.ooxml.story import read_story
from paperclerk.pdf.inside import texts_of_pdf
from paperclerk.pdf.scrub import scrubbed_pdf
from paperclerk.settings import Workspace
from paperclerk.steps.appendices_as_read import ReadReport, hard_to_read

KINDS = (".docx", ".pdf")
_WORKBOOKS = (".xlsx", ".xlsm")
_BESIDE = re.compile(r"word/(?:header|footer|footnotes|endnotes)\d*\.xml")
_CHART = re.compile(r"word/charts/chart[^/]*\.xml")
# A sentence's lines, of which one may end within an amount or a day: £3.27 / million, 17 / November.
_RUNS_ON = re.compile(r"\s*\n\s*(?=[a-z])|(?<=\d)\s*\n\s*(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))")
_NAMED = re.compile(r"appendix[\s_.-]*([a-z]|\d{1,2})(?![a-z0-9])", re.I)
_LABEL = re.compile(r"\s*Appendix\s+([A-Z]|\d{1,2})\b", re.I)


class AppendixFile(NamedTuple):
    """An appendix's file: its label, the file as it is, and why it is kept back; None when everybody may read it."""

    label: str
    path: Path
    exemption: Exemption | None

    def lines(self) -> Iterator[str]:
        """Yield what the file says, paragraph by paragraph or page by page."""
        content, kind = self.path.read_bytes(), self.path.suffix.casefold()
        if kind == ".pdf":
            yield from (
                _RUNS_ON.sub(" ", said.text) for said in texts_of_pdf(content) if said.where.startswith("page ")
            )
        elif kind in _WORKBOOKS:
            yield from cell_texts(content)
        else:
            yield from _lines_of_word(open_package(content))


class Appendices(NamedTuple):
    """The files that go with a report, and what is wrong with those that do not.

    `left_out` says, a sentence each, which files go nowhere and which appendices of the list have none.
    """

    files: tuple[AppendixFile, ...] = ()
    findings: tuple[Finding, ...] = ()
    unpublished: tuple[AppendixFile, ...] = ()
    left_out: tuple[str, ...] = ()


def read_appendices(
    workspace: Workspace, period: Period, words: AuthorWords | None, read: ReadReport | None = None
) -> Appendices:
    """Look through a period's folder of appendices; a file whose label the report does not list goes nowhere.

    Args:
        workspace: the council's.
        period: the period they go with.
        words: the author's, whose list of appendices says which there are and which are exempt.
        read: reads a public one in Word for what would be hard to read in it; without it that is left out.
    """
    folder = workspace.appendices_folder(period.key)
    listed, findings = dict(_listed(words)), []
    files: dict[str, AppendixFile] = {}
    unpublished: list[AppendixFile] = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith((".", "~$")) or not path.is_file():
            continue
        named = _NAMED.match(path.stem)
        label = named[1].upper() if named else ""
        problem = _problem(path, label, listed, files)
        if problem:
            findings.append(_not_published(path, period, problem))
            # It goes nowhere, and what it says is exempt all the same.
            if listed.get(label) and _is_readable(one := AppendixFile(label, path, listed[label])):
                unpublished.append(one)
        else:
            one = files[label] = AppendixFile(label, path, listed[label])
            if read and one.exemption is None and path.suffix.casefold() == ".docx":
                findings += hard_to_read(path.read_bytes(), label, path.name, period, read)
    left_out = [one.message for one in findings if one.rule == "A06"]
    left_out += [
        f"Appendix {label} is in the report's list, and there is no file of it in papers/{period.key}/appendices that "
        "can be published."
        for label in listed
        if label not in files and label not in dict(MADE_APPENDICES)
    ]
    return Appendices(
        tuple(files[label] for label in sorted(files)), tuple(findings), tuple(unpublished), tuple(left_out)
    )


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
    return "" if _is_readable(AppendixFile(label, path, None)) else "cannot be read"


def _is_readable(one: AppendixFile) -> bool:
    if one.path.suffix.casefold() not in (*KINDS, *_WORKBOOKS):
        return False
    try:
        list(one.lines())
        if one.path.suffix.casefold() == ".pdf":
            scrubbed_pdf(one.path.read_bytes(), one.label)
    except (PackageFault, ValueError):
        return False
    return True


def _lines_of_word(package: Package) -> Iterator[str]:
    """Yield the paragraphs of a Word file, its headers, footers and notes, the cells of workbooks and charts within."""
    for part in (None, *(name for name in package.names if _BESIDE.fullmatch(name))):
        yield from (paragraph.text for paragraph in read_story(package, part).paragraphs)
    for name in package.names:
        if name.casefold().endswith(_WORKBOOKS):
            yield from cell_texts(package.read(name))
        elif _CHART.fullmatch(name):
            yield from (str(text) for text in package.xml(name).itertext() if str(text).strip())


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
