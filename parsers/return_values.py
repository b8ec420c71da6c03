"""From what stood in a return's boxes to typed values: the one place where Word and Excel answers get their types."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from paperclerk.domain.fields import MILESTONE_FIELDS, RISK_FIELDS, UPDATE_FIELDS, Field, Kind
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.officers import Officer, OfficerRegister
from paperclerk.domain.periods import for_people
from paperclerk.domain.places import Place
from paperclerk.domain.plan import Milestone
from paperclerk.domain.ratings import Rag, RagScheme, Status
from paperclerk.domain.returns import KpiUpdate, RiskUpdate, Update
from parsers import cells
from parsers.form_labels import without_placeholders
from parsers.readings import Reading, empty, plain, words

RULE_OF_KIND = {
    Kind.RATING: "V01", Kind.STATUS: "V02", Kind.DATE: "V03", Kind.PERIOD: "V03", Kind.PERCENT: "V04",
    Kind.OFFICER: "V05", Kind.LINE: "V10", Kind.TEXT: "V10", Kind.STEP: "V04",
}  # fmt: skip


class RawValue(NamedTuple):
    """What stood in one box: text from Word, text or a typed value from a spreadsheet's cell.

    `number_format` is the cell's own, None when it is not known; `day_zero` is day 0 of the workbook's calendar
    (`parsers.cells.EXCEL_1900`), None outside spreadsheets. `either_way` says that whatever wrote the file may have
    put the month before the day.
    """

    value: str | date | float | None
    place: Place = Place()
    number_format: str | None = ""
    day_zero: date | None = None
    either_way: bool = False

    @property
    def text(self) -> str:
        """Return the value as a person would type it, without the form's own prompts."""
        if isinstance(self.value, datetime):
            return for_people(self.value.date())
        if isinstance(self.value, date):
            return for_people(self.value)
        if isinstance(self.value, float) and "%" in (self.number_format or ""):
            # 0.57 is kept in binary and gives 56.99999... when multiplied
            return f"{round(self.value * 100, 9):g}%"
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return "" if self.value is None else without_placeholders(str(self.value))

    @property
    def is_empty(self) -> bool:
        """Whether nothing was put into the box."""
        return not self.text.strip()


class Typist:
    """Types the answers of one return and gathers the findings on them.

    Args:
        scheme: the council's ratings.
        officers: the register of posts.
    """

    def __init__(self, scheme: RagScheme, officers: OfficerRegister) -> None:
        self._scheme = scheme
        self._officers = officers
        self.findings: list[Finding] = []

    def value(self, field: Field, raw: RawValue, subject: str = "") -> Reading[Any]:
        """Read one answer by its kind; what is wrong or read otherwise than written becomes a finding."""
        reading = self._read(field.kind, raw)
        if reading.problem:
            self._note_problem(field, reading, raw, subject)
        elif reading.note:
            message = f"{_name(subject, field)}: “{_short(raw.text)}” was {reading.note}."
            self._add("V09", message, "Tell us if that is not what was meant.", field, raw, subject)
        return reading

    def missing(self, field: Field, place: Place, subject: str = "", *, disputed: bool = False) -> None:
        """Note that a required answer is missing: the box was left empty, or what it has was not taken (`disputed`).

        Why it was not, as two answers or an error in a cell, is said in a finding of its own.
        """
        why = "has no answer that could be taken" if disputed else "was left empty"
        hint = "Put right what else is said of it" if disputed else "Fill it in"
        message = f"{_name(subject, field)} {why}."
        self._add("V12", message, f"{hint} and send the return again.", field, RawValue(None, place), subject)

    def off_the_matrix(self, field: Field, raw: RawValue, subject: str, matrix: int | None) -> None:
        """Note a likelihood or impact that the council's matrix does not have."""
        steps = f"from 1 to {matrix}" if matrix else "of the risk matrix"
        message = f"{_name(subject, field)}: “{_short(raw.text)}” is not a step {steps}."
        self._add("V04", message, "Write the step’s number and send the return again.", field, raw, subject)

    def _read(self, kind: Kind, raw: RawValue) -> Reading[Any]:
        if raw.is_empty:
            return empty(raw.text)
        typed_value = raw.text if isinstance(raw.value, str) else raw.value
        readers: dict[Kind, Callable[[], Reading[Any]]] = {
            Kind.RATING: lambda: cells.read_rating(raw.text, self._scheme),
            Kind.STATUS: lambda: cells.read_status(raw.text),
            Kind.PERCENT: lambda: cells.read_percent(_number(typed_value), raw.number_format),
            Kind.DATE: lambda: cells.read_date(typed_value, raw.day_zero, either_way=raw.either_way),
            Kind.OFFICER: lambda: cells.read_officer(raw.text, self._officers),
            Kind.PERIOD: lambda: cells.read_period(raw.text),
            Kind.LINE: lambda: cells.read_text(plain(raw.text)),
            Kind.TEXT: lambda: cells.read_text(raw.text),
            Kind.STEP: lambda: cells.read_step(raw.text),
        }
        return readers[kind]()

    def _note_problem(self, field: Field, reading: Reading[Any], raw: RawValue, subject: str) -> None:
        offered = " or ".join(reading.choices) if len(reading.choices) < 3 else ", ".join(reading.choices)
        hint = f"Write {offered} and send the return again." if offered else "Put it right and send the return again."
        if field.kind in (Kind.RATING, Kind.STATUS):
            hint = f"Choose one of {offered} and send the return again."
        elif field.kind is Kind.OFFICER:
            hint = f"Perhaps {offered}? Use the post's title as the plan has it." if offered else (
                "Use the post's title as the plan has it.")  # fmt: skip
        message = f"{_name(subject, field)}: “{_short(raw.text)}” {reading.problem}."
        self._add(RULE_OF_KIND[field.kind], message, hint, field, raw, subject)

    def _add(self, rule: str, message: str, hint: str, field: Field, raw: RawValue, subject: str) -> None:
        self.findings.append(finding(rule, message, hint=hint, subject=subject, place=raw.place, about=field.name))


def type_update(
    deliverable: str,
    raw: Mapping[str, RawValue],
    scheme: RagScheme,
    officers: OfficerRegister,
    *,
    milestones: Mapping[str, Mapping[str, RawValue]] | None = None,
    home: Place | None = None,
    disputed: Collection[str] = (),
) -> tuple[Update, list[Finding]]:
    """Type what a return says of one deliverable.

    Args:
        deliverable: its id, `D4.1`.
        raw: what stood in its boxes, by field name.
        scheme: the council's ratings.
        officers: the register of posts.
        milestones: its dated steps' boxes (`text`, `due`, `forecast`, `actual`), by milestone id.
        home: the place of the deliverable as a whole, for what is missing; the first box's file unless given.
        disputed: fields with two answers, which have none and are not called empty.
    """
    typist = Typist(scheme, officers)
    values: dict[str, Any] = {}
    as_written: dict[str, str] = {}
    for name, field in UPDATE_FIELDS.items():
        if name in raw and not raw[name].is_empty:
            reading = typist.value(field, raw[name], deliverable)
            values[name] = _kept(field, reading, raw[name])
            if _differs(field, reading, raw[name], scheme):
                as_written[name] = raw[name].text
    steps = [_type_milestone(typist, deliverable, step, boxes) for step, boxes in (milestones or {}).items()]
    update = Update(
        deliverable=deliverable,
        **values,
        milestones=tuple(step.milestone for step in steps if step.milestone),
        as_written={**as_written, **{name: text for step in steps for name, text in step.as_written.items()}},
        places={
            **{name: raw[name].place for name in UPDATE_FIELDS if name in raw},
            **{name: place for step in steps for name, place in step.places.items()},
        },
    )
    if not update.says_nothing:
        unanswered = [name for name, field in UPDATE_FIELDS.items() if field.required and name not in values]
        for name in unanswered:
            at = raw[name].place if name in raw else home or _file_of(raw.values())
            typist.missing(UPDATE_FIELDS[name], at, deliverable, disputed=name in disputed)
    return update, typist.findings


def type_risk(risk: str, raw: Mapping[str, RawValue], matrix: int | None = None) -> tuple[RiskUpdate, list[Finding]]:
    """Type what a return says of one risk; `matrix` is how many steps the council's has, when the form says so."""
    typist = Typist(RagScheme(ratings=()), OfficerRegister())
    values: dict[str, Any] = {}
    as_written: dict[str, str] = {}
    for name, field in RISK_FIELDS.items():
        if name not in raw or raw[name].is_empty:
            continue
        values[name] = typist.value(field, raw[name], risk).value
        if field.kind is Kind.STEP and not _on_matrix(values[name], matrix):
            typist.off_the_matrix(field, raw[name], risk, matrix)
            values[name] = None
        if values[name] is None:
            as_written[name] = raw[name].text
    places = {name: value.place for name, value in raw.items()}
    return RiskUpdate(risk=risk, **values, as_written=as_written, places=places), typist.findings


def type_kpi(kpi: str, raw: Mapping[str, RawValue]) -> KpiUpdate:
    """Type what a return says of one figure; it is kept as written, since every figure has its own unit."""
    text = {name: cells.read_text(raw[name].text).value for name in ("actual", "comment") if name in raw}
    return KpiUpdate(kpi=kpi, **text, places={name: value.place for name, value in raw.items()})


class _TypedStep(NamedTuple):
    milestone: Milestone | None
    as_written: dict[str, str]
    places: dict[str, Place]


def _type_milestone(typist: Typist, deliverable: str, id: str, boxes: Mapping[str, RawValue]) -> _TypedStep:
    """Type one row of milestones; a spare row that was left empty is none."""
    values: dict[str, Any] = {}
    as_written: dict[str, str] = {}
    for name, field in MILESTONE_FIELDS.items():
        if name in boxes and not boxes[name].is_empty:
            own = field.model_copy(update={"name": f"{id}_{name}", "label": f"milestone {id}, {field.label}"})
            values[name] = typist.value(own, boxes[name], deliverable).value
            if values[name] is None:
                as_written[own.name] = boxes[name].text
    if not values:
        return _TypedStep(None, {}, {})
    if not values.get("text"):
        _say_unnamed(typist, deliverable, id, boxes)
    places = {f"{id}_{name}": raw.place for name, raw in boxes.items()}
    return _TypedStep(Milestone(**{"id": id, "text": "", **values}), as_written, places)


def _say_unnamed(typist: Typist, deliverable: str, id: str, boxes: Mapping[str, RawValue]) -> None:
    field = MILESTONE_FIELDS["text"]
    place = boxes["text"].place if "text" in boxes else next(iter(boxes.values())).place
    own = field.model_copy(update={"name": f"{id}_text", "label": f"milestone {id}, {field.label}"})
    typist.missing(own, place, deliverable)


def _on_matrix(step: int | None, matrix: int | None) -> bool:
    return step is None or (step >= 1 and (matrix is None or step <= matrix))


def _kept(field: Field, reading: Reading[Any], raw: RawValue) -> Any:
    """Return the value to keep: a post that is not in the register stays as it was written, with its finding."""
    if field.kind is Kind.OFFICER:
        return reading.value.title if reading.value else (plain(raw.text) if reading.problem else None)
    return reading.value


def _differs(field: Field, reading: Reading[Any], raw: RawValue, scheme: RagScheme) -> bool:
    """Whether what was typed is not what will be printed, so that it must be kept beside it."""
    if field.kind in (Kind.TEXT, Kind.LINE):
        return False
    return reading.value is None or words(raw.text) != words(_as_printed(reading.value, scheme))


def _as_printed(value: Any, scheme: RagScheme) -> str:
    if isinstance(value, Rag):
        return scheme.rating(value).label
    if isinstance(value, Status):
        return value.label
    if isinstance(value, Officer):
        return value.title
    return for_people(value) if isinstance(value, date) else str(value)


def _number(value: str | date | float | None) -> str | float | None:
    return for_people(value) if isinstance(value, date) else value


def _name(subject: str, field: Field) -> str:
    return f"{subject}, {field.label}" if subject else field.label


def _short(text: str, longest: int = 60) -> str:
    line = plain(text)
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _file_of(values: Iterable[RawValue]) -> Place:
    first = next(iter(values), None)
    return Place(file=first.place.file, sha256=first.place.sha256) if first else Place()
