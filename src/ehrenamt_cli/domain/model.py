"""ENTITIES: everything the register keeps, on one screen."""

from ehrenamt_cli.domain.access_requests import ACCESS_REQUESTS
from ehrenamt_cli.domain.accidents import ACCIDENTS
from ehrenamt_cli.domain.activities import ACTIVITIES
from ehrenamt_cli.domain.agreements import AGREEMENTS
from ehrenamt_cli.domain.allowances import ALLOWANCES
from ehrenamt_cli.domain.bookings import BOOKINGS
from ehrenamt_cli.domain.breaches import BREACHES
from ehrenamt_cli.domain.budget_lines import BUDGET_LINES
from ehrenamt_cli.domain.claims import CLAIMS
from ehrenamt_cli.domain.clients import CLIENTS
from ehrenamt_cli.domain.conditions import CONDITIONS
from ehrenamt_cli.domain.conferences import CONFERENCES
from ehrenamt_cli.domain.contact_notes import CONTACT_NOTES
from ehrenamt_cli.domain.contacts import CONTACTS
from ehrenamt_cli.domain.delegations import DELEGATIONS
from ehrenamt_cli.domain.distributions import DISTRIBUTIONS
from ehrenamt_cli.domain.documents import DOCUMENTS
from ehrenamt_cli.domain.duplicates import DUPLICATES
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.entity import Entity
from ehrenamt_cli.domain.erasure_protocols import ERASURE_PROTOCOLS
from ehrenamt_cli.domain.events import EVENTS
from ehrenamt_cli.domain.exclusions import EXCLUSIONS
from ehrenamt_cli.domain.exemptions import EXEMPTIONS
from ehrenamt_cli.domain.expenses import EXPENSES
from ehrenamt_cli.domain.funding_sources import FUNDING_SOURCES
from ehrenamt_cli.domain.grants import GRANTS
from ehrenamt_cli.domain.holds import HOLDS
from ehrenamt_cli.domain.housings import HOUSINGS
from ehrenamt_cli.domain.incidents import INCIDENTS
from ehrenamt_cli.domain.incomes import INCOMES
from ehrenamt_cli.domain.inquiries import INQUIRIES
from ehrenamt_cli.domain.interpreters import INTERPRETERS
from ehrenamt_cli.domain.leads import LEADS
from ehrenamt_cli.domain.materials import MATERIALS
from ehrenamt_cli.domain.measures import MEASURES
from ehrenamt_cli.domain.meetings import MEETINGS
from ehrenamt_cli.domain.messages import MESSAGES
from ehrenamt_cli.domain.needs import NEEDS
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.participations import PARTICIPATIONS
from ehrenamt_cli.domain.parties import PARTIES
from ehrenamt_cli.domain.placements import PLACEMENTS
from ehrenamt_cli.domain.policies import POLICIES
from ehrenamt_cli.domain.projects import PROJECTS
from ehrenamt_cli.domain.proposal_rows import PROPOSAL_ROWS
from ehrenamt_cli.domain.proposals import PROPOSALS
from ehrenamt_cli.domain.releases import RELEASES
from ehrenamt_cli.domain.remainders import REMAINDERS
from ehrenamt_cli.domain.reminders import REMINDERS
from ehrenamt_cli.domain.requirements import REQUIREMENTS
from ehrenamt_cli.domain.restrictions import RESTRICTIONS
from ehrenamt_cli.domain.screenings import SCREENINGS
from ehrenamt_cli.domain.settlements import SETTLEMENTS
from ehrenamt_cli.domain.signatures import SIGNATURES
from ehrenamt_cli.domain.spendings import SPENDINGS
from ehrenamt_cli.domain.supervisions import SUPERVISIONS
from ehrenamt_cli.domain.transfers import TRANSFERS
from ehrenamt_cli.domain.volunteers import VOLUNTEERS
from ehrenamt_cli.domain.whereabouts import WHEREABOUTS
from ehrenamt_cli.domain.working_groups import WORKING_GROUPS
from ehrenamt_cli.domain.works import WORKS

ENTITIES: dict[str, Entity] = {
    entity.plural: entity
    for entity in (
        ORGANISATIONS,
        VOLUNTEERS,
        CONTACTS,
        CLIENTS,
        ACTIVITIES,
        REQUIREMENTS,
        PROJECTS,
        NEEDS,
        EXCLUSIONS,
        PLACEMENTS,
        PROPOSALS,
        PROPOSAL_ROWS,
        RELEASES,
        AGREEMENTS,
        PARTIES,
        SIGNATURES,
        MEETINGS,
        INQUIRIES,
        LEADS,
        WHEREABOUTS,
        HOUSINGS,
        MEASURES,
        CONFERENCES,
        TRANSFERS,
        CONTACT_NOTES,
        SUPERVISIONS,
        INCIDENTS,
        ACCIDENTS,
        CLAIMS,
        EXPENSES,
        ALLOWANCES,
        POLICIES,
        WORKING_GROUPS,
        DELEGATIONS,
        EVENTS,
        MESSAGES,
        PARTICIPATIONS,
        SCREENINGS,
        EXEMPTIONS,
        FUNDING_SOURCES,
        GRANTS,
        BUDGET_LINES,
        SPENDINGS,
        INCOMES,
        CONDITIONS,
        WORKS,
        INTERPRETERS,
        BOOKINGS,
        MATERIALS,
        DISTRIBUTIONS,
        ACCESS_REQUESTS,
        BREACHES,
        REMINDERS,
        SETTLEMENTS,
        EFFORTS,
        DOCUMENTS,
        DUPLICATES,
        HOLDS,
        RESTRICTIONS,
        REMAINDERS,
        ERASURE_PROTOCOLS,
    )
}
"""Record kinds by plural name; a kind stands behind those it refers to."""
