"""What an owner wrote into a Word return outside its boxes: every line that is neither an answer nor the form's own.

A form says in its metadata what it printed; one that lost its metadata is judged by the form's known sentences, and
what those leave in doubt is a lesser finding.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.form_words import (
    LABELS,
    MARGIN,
    PARAGRAPH,
    TABLE,
    TITLE,
    FormLine,
    PrintedLines,
    in_margins,
    sounds_printed,
    words_of,
)
from paperclerk.domain.names import FieldName, read_name, said_of
from paperclerk.domain.places import Place
from paperclerk.domain.ratings import RagScheme
from paperclerk.ooxml.misplaced import misplaced_words
from paperclerk.ooxml.outside_boxes import Standing, lines_around, margins_and_notes
from paperclerk.ooxml.package import Package
from paperclerk.ooxml.story import Story
from parsers.form_labels import deliverable_in, without_placeholders
from parsers.readings import gives_no_answer
from parsers.word_boxes import Box

# A file with whole pages of its own is one thing to be told, not a hundred.
_MOST = 20
_LONGEST = 300
_KINDS = {"header": "header", "footer": "footer", "footnotes": "footnote", "endnotes": "endnote"}
_MEND = "Open the form, see that every answer stands in its box, save it and send it again."
_HINT = "Put it into the box it belongs in and send the return again, or ask the owner where it belongs."


class _Stretch(NamedTuple):
    """Lines one after the other that are not the form's, and where the first stands (`kind` for a margin or a note)."""

    lines: tuple[str, ...]
    first: Standing
    kind: str = ""


class FormRead(NamedTuple):
    """What is known of a form by now: its boxes, what it printed, its scheme, and the findings that quote its rows."""

    boxes: Sequence[Box]
    printed: PrintedLines
    scheme: RagScheme
    said: Sequence[Finding] = ()


def left_unread(package: Package, story: Story, form: FormRead, home: Place) -> Iterator[Finding]:
    """Yield a finding for each stretch of text that no box took, the form did not print and no finding quotes."""
    reader = _Outside(form.boxes, form.printed, form.scheme)
    quoted = [(f.place.table, f.place.row, words_of(f.message)) for f in form.said if f.place.table]
    found = [stretch for stretch in reader.stretches(story) if not _is_quoted(stretch, quoted)]
    for kind, part in margins_and_notes(package):
        found += reader.in_part(part, _KINDS[kind])
    for stretch in found[:_MOST]:
        yield reader.finding_on(stretch, home)
    if len(found) > _MOST:
        message = f"{len(found) - _MOST} more stretches of text stand outside the boxes and were not read."
        yield finding("V17", message, hint="Put what matters into the form's boxes.", place=home, about="more")


def damaged(story: Story, home: Place) -> Iterator[Finding]:
    """Yield a finding for each stretch of text that stands where a Word file has no place for one."""
    found = list(dict.fromkeys(misplaced_words(story.root)))
    for text in found[:_MOST]:
        message = f"“{_shown(text)}” stands in a damaged part of the file and may not have been read as it was meant."
        yield finding("V19", message, hint=_MEND, place=home, about=words_of(text)[:_LONGEST])
    if len(found) > _MOST:
        message = f"{len(found) - _MOST} more stretches of text stand in damaged parts of the file."
        yield finding("V19", message, hint=_MEND, place=home, about="more")


class _Outside:
    def __init__(self, boxes: Sequence[Box], printed: PrintedLines, scheme: RagScheme) -> None:
        self._printed = printed
        self._scheme = scheme
        self._by_tag: dict[str, Box] = {}
        self._holders: dict[object, str] = {}
        for box in boxes:
            name = _tag(box.name)
            if box.text or name not in self._by_tag:
                self._by_tag[name] = box
            for holder in (box.spot, *(paragraph.element for paragraph in box.paragraphs)):
                self._holders.setdefault(holder, name)
        # In a form without tables, labels and last time's answers stand among the paragraphs.
        in_tables = any(box.place.table for box in boxes)
        rows = {FormLine("", beside=name, after=True).where for name in self._by_tag}
        self._elsewhere = () if in_tables else (*LABELS, *rows, PARAGRAPH)
        self._before = self._subtitle = ""

    def stretches(self, story: Story) -> Iterator[_Stretch]:
        """Yield the stretches of the document itself."""
        lines = list(lines_around(story, self._holders))
        open_: _Stretch | None = None
        answer = ""
        for at, line in enumerate(lines):
            if line.holds or line.table:
                answer = ""
            if line.holds:
                answer = words_of(self._by_tag[line.holds].text) if line.paragraph and not line.table else ""
                own = True
            elif not words_of(without_placeholders(line.text)):
                continue
            else:
                own = self._is_answer(line, answer) or self._is_printed(line, lines[at + 1 : at + 4])
            if open_ and (own or (line.table, line.row) != (open_.first.table, open_.first.row)):
                yield open_
                open_ = None
            if not own:
                open_ = open_._replace(lines=(*open_.lines, line.text)) if open_ else _Stretch((line.text,), line)
        if open_:
            yield open_

    def in_part(self, part: Story, kind: str) -> Iterator[_Stretch]:
        """Yield what a header, a footer or the notes say that the form's own do not."""
        lines = [
            line
            for line in lines_around(part, {})
            if words_of(line.text)
            and not in_margins(line.text)
            and not self._printed.has(FormLine(line.text, MARGIN))
            and not (kind in ("header", "footer") and self._is_running_title(line.text))
        ]
        if lines:
            yield _Stretch(tuple(line.text for line in lines), lines[0], kind)

    def finding_on(self, stretch: _Stretch, home: Place) -> Finding:
        """Return the finding that a stretch was not read, in the words it has."""
        line = stretch.first
        name = read_name(line.beside) if line.beside else None
        where = f"table {line.table}, row {line.row}" if line.table else f"paragraph {line.number}"
        place = home.model_copy(update={"where": stretch.kind or where})
        if line.table and not stretch.kind:
            place = place.model_copy(update={"table": line.table, "row": line.row})
        stands = f"stands in a {stretch.kind}" if stretch.kind else "stands outside the boxes"
        if name:
            empty = gives_no_answer(self._by_tag[line.beside].text)
            stands = f"stands beside the {'empty ' if empty else ''}box of {said_of(name)}"
        text = " / ".join(" ".join(line.split()) for line in stretch.lines)
        return finding(
            "V17" if self._printed.are_known else "V18",
            f"“{_shown(text)}” {stands} and was not read.",
            hint=_HINT,
            subject=name.item if name else "",
            place=place,
            about=words_of(text)[:_LONGEST],
        )

    def _is_answer(self, line: Standing, answer: str) -> bool:
        """Whether a line after a label belongs to the answer that was read there."""
        said = words_of(line.text)
        return bool(answer) and (f" {said} " in f" {answer} " or answer in said)

    def _is_printed(self, line: Standing, following: Sequence[Standing]) -> bool:
        spot = FormLine(line.text, TABLE if line.table else PARAGRAPH, line.beside, line.after)
        if not self._printed.are_known:
            return self._sounds_printed(line, spot, following)
        beside_none = LABELS if line.table and not line.beside else ()
        if self._printed.has(spot, (*self._elsewhere, *beside_none)):
            return True
        # A row that lost its columns has several of the form's lines in one, tabs between them.
        parts = [part for part in line.text.split("\t") if words_of(part)] if self._elsewhere else []
        return len(parts) > 1 and all(self._printed.has(spot._replace(text=part), self._elsewhere) for part in parts)

    def _sounds_printed(self, line: Standing, spot: FormLine, following: Sequence[Standing]) -> bool:
        """Judge a line of a form that does not say what it printed; what stands in its grey columns is not known."""
        before, self._before = self._before, line.text
        name = read_name(line.beside) if line.beside else None
        if spot.after or (name and (name.milestone or name.item[:1] in ("R", "K"))):
            return True
        if before.startswith(TITLE):
            self._subtitle = line.text
            return True
        if sounds_printed(line.text, self._scheme):
            return True
        next_line = next((other.text for other in following if words_of(other.text)), "")
        level = line.paragraph.heading_level if line.paragraph else None
        is_heading = bool(level) or next_line.startswith("Recommendation ")
        return is_heading and deliverable_in(" ".join(line.text.split()[:2])) is not None

    def _is_running_title(self, text: str) -> bool:
        """Whether a margin says what the form's opening does: its title, or its organisation and plan."""
        if self._printed.are_known:
            return False
        said = sorted(words_of(text).split())
        return text.startswith(TITLE) or said == sorted(words_of(self._subtitle).split())


def _shown(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _is_quoted(stretch: _Stretch, quoted: Sequence[tuple[int | None, int | None, str]]) -> bool:
    here = (stretch.first.table, stretch.first.row)
    return any(words_of(" ".join(stretch.lines)) in words for table, row, words in quoted if (table, row) == here)


def _tag(name: FieldName) -> str:
    """Return a box's name as its tag would be, however long it is in a file that somebody made."""
    return "_".join(part for part in (name.item.replace(".", "_"), name.milestone, name.field) if part)
