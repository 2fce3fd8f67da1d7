"""Part K: what grants still ask for."""

from __future__ import annotations


def _grants(day: str, condition: str) -> str:
    """``ends_on`` is renamed: for rules it is the day after which a duty is gone."""
    return f"""
        SELECT g.id, g.title AS name, g.{day}{" AS over_on" if day == "ends_on" else ""}
        FROM grants g
        WHERE {condition} AND g.{day}"""


_OPEN = "g.proven_on IS NULL"

GRANTS: dict[str, str] = {
    "proofs_fixed": _grants("proof_due_on", _OPEN) + " <= :until",
    "proofs_usual": _grants("ends_on", f"{_OPEN} AND g.proof_due_on IS NULL") + " <= :by_proofs_usual",
    "receipts_kept": _grants("keep_until", "g.keep_until <> ''") + " <= :until",
    "receipts_usual": _grants("proven_on", "g.keep_until IS NULL") + " <= :by_receipts_usual",
    "call_offs": _grants("call_off_on", _OPEN) + " <= :until",
    "interim_reports": _grants("interim_report_on", _OPEN) + " <= :until",
}
