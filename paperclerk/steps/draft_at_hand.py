"""A draft looked at before anything is made of it: whether it is ours, what it was made from, what would be lost."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from paperclerk.domain.cycle import PaperIssue
from paperclerk.domain.manifest import Manifest
from paperclerk.domain.regenerated import DraftKnown
from paperclerk.errors import CalledWrongly, PaperclerkError, Refused, Unreadable
from paperclerk.ooxml.archive import PAPER_LIMITS
from paperclerk.ooxml.package import Package, PackageFault, open_package
from paperclerk.steps.make_papers import MadePaper
from paperclerk.storage.ledger import Ledger
from paperclerk.word.builds import build_of
from paperclerk.word.regenerate import known_regions
from paperclerk.word.region_hashes import hashes_in, made_otherwise

_FORCE = "Nothing was changed. With --force what cannot be placed is put at the end, under a heading that says so."
_STRICT = b"http://purl.oclc.org/ooxml/"
# What a file says when it is locked or holds programs: it could be read, but not written again whole.
_LOCKED = "F05"
# With fewer of its regions than this share, a draft is more likely another document than one with parts deleted.
_ENOUGH = 0.5
_NAMED = 12


class DraftAtHand(NamedTuple):
    """A draft, and the original it was made from as the ledger keeps it; None where it is not known."""

    content: bytes
    build: str
    issue: PaperIssue | None
    base: bytes | None
    notes: tuple[str, ...]


def look_at_draft(path: Path, ledger: Ledger, *, force: bool) -> DraftAtHand:
    """Read a draft and find its original.

    Raises:
        Unreadable: there is no such file, or it is broken.
        Refused: it could not be written again without a loss, or nothing says what it was made from.
    """
    content = _content(path)
    package = _opened(path, content)
    _refuse_what_would_be_lost(path, package)
    build = build_of(package)
    issue, base = _original(ledger, build)
    if base is None and not force:
        said = (
            f"says that it is of build {build}, whose original this ledger does not keep" if build else "names no build"
        )
        raise Refused(
            f"{path.name} {said}: nobody can tell what in it is the author's.",
            "Nothing was changed. Name the workspace it was made in (--workspace), and give the draft as it was made "
            "or saved from that, not its text pasted into a new document. With --force, --paper and --period all that "
            "differs is put beside what stands there.",
        )
    notes = (*_open_elsewhere(path), *_made_otherwise(path, package, base, force=force))
    return DraftAtHand(content, build, issue, base, notes)


def refuse_another_paper(path: Path, at_hand: DraftAtHand, new: MadePaper, ledger: Ledger) -> None:
    """Make sure that a draft and the paper of now are of one period, plan and template.

    Raises:
        Refused: they are not.
    """
    issue = at_hand.issue
    if issue is None:
        return
    if (issue.name, issue.period) != (new.issue.name, new.issue.period):
        raise Refused(
            f"{path.name} is the {issue.name} of {issue.period}, not the {new.issue.name} of {new.issue.period}.",
            f"Leave --period and --paper out to bring the new data of {issue.period} in. {_FORCE}",
        )
    before, now = _manifest(ledger, issue), Manifest.model_validate_json(new.manifest)
    if before is not None and before.template.sha256 != now.template.sha256:
        raise Refused(
            f"{path.name} was made with another version of the template {now.template.file}.",
            f"Its tables may no longer fit what is made now. {_FORCE}",
        )
    if before is not None and before.plan.title != now.plan.title:
        raise Refused(f"{path.name} reports on another plan, {before.plan.title}, not on {now.plan.title}.", _FORCE)


def refuse_unknown_regions(path: Path, at_hand: DraftAtHand, original: bytes) -> DraftKnown:
    """Make sure that enough of what was generated is still known in a draft.

    Raises:
        Refused: too little is; the message tells which regions were found.
    """
    known = known_regions(at_hand.content, original)
    found = len(known.by_control) + len(known.by_bookmark)
    if found < _ENOUGH * (found + len(known.missing)):
        raise Refused(f"{path.name} has too little left of what was generated. {account_of(known)}", _FORCE)
    return known


def account_of(known: DraftKnown) -> str:
    """Return which regions of a draft were found, in words."""
    controls, bookmarks, missing = len(known.by_control), len(known.by_bookmark), len(known.missing)
    names = _some((*known.by_control, *known.by_bookmark)) or "none"
    return (
        f"Of {controls + bookmarks + missing} regions {controls} were found by their controls and {bookmarks} by their "
        f"bookmarks ({names}); not found: {_some(known.missing) or 'none'}."
    )


def _made_otherwise(path: Path, package: Package, base: bytes | None, *, force: bool) -> list[str]:
    """Return a note of the regions whose hashes in a draft are not those of its original.

    Raises:
        Refused: most are not: the draft was not made from the original that its build names.
    """
    original = None if base is None else open_package(base, PAPER_LIMITS)
    doubted = () if original is None else made_otherwise(package, original)
    if not doubted or original is None:
        return []
    made = hashes_in(original)
    said = f"{path.name} says of {len(doubted)} of {len(made)} regions ({_some(doubted)}) that they were made otherwise"
    if len(doubted) > _ENOUGH * len(made) and not force:
        raise Refused(
            f"{said} than in the original that the ledger keeps for the build it names: it was not made from that.",
            "Nothing was changed. Its build was put into another file, or the ledger is another's: name the workspace "
            "it was made in (--workspace). With --force all that differs is put beside what stands there.",
        )
    return [f"{said} than in the ledger's original. There all counts as the author's: nothing is replaced."]


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _original(ledger: Ledger, build: str) -> tuple[PaperIssue | None, bytes | None]:
    issues = ledger.issues_built(build) if build else ()
    for issue in issues:
        try:
            return issue, ledger.content(issue.sha256)
        except CalledWrongly:
            # A paper made before its Word file was kept too.
            continue
    return (issues[0] if issues else None), None


def _manifest(ledger: Ledger, issue: PaperIssue) -> Manifest | None:
    try:
        return Manifest.model_validate_json(ledger.content(issue.manifest_sha256)) if issue.manifest_sha256 else None
    except (PaperclerkError, ValidationError):
        return None


def _content(path: Path) -> bytes:
    if path.suffix.lower() == ".docm":
        raise Refused(
            f"{path.name} may hold macros, which nobody here runs or writes again.",
            "Nothing was changed. Save it in Word as a .docx, and regenerate that.",
        )
    try:
        return path.read_bytes()
    except OSError as problem:
        reason = "it is a folder" if path.is_dir() else (problem.strerror or "it cannot be opened").lower()
        raise Unreadable(f"{path} could not be read: {reason}.", "Give a draft's .docx.") from problem


# What a fault says of a return is not what to do with a draft.
_AGAIN = "Take the last copy that Word opens, or the paper as it was made, and regenerate that."
_ADVICE = dict.fromkeys(("F02", "F04"), _AGAIN)


def _opened(path: Path, content: bytes) -> Package:
    try:
        package = open_package(content, PAPER_LIMITS)
        if package.kind != "word":
            raise PackageFault("F03", "The file is not a Word document.", "Give a draft's .docx.")
        package.xml(package.main_part)
    except PackageFault as fault:
        kind = Refused if fault.rule == _LOCKED else Unreadable
        raise kind(
            f"{path.name}: {fault.message}", f"Nothing was changed. {_ADVICE.get(fault.rule, fault.hint)}"
        ) from fault
    return package


def _refuse_what_would_be_lost(path: Path, package: Package) -> None:
    reasons = (
        ("holds macros", package.holds_macros),
        ("is signed, and a signature holds for the file as it is alone", any(
            name.startswith("_xmlsignatures/") for name in package.names)),
        ("is saved as Strict Open XML", _STRICT in package.read(package.main_part)),
    )  # fmt: skip
    for reason, holds in reasons:
        if holds:
            raise Refused(f"{path.name} {reason}.", "Nothing was changed. Save a copy in Word as an ordinary .docx.")


def _open_elsewhere(path: Path) -> list[str]:
    """Return a note when a program has the draft open: Word leaves ~$ beside it, LibreOffice .~lock."""
    locks = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#")
    there = next((lock for lock in locks if (path.parent / lock).exists()), None)
    if there is None:
        return []
    return [f"{path.name} is open in a program ({there} lies beside it): what is not saved yet is not in the new file."]
