"""The returns of the Head of Equality, Inclusion and Engagement; none came in for February."""

from sample.wording import said

DECISIONS = ("", "", "")

STORY = {
    "D13.2": (
        said("Green", "In progress", "55", "31 March 2031", """
            Eleven conversations have been held with 163 residents, through groups for disabled people, older people,
            young carers, faith communities and recent arrivals. Five draft objectives have been written; the evidence
            for the fourth (access to homes) is thin, and Housing has been asked for lettings data by ethnicity and
            disability.""",
            next_steps="Consult on the draft for four weeks from 3 February.",
            evidence="Notes of eleven conversations; draft objectives v2"),
        said(),
        said("Green", "Complete", "100", "", """
            Consultation closed on 3 March 2031 with 318 responses. The objectives were reduced from five to four and
            published on 27 March with 22 pages of evidence. The lettings data arrived on 10 March and changed the
            wording of the third objective.""",
            next_steps="First yearly report in March 2032.",
            actual="27 March 2031",
            evidence="Equality objectives 2031–2035 and evidence, published 27 March 2031; consultation report"),
    ),
    "D13.3": (
        said("Green", "In progress", "20", "30 May 2031", """
            Both questionnaires were agreed on 27 January 2031. A supplier has been appointed for the residents’
            survey through the regional framework (£28,400), with a sample of 6,000 addresses. Staff without computers
            will be surveyed on paper, by post to their homes.""",
            next_steps="Residents’ fieldwork from 24 February; staff survey from 7 April.",
            evidence="Questionnaires as agreed; contract award notice 30 January 2031"),
        said(),
        said("Amber", "In progress", "50", "20 June 2031", """
            Fieldwork for the residents’ survey closed on 24 March 2031 with 1,284 responses, short of the 1,500
            sought; the two wards with most private renters are under-represented. The staff survey opens on 7 April
            as planned.""",
            next_steps="Two weeks of door-to-door interviews in the two wards; analysis by 16 May.",
            evidence="Supplier’s fieldwork report 28 March 2031",
            slip_reason="Two more weeks of fieldwork, so that the results by ward can be relied on.",
            recovery=("Door-to-door interviews in the two under-represented wards, 230 at least",
                      "Head of Equality, Inclusion and Engagement", "25 April 2031")),
    ),
    "D13.4": (
        said("Amber", "In progress", "60", "28 February 2031", """
            12 of 15 reports that needed an assessment had one published with them. Quality is uneven: in our sample
            of 10 we judged six good, two adequate and two poor, the poor ones having been written after the proposal
            was settled.""",
            next_steps="Equality team to sit with authors before, and not after, options are drawn up.",
            evidence="EIA log January 2031; quality sample no. 1",
            recovery=("Equality adviser to join each directorate’s planning meeting monthly",
                      "Head of Equality, Inclusion and Engagement", "28 February 2031")),
        said(),
        said("Green", "Complete", "100", "", """
            All 24 reports to Cabinet on 4 March and 1 April 2031 that needed an assessment had one published with
            them. In a sample of 20 across the quarter 18 were good and two adequate. The check before clearance is
            now part of the report template.""",
            next_steps="Sample again at the end of June.",
            actual="24 March 2031",
            evidence="EIA log to 31 March 2031; quality sample no. 2; report template v1.0, section 9"),
    ),
}  # fmt: skip
