"""What leads said of milestones, risks and figures in each month, as they typed it into the tables of their forms."""

from datetime import date

from paperclerk.domain.names import tag
from paperclerk.domain.plan import Milestone
from paperclerk.domain.returns import KpiUpdate, RiskUpdate
from sample.wording import prose

# Deliverable and milestone; then January, February and March: the field that was filled in, and the day.
STEPS: dict[tuple[str, str], tuple[tuple[str, date], ...]] = {
    ("D6.3", "m1"): (("forecast", date(2031, 2, 14)), ("actual", date(2031, 2, 14)), ("actual", date(2031, 2, 14))),
    ("D6.3", "m2"): (("forecast", date(2031, 3, 31)), ("forecast", date(2031, 3, 31)), ("actual", date(2031, 3, 21))),
    ("D6.3", "m3"): (("forecast", date(2031, 5, 30)), ("forecast", date(2031, 5, 30)), ("forecast", date(2031, 5, 30))),
    ("D12.1", "m1"): (("forecast", date(2031, 2, 25)), ("actual", date(2031, 2, 25)), ("actual", date(2031, 2, 25))),
    ("D12.1", "m2"): (("forecast", date(2031, 2, 26)), ("forecast", date(2031, 6, 30)),
                      ("forecast", date(2031, 6, 30))),
}  # fmt: skip

# A step the owner put into an empty row in March.
ADDED = Milestone(id="m3", text="Shortlist for the Place post agreed", due=date(2031, 5, 2), forecast=date(2031, 5, 2))

# Likelihood, impact, mitigation and comment of each risk, in each month.
RISKS: dict[str, tuple[tuple[int, int, str, str], ...]] = {
    "R1": (
        (4, 5, "Every line of savings has a named officer in the tracker since 20 January.", ""),
        (4, 5, "Monthly challenge meetings began on 11 February; £1.9 million of savings were re-profiled.", ""),
        (3, 5, "£6.1 million of the £7.4 million is now certain; the rest is covered from the contingency.",
         "Likelihood lowered after the challenge meeting of 18 March."),
    ),
    "R2": (
        (3, 4, "Handover notes are asked for from all seven interim managers.", ""),
        (4, 4, "Deputies are named for each statutory post.", "Raised: no appointment could be made to Place."),
        (3, 4, "Four interims are left, each with a handover note.", ""),
    ),
    "R3": (
        (3, 5, "Checks were made on 31 of the forty largest suppliers.", ""),
        (3, 5, "All forty are checked each month. Two are on watch.", ""),
        (3, 5, "The framework of substitute providers has nine members.", "The first test is on 14 May."),
    ),
    "R4": (
        (4, 4, "The temporary team is at work.", "The regulator wrote on 9 January."),
        (3, 4, "The backlog is counted each week.", ""),
        (3, 4, "The oldest cases are worked first.", ""),
    ),
}  # fmt: skip

# The latest figure and the comment on it, in each month.
KPIS: dict[str, tuple[tuple[str, str], ...]] = {
    "K1": (("14 per cent (January)", ""), ("11 per cent (February)", ""),
           ("9 per cent (March)", "Three of the four cases were grant deadlines.")),
    "K2": (("79", ""), ("66", ""), ("52", "A further eight wait for evidence to be checked.")),
    "K3": (("68 per cent (January)", ""), ("73 per cent (February)", ""), ("77 per cent (March)", "")),
}  # fmt: skip


def steps_said(deliverable: str, agreed: tuple[Milestone, ...], month: int) -> tuple[Milestone, ...]:
    """Return a deliverable's milestones as they were reported in a month, 0 for January."""
    told = [(step, *STEPS[deliverable, step.id][month]) for step in agreed]
    said = tuple(step.model_copy(update={field: day}) for step, field, day in told)
    return (*said, ADDED) if deliverable == "D12.1" and month == 2 else said


def risk_said(reference: str, month: int) -> RiskUpdate:
    """Return what was said of a risk in a month."""
    likelihood, impact, mitigation, comment = RISKS[reference][month]
    return RiskUpdate(
        risk=reference, likelihood=likelihood, impact=impact, mitigation=prose(mitigation), comment=comment or None
    )


def kpi_said(reference: str, month: int) -> KpiUpdate:
    """Return what was said of a figure in a month."""
    actual, comment = KPIS[reference][month]
    return KpiUpdate(kpi=reference, actual=actual, comment=comment or None)


def typed(item: str, values: dict[str, object], step: str = "") -> dict[str, str]:
    """Return values as they are typed into boxes, by the boxes' tags; days in words."""
    shown = {field: value for field, value in values.items() if value is not None}
    return {tag(item, field, step): _shown(value) for field, value in shown.items()}


def _shown(value: object) -> str:
    return f"{value.day} {value:%B %Y}" if isinstance(value, date) else str(value)
