"""Aims of the benchmarks, and whether what was measured meets them: told by the figure itself, before it is rounded."""

from typing import NamedTuple

YES, NO = "yes", "**no**"
# What a cell that is no aim's says.
NONE = ""


class Aim(NamedTuple):
    """An aim in words, and the figure it asks for: at most that much, or at least."""

    says: str
    bound: float
    is_least: bool = False

    def met(self, measured: float) -> str:
        """Return whether a figure meets the aim, as a cell of a table says it."""
        return YES if (measured >= self.bound if self.is_least else measured <= self.bound) else NO


def cells(aim: Aim | None, measured: float) -> str:
    """Return the last two cells of a row: the aim, and whether it is met; both say nothing without one."""
    return f"{aim.says} | {aim.met(measured)}" if aim else f"{NONE} | {NONE}"


def all_met(*answers: str) -> str:
    """Return whether every one of several aims is met."""
    return NO if NO in answers else YES
