"""Two paragraphs told apart word by word, and written as one with tracked changes.

A paragraph is a row of tokens: words, the spaces and signs between them, and pieces that are whole or not there (a
picture, a field with its result, a link). A word that stayed and looks otherwise is a change of look, not of words.
"""

import copy
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lxml import etree
from rapidfuzz.distance import LCSseq

from paperclerk.ooxml.wordml import W
from paperclerk.word.redline_fields import FIELD, is_of_both
from paperclerk.word.redline_marks import SECTION, Fate, Marks, bare_look, look_of_end
from paperclerk.word.redline_ready import canonical

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_PROPERTIES, _LOOK, _RUN, _TEXT = f"{W}pPr", f"{W}rPr", f"{W}r", f"{W}t"
_SIMPLE_FIELD, _FIELD_DATA = f"{W}fldSimple", f"{W}fldData"
_FORMULAS = tuple(
    f"{{http://schemas.openxmlformats.org/officeDocument/2006/math}}{name}" for name in ("oMathPara", "oMath")
)
_UNSEEN = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
_NOTES = (f"{W}footnoteReference", f"{W}endnoteReference")
_GONE_NAMES = {_TEXT: f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
# Fewer letters than this between two changes tell a reader nothing: they are shown as part of the change.
_TOO_SHORT_TO_TELL = 3


class Token(NamedTuple):
    """A word or piece of a paragraph: what it is known by, the look of its run, and the elements or letters it is.

    `whole` pieces are several runs or no run at all; `unseen` ones (bookmarks, a contents list's
    marks) are carried along and never marked.
    """

    key: str
    look: etree._Element | None = None
    look_key: bytes = b""
    text: str = ""
    pieces: tuple[etree._Element, ...] = ()
    whole: bool = False
    unseen: bool = False


class WordDiffer:
    """Writes paragraphs with tracked changes.

    `notes` has, of notes whose mark stayed, the old number by the new; `sections` the same of sections.
    """

    def __init__(self, marks: Marks) -> None:
        """Take in what makes the marks."""
        self.marks = marks
        self.notes: dict[tuple[str, str], str] = {}
        self.sections: dict[str, str] = {}

    def changed(self, old: etree._Element, new: etree._Element) -> etree._Element:
        """Return the new paragraph with what changed since the old one tracked."""
        made = etree.Element(f"{W}p")
        look = new.find(_PROPERTIES)
        if look is not None:
            made.append(copy.deepcopy(look))
        olds, news = tuple(tokens(old)), tuple(tokens(new))
        for fate, gone, come in _stretches(olds, news):
            if fate is Fate.KEPT:
                made.extend(self._kept(gone, come))
            else:
                made.extend(self._marked(gone, Fate.DELETED))
                made.extend(self._marked(come, Fate.INSERTED))
        before = bare_look(old)
        if canonical(before) != canonical(bare_look(new)):
            self.marks.note_old_paragraph(made, before)
        self.marks.note_old_end(made, look_of_end(old))
        self.note_section(made.find(f"{W}pPr/{W}sectPr"), old.find(f"{W}pPr/{W}sectPr"))
        return made

    def note_section(self, section: etree._Element | None, old: etree._Element | None) -> None:
        """Note what became of a section that stayed."""
        if section is not None and old is not None:
            self.sections[section.get(SECTION, "")] = old.get(SECTION, "")
            self.marks.note_old_section(section, old)

    def whole(self, paragraph: etree._Element, fate: Fate, move: int = 0) -> etree._Element:
        """Return a paragraph all of whose words are new or gone; its own mark is not touched."""
        made = etree.Element(f"{W}p")
        look = paragraph.find(_PROPERTIES)
        if look is not None:
            made.append(copy.deepcopy(look))
        words = self._marked(tuple(tokens(paragraph)), fate)
        if move and words:
            start, end = self.marks.move_range(fate, move)
            words = [start, *words, end]
        made.extend(words)
        return made

    def _kept(self, olds: Sequence[Token], news: Sequence[Token]) -> Iterator[etree._Element]:
        """Yield what was kept as it is in the new file, a change of look noted."""
        for alike in _of_one_look(list(zip(olds, news, strict=True))):
            old, new = alike[0]
            for before, after in alike:
                self._note(before, after)
            if new.whole or new.unseen:
                yield from (copy.deepcopy(piece) for piece in new.pieces)
                continue
            run = _run([after for _, after in alike], new.look)
            if old.look_key != new.look_key:
                look = run.find(_LOOK)
                if look is None:
                    look = etree.Element(_LOOK)
                    run.insert(0, look)
                self.marks.note_old_look(look, "rPr", old.look)
            yield run

    def _marked(self, found: Sequence[Token], fate: Fate) -> list[etree._Element]:
        made: list[etree._Element] = []
        for alike in _of_one_look([(token, token) for token in found]):
            token = alike[0][0]
            if token.unseen:
                # An old bookmark leads nowhere any more.
                made += [] if fate.is_gone else [copy.deepcopy(piece) for piece in token.pieces]
            elif token.whole:
                made += self._whole_pieces(token, fate)
            else:
                run = _run([one for one, _ in alike], token.look)
                made += self.marks.around([_gone(run) if fate is Fate.DELETED else run], fate)
        return made

    def _whole_pieces(self, token: Token, fate: Fate) -> Iterator[etree._Element]:
        holder = etree.Element("pieces")
        holder.extend(copy.deepcopy(piece) for piece in token.pieces)
        for simple in list(holder.iter(_SIMPLE_FIELD)):
            _write_out(simple)
        for run in [run for run in holder.iter(_RUN, *_FORMULAS) if not _is_inside(run)]:
            above = run.getparent()
            assert above is not None
            at = above.index(run)
            above[at:at] = self.marks.around([_gone(run) if fate is Fate.DELETED else run], fate)
        yield from list(holder)

    def _note(self, old: Token, new: Token) -> None:
        for before, after in zip(old.pieces, new.pieces, strict=False):
            if after.tag in _NOTES:
                self.notes[str(after.tag), after.get(f"{W}id", "")] = before.get(f"{W}id", "")


def tokens(paragraph: etree._Element) -> Iterator[Token]:
    """Yield the tokens of a paragraph in order."""
    field: list[etree._Element] = []
    depth = 0
    for child in paragraph:
        if child.tag == _PROPERTIES:
            continue
        if child.get(FIELD) is not None and not field:
            yield (
                Token(f"field {child.get(FIELD)}", pieces=(child,), unseen=True)
                if is_of_both(child)
                else _whole([child])
            )
            continue
        kinds = [mark.get(f"{W}fldCharType") for mark in child.iter(f"{W}fldChar")] if child.tag == _RUN else []
        if field or "begin" in kinds:
            field.append(child)
            depth += kinds.count("begin") - kinds.count("end")
            if depth <= 0:
                yield _whole(field)
                field, depth = [], 0
        elif child.tag == _RUN:
            yield from _of_run(child)
        elif child.tag in _UNSEEN:
            yield Token(f"unseen {child.get(f'{W}name', child.get(f'{W}id', ''))}", pieces=(child,), unseen=True)
        else:
            yield _whole([child])
    if field:
        yield _whole(field)


def words_of(element: etree._Element) -> list[str]:
    """Return the words of a paragraph, row or table."""
    return re.findall(r"\w+", " ".join(text.text or "" for text in element.iter(_TEXT)))


def _whole(elements: Sequence[etree._Element]) -> Token:
    key = b"".join(canonical(element) for element in elements).decode()
    return Token(f"whole {key}", pieces=tuple(elements), whole=True)


def _of_run(run: etree._Element) -> Iterator[Token]:
    look = run.find(_LOOK)
    look_key = canonical(look)
    for child in run:
        if child.tag == _LOOK:
            continue
        if child.tag == _TEXT:
            for word in _WORD.findall(child.text or ""):
                yield Token(word, look, look_key, text=word)
        else:
            # Notes are told apart by their own words, later: their numbers are the files' own.
            key = str(child.tag) if child.tag in _NOTES else canonical(child).decode()
            yield Token(f"piece {key}", look, look_key, pieces=(child,))


def _stretches(olds: Sequence[Token], news: Sequence[Token]) -> Iterator[tuple[Fate, Sequence[Token], Sequence[Token]]]:
    """Yield what was kept and what changed, in order; a change has what went and what came in its stead."""
    steps = [
        (step.tag == "equal", olds[step.src_start : step.src_end], news[step.dest_start : step.dest_end])
        for step in LCSseq.opcodes([one.key for one in olds], [one.key for one in news])
    ]
    gone: list[Token] = []
    come: list[Token] = []
    for number, (kept, before, after) in enumerate(steps):
        if kept and not (0 < number < len(steps) - 1 and _says_too_little(before)):
            if gone or come:
                yield Fate.INSERTED, gone, come
                gone, come = [], []
            yield Fate.KEPT, before, after
        else:
            gone += before
            come += after
    if gone or come:
        yield Fate.INSERTED, gone, come


def _says_too_little(found: Sequence[Token]) -> bool:
    return all(one.text for one in found) and sum(len(one.text.strip()) for one in found) <= _TOO_SHORT_TO_TELL


def _of_one_look(pairs: Sequence[tuple[Token, Token]]) -> Iterator[list[tuple[Token, Token]]]:
    """Yield neighbours that make up one run: of one look before and one look after, and no piece that stands alone."""
    gathered: list[tuple[Token, Token]] = []
    for old, new in pairs:
        alone = new.whole or new.unseen or old.whole or old.unseen
        if gathered and (
            alone
            or gathered[-1][1].whole
            or gathered[-1][1].unseen
            or (old.look_key, new.look_key) != (gathered[-1][0].look_key, gathered[-1][1].look_key)
        ):
            yield gathered
            gathered = []
        gathered.append((old, new))
    if gathered:
        yield gathered


def _run(found: Sequence[Token], look: etree._Element | None) -> etree._Element:
    run = etree.Element(_RUN)
    if look is not None and len(look):
        run.append(copy.deepcopy(look))
    for token in found:
        last = run[-1] if len(run) else None
        if not token.text:
            run.extend(copy.deepcopy(piece) for piece in token.pieces)
        elif last is not None and last.tag == _TEXT:
            last.text = (last.text or "") + token.text
        else:
            text = etree.SubElement(run, _TEXT)
            text.text = token.text
            text.set(_SPACE, "preserve")
    return run


def _is_inside(element: etree._Element) -> bool:
    """Whether an element goes or comes with a run or formula around it: words of a text box, terms of a formula."""
    return next(element.iterancestors(_RUN, *_FORMULAS), None) is not None


def _write_out(field: etree._Element) -> None:
    """Write a field of one element as one of runs: of the former a change would take its words, and leave the field."""
    words = [child for child in field if child.tag != _FIELD_DATA]
    first = next(field.iter(_RUN), None)
    look = None if first is None else first.find(_LOOK)
    begin, instruction, separator, end = (_run([], look) for _ in range(4))
    for run, kind in ((begin, "begin"), (separator, "separate"), (end, "end")):
        etree.SubElement(run, f"{W}fldChar").set(f"{W}fldCharType", kind)
    for name in ("fldLock", "dirty"):
        if (said := field.get(f"{W}{name}")) is not None:
            begin[-1].set(f"{W}{name}", said)
    begin[-1].extend(field.findall(_FIELD_DATA))
    text = etree.SubElement(instruction, f"{W}instrText")
    text.text = field.get(f"{W}instr", "")
    text.set(_SPACE, "preserve")
    above = field.getparent()
    assert above is not None
    at = above.index(field)
    above[at : at + 1] = [begin, instruction, separator, *words, end]


def _gone(run: etree._Element) -> etree._Element:
    """Write words as deleted ones; those that were moved away the format leaves as they are."""
    for element in run.iter(*_GONE_NAMES):
        if next(element.iterancestors(f"{W}p"), None) is None:
            element.tag = _GONE_NAMES[str(element.tag)]
    return run
