"""An invented council's plan as its table prints it and as it must be read."""

from collections.abc import Sequence
from typing import NamedTuple

from report_pages import Point

HEADINGS = (
    "Panel Recommendation",
    "Council Response – current or planned activity",
    "Key Deliverables by end of May (May 2031)",
    "Accountable Officer",
)

STRATEGY = "Director of Strategy, Fairness and Communities"
DEPUTY = "Assistant Director, Policy, Improvement, and Insight"
MONITORING = "Interim Monitoring Officer"
SCRUTINY = "Statutory Scrutiny Officer"
FINANCE = "Director of Finance"


class Planned(NamedTuple):
    """A recommendation: title, activities as (text, points), deliverables, officers, dependencies."""

    title: str
    activities: Sequence[tuple[str, tuple[str, ...]]]
    deliverables: Sequence[str]
    officers: Sequence[str]
    dependencies: Sequence[str] = ()


PLAN: tuple[Planned, ...] = (
    Planned(
        "Turn the council’s attention to services that are safe, lawful and fair to the people who live here",
        [
            ("Look again at the corporate strategy in the light of the money there is.", ()),
            ("Refresh how performance is reported, so that compliance and vital services come first.", ()),
            ("Show members and officers how priorities are set. Further steps go into the recovery plan.", ()),
        ],
        [
            "A first draft of the new strategy.",
            "Figures that the leadership team and Cabinet use to steer by and to act on what goes wrong.",
            "Further activity agreed within the Recovery and Renewal Plan",
        ],
        [STRATEGY, DEPUTY],
    ),
    Planned(
        "Review the Constitution",
        [
            ("Check at once which parts of the constitution do not comply with the law.", ()),
            (
                "Make the review a part of the Recovery and Renewal Plan. It looks above all at the following areas:",
                (
                    "Working between members and officers (with a view to who decides what, delegation included)",
                    "The roles of Council, Cabinet and the Audit Committee when major decisions are prepared.",
                    "Conduct and values",
                    "New arrangements for financial governance",
                ),
            ),
            ("Write new terms of reference for the Audit Committee, in line with best-practice guidance.", ()),
        ],
        [
            "An up-to-date constitution.",
            "The check is finished for the parts that matter most (see the panel’s second report)",
            "The Audit Committee works to its new terms of reference and is helped to grow stronger.",
        ],
        [MONITORING, FINANCE],
    ),
    Planned(
        "Give the scrutiny programme the council’s recovery as its object, and let its chairs meet the chair of the "
        "Audit Committee to lead and steer that work together",
        [
            ("Scrutiny takes an active part in making the budget for 2031/32. A task group has been set up.", ()),
            (
                "Chairs meet once a quarter to:",
                (
                    "Consider the gravest risks and decide how they are raised with the committee.",
                    "Agree agendas.",
                    "Look back at recent work, and say what was learned from it (by exception), and what was not.",
                ),
            ),
        ],
        ["A forward programme for the year", "Partners can see that scrutiny and audit help the recovery."],
        [MONITORING, SCRUTINY, DEPUTY],
    ),
    Planned(
        "Design, and begin to put in place, a new way to handle risk and information – beginning with what members "
        "answer for",
        [
            (
                "A new framework for risk, with each assistant director answering in person for the risks they own.",
                (
                    "Find out how well risk is understood, who owns it, and how it is being made smaller.",
                    "Train officers and members in what they are jointly responsible for.",
                ),
            ),
            ("Put risk on the agenda of every monthly Cabinet meeting (as raised by Scrutiny and Audit).", ()),
        ],
        ["It is clearer who owns which risk.", "Risks are seen sooner, reach members sooner, and are acted upon."],
        [FINANCE],
    ),
    Planned(
        "Bring committee services up to date",
        [("Ongoing support to officers becomes the model for mentoring across committee services staff.", ())],
        ["The Scrutiny Officer and the committee services team stand higher in the organisation."],
        [MONITORING, SCRUTINY],
        ["Delivery is contingent on the outcome of the improvement work commissioned from outside."],
    ),
)


def rows(mark: str = "•", font: str = "F1", numbered: str = "{}. ", **inset: float) -> list[list[list[str | Point]]]:
    """Return the plan's rows as cells of paragraphs and points; `numbered` is how a number is printed."""
    printed = []
    for number, planned in enumerate(PLAN, 1):
        activities: list[str | Point] = []
        for text, points in planned.activities:
            activities += [text, *(Point(point, mark, font, **inset) for point in points)]
        printed.append(
            [
                [numbered.format(number) + planned.title],
                [*activities, *planned.dependencies],
                list(planned.deliverables),
                list(planned.officers),
            ]
        )
    return printed
