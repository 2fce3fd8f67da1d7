"""What a rule does that does not hold: it forbids, asks for a reason, or warns."""

from __future__ import annotations

from typing import Literal

from ehrenamt_cli.i18n import Text

Strength = Literal["forbids", "asks", "warns"]

STRENGTHS: dict[Strength, Text] = {
    "forbids": Text("verbietet", "forbids"),
    "asks": Text("verlangt einen Grund", "asks for a reason"),
    "warns": Text("weist hin", "warns"),
}
"""``forbids``: a law, an institution or somebody's own will, never overridden; ``asks``: practice, where an exception with
its reason is kept; ``warns``: said before it starts, and kept."""
