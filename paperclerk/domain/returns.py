"""Returns: the document one lead sends back for one period, and what it says of each deliverable."""

from collections.abc import Iterable
from datetime import date, datetime

from pydantic import Field

from paperclerk.domain.findings import Finding
from paperclerk.domain.places import Noun, Place
from paperclerk.domain.plan import Milestone
from paperclerk.domain.ratings import Rag, Status
from paperclerk.domain.signature import FormMetadata


class Update(Noun):
    """What a return says of one deliverable. None means the box was left empty.

    `as_written` keeps what the owner typed for each field read otherwise than it was written; `places` says where
    each field was read; a milestone's fields stand in both as `m1_forecast`.
    """

    deliverable: str
    rag: Rag | None = None
    status: Status | None = None
    percent: int | None = None
    due: date | None = None
    forecast: date | None = None
    actual: date | None = None
    narrative: str | None = None
    next_steps: str | None = None
    evidence: str | None = None
    recovery_action: str | None = None
    recovery_owner: str | None = None
    recovery_date: date | None = None
    slip_reason: str | None = None
    milestones: tuple[Milestone, ...] = ()
    as_written: dict[str, str] = {}
    places: dict[str, Place] = {}

    @property
    def says_nothing(self) -> bool:
        """Whether the owner left every box of this deliverable empty; an answer that could not be read is one."""
        given = (self.rag, self.status, self.forecast, self.actual, self.narrative, self.next_steps, self.evidence,
                 self.recovery_action, self.recovery_owner, self.recovery_date, self.slip_reason)  # fmt: skip
        steps = any(step.forecast or step.actual for step in self.milestones)
        written = {name for name in self.as_written if name != "due" and not name.endswith("_due")}
        return not (any(given) or self.percent is not None or steps or written)


class RiskUpdate(Noun):
    """What a return says of one risk."""

    risk: str
    likelihood: int | None = None
    impact: int | None = None
    mitigation: str | None = None
    comment: str | None = None
    as_written: dict[str, str] = {}
    places: dict[str, Place] = {}

    @property
    def says_nothing(self) -> bool:
        """Whether the owner left every box of this risk empty."""
        given = (self.likelihood, self.impact, self.mitigation, self.comment)
        return not (any(given) or self.as_written)


class KpiUpdate(Noun):
    """What a return says of one figure the plan is measured by."""

    kpi: str
    actual: str | None = None
    comment: str | None = None
    places: dict[str, Place] = {}

    @property
    def says_nothing(self) -> bool:
        """Whether the owner left both boxes of this figure empty."""
        return not (self.actual or self.comment)


class FormIdentity(Noun):
    """Which form a return was written on, from its signed metadata or, failing that, its visible fields.

    `signature` is valid, invalid or missing: it proves that the form is ours, not who filled it in.
    """

    form_id: str = ""
    form_version: str = ""
    plan_title: str = ""
    plan_version: str = ""
    period: str = ""
    owner: str = ""
    signature: str = "missing"


class Return(Noun):
    """One file that came back, read. `format` and `read_by` are empty for a file that is no return."""

    file: str
    sha256: str
    format: str = ""
    read_by: str = ""
    form: FormIdentity | None = None
    reported_by: str | None = None
    signed_off_by: str | None = None
    signed_off_on: date | None = None
    decisions: str | None = None
    # What stood in a box of the return's own that could not be read, by field name.
    as_written: dict[str, str] = {}
    # When the document itself says it was last changed; None when it does not say.
    modified: datetime | None = None
    updates: tuple[Update, ...] = ()
    risks: tuple[RiskUpdate, ...] = ()
    kpis: tuple[KpiUpdate, ...] = ()
    places: dict[str, Place] = {}
    findings: tuple[Finding, ...] = ()
    # The form's signed metadata as it came, for the step that holds the key; `form.signature` keeps the verdict.
    metadata: FormMetadata | None = Field(default=None, exclude=True)
    signature_text: str = Field(default="", exclude=True)

    @property
    def is_ours(self) -> bool:
        """Whether this file is one of our forms filled in, rather than something else that arrived."""
        return bool(self.format and self.form)

    def with_findings(self, findings: Iterable[Finding]) -> "Return":
        """Return this return with more findings on it."""
        return self.model_copy(update={"findings": (*self.findings, *findings)})


class Arrival(Noun):
    """How a file came in: its bytes' hash, the name it had, when, and the message it came in if it did."""

    sha256: str
    file: str
    received: datetime
    message_id: str | None = None
    sender: str | None = None


class ReceivedReturn(Noun):
    """A return as recorded: what it says, and how it came in."""

    read: Return
    arrival: Arrival
    period: str
    owner: str

    def place(self, deliverable: str, field: str) -> Place:
        """Return where this return says something of a deliverable; the file itself when it does not."""
        for update in self.read.updates:
            if update.deliverable == deliverable and field in update.places:
                return update.places[field]
        return Place(file=self.read.file, sha256=self.read.sha256)
