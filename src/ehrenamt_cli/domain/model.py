"""ENTITIES: everything the register keeps, on one screen."""

from ehrenamt_cli.domain.activities import ACTIVITIES
from ehrenamt_cli.domain.agreements import AGREEMENTS, MEETINGS, PARTIES
from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.exclusions import EXCLUSIONS
from ehrenamt_cli.domain.inquiries import INQUIRIES
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS

ENTITIES: dict[str, Entity] = {
    entity.plural: entity
    for entity in (
        VOLUNTEERS,
        ORGANISATIONS,
        CONTACTS,
        CLIENTS,
        ACTIVITIES,
        NEEDS,
        SCREENINGS,
        EXCLUSIONS,
        PLACEMENTS,
        AGREEMENTS,
        PARTIES,
        MEETINGS,
        INQUIRIES,
    )
}
"""Record kinds by plural name; a kind stands behind those it refers to."""
