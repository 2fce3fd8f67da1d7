"""What is said where a guardrail does not hold: the facts of the case in a few words."""

from __future__ import annotations

from ehrenamt_cli.domain import stopgap as stopgaps
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.guardrails.case import Case
from ehrenamt_cli.i18n import Text, same


def closed(case: Case) -> Text:
    if case.need["status"] == "closed":
        return Text("der Bedarf ist geschlossen", "the need is closed")
    return Text("der Bedarf ist besetzt", "the need is filled")


def full(case: Case) -> Text:
    return Text(
        "der Bedarf hat mit {n} schon so viele Personen, wie er braucht", "the need already has the {n} people that it takes"
    ).fill(n=len(case.placed))


def stopgap(case: Case) -> Text:
    return _listed(stopgaps.found(case.need))


def without_professionals(case: Case) -> Text:
    deputies = [contact for contact in case.contacts if contact["deputy"]]
    if not case.contacts:
        lacking = Text("Ansprechperson und Vertretung fehlen", "contact and deputy are missing")
    elif not deputies:
        lacking = Text("die Vertretung fehlt", "the deputy is missing")
    else:
        lacking = Text("es gibt nur eine Vertretung, keine Ansprechperson", "there is a deputy only and no contact")
    return Text("{place} am {day}: {lacking}", "{place} on {day}: {lacking}").fill(
        place=case.place["name"], day=show_day(case.day.isoformat()), lacking=lacking
    )


def not_released(case: Case) -> Text:
    return Text(
        "von {holder} an {place} ist am {day} nichts freigegeben", "nothing is released from {holder} to {place} on {day}"
    ).fill(holder=case.holder, place=case.place["name"], day=show_day(case.day.isoformat()))


def doubled(case: Case) -> Text:
    others = [
        Text("{partner} seit {day}: {what}", "{partner} since {day}: {what}").fill(
            partner=partner, day=show_day(care.days.since) if care.days.since else "?", what=care.what
        )
        for partner, care in case.doubled
    ]
    return Text("dieselbe Hilfe, nicht abgesprochen: {others}", "the same help, not agreed on: {others}").fill(
        others=_listed(others)
    )


def basics_open(case: Case) -> Text:
    return Text("für dieselbe Klient:in noch offen: {titles}", "still open for the same client: {titles}").fill(
        titles=", ".join(case.basics)
    )


def many_hours(case: Case) -> Text:
    return Text("{n} Stunden im Monat je Person, mehr als {most}", "{n} hours a month for each person, more than {most}").fill(
        n=round(stopgaps.hours_a_month(case.need)), most=case.limits["hours.month"]
    )


def overburdened(case: Case) -> Text:
    load = case.load
    assert load is not None
    told = []
    if load.active > case.limits["load.active"]:
        told.append(
            Text("{n} Freiwillige, mehr als {most}", "{n} volunteers, more than {most}").fill(
                n=_whole(load.active), most=case.limits["load.active"]
            )
        )
    if load.prison > case.limits["load.prison"]:
        told.append(
            Text("{n} Einzelbegleitungen im Vollzug, mehr als {most}", "{n} one-to-one in prison, more than {most}").fill(
                n=_whole(load.prison), most=case.limits["load.prison"]
            )
        )
    return Text("{name} begleitet damit {told}", "{name} would accompany {told}").fill(name=load.name, told=_listed(told))


def _whole(number: float) -> str:
    return str(-(-number // 1)).removesuffix(".0")


def _listed(texts: list[Text]) -> Text:
    return Text(", ".join(text.de for text in texts), ", ".join(text.en for text in texts)) if texts else same("")
