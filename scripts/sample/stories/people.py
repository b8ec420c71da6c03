"""The returns of the Director of People and Organisational Development."""

from sample.wording import said

DECISIONS = (
    "",
    "Appointments Committee is asked to agree by 21 March 2031 to re-advertise the post of Corporate Director – Place.",
    "",
)

STORY = {
    "D10.1": (
        said("Green", "Complete", "100", "", """
            The new policy came into force on 6 January 2031 after agreement with the four recognised trade unions.
            The independent line opened on the same day, by telephone and online, and took five calls in the month,
            three of them on matters already known to us.""",
            next_steps="Posters in depots and care homes; letter to contractors.",
            actual="6 January 2031",
            evidence="Policy HR-31; contract for the independent line; first monthly report from the provider"),
        said("Green", "Complete", "100", "", """
            A letter went to 214 contractors on 3 February 2031 and posters are up at all 38 work places that have no
            computers. The line had seven further contacts. No detriment has been reported.""",
            next_steps="Question on speaking up in the staff survey in April.",
            actual="6 January 2031",
            evidence="Letter to contractors 3 February 2031; second monthly report from the provider"),
        said("Green", "Complete", "100", "", """
            Contacts in March: nine, of which two have led to investigation by people outside the service concerned.
            An early poll of 600 staff finds 66 per cent who would know how to raise a concern, up from 41 per cent in
            2029.""",
            next_steps="Full measure through the staff survey in May 2031.",
            actual="6 January 2031",
            evidence="Third monthly report from the provider; staff poll 20 March 2031"),
    ),
    "D12.1": (
        said("Amber", "In progress", "50", "30 April 2031", """
            The posts of Director of Finance and of Director of Law and Governance are filled permanently. Interviews
            for the two corporate directors are set for 25 and 26 February 2031. The field for Place is thin: six
            applications, two of them appointable on paper. Interim senior managers number seven, down from
            nine.""",
            next_steps="Assessment centre 18 February; Appointments Committee 25 and 26 February.",
            evidence="Appointments Committee minutes 14 January 2031; establishment list of interims, January 2031",
            recovery=("Search firm to approach a further ten candidates for Place before the closing date is extended",
                      "HR Director", "14 February 2031")),
        said("Red", "In progress", "60", "31 July 2031", """
            Dr Mbatha was appointed permanently as Corporate Director – Children, Adults and Housing on 25 February
            2031. The Committee made no appointment to Place on 26 February: one candidate withdrew and the other was
            not of the standard required. Six interim senior managers remain, against a measure of two.""",
            next_steps="Re-advertise on a longer timetable, with the salary benchmarked again.",
            evidence="Appointments Committee minutes 25 and 26 February 2031",
            slip_reason="""No appointment could be made to the Place post; notice periods make an earlier start than
                        July unlikely.""",
            recovery=("Re-advertise with new benchmarking, and extend the current interim to 31 July 2031",
                      "Chief Executive", "31 March 2031")),
        said("Amber", "In progress", "70", "31 July 2031", """
            The Place post was advertised again on 17 March 2031 after the Committee agreed a revised salary. 23
            people have asked for the pack, 14 of them serving directors or assistant directors. Two interim assistant
            directors were replaced by permanent appointments on 24 March, leaving four interims in all.""",
            next_steps="Longlist 2 May; Committee 29 May.",
            evidence="""Advertisement and pack, 17 March 2031; appointment letters 24 March 2031; Committee minute 14
                     March 2031""",
            recovery=("Longlisting panel with the independent chair of the Assurance Board as adviser",
                      "Director of People and Organisational Development", "2 May 2031")),
    ),
    "D12.2": (
        said("Green", "In progress", "25", "30 June 2031", """
            The new form (two pages, down from nine) was agreed with the trade unions on 23 January 2031. Guidance has
            been written for managers of staff who have no computer at work.""",
            next_steps="Build the form in the HR system; train 40 champions.",
            evidence="Appraisal form v1.0; JCC minutes 23 January 2031"),
        said("Green", "In progress", "40", "30 June 2031", """
            The form is built and was tested with 60 staff in highways and libraries. 34 of 40 champions have been
            trained. Two questions were dropped after testing because nobody could say what they were for.""",
            next_steps="Launch on 1 April with a letter from the Chief Executive.",
            evidence="Test report 26 February 2031; champions’ attendance list"),
        said("Green", "In progress", "50", "30 June 2031", """
            Everything needed for the launch on 1 April 2031 is in place: all 40 champions are trained, the system is
            open, and 3,412 staff have been given an appraiser. 126 staff whose reporting line is unclear are being
            placed by their directors.""",
            next_steps="Weekly count of appraisals held, by directorate, from 14 April.",
            evidence="Launch checklist signed 28 March 2031; list of appraisers"),
    ),
    "D12.3": (
        said("Amber", "In progress", "35", "31 March 2031", """
            Four groups (72 managers) have begun the programme. Cases open for more than 26 weeks stand at 19, down
            from 31; nine of them await an investigating officer.""",
            next_steps="Bring in three outside investigators; start two more groups.",
            evidence="Programme register 31 January 2031; casework report January 2031",
            recovery=("Appoint three outside investigators for the nine oldest cases",
                      "Director of People and Organisational Development", "28 February 2031")),
        said("Amber", "In progress", "65", "31 March 2031", """
            The investigators started on 10 February 2031. Seven cases over 26 weeks remain. Eight groups (147
            managers) are under way, and the first group’s line reports were asked what has changed: 61 per cent could
            name something.""",
            next_steps="Close the seven cases; start three groups in March.",
            evidence="Casework report February 2031; programme register 28 February 2031; first group follow-up survey",
            recovery=("Weekly review of the seven cases with the Head of Legal Services",
                      "Director of People and Organisational Development", "31 March 2031")),
        # Complete, with the completion date left empty: C11.
        said("Green", "Complete", "100", "", """
            The last case over 26 weeks was concluded at the end of the month. 206 managers have been through the
            programme and a further 54 are booked. Average time to conclude a grievance in the quarter was 11 weeks,
            against 29 a year ago.""",
            next_steps="Carry on to all 410 managers by December 2031.",
            evidence="Casework report March 2031; programme register 31 March 2031"),
    ),
}  # fmt: skip
