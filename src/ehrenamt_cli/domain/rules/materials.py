"""Materials: what is to be looked through again."""

from __future__ import annotations

from ehrenamt_cli.domain.rules.rule import AT_ONCE, FOUR_WEEKS, PRACTICE, Rule
from ehrenamt_cli.i18n import Text

MATERIALS: tuple[Rule, ...] = (
    Rule(
        "M-01",
        "materials_review",
        "material",
        "review_on",
        AT_ONCE,
        Text("Material durchsehen", "Look through the material"),
        PRACTICE,
        strength="soft",
        validity=True,
        remind=FOUR_WEEKS,
        condition=Text("nicht zurückgezogen", "not withdrawn"),
        evidence=Text("ein neuer Tag (material change … --review +1y)", "a new day (material change … --review +1y)"),
    ),
)
