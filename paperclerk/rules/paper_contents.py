"""The list of contents: Q17 it differs from the headings, or from their pages."""

from collections import Counter
from collections.abc import Iterator

from paperclerk.domain.findings import Finding
from paperclerk.domain.paper_topics import plain
from paperclerk.domain.report import ContentsLine
from paperclerk.rules.paper_text import Paper, Passage

# From how many lines on a list of contents shows which headings it means to name, and how its pages are counted.
LINES_THAT_SHOW_A_HABIT = 4


def contents_against_headings(paper: Paper) -> Iterator[Finding]:
    """Yield a finding for each line of the list of contents whose words or page the headings do not bear out."""
    headings = list(paper.headings())
    lines = paper.report.contents
    pairs = _paired(lines, headings)
    for line, heading in pairs:
        if heading is None:
            yield _contents(
                paper, line, None, f'The list of contents names "{line.heading}", and no heading says so.',
                "Make the list anew, or head the section as the list does.",
            )  # fmt: skip
        elif plain(line.heading) != plain(heading.text):
            yield _contents(
                paper, line, heading,
                f'The list of contents says "{line.heading}", the heading says "{heading.text}".',
                "Make the list anew, or correct the one that is wrong.",
            )  # fmt: skip
    found = [(line, heading) for line, heading in pairs if heading is not None]
    yield from _left_out(paper, found, headings)
    yield from _wrong_pages(paper, found)


def _left_out(paper: Paper, pairs: list[tuple[ContentsLine, Passage]], headings: list[Passage]) -> Iterator[Finding]:
    """Yield a finding for each numbered heading between listed ones that is not listed, and one for all after them."""
    listed = [heading for _, heading in pairs]
    if len(listed) < LINES_THAT_SHOW_A_HABIT or not all(heading.number for heading in listed):
        return
    levels = {heading.level for heading in listed}
    first, last, part = listed[0].section, listed[-1].section, listed[0].part
    sections = {heading.section for heading in listed}
    after = [
        heading
        for heading in headings
        if heading.part == part and heading.section > last and heading.number and {heading.level} == levels
    ]
    if after:
        names = ", ".join(f'"{_numbered(heading)}"' for heading in after)
        yield paper.found(
            "Q17",
            after[0],
            f"The list of contents ends before the headings do; it does not name {names}.",
            "Make the list anew.",
            about="left out at the end",
        )
    for heading in headings:
        between = heading.part == part and first < heading.section < last and heading.level in levels
        if between and heading.number and heading.section not in sections and len(levels) == 1:
            message = f'The list of contents does not name "{_numbered(heading)}".'
            yield paper.found("Q17", heading, message, "Make the list anew.", about="left out")


def _numbered(heading: Passage) -> str:
    return f"{heading.number.rstrip('.')} {heading.text}"


def _paired(lines: tuple[ContentsLine, ...], headings: list[Passage]) -> list[tuple[ContentsLine, Passage | None]]:
    """Pair each line with its heading: of the same words, else the likest one between its neighbours' headings."""
    by_words: dict[str, list[int]] = {}
    for index, heading in enumerate(headings):
        by_words.setdefault(plain(heading.text), []).append(index)
    found: list[int | None] = []
    last = -1
    for line in lines:
        after = [index for index in by_words.get(plain(line.heading), ()) if index > last]
        found.append(after[0] if after else None)
        last = after[0] if after else last
    paired: list[tuple[ContentsLine, Passage | None]] = []
    taken = {index for index in found if index is not None}
    low = -1
    for place, line in enumerate(lines):
        here = found[place]
        if here is None:
            high = next((each for each in found[place + 1 :] if each is not None), len(headings))
            between = [each for each in range(low + 1, high) if each not in taken]
            here = _likest(line, between, headings)
        if here is not None:
            low = here
            taken.add(here)
        paired.append((line, headings[here] if here is not None else None))
    return paired


def _likest(line: ContentsLine, between: list[int], headings: list[Passage]) -> int | None:
    words = set(plain(line.heading).split())

    def shared(index: int) -> float:
        theirs = set(plain(headings[index].text).split())
        return len(words & theirs) / max(1, min(len(words), len(theirs)))

    same_number = [
        each for each in between if line.number and headings[each].number.rstrip(".") == line.number.rstrip(".")
    ]
    likest = max(same_number or between, key=shared, default=None)
    return likest if likest is not None and (same_number or shared(likest) >= 0.5) else None


def _wrong_pages(paper: Paper, pairs: list[tuple[ContentsLine, Passage]]) -> Iterator[Finding]:
    """Yield a finding for each line whose page is not as far on as the pages of most other lines say."""
    counted = [
        (line, heading, heading.page - int(line.page_number))
        for line, heading in pairs
        if heading.page is not None and line.page_number.isdigit()
    ]
    if len(counted) < LINES_THAT_SHOW_A_HABIT:
        return
    offset, often = Counter(offset for *_, offset in counted).most_common(1)[0]
    if often < 0.6 * len(counted):
        return
    for line, heading, here in counted:
        if here != offset and heading.page is not None:
            yield _contents(
                paper, line, heading,
                f'The list of contents puts "{line.heading}" on page {line.page_number}; counted as the other lines '
                f"are, it begins on page {heading.page - offset}.",
                "Make the list anew.", "page",
            )  # fmt: skip


def _contents(
    paper: Paper, line: ContentsLine, heading: Passage | None, message: str, hint: str, about: str = ""
) -> Finding:
    made = paper.found("Q17", heading, message, hint, about=f"{line.heading} {about}".strip(),
                       where="the list of contents")  # fmt: skip
    if line.page is None:
        return made
    there = f"page {line.page}, the list of contents" + (f"; {heading.where}" if heading else "")
    place = made.place.model_copy(update={"page": line.page, "box": None, "where": there})
    return made.model_copy(update={"place": place})
