"""What a criterion is: one thing that must hold for a pair, with the words for both sides."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, NamedTuple

from ehrenamt_cli.domain.matching.model import Need, Problem, Volunteer
from ehrenamt_cli.domain.strengths import Strength
from ehrenamt_cli.i18n import Text

NOTHING = "nothing"
"""What a need asks where a criterion is no matter for it."""


class Lookup(NamedTuple):
    """How to find those who can meet a criterion: only who has ``brought`` what is ``wanted``, unless that is None.

    What stands there under the key is all that the check looks at.
    """

    wanted: Callable[[Need, Problem], Hashable | None]
    brought: Callable[[Volunteer], Mapping[Any, Hashable]]


class Criterion(NamedTuple):
    """One thing that must hold for a pair, the words for both sides, and what would lift it where it does not.

    ``basis`` is the law or the habit it stands on; ``strength`` says what it does where somebody is to be placed: what
    forbids comes from the law, from the institution or from a person's own will. ``looks_at`` names the fields that decide,
    ``kind.field`` or a whole kind: placements are looked at again after a change there. ``asks`` and ``brings`` are all that
    the check looks at on the side of the need and of the volunteer, so that what is alike is checked once: ``NOTHING`` is
    asked where it holds for everybody; None says of a side that each is its own case. ``proposable`` says whether a change may
    be suggested at all: consent, conflicts and a client's wish are left alone. A ``lookup`` spares looking at everybody.
    """

    code: str
    title: Text
    check: Callable[[Need, Volunteer, Problem], bool]
    wanted: Callable[[Need, Problem], Text]
    offered: Callable[[Need, Volunteer, Problem], Text]
    lift: Text
    basis: Text
    strength: Strength
    looks_at: tuple[str, ...]
    asks: Callable[[Need, Problem], Hashable | None] = lambda *_: None
    brings: Callable[[Volunteer], Hashable] | None = None
    proposable: bool = True
    lookup: Lookup | None = None
