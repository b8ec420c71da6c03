"""Lines that name a person or their post beside one another: a signature, or who verified a paragraph; no headings."""

import re
from collections.abc import Sequence

from parsers.front_values import is_post
from parsers.outline_words import is_section_name
from parsers.pieces import Piece, Text

_NAME = re.compile(r"(?:[A-Z][\w\'’-]+\.? )(?:[A-Z]\.? )?[A-Z][\w\'’-]+(?: [A-Z][\w\'’-]+)?")
_NAMED_LAST = re.compile(r"\bby(?::\s*|\s)(.+)$")
_RANK = (
    r"(?:interim|acting|deputy|assistant|corporate|executive|strategic|chief|senior|group|service|statutory|team|s151)"
)
_POST = re.compile(
    rf"(?:{_RANK} )*(?:(?:finance|legal|monitoring|financial|section 151) )?"
    r"(?:director|head|officer|manager|leader|executive|solicitor|treasurer|accountant|lawyer)\b",
    re.I,
)
_WORDS_OF_POST = 9


def people_among(pieces: Sequence[Piece]) -> frozenset[int]:
    """Return the places of lines that are a name with a post below, or the post below a name."""
    spoken = {word for piece in pieces if isinstance(piece, Text) for word in re.findall(r"\b[a-z]{3,}\b", piece.text)}
    found: set[int] = set()
    for place in range(1, len(pieces)):
        above, post = pieces[place - 1], pieces[place]
        if not isinstance(above, Text) or not isinstance(post, Text) or not _is_short_post(post):
            continue
        named = _NAMED_LAST.search(above.text)
        if named and _is_name(named[1], spoken):
            found.add(place)  # under who verified a paragraph stands the post, whatever it is called
        elif not above.number and _POST.match(post.text.strip()) and _is_name(above.text, spoken):
            found |= {place - 1, place}
    return frozenset(found)


def _is_short_post(text: Text) -> bool:
    words = text.text.strip()
    short = len(words.split()) <= _WORDS_OF_POST and not words.endswith((":", "."))
    return not text.number and short and is_post(words) and not is_section_name(words)


def _is_name(words: str, spoken: set[str]) -> bool:
    """Whether words are a person's name: none of them is an ordinary word of the report."""
    words = words.strip(" .,")
    ordinary = any(word.casefold() in spoken for word in re.findall(r"[A-Za-z]{3,}", words))
    return bool(_NAME.fullmatch(words)) and not ordinary and not is_post(words)
