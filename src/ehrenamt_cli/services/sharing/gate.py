"""The gate before every transfer: what a release or a provision covers passes, the rest is refused with the way out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ehrenamt_cli import clock
from ehrenamt_cli.domain.entity import Row
from ehrenamt_cli.domain.organisations import ORGANISATIONS
from ehrenamt_cli.domain.releases import RELEASES
from ehrenamt_cli.domain.sharing import DATA, covering
from ehrenamt_cli.domain.transfers import TRANSFERS
from ehrenamt_cli.errors import Forbidden
from ehrenamt_cli.i18n import Text, same
from ehrenamt_cli.services import records, registers
from ehrenamt_cli.storage import records as stored
from ehrenamt_cli.storage.register import Register

_SEED = Text("Kooperationsvereinbarung", "cooperation agreement")

DIRECT = Text(
    "Kooperationsvereinbarung: Bericht gem. § 57 StGB direkt an den AJSD",
    "cooperation agreement: report after § 57 StGB directly to the AJSD",
)
"""What allows the report to go to the AJSD without a release (K-15)."""


class Passing(NamedTuple):
    """What is to go: about whom, in which direction, which data, what for, and a provision where no release is needed."""

    client: Row
    from_id: str
    to: Row
    data: tuple[str, ...]
    purpose: str = ""
    basis: str = ""
    day: str = ""
    """When; today where nothing is said."""


class Allowed(NamedTuple):
    """What covers it: releases from secrecy, or a provision."""

    releases: tuple[Row, ...] = ()
    basis: str = ""

    @property
    def purpose(self) -> str:
        """The purposes of the releases."""
        return "; ".join(dict.fromkeys(row["purpose"] for row in self.releases))


def own_id(register: Register) -> str:
    """The organisation whose register it is, from which data goes unless somebody says otherwise."""
    return str(registers.own_organisation(register)["id"])


def allow(register: Register, passing: Passing) -> Allowed:
    """What covers all of it on its day; Forbidden where something is not covered."""
    if passing.to["kind"] == "anlaufstelle" and passing.client["voluntary"] == 0:
        raise _refusal(
            passing,
            "K-25",
            _UNWILLING,
            Text("Die Person möchte das selbst: {cmd}", "The person wants it: {cmd}").fill(
                cmd=f"ehrenamt client change {passing.client['reference']} --voluntary ja"
            ),
        )
    always = "report_57" in passing.data and passing.to["kind"] == "anlaufstelle"
    if passing.data == ("report_57",) and passing.to["kind"] == "ajsd":
        return Allowed(basis=str(DIRECT))
    if passing.basis and not always:
        return Allowed(basis=passing.basis)
    found = coverage(register, passing)
    if found.missing:
        raise _uncovered(passing, found, always=always)
    return Allowed(found.releases, found.basis)


class Coverage(NamedTuple):
    """What covers a part of it, and which kinds of data nothing covers."""

    releases: tuple[Row, ...]
    basis: str
    missing: tuple[str, ...]
    others: tuple[Row, ...]
    """Releases in that direction that do not help: ended, revoked, for other data or another purpose."""


def coverage(register: Register, passing: Passing) -> Coverage:
    """How far releases reach, and transfers that were entered with a provision of their own."""
    where = {"client_id": passing.client["id"], "from_id": passing.from_id, "to_id": passing.to["id"]}
    every = list(stored.every(register, RELEASES, where))
    useful, missing = covering(every, passing.data, passing.purpose, passing.day or clock.today().isoformat())
    basis = ""
    for row in stored.every(register, TRANSFERS, where) if missing else ():
        if row["basis"] and {*missing} <= {*row["data"]}:
            basis, missing = row["basis"], []
            break
    others = tuple(row for row in every if row not in useful)
    return Coverage(tuple(useful), basis, tuple(missing), others)


_UNWILLING = Text(
    "ohne den Willen der Person geht nichts an eine Anlaufstelle", "nothing goes to a drop-in centre against the person's will"
)


def _uncovered(passing: Passing, found: Coverage, *, always: bool) -> Forbidden:
    kinds = Text(", ".join(DATA[kind].de for kind in found.missing), ", ".join(DATA[kind].en for kind in found.missing))
    words = f"--client {passing.client['reference']} --from {passing.from_id} --to {passing.to['id']}"
    data = " ".join(f"--data {kind}" for kind in found.missing)
    lift = Text("erst einholen: {cmd}", "obtain it first: {cmd}").fill(
        cmd=f"ehrenamt release add {words} {data} --scope … --purpose …"
    )
    if not always:
        lift = Text(
            "{lift}\noder die Vorschrift nennen, die es erlaubt: --basis …",
            "{lift}\nor name the provision that allows it: --basis …",
        ).fill(lift=lift)
    why = Text("keine Entbindung für {kinds}", "no release for {kinds}").fill(kinds=kinds)
    if found.others:
        why = Text(
            "{why} (vorhanden, aber nicht dafür oder nicht mehr gültig: {keys})",
            "{why} (there, but not for this or no longer valid: {keys})",
        ).fill(why=why, keys=", ".join(row["id"] for row in found.others))
    return _refusal(passing, "K-15" if always else "K-05", why, lift)


def _refusal(passing: Passing, rule: str, why: Text, lift: Text) -> Forbidden:
    message = Text("Über {client} geht das nicht an {to}: {why}.", "About {client} this does not go to {to}: {why}.")
    rules: Sequence[dict[str, Any]] = [
        {"rule": rule, "title": str(why), "basis": str(_SEED), "lift": str(lift)},
        *([{"rule": "K-04", "title": str(_GIVER), "basis": str(_SEED), "lift": ""}] if rule == "K-05" else []),
    ]
    return Forbidden(
        message.fill(client=passing.client["reference"], to=passing.to["name"], why=why),
        Text("{rule}: {lift}", "{rule}: {lift}").fill(rule=same(rule), lift=lift),
        rules,
    )


_GIVER = Text("verantwortlich ist, wer die Daten abgibt", "whoever gives the data is responsible")


def partner(register: Register, organisation_id: str) -> Row | None:
    """The organisation, where it is another than one's own."""
    if not organisation_id or organisation_id == register.setting(records.OWN_ORGANISATION):
        return None
    return stored.get(register, ORGANISATIONS, organisation_id)
