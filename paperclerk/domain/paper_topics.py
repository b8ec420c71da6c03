"""What a report to members is expected to speak of, whatever it calls its headings, and which layout it follows."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from paperclerk.domain.layouts import LAYOUTS, Layout, Need, SectionDefinition
from paperclerk.domain.places import Noun


class Topic(Noun):
    """Something every council's reports speak of: the words that name it at the head of a section, row or paragraph."""

    id: str
    name: str
    pattern: str
    source: str


# Law: Local Government Act 1972 s100D (background papers), Equality Act 2010 s149 (due regard), and for the executive
# SI 2012/2089. Practice: the templates of Birmingham, Brighton & Hove, Maidstone, Spelthorne and South Kesteven, all of
# which head what is asked for, and what it means in law and in money.
EXPECTED_TOPICS: tuple[Topic, ...] = (
    Topic(
        id="recommendations",
        name="what members are asked to decide",
        pattern=r"recommend\w*|decisions? (?:required|requested|sought)|action (?:required|requested)|resolutions?"
        r"|(?:is|are) (?:asked|requested|invited) to|for (?:information|noting)",
        source="practice",
    ),
    Topic(
        id="legal",
        name="legal implications",
        pattern=r"legal|law|monitoring officer|governance and assurance"
        r"|solicitor|statutory (?:powers?|authority|duties)|governance implications",
        source="practice",
    ),
    Topic(
        id="financial",
        name="financial implications",
        pattern=r"financ\w+|(?<!human )resources?|budget\w*|costs?|value for money|(?:s|section) ?151|fiscal",
        source="practice",
    ),
    Topic(
        id="equality",
        name="the public sector equality duty",
        pattern=r"equalit\w+|equity|diversity|psed|eqia|eia|impact assessments?|protected characteristics",
        source="Equality Act 2010, section 149",
    ),
    Topic(
        id="background_papers",
        name="background papers (or that there are none)",
        pattern=r"background (?:papers?|documents?|information papers?|reading)|supporting (?:papers?|documents?)"
        r"|(?:papers?|documents?|sources?) (?:relied|consulted|used)|list of documents|local government act 1972",
        source="Local Government Act 1972, section 100D",
    ),
)


@lru_cache(maxsize=4096)
def plain(heading: str) -> str:
    """Return a heading's words for comparing: no case, signs, number or "(if required)"."""
    text = re.sub(r"\((?:if (?:required|applicable|relevant)|optional)\)", " ", heading.casefold())
    text = text.replace("&", " and ").replace("’", "").replace("'", "")
    return " ".join(re.findall(r"\w+", re.sub(r"^\s*\d+(?:\.\d+)*\.?\s", " ", text)))


def heads_section(heading: str, definition: SectionDefinition) -> bool:
    """Whether a heading is one of a section's own; a free section may go on as its author likes."""
    words = plain(heading)
    known = [plain(name) for name in (definition.heading, *definition.also)]
    return words in known or (definition.free and any(words.startswith(f"{name} ") for name in known))


class Fit(NamedTuple):
    """How well a layout fits a report's headings: how many of its required sections stand there, of how many."""

    layout: Layout
    present: int
    required: int

    @property
    def share(self) -> float:
        """The share of required sections that are headed as the layout heads them."""
        return self.present / self.required


def best_fit(headings: Sequence[tuple[int, str]], layouts: Iterable[Layout] = LAYOUTS.values()) -> Fit:
    """Return the layout that fits a report's headings (level and words) best; the earlier one where two fit alike."""

    def how_well(layout: Layout) -> tuple[float, int]:
        fit = _fit(layout, headings)
        levels = sum(
            1 for level, words in headings for each in layout.sections
            if level == each.level and heads_section(words, each)
        )  # fmt: skip
        return fit.share, levels

    return _fit(max(layouts, key=how_well), headings)


def required_sections(layout: Layout) -> tuple[SectionDefinition, ...]:
    """Return the sections a report of a layout may not go without; those that only hold others are not asked for."""
    return tuple(each for each in layout.sections if each.need is Need.REQUIRED and not layout.has_under(each.id))


def speaks_of_section(heading: str, definition: SectionDefinition) -> bool:
    """Whether a heading names a section among other words: "Engagement and consultation so far" is on consultation."""
    words = f" {plain(heading)} "
    return any(f" {plain(name)} " in words for name in (definition.heading, *definition.also))


def _fit(layout: Layout, headings: Sequence[tuple[int, str]]) -> Fit:
    required = required_sections(layout)
    present = sum(any(heads_section(words, each) for _, words in headings) for each in required)
    return Fit(layout, present, len(required))
