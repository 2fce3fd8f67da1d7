"""What makes a match: each criterion at its edge, the words for both sides, wishes, ranking, and who comes near."""

from datetime import date, timedelta
from random import Random

import matching_oracle as oracle
import pytest

from ehrenamt_cli.domain.matching.criteria import CRITERIA, CRITERION
from ehrenamt_cli.domain.matching.model import UNLIMITED, Institution, Need, Problem, Volunteer, beginnings, bits, common_slots
from ehrenamt_cli.domain.matching.problem_file import read_problem
from ehrenamt_cli.domain.matching.ranking import rank
from ehrenamt_cli.domain.matching.suitability import Suitability
from ehrenamt_cli.domain.matching.verdicts import failing, failures, verdicts
from ehrenamt_cli.domain.matching.wishes import WISHES, reasons, score
from ehrenamt_cli.i18n import Text

START = date(2027, 3, 24)
EVE = START - timedelta(days=1)
SLOTS = ("Mo1", "Mo2", "Di1", "Di2")


def a_volunteer(**more: object) -> Volunteer:
    given = {
        "id": "amal",
        "consent": True,
        "capacity": 1,
        "minutes_week": 120,
        "slots": 0b0110,
        "kinds": frozenset({"einzelbegleitung"}),
        "languages": {"de": "M", "ar": "B2"},
        "screenings": {"certificate": START},
        "admitted": {"JVA": START},
        "trainings": {"basis": UNLIMITED},
        "gender": "female",
        "max_km": 30,
    }
    return Volunteer(**{**given, **more})  # type: ignore[arg-type]


def a_need(**more: object) -> Need:
    given = {
        "id": "besuch",
        "institution": "JVA",
        "kind": "einzelbegleitung",
        "start": START,
        "slots": 0b0011,
        "client": "F-2027-0001",
        "minutes": 120,
        "languages": {"ar": "B2"},
        "screenings": ("certificate",),
        "trainings": ("basis",),
    }
    return Need(**{**given, **more})  # type: ignore[arg-type]


def a_problem(*volunteers: Volunteer, km: float = 30, open_slots: int = -1) -> Problem:
    return Problem(
        {"JVA": Institution("JVA", open_slots, True, "JVA Musterstadt")},
        volunteers,
        (),
        SLOTS,
        distances={volunteer.id: {"JVA": km} for volunteer in volunteers},
        labels={"ar": Text("Arabisch", "Arabic"), "certificate": Text("Führungszeugnis", "certificate")},
        today=START,
    )


def codes(need: Need, volunteer: Volunteer, problem: Problem | None = None) -> list[str]:
    return [failure.code for failure in failures(need, volunteer, problem or a_problem(volunteer))]


def test_a_pair_at_every_limit_is_possible() -> None:
    """Last day of validity, level, kilometres and minutes are all just enough."""
    assert codes(a_need(), a_volunteer()) == []


@pytest.mark.parametrize(
    ("code", "volunteer", "need"),
    [
        ("EINWILLIGUNG", {"consent": False}, {}),
        ("UEBERPRUEFUNG", {"screenings": {"certificate": EVE}}, {}),
        ("UEBERPRUEFUNG", {"screenings": {}}, {}),
        ("UEBERPRUEFUNG", {}, {"screenings": ("certificate", "secrecy")}),
        ("ZULASSUNG", {"admitted": {"JVA": EVE}}, {}),
        ("ZULASSUNG", {"admitted": {"JVA Anderswo": START}}, {}),
        ("SCHULUNG", {"trainings": {"basis": EVE}}, {}),
        ("SCHULUNG", {}, {"trainings": ("basis", "trauma")}),
        ("SPRACHE", {"languages": {"ar": "B1", "de": "M"}}, {}),
        ("SPRACHE", {}, {"languages": {"fa": "A1"}}),
        ("AUFGABE", {"kinds": frozenset({"gespraechsgruppe"})}, {}),
        ("AUFGABE", {}, {"qualification": "volljurist"}),
        ("GESCHLECHT", {}, {"gender": "male"}),
        ("GESCHLECHT", {"gender": None}, {"gender": "male"}),
        ("KONFLIKT", {"excluded": frozenset({"besuch"})}, {}),
        ("KONFLIKT", {"excluded": frozenset({"F-2027-0001"})}, {}),
        ("KONFLIKT", {"excluded": frozenset({"JVA"})}, {}),
        ("KONFLIKT", {}, {"excluded": frozenset({"amal"})}),
        ("ENTFERNUNG", {"max_km": 29.9}, {}),
        ("ZEIT", {"slots": 0b1100}, {}),
        ("ZEIT", {}, {"width": 2}),
        ("KAPAZITAET", {"capacity": 0}, {}),
        ("STUNDEN", {"minutes_week": 119}, {}),
    ],
)
def test_each_criterion_stops_what_it_should(code: str, volunteer: dict[str, object], need: dict[str, object]) -> None:
    assert codes(a_need(**need), a_volunteer(**volunteer)) == [code]


@pytest.mark.parametrize(
    ("volunteer", "need"),
    [
        ({"languages": {"fa": "A2"}}, {"languages": {"ar": "B2", "fa": "A2"}}),
        ({"languages": {}}, {"languages": {}}),
        ({"qualified": frozenset({"volljurist"})}, {"qualification": "volljurist"}),
        ({"max_km": None}, {}),
        ({}, {"gender": "female"}),
        ({"slots": -1}, {"width": 2}),
    ],
)
def test_each_criterion_lets_pass_what_it_should(volunteer: dict[str, object], need: dict[str, object]) -> None:
    assert codes(a_need(**need), a_volunteer(**volunteer)) == []


def test_visiting_hours_count() -> None:
    assert codes(a_need(), a_volunteer(), a_problem(a_volunteer(), open_slots=0b1101)) == ["ZEIT"]


def test_a_way_that_nobody_knows_is_no_obstacle() -> None:
    assert codes(a_need(institution="JVA"), a_volunteer(), a_problem()) == []


def test_a_failure_says_both_sides_in_both_languages() -> None:
    (failure,) = failures(a_need(), a_volunteer(screenings={"certificate": EVE}), a_problem(a_volunteer()))
    assert failure.values.de == "gebraucht: Führungszeugnis, gültig am 24.03.2027; vorhanden: Führungszeugnis bis 23.03.2027"
    assert failure.values.en == "wanted: certificate, valid on 2027-03-24; offered: certificate until 2027-03-23"


NOTHING_AT_ALL = a_volunteer(
    languages={}, screenings={}, admitted={}, trainings={}, gender=None, max_km=None, kinds=frozenset(), slots=0
)
QUALIFIED = a_volunteer(qualified=frozenset({"x"}), excluded=frozenset({"besuch"}), slots=-1)
ASKS_LITTLE = a_need(languages={}, screenings=(), trainings=(), excluded=frozenset({"amal"}))


@pytest.mark.parametrize("volunteer", [a_volunteer(), NOTHING_AT_ALL, QUALIFIED])
@pytest.mark.parametrize("need", [a_need(), ASKS_LITTLE, a_need(qualification="x")])
def test_there_are_words_for_every_criterion_of_every_pair(need: Need, volunteer: Volunteer) -> None:
    for verdict in verdicts(need, volunteer, a_problem(volunteer)):
        said = [verdict.values, verdict.wanted, verdict.offered, verdict.criterion.lift, verdict.criterion.basis]
        assert all(text.de and text.en and "{" not in text.de + text.en for text in said), verdict.code


def test_codes_are_unique_and_the_untouchable_is_never_proposed() -> None:
    assert len(CRITERION) == len(CRITERIA)
    untouchable = {"LEITPLANKE", "EINWILLIGUNG", "MINDESTALTER", "GESCHLECHT", "KONFLIKT", "NEBENROLLE", "BELASTUNG"}
    assert {one.code for one in CRITERIA if not one.proposable} == untouchable


@pytest.mark.parametrize("seed", range(40))
def test_obstacles_are_those_of_the_written_rules(seed: int) -> None:
    data = oracle.a_problem(seed)
    problem = read_problem(data)
    for need, need_row in zip(problem.needs, data["needs"], strict=True):
        for volunteer, volunteer_row in zip(problem.volunteers, data["volunteers"], strict=True):
            assert [one.code for one in failing(need, volunteer, problem)] == oracle.obstacles(data, need_row, volunteer_row)


@pytest.mark.parametrize("seed", range(40))
def test_who_suits_and_who_comes_near_over_a_whole_problem(seed: int) -> None:
    problem = read_problem(oracle.a_problem(seed))
    suitability = Suitability(problem, problem.volunteers)
    for number, suitable in suitability.suitable(problem.needs):
        need = problem.needs[number]
        missed = [(v, failing(need, volunteer, problem)) for v, volunteer in enumerate(problem.volunteers)]
        assert suitable == {v: common_slots(need, problem.volunteers[v], problem) for v, codes in missed if not codes}
        assert suitability.nearly(need, 9) == [v for v, codes in missed if len(codes) == 1]
        nearest = sorted((one for one in missed if one[1]), key=lambda one: (len(one[1]), one[0]))
        for most in (1, 2, 9):
            assert suitability.nearest(need, most) == [v for v, _ in nearest[:most]]


def test_what_hundreds_of_people_bring_is_told_apart() -> None:
    """Beyond what fits into one byte a person; some of them are looked up, some are compared one by one."""
    random = Random(6)
    days = [START + timedelta(days=random.randint(-9, 9)) for _ in range(400)]
    people = [
        a_volunteer(
            id=f"p{number:03}",
            screenings={"certificate": day, f"other {number}": day},
            admitted={"JVA": random.choice(days)} if number % 3 else {},
            gender=random.choice(("female", "male")),
        )
        for number, day in enumerate(days)
    ]
    needs = [a_need(id=f"n{number}", gender=random.choice((None, "male")), start=random.choice(days)) for number in range(20)]
    problem = a_problem(*people)
    expected = [{v for v, one in enumerate(people) if not failing(need, one, problem)} for need in needs]

    found = dict(Suitability(problem, people).suitable(needs))
    open_to_all = problem._replace(institutions={"JVA": Institution("JVA")})

    assert [set(found[number]) for number in range(20)] == expected
    assert any(expected)
    for number, suitable in Suitability(open_to_all, people).suitable(needs):
        assert set(suitable) == {v for v, one in enumerate(people) if not failing(needs[number], one, open_to_all)}


def test_what_speaks_for_a_pair_is_said() -> None:
    eager = a_volunteer(
        interests=frozenset({"einzelbegleitung"}),
        languages={"ar": "C2"},
        experience=9,
        waiting_since=START - timedelta(days=100),
        load=1,
        clients=frozenset({"F-2027-0001"}),
    )
    problem, patient = a_problem(eager, km=10), a_need(waiting_since=START - timedelta(days=61))
    points = {reason.code: reason.points for reason in reasons(patient, eager, problem)}
    assert points == {
        "KONTINUITAET": 40,
        "INTERESSE": 30,
        "NAEHE": 15,
        "ERFAHRUNG": 15,
        "AUSGLEICH": -10,
        "SPRACHNIVEAU": 8,
        "WARTEZEIT": 6,
        "WARTEZEIT_BEDARF": 4,
    }
    assert score(patient, eager, problem) == sum(points.values())
    assert list(points) == sorted(points, key=lambda code: -abs(points[code]))
    assert set(points) == {wish.code for wish in WISHES}


def test_given_scores_replace_the_computed_ones() -> None:
    problem = a_problem(a_volunteer())._replace(scores={("besuch", "amal"): 7})
    assert score(a_need(), a_volunteer(), problem) == 7
    assert score(a_need(id="andere"), a_volunteer(), problem) == 0
    assert [reason.points for reason in reasons(a_need(), a_volunteer(), problem)] == [7]


def test_the_best_people_come_first_and_the_rest_by_how_little_is_missing() -> None:
    people = [
        a_volunteer(id="zoe", experience=2),
        a_volunteer(id="bea"),
        a_volunteer(id="ada"),
        a_volunteer(id="two", consent=False, capacity=0),
        a_volunteer(id="one", consent=False),
    ]
    ranking = rank(a_need(), a_problem(*people), top=2)
    assert [(one.volunteer.id, one.score) for one in ranking.best] == [("zoe", 11), ("ada", 5)]
    assert ranking.suitable == 3
    assert [(one.volunteer.id, one.codes) for one in ranking.refused] == [
        ("one", ("EINWILLIGUNG",)),
        ("two", ("EINWILLIGUNG", "KAPAZITAET")),
    ]
    assert ranking.failing == {"EINWILLIGUNG": 2, "KAPAZITAET": 1}


def test_the_beginnings_of_long_visits() -> None:
    assert bits(beginnings(0b0111011, 1)) == [0, 1, 3, 4, 5]
    assert bits(beginnings(0b0111011, 2)) == [0, 3, 4]
    assert bits(beginnings(0b0111011, 3)) == [3]
    random = Random(1)
    for mask in (random.getrandbits(40) for _ in range(50)):
        assert sum(1 << bit for bit in bits(mask)) == mask
