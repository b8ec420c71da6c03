"""Papers into Word: a paper as data and the council's template make a .docx, the same bytes every time.

A template says `{{ paper.title }}`, `{%tr for row in paper.rows %}` and so on: the paper's own fields, by their names.
Three functions may be called in it: `{{r swatch(rating) }}`, `{{r swatch_letter(rating) }}` (see `swatches`), and
`{{r picture(paper.counts_picture) }}` (see `pictures`).
Every generated stretch stands in a content control tagged with the name of its region (`{{ row.region }}`).

What the paper promises is checked on the finished file: each `Source` of the paper must be found, with its text, in the
region it names. So a template that lost a tag is refused instead of making a paper that lacks something.
"""

from pathlib import Path

from lxml import etree

from paperclerk.domain.papers import Paper
from paperclerk.errors import TemplateMisfit, Unreadable
from paperclerk.ooxml.package import open_package
from paperclerk.word.builds import put_place, stamped
from paperclerk.word.filling import ADVICE, WordTemplate
from paperclerk.word.finish import finish
from paperclerk.word.pictures import Draw
from paperclerk.word.promises import lacks
from paperclerk.word.regions import is_traced, read_story_text
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
    put_place(word_template.docx)
    for lack in lacks(paper, word_template.docx.element.body):
        raise TemplateMisfit(f"The template {template.name} {lack.message}", f"{lack.hint} {ADVICE}")
    return stamped(word_template.docx, template)


def read_regions(docx: bytes) -> dict[str, str]:
    """Return the text of every region of a Word file that values are traced by; lines are paragraphs and line breaks.

    Raises:
        Unreadable: the bytes are not a Word file.
    """
    regions: dict[str, str] = {}
    for name, text in read_story_text(_body(docx)).regions:
        if is_traced(name):
            regions.setdefault(name, text)
    return regions


def _body(docx: bytes) -> etree._Element:
    package = open_package(docx)
    if package.kind != "word":
        raise Unreadable("This is not a Word file, so its regions cannot be read.", "Give a paper's .docx.")
    return package.xml(package.main_part)
