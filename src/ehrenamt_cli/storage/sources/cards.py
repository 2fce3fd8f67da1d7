"""Part I: volunteer cards that run out."""

from __future__ import annotations


def _issued(kind: str, source: str) -> str:
    """The latest card of each volunteer; the day on which it runs out, where entered, is N-02's."""
    return f"""
        SELECT s.id, v.name, s.issued_on
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        WHERE s.kind = '{kind}' AND coalesce(s.valid_until, '') = '' AND s.issued_on <= :by_{source} AND v.status <> 'ended'
          AND NOT EXISTS (SELECT 1 FROM screenings n WHERE n.volunteer_id = s.volunteer_id AND n.kind = s.kind
                          AND n.issued_on > s.issued_on)"""


CARDS: dict[str, str] = {"cards_nw": _issued("card_nw", "cards_nw"), "cards_ni": _issued("card_ni", "cards_ni")}
