"""Signing: C41 a return that nobody signed off, or that was changed after it was signed."""

from collections.abc import Iterator
from datetime import date

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.fields import RETURN_FIELDS
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.periods import for_people, office_day
from paperclerk.domain.places import Place
from paperclerk.domain.returns import ReceivedReturn
from paperclerk.rules.asking import in_file
from paperclerk.rules.standing import standing_returns
from paperclerk.rules.words import says_something

_SIGN = "Have the Senior Accountable Officer sign the return as it now is, with name and date, and send it again."


def not_signed_or_changed_after(cycle: Cycle) -> Iterator[Finding]:
    """Ask for the sign-off of each return that stands, when it is missing, older than the last change, or yet to come.

    A change on the day of signing is taken as made before it: a document says when it was saved, a form only the day.
    """
    for received in standing_returns(cycle):
        missing = _missing(received)
        if missing:
            yield _ask(cycle, received, missing[0], " and ".join(_wrong_with(received, missing)), "missing")
        signed = received.read.signed_off_on
        if signed is None:
            continue
        changed = office_day(received.read.modified) if received.read.modified else None
        came = office_day(received.arrival.received)
        if changed and changed > signed:
            said = f"was changed on {for_people(changed)}, after it was signed off on {for_people(signed)}"
            yield _ask(cycle, received, "return_signed_off_on", said, "changed")
        elif signed > came:
            yield _ask(cycle, received, "return_signed_off_on", _too_early(signed, came), "to come")


def _wrong_with(received: ReceivedReturn, fields: list[str]) -> Iterator[str]:
    """Say which boxes of the sign-off are empty, and which hold something that is no date."""
    empty = [field for field in fields if not _is_unreadable(received, field)]
    if empty:
        yield "has nothing in " + " and ".join(f'"{RETURN_FIELDS[field].label}"' for field in empty)
    for field in fields:
        if field not in empty:
            yield f'gives no date that can be read in "{RETURN_FIELDS[field].label}"'


def _is_unreadable(received: ReceivedReturn, field: str) -> bool:
    place = received.read.places.get(field)
    return any(
        found.rule == "V03" and place is not None and found.place.where == place.where
        for found in received.read.findings
    )


def _missing(received: ReceivedReturn) -> list[str]:
    missing = []
    if not says_something(received.read.signed_off_by):
        missing.append("return_signed_off_by")
    if received.read.signed_off_on is None:
        missing.append("return_signed_off_on")
    return missing


def _too_early(signed: date, came: date) -> str:
    return f"says it was signed off on {for_people(signed)}, but it had come in by {for_people(came)}"


def _ask(cycle: Cycle, received: ReceivedReturn, field: str, said: str, about: str) -> Finding:
    place = in_file(received.read.places.get(field, Place(where=f'"{RETURN_FIELDS[field].label}"')), received)
    return finding(
        "C41",
        f"The return of {received.owner} {said}.",
        hint=_SIGN,
        subject=received.owner,
        place=place,
        period=cycle.period.key,
        owner=received.owner,
        about=about,
    )
