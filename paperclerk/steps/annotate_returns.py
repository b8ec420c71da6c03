"""Marked copies: an owner's own file with our findings in it, or a fresh form with their answers when it cannot be."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from paperclerk.domain.answers import answers_of, box_at
from paperclerk.domain.findings import Finding
from paperclerk.domain.forms import ReturnForm
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Plan
from paperclerk.domain.returns import Return
from paperclerk.excel import annotated as excel
from paperclerk.excel.inventory import would_lose as excel_would_lose
from paperclerk.excel.return_form import write_return_form as write_excel_form
from paperclerk.ooxml.package import PackageFault, open_package
from paperclerk.steps.office import Readers
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
        form = blank.model_copy(update={"answers": answers_of(read, self.plan.scheme)})
        moved = [found.model_copy(update={"place": Place(tag=box_at(found.place, read) or None)}) for found in findings]
        if ending_of(read) == ".xlsx":
            return excel.annotate(write_excel_form(form, self.key), moved, made)
        return word.annotate(write_word_form(form, self.key), moved, made)


def ending_of(read: Return) -> str:
    """Return what the name of a return's marked copy ends in."""
    return ".xlsx" if read.format in _OF_EXCEL else ".docx"


def marked_name(stem: str, read: Return) -> str:
    """Return the file name of a return's marked copy."""
    return f"{stem}-marked{ending_of(read)}"


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
