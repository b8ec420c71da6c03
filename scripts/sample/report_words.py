"""What the report author wrote for each month's Cabinet report; counts, ratings and tables come from the returns.

Sections are keyed by their id in the 2024 layout.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from paperclerk.domain.procedure import Asked, Commissioners, RouteStop
from sample.wording import prose

_NOTHING_MORE: Mapping[str, str] = MappingProxyType({})


class ReportWords(NamedTuple):
    """An author's own words for one report; `forward_plan` is a key decision's reference, empty when it is none.

    `rows` are rows of the front page that a report may go without, by name; `route` the meetings before this one.
    """

    subject: str
    sections: dict[str, tuple[str, ...]]
    own_sections: tuple[tuple[str, tuple[str, ...]], ...]
    forward_plan: str = ""
    rows: Mapping[str, str] = _NOTHING_MORE
    route: tuple[RouteStop, ...] = ()
    commissioners: Commissioners | None = None


_PRIORITIES = prose("""The plan serves the four stabilisation priorities that Council agreed on 5 December 2030, and in
particular “lawful, well-recorded decisions” and “a balanced budget and sound accounts”.""")
_LEGAL = prose("""The council must make arrangements for the proper administration of its financial affairs and must
secure continuous improvement in the way in which it exercises its functions. Regular, public reporting of progress
against the plan is part of how it shows that it does both. No decision that is reserved to Council is asked for in
this report.""")
_PROCUREMENT = prose("""There are no procurement implications of noting progress. Recommendation 9 of the plan deals
with contract management, and purchases made under the plan follow the Contract Procedure Rules.""")
_EQUALITY = prose("""In considering this report Cabinet must have due regard to the need to eliminate discrimination, to
advance equality of opportunity and to foster good relations. Recommendation 13 of the plan bears on that duty directly.
Each action that changes a policy or a service has its own equality impact assessment.""")
_ENVIRONMENT = "There are none that arise from noting progress. Council and committee papers are issued electronically."
_RISKS_KEPT = "The plan’s four risks are kept in it, with owners and scores, and reviewed by the Assurance Board."
_BACKGROUND_PAPERS = (
    "“Decisions that hold”, report of the Independent Panel on Governance, May 2030",
    "Governance Stabilisation Plan, version 1.0, agreed by Cabinet on 16 July 2030",
)
_BACKGROUND = (
    prose("""The Independent Panel on Governance reported in May 2030. It made thirteen recommendations, all of which
    the council accepted. Cabinet agreed the Governance Stabilisation Plan on 16 July 2030 and asked for a report on
    progress to each of its meetings."""),
    prose("""Each deliverable has one lead officer, who rates it, and one Senior Accountable Officer, who signs off
    what the lead reports. The corporate assurance team tests the returns against the plan and against earlier
    returns, and its challenges are shown in the assurance pack that goes to the Stabilisation Assurance Board.
    Ratings in this report are those that were signed."""),
)

JANUARY = ReportWords(
    subject="Governance Stabilisation Plan – progress to the end of January 2031",
    sections={
        "summary": (
            prose("""This is the first report on the Governance Stabilisation Plan in the new form, in which each of
            the forty-four deliverables is rated by its lead officer and signed off by a Senior Accountable
            Officer."""),
            prose("""A sound start has been made. The statement of priorities, the Forward Plan, the scrutiny
            tracker, the whistleblowing line and the waivers report are all in place. The position is less good on
            requests for information, on audited accounts and on permanent senior appointments, and the report says
            so."""),
        ),
        "recommendations": (
            "That Cabinet:",
            """notes the progress made to 31 January 2031, as set out under “Progress this period” and in the
            appendices.""",
            "endorses the action proposed on deliverables that are rated Amber or Red.",
            prose("""asks the Director of Finance and Section 151 Officer to report to the next meeting on the
            timetable for the audited accounts for 2028/29 and 2029/30."""),
        ),
        "background": _BACKGROUND,
        "options": (
            prose("""To receive reports quarterly. Rejected: the Panel found that problems had come to members too
            late, and the Assurance Board has asked for monthly reports in the first year."""),
            "To receive monthly reports in the present form. Recommended.",
        ),
        "consultation": (
            prose("""Lead officers and Senior Accountable Officers have been consulted on the facts. Group leaders
            were briefed on 11 February 2031. The Stabilisation Assurance Board will have considered the assurance
            pack on 20 February."""),
        ),
        "risk": (
            prose("""The main risk is that effort is spread over forty-four deliverables and that the hardest are
            left until last. It is mitigated by the Assurance Board’s quarterly look at sequence, and by the Chief
            Executive’s monthly meeting with each lead officer."""),
            _RISKS_KEPT,
        ),
        "compliance": (_PRIORITIES,),
        "legal": (_LEGAL,),
        "financial": (
            prose("""The plan is met from existing budgets and from an earmarked reserve of £1.4 million, of which
            £0.38 million had been spent by 31 January 2031. The forecast overspend on the General Fund at Period 9
            is £4.3 million."""),
        ),
        "procurement": (_PROCUREMENT,),
        "hr": (
            prose("""Interim senior managers number seven, down from nine when the plan was agreed. The trade unions
            are consulted monthly on the plan through the Joint Consultative Committee."""),
        ),
        "equality": (_EQUALITY,),
        "environment": (_ENVIRONMENT,),
        "background_papers": _BACKGROUND_PAPERS,
    },
    own_sections=(
        (
            "Deliverables that were due by the end of January",
            (
                prose("""Members will want to look first at the deliverables that were due by the end of January. The
                legal review of the Constitution (D2.1), the contracts register (D9.1) and the risk management policy
                (D7.1) each missed their date by a few weeks or less; the reason is given for each and none has any
                effect on a service."""),
                prose("""Twelve of the nineteen amendments to the Constitution that the law requires were made on 23
                January. Until the other seven are made, the Monitoring Officer is advising on each decision that
                they touch."""),
            ),
        ),
    ),
)

FEBRUARY = ReportWords(
    subject="Governance Stabilisation Plan – progress to the end of February 2031",
    sections={
        "summary": (
            prose("""Three more deliverables were completed in February: a risk management policy, the appointment of
            independent members to the Audit and Governance Committee and the training of staff in data protection.
            Council has agreed a budget in which every saving is signed for by the person who must make it."""),
            prose("""Three matters need Cabinet’s attention: no appointment could be made to the post of Corporate
            Director – Place and Growth; the audited accounts are now forecast for September; and no return was
            received from the equality service, so that nothing can be said of its three deliverables."""),
        ),
        "recommendations": (
            "That Cabinet:",
            """notes the progress made to 28 February 2031, as set out under “Progress this period” and in the
            appendices.""",
            """chooses between pausing and ending the town hall square scheme, on which a separate report is made to
            this meeting.""",
            """asks the Chief Executive to explain the revised date for the audited accounts to the Audit and
            Governance Committee.""",
        ),
        "background": _BACKGROUND,
        "options": (
            prose("""To wait for the missing return before publishing. Rejected: members are entitled to know the
            position on time, including what is not known."""),
            "To report with the gap shown as a gap. Recommended.",
        ),
        "consultation": (
            prose("""Lead officers and Senior Accountable Officers have been consulted on the facts. Group leaders
            were briefed on 13 March 2031. The Overview and Scrutiny Board considered the January report on 17
            February and asked for dates of slippage to be shown, which this report now does."""),
        ),
        "risk": (
            prose("""The risk that senior posts are not filled permanently (R2) has risen since January. The interim
            Corporate Director has agreed to stay until 31 July 2031 and to write handover notes by the end of
            June."""),
            _RISKS_KEPT,
        ),
        "compliance": (_PRIORITIES,),
        "legal": (_LEGAL,),
        "financial": (
            prose("""£0.51 million of the earmarked reserve of £1.4 million had been spent by 28 February 2031. The
            forecast overspend on the General Fund at Period 10 is £3.8 million, £0.5 million less than a month
            before."""),
        ),
        "procurement": (_PROCUREMENT,),
        "hr": (
            prose("""Six interim senior managers remain. Re-advertising the corporate director’s post will cost up to
            £32,000, which can be met from the vacancy."""),
        ),
        "equality": (
            _EQUALITY,
            prose("""Because no return was received from the equality service, this report cannot say how many of the
            reports to Cabinet in February were published with an equality impact assessment."""),
        ),
        "environment": (_ENVIRONMENT,),
        "background_papers": _BACKGROUND_PAPERS,
    },
    own_sections=(
        (
            "Matters to which attention is drawn",
            (
                prose("""Cabinet asked at its last meeting for a report on the timetable for the audited accounts.
                All but nine of the auditor’s queries on 2028/29 have been answered. The valuation of schools was
                received on 21 February and requires the property notes to be rewritten. The lead officer’s return
                gives a new date of 30 September and does not yet give a reason for the whole of the delay; the
                assurance team has asked for one."""),
                prose("""The officer–member protocol was recommended to Council by the Standards Committee without a
                vote against, with a joint letter from the three group leaders. This is the first time since 2026
                that they have signed one letter."""),
            ),
        ),
    ),
)

MARCH = ReportWords(
    subject="Governance Stabilisation Plan – progress to the end of March 2031",
    sections={
        "summary": (
            prose("""Half of the plan’s deliverables are now reported complete, eight months after the plan was
            agreed and with six to run, although two of those reports are still being questioned. Council has adopted
            the officer–member protocol, every member has signed the Code of Conduct, the contracts register is
            published and the compact with the voluntary sector has been signed."""),
            prose("""The accounts for 2029/30 will not be audited by the agreed date and are rated Red for that
            reason. The backlog of requests for information is down to 46 from 317, but was to have been cleared by
            the end of March."""),
        ),
        "recommendations": (
            "That Cabinet:",
            "notes the progress made to 31 March 2031, as set out under “Progress this period” and in the appendices.",
            """agrees substitutes of £0.9 million for the two savings that will not be delivered, as set out under
            “Financial Implications”.""",
            "approves the protocol between Cabinet and scrutiny, and authorises the Leader to sign it.",
            "asks for a report in June on what should follow the plan when it ends on 30 September 2031.",
        ),
        "background": _BACKGROUND,
        "options": (
            prose("""To close completed recommendations now. Rejected: the Panel advised that a change should be seen
            to last for six months before it is called embedded."""),
            "To keep all thirteen recommendations open until the autumn and report on each. Recommended.",
        ),
        "consultation": (
            prose("""Lead officers and Senior Accountable Officers have been consulted on the facts. Group leaders
            were briefed on 15 April 2031, and the Stabilisation Assurance Board considered the assurance pack on 24
            April."""),
        ),
        "risk": (
            prose("""The risk of a second call on reserves (R1) has fallen now that £14.6 million of £16.2 million of
            savings has been banked. The risk of action by the regulator (R4) remains until the backlog has been
            cleared."""),
            _RISKS_KEPT,
        ),
        "compliance": (_PRIORITIES,),
        "legal": (_LEGAL,),
        "financial": (
            prose("""£0.64 million of the earmarked reserve of £1.4 million had been spent by 31 March 2031. The
            forecast overspend at Period 11 is £3.1 million, of which £2.6 million can be met without calling on
            general reserves."""),
            prose("""Two savings, on transport contracts (£0.6 million) and on lettings (£0.3 million), will not be
            delivered. The substitutes proposed are a reduction in agency staff (£0.5 million) and deferral of two
            fleet replacements (£0.4 million). Both have been signed by the budget holder and the finance business
            partner."""),
        ),
        "procurement": (_PROCUREMENT,),
        "hr": (
            prose("""Four interim senior managers remain. 206 managers have been through the management programme. No
            grievance has been open for more than 26 weeks."""),
        ),
        "equality": (
            _EQUALITY,
            prose("""Equality objectives for 2031–2035 were published on 27 March. The substitutes for savings have
            equality impact assessments, which found no disproportionate effect."""),
        ),
        "environment": (_ENVIRONMENT,),
        "appendices": (
            prose("""Appendix C: Terms that Merrow Vehicle Leasing has offered for deferring two fleet replacements
            (exempt, paragraph 3. Public interest: the terms are still being negotiated, and to tell them now would
            cost the council money.)"""),
        ),
        "background_papers": _BACKGROUND_PAPERS,
    },
    own_sections=(
        (
            "What has been finished, and what is still questioned",
            (
                prose("""The scheme of delegation, the Financial Procedure Rules and the Contract Procedure Rules
                went to Council on 24 April 2031 as one set, and agree with one another for the first time. The
                scheme comes into force at the Annual Council meeting, when sub-delegations in the Place directorate
                will have been issued again."""),
                prose("""Some of what is reported complete is still under challenge by the assurance team: two
                deliverables are said to be complete without a date or without evidence. They are shown as their
                owners reported them, and the challenges are listed in the assurance pack."""),
            ),
        ),
    ),
    forward_plan="KD/2031/047",
    rows={
        "purpose": "For decision",
        "priority": "A balanced budget and sound accounts",
        "key_decision_reason": "Spending and savings: substitutes of £0.9 million",
        "first_published": "28 March 2031",
        "private_notice": "28 March 2031",
        "private_second_notice": "25 April 2031",
        "exemption": "Appendix C is exempt under paragraph 3, and so is what was reported of D9.4.",
    },
    route=(
        RouteStop(
            body="Corporate Leadership Team",
            date=date(2031, 4, 15),
            written="15 April 2031",
            outcome="Supported; substitutes for both savings to be named",
        ),
        RouteStop(
            body="Stabilisation Assurance Board",
            date=date(2031, 4, 24),
            written="24 April 2031",
            outcome="Noted; asks that the deliverables under challenge be settled by June",
        ),
    ),
    commissioners=Commissioners(
        status=Asked.COMMENTS,
        written="Comments",
        text="We have read this report in draft and welcome its candour about what is still questioned.\n"
        "We ask that the substitutes for the two lost savings be in the budget monitor from May, and that Cabinet be "
        "told in June which of the thirteen recommendations it expects to close.",
        name="Dame Rosalind Hathersage, Lead Commissioner",
        date=date(2031, 4, 25),
        date_written="25 April 2031",
    ),
)

WORDS = {"2031-01": JANUARY, "2031-02": FEBRUARY, "2031-03": MARCH}
