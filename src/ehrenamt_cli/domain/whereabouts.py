"""Whereabouts: where a client is or was, and whether in custody."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.references import CLIENT, ORGANISATION
from ehrenamt_cli.domain.values import DAY, FLAG
from ehrenamt_cli.i18n import Text

WHEREABOUTS = Entity(
    name="whereabouts",
    plural="whereabouts",
    letter="w",
    label=Text("Aufenthalt", "whereabouts"),
    labels=Text("Aufenthalte", "whereabouts"),
    about=Text("wo sich jemand aufhält und früher aufhielt", "where somebody is and was before"),
    title=("client_id", "organisation_id"),
    identity=("client_id", "organisation_id", "begins_on"),
    purpose="cases",
    basis="case",
    retention=("client",),
    fields=(
        CLIENT,
        ORGANISATION._replace(personal=Personal.CRIMINAL),
        Field(
            "custody",
            Text("in Haft", "in custody"),
            FLAG,
            listed=True,
            personal=Personal.CRIMINAL,
            help=Text("ohne Angabe: ja bei Justizvollzugsanstalten", "unless stated: yes for prisons"),
        ),
        Field("begins_on", Text("ab", "from"), DAY, option="from", default="today", indexed=True, listed=True),
        Field("ends_on", Text("bis", "until"), DAY, option="until", listed=True),
    ),
)
