"""Parts A and B: steps of the partners when somebody goes into custody, is planned for and is released."""

from __future__ import annotations

from ehrenamt_cli.storage.sources.conditions import in_charge, known_since

_AT_AJSD = """
    LEFT JOIN organisations o ON o.id = c.organisation_id
    LEFT JOIN organisations j ON j.id = CASE WHEN o.kind = 'ajsd' THEN o.id ELSE
        (SELECT max(l.organisation_id) FROM leads l JOIN organisations k ON k.id = l.organisation_id
         WHERE l.client_id = c.id AND k.kind = 'ajsd' AND (l.ends_on IS NULL OR l.ends_on >= :today)) END"""
"""The probation service that leads a client's case or is about to; none where nobody knows yet."""


def _clients(trigger: str, open_while: str, *, place: str = "o.kind = 'prison'") -> str:
    """Clients at some kind of place, whose people are in charge."""
    return f"""
        SELECT c.id, c.reference AS name, {trigger}, o.land, o.calendar_mode, {in_charge("o")} AS responsible
        FROM clients c
        JOIN organisations o ON o.id = c.organisation_id
        WHERE c.ended_on IS NULL AND {place} AND {open_while}"""


def _ajsd(trigger: str, open_while: str) -> str:
    """Clients about whom the probation service has to do something."""
    return f"""
        SELECT c.id, c.reference AS name, {trigger}, coalesce(j.land, o.land) AS land,
               j.calendar_mode, {in_charge("j")} AS responsible
        FROM clients c {_AT_AJSD}
        WHERE c.ended_on IS NULL AND {open_while}"""


def _leaving(trigger: str, source: str, open_while: str, place: str) -> str:
    """Clients whose expected release is still ahead."""
    ahead = f"c.expected_release_on >= :today AND c.expected_release_on <= :by_{source} AND {open_while}"
    known_on = known_since("c", "expected_release_on", "c.registered_on")
    return _clients(f"{trigger}, {known_on} AS known_on", ahead, place=place)


_ARRIVED = """(SELECT max(w.begins_on) FROM whereabouts w
        WHERE w.client_id = c.id AND w.organisation_id = o.id AND w.begins_on <= :today)"""

_TAKEN_ON = f"coalesce({_ARRIVED}, c.registered_on)"
"""The day on which the organisation took somebody on: as the whereabouts say, else when the register got to know them."""

_ADMITTED_ON = f"coalesce({_ARRIVED}, c.custody_began_on, c.registered_on)"
"""The day on which the prison took somebody in."""

_CUSTODY_BEGAN_ON = """coalesce(c.custody_began_on,
        (SELECT min(w.begins_on) FROM whereabouts w WHERE w.client_id = c.id AND w.custody = 1 AND w.begins_on <= :today
         AND NOT EXISTS (SELECT 1 FROM whereabouts n WHERE n.client_id = c.id AND coalesce(n.custody, 0) = 0
                         AND n.begins_on > w.begins_on AND n.begins_on <= :today)),
        c.registered_on)"""
"""The day on which the custody began that goes on, through however many prisons."""

PARTNER = """(EXISTS (SELECT 1 FROM leads l WHERE l.client_id = c.id AND l.organisation_id <> c.organisation_id)
    OR EXISTS (SELECT 1 FROM measures m WHERE m.client_id = c.id AND m.organisation_id <> c.organisation_id))"""

_AJSD_KNOWN = """EXISTS (SELECT 1 FROM leads l JOIN organisations k ON k.id = l.organisation_id
        WHERE l.client_id = c.id AND k.kind = 'ajsd')"""

_OUTLOOK = "NOT (coalesce(c.probation_expected, '') = 'no' AND coalesce(c.supervision_expected, '') = 'no')"
"""Probation, § 35 BtMG or supervision of conduct is possible, or nobody has ruled it out."""

_PRISON_NI = "o.kind = 'prison' AND o.land = 'NI'"

_AJSD_NI = "coalesce(j.land, o.land) = 'NI'"
"""The texts behind these duties hold in Niedersachsen."""

TRANSITION: dict[str, str] = {
    "prison_admissions": _clients(
        f"{_ADMITTED_ON} AS admitted_on, c.registered_on AS known_on",
        f"""{_ADMITTED_ON} <= :by_prison_admissions
            AND (c.prior_care_checked_on < {_ADMITTED_ON} OR c.prior_care_checked_on IS NULL)""",
    ),
    "partner_admissions": _clients(
        f"{_TAKEN_ON} AS taken_on",
        f"""c.registered_on <= :by_partner_admissions
            AND (c.prior_care_checked_on < {_TAKEN_ON} OR c.prior_care_checked_on IS NULL)""",
        place="o.kind IN ('ajsd', 'anlaufstelle')",
    ),
    "plans_with_partners": _clients("c.plan_update_on", f"c.plan_update_on <= :by_plans_with_partners AND {PARTNER}"),
    "offers": _clients(
        f"{_CUSTODY_BEGAN_ON} AS custody_on, c.registered_on AS known_on",
        f"""{_CUSTODY_BEGAN_ON} <= :by_offers AND coalesce(c.need_evident, 1) = 1
            AND (c.offer_presented_on < {_CUSTODY_BEGAN_ON} OR c.offer_presented_on IS NULL)""",
    ),
    "conferences": f"""
        SELECT f.id, c.reference AS name, f.held_on, o.land, o.calendar_mode, {in_charge("o")} AS responsible
        FROM conferences f
        JOIN clients c ON c.id = f.client_id
        JOIN organisations o ON o.id = f.organisation_id
        WHERE f.invited_on IS NULL AND c.ended_on IS NULL AND f.held_on >= :today AND f.held_on <= :by_conferences""",
    "supervision_reports": _leaving(
        "c.expected_release_on",
        "supervision_reports",
        "c.supervision_expected = 'yes' AND c.supervision_reported_on IS NULL",
        "o.kind = 'prison'",
    ),
    "custody_notices": _ajsd(
        "c.custody_notice_on",
        """c.custody_notice_on <= :by_custody_notices
           AND (c.custody_contact_on < c.custody_notice_on OR c.custody_contact_on IS NULL)""",
    ),
    "release_contacts": _ajsd(
        "c.release_notice_on",
        """c.release_notice_on <= :by_release_contacts
           AND coalesce(c.expected_release_on, :today) >= :today AND coalesce(c.probation_expected, '') <> 'no'
           AND (c.release_contact_on < c.release_notice_on OR c.release_contact_on IS NULL)""",
    ),
    "release_notices": _leaving(
        "c.expected_release_on",
        "release_notices",
        f"c.release_notice_on IS NULL AND {_OUTLOOK} AND {_AJSD_KNOWN}",
        _PRISON_NI,
    ),
    "release_notices_unclear": _leaving(
        "c.expected_release_on",
        "release_notices_unclear",
        f"c.release_notice_on IS NULL AND {_OUTLOOK} AND NOT {_AJSD_KNOWN}",
        _PRISON_NI,
    ),
    "responsibilities": _ajsd(
        "c.release_notice_on",
        f"""c.release_notice_on <= :by_responsibilities AND {_AJSD_NI}
           AND (c.responsibility_told_on < c.release_notice_on OR c.responsibility_told_on IS NULL)""",
    ),
    "release_talks": _ajsd(
        "c.expected_release_on, c.release_notice_on AS known_on",
        f"""c.release_notice_on IS NOT NULL AND c.release_talk_on IS NULL AND {_OUTLOOK} AND {_AJSD_NI}
           AND c.expected_release_on >= :today AND c.expected_release_on <= :by_release_talks""",
    ),
    "forensic_releases": _leaving(
        "c.expected_release_on", "forensic_releases", "c.release_notice_on IS NULL", "o.kind = 'forensic' AND o.land = 'NI'"
    ),
    "authorities": f"""
        SELECT t.id, c.reference AS name, t.planned_on, t.what, g.name AS recipient,
               f.land, f.calendar_mode, {in_charge("f")} AS responsible
        FROM transfers t
        JOIN clients c ON c.id = t.client_id
        JOIN organisations f ON f.id = t.from_id
        JOIN organisations g ON g.id = t.to_id
        WHERE t.sent_on IS NULL AND g.kind = 'authority' AND f.land = 'NI'
          AND c.ended_on IS NULL AND t.planned_on <= :by_authorities""",
}
