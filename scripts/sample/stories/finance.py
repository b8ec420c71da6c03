"""The returns of the Director of Finance and Section 151 Officer."""

from sample.wording import said

DECISIONS = (
    "",
    "",
    """Cabinet is asked on 6 May 2031 to agree substitutes for the two savings (£0.9 million) that will not be
    delivered.""",
)

STORY = {
    "D2.3": (
        said("Green", "In progress", "35", "24 April 2031", """
            Finance and legal officers have gone through the Panel’s eleven contradictions one by one; seven have been
            settled. The limits for quotations and tenders have been put into one table.""",
            next_steps="Settle the remaining four by 14 February; draft to the Constitution Working Group.",
            evidence="Schedule of contradictions v3, 24 January 2031"),
        said("Green", "In progress", "60", "24 April 2031", """
            All eleven contradictions are settled in draft. The Constitution Working Group read the Financial
            Procedure Rules on 26 February 2031 and asked that virement above £500,000 should go to Cabinet (£1
            million was proposed). Accepted.""",
            next_steps="Contract Procedure Rules to the Working Group on 12 March.",
            evidence="CWG minutes 26 February 2031; draft Financial Procedure Rules v0.6"),
        said("Green", "In progress", "85", "24 April 2031", """
            Both sets of rules were recommended to Council by the Standards Committee on 19 March 2031. Internal audit
            read them against the scheme of delegation and found no difference in any limit. A one-page summary for
            managers is drafted.""",
            next_steps="Council 24 April; in force 1 May.",
            evidence="Standards Committee minute 39 (19 March 2031); internal audit note 27 March 2031"),
    ),
    "D8.1": (
        said("Amber", "In progress", "60", "14 March 2031", """
            Period 9 was closed on the tenth working day and reported on the seventeenth, two days late. Adult social
            care commitments had to be taken from two systems that do not agree. The forecast overspend is £4.3
            million (1.6 per cent), £0.7 million better than at Period 8.""",
            next_steps="Reconcile the two systems daily; close Period 10 by the eighth working day.",
            evidence="Period 9 report to CLT, 24 January 2031; closing timetable",
            slip_reason="Three consecutive reports on time are needed, and Period 9 was two days late.",
            recovery=("Daily reconciliation of care commitments between the two systems",
                      "Head of Financial Management (Deputy Section 151 Officer)", "28 February 2031")),
        said("Amber", "In progress", "75", "25 April 2031", """
            Period 10 was closed on the eighth working day and reported on the fifteenth: the first on time. The
            forecast overspend is £3.8 million. Directors wrote their own explanations of all 14 variances above
            £250,000.""",
            next_steps="Period 11 by 21 March, and the provisional outturn by 25 April.",
            evidence="Period 10 report to CLT, 21 February 2031",
            slip_reason="Counting from Period 10, the third report on time falls in April.",
            recovery=("Period 11 and the provisional outturn to the same timetable", "Deputy Section 151 Officer",
                      "25 April 2031")),
        said("Amber", "In progress", "85", "25 April 2031", """
            Period 11 was reported to the leadership team on 21 March 2031, the fifteenth working day: two in
            succession. The forecast overspend is £3.1 million (1.2 per cent), and £2.6 million of it can be met
            without calling on general reserves.""",
            next_steps="Provisional outturn to the leadership team on 25 April, and to Cabinet on 6 May.",
            evidence="Period 11 report to CLT, 21 March 2031; reserves statement",
            recovery=("Provisional outturn on time, which would be the third in succession",
                      "Director of Finance and Section 151 Officer", "25 April 2031")),
    ),
    "D8.2": (
        said("Amber", "In progress", "70", "6 March 2031", """
            118 of 131 savings lines above £50,000 have been signed by both budget holder and business partner. The 13
            that have not come to £2.9 million; eight of them are in Children, Adults and Housing. Savings banked to
            date: £11.4 million of £16.2 million.""",
            next_steps="Challenge sessions on the 13 lines on 5, 6 and 7 February.",
            evidence="Savings tracker 31 January 2031; draft MTFS v4",
            recovery=("Challenge sessions led by the Chief Executive on the 13 unsigned lines",
                      "Corporate Director – Children, Adults and Housing", "14 February 2031")),
        said("Green", "In progress", "95", "11 March 2031", """
            All 131 lines are signed. Four savings (£1.1 million) were withdrawn in the challenge sessions because
            nobody could say how they would be made, and were replaced from contingency. Cabinet recommended the
            budget and the Medium Term Financial Strategy to Council, which meets on 6 March 2031.""",
            next_steps="Council 6 March.",
            evidence="Savings tracker 28 February 2031, signed; notes of challenge sessions; Cabinet minute 112",
            slip_reason="Forecast set to the statutory date; Council itself meets on 6 March 2031."),
        said("Green", "Complete", "100", "", """
            Council set the budget and adopted the Medium Term Financial Strategy on 6 March 2031. Every saving in it
            is on the tracker. At 31 March £14.6 million of £16.2 million had been banked; £0.9 million, on two lines,
            will not be.""",
            next_steps="Substitutes for the two lines to Cabinet on 6 May.",
            actual="6 March 2031",
            evidence="Council minute 81 (6 March 2031); savings tracker 31 March 2031"),
    ),
    "D8.3": (
        said("Amber", "In progress", "45", "30 June 2031", """
            The 2028/29 audit is under way. 212 of 260 sample items have been answered, 30 of them late. Valuation of
            41 school buildings is outstanding from the valuer. The 2029/30 draft accounts were published on 20
            December 2030.""",
            next_steps="Answer the remaining 48 items by 28 February.",
            evidence="Audit query log 31 January 2031; published draft accounts 2029/30",
            recovery=("Two more accountants assigned to audit queries until the end of April",
                      "Head of Financial Management (Deputy Section 151 Officer)", "30 April 2031")),
        # Three months later than in January, and no reason given: C06.
        said("Amber", "In progress", "55", "30 September 2031", """
            251 of 260 items on 2028/29 are answered. The valuer’s report on schools came on 21 February 2031 and
            increases their value by £9.2 million, so that the property notes must be written again. The auditor has
            told us informally that work on 2029/30 will begin in June.""",
            next_steps="Rewrite the property notes by 31 March.",
            evidence="Audit query log 28 February 2031; valuation report 21 February 2031",
            recovery=("Property notes rewritten and agreed with the auditor’s specialist",
                      "Head of Financial Management (Deputy Section 151 Officer)", "31 March 2031")),
        said("Red", "In progress", "60", "30 September 2031", """
            All queries on 2028/29 have been answered and the property notes were sent to the auditor on 28 March
            2031. The auditor has confirmed in writing that 2029/30 will not begin before 16 June, so the agreed date
            of 30 June cannot be met for that year, whatever the council does.

            The 2028/29 accounts should still be approved on 25 June.""",
            next_steps="2028/29 to the Committee on 25 June; revised timetable for 2029/30 to be agreed.",
            evidence="Audit query log 31 March 2031, closed; letter from the external auditor 24 March 2031",
            recovery=("Revised timetable for 2029/30 agreed in writing with the auditor, and reported to the Committee",
                      "Director of Finance and Section 151 Officer", "16 May 2031")),
    ),
    "D8.4": (
        said("Green", "In progress", "30", "30 May 2031", """
            Directors have scored 11 of 17 standards of the Financial Management Code. 64 of 212 budget holders have
            been trained. Internal audit will test a sample of five standards in March.""",
            next_steps="Remaining six standards; training twice weekly.",
            evidence="Self-assessment workbook 30 January 2031; training register"),
        said("Green", "In progress", "50", "30 May 2031", """
            All 17 standards have been scored: nine met, six partly, two not (long-term sustainability, and use of
            options appraisal). 117 of 212 budget holders have been trained, and 22 failed the test at first and are
            booked again.""",
            next_steps="Action plan for the eight; audit testing from 10 March.",
            evidence="Self-assessment v1.0, 27 February 2031; training register 28 February 2031"),
        said("Green", "In progress", "70", "30 May 2031", """
            Internal audit tested five scores and lowered one of them. 163 of 212 budget holders are trained (77 per
            cent). Directors have been told which of their managers will lose budget-holder status on 31 May, at
            present 49.""",
            next_steps="Final sessions in April and May; assessment to the Committee in June.",
            evidence="Internal audit memorandum 26 March 2031; training register 31 March 2031"),
    ),
}  # fmt: skip
