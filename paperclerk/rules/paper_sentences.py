"""Sentences: Q10 one that does not end, Q11 one without the full stop the others have, Q12 nothing after a colon."""

import re
from collections.abc import Iterator

from paperclerk.domain.findings import Finding
from paperclerk.rules.paper_text import Kind, Paper, Passage

# Words no English sentence or point ends with.
_NEVER_LAST = "the|a|an|and|or|but|than|because|our|their|its|whose|every|of the|such as|including|between|per"
# Words a sentence may end with ("what they ask for."), but none that stops short without its full stop.
_HARDLY_LAST = (
    "in|on|of|to|for|with|from|by|at|into|is|are|was|were|be|been|has|have|will|would|that|which|as|this|these"
)

_CUT = re.compile(rf"\b(?:{_NEVER_LAST})\s*[.,;:]?\s*$", re.IGNORECASE)
_CUT_WITHOUT_STOP = re.compile(rf"\b(?:{_HARDLY_LAST})\s*[,;]?\s*$", re.IGNORECASE)
_CUT_CELL = re.compile(rf"\b(?:{_NEVER_LAST}|{_HARDLY_LAST})$", re.IGNORECASE)
# A gap before the mark shows that something was to stand there: "A strong case is ;".
_GAP_BEFORE_MARK = re.compile(rf"\b(?:{_NEVER_LAST}|{_HARDLY_LAST})\s+[;.,](?=\s|$)(?!\s*\.\.)", re.IGNORECASE)
# "...; and" and "..., or" end a point of a list before the last, whatever stands after.
_BEFORE_THE_LAST_POINT = re.compile(r"[;,.]?\s*\b(?:and|or|but)(?:/or)?\s*[;,.:]?\s*$", re.IGNORECASE)
_SENTENCE_MARK = re.compile(r"[.!?:;…][\"'”’)\]]*\s*(?:\([^()]*\)|\d{0,2})\s*$")
# A picture, which a report as read does not hold, may be what stands after the colon.
_SHOWS = re.compile(r"\b(?:figures?|charts?|diagrams?|graphs?|maps?|images?|pictures?|photo\w*|plan|screenshots?|shown|"
                    r"illustrat\w+|graphic|infographic|link|website|at|via)\b", re.IGNORECASE)  # fmt: skip

_BEGINS_A_SENTENCE = re.compile(
    r"(?:The|A|An|This|These|Those|It|They|We|He|She|There|Our|Its|Their|In|At|On|Since|Officers|Members|Staff)\s"
)
# Words that look back to what was said: no list begins with them.
_LOOKS_BACK = re.compile(r"(?:It|They|This|However|Further(?:more)?|In addition|Also|Meanwhile|There)\b,?\s")
# Sections that list titles and names, which end as they end.
_TITLES = re.compile(
    r"\b(?:background (?:information )?(?:papers?|documents?|reading)|appendi\w+|documents?"
    r"|papers|contacts?|distribution|attendance)\b",
    re.IGNORECASE,
)

# Points of what members are asked, which end as points do.
_ASKS = re.compile(r"recommend|decision|resolution|asked", re.IGNORECASE)

WORDS_OF_A_STUB = 4
WORDS_OF_A_SENTENCE = 8
PARAGRAPHS_THAT_SHOW_A_HABIT = 5
HABIT = 0.8


def unfinished(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each sentence that stops before its end, in the text or in a table's cell."""
    for here, after in paper.each_and_next():
        if here.kind is Kind.CELL and _cut_in_a_cell(here):
            yield _unfinished(paper, here, here.text)
        if here.kind is not Kind.PARAGRAPH or not _is_sentence(here):
            continue
        gap = _GAP_BEFORE_MARK.search(here.text)
        if gap is not None and not _goes_on_after(here.text, gap):
            yield _unfinished(paper, here, here.text[: gap.end()])
        elif _stops_short(here, after):
            yield _unfinished(paper, here, here.text)


def _is_sentence(here: Passage) -> bool:
    """Whether a passage is more than a line of a title page or of an address."""
    return len(here.text.split()) >= WORDS_OF_A_STUB and (bool(here.number) or not here.text[:1].islower())


def _cut_in_a_cell(cell: Passage) -> bool:
    """Whether a cell that holds a sentence stops in the middle of it; a few words are a label or an entry."""
    text = cell.text.rstrip()
    if cell.inferred or cell.row < 0 or len(text.split()) < WORDS_OF_A_SENTENCE or not text[0].isupper():
        return False
    words = text.split()
    written = sum(word[0].islower() for word in words) > len(words) / 2  # names and titles end as they end
    return written and bool(_CUT_CELL.search(text)) and not re.search(r"\bA$|[;,]\s*(?:and|or|but)$", text)


def _stops_short(here: Passage, after: Passage | None) -> bool:
    text = here.text.rstrip()
    if _continues(here, after):
        return False
    if text.endswith(",") and not _listed(here):
        return after is None or after.kind is not Kind.PARAGRAPH or not _listed(after)
    next_is_a_point = after is not None and after.kind is Kind.PARAGRAPH and bool(after.number)
    if (_listed(here) or (next_is_a_point and _is_a_point(text))) and _BEFORE_THE_LAST_POINT.search(text):
        return False
    cut = _CUT.search(text)
    if cut is not None:
        # "appendix A." and "option A." end with a letter that is a name.
        return not re.search(r"\bA\s*[.,;:]?\s*$", text) and not text.endswith(":")
    return _CUT_WITHOUT_STOP.search(text) is not None


def _is_a_point(text: str) -> bool:
    """Whether numbered words are one of several points: "agree the plan; and". "The roof is old, and" stops short."""
    return bool(re.search(r";\s*\w+$", text) or (re.search(r",\s*\w+$", text) and not _BEGINS_A_SENTENCE.match(text)))


def _goes_on_after(text: str, gap: re.Match[str]) -> bool:
    """Whether the gap is only loose spacing in the middle of a sentence: the next word is of the same sentence."""
    after = text[gap.end() :].lstrip()
    return bool(after) and (text[gap.end() - 1] != "." or after[0].islower())


def _continues(here: Passage, after: Passage | None) -> bool:
    """Whether the next passage carries on: a list the words lead to, a table, or words that begin small."""
    if after is None or after.kind is Kind.HEADING:
        return False
    if after.kind is Kind.CELL:
        return True
    if here.number and not after.number and after.level == here.level:
        return True  # numbered paragraphs go on in one without a number, over a page or round a table
    return after.text[:1].islower() or (_listed(after) and not _listed(here)) or _deeper(here, after)


def _deeper(here: Passage, after: Passage) -> bool:
    return after.level > here.level or (bool(here.number) and after.number.startswith(here.number.rstrip(".") + "."))


def _listed(passage: Passage) -> bool:
    return passage.level > 0 or (bool(passage.number) and not re.match(r"\d+\.\d", passage.number))


def _unfinished(paper: Paper, here: Passage, text: str) -> Finding:
    last = " ".join(text.split())
    return paper.found(
        "Q10",
        here,
        f'A sentence does not end: "{"..." + last[-70:].lstrip() if len(last) > 70 else last}".',
        "Finish the sentence, or take it out.",
    )


def without_full_stop(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each numbered paragraph that ends without a mark, where nearly all others end with one."""
    groups: dict[tuple[int, int], list[tuple[Passage, Passage | None]]] = {}
    for here, after in paper.each_and_next():
        if here.kind is Kind.PARAGRAPH and _could_have_a_stop(here) and not _TITLES.search(paper.heading(here)):
            # Paragraphs 4.1, 4.2 are of one kind all through a part; 1., 2. may be paragraphs here and a list there.
            counted = -1 if re.match(r"\d+\.\d", here.number) else here.section
            groups.setdefault((here.part, counted), []).append((here, after))
    for pairs in groups.values():
        marked = sum(_is_marked(here.text) for here, _ in pairs)
        if len(pairs) < PARAGRAPHS_THAT_SHOW_A_HABIT or marked < HABIT * len(pairs):
            continue
        for here, after in pairs:
            if not _is_marked(here.text) and not _continues(here, after) and not _stops_short(here, after):
                yield paper.found(
                    "Q11",
                    here,
                    f'The paragraph ends without a full stop: "...{" ".join(here.text.split())[-60:].lstrip()}".',
                    "Add the full stop; or see whether the rest of the sentence is missing.",
                )


def ends_with_a_semicolon(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each numbered sentence that ends with a semicolon between two that end with a stop."""
    for before, here, after in zip(paper.passages, paper.passages[1:], (*paper.passages[2:], None), strict=False):
        numbered = here.kind is Kind.PARAGRAPH and re.match(r"\d+\.\d", here.number)
        sentence = _BEGINS_A_SENTENCE.match(here.text) and here.text.rstrip().endswith(";")
        if numbered and sentence and _no_point_of_several(before, after) and not _ASKS.search(paper.heading(here)):
            yield paper.found(
                "Q11",
                here,
                f'The paragraph ends with a semicolon: "...{" ".join(here.text.split())[-60:].lstrip()}".',
                "End it with a full stop; or see whether the rest of the sentence is missing.",
            )


def _no_point_of_several(before: Passage, after: Passage | None) -> bool:
    """Whether what stands between two passages is no point of a list: a sentence ends before it and after it."""
    if before.kind is not Kind.HEADING and not before.text.rstrip().endswith("."):
        return False
    if after is None or after.kind is Kind.HEADING:
        return True
    return not _listed(after) and after.text.rstrip().endswith((".", ":"))


def _is_marked(text: str) -> bool:
    return bool(_SENTENCE_MARK.search(text)) or bool(re.search(r"[;,]\s*(?:and|or)\s*$", text))


def _could_have_a_stop(passage: Passage) -> bool:
    numbered = bool(re.match(r"\d", passage.number))
    return numbered and passage.level == 0 and len(passage.text.split()) >= WORDS_OF_A_SENTENCE


def nothing_after_colon(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each paragraph that leads up to something with a colon, and nothing follows it."""
    for here, after in paper.each_and_next():
        if here.kind is not Kind.PARAGRAPH or not here.text.rstrip().endswith(":"):
            continue
        if (
            _nothing_comes(paper, here, after)
            and len(here.text.split()) > WORDS_OF_A_STUB
            and not _SHOWS.search(here.text[-120:])
        ):
            yield paper.found(
                "Q12",
                here,
                f'Nothing comes after the colon: "...{" ".join(here.text.split())[-70:].lstrip()}".',
                "Add what the words lead to, or end them with a full stop.",
            )


def _nothing_comes(paper: Paper, here: Passage, after: Passage | None) -> bool:
    """Whether the words after a colon are no list: a heading of the same rank, an appendix, or the next sentence."""
    if after is None or after.part != here.part:
        return True
    if after.kind is Kind.PARAGRAPH:
        # 2.1 leads up to something, and 2.2 speaks of what was said before.
        siblings = here.number and here.number.count(".") == after.number.count(".") >= 1
        return bool(siblings and here.level == after.level and _LOOKS_BACK.match(after.text))
    # Unnumbered headings may themselves be what the words lead up to.
    return after.kind is Kind.HEADING and bool(after.number) and after.level <= _level(paper, here)


def _level(paper: Paper, passage: Passage) -> int:
    return paper.report.sections[passage.section].level if passage.section >= 0 else 9
