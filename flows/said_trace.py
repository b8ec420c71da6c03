"""What `paperclerk trace` says to people: a table of values and their sources, or a list where the window is narrow."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import fill, shorten, wrap

from flows.said import counted, say
from paperclerk.domain.names import REGION_PREFIX
from paperclerk.domain.periods import for_people, month_label
from paperclerk.domain.trace import Fate, Origin, Trace, TracedCell

# Narrower than this, three columns would be a few words wide each.
_WIDE_ENOUGH = 96
_LABEL = 24
_GAP = "  "
# As much of a value as tells it from others; --json prints all of it.
_LONGEST = 240

_ORIGINS = {
    Origin.RETURN: "from returns",
    Origin.PLAN: "from the plan",
    Origin.WORKED_OUT: "worked out by Paperclerk",
    Origin.UNTOLD: "whose source a public manifest does not tell",
    Origin.AUTHOR: "of the author's",
}
# What has no place of its own.
_AS_A_WHOLE = {"plan": "the plan as a whole"}
_WORKED_OUT = "worked out by Paperclerk"


def say_trace(trace: Trace) -> None:
    """Print what a paper is, and each of its values with where it came from; nothing of one that is not known."""
    if not trace.known_by:
        return
    width = shutil.get_terminal_size().columns
    periods = ", ".join(map(month_label, trace.periods))
    by = "the manifest beside it" if trace.known_by == "manifest" else "the ledger"
    for line in (
        f"{trace.title} ({trace.paper}, {periods})",
        f"Build {trace.build_id or 'not marked'}, known by {by}. {_count(trace.cells)}.",
    ):
        say(fill(line, width, subsequent_indent="  "))
    for heading, cells in groupby(trace.cells, key=_heading):
        say("\n" + fill(heading, width))
        _say_group(list(cells), width)
    say()


def _say_group(cells: Sequence[TracedCell], width: int) -> None:
    """Print the values of one region; the return they came in is told once, where it is the same for all."""
    returns = dict.fromkeys(_return(cell) for cell in cells if cell.origin is Origin.RETURN)
    if len(returns) == 1:
        for line in next(iter(returns)):
            say(fill(line, width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False))
    for cell in cells:
        told = (value_of(cell), source_of(cell, in_full=len(returns) > 1))
        for line in _columns(cell, *told, width) if width >= _WIDE_ENOUGH else _lines(cell, *told, width):
            say(line)


def _count(cells: Sequence[TracedCell]) -> str:
    origins = Counter(cell.origin for cell in cells)
    parts = [f"{origins[origin]} {words}" for origin, words in _ORIGINS.items() if origins[origin]]
    fates = Counter(cell.state for cell in cells)
    said = {Fate.EDITED: "edited since", Fate.GONE: "no longer there", Fate.TYPED: "typed in since"}
    parts += [f"{fates[fate]} {words}" for fate, words in said.items() if fates[fate]]
    return f"{counted(len(cells), 'value')}: {', '.join(parts)}"


def _heading(cell: TracedCell) -> str:
    if not cell.region:
        return "The author's words"
    if cell.deliverable:
        return f"{cell.deliverable}  ({cell.region.removesuffix('_rag')})"
    recommendation = re.fullmatch(rf"{REGION_PREFIX}rec_(\d+)", cell.region)
    words = cell.region.removeprefix(REGION_PREFIX).replace("_", " ")
    named = f"Recommendation {recommendation[1]}" if recommendation else words[:1].upper() + words[1:]
    return f"{named}  ({cell.region})"


def _columns(cell: TracedCell, shown: list[str], source: list[str], width: int) -> Iterator[str]:
    """Yield a cell's lines in three columns: field, value, source."""
    room = width - _LABEL - 3 * len(_GAP)
    half = room // 2
    columns = (
        wrap(cell.label, _LABEL),
        [part for text in shown for part in wrap(text, half)],
        [part for text in source for part in wrap(text, room - half, break_on_hyphens=False)],
    )
    for number in range(max(map(len, columns))):
        one, two, three = (column[number] if number < len(column) else "" for column in columns)
        yield f"{_GAP}{one:<{_LABEL}}{_GAP}{two:<{half}}{_GAP}{three}".rstrip()


def _lines(cell: TracedCell, shown: list[str], source: list[str], width: int) -> Iterator[str]:
    """Yield a cell's lines one under another."""
    first, *more = shown
    yield fill(f"{cell.label}: {first}", width, initial_indent="  ", subsequent_indent="  ")
    for text in (*more, *source):
        yield fill(text, width, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)


def value_of(cell: TracedCell) -> list[str]:
    """Return a value as the paper had it, and what became of it."""
    text = shorten(cell.text, _LONGEST, placeholder=" …")
    if cell.state is Fate.EDITED:
        return [text, f"EDITED, now: {shorten(cell.shows, _LONGEST, placeholder=' …') or 'nothing'}"]
    return [text, "NO LONGER IN THE PAPER"] if cell.state is Fate.GONE else [text]


def source_of(cell: TracedCell, *, in_full: bool) -> list[str]:
    """Return where a value came from; of a return only the place in it, unless asked for in full."""
    if cell.origin is Origin.WORKED_OUT:
        return [_WORKED_OUT]
    if cell.origin is Origin.UNTOLD:
        return ["not told in a public manifest"]
    if cell.state is Fate.TYPED:
        return [f"typed into this file since it was made, {cell.where}"]
    if cell.origin is Origin.RETURN:
        return [cell.where, *_return(cell)] if in_full else [cell.where or "the return as a whole"]
    return [", ".join(filter(None, (cell.file, cell.where))) if cell.where else _AS_A_WHOLE.get(cell.file, cell.file)]


def _return(cell: TracedCell) -> tuple[str, ...]:
    """Return the file a value came in, and for which month, when, and in which message."""
    period = f"return for {month_label(cell.period)}" if cell.period else "return"
    received = f"received {for_people(cell.received.date())}" if cell.received else ""
    message = f"in message {cell.message_id}" if cell.message_id else ""
    return cell.file, ", ".join(filter(None, (period, received, message)))
