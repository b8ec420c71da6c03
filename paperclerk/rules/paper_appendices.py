"""Appendices: Q15 one is cited and not listed, Q16 one is listed and not cited."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.domain.rulebook import Severity
from paperclerk.rules.paper_text import APPENDED, Kind, Paper, Passage, excerpt, folded

_LABEL = r"(?:\d{1,2}[a-zA-Z]?|[A-Z]\d{0,2}|[IVX]{1,4})"
_CITED = re.compile(
    rf"\b(Appendix|Appendices|APPENDIX|APPENDICES|appendix|appendices|Annex(?:e|es)?|ANNEX(?:ES)?|annex(?:e|es)?)\s+"
    rf"({_LABEL}(?![\w.]*\w@)(?:\s*(?:,|and|&|to|[-–])\s*(?:(?:Appendix|Annex)\s+)?{_LABEL})*)(?![\w])"
)
# "Appendix 3 of the plan", "Appendix 2 to the Constitution" are another document's.
_ELSEWHERE = re.compile(
    r"[’']?\s*(?:\([^)]*\)\s*)?(?:,\s*)?(?:of|to|in)\s+(?!this (?:report|paper)|the (?:report|paper)\b)(?:the|that|our"
    r"|its|their|[A-Z])"
)
_ATTACHED = re.compile(
    r"\b(?:attached|appended|enclosed|annexed|accompan\w+|appendi\w+|annex\w*|attachments?|enclosures?)\b",
    re.IGNORECASE,
)
_LIST_HEADING = re.compile(r"\b(?:appendi(?:x|ces)|annex(?:es)?|attachments?|enclosures?)\b", re.IGNORECASE)


class _Citation(NamedTuple):
    label: str
    passage: Passage
    start: int
    end: int


def cited_but_not_listed(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each appendix the text speaks of that neither the report's list nor a heading names."""
    listed = _listed(paper)
    said: set[str] = set()
    if not listed and not _has_list(paper):
        yield from _cited_without_a_list(paper)
        return
    for citation in _citations(paper):
        if citation.label in listed or citation.label in said:
            continue
        said.add(citation.label)
        text = excerpt(citation.passage.text, citation.start, citation.end)
        yield paper.found(
            "Q15",
            citation.passage,
            f'The text speaks of appendix {citation.label}, which the list of appendices does not name: "{text}".',
            "Add it to the list and attach it, or correct the reference.",
            about=citation.label,
        )


def _cited_without_a_list(paper: Paper) -> Iterator[Finding]:
    """Yield one question where a report that lists no appendix speaks of some: they may be files of their own."""
    citations = [each for each in _citations(paper) if each.passage.kind is not Kind.FRONT]
    if citations and paper.report.sections:
        labels = ", ".join(dict.fromkeys(each.label for each in citations))
        first = citations[0]
        made = paper.found(
            "Q15",
            first.passage,
            f"The text speaks of appendix {labels}, and the report has no list of appendices: "
            f'"{excerpt(first.passage.text, first.start, first.end)}". Is it attached?',
            "List what is attached under a heading of its own, or take the reference out.",
            about="no list",
        )
        yield made.model_copy(update={"severity": Severity.LOW})


def listed_but_not_cited(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each appendix in the report's list that its text never speaks of."""
    cited = {citation.label for citation in _citations(paper)}
    # A report that cites none by its label ("the attached plan") says nothing by leaving one out.
    if not cited and any(_ATTACHED.search(passage.text) for passage in paper.prose() if not _in_list(paper, passage)):
        return
    everything = " ".join(folded(passage.text) for passage in paper.prose() if not _in_list(paper, passage))
    for label, (title, passage) in _listed(paper).items():
        named = folded(title)
        if label in cited or (len(named.split()) > 1 and named in everything):
            continue
        name = f"appendix {label}" + (f' ("{title}")' if title else "")
        yield paper.found(
            "Q16",
            passage,
            f"The list of appendices names {name}, and the text never speaks of it.",
            "Say in the text what it is for, or take it off the list.",
            about=label,
            where="the list of appendices",
        )


def _citations(paper: Paper) -> Iterator[_Citation]:
    for passage in paper.passages:
        if passage.part != 0 or passage.kind is Kind.HEADING or _in_list(paper, passage):
            continue
        for found in _CITED.finditer(passage.text):
            if not _ELSEWHERE.match(passage.text, found.end()):
                for label in _labels(found[2]):
                    yield _Citation(label, passage, found.start(), found.end())


def _labels(text: str) -> Iterator[str]:
    """Yield the labels of `1`, `A and B`, `1 to 4`, `2, 3 & 5`."""
    spans = re.split(r"\s*(?:,|\band\b|&)\s*", re.sub(r"(?:Appendix|Annex)\s+", "", text))
    for span in spans:
        ends = re.split(r"\s*(?:\bto\b|[-–])\s*", span)
        if len(ends) == 2 and ends[0].isdigit() and ends[1].isdigit() and int(ends[0]) < int(ends[1]) <= 99:
            yield from (str(number) for number in range(int(ends[0]), int(ends[1]) + 1))
        elif len(ends) == 2 and len(ends[0]) == len(ends[1]) == 1 and ends[0] < ends[1]:
            yield from (chr(code) for code in range(ord(ends[0]), ord(ends[1]) + 1))
        else:
            yield from (end.upper() for end in ends if end)


def _listed(paper: Paper) -> dict[str, tuple[str, Passage | None]]:
    """Return the appendices the report lists or heads, by label: title and where; the first mention counts."""
    listed: dict[str, tuple[str, Passage | None]] = {}
    for passage in paper.passages:
        if passage.kind is Kind.HEADING or _in_list(paper, passage):
            text = passage.text if passage.kind is not Kind.CELL else f"Appendix {passage.text}"
            for found in _CITED.finditer(text):
                if passage.kind is Kind.HEADING and found.start() > 3:
                    continue
                title = re.match(r"[\s:.–—-]*(.*)", text[found.end() :])
                for label in _labels(found[2]):
                    listed.setdefault(label, (title[1].strip() if title else "", passage))
            if passage.kind is Kind.PARAGRAPH and re.fullmatch(rf"{_LABEL}[.):]?", passage.number):
                listed.setdefault(passage.number.rstrip(".):").upper(), (passage.text, passage))
    for appendix in paper.report.appendices:
        if appendix.title and re.fullmatch(_LABEL, appendix.label.upper()):
            listed.setdefault(appendix.label.upper(), (appendix.title, None))
    return listed


def _has_list(paper: Paper) -> bool:
    return any(_LIST_HEADING.search(heading.text) for heading in paper.headings() if heading.part == 0)


def _in_list(paper: Paper, passage: Passage) -> bool:
    heading = paper.heading(passage)
    if APPENDED.match(heading):
        return False  # what is appended itself
    return bool(_LIST_HEADING.match(heading)) or (len(heading.split()) <= 6 and bool(_LIST_HEADING.search(heading)))
