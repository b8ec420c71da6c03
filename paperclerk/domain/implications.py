"""The implications a report tells of, and a council's own set of them: which, in what order, which may be left out."""

import re
from collections.abc import Iterable, Sequence

from paperclerk.domain.layouts import LAYOUTS, Layout, Need, SectionDefinition, layout_named
from paperclerk.domain.places import Noun
from paperclerk.domain.procedure import COMMISSIONERS_HEADING
from paperclerk.errors import CalledWrongly


class Implication(Noun):
    """An implication as a council wants it; its own words for heading and guidance, empty for ours."""

    id: str
    need: Need = Need.REQUIRED
    heading: str = ""
    guidance: str = ""


def _implication(id: str, heading: str, *also: str, guidance: str) -> SectionDefinition:
    return SectionDefinition(id=id, heading=heading, also=also, guidance=guidance)


# Those that no layout has by itself; a council adds them in its settings.
FURTHER: tuple[SectionDefinition, ...] = (
    _implication("data_protection", "Data protection implications", "Data protection", "Information governance",
                 guidance="What it means for personal data."),
    _implication("health_and_safety", "Health and safety implications", "Health and safety",
                 guidance="What it means for the safety of staff and of the public."),
    _implication("crime_and_disorder", "Crime and disorder implications", "Crime and disorder", "Community safety",
                 guidance="How the duty under section 17 of the Crime and Disorder Act 1998 is met."),
    _implication("property", "Property implications", "Property", "Property and asset implications",
                 guidance="What it means for land and buildings of the council."),
    _implication("ict", "ICT implications", "ICT", "IT implications", "Digital implications",
                 guidance="What it means for the council's systems."),
    _implication("public_health", "Public health implications", "Public health", "Health and wellbeing implications",
                 guidance="What it means for the health of residents."),
)  # fmt: skip

_OF_LAYOUTS = ("legal", "financial", "procurement", "hr", "equality", "environment", "data_protection")
_OURS: dict[str, SectionDefinition] = {
    **{one.id: one for one in FURTHER},
    **{one.id: one for layout in reversed(LAYOUTS.values()) for one in layout.sections if one.id in _OF_LAYOUTS},
}

# `None.`, `N/A`, `There are no direct implications at this stage`: that there is none, and nothing more.
_BARE_NONE = re.compile(
    r"(?:(?:there (?:are|is) )?(?:none|nil|no|not applicable|n/?a))"
    r"(?: (?:specific|direct|particular|known|significant|further|legal|financial|procurement|staffing|human resources|"
    r"equalit(?:y|ies)|environmental|climate|property|ict|it|data protection|health and safety|public health))*"
    r"(?: (?:implications?|comments?|issues?|impacts?|considerations))?"
    r"(?: (?:identified|applicable|at this (?:time|stage)|arising|for this report|from (?:this|the) report))*",
    re.I,
)


def says_none_without_why(text: str) -> bool:
    """Whether a text says that there are no implications and does not say why: `None.`, `N/A`, `No implications`."""
    return bool(_BARE_NONE.fullmatch(" ".join(text.split()).strip(" .,;:-–—")))


def implications_of(layout: Layout) -> tuple[SectionDefinition, ...]:
    """Return the sections of a layout that tell of implications, in its order."""
    return tuple(one for one in layout.sections if one.is_implication or one.id in _OURS)


def council_layout(name: str, wanted: Sequence[Implication] = (), *, commissioners: bool = False) -> Layout:
    """Return a layout with a council's own set of implications, in its order, where the layout has its own.

    Args:
        name: the layout's name.
        wanted: the council's set; empty for the layout's own.
        commissioners: whether the report has a place for the Commissioners' comments.

    Raises:
        CalledWrongly: there is no such layout, or an implication is not known and has no heading.
    """
    layout = layout_named(name)
    if wanted:
        layout = _with_implications(layout, wanted)
    return with_commissioners(layout) if commissioners else _without_commissioners(layout)


def _without_commissioners(layout: Layout) -> Layout:
    """Return a layout of a council that has no Commissioners: most have none, and nobody is to answer for them."""
    return layout.model_copy(update={"sections": tuple(one for one in layout.sections if one.id != "commissioners")})


def with_commissioners(layout: Layout) -> Layout:
    """Return a layout with a place for the Commissioners' comments, before the appendices unless it has one."""
    if any(one.id == "commissioners" for one in layout.sections):
        made = {"generated": "commissioners"}
        sections = (one.model_copy(update=made) if one.id == "commissioners" else one for one in layout.sections)
        return layout.model_copy(update={"sections": tuple(sections)})
    place = next((n for n, one in enumerate(layout.sections) if one.id == "appendices"), len(layout.sections))
    added = SectionDefinition(
        id="commissioners", heading=COMMISSIONERS_HEADING, also=("Commissioners' comments", "Commissioner comments"),
        need=Need.OPTIONAL, generated="commissioners",
    )  # fmt: skip
    return layout.model_copy(update={"sections": (*layout.sections[:place], added, *layout.sections[place:])})


def _with_implications(layout: Layout, wanted: Sequence[Implication]) -> Layout:
    own = implications_of(layout)
    first = layout.sections.index(own[0])
    before = [one for one in layout.sections[:first] if one not in own]
    after = [one for one in layout.sections[first:] if one not in own]
    added = [_defined(one, own[0], own) for one in wanted]
    return layout.model_copy(update={"sections": (*before, *added, *after)})


def _defined(wanted: Implication, like: SectionDefinition, own: Iterable[SectionDefinition]) -> SectionDefinition:
    known = next((one for one in own if one.id == wanted.id), _OURS.get(wanted.id))
    heading = wanted.heading or (known.heading if known else "")
    if not heading:
        raise CalledWrongly(
            f"There is no implication {wanted.id!r}, and no heading is given for one of your own.",
            f"Under [papers] implications name one of {', '.join(_OURS)}, or give yours a heading.",
        )
    also = known.also if known else ()
    if known and wanted.heading:
        also = (known.heading, *also)
    return SectionDefinition(
        id=wanted.id, heading=heading, also=also, level=like.level, parent=like.parent, need=wanted.need,
        guidance=wanted.guidance or (known.guidance if known else ""), is_implication=True,
    )  # fmt: skip
