"""Gaps in a template, where something seems to have been taken out: a heading cell without words, a sign that hangs."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from paperclerk.ooxml.package import Package
from paperclerk.word.braces import filled_parts
from paperclerk.word.regions import text_of_story
from paperclerk.word.wml import w

# `Recommendation : its title`, `the rating ()`: a tag stood before the sign.
_HANGING = re.compile(r"(?<=[\w}])[ \t]+[:;,](?=\s|$)|\([ \t]*\)")


class Gap(NamedTuple):
    """A gap: its rule, what is missing, the part and the place, and what to do."""

    rule: str
    message: str
    part: str
    where: str
    hint: str


def gaps_in(package: Package) -> Iterator[Gap]:
    """Yield each gap of a template."""
    for part in filled_parts(package):
        root = package.xml(part)
        for row in root.iter(w("tr")):
            if row.find(f"{w('trPr')}/{w('tblHeader')}") is not None:
                yield from _headings(row, part)
        for paragraph in root.iter(w("p")):
            said = " ".join(text_of_story(paragraph).split())
            if _HANGING.search(said):
                yield Gap(
                    "X48",
                    "before a sign there is nothing: a tag may have been lost.",
                    part,
                    f'in the paragraph "{said[:100]}"',
                    "Put the tag back, or take the sign out.",
                )


def _headings(row: Any, part: str) -> Iterator[Gap]:
    texts = [" ".join(text_of_story(cell).split()) for cell in row.iter(w("tc"))]
    if any(texts) and not all(texts):
        yield Gap(
            "X47",
            "a heading row has a cell without words, so that a screen reader has no name for its column.",
            part,
            f'in the row "{" | ".join(texts)[:100]}"',
            "Write what the column holds.",
        )
