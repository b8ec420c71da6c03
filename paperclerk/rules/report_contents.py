"""What an author owes in some sections: X38 implications, X42 options, X43 and X44 exempt appendices, X81 tables."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from paperclerk.domain.author import AuthorSection, AuthorWords, Block
from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.implications import implications_of, says_none_without_why
from paperclerk.domain.layouts import MADE_APPENDICES, Layout
from paperclerk.domain.papers import PaperName
from paperclerk.domain.places import Place
from paperclerk.domain.word_widths import width_of_words

_YES = re.compile(r"\s*(?:(?:yes|y|x|recommended|preferred)\b|[✓✔☒])", re.I)
_COLUMNS = {
    "option": ("option", "options", "option considered"),
    "recommended": ("recommended", "recommended (yes or no)", "preferred", "recommended?"),
    "reason": ("reason", "reasons", "why", "reason for or against"),
}
_LABEL = re.compile(r"\bappendix\s+([a-z]|\d{1,2})\b", re.I)
_SHUT = r"(?:exempt|confidential|private|restricted|withheld|not (?:for publication|to be published))"
# `exempt Appendix B`, `Appendix B is exempt`, `Appendix B (exempt)`.
_CALLED_EXEMPT = re.compile(
    rf"\b{_SHUT},? (?P<before>appendi(?:x|ces) [^.;:()]{{1,40}})|"
    rf"\b(?P<after>appendi(?:x|ces) [^.;:()]{{1,40}}?)(?:,? (?:which )?(?:is|are|being|remains?|to be|must be)|\s?\()"
    rf" ?(?:both |wholly |partly |strictly )?{_SHUT}\b(?! from (?!public))",
    re.I,
)
_LABELS = re.compile(r"\bappendi(?:x|ces)\s+((?:[A-Z]|\d{1,2})\b(?:\s*(?:,|&|\band\b)\s*(?:[A-Z]|\d{1,2})\b)*)", re.I)

# An upright A4 page between usual margins, in the letters and with the margins of cells that our templates have.
_PAGE_CM, _POINTS, _MARGINS_CM = 16.6, 10.5, 0.42
_CM_A_POINT = 2.54 / 72


class Option(NamedTuple):
    """An option as the author's table gives it: what, whether it is recommended, why."""

    text: str
    recommended: bool
    reason: str
    place: Place | None


def contents_in_order(words: AuthorWords | None, layout: Layout) -> list[Finding]:
    """Return what is owed in the sections an author wrote; what is not there at all is the reader's to say (A02)."""
    if words is None:
        return []
    return [*_implications(words, layout), *_options(words), *_appendices(words), *_wide_tables(words)]


def options_of(words: AuthorWords) -> tuple[Option, ...]:
    """Return the options of the author's table of them; none where the section has no such table."""
    section = words.section("options")
    tables = [block for block in section.blocks if block.kind == "table"] if section else []
    return tuple(option for table in tables for option in _options_in(table))


def _implications(words: AuthorWords, layout: Layout) -> Iterator[Finding]:
    for definition in implications_of(layout):
        section = words.section(definition.id)
        text = _text(section) if section else ""
        if section and text and says_none_without_why(text):
            yield _found(
                "X38", f'"{definition.heading}" says "{" ".join(text.split())[:60]}", and not why there are none.',
                "Write: None, because ... in a sentence.", section.place, definition.id,
            )  # fmt: skip


def _wide_tables(words: AuthorWords) -> Iterator[Finding]:
    """Yield each table whose columns cannot all hold their longest words on an upright page."""
    for section in words.sections:
        for number, block in enumerate(section.blocks, 1):
            needed = _width(block)
            if needed > _PAGE_CM:
                # No word of it is quoted: what a finding quotes is taken for somebody's own words.
                yield _found(
                    "X81", f"A table of {len(block.header[0])} columns needs {needed:.0f} cm to keep its words and "
                    f"figures whole, and the page has {_PAGE_CM:.0f}: they will be broken over lines.",
                    "Split it into two tables, turn rows into columns, round its figures (£1.2m), or put it into an "
                    "appendix of its own on a page on its side.", block.place or section.place,
                    f"{section.id or section.heading} {number}",
                )  # fmt: skip


def _width(table: Block) -> float:
    """Return how many centimetres the columns of a table need, by the cells that stand in one column alone."""
    rows = (*table.header, *table.rows)
    least = [0.0] * max((len(row) for row in rows), default=0)
    for row in rows:
        for at, cell in enumerate(row):
            if cell.columns == 1:
                least[at] = max(least[at], width_of_words(cell.text, _POINTS))
    return sum(_MARGINS_CM + points * _CM_A_POINT for points in least)


def _options(words: AuthorWords) -> Iterator[Finding]:
    options = options_of(words)
    if not options:
        return
    place = options[0].place
    chosen = [option for option in options if option.recommended]
    if len(options) == 1:
        yield _found("X42", "Only one option is listed.", "List the others too, doing nothing among them, and why not.",
                     place, "one")  # fmt: skip
    if len(chosen) != 1:
        told = "none is" if not chosen else f"{len(chosen)} are"
        yield _found("X42", f"Of {len(options)} options {told} marked as recommended.",
                     "Write Yes beside the one that the report recommends, No beside the others.", place,
                     "recommended")  # fmt: skip
    for option in options:
        if not option.reason.strip():
            yield _found("X42", f'Nothing says why the option "{option.text[:60]}" is or is not recommended.',
                         "Give the reason beside it: reg 12, SI 2012/2089 wants the options that were rejected on "
                         "record.", option.place, option.text[:60])  # fmt: skip


def _options_in(table: Block) -> Iterator[Option]:
    headings = table.header[-1] if table.header else ()
    names = [" ".join(heading.text.split()).casefold() for heading in headings]
    at = {
        column: next((n for n, name in enumerate(names) if name in known), None) for column, known in _COLUMNS.items()
    }
    option, recommended, reason = at["option"], at["recommended"], at["reason"]
    if option is None or recommended is None:
        return
    for row in table.rows:
        if row[option].text.strip():
            why = row[reason].text if reason is not None else ""
            yield Option(row[option].text.strip(), bool(_YES.match(row[recommended].text)), why, table.place)


def _appendices(words: AuthorWords) -> Iterator[Finding]:
    listed, front = words.section("appendices"), words.front
    blocks = listed.blocks if listed and not listed.exemption else ()
    named = _named(front.exemption or "") if front.exempt else set()
    there = {label for label, _ in MADE_APPENDICES}
    called = _called_exempt(words)
    for block in blocks:
        label = _LABEL.match(block.text.strip())
        if label:
            there.add(label[1].upper())
            yield from _appendix(label[1].upper(), block, front, named)
            yield from _called(label[1].upper(), block, called if label[1].upper() not in named else {})
    for name in sorted(named - there) if listed is None or not listed.exemption else ():
        yield _found(
            "X43", f"The front page says that Appendix {name} is exempt, and there is no Appendix {name} in the list.",
            "List it under Appendices with its mark, or put the front page right.", words.procedure.place, name,
        )  # fmt: skip


def _appendix(name: str, block: Block, front: FrontPage, named: set[str]) -> Iterator[Finding]:
    mark = block.exemption
    if mark is None and name in named:
        yield _found(
            "X44", f"The front page says that Appendix {name} is exempt, but its line in the list of appendices "
            "bears no mark, so that everybody would read it.",
            "Add at the end of its line: (exempt, paragraph 3. Public interest: ...), or put the front page right.",
            block.place, name,
        )  # fmt: skip
    if mark is None or not front.exempt:
        return
    if name not in named:
        yield _found(
            "X43", f"Appendix {name} is {mark.ground}, and the front page does not name it.",
            "State on the front page which appendix is exempt, and the paragraph.", block.place, name,
        )  # fmt: skip
    elif set(mark.paragraphs) - set(front.exempt_paragraphs):
        yield _found(
            "X43", f"Appendix {name} is {mark.ground}, and the front page names no such paragraph.",
            "Name the same paragraph in both places.", block.place, f"{name} paragraph",
        )  # fmt: skip


def _called(name: str, block: Block, called: dict[str, str]) -> Iterator[Finding]:
    if block.exemption is None and name in called:
        yield _found(
            "X44", f'The section "{called[name]}" calls Appendix {name} exempt, but its line in the list of appendices '
            "bears no mark, so that everybody would read it.",
            "Add at the end of its line: (exempt, paragraph 3. Public interest: ...), or put the section right.",
            block.place, name,
        )  # fmt: skip


def _called_exempt(words: AuthorWords) -> dict[str, str]:
    """Return the appendices that sections call exempt, each with the heading of the first that does."""
    called: dict[str, str] = {}
    for section in words.sections:
        for found in _CALLED_EXEMPT.finditer(_text(section)) if section.id != "appendices" else ():
            for label in _named(found["before"] or found["after"]):
                called.setdefault(label, section.heading)
    return called


def _named(exemption: str) -> set[str]:
    """Return the labels of the appendices that a front page names: `Appendices C and D, paragraph 3` gives C and D."""
    lists = (found[1] for found in _LABELS.finditer(exemption))
    return {label.upper() for labels in lists for label in re.split(r"\s*(?:,|\band\b|&)\s*", labels) if label}


def _text(section: AuthorSection) -> str:
    cells = (cell.text for block in section.blocks for row in (*block.header, *block.rows) for cell in row)
    return "\n".join([*(block.text for block in section.blocks), *cells]).strip()


def _found(rule: str, message: str, hint: str, place: Place | None, about: str) -> Finding:
    return finding(rule, message, hint=hint, subject=PaperName.CABINET_REPORT.value, place=place, about=about)
