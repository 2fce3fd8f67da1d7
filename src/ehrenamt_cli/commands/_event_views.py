"""Events on the screen: their list, one with its people, and what came of enrolling or noting who came."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from ehrenamt_cli import clock, config
from ehrenamt_cli.commands._views import KEY, card, column, words
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.dates.daytimes import show_time
from ehrenamt_cli.domain.events import EVENTS, last_day
from ehrenamt_cli.domain.participations import Standing
from ehrenamt_cli.domain.values import show_hours
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Card, Column, Page, Rows

SCREENFUL = 50
"""So many people stand on the card of an event."""

FEW = 5
"""So many are named in a sentence; more are counted."""

NOT_KEPT = Text("Nur gezeigt, nichts gespeichert", "Only shown, nothing kept")


def days(row: Mapping[str, Any]) -> str:
    """``Di 09.03.2027 – Mi 10.03.2027``."""
    every = dict.fromkeys((row["starts_on"], row["ends_on"] or row["starts_on"]))
    return " – ".join(show_day(day, weekday=True) for day in every)


def when(row: Mapping[str, Any]) -> str:
    """``Di 09.03.2027 18:00–20:00``."""
    hours = "–".join(show_time(row[name]) for name in ("begins_at", "ends_at") if row[name])
    return f"{days(row)} {hours}".rstrip()


def where(row: Mapping[str, Any]) -> str:
    """The room and the organisation where it is held."""
    return ", ".join(filter(None, (row["place"], row["venue"])))


def taken(row: Mapping[str, Any]) -> str:
    """``12/15 +3``: how many have a place, of how many, and who waits; ``abgesagt`` where it is cancelled."""
    if row["cancelled_on"]:
        return str(Text("abgesagt", "cancelled"))
    seated = row["enrolled"] + row["attended"] + row["absent"]
    limit = "" if row["capacity"] is None else f"/{row['capacity']}"
    waiting = f" +{row['waiting']}" if row["waiting"] else ""
    return f"{seated}{limit}{waiting}"


COLUMNS = (
    KEY,
    Column("starts_on", Text("wann", "when"), when, whole=True),
    column(EVENTS.field("title")),
    Column("place", Text("Ort", "place"), where, whole=True),
    Column("enrolled", Text("Plätze", "places"), taken, whole=True),
)


def shown(event: dict[str, Any], note: Text = NOTHING, only: Collection[str] = ()) -> Page:
    """One event with everything about it (``only`` these of its fields); JSON has everybody, the screen the first of them."""
    whole = card(EVENTS, event, f"{event['title']} · {days(event)}")
    if only:
        pairs = [(str(field.label), words(field, event[field.key]) or "–") for field in EVENTS.fields if field.name in only]
        whole = whole._replace(pairs=pairs)
    parts: list[str | Rows | Card] = [whole]
    if event["remarks"]:
        parts.append("\n".join([str(Text("Zu bedenken", "To consider")), *event["remarks"]]))
    over = last_day(event) < clock.today()
    parts.append(f"{Text('Plätze', 'Places')}: {counted(event['counts'], over=over)}")
    people = event["participants"]
    if people and not only:
        parts.append(Rows(PEOPLE, people[:SCREENFUL]))
        if len(people) > SCREENFUL:
            more = Text("{n} von {total}; alle: ehrenamt event people {key}", "{n} of {total}; all: ehrenamt event people {key}")
            parts.append(str(more.fill(n=SCREENFUL, total=len(people), key=event["id"])))
    return Page(parts, event, note)


STANDING = Column(
    "standing",
    Text("Stand", "status"),
    lambda row: str(Standing(row["standing"], row["place"] or 0).words) if "standing" in row else "",
    whole=True,
)

PEOPLE = (
    Column("id", KEY.label),
    Column("name", Text("Name", "name")),
    STANDING,
    Column("minutes", Text("Stunden", "hours"), lambda minutes: "" if minutes is None else show_hours(minutes)),
)


def counted(counts: Mapping[str, Any], *, over: bool) -> str:
    """``12 angemeldet, 3 auf der Warteliste, 0 frei``, and who came by gender; what is over has no free places."""
    said = [
        str(label.fill(n=counts[key]))
        for key, label in _COUNTS.items()
        if counts[key] or (key == "enrolled" and not counts["attended"])
    ]
    if counts["free"] is not None and not over:
        said.append(str(Text("{n} frei", "{n} free").fill(n=counts["free"])))
    if counts["came"]:
        genders = ", ".join(f"{counts[key]} {label}" for key, label in _GENDERS.items() if counts[key])
        said.append(str(Text("gekommen {n} ({genders})", "came {n} ({genders})").fill(n=counts["came"], genders=genders)))
    return ", ".join(said)


_COUNTS = {
    "enrolled": Text("{n} angemeldet", "{n} enrolled"),
    "waiting": Text("{n} auf der Warteliste", "{n} waiting"),
    "attended": Text("{n} waren da", "{n} attended"),
    "absent": Text("{n} fehlten", "{n} absent"),
    "invited": Text("{n} eingeladen", "{n} invited"),
    "withdrawn": Text("{n} abgesagt", "{n} withdrawn"),
}
_GENDERS = {
    "female": Text("w", "f"),
    "male": Text("m", "m"),
    "diverse": Text("d", "d"),
    "unstated": Text("ohne Angabe", "not stated"),
}


def listed(names: Sequence[str]) -> Text:
    """The names of a few; how many where there are more."""
    if len(names) > FEW:
        return Text(f"{len(names)} Personen", f"{len(names)} people")
    both = ", ".join(names)
    return Text(both, both)


def sentences(*said: Text) -> Text:
    """What there is to say, one sentence behind the other; a dry run says that nothing is kept."""
    every = [text for text in (*said, *([NOT_KEPT.fill()] if config.switched_on("dry_run") else [])) if text != NOTHING]
    return Text(*(" ".join(f"{text[number].rstrip('.')}." for text in every) for number in range(2)))


def told(sentence: Text, names: Sequence[str], **more: Any) -> Text:
    """A sentence about people, nothing where there are none."""
    return sentence.fill(names=listed(names), n=len(names), **more) if names else NOTHING
