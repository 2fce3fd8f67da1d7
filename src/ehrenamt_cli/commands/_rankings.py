"""Rankings for people: who suits a need, which needs suit a person, and what stands in the way of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ehrenamt_cli.domain.matching.criteria import CRITERION
from ehrenamt_cli.domain.matching.model import Need, Problem, Volunteer, called
from ehrenamt_cli.domain.matching.offers import Offers
from ehrenamt_cli.domain.matching.ranking import Ranking
from ehrenamt_cli.domain.matching.verdicts import failures
from ehrenamt_cli.domain.matching.wishes import Reason
from ehrenamt_cli.domain.needs import TIERS
from ehrenamt_cli.i18n import NOTHING, Text, same
from ehrenamt_cli.output.result import Column, Page, Rows

MOST_REFUSED = 8
"""So many of those who do not suit fit on a screen, the nearest first; JSON has all of them."""


def of_need(ranking: Ranking, problem: Problem, left_out: int, more: bool) -> Page:
    """Who suits a need; so many volunteers were not looked at, and ``more`` of them may suit and rank behind."""
    best = [
        {"rank": rank, "volunteer": person(one.volunteer), "score": one.score, "reasons": said(one.reasons)}
        for rank, one in enumerate(ranking.best, 1)
    ]
    rest = [
        {"volunteer": person(one.volunteer), "failures": missing(ranking.need, one.volunteer, problem)} for one in ranking.refused
    ]
    heading = Text("Wer passt zu „{need}“? ({n})", "Who suits “{need}”? ({n})")
    parts: list[Any] = [
        str(heading.fill(need=called(ranking.need), n=_at_least(ranking.suitable, more))),
        Rows(_BEST, best, Text("Zurzeit passt niemand.", "Nobody suits at present.")),
    ]
    if rest:
        who = Text("Wer nicht passt, und was dort steht", "Who does not suit, and what is on record")
        parts += [_refused(who, len(rest), ranking.failing), Rows(_REFUSED, rest[:MOST_REFUSED])]
    if left_out:
        parts.append(str((_RANK_BEHIND if more else _LEFT_OUT).fill(n=left_out)))
    data = {
        "need": {"id": ranking.need.id, "title": called(ranking.need)},
        "suitable": ranking.suitable,
        "best": best,
        "rest": rest,
        "failing": dict(ranking.failing),
        "left_out": left_out,
        "more": more,
    }
    return Page(parts, data, _PROPOSE.fill(need=ranking.need.id) if best else NOTHING)


def of_volunteer(offers: Offers, problem: Problem, left_out: int, more: bool) -> Page:
    """Which needs suit a person; so many were not looked at, and ``more`` of them may suit and rank behind."""
    best = [
        {
            "rank": rank,
            "need": {"id": one.need.id, "title": called(one.need)},
            "wished": one.wished,
            "tier": one.need.tier,
            "waiting_days": problem.waited(one.need) if one.need.waiting_since else None,
            "score": one.score,
            "reasons": said(one.reasons),
        }
        for rank, one in enumerate(offers.best, 1)
    ]
    rest = [
        {
            "need": {"id": one.need.id, "title": called(one.need)},
            "failures": missing(one.need, offers.volunteer, problem),
        }
        for one in offers.missed
    ]
    name = called(offers.volunteer)
    parts: list[Any] = [
        str(Text("Was passt zu {name}? ({n})", "What suits {name}? ({n})").fill(name=name, n=_at_least(offers.suitable, more))),
        Rows(_OFFERED, best, Text("Zurzeit passt kein offener Bedarf.", "No open need suits at present.")),
    ]
    if rest:
        which = Text("Was nicht passt, und was fehlt", "What does not suit, and what is missing")
        parts += [_refused(which, len(rest), offers.failing), Rows(_MISSED, rest[:MOST_REFUSED])]
    if left_out:
        parts.append(str((_RANK_BEHIND if more else _LEFT_OUT).fill(n=left_out)))
    data = {
        "volunteer": person(offers.volunteer),
        "suitable": offers.suitable,
        "best": best,
        "rest": rest,
        "failing": dict(offers.failing),
        "left_out": left_out,
        "more": more,
    }
    hint = Text("Vorschlagen: ehrenamt placement propose BEDARF {id}", "To propose: ehrenamt placement propose NEED {id}")
    return Page(parts, data, hint.fill(id=offers.volunteer.id) if best else NOTHING)


def person(volunteer: Volunteer) -> dict[str, str]:
    """A volunteer in JSON."""
    return {"id": volunteer.id, "name": called(volunteer)}


def said(reasons: Iterable[Reason]) -> list[dict[str, Any]]:
    """Reasons in JSON."""
    return [{"code": reason.code, "points": reason.points, "text": str(reason.text)} for reason in reasons]


def missing(need: Need, volunteer: Volunteer, problem: Problem) -> list[dict[str, str]]:
    """What stands in the way of a pair, in JSON."""
    return [
        {
            "code": verdict.code,
            "title": str(verdict.criterion.title),
            "wanted": str(verdict.wanted),
            "offered": str(verdict.offered),
            "lift": str(verdict.criterion.lift),
        }
        for verdict in failures(need, volunteer, problem)
    ]


def who(one: Mapping[str, str]) -> str:
    """A name with its key, or the key alone."""
    return f"{one['name']} ({one['id']})" if one["name"] != one["id"] else one["id"]


def which(one: Mapping[str, str]) -> str:
    """A need's title with its key."""
    return f"{one['title']} ({one['id']})" if one["title"] != one["id"] else one["id"]


def because(reasons: Iterable[Mapping[str, Any]]) -> str:
    """Reasons in one line."""
    return ", ".join(f"{one['text']} ({one['points']:+d})" for one in reasons)


WHO = Column("volunteer", Text("Freiwillige:r", "volunteer"), who)

WHICH = Column("need", Text("Bedarf", "need"), which)

BECAUSE = Column("reasons", Text("weil", "because"), because)

_PROPOSE = Text(
    "Das ist ein Vorschlag. Übernehmen: ehrenamt placement propose {need} FREIWILLIGE:R",
    "This is a proposal. To act on it: ehrenamt placement propose {need} VOLUNTEER",
)

_LEFT_OUT = Text("Nicht angesehen, weil etwas fehlt: {n}", "Not looked at, as something is missing: {n}")

_RANK_BEHIND = Text(
    "Nicht angesehen, weil etwas fehlt oder der Rang dahinter wäre: {n} (mehr Passende: --top)",
    "Not looked at, as something is missing or the rank would be behind: {n} (more who suit: --top)",
)


def _at_least(n: int, more: bool) -> Text:
    return Text("mindestens {n}", "at least {n}").fill(n=n) if more else same(str(n))


_RANK = Column("rank", Text("Rang", "rank"))

_SCORE = Column("score", Text("Punkte", "points"))

_BEST = (_RANK, WHO, _SCORE, BECAUSE)

_OFFERED = (
    _RANK,
    WHICH,
    Column("tier", Text("Dringlichkeit", "urgency"), lambda tier: str(TIERS[str(tier)])),
    Column("waiting_days", Text("wartet (Tage)", "waiting (days)")),
    _SCORE,
    BECAUSE,
)


def _all_missing(found: Iterable[Mapping[str, str]]) -> str:
    return "; ".join(f"{one['title']}: {one['offered']}" for one in found)


def _both_sides(found: Iterable[Mapping[str, str]]) -> str:
    words = Text("{title}: gebraucht {wanted}, da {offered}", "{title}: wanted {wanted}, there {offered}")
    return "; ".join(str(words.fill(**one)) for one in found)


_REFUSED = (WHO, Column("failures", Text("es fehlt", "what is missing"), _all_missing))

_MISSED = (WHICH, Column("failures", Text("es fehlt", "what is missing"), _both_sides))


def _refused(heading: Text, n: int, failing: Mapping[str, int]) -> str:
    counts = ", ".join(f"{CRITERION[code].title} {count}" for code, count in failing.items())
    shown = f"{min(n, MOST_REFUSED)} {Text('von', 'of')} {n}"
    return f"{heading} ({shown})\n{Text('Woran es liegt', 'What stands in the way')}: {counts}"
