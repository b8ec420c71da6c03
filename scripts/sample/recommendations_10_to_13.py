"""Recommendations 10 to 13: speaking up, information, leadership, and partners, residents and staff."""

from datetime import date

from paperclerk.domain.plan import Dependency, Recommendation
from sample.posts import (
    AUDIT,
    CARE,
    CHIEF,
    COMMUNICATIONS,
    DEMOCRATIC,
    DIGITAL,
    EQUALITY,
    INFORMATION,
    LAW,
    PEOPLE,
    PLACE,
    POLICY,
)
from sample.wording import activities, owed

SPEAKING_UP = Recommendation(
    number=10,
    title="Make it safe to speak up, and certain that something is done",
    activities=activities(
        10,
        """Rewrite the whistleblowing policy with the trade unions and the staff networks, and open an independent
        line, by telephone and online, run by a body outside the council.""",
        (
            "Keep one register of concerns, however they were raised, that shows for each:",
            "the date it was raised and the date on which it was acknowledged;",
            "who looked into it, and that they were independent of it;",
            "what was found, what was done, and when the person who raised it was told.",
        ),
        """Report to the Audit and Governance Committee each year on concerns raised, on outcomes, and on whether
        those who spoke up suffered for it.""",
        """Bring declarations of interests, gifts and hospitality onto one online register, and check it against the
        payroll and the list of suppliers.""",
    ),
    deliverables=(
        owed("D10.1", "A new whistleblowing policy in force, with an independent line open to staff and contractors.",
             date(2031, 1, 31), "Agreed with the trade unions, October 2030", PEOPLE, LAW, AUDIT,
             measure="Seven in ten staff say that they would know how to raise a concern."),
        owed("D10.2", "A register of concerns, and a first annual report on it to the Audit and Governance Committee.",
             date(2031, 3, 31), "Committee meeting of 26 March 2031", AUDIT, PEOPLE, LAW,
             measure="Every concern acknowledged within five working days."),
        owed("D10.3", """Officers’ declarations of interests complete for 2031/32 and matched with payroll and
                      suppliers.""",
             date(2031, 4, 30), "First month of the 2031/32 financial year", AUDIT, PEOPLE, DIGITAL,
             measure="All 640 posts that must declare have done so."),
    ),
    accountable_officers=(PEOPLE, AUDIT, LAW),
)  # fmt: skip

INFORMATION_RIGHTS = Recommendation(
    number=11,
    title="Put information governance right",
    activities=activities(
        11,
        """Clear the backlog of requests for information and of subject access requests, oldest first, with a
        temporary team of four and a weekly count reported to the Corporate Leadership Team.""",
        """Ask each assistant director, as information asset owner, to list the information that they hold, the reason
        for holding it, who may see it and when it must be destroyed.""",
        (
            "Make the Senior Information Risk Owner’s role a real one, with:",
            "a monthly information governance board with representatives of every directorate;",
            "a report on breaches and near misses to each meeting of the Corporate Leadership Team; and",
            "annual training without which access to case systems is withdrawn.",
        ),
    ),
    dependencies=(
        Dependency(
            text="The retention schedule can be applied automatically only when the new records system is in place."
        ),
    ),
    deliverables=(
        owed("D11.1", "The backlog of requests for information and subject access requests cleared.", date(2031, 3, 31),
             "Undertaking given to the regulator, 18 September 2030", INFORMATION, DIGITAL, CARE,
             measure="No request past its statutory date (317 in September 2030)."),
        owed("D11.2", "An information asset register and a retention schedule, each approved by every asset owner.",
             date(2031, 5, 30), "Information Governance Board, December 2030", INFORMATION, DIGITAL),
        owed("D11.3", "Data protection training completed, and breaches reported monthly to the leadership team.",
             date(2031, 2, 28), "Undertaking given to the regulator, 18 September 2030", INFORMATION, PEOPLE, CARE,
             measure="At least 95 per cent of staff with access to personal data trained within twelve months."),
    ),
    accountable_officers=(INFORMATION, LAW, DIGITAL),
)  # fmt: skip

LEADERSHIP = Recommendation(
    number=12,
    title="Rebuild leadership capacity and the everyday practice of management",
    activities=activities(
        12,
        """Fill the statutory posts permanently, reduce the number of interim senior managers from nine to no more
        than two, and publish the cost of those who remain.""",
        """Introduce a new appraisal round that asks every manager about people, money, risk and decisions before it
        asks about projects.""",
        (
            "Put all 410 managers through a practical programme, in groups from different services, on:",
            "holding a difficult conversation, and writing down what was agreed;",
            "managing sickness, grievance and conduct within the policy’s own time limits;",
            "reading a budget report and a risk register; and",
            "writing advice that says what members need to know, including what they may not want to hear.",
        ),
    ),
    deliverables=(
        owed("D12.1", "Permanent appointments to the statutory and corporate director posts.", date(2031, 4, 30),
             "Appointments Committee timetable", PEOPLE, CHIEF, DEMOCRATIC,
             measure="No more than two interim senior managers in post.",
             steps=(("Corporate Director – Children, Adults and Housing appointed", date(2031, 2, 28)),
                    ("Corporate Director – Place and Growth appointed", date(2031, 2, 28)))),
        owed("D12.2", "A new appraisal round, linked to values and priorities, completed for all staff.",
             date(2031, 6, 30), "Appraisal round of April to June 2031", PEOPLE, COMMUNICATIONS,
             measure="At least 90 per cent of appraisals held and recorded."),
        owed("D12.3", "A management programme under way, and overdue grievance and conduct cases cleared.",
             date(2031, 3, 31), "Corporate Leadership Team, 14 October 2030", PEOPLE, LAW, CARE,
             measure="200 managers through the programme; no case open for more than 26 weeks (31 in October 2030)."),
    ),
    accountable_officers=(PEOPLE, CHIEF),
)  # fmt: skip

PARTNERS = Recommendation(
    number=13,
    title="Work with partners, residents and staff as people whose view changes what the council does",
    activities=activities(
        13,
        """List the council’s partnerships, say what each is for, who answers for it and what it costs, and leave
        those that have no purpose.""",
        """Agree with the voluntary and community sector a compact that covers notice of funding decisions, payment on
        time and early involvement in the design of services.""",
        """Set equality objectives for 2031–2035 with residents who share protected characteristics, and publish the
        evidence on which they rest.""",
        """Publish an equality impact assessment with every report to Cabinet that proposes a change of policy or
        service, checked for quality by the equality team before clearance.""",
        (
            "Run a residents’ survey and a staff survey, and answer them:",
            "results published within eight weeks, by ward and by directorate;",
            "three promises from each directorate, chosen with those who answered; and",
            "a report, a year later, on whether they were kept.",
        ),
    ),
    deliverables=(
        owed("D13.1", "A partnership register, and a compact with the voluntary and community sector.",
             date(2031, 3, 31), "Agreed with the voluntary sector forum, November 2030", POLICY, EQUALITY, PLACE,
             measure="A compact signed by the council and by at least thirty organisations."),
        owed("D13.2", "Equality objectives for 2031–2035, published with the evidence behind them.", date(2031, 3, 31),
             "Statutory four-year cycle", EQUALITY, POLICY, CARE),
        owed("D13.3", "A residents’ survey and a staff survey, published, with three promises from each directorate.",
             date(2031, 5, 30), "Corporate Leadership Team, 11 November 2030", EQUALITY, PEOPLE, COMMUNICATIONS,
             measure="At least 1,500 residents and 60 per cent of staff respond."),
        owed("D13.4", """An equality impact assessment published with every Cabinet report that changes policy or
                      service.""",
             date(2031, 2, 28), "Cabinet cycle beginning 1 March 2031", EQUALITY, DEMOCRATIC, LAW,
             measure="A quarterly sample of 20 finds at least 18 of good quality."),
    ),
    accountable_officers=(EQUALITY, POLICY, PEOPLE),
)  # fmt: skip

TENTH_TO_THIRTEENTH = (SPEAKING_UP, INFORMATION_RIGHTS, LEADERSHIP, PARTNERS)
