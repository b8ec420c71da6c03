"""Tracing: where each value of a paper came from, as `Source`s that name the region it stands in.

`Source.text` is the value as the paper prints it: `paperclerk.word.papers` refuses a template that does not print it.
"""

from collections.abc import Iterator, Sequence

from paperclerk.assembly.ratings_shown import KeyLine
from paperclerk.assembly.wording import Passage, plain
from paperclerk.domain.history import Reported
from paperclerk.domain.papers import Source
from paperclerk.domain.places import Place
from paperclerk.domain.ratings import RagScheme
from paperclerk.domain.returns import ReceivedReturn

PLAN = "plan"


def from_plan(
    region: str, text: str, field: str, deliverable: str = "", place: Place | None = None
) -> Iterator[Source]:
    """Yield the source of a value that the plan gives; none for an empty value."""
    if text:
        where = place or Place()
        yield Source(
            region=region, text=text, deliverable=deliverable, field=field, file=where.file or PLAN, where=where.where
        )


def key_sources(key: Sequence[KeyLine], scheme: RagScheme) -> Iterator[Source]:
    """Yield the sources of a key to the ratings, a line a rating of the scheme."""
    for line, rating in zip(key, scheme.ratings, strict=True):
        place = rating.places.get("definition", rating.place)
        yield from from_plan(line.region, line.rating.label, "label", place=rating.place)
        yield from from_plan(line.region, line.definition, "definition", place=place)


def from_calendar(region: str, text: str, field: str, deliverable: str = "") -> Iterator[Source]:
    """Yield the source of a value that comes from the calendar, from counting or from comparing; none for no text."""
    if text:
        yield Source(region=region, text=text, deliverable=deliverable, field=field)


def from_return(region: str, text: str, field: str, reported: Reported) -> Iterator[Source]:
    """Yield the source of a value that an owner reported of a deliverable; none for an empty value."""
    if text:
        deliverable = reported.update.deliverable
        yield _of(reported.source, region, text, field, deliverable, reported.source.place(deliverable, field))


def from_words(region: str, words: Sequence[Passage], field: str, reported: Reported) -> Iterator[Source]:
    """Yield the source of an owner's paragraphs, as the paper shows them; none for no words."""
    yield from from_return(region, plain(words), field, reported)


def from_register(
    region: str, text: str, field: str, entry: str, place: Place | None, received: ReceivedReturn
) -> Iterator[Source]:
    """Yield the source of a value that a lead reported of a risk or a figure; none for an empty value."""
    if text:
        yield _of(received, region, text, field, entry, place or Place(file=received.read.file))


def from_whole_return(region: str, text: str, field: str, received: ReceivedReturn) -> Iterator[Source]:
    """Yield the source of a value that an owner gave for the return as a whole."""
    if text:
        place = received.read.places.get(field, Place(file=received.read.file, sha256=received.read.sha256))
        yield _of(received, region, text, field, "", place)


def _of(received: ReceivedReturn, region: str, text: str, field: str, deliverable: str, place: Place) -> Source:
    return Source(
        region=region,
        text=text,
        deliverable=deliverable,
        field=field,
        return_sha256=received.arrival.sha256,
        file=place.file or received.arrival.file,
        where=place.where,
        message_id=received.arrival.message_id,
        received=received.arrival.received,
    )
