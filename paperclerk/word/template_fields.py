"""Every field a template asks for, followed through its loops by the paper's own model, on branches never taken too."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from jinja2 import Environment, TemplateSyntaxError, nodes

from paperclerk.word.run_functions import RUN_FUNCTIONS
from paperclerk.word.template_shapes import Shape, fields_of, nearest
from paperclerk.word.template_tags import Tag

_SAME = ("sort", "reverse", "unique", "list", "select", "reject", "selectattr", "rejectattr", "default", "d", "trim")
_OF_ATTRIBUTE = ("selectattr", "rejectattr", "groupby", "sort", "unique", "map", "sum", "min", "max", "join")
_STATEMENTS = ("for", "if", "elif", "else", "endfor", "endif", "set")
_LOOP = (
    "index",
    "index0",
    "revindex",
    "revindex0",
    "first",
    "last",
    "length",
    "depth",
    "depth0",
    "previtem",
    "nextitem",
    "cycle",
    "changed",
)
# What no data can upset: fields, words, and these ways to change a text or a list.
_PLAIN = (nodes.Const, nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.CondExpr, nodes.Test, nodes.Operand)
_SAFE = ("join", "upper", "lower", "title", "capitalize", "trim", "default", "d", "length", "count", "list", "reverse")
_ORDER = ("gt", "gteq", "lt", "lteq")
_GRAMMAR = Environment(autoescape=True)  # only parses; nothing is filled with it


class Asked(NamedTuple):
    """A field that a tag asks for: its whole name, the name as written there, and what for."""

    tag: Tag
    field: str
    written: str
    use: str


class FieldFault(NamedTuple):
    """What is wrong with a tag: the rule it breaks, the words, what is asked for, and what to do."""

    tag: Tag
    rule: str
    message: str
    about: str = ""
    hint: str = ""


class FieldReading:
    """The fields that the tags of one part ask for, and what is wrong with the tags, both in order.

    `risky` are the numbers of the tags that some data could upset, though nothing is wrong with them.
    """

    def __init__(self, tags: tuple[Tag, ...], paper: Shape) -> None:
        """Follow the tags through a part."""
        self.asked: list[Asked] = []
        self.faults: list[FieldFault] = []
        self.risky: set[int] = set()
        self._scopes: list[dict[str, Shape]] = [{"paper": paper}]
        self._tag = tags[0] if tags else Tag(0, "", False, 0, 0, False)
        self._use = "value"
        for self._tag in tags:
            try:
                self._follow(self._tag)
            except TemplateSyntaxError as problem:
                self._wrong("T02", f"a tag is not written as it should be ({problem.message}).")

    def _follow(self, tag: Tag) -> None:
        if not tag.is_block:
            self._value(tag)
        elif tag.keyword not in _STATEMENTS:
            self._wrong(
                "T02",
                f'"{tag.keyword}" is not one of the words a tag may begin with.',
                tag.keyword,
                f"Use {', '.join(_STATEMENTS)}; a value is written {{{{ ... }}}}.",
            )
        elif tag.keyword == "for":
            self._loop(tag)
        elif tag.keyword in ("if", "elif"):
            self._scopes.append({}) if tag.keyword == "if" else None
            self._use = "condition"
            (node,) = _parsed(f"{{% if {tag.words.partition(' ')[2]} %}}{{% endif %}}")
            self._shape(node.test)
        elif tag.keyword == "set":
            self._set(tag)
        elif tag.keyword.startswith("end") and len(self._scopes) > 1:
            self._scopes.pop()

    def _value(self, tag: Tag) -> None:
        self._use = "value"
        (output,) = _parsed(f"{{{{ {tag.words} }}}}")
        shape = self._shape(output.nodes[0])
        if shape.model is not None:
            known = ", ".join(name for name in fields_of(shape.model) if not name.endswith("region"))
            self._wrong(
                "T02",
                f'"{tag.words}" is a thing with fields of its own, not a text.',
                tag.words,
                f"Say which: {tag.words}. and one of {known}.",
            )
        elif shape.is_many:
            self._wrong(
                "T02",
                f'"{tag.words}" is a list, not a text.',
                tag.words,
                "Repeat it: a paragraph "
                f"{{%p for each in {tag.words} %}}, the line to repeat, a paragraph {{%p endfor %}}.",
            )

    def _loop(self, tag: Tag) -> None:
        (node,) = _parsed(f"{{% {tag.words} %}}{{% endfor %}}")
        self._use = "loop"
        repeated = self._shape(node.iter)
        if repeated.kind is not None and not repeated.is_many:
            hint = "Put it in by itself, {{ ... }}, or ask for it with if." if repeated.model is None else ""
            self._wrong("T02", f'"{_said(node.iter)}" is no list and cannot be repeated.', _said(node.iter), hint)
        each = repeated.each
        named = [node.target] if isinstance(node.target, nodes.Name) else list(node.target.iter_child_nodes())
        scope = {name.name: each if len(named) == 1 else Shape() for name in named if isinstance(name, nodes.Name)}
        self._scopes.append({"loop": Shape(None, "loop"), **scope})
        if node.test is not None:
            self._use = "condition"
            self._shape(node.test)

    def _set(self, tag: Tag) -> None:
        parsed = _parsed(f"{{% {tag.words} %}}")
        if len(parsed) == 1 and isinstance(parsed[0], nodes.Assign) and isinstance(parsed[0].target, nodes.Name):
            self._scopes[-1][parsed[0].target.name] = self._shape(parsed[0].node)
        else:
            self._wrong("T02", "a set gives one name to one value.", tag.words)

    def _shape(self, node: nodes.Node) -> Shape:
        """Return what an expression is, noting every field in it."""
        if isinstance(node, nodes.Name):
            return self._name(node.name)
        if isinstance(node, nodes.Getattr):
            return self._field(node.node, node.attr)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            if isinstance(node.arg.value, str):
                return self._field(node.node, node.arg.value)
            return self._numbered(node)
        if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name) and node.node.name in RUN_FUNCTIONS:
            return self._run(node, node.node.name)
        if isinstance(node, nodes.Filter):
            return self._filter(node)
        shapes = [self._shape(child) for child in node.iter_child_nodes()]
        if isinstance(node, nodes.Operand):
            return shapes[0]
        in_order = isinstance(node, nodes.Compare) and any(operand.op in _ORDER for operand in node.ops)
        if not isinstance(node, _PLAIN) or (in_order and any(shape.kind is not int for shape in shapes)):
            self.risky.add(self._tag.number)
        return Shape(type(node.value)) if isinstance(node, nodes.Const) else Shape()

    def _name(self, name: str) -> Shape:
        for scope in reversed(self._scopes):
            if name in scope:
                named: Shape = scope[name]
                return named
        known = dict.fromkeys(known for scope in self._scopes for known in scope if known != "loop")
        hint = nearest(name, list(known))
        here = ", ".join(known)
        self._wrong(
            "T01",
            f'it asks for "{name}", which the paper does not have.',
            name,
            f"Did you mean {hint}?" if hint else f"Here there is {here}.",
        )
        return Shape()

    def _field(self, node: nodes.Node, name: str) -> Shape:
        shape = self._shape(node)
        found: Shape | None = shape.field(name)
        if shape.path == "loop":
            found = Shape() if name in _LOOP else None
        if found is None:
            self._unknown(shape, name)
            return Shape()
        if shape.model is not None:
            self.asked.append(Asked(self._tag, found.path, f"{_said(node)}.{name}", self._use))
        return found

    def _unknown(self, shape: Shape, name: str) -> None:
        known = list(fields_of(shape.model)) if shape.model else list(_LOOP) if shape.path == "loop" else []
        hint = nearest(name, known)
        there = f"What there is: {', '.join(known)}." if known else "It is a text or a number, and has no fields."
        self._wrong(
            "T01",
            f'it asks for "{name}", which the paper does not have.',
            name,
            f"Did you mean {hint}?" if hint else there,
        )

    def _numbered(self, node: nodes.Getitem) -> Shape:
        shape = self._shape(node.node)
        if shape.is_many:
            self._wrong(
                "T02",
                f'"{self._tag.words}" takes one thing of a list by its number, which there may not be.',
                self._tag.words,
                "Repeat the list with for, or begin with if and the list's name.",
            )
        return shape.each

    def _run(self, node: nodes.Call, name: str) -> Shape:
        shapes, function = [self._shape(argument) for argument in node.args], RUN_FUNCTIONS[name]
        given = shapes[0] if len(shapes) == 1 else Shape(str)
        if given.kind is not None and not all(given.field(need) for need in function.needs):
            message = f'"{self._tag.words}" is not given {function.given}.'
            hint = f"Write for example {function.example}, with nothing after it."
            self._wrong("T02", message, self._tag.words, hint)
        elif given.model is not None:
            written = self._tag.words
            self.asked += [Asked(self._tag, f"{given.path}.{need}", written, "value") for need in function.needs]
        return Shape()

    def _filter(self, node: nodes.Filter) -> Shape:
        if node.name not in _GRAMMAR.filters:
            hint = nearest(node.name, list(_GRAMMAR.filters))
            self._wrong(
                "T02", f'"{node.name}" is no way to change a value.', node.name, f"Did you mean {hint}?" if hint else ""
            )
        if node.name not in _SAFE:
            self.risky.add(self._tag.number)
        shape = self._shape(node.node) if node.node is not None else Shape()
        for child in (*node.args, *node.kwargs):
            self._shape(child)
        attribute = _attribute(node)
        inner: Shape | None = shape.each
        for name in attribute.split(".") if attribute and shape.is_many else ():
            outer, inner = inner or Shape(), (inner or Shape()).field(name)
            if inner is None:
                self._unknown(outer, name)
                break
        if node.name in ("first", "last", "random"):
            return shape.each
        return shape if node.name in _SAME else Shape()

    def _wrong(self, rule: str, message: str, about: str = "", hint: str = "") -> None:
        self.faults.append(FieldFault(self._tag, rule, message, about, hint))


def _parsed(source: str) -> list[Any]:
    return list(_GRAMMAR.parse(source).body)


def _attribute(node: nodes.Filter) -> str:
    """Return the field that a filter looks at in each thing of a list: `map(attribute="title")`."""
    if node.name not in _OF_ATTRIBUTE:
        return ""
    given = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    if node.name in ("selectattr", "rejectattr", "groupby"):
        given += node.args[:1]
    return next((str(one.value) for one in given if isinstance(one, nodes.Const)), "")


def _said(node: nodes.Node) -> str:
    names = list(_names(node))
    return ".".join(names)


def _names(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Getattr):
        yield from _names(node.node)
        yield node.attr
    elif isinstance(node, nodes.Name):
        yield node.name
