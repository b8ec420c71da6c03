"""How a rule asks its question: of one deliverable, at the box the question is about, of the officer who leads it."""

from collections.abc import Iterator

from paperclerk.domain.cycle import Cycle
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.history import Reported, Standing, standing_updates
from paperclerk.domain.places import Place
from paperclerk.domain.ratings import Rag, Status
from paperclerk.domain.returns import ReceivedReturn, Update

_NO_LONGER_WANTED = (Status.CANCELLED, Status.SUPERSEDED)


def ask(rule: str, standing: Standing, field: str, message: str, hint: str, about: str = "") -> Finding:
    """Make a finding on what was reported of a deliverable this period, at the box of `field`."""
    assert standing.now is not None  # a rule asks about what was reported
    source = standing.now.source
    return finding(
        rule,
        message,
        hint=hint,
        subject=standing.deliverable.id,
        place=place_of(source, standing.deliverable.id, field),
        period=source.period,
        owner=standing.deliverable.lead or source.owner,
        about=about,
    )


def place_of(source: ReceivedReturn, deliverable: str, field: str) -> Place:
    """Return where a return says something of a deliverable, always with the file it is in."""
    place = source.place(deliverable, field)
    return in_file(place, source)


def in_file(place: Place, source: ReceivedReturn) -> Place:
    """Return a place with the file's name and hash, which readers may leave out."""
    return place.model_copy(
        update={"file": place.file or source.read.file, "sha256": place.sha256 or source.read.sha256}
    )


def reported(cycle: Cycle) -> Iterator[tuple[Standing, Reported]]:
    """Yield each deliverable on which something was reported this period, with what was."""
    for standing in cycle.standings:
        if standing.now:
            yield standing, standing.now


def past_reports(cycle: Cycle, deliverable: str) -> Iterator[Reported]:
    """Yield what was reported of a deliverable in earlier periods, the latest first."""
    for period in cycle.before:
        stood = standing_updates(period.returns)
        if deliverable in stood:
            yield stood[deliverable]


def past_updates(cycle: Cycle, deliverable: str) -> Iterator[Update]:
    """Yield the updates of a deliverable in earlier periods, the latest first."""
    return (past.update for past in past_reports(cycle, deliverable))


def label(cycle: Cycle, rag: Rag) -> str:
    """Return the council's word for a rating."""
    return cycle.plan.scheme.rating(rag).label


def is_said_done(update: Update) -> bool:
    """Whether the owner says that the work is finished, by its state or by its percentage."""
    return bool(update.status and update.status.is_done) or update.percent == 100


def is_wanted(update: Update) -> bool:
    """Whether the work is still to be had: neither cancelled nor replaced by other work."""
    return update.status not in _NO_LONGER_WANTED


def was_given(update: Update, field: str) -> bool:
    """Whether the owner filled a box in, even if what stands there could not be read: that is its own finding."""
    return getattr(update, field) is not None or bool(update.as_written.get(field, "").strip())
