"""Guards around filters: what goes through them is counted, blanks pass unchanged, printed values are not taken apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from itertools import islice
from typing import Any

from jinja2 import Undefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from ehrenamt_cli.documents.blanks import Blank
from ehrenamt_cli.documents.filling.budget import LARGEST_NUMBER, MOST_STEPS, Budget
from ehrenamt_cli.documents.filling.refusals import NotAllowed

KEPT_FILTERS = (
    "default",
    "first",
    "groupby",
    "last",
    "length",
    "list",
    "map",
    "rejectattr",
    "selectattr",
    "sort",
    "sum",
    "unique",
)
"""The filters of Jinja that templates may use; all else is in ``filters``."""

_OF_CAPTURED_TEXT = ("default", "length")
"""What may be asked of a text with values inside; anything that takes it apart would tear these up."""


def guarded(name: str, filter: Callable[..., Any], budget: Callable[[], Budget]) -> Callable[..., Any]:
    """The filter, counted; a blank passes through it unchanged."""
    place = 1 if hasattr(filter, "jinja_pass_arg") else 0

    @wraps(filter)
    def guarded(*args: Any, **kwargs: Any) -> Any:
        value = args[place]
        if name == "default":
            return filter(*args, **kwargs)
        if isinstance(value, Undefined):
            str(value)  # raises UnknownField
        if isinstance(value, Blank):
            return value
        if isinstance(value, Markup) and name not in _OF_CAPTURED_TEXT:
            raise NotAllowed(name)
        if isinstance(value, str):
            budget().spend(1 + len(value) // (1 if name == "list" else 100))
        elif isinstance(value, Iterable):
            args = (*args[:place], listed(value, budget()), *args[place + 1 :])
        return filter(*args, **kwargs)

    return guarded


def listed(values: Iterable[Any], budget: Budget) -> list[Any]:
    """The values as a list, each of them counted."""
    if isinstance(values, Markup):
        raise NotAllowed("for")
    items = list(islice(values, MOST_STEPS + 1))
    budget.spend(len(items) + 1)
    return items


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and abs(value) <= LARGEST_NUMBER


@pass_context
def added_up(context: Context, values: Any, attribute: str | None = None) -> Any:
    """The sum of numbers; Jinja's own would also join lists, and double them without an end."""
    numbers = values if attribute is None else [context.environment.getattr(value, attribute) for value in values]
    blank = next((number for number in numbers if isinstance(number, Blank)), None)
    if blank is not None:
        return blank
    if not all(map(is_number, numbers)):
        raise NotAllowed("sum")
    return sum(numbers)
