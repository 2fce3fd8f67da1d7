"""What a volunteer may receive in a year without tax: § 3 no. 12, 26, 26a and 26b EStG, as the law has them each year."""

from __future__ import annotations

from typing import Any, NamedTuple

from ehrenamt_cli.i18n import Text

KINDS = {
    "volunteer": Text("Ehrenamtspauschale, § 3 Nr. 26a EStG", "volunteer allowance, § 3 no. 26a EStG"),
    "trainer": Text("Übungsleiterpauschale, § 3 Nr. 26 EStG", "trainer allowance, § 3 no. 26 EStG"),
    "guardian": Text("Betreuerpauschale, § 3 Nr. 26b EStG", "guardian allowance, § 3 no. 26b EStG"),
    "public": Text("Aufwandsentschädigung, § 3 Nr. 12 EStG", "public expense allowance, § 3 no. 12 EStG"),
}

ALLOWANCES = {
    "none": Text("keine Pauschale", "no allowance"),
    "volunteer": KINDS["volunteer"],
    "trainer": KINDS["trainer"],
}
"""What an agreement may grant."""

BESIDE = {
    "none": Text("nichts", "nothing"),
    "public": KINDS["public"],
    "trainer": KINDS["trainer"],
    "guardian": KINDS["guardian"],
}
"""What else somebody may get tax-free for the same activity."""

_TRAINER = {2013: 240_000, 2021: 300_000, 2026: 330_000}

LIMITS = {
    "volunteer": {2013: 72_000, 2021: 84_000, 2026: 96_000},
    "trainer": _TRAINER,
    "guardian": _TRAINER,
}
"""Cents in a calendar year and for one person, whoever pays, by the first year in which it is so (§ 3 no. 26, 26a, 26b EStG)."""

SHARED = {"volunteer": ("volunteer",), "trainer": ("trainer", "guardian"), "guardian": ("trainer", "guardian")}
"""The kinds that use up one limit together: no. 26b counts with no. 26 (§ 3 no. 26b sentence 1 EStG)."""

LIABILITY = {2021: 84_000, 2026: 330_000}
"""Cents a year from one payer up to which §§ 31a, 31b BGB limit the liability; before 2021 not known here."""


def rows() -> list[dict[str, Any]]:
    """The table of limits for people and programs: every amount with its years and where it stands."""
    found = [
        *((kind, str(KINDS[kind]), years) for kind, years in LIMITS.items()),
        ("liability", str(Text("Haftungsgrenze, §§ 31a, 31b BGB", "limit of liability, §§ 31a, 31b BGB")), LIABILITY),
    ]
    table = []
    for kind, name, years in found:
        since = sorted(years)
        for first, following in zip(since, [*since[1:], None], strict=True):
            last = following - 1 if following else None
            table.append({"kind": kind, "name": name, "since": first, "until": last, "cents": years[first]})
    return table


def liability(year: int) -> int | None:
    """The most cents a year from one payer with limited liability; None where it is not known."""
    return LIABILITY.get(max((since for since in LIABILITY if since <= year), default=0))


class Standing(NamedTuple):
    """How far a yearly limit is used up by one person, in cents; what shares the limit is in it."""

    kind: str
    year: int
    limit: int
    paid: int
    """Here."""
    elsewhere: int
    """As the person has declared it."""
    planned: int
    """What agreements grant for the year and is not paid yet."""

    @property
    def left(self) -> int:
        """What may still be paid tax-free."""
        return max(self.limit - self.paid - self.elsewhere, 0)

    @property
    def over(self) -> int:
        """So much would be above the limit if everything planned were paid."""
        return max(self.paid + self.elsewhere + self.planned - self.limit, 0)


class Objection(NamedTuple):
    """What stands against an allowance: the rule, the sentence and what to do instead."""

    rule: str
    found: Text
    lift: Text
    basis: str


def limit(kind: str, year: int) -> int:
    """The most cents that are tax-free in a year; before 2013 what held in 2013."""
    known = LIMITS[kind]
    return known[max((since for since in known if since <= year), default=min(known))]


def objection(kind: str, cents: int, elsewhere: int, beside: str, year: int, paid: int = 0) -> Objection | None:
    """What forbids the allowance of a year, or None: the sum with what is paid already or elsewhere, or what is excluded."""
    if kind == "none":
        return _AMOUNT_OF_NOTHING.fill_in(cents=euros(cents)) if cents else None
    if kind == "volunteer" and beside not in ("", "none"):
        return _EXCLUDED.fill_in(beside=BESIDE[beside])
    if kind not in LIMITS or cents + paid + elsewhere <= limit(kind, year):
        return None
    most = limit(kind, year)
    found = _PAID if paid else _SUM if elsewhere else _ALONE
    lift = _LEFT if paid else _AT_MOST
    return _Pattern("G-04", found, lift, basis_of(kind)).fill_in(
        name=short_name(kind),
        cents=euros(cents),
        paid=euros(paid),
        elsewhere=euros(elsewhere),
        sum=euros(cents + paid + elsewhere),
        over=euros(cents + paid + elsewhere - most),
        most=euros(most),
        left=euros(max(most - elsewhere - paid, 0)),
        year=year,
    )


def excluded(kind: str, beside: str) -> Objection | None:
    """What stands against two allowances for the same activity: no. 26a never beside no. 12, 26 or 26b."""
    if "volunteer" not in (kind, beside) or kind == beside:
        return None
    return _EXCLUDED.fill_in(beside=KINDS[beside if kind == "volunteer" else kind])


def short_name(kind: str) -> Text:
    """The name without the provision."""
    return Text(KINDS[kind].de.partition(",")[0], KINDS[kind].en.partition(",")[0])


def basis_of(kind: str) -> str:
    """The provision of a kind."""
    return KINDS[kind].de.partition(", ")[2]


def euros(cents: int) -> Text:
    """``1.200,00 €`` and ``€1,200.00``."""
    english = f"{cents / 100:,.2f}"
    return Text(f"{english.translate(str.maketrans(',.', '.,'))} €", f"€{english}")


class _Pattern(NamedTuple):
    rule: str
    found: Text
    lift: Text
    basis: str

    def fill_in(self, **values: object) -> Objection:
        return Objection(self.rule, self.found.fill(**values), self.lift.fill(**values), self.basis)


_SUM = Text(
    "{name}: {cents} hier und {elsewhere} anderswo sind {sum}, {over} über den {most} im Jahr {year}.",
    "{name}: {cents} here and {elsewhere} elsewhere make {sum}, {over} above the {most} of {year}.",
)
_PAID = Text(
    "{name}: {cents} jetzt, {paid} schon gezahlt und {elsewhere} anderswo sind {sum}, {over} über den {most} im Jahr {year}.",
    "{name}: {cents} now, {paid} paid already and {elsewhere} elsewhere make {sum}, {over} above the {most} of {year}.",
)
_AT_MOST = Text("Möglich sind hier höchstens {left}.", "Up to {left} are possible here.")
_LEFT = Text("Möglich sind noch {left}.", "{left} are still possible.")
_ALONE = Text(
    "{name}: {cents} sind {over} über den {most} im Jahr {year}.", "{name}: {cents} are {over} above the {most} of {year}."
)
_EXCLUDED = _Pattern(
    "G-05",
    Text(
        "Die Ehrenamtspauschale gibt es nicht neben: {beside} für dieselbe Tätigkeit.",
        "There is no volunteer allowance beside: {beside} for the same activity.",
    ),
    Text("Möglich ist eines von beiden.", "One of the two is possible."),
    "§ 3 Nr. 26a Satz 2 EStG",
)
_AMOUNT_OF_NOTHING = _Pattern(
    "G-04",
    Text("Es sind {cents} eingetragen, aber keine Pauschale gewählt.", "{cents} are entered, but no allowance is chosen."),
    Text(
        "Bitte sagen, welche: --allowance Ehrenamtspauschale oder Übungsleiterpauschale.",
        "Please say which: --allowance volunteer or trainer.",
    ),
    "§ 3 Nr. 26, 26a EStG",
)
