"""Ratings and states: how a deliverable is doing, and where it is in its life; neither is inferred from the other."""

from enum import StrEnum

from paperclerk.domain.places import Noun, Place


class Rag(StrEnum):
    """The rating keys of every scheme, worst first; what a council calls them is in its `RagScheme`."""

    RED = "red"
    AMBER_RED = "amber_red"
    AMBER = "amber"
    AMBER_GREEN = "amber_green"
    GREEN = "green"

    @property
    def step(self) -> int:
        """Return how good the rating is, 0 for red to 4 for green, to compare two of one scheme."""
        return list(Rag).index(self)


class Status(StrEnum):
    """The lifecycle state of a deliverable."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETE = "complete"
    EMBEDDED = "embedded"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"

    @property
    def label(self) -> str:
        """Return the state as the form prints it: `In progress`."""
        return self.value.replace("_", " ").capitalize()

    @property
    def is_done(self) -> bool:
        """Whether the work is said to be finished."""
        return self in (Status.COMPLETE, Status.EMBEDDED)

    @property
    def is_open(self) -> bool:
        """Whether work is still to be done on it."""
        return self in (Status.NOT_STARTED, Status.IN_PROGRESS)


class RagRating(Noun):
    """One rating of a scheme: its word, its letter, its colours (RRGGBB) and what it means."""

    rag: Rag
    label: str
    letter: str
    fill: str
    ink: str
    definition: str = ""
    place: Place | None = None
    places: dict[str, Place] = {}


class RagScheme(Noun):
    """A council's ratings, best last; colour words mean different things in different councils, so it is data."""

    ratings: tuple[RagRating, ...]

    def rating(self, rag: Rag) -> RagRating:
        """Return the council's words and colours for a rating; one outside the scheme is given in plain words."""
        for rating in self.ratings:
            if rating.rag is rag:
                return rating
        return RagRating(rag=rag, label=rag.value.replace("_", "/").title(), letter="?", fill="FFFFFF", ink="000000")

    @property
    def keys(self) -> tuple[Rag, ...]:
        """Return the ratings this scheme uses."""
        return tuple(rating.rag for rating in self.ratings)

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the words an owner may choose from."""
        return tuple(rating.label for rating in self.ratings)


# Fills and inks keep a contrast of at least 4.5:1; the definitions are this project's own words.
THREE_POINT_SCHEME = RagScheme(
    ratings=(
        RagRating(rag=Rag.RED, label="Red", letter="R", fill="B3261E", ink="FFFFFF",
                  definition="Will not be done as agreed unless something changes; help or a decision is needed."),
        RagRating(rag=Rag.AMBER, label="Amber", letter="A", fill="FFC000", ink="000000",
                  definition="In doubt: there are problems, and a dated plan to put them right."),
        RagRating(rag=Rag.GREEN, label="Green", letter="G", fill="C6E5B3", ink="000000",
                  definition="Will be done as agreed and by the agreed date; nothing known stands in the way."),
    )
)  # fmt: skip
