"""Restrictions: what a law keeps of somebody who was erased, out of every list and for nothing else (Art. 18 DSGVO)."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.values import DAY, PERSON
from ehrenamt_cli.i18n import Text

RESTRICTIONS = Entity(
    name="restriction",
    plural="restrictions",
    letter="gs",
    label=Text("gesperrter Rest", "restricted remainder"),
    labels=Text("gesperrte Reste", "restricted remainders"),
    about=Text(
        "was ein Gesetz von Gelöschten noch verlangt, und bis wann", "what a law still wants of the erased, and until when"
    ),
    title=("what",),
    identity=("record",),
    purpose="accountability",
    basis="receipts",
    retention=("receipt", "accident-file"),
    fields=(
        Field("what", Text("wovon", "of what"), fixed=True, listed=True),
        Field("record", Text("Eintrag", "record"), names_record="about", fixed=True, indexed=True, listed=True),
        Field("person", Text("früheres Kennzeichen", "former key"), fixed=True, indexed=True),
        Field("name", Text("Name", "name"), PERSON, fixed=True, personal=Personal.RESTRICTED),
        Field("address", Text("Anschrift", "address"), fixed=True, personal=Personal.RESTRICTED),
        Field("basis", Text("Grundlage", "basis"), fixed=True, listed=True),
        Field("restricted_on", Text("gesperrt am", "restricted on"), DAY, fixed=True),
        Field("held_until", Text("aufbewahren bis", "held until"), DAY, fixed=True, indexed=True, listed=True),
    ),
)
"""The record itself stays in its table without the person; only here do the two meet, and nothing searches here."""
