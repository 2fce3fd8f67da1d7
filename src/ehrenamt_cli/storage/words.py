"""The words that records are found by, for whoever mistyped one."""

from __future__ import annotations

from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.names import tokens, upper_bound
from ehrenamt_cli.storage.register import Register


def near(register: Register, entity: Entity, text: str) -> list[str]:
    """Words in the register that begin like a word of ``text``; for “did you mean”."""
    sql = (
        "SELECT DISTINCT term FROM terms WHERE entity = :entity AND field = 'words' AND term >= :first AND term < :last"
        " ORDER BY term LIMIT 2000"
    )
    found: list[str] = []
    for token in tokens(text):
        found += [row["term"] for row in register.rows(sql, entity=entity.plural, first=token[0], last=upper_bound(token[0]))]
    return found
