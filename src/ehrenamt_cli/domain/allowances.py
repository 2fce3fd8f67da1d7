"""Allowances: what a volunteer may receive in a year without tax, by § 3 no. 26 and 26a EStG, as the law has it each year."""

from __future__ import annotations

from typing import NamedTuple

from ehrenamt_cli.i18n import Text, same

ALLOWANCES = {
    "none": Text("keine Pauschale", "no allowance"),
    "volunteer": Text("Ehrenamtspauschale, § 3 Nr. 26a EStG", "volunteer allowance, § 3 no. 26a EStG"),
    "trainer": Text("Übungsleiterpauschale, § 3 Nr. 26 EStG", "trainer allowance, § 3 no. 26 EStG"),
}

BESIDE = {
    "none": Text("nichts", "nothing"),
    "public": Text("Aufwandsentschädigung, § 3 Nr. 12 EStG", "public expense allowance, § 3 no. 12 EStG"),
    "trainer": Text("Übungsleiterpauschale, § 3 Nr. 26 EStG", "trainer allowance, § 3 no. 26 EStG"),
    "guardian": Text("Betreuerpauschale, § 3 Nr. 26b EStG", "guardian allowance, § 3 no. 26b EStG"),
}
"""What else somebody may get tax-free for the same activity."""

LIMITS = {
    "volunteer": {2013: 72_000, 2021: 84_000, 2026: 96_000},
    "trainer": {2013: 240_000, 2021: 300_000, 2026: 330_000},
}
"""Cents in a calendar year and for one person, whoever pays, by the first year in which it is so (§ 3 no. 26, 26a EStG)."""


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


def objection(kind: str, cents: int, elsewhere: int, beside: str, year: int) -> Objection | None:
    """What forbids the allowance of a year, or None: the sum with what is paid elsewhere, or what the law excludes."""
    if kind == "none":
        return _AMOUNT_OF_NOTHING.fill_in(cents=euros(cents)) if cents else None
    basis = same("§ 3 Nr. 26a EStG" if kind == "volunteer" else "§ 3 Nr. 26 EStG")
    name = Text(ALLOWANCES[kind].de.partition(",")[0], ALLOWANCES[kind].en.partition(",")[0])
    if kind == "volunteer" and beside not in ("", "none"):
        return _EXCLUDED.fill_in(beside=BESIDE[beside])
    most = limit(kind, year)
    if cents + elsewhere <= most:
        return None
    return _Pattern(
        "G-04",
        _SUM if elsewhere else _ALONE,
        Text("Möglich sind hier höchstens {left}.", "Up to {left} are possible here."),
        basis.de,
    ).fill_in(
        name=name,
        cents=euros(cents),
        elsewhere=euros(elsewhere),
        sum=euros(cents + elsewhere),
        over=euros(cents + elsewhere - most),
        most=euros(most),
        left=euros(max(most - elsewhere, 0)),
        year=year,
    )


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
    Text("Bitte sagen, welche: --allowance volunteer oder trainer.", "Please say which: --allowance volunteer or trainer."),
    "§ 3 Nr. 26, 26a EStG",
)
