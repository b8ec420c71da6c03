"""What is left in a Word file of its making: Q31-Q34 changes, comments, hidden text, names; Q41 highlighted words."""

import re
from collections.abc import Iterator

from paperclerk.domain.findings import Finding
from paperclerk.rules.paper_text import Paper
from paperclerk.rules.paper_traces import each_trace, is_highlighted

# The council's own name in a file's properties is nobody's.
_ORGANISATION = re.compile(r"\b(?:council|borough|authority|county|city of|committee|services)\b", re.IGNORECASE)


def left_over(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each tracked change, comment and hidden text that would go out with the file."""
    word = paper.report.word
    if word is None:
        return
    for rule, traces, what, hint in (
        ("Q31", word.tracked, "A tracked change is still in the file", "Accept or reject it before publication."),
        ("Q32", word.comments, "A comment is still in the file", "Answer it and delete it before publication."),
        ("Q33", word.hidden, "Hidden text is in the file", "Delete it, or show it: readers of the file can find it."),
    ):
        yield from each_trace(paper, rule, traces, what, hint)


def names_left(paper: Paper) -> Iterator[Finding]:
    """Yield a finding when the file's properties or changes name people."""
    word = paper.report.word
    people = [name for name in word.people if not _ORGANISATION.search(name)] if word is not None else []
    if people:
        who = ", ".join(people)
        yield paper.found(
            "Q34",
            None,
            f"The file names people who wrote or changed it: {who}.",
            "Take the names out of the file's properties (File, Info, Inspect Document) before it is published.",
            where="the file's properties",
        )


def highlighted(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for words that a marker pen was drawn over."""
    word = paper.report.word
    if word is not None:
        yield from each_trace(
            paper, "Q41", [trace for trace in word.colour_only if is_highlighted(trace)],
            "Words are highlighted, as in a draft",
            "See whether they are a note of the author's; take the colour out before publication.",
        )  # fmt: skip
