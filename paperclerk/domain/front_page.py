"""The front page of a report: its rows, its four yes/no questions with what follows from an answer, and their words."""

import re
from datetime import date as day

from paperclerk.domain.places import Noun


class FrontRow(Noun):
    """A row of the front-page table: its name in JSON, the label printed, other labels people use, what to put in."""

    name: str
    label: str
    also: tuple[str, ...] = ()
    guidance: str = ""
    required: bool = False


class Question(Noun):
    """A yes/no question and the row that follows it, which must be filled in when the answer is `needed_when`."""

    name: str
    label: str
    also: tuple[str, ...] = ()
    follow_up: FrontRow
    needed_when: str = "Yes"


FRONT_ROWS: tuple[FrontRow, ...] = (
    FrontRow(name="subject", label="Subject:", also=("Title", "Report title", "Title of report"), required=True,
             guidance="What the report is about, as the agenda will print it."),
    FrontRow(name="report_of", label="Report of:", also=("Report of the", "Director", "Responsible director"),
             required=True, guidance="Name and post, a line each."),
    FrontRow(name="cabinet_members", label="Relevant Cabinet Member:",
             also=("Relevant Cabinet Member(s)", "Cabinet Member", "Cabinet Members", "Portfolio Holder",
                   "Relevant Portfolio Holder", "Lead Member", "Executive Member"),
             required=True, guidance="Name and portfolio, a line each."),
    FrontRow(name="scrutiny_chairs", label="Relevant O&S Chair(s):",
             also=("Relevant O & S Chair", "O&S Chair", "Relevant Scrutiny Chair(s)", "Scrutiny Chair",
                   "Relevant Overview and Scrutiny Chair(s)"),
             guidance="Name and committee, a line each."),
    FrontRow(name="author", label="Report author:", also=("Author", "Report by", "Contact officer", "Lead officer"),
             required=True, guidance="Name, post and e-mail address."),
)  # fmt: skip

# Rows that say where the report goes; on paper they stand above the table.
ROUTE_ROWS: tuple[FrontRow, ...] = (
    FrontRow(name="organisation", label="Organisation:", also=("Council", "Authority")),
    FrontRow(name="body", label="Report to:", also=("Committee", "Meeting of", "Decision maker", "Body")),
    FrontRow(name="date", label="Date of meeting:", also=("Meeting date", "Date", "Date of the meeting")),
)

QUESTIONS: tuple[Question, ...] = (
    Question(
        name="wards",
        label="Are specific wards affected?",
        also=("Specific wards affected", "Wards affected", "Are any wards affected", "Ward(s) affected"),
        follow_up=FrontRow(
            name="ward_names",
            label="If yes, name(s) of ward(s):",
            also=("Ward names", "Names of wards", "If yes, name of ward", "Name(s) of ward(s)"),
            guidance="If no ward is affected more than another, tick No and write: All wards.",
        ),
    ),
    Question(
        name="key_decision",
        label="Is this a key decision?",
        also=("Key decision", "Is it a key decision"),
        follow_up=FrontRow(
            name="forward_plan_reference",
            label="If relevant, add Forward Plan Reference:",
            also=("Forward Plan Reference", "Forward Plan Ref", "If yes, Forward Plan Reference"),
            guidance="Needed for a key decision.",
        ),
    ),
    Question(
        name="call_in",
        label="Is the decision eligible for call-in?",
        also=("Eligible for call in", "Is this decision eligible for call-in", "Call-in"),
        follow_up=FrontRow(
            name="call_in_reason",
            label="If not, reason:",
            also=("If no, why", "Reason not eligible for call-in", "If no, reason"),
            guidance="For example: urgent, a recommendation to Council, not an executive decision.",
        ),
        needed_when="",
    ),
    Question(
        name="exempt",
        label="Does the report contain confidential or exempt information?",
        also=("Confidential or exempt information", "Exempt information", "Is the report confidential or exempt"),
        follow_up=FrontRow(
            name="exemption",
            label="If relevant, state which appendix is exempt, and provide exempt information paragraph number or "
            "reason if confidential:",
            also=("Exempt information paragraph number", "Exemption", "Reason for exemption", "Exempt paragraph",
                  "If relevant, provide exempt information paragraph number or reason if confidential"),
            guidance="The appendix, and paragraph 1 to 7 of Part 1 of Schedule 12A to the Local Government Act 1972.",
        ),
    ),
)  # fmt: skip


class Person(Noun):
    """Somebody named on the front page; `post` is a post, a portfolio or a committee."""

    name: str
    post: str = ""
    email: str | None = None


class FrontPage(Noun):
    """A report's front page as filled in. A question nobody has answered is None (`wards`: empty).

    `wards` is all, named or none. `as_printed` holds what stands in each row, by the row's name, `labels` the label
    printed before it in a published report; `others` are rows of the author's or council's own, label and text.
    `classification` is the council's word for who may see the report; `key_decision_reason` the ground given.
    """

    organisation: str = ""
    body: str = ""
    date: day | None = None
    subject: str = ""
    report_of: tuple[Person, ...] = ()
    cabinet_members: tuple[Person, ...] = ()
    scrutiny_chairs: tuple[Person, ...] = ()
    author: Person | None = None
    wards: str = ""
    ward_names: tuple[str, ...] = ()
    key_decision: bool | None = None
    forward_plan_reference: str | None = None
    call_in: bool | None = None
    call_in_reason: str | None = None
    exempt: bool | None = None
    exemption: str | None = None
    key_decision_reason: str | None = None
    classification: str = ""
    purpose: str = ""
    item: str = ""
    contacts: tuple[Person, ...] = ()
    labels: dict[str, str] = {}
    as_printed: dict[str, str] = {}
    others: tuple[tuple[str, str], ...] = ()

    def answer(self, question: str) -> bool | None:
        """Return whether a question was answered Yes; None when it was not answered."""
        if question == "wards":
            return self.wards == "named" if self.wards else None
        answered: bool | None = getattr(self, question)
        return answered

    def text(self, row: str) -> str:
        """Return what stands in a row, as the author wrote it."""
        return self.as_printed.get(row, "")

    def by_label(self) -> dict[str, str]:
        """Return what stands in each row by the label printed before it; by the row's name where none is."""
        told: dict[str, str] = {}
        for name, text in self.as_printed.items():
            label = " ".join(self.labels.get(name, name).split()).rstrip(" :")
            told[label] = f"{told[label]}\n{text}" if label in told else text
        return told

    @property
    def exempt_paragraphs(self) -> tuple[int, ...]:
        """Return the paragraphs (1 to 7) of Schedule 12A that the exemption names."""
        return exempt_paragraphs(self.exemption or "")


def exempt_paragraphs(text: str) -> tuple[int, ...]:
    """Return the paragraphs of Part 1 of Schedule 12A that a text names: `paragraphs 3 and 5` gives 3 and 5."""
    numbers: set[int] = set()
    for found in re.finditer(
        r"\b(?:paragraph(?:s|\(s\))?|paras?\.?)\s*(?:no\.?\s*|numbers?\s*)?((?:\(?\d+\)?(?:\s*(?:,|and|&|or)\s*)?)+)",
        text,
        re.I,
    ):
        numbers |= {int(number) for number in re.findall(r"\d+", found[1])}
    if re.fullmatch(r"\s*[1-7]\s*", text):
        numbers.add(int(text))
    return tuple(sorted(number for number in numbers if 1 <= number <= 7))
