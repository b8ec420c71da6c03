"""A template tried with a sample paper: filled as for a real one, with a record of every tag that was reached."""

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from jinja2 import ChainableUndefined, StrictUndefined, Template, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from paperclerk.domain.papers import Paper
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.repack import repack
from paperclerk.ooxml.styles import Styles
from paperclerk.word.author_layout import authors_pictures
from paperclerk.word.author_lists import too_flat
from paperclerk.word.filling import WordTemplate
from paperclerk.word.finish import finish, margins_of
from paperclerk.word.promises import Lack, lacks
from paperclerk.word.regions import regions_in, text_of, text_of_story
from paperclerk.word.safe_text import made_safe
from paperclerk.word.template_blocks import read_blocks
from paperclerk.word.template_counts import (
    Counts,
    Flaw,
    counts_expected,
    counts_in,
    flaws_in,
    heading_level,
    unanswered_in,
)
from paperclerk.word.template_tags import tags_of
from paperclerk.word.wml import w

_REACHED = "tag_was_reached"
_PIECES = ("for", "if", "elif", "else")


class Trial(NamedTuple):
    """What came of filling a template with a sample: the tags reached, what is missing or wrong, and what it shows.

    `content` is the paper itself.
    """

    reached: Mapping[str, Mapping[int, int]]
    lacks: tuple[Lack, ...]
    flaws: tuple[Flaw, ...]
    counts: Counts
    regions: Mapping[str, str]
    content: bytes


class Trials(ImmutableSandboxedEnvironment):
    """The trials of one template: what its tags run in, each part of it made ready once for all samples."""

    def __init__(self, path: Path, *, lenient: bool = False) -> None:
        """Prepare for trying the template at the path.

        Args:
            path: the template.
            lenient: print nothing for a field that is not known, to go on and find what else is wrong.
        """
        super().__init__(undefined=ChainableUndefined if lenient else StrictUndefined, autoescape=True)
        self._path = path
        self._kept: dict[str, Template] = {}
        self.reached: dict[str, Counter[int]] = {}

    def from_string(self, source: str | nodes.Template, *given: Any, **named: Any) -> Template:
        """Return a part made ready, from the first time on the same."""
        if not isinstance(source, str):
            return super().from_string(source, *given, **named)
        if source not in self._kept:
            self._kept[source] = super().from_string(source, *given, **named)
        return self._kept[source]

    def note(self, part: str, number: int) -> str:
        """Note that a tag was reached; print nothing."""
        self.reached.setdefault(part, Counter())[number] += 1
        return ""

    def try_out(self, paper: Paper) -> Trial:
        """Fill the template with a paper as `papers.render` does, and look at all that came of it.

        Raises:
            TemplateMisfit: it cannot be filled.
        """
        paper, self.reached = made_safe(paper), {}
        template = _RecordedTemplate(self._path, self)
        template.fill({"paper": paper})
        flat = tuple(too_flat(template.docx))
        finish(template.docx, paper)
        body, styles = template.docx.element.body, _styles(template.docx)
        main = str(template.docx.part.partname).lstrip("/")
        blocks = read_blocks(template.sources[main])
        expected = counts_expected(blocks, self.reached.get(main, Counter()), styles)
        counts = counts_in(body, styles)
        # The author's come out of the tag of the author's words, and are counted as promises.
        counts = counts._replace(pictures=counts.pictures - sum(1 for _ in authors_pictures(body)))
        flaws = (
            *_miscounted(expected, counts),
            *_unheaded(paper, body, styles),
            *flaws_in(body, [body, *margins_of(template.docx)], styles),
            *unanswered_in(body, blocks),
            *(_flat(style, styles) for style in flat),
        )
        out = io.BytesIO()
        template.docx.save(out)
        content = repack(out.getvalue())
        open_package(content)
        regions = {name: text_of(control) for name, control in regions_in(body)}
        return Trial(self.reached, tuple(lacks(paper, body)), flaws, counts, regions, content)


class _RecordedTemplate(WordTemplate):
    """A template that notes how often each of its tags was reached."""

    def __init__(self, path: Path, trials: Trials) -> None:
        super().__init__(path)
        self.sources: dict[str, str] = {}
        self._trials = trials

    def for_jinja(self, source: str, part: str) -> str:
        """Put a call that prints nothing after each tag."""
        name, position = part.lstrip("/"), 0
        self.sources[name] = source
        pieces: list[str] = []
        for tag in tags_of(source):
            if not tag.is_block or tag.keyword in _PIECES:
                pieces += [source[position : tag.end], f"{{{{ {_REACHED}('{name}', {tag.number}) }}}}"]
                position = tag.end
        return "".join((*pieces, source[position:]))

    def environment(self) -> ImmutableSandboxedEnvironment:
        """Return what the tags of the trials run in, with the functions of every template and the record."""
        # In place: what was made ready with an earlier sample looks there, and must find this one's functions.
        self._trials.globals.clear()
        self._trials.globals.update(super().environment().globals, **{_REACHED: self._trials.note})
        return self._trials


def _flat(style_id: str, styles: Styles) -> Flaw:
    name = styles.name(style_id)
    return Flaw(
        "T34",
        f'the third level of an author\'s list comes out as the second: the list of the style "{name}" goes no deeper.',
        hint="Give that list a further level (Modify style, Format, Numbering, Define New Multilevel List).",
    )


def _styles(document: Any) -> Styles:
    numbering = next(
        (rel.target_part.element for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")), None
    )
    return Styles(document.styles.element, numbering)


def _miscounted(expected: Counts, counts: Counts) -> Iterator[Flaw]:
    for what, wanted, found in zip(Counts._fields, expected, counts, strict=True):
        if wanted != found:
            yield Flaw(
                "T09",
                f"{found} {what} come out where the paper has {wanted}.",
                hint="Look for tags that merge cells or stand in another kind of place than theirs.",
            )


def _unheaded(paper: Paper, body: Any, styles: Styles) -> Iterator[Flaw]:
    """Yield each heading of the paper that does not come out as one: the title as Heading 1, the others below it."""
    levels: dict[str, set[int]] = {}
    for paragraph in body.iter(w("p")):
        level = heading_level(paragraph, styles)
        if level is not None:
            levels.setdefault(" ".join(text_of_story(paragraph).split()), set()).add(level)
    for field, text in paper.headed():
        is_title, words = field == "paper.title", " ".join(text.split())
        found = {level for heading, those in levels.items() if words in heading for level in those}
        if words and not any((level == 1) is is_title for level in found):
            style = "Heading 1" if is_title else "Heading 2 or lower"
            yield Flaw(
                "T09",
                f"{field} does not come out as a heading: nothing in the style {style} shows it.",
                f'at "{words[:100]}"',
                f"Give the paragraph with its tag the style {style}.",
            )
    if sum(1 in those for those in levels.values()) > 1:
        yield Flaw(
            "T09",
            "more than one heading comes out as Heading 1, which is for the title alone.",
            hint="Give the others the style Heading 2 or lower.",
        )
