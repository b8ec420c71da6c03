"""Lines of a draft that come and go with the fields in them: a caption, a note at the head of a table.

A field is words within a paragraph that is in no region. Where all fields of one are new, or gone, so is the paragraph.
"""

from collections.abc import Callable
from typing import Any

from paperclerk.domain.names import FIELD_PREFIX, FRONT_PREFIX
from paperclerk.ooxml.wordml import W
from paperclerk.word.region_sides import Side, has_pending
from paperclerk.word.region_units import Kind, Unit, bare_of, control_named, unwrap
from paperclerk.word.regions import is_region, name_of, regions_in

_PARAGRAPH, _CONTROL, _CONTENT, _SECTION = (f"{W}{name}" for name in ("p", "sdt", "sdtContent", "sectPr"))
_MARGINS = (f"{W}hdr", f"{W}ftr")


def line_of(unit: Unit) -> Any:
    """Return the paragraph that a region of words stands in, if that is in no region or says nothing but fields."""
    if unit.kind is not Kind.WORDS:
        return None
    line = next(unit.control.iterancestors(_PARAGRAPH), None)
    if line is None:
        return None
    above = [one for one in line.iterancestors(_CONTROL) if is_region(name_of(one))]
    # Words in a region are the region's.
    is_own = not above or (line.getparent().getparent() is above[0] and not has_words(line))
    return line if is_own else None


def has_words(line: Any) -> bool:
    """Whether a line says something beside its fields; a comma between two of them is nothing to know it by."""
    return any(sign.isalnum() for text in bare_of(line).iter(f"{W}t") for sign in text.text or "")


def line_that_goes(unit: Unit, sides: tuple[Side, Side, Side], is_untouched: Callable[[Unit], bool]) -> Unit | None:
    """Return a unit of the whole line of a field that the data no longer has; None where something in it stays.

    Args:
        unit: the draft's field.
        sides: the draft, the generated original and the new paper.
        is_untouched: whether a region of the draft is as it was generated.
    """
    draft, base, new = sides
    line, made = line_of(unit), line_of(base.units[unit.name])
    if line is None or made is None or has_pending(line, "") or next(line.iter(_SECTION), None) is not None:
        return None
    names = [name for name, _ in regions_in(line)]
    if any(name in new.units or name not in draft.units or not is_untouched(draft.units[name]) for name in names):
        return None
    home = line.getparent()
    if draft.said(line, unit.part) != base.said(made, base.units[unit.name].part):
        return None
    if home.tag in _MARGINS and len(home.findall(_PARAGRAPH)) == 1:
        # A header without a paragraph is none.
        return None
    control = control_named("", 1)
    line.addprevious(control)
    content = control.find(_CONTENT)
    content.append(line)
    return Unit(unit.name, unit.part, control, content, Kind.BLOCKS)


def open_unknown_fields(known: Side) -> Callable[[str, Any], None]:
    """Return what opens the fields and front-page rows of a new paper, if the original has none of the kind.

    It was made before they were regions: what they show is brought up to date as what is outside all regions is.
    """
    unknown = tuple(
        prefix for prefix in (FIELD_PREFIX, FRONT_PREFIX) if not any(name.startswith(prefix) for name in known.units)
    )

    def opened(part: str, story: Any) -> None:
        del part
        for control in [one for one in story.iter(_CONTROL) if unknown and name_of(one).startswith(unknown)]:
            unwrap(control)

    return opened
