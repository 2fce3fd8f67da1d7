"""What an organisation says itself about data protection: whom to turn to in the house, and which authority watches."""

from __future__ import annotations

from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.letterhead import Wording

_MOST_LETTERS = 300

OFFICER, AUTHORITY = "privacy.officer", "privacy.authority"


def _read(text: str) -> str:
    return clean(text)[:_MOST_LETTERS]


PRIVACY: dict[str, Wording] = {
    wording.name: wording
    for wording in (
        Wording(
            OFFICER,
            Text("Datenschutzbeauftragte Person mit Erreichbarkeit", "data protection officer and how to reach them"),
            _read,
        ),
        Wording(
            AUTHORITY,
            Text("zuständige Datenschutzaufsicht, wenn nicht die übliche", "authority in charge, where not the usual one"),
            _read,
        ),
    )
}
