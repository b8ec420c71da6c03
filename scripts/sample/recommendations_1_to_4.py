"""Recommendations 1 to 4: priorities, the Constitution, decisions, and members and officers."""

from datetime import date

from paperclerk.domain.plan import Dependency, Recommendation
from sample.posts import (
    ACCOUNTS,
    CHIEF,
    COMMUNICATIONS,
    DEMOCRATIC,
    DIGITAL,
    FINANCE,
    LAW,
    LEGAL,
    PEOPLE,
    PLACE,
    POLICY,
)
from sample.wording import activities, owed

PRIORITIES = Recommendation(
    number=1,
    title="Settle on a few priorities, and stop the work that does not serve them",
    activities=activities(
        1,
        """Bring together in one list every programme, project and review now under way, with its sponsor, its cost to
        date, the staff it ties up and the decision that started it.""",
        (
            """Agree with all political groups a statement of stabilisation priorities for 2031/32, limited to what the
            council must get right first:""",
            "statutory services to children, to adults who need care, and to people without a home;",
            "a balanced budget and sound accounts;",
            "lawful, well-recorded decisions; and",
            "the safety of buildings that the council owns or lets.",
        ),
        """Test each item on the list against the statement, and recommend to Cabinet what should continue, pause, merge
        or stop, with the effect on residents and on staff said plainly.""",
        """Replace the quarterly performance digest (148 indicators in 2029/30) with a report on no more than forty
        measures, each with an owner, a target, a trend and an explanation where the target is missed.""",
    ),
    deliverables=(
        owed("D1.1", "A statement of stabilisation priorities for 2031/32, agreed by Council.", date(2030, 12, 20),
             "Council meeting of December 2030", POLICY, CHIEF,
             measure="Agreed by Council with the support of all group leaders."),
        owed("D1.2", """A quarterly performance report on statutory services and stabilisation priorities, used by the
             Corporate Leadership Team and Cabinet to decide what to do next.""", date(2031, 3, 31),
             "End of the third quarter’s reporting round", POLICY, FINANCE, DIGITAL,
             measure="""Cabinet has considered two consecutive reports, and the minutes of each record at least three
             actions arising."""),
        owed("D1.3", """A published list of projects stopped, paused or merged, with the money and the posts that each
             releases.""", date(2031, 2, 28), "Needed for the budget meeting of 6 March 2031", POLICY, FINANCE, PLACE,
             measure="At least £1.2 million and 20 full-time equivalent posts released for priority work."),
    ),
    accountable_officers=(POLICY, CHIEF, FINANCE),
)  # fmt: skip

CONSTITUTION = Recommendation(
    number=2,
    title="Bring the Constitution up to date, and make it something that people can use",
    activities=activities(
        2,
        """Check Parts 2, 3 and 4 of the Constitution against current legislation and the decisions of Council since
        May 2022, and bring forward at once any amendment that the law requires.""",
        (
            """Rewrite the scheme of delegation so that an officer can tell, without asking for advice, whether a
            decision is theirs to take. The rewritten scheme will:""",
            "set out in one table what is reserved to Council, to Cabinet, to committees and to named posts;",
            """state financial limits once, and in figures that agree with the Financial Procedure Rules and the
            Contract Procedure Rules;""",
            """require every sub-delegation to be in writing, dated, held by the Monitoring Officer and renewed each
            May; and""",
            """say what must be recorded, by whom and within how many days, when an officer takes a decision that would
            otherwise have been taken by members.""",
        ),
        """Revise the Financial Procedure Rules and the Contract Procedure Rules together, since the Panel found eleven
        places in which the two contradict one another or the scheme of delegation.""",
        """Set up a cross-party Constitution Working Group of seven members, meeting in public, to consider drafts
        before they go to the Standards Committee and to Council.""",
        """Publish a plain-English guide of no more than twelve pages, with a “who decides what” chart and the rights of
        residents to attend, speak, petition and ask questions.""",
    ),
    dependencies=(
        Dependency(
            text="Changes to limits in the Contract Procedure Rules depend on the procurement pipeline that "
            "Recommendation 9 will produce."
        ),
    ),
    deliverables=(
        owed("D2.1", """A legal compliance review of Parts 2, 3 and 4 of the Constitution, concluded and reported to the
             Standards Committee, with every amendment that the law requires made.""", date(2031, 1, 31),
             "Standards Committee of February 2031, papers due", LAW, LEGAL,
             measure="No open amendment in the “required by law” class."),
        owed("D2.2", "A revised scheme of delegation to officers, adopted by Council and in force.", date(2031, 4, 30),
             "Council meeting of 24 April 2031", LAW, FINANCE, LEGAL, DEMOCRATIC,
             measure="""All sub-delegations re-issued and on the register; 95 per cent of a sample of 60 officer
             decisions found to be within powers."""),
        owed("D2.3", """Revised Financial Procedure Rules and Contract Procedure Rules, adopted by Council and
             consistent with one another and with the scheme of delegation.""", date(2031, 4, 30),
             "Council meeting of 24 April 2031", FINANCE, LAW, ACCOUNTS,
             measure="None of the Panel’s eleven contradictions remains."),
        owed("D2.4", """A plain-English guide to the Constitution, published, and an annual review written into the
             Standards Committee’s work programme.""", date(2031, 6, 30), "Six weeks after the Annual Council meeting",
             DEMOCRATIC, LAW, COMMUNICATIONS),
    ),
    accountable_officers=(LAW, FINANCE, DEMOCRATIC),
)  # fmt: skip

DECISIONS = Recommendation(
    number=3,
    title="Make every decision traceable – from the advice, to the decision, to what came of it",
    activities=activities(
        3,
        (
            """Introduce one report template for Council, Cabinet and committees, which will not let a report go forward
            without:""",
            "the options that were considered, including doing nothing, with the cost and the risk of each;",
            "legal, financial, procurement, human resources and equality implications, each by a named officer;",
            "the date on which each of them cleared the version that is published.",
        ),
        """Publish the Forward Plan on the same day each month, with at least 28 clear days’ notice of key decisions,
        and report to the Overview and Scrutiny Board each use of the general exception or special urgency
        procedures.""",
        "Keep one public register of officers’ decisions, searchable by service, ward, value and date.",
        """Train all report authors, and all members of Cabinet, in what makes a decision lawful, reasonable and
        capable of being explained a year later.""",
    ),
    deliverables=(
        owed("D3.1", """A committee report template with compulsory options, implications and clearances, in use for
             every report to Cabinet.""", date(2031, 2, 28), "Cabinet cycle beginning 1 March 2031", DEMOCRATIC, LAW,
             FINANCE, measure="Two consecutive Cabinet agendas with no report off the template."),
        owed("D3.2", "A Forward Plan published monthly with full statutory notice and reasons.", date(2030, 12, 31),
             "Forward Plan of January 2031", DEMOCRATIC, LAW,
             measure="Fewer than one key decision in twenty taken under the urgency procedures."),
        owed("D3.3", """A public register of officers’ decisions, complete from 1 January 2031 and kept up to date
             within five working days.""", date(2031, 3, 31), "End of the financial year", LAW, DEMOCRATIC, DIGITAL,
             measure="""A monthly sample of 30 decisions shows at least 27 on the register within five working
             days."""),
        owed("D3.4", "Decision-making training completed by all report authors and all members of Cabinet.",
             date(2031, 5, 30), "Before the first Cabinet of the new municipal year", LAW, PEOPLE, DEMOCRATIC,
             measure="All 10 members of Cabinet and at least 90 per cent of 164 report authors trained."),
    ),
    accountable_officers=(LAW, DEMOCRATIC, FINANCE, PEOPLE),
)  # fmt: skip

RELATIONS = Recommendation(
    number=4,
    title="Rebuild trust between members and officers",
    activities=activities(
        4,
        """Draft a new officer–member protocol with a working group of six members and six officers drawn from all
        grades, using cases (with names removed) from the last three years.""",
        (
            "Give both sides somewhere to go, early and informally, when a working relationship is in difficulty:",
            "a named contact in each political group and in each directorate;",
            "mediation within fifteen working days, from a panel shared with neighbouring councils; and",
            "a yearly report to the Standards Committee on how often each route was used, and what was learned.",
        ),
        """Ask every member to sign the Code of Conduct afresh, after a session led by the Monitoring Officer and the
        Independent Person.""",
        """Set up a monthly meeting of group leaders with the three statutory officers, with an agenda and a note of
        actions, on forthcoming decisions and matters of concern.""",
        """Build a member development programme from members’ own assessment of what they need, with a core that the
        whips of all groups have agreed is compulsory.""",
    ),
    deliverables=(
        owed("D4.1", "A new officer–member protocol, adopted by Council and introduced to all members and managers.",
             date(2031, 3, 31), "Agreed with the group leaders in September 2030", LAW, CHIEF, PEOPLE,
             measure="""In a survey six months after adoption, 70 per cent of members and of senior managers say that
             they know how to raise a concern about a working relationship."""),
        owed("D4.2", "The Code of Conduct signed afresh by every member, following a training session.",
             date(2031, 2, 28), "Standards Committee resolution of 9 October 2030", LAW, DEMOCRATIC,
             measure="All 57 members have attended and signed."),
        owed("D4.3", "A member development programme for 2031/32, with a compulsory core, agreed by Council.",
             date(2031, 6, 30), "First quarter of the municipal year", DEMOCRATIC, PEOPLE, LAW,
             measure="At least 50 of 57 members complete the core within three months."),
    ),
    accountable_officers=(LAW, CHIEF, DEMOCRATIC, PEOPLE),
)  # fmt: skip

FIRST_TO_FOURTH = (PRIORITIES, CONSTITUTION, DECISIONS, RELATIONS)
