"""The appendices a report lists, with label and title; where it has no list, those it cites or appends."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile, zip_longest

from paperclerk.domain.front_page import FrontPage
from paperclerk.domain.report import ReportAppendix, ReportParagraph, ReportSection, ReportTable
from parsers.outline_words import names_appendices
from parsers.readings import gives_no_answer, plain

_LABEL = (
    r"(?P<label>(?-i:[A-Z]{1,2}\d{0,2}|\d{1,2}(?:\.\d{1,2})?[a-zA-Z]?|[IVX]{1,5}|"
    r"One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten))"
)
# The label of the list may stand before the first: `Annex:   Annex 1: Sites`.
_OF_LIST = r"(?:appendix|appendices|annexe?s?|attachments?|enclosures?|schedules?)(?:\(\w+\))?\s*:"
_LABELLED = rf"(?:{_OF_LIST}\s+)?"
_LISTED = re.compile(
    rf"^{_LABELLED}(?:\d+(?:\.\d+)*[.)]?\s+|[•▪●–-]\s*)?"
    rf"(?:appendix|annexe?|attachment|enclosure|schedule)\s+{_LABEL}\b"
    r"\s*[:.–—-]?\s*(?P<title>.*)$",
    re.I | re.S,
)
# A letter before a title is its label, as in `7.1 A Delivery plan`.
_LETTERED = re.compile(r"^([A-Z]\d?|\d{1,2})\s*[:.–-]?\s+(?=[A-Z])")
_LETTERED_ALONE = re.compile(rf"^{_LABEL}\s*(?:[:–—-]|\.\s)\s*(?P<title>(?-i:[A-Z0-9]).*)$", re.I)
# A line that is no more than an appendix with its title.
_NAMED = re.compile(
    rf"^{_LABELLED}(?:appendix|annexe?|attachment|enclosure|schedule)\s+{_LABEL}\s*[:–—-]\s*(?P<title>(?-i:[A-Z0-9]).*[^.;:])$",
    re.I,
)
_WORDS_OF_TITLE = 15
_NOT_ATTACHED = re.compile(r"no|n/a|none|not (?:applicable|required|attached)", re.I)
_CITED = re.compile(rf"\b(?:Appendix|Annexe?)\s+{_LABEL}(?![\w.]*\w)")
_LEAD = re.compile(r":\s*$|\b(?:attached|following|listed|below)\b", re.I)


def appendices_of(sections: Sequence[ReportSection], front: FrontPage) -> tuple[ReportAppendix, ...]:
    """Return the appendices listed under their own heading or on the front page, else those appended or cited."""
    listed = [one for section in sections if names_appendices(section.heading) for one in _listed(section)]
    listed = listed or list(_on_front(front.text("appendices").split("\n")))
    listed = listed or [one for section in sections for table in section.tables for one in _in_labelled_row(table)]
    if not listed and not any(names_appendices(section.heading) for section in sections):
        listed = [*_in_own_tables(sections), *_named_in_lines(sections), *_appended(sections), *_cited(sections)]
    first: dict[str, ReportAppendix] = {}
    for one in listed:
        key = one.label.casefold() or one.title
        if key not in first or (not first[key].title and one.title):
            first[key] = one
    return tuple(first.values())


def _listed(section: ReportSection) -> list[ReportAppendix]:
    listed = [
        one
        for paragraph in section.paragraphs
        for one in _in_lines([f"{paragraph.number} {paragraph.text}".strip()], paragraph.page, paragraph.number)
    ]
    listed += [one for table in section.tables for one in _in_table(table)]
    return listed or [
        ReportAppendix(label="", title=_title(one.text), page=one.page)
        for one in takewhile(_is_title, section.paragraphs)
    ]


def _is_title(paragraph: ReportParagraph) -> bool:
    """Whether a line of a list of appendices is a title without a label: `Equality impact assessment`."""
    text = plain(paragraph.text)
    if gives_no_answer(text.rstrip(".")) or _LEAD.search(text) or re.search(r"[:@;]|\.$|\bno\b", text, re.I):
        return False
    return len(text.split()) <= _WORDS_OF_TITLE and text[:1].isupper()


def _in_lines(lines: Iterable[str], page: int | None, number: str = "") -> Iterator[ReportAppendix]:
    for line in lines:
        text = plain(line)
        if found := _LISTED.match(text):
            yield ReportAppendix(label=found["label"], title=_title(found["title"]), page=page)
            continue
        bare = text.removeprefix(number).strip()
        if bare and not gives_no_answer(bare.rstrip(".")) and number and not _LEAD.search(bare):
            label = number.strip("().") if re.fullmatch(r"\(?(?:[A-Z]|\d{1,2})[.)]*", number.strip()) else ""
            if not label and (lettered := _LETTERED.match(bare)):
                label, bare = lettered[1], bare[lettered.end() :]
            yield ReportAppendix(label=label, title=_title(bare), page=page)


def _on_front(lines: Sequence[str]) -> Iterator[ReportAppendix]:
    """Yield those in the front page's row, whose label has said what they are: `A – Sites` over `B – Costs`."""
    for line in lines:
        lettered = _LETTERED_ALONE.match(plain(line))
        if lettered:
            yield ReportAppendix(label=lettered["label"], title=_title(lettered["title"]))
        else:
            yield from _in_lines([line], None)


def _in_table(table: ReportTable) -> Iterator[ReportAppendix]:
    page = (table.pages or (None,))[0]
    for row in (table.header, *table.rows):
        cells = [plain(cell) for cell in dict.fromkeys(row) if cell.strip()]
        if not cells:
            continue
        if found := _LISTED.match(cells[0]):
            title = _title(found["title"]) or (cells[1] if len(cells) > 1 else "")
            yield ReportAppendix(label=found["label"], title=title, page=page)
        elif len(cells) > 1 and re.fullmatch(_LABEL, cells[0].strip("().")) and re.search(r"[^\W\d_]{2}", cells[1]):
            yield ReportAppendix(label=cells[0].strip("()."), title=_title(cells[1]), page=page)


def _in_labelled_row(table: ReportTable) -> Iterator[ReportAppendix]:
    """Yield those in a row `Appendices: | Appendix 1 – Sites`, as stands at the end of some reports."""
    page = (table.pages or (None,))[0]
    for row in (table.header, *table.rows):
        cells = [cell.strip() for cell in dict.fromkeys(row) if cell.strip()]
        if len(cells) == 2 and (names_appendices(cells[0]) or re.fullmatch(_OF_LIST, cells[0], re.I)):
            yield from _in_lines(cells[1].split("\n"), page)


def _in_own_tables(sections: Sequence[ReportSection]) -> Iterator[ReportAppendix]:
    """Yield those in a table of nothing but appendices, without those it says `No` of: they are not attached."""
    for section in sections:
        for table in section.tables:
            rows = [tuple(cell for cell in row if cell.strip()) for row in (table.header, *table.rows)]
            named = [row for row in rows if row]
            if len(named) > 1 and all(_LISTED.match(plain(row[0])) for row in named):
                attached = [row for row in named if not _NOT_ATTACHED.fullmatch(" ".join(row[1:]).strip())]
                yield from _in_table(table.model_copy(update={"header": (), "rows": tuple(attached)}))


def _named_in_lines(sections: Sequence[ReportSection]) -> Iterator[ReportAppendix]:
    """Yield those named in lines of their own under another heading, as after the last section."""
    for section in sections:
        for one in section.paragraphs:
            found = None if one.number else _NAMED.match(plain(one.text))
            if found and len(found["title"].split()) <= _WORDS_OF_TITLE:
                yield ReportAppendix(label=found["label"], title=_title(found["title"]), page=one.page)


def _appended(sections: Sequence[ReportSection]) -> Iterator[ReportAppendix]:
    for section, below in zip_longest(sections, sections[1:]):
        if found := _LISTED.match(section.heading):
            title = _title(found["title"]) or _title_below(section, below)
            yield ReportAppendix(label=found["label"], title=title, page=section.page)


def _title_below(section: ReportSection, below: ReportSection | None) -> str:
    """Return the heading right under `Annex A`, which is its title."""
    empty = not section.paragraphs and not section.tables
    follows = below and empty and not below.number and below.page == section.page
    return _title(below.heading) if below and follows and not _LISTED.match(below.heading) else ""


def _cited(sections: Sequence[ReportSection]) -> Iterator[ReportAppendix]:
    for section in sections:
        for paragraph in section.paragraphs:
            for found in _CITED.finditer(paragraph.text):
                yield ReportAppendix(label=found["label"], page=paragraph.page)


def _title(text: str) -> str:
    title = plain(text).strip(" :–—-").rstrip(".")
    return title[1:-1] if re.fullmatch(r"\([^()]*\)", title) else title
