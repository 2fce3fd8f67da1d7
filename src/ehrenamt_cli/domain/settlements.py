"""Settlements: what people decided about a deadline, done or moved to another day; the deadline itself is never stored."""

from ehrenamt_cli.domain.entity import Entity, Field, Personal
from ehrenamt_cli.domain.values import DAY, NOTE
from ehrenamt_cli.i18n import Text

SETTLEMENTS = Entity(
    name="settlement",
    plural="settlements",
    letter="d",
    label=Text("Fristvermerk", "settlement"),
    labels=Text("Fristvermerke", "settlements"),
    about=Text(
        "was zu einer Frist entschieden wurde: erledigt oder verschoben", "what was decided about a deadline: done or postponed"
    ),
    title=("rule", "title", "name"),
    identity=("rule", "subject", "due_on"),
    purpose="accountability",
    basis="interest",
    retention=("evidence",),
    fields=(
        Field("rule", Text("Regel", "rule"), fixed=True, searched=True, listed=True),
        Field("title", Text("Frist", "deadline"), fixed=True, searched=True, listed=True),
        Field("name", Text("für", "for"), fixed=True, searched=True, listed=True, personal=Personal.ORDINARY),
        Field("subject_kind", Text("Art des Eintrags", "kind of record"), fixed=True),
        Field("subject", Text("Eintrag", "record"), names_record="about", fixed=True, indexed=True, listed=True),
        Field("responsible", Text("zuständig", "responsible"), fixed=True, personal=Personal.ORDINARY),
        Field("due_on", Text("fällig am", "due on"), DAY, fixed=True, listed=True),
        Field("done_on", Text("erledigt am", "done on"), DAY, listed=True),
        Field("note", Text("Nachweis oder Notiz", "evidence or note"), NOTE, personal=Personal.ORDINARY),
        Field("postponed_to", Text("verschoben auf", "postponed to"), DAY, fixed=True, listed=True),
        Field("reason", Text("Grund", "reason"), NOTE, fixed=True, personal=Personal.ORDINARY),
    ),
)
"""One row a deadline; its key is the deadline's own, and its history says who decided what when."""

BETTER = {
    "contacts_missing": "contact add --organisation {id} --name …",
    "deputies_missing": "contact add --organisation {id} --deputy ja --name …",
    "meetings": "agreement meet {id} --on {day}",
    "reviews": "agreement review {id} --on {day} --result …",
    "agreements_unsigned": "agreement sign {id} --on {day} --party …",
    "agreements_ending": "agreement change {id} --ends …",
    "agreements_left": "agreement end {id} --on {day} --reason …",
    "agreements_outlived": "agreement new --kind volunteer --volunteer …",
    "certificates": "screening add --volunteer {id} --kind certificate --seen {day}",
    "measles_expiring": "screening add --kind measles --seen {day} --volunteer …",
    "admissions_expiring": "screening add --kind admission --seen {day} --volunteer … --organisation …",
    "screenings_expiring": "screening add --seen {day} --volunteer … --kind …",
    "cards_out": "screening change {id} --card-returned {day}",
    "interviewed": "volunteer advance {id}",
    "out_of_touch": "note add --placement {id} --on {day} --note …",
    "admissions_pending": "screening change {id} --result positive --seen {day}",
    "unreviewed_placements": "placement review {id} --on {day}",
    "waiting_needs": "match {id}",
    "supervision_due": "supervision add --volunteer {id} --offered {day}",
    "yearly_talks": "volunteer change {id} --yearly-talk {day}",
    "unthanked": "document render thank-you --for {id}",
    "uncertified": "document render service-certificate --for {id}",
    "pauses": "volunteer resume {id}",
    "volunteers_over": "privacy erase {id}",
    "enquiries_idle": "privacy erase {id}",
    "certificates_of_nobody": "privacy retention --run --rule F-05",
    "certificates_outlived": "privacy retention --run --rule F-06",
    "group_meetings": "event add --group {id} --title … --starts …",
    "delegations_ending": "delegation change {id} --until …",
    "reminders": "",
}
"""The command that tells the register itself, by source; where none is listed, the day that the source waits for is set."""
