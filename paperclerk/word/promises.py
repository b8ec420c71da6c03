"""What a paper promises to show, looked for in the finished file: each region once with what it is for, each text."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from paperclerk.domain.papers import Paper, Source
from paperclerk.word.regions import StoryText, read_story_text
from paperclerk.word.wml import w

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"


class Lack(NamedTuple):
    """Something a filled template does not show: what follows "The template ...", and what to do.

    `region` is the region it should stand in, empty for a text outside all regions; `is_region` when the region itself
    is not there, or is there twice.
    """

    message: str
    hint: str
    field: str
    region: str = ""
    is_region: bool = False


def lacks(paper: Paper, body: Any) -> Iterator[Lack]:
    """Yield all that a paper promises and its finished body does not show; nothing for a template that fits."""
    story = read_story_text(body)
    yield from _unshown(paper, story)
    yield from _unsaid(paper, story)
    yield from _unheld(paper, body)


def _unshown(paper: Paper, story: StoryText) -> Iterator[Lack]:
    for name, count in Counter(name for name, _ in story.regions).items():
        if count > 1:
            yield Lack(
                f"shows the region {name} more than once.",
                "Leave one content control with that tag; elsewhere show the value without one.",
                "",
                name,
                is_region=True,
            )
    shown = {name: _folded(text) for name, text in story.regions}
    for source in paper.sources:
        if source.region not in shown:
            yield Lack(
                f"lacks the region {source.region}, which holds the {_what(source)}: "
                "no content control in word/document.xml has that tag when the template is filled.",
                "Put the content control and its tag back.",
                source.field,
                source.region,
                is_region=True,
            )
        elif _folded(source.text) not in shown[source.region]:
            yield Lack(
                f'does not show the {_what(source)} in the region {source.region}: "{source.text[:80]}" is not in it.',
                f"Put the tag for the {source.field or 'text'} back into that content control.",
                source.field,
                source.region,
            )


def _unsaid(paper: Paper, story: StoryText) -> Iterator[Lack]:
    """Yield each text that is not there.

    Each is found in a place of its own, the longest first, whole lines before parts of them: a short heading is not
    shown by a sentence that happens to hold its words.
    """
    shown = "\n" + "\n\n".join(_folded(line) for line in story.whole.split("\n")) + "\n"
    lines = [(field, _folded(line)) for field, text in paper.said() for line in text.split("\n") if line.strip()]
    for field, line in sorted(lines, key=lambda pair: -len(pair[1])):
        found = f"\n{line}\n" if f"\n{line}\n" in shown else line
        if found not in shown:
            yield Lack(
                f'does not show "{line[:80]}": nothing in word/document.xml prints {field} '
                "when the template is filled.",
                f"Put the tag for {field} back.",
                field,
            )
        shown = shown.replace(found, "\n\n", 1)


def _unheld(paper: Paper, body: Any) -> Iterator[Lack]:
    """Yield what an author put among the words and is not there: pictures by their names, notes by their number."""
    held = list(paper.held())
    shown = {str(found.get("name", "")) for found in body.iter(_PICTURE)}
    hint = "Show the author's words with {{r words(stretch) }} for every stretch."
    for name in dict.fromkeys(one.picture.name for one in held if one.picture):
        if name not in shown:
            yield Lack("does not show a picture of the author's.", hint, "stretch.picture")
    notes = sum(1 for one in held if one.note)
    if notes > sum(1 for _ in body.iter(w("footnoteReference"))):
        yield Lack("does not show a footnote of the author's.", hint, "stretch.note")


def _what(source: Source) -> str:
    return f"{source.field or 'text'} of {source.deliverable}" if source.deliverable else source.field or "text"


def _folded(text: str) -> str:
    return " ".join(text.split())
