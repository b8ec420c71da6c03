"""The author's words as everybody may read them: an exempt section or appendix is a line that says it is kept back."""

import re
from collections.abc import Callable

from paperclerk.assembly.view import View
from paperclerk.domain.author import AuthorSection, Block, paragraph_block
from paperclerk.domain.layouts import LAYOUTS
from paperclerk.domain.marks import Marks
from paperclerk.domain.publicity import NOT_FOR_PUBLICATION

_LABEL = re.compile(r"^\s*(Appendix\s+(?:[A-Z]|\d{1,2})\b)", re.IGNORECASE)


def without_sections(view: View, _: Marks) -> View:
    """Return the view in which an exempt section is the layout's own heading and why it is kept back."""
    return _with_sections(view, _section)


def without_appendices(view: View, _: Marks) -> View:
    """Return the view in which an exempt appendix is its label and why it is kept back."""

    def told(section: AuthorSection) -> AuthorSection:
        return section.model_copy(update={"blocks": tuple(map(_appendix, section.blocks))})

    return _with_sections(view, told)


def without_commissioners(view: View, _: Marks) -> View:
    """Return the view in which exempt comments of the Commissioners are why they are kept back."""
    words = view.words
    block = words.procedure.commissioners if words else None
    if words is None or block is None or block.exemption is None:
        return view
    told = block.model_copy(update={"text": block.exemption.statement, "exemption": block.exemption.kept_back(),
                                    "written": "", "place": None})  # fmt: skip
    procedure = words.procedure.model_copy(update={"commissioners": told})
    return view._replace(words=words.model_copy(update={"procedure": procedure}))


def _with_sections(view: View, told: Callable[[AuthorSection], AuthorSection]) -> View:
    words = view.words
    if words is None:
        return view
    return view._replace(words=words.model_copy(update={"sections": tuple(map(told, words.sections))}))


def _section(section: AuthorSection) -> AuthorSection:
    if section.exemption is None:
        return section
    return section.model_copy(
        update={
            "heading": _heading(section.id),
            "blocks": (paragraph_block(section.exemption.statement),),
            "exemption": section.exemption.kept_back(),
            "place": None,
        }
    )


def _heading(id: str) -> str:
    """Return the heading that the layouts give a section; one of the author's own is kept back with its words."""
    known = (one.heading for layout in LAYOUTS.values() for one in layout.sections if one.id == id)
    return next(known, NOT_FOR_PUBLICATION)


def _appendix(block: Block) -> Block:
    if block.exemption is None:
        return block
    label = _LABEL.match(block.text)
    told = f"{label[1]}: {block.exemption.statement}" if label else block.exemption.statement
    return paragraph_block(told, block.kind if block.kind != "table" else "body").model_copy(
        update={"exemption": block.exemption.kept_back()}
    )
