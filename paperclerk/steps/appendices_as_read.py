"""What a public appendix in Word would be like for those who cannot see it, told to who can still put it right."""

from collections.abc import Callable, Iterator

from paperclerk.domain.findings import Finding, finding
from paperclerk.domain.papers import PaperName
from paperclerk.domain.periods import Period
from paperclerk.domain.places import Place
from paperclerk.domain.report import ReportReading
from paperclerk.ooxml.package import PackageFault
from paperclerk.rules.paper_access import LOOKS_AT
from paperclerk.rules.paper_register import check_report

# Reads the reports in a file: its bytes, and a name for people.
ReadReport = Callable[[bytes, str], ReportReading]
# Whether bold words are a heading, and a colour says something, is guessed.
_GUESSED = ("Q35", "Q40")
# The copy that is published gets a title where the file has none.
_GIVEN = ("Q37", "title")


def hard_to_read(content: bytes, label: str, file: str, period: Period, read: ReadReport) -> Iterator[Finding]:
    """Yield a finding for each rule of accessibility that an appendix breaks, with its first place.

    Args:
        content: the appendix's file, in Word.
        label: its label, `C`.
        file: its name.
        period: the period it belongs to.
        read: reads it as any report.
    """
    try:
        reports = read(content, file).reports
    except PackageFault:
        # A file that cannot be read is told as that.
        return
    broken: dict[str, list[Finding]] = {}
    for found in (found for report in reports for found in check_report(report)):
        if found.rule in LOOKS_AT and found.rule not in _GUESSED and (found.rule, found.about) != _GIVEN:
            broken.setdefault(found.rule, []).append(found)
    for rule, those in broken.items():
        first, places = those[0], f"{len(those)} place" + ("s" if len(those) > 1 else "")
        yield finding(
            "X80",
            f"Appendix {label} would be hard to read for some, in {places}: {LOOKS_AT[rule]} ({rule}).",
            # What a finding's message quotes is taken for somebody's own words, which must not be public.
            hint=f"{first.message} {first.hint} Do it in that file before it is published; it goes out as it is.",
            subject=PaperName.CABINET_REPORT.value,
            place=Place(file=file, where=f"papers/{period.key}/appendices/{file}, {first.place.where}"),
            period=period.key,
            about=f"{label} {rule}",
        )
