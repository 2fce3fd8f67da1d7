"""Jinja, made harmless: a template reads the values it is given and writes text, and can do nothing else.

A value never becomes part of the text that is parsed: ``finalize`` puts it aside and leaves a sentinel between two
private code points, which the tree builder exchanges for the literal value. Whatever a name contains, it stays a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Undefined, nodes, pass_context
from jinja2.compiler import CodeGenerator
from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, Context, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.filling.budget import (
    LIMITED,
    LONGEST_TEXT,
    MOST_MARKDOWN,
    MOST_STEPS,
    SPENT,
    Budget,
    count_steps,
)
from ehrenamt_cli.documents.filling.filters import FILTERS
from ehrenamt_cli.documents.filling.guards import KEPT_FILTERS, added_up, guarded, is_number, listed
from ehrenamt_cli.documents.filling.refusals import Endless, NotAllowed, UnknownField
from ehrenamt_cli.documents.filling.values import CONTROLS, Values
from ehrenamt_cli.documents.templates import library
from ehrenamt_cli.documents.tree import Break, Signatures

FUNCTIONS = ("range", "signatures", "newline")

_OF_A_DAY = ("year", "month", "day")
_JINJAS_OWN = (LoopContext, TemplateReference, TemplateModule, BlockReference, Undefined)


class _Unknown(StrictUndefined):
    """An undefined name that remembers what it was looked up in."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: Any = None, name: Any = None, exc: Any = None) -> None:
        known = [str(key) for key in obj] if isinstance(obj, Mapping) else []
        super().__init__(hint, obj, name, partial(UnknownField, name=str(name or ""), known=known))  # type: ignore[arg-type]


class _Generator(CodeGenerator):
    """Joining and cutting go through the environment; Jinja would do both on its own."""

    def visit_Concat(self, node: nodes.Concat, frame: Any) -> None:
        self._call("concatenate", node.nodes, frame)

    def visit_Getitem(self, node: nodes.Getitem, frame: Any) -> None:
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        nothing = nodes.Const(None)
        self._call("cut", [node.node, *(part or nothing for part in (node.arg.start, node.arg.stop, node.arg.step))], frame)

    def _call(self, method: str, arguments: Sequence[nodes.Node], frame: Any) -> None:
        self.write(f"environment.{method}(")
        for argument in arguments:
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment templates run in. It holds the values of one rendering at a time; ``begin`` starts the next."""

    code_generator_class = _Generator
    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "**", "%"])
    intercepted_unops = frozenset(["+", "-"])

    def __init__(self, language: str, folders: Sequence[Path]) -> None:
        super().__init__(
            loader=FunctionLoader(partial(_load, folders=folders)),
            undefined=_Unknown,
            autoescape=True,
            finalize=self._put_aside,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.language = language
        self.begin()
        ours = {name: partial(filter, language=language) for name, filter in FILTERS.items()}
        kept = {name: self.filters[name] for name in KEPT_FILTERS if name != "sum"}
        self.filters = {
            name: guarded(name, filter, lambda: self._budget) for name, filter in {**kept, **ours, "sum": added_up}.items()
        }
        self.filters |= {SPENT: self._spent, LIMITED: self._limited}
        self.globals = {"range": self._range, "signatures": self._signatures, "newline": Break}

    def begin(self) -> None:
        """Forget the last rendering."""
        self._budget = Budget()
        self.printed = Values(self.language, self._budget)

    def concat(self, parts: Iterable[str]) -> str:
        """The pieces of a filled template, macro or block as one text."""
        pieces, length = [], 0
        for part in parts:
            length += len(part)
            if length > MOST_MARKDOWN:
                raise Endless
            pieces.append(part)
        return "".join(pieces)

    def concatenate(self, *parts: Any) -> Any:
        """``a ~ b``: plain values only; a blank part makes the whole blank."""
        blank = next((part for part in parts if isinstance(part, Blank)), None)
        if blank is not None:
            return blank
        if any(isinstance(part, Markup) for part in parts):
            raise NotAllowed("~")
        return self._short("".join(self.printed.text(part) for part in parts))

    def cut(self, value: Any, *bounds: Any) -> Any:
        """``lines[1:]``: part of a list or of a plain text."""
        if isinstance(value, Blank):
            return value
        if isinstance(value, Markup) or not isinstance(value, str | list | tuple):
            raise NotAllowed("[:]")
        self._budget.spend(1 + len(value) // 100)
        return value[slice(*bounds)]

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic with numbers; ``+`` also joins texts; with a blank the result is blank."""
        blank = next((part for part in (left, right) if isinstance(part, Blank)), None)
        if blank is not None:
            return blank
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return self.concatenate(left, right)
        if operator == "**" or not (is_number(left) and is_number(right)):
            raise NotAllowed(operator)
        return super().call_binop(context, operator, left, right)

    def call_unop(self, context: Context, operator: str, value: Any) -> Any:
        """``-a`` of a number; of a blank a blank."""
        if isinstance(value, Blank):
            return value
        if not is_number(value):
            raise NotAllowed(operator)
        return super().call_unop(context, operator, value)

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, blocks and the two functions of ours; no method of any value."""
        return isinstance(obj, Macro | BlockReference) or any(obj == ours for ours in self.globals.values())

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """As the sandbox calls, and counted."""
        __self._budget.spend(1)
        if not isinstance(__obj, Undefined) and not __self.is_safe_callable(__obj):
            raise NotAllowed("(…)")
        return super().call(__context, __obj, *args, **kwargs)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a record, a part of a day, or what Jinja itself offers; whatever belongs to a blank is blank."""
        if isinstance(obj, Blank):
            return obj
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        grouped = isinstance(obj, tuple) and attribute in ("grouper", "list")
        if grouped or isinstance(obj, _JINJAS_OWN) or (isinstance(obj, date) and attribute in _OF_A_DAY):
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``parties[0]``, ``volunteer["name"]``."""
        if isinstance(argument, slice):
            return self.cut(obj, argument.start, argument.stop, argument.step)
        if isinstance(argument, str):
            return self.getattr(obj, argument)
        if isinstance(obj, Blank | Undefined):
            return self.getattr(obj, str(argument))
        if isinstance(argument, int) and isinstance(obj, str | list | tuple | range) and not isinstance(obj, Markup):
            return obj[argument] if -len(obj) <= argument < len(obj) else self.undefined(obj=obj, name=str(argument))
        raise NotAllowed("[…]")

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        count_steps(source)
        source.set_environment(self)
        return super()._generate(source, *args, **kwargs)

    @pass_context  # or Jinja would work it out once, at compile time
    def _spent(self, _: Context, steps: int) -> None:
        self._budget.spend(steps)

    @pass_context
    def _limited(self, _: Context, values: Any) -> list[Any]:
        if isinstance(values, Blank):
            self.printed.missing[values] = None
            return []
        return listed(values, self._budget)

    def _range(self, *bounds: int) -> range:
        numbers = range(*bounds)
        if len(numbers[: MOST_STEPS + 1]) > MOST_STEPS:
            raise Endless
        self._budget.spend(len(numbers))
        return numbers

    def _short(self, text: str) -> str:
        if len(text) > LONGEST_TEXT:
            raise Endless
        self._budget.spend(len(text) // 100)
        return text

    @pass_context
    def _put_aside(self, _: Context, value: Any) -> Markup:
        """Every ``{{ value }}`` ends here: a sentinel for a value, the text itself for a template's own macro or number."""
        self._budget.spend(1)
        if isinstance(value, Markup):
            self._short(value)
            return value
        if type(value) is int:  # digits are harmless, and "{{ loop.index }}." has to begin a list
            return Markup(str(value))
        return self.printed.put_aside(value)

    def _signatures(self, signers: Sequence[Any]) -> Signatures:
        """``{{ signatures(signers) }}``"""
        return self.printed.signatures(listed(signers, self._budget))


def _load(file: str, folders: Sequence[Path]) -> tuple[str, str, Callable[[], bool]] | None:
    source = library.read(file, folders)
    if source is None:
        return None
    return CONTROLS.sub("", source.text), str(source.path), lambda: library.read(file, folders) == source
