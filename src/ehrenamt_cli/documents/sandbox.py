"""Jinja, made harmless: a template reads the values it is given and writes text, and can do nothing else.

A value never becomes part of the text that is parsed: ``finalize`` puts it aside and leaves a sentinel between two
private code points, which the tree builder exchanges for the literal value. Whatever a name contains, it stays a name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, Undefined, nodes, pass_context
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import TemplateRuntimeError, UndefinedError
from jinja2.runtime import BlockReference, Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ehrenamt_cli.documents import library
from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.filters import FILTERS
from ehrenamt_cli.documents.look import isolated, runs_from_right
from ehrenamt_cli.documents.tree import Gap, Signatures, Signer, Words
from ehrenamt_cli.documents.words import NO, YES, literal, long_day, one_line, said
from ehrenamt_cli.i18n import Text

OPEN, CLOSE = "\ue000", "\ue001"
"""The private code points around the number of a value that was put aside."""

LONGEST_WORK = 100_000
"""Steps (loop rounds, calls, values printed) after which a template counts as endless."""

LONGEST_TEXT = 200_000

_KEPT_FILTERS = frozenset(
    ["default", "first", "groupby", "last", "length", "list", "map", "rejectattr", "selectattr", "sort", "sum", "unique"]
)

Value = str | Gap | Signatures


class UnknownField(UndefinedError):
    """A template names a field that does not exist; carries the name and what there is instead."""

    def __init__(self, message: str | None, name: str, known: Sequence[str]) -> None:
        super().__init__(message)
        self.name, self.known = name, known


class Endless(TemplateRuntimeError):
    """A template that does not come to an end."""


class NotAllowed(TemplateRuntimeError):
    """Something templates may not do."""


class _Unknown(StrictUndefined):
    """An undefined name that remembers what it was looked up in."""

    __slots__ = ()

    def __init__(self, hint: str | None = None, obj: Any = None, name: str | None = None, exc: Any = None) -> None:
        known = [str(key) for key in obj] if isinstance(obj, dict) else []
        super().__init__(hint, obj, name, partial(UnknownField, name=name or "", known=known))  # type: ignore[arg-type]


class _Generator(CodeGenerator):
    def visit_Concat(self, node: nodes.Concat, frame: Any) -> None:
        self.write("environment.concatenate((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment templates run in. It holds the values of one rendering at a time; ``begin`` starts the next."""

    code_generator_class = _Generator
    intercepted_binops = frozenset(["+", "*", "**", "%"])

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
        self.filters = {name: filter for name, filter in self.filters.items() if name in _KEPT_FILTERS}
        self.filters |= {name: _keeping_blanks(partial(filter, language=language)) for name, filter in FILTERS.items()}
        self.filters["limited"] = self._limited
        self.globals = {"range": self._range, "signatures": self._signatures}

    def begin(self) -> None:
        """Forget the last rendering."""
        self.values: list[Value] = []
        self.missing: dict[Blank, None] = {}
        self._work = 0

    def concatenate(self, parts: tuple[Any, ...]) -> Any:
        """``a ~ b``: plain values only; a blank part makes the whole blank."""
        blank = next((part for part in parts if isinstance(part, Blank)), None)
        if blank is not None:
            return blank
        if any(isinstance(part, Markup) for part in parts):
            raise NotAllowed("~")
        return self._short("".join(self._as_text(part) for part in parts))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic with numbers; ``+`` also joins texts."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return self.concatenate((left, right))
        if operator == "**" or not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise NotAllowed(operator)
        return super().call_binop(context, operator, left, right)

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros, blocks and the two functions of ours; no method of any value."""
        return isinstance(obj, Macro | BlockReference) or obj in (self._range, self._signatures)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:
        """As the sandbox calls, and counted."""
        __self._spend(1)
        return super().call(__context, __obj, *args, **kwargs)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Whatever belongs to a blank is blank."""
        return obj if isinstance(obj, Blank) else super().getattr(obj, attribute)

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        """Every loop goes through ``limited``, so that no nest of loops is endless."""
        for loop in source.find_all(nodes.For):
            loop.iter = nodes.Filter(loop.iter, "limited", [], [], None, None, lineno=loop.lineno)
        source.set_environment(self)
        return super()._generate(source, *args, **kwargs)

    def _spend(self, steps: int) -> None:
        self._work += steps
        if self._work > LONGEST_WORK:
            raise Endless

    @pass_context  # or Jinja would work it out once, at compile time
    def _limited(self, _: Context, values: Iterable[Any]) -> list[Any]:
        if isinstance(values, Blank):
            self.missing[values] = None
            return []
        items = list(islice(values, LONGEST_WORK + 1))
        self._spend(len(items) + 1)
        return items

    def _range(self, *bounds: int) -> range:
        numbers = range(*bounds)
        self._spend(len(numbers))
        return numbers

    def _short(self, text: str) -> str:
        if len(text) > LONGEST_TEXT:
            raise Endless
        return text

    def _as_text(self, value: Any) -> str:
        if isinstance(value, Text):
            return said(value, self.language)
        if isinstance(value, bool):
            return said(YES if value else NO, self.language)
        if isinstance(value, date):
            return long_day(value, self.language)
        if isinstance(value, float):
            return f"{value:n}" if self.language == "en" else f"{value:n}".replace(".", ",")
        if isinstance(value, Undefined):
            str(value)  # raises UnknownField
        if isinstance(value, str | int) and not isinstance(value, Markup):
            return str(value)
        raise NotAllowed(type(value).__name__)

    @pass_context
    def _put_aside(self, _: Context, value: Any) -> Markup:
        """Every ``{{ value }}`` ends here: a sentinel for a value, the text itself for a template's own macro or number."""
        self._spend(1)
        if isinstance(value, Markup):
            self._short(value)
            return value
        if type(value) is int:  # digits are harmless, and "{{ loop.index }}." has to begin a list
            return Markup(str(value))
        self.values.append(self._kept(value))
        return Markup(f"{OPEN}{len(self.values) - 1}{CLOSE}")

    def _kept(self, value: Any) -> Value:
        if isinstance(value, Signatures):
            return value
        if isinstance(value, Blank):
            return self._gap(value)
        return literal(self._as_text(value))

    def _gap(self, blank: Blank) -> Gap:
        self.missing[blank] = None
        return Gap(said(blank.label, self.language))

    def _signatures(self, signers: Sequence[Any]) -> Signatures:
        """``{{ signatures(signers) }}``: a line to sign on for each of ``{party, name, role, place, signed_on}``."""
        return Signatures(tuple(self._signer(signer) for signer in signers))

    def _signer(self, signer: dict[str, Any]) -> Signer:
        signed_on = self._as_text(signer["signed_on"] or "")
        place_day = [one_line(signer["place"] or ""), signed_on] if signed_on else []
        if runs_from_right(self.language):
            place_day = list(map(isolated, place_day))
        return Signer(
            party=self.part(signer["party"]),
            name=self.part(signer["name"]),
            role=one_line(self._as_text(signer["role"] or "")),
            place_day=", ".join(filter(None, place_day)),
        )

    def part(self, value: Any) -> Words | Gap:
        """A value outside the running text: a name to sign below, a line of an address."""
        return self._gap(value) if isinstance(value, Blank) else Words(one_line(self._as_text(value)), apart=True)


def _keeping_blanks(filter: Callable[..., Any]) -> Callable[..., Any]:
    """A filter through which a blank passes unchanged."""

    def filtered(value: Any, *args: Any, **kwargs: Any) -> Any:
        if isinstance(value, Undefined):
            str(value)  # raises UnknownField
        return value if isinstance(value, Blank) else filter(value, *args, **kwargs)

    return filtered


def _load(file: str, folders: Sequence[Path]) -> tuple[str, str, Callable[[], bool]] | None:
    source = library.read(file, folders)
    if source is None:
        return None
    text = source.text.replace(OPEN, "").replace(CLOSE, "")
    return text, str(source.path), lambda: True
