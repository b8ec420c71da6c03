"""Filling a Word template: docxtpl in a sandbox, strict and escaped, with faults told in the template maker's terms."""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

from paperclerk.errors import TemplateMisfit
from paperclerk.ooxml.package import PackageFault, open_package
from paperclerk.word.author_desk import AuthorDesk
from paperclerk.word.braces import typing_faults
from paperclerk.word.field_regions import with_field_regions
from paperclerk.word.pictures import Draw, PictureDesk
from paperclerk.word.quick_filling import QuickSandbox, QuickTemplate
from paperclerk.word.run_functions import PICTURE, RUN_FUNCTIONS, WORDS
from paperclerk.word.template_blocks import read_blocks
from paperclerk.word.template_limits import costly_in
from paperclerk.word.template_safety import unsafe_in
from paperclerk.word.template_tags import TemplatePart, place_of

ADVICE = (
    "Put the template right (docs/templates.md lists its tags; `paperclerk template check` finds all that is wrong "
    "with it), or use the one that came with Paperclerk."
)

_TAGS = re.compile(r"<[^>]+>")
_MISSING_FIELD = re.compile(r"has no attribute '([^']+)'|'([^']+)' is undefined|has no element '?([^' ]+)'?")
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


class TagMisfit(TemplateMisfit):
    """A tag that cannot be filled: `what` is wrong, in which `part`, and `where` in it."""

    def __init__(self, template: str, what: str, part: str, where: str = "", advice: str = ADVICE) -> None:
        """Put the message together."""
        self.template, self.what, self.part, self.where = template, what, part.lstrip("/"), where
        place = f", {where}" if where else ""
        super().__init__(f"The template {template} does not fit: {what} It is in {self.part}{place}.", advice)

    def __reduce__(self) -> tuple[type["TagMisfit"], tuple[str, str, str, str, str]]:  # type: ignore[override]
        """Keep the place when the error crosses from one process to another."""
        return type(self), (self.template, self.what, self.part, self.where, self.advice)


class WordTemplate(QuickTemplate):
    """A council's template; every fault in it stops the paper with its file, part and paragraph."""

    def __init__(self, path: Path) -> None:
        """Open the template.

        Raises:
            TemplateMisfit: there is no such file, it is not a Word document, it holds what acts by itself, or a tag
                lacks a brace.
        """
        content = _content(path)
        super().__init__(io.BytesIO(content))
        self.path = path
        try:
            package = open_package(content)
            for unsafe in unsafe_in(package):
                raise TagMisfit(path.name, unsafe.message, unsafe.part, advice=unsafe.hint)
            self.init_docx()
        except PackageFault as fault:
            raise _no_word_document(path, fault.message) from fault
        except (PackageNotFoundError, KeyError, ValueError, OSError, etree.XMLSyntaxError) as problem:
            raise _no_word_document(path, "It holds no Word document.") from problem
        for typed in typing_faults(package):
            raise TagMisfit(path.name, typed.message, typed.part, typed.where, f"{typed.hint} {ADVICE}")

    def fill(self, context: dict[str, Any], draw: Draw | None = None) -> None:
        """Fill every part of the template.

        Args:
            context: what tags may speak of.
            draw: draws the pictures; without it a picture's words stand in its place.

        Raises:
            TemplateMisfit: a tag is not written right, or asks for what the paper does not have.
        """
        environment, desk, author = self.environment(), PictureDesk(draw), AuthorDesk(self.docx)
        environment.globals.update(
            {
                PICTURE: lambda picture: desk.run(picture, self.current_rendering_part or self.docx.part),
                WORDS: lambda stretch: author.run(stretch, self.current_rendering_part or self.docx.part),
            }
        )
        self.render(context, environment, autoescape=True)
        author.put_notes(self.docx)

    def environment(self) -> ImmutableSandboxedEnvironment:
        """Return what the tags run in: a sandbox that knows the few functions a template may call."""
        environment = QuickSandbox()
        environment.globals = {name: one.function for name, one in RUN_FUNCTIONS.items()}
        return environment

    def parts(self) -> Iterator[TemplatePart]:
        """Yield every part that is filled in, made ready for Jinja."""
        yield self._ready(str(self.docx.part.partname), self.get_xml())
        for kind in (self.HEADER_URI, self.FOOTER_URI):
            for _, part in self.get_headers_footers(kind):
                yield self._ready(str(part.partname), self.get_part_xml(part))
        for part in self._footnotes():
            yield self._ready(str(part.partname), part.blob.decode())

    def patch_xml(self, src_xml: str) -> str:
        """Make the XML ready for Jinja; cells without properties get some, for their colour to go into (#559)."""
        patched: str = super().patch_xml(src_xml.replace("<w:tcPr/>", "<w:tcPr></w:tcPr>"))
        return patched

    def render_xml_part(self, src_xml: str, part: Any, context: dict[str, Any], jinja_env: Any = None) -> str:
        """Fill one part. Unlike docxtpl's own, it leaves `{_{` in an owner's words alone."""
        source, name, self.current_rendering_part = _a_paragraph_a_line(src_xml), str(part.partname), part
        for costly in costly_in(source):
            raise TagMisfit(self.path.name, costly.message, name, paragraph_at(source, costly.line), costly.hint)
        try:
            template = jinja_env.from_string(self.for_jinja(with_field_regions(source, name), name))
            self._must_close(source, name)
            filled = template.render(context)
        except (TemplateError, TypeError, ValueError, ArithmeticError, AttributeError, LookupError) as problem:
            raise self._misfit(problem, source, name) from problem
        listed: str = self.resolve_listing(re.sub(r"\n<w:p([ >])", r"<w:p\1", filled))
        self._must_be_whole(listed, name)
        return listed

    def for_jinja(self, source: str, part: str) -> str:  # noqa: ARG002 - what records a filling needs the part
        """Return what Jinja is given for the source of a part, line by line the same."""
        return source

    def render_footnotes(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Fill the footnotes once; docxtpl does it once a section, and would read owners' words as tags."""
        for part in self._footnotes():
            xml = self.render_xml_part(self.patch_xml(part.blob.decode()), part, context, jinja_env)
            part._blob = xml.encode()

    def render_properties(self, context: dict[str, Any], jinja_env: Any = None) -> None:
        """Leave the document's properties to `paperclerk.word.finish`, which sets them from the paper."""

    def _footnotes(self) -> list[Any]:
        return [part for part in self.docx.part.package.parts if part.content_type == _FOOTNOTES]

    def _ready(self, part: str, xml: str) -> TemplatePart:
        return TemplatePart(part.lstrip("/"), _a_paragraph_a_line(self.patch_xml(xml)))

    def _must_close(self, source: str, part: str) -> None:
        """Stop on a loop or condition that does not close where it began."""
        for fault in read_blocks(source).faults:
            raise TagMisfit(self.path.name, fault.message, part, place_of(source, fault.tag))

    def _must_be_whole(self, xml: str, part: str) -> None:
        """Stop on XML that a misplaced tag has torn: docxtpl would go on with what can be saved of it."""
        try:
            self.read_whole(xml)
        except etree.XMLSyntaxError as problem:
            what = "it comes apart when it is filled: a tag stands in a place of another kind than it is for."
            raise TagMisfit(self.path.name, what, part) from problem

    def _misfit(self, problem: Exception, source: str, part: str) -> TagMisfit:
        line = problem.lineno if isinstance(problem, TemplateSyntaxError) else _line_of(problem)
        return TagMisfit(self.path.name, _what(problem), part, paragraph_at(source, line, problem))


def _a_paragraph_a_line(xml: str) -> str:
    """Return a part's XML so that the line Jinja names is the paragraph at fault."""
    return re.sub(r"<w:p([ >])", r"\n<w:p\1", xml)


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


def paragraph_at(source: str, line: int | None, problem: Exception | None = None) -> str:
    """Return the words for the place of a line of a part that was made ready; nothing when there is none."""
    lines = source.splitlines()
    if not line or line > len(lines):
        return ""
    if paragraph := _paragraph(lines[line - 1], problem):
        return f'in the paragraph "{paragraph[:200]}"'
    # A tag of a content control, or of a table's description, stands in no words.
    earlier = next(filter(None, (_paragraph(one, None) for one in reversed(lines[: line - 1]))), "")
    return f'after the paragraph "{earlier[:200]}"' if earlier else ""


def _paragraph(line: str, problem: Exception | None) -> str:
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
