"""What an Improvement and Recovery Plan has besides: aims, priorities, and statutory recommendations with the response.

All of it is optional. A row of the plan that stands under a priority is a programme, and its deliverables are the
programme's actions; one that stands under none is a recommendation, as in a stabilisation plan.
"""

from datetime import date
from enum import StrEnum

from paperclerk.domain.places import Noun, Place
from paperclerk.domain.publicity import Exemption


class HeldPlan(Noun):
    """One of several plans that are kept in one workbook, each with its own rows, so that one can link to another."""

    ref: str
    title: str
    agreed_by: str = ""
    agreed_on: date | None = None
    place: Place | None = None
    places: dict[str, Place] = {}


class Aim(Noun):
    """What the council wants to come to in the end: AIM1, AIM2..."""

    id: str
    text: str
    exemption: Exemption | None = None
    place: Place | None = None
    places: dict[str, Place] = {}


class Priority(Noun):
    """What comes first on the way to an aim, with the outcome by which people will know it: P1, P2..."""

    id: str
    text: str
    aim: str = ""
    outcome: str = ""
    exemption: Exemption | None = None
    place: Place | None = None
    places: dict[str, Place] = {}


class Response(StrEnum):
    """What the council says to a statutory recommendation."""

    ACCEPTED = "accepted"
    PARTLY = "partly accepted"
    NOT_ACCEPTED = "not accepted"

    @property
    def label(self) -> str:
        """Return the response as papers print it."""
        return self.value.capitalize()

    @property
    def is_carried_out(self) -> bool:
        """Whether anything is to be done on it."""
        return self is not Response.NOT_ACCEPTED


class StatutoryRecommendation(Noun):
    """A recommendation made under an Act, which the council must answer in public: S1, S2...

    `actions` are the deliverables by which it is carried out: what their leads report is its progress, so that nobody
    is asked twice and nothing is counted twice.
    """

    id: str
    text: str
    made_by: str = ""
    response: Response | None = None
    action: str = ""
    officer: str = ""
    due: date | None = None
    actions: tuple[str, ...] = ()
    exemption: Exemption | None = None
    place: Place | None = None
    places: dict[str, Place] = {}
