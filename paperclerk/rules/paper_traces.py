"""Findings made of traces: of each by itself, or of all in one where they are many."""

from collections.abc import Iterator, Sequence

from paperclerk.domain.findings import Finding
from paperclerk.domain.report import Trace
from paperclerk.rules.paper_text import Paper

# Up to how many traces of a kind each is said by itself.
EACH_UP_TO = 12
_SHOWN = 3
_LETTERS = 80


def each_trace(
    paper: Paper, rule: str, traces: Sequence[Trace], what: str, hint: str, at_most: int = EACH_UP_TO
) -> Iterator[Finding]:
    """Yield a finding a trace; one for all of them where they are so many that the first few say it."""
    if len(traces) > at_most:
        first = "; ".join(in_short(trace.text) or trace.where for trace in traces[:_SHOWN])
        yield paper.found(
            rule,
            None,
            f"{what}, {len(traces)} times; the first: {first}.",
            hint,
            about="all",
            where=f"{traces[0].where}, and {len(traces) - 1} more places",
            page=traces[0].page,
        )
        return
    seen: dict[tuple[str, str], int] = {}
    for trace in traces:
        said = f': "{in_short(trace.text)}"' if trace.text.strip() else ""
        key = (trace.where, trace.text)
        seen[key] = seen.get(key, 0) + 1
        about = trace.text if seen[key] == 1 else f"{trace.text} {seen[key]}"
        yield paper.found(rule, None, f"{what}{said}.", hint, about=about, where=trace.where, page=trace.page)


def is_highlighted(trace: Trace) -> bool:
    """Whether words have a ground of their own, as a marker pen leaves it, rather than a colour."""
    return " in letters on " in trace.text


def in_short(text: str, letters: int = _LETTERS) -> str:
    """Return a text's beginning on one line."""
    words = " ".join(text.split())
    return words if len(words) <= letters else words[: letters - 3].rstrip() + "..."
