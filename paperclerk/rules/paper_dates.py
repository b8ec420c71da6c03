"""Dates: Q25 past spoken of as future or the other way, Q26 a weekday or day that is wrong, Q27 the meeting's."""

import re
from collections.abc import Iterator
from datetime import MAXYEAR, MINYEAR, date

from paperclerk.domain.bank_holidays import why_not_working
from paperclerk.domain.findings import Finding
from paperclerk.rules.paper_days import WEEKDAYS, Day, Span, days_in, spans_in, spoken
from paperclerk.rules.paper_text import Kind, Paper, Passage, excerpt

# "will be held on", "is due to close by", "will report in": few words, so that the date is the verb's own. After "will
# build on the review completed in" another verb stands before the date.
_AHEAD = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:due|planned|scheduled|expected|set|intended)(?: to)?|(?:is|are) to"
    r"|plans? to|intends? to|is going to|must|needs? to|ha(?:s|ve) to)\b((?:\s+[\w’'&/()-]+){0,9}?),?\s+"
    r"(?:on|by|in|until|before|during"
    r"|(?:by|at) the end of|no later than)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# What members are asked to decide is still to be done: "agrees to close the baths on". A day alone, not "in" a month:
# "notes the work begun in March" is of what was done.
_DECIDED = re.compile(
    r"(?:^|\b(?:that|to|and|Cabinet|Committee|Council|Board|Executive)\s+|[:;(]\s*)"
    r"(?:agrees?|approves?|authorises?|endorses?|resolves?|confirms?|decides?)\s+(?:\w+ly\s+)?"
    r"to\s+(?:\w+ly\s+)?(?!note\b|receive\b)[a-z]+((?:\s+[\w’'&/()-]+){0,9}?),?\s+"
    r"(?:on|by|from|until|before|with effect from|no later than)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "The lease expires on": of a day that is past it did.
_COMES = re.compile(
    r"\b(?:(?:expires?|runs? out|takes? place|closes?|meets?(?: next)?)()\s+(?:on|in|at)"
    r"|(?:is|are)\s+(?:due|planned|scheduled|set)()\s+(?:for|on|in))\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# "Committee considered the draft on": somebody did, and it was not to be done.
_DID = re.compile(
    r"\b(?:considered|discussed|reviewed|received|debated|signed|launched|visited|voted)"
    r"((?:\s+(?:the|a|an|its|his|her|their|this|that|these|draft|[\w’'&-]+)){0,6}?)\s+(?:on|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_NOT_DONE_YET = re.compile(
    r"\b(?:will|shall|be|to|due|once|until|when|if|unless|after|before|expected|planned|may|can|could|should|would|must"
    r"|being|not|any|as)\b[^.;:]*$",
    re.IGNORECASE,
)
# What somebody said of the future was said in the past.
_SAID_THAT = re.compile(
    r"\b(?:said|stated|announced|promised|reported|told\s+(?:\w+\s+){1,3}|noted|agreed|decided|resolved|recorded|wrote"
    r"|confirmed|required|directed|recommended|advised|expected|thought)\s+that\b[^.]*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:took place|was held|were held|met|(?:was|were|has been|have been) (?:approved|agreed|adopted|completed"
    r"|published|issued|launched|closed|opened|signed|submitted|considered|received|appointed|established|awarded|presented"
    r"|implemented|delivered|introduced)|ended|closed|commenced|began|started|finished|concluded|approved|agreed)"
    r"((?:\s+[\w’'&/()-]+){0,7}?)\s+(?:on|in)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ANOTHER_VERB = re.compile(
    r"\b(?:\w+ed|held|made|begun|given|taken|set|met|sent|written|known|which|that|who|was|were|had|since|following|after|of)"
    r"\b",
    re.IGNORECASE,
)
_BE_DONE = re.compile(
    r"^\s*(?:then |also |now |all |both |fully )?(?:have )?(?:be|been)\s+(?:\w+ly )?\w+", re.IGNORECASE
)
_QUOTED = re.compile(r"[“\"]([^”\"]*)$")


def tenses(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each date that the meeting has behind it and the text ahead of it, or the other way.

    Only the paper itself is asked: what is appended was written at another time.
    """
    if paper.as_of is None:
        return
    for passage in paper.prose():
        if passage.part != 0:
            continue
        for day in _times(passage.text):
            if _in_a_quotation(passage.text, day.start):
                continue
            before = passage.text[max(0, day.start - 110) : day.start]
            sentence = re.split(r"[.!?]\s", passage.text[: day.start])[-1]
            if day.last < paper.as_of and _said_to_come(paper, passage, before, sentence):
                yield _tense(paper, passage, day, "is past", "as still to come")
            elif day.first > paper.as_of and (_spoken_of_as(before, _BEHIND) or _was_done(before, sentence)):
                yield _tense(paper, passage, day, "is still to come", "as past")


def _times(text: str) -> Iterator[Day | Span]:
    """Yield the days, months, seasons and ends of years of a text."""
    yield from (day for day in days_in(text, months=True) if day.year and day.exists)
    yield from spans_in(text)


def _said_to_come(paper: Paper, passage: Passage, before: str, sentence: str) -> bool:
    if _SAID_THAT.search(sentence):
        return False
    asked = _asks(paper, passage) and _spoken_of_as(before, _DECIDED)
    return bool(asked) or _spoken_of_as(before, _AHEAD) or _spoken_of_as(before, _COMES)


def _was_done(before: str, sentence: str) -> bool:
    """Whether a sentence tells what somebody did: nothing before the deed says that it was still to be done."""
    done = _DID.search(before)
    told = done and not _NOT_DONE_YET.search(sentence[: max(0, len(sentence) - len(done[0]))])
    return bool(told) and _spoken_of_as(before, _DID)


def _asks(paper: Paper, passage: Passage) -> bool:
    """Whether a passage is of what members are asked to decide; what others agreed to do stands elsewhere."""
    return bool(re.search(r"recommend|decision|resolution|asked", paper.heading(passage), re.IGNORECASE))


def _spoken_of_as(before: str, verbs: re.Pattern[str]) -> bool:
    found = verbs.search(before)
    if found is None:
        return False
    between = found[1] or ""
    done = _BE_DONE.match(between)
    rest = between[done.end() :] if done else between
    return not _ANOTHER_VERB.search(rest) and not re.search(r"\d{4}", between)


def _in_a_quotation(text: str, at: int) -> bool:
    return bool(_QUOTED.search(text[:at]))


def _tense(paper: Paper, passage: Passage, day: Day | Span, is_now: str, said_as: str) -> Finding:
    said = excerpt(passage.text, day.start, day.end, around=60)
    when = f"By the meeting ({spoken(paper.as_of)})" if paper.as_of else ""
    return paper.found(
        "Q25",
        passage,
        f'{when} {passage.text[day.start : day.end]} {is_now}, and the text speaks of it {said_as}: "{said}".',
        "Put the sentence in the right tense, or correct the date.",
        about=f"{passage.text[day.start : day.end]} {day.start}",
    )


def weekdays(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each day that the calendar does not have, and each weekday that is not the date's."""
    for passage in paper.passages:
        if passage.inferred:
            continue
        for day in days_in(passage.text):
            printed = " ".join(passage.text[day.start : day.end].split())
            if not day.exists:
                if day.month <= 12:  # 07/13/2031 is a day in the American order, not a wrong one
                    yield paper.found(
                        "Q26",
                        passage,
                        f'There is no such day as "{printed}".',
                        "Correct the date.",
                        about=str(day.start),
                    )
            elif day.weekday and not _fits(day, paper.as_of):
                yield paper.found(
                    "Q26",
                    passage,
                    f'"{printed}": {_right_weekday(day, paper.as_of)}.',
                    "Correct the weekday or the date.",
                    about=str(day.start),
                )


def _fits(day: Day, near: date | None) -> bool:
    """Whether a weekday is the date's; where no year is written, in a year about the meeting's."""
    if day.year:
        return WEEKDAYS[day.first.weekday()] == day.weekday
    years = [year for year in range(near.year - 1, near.year + 2) if MINYEAR < year < MAXYEAR] if near else []
    return not years or any(
        WEEKDAYS[day._replace(year=year).first.weekday()] == day.weekday
        for year in years
        if day._replace(year=year).exists
    )


def _right_weekday(day: Day, near: date | None) -> str:
    if day.year:
        return f"{spoken(day.first)} is a {WEEKDAYS[day.first.weekday()]}"
    around = f"in {near.year}, nor in the year before or after" if near else "then"
    return f"it is no {day.weekday} {around}"


def meeting_on_no_working_day(paper: Paper) -> Iterator[Finding]:
    """Yield a finding when the meeting is dated on a weekend or a bank holiday."""
    meeting = paper.report.date or paper.report.front_page.date
    why = why_not_working(meeting) if meeting else ""
    if meeting and why:
        # No council meets on these days; a wrong date on the front page makes a wrong notice of the meeting, too.
        what = why if why.startswith("a ") else f"a bank holiday ({why})"
        first = paper.report.pages[0] if paper.report.pages else None
        where = f"page {first}, front page, date of the meeting" if first else "front page, date of the meeting"
        yield paper.found(
            "Q27",
            Passage("", Kind.PARAGRAPH, -1, 0, where, page=first),
            f"The meeting is dated {spoken(meeting)}, which is {what}.",
            "See whether the date is right.",
        )
