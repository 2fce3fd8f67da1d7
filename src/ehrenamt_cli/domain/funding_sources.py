"""Funding sources: who pays for what, how much and until when one may ask; filled and looked through by the coordination."""

from ehrenamt_cli.domain.entity import Entity, Field, Row
from ehrenamt_cli.domain.lands import LANDS
from ehrenamt_cli.domain.references import ORGANISATION
from ehrenamt_cli.domain.values import CENTS, CHOICE, DAY, NOTE, NUMBER
from ehrenamt_cli.errors import WrongUsage
from ehrenamt_cli.i18n import Text


def percentage(row: Row, name: str, flag: str) -> None:
    """WrongUsage where the column holds more than 100 percent."""
    if (row[name] or 0) > 100:
        raise WrongUsage(
            Text("{n} % sind mehr als alles.", "{n}% is more than all.").fill(n=row[name]),
            Text("Bitte {flag} mit 0 bis 100 angeben.", "Please give {flag} as 0 to 100.").fill(flag=flag),
        )


FUNDING_SOURCES = Entity(
    name="funding-source",
    plural="funding_sources",
    letter="fq",
    label=Text("Förderquelle", "funding source"),
    labels=Text("Förderquellen", "funding sources"),
    about=Text("wer was fördert, bis wann und mit wie viel", "who funds what, until when and with how much"),
    title=("programme", "funder_id"),
    identity=("programme", "funder_id"),
    check=lambda row: percentage(row, "own_share", "--own-share"),
    fields=(
        Field("programme", Text("Programm", "programme"), required=True, asked=True, searched=True, listed=True),
        ORGANISATION._replace(name="funder_id", label=Text("Fördergeber", "funder"), required=False),
        Field("funds", Text("was gefördert wird", "what is funded"), asked=True, searched=True, listed=True),
        Field("who", Text("wer beantragen darf", "who may apply")),
        Field("land", Text("nur in", "only in"), CHOICE, choices=LANDS),
        Field("apply_by", Text("Antrag bis", "apply by"), DAY, option="apply-by", asked=True, indexed=True, listed=True),
        Field("calls", Text("Antragstermine", "dates of calls"), help=Text("etwa „laufend“", "such as “any time”")),
        Field("most_cents", Text("höchstens", "at most"), CENTS, option="most", asked=True, listed=True),
        Field("own_share", Text("Eigenanteil in %", "own share in %"), NUMBER, asked=True),
        Field("link", Text("Adresse im Netz", "address on the web")),
        Field("source", Text("Quelle", "source"), help=Text("Richtlinie, Fassung", "directive, version")),
        Field("checked_on", Text("geprüft am", "checked on"), DAY, default="today"),
        Field("closed_on", Text("ausgelaufen am", "closed on"), DAY),
        Field("notes", Text("Notizen", "notes"), NOTE, option="note"),
    ),
)
