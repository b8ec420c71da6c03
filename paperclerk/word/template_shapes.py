"""What a template may ask of a paper: the shape of each field, read from the paper's own model."""

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from types import UnionType
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from paperclerk.domain.places import Place

_ALMOST = 0.6


class Shape(NamedTuple):
    """What an expression of a template is: its type, and the field of the paper it comes from (`paper.rows[].title`).

    `kind` is None for what is not followed further: the result of a filter or a sum.
    """

    kind: Any = None
    path: str = ""

    @property
    def model(self) -> type[BaseModel] | None:
        """Return the model of something with fields of its own, else None."""
        return self.kind if isinstance(self.kind, type) and issubclass(self.kind, BaseModel) else None

    @property
    def is_many(self) -> bool:
        """Whether it is a list of things, to be repeated."""
        return get_origin(self.kind) in (tuple, list)

    @property
    def each(self) -> "Shape":
        """Return the shape of one thing of a list; nothing known of anything else."""
        arguments = get_args(self.kind) if self.is_many else ()
        return Shape(_plain(arguments[0]), f"{self.path}[]") if arguments else Shape()

    def field(self, name: str) -> "Shape | None":
        """Return the shape of a field; None when there is none of that name."""
        if self.model is not None:
            kind = fields_of(self.model).get(name)
            return None if kind is None else Shape(kind, f"{self.path}.{name}")
        if self.kind is None:
            return Shape()
        known = self.kind if isinstance(self.kind, type) else get_origin(self.kind)
        return Shape() if not name.startswith("_") and hasattr(known, name) else None


# Where a paper's values come from, for `paperclerk trace`; the line that every header gets without a tag; and what the
# function for an author's words puts in by itself.
_NO_FIELDS = ("sources", "written", "places", "restriction", "picture", "note", "is_words", "depth")


@cache
def fields_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return the types of a model's fields, worked-out ones too, by name; what no template prints is left out."""
    hints = get_type_hints(model)
    fields = {name: _plain(hints[name]) for name in model.model_fields if name not in _NO_FIELDS}
    for kind in reversed(model.__mro__):
        for name, member in vars(kind).items():
            if isinstance(member, property) and not name.startswith(("_", "model_")) and kind.__module__ != "pydantic":
                fields[name] = _plain(get_type_hints(member.fget).get("return"))
    # Where a value was read is for the program to trace, and not for a paper to print.
    return {name: kind for name, kind in fields.items() if kind is not Place}


def paths_of(shape: Shape) -> Iterator[str]:
    """Yield every field that can be printed or repeated, by its whole name: `paper.rows[].title`."""
    if shape.model is not None:
        for name in fields_of(shape.model):
            inner = shape.field(name)
            if inner is not None:
                yield from paths_of(inner)
    elif shape.is_many and (shape.each.model is not None or shape.each.is_many):
        yield from paths_of(shape.each)
    else:
        yield shape.path


def path_of(value: Any, wanted: str, path: str = "paper") -> str:
    """Return the first field of a paper that says exactly this, by its whole name; nothing when none does."""
    if isinstance(value, BaseModel):
        inner = ((getattr(value, name), f"{path}.{name}") for name in fields_of(type(value)))
    elif isinstance(value, (tuple, list)):
        inner = ((one, f"{path}[]") for one in value)
    else:
        return path if str(value) == wanted else ""
    return next(filter(None, (path_of(one, wanted, place) for one, place in inner)), "")


def nearest(name: str, known: Iterator[str] | list[str] | tuple[str, ...]) -> str:
    """Return the known name that is most like one that is not, or nothing when none is."""
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=_ALMOST)), "")


def _plain(kind: Any) -> Any:
    """Return a type without the None that it may also be."""
    if get_origin(kind) in (Union, UnionType):
        others = [one for one in get_args(kind) if one is not type(None)]
        return _plain(others[0]) if len(others) == 1 else None
    return None if kind is Any else kind
