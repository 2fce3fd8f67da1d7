"""What an organisation sets for its register: the numbers of rules that no law has, holidays, counting, its letterhead."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple, cast

from ehrenamt_cli import clock
from ehrenamt_cli.domain.dates.calendar import Mode
from ehrenamt_cli.domain.dates.holidays import REGIONAL
from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.deadlines import Calendar
from ehrenamt_cli.domain.limits import LIMITS, Limit
from ehrenamt_cli.domain.names import clean
from ehrenamt_cli.domain.organisations import CALENDAR_MODES
from ehrenamt_cli.domain.rules import RULES, ByEntry, Rule
from ehrenamt_cli.domain.rules.numbers import Number, in_force, numbers, read_number
from ehrenamt_cli.domain.rules.rule import AT_ONCE, ORIGINS
from ehrenamt_cli.domain.values import CHOICE, NUMBER
from ehrenamt_cli.errors import Forbidden, WrongUsage
from ehrenamt_cli.i18n import NOTHING, Text, same
from ehrenamt_cli.services import registers
from ehrenamt_cli.services.letterhead import LETTERHEAD, Wording
from ehrenamt_cli.services.privacy.wordings import PRIVACY
from ehrenamt_cli.services.travel_rates import TRAVEL
from ehrenamt_cli.storage import settings as stored
from ehrenamt_cli.storage.register import Register


class Choice(NamedTuple):
    """A setting that is no number: one of some words, or several of them."""

    name: str
    about: Text
    choices: Mapping[str, Text]
    default: str
    many: bool = False
    source: Text = NOTHING


CHOICES: dict[str, Choice] = {
    choice.name: choice
    for choice in (
        Choice(
            "holidays.regional",
            Text("Feiertage, die nur manche Gemeinden haben", "holidays that only some municipalities keep"),
            REGIONAL,
            "",
            many=True,
        ),
        Choice(
            "counting.mode",
            Text("Zählung der Werktage, wo keine Einrichtung sie vorgibt", "counting of Werktage where no organisation says"),
            CALENDAR_MODES,
            "bgb",
        ),
        Choice(
            "F-03.from",
            Text("Führungszeugnis: wovon die Jahre laufen", "certificate: what the years run from"),
            {"seen_on": Text("gesehen am", "seen on"), "issued_on": Text("ausgestellt am", "issued on")},
            "seen_on",
            source=Text("Praxis; § 72a SGB VIII nennt keine Zahl", "practice; § 72a SGB VIII has no number"),
        ),
        Choice(
            "Z-02",
            Text("Selbstauskunft vor dem Vollzug: so viele Jahre zurück", "self-disclosure for prisons: so many years back"),
            {years: Text(f"{years} Jahre", f"{years} years") for years in ("2", "3", "5")},
            "2",
            source=Text(
                "2: AV JM NRW 24.04.2015 Nr. 1.2; 3: Sachsen-Anhalt, Berlin; 5: Portal der Diakonie RWL; die Anstalt entscheidet",
                "2: AV JM NRW 24.04.2015 no. 1.2; 3: Sachsen-Anhalt, Berlin; 5: portal of Diakonie RWL; the prison decides",
            ),
        ),
        Choice(
            "erasing.most",
            Text("so viele löscht ein Lauf der Fristen höchstens ungefragt", "so many a run of the periods erases unasked"),
            {number: same(number) for number in ("10", "25", "50", "100", "500")},
            "25",
            source=Text("eigene Vorsicht", "own caution"),
        ),
        Choice(
            "erasing.percent",
            Text("und höchstens so viel Prozent einer Art von Personen", "and at most so many percent of a kind of person"),
            {number: same(number) for number in ("5", "10", "25", "50", "100")},
            "10",
            source=Text("eigene Vorsicht", "own caution"),
        ),
    )
}


def chosen(register: Register, name: str) -> str:
    """What is set for a choice, else its default."""
    return stored.own(register).get(name, CHOICES[name].default)


_WORDINGS = {**LETTERHEAD, **PRIVACY, **TRAVEL}


def rules_of(register: Register) -> tuple[Rule, ...]:
    """The rules as they hold in this register today."""
    own = stored.own(register)
    rules = in_force(RULES, own, clock.today())
    if own.get("F-03.from", "seen_on") == "seen_on":
        return rules
    return tuple(rule._replace(trigger="issued_on") if rule.key == "F-03" else rule for rule in rules)


def calendar_of(register: Register) -> Calendar:
    """How days are counted for duties of the coordination itself."""
    own = stored.own(register)
    regional = frozenset(own["holidays.regional"].split(",")) if own.get("holidays.regional") else frozenset()
    mode = cast(Mode, own.get("counting.mode", CHOICES["counting.mode"].default))
    return Calendar(str(registers.own_organisation(register)["land"]), regional, mode)


def listed(register: Register | None) -> list[dict[str, Any]]:
    """Every setting of the register with its value, its default and where that stands; reminders where there are some."""
    own = stored.own(register) if register else {}
    rows = [_choice_row(choice, own.get(choice.name)) for choice in CHOICES.values()]
    rows += [_wording_row(wording, own.get(wording.name)) for wording in _WORDINGS.values()]
    rows += [_limit_row(limit, own.get(limit.name)) for limit in LIMITS.values()]
    rows += [_number_row(number, own.get(number.name)) for number in numbers(RULES).values() if _worth_a_line(number, own)]
    return rows


def _worth_a_line(number: Number, own: Mapping[str, str]) -> bool:
    """Not the reminders that nobody asked for, nor what an entry holds where the one for all others counts."""
    if number.name in own:
        return True
    if number.name.endswith(".remind"):
        return number.default != AT_ONCE
    period = number.rule.period
    return bool(number.default) or not isinstance(period, ByEntry) or number.name.endswith(f".{[*period.periods][-1]}")


def put(register: Register, name: str, text: str) -> dict[str, Any]:
    """Set a value; WrongUsage where there is no such setting, Forbidden where a law or an agreement has the number."""
    found = _setting(name)
    if isinstance(found, Choice):
        value = ",".join(_read_words(found, text))
        stored.put(register, found.name, value)
        return _choice_row(found, value)
    if isinstance(found, Wording):
        value = found.read(text)
        stored.put(register, found.name, value)
        return _wording_row(found, value)
    if isinstance(found, Limit):
        value = str(NUMBER.read(text, {}))
        stored.put(register, found.name, value)
        return _limit_row(found, value)
    if not found.changeable:
        raise _fixed(found)
    value = read_number(text, found).words.de
    stored.put(register, found.name, value)
    return _number_row(found, value)


def reset(register: Register, name: str) -> dict[str, Any]:
    """Back to the default."""
    found = _setting(name)
    stored.put(register, found.name, None)
    if isinstance(found, Choice):
        return _choice_row(found, None)
    if isinstance(found, Limit):
        return _limit_row(found, None)
    return _wording_row(found, None) if isinstance(found, Wording) else _number_row(found, None)


def history(register: Register, name: str = "") -> list[dict[str, Any]]:
    """Who changed which setting when."""
    return stored.history(register, _setting(name).name if name else "")


def _setting(name: str) -> Choice | Wording | Limit | Number:
    every: dict[str, Choice | Wording | Limit | Number] = {**CHOICES, **_WORDINGS, **LIMITS, **numbers(RULES)}
    known = {known.casefold(): known for known in every}
    key = known.get(clean(name).casefold())
    if key is None:
        near = get_close_matches(clean(name).casefold(), known, n=3, cutoff=0.6)
        hint = Text("Alle zeigt „ehrenamt config“.", "“ehrenamt config” shows all.")
        if near:
            meant = ", ".join(known[one] for one in near)
            hint = Text("Gemeint sein könnte: {near}. {hint}", "Perhaps you mean: {near}. {hint}").fill(near=meant, hint=hint)
        raise WrongUsage(
            Text("Eine Einstellung „{name}“ gibt es nicht.", "There is no setting “{name}”.").fill(name=clean(name)), hint
        )
    return every[key]


def _read_words(choice: Choice, text: str) -> list[str]:
    words = text.split(",") if choice.many else [text]
    return sorted({CHOICE.read(word, choice.choices) for word in words})


def _fixed(number: Number) -> Forbidden:
    period = number.default.words if number.default else same("?")
    return Forbidden(
        Text("{name} lässt sich nicht ändern: {period}.", "{name} cannot be changed: {period}.").fill(
            name=number.name, period=period
        ),
        Text(
            'Die Zahl steht im Text und gilt, bis er geändert wird. Früher erinnern: ehrenamt config set {key}.remind "14 Tage"',
            "The number stands in the text and holds until that is changed. To be reminded earlier: ehrenamt config set "
            '{key}.remind "14 days"',
        ).fill(key=number.rule.key),
        [{"rule": number.rule.key, "title": str(number.about), "basis": str(number.rule.basis)}],
    )


def _number_row(number: Number, own: str | None) -> dict[str, Any]:
    default = number.default
    value = read_number(own, number) if own else default
    rule = number.rule
    return _row(
        (number.name, number.about),
        _words(value),
        _words(default),
        origin="own" if own else ("default" if number.changeable else "fixed"),
        source=str(ORIGINS["proposal"] if number.name.endswith(".remind") else rule.basis),
        remark=str(rule.out_of_force(clock.today(), clock.today())),
    )


def _choice_row(choice: Choice, own: str | None) -> dict[str, Any]:
    def words(value: str) -> str:
        return ", ".join(str(choice.choices[key]) for key in value.split(",") if key)

    value = choice.default if own is None else own
    origin = "default" if own is None else "own"
    return _row((choice.name, choice.about), words(value), words(choice.default), origin=origin, source=str(choice.source))


def _limit_row(limit: Limit, own: str | None) -> dict[str, Any]:
    origin, value = "default" if own is None else "own", str(limit.default) if own is None else own
    return _row((limit.name, limit.about), value, str(limit.default), origin=origin, source=str(limit.source))


def _wording_row(wording: Wording, own: str | None) -> dict[str, Any]:
    default = str(wording.default)
    value, origin = (default, "default") if own is None else (str(wording.show(own)), "own")
    return _row((wording.name, wording.about), value, default, origin=origin, source=str(wording.source))


def _words(period: Period | None) -> str:
    return str(period.words if period else _UNKNOWN)


_UNKNOWN = Text("Zahl fehlt, hier eintragen", "number missing, to be set here")


def _row(
    setting: tuple[str, Text], value: str, default: str, *, origin: str, source: str = "", remark: str = ""
) -> dict[str, Any]:
    name, about = setting
    return {
        "name": name,
        "about": str(about),
        "value": value,
        "origin": origin,
        "variable": "",
        "default": default,
        "changeable": origin != "fixed",
        "source": source,
        "remark": remark,
    }
