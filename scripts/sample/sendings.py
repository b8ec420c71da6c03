"""Who sent what, when and in which format: three months' post, with its troubles.

What each month shows (the rule's id in brackets):

- **2031-01**, the mildest. Eight returns complete and in time. Commercial sends late [C44]. Policy sends the same file
  twice [F13] and types a date as "31st March 2031", which is read. Information Governance is Amber with no path to
  green [C20].
- **2031-02**. Nothing from Equality [C44]. Finance sends by e-mail, with a signature image beside the return [F15],
  and moves a date with no reason [C06]. Law is Green and overdue [C01] and leaves tracked changes in [V07]. Democratic
  Services repeat last month's words [C22]. Information Governance sends a file that was cut off [F02], then a sound
  one. Audit improves a rating on old evidence [C03] and sends a corrected return that replaces the first [F14].
  Commercial fills in January's form [F09], then the right one. Policy types "amber - slipping" over the list of
  ratings [V09].
- **2031-03**. Equality sends a PDF named .docx [F03], then the return itself, late [C44]. Finance sends an empty file
  [F04], a workbook of its own [F01], then the return. Commercial overwrites an agreed date [C07] and is complete with
  no evidence [C10]. People are complete with no completion date [C11]. Democratic Services leave a deliverable empty
  [C34] and type a date as "6th May 2031", which is read. Information Governance is not signed off, and Policy
  changed theirs after it was signed [C41]. Audit names a post that nobody knows [V05].
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from paperclerk.domain.periods import Period
from sample.calendar import FEBRUARY, JANUARY, MARCH
from sample.posts import AUDIT, COMMERCIAL, DEMOCRATIC, EQUALITY, FINANCE, INFORMATION, LAW, PEOPLE, POLICY

WORD, EXCEL = ".docx", ".xlsx"

# The format each lead keeps to.
FORMAT = {
    LAW: WORD,
    DEMOCRATIC: WORD,
    PEOPLE: WORD,
    INFORMATION: WORD,
    EQUALITY: WORD,
    FINANCE: EXCEL,
    AUDIT: EXCEL,
    COMMERCIAL: EXCEL,
    POLICY: EXCEL,
}


class Sending(NamedTuple):
    """One lead's return for a month as it was sent; times are the council's own, to the minute.

    `file` is the name it came under, when not the form's own; `changes` are answers other than the story's, by tag;
    `typed_over` is what was put into locked boxes; `form` is the period whose form was filled in, when not this one's.
    """

    lead: str
    received: datetime
    saved: datetime
    signed_on: str
    file: str = ""
    changes: Mapping[str, str] = {}
    typed_over: Mapping[str, str] = {}
    form: Period | None = None
    reported_by: str = ""


def _at(day: str, time: str) -> datetime:
    return datetime.fromisoformat(f"{day}T{time}:00")


_KIT_FOR_PRIYA = "Kit Arrowby, Head of Legal Services, for Priya Sandhar"

SENT: dict[str, tuple[Sending, ...]] = {
    JANUARY.key: (
        Sending(PEOPLE, _at("2031-02-05", "10:12"), _at("2031-02-04", "15:20"), "4 February 2031"),
        Sending(POLICY, _at("2031-02-05", "16:40"), _at("2031-02-05", "11:05"), "5 February 2031"),
        Sending(LAW, _at("2031-02-06", "09:31"), _at("2031-02-05", "17:48"), "5 February 2031"),
        Sending(DEMOCRATIC, _at("2031-02-06", "14:05"), _at("2031-02-06", "13:30"), "6 February 2031"),
        Sending(EQUALITY, _at("2031-02-07", "11:18"), _at("2031-02-06", "16:02"), "6 February 2031"),
        Sending(AUDIT, _at("2031-02-07", "12:55"), _at("2031-02-07", "09:44"), "7 February 2031"),
        Sending(INFORMATION, _at("2031-02-10", "08:57"), _at("2031-02-07", "16:30"), "7 February 2031"),
        Sending(FINANCE, _at("2031-02-10", "15:22"), _at("2031-02-10", "12:10"), "10 February 2031"),
        Sending(COMMERCIAL, _at("2031-02-12", "17:36"), _at("2031-02-12", "16:50"), "12 February 2031"),
    ),
    FEBRUARY.key: (
        Sending(AUDIT, _at("2031-03-05", "09:20"), _at("2031-03-04", "16:15"), "4 March 2031",
                changes={"D6_2_percent": "80", "D6_2_narrative": "52 actions are overdue by more than ninety days."}),
        Sending(PEOPLE, _at("2031-03-05", "11:47"), _at("2031-03-05", "10:02"), "5 March 2031"),
        Sending(COMMERCIAL, _at("2031-03-06", "10:08"), _at("2031-03-06", "09:25"), "6 March 2031", form=JANUARY),
        Sending(LAW, _at("2031-03-06", "15:02"), _at("2031-03-06", "14:10"), "6 March 2031",
                reported_by=_KIT_FOR_PRIYA),
        Sending(DEMOCRATIC, _at("2031-03-07", "09:14"), _at("2031-03-06", "17:20"), "6 March 2031"),
        Sending(AUDIT, _at("2031-03-07", "12:31"), _at("2031-03-07", "11:40"), "7 March 2031",
                file="return_2031-02_Head_of_Internal_Audit_and_Counter_Fraud CORRECTED.xlsx"),
        Sending(COMMERCIAL, _at("2031-03-07", "16:19"), _at("2031-03-07", "15:50"), "7 March 2031"),
        Sending(POLICY, _at("2031-03-10", "10:40"), _at("2031-03-07", "12:30"), "7 March 2031",
                changes={"D1_3_rag": "amber - slipping"}),
        Sending(INFORMATION, _at("2031-03-10", "11:26"), _at("2031-03-10", "09:10"), "10 March 2031",
                file="return_2031-02_Head_of_Information_Governance (sent again).docx"),
        Sending(FINANCE, _at("2031-03-10", "15:58"), _at("2031-03-10", "14:45"), "10 March 2031",
                file="return_2031-02_Director_of_Finance.xlsx"),
    ),
    MARCH.key: (
        Sending(LAW, _at("2031-04-03", "10:15"), _at("2031-04-02", "16:55"), "2 April 2031"),
        Sending(PEOPLE, _at("2031-04-03", "13:09"), _at("2031-04-03", "11:30"), "3 April 2031"),
        Sending(FINANCE, _at("2031-04-04", "12:24"), _at("2031-04-04", "11:50"), "4 April 2031"),
        Sending(POLICY, _at("2031-04-07", "09:05"), _at("2031-04-06", "21:17"), "4 April 2031"),
        Sending(INFORMATION, _at("2031-04-07", "10:33"), _at("2031-04-07", "10:20"), ""),
        Sending(DEMOCRATIC, _at("2031-04-07", "14:51"), _at("2031-04-07", "12:12"), "7 April 2031"),
        Sending(AUDIT, _at("2031-04-08", "11:02"), _at("2031-04-08", "10:31"), "8 April 2031"),
        Sending(COMMERCIAL, _at("2031-04-08", "16:44"), _at("2031-04-08", "16:05"), "8 April 2031",
                typed_over={"D9_4_due": "30 September 2031"}),
        Sending(EQUALITY, _at("2031-04-10", "09:49"), _at("2031-04-09", "15:15"), "9 April 2031",
                file="return_2031-03_Head_of_Equality_Inclusion_and_Engagement (Word version).docx"),
    ),
}  # fmt: skip
