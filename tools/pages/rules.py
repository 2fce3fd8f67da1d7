"""docs/deadlines.md and docs/criteria.md: what falls due and why, what makes a match and what forbids a placement."""

from __future__ import annotations

from datetime import date

from ehrenamt_cli.domain.dates.clocks import begins_with_day, month_end, of_age, quarter_end, within_72_hours, year_end
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.guardrails import STRENGTHS, TABLE
from ehrenamt_cli.domain.matching.criteria import CRITERIA
from ehrenamt_cli.domain.matching.wishes import WISHES
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.rules import RULES, ByEntry, ByRecord, Rule
from ehrenamt_cli.domain.rules.numbers import plain_title
from ehrenamt_cli.domain.rules.rule import ORIGINS
from ehrenamt_cli.domain.rules.without_day import WITHOUT_DAY
from ehrenamt_cli.domain.working import trigger_words
from ehrenamt_cli.storage.sources import SOURCES
from pages.markdown import page, table

_DEADLINES = """Fristen werden nie gespeichert: aus Regel und Eintrag ergibt sich jedes Mal der Tag. Was erledigt ist,
verschwindet, sobald das Register es weiß (eine Antwort, ein Treffen, ein neuer Nachweis).

Gezählt wird nach §§ 187-193 BGB: Werktage sind Montag bis Samstag ohne die Feiertage im Land der verpflichteten Einrichtung;
endet eine Frist an einem Samstag, Sonntag oder Feiertag, gilt der nächste Werktag. Läuft dagegen etwas ab (Gültigkeit),
verschiebt sich nichts. Den Rechenweg zeigt `ehrenamt deadlines reckon`.

**Hart** ist, was aus Gesetz, Vereinbarung oder einem eingetragenen Tag folgt; **weich** ist eine eigene Erinnerung.

Zahlen aus Gesetz oder Vereinbarung sind fest. Jede andere setzt `ehrenamt config set`, etwa `config set B-04 "6 Wochen"`; wie
lange vorher erinnert wird, immer: `config set F-06.remind "3 Monate"`. Ist ein Text außer Kraft, wird weiter nach ihm
gerechnet, jede Frist daraus sagt es, und sie ist dann weich."""

_NO_DEADLINE = """Manche Pflicht hat weder einen Auslöser noch einen Tag, von dem an sie liefe. Sie steht hier,
damit niemand sie in der Liste oben vermisst."""

_TABLE = """Eine Tabelle sagt, was gilt, bevor jemand in einen Einsatz kommt, und solange er dauert: auf jedem Weg, ob mit
`placement propose|start|change`, aus einer Liste (`import placements`) oder aus einem Plan (`match accept`). Gültig am Tag
des Besuchs entscheidet. Ändert sich später etwas, sagt es der Befehl, der es ändert; alles, was zurzeit nicht stimmt, zeigt
`ehrenamt checkup rules`.

**Verbietet** ist, was aus einem Gesetz, von der Einrichtung oder aus dem Willen eines Menschen kommt; davon gibt es keine
Ausnahme. **Verlangt einen Grund** ist Praxis: `--override "Grund"` (in Listen die Spalte „Ausnahme, weil“) lässt es zu, und
der Grund bleibt beim Einsatz und in seiner Geschichte. **Weist hin** hält niemanden auf; es wird vorher gesagt und bleibt
beim Einsatz vermerkt."""

_CRITERIA = """Diese Kriterien sieht auch `ehrenamt match`; es nennt zu jeder Person, die nicht passt, jedes, das fehlt, und
schlägt einen Bedarf nicht vor, für den selbst eine Leitplanke nicht hält. „Änderbar“ heißt: Das Programm darf vorschlagen, hieran
etwas zu ändern; Einwilligung, Ausschluss und der Wunsch der Klient:in bleiben unberührt."""

_WISHES = """Unter denen, die passen, ordnen Punkte. Sie stehen bei jedem Vorschlag dabei; die Entscheidung trifft ein Mensch."""


def deadlines() -> str:
    """The page of RULES."""
    rows = (
        (
            rule.key,
            _title(rule),
            _concerns(rule),
            _when(rule),
            _who(rule),
            _strength(rule),
            str(rule.basis),
            str(ORIGINS[rule.origin]),
            str(rule.condition),
            str(rule.evidence),
            _day(rule.valid_from or (rule.numbers[-1][0] if rule.numbers else "")),
            _day(rule.valid_until),
        )
        for rule in RULES
    )
    heads = (
        "Regel", "Was", "Betrifft", "Wann", "Zuständig", "Art", "Quelle", "Woher die Zahl", "Nur wenn", "Erledigt durch",
        "gilt ab", "gilt bis",
    )  # fmt: skip
    return page(
        "Fristen",
        _DEADLINES,
        table(heads, rows),
        "## Was keine Frist ist",
        _NO_DEADLINE,
        table(
            ("Regel", "Pflicht", "Warum keine Frist"), ((key, str(one.what), str(one.why)) for key, one in WITHOUT_DAY.items())
        ),
    )


def criteria() -> str:
    """The page of guardrails, criteria and wishes."""
    lines = (
        (f"`{one.code}`", str(one.title), str(STRENGTHS[one.strength]), str(one.lift), str(one.basis), _fields(one.looks_at))
        for one in TABLE.values()
    )
    changeable = ((f"`{one.code}`", str(one.title), _yes(one.proposable)) for one in CRITERIA)
    wishes = ((f"`{one.code}`", str(one.title), str(one.reason)) for one in WISHES)
    return page(
        "Was zusammenpasst, und was nicht geht",
        "## Leitplanken",
        _TABLE,
        table(("Schlüssel", "Was gilt", "Sonst", "Was helfen würde", "Grundlage", "Es entscheidet"), lines),
        "## Kriterien",
        _CRITERIA,
        table(("Schlüssel", "Kriterium", "Änderbar"), changeable),
        "## Punkte",
        _WISHES,
        table(("Schlüssel", "Wofür", "Bedeutet"), wishes),
    )


def _fields(looks_at: tuple[str, ...]) -> str:
    """The fields that decide, in words."""
    said = []
    for name in looks_at:
        kind, _, field = name.partition(".")
        if kind == "settings":
            said.append(f"Einstellung `{field}`")
        else:
            entity = ENTITIES[kind]
            said.append(f"{entity.label}: {entity.field(field).label}" if field else str(entity.labels))
    return ", ".join(said)


def _title(rule: Rule) -> str:
    return str(plain_title(rule))


def _when(rule: Rule) -> str:
    period = rule.period
    if period is None:
        return f"Zahl unbekannt, ab {_trigger(rule)}, sobald eingestellt"
    if rule.at_once and not (isinstance(period, Period) and period.amount):
        return "sofort"
    if isinstance(period, ByEntry):
        known = dict.fromkeys(str(one) for one in period.periods.values() if one)
        return f"{' / '.join(known)} nach {_trigger(rule)}, je nach Eintrag"
    if isinstance(period, ByRecord):
        usual = f"{period.usual} nach {_trigger(rule)}, wenn nichts anderes eingetragen ist"
        return usual if period.usual else f"je nach Eintrag, ab {_trigger(rule)}"
    if rule.clock and not period.amount:
        return f"{_CLOCKS[rule.clock].removeprefix(', ').replace('ab', 'am', 1)} nach {_trigger(rule)}"
    if rule.clock:
        return f"{period} nach {_trigger(rule)}{_CLOCKS[rule.clock]}"
    if not period.amount:
        return f"am Tag {_trigger(rule)}"
    if period.backward:
        return f"{period.length} vor {_trigger(rule)}"
    if rule.extension:
        return f"{period} nach {_trigger(rule)}, verlängert um {rule.extension[1]}"
    again = f", dann alle {rule.every}" if rule.every else ""
    return f"{period} nach {_trigger(rule)}{again}"


_CLOCKS = {
    begins_with_day: ", der erste Tag zählt mit",
    month_end: ", ab Ende des Monats",
    of_age: ", am Geburtstag",
    quarter_end: ", ab Ende des Quartals",
    within_72_hours: ", auf die Stunde",
    year_end: ", zum Ende des Jahres",
}
"""How the other clocks of ``domain/dates/clocks`` count."""


def _day(day: str) -> str:
    return f"{date.fromisoformat(day):%d.%m.%Y}" if day else ""


def _trigger(rule: Rule) -> str:
    """In quotes, those within it single."""
    return f"„{trigger_words(rule).de.replace('„', '‚').replace('“', '‘')}“"


def _who(rule: Rule) -> str:
    named = "AS responsible" in SOURCES[rule.source]
    return f"Ansprechperson der Einrichtung, sonst {rule.responsible}" if named else str(rule.responsible)


def _concerns(rule: Rule) -> str:
    return next(str(entity.label) for entity in ENTITIES.values() if entity.name == rule.subject)


def _strength(rule: Rule) -> str:
    return {"hard": "hart", "soft": "weich"}[rule.strength] + (", Gültigkeit" if rule.validity and not rule.at_once else "")


def _yes(holds: bool) -> str:
    return "ja" if holds else "nein"
