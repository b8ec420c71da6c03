"""The returns of the Director of Law and Governance (Monitoring Officer)."""

from sample.wording import said

DECISIONS = (
    "",
    "",
    "Council is asked on 24 April 2031 to agree that sub-delegations not renewed by 31 May 2031 lapse on that day.",
)

STORY = {
    "D2.1": (
        said("Amber", "In progress", "80", "14 February 2031", """
            The review of Parts 2 and 3 is complete and was read by the Constitution Working Group on 22 January 2031.
            It found 19 amendments that the law requires, of which Council made 12 on 23 January.

            Part 4 (rules of procedure) took longer than planned because the access to information rules had not been
            consolidated since 2022. Counsel’s advice on three questions arrived on 30 January.""",
            next_steps="Finish Part 4 and report the whole review to the Standards Committee on 12 February 2031.",
            evidence="CWG minutes 22 January 2031; Council minute 64 (23 January 2031); compliance log v0.8",
            slip_reason="Part 4 had not been consolidated since 2022, and counsel’s advice came on 30 January 2031.",
            recovery=("Two solicitors released from other work until Part 4 is finished",
                      "Head of Legal Services (Deputy Monitoring Officer)", "14 February 2031")),
        # Green, in progress, and due on 31 January: C01.
        said("Green", "In progress", "90", "28 February 2031", """
            Part 4 was finished on 11 February 2031 and the Standards Committee received the whole review the next
            day. The Committee accepted all of the findings and asked for two of them, on petitions and on the
            recording of votes, to be redrafted in plainer words. Five of the seven remaining amendments were in place
            by the end of the month.""",
            next_steps="Bring the last two amendments, redrafted, to Council on 6 March 2031.",
            evidence="Standards Committee minute 31 (12 February 2031); compliance log v1.1",
            slip_reason="The Standards Committee asked for two amendments to be redrafted."),
        said("Green", "Complete", "100", "", """
            Council made the last two amendments on 6 March 2031. The compliance log shows all 19 closed and no item
            open in the “required by law” class. The consolidated Parts 2, 3 and 4 were published on 13 March.""",
            actual="13 March 2031",
            evidence="""Council minute 78 (6 March 2031); compliance log v1.3, closed; Constitution as published 13
                     March 2031"""),
    ),
    "D2.2": (
        said("Green", "In progress", "40", "24 April 2031", """
            The first full draft of the reserved matters table was sent to directors on 17 January 2031. 212 existing
            sub-delegations have been collected; 47 of them name a post that no longer exists.""",
            next_steps="""Directors’ comments by 14 February; second draft to the Constitution Working Group on 26
                       February.""",
            evidence="Draft scheme v0.4; schedule of sub-delegations, 28 January 2031"),
        said("Green", "In progress", "60", "24 April 2031", """
            All directors have commented. The Constitution Working Group considered the second draft on 26 February
            2031 and supported the structure. Members asked for a lower limit on property disposals (£250,000 rather
            than £500,000), which has been accepted. The limits now agree with the draft Financial Procedure Rules in
            every line.""",
            next_steps="Standards Committee on 19 March; publish for Council on 14 April.",
            evidence="""CWG minutes 26 February 2031; draft scheme v0.7; table of limits agreed with finance, 20
                     February 2031"""),
        said("Amber", "In progress", "75", "22 May 2031", """
            The Standards Committee recommended the scheme to Council on 19 March 2031. Re-issue of sub-delegations is
            behind: 118 of the 165 that are to continue have been signed, and the Place directorate has returned 9 of
            52.

            The scheme can be adopted on 24 April but cannot safely come into force until the sub-delegations are in
            place.""",
            next_steps="Council to adopt on 24 April, with commencement at the Annual Council meeting.",
            evidence="Standards Committee minute 38 (19 March 2031); register of sub-delegations at 31 March 2031",
            slip_reason="""Commencement moved to the Annual Council meeting so that no officer is left without
            authority while the Place sub-delegations are re-issued.""",
            recovery=("A legal officer to sit with each Place service for a day to finish the sub-delegations",
                      "Corporate Director – Place and Growth", "30 April 2031")),
    ),
    "D3.3": (
        said("Amber", "In progress", "45", "30 April 2031", """
            The register went live for the Corporate Centre and for Place on 6 January 2031 and holds 73 decisions.
            The web form for Children, Adults and Housing was delayed by a fault in single sign-on. A first sample of
            30 decisions found 19 on the register within five working days.""",
            next_steps="Open the form to the remaining directorate, and brief its 34 senior managers.",
            evidence="Register extract 31 January 2031; sample sheet no. 1",
            slip_reason="The form cannot be opened to the last directorate until single sign-on has been repaired.",
            recovery=("Repair single sign-on and open the form to the last directorate",
                      "Head of Digital and Customer Services", "21 February 2031")),
        # Sent with tracked changes left in this narrative: see scripts/sample/troubles.py.
        said("Amber", "In progress", "65", "30 April 2031", """
            Single sign-on was repaired on 18 February 2031 and all directorates now use the register, which holds 161
            decisions. The second monthly sample found 23 of 30 on the register within five working days, against 19
            in January and a target of 27. The seven that were late came from three teams, each of which has been
            visited.""",
            next_steps="Enter the decisions of January and early February that were kept on paper; third sample.",
            evidence="Register extract 28 February 2031; sample sheet no. 2",
            recovery=("Enter the paper decisions of January and February, and re-sample the three teams",
                      "Head of Legal Services (Deputy Monitoring Officer)", "31 March 2031")),
        said("Amber", "In progress", "90", "30 April 2031", """
            The paper decisions for January and February have all been entered and the register, at 284 decisions, is
            complete from 1 January 2031. The third sample found 27 of 30 on time, which meets the target for the
            first time. One further month at or above 27 is needed before this is called done.""",
            next_steps="Fourth sample at the end of April; report to the Audit and Governance Committee in June.",
            evidence="Register extract 31 March 2031; sample sheet no. 3, checked by internal audit on 2 April 2031",
            recovery=("Weekly reminder to the three slowest teams, and a fourth sample",
                      "Head of Legal Services (Deputy Monitoring Officer)", "30 April 2031")),
    ),
    "D3.4": (
        said("Green", "In progress", "20", "30 May 2031", """
            Course material has been written with the Head of Democratic Services and tried out on 11 report authors
            on 29 January 2031. Ten dates have been booked between February and May, with 180 places for 164
            authors.""",
            next_steps="Sessions on 11 and 25 February; separate session for Cabinet on 18 March.",
            evidence="Course pack v1; feedback from the pilot session"),
        said("Green", "In progress", "35", "30 May 2031", """
            Two sessions held, with 38 authors, bringing the total to 49 of 164 (30 per cent). Average score before
            the session was 54 per cent, and 81 per cent afterwards. The session for members of Cabinet is confirmed
            for 18 March.""",
            next_steps="Three sessions for authors and one for Cabinet in March.",
            evidence="Attendance registers 11 and 25 February 2031; before-and-after test results"),
        said("Green", "In progress", "60", "30 May 2031", """
            All 10 members of Cabinet attended on 18 March 2031. 101 of 164 authors (62 per cent) have now been
            trained; 41 of the others have a place in April. The 22 who have not booked have been named to their
            directors.""",
            next_steps="April sessions on 8, 15 and 24; follow up the 22.",
            evidence="Attendance registers to 27 March 2031, including Cabinet 18 March"),
    ),
    "D4.1": (
        said("Green", "In progress", "50", "31 March 2031", """
            The working group of six members and six officers has met four times. It has agreed the sections on
            respect, access to information and casework, using nine cases from the last three years. The trade unions
            were consulted on 20 January and asked for a clear statement on social media, which has been added.""",
            next_steps="Finish the section on pressure and undue influence; Standards Committee 12 February.",
            evidence="Working group notes 1 to 4; draft protocol v0.5"),
        said("Green", "In progress", "80", "31 March 2031", """
            The Standards Committee recommended the protocol to Council on 12 February 2031 by nine votes to none,
            with one amendment on out-of-hours contact. The three group leaders have signed a joint letter of support.
            Named contacts have been chosen in each group and in three of the four directorates.""",
            next_steps="Council on 6 March; briefings for managers from 10 March.",
            evidence="""Standards Committee minute 32 (12 February 2031); joint letter of the group leaders, 21
                     February 2031"""),
        said("Green", "Complete", "100", "", """
            Council adopted the protocol unanimously on 6 March 2031. 51 of 57 members came to one of three briefings,
            and the other six have had theirs by telephone. 388 of 410 managers have been briefed; the remainder are
            on leave or sick and will be briefed on their return. Six mediators are available from the shared
            panel.""",
            next_steps="Survey of members and senior managers in September 2031.",
            actual="28 March 2031",
            evidence="Council minute 79 (6 March 2031); protocol as adopted; briefing registers to 28 March 2031"),
    ),
    "D4.2": (
        said("Amber", "In progress", "63", "28 February 2031", """
            36 of 57 members have attended a session and signed the Code afresh. Two sessions in January were lost to
            snow and have been rearranged for 13 and 20 February 2031.""",
            next_steps="Sessions on 13 and 20 February; individual appointments for anybody who cannot come.",
            evidence="Register of signatures at 31 January 2031",
            recovery=("Individual appointments offered to the 21 members who have not signed", "MO",
                      "28 February 2031")),
        said("Amber", "In progress", "93", "14 March 2031", """
            53 of 57 members have now attended and signed. Of the four who have not, two are seriously ill, one was
            abroad, and one has asked for an amendment to the wording on gifts, which will be considered in the
            ordinary way and is not a reason to delay signature.""",
            next_steps="Appointments with three members before Council on 6 March.",
            evidence="Register of signatures at 28 February 2031",
            slip_reason="Illness of two members; one abroad until 5 March 2031.",
            recovery=("Appointments with the remaining members, at home where that is needed",
                      "Director of Law and Governance (Monitoring Officer)", "14 March 2031")),
        said("Green", "Complete", "100", "", """
            All 57 members have attended a session, in one case at home, and have signed the Code of Conduct. The
            register of signatures was published on 14 March 2031.""",
            actual="12 March 2031",
            evidence="Published register of signatures, 14 March 2031; certificate of the Independent Person"),
    ),
    "D7.3": (
        said("Green", "Not started", "0", "30 May 2031", """
            Not due to begin until February 2031. The evidence list has been agreed with the Head of Internal Audit so
            that directors know in advance what they will be asked for.""",
            next_steps="Issue directors’ assurance statements by 28 February.",
            evidence="Evidence list v1.0"),
        said("Green", "In progress", "15", "30 May 2031", """
            Assurance statements were issued to all 11 directors and assistant directors on 24 February 2031, with a
            return date of 28 March. The outline of the Statement was discussed with the external auditor on 26
            February.""",
            next_steps="Collect statements; first draft by 25 April.",
            evidence="Assurance statement form; note of meeting with the external auditor, 26 February 2031"),
        said("Green", "In progress", "35", "30 May 2031", """
            Nine of eleven assurance statements were received by 28 March 2031 and the other two by 1 April. Four
            disclose a significant weakness, compared with none last year, which is what the new form was meant to
            bring out.""",
            next_steps="First draft to the Corporate Leadership Team on 28 April.",
            evidence="Eleven signed assurance statements; summary of weaknesses disclosed, 2 April 2031"),
    ),
}  # fmt: skip
