"""What will be said of the papers of a template when they are checked or published, found at the template already."""

import re
from collections.abc import Callable, Iterator

from paperclerk.domain.findings import Finding
from paperclerk.domain.report import ReportReading
from paperclerk.domain.rulebook import RULEBOOK, Severity
from paperclerk.ooxml.package import Package
from paperclerk.rules.markings import forbidding_marking
from paperclerk.rules.paper_access import LOOKS_AT
from paperclerk.rules.paper_register import check_report
from paperclerk.word.braces import filled_parts
from paperclerk.word.regions import text_of_story
from paperclerk.word.template_reading import TemplateFault
from paperclerk.word.wml import w

# Reads the reports in a Word file: its bytes, and a name for people.
ReadSample = Callable[[bytes, str], ReportReading]
# Whether bold words are a heading, and a colour says something, is guessed of papers nobody can ask about.
_GUESSED = ("Q35", "Q40")
# Cells are merged where an author merged them: no template can help it.
_AUTHORS = ("Q45",)
_TAG = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)


def hard_to_read(sample: bytes, what: str, read: ReadSample) -> Iterator[TemplateFault]:
    """Yield what the rules for those who cannot see find in a sample paper, as faults of its template.

    Args:
        sample: a paper made with the template.
        what: what the sample is, in words.
        read: reads it.
    """
    for report in read(sample, "sample.docx").reports:
        for found in check_report(report):
            if found.rule in LOOKS_AT and found.rule not in (*_GUESSED, *_AUTHORS):
                yield _fault(found, what)


def marked(package: Package) -> Iterator[TemplateFault]:
    """Yield each marking typed into the template under which nothing is published, whatever the plan says."""
    main = package.main_part
    stories = (main, package.related(main, "footnotes"))
    for part in filled_parts(package):
        for paragraph in package.xml(part).iter(w("p")):
            text = _TAG.sub(" ", text_of_story(paragraph))
            if marking := forbidding_marking(text, is_edge=part not in stories):
                yield TemplateFault(
                    "T22",
                    f"it is marked {marking}, so that no paper made with it could be published.",
                    part,
                    f'in the paragraph "{" ".join(text.split())[:200]}"',
                    "Take it out and write {{ paper.marking }}: the marking comes from the plan.",
                    marking,
                )


def _fault(found: Finding, what: str) -> TemplateFault:
    rule = "T23" if RULEBOOK[found.rule].severity is Severity.LOW else "T21"
    message = f"in a paper made with it ({found.rule}, with {what}): {found.message}"
    return TemplateFault(
        rule, message, "word/document.xml", found.place.where, found.hint, f"{found.rule} {found.about}"
    )
