"""A template read as it stands: every field it asks for, and all that can be seen to be wrong without filling it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel

from paperclerk.ooxml.package import Package
from paperclerk.word.braces import filled_parts, typing_faults
from paperclerk.word.filling import WordTemplate, paragraph_at
from paperclerk.word.run_functions import RUN_FUNCTIONS
from paperclerk.word.template_blocks import Blocks, read_blocks
from paperclerk.word.template_fields import Asked, FieldReading
from paperclerk.word.template_gaps import gaps_in
from paperclerk.word.template_limits import costly_in
from paperclerk.word.template_safety import other_fields, unsafe_in
from paperclerk.word.template_shapes import Shape
from paperclerk.word.template_styles import StyleUse, styles_used
from paperclerk.word.template_tags import Tag, TemplatePart, place_of, written
from paperclerk.word.template_unseen import unseen_tags, untagged
from paperclerk.word.wml import local

_CHANGES = re.compile(rb"<w:(?:ins|del|moveFrom|moveTo|commentReference)[ />]")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_AMONG_BLOCKS = {"body", "hdr", "ftr", "tc", "tbl", "tr", "txbxContent", "p", "r", "hyperlink"}
_AMONG_RUNS = {"p", "hyperlink", "ins", "smartTag"}


class TemplateFault(NamedTuple):
    """Something wrong with a template: the rule, the words, the part and where in it, what to do, and about what."""

    rule: str
    message: str
    part: str = ""
    where: str = ""
    hint: str = ""
    about: str = ""


class AskedAt(NamedTuple):
    """A field a tag asks for, with the part it stands in."""

    asked: Asked
    part: str


class PartTag(NamedTuple):
    """A tag that prints something or decides something, with its place, and whether it is only fields and words."""

    part: str
    number: int
    written: str
    where: str
    is_plain: bool


class TemplateReading(NamedTuple):
    """A template as it stands. `can_be_filled` is False when filling it would only say again what is in `faults`."""

    asked: tuple[AskedAt, ...] = ()
    tags: tuple[PartTag, ...] = ()
    styles: tuple[StyleUse, ...] = ()
    faults: tuple[TemplateFault, ...] = ()

    @property
    def can_be_filled(self) -> bool:
        """Whether nothing stops it from being filled: a field that is not known does not."""
        return not any(fault.rule in ("T02", "T03", "T06", "T08", "T20") for fault in self.faults)


def read_template(path: Path, package: Package, model: type[BaseModel]) -> TemplateReading:
    """Read a template for a paper.

    Args:
        path: the template.
        package: the same file, opened.
        model: the paper's model, which says what may be asked for.

    Raises:
        TemplateMisfit: it is no Word document.
    """
    before = [*_unsafe(package), *(TemplateFault(*fault) for fault in typing_faults(package))]
    if before:
        return TemplateReading(faults=tuple(before))
    asked: list[AskedAt] = []
    tags: list[PartTag] = []
    faults = [*_left_in(package)]
    for part in WordTemplate(path).parts():
        blocks = read_blocks(part.source)
        fields = FieldReading(blocks.tags, Shape(model, "paper"))
        asked += [AskedAt(one, part.name) for one in fields.asked]
        tags += _tags(part, blocks, fields.risky)
        faults += [
            TemplateFault("T03", fault.message, part.name, place_of(part.source, fault.tag)) for fault in blocks.faults
        ]
        faults += [
            TemplateFault(
                fault.rule, fault.message, part.name, place_of(part.source, fault.tag), fault.hint, fault.about
            )
            for fault in fields.faults
        ]
        faults += _misplaced(part, blocks)
        faults += [
            TemplateFault("T20", one.message, part.name, paragraph_at(part.source, one.line), one.hint)
            for one in costly_in(part.source)
        ]
    styles = tuple(styles_used(package))
    faults += [*_unstyled(styles), *_loose(package)]
    gaps = (*gaps_in(package), *unseen_tags(package), *untagged(package, model))
    faults += [TemplateFault(gap.rule, gap.message, gap.part, gap.where, gap.hint) for gap in gaps]
    return TemplateReading(tuple(asked), tuple(tags), styles, tuple(faults))


def _unsafe(package: Package) -> Iterator[TemplateFault]:
    for unsafe in unsafe_in(package):
        yield TemplateFault("T06", unsafe.message, unsafe.part, hint=unsafe.hint)
    for field in other_fields(package):
        yield TemplateFault(
            "T40",
            f'it holds a field {field.name or "without a name"} ("{field.written[:80]}"), which stays as it is in '
            "every paper.",
            field.part,
            hint="Nothing need be done if what it prints is right. Otherwise press Alt+F9 in Word and delete it.",
        )


def _left_in(package: Package) -> Iterator[TemplateFault]:
    for part in filled_parts(package):
        if _CHANGES.search(package.read(part)):
            yield TemplateFault(
                "T12",
                "a comment or a tracked change was left in it, and would be in every paper.",
                part,
                hint="In Word choose Review, Accept All Changes, and delete the comments.",
            )


def _loose(package: Package) -> Iterator[TemplateFault]:
    """Yield each picture or link that a part refers to and does not have: Word would not open the paper."""
    for part in filled_parts(package):
        there = {link.id for link in package.relations(part)}
        for element in package.xml(part).iter():
            for name, given in element.attrib.items():
                value = str(given)
                if str(name).startswith(_RELATION) and value and value not in there:
                    what = local(element) or "something"
                    yield TemplateFault(
                        "T09",
                        f"it refers to {'an' if what[0] in 'aeiou' else 'a'} {what} that is not in the file.",
                        part,
                        f'at "{value}"',
                        "Take that picture or link out in Word and put it in again.",
                    )


def _unstyled(styles: tuple[StyleUse, ...]) -> Iterator[TemplateFault]:
    for use in styles:
        if not use.is_there:
            what = "list" if use.is_list else "style"
            yield TemplateFault(
                "T07",
                f'it uses the {what} "{use.name}", which it does not have.',
                use.part,
                use.where,
                f"Give that paragraph a {what} that is there, or make the {what}.",
                use.name,
            )


def _tags(part: TemplatePart, blocks: Blocks, risky: set[int]) -> Iterator[PartTag]:
    for tag in blocks.tags:
        if not tag.is_block or tag.keyword in ("for", "if", "elif"):
            yield PartTag(
                part.name, tag.number, written(part.source, tag), place_of(part.source, tag), tag.number not in risky
            )


def _misplaced(part: TemplatePart, blocks: Blocks) -> Iterator[TemplateFault]:
    """Yield a look put in without the r, and a plain value put in with it: neither would be seen."""
    marks = blocks.marks()
    for tag in blocks.tags:
        mark = marks.get(tag.number)
        if tag.is_block or mark is None:
            continue
        holder, makes_runs = local(mark.getparent()), _makes_runs(tag)
        among_runs = holder in _AMONG_RUNS or (holder == "sdtContent" and _is_in_line(mark))
        if makes_runs and not among_runs:
            yield _ill_placed(
                part, tag, "words with a look of their own are put in with an r.", f"Write {{{{r {tag.words} }}}}."
            )
        elif not makes_runs and (holder in _AMONG_BLOCKS or holder == "sdtContent"):
            yield _ill_placed(
                part, tag, "a value put in like this is not seen in Word.", f"Write {{{{ {tag.words} }}}}."
            )


def _ill_placed(part: TemplatePart, tag: Tag, message: str, hint: str) -> TemplateFault:
    return TemplateFault("T02", message, part.name, place_of(part.source, tag), hint, tag.words)


def _is_in_line(mark: Any) -> bool:
    return any(local(above) == "p" for above in mark.iterancestors())


def _makes_runs(tag: Tag) -> bool:
    name = re.match(r"(\w+)\s*\(", tag.words)
    return name is not None and name[1] in RUN_FUNCTIONS
