"""What a report asks its readers to decide: each thing asked with its number, words that lead to them left out."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.report import ReportParagraph, ReportRecommendation, ReportSection, ReportTable
from parsers.outline_numbers import read_number
from parsers.outline_words import leads_in_decisions, names_decisions, names_only_decisions
from parsers.readings import plain

_TYPED = re.compile(
    r"^\s*((?:\d{1,2}(?:\.\d{1,2}){0,3}|\(?[a-z]{1,3}\)|\([ivx]+\)|[a-z]\.)[.)]?|[•\-–▪●])\s+(?=\S)", re.I
)


def recommendations_of(sections: Sequence[ReportSection], front: FrontPage) -> tuple[ReportRecommendation, ...]:
    """Return what the report asks for, from the first of its sections that asks for anything."""
    headed = [place for place, section in enumerate(sections) if names_decisions(section.heading)]
    for place in sorted(headed, key=lambda place: not names_only_decisions(sections[place].heading)):
        section = sections[place]
        parts = (section, *_below(sections, place))
        for lines in (_in_words(parts), _in_tables(parts)):
            if asked := tuple(_asked(lines)):
                return asked
    return tuple(_asked(_lines(front.text("recommendations")))) or _led_to(sections)


def _led_to(sections: Sequence[ReportSection]) -> tuple[ReportRecommendation, ...]:
    """Return the points after the first `Cabinet is asked to:` that stands under no heading of its own."""
    for section in sections:
        for place, one in enumerate(section.paragraphs):
            following = section.paragraphs[place + 1] if place + 1 < len(section.paragraphs) else None
            if following and following.number and one.text.rstrip().endswith(":") and _only_leads(one, following):
                return tuple(_asked(list(takewhile(lambda line: line.number, section.paragraphs[place + 1 :]))))
    return ()


def _below(sections: Sequence[ReportSection], place: int) -> list[ReportSection]:
    below = []
    for section in sections[place + 1 :]:
        if section.level <= sections[place].level:
            break
        below.append(section)
    return below


def _in_words(sections: Sequence[ReportSection]) -> list[ReportParagraph]:
    return [one for section in sections for one in section.paragraphs]


def _in_tables(sections: Sequence[ReportSection]) -> list[ReportParagraph]:
    return [line for section in sections for table in section.tables for line in _in_table(table)]


def _in_table(table: ReportTable) -> Iterator[ReportParagraph]:
    page = (table.pages or (None,))[0]
    for row in table.rows:
        cells = [cell.strip() for cell in dict.fromkeys(row) if cell.strip()]
        number = read_number(cells[0]) if cells else None
        if len(cells) > 1 and number and number.kind != "bullet":
            yield ReportParagraph(number=cells[0], text=plain(cells[1]), page=page, position=table.position)
        else:
            for cell in cells[:1] if len(cells) > 1 else cells:
                yield from _lines(cell, page, table.position)


def _lines(text: str, page: int | None = None, position: int = 0) -> list[ReportParagraph]:
    found = []
    for line in text.split("\n"):
        typed = _TYPED.match(line)
        number, rest = (typed[1], line[typed.end() :]) if typed else ("", line)
        if rest.strip():
            found.append(ReportParagraph(number=number, text=plain(rest), page=page, position=position))
    return found


def _asked(paragraphs: Sequence[ReportParagraph]) -> Iterator[ReportRecommendation]:
    """Yield the things asked: the numbered ones, or where none is numbered the sentences that ask."""
    numbered = any(one.number for one in paragraphs)
    gathered: list[ReportRecommendation] = []
    for place, one in enumerate(paragraphs):
        following = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        if _only_leads(one, following):
            continue
        if one.number or not numbered:
            if _is_under(gathered, one):
                last = gathered[-1]
                if last.text.split("\n")[0].rstrip().endswith(":"):
                    gathered[-1] = last.model_copy(update={"text": f"{last.text}\n{one.number} {one.text}"})
            else:
                gathered.append(
                    ReportRecommendation(number=one.number, text=one.text, page=one.page, position=one.position)
                )
    yield from gathered


def _only_leads(one: ReportParagraph, following: ReportParagraph | None) -> bool:
    """Whether a paragraph is no more than `Cabinet is asked to:` before what is asked."""
    if following is None:
        return False
    text = one.text.rstrip()
    return leads_in_decisions(text) and (
        text.endswith((":", "-", "–", "…")) or (len(text.split()) <= 10 and text[-1:] != ".")
    )


def _is_under(gathered: Sequence[ReportRecommendation], one: ReportParagraph) -> bool:
    """Whether a point stands under the last thing asked: part of it after a colon, else a remark on it."""
    last = read_number(gathered[-1].number) if gathered and gathered[-1].number else None
    this = read_number(one.number, last) if one.number else None
    if not last or not this or this.follows(last):
        return False
    return (this.kind, this.shape) != (last.kind, last.shape) or this.is_under(last)
