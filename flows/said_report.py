"""What the report commands say to people: a report's outline, and the differences between two."""

from collections.abc import Iterator, Sequence
from textwrap import shorten

from flows.said import counted, in_columns, say
from paperclerk.domain.differences import Change, Difference, ItemKind, Kept, WordRun
from paperclerk.domain.paper_reading import ComparedFiles, ComparedPaper, ReadFile
from paperclerk.domain.periods import for_people
from paperclerk.domain.report import Report, ReportSection

_WIDE = 100
_KINDS = {
    ItemKind.RECOMMENDATION: "What the report asks",
    ItemKind.PLAN_RECOMMENDATION: "The plan's recommendations",
    ItemKind.ACTIVITY: "The plan's responses",
    ItemKind.DELIVERABLE: "Deliverables",
}
_COUNTED = {
    ItemKind.RECOMMENDATION: ("recommendation", "recommendations"),
    ItemKind.PLAN_RECOMMENDATION: ("recommendation of the plan", "recommendations of the plan"),
    ItemKind.ACTIVITY: ("response", "responses"),
    ItemKind.DELIVERABLE: ("deliverable", "deliverables"),
}
_MOVEMENTS = {"up": "better", "down": "worse", "lost": "none now", "gained": "none before"}
# Words kept on either side of a change, so that it can be found.
_WORDS_AROUND = 6
# So many items whose date changed in the same way are named on one line.
_MANY = 4


def say_report(report: Report) -> None:
    """Print a report's outline: front page, sections with numbers, pages and counts, recommendations, appendices."""
    heading = ", ".join(filter(None, (report.organisation, report.body, for_people(report.date))))
    pages = f" (pages {report.pages[0]} to {report.pages[1]})" if report.pages else ""
    say(f"{heading or 'A report'}{pages}")
    for label, text in (*report.front_page.by_label().items(), *report.front_page.others):
        lines = text.splitlines() or [""]
        say(f"  {label.rstrip(': ')}: {'; '.join(line.strip() for line in lines)}")
    say()
    _say_opening(report)
    rows = [_line(section) for section in report.sections]
    for line in in_columns(rows):
        say(line)
    _say_list("Recommendations", [(one.number, one.text, one.page) for one in report.recommendations])
    _say_list("Appendices", [(one.label, one.title, one.page) for one in report.appendices])
    say()


def say_comparison(compared: ComparedFiles) -> None:
    """Print both papers and every difference between them, by what it is about."""
    for what, paper in (("New", compared.new), ("Published", compared.published)):
        say(f"{what:<10} {_paper(paper)}")
    for kind, heading in _KINDS.items():
        some = [one for one in compared.differences if one.kind is kind]
        if some:
            say(f"\n{heading}")
        for same in _grouped(some):
            say(f"  {_headline(same[0]) if len(same) == 1 else _headline_of_several(same)}")
            for line in _details(same[0]):
                say(f"      {line}")
    if not compared.differences:
        say("\nNo difference in recommendations, deliverables, officers, dates or ratings.")
    say()


def say_looked_at(read: ReadFile) -> None:
    """Print what a file was looked at for, for a screen reader's sake."""
    if read.accessibility:
        things = "; ".join(one.what for one in read.accessibility)
        say(f"Looked at for accessibility: {things}.")
        say("That is a part of accessibility, and no proof of it; docs/accessibility.md says what is not looked at.")


def _line(section: ReportSection) -> tuple[str, ...]:
    title = "  " * (section.level - 1) + " ".join(filter(None, (section.number, section.heading)))
    held = [counted(len(section.paragraphs), "paragraph")] if section.paragraphs else []
    held += [counted(len(section.tables), "table")] if section.tables else []
    page = f"page {section.page}" if section.page else ""
    return shorten(title, _WIDE, placeholder=" …") if section.level == 1 else title[:_WIDE], page, ", ".join(held)


def _say_opening(report: Report) -> None:
    """Print how much stands between the front page and the first heading, and how each paragraph of it begins."""
    paragraphs, tables = len(report.opening), len(report.opening_tables)
    held = [counted(paragraphs, "paragraph")] if paragraphs else []
    held += [counted(tables, "table")] if tables else []
    if held:
        say(f"before the first heading: {', '.join(held)}")
    for one in report.opening:
        said = shorten(" ".join((one.number, *one.text.split())).strip(), _WIDE, placeholder=" …")
        say(f"  {said}" + (f" (page {one.page})" if one.page else ""))


def _say_list(heading: str, rows: Sequence[tuple[str, str, int | None]]) -> None:
    if rows:
        say(f"\n{heading}")
    for number, text, page in rows:
        said = shorten(" ".join(text.split()), _WIDE, placeholder=" …")
        say(f"  {number:<6} {said}" + (f" (page {page})" if page else ""))


def _paper(paper: ComparedPaper) -> str:
    held = ", ".join(f"{count} {_COUNTED[ItemKind(kind)][count != 1]}" for kind, count in paper.items.items())
    one_of = f", one of {paper.reports} reports" if paper.reports > 1 else ""
    what = ", ".join(filter(None, (paper.subject, for_people(paper.date))))
    return f"{paper.file}{one_of}: {what or 'no front page'} ({held or 'nothing to compare'})"


def _headline(one: Difference) -> str:
    number = one.number + (f" (now {one.number_now})" if one.number_now else "")
    title = "" if one.change in (Change.WORDING, Change.DROPPED, Change.ADDED) else f"  {_short(one.text)}"
    under = f" of recommendation {one.under}" if one.under and one.kind is ItemKind.ACTIVITY else ""
    return f"{number or '(no number)'}{under}: {_what(one)}{title}"


def _grouped(differences: Sequence[Difference]) -> Iterator[Sequence[Difference]]:
    """Yield differences one by one, but a date that changed for many in the same way once."""
    moved: dict[tuple[str, str], list[Difference]] = {}
    for one in differences:
        if one.change is Change.DATE:
            moved.setdefault((one.before, one.after), []).append(one)
    for one in differences:
        same = moved.get((one.before, one.after), []) if one.change is Change.DATE else []
        if len(same) < _MANY:
            yield [one]
        elif one is same[0]:
            yield same


def _headline_of_several(same: Sequence[Difference]) -> str:
    return f"{', '.join(one.number or '(no number)' for one in same)}: {_what(same[0])}"


def _what(one: Difference) -> str:
    moved = f", {_MOVEMENTS.get(one.movement, one.movement)}" if one.movement not in ("", "changed") else ""
    if one.change is Change.OFFICERS:
        return f"officers{moved}"
    if one.change in (Change.DATE, Change.RATING, Change.NUMBER):
        return f"{one.change.value}: {one.before or 'none'} -> {one.after or 'none'}{moved}."
    return {Change.DROPPED: "dropped", Change.ADDED: "added", Change.WORDING: "reworded"}[one.change]


def _details(one: Difference) -> Iterator[str]:
    if one.change is Change.WORDING:
        yield _marked(one.words)
    elif one.change is Change.OFFICERS:
        yield "; ".join(map(_mark, one.words))
    elif one.change in (Change.DROPPED, Change.ADDED):
        yield " ".join((one.before or one.after).split())


def _marked(runs: Sequence[WordRun]) -> str:
    """Return a wording with [-what is gone-] and {+what is new+}, and of what was kept only the words around them."""
    told = []
    for number, run in enumerate(runs):
        if run.fate is Kept.KEPT:
            told.append(_around(run.text.split(), first=number == 0, last=number == len(runs) - 1))
        else:
            told.append(_mark(run))
    return " ".join(told)


def _mark(run: WordRun) -> str:
    return {Kept.GONE: f"[-{run.text}-]", Kept.NEW: f"{{+{run.text}+}}"}.get(run.fate, run.text)


def _around(words: list[str], *, first: bool, last: bool) -> str:
    before = [] if first else words[:_WORDS_AROUND]
    after = [] if last else words[-_WORDS_AROUND:]
    if len(words) <= len(before) + len(after):
        return " ".join(words)
    return " ".join((*before, "…", *after))


def _short(text: str) -> str:
    return shorten(" ".join(text.split()), _WIDE // 2, placeholder=" …")
