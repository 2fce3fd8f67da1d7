"""Part C: certificates and proofs that are missing, ending or no longer to be kept."""

from __future__ import annotations

from ehrenamt_cli.storage.sources.conditions import BEGUN, PLACED, UNSEEN, WAITING, ends, passed, starts_without

_HAS_CERTIFICATE = "EXISTS (SELECT 1 FROM screenings s WHERE s.volunteer_id = v.id AND s.kind = 'certificate')"

CERTIFICATES: dict[str, str] = {
    "starts_without_certificate": starts_without(
        "certificate", "coalesce(n.with_minors, a.with_minors) = 1", "starts_without_certificate"
    ),
    "starts_without_measles": starts_without(
        "measles", "o.kind = 'shelter' AND coalesce(v.born_on, '9999') > '1970-12-31'", "starts_without_measles"
    ),
    "certificates_unseen": f"""
        SELECT s.id, v.name, s.issued_on
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        WHERE {UNSEEN} AND s.kind = 'certificate' AND s.issued_on <= :by_certificates_unseen
          AND {WAITING} AND v.status <> 'ended'""",
    "certificates_old": f"""
        SELECT s.id, v.name, s.issued_on, s.seen_on AS done_on
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        WHERE s.kind = 'certificate' AND s.issued_on <= :by_certificates_old AND s.issued_on < s.seen_on
          AND v.status <> 'ended' AND {passed("s")}
          AND NOT EXISTS (SELECT 1 FROM screenings n WHERE n.volunteer_id = s.volunteer_id AND n.kind = s.kind
                          AND n.issued_on > s.issued_on AND {passed("n")})""",
    "certificates": f"""
        SELECT v.id, v.name, s.id AS written_in, coalesce(s.seen_on, s.issued_on) AS seen_on,
               coalesce(s.issued_on, s.seen_on) AS issued_on
        FROM screenings s
        JOIN volunteers v ON v.id = s.volunteer_id
        WHERE s.kind = 'certificate' AND coalesce(s.valid_until, '') = '' AND v.status <> 'ended' AND {passed("s")}
          AND (s.seen_on <= :by_certificates OR ({UNSEEN} AND s.issued_on <= :by_certificates))
          AND NOT EXISTS (
              SELECT 1 FROM screenings n
              WHERE n.volunteer_id = s.volunteer_id AND n.kind = s.kind AND n.id <> s.id AND {passed("n")}
                AND (coalesce(n.seen_on, n.issued_on, n.valid_until, ''), n.id) > (coalesce(s.seen_on, s.issued_on), s.id))""",
    "certificates_of_nobody": f"""
        SELECT v.id, v.name, v.ended_on
        FROM volunteers v
        WHERE v.status = 'ended' AND v.ended_on <= :by_certificates_of_nobody AND {_HAS_CERTIFICATE} AND NOT {PLACED}""",
    "certificates_outlived": f"""
        SELECT v.id, v.name, max(e.ended_on) AS last_on
        FROM placements e
        JOIN volunteers v ON v.id = e.volunteer_id
        WHERE e.status = 'ended' AND {BEGUN} AND {_HAS_CERTIFICATE}
          AND NOT EXISTS (SELECT 1 FROM placements r WHERE r.volunteer_id = v.id AND r.status <> 'ended')
        GROUP BY v.id, v.name
        HAVING max(e.ended_on) <= :by_certificates_outlived""",
    "measles_expiring": ends("s.kind = 'measles'"),
}
