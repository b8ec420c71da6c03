"""The sample papers that templates are tried with: nothing a paper holds is empty in all of them, or full in all."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from paperclerk.assembly.specimens import MODELS, specimens
from paperclerk.domain.papers import PaperName
from paperclerk.word.template_shapes import Shape, fields_of, paths_of

# What a kind of paper never has: a status has no letter, and the table asks nothing of a deliverable.
NEVER = ("paper.states[].rating.letter", "paper.progress.states[].rating.letter",
         "paper.rows[].deliverables[].challenged", "paper.rows[].deliverables[].questioned",
         "paper.groups[].rows[].deliverables[].challenged",
         "paper.groups[].rows[].deliverables[].questioned")  # fmt: skip
# The drawer's own, which no template reaches into.
IN_A_PICTURE = re.compile(r"(?:_picture|_pictures\[\]|histories\[\])\.")
# What is there whenever the thing it belongs to is there.
ALWAYS = tuple(
    f".{name}" for name in (
        "label", "fill", "ink", "level", "lines", "paragraphs", "periods", "overall", "ratings", "states", "reasons",
        "days", "stretches", "sections", "front", "groups", "movements", "words", "rating",
        "absentees[].deliverables", "answers[].received",
        "answers[].questioned", "progress_region", "front[].region",
    )
)  # fmt: skip


def values(value: Any, path: str) -> Iterator[tuple[str, Any, bool]]:
    """Yield every field with its value, and whether it may be empty."""
    if isinstance(value, BaseModel):
        for name in fields_of(type(value)):
            info, inner = type(value).model_fields.get(name), getattr(value, name)
            yield f"{path}.{name}", inner, info is None or not info.is_required() or isinstance(inner, tuple)
            yield from values(inner, f"{path}.{name}")
    elif isinstance(value, tuple):
        for one in value:
            yield f"{path}[]", one, False
            yield from values(one, f"{path}[]")


@pytest.mark.parametrize("name", PaperName)
def test_every_field_of_a_paper_is_filled_in_somewhere(name):
    filled = {path for one in specimens(name) for path, value, _ in values(one.paper, "paper") if value or value == 0}

    assert set(paths_of(Shape(MODELS[name], "paper"))) - filled - set(NEVER) == set()


@pytest.mark.parametrize("name", PaperName)
def test_every_list_and_every_text_that_may_be_empty_is_empty_somewhere(name):
    seen: dict[str, set[bool]] = {}
    for one in specimens(name):
        for path, value, may_be_empty in values(one.paper, "paper"):
            if (
                may_be_empty
                and not path.endswith((*ALWAYS, "[][].columns", "[][].rows"))
                and not IN_A_PICTURE.search(path)
            ):
                seen.setdefault(path, set()).add(bool(value))

    assert [path for path, found in seen.items() if found == {True}] == []


def test_what_people_type_is_as_odd_in_them_as_it_can_be():
    full = next(iter(specimens(PaperName.ASSURANCE_PACK))).paper.model_dump_json()

    assert all(odd in full for odd in ("{{ 7*7 }}", "<b>", "\u05e9\u05dc\u05d5\u05dd", "{_{", "w" * 120))
