"""What of a template readers would get to see wrongly: words nobody sees, and what looks like a tag and is none."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from paperclerk.ooxml.package import Package
from paperclerk.ooxml.unseen import HIDDEN, unseen_in
from paperclerk.word.braces import WHOLE, filled_parts, texts_in
from paperclerk.word.regions import text_of_story
from paperclerk.word.template_gaps import Gap
from paperclerk.word.template_shapes import Shape, paths_of

_LOOPED = re.compile(r"\{%\w*\s+for\s+(\w+)\s+in\b")
_FIELD = re.compile(r"(?<![\w.@/-])([a-z]\w*)\.([a-z_]{2,})\b(?![.@\w])")
_SHORT = 100


def unseen_tags(package: Package) -> Iterator[Gap]:
    """Yield the words of a template that nobody sees; in what is published none may stand."""
    filled = filled_parts(package)
    for part, unseen in unseen_in(package):
        said = " ".join(text_of_story(unseen.paragraph).split())
        where = f'in the paragraph "{said[:_SHORT]}"'
        if part not in filled:
            continue
        if unseen.why == HIDDEN and not WHOLE.search(unseen.text):
            yield Gap(
                "T32",
                f'hidden text is left in it: "{unseen.text[:_SHORT]}". It would be in every draft.',
                part,
                where,
                "Delete it, or take the tick off under Font, Hidden.",
            )
        else:
            yield Gap(
                "T31",
                f'words are {unseen.why}, so that nobody would see them: "{unseen.text[:_SHORT]}".',
                part,
                where,
                "Give them a colour and a size that can be read, or take them out.",
            )


def untagged(package: Package, model: type[BaseModel]) -> Iterator[Gap]:
    """Yield each field of the paper that stands in no tag, in other brackets or none: it would be printed as it is."""
    known = {name for path in paths_of(Shape(model, "paper")) for name in re.split(r"\W+", path)}
    for part in filled_parts(package):
        texts = list(texts_in(package.xml(part)))
        names = {"paper", *(name for _, text in texts for name in _LOOPED.findall(text))}
        for where, text in texts:
            for found in _FIELD.finditer(WHOLE.sub(" ", text)):
                if found[1] in names and found[2] in known:
                    yield Gap(
                        "T30",
                        f"{found[0]} is in no tag, and would be printed as it is.",
                        part,
                        f'in {where} "{" ".join(text.split())[:_SHORT]}"',
                        f"Write {{{{ {found[0]} }}}}.",
                    )
