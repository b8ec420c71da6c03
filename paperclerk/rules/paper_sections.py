"""Sections of a paper: Q01 a required one is missing, Q02 one has no words, Q03 what every report has is not there."""

import re
from collections import Counter
from collections.abc import Iterator

from paperclerk.domain.findings import Finding
from paperclerk.domain.layouts import LAYOUTS, Layout
from paperclerk.domain.paper_topics import (
    EXPECTED_TOPICS,
    Fit,
    Topic,
    best_fit,
    heads_section,
    plain,
    required_sections,
    speaks_of_section,
)
from paperclerk.rules.paper_cell_figures import figure_in
from paperclerk.rules.paper_text import APPENDED, Kind, Paper, Passage

# The heading over one recommendation of a plan: "Recommendation 8: Report the financial position early".
_ONE_OF_MANY = re.compile(r"\s*recommendation \d+\s*[:.–—-]\s*\S", re.IGNORECASE)
# From how many of a layout's required sections on a report is taken to follow it; below, only what law and practice
# expect of any report is asked for, so that another council's template raises no false alarms.
FOLLOWS_A_LAYOUT = 0.8

# Headings under which a picture stands, which a report as read does not hold, or that answer themselves.
_SAYS_ALL = re.compile(
    r"\b(?:maps?|figures?|diagrams?|photo\w*|charts?|images?|structure|drawings?|(?:site|location|floor) plans?"
    r"|signatures?)\b"
    r"|[–—-]\s*(?:none|nil|n/a|not applicable)\W*$",
    re.IGNORECASE,
)

# The longest headings of the reports seen have fourteen.
WORDS_OF_A_HEADING = 16

# How many of the expected topics a report has to speak of before it is taken for one that should speak of all.
SPEAKS_OF_ENOUGH = 3


_OF_IMPLICATIONS = re.compile(
    r"\b(?:implications?|comments?|considerations?|advice|duty|impacts?|powers?)\b", re.IGNORECASE
)
_ALL_IN_ONE = re.compile(r"\b(?:implications|considerations|comments|advice|compliance)\b", re.IGNORECASE)


def missing(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each section that the layout requires and the paper does not have."""
    main = [heading for heading in paper.headings() if heading.part == 0]
    fit = best_fit([(heading.level, heading.text) for heading in main], _layouts(paper))
    if paper.layout is None and (fit.share < FOLLOWS_A_LAYOUT or fit.layout is LAYOUTS["general"]):
        yield from _topics_missing(paper, fit)
        return
    for definition in required_sections(fit.layout):
        if not any(speaks_of_section(heading.text, definition) for heading in main):
            if any(_heads_topic(heading.text, definition.id) for heading in main):
                continue
            yield paper.found(
                "Q01",
                None,
                f'The report has no section "{definition.heading}". {_by(fit, paper)}',
                f'Add the section "{definition.heading}"; where there is nothing to say, write that there is none.',
                about=definition.id,
                where="the report's headings",
            )


def _heads_topic(heading: str, id: str) -> bool:
    """Whether a heading is of a section's topic in words of its own: "Impact on equality" for the equality duty."""
    topic = next((each for each in EXPECTED_TOPICS if each.id == id), None)
    named = topic is not None and re.search(rf"\b(?:{topic.pattern})\b", heading, re.IGNORECASE)
    return bool(named) and bool(_OF_IMPLICATIONS.search(heading))


def empty(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each section with nothing under its heading, neither words nor sections of its own."""
    often = Counter(plain(heading.text) for heading in paper.headings())
    for here, after in paper.each_and_next():
        # A heading that stands twice is a line of contents where it has nothing under it.
        if here.kind is Kind.HEADING and often[plain(here.text)] == 1 and _has_nothing(here, after):
            name = f"{here.number.rstrip('.')} {here.text}".strip()
            yield paper.found(
                "Q02",
                here,
                f'Section "{name}" has nothing under its heading.',
                'Write the section, or "None" where there is nothing to say; or take the heading out.',
            )


def _has_nothing(here: Passage, after: Passage | None) -> bool:
    if not here.number and not (here.part == 0 and _known(here.text)):
        return False
    if re.match(r"\s*(?:appendix|annex)\b.*\w|that\s", here.text, re.IGNORECASE) or ":" in here.text:
        return False  # an entry of a list of appendices, a recommendation, or a heading that says all
    if _SAYS_ALL.search(here.text):
        return False
    if here.text.rstrip().endswith((".", ";", ",")) or len(here.text.split()) > WORDS_OF_A_HEADING:
        return False  # a sentence, whatever it looks like
    if after is None or (after.kind is Kind.HEADING and after.part != here.part):
        return True
    if after.kind is not Kind.HEADING:
        return False
    if APPENDED.match(after.text) and after.level <= here.level:
        return not re.match(r"\s*appendi", here.text, re.IGNORECASE)
    # An unnumbered heading right under a numbered one is a sub-heading or the heading's second line, whatever its look.
    return after.level <= here.level and bool(after.number or not here.number)


def _known(heading: str) -> bool:
    return any(heads_section(heading, each) for layout in LAYOUTS.values() for each in layout.sections)


def _layouts(paper: Paper) -> tuple[Layout, ...]:
    return (paper.layout,) if paper.layout is not None else tuple(LAYOUTS.values())


def _by(fit: Fit, paper: Paper) -> str:
    if paper.layout is not None:
        return f"The layout {fit.layout.name} requires it."
    return (
        f"The layout that fits its headings best ({fit.layout.name}: {fit.present} of {fit.required} required "
        "sections) requires it."
    )


def _goes_to_members(paper: Paper) -> bool:
    """Whether a paper has the front page of a report to members, or asks them for something."""
    front = paper.report.front_page
    answers = (front.key_decision, front.call_in, front.exempt, front.wards or None)
    return bool(front.body or front.date or paper.report.recommendations) or any(each is not None for each in answers)


def _topics_missing(paper: Paper, fit: Fit) -> Iterator[Finding]:
    lacking = [topic for topic in EXPECTED_TOPICS if not _spoken_of(paper, topic)]
    if not _goes_to_members(paper) or len(EXPECTED_TOPICS) - len(lacking) < SPEAKS_OF_ENOUGH:
        return
    for topic in lacking:
        why = "law" if topic.source != "practice" else "practice"
        yield paper.found(
            "Q03",
            None,
            f"Nothing in the report is headed as {topic.name}, which {why} expects of a report to members"
            + (f" ({topic.source}). " if why == "law" else ". ")
            + f"The report follows no council's layout known here (it is nearest to the {fit.layout.name} one: "
            f"{fit.present} of {fit.required} required sections), so no more than this is asked of it.",
            "Add it under a heading of its own; or leave it, if this report needs none or says it elsewhere.",
            about=topic.id,
            where="the report's headings",
        )


def _of_recommendations(paper: Paper) -> set[int]:
    """Return the sections of a plan's recommendations: a title there speaks of its matter, not of the report's."""
    found, within = set[int](), 0
    for at, section in enumerate(paper.report.sections):
        if _ONE_OF_MANY.match(section.heading):
            within = section.level
        elif within and section.level <= within:
            within = 0
        if within:
            found.add(at)
    return found


def _spoken_of(paper: Paper, topic: Topic) -> bool:
    """Whether a heading, a row's label or the beginning of a paragraph names a topic."""
    named = re.compile(rf"\b(?:{topic.pattern})\b", re.IGNORECASE)
    labels = [label for label, _ in paper.report.front_page.others]
    if topic.id == "recommendations" and paper.report.recommendations:
        return True
    figures, planned = _rows_and_columns_of_figures(paper), _of_recommendations(paper)
    main = [
        passage
        for passage in paper.passages
        if passage.part == 0 and not figures & _lines_of(passage) and passage.section not in planned
    ]
    return (
        any(named.search(label) for label in labels)
        or any(named.search(_head(passage)) for passage in main)
        # One section for all of them, in whatever form: there a word of it is enough.
        or any(named.search(passage.text) for passage in main if _is_of_all(paper.heading(passage)))
    )


def _rows_and_columns_of_figures(paper: Paper) -> set[tuple[int, int, str, int]]:
    """Return the rows and columns that hold figures: "Budget" at the head of one speaks of no implication."""
    return {
        line
        for cell in paper.passages
        if cell.row >= 0 and figure_in(cell.text) is not None
        for line in _lines_of(cell)
    }


def _lines_of(cell: Passage) -> set[tuple[int, int, str, int]]:
    """Return the row and column of a cell; none of what is no cell."""
    if cell.kind is not Kind.CELL:
        return set()
    row = {(cell.section, cell.table, "row", cell.row)} if cell.row >= 0 else set()
    return row | {(cell.section, cell.table, "column", cell.column)}


def _is_of_all(heading: str) -> bool:
    """Whether a heading is of implications at large, not of those of one topic."""
    return bool(_ALL_IN_ONE.search(heading)) and not any(
        re.search(rf"\b(?:{topic.pattern})\b", heading, re.IGNORECASE) for topic in EXPECTED_TOPICS
    )


def _head(passage: Passage) -> str:
    """Return what heads a passage: a heading, a short cell, a run-in head, the words before a colon or a dash."""
    if passage.kind is Kind.HEADING:
        return passage.text
    if passage.kind is Kind.CELL:
        return passage.text[:80] if passage.column == 0 or passage.row < 0 else ""
    if passage.kind is Kind.FRONT:  # its label, and what heads a line of it: "Financial resilience" is a priority
        heads = re.findall(r"^[^:.;\n]{1,70}(?=:)", passage.text, re.MULTILINE)
        return " ".join((passage.where, *heads)) + (passage.text if "asked to" in passage.text else "")
    before = re.match(r"[^:.;\n]{1,70}?(?=:|\s[–—-]\s|$)", passage.text)
    return passage.run_in or (before[0] if before else "") + (passage.text[:60] if "asked to" in passage.text else "")
