"""The public set on its way: laid out where nobody looks, and put in place whole when it has been proved clean."""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from paperclerk.domain.papers import PaperFiles, PaperName, Publicity
from paperclerk.domain.periods import Period
from paperclerk.domain.publication import Publication, PublishedFile
from paperclerk.domain.publicity import restriction
from paperclerk.errors import Unreachable
from paperclerk.libreoffice import to_pdf
from paperclerk.pdf.scrub import scrubbed_pdf
from paperclerk.steps.lay_out_papers import MANIFEST
from paperclerk.steps.make_papers import MadePaper
from paperclerk.steps.office import Office
from paperclerk.steps.page_numbers import with_page_numbers
from paperclerk.steps.prove_clean import APPENDICES, sha256_of
from paperclerk.steps.read_appendices import AppendixFile
from paperclerk.steps.writing import write_whole
from paperclerk.storage.ledger import Ledger
from paperclerk.word.contents import unnumbered
from paperclerk.word.pictures import for_printing
from paperclerk.word.restriction import restricted
from paperclerk.word.scrub import scrubbed, titled

_STAGE = ".publishing-"


class PublicSet:
    """Papers laid out where nobody looks until they are put in place: those for everybody in `folder`."""

    def __init__(
        self,
        stage: Path,
        outputs: Path,
        period: Period,
        made: Mapping[Publicity, Sequence[MadePaper]],
        *,
        with_appendices: bool = False,
    ) -> None:
        """Stand for what is laid out in `stage` and belongs in `outputs`."""
        self.folder, self.period = stage / Publicity.PUBLIC.value, period
        self._stage, self._outputs = stage, outputs
        self._made = {publicity: [one.paper.name for one in papers] for publicity, papers in made.items()}
        self._builds = {
            self.folder / one.paper.name.value / MANIFEST: one.issue.build_id for one in made[Publicity.PUBLIC]
        }
        self._with_appendices = with_appendices

    def files(self) -> tuple[PublishedFile, ...]:
        """Return every file for everybody, with its hash."""
        return tuple(
            PublishedFile(
                paper=path.parent.name, file=path.name, sha256=sha256_of(path), build_id=self._builds.get(path, "")
            )
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        )

    def manifests(self) -> tuple[bytes, ...]:
        """Return the manifest of each paper for everybody."""
        return tuple(path.read_bytes() for path in sorted(self._builds))

    @property
    def replaces(self) -> frozenset[str]:
        """Return the names of what is put in place of something that is public already."""
        names = {name.value for name in self._made[Publicity.PUBLIC]}
        return frozenset(names | ({APPENDICES} if self._with_appendices else set()))

    def put_in_place(self) -> tuple[PaperFiles, ...]:
        """Move each paper's folder to where it belongs, in place of what was there, and return the files."""
        moved = []
        for publicity, names in ((publicity, names) for publicity, names in self._made.items() if names):
            home = self._outputs / publicity.value
            home.mkdir(parents=True, exist_ok=True)
            for name in names:
                target = home / name.value
                if target.exists():
                    target.rename(self._stage / f"{publicity.value}-{name.value}-before")
                (self._stage / publicity.value / name.value).rename(target)
                moved.append(_files(home, name, self.period, publicity))
        return tuple(moved)

    def put_appendices_in_place(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Move the appendices' files in place of those that were there, which go also when none is left.

        Returns:
            The files that are there now, and the names of those that were for everybody and are no more.
        """
        moved: list[str] = []
        public = self._outputs / Publicity.PUBLIC.value / APPENDICES
        before = _names(public) if self._with_appendices else frozenset()
        for publicity in self._made if self._with_appendices else ():
            made, target = (root / publicity.value / APPENDICES for root in (self._stage, self._outputs))
            if target.exists():
                target.rename(self._stage / f"{publicity.value}-{APPENDICES}-before")
            if made.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                made.rename(target)
                moved += map(str, sorted(target.iterdir()))
        return tuple(moved), tuple(sorted(before - _names(public)))


def _names(folder: Path) -> frozenset[str]:
    return frozenset(path.name for path in folder.iterdir()) if folder.is_dir() else frozenset()


@contextmanager
def laid_out(
    office: Office,
    ledger: Ledger,
    period: Period,
    public: Sequence[MadePaper],
    exempt: Sequence[MadePaper],
    appendices: Sequence[AppendixFile] = (),
) -> Iterator[PublicSet]:
    """Lay papers out with their PDFs, all in one go; whatever happens, nothing is left lying there afterwards.

    Raises:
        Unreachable: the PDFs could not be made.
    """
    outputs = office.workspace.period_outputs(period.key)
    stage = outputs / f"{_STAGE}{os.getpid()}"
    _clear(outputs)
    try:
        before = _before(ledger, outputs / Publicity.PUBLIC.value, period)
        waiting = _written(stage / Publicity.PUBLIC.value, period, public, Publicity.PUBLIC, before)
        waiting |= _written(stage / Publicity.EXEMPT.value, period, exempt, Publicity.EXEMPT, {})
        if office.workspace.settings.papers.pdf:
            _print(office, waiting)
        made = {Publicity.PUBLIC: public, Publicity.EXEMPT: exempt}
        has_report = any(one.paper.name is PaperName.CABINET_REPORT for one in public)
        for one in appendices if has_report else ():
            _write_appendix(stage, period, one)
        yield PublicSet(stage, outputs, period, made, with_appendices=has_report)
    finally:
        _clear(outputs)


def _written(
    folder: Path, period: Period, made: Sequence[MadePaper], publicity: Publicity, before: Mapping[str, Path]
) -> dict[Path, MadePaper]:
    """Write papers and manifests; return those without a PDF, which is taken over where one of the same paper is."""
    waiting = {}
    for one in made:
        path = _path(folder, one.paper.name, period, publicity)
        known = before.get(hashlib.sha256(unnumbered(one.docx)).hexdigest())
        _write(path, one.as_laid_out(known.read_bytes()) if known else one)
        if known is None:
            waiting[path] = one
        else:
            shutil.copyfile(known.with_suffix(".pdf"), path.with_suffix(".pdf"))
    return waiting


def _write_appendix(stage: Path, period: Period, appendix: AppendixFile) -> None:
    """Write an appendix's file under a name of ours, among the papers for everybody or among those that are not."""
    content, suffix = appendix.path.read_bytes(), appendix.path.suffix.casefold()
    publicity = Publicity.EXEMPT if appendix.exemption else Publicity.PUBLIC
    if suffix == ".docx":
        head = restriction([appendix.exemption]) if appendix.exemption else ""
        content = restricted(content, head) if head else titled(scrubbed(content), f"Appendix {appendix.label}")
    elif not appendix.exemption:
        content = scrubbed_pdf(content, f"Appendix {appendix.label}")
    name = f"appendix-{appendix.label.lower()}-{period.key}{_suffix(publicity)}{suffix}"
    write_whole(stage / publicity.value / APPENDICES / name, content)


def _write(path: Path, one: MadePaper) -> None:
    write_whole(path, one.docx)
    write_whole(path.parent / MANIFEST, one.manifest.encode())


def _print(office: Office, papers: Mapping[Path, MadePaper]) -> None:
    if papers:
        office.hands.ask(_as_pdfs, list(papers))
    for path, one in papers.items():
        if not path.with_suffix(".pdf").is_file():
            raise Unreachable(
                f"LibreOffice could make no PDF of {path.name}, so nothing was published.",
                "Open the draft of this paper in Word to see whether it opens, then publish again.",
            )
        _write(path, with_page_numbers(one, path.with_suffix(".pdf").read_bytes())[0])


def _as_pdfs(papers: Sequence[Path]) -> None:
    to_pdf(papers, in_place_of={path: for_printing(path.read_bytes()) for path in papers})


def _before(ledger: Ledger, target: Path, period: Period) -> dict[str, Path]:
    """Return the papers that were published before with their PDFs and are unchanged, by the hash of the Word file.

    That is of the file without the pages of its contents list, which are known only from the PDF.
    """
    known = ledger.publication(period.key) or Publication(period=period.key, files=())
    recorded = {(one.paper, one.file): one.sha256 for one in known.files}
    found: dict[str, Path] = {}
    for (paper, file), sha256 in recorded.items():
        docx = target / paper / file
        pdf = docx.with_suffix(".pdf")
        if (
            file.endswith(".docx")
            and docx.is_file()
            and pdf.is_file()
            and sha256_of(docx) == sha256
            and (recorded.get((paper, pdf.name)) == sha256_of(pdf))
        ):
            found[hashlib.sha256(unnumbered(docx.read_bytes())).hexdigest()] = docx
    return found


def _path(folder: Path, name: PaperName, period: Period, publicity: Publicity) -> Path:
    return folder / name.value / f"{name.value}-{period.key}{_suffix(publicity)}.docx"


def _suffix(publicity: Publicity) -> str:
    return "-not-for-publication" if publicity is Publicity.EXEMPT else ""


def _files(folder: Path, name: PaperName, period: Period, publicity: Publicity) -> PaperFiles:
    path = _path(folder, name, period, publicity)
    pdf = path.with_suffix(".pdf")
    return PaperFiles(
        name=name,
        publicity=publicity,
        docx=str(path),
        pdf=str(pdf) if pdf.is_file() else None,
        manifest=str(path.parent / MANIFEST),
        sha256=sha256_of(path),
    )


def _clear(outputs: Path) -> None:
    """Take away what a run laid out or put aside, also one that was stopped before it could."""
    for left in outputs.glob(f"{_STAGE}*"):
        shutil.rmtree(left, ignore_errors=True)
