"""What every deed needs at hand: the workspace, the readers, and hands to do things one by one or side by side."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from paperclerk.domain.author import AuthorReading
from paperclerk.domain.layouts import Layout
from paperclerk.domain.meetings import CalendarReading
from paperclerk.domain.messages import Message
from paperclerk.domain.officers import OfficerRegister
from paperclerk.domain.plan import PlanReading
from paperclerk.domain.ratings import RagScheme
from paperclerk.domain.report import ReportReading
from paperclerk.domain.returns import Return
from paperclerk.settings import Workspace

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Readers:
    """The readers, handed in by a door: the office itself imports none of them. Each takes bytes and a file name."""

    plan: Callable[[bytes, str], PlanReading]
    calendar: Callable[[bytes, str], CalendarReading]
    returns: Callable[[bytes, str, RagScheme, OfficerRegister], Return]
    message: Callable[[bytes, str], Message]
    author: Callable[[bytes, str, Layout], AuthorReading]
    report_plan: Callable[[bytes, str], PlanReading]
    report: Callable[[bytes, str], ReportReading]


class Hands(Protocol):
    """How deeds are done: `each` may work on several items side by side, `ask` may try an outside program again."""

    def each(self, deed: Callable[[T], R], items: Sequence[T]) -> list[R]:
        """Do a deed to each item and return the results in the items' order."""

    def ask(self, deed: Callable[[T], R], item: T) -> R:
        """Do a deed that asks something of the world outside."""


class OwnHands:
    """Everything in this process, one thing after another."""

    def each(self, deed: Callable[[T], R], items: Sequence[T]) -> list[R]:
        """Do a deed to each item in turn."""
        return [deed(item) for item in items]

    def ask(self, deed: Callable[[T], R], item: T) -> R:
        """Do a deed once."""
        return deed(item)


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class Office:
    """A workspace with the readers for it; `clock` tells when a file with no other date was first shelved."""

    workspace: Workspace
    readers: Readers
    hands: Hands = field(default_factory=OwnHands)
    clock: Callable[[], datetime] = _now
