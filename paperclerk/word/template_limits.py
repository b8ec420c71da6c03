"""What a template may have worked out: looked at in its tags as Jinja parses them, before anything is filled.

A sandbox keeps a template from the program's insides and not from work without end: `{{ title * 1000000000 }}` is one
short tag. So only what a template needs is let through: fields, comparisons, loops over the paper's own lists, and the
ways to change a value that cannot make it much longer.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from paperclerk.word.run_functions import RUN_FUNCTIONS

# Our deepest template goes six lists deep (sections, blocks, rows, cells, paragraphs, words).
DEEPEST_LOOPS = 8
# Lists of the paper itself that may be repeated within one another: each multiplies the work by the paper's size.
LISTS_OF_THE_PAPER = 2
LONGEST_WORDS = 200
_LONGEST_NUMBER = 10**9
_STATEMENTS = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.For, nodes.If, nodes.Assign)
_VALUES = (
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.CondExpr,
    nodes.Test,
    nodes.Filter,
    nodes.Call,
    nodes.Keyword,
    nodes.List,
    nodes.Tuple,
)
_SUMS = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos)
_KEEP = ("sort", "reverse", "unique", "list", "select", "reject", "selectattr", "rejectattr", "groupby", "default", "d")
_ONE_OF = ("first", "last", "min", "max")
_SHORTEN = ("upper", "lower", "title", "capitalize", "trim", "striptags", "truncate", "wordcount", "string")
_COUNT = ("length", "count", "sum", "round", "abs", "int", "float")
_LENGTHEN = ("join", "replace")
FILTERS = (*_KEEP, *_ONE_OF, *_SHORTEN, *_COUNT, *_LENGTHEN, "map")
_METHODS = ("upper", "lower", "title", "capitalize", "strip", "startswith", "endswith", "cycle", "changed")
_OPERATORS = {nodes.Mul: "*", nodes.Pow: "**", nodes.Add: "+", nodes.Sub: "-", nodes.Concat: "~", nodes.Mod: "%"}
_AS_MUCH_AS_IT_LIKES = "could go on without end or take all memory"


class Costly(NamedTuple):
    """Something a template may not have worked out: what, why, what to do, and the line of the part it is in."""

    message: str
    hint: str
    line: int


@lru_cache(maxsize=64)
def costly_in(source: str) -> tuple[Costly, ...]:
    """Return what a part has worked out that a template may not, once a line; nothing of a part that cannot be parsed.

    Args:
        source: the part as it is made ready for Jinja.
    """
    try:
        parsed = Environment(autoescape=True).parse(source)
    except TemplateSyntaxError:
        # Filling stops at it before anything is worked out.
        return ()
    found = _Looker()
    found.follow(parsed)
    return tuple({(one.line, one.message): one for one in found.costly}.values())


class _Looker:
    """A walk through a part: names by the list they come from, and the lists being repeated."""

    def __init__(self) -> None:
        self.costly: list[Costly] = []
        self._names: list[dict[str, str]] = [{"paper": "paper"}]
        self._repeated: list[str] = []

    def follow(self, node: nodes.Node) -> None:
        """Look at a node and all that is in it, in the order of the template."""
        if isinstance(node, nodes.For):
            self._loop(node)
        elif isinstance(node, nodes.If):
            self._values(node.test)
            self._within((*node.body, *node.elif_, *node.else_))
        elif isinstance(node, nodes.Assign):
            self._set(node)
        elif isinstance(node, _STATEMENTS):
            for child in node.iter_child_nodes():
                self.follow(child)
        elif isinstance(node, nodes.Expr):
            self._values(node)
        else:
            self._wrong(node, f'"{type(node).__name__.lower()}" is nothing a template needs', "Take that tag out.")

    def _within(self, inner: tuple[nodes.Node, ...]) -> None:
        for child in inner:
            self.follow(child)

    def _loop(self, node: nodes.For) -> None:
        self._values(node.iter)
        path = self._path(node.iter)
        if wrong := self._too_often(node, path):
            self._wrong(node, wrong, "Repeat a list of the paper, and within it the lists that each thing in it has.")
        names = [name.name for name in (node.target, *node.target.iter_child_nodes()) if isinstance(name, nodes.Name)]
        self._names.append({**dict.fromkeys(names, f"{path}[]"), "loop": f"{path}[]"})
        self._repeated.append(path)
        if node.test is not None:
            self._values(node.test)
        self._within((*node.body,))
        self._repeated.pop()
        self._names.pop()
        self._within((*node.else_,))

    def _too_often(self, node: nodes.For, path: str) -> str:
        """Return why a loop could go on and on; nothing when it cannot."""
        if node.recursive:
            return f"a loop that repeats itself {_AS_MUCH_AS_IT_LIKES}"
        if not path:
            return f"a loop over what is no list of the paper {_AS_MUCH_AS_IT_LIKES}"
        if path in self._repeated:
            return f"a list is repeated within itself, which {_AS_MUCH_AS_IT_LIKES}"
        if len(self._repeated) >= DEEPEST_LOOPS:
            return f"more than {DEEPEST_LOOPS} loops stand within one another, which {_AS_MUCH_AS_IT_LIKES}"
        of_paper = sum("[]" not in one for one in (*self._repeated, path))
        if "[]" not in path and of_paper > LISTS_OF_THE_PAPER:
            return f"more than {LISTS_OF_THE_PAPER} of the paper's lists within one another {_AS_MUCH_AS_IT_LIKES}"
        return ""

    def _set(self, node: nodes.Assign) -> None:
        self._values(node.node)
        if any(isinstance(one, nodes.Filter) and one.name in _LENGTHEN for one in _all_of(node.node)):
            hint = "Print it where it is wanted, without giving it a name."
            self._wrong(
                node, f"a longer text that is given a name {_AS_MUCH_AS_IT_LIKES} when that is used again", hint
            )
        if isinstance(node.target, nodes.Name):
            self._names[-1][node.target.name] = self._path(node.node)

    def _values(self, node: nodes.Node) -> None:
        """Look at an expression."""
        for wrong, hint in self._faults(node):
            self._wrong(node, wrong, hint)
            return
        for child in node.iter_child_nodes():
            self._values(child)

    def _faults(self, node: nodes.Node) -> Iterator[tuple[str, str]]:
        if isinstance(node, (*_SUMS, nodes.Pow, nodes.Concat)) and not _is_sum(node):
            sign = _OPERATORS.get(type(node), "a sum")
            yield f"{sign} with anything but numbers {_AS_MUCH_AS_IT_LIKES}", "Put the tags one after the other."
        elif isinstance(node, nodes.Call):
            if (called := _called(node)) not in (*RUN_FUNCTIONS, *_METHODS):
                yield f'"{called}(...)" {_AS_MUCH_AS_IT_LIKES}', f"A template may call {', '.join(RUN_FUNCTIONS)}."
        elif isinstance(node, nodes.Filter):
            yield from _filter_faults(node)
        elif isinstance(node, nodes.Const):
            if _is_long(node.value):
                yield f"so long a value {_AS_MUCH_AS_IT_LIKES}", "Type it into the template, outside the tag."
        elif isinstance(node, (nodes.List, nodes.Tuple)):
            if not all(isinstance(one, nodes.Const) for one in node.items):
                yield f"a list that a tag makes {_AS_MUCH_AS_IT_LIKES}", "Use a list that the paper has."
        elif not isinstance(node, (*_VALUES, *_SUMS)):
            yield f'"{type(node).__name__.lower()}" is nothing a template needs', "Write only a field there."

    def _path(self, node: nodes.Node | None) -> str:
        """Return the list of the paper an expression is, or comes from; nothing when it is made in the template."""
        if isinstance(node, nodes.Name):
            # A name that nothing has is told as that when it is looked up.
            return next((names[node.name] for names in reversed(self._names) if node.name in names), node.name)
        if isinstance(node, nodes.Getattr):
            return self._field(node.node, node.attr)
        if isinstance(node, nodes.Getitem):
            if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                return self._field(node.node, node.arg.value)
            path = self._path(node.node)
            return path if isinstance(node.arg, nodes.Slice) or not path else f"{path}[]"
        if isinstance(node, nodes.Filter) and node.name in (*_KEEP, *_ONE_OF, "map"):
            path = self._path(node.node)
            named = ".".join(str(one.value.value) for one in node.kwargs if isinstance(one.value, nodes.Const))
            ends = {"map": f"[].{named}", **dict.fromkeys(_ONE_OF, "[]")}.get(node.name, "")
            return f"{path}{ends}" if path else ""
        return ""

    def _field(self, node: nodes.Node, name: str) -> str:
        path = self._path(node)
        if isinstance(node, nodes.Name) and node.name == "loop":
            return path if name in ("previtem", "nextitem") else ""
        return f"{path}.{name}" if path else ""

    def _wrong(self, node: nodes.Node, message: str, hint: str) -> None:
        self.costly.append(Costly(f"{message}.", hint, node.lineno))


def _filter_faults(node: nodes.Filter) -> Iterator[tuple[str, str]]:
    if node.name not in FILTERS:
        yield (
            f'"| {node.name}" is not one of the ways a template may change a value',
            f"There are {', '.join(sorted(FILTERS))}.",
        )
    elif node.name == "map" and (node.args or [one.key for one in node.kwargs] != ["attribute"]):
        yield f'"| map" with anything but a field {_AS_MUCH_AS_IT_LIKES}', 'Write map(attribute="title").'
    elif node.name in _LENGTHEN:
        inner = [one for one in _all_of(node.node) if isinstance(one, nodes.Filter) and one.name in _LENGTHEN]
        given = [*node.args, *(one.value for one in node.kwargs)]
        if inner or not all(isinstance(one, nodes.Const) for one in given):
            yield f'"| {node.name}" with what is not typed there {_AS_MUCH_AS_IT_LIKES}', "Type the words it puts in."


def _is_sum(node: nodes.Node) -> bool:
    """Whether something is worked out with numbers alone: those typed, counted, or of a loop."""
    if isinstance(node, _SUMS):
        return all(_is_sum(child) for child in node.iter_child_nodes())
    if isinstance(node, nodes.Const):
        return isinstance(node.value, (int, float)) and not _is_long(node.value)
    if isinstance(node, nodes.Getattr):
        return isinstance(node.node, nodes.Name) and node.node.name == "loop"
    return isinstance(node, nodes.Filter) and node.name in _COUNT


def _is_long(value: object) -> bool:
    if isinstance(value, (int, float)):
        return abs(value) > _LONGEST_NUMBER
    return len(str(value)) > LONGEST_WORDS


def _called(node: nodes.Call) -> str:
    if isinstance(node.node, nodes.Name):
        return node.node.name if node.node.name not in _METHODS else "loop"
    return node.node.attr if isinstance(node.node, nodes.Getattr) and node.node.attr in _METHODS else "a function"


def _all_of(node: nodes.Node | None) -> Iterator[nodes.Node]:
    if node is not None:
        yield node
        for child in node.iter_child_nodes():
            yield from _all_of(child)
