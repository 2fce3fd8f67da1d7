"""Agreements as people read them: the list, the whole card, the parties with their contacts, the signatures."""

from __future__ import annotations

from typing import Any

from ehrenamt_cli import clock, config
from ehrenamt_cli.commands._views import KEY, card, column, saved
from ehrenamt_cli.domain.agreements import AGREEMENTS, IN_FORCE
from ehrenamt_cli.domain.dates.days import show_day
from ehrenamt_cli.domain.meetings import MEETINGS
from ehrenamt_cli.domain.parties import PARTIES
from ehrenamt_cli.i18n import NOTHING, Text
from ehrenamt_cli.output.result import Card, Column, Page, Rows
from ehrenamt_cli.services import agreement_overview as overview
from ehrenamt_cli.services import records
from ehrenamt_cli.services.agenda import stretch_words
from ehrenamt_cli.services.registers import Register

_COOPERATION_ONLY = {"meets", "review_months", "basis", "regional_clauses"}
_VOLUNTEER_ONLY = {"allowance"}
_ONE_SIDED = ("confidentiality", "undertaking")
"""Papers that name their organisation in the title and need nobody to turn to."""


def listed(rows: list[dict[str, Any]], total: int, offset: int) -> Rows:
    """The list: what and with whom, the state of today, the next step."""
    note = NOTHING
    if len(rows) < total:
        note = Text(
            "{first}–{last} von {total}; mehr mit --limit 0 oder --offset {last}.",
            "{first}–{last} of {total}; more with --limit 0 or --offset {last}.",
        ).fill(first=offset + 1, last=offset + len(rows), total=total)
    return Rows(
        (
            Column("number", Text("Zeichen", "number"), lambda row: f"{row['number']}\n{row['id']}", whole=True),
            Column("title", Text("was und mit wem", "what and with whom"), _what, whole=True),
            Column(
                "status", Text("Stand", "state"), lambda row: str(AGREEMENTS.field("status").choices[row["status"]]), whole=True
            ),
            Column("next_step", Text("nächster Schritt", "next step")),
        ),
        rows,
        Text("Nichts gefunden: {kinds}.", "None found: {kinds}.").fill(kinds=AGREEMENTS.labels),
        note,
    )


def whole(register: Register, row: dict[str, Any], did: Text = NOTHING) -> Page:
    """An agreement with everything around it."""
    data = overview.whole(register, row)
    parts: list[Any] = [_head(register, data)]
    if data["parties"] and data["kind"] not in _ONE_SIDED:
        parts += [str(Text("Partner", "Parties")), _parties(data["parties"])]
    if any(signer["signed_on"] for signer in data["signers"]) or data["status"] == "sent":
        parts += [_signing_title(data), signers(data["signers"])]
    if data["meetings"]:
        parts += [str(Text("Treffen", "Meetings")), _meetings(data["meetings"])]
    if data["shared_care"]:
        parts += [_care_title(data), _care(data["shared_care"])]
    if len(data["life"]) > 1:
        parts += [str(Text("Verlauf", "What happened")), _life(data["life"])]
    if did != NOTHING:
        if config.switched_on("dry_run"):
            did = Text("Nur gezeigt, nichts gespeichert", "Only shown, nothing kept")
        did = Text("{did}: {id}.", "{did}: {id}.").fill(did=did, id=row["id"])
    return Page(parts, data, did)


def signed(register: Register, row: dict[str, Any], did: Text) -> Page:
    """After a signature: the state, and who has signed."""
    page = whole(register, row, did)
    title = records.title(register, AGREEMENTS, row)
    return page._replace(parts=[f"{title}\n{overview.state(page.data)}", signers(page.data["signers"])])


def signers(rows: list[dict[str, Any]]) -> Rows:
    """Who signs, and who has."""
    return Rows(
        (
            Column("name", Text("wer", "who")),
            Column("signatory", Text("unterschreibt", "signatory")),
            Column("role", Text("in der Funktion", "role")),
            Column("signed_on", Text("unterschrieben", "signed"), _signed_when, whole=True),
        ),
        rows,
    )


def earlier(register: Register, then: dict[str, Any]) -> Card:
    """An earlier version as it stood at last."""
    [shown] = records.shown(register, AGREEMENTS, [then])
    return _card(register, shown)


def met(register: Register, meeting: dict[str, Any], agreement: dict[str, Any]) -> Card:
    """A meeting that was noted, and who hosts the next one by when."""
    noted = saved(register, MEETINGS, meeting, Text("Vermerkt", "Noted"))
    return noted._replace(pairs=[*noted.pairs, *_next_meeting(overview.whole(register, agreement))])


def _head(register: Register, data: dict[str, Any]) -> Card:
    head = _card(register, data)
    status = str(AGREEMENTS.field("status").label)
    pairs = [(label, str(overview.state(data)) if label == status else words) for label, words in head.pairs]
    return head._replace(pairs=[*pairs, *_next_meeting(data)])


def _card(register: Register, data: dict[str, Any]) -> Card:
    """What the kind of agreement has to say, the regional clauses with the number of their text."""
    left_out = {*IN_FORCE, "version_in_force", "sent_on", "volunteer_signed_on", "client_signed_on", "regional_version"}
    left_out |= set() if data["kind"] == "cooperation" else _COOPERATION_ONLY
    left_out |= set() if data["kind"] == "volunteer" or data["allowance"] != "none" else _VOLUNTEER_ONLY
    whole = card(AGREEMENTS, {**data, **dict.fromkeys(left_out)}, records.title(register, AGREEMENTS, data))
    regional = AGREEMENTS.field("regional_clauses").label
    numbered = Text("{label}, Fassung {n}", "{label}, version {n}").fill(label=regional, n=data["regional_version"])
    pairs = [(str(numbered) if label == str(regional) else label, words) for label, words in whole.pairs]
    return whole._replace(pairs=pairs, data=data)


def _next_meeting(data: dict[str, Any]) -> list[tuple[str, str]]:
    pairs = []
    if data["next_meeting_due_on"]:
        pairs.append((str(Text("nächstes Treffen bis", "next meeting by")), show_day(data["next_meeting_due_on"])))
    if data["next_host"] and data["meets"]:
        pairs.append((str(Text("nächster Gastgeber", "next host")), data["next_host"]))
    return pairs


def _what(row: dict[str, Any]) -> str:
    """The kind, and the title; where the title does not name the parties, these too."""
    lines = [str(AGREEMENTS.field("kind").choices[row["kind"]]), row["title"]]
    if not all(name in row["title"] for name in row["party_names"]):
        lines.append(", ".join(row["party_names"]))
    return "\n".join(lines)


def _parties(rows: list[dict[str, Any]]) -> Rows:
    def gap(row: dict[str, Any]) -> bool:
        return bool(row["contacts"]["gaps"])

    return Rows(
        (
            KEY,
            column(PARTIES.field("organisation_id")),
            Column("contacts", Text("Ansprechperson", "contact"), _in_charge, gap),
            Column("deputies", Text("Vertretung", "deputy"), _in_charge, lambda row: bool(row["deputies"]["gaps"])),
        ),
        rows,
    )


def _in_charge(who: dict[str, Any]) -> str:
    """Who is in charge today and later, and from when to when nobody is."""
    lines = [f"{one['name']}{_since(one['since'])}{_until(one['until'])}" for one in who["today"]]
    lines += [f"{one['name']} {Text('ab', 'from')} {show_day(one['since'])}" for one in who["later"]]
    for gap in who["gaps"]:
        if gap["until"]:
            words = Text("Lücke {first}–{last} (K-01)", "gap {first}–{last} (K-01)")
            lines.append(str(words.fill(first=show_day(gap["since"]), last=show_day(gap["until"]))))
            continue
        words = Text("Lücke seit {day} (K-01)", "gap since {day} (K-01)")
        if gap["since"] > clock.today().isoformat():
            words = Text("Lücke ab {day} (K-01)", "gap from {day} (K-01)")
        lines.append(str(words.fill(day=show_day(gap["since"]))))
    return "\n".join(lines)


def _since(day: str | None) -> str:
    return f" {Text('seit', 'since')} {show_day(day)}" if day else ""


def _until(day: str | None) -> str:
    return f" {Text('bis', 'until')} {show_day(day)}" if day else ""


def _signing_title(data: dict[str, Any]) -> str:
    return str(Text("Unterschriften, Fassung {n}", "Signatures, version {n}").fill(n=data["version"]))


def _signed_when(row: dict[str, Any]) -> str:
    if not row["signed_on"]:
        return str(Text("noch nicht", "not yet")) if row["needed"] else ""
    return f"{show_day(row['signed_on'])}{', ' + row['place'] if row['place'] else ''}"


def _meetings(rows: list[dict[str, Any]]) -> Rows:
    return Rows([KEY, *(column(MEETINGS.field(name)) for name in ("held_on", "host_id", "minutes"))], rows)


def _care_title(data: dict[str, Any]) -> str:
    doubled = sum(row["doubled"] for row in data["shared_care"])
    if doubled:
        return str(
            Text("Von zwei Partnern betreut, {n} × dieselbe Hilfe", "In the care of two parties, {n} × the same help").fill(
                n=doubled
            )
        )
    return str(Text("Von zwei Partnern betreut", "In the care of two parties"))


def _care(rows: list[dict[str, Any]]) -> Rows:
    return Rows(
        (
            Column("client", Text("Klient:in", "client")),
            Column("first", Text("zuerst", "first"), lambda row: f"{row['first']}\n{row['first_what']}", whole=True),
            Column("then", Text("dazu", "then"), lambda row: f"{row['then']}\n{row['then_what']}", whole=True),
            Column("since", Text("beide seit", "both since"), show_day),
            Column(
                "doubled",
                Text("doppelt", "double"),
                lambda doubled: str(Text("ja, K-26", "yes, K-26") if doubled else Text("nein", "no")),
                lambda row: row["doubled"],
            ),
        ),
        rows,
    )


def _life(rows: list[dict[str, Any]]) -> Rows:
    return Rows(
        (
            Column("on", Text("am", "on"), show_day),
            Column("what", Text("was", "what"), lambda row: ": ".join(filter(None, (row["what"], row["text"]))), whole=True),
        ),
        rows,
    )


def agenda(data: dict[str, Any], title: str) -> Page:
    """What the next meeting has to talk about."""
    rows = Rows(
        (
            Column("clause", Text("Punkt", "clause")),
            Column("reference", Text("Fall", "case")),
            Column("what", Text("was", "what")),
            Column("since", Text("wann", "when"), lambda row: stretch_words(row["since"], row["until"]), whole=True),
        ),
        data["items"],
        Text("Alles wurde so bearbeitet, wie es vereinbart ist.", "Everything was handled as agreed."),
    )
    day = show_day(data["since"]) if data["since"] else ""
    heading = Text("{title}\nNicht wie vereinbart bearbeitet, seit {day}", "{title}\nNot handled as agreed, since {day}")
    never = Text("{title}\nNicht wie vereinbart bearbeitet", "{title}\nNot handled as agreed")
    return Page([str((heading if day else never).fill(title=title, day=day)), rows], data)
