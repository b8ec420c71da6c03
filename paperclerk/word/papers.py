"""Papers into Word: a paper as data and the council's template make a .docx, the same bytes every time.

A template says `{{ paper.title }}`, `{%tr for row in paper.rows %}` and so on: the paper's own fields, by their names.
Three functions may be called in it: `{{r swatch(rating) }}`, `{{r swatch_letter(rating) }}` (see `swatches`), and
`{{r picture(paper.counts_picture) }}` (see `pictures`).
Every generated stretch stands in a content control tagged with the name of its region (`{{ row.region }}`).

What the paper promises is checked on the finished file: each `Source` of the paper must be found, with its text, in the
region it names. So a template that lost a tag is refused instead of making a paper that lacks something.
"""

import io
from collections import Counter
from pathlib import Path

from lxml import etree

from paperclerk.domain.papers import Paper
from paperclerk.errors import TemplateMisfit, Unreadable
from paperclerk.ooxml.package import open_package
from paperclerk.ooxml.repack import repack
from paperclerk.word.filling import ADVICE, WordTemplate
from paperclerk.word.finish import finish
from paperclerk.word.pictures import Draw
from paperclerk.word.regions import regions_in, text_of, text_of_story
from paperclerk.word.safe_text import made_safe


def render(paper: Paper, template: Path, draw: Draw | None = None) -> bytes:
    """Return the paper as a Word file made from the template.

    Text is made safe on the way; what that leaves out is told by `safe_text.removed_characters`.

    Args:
        paper: the paper as data.
        template: the council's template, or ours.
        draw: draws the paper's pictures; without it their words stand in their places.

    Raises:
        TemplateMisfit: the template is no Word document, has a faulty tag, or leaves out something the paper says.
    """
    paper = made_safe(paper)
    word_template = WordTemplate(template)
    word_template.fill({"paper": paper}, draw)
    finish(word_template.docx, paper)
    _must_show_all(paper, word_template.docx.element.body, template)
    _must_say_all(paper, word_template.docx.element.body, template)
    out = io.BytesIO()
    word_template.docx.save(out)
    return repack(out.getvalue())


def read_regions(docx: bytes) -> dict[str, str]:
    """Return the text of every generated region of a Word file by its name; lines are paragraphs and line breaks.

    Raises:
        Unreadable: the bytes are not a Word file.
    """
    regions: dict[str, str] = {}
    for name, control in regions_in(_body(docx)):
        regions.setdefault(name, text_of(control))
    return regions


def _body(docx: bytes) -> etree._Element:
    package = open_package(docx)
    if not package.has("word/document.xml"):
        raise Unreadable("This is not a Word file, so its regions cannot be read.", "Give a paper's .docx.")
    return package.xml("word/document.xml")


def _must_show_all(paper: Paper, body: etree._Element, template: Path) -> None:
    found = [(name, text_of(control)) for name, control in regions_in(body)]
    twice = [name for name, count in Counter(name for name, _ in found).items() if count > 1]
    if twice:
        raise TemplateMisfit(
            f"The template {template.name} shows the region {twice[0]} more than once.",
            "Leave one content control with that tag; elsewhere show the value without one. " + ADVICE,
        )
    shown = {name: _folded(text) for name, text in found}
    for source in paper.sources:
        what = f"{source.field or 'text'} of {source.deliverable}" if source.deliverable else source.field or "text"
        if source.region not in shown:
            raise TemplateMisfit(
                f"The template {template.name} lacks the region {source.region}, which holds the {what}: "
                "no content control in word/document.xml has that tag when the template is filled.",
                "Put the content control and its tag back. " + ADVICE,
            )
        if _folded(source.text) not in shown[source.region]:
            raise TemplateMisfit(
                f"The template {template.name} does not show the {what} in the region {source.region}: "
                f'"{source.text[:80]}" is not in it.',
                f"Put the tag for the {source.field or 'text'} back into that content control. " + ADVICE,
            )


def _must_say_all(paper: Paper, body: etree._Element, template: Path) -> None:
    """Stop on a text that is not there.

    Each is found in a place of its own, the longest first, whole lines before parts of them: a short heading is not
    shown by a sentence that happens to hold its words.
    """
    shown = "\n" + "\n\n".join(_folded(line) for line in text_of_story(body).split("\n")) + "\n"
    lines = [(field, _folded(line)) for field, text in paper.said() for line in text.split("\n") if line.strip()]
    for field, line in sorted(lines, key=lambda pair: -len(pair[1])):
        found = f"\n{line}\n" if f"\n{line}\n" in shown else line
        if found not in shown:
            raise TemplateMisfit(
                f'The template {template.name} does not show "{line[:80]}": nothing in word/document.xml prints '
                f"{field} when the template is filled.",
                f"Put the tag for {field} back. " + ADVICE,
            )
        shown = shown.replace(found, "\n\n", 1)


def _folded(text: str) -> str:
    return " ".join(text.split())
