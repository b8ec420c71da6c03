"""Findings about an author's file: what is owed, what is out of place, what cannot be carried over."""

import re
from collections.abc import Iterator

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.front_page import FRONT_ROWS, QUESTIONS, FrontPage
from paperclerk.domain.papers import PaperName
from paperclerk.domain.places import Place
from parsers.front_page_table import FrontReading

_SUBJECT = PaperName.CABINET_REPORT.value
QUOTED = 60
# What a story has no words for and the reader of words carries over, or says by itself why it does not.
READ_APART = frozenset({"a picture", "a drawing", "an embedded file", "a footnote", "an endnote"})
MARKS_NOTHING = "stands before the first heading, where a mark marks nothing"
# The blank's own boxes, as nobody has touched them.
_UNTOUCHED = re.compile(r"☐ ?Yes ☐ ?No")
_TICK = "Click the box of one of the two, or leave one word alone there: Yes or No."
_NOT_CARRIED = "Say it in words, or put it into an appendix."


def unanswered(reading: FrontReading) -> Iterator[tuple[str, str, str]]:
    """Yield what is owed of the four questions: which, a message, a hint."""
    front = reading.front
    for question in QUESTIONS:
        answer = front.answer(question.name) if question.name != "wards" else (front.wards or None)
        if answer is None:
            how = "is answered both Yes and No" if question.label in reading.doubts else "is not answered"
            said = reading.unclear.get(question.label, "")
            shown = f': it says "{said[:QUOTED]}"' if said and not _UNTOUCHED.fullmatch(said) else ""
            told = "it cannot be told which of the two is meant" if shown and how == "is not answered" else ""
            message = f'"{question.label}" {how} on the front page{shown}{f", and {told}" if told else ""}.'
            yield question.name, message, _TICK if shown else "Tick Yes or No, one of the two."
    if front.wards == "named" and not front.ward_names:
        yield "ward_names", "Specific wards are affected, but none is named.", "Name the wards in the row below."
    if front.key_decision and not front.forward_plan_reference:
        yield ("forward_plan_reference", "It is a key decision, but no Forward Plan reference is given.",
               "Add the reference in the row below the question.")  # fmt: skip
    if front.exempt and not (front.exempt_paragraphs or "confidential" in (front.exemption or "").casefold()):
        yield ("exemption", "The report holds confidential or exempt information, but neither a paragraph number (1 to "
               "7) nor the reason for confidentiality is given.",
               "Say which appendix, and give the paragraph of Part 1 of Schedule 12A or the reason.")  # fmt: skip


def missing_rows(front: FrontPage) -> Iterator[tuple[str, str, str]]:
    """Yield the required rows that say nothing: which, a message, a hint."""
    for row in FRONT_ROWS:
        if row.required and not getattr(front, row.name):
            yield row.name, f'The front page has nothing beside "{row.label}".', row.guidance


def no_front_page(place: Place) -> Finding:
    """Return the finding that there is no front-page table."""
    labels = ", ".join(row.label.rstrip(":") for row in FRONT_ROWS)
    return about_author(
        "A01",
        f"The file has no front-page table: no table before the first heading has a row labelled {labels} or so.",
        "Start from the blank and write in it, or copy its first table into this file.",
        place,
    )


def faulty_mark(text: str, problem: str, place: Place) -> Finding:
    """Return the finding that a line looks like a mark of exemption and cannot be understood."""
    return about_author(
        "A08",
        f'"{text[:QUOTED]}" {problem}.',
        "Write it like: Exempt, paragraph 3. Public interest: ... (or: Confidential), as a line of its own under the "
        "section's heading, or in brackets at the end of an appendix's line. If nothing is to be kept back there, "
        "name in a sentence what is exempt (the appendix, say), or accept this on record.",
        place,
        about=text[:QUOTED],
    )


def unknown_heading(heading: str, after: str, place: Place) -> Finding:
    """Return the finding that a heading is none of the report's, where no section of the author's own may stand."""
    return about_author(
        "A03",
        f'The report has no section "{heading}" at this place; it was kept, after "{after}".',
        "Move sections of your own to after the background, or use the report's own heading.",
        place,
    )


def heading_twice(heading: str, place: Place) -> Finding:
    """Return the finding that a heading stands twice."""
    return about_author(
        "A03",
        f'The heading "{heading}" stands twice; the words under both were put together.',
        "Keep the heading once.",
        place,
    )


def before_headings(line: str, place: Place) -> Finding:
    """Return the finding that a line stands where nothing is carried over."""
    return about_author(
        "A06",
        f'"{line[:QUOTED]}" stands before the first heading, where nothing is carried over but the table.',
        "Put it under a heading, or into a row of the table.",
        place,
        about=line[:QUOTED],
    )


def label_taken(label: str, title: str, place: Place) -> Finding:
    """Return the finding that an appendix of the author's has the label of one the program makes."""
    return about_author(
        "A06",
        f"Appendix {label} is the {title.lower()}, so your own appendix of that label gets the next one free.",
        "Look at the list of appendices in the report, and put right what your words say of them.",
        place,
        about=label,
    )


def box_as_paragraphs(place: Place) -> Finding:
    """Return the finding that a text box has become paragraphs."""
    hint = "Check where its words now stand, or write them as paragraphs."
    return about_author("A06", "A text box was taken as paragraphs of the report.", hint, place, about="box")


def table_in_table(place: Place) -> Finding:
    """Return the finding that a table within a cell has become lines of that cell."""
    message = "A table stands within a cell of another: it was taken as lines of that cell."
    return about_author("A06", message, "Make it a table of its own, below the other.", place, about="table in table")


def comments_left_out(count: int, place: Place) -> Finding:
    """Return the finding that comments are not carried over."""
    message = "1 comment is not carried over." if count == 1 else f"{count} comments are not carried over."
    return about_author("A06", message, "See that each is settled before the report goes out.", place, about="comments")


def no_words_for_picture(name: str, place: Place | None) -> Finding:
    """Return the finding that a picture is not told in words."""
    return about_author(
        "X45",
        "A picture has no alternative text, so that who cannot see it is told nothing.",
        "In Word, right click on it, View Alt Text, and say in a sentence or two what it shows; if it only adorns the "
        "page, mark it as decorative there.",
        place,
        about=name,
    )


def in_grey(text: str, place: Place) -> Finding:
    """Return the finding that words stand in the style of guidance."""
    return about_author(
        "A06",
        f'"{text[:QUOTED]}" is in the grey style of guidance. It was taken as the report\'s words, in black.',
        "Delete it if it is guidance; if the words are yours, nothing need be done.",
        place,
        about="grey",
    )


def not_carried(what: str, text: str, place: Place, hint: str = _NOT_CARRIED) -> Finding:
    """Return the finding that something cannot be carried over."""
    near = f', near "{text.strip()[:QUOTED]}",' if text.strip() else ""
    return about_author(
        "A06", f"{what}{near} is not carried over to the report.",
        hint, place, about=what,
    )  # fmt: skip


def too_deep(text: str, place: Place) -> Finding:
    """Return the finding that a point stands deeper in a list than a report's lists go."""
    near = f', "{text.strip()[:QUOTED]}",' if text.strip() else ""
    return about_author(
        "A06",
        f"A point of the fourth level of a list{near} comes out as one of the third.",
        "Say it in fewer levels: read aloud, nobody can follow four.",
        place,
        about="list",
    )


def about_author(rule: str, message: str, hint: str, place: Place | None, about: str = "") -> Finding:
    """Return a finding about the author's file."""
    return finding(rule, message, hint=hint, subject=_SUBJECT, place=place, about=about)
