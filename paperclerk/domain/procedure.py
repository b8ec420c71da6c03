"""How a report gets to its decision: its purpose, urgency, the meetings it goes through, the Commissioners' comments.

All of it is for the author to give or to leave out, in rows of the author's file beside those every report has.
"""

from datetime import date as day
from enum import StrEnum

from paperclerk.domain.front_page import FrontRow
from paperclerk.domain.places import Noun, Place
from paperclerk.domain.publicity import Exemption


class Urgency(StrEnum):
    """By which way a decision is taken without the usual notice; `unread` when what is written names none."""

    NONE = "none"
    GENERAL_EXCEPTION = "general_exception"
    SPECIAL_URGENCY = "special_urgency"
    LATE_ITEM = "late_item"
    UNREAD = "unread"


class Asked(StrEnum):
    """How it stands with the Commissioners' comments; `unread` when what is written says neither."""

    NOT_ASKED = "not_asked"
    AWAITED = "awaited"
    NO_COMMENT = "no_comment"
    COMMENTS = "comments"
    UNREAD = "unread"


class RouteStop(Noun):
    """A meeting that a report goes through: the body, the day (None when it cannot be read), what came of it."""

    body: str
    date: day | None = None
    written: str = ""
    outcome: str = ""

    @property
    def is_awaited(self) -> bool:
        """Whether nothing has come of it yet."""
        return self.outcome.strip(" .-–—").casefold() in ("", "awaited", "to follow", "tbc", "pending")

    @property
    def line(self) -> str:
        """Return the meeting as the front page prints it: `Scrutiny Board, 14 April 2031: supported`."""
        when = ", ".join(part for part in (self.body, self.written) if part)
        return f"{when}: {'outcome awaited' if self.is_awaited else self.outcome}"


class Commissioners(Noun):
    """The Commissioners' block: how it stands, what they said, who said it and when; it may be exempt by itself."""

    status: Asked
    written: str = ""
    text: str = ""
    name: str = ""
    date: day | None = None
    date_written: str = ""
    exemption: Exemption | None = None
    place: Place | None = None

    @property
    def is_printed(self) -> bool:
        """Whether the report has something to say of them."""
        return self.status is not Asked.NOT_ASKED


class Procedure(Noun):
    """What an author gave of how the report is taken; texts stand in the front page's `as_printed` by the row's name.

    `first_published` is when the decision was first announced in the Forward Plan, `urgency_notice` when the notice of
    its urgency was published. `waiver` is of call-in; the two private notices are those of a meeting held in private.
    """

    first_published: day | None = None
    waiver_on: day | None = None
    private_notice: day | None = None
    private_second_notice: day | None = None
    urgency: Urgency = Urgency.NONE
    urgency_agreed_on: day | None = None
    urgency_notice: day | None = None
    route: tuple[RouteStop, ...] = ()
    commissioners: Commissioners | None = None
    place: Place | None = None


# Rows that a report may have besides those every report has; printed when something stands in them.
OPENING_ROWS: tuple[FrontRow, ...] = (
    FrontRow(name="purpose", label="Purpose of the report:",
             also=("Purpose", "Report purpose", "The report is for", "Report for"),
             guidance="For decision, for discussion, to note, or for assurance."),
    FrontRow(name="priority", label="Council priorities served:",
             also=("Council priority", "Corporate priority", "Corporate priorities", "Strategic priority"),
             guidance="May be left empty."),
)  # fmt: skip

# Rows after a question and its follow-up, by the question's name.
FURTHER_ROWS: dict[str, tuple[FrontRow, ...]] = {
    "key_decision": (
        FrontRow(name="key_decision_reason", label="If it is a key decision, on which ground:",
                 also=("Key decision ground", "Ground for key decision", "Reason for key decision",
                       "Key decision criteria"),
                 guidance="Spending or savings, with the amount, or effects in two or more wards."),
        FrontRow(name="first_published", label="If it is a key decision, first published in the Forward Plan on:",
                 also=("Date first published in the Forward Plan", "Forward Plan publication date",
                       "Notice of key decision published on", "Date of key decision notice"),
                 guidance="28 clear days before the decision, or see Urgency below."),
    ),
    "call_in": (
        FrontRow(name="waiver_by", label="If call-in is waived, agreed by:",
                 also=("Call-in waiver agreed by", "Call in waived by", "Waiver of call-in agreed by")),
        FrontRow(name="waiver_on", label="If call-in is waived, agreed on:",
                 also=("Call-in waiver agreed on", "Call in waived on", "Date call-in waiver agreed",
                       "Waiver of call-in agreed on")),
    ),
    "exempt": (
        FrontRow(name="private_notice", label="If taken in private, first notice published on:",
                 also=("First notice of private meeting", "Notice of private meeting published on"),
                 guidance="28 clear days before the meeting."),
        FrontRow(name="private_second_notice", label="If taken in private, second notice published on:",
                 also=("Second notice of private meeting",),
                 guidance="Five clear days before it, with what was said against it and the answer."),
    ),
}  # fmt: skip

URGENCY_ROWS: tuple[FrontRow, ...] = (
    FrontRow(name="urgency", label="Urgency procedure:",
             also=("Urgency", "Urgency route", "Is the decision urgent"),
             guidance="None, General exception, Special urgency, or Late item."),
    FrontRow(name="urgency_reason", label="Why it is urgent:",
             also=("Reason for urgency", "Urgency reason", "Reasons for urgency"),
             guidance="And why it cannot wait for the usual notice."),
    FrontRow(name="urgency_agreed_by", label="Urgency agreed by:",
             also=("Urgency agreed with", "Who agreed the urgency", "Scrutiny chair told of the urgency"),
             guidance="Name and post; for a general exception, the scrutiny chair who was told."),
    FrontRow(name="urgency_agreed_on", label="Urgency agreed on:", also=("Date urgency agreed", "Urgency agreed date")),
    FrontRow(name="urgency_notice", label="Notice of urgency published on:",
             also=("Urgency notice published on", "Urgency notice published", "Date urgency notice published")),
)  # fmt: skip

COMMISSIONERS_ROWS: tuple[FrontRow, ...] = (
    FrontRow(name="commissioners", label="Commissioners' comments:",
             also=("Commissioners", "Commissioner comments", "Comments of the Commissioners",
                   "Commissioners' review"),
             guidance="Not requested, Awaited, No comment, or Comments."),
    FrontRow(name="commissioners_text", label="What the Commissioners said:",
             also=("Text of the Commissioners' comments", "The Commissioners' comments in full"),
             guidance="In their own words."),
    FrontRow(name="commissioners_name", label="Commissioner who answered:",
             also=("Name of Commissioner", "Commissioners' comments given by")),
    FrontRow(name="commissioners_on", label="Date of the Commissioners' answer:",
             also=("Date of Commissioners' comments", "Commissioners' comments dated")),
)  # fmt: skip

PROCEDURE_ROWS: tuple[FrontRow, ...] = (
    *OPENING_ROWS,
    *(row for rows in FURTHER_ROWS.values() for row in rows),
    *URGENCY_ROWS,
    *COMMISSIONERS_ROWS,
)

# The columns of the table of meetings, each with other words for it.
ROUTE_COLUMNS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Meeting", ("Body", "Committee", "Board", "Considered by", "Forum")),
    ("Date", ("Date of meeting", "Meeting date", "On", "When")),
    ("Outcome", ("Result", "Decision", "What came of it", "Comments")),
)
ROUTE_GUIDANCE = (
    "The meetings that this report goes through before its own, in order. Write what came of each, or Awaited. "
    "Leave the table empty if there is none."
)
URGENCY_GUIDANCE = "Only if the decision is taken without the usual notice; else leave this table empty."
COMMISSIONERS_GUIDANCE = "The Commissioners' comments. While they are awaited the report cannot be published."
PROCEDURE_GUIDANCE = (ROUTE_GUIDANCE, URGENCY_GUIDANCE, COMMISSIONERS_GUIDANCE)
COMMISSIONERS_HEADING = "Comments of the Commissioners"
