"""The returns of the Head of Information Governance (Data Protection Officer)."""

from sample.wording import said

DECISIONS = ("", "", "The leadership team is asked to extend the temporary team by three months, at a cost of £46,000.")

STORY = {
    "D11.1": (
        # Amber, with nothing in the path to green: C20.
        said("Amber", "In progress", "48", "31 March 2031", """
            Requests past their statutory date fell from 204 at the end of December to 165 at the end of January 2031.
            Two of the temporary team left in the month and have not been replaced. 52 of the 165 are requests for
            social care files, each of which takes about four days.""",
            next_steps="Recruit two replacements; concentrate on social care files.",
            evidence="Weekly count, 31 January 2031"),
        said("Amber", "In progress", "66", "30 April 2031", """
            107 requests are past their date, of which 44 are for social care files. Two replacements started on 17
            February 2031 and Children’s Services have lent a reviewing officer for two days a week. Of new requests
            88 per cent were answered on time, against 61 per cent last year.""",
            next_steps="Weekly meeting on the oldest 20; letter to the regulator on 14 March.",
            evidence="Weekly count, 28 February 2031; letter to the regulator, draft",
            slip_reason="""Six weeks at half strength in the temporary team; social care files are larger than
                        estimated.""",
            recovery=("Reviewing officer on loan two days a week, and a weekly review of the oldest twenty", "DPO",
                      "30 April 2031")),
        said("Amber", "In progress", "85", "30 April 2031", """
            46 requests remain past their date: 31 for social care files and 15 others. No request is now older than
            nine months; in September the oldest was 26 months. The regulator acknowledged our letter on 21 March 2031
            and raised no objection to the date of 30 April. New requests on time: 93 per cent.""",
            next_steps="Clear all but social care files by 11 April.",
            evidence="Weekly count, 31 March 2031; regulator’s acknowledgement 21 March 2031",
            recovery=("Reviewing officer on loan for three days a week until the end of April",
                      "Corporate Director – Children, Adults and Housing", "30 April 2031")),
    ),
    "D11.2": (
        said("Green", "In progress", "20", "30 May 2031", """
            All 23 asset owners have been named and 17 came to the first workshop on 16 January 2031. The register
            holds 211 assets, about a third of what is expected.""",
            next_steps="Second workshop; visit the six who have not attended.",
            evidence="Asset register extract 31 January 2031; workshop register"),
        said("Green", "In progress", "45", "30 May 2031", """
            402 assets are registered and 12 of 23 owners have confirmed that their list is complete. The retention
            schedule has been reduced from 61 pages to 18 and is with the Head of Legal Services.""",
            next_steps="Remaining owners by 25 April; schedule to the Information Governance Board on 23 April.",
            evidence="Asset register extract 28 February 2031; draft retention schedule v0.6"),
        said("Green", "In progress", "70", "30 May 2031", """
            589 assets are registered; 19 of 23 owners have confirmed. Legal Services cleared the retention schedule
            on 25 March 2031 with three changes to periods for adoption and planning records. 1,140 boxes of paper
            past their date have been listed for destruction under two signatures.""",
            next_steps="Last four owners; Board approval 23 April.",
            evidence="Asset register extract 31 March 2031; clearance note 25 March 2031; destruction list no. 1"),
    ),
    "D11.3": (
        said("Green", "In progress", "82", "28 February 2031", """
            88 per cent of 2,940 staff with access to personal data have been trained in the last twelve months. The
            monthly report on breaches went to the leadership team for the second time on 20 January 2031: 14
            breaches, none reportable.""",
            next_steps="Warning letters to those not trained; withdraw access from 24 February.",
            evidence="Training report 31 January 2031; CLT paper 20 January 2031"),
        said("Green", "Complete", "100", "", """
            96.2 per cent of staff had been trained at 28 February 2031. Access was withdrawn from 41 people on 24
            February and restored to 33 of them by the end of the week, after training. The third monthly report went
            to the leadership team on 17 February.""",
            next_steps="Keep above 95 per cent; monthly report continues.",
            actual="27 February 2031",
            evidence="""Training report 28 February 2031; list of access withdrawn and restored; CLT paper 17 February
                     2031"""),
        said("Green", "Complete", "100", "", """
            Training stands at 96.8 per cent. There were nine breaches in March, against an average of 15 in the
            autumn. One, a letter sent to a former address, was reported to the regulator within 48 hours.""",
            next_steps="Quarterly look at causes with the four directorates.",
            actual="27 February 2031",
            evidence="Training report 31 March 2031; CLT paper 17 March 2031"),
    ),
}  # fmt: skip
