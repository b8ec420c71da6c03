"""docs/template-fields.md: every field a template may ask for, from the papers' own models, with a sample of each."""

from collections.abc import Container, Iterator
from typing import Any

from pydantic import BaseModel

from paperclerk.assembly.specimens import MODELS, specimens
from paperclerk.domain.papers import PaperName
from paperclerk.word.run_functions import RUN_FUNCTIONS
from paperclerk.word.template_shapes import Shape, fields_of

_LONGEST = 60
_INTRODUCTION = """# Fields of templates

Made from the program itself (`python -m scripts.make_docs`), so that it cannot be out of date. How they are used:
[templates](templates.md).

A **text** or **number** is put in with `{{ name }}`. A **list** is repeated: `{%p for d in rec.deliverables %}` gives
each of the things in `rec.deliverables` the name `d`, and `{{ d.text }}` is then a field of it. **Yes or no** is for
conditions: `{%p if d.is_signed %}`; a text or list is a condition too, met when it is not empty. The samples are those
that `paperclerk template check` tries a template with.
"""


def fields_page() -> str:
    """Return the page of fields."""
    seen: dict[type[BaseModel], list[Any]] = {}
    lines = [_INTRODUCTION]
    for name in PaperName:
        papers = [one.paper for one in specimens(name)]
        for paper in papers:
            _gather(paper, seen)
        lines += [f"## {name.spoken}: `paper`", "", *_table(MODELS[name], papers), ""]
    for model in sorted(set(seen) - set(MODELS.values()), key=lambda model: _spoken(model)):
        above = next((one for one in model.__mro__[1:] if one in seen), None)
        more = [f"All that a [{_spoken(above)}](#{_anchor(above)}) has, and:", ""] if above else []
        known = fields_of(above) if above else {}
        lines += [f"## {_spoken(model)}", "", _promise(model), "", *more, *_table(model, seen[model], known), ""]
    lines += ["## Functions", "", "| write | with |", "|---|---|"]
    lines += [f"| `{one.example}` | {one.given} |" for one in RUN_FUNCTIONS.values()]
    return "\n".join(lines) + "\n"


def _gather(value: Any, seen: dict[type[BaseModel], list[Any]]) -> None:
    if isinstance(value, BaseModel):
        seen.setdefault(type(value), []).append(value)
        for name in fields_of(type(value)):
            _gather(getattr(value, name), seen)
    elif isinstance(value, tuple):
        for one in value:
            _gather(one, seen)


def _table(model: type[BaseModel], samples: list[Any], known: Container[str] = ()) -> Iterator[str]:
    """Yield the table of a model's fields, without those that are known already."""
    yield "| field | is | for example |"
    yield "|---|---|---|"
    for name, kind in fields_of(model).items():
        if name not in known:
            yield f"| `{name}` | {_kind(kind)} | {_sample(name, samples)} |"


def _kind(kind: Any) -> str:
    shape = Shape(kind)
    if shape.model is not None:
        return f"[{_spoken(shape.model)}](#{_anchor(shape.model)})"
    if shape.is_many:
        return f"list: {_kind(shape.each.kind)}"
    return {str: "text", int: "number", bool: "yes or no"}.get(kind, "text")


def _sample(name: str, samples: list[Any]) -> str:
    values = (getattr(sample, name) for sample in samples)
    found = next((value for value in values if value not in ("", (), None)), None)
    if isinstance(found, tuple) and found and isinstance(found[0], str):
        found = found[0]
    if found is None or isinstance(found, (tuple, BaseModel, bool)):
        return ""
    words = " ".join(str(found).split())
    short = words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"
    return f"`{short}`".replace("|", "\\|")


def _spoken(model: type[BaseModel]) -> str:
    """Return a model's name as words: `Deliverable shown`."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__).strip()
    return words.capitalize()


def _anchor(model: type[BaseModel]) -> str:
    return _spoken(model).lower().replace(" ", "-")


def _promise(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").strip().splitlines()[0]
