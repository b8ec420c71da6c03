"""What differs between a new paper and the one that was published: what each says of an item, and every change."""

from datetime import date as calendar_day
from enum import StrEnum
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.domain.places import Noun, Place
from paperclerk.domain.ratings import Rag


class ItemKind(StrEnum):
    """What two papers are held against each other for: what a report asks, and the parts of the plan it prints."""

    RECOMMENDATION = "recommendation"
    PLAN_RECOMMENDATION = "plan_recommendation"
    ACTIVITY = "activity"
    DELIVERABLE = "deliverable"


class SaidDate(Noun):
    """A date as a paper gives it: the day where it can be read with certainty, and the words printed."""

    day: calendar_day | None = None
    printed: str = ""


class SaidRating(Noun):
    """A rating as a paper gives it: its key where the words are a known one's, and the words printed."""

    rag: Rag | None = None
    printed: str = ""


class PaperItem(Noun):
    """What one paper says of one item.

    `number` is the item's as printed where the paper prints one, else as counted in the plan (then `counted`);
    `rating_before` is what it says the rating was before, in the month `rated_before_in` where it names one.
    `under` is the number of the plan's recommendation it belongs to. `partial` when it stands in a list that holds
    only some of them, the exceptions for instance: there, nobody is missed who is not on it.
    """

    kind: ItemKind
    number: str = ""
    counted: bool = False
    under: str = ""
    text: str
    officers: tuple[str, ...] = ()
    due: SaidDate = SaidDate()
    rating: SaidRating = SaidRating()
    rating_before: SaidRating = SaidRating()
    rated_before_in: str = ""
    partial: bool = False
    place: Place = Place()


class PaperSaid(Noun):
    """A paper as it is compared: what it is, the months named at its head, and its items in its order."""

    file: str = ""
    organisation: str = ""
    body: str = ""
    date: calendar_day | None = None
    subject: str = ""
    months: tuple[str, ...] = ()
    items: tuple[PaperItem, ...] = ()


class Kept(StrEnum):
    """What became of words: they stand in both papers, only in the published one, or only in the new one."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


class WordRun(Noun):
    """Words that stand together and share one fate."""

    fate: Kept
    text: str


class Change(StrEnum):
    """How an item changed from the published paper to the new one."""

    DROPPED = "dropped"
    ADDED = "added"
    WORDING = "wording"
    OFFICERS = "officers"
    DATE = "date"
    RATING = "rating"
    NUMBER = "number"


class Difference(Noun):
    """One change to one item: what was published and what stands there now, as printed.

    `number` is the item's in the published paper, `number_now` in the new one where that differs. `words` tells the
    wording apart word by word, and officers post by post. `movement` is up, down, lost, gained or changed for a rating,
    which moved by `steps` of the five there are; later, earlier, lost, gained or changed for a date; lost, gained or
    changed for officers.
    """

    kind: ItemKind
    change: Change
    number: str = ""
    number_now: str = ""
    under: str = ""
    text: str = ""
    before: str = ""
    after: str = ""
    words: tuple[WordRun, ...] = ()
    movement: str = ""
    steps: int = 0
    place: Place = Place()


class Comparison(NamedTuple):
    """Every difference in the published paper's order, what was added last, and the findings that come of them."""

    differences: tuple[Difference, ...]
    findings: tuple[Finding, ...] = ()
