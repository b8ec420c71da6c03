"""Officers of a plan table: posts told apart though a title may run over lines and hold commas.

Spacing, marks and the room on a line tell most posts apart. Where they cannot, over a page break for instance, the
table itself helps: a title that stands alone elsewhere is a whole title here too.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from paperclerk.domain.officers import Officer, OfficerRegister, fold_title
from parsers.line_joints import CellLine, Joint, Spacing, joint_of, may_be_cut, stands_apart
from parsers.list_marks import mark_of
from parsers.pdf_lines import Line
from parsers.plan_dates import without_date
from parsers.readings import gives_no_answer
from parsers.words_over_lines import Vocabulary, glued, is_one_word, rejoined

_BETWEEN_POSTS = re.compile(r"\s+/\s*|\s*;\s*")
# A line that ends so has not ended the title.
UNFINISHED = re.compile(r"(?:,|&|\b(?:and|of|for|the|to|with|in)|[-–/]|\([^)]*)$", re.I)
# What posts are called: where one has been named and the next line begins with another, a new title begins.
_POST = (
    r"(?:officer|director|manager|executive|lead|head|secretary|treasurer|solicitor|auditor|leader|chair|advis[eo]r)"
)
_HOLDS_POST = re.compile(rf"\b{_POST}\b", re.I)
_BEGINS_AS_POST = re.compile(rf"(?:[^\s,/]+\s+){{0,3}}{_POST}\b.", re.I)
_MOST_DOUBTS = 8
_AT_COMMA = re.compile(r"\s*,\s*")
# "Director of Finance/Head of Audit" may be two, or one who is both.
_AT_STROKE = re.compile(r"(?<=[\w)])/(?=\w)")
# An `and` may part two posts before "Head of …", and after a post that is named to its end: "Chief Executive and …".
_AT_AND = re.compile(r"\s+(?:and|&)\s+", re.I)
_POST_OF = re.compile(rf"(?:(?!and\b|&)[^\s,]+\s+){{0,2}}?{_POST}\s+(?:of|for)\b", re.I)
_ENDS_AS_POST = re.compile(rf"\b{_POST}(?:\s*\([^()]*\))?$", re.I)
_MOST_COMMAS = 12
# "…, and Head of Legal": the `and` is no part of the post.
_LAST_AND = re.compile(r"^(?:and|&)\s+", re.I)
# A post begins so after a comma; "Governance and Monitoring Officer" may be the end of one.
_POST_STARTS = re.compile(rf"(?:(?:and|&)\s+)?(?:(?!and\b|&)[^\s,]+\s+){{0,3}}?{_POST}\b", re.I)


class Chain(NamedTuple):
    """Lines that may be one title or several: a break is possible before each line in `doubtful`."""

    lines: tuple[Line, ...]
    doubtful: tuple[int, ...]


class Officers(NamedTuple):
    """The posts in each cell, as the register spells them, and the register of them all.

    `doubtful` are those that may be several posts, each with the posts it would be.
    """

    cells: tuple[tuple[str, ...], ...]
    register: OfficerRegister
    doubtful: dict[str, tuple[str, ...]]


def read_officers(cells: Sequence[Sequence[Chain]], words: Vocabulary) -> Officers:
    """Read the officer cells of a table, all together so that each helps with the others."""
    known = Counter(title for cell in cells for chain in cell for title in _whole_titles(chain, words))
    read = [[title for chain in cell for title in _titles(chain, known, words)] for cell in cells]
    spelt: dict[str, list[str]] = {}
    for title in (title for cell in read for title in cell):
        spellings = spelt.setdefault(fold_title(title), [])
        if title not in spellings:
            spellings.append(title)
    register = OfficerRegister(officers=tuple(Officer(title=s[0], aliases=tuple(s[1:])) for s in spelt.values()))
    whole = tuple(tuple(dict.fromkeys(spelt[fold_title(title)][0] for title in cell)) for cell in read)
    doubtful = {o.title: posts for o in register.officers if len(posts := _posts_within(o.title)) > 1}
    return Officers(whole, register, doubtful)


def _whole_titles(chain: Chain, words: Vocabulary) -> set[str]:
    """Return the titles, as compared, that a chain shows beyond doubt."""
    if chain.doubtful:
        return set()
    return {fold_title(title) for title in _BETWEEN_POSTS.split(glued(chain.lines, words))}


def chains(cell: Sequence[CellLine], spacing: Spacing, words: Vocabulary) -> Iterator[Chain]:
    """Yield the lines of a cell that may be one title or several."""
    lines: list[Line] = []
    doubtful: list[int] = []
    for index, entry in enumerate(cell):
        before = cell[index - 1] if index else None
        if before and lines and may_be_cut(before, entry) and is_one_word(before.line, entry.line, words):
            lines[-1] = rejoined(lines[-1], entry.line)
            continue
        mark = mark_of(entry.line)
        joint = Joint.BROKEN if mark else _joint(before, entry, spacing)
        line = Line(mark.rest, entry.line.spaced) if mark else entry.line
        if joint is Joint.BROKEN and lines:
            yield Chain(tuple(lines), tuple(doubtful))
            lines, doubtful = [], []
        if joint is Joint.DOUBTFUL:
            doubtful.append(len(lines))
        if line.words:
            lines.append(line)
    if lines:
        yield Chain(tuple(lines), tuple(doubtful))


def _joint(before: CellLine | None, entry: CellLine, spacing: Spacing) -> Joint:
    joint = joint_of(before, entry, spacing)
    if before and entry.line.text.startswith("/"):
        return Joint.JOINED
    if before and UNFINISHED.search(before.line.text) and not stands_apart(before, entry, spacing):
        return Joint.JOINED
    return joint


def _titles(chain: Chain, known: Counter[str], words: Vocabulary) -> list[str]:
    """Return the titles of a chain: parted where that leaves the most lines in titles known from elsewhere."""
    best = max(_partings(chain), key=lambda parts: _likelihood(parts, known, words))
    titles = [title for part in best for title in _BETWEEN_POSTS.split(glued(part, words))]
    own = _whole_titles(chain, words)
    elsewhere = {title for title, count in known.items() if count > (title in own)}
    titles = [one for title in titles for one in _known_apart(title, elsewhere)]
    # A column of owners may say by when, too.
    named = (without_date(title).strip(" ,") for title in titles)
    return [title for title in named if not gives_no_answer(title)]


def _partings(chain: Chain) -> Iterator[list[Sequence[Line]]]:
    doubtful = chain.doubtful[:_MOST_DOUBTS]
    for parted in product((False, True), repeat=len(doubtful)):
        starts = [0, *(index for index, yes in zip(doubtful, parted, strict=True) if yes), len(chain.lines)]
        yield [chain.lines[start:end] for start, end in pairwise(starts)]


def _likelihood(parts: Sequence[Sequence[Line]], known: Collection[str], words: Vocabulary) -> tuple[int, int, int]:
    texts = [glued(part, words) for part in parts]
    lines_known = sum(len(part) for part, text in zip(parts, texts, strict=True) if fold_title(text) in known)
    ends = (_BETWEEN_POSTS.split(text)[-1] for text in texts)
    posts = sum(
        bool(_HOLDS_POST.search(a) and _BEGINS_AS_POST.match(b + " ")) for a, b in zip(ends, texts[1:], strict=False)
    )
    # Each parting must earn itself: by a title known from elsewhere, or by a post on either side of it.
    return lines_known, posts - (len(parts) - 1 - posts), -len(parts)


def _known_apart(title: str, known: set[str]) -> list[str]:
    """Part "Director of Finance, Head of Legal" at its commas or an `and` when the table has each post elsewhere.

    A post may hold commas itself: "Head of Audit, Risk and Insurance" is one where the table has it so.
    """
    parts = _AT_COMMA.split(title)
    posts = _known_posts(parts, known - {fold_title(title)}) if len(parts) <= _MOST_COMMAS else []
    if len(posts) > 1 and (fold_title(title) not in known or all(_HOLDS_POST.search(post) for post in posts)):
        return posts
    for between in (r"\s+and\s+", r"\s+&\s+"):
        parts = re.split(between, title)
        if len(parts) > 1 and fold_title(title) not in known and all(fold_title(part) in known for part in parts):
            return parts
    return [title]


def _known_posts(parts: Sequence[str], known: set[str]) -> list[str]:
    """Return the parts put together into the most posts that are all known; nothing where that cannot be done."""
    for end in range(1, len(parts) + 1):
        post = ", ".join(parts[:end])
        if fold_title(_LAST_AND.sub("", post)) not in known:
            continue
        rest = _known_posts(parts[end:], known)
        if rest or end == len(parts):
            return [_LAST_AND.sub("", post), *rest]
    return []


def _posts_within(title: str) -> tuple[str, ...]:
    """Return the posts a title with commas, strokes or an `and` would be, parted wherever a post seems to begin."""
    posts: list[str] = []
    sides = _AT_STROKE.split(title)
    if len(sides) > 1 and all(_HOLDS_POST.search(side) for side in sides):
        return tuple(sides)
    for part in _AT_COMMA.split(title):
        if posts and not (_POST_STARTS.match(part) and _HOLDS_POST.search(posts[-1])):
            posts[-1] += f", {part}"
        else:
            posts.append(part)
    return tuple(post for one in posts for post in _parted_at_and(_LAST_AND.sub("", one)))


def _parted_at_and(title: str) -> list[str]:
    """Return the posts of a title that an `and` may part; "Director of Law and Governance" is one."""
    posts: list[str] = []
    end = 0
    for found in _AT_AND.finditer(title):
        before, after = title[end : found.start()], title[found.end() :]
        begins = _POST_OF.match(after) or (_POST_STARTS.match(after) and _ENDS_AS_POST.search(before))
        if begins and _HOLDS_POST.search(before):
            posts.append(before)
            end = found.end()
    return [*posts, title[end:]]
