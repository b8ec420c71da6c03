"""Marked copies: an owner's own file with our findings in it, or a fresh form with their answers when it cannot be."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from paperclerk.domain.answers import answers_of, box_at
from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.forms import ReturnForm
from paperclerk.domain.names import read_name, said_of, tag
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Plan
from paperclerk.domain.receipt import REFERENCE_LENGTH, findings_for, to_mark
from paperclerk.domain.returns import Arrival, ReceivedReturn, Return
from paperclerk.excel import annotated as excel
from paperclerk.excel.inventory import would_lose as excel_would_lose
from paperclerk.excel.return_form import write_return_form as write_excel_form
from paperclerk.ooxml.package import PackageFault, open_package
from paperclerk.settings import form_key
from paperclerk.steps.issue_forms import form_for
from paperclerk.steps.office import Office, Readers
from paperclerk.steps.writing import write_whole
from paperclerk.word import annotated as word
from paperclerk.word.return_form import write_return_form as write_word_form

_OF_EXCEL = frozenset({"xlsx", "xlsm", "xls", "ods", "csv"})

# What a copy must say as the original did. Hashes, places and findings follow from the file, not from the owner.
_SAID = ("reported_by", "signed_off_by", "signed_off_on", "decisions")


class MarkedCopy(NamedTuple):
    """A copy with the findings marked in it; `is_fresh` when it is a new form with the owner's answers."""

    content: bytes
    is_fresh: bool


class MarkingDesk(NamedTuple):
    """What marking takes besides the return: readers to prove the copy by, the plan, and the key that signs forms."""

    readers: Readers
    plan: Plan
    key: bytes

    def mark(
        self, content: bytes, read: Return, findings: Sequence[Finding], blank: ReturnForm, made: datetime
    ) -> MarkedCopy | None:
        """Return a return's marked copy; None when there is no form to put the answers into either.

        The copy is read before it goes out. When it would not say what the owner said, the owner gets a fresh form.

        Args:
            content: the file as it came.
            read: what was read from it.
            findings: what to mark.
            blank: the owner's form for the period.
            made: the time the comments are dated with.
        """
        own = _own_file(content, findings, made)
        if own is not None and _says(self._read(own, read)) == _says(read):
            return MarkedCopy(own, is_fresh=False)
        if not blank.items:
            return None
        return MarkedCopy(self._fresh(read, findings, blank, made), is_fresh=True)

    def _read(self, content: bytes, read: Return) -> Return:
        return self.readers.returns(content, read.file, self.plan.scheme, self.plan.officers)

    def _fresh(self, read: Return, findings: Sequence[Finding], blank: ReturnForm, made: datetime) -> bytes:
        answers = answers_of(read, self.plan.scheme)
        form = _filled(blank, answers)
        moved = [found.model_copy(update={"place": Place(tag=box_at(found.place, read) or None)}) for found in findings]
        is_excel = ending_of(read) == ".xlsx"
        content = write_excel_form(form, self.key) if is_excel else write_word_form(form, self.key)
        again = answers_of(self._read(content, read), self.plan.scheme)
        lost = [name for name in answers if name not in _printed(blank) and again.get(name) != answers[name]]
        told = [*moved, _not_carried_over(lost)] if lost else moved
        return excel.annotate(content, told, made) if is_excel else word.annotate(content, told, made)


def _filled(blank: ReturnForm, answers: Mapping[str, str]) -> ReturnForm:
    """Return a form with a return's answers in it, and room for the milestones its owner added."""
    steps = [name for written in answers if (name := read_name(written)) and name.milestone]
    items = tuple(
        item.with_room_for(name.milestone for name in steps if name.item == item.deliverable.id) for item in blank.items
    )
    fixed = _printed(blank)
    kept = {name: text for name, text in answers.items() if name not in fixed}
    return blank.model_copy(update={"items": items, "answers": kept})


def _printed(blank: ReturnForm) -> frozenset[str]:
    """Return the boxes of the plan's own milestones that the form prints itself: their words and agreed dates."""
    return frozenset(
        tag(item.deliverable.id, field, row.milestone.id)
        for item in blank.items
        for row in item.milestone_rows
        if row.agreed
        for field in ("text", "due")
    )


def _not_carried_over(lost: Iterable[str]) -> Finding:
    """Return what the owner is told of answers that this form has no box for."""
    boxes = "; ".join(said_of(name) for written in lost if (name := read_name(written)))
    return finding(
        "V15",
        f"This is a fresh copy of the form, and it has no room for what you wrote in: {boxes}.",
        hint="We have your own file with these answers. Send that again, put right, rather than this copy.",
        about="copy",
    )


def ending_of(read: Return) -> str:
    """Return what the name of a return's marked copy ends in."""
    return ".xlsx" if read.format in _OF_EXCEL else ".docx"


def marked_name(stem: str, read: Return) -> str:
    """Return the file name of a return's marked copy."""
    return f"{stem}-marked{ending_of(read)}"


def stems_of(arrivals: Iterable[Arrival]) -> dict[str, str]:
    """Return each file's name for its receipt; of two files of one name the later has its reference added."""
    stems: dict[str, str] = {}
    taken: set[str] = set()
    for arrival in sorted(arrivals, key=lambda a: (a.received, a.sha256)):
        stem = _stem(arrival.file)
        if stem.casefold() in taken:
            stem = f"{stem}-{arrival.sha256[:REFERENCE_LENGTH]}"
        taken.add(stem.casefold())
        stems[arrival.sha256] = stem
    return stems


def write_marked_copy(
    office: Office,
    folder: Path,
    stem: str,
    content: bytes,
    received: ReceivedReturn,
    cycle: Cycle,
    made: datetime,
) -> Path | None:
    """Write the marked copy of a return that was only checked; None when nothing is wrong with it.

    Args:
        office: the workspace and its readers.
        folder: where to.
        stem: the copy's name without `-marked` and ending.
        content: the file as it came.
        received: what was read, with all that was found.
        cycle: the period it was checked in.
        made: the time the comments are dated with.
    """
    told = to_mark(findings_for(received.arrival, received.owner, received.read.findings), received.read)
    if not told:
        return None
    desk = MarkingDesk(office.readers, cycle.plan, form_key(office.workspace))
    blank = form_for(received.owner, cycle.plan, cycle.period, cycle.before, office.workspace)
    copy = desk.mark(content, received.read, told, blank, made)
    if copy is None:
        return None
    path = folder / marked_name(stem, received.read)
    write_whole(path, copy.content)
    return path


def _stem(name: str) -> str:
    """Return a file's name without its ending, fit for a file system: an attachment's without its message's name."""
    own = name.rpartition(": ")[2]
    words = re.sub(r"[^\w.()-]+", "_", PurePath(own.replace("\\", "/")).stem).strip("._")
    return words[:80] or "return"


def _own_file(content: bytes, findings: Sequence[Finding], made: datetime) -> bytes | None:
    """Return the owner's file with the findings in it; None when it would lose something by it."""
    try:
        kind = open_package(content).kind
        if kind == "word" and not word.would_lose(content):
            return word.annotate(content, findings, made)
        if kind == "excel" and not excel_would_lose(content):
            return excel.annotate(content, findings, made)
    except (PackageFault, excel.NotRewritten):
        return None
    return None


def _says(read: Return) -> tuple[Any, ...]:
    return (
        *(getattr(read, name) for name in _SAID),
        [update.model_dump(exclude={"places"}) for update in read.updates],
        [risk.model_dump(exclude={"places"}) for risk in read.risks],
        [kpi.model_dump(exclude={"places"}) for kpi in read.kpis],
    )
