"""Guardrails: what must hold before anybody is placed, and while they are; one table, asked by every way into a placement.

``rails`` has what is looked at beside the pair itself, ``domain/matching/criteria`` what makes the pair, ``table`` joins both
and says of each what it does: forbid, ask for a reason, or warn. Adding one is one row there and one story in the tests.
"""

from ehrenamt_cli.domain.guardrails.case import Case as Case
from ehrenamt_cli.domain.guardrails.case import Load as Load
from ehrenamt_cli.domain.guardrails.rails import GUARDRAILS as GUARDRAILS
from ehrenamt_cli.domain.guardrails.rails import Guardrail as Guardrail
from ehrenamt_cli.domain.guardrails.table import TABLE as TABLE
from ehrenamt_cli.domain.guardrails.table import Breach as Breach
from ehrenamt_cli.domain.guardrails.table import barring as barring
from ehrenamt_cli.domain.guardrails.table import broken as broken
from ehrenamt_cli.domain.strengths import STRENGTHS as STRENGTHS
from ehrenamt_cli.domain.strengths import Strength as Strength
