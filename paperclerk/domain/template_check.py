"""What was found of a council's template: the fields it uses, its styles, what came out of it, and what is wrong."""

from paperclerk.domain.findings import Finding
from paperclerk.domain.papers import PaperName
from paperclerk.domain.places import Noun


class FieldUse(Noun):
    """A field that a template asks for, by its whole name (`paper.rows[].title`) and as it is written there.

    `uses` are value, loop, condition; `tried` says whether a tag with it was reached with the samples.
    """

    field: str
    written: tuple[str, ...]
    uses: tuple[str, ...]
    parts: tuple[str, ...]
    times: int
    tried: bool


class StyleInUse(Noun):
    """A style that something in the template is set in; `holds_tags` when the program puts text into it."""

    name: str
    is_there: bool
    holds_tags: bool


class SamplePaper(Noun):
    """A sample paper made with the template, counted."""

    sample: str
    tables: int
    rows: int
    headings: int
    pictures: int


class TemplateCheck(Noun):
    """A template as checked for a paper. It fits when no finding blocks; `unused` are fields it leaves out."""

    file: str
    sha256: str
    paper: PaperName
    guessed: bool
    fits: bool
    fields: tuple[FieldUse, ...] = ()
    unused: tuple[str, ...] = ()
    styles: tuple[StyleInUse, ...] = ()
    samples: tuple[SamplePaper, ...] = ()
    findings: tuple[Finding, ...] = ()
