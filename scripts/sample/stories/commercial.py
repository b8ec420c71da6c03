"""The returns of the Head of Commercial and Procurement."""

from sample.wording import said

DECISIONS = ("", "", "")

STORY = {
    "D9.1": (
        said("Amber", "In progress", "85", "28 February 2031", """
            94 per cent of spending above £5,000 is matched to the register, against a target of 98. 212 arrangements
            remain; most are renewals of software and agency staff ordered outside the contract. 87 have been
            ended.""",
            next_steps="Work through the 212 with budget holders, largest first.",
            evidence="Reconciliation of payments January to December 2030, run 31 January 2031",
            slip_reason="The payments file for adult social care had to be run again.",
            recovery=("No purchase order without a contract number from 17 February",
                      "Head of Commercial and Procurement", "28 February 2031")),
        said("Amber", "In progress", "95", "21 March 2031", """
            97.1 per cent is matched. The block on orders without a contract number began on 17 February 2031 and
            stopped 63 orders in its first fortnight, 51 of which were put right the same day. 74 arrangements
            remain.""",
            next_steps="Close the 74; publish.",
            evidence="Reconciliation run 28 February 2031; log of blocked orders",
            slip_reason="""Agency staffing orders in two services were found to be outside the framework and must be
                        let again.""",
            recovery=("Agency orders in the two services moved to the framework",
                      "Corporate Director – Place and Growth", "14 March 2031")),
        said("Green", "Complete", "100", "", """
            98.6 per cent of spending above £5,000 is matched, and the register of 1,318 contracts was published on 21
            March 2031. The remaining 1.4 per cent is 29 arrangements, each with an end date before September.""",
            actual="21 March 2031",
            evidence="Published contracts register, 21 March 2031; reconciliation run 20 March 2031"),
    ),
    "D9.2": (
        said("Green", "In progress", "45", "31 March 2031", """
            The framework was agreed by the leadership team on 20 January 2031. 31 of 40 managers have been named, and
            12 have been trained. Three suppliers have asked why we did not do this before.""",
            next_steps="Name the last nine; train 16 in February.",
            evidence="CLT minute 20 January 2031; list of contract managers v2"),
        said("Green", "In progress", "70", "31 March 2031", """
            40 of 40 managers are named and 29 have been trained. Notes of a monthly meeting were held for 26 of the
            40 contracts in February. The first test of a plan for a supplier’s failure, on home-to-school transport,
            found two gaps.""",
            next_steps="Train the last eleven on 13 and 20 March.",
            evidence="List of contract managers v3; training register 27 February 2031; transport test report"),
        # Complete with the evidence box left empty: C10.
        said("Green", "Complete", "100", "", """
            All forty contract managers are named and trained and the framework is in use across the council. Meetings
            were held on all forty contracts in March.""",
            next_steps="Second tier of contracts from June.",
            actual="31 March 2031"),
    ),
    "D9.3": (
        said("Green", "Complete", "100", "", """
            The first quarterly report went to the Committee on 27 November 2030 and the second on 29 January 2031.
            There were 19 waivers in the third quarter (7.9 per cent of contracts let), against 44 in the same quarter
            of 2029.""",
            actual="27 November 2030",
            evidence="AGC reports 27 November 2030 and 29 January 2031"),
        said("Green", "Complete", "100", "", """
            Eight waivers so far this quarter. Each is now published with its reason on the day that it is approved.""",
            next_steps="Third report on 26 March.",
            actual="27 November 2030",
            evidence="Waiver log 28 February 2031; web page of waivers"),
        said("Green", "Complete", "100", "", """
            The third report was received on 26 March 2031. 11 waivers in the fourth quarter, 4.6 per cent of
            contracts let, which is inside the measure for the first time.""",
            actual="27 November 2030",
            evidence="AGC report 26 March 2031; waiver log 31 March 2031"),
    ),
    "D9.4": (
        said("Amber", "In progress", "25", "30 June 2031", """
            Five companies and three partnerships have been listed; two had not been in the accounts. Loans and
            guarantees come to £31.7 million. The housing company has not yet sent its management accounts since
            September.""",
            next_steps="Formal request by the Section 151 Officer; legal review of articles.",
            evidence="Schedule of interests v2, 30 January 2031",
            recovery=("Formal request for management accounts under the shareholder agreement",
                      "Director of Finance and Section 151 Officer", "14 February 2031")),
        said("Amber", "In progress", "35", "30 June 2031", """
            The housing company’s accounts arrived on 19 February 2031 and show a loss of £0.4 million to December,
            which has been put into the council’s forecast. Terms of reference for a shareholder committee are
            drafted. Two directors appointed by the council have stood down to avoid conflicts of interest.""",
            next_steps="Terms of reference to Cabinet on 1 April.",
            evidence="Management accounts 19 February 2031; draft terms of reference v1",
            recovery=("Independent review of the housing company’s business plan",
                      "Head of Legal Services (Deputy Monitoring Officer)", "30 April 2031")),
        # The agreed due date is overwritten in this return: C07.
        said("Amber", "In progress", "50", "30 June 2031", """
            The terms of reference are on the agenda of Cabinet for 1 April 2031. The independent reviewer of the
            housing company began on 10 March and will report on 9 May. One dormant company was struck off on 18
            March; one partnership ends on 30 June.""",
            next_steps="First meeting of the shareholder committee on 20 May.",
            evidence="Cabinet agenda 1 April 2031; reviewer’s terms of engagement; striking-off notice",
            recovery=("Reviewer’s report, and a decision by the shareholder committee on the housing company’s future",
                      "Head of Commercial & Procurement", "13 June 2031")),
    ),
}  # fmt: skip
