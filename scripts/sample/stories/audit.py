"""The returns of the Head of Internal Audit and Counter Fraud."""

from sample.wording import said

DECISIONS = ("", "", "")

_REGISTERS = "Moderated registers of Corporate Centre and People, 30 January 2031"

STORY = {
    "D6.1": (
        said("Green", "In progress", "75", "28 February 2031", """
            Council adopted the new terms of reference on 23 January 2031. 14 people applied to be independent members
            and five were interviewed on 29 January by the chair, the vice-chair and the Monitoring Officer.""",
            next_steps="Appointments to be confirmed by the Appointments Committee on 25 February.",
            evidence="Council minute 66 (23 January 2031); interview notes"),
        said("Green", "Complete", "100", "", """
            The two independent members, a retired hospital finance director and a serving university auditor, were
            appointed on 25 February 2031 for four years. Both have had an induction with the internal and external
            auditors.""",
            next_steps="First meeting 26 March.",
            actual="25 February 2031",
            evidence="Appointments Committee minute 19 (25 February 2031); letters of appointment"),
        said("Green", "Complete", "100", "", """
            Both independent members took part on 26 March 2031 and one of them led the questions on the accounts. The
            Committee met the external auditor in private beforehand.""",
            actual="25 February 2031",
            evidence="Committee minutes (draft) 26 March 2031"),
    ),
    "D6.2": (
        said("Amber", "In progress", "55", "31 March 2031", """
            63 actions are overdue by more than ninety days, down from 86. 21 of them are in Place, most on building
            compliance records. Two assistant directors attended the Committee on 29 January 2031 to explain.""",
            next_steps="Validation visits to Place in February.",
            evidence="Action tracker 31 January 2031; AGC minute 44",
            recovery=("Validation visits to Place, and a list of actions that can be closed on evidence already held",
                      "Corporate Director – Place and Growth", "28 February 2031")),
        # The first February return says 52; the corrected one, which is this one, says 54.
        said("Amber", "In progress", "75", "31 March 2031", """
            54 actions are overdue by more than ninety days. Nine were closed on evidence in February and four new
            ones passed the ninety-day mark. Building compliance is down to 14 after the visits.""",
            next_steps="Corporate Director Place to attend the Committee on 26 March.",
            evidence="Action tracker 28 February 2031; notes of three validation visits",
            recovery=("Weekly closing meeting with Place until building compliance is below five",
                      "Corporate Director – Place and Growth", "31 March 2031")),
        # The owner of the path to green is not on the register of posts: V05.
        said("Amber", "In progress", "90", "30 May 2031", """
            45 actions are overdue, two more than the target of 43. Nine are for building compliance and depend on
            asbestos surveys booked for April. The Committee on 26 March 2031 accepted the explanation, and asked for
            the surveys’ results.""",
            next_steps="Surveys between 7 and 25 April; results to the chair.",
            evidence="Action tracker 31 March 2031; survey bookings",
            slip_reason="Asbestos surveys could not be booked before April.",
            recovery=("Asbestos surveys at eleven buildings, and closure of the nine actions on the results",
                      "Head of Property Services", "16 May 2031")),
    ),
    "D6.3": (
        said("Green", "In progress", "15", "25 June 2031", """
            Three quotations were received by 24 January 2031, between £14,200 and £21,500. The Committee’s chair took
            part in the choice. The assessor can begin on 3 March.""",
            next_steps="Contract and document request.",
            evidence="Quotation record; AGC minute 45 (29 January 2031)"),
        said("Green", "In progress", "30", "25 June 2031", """
            The contract was signed on 14 February 2031 and 87 of 94 documents asked for were sent by 26 February.
            Staff completed the self-assessment, which finds that the service conforms generally in 41 of 52
            standards.""",
            next_steps="Fieldwork 3 to 21 March.",
            evidence="Signed contract; self-assessment 26 February 2031"),
        said("Green", "In progress", "65", "25 June 2031", """
            Fieldwork finished on 21 March 2031: 19 interviews, including the Leader, the Committee’s chair and all
            directors, and nine audit files. Emerging findings are on coverage of information technology and on
            follow-up.""",
            next_steps="Draft report by 2 May.",
            evidence="Interview schedule; note of closing meeting 21 March 2031"),
    ),
    "D7.1": (
        said("Amber", "In progress", "90", "4 February 2031", """
            The policy and the statement of appetite were approved by the leadership team on 13 January 2031 and by
            the Audit and Governance Committee on 29 January. They are on the agenda of Cabinet for 4 February, two
            working days after the agreed date.""",
            next_steps="Cabinet 4 February; publish.",
            evidence="CLT minute 13 January 2031; AGC minute 46; Cabinet agenda 4 February 2031",
            slip_reason="Cabinet meets two working days after the agreed date.",
            recovery=("Approval by Cabinet", "Head of Internal Audit and Counter Fraud", "4 February 2031")),
        said("Green", "Complete", "100", "", """
            Cabinet approved the policy and the statement on 4 February 2031, and lowered the appetite for risk to
            information from “open” to “cautious”. 126 managers have attended a half-hour briefing.""",
            next_steps="Briefings continue to the end of April.",
            actual="4 February 2031",
            evidence="Cabinet minute 103 (4 February 2031); policy as published"),
        said("Green", "Complete", "100", "", """
            298 managers have now been briefed. Two reports to Cabinet on 1 April 2031 were turned back in draft
            because the risk they proposed was outside the statement of appetite.""",
            next_steps="First review in February 2032.",
            actual="4 February 2031",
            evidence="Briefing register 31 March 2031; clearance log"),
    ),
    "D7.2": (
        said("Amber", "In progress", "40", "31 March 2031", """
            Two of four directorates have been moderated. In the two done, 61 risks became 38 and nine rose to 15 or
            more. Place has cancelled its workshop twice.""",
            next_steps="Place on 18 February; Children, Adults and Housing on 20 February.",
            evidence=_REGISTERS,
            recovery=("Place workshop to be opened by the Chief Executive", "Chief Executive", "18 February 2031")),
        # Amber to Green with the evidence of January: C03.
        said("Green", "In progress", "80", "31 March 2031", """
            Workshops have been held with the other two directorates and everybody is now content with the approach.
            Confidence is good and the strategic register will be re-based in March as planned.""",
            next_steps="Re-base the strategic register.",
            evidence=_REGISTERS),
        said("Green", "Complete", "100", "", """
            All four directorates are moderated: 174 risks became 109. The strategic register of 14 risks was re-based
            and agreed by the leadership team on 24 March 2031. Every one of the 31 risks scored 15 or more has a
            dated mitigation.""",
            next_steps="Quarterly moderation in June.",
            actual="24 March 2031",
            evidence="Four moderated registers; strategic register v5; CLT minute 24 March 2031"),
    ),
    "D10.2": (
        said("Green", "In progress", "50", "26 March 2031", """
            The register holds 37 concerns raised since April 2029, gathered from four services that each kept their
            own list. 11 had never been acknowledged; all 11 people have now been written to, with an apology.""",
            next_steps="First draft of the annual report by 28 February.",
            evidence="Register (restricted), 30 January 2031; template of apology letter"),
        said("Green", "In progress", "75", "26 March 2031", """
            A first draft of the report went to the Monitoring Officer on 26 February 2031. Of 44 concerns, 17 were
            upheld in whole or in part. The nine raised since January were all acknowledged within three working
            days.""",
            next_steps="Report to the Committee on 26 March.",
            evidence="Draft annual report v1; register (restricted) 28 February 2031"),
        said("Green", "Complete", "100", "", """
            The Committee received the first annual report on 26 March 2031 in public, with a restricted annex. It
            asked that next year’s report should follow up each person who raised a concern after twelve months.""",
            actual="26 March 2031",
            evidence="Annual report on concerns 2030/31; AGC minutes (draft) 26 March 2031"),
    ),
    "D10.3": (
        said("Green", "In progress", "20", "30 April 2031", """
            The 640 posts that must declare have been listed and agreed with directors. The online register was tested
            with 40 officers; the question on household members was hard to understand and has been rewritten.""",
            next_steps="Open the register on 3 March.",
            evidence="List of posts; test report 27 January 2031"),
        said("Green", "In progress", "30", "30 April 2031", """
            The register is ready to open on 3 March 2031. Payroll and supplier extracts have been matched in a trial:
            12 possible matches, of which nine are explained and three are being looked into.""",
            next_steps="Open 3 March; first reminder 24 March.",
            evidence="Trial matching report 25 February 2031"),
        said("Green", "In progress", "70", "30 April 2031", """
            463 of 640 declarations were in by 31 March 2031 (72 per cent). Reminders went to the other 177 on 24
            March. The three trial matches were looked into; two are now declared, and one was referred for
            investigation.""",
            next_steps="Directors to be told of non-declarers on 14 April.",
            evidence="Declarations report 31 March 2031; investigation reference CF-31-07"),
    ),
}  # fmt: skip
