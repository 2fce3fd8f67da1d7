"""The variables of a kind of document as a tree: what a record holds, what a list is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from ehrenamt_cli.documents.fields import Variable


@dataclass
class Shape:
    """One variable: a record has fields, a list has entries, and what has neither is a value."""

    path: str = ""
    variable: Variable | None = None
    fields: dict[str, Shape] = field(default_factory=dict)
    entry: Shape | None = None

    @property
    def is_value(self) -> bool:
        """Whether it can be printed as it is."""
        return not self.fields and self.entry is None


def shape_of(variables: Iterable[Variable]) -> Shape:
    """The tree of all variables; where a name stands for a record or a list, it does not stand for a value, too."""
    root = Shape()
    for variable in variables:
        node = root
        for name in variable.path.split("."):
            own = name.removesuffix("[]")
            node = node.fields.setdefault(own, Shape(f"{node.path}.{own}".removeprefix(".")))
            if own != name:
                node.entry = node.entry or Shape(f"{node.path}[]")
                node = node.entry
        node.variable = variable
    _share_entries(root)
    return root


def leaves(shape: Shape) -> Iterator[Shape]:
    """Every variable that can be printed, in the order in which they were declared."""
    for inner in shape.fields.values():
        yield from leaves(inner)
    if shape.entry is not None:
        yield from leaves(shape.entry)
    if shape.is_value and shape.variable:
        yield shape


def nearest_field(name: str, fields: Mapping[str, Shape]) -> str:
    """What was probably meant: a field of that name within a record, of a similar name, or with that label."""
    inside = [f"{record}.{name}" for record, shape in fields.items() if name in shape.fields and record != "sender"]
    near = [*inside, *get_close_matches(name, fields, n=1, cutoff=0.6)]
    if near:
        return near[0]
    labels = {
        word.casefold().replace(" ", "_"): path
        for path, shape in fields.items()
        for word in (shape.variable.label if shape.variable else ())
    }
    near = get_close_matches(name.casefold(), labels, n=1, cutoff=0.75)
    return labels[near[0]] if near else ""


def _share_entries(root: Shape) -> None:
    """``kinds.prison`` lists some of the ``parties``: its entries are declared there."""
    parties, kinds = root.fields.get("parties"), root.fields.get("kinds")
    for shape in kinds.fields.values() if parties and kinds else ():
        shape.entry = parties.entry if parties else None
