"""The returns of the Head of Democratic Services and Statutory Scrutiny Officer."""

from sample.wording import said

DECISIONS = (
    "",
    """The Overview and Scrutiny Board’s chair asks whether Cabinet Members will hold 7 April 2031 for the topic
    session.""",
    "",
)

_TOPICS = """
    The call for topics opened on 13 January 2031 and has been sent to members, partners and 64 residents’ groups. 41
    suggestions have been received so far. The draft criteria were supported by the Overview and Scrutiny Board on 20
    January 2031 and have been published on the council’s website with examples of topics that would and would not
    meet them."""

STORY = {
    "D2.4": (
        said("Green", "Not started", "0", "30 June 2031", """
            Follows adoption of the scheme of delegation. A panel of twelve residents has been recruited to test
            drafts, with help from the citizens’ jury organisers.""",
            next_steps="Brief the writer once the second draft of the scheme is settled.",
            evidence="List of panel members (held by Democratic Services)"),
        said("Green", "In progress", "10", "30 June 2031", """
            A plain-English editor was appointed on 17 February 2031 for eight days’ work at £2,960. The panel met
            once and told us that it wants to know “who to ask” before “who decides”; the outline has been turned
            round accordingly.""",
            next_steps="First four pages by the end of March.",
            evidence="Outline v2; note of residents’ panel 25 February 2031"),
        said("Green", "In progress", "30", "30 June 2031", """
            Five of twelve pages are drafted and were tested by the panel on 27 March 2031. Eleven of twelve could say
            correctly how to ask a question at Council after reading them; four could before.""",
            next_steps="Remaining pages by 16 May; design in house.",
            evidence="Draft guide pp. 1–5; test results 27 March 2031"),
    ),
    "D3.1": (
        said("Green", "In progress", "70", "28 February 2031", """
            The template was tried on six reports to Cabinet on 4 February 2031. Report authors liked the options
            table and found the clearances slow: nine working days on average, against a target of five. The order of
            clearances has been changed so that legal and finance read at the same time.""",
            next_steps="Issue the final template on 10 February; compulsory for the Cabinet cycle from 1 March.",
            evidence="Template v0.9; clearance times for six reports, 30 January 2031"),
        said("Amber", "In progress", "90", "1 April 2031", """
            The template was issued on 10 February 2031 and all eight reports to Cabinet on 4 March used it. Average
            clearance fell to six working days. One report was turned back because the option of doing nothing had not
            been costed, and came back with it.""",
            next_steps="Second full agenda: 1 April 2031.",
            slip_reason="The success measure asks for two Cabinet agendas, and the second is that of 1 April 2031.",
            evidence="Template v1.0; Cabinet agenda 4 March 2031",
            recovery=("Second full agenda on the template, with clearances within five working days",
                      "Head of Democratic Services and Statutory Scrutiny Officer", "24 March 2031")),
        said("Green", "Complete", "100", "", """
            Cabinet agendas for 4 March and 1 April 2031 were published with all 17 reports on the template. Average
            clearance is now five working days. Audit will test the quality of the implications paragraphs in the
            summer.""",
            actual="24 March 2031",
            evidence="""Cabinet agendas 4 March and 1 April 2031 (the latter published 24 March); clearance log to 31
                     March 2031"""),
    ),
    "D3.2": (
        said("Green", "Complete", "100", "", """
            The Forward Plan has been published on the first working day of each month since 1 October 2030, with 28
            clear days’ notice of 31 of 32 key decisions. The exception, an emergency placement contract in November,
            was reported to the Overview and Scrutiny Board.""",
            actual="2 December 2030",
            evidence="Forward Plans October 2030 to January 2031; urgency log"),
        said("Green", "Complete", "100", "", """
            Published on 3 February 2031. Nine further key decisions, all with full notice. Urgency procedures have
            now been used for one key decision in 41 since October.""",
            actual="2 December 2030",
            evidence="Forward Plan February 2031; urgency log at 28 February 2031"),
        said("Green", "Embedded", "100", "", """
            Six months of publication on time. The task has passed to the two committee officers named in the
            service’s standing procedure, who each did it unaided this quarter, and the measure will be kept as KPI
            1.""",
            actual="2 December 2030",
            evidence="Forward Plan March 2031; standing procedure DS-07; urgency log at 31 March 2031"),
    ),
    "D4.3": (
        said("Amber", "In progress", "15", "30 June 2031", """
            Only 19 of 57 members have returned the assessment of what they need, which is too few to build a
            programme on. Two groups asked for a shorter form.""",
            next_steps="Shorter form, and conversations at group meetings in February.",
            evidence="Assessment returns at 31 January 2031",
            recovery=("Short form of eight questions, taken to each group’s meeting by a committee officer", "SSO",
                      "28 February 2031")),
        said("Green", "In progress", "35", "30 June 2031", """
            48 of 57 members have now answered the short form. Finance, safeguarding and chairing come out highest.
            The whips of all three groups agreed on 24 February 2031 that the core should be compulsory and should
            last no more than four evenings.""",
            next_steps="Draft programme to the whips by 28 March.",
            evidence="Analysis of 48 assessments, 20 February 2031; e-mails of the three whips, 24 February 2031"),
        # Every box left empty: C34.
        said(),
    ),
    "D5.1": (
        said("Green", "In progress", "30", "28 April 2031", _TOPICS,
             next_steps="Close the call on 14 March; topic session with Cabinet Members and partners on 7 April.",
             evidence="Criteria as published; list of suggestions at 31 January 2031"),
        # The same words as in January: C22.
        said("Green", "In progress", "40", "28 April 2031", _TOPICS,
             next_steps="Close the call on 14 March; topic session with Cabinet Members and partners on 7 April.",
             evidence="Criteria as published; list of suggestions at 28 February 2031"),
        said("Green", "In progress", "65", "28 April 2031", """
            The call closed on 14 March 2031 with 97 suggestions, 58 of them from outside the council. Officers scored
            all of them against the criteria; a shortlist of 18 goes to the topic session, of which 14 concern a
            strategic risk or a decision on the Forward Plan.""",
            next_steps="Topic session 7 April; programme to the Board on 28 April.",
            evidence="Scored list of 97 suggestions; shortlist sent to the Board’s members on 26 March 2031"),
    ),
    "D5.2": (
        said("Amber", "In progress", "40", "31 March 2031", """
            A draft was agreed by the Overview and Scrutiny Board on 20 January 2031. Cabinet Members have asked for
            changes to the section on attendance and on access to draft papers, and two meetings to settle them were
            postponed.""",
            next_steps="Meeting of the Leader and the chair on 13 February.",
            evidence="Draft protocol v3; OSB minute 52",
            recovery=("Meeting of the Leader and the chair of the Board, with the Monitoring Officer",
                      "Director of Law and Governance (Monitoring Officer)", "14 February 2031")),
        said("Amber", "In progress", "55", "31 March 2031", """
            The Leader and the chair of the Board met on 13 February 2031. They have agreed everything but access to
            draft papers: the Board asks for ten working days before a decision and the Cabinet offers five. The other
            parts are being used already: 12 of 14 recommendations due for a response have had one within two
            months.""",
            next_steps="Bring two forms of words to a second meeting on 11 March.",
            evidence="Note of meeting 13 February 2031; response log at 28 February 2031",
            recovery=("Second meeting on two alternative forms of words for access to drafts",
                      "Head of Democratic Services and Statutory Scrutiny Officer", "14 March 2031")),
        said("Amber", "In progress", "85", "6th May 2031", """
            Agreed in full on 11 March 2031: seven working days, with a right to ask for longer on the budget and on
            large contracts. The Overview and Scrutiny Board approved the text on 17 March. It could not be reached by
            Cabinet on 1 April, for which the agenda had closed, and goes to Cabinet on 6 May.""",
            next_steps="Cabinet 6 May; signature the same day.",
            evidence="OSB minute 61 (17 March 2031); protocol v5, agreed text",
            slip_reason="Agreement came after the agenda for Cabinet on 1 April 2031 had been settled.",
            recovery=("Place the agreed protocol on the agenda for Cabinet",
                      "Head of Democratic Services and Statutory Scrutiny Officer", "6 May 2031")),
    ),
    "D5.3": (
        said("Green", "Complete", "100", "", """
            The tracker was published on 17 January 2031 with all 126 recommendations made since May 2029: 71 done, 29
            in hand, 18 not accepted and 8 on which no answer was ever given. The Overview and Scrutiny Board
            considered it on 20 January and has asked for answers to the eight.""",
            actual="17 January 2031",
            evidence="Published tracker, 17 January 2031; OSB minute 54"),
        said("Green", "Complete", "100", "", """
            Six of the eight unanswered recommendations now have an answer. The tracker was updated on 24 February
            2031 and had been opened 410 times.""",
            next_steps="Second quarterly report on 28 April.",
            actual="17 January 2031",
            evidence="Tracker as at 24 February 2031"),
        said("Green", "Complete", "100", "", """
            All eight have been answered; four were accepted late. The tracker holds 139 recommendations after the
            budget scrutiny, and owners now update their own lines with a check by the scrutiny team.""",
            next_steps="Second quarterly report to the Board on 28 April 2031.",
            actual="17 January 2031",
            evidence="Tracker as at 31 March 2031; log of owners’ updates"),
    ),
}  # fmt: skip
