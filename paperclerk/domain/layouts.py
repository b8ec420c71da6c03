"""Layouts of a Cabinet report: its sections in order, each known by its id. Numbers are counted, never typed.

Councils change their template from year to year: a layout is a version of one model, named by its year.
"""

from collections.abc import Iterator
from enum import StrEnum

from paperclerk.domain.places import Noun
from paperclerk.errors import CalledWrongly


class Need(StrEnum):
    """Whether a report may go without a section."""

    REQUIRED = "required"
    IF_REQUIRED = "if_required"
    OPTIONAL = "optional"


class SectionDefinition(Noun):
    """A section: its heading, the other headings people give it, and what an author is asked to write.

    Level 2 stands under `parent`. `free` sections may be headed as the author likes, beginning with one of the known
    headings. `generated` names what the program adds to the author's words: progress, appendices, background_papers,
    commissioners. `is_implication` is set where a council chose its set of implications itself.
    """

    id: str
    heading: str
    also: tuple[str, ...] = ()
    level: int = 1
    parent: str = ""
    need: Need = Need.REQUIRED
    free: bool = False
    generated: str = ""
    guidance: str = ""
    is_implication: bool = False


class Layout(Noun):
    """A version of the report. After the sections of `own_after` authors may put sections of their own.

    `every_follow_up`: whether the front page prints the row after each question even when it is empty.
    `recommendations_as`: how the things asked for are set out, (a) or 2.1.1 in bold.
    """

    name: str
    sections: tuple[SectionDefinition, ...]
    own_after: tuple[str, ...] = ("background", "progress")
    every_follow_up: bool = False
    recommendations_as: str = "letter"

    def section(self, id: str) -> SectionDefinition:
        """Return a section by its id.

        Raises:
            KeyError: the layout has no such section.
        """
        return {section.id: section for section in self.sections}[id]

    def has_under(self, id: str) -> bool:
        """Whether other sections stand under this one."""
        return any(section.parent == id for section in self.sections)

    def written_by_author(self) -> Iterator[SectionDefinition]:
        """Yield the sections an author writes in, in order."""
        for section in self.sections:
            if section.generated != "progress" and not self.has_under(section.id):
                yield section


def layout_named(name: str | Layout) -> Layout:
    """Return a layout by its name; a council's own comes back as it is.

    Raises:
        CalledWrongly: there is none of that name.
    """
    if isinstance(name, Layout):
        return name
    if name not in LAYOUTS:
        raise CalledWrongly(
            f"There is no layout {name!r} of the Cabinet report.",
            f"Set `layout` under [papers] in settings.toml to one of: {', '.join(LAYOUTS)}.",
        )
    return LAYOUTS[name]


def _section(id: str, heading: str, *also: str, **given: object) -> SectionDefinition:
    return SectionDefinition.model_validate(
        {"id": id, "heading": heading, "also": also, "guidance": _GUIDANCE.get(id, ""), **given}
    )


_GUIDANCE = {
    "summary": "Say in two or three paragraphs what the report is about, what it asks for and why.",
    "recommendations": "Begin with a line that ends in a colon, then one paragraph for each thing that is asked for.",
    "background": "What led to this report, and what was decided before.",
    "options": "Each option that was considered, why it is or is not recommended, and the one that is.",
    "consultation": "Who was asked, when and how, and what they said.",
    "risk": "What could go wrong, how likely and how bad it is, and what is done about it.",
    "compliance": "How the decisions keep to the council's duties, directions and policies.",
    "priorities": "Which of the council's priorities, plans and strategies this serves, and how.",
    "legal": "The powers and duties relied on. Agreed with the Monitoring Officer.",
    "financial": "What it costs or saves, in which budget and which year. Agreed with the Section 151 Officer.",
    "procurement": "What has to be bought and how. Leave empty if nothing.",
    "hr": "What it means for staff. Leave empty if nothing.",
    "equality": "How due regard was had to the three aims of the duty; name the equality impact assessment.",
    "environment": "What it means for the climate and the environment.",
    "appendices": "Other appendices of yours, a line each. The plan table and the assurance pack are added for you.",
    "background_papers": "The documents relied on, a line each. Leave empty if there are none.",
}

_PROGRESS = _section("progress", "Progress this period", "Progress", "Progress to date",
                     "Progress since the last report", need=Need.OPTIONAL, generated="progress")  # fmt: skip
_SUMMARY = _section("summary", "Executive Summary", "Summary", "Purpose of report", "Purpose of the report")
_RECOMMENDATIONS = _section("recommendations", "Recommendations", "Recommendation", "Decisions recommended")
_OPTIONS = _section("options", "Options considered and Recommended Proposal", "Options considered",
                    "Options", "Options considered and recommended option")  # fmt: skip
_RISK = _section("risk", "Risk Management", "Risk", "Risks", "Risk management and implications", "Risk implications")
_APPENDICES = _section("appendices", "Appendices", "Appendix", "List of appendices", need=Need.OPTIONAL,
                       generated="appendices")  # fmt: skip
_BACKGROUND_PAPERS = _section("background_papers", "Background Documents", "Background Papers",
                              "List of background documents", "List of background papers",
                              need=Need.OPTIONAL, generated="background_papers")  # fmt: skip
_HR_NAMES = ("Human Resources", "HR Implications", "Workforce Implications", "Staffing Implications")
_EQUALITY_NAMES = ("Equality Implications", "Equalities Implications", "Equality Duty", "Equality and Diversity")
_ENVIRONMENT_NAMES = ("Environmental Implications", "Sustainability Implications", "Climate Implications",
                      "Climate change implications")  # fmt: skip


def _implications(level: int, parent: str) -> tuple[SectionDefinition, ...]:
    def one(id: str, heading: str, *also: str, need: Need = Need.REQUIRED) -> SectionDefinition:
        return _section(id, heading, *also, level=level, parent=parent, need=need)

    return (
        one("legal", "Legal Implications", "Legal"),
        one("financial", "Financial Implications", "Finance Implications", "Finance", "Resource Implications"),
        one("procurement", "Procurement Implications (if required)", "Procurement", need=Need.IF_REQUIRED),
        one("hr", "Human Resources Implications (if required)", *_HR_NAMES, need=Need.IF_REQUIRED),
        one("equality", "Public Sector Equality Duty", *_EQUALITY_NAMES),
    )


def _environment(level: int, parent: str, need: Need) -> SectionDefinition:
    return _section("environment", "Environmental and Sustainability Implications", *_ENVIRONMENT_NAMES,
                    level=level, parent=parent, need=need)  # fmt: skip


LAYOUTS: dict[str, Layout] = {
    "2023": Layout(
        name="2023",
        every_follow_up=True,
        recommendations_as="sub",
        sections=(
            _SUMMARY,
            _RECOMMENDATIONS,
            _section("background", "Background", "Background and context", "Context"),
            _PROGRESS,
            _OPTIONS,
            _section("consultation", "Consultation", "Consultation and engagement", "Engagement"),
            _RISK,
            _section("compliance", "Compliance Issues", "Compliance", "Implications"),
            _section("priorities", "How are the recommended decisions consistent with the Council's priorities, plans "
                     "and strategies?", "Council priorities", "Corporate priorities", "Policy implications",
                     "How are the recommended decisions consistent with the City Council's priorities, plans and "
                     "strategies?", level=2, parent="compliance"),
            *_implications(2, "compliance"),
            _environment(2, "compliance", Need.REQUIRED),
            _APPENDICES,
            _BACKGROUND_PAPERS,
        ),
    ),
    "2024": Layout(
        name="2024",
        sections=(
            _SUMMARY,
            _RECOMMENDATIONS,
            _section("background", "Background and context", "Background", "Context", free=True),
            _PROGRESS,
            _OPTIONS,
            _section("consultation", "Consultation and engagement", "Consultation", "Engagement"),
            _RISK,
            _section("compliance", "Compliance Issues", "Compliance"),
            *_implications(1, ""),
            _environment(1, "", Need.OPTIONAL),
            _APPENDICES,
            _BACKGROUND_PAPERS,
        ),
    ),
    "general": Layout(
        name="general",
        sections=(
            _SUMMARY,
            _RECOMMENDATIONS,
            _section("reasons", "Reasons for the recommendations", "Reasons", "Reasons for recommendation",
                     need=Need.OPTIONAL, guidance="Why these decisions and not others."),
            _section("background", "Background", "Background and context", "Context", free=True),
            _PROGRESS,
            _OPTIONS,
            _section("consultation", "Consultation and engagement", "Consultation", "Engagement"),
            _RISK,
            _section("implications", "Implications", "Compliance Issues"),
            _section("priorities", "Council priorities", "Corporate priorities", "Policy implications",
                     level=2, parent="implications", need=Need.OPTIONAL),
            *_implications(2, "implications"),
            _environment(2, "implications", Need.OPTIONAL),
            _section("data_protection", "Data protection implications", "Data protection", level=2,
                     parent="implications", need=Need.OPTIONAL, guidance="What it means for personal data."),
            _section("commissioners", "Comments of the Commissioners", "Commissioners' comments",
                     "Commissioner comments", need=Need.OPTIONAL,
                     guidance="What the Commissioners said of this report, or that they had no comment."),
            _APPENDICES,
            _BACKGROUND_PAPERS,
        ),
    ),
}  # fmt: skip

# What the blank says above its front-page table, and where the author's own sections go.
OPENING_GUIDANCE = (
    "Fill in the table, then write under each heading in place of the grey text. Keep the headings as they are.",
    "Type no numbers: sections and paragraphs are numbered when the report is made. Lists may be bulleted or lettered. "
    "Tables are welcome; pictures and footnotes are not carried over.",
    "Progress, ratings, dates and tables come from the owners' returns and are added for you.",
)
OPTIONS_GUIDANCE = "Paragraphs will do; a table headed Option, Recommended (Yes or No) and Reason is checked as well."
OWN_SECTION_GUIDANCE = (
    "Sections of your own go here: type a heading in the style Heading 2 and your words under it. The progress, the "
    "counts and the tables are added for you before this place."
)

# What the Cabinet report comes with: label and title of each appendix made by the program.
MADE_APPENDICES: tuple[tuple[str, str], ...] = (
    ("A", "Stabilisation plan table"),
    ("B", "Assurance pack"),
)
