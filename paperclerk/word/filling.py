"""Filling a Word template: docxtpl in a sandbox, strict and escaped, with faults told in the template maker's terms."""

import io
import re
from pathlib import Path
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from paperclerk.errors import TemplateMisfit
from paperclerk.ooxml.package import PackageFault, open_package
from paperclerk.word.braces import braces_must_pair
from paperclerk.word.pictures import Draw, PictureDesk
from paperclerk.word.stretches import words
from paperclerk.word.swatches import swatch, swatch_letter

ADVICE = "Put the template right (templates/README.md lists its tags), or use the one that came with Paperclerk."

_TAGS = re.compile(r"<[^>]+>")
_MISSING_FIELD = re.compile(r"has no attribute '([^']+)'|'([^']+)' is undefined|has no element '?([^' ]+)'?")


class WordTemplate(DocxTemplate):  # type: ignore[misc]
    """A council's template; every fault in it stops the paper with its file, part and paragraph."""

    def __init__(self, path: Path) -> None:
        """Open the template.

        Raises:
            TemplateMisfit: there is no such file, it is not a Word document, or a tag lacks a brace.
        """
        content = _content(path)
        super().__init__(io.BytesIO(content))
        self.path = path
        try:
            package = open_package(content)
            self.init_docx()
        except PackageFault as fault:
            raise _no_word_document(path, fault.message) from fault
        except (PackageNotFoundError, KeyError, ValueError, OSError, etree.XMLSyntaxError) as problem:
            raise _no_word_document(path, "It holds no Word document.") from problem
        braces_must_pair(package, path.name)

    def fill(self, context: dict[str, Any], draw: Draw | None = None) -> None:
        """Fill every part of the template.

        Args:
            context: what tags may speak of.
            draw: draws the pictures; without it a picture's words stand in its place.

        Raises:
            TemplateMisfit: a tag is not written right, or asks for what the paper does not have.
        """
        environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
        desk = PictureDesk(draw)
        environment.globals = {
            "swatch": swatch,
            "swatch_letter": swatch_letter,
            "words": words,
            "picture": lambda picture: desk.run(picture, self.current_rendering_part or self.docx.part),
        }
        self.render(context, environment, autoescape=True)

    def patch_xml(self, src_xml: str) -> str:
        """Make the XML ready for Jinja; cells without properties get some, for their colour to go into (#559)."""
        patched: str = super().patch_xml(src_xml.replace("<w:tcPr/>", "<w:tcPr></w:tcPr>"))
        return patched

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None) -> str:
        """Fill one part. Unlike docxtpl's own, it leaves `{_{` in an owner's words alone."""
        # A paragraph a line, so that the line Jinja names is the paragraph at fault.
        source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        try:
            filled = jinja_env.from_string(source).render(context)
        except (TemplateError, TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as problem:
            raise self._misfit(problem, source, str(part.partname)) from problem
        listed: str = self.resolve_listing(re.sub(r"\n<w:p([ >])", r"<w:p\1", filled))
        self._must_be_whole(listed, str(part.partname))
        return listed

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Leave the document's properties to `paperclerk.word.finish`, which sets them from the paper."""

    def _must_be_whole(self, xml: str, part: str) -> None:
        """Stop on XML that a misplaced tag has torn: docxtpl would go on with what can be saved of it."""
        try:
            etree.fromstring(xml.encode())
        except etree.XMLSyntaxError as problem:
            raise TemplateMisfit(
                f"The template {self.path.name} comes apart when it is filled ({part.lstrip('/')}): a "
                "{%p ... %}, {%tr ... %} or {%tc ... %} tag opens in one place and closes in another of another kind.",
                "Let each for and if begin and end at the same level: both in paragraphs, or both in rows. " + ADVICE,
            ) from problem

    def _misfit(self, problem: Exception, source: str, part: str) -> TemplateMisfit:
        line = problem.lineno if isinstance(problem, TemplateSyntaxError) else _line_of(problem)
        lines = source.splitlines()
        paragraph = _paragraph(lines[line - 1], problem) if line and line <= len(lines) else ""
        where = f"It is in {part.lstrip('/')}" + (f', in the paragraph "{paragraph[:200]}".' if paragraph else ".")
        return TemplateMisfit(f"The template {self.path.name} does not fit: {_what(problem)} {where}", ADVICE)


def _no_word_document(path: Path, why: str) -> TemplateMisfit:
    return TemplateMisfit(
        f"The template {path.name} is not a Word document (.docx) that can be used. {why}",
        "Open it in Word and save it as a Word document (.docx), or put the right file in its place.",
    )


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise TemplateMisfit(
            f"The template {path} cannot be read: {problem.strerror}.", "Put the template back and run again."
        ) from problem


def _what(problem: Exception) -> str:
    if isinstance(problem, UndefinedError) and (named := _MISSING_FIELD.search(str(problem))):
        return f'it asks for "{next(filter(None, named.groups()))}", which the paper does not have.'
    if isinstance(problem, TemplateSyntaxError):
        return f"a tag is not written as it should be ({problem.message})."
    if isinstance(problem, SecurityError):
        return f"a tag reaches for what a template may not touch ({problem})."
    return f"a tag cannot be worked out ({problem})."


def _paragraph(line: str, problem: Exception) -> str:
    """Return the words of the paragraph at fault; tags that had paragraphs of their own follow it on its line."""
    first, _, following = line.partition("</w:p>")
    named = _MISSING_FIELD.search(str(problem))
    is_in_first = named is None or next(filter(None, named.groups())) in first
    return " ".join(_TAGS.sub("", first if is_in_first else following).split())


def _line_of(problem: Exception) -> int:
    """Return the line of the template at which filling it stopped; Jinja leaves it in the traceback."""
    line, step = 0, problem.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return line
