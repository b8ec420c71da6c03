"""LibreOffice: the one place that calls it, for PDFs of what we wrote and for old formats that come in.

Every call has a profile of its own, made for it and thrown away, so two runs never meet in one; macros are off, links
are not followed, and a call that takes too long is ended with everything it started.
"""

import json
import os
import platform
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from paperclerk.errors import Unreachable

# Starting takes 2 s and a long paper 3 s on two cores; a machine twenty times slower still gets through.
SECONDS_TO_START = 60
SECONDS_A_FILE = 60

# A form is a few pages; one that takes longer than this is none, or was made to keep us busy.
SECONDS_A_RETURN = 15

DEBIAN_PACKAGES = "libreoffice-writer libreoffice-calc fonts-liberation fonts-crosextra-carlito"

# Where it stands when it is not on the PATH.
_USUAL_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
)

# LibreOffice's own names for what it writes, by our suffix.
_WRITES = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
_PDF_FILTERS = {".docx": "writer_pdf_Export", ".xlsx": "calc_pdf_Export"}

# Tagged, with bookmarks, and showing the document's title: but no claim to be PDF/UA, which these options can make and
# nobody here can prove.
_PDF_OPTIONS = {
    "UseTaggedPDF": True,
    "ExportBookmarks": True,
    "DisplayPDFDocumentTitle": True,
    "PDFUACompliance": False,
}

# The profile's settings: no macro runs, no link is followed or refreshed, nothing is fetched, nobody is asked.
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "2"),
    # A proxy where nobody listens (the discard port) for whatever would still be fetched.
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


class TimedOut(Unreachable):
    """LibreOffice had not finished in time and was stopped."""


def is_present() -> bool:
    """Whether LibreOffice with both Writer and Calc is on this machine."""
    return _program() is not None


def how_to_get() -> str:
    """Return the command that installs LibreOffice and the fonts our templates use, or where to find them."""
    if platform.system() == "Darwin":
        return "brew install --cask libreoffice"
    sudo = "" if not hasattr(os, "geteuid") or os.geteuid() == 0 else "sudo "
    if shutil.which("apt-get"):
        return f"{sudo}apt-get install {DEBIAN_PACKAGES}"
    if shutil.which("dnf"):
        return f"{sudo}dnf install libreoffice-writer libreoffice-calc liberation-fonts google-carlito-fonts"
    return "install LibreOffice (Writer and Calc) and the fonts Liberation and Carlito with your system's own tool"


def to_pdf(files: Sequence[Path], in_place_of: Mapping[Path, bytes] | None = None) -> dict[Path, Path]:
    """Write a PDF beside each Word or Excel file, in as few calls as possible, and return where each one is.

    What is printed of a file is its content, or what `in_place_of` gives for it.

    A PDF is put in place whole or not at all; one that stood there before is replaced. A file that LibreOffice cannot
    turn into a PDF is absent from the answer, and an older PDF of it is taken away: it would show something else.

    Raises:
        Unreachable: LibreOffice is not here, did not start, or did not end in time.
    """
    made: dict[Path, Path] = {}
    for suffix, export in _PDF_FILTERS.items():
        wanted = [file for file in files if file.suffix.lower() == suffix]
        made.update(_pdfs(wanted, f"pdf:{export}:{_options(_PDF_OPTIONS)}", in_place_of or {}))
    for file in files:
        if file not in made:
            file.with_suffix(".pdf").unlink(missing_ok=True)
    return made


def convert(content: bytes, suffix: str, to: str) -> bytes:
    """Return a document in another format: an old `.doc`, `.odt` or `.rtf` to `docx`, an `.xls` or `.ods` to `xlsx`.

    Args:
        content: the document.
        suffix: what its name ends in, `.doc`.
        to: `docx` or `xlsx`.

    Raises:
        Unreachable: LibreOffice is not here, did not end in time, or could make nothing of the document.
    """
    made = _conversions_in_one_call([(content, suffix)], to)
    if 0 not in made:
        raise Unreachable(
            f"LibreOffice could not turn this {suffix} file into .{to.lstrip('.')}.",
            "Open it, save it as Word or Excel, and send it again.",
        )
    return made[0]


def convert_all(documents: Sequence[tuple[bytes, str]], to: str) -> list[bytes | None]:
    """Convert several documents, each with its ending, in as few calls as possible; None for each that cannot be.

    Raises:
        Unreachable: LibreOffice is not here or does not start.
    """
    made: dict[int, bytes] = {}
    with suppress(TimedOut):
        made = _conversions_in_one_call(documents, to)
    for number, document in enumerate(documents):
        # One document that brings LibreOffice down takes the rest of its batch along: give each another go by itself.
        if number not in made and len(documents) > 1:
            with suppress(TimedOut):
                if alone := _conversions_in_one_call([document], to):
                    made[number] = alone[0]
    return [made.get(number) for number in range(len(documents))]


def _conversions_in_one_call(documents: Sequence[tuple[bytes, str]], to: str) -> dict[int, bytes]:
    made = {}
    with _desk() as desk:
        sources = [desk / "in" / f"{n}.{suffix.lstrip('.')}" for n, (_, suffix) in enumerate(documents)]
        for source, (content, _) in zip(sources, documents, strict=True):
            source.write_bytes(content)
        _call(desk, sources, _WRITES[to.lstrip(".")], SECONDS_A_RETURN)
        for number in range(len(documents)):
            result = desk / "out" / f"{number}.{to.lstrip('.')}"
            if result.is_file() and result.stat().st_size:
                made[number] = result.read_bytes()
    return made


def _pdfs(files: Sequence[Path], export: str, in_place_of: Mapping[Path, bytes]) -> dict[Path, Path]:
    made = _pdfs_in_one_call(files, export, in_place_of)
    left = [file for file in files if file not in made]
    if made or len(files) > 1:
        # One file that brings LibreOffice down takes the rest of its batch along: give each another go by itself.
        for file in left:
            made.update(_pdfs_in_one_call([file], export, in_place_of))
    return made


def _pdfs_in_one_call(files: Sequence[Path], export: str, in_place_of: Mapping[Path, bytes]) -> dict[Path, Path]:
    if not files:
        return {}
    made = {}
    with _desk() as desk:
        # Papers of different months have the same name, so each goes under a number.
        numbered = {file: desk / "in" / f"{number}{file.suffix.lower()}" for number, file in enumerate(files)}
        for file, copy in numbered.items():
            copy.write_bytes(in_place_of[file] if file in in_place_of else file.read_bytes())
        _call(desk, list(numbered.values()), export, SECONDS_A_FILE)
        for file, copy in numbered.items():
            fresh = desk / "out" / f"{copy.stem}.pdf"
            if fresh.is_file() and fresh.stat().st_size:
                made[file] = _put_in_place(fresh, file.with_suffix(".pdf"))
    return made


def _put_in_place(fresh: Path, target: Path) -> Path:
    """Move a file to where it belongs in one step, though it may come from another disk."""
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        shutil.copyfile(fresh, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    return target


@contextmanager
def _desk() -> Iterator[Path]:
    """Give a folder for one call, with a profile of its own, and clear it away afterwards."""
    with tempfile.TemporaryDirectory(prefix="paperclerk-office-", ignore_cleanup_errors=True) as folder:
        desk = Path(folder)
        for part in ("in", "out", "profile/user"):
            (desk / part).mkdir(parents=True)
        items = "".join(
            f'<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
            for path, name, value in _SETTINGS
        )
        (desk / "profile/user/registrymodifications.xcu").write_text(
            f'<?xml version="1.0"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>'
        )
        yield desk


def _call(desk: Path, files: Sequence[Path], export: str, seconds_a_file: int) -> None:
    program = _program()
    if program is None:
        raise Unreachable("LibreOffice Writer and Calc are not on this machine.", f"To get them: {how_to_get()}")
    with (desk / "said").open("w+b") as said:
        code = _run(_command(program, desk, files, export), said, SECONDS_TO_START + seconds_a_file * len(files))
        # It may fail on one file and say 0, or make all of them and fail at the end: what counts is what it made.
        if code and not _started(desk):
            said.seek(0)
            reason = said.read(2000).decode(errors="replace").strip() or f"it ended with {code}"
            raise Unreachable(
                f"LibreOffice did not start: {reason}",
                f"Start it once by hand ({program}), or install it again: {how_to_get()}",
            )


def _command(program: Path, desk: Path, files: Sequence[Path], export: str) -> list[str]:
    return [
        str(program), f"-env:UserInstallation={(desk / 'profile').as_uri()}",
        "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
        "--convert-to", export, "--outdir", str(desk / "out"), *map(str, files),
    ]  # fmt: skip


def _run(command: list[str], said: IO[bytes], seconds: int) -> int:
    """Run a command and end it with everything it started, in time or not: soffice is a script around the program."""
    process = subprocess.Popen(  # noqa: S603  # a fixed program, no shell, file names of our own
        command,
        stdin=subprocess.DEVNULL,
        stdout=said,
        stderr=said,
        start_new_session=True,
        env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},
    )
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        raise TimedOut(
            f"LibreOffice had not finished after {seconds} seconds and was stopped.",
            "Run again; if it stops again, open the Word files by hand and save them as PDF.",
        ) from None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _started(desk: Path) -> bool:
    """Whether it got as far as filling its profile."""
    return len(list((desk / "profile/user").iterdir())) > 1


def _program() -> Path | None:
    for name in (shutil.which("soffice"), shutil.which("libreoffice"), *_USUAL_PLACES):
        if name and Path(name).exists() and _has_writer_and_calc(Path(name).resolve().parent):
            return Path(name)
    return None


def _has_writer_and_calc(folder: Path) -> bool:
    # Debian has them as packages apart; where the libraries stand elsewhere (macOS, snap) all come together.
    if not list(folder.glob("libsofficeapp.*")):
        return True
    return all(list(folder.glob(f"lib{part}lo.*")) for part in ("sw", "sc"))


def _options(options: dict[str, bool]) -> str:
    return json.dumps(
        {name: {"type": "boolean", "value": str(value).lower()} for name, value in options.items()},
        separators=(",", ":"),
    )
