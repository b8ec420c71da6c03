"""What a Word file holds beside its words: Q31-Q34 left-overs of its making, Q35-Q41 what a screen reader would miss.

The accessibility rules are those of the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility
Regulations 2018 (WCAG 2.2 AA) as councils' own guidance puts them for documents.
"""

import re
from collections.abc import Iterator, Sequence

from paperclerk.domain.findings import Finding
from paperclerk.domain.report import Trace, WordTraces
from paperclerk.rules.paper_text import Paper

# Languages a paper of a council in England or Wales may be in.
LANGUAGES = ("en-gb", "cy-gb")

# The council's own name in a file's properties is nobody's.
_ORGANISATION = re.compile(r"\b(?:council|borough|authority|county|city of|committee|services)\b", re.IGNORECASE)

# Up to how many traces of a kind each is said by itself; of headings without style, which one habit makes, fewer.
EACH_UP_TO = 12
HEADINGS_UP_TO = 3
SHOWN = 3


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
        yield from _each(paper, rule, traces, what, hint)


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


def headings(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each heading by its look alone, and where levels are skipped or there is no top."""
    word = paper.report.word
    if word is None:
        return
    yield from _each(
        paper, "Q35", word.headings_by_look, "A heading is bold text with no heading style", "Give it a heading style.",
        HEADINGS_UP_TO,
    )  # fmt: skip
    yield from _levels(paper, word)


def _levels(paper: Paper, word: WordTraces) -> Iterator[Finding]:
    tops = [text for level, text in word.levels if level == 1]
    if len(tops) > 1 and not word.title and len(tops) == len(word.levels):
        yield paper.found(
            "Q36",
            None,
            f"All {len(tops)} headings are of the highest level, so that none is the report's title.",
            "Give the report's title the style Title or Heading 1, and its sections the level below.",
            about="tops",
            where="the headings",
        )
    before = 0
    for level, text in word.levels:
        if before and level > before + 1:
            yield paper.found(
                "Q36",
                None,
                f'The heading "{_short(text)}" is of level {level} and stands under one of level {before}.',
                f"Give it the style of level {before + 1}.",
                about=text,
                where=f'heading "{_short(text)}"',
            )
        before = level
    if not word.levels and not word.headings_by_look and len(paper.report.sections) > 1:
        yield paper.found(
            "Q36",
            None,
            "No heading has a heading style: a screen reader finds no way through the report.",
            "Give headings the styles Heading 1, Heading 2 and so on.",
            about="none",
            where="the headings",
        )


def title_and_language(paper: Paper) -> Iterator[Finding]:
    """Yield a finding when the file has no title, or its language is not English of Britain (or Welsh)."""
    word = paper.report.word
    if word is None:
        return
    if not word.title.strip():
        yield paper.found(
            "Q37",
            None,
            "The file has no title in its properties, which a screen reader reads out first.",
            "Set the title in the file's properties to the report's subject.",
            about="title",
            where="the file's properties",
        )
    if word.language.casefold() not in LANGUAGES:
        is_set = f'is set to "{word.language}"' if word.language else "is not set"
        yield paper.found(
            "Q37",
            None,
            f"The file's language {is_set}: a screen reader would read it in another voice.",
            "Set the proofing language to English (United Kingdom).",
            about="language",
            where="the file's language",
        )


def tables_and_pictures(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each table without a heading row, picture without words, and meaning in colour."""
    word = paper.report.word
    if word is None:
        return
    highlighted = [trace for trace in word.colour_only if _is_highlighted(trace)]
    coloured = [trace for trace in word.colour_only if not _is_highlighted(trace)]
    for rule, traces, what, hint in (
        ("Q38", word.tables_without_header, "A table has no heading row",
         "Mark its first row as a heading row (Table, Properties, Row, Repeat as header row)."),
        ("Q39", word.pictures_without_text, "A picture has no words for those who do not see it",
         "Add alternative text that says what the picture shows, or mark it as decoration."),
        ("Q40", coloured, "Colour alone says something here", "Write the word too (Amber, overdue)."),
        ("Q41", highlighted, "Words are highlighted, as in a draft",
         "See whether they are a note of the author's; take the colour out before publication."),
    ):  # fmt: skip
        yield from _each(paper, rule, traces, what, hint)


def _is_highlighted(trace: Trace) -> bool:
    """Whether words have a ground of their own, as a marker pen leaves it, rather than a colour."""
    return " in letters on " in trace.text


def _each(
    paper: Paper, rule: str, traces: Sequence[Trace], what: str, hint: str, at_most: int = EACH_UP_TO
) -> Iterator[Finding]:
    """Yield a finding a trace; one for all of them where they are so many that the first few say it."""
    if len(traces) > at_most:
        first = "; ".join(_short(trace.text) or trace.where for trace in traces[:SHOWN])
        yield paper.found(
            rule,
            None,
            f"{what}, {len(traces)} times; the first: {first}.",
            hint,
            about="all",
            where=f"{traces[0].where}, and {len(traces) - 1} more places",
        )
        return
    seen: dict[tuple[str, str], int] = {}
    for trace in traces:
        said = f': "{_short(trace.text)}"' if trace.text.strip() else ""
        key = (trace.where, trace.text)
        seen[key] = seen.get(key, 0) + 1
        about = trace.text if seen[key] == 1 else f"{trace.text} {seen[key]}"
        yield paper.found(rule, None, f"{what}{said}.", hint, about=about, where=trace.where)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 80 else words[:77].rstrip() + "..."
