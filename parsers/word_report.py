"""Reports written in Word, drafts and past papers, read as documents: the same model as a printed one gives."""

import hashlib
from collections.abc import Iterator, Mapping

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.places import Place
from paperclerk.domain.report import Report, ReportReading
from paperclerk.ooxml.misplaced import misplaced_words
from paperclerk.ooxml.package import Package, PackageFault, kind_of, open_package
from parsers.outline import reports_of
from parsers.pack_signs import PageSigns
from parsers.report_front import organisation
from parsers.word_margins import margin_texts
from parsers.word_pieces import PieceReader
from parsers.word_traces import traces_of

# What a Word file may hold words in that no reader of ours sees.
_UNREAD = ("an embedded document", "an embedded file", "a drawing")
_SHOWN = 60


def knows(content: bytes) -> bool:
    """Whether a file is a Word document, by its content."""
    return kind_of(content) == "word"


def read_report(content: bytes, file: str, synonyms: Mapping[str, tuple[str, ...]] | None = None) -> ReportReading:
    """Read a Word file as a report, or as several where it holds several; pending changes count as accepted.

    Args:
        content: the file's bytes.
        file: the name it came under, for people only.
        synonyms: a council's own labels for rows of the front page, by the row's name.
    """
    place = Place(file=file, sha256=hashlib.sha256(content).hexdigest())
    try:
        package = open_package(content)
        if package.kind != "word":
            raise PackageFault("F03", "The file is not a Word document.", "Give the report in Word (.docx) or PDF.")
        reader = PieceReader(package)
        pieces = reader.read()
        reading = reports_of(pieces, place, synonyms or {}, PageSigns(tables=tuple(reader.tables_first)))
        reports = _completed(reading.reports, package)
        if reports:  # a pack is one file: what is left in it is told once
            reports = (
                reports[0].model_copy(update={"word": traces_of(package, reader, pieces, reports)}),
                *reports[1:],
            )
        return ReportReading(reports, (*reading.findings, *_unread(reader, place)))
    except PackageFault as fault:
        return ReportReading((), (finding(fault.rule, fault.message, hint=fault.hint, place=place),))


def _completed(reports: tuple[Report, ...], package: Package) -> tuple[Report, ...]:
    """Return reports, the council's name taken from the margins where the report itself does not give it."""
    council = organisation(margin_texts(package))
    return tuple(
        report if report.organisation or not council else report.model_copy(update={"organisation": council})
        for report in reports
    )


def _unread(reader: PieceReader, file: Place) -> Iterator[Finding]:
    """Yield a finding for what holds words and was not read, and for a file that has no words at all."""
    if not any(paragraph.text.strip() for paragraph in reader.story.paragraphs):
        held = " but pictures" if "a picture" in reader.story.left_out else ""
        message = f"{file.file} holds nothing{held}, so there was nothing to read."
        yield finding("I09", message, hint="Ask for the report as it was written.", place=file)
    for what in sorted(reader.story.left_out & set(_UNREAD)):
        message = f"The file holds {what}, whose words were not read."
        yield finding("I26", message, hint="Read that part by eye, or paste it as text.", place=file, about=what)
    for text in dict.fromkeys(misplaced_words(reader.story.root)):
        message = f"“{text[:_SHOWN]}” stands where Word has no place for words, so it was not read."
        yield finding("I26", message, hint="Open the file in Word, save it, and read it again.", place=file, about=text)
