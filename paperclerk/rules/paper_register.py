"""The rules of papers as papers: what a careful clerk would find in a report before it is published.

To add one, write it in its family's file (`paper_*.py`), give it a line in `domain/rulebook.py`, and add a line here.
"""

from collections.abc import Callable, Iterator
from datetime import date as day
from typing import NamedTuple

from paperclerk.domain.findings import Finding
from paperclerk.domain.layouts import Layout
from paperclerk.domain.places import Place
from paperclerk.domain.report import Report
from paperclerk.rules import (
    paper_acronyms,
    paper_alike_figures,
    paper_appendices,
    paper_contents,
    paper_dates,
    paper_figures,
    paper_front,
    paper_misspelt,
    paper_names,
    paper_near_names,
    paper_numbering,
    paper_placeholders,
    paper_pointers,
    paper_references,
    paper_sections,
    paper_sentences,
    paper_sums,
    paper_word,
)
from paperclerk.rules.paper_text import Paper, laid_out


class PaperRule(NamedTuple):
    """A rule by its ids in the rulebook, and what finds where it is broken."""

    ids: tuple[str, ...]
    find: Callable[[Paper], Iterator[Finding]]


# Up to how many findings of one rule each is said by itself.
EACH_UP_TO = 20

PAPER_RULES: tuple[PaperRule, ...] = (
    PaperRule(("Q01", "Q03"), paper_sections.missing),
    PaperRule(("Q02",), paper_sections.empty),
    PaperRule(("Q04", "Q05"), paper_front.follow_ups),
    PaperRule(("Q04", "Q05"), paper_front.no_reason_against_call_in),
    PaperRule(("Q42",), paper_front.rows_left_blank),
    PaperRule(("Q42",), paper_front.no_day_of_the_meeting),
    PaperRule(("Q06",), paper_front.exempt_appendix_in_a_public_report),
    PaperRule(("Q07",), paper_placeholders.placeholders),
    PaperRule(("Q08", "Q09"), paper_placeholders.still_open),
    PaperRule(("Q10",), paper_sentences.unfinished),
    PaperRule(("Q11",), paper_sentences.without_full_stop),
    PaperRule(("Q11",), paper_sentences.ends_with_a_semicolon),
    PaperRule(("Q12",), paper_sentences.nothing_after_colon),
    PaperRule(("Q13",), paper_references.to_what_is_not_there),
    PaperRule(("Q14",), paper_pointers.in_another_section),
    PaperRule(("Q15",), paper_appendices.cited_but_not_listed),
    PaperRule(("Q16",), paper_appendices.listed_but_not_cited),
    PaperRule(("Q17",), paper_contents.contents_against_headings),
    PaperRule(("Q18", "Q19"), paper_numbering.numbers),
    PaperRule(("Q20",), paper_names.posts_and_bodies),
    PaperRule(("Q20",), paper_near_names.section_151_officer),
    PaperRule(("Q20",), paper_near_names.and_written_two_ways),
    PaperRule(("Q20",), paper_misspelt.misspelt),
    PaperRule(("Q21",), paper_names.people),
    PaperRule(("Q21",), paper_misspelt.first_names),
    PaperRule(("Q21",), paper_near_names.people_of_the_front_page),
    PaperRule(("Q22",), paper_acronyms.never_written_out),
    PaperRule(("Q23", "Q24"), paper_acronyms.written_out_again),
    PaperRule(("Q24",), paper_acronyms.written_two_ways),
    PaperRule(("Q24",), paper_acronyms.written_as_a_name),
    PaperRule(("Q25",), paper_dates.tenses),
    PaperRule(("Q26",), paper_dates.weekdays),
    PaperRule(("Q27",), paper_dates.meeting_on_no_working_day),
    PaperRule(("Q28",), paper_alike_figures.told_otherwise),
    PaperRule(("Q29",), paper_figures.two_days_for_one_event),
    PaperRule(("Q30",), paper_sums.totals),
    PaperRule(("Q31", "Q32", "Q33"), paper_word.left_over),
    PaperRule(("Q34",), paper_word.names_left),
    PaperRule(("Q35", "Q36"), paper_word.headings),
    PaperRule(("Q37",), paper_word.title_and_language),
    PaperRule(("Q38", "Q39", "Q40", "Q41"), paper_word.tables_and_pictures),
)


def check_report(
    report: Report, *, layout: Layout | None = None, as_of: day | None = None, place: Place | None = None
) -> list[Finding]:
    """Return everything the rules find in a report, in the rules' order.

    Args:
        report: the report as read.
        layout: the layout it must follow; None chooses by its headings, or asks for what every report has.
        as_of: the day past and future are told by; None takes the meeting's.
        place: the file it was read from, for the findings' places.
    """
    paper = laid_out(report, place, as_of, layout)
    return [found for rule in PAPER_RULES for found in _gathered(rule.find(paper))]


def _gathered(findings: Iterator[Finding]) -> Iterator[Finding]:
    """Yield findings as they are, but the many of one kind in one: a form that was appended is all gaps to fill in."""
    by_rule: dict[str, list[Finding]] = {}
    for found in findings:
        by_rule.setdefault(found.rule, []).append(found)
    for alike in by_rule.values():
        yield from alike[:EACH_UP_TO]
        rest = alike[EACH_UP_TO:]
        if len(rest) == 1:
            yield from rest
        elif rest:
            places = "; ".join(dict.fromkeys(each.place.where for each in rest))
            yield rest[0].model_copy(
                update={
                    "message": f"The same is found {len(rest)} times more: {places}.",
                    "about": "the rest",
                }
            )
