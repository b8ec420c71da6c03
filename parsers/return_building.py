"""A return put together from the boxes a reader found: the same for Word and Excel, whatever the file looked like."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from pydantic import ValidationError

from paperclerk.domain.fields import KPI_FIELDS, RETURN_FIELDS, RISK_FIELDS, UPDATE_FIELDS, Field
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.form_words import PRINTED, PrintedLines
from paperclerk.domain.forms import ASKED, MATRIX
from paperclerk.domain.names import FieldName, read_name, said_of
from paperclerk.domain.officers import OfficerRegister
from paperclerk.domain.periods import month_label
from paperclerk.domain.places import Place
from paperclerk.domain.ratings import RagScheme
from paperclerk.domain.returns import FormIdentity, Return, Update
from paperclerk.domain.signature import FormMetadata
from parsers.return_values import RawValue, Typist, type_kpi, type_risk, type_update

_FIELDS_OF: Mapping[str, Mapping[str, Field]] = {
    "": RETURN_FIELDS, "D": UPDATE_FIELDS, "R": RISK_FIELDS, "K": KPI_FIELDS,
}  # fmt: skip


class FoundBoxes(NamedTuple):
    """What a reader found in one of our forms, before anything is typed.

    `answers` maps what a tag, name or label stands for to what stood there; `read_by` is controls, names, headers or
    labels. `disputed` are fields with two answers, of which the reader took neither. `metadata_text` and
    `signature_text` are the form's own mark as it came.
    """

    file: str
    sha256: str
    format: str
    read_by: str
    answers: Mapping[FieldName, RawValue]
    disputed: frozenset[FieldName] = frozenset()
    metadata_text: str = ""
    signature_text: str = ""
    modified: datetime | None = None
    findings: tuple[Finding, ...] = ()


def build_return(found: FoundBoxes, scheme: RagScheme, officers: OfficerRegister) -> Return:
    """Type every box and put the return together, with the findings on its values after the reader's own."""
    metadata = read_metadata(found.metadata_text)
    typist = Typist(scheme, officers)
    own, unread = _own_answers(found, typist)
    updates, findings = _updates(found, scheme, officers)
    risks, kpis = _by_item(found.answers, "R"), _by_item(found.answers, "K")
    typed_risks = [type_risk(risk, boxes, _matrix(metadata)) for risk, boxes in risks.items()]
    findings += [problem for _, problems in typed_risks for problem in problems]
    return Return(
        file=found.file,
        sha256=found.sha256,
        format=found.format,
        read_by=found.read_by,
        form=_identity(metadata, own),
        reported_by=own.get("return_reported_by"),
        signed_off_by=own.get("return_signed_off_by"),
        signed_off_on=own.get("return_signed_off_on"),
        decisions=own.get("return_decisions"),
        as_written=unread,
        modified=found.modified,
        updates=updates,
        risks=tuple(risk for risk, _ in typed_risks if not risk.says_nothing),
        kpis=tuple(said for said in (type_kpi(kpi, boxes) for kpi, boxes in kpis.items()) if not said.says_nothing),
        places={name.field: raw.place for name, raw in found.answers.items() if not name.item},
        findings=(
            *found.findings,
            *typist.findings,
            *_contradictions(found, metadata, own),
            *_gone(found, metadata),
            *_boxes_gone(found, metadata),
            *findings,
        ),
        metadata=metadata,
        signature_text=found.signature_text.strip(),
    )


def not_a_return(file: str, sha256: str, *findings: Finding) -> Return:
    """Return what a file is that is no return: its name, its hash and why."""
    return Return(file=file, sha256=sha256, findings=findings)


def read_metadata(text: str) -> FormMetadata | None:
    """Read a form's metadata from the JSON it carries; None when there is none or it was spoilt."""
    try:
        return FormMetadata.model_validate_json(text) if text.strip() else None
    except ValidationError:
        return None


def lines_printed(metadata_text: str) -> PrintedLines:
    """Return what a form says it prints outside its boxes."""
    metadata = read_metadata(metadata_text)
    return PrintedLines(metadata.prefill.get(PRINTED, "") if metadata else "")


def _matrix(metadata: FormMetadata | None) -> int | None:
    """Return how many steps the form said the risk matrix has."""
    written = metadata.prefill.get(MATRIX, "") if metadata else ""
    return int(written) if re.fullmatch(r"[0-9]{1,2}", written) else None


def _own_answers(found: FoundBoxes, typist: Typist) -> tuple[dict[str, Any], dict[str, str]]:
    """Return the values of the return's own boxes, and what was written in those that could not be read."""
    own: dict[str, Any] = {}
    unread: dict[str, str] = {}
    for name, field in RETURN_FIELDS.items():
        raw = found.answers.get(FieldName("", name))
        if raw is None or raw.is_empty:
            if name == "return_reported_by":
                at = raw.place if raw else Place(file=found.file, sha256=found.sha256)
                typist.missing(field, at, disputed=FieldName("", name) in found.disputed)
            continue
        value = typist.value(field, raw).value
        own[name] = (value.title if value else raw.text.strip()) if name == "return_owner" else value
        if own[name] is None:
            unread[name] = raw.text
    return own, unread


def _identity(metadata: FormMetadata | None, own: Mapping[str, Any]) -> FormIdentity:
    """Return which form this is: its metadata's word, or the visible boxes' where the metadata is gone."""
    if metadata is None:
        return FormIdentity(period=own.get("return_period") or "", owner=own.get("return_owner") or "")
    return FormIdentity(
        form_id=metadata.form_id,
        form_version=metadata.form_version,
        plan_title=metadata.plan_title,
        plan_version=metadata.plan_version,
        period=metadata.period,
        owner=metadata.owner,
    )


def _contradictions(found: FoundBoxes, metadata: FormMetadata | None, own: Mapping[str, Any]) -> Iterable[Finding]:
    """Yield a finding for each locked box of the front that no longer says what the form was issued for."""
    if metadata is None:
        return
    issued = {"return_period": metadata.period, "return_owner": metadata.owner}
    for name, value in issued.items():
        written = own.get(name)
        if written and written != value:
            shown = [month_label(v) if name == "return_period" else v for v in (value, written)]
            yield finding(
                "V08",
                f"{RETURN_FIELDS[name].label}: the form was issued for {shown[0]}, but now says {shown[1]}.",
                hint="Ask for a form for the right period and post, and fill in that one.",
                place=found.answers[FieldName("", name)].place,
                about=name,
            )


def _gone(found: FoundBoxes, metadata: FormMetadata | None) -> Iterable[Finding]:
    """Yield a finding for each milestone the form was issued with whose row came back nowhere."""
    items = {name.item for name in found.answers}
    steps = {(name.item, name.milestone) for name in found.answers}
    for name, text in _printed(metadata):
        if name.field == "text" and name.item in items and (name.item, name.milestone) not in steps:
            yield finding(
                "V14",
                f"{name.item}: the row of milestone {name.milestone}, “{text}”, is no longer on the form.",
                hint="Ask what became of it. It stays in the plan until Cabinet agrees otherwise.",
                subject=name.item,
                place=Place(file=found.file, sha256=found.sha256, where=f"milestones of {name.item}"),
                about=name.milestone,
            )


def _boxes_gone(found: FoundBoxes, metadata: FormMetadata | None) -> Iterator[Finding]:
    """Yield a finding for each thing the form asked after of which boxes came back nowhere, and nothing was said yet.

    Of a deliverable of which nothing is left C34 speaks.
    """
    asked = metadata.prefill.get(ASKED, "").split() if metadata else []
    items = {name.item for name in found.answers}
    for item in ["", *asked] if asked else []:
        fields = _FIELDS_OF.get(item[:1], {})
        gone = [name for name in fields if FieldName(item, name) not in found.answers]
        told = [problem.message for problem in found.findings if problem.rule == "V14" and problem.subject == item]
        lost = [fields[name].label for name in gone if not any(said_of(FieldName(item, name)) in one for one in told)]
        if not lost or (item[:1] == "D" and item not in items):
            continue
        boxes = f"box “{lost[0]}” is" if len(lost) == 1 else f"boxes {', '.join(f'“{label}”' for label in lost)} are"
        yield finding(
            "V14",
            f"{item or 'The return as a whole'}: the {boxes} no longer on the form, so no answer was read there.",
            hint="If something was to be said there, fill in the form as it was issued and send it again.",
            subject=item,
            place=Place(file=found.file, sha256=found.sha256, where=item),
            about="boxes",
        )


def _printed(metadata: FormMetadata | None) -> Iterable[tuple[FieldName, str]]:
    """Yield what the form printed of each milestone."""
    for tag, text in (metadata.prefill if metadata else {}).items():
        if (name := read_name(tag)) and name.milestone:
            yield name, text


def _updates(
    found: FoundBoxes, scheme: RagScheme, officers: OfficerRegister
) -> tuple[tuple[Update, ...], list[Finding]]:
    updates: list[Update] = []
    findings: list[Finding] = []
    milestones = _milestones(found.answers)
    for item, boxes in _by_item(found.answers, "D").items():
        home = Place(file=found.file, sha256=found.sha256)
        disputed = {name.field for name in found.disputed if name.item == item and not name.milestone}
        update, problems = type_update(
            item, boxes, scheme, officers, milestones=milestones.get(item), home=home, disputed=disputed
        )
        updates.append(update)
        findings += problems
    return tuple(updates), findings


def _by_item(answers: Mapping[FieldName, RawValue], letter: str) -> dict[str, dict[str, RawValue]]:
    items: dict[str, dict[str, RawValue]] = {}
    for name, raw in answers.items():
        if name.item.startswith(letter):
            boxes = items.setdefault(name.item, {})
            if not name.milestone:
                boxes[name.field] = raw
    return items


def _milestones(answers: Mapping[FieldName, RawValue]) -> dict[str, dict[str, dict[str, RawValue]]]:
    found: dict[str, dict[str, dict[str, RawValue]]] = {}
    for name, raw in answers.items():
        if name.milestone:
            found.setdefault(name.item, {}).setdefault(name.milestone, {})[name.field] = raw
    return found
