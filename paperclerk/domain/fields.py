"""The fields of a return form: their names in files and JSON, the words owners see, and what goes into each."""

from enum import StrEnum

from paperclerk.domain.places import Noun


class Kind(StrEnum):
    """What an answer is made of; forms give each kind its own box, readers its own way of reading."""

    RATING = "rating"
    STATUS = "status"
    PERCENT = "percent"
    DATE = "date"
    LINE = "line"
    TEXT = "text"
    OFFICER = "officer"
    PERIOD = "period"
    STEP = "step"


class Field(Noun):
    """One field of the form; `also` are other labels people put in its place."""

    name: str
    label: str
    kind: Kind
    guidance: str = ""
    locked: bool = False
    required: bool = False
    also: tuple[str, ...] = ()


def _by_name(*fields: Field) -> dict[str, Field]:
    return {field.name: field for field in fields}


UPDATE_FIELDS: dict[str, Field] = _by_name(
    Field(name="due", label="Agreed due date", kind=Kind.DATE, locked=True, also=("Baseline date", "Due date"),
          guidance="Fixed by Cabinet. To ask for another date, fill in the forecast and the reason."),
    Field(name="rag", label="RAG rating", kind=Kind.RATING, required=True, also=("RAG", "RAG status", "Rating"),
          guidance="Your honest view today. The key is at the end of this form."),
    Field(name="status", label="Status", kind=Kind.STATUS, required=True, also=("Progress status",),
          guidance="Where the work is. This is not the same as the rating."),
    Field(name="percent", label="Percentage complete", kind=Kind.PERCENT, also=("% complete", "Percent complete"),
          guidance="A whole number from 0 to 100."),
    Field(name="forecast", label="Forecast completion date", kind=Kind.DATE, also=("Forecast", "Forecast date"),
          guidance="When you now expect it to be done, as day, month, year."),
    Field(name="actual", label="Actual completion date", kind=Kind.DATE, also=("Completed on", "Actual date"),
          guidance="Only when it is done."),
    Field(name="narrative", label="Progress this period", kind=Kind.TEXT, required=True,
          also=("Progress", "Narrative", "Achieved this period", "Commentary"),
          guidance="What was done, with figures, dates and documents. Not what is planned."),
    Field(name="next_steps", label="Planned next", kind=Kind.TEXT, also=("Next steps", "Planned next period"),
          guidance="What will be done in the next period."),
    Field(name="evidence", label="Evidence", kind=Kind.TEXT, also=("Evidence (link or file name)",),
          guidance="The document, minute or link that shows it. Needed when it is complete or the rating improves."),
    Field(name="slip_reason", label="Reason for a later date", kind=Kind.TEXT, also=("Reason for slippage",),
          guidance="Needed when the forecast is later than you said last time."),
    Field(name="recovery_action", label="Path to green: action", kind=Kind.TEXT, also=("Path to green",),
          guidance="Needed when the rating is Amber or Red: what will put it right."),
    Field(name="recovery_owner", label="Path to green: owner", kind=Kind.OFFICER, guidance="Who will do it."),
    Field(name="recovery_date", label="Path to green: date", kind=Kind.DATE, guidance="By when."),
)  # fmt: skip

RETURN_FIELDS: dict[str, Field] = _by_name(
    Field(name="return_period", label="Reporting period", kind=Kind.PERIOD, locked=True, also=("Period",)),
    Field(name="return_owner", label="Return of", kind=Kind.OFFICER, locked=True, also=("Owner", "Lead officer")),
    Field(name="return_reported_by", label="Reported by", kind=Kind.LINE, required=True,
          guidance="Your name and post."),
    Field(name="return_signed_off_by", label="Signed off by", kind=Kind.LINE, required=True,
          also=("Signed off by (Senior Accountable Officer)", "Sign-off"),
          guidance="The Senior Accountable Officer who agrees to this return."),
    Field(name="return_signed_off_on", label="Signed off on", kind=Kind.DATE, required=True,
          also=("Date of sign-off", "Signed on"), guidance="After the last change to this return."),
    Field(name="return_decisions", label="Decisions needed", kind=Kind.TEXT,
          guidance="What you need decided, by whom and by when. Leave empty if nothing."),
)  # fmt: skip

# The columns of a form's tables: a deliverable's dated steps, the risks and the figures of its lead.
MILESTONE_FIELDS: dict[str, Field] = _by_name(
    Field(name="text", label="Milestone", kind=Kind.LINE, also=("Step", "Stage", "Milestones")),
    Field(name="due", label="Agreed date", kind=Kind.DATE, locked=True,
          also=("Agreed due date", "Baseline", "Baseline date", "Due", "Due date")),
    Field(name="forecast", label="Forecast date", kind=Kind.DATE,
          also=("Forecast", "Forecast completion date", "Expected", "Expected date")),
    Field(name="actual", label="Completed on", kind=Kind.DATE,
          also=("Actual", "Actual date", "Actual completion date", "Completed", "Done on")),
)  # fmt: skip

RISK_FIELDS: dict[str, Field] = _by_name(
    Field(name="likelihood", label="Likelihood", kind=Kind.STEP, also=("Likelihood now", "Probability")),
    Field(name="impact", label="Impact", kind=Kind.STEP, also=("Impact now",)),
    Field(name="mitigation", label="Mitigation", kind=Kind.TEXT,
          also=("What is being done", "Mitigations", "Mitigating action", "Mitigating actions", "Controls")),
    Field(name="comment", label="Comment", kind=Kind.TEXT, also=("Comments", "Remarks")),
)  # fmt: skip

KPI_FIELDS: dict[str, Field] = _by_name(
    Field(name="actual", label="Actual", kind=Kind.LINE, also=("Actual now", "Latest", "Latest figure")),
    Field(name="comment", label="Comment", kind=Kind.TEXT, also=("Comments", "Remarks")),
)  # fmt: skip

# Text a form shows in an empty box. LibreOffice turns it into real text on saving: readers take it as no answer.
PLACEHOLDERS: dict[Kind, str] = {
    Kind.RATING: "Choose a rating",
    Kind.STATUS: "Choose a status",
    Kind.PERCENT: "Type a number",
    Kind.DATE: "Pick or type a date",
    Kind.LINE: "Type here",
    Kind.TEXT: "Type here",
    Kind.OFFICER: "Type a post",
    Kind.PERIOD: "",
    Kind.STEP: "Choose a number",
}
