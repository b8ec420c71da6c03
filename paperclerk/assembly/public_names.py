"""Names and quotations as everybody may read them: no file as its sender called it, no words out of a return's file."""

from paperclerk.assembly.public_reports import with_received
from paperclerk.assembly.returns_quality import sent_by
from paperclerk.assembly.view import View
from paperclerk.domain.cycle import Quarantined
from paperclerk.domain.findings import Finding
from paperclerk.domain.marks import Marks
from paperclerk.domain.places import Place
from paperclerk.domain.returns import Arrival, ReceivedReturn
from paperclerk.domain.rulebook import RULEBOOK


def without_quotations(view: View, _: Marks) -> View:
    """Return the view in which findings quote nothing out of a file, and no reviewer's name and reason.

    Challenge rules speak of dates, ratings and posts; all others quote what stands in a file, whatever that is.
    """
    cycle = view.cycle
    asides = tuple(
        aside.model_copy(update={"findings": tuple(map(_unquoted, aside.findings))}) for aside in cycle.quarantined
    )
    return view._replace(cycle=cycle.but(quarantined=asides), findings=tuple(map(_unquoted, view.findings)))


def without_names(view: View, _: Marks) -> View:
    """Return the view in which files have neutral names, and nobody's message or address is named."""
    seen = with_received(view, _nameless)
    asides = tuple(
        Quarantined(
            arrival=_neutral(aside.arrival, f"File {number}"),
            findings=tuple(map(_placeless, aside.findings)),
            lead=sent_by(seen.cycle, aside),
        )
        for number, aside in enumerate(seen.cycle.quarantined, start=1)
    )
    return seen._replace(cycle=seen.cycle.but(quarantined=asides), findings=tuple(map(_placeless, seen.findings)))


def _unquoted(found: Finding) -> Finding:
    told = {} if found.rule.startswith("C") else {"message": f"{RULEBOOK[found.rule].title}.", "hint": ""}
    return found.model_copy(update={**told, "acceptance": None})


def _placeless(found: Finding) -> Finding:
    """Return a finding without its place but the file's hash, by which it is known; it stays apart from others."""
    return found.model_copy(update={"place": Place(sha256=found.place.sha256), "about": found.id})


def _nameless(received: ReceivedReturn) -> ReceivedReturn:
    name = f"Return of {received.owner}"
    read = received.read.model_copy(
        update={
            "file": name,
            "places": {},
            "updates": tuple(said.model_copy(update={"places": {}}) for said in received.read.updates),
            "risks": tuple(said.model_copy(update={"places": {}}) for said in received.read.risks),
            "kpis": tuple(said.model_copy(update={"places": {}}) for said in received.read.kpis),
            "findings": tuple(map(_placeless, received.read.findings)),
        }
    )
    return received.model_copy(update={"read": read, "arrival": _neutral(received.arrival, name)})


def _neutral(arrival: Arrival, name: str) -> Arrival:
    return arrival.model_copy(update={"file": name, "message_id": None, "sender": None})
