"""Nothing about a person is kept without saying what for, on which basis, how long, and who may see it."""

from collections.abc import Iterator

import pytest

from ehrenamt_cli.domain.dates.periods import Period
from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.model import ENTITIES
from ehrenamt_cli.domain.organisations import REGIMES
from ehrenamt_cli.domain.privacy import BASES, PEOPLE, PURPOSES, RETENTIONS, WHO_SEES, declared, personal_fields
from ehrenamt_cli.domain.rules import RULES

PERSONAL = [(entity, field) for entity in ENTITIES.values() for field in personal_fields(entity)]


def used(what: str) -> Iterator[str]:
    for entity in ENTITIES.values():
        if any(personal_fields(entity)):
            yield from entity.retention if what == "retention" else [getattr(entity, what)]
        yield from filter(None, (getattr(field, what) for field in entity.fields))


@pytest.mark.parametrize(("entity", "field"), PERSONAL, ids=lambda part: part.name)
def test_every_personal_field_says_what_for_on_which_basis_how_long_and_who_sees_it(entity: Entity, field: Field) -> None:
    said = declared(entity, field)
    assert said.retentions, f"{entity.name}.{field.name}: retention=… on the kind or the field"
    assert field.personal in WHO_SEES
    assert field.personal in said.basis.covers, f"{said.basis.key} is no basis for {field.personal} data"


def test_whoever_a_record_refers_to_is_a_person_in_it_too() -> None:
    silent = [
        f"{entity.name}.{field.name}"
        for entity in ENTITIES.values()
        for field in entity.fields
        if field.refers_to in PEOPLE and field.personal is Personal.NONE
    ]
    assert silent == []


@pytest.mark.parametrize(("what", "table"), [("purpose", PURPOSES), ("basis", BASES), ("retention", RETENTIONS)])
def test_what_is_declared_is_in_use_and_what_is_used_is_declared(what: str, table: dict[str, object]) -> None:
    assert set(used(what)) == set(table)


def test_every_basis_has_its_provision_under_every_law() -> None:
    for basis in BASES.values():
        assert set(basis.provisions) == set(REGIMES), basis.key
        assert all(basis.provisions.values())


def test_a_number_that_a_deadline_has_stands_there_alone() -> None:
    numbers = {(rule.key, rule.source): rule for rule in RULES}
    for retention in RETENTIONS.values():
        assert str(retention.basis)
        assert str(retention.event)
        if retention.due:
            rule = numbers[retention.rule, retention.due]
            assert (retention.period, retention.clock, retention.basis) == (rule.period, rule.clock, rule.basis)


@pytest.mark.parametrize(
    ("key", "period"),
    [
        ("enquiry", Period(6, "month")),
        ("volunteer", Period(3, "year")),
        ("certificate", Period(6, "month")),
        ("receipt", Period(8, "year")),
        ("client", Period(1, "year")),
    ],
)
def test_periods_are_those_of_the_field(key: str, period: Period) -> None:
    assert RETENTIONS[key].period == period


def test_only_receipts_and_accident_files_must_be_kept() -> None:
    assert [retention.key for retention in RETENTIONS.values() if retention.must] == ["receipt", "accident-file"]
