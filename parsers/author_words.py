"""An author's paragraphs as stretches of one look, with the pictures and notes that stand among the words."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from paperclerk.domain.author import NoteLine, Stretch, Words
from paperclerk.ooxml.blocks import Paragraph, paragraphs_in
from paperclerk.ooxml.inline import Run
from paperclerk.ooxml.looks import Looks
from paperclerk.ooxml.package import Package
from paperclerk.ooxml.styles import styles_of
from paperclerk.ooxml.walking import Walker
from paperclerk.ooxml.wordml import M, W, value
from parsers.author_pictures import NotCarried, PictureReader

# Links to files of somebody's own computer lead a reader of a published paper nowhere.
_CARRIED = re.compile(r"(https?://|mailto:)\S+$", re.I)
_RAISED = ("superscript", "subscript")
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_EQUATION = NotCarried(
    "The layout of an equation",
    "Its signs are carried over in a line. See whether it can be read so; if not, put it in as a picture (PNG) with "
    "alternative text.",
)
_NAMES = {f"{W}footnoteReference": "A footnote", f"{W}endnoteReference": "An endnote"}
_SAYS_NOTHING = "It says nothing: write it, or delete its mark in the text."

Held = tuple[int, Stretch]


class WordsReader:
    """Reads the paragraphs of one part of a Word file."""

    def __init__(self, package: Package, part: str, looks: Looks | None = None) -> None:
        """Take in how the file's words look and where its links lead."""
        self._package, self._part = package, part
        self._looks = looks or Looks(styles_of(package, package.main_part))
        self._links = {link.id: link.target for link in package.relations(part) if link.external}
        self._pictures = PictureReader(package, part)
        self._notes = _Notes(package, self._looks) if part == package.main_part else None
        self._held: dict[etree._Element, tuple[list[Held], list[NotCarried]]] = {}

    def stretches(self, paragraph: Paragraph) -> tuple[Stretch, ...]:
        """Return a paragraph's runs, neighbours of one look joined; white space takes the look of what is before it."""
        joined: list[Stretch] = []
        held, _ = self._held_in(paragraph)
        for number, run in enumerate(paragraph.runs):
            joined += [one for at, one in held if at == number]
            stretch = self._stretch(paragraph, run)
            before = joined[-1] if joined and joined[-1].is_words else None
            if before and (not run.text.strip() or saying(stretch, before.text) == before):
                joined[-1] = saying(before, before.text + run.text)
            elif run.text:
                joined.append(stretch)
        return trimmed([*joined, *(one for at, one in held if at >= len(paragraph.runs))])

    def side(self, paragraph: Paragraph) -> str:
        """Return to which side a paragraph is set: `right`, `center`, or nothing for the usual left."""
        setting = self._looks.setting(paragraph, None)
        return "right" if setting.right else "center" if setting.centred else ""

    def not_carried(self, paragraph: Paragraph) -> Iterator[NotCarried]:
        """Yield what stands among a paragraph's words and cannot be carried over, links that lead nowhere too."""
        yield from self._held_in(paragraph)[1]
        if next(paragraph.element.iter(f"{M}oMath"), None) is not None:
            yield _EQUATION
        for address in dict.fromkeys(self._address(run) for run in paragraph.runs if run.link or run.address):
            if not _CARRIED.match(address):
                yield NotCarried(
                    f"The link to {address[:60] or 'nothing'}", "Link to a page that readers can open, or write it out."
                )

    def _address(self, run: Run) -> str:
        return run.address or self._links.get(run.link, "")

    def _stretch(self, paragraph: Paragraph, run: Run) -> Stretch:
        look, base = self._looks.run(paragraph, run), self._looks.style(paragraph.style_id)
        address = self._address(run)
        raised = value(run.properties, "w:vertAlign") or ""
        return Stretch(
            text=run.text,
            bold=look.bold and not base.bold,
            italic=look.italic and not base.italic,
            underlined=look.underlined and not base.underlined and not address,
            raised=raised if raised in _RAISED else "",
            link=address if _CARRIED.match(address) else "",
        )

    def _held_in(self, paragraph: Paragraph) -> tuple[list[Held], list[NotCarried]]:
        if paragraph.element not in self._held:
            held: list[Held] = []
            problems: list[NotCarried] = []
            for at, element in paragraph.anchored:
                read = self._note(element) if element.tag in _NOTES else self._pictures.read(element)
                if isinstance(read, tuple):
                    problems.append(read)
                elif isinstance(read, Stretch):
                    held.append((at, read))
                    problems += self._notes.problems(element) if self._notes else []
                elif read is not None:
                    held.append((at, Stretch(picture=read)))
            self._held[paragraph.element] = (held, problems)
        return self._held[paragraph.element]

    def _note(self, reference: etree._Element) -> Stretch | NotCarried:
        lines = self._notes.lines(reference) if self._notes else ()
        return Stretch(note=lines) if lines else NotCarried(_NAMES[reference.tag], _SAYS_NOTHING)


class _Notes:
    """The footnotes and endnotes of a file, each read where it is cited."""

    def __init__(self, package: Package, looks: Looks) -> None:
        self._package, self._looks = package, looks
        self._parts: dict[str, tuple[WordsReader, Walker, dict[str, etree._Element]] | None] = {}

    def lines(self, reference: etree._Element) -> tuple[NoteLine, ...]:
        """Return what a note says; pictures in it cannot stand there."""
        reader, paragraphs = self._paragraphs(reference)
        if reader is None:
            return ()
        read = (reader.stretches(paragraph) for paragraph in paragraphs)
        words = (tuple(_words(one) for one in line if one.is_words) for line in read)
        return tuple(NoteLine(stretches=line) for line in words if line)

    def problems(self, reference: etree._Element) -> Iterator[NotCarried]:
        """Yield what stands in a note and cannot be carried over."""
        reader, paragraphs = self._paragraphs(reference)
        for paragraph in paragraphs if reader else ():
            assert reader is not None
            yield from (NotCarried(f"{one.what} in a note", one.hint) for one in reader.not_carried(paragraph))
            if any(one.picture for one in reader.stretches(paragraph)):
                yield NotCarried("A picture in a note", "Put it into the text.")

    def _paragraphs(self, reference: etree._Element) -> tuple[WordsReader | None, tuple[Paragraph, ...]]:
        kind = _NOTES[reference.tag]
        if kind not in self._parts:
            self._parts[kind] = self._read(kind)
        found = self._parts[kind]
        if found is None:
            return None, ()
        reader, walker, by_id = found
        note = by_id.get(reference.get(f"{W}id", ""))
        return reader, () if note is None else tuple(paragraphs_in(walker.blocks(note)))

    def _read(self, kind: str) -> tuple[WordsReader, Walker, dict[str, etree._Element]] | None:
        part = self._package.related(self._package.main_part, kind)
        if part is None:
            return None
        root = self._package.xml(part)
        walker = Walker(styles_of(self._package, self._package.main_part), root)
        return WordsReader(self._package, part, self._looks), walker, {n.get(f"{W}id", ""): n for n in root}


def trimmed(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """Return stretches without white space at their ends."""
    kept = list(stretches)
    while kept and kept[0].is_words and not kept[0].text.strip():
        kept.pop(0)
    while kept and kept[-1].is_words and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = saying(kept[0], kept[0].text.lstrip())
        kept[-1] = saying(kept[-1], kept[-1].text.rstrip())
    return tuple(kept)


def lines_of(stretches: Sequence[Stretch]) -> Iterator[tuple[Stretch, ...]]:
    """Yield the lines of a paragraph, each trimmed; none for one without words."""
    line: list[Stretch] = []
    for stretch in stretches:
        first, *others = stretch.text.split("\n")
        line.append(saying(stretch, first))
        for text in others:
            yield from filter(None, [trimmed(line)])
            line = [saying(stretch, text)]
    yield from filter(None, [trimmed(line)])


def saying(stretch: Stretch, text: str) -> Stretch:
    """Return a stretch of the same look with other words."""
    return stretch.model_copy(update={"text": text})


def _words(stretch: Stretch) -> Words:
    return Words(**{name: getattr(stretch, name) for name in Words.model_fields})
