"""JSON is a promise: whole documents, compared as a whole.

A document that changes on purpose is written anew with ``WRITE_CONTRACTS=1 pytest tests/contracts``; the difference
then belongs into the changelog.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import builders
from command_line import Cli
from ehrenamt_cli.domain.inquiries import INQUIRIES
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.services import registers

HERE = Path(__file__).parent

pytestmark = pytest.mark.usefixtures("register")


def masked(document: Any) -> Any:
    """The document with keys numbered as they first appear: ``v-7k3m`` becomes ``v-1``."""
    seen: dict[str, dict[str, str]] = {}

    def number(match: re.Match[str]) -> str:
        letter = match[1]
        known = seen.setdefault(letter, {})
        return f"{letter}-{known.setdefault(match[0], str(len(known) + 1))}"

    text = json.dumps(document, ensure_ascii=False)
    return json.loads(re.sub(r"\b([a-z]{1,2})-[0-9a-hjkmnp-tv-z]{4,7}\b", number, text))


def volunteer(cli: Cli) -> Any:
    return cli(
        *("add-volunteer", "--name", "Jörg Müller-Weiß", "--born", "1970-02-28", "--postal-code", "21335"),
        *("--language", "de:native", "--language", "ar:B2", "--interest", "sprachbegleitung"),
        *("--available", "Di 14:00-18:00", "--json"),
        expect=0,
    ).json


def volunteer_list(cli: Cli) -> Any:
    builders.a_volunteer(name="Anna Abel", email="anna@freiwillige.example", hours_week="4")
    builders.a_volunteer(name="Bilal Berg", address_blocked="ja", street="Geheimweg 7")
    return cli("volunteer", "list", "--json", expect=0).json


def history(cli: Cli) -> Any:
    person = builders.a_volunteer(name="Anna Abel")
    cli("volunteer", "change", person["id"], "--status", "aktiv", expect=0)
    rows = cli("volunteer", "history", person["id"], "--json", expect=0).json
    return [{**row, "at": row["at"][:11] + "…"} for row in rows]


def access_file(cli: Cli) -> Any:
    person = builders.a_volunteer(name="Anna Abel", town="Celle")
    cli("volunteer", "change", person["id"], "--town", "Uelzen", expect=0)
    builders.a_screening(person, kind="certificate", issued_on="2026-09-01")
    builders.an_exclusion(person, builders.a_client())
    file = json.loads(cli("privacy", "access", person["id"], "--to", "json", "-o", "-", expect=0).stdout)
    return {**file, "log": [{**row, "at": row["at"][:11] + "…"} for row in file["log"]]}


def organisation(cli: Cli) -> Any:
    words = ("organisation", "add", "--name", "JVA Heidetal", "--kind", "prison", "--land", "NI", "--json")
    return cli(*words, expect=0).json


def need(cli: Cli) -> Any:
    builders.a_prison()
    words = ("--title", "Besuche", "--organisation", "JVA Heidetal", "--activity", "einzelbegleitung", "--people", "1")
    return cli("add-need", *words, "--json", expect=0).json


def placement(cli: Cli) -> Any:
    prison = builders.a_prison()
    wanted, person = builders.a_need(prison), builders.a_ready_volunteer(prison, name="Anna Abel")
    return cli("placement", "propose", wanted["id"], person["id"], "--json", expect=0).json


def placement_refused(cli: Cli) -> Any:
    prison = builders.a_prison(contacts=False)
    wanted, person = builders.a_need(prison), builders.a_ready_volunteer(prison, name="Anna Abel", consent_on="-")
    return {"error": cli("placement", "propose", wanted["id"], person["id"], "--json", expect=5).error}


def checkup_rules(cli: Cli) -> Any:
    prison = builders.a_prison()
    wanted, person = builders.a_need(prison), builders.a_ready_volunteer(prison, name="Anna Abel", postal_code="80331")
    placed = builders.a_placement(wanted, person, override="zieht im Mai her")
    cli("placement", "start", placed["id"], expect=0)
    cli("volunteer", "change", person["id"], "--consent", "-", expect=0)
    return cli("checkup", "rules", "--all", "--json", expect=3).json


def not_found(cli: Cli) -> Any:
    return {"error": cli("volunteer", "show", "Niemand", "--json", expect=4).error}


def wrong_usage(cli: Cli) -> Any:
    return {"error": cli("volunteer", "lst", "--json", expect=2).error}


def agreement(cli: Cli) -> Any:
    for name in ("JVA Heidetal", "AJSD Heidestadt"):
        builders.an_organisation(name)
    words = ("--party", "JVA Heidetal", "--party", "AJSD Heidestadt", "--meets", "quarterly")
    return cli("agreement", "new", "--kind", "cooperation", *words, "--json", expect=0).json


def agreement_in_force(cli: Cli) -> Any:
    for party in agreement(cli)["parties"]:
        cli("agreement", "sign", "--party", party["organisation_id"], "--on", "2027-02-26", "--place", "Heidestadt", expect=0)
    cli("agreement", "review", "--result", "trägt", expect=0)
    cli("agreement", "meet", "--minutes", "Anfragen", expect=0)
    return cli("agreement", "show", "--json", expect=0).json


def agreement_list(cli: Cli) -> Any:
    agreement(cli)
    return cli("agreement", "list", "--json", expect=0).json


def agreement_agenda(cli: Cli) -> Any:
    first, second = agreement(cli)["parties"]
    typed = {"subject": "Wer ist zuständig?", "received_on": "2027-02-22"}
    builders.kept(INQUIRIES, {**typed, "from_id": first["organisation_id"], "to_id": second["organisation_id"]})
    return cli("agreement", "agenda", "--json", expect=0).json


def document_render(cli: Cli) -> Any:
    builders.a_volunteer(name="Anna Abel", street="Am Markt 1", town="Heidestadt")
    written = cli("document", "render", "letter", "--text", _a_letter(), "--for", "Abel", "--to", "md", "--json", expect=0).json
    return {"files": [{**file, "bytes": 0} for file in written["files"]]}


def document_preview(cli: Cli) -> Any:
    builders.a_volunteer(name="Anna Abel")
    seen = cli("document", "render", "letter", "--text", _a_letter(), "--for", "Abel", "--preview", "--json", expect=0).json
    return {**seen, "first": [{**one, "text": "…"} for one in seen["first"]]}


def document_list(cli: Cli) -> Any:
    document_render(cli)
    hashes = dict.fromkeys(("template_hash", "data_hash", "sha256"), "…")
    rows = cli("document", "list", "--json", expect=0).json
    return [{**row, **hashes, "written_at": "2027-03-01T09:15:00Z", "uses": ["recipient.lines"]} for row in rows]


def _a_letter() -> Path:
    path = Path("brief.md")
    path.write_text("# Sommerfest\n\nwir feiern am 3. Juli.\n", encoding="utf-8")
    return path


def effort(cli: Cli) -> Any:
    builders.a_volunteer(name="Anna Abel")
    words = ("--on", "2027-02-28", "--for", "Besuch", "--km", "12", "--json")
    return cli("effort", "log", "Abel", "1:30", *words, expect=0).json


def _a_driver(cli: Cli) -> None:
    builders.a_volunteer(name="Anna Abel", born_on="1990-05-01")
    place = builders.a_prison()
    words = ("--on", "2027-02-28", "--for", "Besuch", "--km", "12", "--organisation", place["id"])
    cli("effort", "log", "Abel", "14-15:30", *words, expect=0)


def effort_sum(cli: Cli) -> Any:
    _a_driver(cli)
    return cli("effort", "sum", "--by", "volunteer,organisation,month", "--json", expect=0).json


def claim_new(cli: Cli) -> Any:
    _a_driver(cli)
    words = ("--amount", "4,50", "--kind", "parking", "--receipt", "17", "--on", "2027-02-28")
    cli("expense", "add", "--volunteer", "Abel", *words, "--organisation", "JVA Heidetal", expect=0)
    return cli("claim", "new", "Abel", "--json", expect=0).json


def _a_grant(cli: Cli) -> None:
    """A grant with a line that is overspent, its hours and what came in."""
    builders.kept(ENTITIES["projects"], {"name": "Ankommen"})
    cli("grant", "add", "--title", "Ankommen 2027", "--project", "Ankommen", "--amount", "800", expect=0)
    words = ("--on", "2026-12-01", "--begins", "2027-01-01", "--ends", "2027-12-31", "--hour-rate", "15", "--hours-cap", "20")
    cli("grant", "approve", "Ankommen", *words, "--eligible", "1000", expect=0)
    for name, kind, amount in (("Honorare", "fees", "800"), ("Ehrenamt", "hours", "200")):
        words = ("--name", name, "--kind", kind, "--amount", amount)
        cli("budget-line", "add", "--grant", "Ankommen", *words, expect=0)
    cli("income", "add", "--grant", "Ankommen", "--amount", "400", "--on", "2027-01-15", expect=0)
    cli("spending", "add", "--line", "Honorare", "--amount", "960,01", "--on", "2027-02-01", expect=0)
    _a_driver(cli)
    [effort] = cli("effort", "list", "--json", expect=0).json
    cli("effort", "change", effort["id"], "--project", "Ankommen", expect=0)


def grant_budget(cli: Cli) -> Any:
    _a_grant(cli)
    return cli("grant", "budget", "Ankommen", "--json", expect=0).json


def grant_next(cli: Cli) -> Any:
    _a_grant(cli)
    cli("grant", "report", "Ankommen", "--on", "2027-02-10", expect=0)
    return cli("grant", "next", "Ankommen", "--json", expect=0).json


def allowance_pay(cli: Cli) -> Any:
    builders.a_volunteer(name="Anna Abel")
    return cli("allowance", "pay", "Abel", "--kind", "volunteer", "--amount", "600", "--json", expect=0).json


def allowance_limits(cli: Cli) -> Any:
    allowance_pay(cli)
    return cli("allowance", "limits", "Abel", "--json", expect=0).json


def recognition_show(cli: Cli) -> Any:
    _a_driver(cli)
    return cli("recognition", "show", "Abel", "--json", expect=0).json


def missing_fields(cli: Cli) -> Any:
    agreement(cli)
    return {"error": cli("agreement", "render", "-o", "v.pdf", "--json", expect=3).error}


def event(cli: Cli) -> Any:
    prison = builders.a_prison()
    words = ("--title", "Grundschulung", "--kind", "Schulung", "--starts", "6.5.2027", "--from", "10", "--until", "14")
    more = ("--at", prison["id"], "--capacity", "1", "--module", "Recht 2:00", "--valid-for", "2 Jahre")
    made = cli("event", "add", *words, *more, "--json", expect=0).json
    builders.enrolled(made, builders.an_active_volunteer(name="Anna Abel"), builders.an_active_volunteer(name="Bea Berg"))
    return cli("event", "show", made["id"], "--json", expect=0).json


def event_enrol(cli: Cli) -> Any:
    made = builders.an_event(capacity="1")
    people = [builders.an_active_volunteer(name=name)["id"] for name in ("Anna Abel", "Bea Berg")]
    return cli("event", "enrol", made["id"], *people, "--json", expect=0).json


def event_attend(cli: Cli) -> Any:
    made = builders.an_event(starts_on="2027-02-20")
    person = builders.an_active_volunteer(name="Anna Abel")
    return cli("event", "attend", made["id"], person["id"], "--women", "3", "--json", expect=0).json


def deadlines(cli: Cli) -> Any:
    prison, office = builders.a_prison(), builders.an_organisation("AJSD Heidestadt", kind="ajsd")
    builders.an_inquiry(office, prison, received_on="2027-02-22")
    builders.a_volunteer(name="Anna Abel", enquired_on="2027-02-26")
    return cli("deadlines", "--weeks", "8", "--json", expect=0).json


def deadlines_reckon(cli: Cli) -> Any:
    return cli("deadlines", "reckon", "2 Werktage", "--from", "2027-03-24", "--land", "NI", "--json", expect=0).json


def match_need(cli: Cli) -> Any:
    prison = builders.a_prison()
    wanted = builders.a_need(prison, languages="ar:B1", times="Di 14-16")
    builders.a_ready_volunteer(
        prison, name="Amira Abel", languages="ar:native", availability="Di 13-17", enquired_on="2027-01-01"
    )
    builders.a_ready_volunteer(prison, name="Bilal Berg", languages="ar:A1", enquired_on="2027-01-01")
    return cli("match", wanted["id"], "--json", expect=0).json


def match_plan(cli: Cli) -> Any:
    prison = builders.a_prison()
    builders.a_need(prison, title="Erster Besuch", tier="1", times="Di 14-16")
    builders.a_need(prison, title="Zweiter Besuch", tier="3", times="Mi 14-16")
    builders.a_ready_volunteer(prison, name="Amira Abel", availability="Di 13-17", enquired_on="2027-01-01")
    plan = cli("match", "--effort", "exact", "--json", expect=0).json
    return plan | {"names": dict(sorted(plan["names"].items(), key=lambda pair: pair[1]))}


def _twice() -> tuple[str, str]:
    known = {"name": "Anna Abel", "born_on": "1990-05-01"}
    one = builders.a_volunteer(**known, phone="0511 12345")["id"]
    other = builders.a_volunteer(**known, email="anna@post.example")["id"]
    builders.a_screening({"id": other}, kind="training")
    return one, other


def duplicates(cli: Cli) -> Any:
    _twice()
    return cli("volunteer", "duplicates", "--json", expect=0).json


def merge(cli: Cli) -> Any:
    return cli("volunteer", "merge", *_twice(), "--dry-run", "--json", expect=0).json


def undo(cli: Cli) -> Any:
    builders.a_volunteer(name="Anna Abel")
    cli("volunteer", "change", "Abel", "--town", "Celle", expect=0)
    return {**cli("volunteer", "undo", "Abel", "--dry-run", "--json", expect=0).json, "taken_back": ["…"]}


def imported(cli: Cli) -> Any:
    path = Path("liste.csv")
    path.write_text("Name;Geburtsdatum\nAnna Abel;28.02.1970\nBilal Berg;31.02.1980\n", encoding="utf-8")
    return cli("import", "volunteers", path, "--yes", "--json", expect=0).json


def today(cli: Cli) -> Any:
    builders.a_need(builders.a_prison(), registered_on="2027-02-01")
    builders.a_volunteer(name="Anna Abel", enquired_on="2027-02-26")
    return cli("--json", expect=0).json


def _leaving(cli: Cli) -> Any:
    """Somebody with a receipt that the law keeps, whose name stands in a text about others."""
    person = builders.a_volunteer(name="Anna Abel", status="ended", ended_on="2026-12-01", email="anna@abel.example")
    builders.kept(ENTITIES["claims"], {"volunteer_id": person["id"], "amount_cents": "12,50", "paid_on": "2026-06-01"})
    builders.a_need(builders.a_prison(), notes="wie mit Anna Abel besprochen")
    return person


def privacy_erase_preview(cli: Cli) -> Any:
    return cli("privacy", "erase", _leaving(cli)["id"], "--dry-run", "--json", expect=0).json


def privacy_erase(cli: Cli) -> Any:
    return cli("privacy", "erase", _leaving(cli)["id"], "--yes", "--json", expect=0).json


def erasure_protocol(cli: Cli) -> Any:
    done = cli("privacy", "erase", _leaving(cli)["id"], "--yes", "--json", expect=0).json
    shown = cli("erasure-protocol", "show", done["protocol"], "--json", expect=0).json
    return {**shown, "head": "…"}


def privacy_retention(cli: Cli) -> Any:
    builders.a_volunteer(name="Vera Beispiel", enquired_on="2026-05-01")
    return cli("privacy", "retention", "--json", expect=0).json


def privacy_retention_run(cli: Cli) -> Any:
    builders.a_volunteer(name="Vera Beispiel", enquired_on="2026-05-01")
    return cli("privacy", "retention", "--run", "--yes", "--json", expect=0).json


def transfer_send(cli: Cli) -> Any:
    client = builders.a_client(languages="ti:native", gender="male")
    office = builders.an_organisation("AJSD Heidestadt", kind="ajsd")
    with registers.opened() as book:
        own = registers.own_organisation(book)
    between = {"client_id": client["id"], "from_id": own["id"], "to_id": office["id"], "given_on": "2027-01-10"}
    builders.kept(ENTITIES["releases"], {**between, "scope": "Sprachen", "purpose": "Übergang"})
    words = ("transfer", "send", client["reference"], "--to", office["name"], "--data", "person")
    return cli(*words, "--json", expect=0).json


def transfer_refused(cli: Cli) -> Any:
    words = ("transfer", "send", builders.a_client()["reference"], "--to", builders.an_organisation("AJSD", kind="ajsd")["name"])
    return cli(*words, "--data", "release", "--json", expect=5).error


def interpreter_find(cli: Cli) -> Any:
    builders.a_ready_volunteer(name="Amira Abel", languages="ar:native:dolmetscht", availability="Di 13-17")
    office = builders.an_organisation("Büro Wolkenstein", kind="interpreting", postal_code="21335", contacts=False)
    builders.a_sworn_interpreter(organisation_id=office["id"])
    words = ("interpreter", "find", "ar", "--for", "legal", "--near", "21335", "--when", "Di 14:00")
    return cli(*words, "--json", expect=0).json


def material_missing(cli: Cli) -> Any:
    builders.a_prison(languages="ar, ti")
    builders.a_material(title="Hausordnung", version="2")
    builders.a_material(title="Hausordnung", language="ar", version="1")
    return cli("material", "missing", "--json", expect=0).json


def report_measures(cli: Cli) -> Any:
    prison = builders.a_prison()
    builders.a_need(prison, packages="M1", tasks="Entlassung")
    builders.kept(ENTITIES["works"], {"task": "crisis", "held_on": "2027-02-03", "organisation_id": prison["id"]})
    return cli("report", "measures", "--year", "2027", "--json", expect=0).json


CONTRACTS: tuple[Callable[[Cli], Any], ...] = (
    volunteer,
    volunteer_list,
    history,
    access_file,
    organisation,
    need,
    placement,
    placement_refused,
    checkup_rules,
    not_found,
    wrong_usage,
    agreement,
    agreement_in_force,
    agreement_list,
    agreement_agenda,
    missing_fields,
    document_render,
    document_preview,
    document_list,
    effort,
    effort_sum,
    claim_new,
    grant_budget,
    grant_next,
    allowance_pay,
    allowance_limits,
    recognition_show,
    event,
    event_enrol,
    event_attend,
    deadlines,
    deadlines_reckon,
    match_need,
    match_plan,
    duplicates,
    imported,
    merge,
    undo,
    today,
    privacy_erase_preview,
    privacy_erase,
    erasure_protocol,
    privacy_retention,
    privacy_retention_run,
    transfer_send,
    transfer_refused,
    interpreter_find,
    material_missing,
    report_measures,
)


@pytest.mark.parametrize("story", CONTRACTS, ids=lambda story: story.__name__)
def test_the_document_is_the_promised_one(cli: Cli, story: Callable[[Cli], Any]) -> None:
    document = masked(story(cli))
    path = HERE / f"{story.__name__}.json"
    if os.environ.get("WRITE_CONTRACTS"):
        path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    promised = json.loads(path.read_text(encoding="utf-8"))

    assert document == promised
    assert keys_in_order(document) == keys_in_order(promised)


def keys_in_order(document: Any) -> Any:
    """The order of keys is part of the promise: people read it, and tables are made of it."""
    if isinstance(document, dict):
        return [(key, keys_in_order(value)) for key, value in document.items()]
    return [keys_in_order(entry) for entry in document] if isinstance(document, list) else None


def test_every_document_has_its_story() -> None:
    assert {path.stem for path in HERE.glob("*.json")} == {story.__name__ for story in CONTRACTS}
