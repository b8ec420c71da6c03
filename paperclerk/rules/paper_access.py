"""What a screen reader would miss in a Word file or a PDF: Q35-Q40 and Q42-Q49.

The rules are those of the Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations
2018 (WCAG 2.2 AA) as councils' own guidance puts them for documents. They find part of what may be wrong: whether an
alternative text says what its picture shows, only a person can tell.
"""

import re
from collections.abc import Iterator

from paperclerk.domain.contrast import contrast, stands_out
from paperclerk.domain.findings import Finding
from paperclerk.domain.paper_topics import plain
from paperclerk.domain.report import FileTraces, Inked, PdfTraces, Report, Trace
from paperclerk.rules.paper_text import APPENDED, Paper
from paperclerk.rules.paper_traces import each_trace, in_short, is_highlighted

# Languages a paper of a council in England or Wales may be in.
LANGUAGES = ("en-gb", "cy-gb")
# What each rule looks at, in the order it is told.
LOOKS_AT = {
    "Q35": "headings made with styles",
    "Q36": "levels of headings",
    "Q37": "title and language",
    "Q38": "heading rows of tables",
    "Q39": "words for pictures",
    "Q40": "meaning in colour alone",
    "Q42": "lists",
    "Q43": "contrast",
    "Q44": "words of links",
    "Q45": "merged cells",
    "Q46": "spacing made with what is empty",
    "Q47": "titles and descriptions of tables",
    "Q48": "tags",
    "Q49": "words outside the tags",
}
_OF_WORD_ALONE, _OF_PDF_ALONE = ("Q35", "Q40", "Q47"), ("Q48", "Q49")
_OF_ANY_PDF = ("Q37", "Q48")
# Headings without style come of one habit, so that a few say it.
HEADINGS_UP_TO = 3
# How much of faint words is quoted, so that both colours are still told.
_BESIDE_COLOURS = 40
_PROPERTIES = "the file's properties"
# Words of a link that are the same whatever it leads to.
_SAYS_NOTHING = re.compile(
    r"(?:(?:please )?(?:click|tap|press|go|look|see|follow|read|view|visit) )?(?:on |at )?"
    r"(?:(?:the|this|our|that) )?(?:here|this|link|links|more|read more|find out more|more details|more information|"
    r"further information|page|web ?page|web ?site|document|attachment|download|continue)(?: here)?",
    re.IGNORECASE,
)


# Words said for a picture that a program put there, or that any picture might have.
_SAYS_NO_PICTURE = re.compile(
    r"\S.*\.(?:png|jpe?g|gif|bmp|emf|wmf|svg|tiff?|webp)|"
    r"(?:(?:an?|the|this) )?(?:picture|image|graphic|photo(?:graph)?|chart|graph|figure|diagram|drawing|object|shape|"
    r"screenshot|img|pic|alt(?:ernative)? text)[\s_-]*\d*",
    re.IGNORECASE,
)


def looked_at(report: Report) -> tuple[str, ...]:
    """Return the rules that could be asked of a file for a screen reader's sake; none where nothing is known of it."""
    if report.word is not None:
        return tuple(rule for rule in LOOKS_AT if rule not in _OF_PDF_ALONE)
    if report.pdf is not None:
        return tuple(r for r in LOOKS_AT if r not in _OF_WORD_ALONE and (report.pdf.is_tagged or r in _OF_ANY_PDF))
    return ()


def headings(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each heading by its look alone, and where levels are skipped or there is no top."""
    if (word := paper.report.word) is not None:
        yield from each_trace(
            paper, "Q35", word.headings_by_look, "A heading is bold text with no heading style",
            "Give it a heading style.", HEADINGS_UP_TO,
        )  # fmt: skip
    if (traces := _traces(paper)) is not None:
        yield from _top(paper, traces)
        yield from _second_titles(paper, traces)
        yield from _skipped(paper, traces)
        yield from _none(paper, traces)


def title_and_language(paper: Paper) -> Iterator[Finding]:
    """Yield a finding when the file has no title or does not show it, or is in no language a council's paper is in."""
    file = paper.report.word or paper.report.pdf
    if file is None:
        return
    if not file.title.strip():
        yield paper.found(
            "Q37", None, "The file has no title in its properties, which a screen reader reads out first.",
            "Set the title in the file's properties to the report's subject.", about="title", where=_PROPERTIES,
        )  # fmt: skip
    if isinstance(file, PdfTraces) and file.title.strip() and not file.shows_title:
        yield paper.found(
            "Q37", None, "The PDF shows its file's name in place of its title.",
            "Export it again with the option that shows the document's title.", about="shown", where=_PROPERTIES,
        )  # fmt: skip
    if file.language.casefold() not in LANGUAGES:
        is_set = f'is set to "{file.language}"' if file.language else "is not set"
        yield paper.found(
            "Q37", None, f"The file's language {is_set}: a screen reader would read it in another voice.",
            "Set the proofing language to English (United Kingdom).", about="language", where="the file's language",
        )  # fmt: skip


def tables_and_pictures(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each table without a heading row, picture without words, and meaning in colour."""
    traces, word = _traces(paper), paper.report.word
    if traces is None:
        return
    vague = [one for one in traces.pictures_told if _SAYS_NO_PICTURE.fullmatch(one.text.strip(" ."))]
    coloured = [trace for trace in word.colour_only if not is_highlighted(trace)] if word is not None else []
    for rule, some, what, hint in (
        ("Q38", traces.tables_without_header, "A table has no heading row",
         "Mark its first row as a heading row (Table, Properties, Row, Repeat as header row)."),
        ("Q39", traces.pictures_without_text, "A picture has no words for those who do not see it",
         "Add alternative text that says what the picture shows, or mark it as decoration."),
        ("Q39", vague, "The words for a picture do not say what it shows",
         "Write in its alternative text what it shows, or mark it as decoration."),
        ("Q40", coloured, "Colour alone says something here", "Write the word too (Amber, overdue)."),
    ):  # fmt: skip
        yield from each_trace(paper, rule, some, what, hint)


def lists_and_links(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each list that is none, and each link whose words do not say where it leads."""
    traces = _traces(paper)
    if traces is None:
        return
    broken = traces.broken_lists if isinstance(traces, PdfTraces) else ()
    vague = [link for link in traces.links if _is_vague(link)]
    for rule, some, what, hint in (
        ("Q42", traces.typed_lists, "A list has typed marks and is no list",
         "Take the marks out and use the list button, or a list style."),
        ("Q42", broken, "A list holds no items", "Make the list with the list button, and the PDF anew."),
        ("Q44", vague, "A link does not say where it leads", "Let its words name what it leads to."),
    ):  # fmt: skip
        yield from each_trace(paper, rule, some, what, hint)


def faint(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for words that stand out less from what is behind them than WCAG asks."""
    traces = _traces(paper)
    bad = [one for one in traces.faint if not stands_out(one.ink, one.ground, is_large=one.is_large)] if traces else []
    yield from each_trace(
        paper, "Q43", [_with_contrast(one) for one in bad], "Words are hard to see on what is behind them",
        "Take a darker ink or a lighter ground: 4.5 to 1 at least, 3 to 1 for large letters.",
    )  # fmt: skip


def made_for_the_eye(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for what a file holds for its look alone, and for tables about which nothing is said."""
    traces, word = _traces(paper), paper.report.word
    if traces is None:
        return
    undescribed = word.tables_without_words if word is not None else ()
    for rule, some, what, hint in (
        ("Q45", traces.merged_cells, "A table has merged cells",
         "Split them and repeat what they say, or make two tables: read aloud, a merged cell belongs to one line."),
        ("Q46", traces.spacing, "Room is made with what holds nothing",
         "Take it out and set the spacing in the paragraph's or table's style."),
        ("Q47", undescribed, "Nothing is said about a table for those who do not see it",
         "Give it a title and a description (Table, Properties, Alt Text)."),
    ):  # fmt: skip
        yield from each_trace(paper, rule, some, what, hint)


def tags(paper: Paper) -> Iterator[Finding]:
    """Yield a finding when a PDF has no tags, or words that none of them holds."""
    pdf = paper.report.pdf
    if pdf is None:
        return
    if not pdf.is_tagged:
        yield paper.found(
            "Q48", None, "The PDF is not tagged: a screen reader finds no headings, lists or tables in it.",
            "Make it anew from the Word file, with tags: printing to PDF leaves them out.", about="tags",
            where="the whole PDF",
        )  # fmt: skip
    yield from each_trace(
        paper, "Q49", pdf.outside_tags, "Words stand outside the PDF's tags, where a screen reader passes them over",
        "Make the PDF anew from the Word file, with tags.",
    )  # fmt: skip


def _traces(paper: Paper) -> FileTraces | None:
    """Return what is known of a file's structure; None where there is none, which is said once."""
    pdf = paper.report.pdf
    return paper.report.word or (pdf if pdf is not None and pdf.is_tagged else None)


def _top(paper: Paper, traces: FileTraces) -> Iterator[Finding]:
    tops = [text for level, text in traces.levels if level == 1]
    if len(tops) > 1 and not traces.title and len(tops) == len(traces.levels):
        yield paper.found(
            "Q36", None, f"All {len(tops)} headings are of the highest level, so that none is the report's title.",
            "Give the report's title the style Title or Heading 1, and its sections the level below.", about="tops",
            where="the headings",
        )  # fmt: skip
    if traces.levels and not tops:
        yield paper.found(
            "Q36", None, f"No heading is of the highest level: the first is of level {traces.levels[0][0]}.",
            "Give the report's title the style Heading 1.", about="no top", where="the headings",
        )  # fmt: skip


def _second_titles(paper: Paper, traces: FileTraces) -> Iterator[Finding]:
    """Yield each heading as high as the one that is the report's title; an appendix may have a title of its own."""
    tops = [text for level, text in traces.levels if level == 1]
    named = {plain(words) for words in (traces.title, paper.report.front_page.subject) if words}
    if not tops or traces.levels[0][0] != 1 or plain(tops[0]) not in named:
        return
    # The other reports of a pack have titles of their own.
    own = {plain(heading.text) for heading in paper.headings()}
    for text in tops[1:]:
        if not APPENDED.match(text) and plain(text) in own:
            yield paper.found(
                "Q36", None,
                f'The heading "{in_short(text)}" is of the highest level, as is the report\'s title.',
                "Give it the style Heading 2: one heading of the highest level names the report.",
                about=f"second title {text}", where=f'heading "{in_short(text)}"',
            )  # fmt: skip


def _skipped(paper: Paper, traces: FileTraces) -> Iterator[Finding]:
    before = 0
    for level, text in traces.levels:
        if before and level > before + 1:
            yield paper.found(
                "Q36", None,
                f'The heading "{in_short(text)}" is of level {level} and stands under one of level {before}.',
                f"Give it the style of level {before + 1}.", about=text, where=f'heading "{in_short(text)}"',
            )  # fmt: skip
        before = level


def _none(paper: Paper, traces: FileTraces) -> Iterator[Finding]:
    by_look = paper.report.word is not None and paper.report.word.headings_by_look
    if not traces.levels and not by_look and len(paper.report.sections) > 1:
        yield paper.found(
            "Q36", None, "No heading has a heading style: a screen reader finds no way through the report.",
            "Give headings the styles Heading 1, Heading 2 and so on.", about="none", where="the headings",
        )  # fmt: skip


def _is_vague(link: Trace) -> bool:
    words = re.sub(r"[\W_]+", " ", link.text).strip()
    return not words or _SAYS_NOTHING.fullmatch(words) is not None


def _with_contrast(words: Inked) -> Trace:
    reached = f"{contrast(words.ink, words.ground):.1f} to 1, {words.ink} on {words.ground}"
    return words.model_copy(update={"text": f"{in_short(words.text, _BESIDE_COLOURS)} ({reached})"})
