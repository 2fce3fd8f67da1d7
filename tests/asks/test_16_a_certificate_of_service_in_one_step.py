"""Ask 16: a certificate of service in one step; its hours equal the log. So do claims, sums, lists, sheets and cards."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import builders
import paperwork
from builders import Record
from command_line import Cli
from ehrenamt_cli.domain.efforts import EFFORTS
from ehrenamt_cli.domain.expenses import EXPENSES
from ehrenamt_cli.domain.rates import cost, rate_on
from ehrenamt_cli.domain.values import show_hours
from ehrenamt_cli.services import records, registers
from ehrenamt_cli.storage import records as stored

pytestmark = pytest.mark.usefixtures("register")

FIRST = date(2026, 9, 7)
"""No later than half a year before the day of the tests, so that every trip can still be claimed."""

EFFORT = st.tuples(st.integers(0, 175), st.integers(1, 1440), st.one_of(st.none(), st.integers(0, 900)))
EXPENSE = st.tuples(st.integers(0, 175), st.integers(1, 99_999))


@pytest.fixture
def prison() -> Record:
    """Where they go; the sender of papers has an address."""
    paperwork.fill_own_organisation()
    return builders.a_prison(street="Torweg 1", postal_code="21335")


def a_person() -> Record:
    return builders.a_volunteer(name="Erika Muster", born_on="1985-04-03", street="Am Beispiel 1", town="Lüneburg")


def test_one_step(cli: Cli, prison: Record) -> None:
    person = a_person()
    cli("effort", "log", "Erika", "Di", "14-16", "Besuch", expect=0)
    cli("effort", "log", "Erika", "gestern", "95", "min", "Telefonat", expect=0)

    cli("document", "render", "service-certificate", "--for", "Erika", "-o", "bescheinigung.md", expect=0)

    text = _plain(Path("bescheinigung.md"))
    assert "| Stunden zusammen | 3:35 |" in text
    assert "| 23. Februar 2027 | 2:00 | Besuch |" in text
    assert str(person["id"]) not in text


def test_in_prison_neutral_words_if_somebody_wishes(cli: Cli) -> None:
    paperwork.fill_own_organisation()
    prison = builders.a_prison("JVA Heidetal")
    person = builders.a_ready_volunteer(prison, name="Erika Muster", born_on="1985-04-03")
    placement = builders.a_placement(builders.a_need(prison, title="Besuch in der JVA"), person)
    cli("placement", "start", placement["id"], expect=0)
    cli("effort", "log", "Erika", "1 h", "Besuch in der JVA", expect=0)

    def certified() -> str:
        for kind in ("service-certificate", "engagement-nrw", "competence-ni"):
            cli("document", "render", kind, "--for", "Erika", "-o", f"{kind}.md", expect=0)
        kinds = ("service-certificate", "engagement-nrw", "competence-ni")
        return "".join(Path(f"{kind}.md").read_text(encoding="utf-8") for kind in kinds)

    assert "JVA" in certified()
    cli("volunteer", "change", "Erika", "--neutral-certificates", "ja", expect=0)
    assert "in der JVA" not in certified()
    assert certified().count("Begleitung in einer sozialen Einrichtung") == 3


def test_the_competences_that_were_chosen_are_ticked(cli: Cli, prison: Record) -> None:
    a_person()
    for day in ("31.12.2026", "1.1.2027"):
        cli("effort", "log", "Erika", "8 h", "--on", day, expect=0)
    chosen = ("--set", "competences=Teamfähigkeit, Eigeninitiative")

    cli("document", "render", "competence-ni", "--for", "Erika", *chosen, "-o", "nachweis.md", expect=0)

    text = Path("nachweis.md").read_text(encoding="utf-8")
    assert "| Teamfähigkeit | (x) |" in text
    assert "| Leitungskompetenz | ( ) |" in text
    assert "| Stunden 2026 | 8:00 |" in text
    assert "| Stunden 2027 | 8:00 |" in text
    cli("document", "render", "competence-ni", "--for", "Erika", "--set", "competences=Zauberei", expect=2)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(EFFORT, min_size=1, max_size=8), st.lists(EXPENSE, max_size=3))
def test_all_figures_agree_to_the_minute_and_the_cent(
    cli: Cli, prison: Record, done: list[tuple[int, int, int | None]], laid_out: list[tuple[int, int]]
) -> None:
    """Whatever is in the log, every place that prints a figure prints the same."""
    person = a_person()
    _keep(person, prison, done, laid_out)
    minutes, kilometres = sum(one[1] for one in done), sum(one[2] or 0 for one in done)

    assert _sum_of_list(cli, person) == (len(done), minutes, kilometres)
    [total] = _json(cli, "effort", "sum", "--volunteer", person["id"])
    assert (total["times"], total["minutes"], total["kilometres"]) == (len(done), minutes, kilometres)
    by_month = _json(cli, "effort", "sum", "--volunteer", person["id"], "--by", "month")
    assert sum(row["minutes"] for row in by_month) == minutes

    certificate = _rendered(cli, "service-certificate", person["id"])
    assert f"| Stunden zusammen | {show_hours(minutes)} |" in certificate
    lines = re.findall(r"^\| \d+\. \w+ \d{4} \| (\d+):(\d\d) \|", certificate, re.MULTILINE)
    assert sum(int(hours) * 60 + int(rest) for hours, rest in lines) == minutes
    sheet = _rendered(cli, "timesheet", person["id"])
    assert f"| {show_hours(minutes)} | {kilometres} | {len(done)} Einsätze |" in sheet

    hours = _json(cli, "recognition", "show", person["id"])["honours"][0]["criteria"][0]["found"]
    assert hours.startswith(f"{show_hours(minutes)} h")

    owed = sum(_worth(day, km) for day, _, km in done if km) + sum(cents for _, cents in laid_out)
    claims = _json(cli, "claim", "new", person["id"]) if owed else []
    assert sum(claim["amount_cents"] for claim in claims) == owed
    for claim in claims:
        trips, receipts = (sum(row[name] for row in claim[part]) for part, name in _PARTS)
        assert trips + receipts == claim["amount_cents"]
        [summed] = _json(cli, "effort", "sum", "--claim", claim["id"], "--by", "claim") or [{"travel_cents": 0}]
        assert summed["travel_cents"] == trips
        assert _euros(claim["amount_cents"]) in _rendered(cli, "claim-form", claim["id"])


_PARTS = (("trips", "travel_cents"), ("expenses", "amount_cents"))


def _keep(person: Record, place: Record, done: list[tuple[int, int, int | None]], laid_out: list[tuple[int, int]]) -> None:
    about = {"volunteer_id": person["id"], "organisation_id": place["id"]}
    efforts = [
        {**about, "held_on": _day(days), "minutes": minutes, "kilometres": kilometres, "purpose": "Besuch"}
        for days, minutes, kilometres in done
    ]
    expenses = [{**about, "arisen_on": _day(days), "kind": "parking", "amount_cents": cents} for days, cents in laid_out]
    with registers.opened() as book:
        stored.add(book, EFFORTS, [records.completed(EFFORTS, row) for row in efforts])
        stored.add(book, EXPENSES, [records.completed(EXPENSES, row) for row in expenses])


def _day(days: int) -> str:
    return (FIRST + timedelta(days=days)).isoformat()


def _worth(days: int, kilometres: int) -> int:
    rate = rate_on("prison_ni", _day(days), {})
    assert rate is not None
    return cost(kilometres, rate)


def _sum_of_list(cli: Cli, person: Record) -> tuple[int, int, int]:
    rows = _json(cli, "effort", "list", "--volunteer", person["id"])
    minutes, kilometres = (sum(row[name] or 0 for row in rows) for name in ("minutes", "kilometres"))
    said = cli("effort", "list", "--volunteer", person["id"], "--limit", "1", expect=0).stderr
    assert f"Zusammen: {show_hours(minutes)} h, {kilometres} km." in said
    return len(rows), minutes, kilometres


def _json(cli: Cli, *words: str) -> Any:
    return json.loads(cli(*words, "--json", expect=0).stdout)


def _rendered(cli: Cli, kind: str, key: str) -> str:
    path = Path(f"{kind}-{key}.md")
    cli("document", "render", kind, "--for", key, "-o", path, expect=0)
    return _plain(path)


def _plain(path: Path) -> str:
    """A Markdown file without its escapes and fixed blanks."""
    return path.read_text(encoding="utf-8").replace("\u00a0", " ").replace("\\", "")


def _euros(cents: int) -> str:
    return f"{cents / 100:,.2f} €".translate(str.maketrans(",.", ".,"))
