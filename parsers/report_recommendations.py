"""What a report asks its readers to decide: each thing asked with its number, words that lead to them left out."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.report import ReportParagraph, ReportRecommendation, ReportSection, ReportTable
from parsers.outline_numbers import read_number
from parsers.outline_words import (
    is_section_name,
    leads_in_decisions,
    names_decided,
    names_decisions,
    names_only_decisions,
)
from parsers.readings import plain

_TYPED = re.compile(
    r"^\s*((?:\d{1,2}(?:\.\d{1,2}){0,3}|\(?[a-z]{1,3}\)|\(\d{1,2}\)|\([ivx]+\)|[a-z]\.)[.)]?|[•\-–▪●])\s+(?=\S)", re.I
)

# A point that ends so has ended; a line of fewer words is no line that was too long.
_ENDED = re.compile(r"(?:[.;:?!…]|\b(?:and|or))[\s\"”’)]*$")
_WORDS_OF_LINE = 6
_COLON = re.compile(r"[:…–-]$")
# Without a colon a line leads only where its words break off: `It is recommended that Cabinet`.
_OPEN = re.compile(
    r"\b(?:to|that|following|recommended|cabinet|committee|council|executive|board|panel|members|recommendations?)$",
    re.I,
)
_RUN_IN = re.compile(r"(?:it is )?recommend(?:ed|ations?)\b\s*[:–-]?\s*(?=that\b|to\b)", re.I)
_FOR_WHAT = re.compile(r"recommendation(?:s|\(s\))? (?:for|to) ", re.I)
# A point that begins with what the readers are to do is asked, whatever follows it.
_DECIDES = re.compile(
    r"(?:that )?(?:also )?(?:asks?|agrees?|resolves?|recommends?|requests?|invites?|advises?)\b", re.I
)


def recommendations_of(sections: Sequence[ReportSection], front: FrontPage) -> tuple[ReportRecommendation, ...]:
    """Return what the report asks for, from the first of its sections that asks for anything."""
    headed = [place for place, section in enumerate(sections) if names_decisions(section.heading)]
    for place in sorted(headed, key=lambda place: not names_only_decisions(sections[place].heading)):
        section = sections[place]
        parts = (section, *_below(sections, place))
        for lines in (_in_words(parts), _in_tables(parts)):
            if asked := tuple(_asked(lines)):
                return (*asked, *_of_another_sort(sections, place, place + len(parts)))
    asked = tuple(_asked(_lines(front.text("recommendations")))) or _led_to(sections) or _run_in(sections)
    return asked or tuple(line for one in sections if names_decided(one.heading) for line in _asked(one.paragraphs))


def _of_another_sort(sections: Sequence[ReportSection], place: int, following: int) -> tuple[ReportRecommendation, ...]:
    """Return what is asked right after under a heading of its own, `Recommendation for noting` after `for decision`."""
    another = sections[following] if following < len(sections) else None
    if not another or not all(_FOR_WHAT.match(one.heading) for one in (sections[place], another)):
        return ()
    parts = (another, *_below(sections, following))
    return (*_asked(_in_words(parts)), *_of_another_sort(sections, following, following + len(parts)))


def _led_to(sections: Sequence[ReportSection]) -> tuple[ReportRecommendation, ...]:
    """Return the points after the first `Cabinet is asked to:` that stands under no heading of its own."""
    for section in sections:
        for place, one in enumerate(section.paragraphs):
            after = list(takewhile(lambda line: line.number, section.paragraphs[place + 1 :]))
            if after and one.text.rstrip().endswith(":") and _only_leads(one, after):
                return tuple(_asked(after))
    return ()


def _run_in(sections: Sequence[ReportSection]) -> tuple[ReportRecommendation, ...]:
    """Return what one paragraph asks: `RECOMMENDED: that Cabinet (1) lets the yard; and (2) notes the risk.` in one."""
    for section in sections:
        for one in section.paragraphs:
            if not (found := _RUN_IN.match(one.text)):
                continue
            lead, *points = re.split(r"(?:^|\s)(?=\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s)", one.text[found.end() :])
            lines = [line for point in points or [lead] for line in _lines(point, one.page, one.position)]
            if asked := tuple(_asked(lines)):
                return asked
    return ()


def _below(sections: Sequence[ReportSection], place: int) -> list[ReportSection]:
    below = []
    for section in sections[place + 1 :]:
        if section.level <= sections[place].level or _is_another(section):
            break
        below.append(section)
    return below


def _is_another(section: ReportSection) -> bool:
    """Whether a heading, though it looks lower, is that of a section every report has."""
    return not section.number and is_section_name(section.heading) and not names_decisions(section.heading)


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
    found: list[ReportParagraph] = []
    for line in text.split("\n"):
        typed = _TYPED.match(line)
        number, rest = (typed[1], line[typed.end() :]) if typed else ("", line)
        if found and found[-1].number and not number and _breaks_off(found[-1].text):
            found[-1] = found[-1].model_copy(update={"text": plain(f"{found[-1].text} {rest}")})
        elif rest.strip():
            found.append(ReportParagraph(number=number, text=plain(rest), page=page, position=position))
    return found


def _breaks_off(text: str) -> bool:
    """Whether a point in a cell ends without its sentence: the line below, without a number, is the rest of it."""
    return len(text.split()) >= _WORDS_OF_LINE and not _ENDED.search(text)


def _asked(paragraphs: Sequence[ReportParagraph]) -> Iterator[ReportRecommendation]:
    """Yield the things asked: the numbered ones, or where none is numbered the sentences that ask."""
    numbered = any(one.number for one in paragraphs)
    gathered: list[ReportRecommendation] = []
    for place, one in enumerate(paragraphs):
        if _only_leads(one, paragraphs[place + 1 :], gathered):
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


def _only_leads(
    one: ReportParagraph, after: Sequence[ReportParagraph], gathered: Sequence[ReportRecommendation] = ()
) -> bool:
    """Whether a paragraph is no more than `Cabinet is asked to:` before what is asked; a point among others is not."""
    if not after or not leads_in_decisions(one.text):
        return False
    text = one.text.rstrip()
    if any(_are_siblings(above.number, one.number) for above in gathered):
        return False
    if any(_are_siblings(one.number, below.number) for below in after):
        next_to_it = _are_siblings(one.number, after[0].number)
        return bool(_COLON.search(text) or (_OPEN.search(text) and not next_to_it)) and not _DECIDES.match(text)
    return bool(_COLON.search(text) or _OPEN.search(text))


def _are_siblings(first: str, second: str) -> bool:
    """Whether two numbers are of one list: (a) and (b), not 2.1 and (a)."""
    above = read_number(first) if first else None
    below = read_number(second, above) if second and above else None
    if not above or not below or (above.kind, above.shape) != (below.kind, below.shape):
        return False
    return above.kind == "bullet" or (below.depth == above.depth and not below.is_under(above))


def _is_under(gathered: Sequence[ReportRecommendation], one: ReportParagraph) -> bool:
    """Whether a point stands under the last thing asked: part of it after a colon, else a remark on it."""
    last = read_number(gathered[-1].number) if gathered and gathered[-1].number else None
    this = read_number(one.number, last) if one.number else None
    if not last or not this or this.follows(last):
        return False
    return (this.kind, this.shape) != (last.kind, last.shape) or this.is_under(last)
