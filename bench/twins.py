"""People from a seed, and some of them written down a second time the way people are: for quality and speed of the search.

``python -m bench.twins [PEOPLE]`` prints how many of the planted pairs are found, how many are found that are none, and CPU time;
twice as many people must not take much more than twice as long.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

from ehrenamt_cli.domain.likeness.search import Pair, duplicates
from ehrenamt_cli.domain.likeness.traits import traits
from ehrenamt_cli.domain.volunteers import VOLUNTEERS

Row = dict[str, Any]


def _names(text: str) -> list[str]:
    return text.split()


_GERMAN = _names("""
Anna Maria Katharina Sabine Petra Ursula Monika Renate Birgit Heike Susanne Andrea Julia Laura Lena Greta Ingrid
Helga Karin Ute Peter Michael Thomas Andreas Wolfgang Klaus Jürgen Günter Stefan Christian Uwe Werner Horst Frank
Dieter Manfred Jörg Philipp
""")
_LAST = _names("""
Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf
Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Werner Krause Lehmann Köhler Maier Weiß Jung
Hahn Vogel Friedrich Günther Abendroth Birkenfeld Dornbusch Eichhorn Feldkamp Gerstenberg Heidkamp Ilgner Kornblum
Lindwurm Mühlbach Nachtigall Osterloh
""")
_ARABIC = _names("""
Mohamad Ahmad Khaled Yusuf Hussein Omar Ali Hassan Ibrahim Mustafa Fatima Aisha Maryam Zainab Nour Layla Amira Samir
Karim Jamal
""")
_ARABIC_LAST = _names("""
Hamdan Saleh Haddad Khalil Nasser Mansour Darwish Shami Qasem Sabbagh Kurdi Hariri Najjar Masri Rahimi Sultani
""")
_SLAVIC = _names("""
Oleksandr Volodymyr Natalia Olena Iryna Yelena Dmytro Sergey Katya Tetiana Andrij Mykhailo Svitlana Jelena Zoran
""")
_SLAVIC_LAST = _names("""
Kravchenko Petrov Chernenko Shevchenko Ivanov Kovalenko Bondarenko Tkachenko Melnyk Sokolov Popov Jovanovic
""")
_WORLDS = ((_GERMAN, _LAST, 0.6), (_ARABIC, _ARABIC_LAST, 0.85), (_SLAVIC, _SLAVIC_LAST, 1.0))

_TRANSCRIBED = {
    **{"Mohamad": "Muhammad", "Ahmad": "Achmed", "Khaled": "Chaled", "Yusuf": "Youssef", "Hussein": "Hossein", "Omar": "Umar"},
    **{"Fatima": "Fatma", "Aisha": "Aischa", "Maryam": "Mariam", "Nour": "Nur", "Layla": "Leila", "Jamal": "Dschamal"},
    **{"Oleksandr": "Alexander", "Volodymyr": "Vladimir", "Natalia": "Nataliya", "Yelena": "Jelena", "Katya": "Katja"},
    **{"Petrov": "Petrow", "Chernenko": "Tschernenko", "Shevchenko": "Schewtschenko", "Khalil": "Chalil", "Shami": "Schami"},
    **{"Philipp": "Filip", "Maier": "Mayer", "Schmidt": "Schmitt", "Katharina": "Catharina", "Jovanovic": "Iovanović"},
}


class Planted(NamedTuple):
    """One of the people, written down again: the keys of both, and in which way it was changed."""

    pair: frozenset[str]
    way: str


def people(count: int, planted: int, seed: int = 1) -> tuple[list[Row], list[Planted]]:
    """So many people, and of so many of them a second record; the same numbers and seed give the same people."""
    random = Random(seed)
    rows = [_person(random, number) for number in range(count)]
    ways = list(_WAYS)
    again: list[Planted] = []
    for number in range(planted):
        way = ways[number % len(ways)]
        original = random.choice(
            [row for row in random.sample(rows[:count], 40) if way != "transcribed" or _can(row)] or rows[:1]
        )
        twin = {**original, "id": f"v-t{number:06}"}
        _WAYS[way](random, twin)
        rows.append(twin)
        again.append(Planted(frozenset({original["id"], twin["id"]}), way))
    for number in range(count // 20):
        rows.append(_relative(random, random.choice(rows[:count]), number))
    random.shuffle(rows)
    return rows, again


def found(rows: list[Row]) -> list[Pair]:
    """What the search finds among them."""
    return duplicates(list(traits(VOLUNTEERS, rows)))


def others(pairs: set[frozenset[str]], planted: list[Planted]) -> set[frozenset[str]]:
    """The pairs among them that are different people; the same person may have been written down three times."""
    whose = {twin: original for one in planted for twin in one.pair for original in one.pair if not original.startswith("v-t")}
    return {pair for pair in pairs if len({whose.get(key, key) for key in pair}) > 1}


def _person(random: Random, number: int) -> Row:
    chance = random.random()
    first, last, _ = next(world for world in _WORLDS if chance <= world[2])
    given, family = random.choice(first), random.choice(last)
    if random.random() < 0.35:
        given = f"{given} {random.choice(first)}" if random.random() < 0.3 else given
        family = f"{family}{random.choice(('mann', 'er', 'sen', 'ski', 'ov', 'i'))}" if random.random() < 0.8 else family
    if random.random() < 0.08:
        family = f"{family}-{random.choice(last)}"
    day, month = (1, 1) if first is not _GERMAN and random.random() < 0.25 else (random.randint(1, 28), random.randint(1, 12))
    born = f"{random.randint(1940, 2007)}-{month:02}-{day:02}"
    return {
        "id": f"v-{number:06}",
        "name": f"{given} {family}",
        "born_on": born if random.random() < 0.85 else None,
        "gender": random.choice(("female", "male", None)),
        "phone": f"0{random.choice((511, 4131, 581, 40, 170, 176))} {random.randint(100000, 9999999)}"
        if random.random() < 0.8
        else None,
        "email": f"{given.split()[0].lower()}.{family.lower()}{number}@{random.choice(('gmail.com', 'post.example'))}"
        if random.random() < 0.7
        else None,
        "street": f"{random.choice(_LAST)}straße {random.randint(1, 120)}" if random.random() < 0.7 else None,
        "postal_code": f"{random.randint(20, 32)}{random.randint(0, 999):03}",
    }


def _relative(random: Random, row: Row, number: int) -> Row:
    """Somebody of the same family: under one roof, with one phone, perhaps a twin or a father of the same name."""
    first = next(world[0] for world in _WORLDS if row["name"].split()[-1].split("-")[0] in world[1] or world is _WORLDS[-1])
    given, *family = row["name"].split()
    other = {**row, "id": f"v-r{number:06}", "email": None, "gender": None}
    if number % 4 == 3 and row["born_on"]:
        return {**other, "born_on": f"{int(row['born_on'][:4]) - 27}-05-19"}
    name = random.choice([name for name in first if name[:3] != given[:3]])
    born = row["born_on"] if number % 4 == 2 else f"{random.randint(1940, 2007)}-{random.randint(1, 12):02}-17"
    return {**other, "name": " ".join((name, family[-1])), "born_on": born}


def _can(row: Row) -> bool:
    return any(word in _TRANSCRIBED for word in row["name"].split())


def _forgetful(random: Random, row: Row) -> None:
    """Less is known the second time, but birthday, phone or e-mail address is."""
    kept = random.choice([name for name in ("born_on", "phone", "email") if row[name]] or ["postal_code"])
    for name in ("born_on", "phone", "email", "street", "gender"):
        if name != kept and random.random() < 0.6:
            row[name] = None


def _transcribed(random: Random, row: Row) -> None:
    row["name"] = " ".join(_TRANSCRIBED.get(word, word) for word in row["name"].split())
    _forgetful(random, row)


def _umlauts(random: Random, row: Row) -> None:
    row["name"] = row["name"].replace("ü", "ue").replace("ö", "oe").replace("ä", "ae").replace("ß", "ss").upper()
    _forgetful(random, row)


def _swapped(random: Random, row: Row) -> None:
    first, *rest = row["name"].split()
    row["name"] = " ".join((*rest, first))
    _forgetful(random, row)


def _mistyped(random: Random, row: Row) -> None:
    words = row["name"].split()
    word = max(words, key=len)
    place = random.randint(1, len(word) - 2)
    words[words.index(word)] = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    row["name"] = " ".join(words)
    _forgetful(random, row)


def _doubled(random: Random, row: Row) -> None:
    row["name"] += f"-{random.choice(_LAST)}"
    _forgetful(random, row)


def _initial(random: Random, row: Row) -> None:
    first, *rest = row["name"].split()
    row["name"] = " ".join((f"{first[0]}.", *rest))


def _other_writing(random: Random, row: Row) -> None:
    """The same phone number and e-mail address in another form."""
    if row["phone"]:
        row["phone"] = "+49 " + row["phone"].removeprefix("0").replace(" ", "-")
    if row["email"]:
        local, _, domain = row["email"].partition("@")
        row["email"] = f"{local.replace('.', '') if domain == 'gmail.com' else local.title()}@{domain.upper()}"
    row["born_on"] = None


def _turned_birthday(random: Random, row: Row) -> None:
    if row["born_on"]:
        year, month, day = row["born_on"].split("-")
        row["born_on"] = f"{year}-{day}-{month}" if int(day) <= 12 else row["born_on"]


_WAYS: dict[str, Callable[[Random, Row], None]] = {
    "again": _forgetful,
    "transcribed": _transcribed,
    "umlauts": _umlauts,
    "swapped": _swapped,
    "mistyped": _mistyped,
    "doubled": _doubled,
    "initial": _initial,
    "other writing": _other_writing,
    "turned birthday": _turned_birthday,
}
"""How somebody is written down a second time."""


def main() -> None:
    """Print quality and time for so many people, and for twice as many."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    taken = []
    for number in (count, 2 * count):
        rows, planted = people(number, number // 100)
        began = time.process_time()
        pairs = {frozenset({pair.one, pair.other}) for pair in found(rows)}
        taken.append(time.process_time() - began)
        right = {one.pair for one in planted}
        print(
            f"{number:7} people  {taken[-1]:5.1f} s CPU  found {len(right & pairs) / len(right):.1%} of {len(right)} planted,"
            f" {len(others(pairs, planted))} others"
        )
    print(f"growth {taken[1] / taken[0] / 2:.2f} (1.00 is linear)")


if __name__ == "__main__":
    main()
