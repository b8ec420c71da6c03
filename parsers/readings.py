"""What reading one answer gives: the value, what was written, and what the officer should be told about it."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

Value = TypeVar("Value")

# Characters without width or ink that come along with pasted text; a comparison must not stumble over them.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))

# Labels and headings are as short as this, and the same in every return.
_SHORT = 120

# What people put into a box to say that there is nothing to say.
_NO_ANSWER = frozenset({"", "n/a", "n\\a", "na", "n.a.", "none", "nil", "not applicable", "-", "--", "–", "—", "/"})


class Reading(NamedTuple, Generic[Value]):
    """One answer as read.

    Exactly one of these holds: there is a `value`; the box was empty (no value, no problem); or there is a `problem`,
    with the `choices` the officer has. `note` says how a value was read when it was not written the form's way.
    """

    value: Value | None
    written: str
    problem: str = ""
    choices: tuple[str, ...] = ()
    note: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether the box was left empty."""
        return self.value is None and not self.problem


def empty(written: str) -> "Reading[Value]":
    """Return the reading of a box that gives no answer; `n/a` and the like are noted, white space is not."""
    note = "taken as no answer" if written.strip() else ""
    return Reading(None, written, note=note)


def unread(written: str, problem: str, choices: Sequence[str] = ()) -> "Reading[Value]":
    """Return the reading of an answer that cannot be taken, with the reason and what to write in its place."""
    return Reading(None, written, problem, tuple(choices))


def gives_no_answer(text: str) -> bool:
    """Whether a text says nothing: white space, a dash, `n/a`, `none`."""
    return plain(text).casefold() in _NO_ANSWER


def plain(text: str) -> str:
    """Return a text on one line with single spaces, full-width and other look-alike characters made ordinary."""
    return " ".join(unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).replace("\u2010", "-").split())


def words(text: str) -> tuple[str, ...]:
    """Return the words and figures of a text, without case, for comparing what people type with what a form says."""
    return _short_words(text) if len(text) < _SHORT else _words(text)


@lru_cache(maxsize=4096)
def _short_words(text: str) -> tuple[str, ...]:
    return _words(text)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", plain(text).casefold()))
