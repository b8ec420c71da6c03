"""The reader of Word returns: our form filled in, whatever Word, LibreOffice or a mail program did to it since.

Boxes are found by control tag, then by the label in a row's first cell, then by `Label: answer` lines; a box found in
two ways is read once, and two answers for one field are never chosen between.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.names import FieldName, read_name, said_of
from paperclerk.domain.officers import OfficerRegister
from paperclerk.domain.places import Place
from paperclerk.domain.ratings import RagScheme
from paperclerk.domain.returns import Return
from paperclerk.ooxml.package import Package, PackageFault, kind_of, open_package
from paperclerk.ooxml.properties import last_modified
from paperclerk.ooxml.story import read_story
from parsers.return_building import FoundBoxes, build_return, lines_printed, not_a_return, read_metadata
from parsers.return_values import RawValue
from parsers.word_besides import spots_of, told_besides
from parsers.word_boxes import Box, beside_findings, boxes_by_tag
from parsers.word_labels import LabelReading, boxes_by_label
from parsers.word_outside import FormRead, damaged, left_unread
from parsers.word_tables import without_copies

_FORM = "{urn:paperclerk:return-form:1}form"
_METADATA = "{urn:paperclerk:return-form:1}metadata"

# A table with one label of ours may be anybody's; a form that lost its controls still has most of its labels.
_LABELS_OF_A_FORM = 3


class FormMark(NamedTuple):
    """What a form carries about itself, as it came: its metadata's text and the signature on it."""

    metadata: str = ""
    signature: str = ""


def knows(content: bytes) -> bool:
    """Whether a file is a Word document, by its content."""
    return kind_of(content) == "word"


def read(content: bytes, file: str, scheme: RagScheme, officers: OfficerRegister) -> Return:
    """Read a Word return; what is none of our forms, or cannot be read, comes back with the finding that says so."""
    sha256 = hashlib.sha256(content).hexdigest()
    home = Place(file=file, sha256=sha256)
    try:
        found = _found(open_package(content), home, scheme)
    except PackageFault as fault:
        return not_a_return(file, sha256, finding(fault.rule, fault.message, hint=fault.hint, place=home))
    if found is None:
        return not_a_return(file, sha256, _not_ours(home))
    return build_return(found, scheme, officers)


def read_mark(package: Package) -> FormMark:
    """Return the mark a form carries in a part of its own; an empty one when it was lost or spoilt."""
    for name in package.names:
        if not name.startswith("customXml/") or b"urn:paperclerk:return-form:1" not in package.read(name):
            continue
        try:
            root = package.xml(name)
        except PackageFault:
            continue
        metadata = root.find(_METADATA)
        if root.tag == _FORM and metadata is not None:
            signature = metadata.get("signature") or root.get("signature") or ""
            return FormMark("".join(str(text) for text in metadata.itertext()), signature)
    return FormMark()


def _found(package: Package, home: Place, scheme: RagScheme) -> FoundBoxes | None:
    story = read_story(package)
    mark = read_mark(package)
    tagged, copied = without_copies(boxes_by_tag(story, home))
    printed = _printed(mark)
    labelled = boxes_by_label(story, home, _only_deliverable(printed), tagged, printed)
    if not (tagged or mark.metadata or _looks_like_a_form(labelled)):
        return None
    beside = [*labelled.boxes, *labelled.by_headings]
    boxes = [*tagged, *_not_found_before(beside, tagged)]
    answers, disputed, problems = _one_answer_each(boxes)
    return FoundBoxes(
        file=home.file,
        sha256=home.sha256,
        format="docx",
        read_by="controls" if tagged else "labels" if labelled.boxes else "headers",
        answers=answers,
        disputed=disputed,
        metadata_text=mark.metadata,
        signature_text=mark.signature,
        modified=last_modified(package),
        findings=(
            *copied,
            *beside_findings(tagged),
            *problems,
            *labelled.findings,
            *_contradicted(tagged, beside),
            *told_besides(package, story, boxes, home),
            *left_unread(
                package, story, FormRead(boxes, lines_printed(mark.metadata), scheme, labelled.findings), home
            ),
            *damaged(story, home),
        ),
    )


def _printed(mark: FormMark) -> dict[FieldName, str]:
    """Return what the form printed in its locked boxes, from its metadata."""
    metadata = read_metadata(mark.metadata)
    return {name: text for tag, text in (metadata.prefill if metadata else {}).items() if (name := read_name(tag))}


def _only_deliverable(printed: Iterable[FieldName]) -> str | None:
    named = {name.item for name in printed}
    return named.pop() if len(named) == 1 else None


def _looks_like_a_form(found: LabelReading) -> bool:
    """Whether enough labels were found: a table of somebody's own needs as many of our columns."""
    progress = (box for box in found.by_headings if box.text and box.name.item[0] == "D" and not box.name.milestone)
    columns = {box.name.field for box in progress}
    return len(found.boxes) >= _LABELS_OF_A_FORM or len(columns) >= _LABELS_OF_A_FORM


def _not_found_before(labelled: Iterable[Box], tagged: Iterable[Box]) -> Iterator[Box]:
    """Yield the boxes found by label, but for those that their controls' tags found already."""
    seen = {spot for box in tagged for spot in spots_of(box)}
    return (box for box in labelled if not spots_of(box) & seen)


def _contradicted(tagged: Iterable[Box], labelled: Iterable[Box]) -> Iterator[Finding]:
    """Yield a finding for each box that stands beside the label of another: its control was moved there, or its tag."""
    by_spot = {spot: box for box in tagged for spot in spots_of(box)}
    for box in labelled:
        found = next((by_spot[spot] for spot in spots_of(box) if spot in by_spot), box)
        if found.name != box.name:
            yield finding(
                "V14",
                f"The box of {said_of(found.name)} now stands where the form says {said_of(box.name)}; "
                f"“{_short(found.text)}” was read as the answer of the box.",
                hint="Check that every answer stands in its own row. Boxes of the form should not be moved or copied.",
                subject=found.name.item,
                place=found.place,
                about=found.name.field,
            )


def _one_answer_each(boxes: list[Box]) -> tuple[dict[FieldName, RawValue], frozenset[FieldName], list[Finding]]:
    """Return one answer a field; a field with two different ones has none, and is disputed."""
    answers: dict[FieldName, Box] = {}
    disputed: set[FieldName] = set()
    findings: list[Finding] = []
    for box in boxes:
        first = answers.setdefault(box.name, box)
        if first is box or not box.text or " ".join(first.text.split()) == " ".join(box.text.split()):
            continue
        if not first.text:
            answers[box.name] = box
            continue
        if box.name not in disputed:
            disputed.add(box.name)
            findings.append(_two_answers(first, box))
    raw = {name: RawValue("" if name in disputed else box.text, box.place) for name, box in answers.items()}
    return raw, frozenset(disputed), findings


def _two_answers(first: Box, second: Box) -> Finding:
    both = " and ".join(f"“{_short(box.text)}” ({box.place.where})" for box in (first, second))
    return finding(
        "V08",
        f"{said_of(first.name)} has two answers: {both}. Neither was taken.",
        hint="Keep one answer, delete the other, and send the return again.",
        subject=first.name.item,
        place=second.place,
        about=first.name.field,
    )


def _not_ours(home: Place) -> Finding:
    return finding(
        "F01",
        "This Word document is not one of our return forms, or nothing of the form is left in it.",
        hint="Fill in the form that was sent for this period and send that back.",
        place=home,
    )


def _short(text: str, longest: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"
