"""Every command, told as one that writes records (with a story in which it does) or as one that leaves them alone.

A new command needs a line here; ``test_undo_of_everything`` then takes back what it wrote.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path

import builders
from command_line import run
from ehrenamt_cli.cli import COMMANDS
from ehrenamt_cli.domain.entity import Entity, Field
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.services import registers
from ehrenamt_cli.storage import records as stored

Line = list[object]
"""A command line, as it is typed."""


def every_command() -> Iterator[str]:
    """What one can type, a noun with its verb: ``volunteer add``."""
    for entry in COMMANDS:
        if ":" in entry.target:
            yield entry.name
            continue
        module = importlib.import_module(f"ehrenamt_cli.commands.{entry.target}")
        if getattr(module, "DEFAULT", None):
            yield entry.name
        yield from (f"{entry.name} {verb.name}" for verb in module.VERBS)


def lines() -> dict[str, Callable[[], Line]]:
    """For each command that writes a story that ends with the line to be typed; what it needs is there by then."""
    return {name: _UNIFORM[verb](entity) for name, entity, verb in _uniform()} | _STORIES


def _uniform() -> Iterator[tuple[str, Entity, str]]:
    """The verbs that kinds of record share."""
    kinds = {entity.name: entity for entity in ENTITIES.values()}
    for name in every_command():
        noun, _, verb = name.partition(" ")
        if noun in kinds and verb in _UNIFORM and (verb != "change" or _changeable(kinds[noun])):
            yield name, kinds[noun], verb


def _added(entity: Entity) -> Callable[[], Line]:
    def story() -> Line:
        typed = builders.typed_for(entity)
        flags = [word for name, value in typed.items() for word in (f"--{entity.field(name).flag}", value)]
        return [entity.name, "add", *flags]

    return story


def _changed(entity: Entity) -> Callable[[], Line]:
    def story() -> Line:
        [field, *_] = _changeable(entity)
        return [entity.name, "change", builders.a_record(entity)["id"], f"--{field.flag}", _ANOTHER[field.kind.name]]

    return story


def _removed(entity: Entity) -> Callable[[], Line]:
    return lambda: [entity.name, "remove", builders.a_record(entity)["id"], "--yes"]


_UNIFORM: dict[str, Callable[[Entity], Callable[[], Line]]] = {"add": _added, "change": _changed, "remove": _removed}

_ANOTHER = {
    "note": "Andere Worte",
    "text": "Anderes",
    "person": "Ada Anders",
    "number": "7",
    "day": "2027-02-20",
    "flag": "ja",
}
"""What somebody would type to change a field of that kind."""


def _changeable(entity: Entity) -> list[Field]:
    """The fields that can hold something else without further ado, the freest first."""
    own = [field for field in entity.fields if not field.fixed and not field.choices and field.kind.name in _ANOTHER]
    return sorted(own, key=lambda field: [*_ANOTHER].index(field.kind.name))


def _pair() -> tuple[str, str]:
    """A need and somebody who suits."""
    prison = builders.a_prison()
    return builders.a_need(prison)["id"], builders.a_ready_volunteer(prison)["id"]


def _proposed() -> builders.Record:
    prison = builders.a_prison()
    return builders.a_placement(builders.a_need(prison), builders.a_ready_volunteer(prison))


def _started() -> builders.Record:
    placement = _proposed()
    run("placement", "start", placement["id"], expect=0)
    return placement


def _plan(people: int = 2) -> str:
    """A proposal that waits for a decision; gives the key of its first row."""
    prison = builders.a_prison()
    for number in range(people):
        builders.a_need(prison, title=f"Besuch {number}")
        builders.a_ready_volunteer(prison)
    proposal = run("match", "--json", expect=0).json["proposal"]
    with registers.opened() as book:
        return str(next(stored.every(book, ENTITIES["proposal_rows"], {"proposal_id": proposal}))["id"])


def _paused() -> str:
    person = builders.an_active_volunteer()["id"]
    run("volunteer", "pause", person, "--until", "2027-05-01", expect=0)
    return str(person)


def _interviewed() -> str:
    person = builders.a_volunteer()["id"]
    run("volunteer", "interview", person, expect=0)
    return str(person)


def _person_and_prison() -> tuple[str, str]:
    return builders.a_volunteer()["id"], builders.a_prison()["id"]


def _asked_for() -> tuple[str, str]:
    """An admission that was asked for: whose and where."""
    both = _person_and_prison()
    run("screening", "request", *both, "--instructed", "heute", expect=0)
    return both


def _booked(**typed: str) -> str:
    return str(builders.a_booking(builders.a_sworn_interpreter(), builders.a_prison(), **typed)["id"])


def _carded() -> str:
    """Somebody with a card of a prison."""
    both = _asked_for()
    run("screening", "decide", *both, "--result", "positive", "--card-number", "7", expect=0)
    return both[0]


def _guest() -> str:
    """The participation of somebody who stands in no other record."""
    run("event", "enrol", builders.an_event()["id"], "--guest", "Kim Muster:w", expect=0)
    [row] = run("participation", "list", "--json", expect=0).json
    return str(row["id"])


def _driven() -> str:
    person = builders.a_volunteer()["id"]
    run("effort", "log", person, "2027-02-01", "1 h", "12 km", expect=0)
    return str(person)


def _claimed(*, submitted: bool = False) -> str:
    [claim] = run("claim", "new", _driven(), "--json", expect=0).json
    if submitted:
        run("claim", "submit", claim["id"], expect=0)
    return str(claim["id"])


def _partners() -> list[builders.Record]:
    return [builders.an_organisation(f"Partner {name}") for name in "AB"]


def _cooperation(*, signed: int = 0) -> builders.Record:
    places = _partners()
    agreement = builders.a_cooperation(*places)
    for place in places[:signed]:
        run("agreement", "sign", agreement["id"], "--party", place["name"], expect=0)
    return agreement


def _inquiry() -> builders.Record:
    return builders.an_inquiry(*_partners())


def _settled() -> str:
    inquiry = _inquiry()
    return str(run("deadlines", "done", inquiry["id"], "--json", expect=0).json["id"])


def _group() -> builders.Record:
    return builders.a_record(ENTITIES["working_groups"])


def _sheet(*lines: str) -> Path:
    path = Path("liste.csv")
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _case() -> builders.Record:
    client = builders.a_client()
    for name, day in (("Partner A", "2027-01-01"), ("Partner B", "2027-02-01")):
        builders.an_organisation(name)
        for noun in ("lead", "whereabouts"):
            run(noun, "add", "--client", client["id"], "--organisation", name, "--from", day, expect=0)
    return client


def _last(plural: str, case: builders.Record) -> str:
    """The key of what came last in a case."""
    with registers.opened() as book:
        return str(max(stored.every(book, ENTITIES[plural], {"client_id": case["id"]}), key=lambda row: row["begins_on"])["id"])


def _another() -> None:
    """One more need and somebody for it."""
    prison = builders.a_prison("JVA Moor")
    builders.a_need(prison)
    builders.a_ready_volunteer(prison)


def _rejected() -> str:
    row = _plan()
    run("match", "reject", row, "--reason", "no_fit", expect=0)
    return row


def _listed() -> tuple[str, str]:
    """An event that is over, and somebody who had enrolled."""
    event, person = builders.an_event(starts_on="2027-02-20"), builders.an_active_volunteer()
    builders.enrolled_before(event, person)
    return event["id"], person["id"]


def _attended() -> tuple[str, str]:
    both = _listed()
    run("event", "attend", *both, expect=0)
    return both


def _proven() -> str:
    """An attendance with the proof that it gave."""
    _attended()
    [row] = run("participation", "list", "--json", expect=0).json
    return str(row["id"])


def _twins() -> tuple[str, str]:
    """Somebody written down twice, with something that refers to the second."""
    one, other = (builders.a_volunteer(name="Anna Müller")["id"] for _ in range(2))
    builders.a_screening({"id": other}, kind="training")
    return one, other


def _colleagues() -> tuple[str, str]:
    place = builders.a_prison(contacts=False)
    one, other = (builders.a_contact(place, name=name)["id"] for name in ("Petra Sommer", "Sommer Petra"))
    return one, other


def _typed(words: str, *given: object) -> Line:
    """A command line; each ``…`` stands for what is given."""
    values = iter(given)
    return [next(values) if word == "…" else word for word in words.split()]


_STORIES: dict[str, Callable[[], Line]] = {
    "add-volunteer": lambda: _typed("add-volunteer --name … --language ar:B2", "Nora Neumann"),
    "add-need": lambda: _typed("add-need --title Besuch --organisation … --activity einzelbegleitung", builders.a_prison()["id"]),
    "client change": lambda: _typed("client change … --organisation …", _case()["id"], "Partner A"),
    "lead add": lambda: _typed("lead add --client … --organisation … --from 2027-02-20", _case()["id"], "Partner A"),
    "lead change": lambda: _typed("lead change … --from 2027-02-10", _last("leads", _case())),
    "lead remove": lambda: _typed("lead remove … --yes", _last("leads", _case())),
    "whereabouts add": lambda: _typed(
        "whereabouts add --client … --organisation … --from 2027-02-20", _case()["id"], "Partner A"
    ),
    "match": lambda: _typed("match", _plan(), _another()),
    "match accept": lambda: _typed("match accept … --yes", _plan()),
    "match reject": lambda: _typed("match reject … --reason no_fit", _plan()),
    "match discard": lambda: _typed("match discard --yes", _plan()),
    "match lift": lambda: _typed("match lift …", _rejected()),
    "placement propose": lambda: _typed("placement propose … …", *_pair()),
    "placement start": lambda: _typed("placement start …", _proposed()["id"]),
    "placement review": lambda: _typed("placement review …", _started()["id"]),
    "placement end": lambda: _typed("placement end … --reason no_fit", _started()["id"]),
    "agreement new": lambda: _typed("agreement new --party … --party …", *(place["id"] for place in _partners())),
    "agreement send": lambda: _typed("agreement send …", _cooperation()["id"]),
    "agreement sign": lambda: _typed("agreement sign … --party …", _cooperation(signed=1)["id"], "Partner B"),
    "agreement amend": lambda: _typed("agreement amend …", _cooperation(signed=2)["id"]),
    "agreement meet": lambda: _typed("agreement meet …", _cooperation(signed=2)["id"]),
    "agreement review": lambda: _typed("agreement review … --result unverändert", _cooperation(signed=2)["id"]),
    "agreement end": lambda: _typed("agreement end … --reason Ende", _cooperation(signed=2)["id"]),
    "agreement remove": lambda: _typed("agreement remove … --yes", _cooperation(signed=1)["id"]),
    "agreement render": lambda: _typed("agreement render … --draft --to md -o v.md", _cooperation()["id"]),
    "document render": lambda: _typed("document render thank-you --for … --draft -o dank.md", builders.a_volunteer()["id"]),
    "breach open": lambda: _typed("breach open … --yes", "Stick verloren"),
    "breach assess": lambda: _typed("breach assess … --high-risk ja", _broken()),
    "breach report": lambda: _typed("breach report …", _broken()),
    "breach notify": lambda: _typed("breach notify …", _broken("--high-risk")),
    "breach close": lambda: _typed("breach close …", _broken("--no-risk")),
    "breach form": lambda: _typed("breach form … --to md -o formular.md --yes", _broken()),
    "privacy notice": lambda: _typed("privacy notice --to md -o hinweise.md --draft --yes"),
    "privacy record": lambda: _typed("privacy record --to md -o verzeichnis.md --draft --yes"),
    "recognition issue": lambda: _typed("recognition issue … --on 1.2.2027 --yes", _deserving()),
    "release revoke": lambda: _typed("release revoke …", _released()[0]),
    "transfer send": lambda: _typed("transfer send … --to … --data person --yes", *_released()[1:]),
    "deadlines done": lambda: _typed("deadlines done …", _inquiry()["id"]),
    "deadlines postpone": lambda: _typed("deadlines postpone … --to 2027-03-30 --reason krank --yes", _inquiry()["id"]),
    "deadlines reopen": lambda: _typed("deadlines reopen …", _settled()),
    "deadlines add": lambda: _typed("deadlines add --title Anrufen --due 2027-03-20"),
    "volunteer interview": lambda: _typed("volunteer interview …", builders.a_volunteer()["id"]),
    "volunteer advance": lambda: _typed("volunteer advance …", _interviewed()),
    "volunteer pause": lambda: _typed("volunteer pause … --until 2027-05-01", builders.an_active_volunteer()["id"]),
    "volunteer resume": lambda: _typed("volunteer resume …", _paused()),
    "volunteer end": lambda: _typed("volunteer end … --reason moved --with-placements", _started()["volunteer_id"]),
    "import efforts": lambda: _typed(
        "import efforts … --yes", _sheet("Freiwillige:r;Datum;Dauer", f"{builders.a_volunteer()['name']};2027-01-05;1:30")
    ),
    "screening change": lambda: _typed("screening change … --seen 2027-02-20", builders.a_record(ENTITIES["screenings"])["id"]),
    "privacy access": lambda: _typed("privacy access … --to json -o auskunft.json --yes", builders.a_volunteer()["id"]),
    "screening request": lambda: _typed("screening request … … --instructed heute", *_person_and_prison()),
    "screening decide": lambda: _typed("screening decide … … --result positive --card-number 7", *_asked_for()),
    "screening return-card": lambda: _typed("screening return-card …", _carded()),
    "allowance pay": lambda: _typed("allowance pay … --kind volunteer --amount 100", builders.a_volunteer()["id"]),
    "allowance elsewhere": lambda: _typed("allowance elsewhere … --kind volunteer --amount 100", builders.a_volunteer()["id"]),
    "claim new": lambda: _typed("claim new …", _driven()),
    "claim submit": lambda: _typed("claim submit …", _claimed()),
    "claim pay": lambda: _typed("claim pay …", _claimed(submitted=True)),
    "claim refuse": lambda: _typed("claim refuse … --reason verspätet", _claimed(submitted=True)),
    "volunteer merge": lambda: _typed("volunteer merge … … --yes", *_twins()),
    "volunteer not-same": lambda: _typed("volunteer not-same … …", *_twins()),
    "organisation merge": lambda: _typed("organisation merge … … --yes", *(place["id"] for place in _partners())),
    "organisation not-same": lambda: _typed("organisation not-same … …", *(place["id"] for place in _partners())),
    "contact merge": lambda: _typed("contact merge … … --yes", *_colleagues()),
    "contact not-same": lambda: _typed("contact not-same … …", *_colleagues()),
    "effort log": lambda: _typed("effort log … 1:30", builders.a_volunteer()["id"]),
    "import volunteers": lambda: _typed("import volunteers … --yes", _sheet("Name;Ort", "Ada Anders;Celle", "Bo Berg;Kiel")),
    "import organisations": lambda: _typed("import organisations … --yes", _sheet("Name;Art;Land", "Verein Nord;Verein;NI")),
    "import contacts": lambda: _typed(
        "import contacts … --yes", _sheet("Name;Einrichtung", f"Pia Petersen;{builders.a_prison()['name']}")
    ),
    "import working_groups": lambda: _typed("import working_groups … --yes", _sheet("Name;Art", "AG Sprache;Arbeitsgruppe")),
    "import delegations": lambda: _typed(
        "import delegations … --yes", _sheet("Arbeitsgruppe;Einrichtung", f"{_group()['name']};{builders.a_prison()['name']}")
    ),
    "import messages": lambda: _typed(
        "import messages … --yes", _sheet("was;an;am", f"Flyer;{builders.a_prison()['name']};2027-01-05")
    ),
    "import expenses": lambda: _typed(
        "import expenses … --yes",
        _sheet("Freiwillige:r;Datum;Art;Betrag", f"{builders.a_volunteer()['name']};2027-01-05;Parken;4,50"),
    ),
    "import needs": lambda: _typed(
        "import needs … --yes", _sheet("Titel;Einrichtung;Tätigkeit", f"Besuch;{builders.a_prison()['name']};einzelbegleitung")
    ),
    "import trainings": lambda: _typed(
        "import trainings … --yes", _sheet("Freiwillige:r;Kurs;Datum", f"{builders.a_volunteer()['name']};basis;2027-01-05")
    ),
    "import screenings": lambda: _typed(
        "import screenings … --yes",
        _sheet("Freiwillige:r;Art;gesehen am", f"{builders.a_volunteer()['name']};Schulung;2027-01-05"),
    ),
    "interpreter add": lambda: _typed(
        "interpreter add --volunteer … --language … --rate 20", builders.a_volunteer()["id"], "ar C1"
    ),
    "booking add": lambda: _typed(
        "booking add --interpreter … --language ar --organisation … --on 9.3.2027",
        builders.a_sworn_interpreter()["id"],
        builders.a_prison()["id"],
    ),
    "material hand-out": lambda: _typed(
        "material hand-out … --at … --copies 30", builders.a_material()["id"], builders.a_prison()["id"]
    ),
    "import materials": lambda: _typed(
        "import materials … --yes", _sheet("Titel;Sprache", "Hausordnung;Deutsch", "Hausordnung;ar")
    ),
    "booking change": lambda: _typed("booking change … --at 15", _booked()),
    "booking held": lambda: _typed("booking held … --minutes 1:30", _booked(held_on="2027-02-26")),
    "booking cancel": lambda: _typed("booking cancel … --by interpreter", _booked()),
    "event change": lambda: _typed("event change … --starts 27.2.2027 --course recht", _attended()[0]),
    "event invite": lambda: _typed("event invite … …", builders.an_event()["id"], builders.a_volunteer()["id"]),
    "event enrol": lambda: _typed("event enrol … … --guest Kim", builders.an_event()["id"], builders.a_volunteer()["id"]),
    "event withdraw": lambda: _typed("event withdraw … …", *_listed()),
    "event attend": lambda: _typed("event attend … … --women 2 --guest Kim", *_listed()),
    "event cancel": lambda: _typed("event cancel … --reason Umbau", builders.an_event()["id"]),
    "participation change": lambda: _typed("participation change … --name Kim", _guest()),
    "participation remove": lambda: _typed("participation remove … --yes", _proven()),
    "import projects": lambda: _typed("import projects … --yes", _sheet("Name;Ziel", "Ankommen;Anschluss finden")),
    "import funding_sources": lambda: _typed(
        "import funding_sources … --yes", _sheet("Programm;Link", "Vor Ort;stiftung.example")
    ),
    "import grants": lambda: _typed("import grants … --yes", _sheet("Titel;Betrag", "Ankommen 2027;1.000,00 €")),
    "import budget_lines": lambda: _typed(
        "import budget_lines … --yes", _sheet("Förderung;Name;Bewilligt", f"{_grant()};Honorare;100,50")
    ),
    "import spendings": lambda: _typed(
        "import spendings … --yes",
        _sheet("Posten;Datum;Betrag", f"{builders.a_record(ENTITIES['budget_lines'])['id']};2027-01-05;12,50"),
    ),
    "import incomes": lambda: _typed("import incomes … --yes", _sheet("Förderung;Datum;Betrag", f"{_grant()};2027-01-05;12,50")),
    "import conditions": lambda: _typed("import conditions … --yes", _sheet("Förderung;Auflage", f"{_grant()};Logo zeigen")),
    "grant apply": lambda: _typed("grant apply … --applied-for 800", _grant()),
    "grant approve": lambda: _typed("grant approve … --amount 800 --reference Z-1", _grant("apply")),
    "grant decline": lambda: _typed("grant decline … --reason Etat", _grant("apply")),
    "grant start": lambda: _typed("grant start …", _grant("approve")),
    "grant call-off": lambda: _typed("grant call-off …", _grant("approve")),
    "grant report": lambda: _typed("grant report …", _grant("approve", "start")),
    "grant prove": lambda: _typed("grant prove …", _grant("approve", "start", "report")),
    "import placements": lambda: _typed(
        "import placements … --yes", _sheet("Bedarf;Freiwillige:r;Stand;Beginn", ";".join((*_pair(), "läuft", "2027-03-01")))
    ),
    "config set": lambda: _typed("config set counting.mode arbeitstage"),
    "config reset": lambda: _typed("config reset counting.mode", run(*_typed("config set counting.mode bgb"), expect=0)),
}

_ADDRESSED = ("volunteers", "contacts", "organisations", "group", "event")

LEAVING_RECORDS_ALONE = frozenset(
    {
        *("today", "undo", "deadlines", "init", "backup", "restore", "checkup", "checkup rules", "config", "completion"),
        *("match show", "match compare", "match rejected", "match why", "match why-not", "match what-if", "match advise"),
        *("match fairness", "match export-problem", "deadlines show", "deadlines rules", "deadlines reckon"),
        *("agreement agenda", "document kinds", "audit log", "audit verify", "config history"),
        *("key status", "key change", "key recover", "key remember", "key forget"),
        *("template list", "template show", "template copy", "template check", "template preview", "template fields"),
        *("template update", "effort sum", "effort sheet", "browse", "claim rates", "screening times", "volunteer next"),
        *("event people", "event ics", "allowance limits", "need waiting", "volunteer waiting", "volunteer card"),
        *("interpreter find", "booking ics", "material missing"),
        *("grant next", "grant budget", "grant receipts"),
        *("recognition list", "recognition show", "privacy breach"),
        *("network", "network directory", "network told", *(f"mailing-list {whom}" for whom in _ADDRESSED)),
    }
)
"""What reads, what is undone by its own kind (keys, backups), and what writes files only, as ``export`` and ``report`` do."""

FOR_GOOD = frozenset({"privacy erase", "privacy retention"})
"""What nobody can take back."""

_READING_VERBS = ("change", "duplicates", "list", "show", "history", "undo")


def untold() -> set[str]:
    """Commands about which nothing is said here."""
    told = {*lines(), *LEAVING_RECORDS_ALONE, *FOR_GOOD}
    nouns = {entity.name for entity in ENTITIES.values()}
    reading = {f"{noun} {verb}" for noun in nouns for verb in _READING_VERBS}
    return {name for name in every_command() if name not in told | reading and not name.startswith(("export ", "report "))}


def _broken(risk: str = "") -> object:
    """A data breach, its risk judged."""
    key = run("breach", "open", "Stick verloren", "--json", expect=0).json["id"]
    if risk:
        run("breach", "assess", key, risk, "ja", expect=0)
    return key


def _grant(*steps: str) -> object:
    """A grant on which these steps were taken."""
    key = builders.a_record(ENTITIES["grants"])["id"]
    for step in steps:
        run("grant", step, key, expect=0)
    return key


def _deserving() -> object:
    """Somebody with as many hours as a card asks for."""
    person = builders.an_active_volunteer()
    for day in range(1, 6):
        for month in ("2025-02", "2025-12", "2026-02", "2026-06", "2026-10", "2027-01"):
            typed = {"volunteer_id": person["id"], "held_on": f"{month}-{day:02d}", "minutes": "12:00"}
            builders.kept(ENTITIES["efforts"], typed)
    return person["id"]


def _released() -> tuple[object, object, object]:
    """A release of secrecy to a partner: its key, the client, the partner."""
    client = builders.a_client(languages="ti:native")
    partner = builders.an_organisation("AJSD Heidestadt", kind="ajsd", street="Weg 2", postal_code="21335", town="Lüneburg")
    with registers.opened() as book:
        own = registers.own_organisation(book)
    between = {"client_id": client["id"], "from_id": own["id"], "to_id": partner["id"], "given_on": "2027-01-10"}
    release = builders.kept(ENTITIES["releases"], {**between, "scope": "Sprachen", "purpose": "Übergang"})
    return release["id"], client["id"], partner["id"]
