"""Recommendations 5 to 9: scrutiny, audit, risk, finance, contracts and companies."""

from datetime import date

from paperclerk.domain.plan import Dependency, Recommendation
from sample.posts import (
    ACCOUNTS,
    AUDIT,
    CARE,
    CHIEF,
    COMMERCIAL,
    DEMOCRATIC,
    FINANCE,
    LAW,
    LEGAL,
    PLACE,
    POLICY,
)
from sample.wording import activities, owed

SCRUTINY = Recommendation(
    number=5,
    title="Give overview and scrutiny a work programme that bears on the council’s largest risks",
    activities=activities(
        5,
        (
            """Choose scrutiny topics each spring by open criteria, in a session to which Cabinet Members, partners and
            residents’ groups are invited. A topic will be taken on if:""",
            "it concerns a risk on the strategic register or a service that is missing its target;",
            "scrutiny can report before the decision is taken, not after it; and",
            "somebody outside the council has said that it matters to them.",
        ),
        """Write down, in a protocol signed by the Leader and the chair of the Overview and Scrutiny Board, what each
        may expect of the other: access to papers, notice of decisions, attendance, and a written response to every
        recommendation within two months.""",
        """Report in public each quarter on every scrutiny recommendation: accepted or not, done or not, and what
        difference it made.""",
    ),
    deliverables=(
        owed("D5.1", "A scrutiny work programme for 2031/32, chosen by published criteria.", date(2031, 4, 30),
             "Overview and Scrutiny Board of 28 April 2031", DEMOCRATIC, POLICY,
             measure="At least two thirds of the programme’s items concern a strategic risk or a pending decision."),
        owed("D5.2", "A protocol between Cabinet and scrutiny, agreed by both and in use.", date(2031, 3, 31),
             "Cabinet resolution of 16 July 2030", DEMOCRATIC, CHIEF, LAW,
             measure="Nine in ten recommendations have a written response within two months."),
        owed("D5.3", "A public tracker of scrutiny recommendations, reported quarterly.", date(2031, 1, 31),
             "Overview and Scrutiny Board of 20 January 2031", DEMOCRATIC,
             measure="All recommendations made since May 2029 are on the tracker with their outcome."),
    ),
    accountable_officers=(DEMOCRATIC, LAW, POLICY),
)  # fmt: skip

ASSURANCE = Recommendation(
    number=6,
    title="Strengthen the Audit and Governance Committee, and act on what internal audit finds",
    activities=activities(
        6,
        """Revise the Committee’s terms of reference against the sector’s current guidance, appoint two independent
        members, and give it a right of direct access to the external and internal auditors.""",
        """Bring every open internal audit action into one tracker, with an owner at assistant director level or above,
        and ask the officer responsible for any action more than ninety days overdue to attend and explain.""",
        (
            "Commission an external quality assessment of the internal audit service, to cover:",
            "its independence and its place in the council;",
            "whether its resources match the audit plan; and",
            "how far directors rely on its opinion when they decide.",
        ),
        "Hold a private meeting of the Committee with the external auditor at least twice a year.",
    ),
    deliverables=(
        owed("D6.1", """New terms of reference for the Audit and Governance Committee, adopted by Council, with two
             independent members appointed.""", date(2031, 2, 28), "Before the Committee’s meeting of 26 March 2031",
             AUDIT, DEMOCRATIC, LAW, measure="Both independent members take part in the meeting of 26 March 2031."),
        owed("D6.2", "The number of internal audit actions overdue by more than ninety days cut by half.",
             date(2031, 3, 31), "Audit and Governance Committee resolution of 25 September 2030", AUDIT, FINANCE, PLACE,
             CARE, measure="No more than 43 actions overdue by more than ninety days (86 in September 2030)."),
        owed("D6.3", "An external quality assessment of internal audit, reported to the Committee with an action plan.",
             date(2031, 6, 30), "Committee meeting of 25 June 2031", AUDIT, FINANCE,
             steps=(("Assessor appointed", date(2031, 2, 14)), ("Fieldwork finished", date(2031, 3, 31)),
                    ("Draft report agreed with the assessor", date(2031, 5, 30)))),
    ),
    accountable_officers=(AUDIT, FINANCE, DEMOCRATIC),
)  # fmt: skip

RISKS = Recommendation(
    number=7,
    title="Talk about risk in the open, and deal with it at the right level",
    activities=activities(
        7,
        """Adopt a risk management policy with a one-page statement of appetite, so that officers know which risks
        they may take and which they must bring to members.""",
        (
            "Rebuild directorate risk registers from the services upwards, in workshops that ask of each risk:",
            "what would cause it, what would happen, and to whom;",
            "what is in place today, and how anybody knows that it works;",
            "what more will be done, by whom and by when.",
        ),
        """Moderate scores between directorates each quarter, and report the strategic register to Cabinet monthly and
        to the Audit and Governance Committee at each meeting.""",
        """Draft the Annual Governance Statement from evidence gathered during the year, and not from last year’s
        statement.""",
    ),
    deliverables=(
        owed("D7.1", "A risk management policy and a statement of risk appetite, approved by Cabinet.",
             date(2031, 1, 31), "Cabinet meeting of 4 February 2031, papers due", AUDIT, CHIEF, POLICY),
        owed("D7.2", """All directorate risk registers rebuilt and moderated, and the strategic register re-based on
                     them.""",
             date(2031, 3, 31), "Start of the 2031/32 financial year", AUDIT, POLICY, PLACE, CARE,
             measure="All four directorates moderated; every risk scored 15 or more has a dated mitigation."),
        owed("D7.3", "A draft Annual Governance Statement for 2030/31, with the evidence for each conclusion listed.",
             date(2031, 5, 30), "Statutory timetable for the draft accounts", LAW, AUDIT, FINANCE,
             measure="The external auditor raises no significant matter on the draft."),
    ),
    accountable_officers=(AUDIT, LAW, POLICY, CHIEF),
)  # fmt: skip

MONEY = Recommendation(
    number=8,
    title="Report the financial position early, honestly and with one voice",
    activities=activities(
        8,
        """Close each month by the eighth working day, and report the forecast to the Corporate Leadership Team by the
        fifteenth, with directors’ own explanations of every variance above £250,000.""",
        (
            """Put every saving in the Medium Term Financial Strategy on one tracker, and rate it by what has been
            banked and not by what is hoped. For each saving the tracker will show:""",
            "the decision that authorised it, and the equality impact assessment that went with it;",
            "the amount delivered, the amount assured, the amount at risk, and the amount that will not be delivered;",
            "the name of the budget holder and of the finance business partner who both agree to the figures; and",
            "what will take its place if it fails, and by when that must be decided.",
        ),
        """Clear the backlog of audited accounts (2028/29 and 2029/30) by a timetable agreed in writing with the
        external auditor, and report progress to each meeting of the Audit and Governance Committee.""",
        """Assess the council against the Financial Management Code, with directors scoring their own services and the
        Head of Internal Audit testing a sample of the scores.""",
        """Train all 212 budget holders, and withdraw budget-holder status from anybody who has not completed the
        training by the end of May 2031.""",
    ),
    dependencies=(
        Dependency(text="Sign-off of the 2028/29 accounts depends on the external auditor’s own resources."),
    ),
    deliverables=(
        owed("D8.1", """A monthly financial monitoring report, to the Corporate Leadership Team within fifteen working
             days of the month’s end and to the next Cabinet.""", date(2031, 2, 28), "Period 10 monitoring report",
             FINANCE, ACCOUNTS, measure="Three consecutive reports on time."),
        owed("D8.2", """A savings tracker agreed line by line by budget holders and finance, and a Medium Term Financial
             Strategy that relies on nothing else.""", date(2031, 3, 11), "Statutory date for setting the budget",
             FINANCE, ACCOUNTS, CARE, PLACE,
             measure="Every saving above £50,000 signed by its budget holder and its finance business partner."),
        owed("D8.3", "The audited accounts for 2028/29 and 2029/30, approved by the Audit and Governance Committee.",
             date(2031, 6, 30), "Timetable agreed with the external auditor in October 2030", FINANCE, ACCOUNTS, AUDIT,
             measure="Both sets approved with an opinion."),
        owed("D8.4", "A self-assessment against the Financial Management Code, and all budget holders trained.",
             date(2031, 5, 30), "Letter of the Section 151 Officer, 2 December 2030", FINANCE, ACCOUNTS,
             measure="No budget is held by anybody who has not been trained."),
    ),
    accountable_officers=(FINANCE, ACCOUNTS),
)  # fmt: skip

CONTRACTS = Recommendation(
    number=9,
    title="Know what the council buys and owns, and manage it",
    activities=activities(
        9,
        """Reconcile the contracts register with twelve months of payments, and register or end every arrangement above
        £5,000 that is not on it.""",
        (
            """Adopt a contract management framework in three tiers, by value and by what would happen if the supplier
            failed."""
            " For each of the forty contracts in the highest tier there will be:",
            "a named contract manager, trained, with the time to do the work;",
            "a monthly meeting, with a note, on performance, price and risk;",
            "a plan for the supplier’s failure, tested once a year; and",
            "a date, at least eighteen months before the contract ends, by which its future will be decided.",
        ),
        """Report every waiver of the Contract Procedure Rules to the Audit and Governance Committee each quarter,
        with the reason, the value and who approved it.""",
        (
            "Review each company and partnership in which the council has an interest, and ask:",
            "whether the council still needs it;",
            "what it has cost, lent, guaranteed and received; and",
            "whether those who act for the council on its board have been trained and are free of conflicts.",
        ),
    ),
    deliverables=(
        owed("D9.1", "A complete contracts register, reconciled with payments and published.", date(2031, 1, 31),
             "Commitment to the Audit and Governance Committee, 27 November 2030", COMMERCIAL, ACCOUNTS,
             measure="At least 98 per cent of spending above £5,000 matched to an entry."),
        owed("D9.2", """A contract management framework in use, with a trained manager for each of the forty largest
                     contracts.""",
             date(2031, 3, 31), "Start of the 2031/32 financial year", COMMERCIAL, PLACE, CARE,
             measure="Forty of forty managers named and trained; notes of monthly meetings held for each."),
        owed("D9.3", "A quarterly report of waivers to the Audit and Governance Committee.", date(2030, 12, 31),
             "Third quarter of 2030/31", COMMERCIAL, LAW,
             measure="Waivers fall below 5 per cent of contracts let."),
        owed("D9.4", """A review of the council’s companies and partnerships, with a shareholder committee established
             to oversee those that are kept.""", date(2031, 6, 30), "Cabinet resolution of 16 July 2030", COMMERCIAL,
             LEGAL, FINANCE, PLACE, measure="A business plan for each company, approved by the shareholder committee."),
    ),
    accountable_officers=(COMMERCIAL, FINANCE, LEGAL, PLACE),
)  # fmt: skip

FIFTH_TO_NINTH = (SCRUTINY, ASSURANCE, RISKS, MONEY, CONTRACTS)
