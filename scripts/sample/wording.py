"""How the sample's content is written down: short makers for activities, deliverables and what owners type."""

from datetime import date

from paperclerk.domain.plan import Activity, Deliverable, Milestone
from sample.posts import SIGNS_FOR


def prose(text: str) -> str:
    """Return text written over several lines as paragraphs: line ends become spaces, an empty line a new paragraph."""
    return "\n".join(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))


def activities(number: int, *written: str | tuple[str, ...]) -> tuple[Activity, ...]:
    """Number a recommendation's activities; one given as several texts has the later ones nested under the first."""
    texts = [(text,) if isinstance(text, str) else text for text in written]
    return tuple(
        Activity(id=f"A{number}.{place}", text=prose(first), items=tuple(map(prose, nested)))
        for place, (first, *nested) in enumerate(texts, start=1)
    )


def owed(id: str, text: str, due: date, basis: str, lead: str, *supporting: str, measure: str = "",
         steps: tuple[tuple[str, date], ...] = ()) -> Deliverable:  # fmt: skip
    """Return a deliverable that its lead's own Senior Accountable Officer signs off; `steps` are its milestones."""
    return Deliverable(
        id=id,
        text=prose(text),
        due=due,
        due_basis=basis,
        lead=lead,
        sao=SIGNS_FOR[lead],
        supporting=supporting,
        success_measure=prose(measure),
        milestones=tuple(Milestone(id=f"m{place}", text=text, due=due) for place, (text, due) in enumerate(steps, 1)),
    )


def said(
    rag: str = "",
    status: str = "",
    percent: str = "",
    forecast: str = "",
    narrative: str = "",
    *,
    next_steps: str = "",
    evidence: str = "",
    actual: str = "",
    slip_reason: str = "",
    recovery: tuple[str, str, str] = ("", "", ""),
) -> dict[str, str]:
    """Return what an owner typed or chose for one deliverable, by field; `recovery` is action, owner and date."""
    action, owner, by_when = recovery
    written = {
        "rag": rag,
        "status": status,
        "percent": percent,
        "forecast": forecast,
        "actual": actual,
        "narrative": prose(narrative),
        "next_steps": prose(next_steps),
        "evidence": prose(evidence),
        "slip_reason": prose(slip_reason),
        "recovery_action": prose(action),
        "recovery_owner": owner,
        "recovery_date": by_when,
    }
    return {field: text for field, text in written.items() if text}
