"""Thaxmere's governance stabilisation plan: invented, in this project's own words."""

from datetime import date

from paperclerk.domain.plan import Kpi, Plan, Risk
from paperclerk.domain.publicity import Exemption, ExemptUpdate
from sample.posts import COMMERCIAL, COUNCIL, FINANCE, INFORMATION, PEOPLE, REGISTER
from sample.recommendations_1_to_4 import FIRST_TO_FOURTH
from sample.recommendations_5_to_9 import FIFTH_TO_NINTH
from sample.recommendations_10_to_13 import TENTH_TO_THIRTEENTH
from sample.wording import prose

INTRODUCTION = (
    """In May 2030 the Independent Panel on Governance reported to Council under the title “Decisions that hold”. It
    found a council whose staff and members care about the borough, whose services are in the main well run, and whose
    ways of deciding, checking and putting right had not kept pace with the money and the risk in its hands.""",
    """This plan is the council’s answer. It takes each of the Panel’s thirteen recommendations in turn and says what
    will be done, what will exist as a result, by when, and which officer will answer for it. It covers the period to
    30 September 2031, after which what remains will pass to the Corporate Plan.""",
    """Progress is reported each month by the lead officer for each deliverable, signed off by a Senior Accountable
    Officer, tested by the corporate assurance team and considered by the Stabilisation Assurance Board and by
    Cabinet. A rating is the lead officer’s own; nobody changes it on its way to members.""",
)

KPIS = (
    Kpi(id="K1", recommendation=3, text="Key decisions taken under the general exception or special urgency procedures",
        baseline="23 per cent (2029/30)", target="Below 5 per cent by June 2031", source="Forward Plan, monthly count"),
    Kpi(id="K2", recommendation=6, text="Internal audit actions overdue by more than ninety days",
        baseline="86 (September 2030)", target="43 or fewer by March 2031", source="Internal audit action tracker"),
    Kpi(id="K3", recommendation=11, text="Requests for information answered within the statutory time",
        baseline="61 per cent (2029/30)", target="95 per cent by March 2031", source="Information rights case system"),
)  # fmt: skip

RISKS = (
    Risk(id="R1", recommendation=8, likelihood=4, impact=5, owner=FINANCE,
         text="Savings assumed in the 2031/32 budget are not delivered, and reserves are drawn on a second time.",
         mitigation="Savings tracker agreed line by line; monthly challenge by the Chief Executive."),
    Risk(id="R2", recommendation=12, likelihood=3, impact=4, owner=PEOPLE,
         text="Senior interim managers leave before permanent appointments are made, and work in hand is lost.",
         mitigation="Handover notes a month before each end date; deputies named for each statutory officer."),
    Risk(id="R3", recommendation=9, likelihood=3, impact=5, owner=COMMERCIAL,
         text="A supplier of care fails before contingency plans have been tested.",
         mitigation="Monthly financial checks on the forty largest suppliers; framework of substitute providers."),
    Risk(id="R4", recommendation=11, likelihood=3, impact=4, owner=INFORMATION,
         text="The regulator takes enforcement action because the backlog of requests has not been cleared.",
         mitigation="Temporary team funded to June 2031; weekly count to the leadership team."),
)  # fmt: skip

# What the lead reported in March of the council's companies would harm the sale of one of them.
EXEMPT_UPDATES = (
    ExemptUpdate(
        period="2031-03",
        ref="D9.4",
        exemption=Exemption(
            paragraphs=(3,),
            public_interest=prose("""The affairs of companies that trade are told here before their own boards have
            settled them; the review itself will be published when it is finished."""),
        ),
    ),
)

PLAN = Plan(
    title="Governance Stabilisation Plan",
    organisation=COUNCIL,
    version="1.0",
    marking="OFFICIAL",
    horizon=date(2031, 9, 30),
    agreed_by="Cabinet",
    agreed_on=date(2030, 7, 16),
    introduction=tuple(map(prose, INTRODUCTION)),
    recommendations=FIRST_TO_FOURTH + FIFTH_TO_NINTH + TENTH_TO_THIRTEENTH,
    officers=REGISTER,
    kpis=KPIS,
    risks=RISKS,
    exempt_updates=EXEMPT_UPDATES,
)
