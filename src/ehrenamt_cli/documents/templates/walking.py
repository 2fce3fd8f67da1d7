"""A walk over everything a template names, branches not taken included: unknown fields, and what templates may not do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from jinja2 import Environment, nodes
from jinja2.tests import TESTS

from ehrenamt_cli.documents.filling.budget import REFUSED
from ehrenamt_cli.documents.filling.explaining import A_LIST, A_RECORD, not_allowed, unknown_field
from ehrenamt_cli.documents.filling.filters import FILTERS
from ehrenamt_cli.documents.filling.guards import KEPT_FILTERS
from ehrenamt_cli.documents.filling.sandbox import FUNCTIONS
from ehrenamt_cli.documents.filling.syntax_words import nearest
from ehrenamt_cli.documents.templates.findings import Finding
from ehrenamt_cli.documents.templates.shapes import Shape, nearest_field
from ehrenamt_cli.i18n import Text

PARSER = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)

ANY, VALUE = Shape(), Shape()
"""Something of which nothing is known; and something that is printed as it is."""

_DAY = dict.fromkeys(("year", "month", "day"), VALUE)
_LOOP = Shape(
    fields={
        **dict.fromkeys(("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0"), VALUE),
        **dict.fromkeys(("previtem", "nextitem"), ANY),
    }
)
_UNCHANGED = ("list", "rejectattr", "selectattr", "sort", "unique")
_FILTERS = sorted({*KEPT_FILTERS, *FILTERS})

Scope = dict[str, Shape]


class Walk:
    """One template file; ``used`` holds the paths of the variables that it names."""

    def __init__(self, path: Path, known: Shape | None) -> None:
        self._path = path
        self._known: Mapping[str, Shape] | None = known.fields if known else None
        self.used: set[str] = set()
        self.findings: list[Finding] = []

    def over(self, tree: nodes.Template, elsewhere: Iterable[str] = ()) -> None:
        """Look at the whole template; names in ``elsewhere`` are set by another one."""
        for kind, name in REFUSED.items():
            for node in tree.find_all(kind):
                self._say(node, "forbidden", not_allowed(name))
        scope: Scope = dict.fromkeys((*elsewhere, *FUNCTIONS, *given_names(tree), "caller", "super", "self"), ANY)
        self._statements(tree.body, scope)

    def _statements(self, body: Iterable[nodes.Node], scope: Scope) -> None:
        for node in body:
            self._statement(node, scope)

    def _statement(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                self._printed(part, scope)
        elif isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.Assign):
            self._bind(node.target, self._read(node.node, scope), scope)
        elif isinstance(node, nodes.Macro | nodes.CallBlock):
            inner = {**scope, "varargs": ANY, "kwargs": ANY, **{argument.name: ANY for argument in node.args}}
            self._others([*node.defaults, *([node.call] if isinstance(node, nodes.CallBlock) else [])], scope)
            self._statements(node.body, inner)
        elif isinstance(node, nodes.With):
            inner = dict(scope)
            for target, value in zip(node.targets, node.values, strict=True):
                self._bind(target, self._read(value, inner), inner)
            self._statements(node.body, inner)
        elif isinstance(node, nodes.Block):
            self._statements(node.body, dict(scope))
        elif isinstance(node, nodes.AssignBlock):
            self._bind(node.target, VALUE, scope)
            self._statements(node.body, scope)
        else:
            self._others(node.iter_child_nodes(), scope)

    def _others(self, children: Iterable[nodes.Node], scope: Scope) -> None:
        for child in children:
            if isinstance(child, nodes.Expr):
                self._read(child, scope)
            else:
                self._statement(child, scope)

    def _loop(self, node: nodes.For, scope: Scope) -> None:
        source = self._read(node.iter, scope)
        if source is not ANY and source.entry is None:
            self._say(node, "not_a_list", _NO_LIST)
        inner = {**scope, "loop": _LOOP}
        self._bind(node.target, source.entry or ANY, inner)
        if node.test:
            self._read(node.test, inner)
        self._statements(node.body, inner)
        self._statements(node.else_, scope)

    def _bind(self, target: nodes.Node, shape: Shape, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = shape
        else:
            scope |= {name.name: ANY for name in target.find_all(nodes.Name)}

    def _printed(self, node: nodes.Node, scope: Scope) -> None:
        if isinstance(node, nodes.TemplateData):
            return
        shape = self._read(node, scope)
        if shape.fields:
            self._say(node, "not_plain", A_RECORD)
        elif shape.entry is not None:
            self._say(node, "not_plain", A_LIST)

    def _read(self, node: nodes.Node, scope: Scope) -> Shape:
        """What an expression stands for."""
        if isinstance(node, nodes.Name):
            return self._name(node, scope)
        if isinstance(node, nodes.Getattr):
            return self._field(node, node.node, node.attr, scope)
        if isinstance(node, nodes.Getitem):
            return self._item(node, scope)
        if isinstance(node, nodes.Filter):
            return self._filtered(node, scope)
        if isinstance(node, nodes.Call):
            return self._called(node, scope)
        if isinstance(node, nodes.Test):
            return self._asked(node, scope)
        if isinstance(node, nodes.Pow):
            self._say(node, "forbidden", not_allowed("**"))
        self._others(node.iter_child_nodes(), scope)
        return Shape(entry=ANY) if isinstance(node, nodes.List | nodes.Tuple) else ANY

    def _name(self, node: nodes.Name, scope: Scope) -> Shape:
        if node.name in scope:
            return scope[node.name]
        if self._known is None:
            return ANY
        if node.name not in self._known:
            self._say(node, "unknown_field", _unknown(node.name, self._known))
            return ANY
        return self._seen(self._known[node.name])

    def _field(self, node: nodes.Node, holder: nodes.Node, name: str, scope: Scope) -> Shape:
        if name.startswith("_"):
            self._say(node, "forbidden", not_allowed(name))
            return ANY
        shape = self._read(holder, scope)
        if shape is ANY:
            return ANY
        fields = _DAY if shape.variable and shape.variable.field and "day" in shape.variable.field.kind.name else shape.fields
        if name in fields:
            return self._seen(fields[name])
        if not fields:
            self._say(node, "unknown_field", (unknown_field(name, ())[0], _LIST_FIELD if shape.entry else _VALUE_FIELD))
        else:
            self._say(node, "unknown_field", _unknown(name, fields))
        return ANY

    def _item(self, node: nodes.Getitem, scope: Scope) -> Shape:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._field(node, node.node, node.arg.value, scope)
        shape = self._read(node.node, scope)
        if isinstance(node.arg, nodes.Slice):
            return shape
        self._read(node.arg, scope)
        return shape.entry or ANY

    def _filtered(self, node: nodes.Filter, scope: Scope) -> Shape:
        shape = self._read(node.node, scope) if node.node else ANY
        self._others([*node.args, *(keyword.value for keyword in node.kwargs)], scope)
        if node.name not in _FILTERS:
            what = Text("Den Filter „{name}“ gibt es nicht.", "There is no filter “{name}”.").fill(name=node.name)
            self._say(node, "unknown_filter", (what, nearest(node.name, _FILTERS)))
        if node.name in _UNCHANGED:
            return shape
        if node.name in ("first", "last"):
            return shape.entry or ANY
        if node.name == "map" and shape.entry is not None and shape.entry is not ANY:
            return self._mapped(node, shape.entry)
        return ANY

    def _mapped(self, node: nodes.Filter, entry: Shape) -> Shape:
        for keyword in node.kwargs:
            if keyword.key == "attribute" and isinstance(keyword.value, nodes.Const):
                name = str(keyword.value.value)
                if name in entry.fields:
                    return Shape(entry=self._seen(entry.fields[name]))
                self._say(node, "unknown_field", _unknown(name, entry.fields))
        return ANY

    def _asked(self, node: nodes.Test, scope: Scope) -> Shape:
        if node.name not in TESTS:
            what = Text("Die Frage „is {name}“ gibt es nicht.", "There is no question “is {name}”.").fill(name=node.name)
            self._say(node, "unknown_test", (what, nearest(node.name, sorted(name for name in TESTS if name.isalpha()))))
        if node.name not in ("defined", "undefined"):
            self._read(node.node, scope)
        self._others(node.args, scope)
        return VALUE

    def _called(self, node: nodes.Call, scope: Scope) -> Shape:
        self._others([*node.args, *(keyword.value for keyword in node.kwargs)], scope)
        target = node.node
        if isinstance(target, nodes.Getattr):
            shape = self._read(target.node, scope)
            if shape is not ANY or not isinstance(target.node, nodes.Name):
                self._say(node, "forbidden", not_allowed(f".{target.attr}(…)"))
        elif not (isinstance(target, nodes.Name) and scope.get(target.name) is ANY):
            name = target.name if isinstance(target, nodes.Name) else ""
            self._say(node, "forbidden", not_allowed(f"{name}(…)"))
        return ANY

    def _seen(self, shape: Shape) -> Shape:
        if shape.path:
            self.used.add(shape.path)
        return shape

    def _say(self, node: nodes.Node, code: str, sentence: tuple[Text, Text]) -> None:
        self.findings.append(Finding(self._path, node.lineno, code, *sentence))


def _unknown(name: str, fields: Mapping[str, Shape]) -> tuple[Text, Text]:
    near = nearest_field(name, fields)
    return unknown_field(name, [near] if near else list(fields))


def given_names(tree: nodes.Template) -> set[str]:
    """The names a template gives itself, anywhere: macros and imports."""
    names = {node.name for node in tree.find_all(nodes.Macro)} | {node.target for node in tree.find_all(nodes.Import)}
    for node in tree.find_all(nodes.FromImport):
        names |= {name if isinstance(name, str) else name[1] for name in node.names}
    return names


_NO_LIST = (
    Text("„for“ geht hier durch etwas, das keine Liste ist.", "“for” goes through something here that is no list."),
    Text("Listen zeigt „ehrenamt template fields“ mit [] am Ende.", "“ehrenamt template fields” shows lists with [] at the end."),
)
_VALUE_FIELD = Text(
    "Davor steht ein einzelner Wert, der keine Felder hat.", "Before it stands a single value, which has no fields."
)
_LIST_FIELD = Text("Davor steht eine Liste; {% for … %} nimmt einen Eintrag.", "Before it is a list; {% for … %} takes an entry.")
