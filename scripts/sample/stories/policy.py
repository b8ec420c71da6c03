"""The returns of the Assistant Director – Policy, Performance and Partnerships."""

from sample.wording import said

DECISIONS = (
    "",
    "Cabinet is asked on 1 April 2031 to choose between pausing and ending the town hall square scheme.",
    "",
)

STORY = {
    "D1.1": (
        said("Green", "Complete", "100", "", """
            Council agreed the statement on 5 December 2030 without a vote against. It has been sent to all staff and
            to 61 partner organisations, and every directorate’s service plan for 2031/32 is being written to
            it.""",
            actual="5 December 2030",
            evidence="Council minute 52 (5 December 2030); statement as published"),
        said("Green", "Complete", "100", "", """
            In the February check 22 of 26 draft service plans could be traced to the four priorities; the other four
            have gone back to their authors.""",
            next_steps="Final service plans by 28 March.",
            actual="5 December 2030",
            evidence="Service plan check 24 February 2031"),
        said("Green", "Embedded", "100", "", """
            All 26 service plans for 2031/32 are agreed and each says which priority it serves, and what it will stop.
            The statement will be looked at again with the Corporate Plan in the autumn.""",
            actual="5 December 2030",
            evidence="26 service plans as agreed, 27 March 2031"),
    ),
    "D1.2": (
        said("Green", "In progress", "70", "31st March 2031", """
            The first report, on 38 measures, was considered by Cabinet on 14 January 2031. Cabinet asked for three
            actions: on repairs to council homes, on school transport and on planning enforcement. Six measures had no
            reliable data.""",
            next_steps="Second report, for the third quarter, to Cabinet on 4 March.",
            evidence="Cabinet minute 98 (14 January 2031); performance report Q2"),
        said("Green", "In progress", "85", "31 March 2031", """
            The second report was agreed by the leadership team on 24 February 2031 and published for Cabinet on 4
            March. Measures without reliable data are down from six to two. All three of Cabinet’s actions have been
            answered in it.""",
            next_steps="Cabinet 4 March.",
            evidence="Performance report Q3 as published; data quality log"),
        said("Green", "Complete", "100", "", """
            Cabinet considered the second report on 4 March 2031 and its minutes record four actions, two of which, on
            repairs, changed the order of work for April. Two consecutive reports have now been used as the measure
            asks.""",
            next_steps="Year-end report in June.",
            actual="4 March 2031",
            evidence="Cabinet minute 118 (4 March 2031); action log"),
    ),
    "D1.3": (
        said("Green", "In progress", "65", "28 February 2031", """
            167 programmes, projects and reviews were found, 40 more than directors had expected. Cabinet will be
            asked on 4 February 2031 to stop 29, to pause 18 and to merge 22. Money released: £0.9 million and 17
            posts.""",
            next_steps="Cabinet 4 February; publish by the end of February.",
            evidence="Project list v4, 29 January 2031; Cabinet agenda 4 February 2031"),
        # Typed over the list of ratings as "amber - slipping": see scripts/sample/troubles.py.
        said("Amber", "In progress", "85", "6 May 2031", """
            Cabinet stopped 28, paused 18 and merged 22 on 4 February 2031, releasing £1.05 million and 18.5 posts.
            The list could not be published by the agreed date because the town hall square scheme, on which the
            remaining £0.3 million depends, was held back for a further report.""",
            next_steps="Report on the town hall square to Cabinet on 1 April.",
            evidence="Cabinet minute 104 (4 February 2031); project list v5",
            slip_reason="Cabinet asked for a further report on one scheme before the list is published.",
            recovery=("Report on the town hall square scheme, with three options",
                      "Corporate Director – Place and Growth", "24 March 2031")),
        said("Amber", "In progress", "90", "6 May 2031", """
            The report on the town hall square is on Cabinet’s agenda for 1 April 2031. The rest of the list, 67
            items, was published on 17 March so that it need not wait. 19 of the people released have moved to
            priority work.""",
            next_steps="Publish the last item after Cabinet’s decision; close in April.",
            evidence="List of 67 projects, published 17 March 2031; redeployment log 28 March 2031",
            recovery=("Cabinet’s decision on the last scheme, and publication of the complete list",
                      "AD Policy and Performance", "6 May 2031")),
    ),
    "D13.1": (
        said("Amber", "In progress", "50", "31 March 2031", """
            83 partnerships are on the draft register; nobody could be found to answer for 14 of them. The compact has
            been drafted with the voluntary sector forum, which wants a longer notice of funding decisions than
            finance can at present agree to.""",
            next_steps="Meeting of the forum’s chair with the Director of Finance.",
            evidence="Draft register 28 January 2031; draft compact v2",
            recovery=("Meeting on notice of funding decisions between the forum’s chair and finance",
                      "Director of Finance and Section 151 Officer", "21 February 2031")),
        said("Green", "In progress", "75", "31 March 2031", """
            Agreement was reached on 20 February 2031 on three months’ notice, with an exception that must be
            explained in public. 12 of the 14 unowned partnerships have been left; the other two have an owner. 22
            organisations have said they will sign.""",
            next_steps="Signing event 25 March.",
            evidence="Note of meeting 20 February 2031; compact v3; letters of intent from 22 organisations"),
        said("Green", "Complete", "100", "", """
            The compact was signed on 25 March 2031 by the council and by 36 organisations, six more than the measure
            asks for. The register of 71 partnerships was published the same day with owners, purposes and yearly
            costs (£4.2 million in all).""",
            next_steps="First yearly review in March 2032.",
            actual="25 March 2031",
            evidence="Signed compact; partnership register as published 25 March 2031"),
    ),
}  # fmt: skip
