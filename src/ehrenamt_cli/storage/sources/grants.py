"""Part K: what grants still ask for."""

from __future__ import annotations


def _grants(day: str, condition: str) -> str:
    """``ends_on`` is renamed: for rules it is the day after which a duty is gone."""
    return f"""
        SELECT g.id, g.title AS name, g.{day}{" AS over_on" if day == "ends_on" else ""}
        FROM grants g
        WHERE {condition} AND g.{day}"""


_OPEN = "g.proven_on IS NULL AND g.declined_on IS NULL"

GRANTS: dict[str, str] = {
    "proofs_fixed": _grants("proof_due_on", _OPEN) + " <= :until",
    "proofs_usual": _grants("ends_on", f"{_OPEN} AND g.proof_due_on IS NULL") + " <= :by_proofs_usual",
    "receipts_kept": _grants("keep_until", "g.keep_until <> ''") + " <= :until",
    "receipts_usual": _grants("proven_on", "g.keep_until IS NULL") + " <= :by_receipts_usual",
    "call_offs": _grants("call_off_on", f"{_OPEN} AND g.called_off_on IS NULL") + " <= :until",
    "interim_reports": _grants("interim_report_on", f"{_OPEN} AND g.interim_reported_on IS NULL") + " <= :until",
    "applications": _grants("apply_by", f"{_OPEN} AND g.applied_on IS NULL AND g.approved_on IS NULL") + " <= :until",
    "conditions_open": """
        SELECT a.id, a.what AS name, a.due_on FROM conditions a JOIN grants g ON g.id = a.grant_id
        WHERE a.fulfilled_on IS NULL AND g.declined_on IS NULL AND a.due_on <= :until""",
    "money_unspent": """
        SELECT i.id, g.title AS name, i.paid_on FROM incomes i JOIN grants g ON g.id = i.grant_id
        WHERE i.kind = 'grant' AND g.proven_on IS NULL AND i.paid_on <= :by_money_unspent
          AND (SELECT sum(o.amount_cents) FROM incomes o WHERE o.grant_id = g.id AND o.paid_on <= i.paid_on)
            > (SELECT coalesce(sum(s.amount_cents), 0) FROM spendings s JOIN budget_lines l ON l.id = s.line_id
               WHERE l.grant_id = g.id)""",
    "calls_open": """
        SELECT f.id, f.programme AS name, f.apply_by FROM funding_sources f
        WHERE f.closed_on IS NULL AND f.apply_by <= :until AND f.apply_by >= :today
          AND NOT EXISTS (SELECT 1 FROM grants g WHERE g.source_id = f.id AND g.apply_by = f.apply_by)""",
}
