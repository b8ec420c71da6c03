"""A month's post: the sound returns, and beside them what should not have been sent, or not in that way."""

from collections.abc import Callable
from datetime import UTC, datetime

from paperclerk.domain.names import EXCEL_PREFIX
from paperclerk.domain.periods import OFFICE_ZONE, Period
from sample.calendar import FEBRUARY, JANUARY, MARCH
from sample.filling import CONTACT, filled_in, form_of
from sample.odd_files import (
    Message,
    one_page_pdf,
    saved_by,
    sent_by_mail,
    somebody_elses_workbook,
    with_cell,
    with_tracked_change,
)
from sample.posts import ACCOUNTS, EQUALITY, FINANCE, INFORMATION, LAW, POLICY, REGISTER, mailbox_of
from sample.sendings import FORMAT, SENT, Sending

_FINANCE_COVER = """
Hello all,

Please find attached the return of the Director of Finance for February, signed off by Imogen this afternoon. Note that
D8.3 has moved since we last reported: Daniel will say more at the Assurance Board.

Could you let me know that it opens at your end? We had trouble with the portal again.

Kind regards,

Yewande Larkspur
Head of Financial Management (Deputy Section 151 Officer)
Thaxmere Borough Council
"""

_EQUALITY_PDF = [
    "Progress return, March 2031: Head of Equality, Inclusion and Engagement",
    "",
    "D13.2  Green  Complete. Objectives published 27 March 2031.",
    "D13.3  Amber  In progress. Residents' survey short of target by 216 responses.",
    "D13.4  Green  Complete. 24 of 24 reports published with an assessment.",
    "",
    "Signed off by T. Wrenfield. (Saved from my tablet, hope this is all right. C.L.)",
]

_SAVINGS_TRACKER: list[tuple[str | float, ...]] = [
    ("Line", "Saving", "Agreed £000", "Banked £000", "At risk £000", "Budget holder"),
    ("CAH-04", "Home-to-school transport: routes", 1240, 980, 0, "Transport Commissioning Manager"),
    ("CAH-11", "Residential placements: step-down", 2100, 1870, 230, "Head of Corporate Parenting"),
    ("PLG-02", "Street lighting: dimming and contract", 640, 640, 0, "Highways Manager"),
    ("PLG-09", "Transport contracts: consolidation", 600, 0, 600, "Fleet Manager"),
    ("COR-07", "Lettings of surplus offices", 450, 150, 300, "Estates Manager"),
]


def arrivals(period: Period) -> dict[str, tuple[bytes, datetime | None]]:
    """Return a month's files by name, with the council's own time of arrival; a message says its own (None)."""
    files: dict[str, tuple[bytes, datetime | None]] = {}
    for sending in SENT[period.key]:
        content = as_sent(sending, period)
        name = sending.file or form_of(sending.lead, sending.form or period, {}).file_stem + FORMAT[sending.lead]
        if (sending.lead, period) == (FINANCE, FEBRUARY):
            files["Stabilisation return - Finance - February 2031.eml"] = _mailed(sending, name, content), None
        else:
            files[name] = content, sending.received
    for name, content, received in BESIDES[period.key]():
        files[name] = content, received
    return files


def as_sent(sending: Sending, period: Period) -> bytes:
    """Return the file of a sending with what people did to it: marks left in, cells typed over, saved by somebody."""
    officer = REGISTER.find(sending.lead)
    assert officer is not None, sending.lead
    saved = sending.saved.replace(tzinfo=OFFICE_ZONE).astimezone(UTC)
    content = filled_in(sending, period)
    if (sending.lead, period) == (LAW, FEBRUARY):
        content = with_tracked_change(
            content,
            "came from three teams, each of which has been visited",
            "are being looked into",
            "Kit Arrowby",
            saved,
        )
    for box, typed in sending.typed_over.items():
        content = with_cell(content, EXCEL_PREFIX + box, typed)
    return saved_by(content, officer.name, saved)


def _mailed(sending: Sending, name: str, content: bytes) -> bytes:
    message = Message(
        sender="Yewande Larkspur",
        address=mailbox_of(ACCOUNTS),
        to=f"Stabilisation returns <{CONTACT}>",
        sent=sending.received.replace(tzinfo=OFFICE_ZONE),
        subject="Stabilisation return – Finance – February 2031",
        text=_FINANCE_COVER,
    )
    return sent_by_mail(message, name, content)


def _sent(period: Period, lead: str) -> tuple[str, bytes]:
    sending = next(s for s in SENT[period.key] if s.lead == lead and s.form is None)
    return form_of(lead, period, {}).file_stem, as_sent(sending, period)


_Beside = tuple[str, bytes, datetime]


def _besides_january() -> list[_Beside]:
    stem, content = _sent(JANUARY, POLICY)
    return [(f"{stem} (1).xlsx", content, datetime.fromisoformat("2031-02-05T16:58:00"))]


def _besides_february() -> list[_Beside]:
    stem, content = _sent(FEBRUARY, INFORMATION)
    cut_off = content[: len(content) * 3 // 5]
    return [(f"{stem}.docx", cut_off, datetime.fromisoformat("2031-03-07T17:05:00"))]


def _besides_march() -> list[_Beside]:
    equality = form_of(EQUALITY, MARCH, {}).file_stem
    finance = form_of(FINANCE, MARCH, {}).file_stem
    tracker = somebody_elses_workbook(_SAVINGS_TRACKER, "Savings P12", datetime(2031, 4, 4, 9, 12, tzinfo=UTC))
    return [
        (f"{equality}.docx", one_page_pdf(_EQUALITY_PDF), datetime.fromisoformat("2031-04-07T18:22:00")),
        (f"{finance} (blank).xlsx", b"", datetime.fromisoformat("2031-04-04T12:20:00")),
        ("Savings tracker P12 FINAL.xlsx", tracker, datetime.fromisoformat("2031-04-04T12:24:00")),
    ]


BESIDES: dict[str, Callable[[], list[_Beside]]] = {
    JANUARY.key: _besides_january,
    FEBRUARY.key: _besides_february,
    MARCH.key: _besides_march,
}
