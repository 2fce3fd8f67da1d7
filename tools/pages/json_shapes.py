"""docs/json.md: the shape of every JSON document, from real runs on a small register."""

from __future__ import annotations

import json
import shlex
from typing import Any

from pages.markdown import code, page
from program import Ran, an_empty_desk, ehrenamt, masked

_INTRO = """With `--json` (or `--format json`) every command prints one JSON document on stdout and nothing else; remarks go to
stderr. `--format jsonl` prints one line for each entry of an array, `--format csv` the same rows for a spreadsheet. The shapes
on this page are a promise: keys are added, but none changes its name or its meaning without a new major version.

Days are written `2027-03-24`, moments in UTC `2027-03-24T09:15:00Z`, amounts in whole cents; what is not
known is `null`. Keys are English; words for people (`title`, `text`, `lift`, …) come in the language in use. Values of a
choice are the keys from the [data model](data-model.md).

Every document below was printed by a real run; of long arrays only the first entry is kept."""

_BEGINNING = (
    "init --organisation 'Koordination Heide' --land NI --unencrypted --yes --without-directory",
    "organisation add --name 'JVA Beispielstadt' --kind prison --land NI --postal-code 21335",
    "organisation add --name 'Anlaufstelle Beispielstadt' --kind anlaufstelle --land NI",
    "contact add --name 'Sabine Beispiel' --organisation 'JVA Beispielstadt' --phone '04131 000001'",
    "contact add --name 'Ole Muster' --organisation 'JVA Beispielstadt' --deputy ja",
    "client add --organisation 'JVA Beispielstadt' --expected-release 2027-11-01 --language ar",
    "add-volunteer --name 'Erika Muster' --born 1990-05-01 --postal-code 21337 --status aktiv --consent 2027-01-10"
    " --language de:native --language ar:B2 --interest sprachbegleitung --available 'Di 14:00-18:00'",
    "grant add --title 'Ankommen 2027' --amount 800",
    "budget-line add --grant 'Ankommen 2027' --name Honorare --kind fees --amount 800",
    "add-volunteer --name 'Max Beispiel' --born 1985-02-03 --enquired 2027-03-10",
    "volunteer change Max --town Lüneburg",
    "add-volunteer --name 'Vera Beispiel' --enquired 2026-05-10",
    "screening add --volunteer Erika --kind admission --organisation 'JVA Beispielstadt' --seen 2027-01-15"
    " --valid-until 2027-05-10",
    "screening request Max 'JVA Beispielstadt' --instructed 2027-03-15 --on 2027-03-16",
    "organisation change 'JVA Beispielstadt' --language ar --language ti",
    "material add --title Hausordnung --language de --version 2",
    "material add --title Hausordnung --language ar --version 1",
    "organisation add --name 'Büro Wolkenstein' --kind interpreting --land NI --postal-code 21335",
    "interpreter add --organisation 'Büro Wolkenstein' --language 'ar C2 sworn' --for legal --sworn-by 'LG Lüneburg' --rate 85",
    "screening add --volunteer Erika --kind secrecy --seen 2027-01-15",
    "screening add --volunteer Erika --kind formal_undertaking --seen 2027-01-15",
    "screening add --volunteer Erika --kind training --seen 2027-01-20",
    "add-need --title 'Deutsch üben' --organisation 'JVA Beispielstadt' --activity sprachbegleitung --language ar:B1"
    " --when 'Di 15:00-17:00' --client F-2027-0001",
    "event add --title Infoabend --kind information --starts 2027-03-20",
    "add-need --title 'Besuche' --organisation 'JVA Beispielstadt' --activity besuchsdienst --language fa",
)

_LIST = """name;ort;sprachen
Nora Neu;Lüneburg;Deutsch
Kim Leer;;Klingonisch
"""

_RECORD = """`add`, `show` and `change` of every kind of record print the record: `id`, every column of the
[data model](data-model.md), and for each reference the name of what it points to under the column without `_id`. `list` prints an
array of records. `add-volunteer` and `add-need` are `volunteer add` and `need add`."""

_AGREEMENT = """`agreement new`, `show`, `send`, `sign`, `amend`, `review` and `end` print the agreement with everything around
it: parties with their contacts, signatures, meetings, reviews, and in `life` what happened when. `status` is the state of the
day, the columns are those of the [data model](data-model.md). `show` adds `on_paper`; `meet` prints the meeting."""

_ACCEPTED = """Each accepted row has its `placement_id`. Rows that a rule forbids stand under `refused` with their `rules`, and
the exit status is 3; where all are refused, it is the error `forbidden`."""

_ACCESS = """`format` and `version` say what the file is. `records` begin with the person's own; `values` are as stored, `words`
in the language in use. A value that would name somebody else is `null`. `log` says when something was done or looked at,
without values."""

_PLAN = """`match` without a need prints a plan over all open needs; `match --problem FILE` prints the same shape without `names`.
The problem file and what each key of the answer means: [problem-file.md](problem-file.md)."""

_ERROR = """Errors stand on stderr; stdout stays empty. Code and exit status: [exit-codes.md](exit-codes.md). `forbidden` carries
the `rules` that were broken, `missing_fields` the `fields` and for each, in `commands`, the command that fills it or nothing, a
`template check` that found something the `findings`: `file`, `line`, `code`, `message`, `hint`."""

_PARTS: tuple[tuple[str, str, str], ...] = (
    ("Records", _RECORD, "volunteer show Erika"),
    ("List of records", "", "screening list --kind training"),
    (
        "Change with --dry-run",
        "The record as it would be; nothing is kept.",
        "volunteer change Max --phone '04131 000002' --dry-run",
    ),
    ("History of a record", "`act` is the number by which `undo` takes it back.", "volunteer history Max"),
    (
        "Duplicates",
        "The surest first; `certainty` is `sure`, `probable` or `possible`, `points` what the `reasons` come to.",
        "volunteer duplicates",
    ),
    (
        "Merging two records",
        "`from` is `one` (the record that stays), `other` or `both`; `moved` counts by kind what referred to the other, `remarks`"
        " are sentences about what is there twice by now.",
        "volunteer merge Erika Max --dry-run",
    ),
    (
        "What was done last",
        "`state` is `done`, `taken_back`, `partly` (taken back), `erased` (its values are) or `final`; `undoes` is the act that"
        " this one took back, else 0; `records` says how many were touched.",
        "undo --list --limit 2",
    ),
    (
        "Taking back",
        "`undo` prints the same without `id` and `record`, which is `null` where a new record went again. `act` is the number by"
        " which this can be taken back itself, `null` in a dry run; `what` is `changed`, `removed` or `restored`; `erased` are"
        " records that were erased and stay so, `files_stay` files that were written and stay where they are.",
        "volunteer undo Max --yes",
    ),
    (
        "Access to stored data",
        "`to_read` are the texts to be read before the file goes out, `request` is the access request that was answered. The"
        " file itself stands at the end of this page.",
        "privacy access Max -o auskunft/",
    ),
    (
        "Keeping no longer than allowed",
        "`fate` is `erase`, `review` (goes only when its rule is named) or `kept` (what is `in_the_way` is said); with `--run`,"
        " `erased` counts and `protocols` names the erasure protocols.",
        "privacy retention",
    ),
    (
        "Erasing somebody",
        "`gone`, `remains` (without the person) and `unlinked` (references that become empty) count records by kind;"
        " `held` is what a law keeps, `mentions` where the name stands in other texts, `backups` and `documents` what is"
        " out of reach. `protocol` is the number of the erasure protocol, `file_clean` whether the file could be written"
        " anew at once; a look is the same with `--dry-run`.",
        "privacy erase 'Vera Beispiel' --yes",
    ),
    ("Removing a record", "", "exclusion remove {exclusion} --yes"),
    ("Today", "`ehrenamt` alone prints the same.", "today"),
    (
        "The next step of a person",
        "`state` is `missing`, `pending`, `expired` or `useless`; without a person it is an array, who has waited longest first.",
        "volunteer next Max",
    ),
    ("Who waits", "`need waiting` prints the same with `title` instead of `name`.", "volunteer waiting"),
    ("How long admissions take", "Days; quartiles are `null` for a single decision.", "screening times"),
    (
        "The end of an engagement",
        "The record, and in `due` what is left to do; the last of it says when the data goes.",
        "volunteer end Max --reason 'passt nicht' --dry-run",
    ),
    ("Deadlines", "", "deadlines --weeks 8"),
    (
        "A deadline with its working",
        "`decisions` and `replaced` say what was decided and which days were due before.",
        "deadlines show {deadline}",
    ),
    ("A deadline postponed", "", "deadlines postpone {deadline} --to 2027-04-05 --reason 'Urlaub'"),
    (
        "A deadline done",
        "`better` is the command that tells the record itself.",
        "deadlines done {deadline} --note 'telefoniert'",
    ),
    ("A deadline opened again", "", "deadlines reopen {deadline}"),
    ("A deadline by hand", "", "deadlines add --title 'Blumen besorgen' --due 2027-04-01 --about Erika"),
    ("The rules that apply", "", "deadlines rules"),
    ("Deadlines of a month", "A row for every day; `deadlines` holds rows as above.", "deadlines --calendar --month 2027-05"),
    ("Deadlines as a calendar file", "With `--ics -` the file itself is printed instead.", "deadlines --ics fristen.ics"),
    ("Reckoning a period", "", "deadlines reckon '2 Werktage' --from 2027-03-24 --land NI"),
    ("Ranking for one need", "", "match 'Deutsch üben' --top 1"),
    ("Plan for all needs", _PLAN, "match"),
    ("Needs for one person", "", "match --volunteer Erika"),
    ("The open proposal", "`reason` is the class for which a row was rejected.", "match show"),
    ("Why a pair suits or not", "", "match why 'Deutsch üben' Max"),
    ("What would be if", "", "match what-if --capacity Erika=2"),
    ("What would help most", "", "match advise"),
    ("Fairness", "Groups too small to be shown have `null` for figures.", "match fairness"),
    ("Rejecting a row", "`match rejected` prints an array of these.", "match reject 1 --reason not_now --dry-run"),
    ("Accepting rows", _ACCEPTED, "match accept 1 --dry-run"),
    ("Proposing a placement", "The record of the placement, or the error `forbidden`.", "placement propose 'Deutsch üben' Erika"),
    (
        "What placements violate",
        "`kind` is `violation`, or with `--all` also `exception` (with `reason`, `granted_by` and `granted_on`) or `warning`;"
        " `since` is `null` where nobody knows. The exit status is 3 where there is a violation.",
        "checkup rules --on 2031-03-01",
    ),
    (
        "Agreement",
        _AGREEMENT,
        "agreement new --kind cooperation --party 'JVA Beispielstadt' --party 'Anlaufstelle Beispielstadt' --meets quarterly",
    ),
    (
        "List of agreements",
        "Each with its state of the day, its parties, who has to sign still, and the next step in words.",
        "agreement list",
    ),
    (
        "Agenda of a meeting",
        "What was not handled as agreed since the last meeting; `until` is `null` while it is still so.",
        "agreement agenda",
    ),
    (
        "List of templates",
        "`own` are the languages in which somebody has a template of their own, `behind` those whose packaged one has changed"
        " since.",
        "template list",
    ),
    (
        "Fields of a template",
        "`printed` says whether the packaged template prints it.",
        "template fields thank-you volunteer.name",
    ),
    (
        "Agreement as a document",
        "With `-o -` the document itself is printed instead.",
        "agreement render --draft -o vereinbarung.md",
    ),
    (
        "Documents written",
        "One entry for each file. With `-o -` the document itself is printed instead; `subject` is `null` where a file holds"
        " several. `--preview` prints `total`, the `first` three as they would read, and everything `missing` with the command"
        " that fills it.",
        "document render thank-you --for Erika --draft --to md",
    ),
    ("Documents remembered", "`document kinds` lists what can be written.", "document list"),
    ("Time of service", "With `--every` an array of them.", "effort log Erika 1:30 --on 2027-03-20 --km 12"),
    (
        "Efforts added up",
        "An entry for each group: its key and name for groups that are records (`volunteer`, `placement`, `organisation`,"
        " `activity`, `claim`), else the name alone (`purpose`, `day`, `month`, `year`). Minutes,"
        " kilometres and cents are whole.",
        "effort sum --by volunteer,month",
    ),
    (
        "Claims made",
        "An entry for each payer. `claim show`, `submit`, `pay` and `refuse` print one such entry; `status` is `open`,"
        " `submitted`, `paid` or `refused`, `submit_by` is `null` where no rule limits it.",
        "claim new Erika",
    ),
    (
        "Money of a grant",
        "`state` of a line is `ok`, `over` (overspent within what the notice allows) or `beyond`; `most_cents` is the most that"
        " may be spent. `hours` are unpaid: `value_cents` what they are worth, `counted_cents` what counts; `cap_cents` is"
        " `null` where there is no limit. `total_cents` is what was paid and the hours on their line, `left_cents` is left"
        " of the plan; `received_cents` is by kind of income.",
        "grant budget 'Ankommen 2027'",
    ),
    (
        "Next step of a grant",
        "`next` is the command, `null` where the way is over. `grant apply`, `approve`, `decline`, `start`, `call-off`, `report`"
        " and `prove` print the grant.",
        "grant next 'Ankommen 2027'",
    ),
    ("Rates per kilometre", "`own` rates stand first; `most_cents` is for one trip.", "claim rates"),
    (
        "Allowance paid",
        "`remarks` are what there is to say in words. Above a limit it is the error `forbidden` with rule `G-04`.",
        "allowance pay Erika --kind volunteer --amount 100 --on 2027-03-20",
    ),
    ("Allowances against the limits", "Without a name the table of all limits by year.", "allowance limits Erika"),
    (
        "Cards and certificates",
        "`eligible` and `holds` are `null` where nobody here can tell. `volunteer card` prints the same; `recognition list` has"
        " an entry for each person.",
        "recognition show Erika",
    ),
    (
        "Event",
        "`event add`, `show` and `change` print the event with everything about it; with `--every` an array of them. `standing`"
        " is the status of a participation or `waiting`, then `place` is the place in the line; `free` is `null` where there is"
        " no limit; `came` counts everybody who attended, by gender. `event list` has the counts of the places in each entry.",
        "event add --title Grundschulung --kind training --starts 2027-05-06 --from 10:00 --until 14:00 --capacity 12"
        " --module 'Nähe und Distanz 2:00'",
    ),
    (
        "Interpreters found",
        "`id` is the key of the interpreter, or of a volunteer who is none yet; `against` says of each miss what"
        " stands in the way. `km` and `phone` are `null` where the address is blocked.",
        "interpreter find ar --for legal --near 21335 --when '2027-05-04 14:00'",
    ),
    (
        "Materials that are missing",
        "`missing` are languages needed, with the organisations that need them; `outdated` those older than the German one.",
        "material missing",
    ),
    ("What was told to whom", "", "message add --what 'Neuer Flyer' --to 'Anlaufstelle Beispielstadt'"),
    (
        "All that was told",
        "Messages and transfers, the newest first; `kind` is `message` or `transfer`, `covered_by` a release from secrecy or a"
        " provision.",
        "network told",
    ),
    (
        "Directory",
        "An entry for each contact of the day, and one without `contact` for an organisation that has none; `phone`, `email`,"
        " `regions` and `fields_of_work` are those of the organisation where the contact has none.",
        "network directory",
    ),
    (
        "A mailing list",
        "Without a file an array: `id`, `kind` (`volunteer`, `contact` or `organisation`), `name`, `organisation`, `email`. With"
        " `-o` it prints the file, the number of `addresses`, and in `left_out` how many are not in it, by reason.",
        "mailing-list volunteers -o verteiler.csv",
    ),
    (
        "Network",
        "A pair of organisations with what binds them; `tie` is `agreement`, `group`, `event`, `cases` or `contact`. `number` is"
        " `null` where it is below 5 and about clients.",
        "network",
    ),
    (
        "Inviting",
        "Everybody who is invited by it, with addresses; `event people` prints the same.",
        "event invite Grundschulung Erika",
    ),
    ("Enrolling", "Names; `event withdraw` has `withdrawn`, `already` and `moved_up`.", "event enrol Grundschulung Erika"),
    (
        "Noting attendance",
        "Names: `proven` have a training proof by it, `unproven` were not there for long enough, `still_open` are enrolled and"
        " nothing is noted of them.",
        "event attend Infoabend Erika --women 3",
    ),
    ("Import", "", "import volunteers liste.csv --yes"),
    ("New register", "", "init --organisation 'Verein X' --land NW --unencrypted --yes --register zweites.db"),
    (
        "Where the key comes from",
        "`source` is `passphrase`, `file`, `keyring`, `descriptor`, or `null` for a register that is not encrypted. Neither a"
        " passphrase nor a recovery code is ever part of a document.",
        "key status",
    ),
    (
        "Backup",
        "`head` is the last event of the audit chain that the backup holds; kept elsewhere, it proves later that nothing was"
        " changed.",
        "backup sicherung.db",
    ),
    (
        "Restore",
        "With `--dry-run` `restored` is `false` and nothing is kept. `kept` names the files with what was there before.",
        "restore sicherung.db --yes",
    ),
    (
        "Checkup",
        "An entry for each thing looked at. `state` is `ok`, `hint` or `problem`; with any problem the exit status is 3.",
        "checkup",
    ),
    (
        "Audit log",
        "`record_id` is `*` where a list was read. `act` is the number of the first event of the same command (0 where an older"
        " program wrote), `command` what was typed without what was said, `undoes` the act that the event takes back.",
        "audit log --action change",
    ),
    (
        "Checking the audit log",
        "`contains` says whether the head given with `--head` is part of the chain; with `holds` or `contains` `false` the exit"
        " status is 3.",
        "audit verify",
    ),
    ("Settings", "", "config"),
    ("Version", "", "--version"),
    ("Errors", _ERROR, "placement propose 'Besuche' Max"),
    ("", "", "volunteer show Niemand"),
)


def json_shapes() -> str:
    """The page."""
    with an_empty_desk() as desk:
        for line in _BEGINNING:
            _ran(line)
        (desk / "liste.csv").write_text(_LIST, encoding="utf-8")
        excluded = json.loads(_ran("exclusion add --volunteer Max --client F-2027-0001 --reason wish").data)
        waiting = next(row for row in json.loads(_ran("deadlines").data) if row["rule"] == "B-01")
        blocks = [block for part in _PARTS for block in _part(*part, exclusion=excluded["id"], deadline=waiting["id"])]
        [access] = (desk / "auskunft").glob("*.json")
        told = json.dumps(_shortened(json.loads(access.read_text(encoding="utf-8"))), ensure_ascii=False, indent=2)
        blocks += ["## The file of an access", _ACCESS, code(told, "json")]
    return masked(page("JSON", _INTRO, *blocks))


def _part(title: str, about: str, line: str, **values: str) -> list[str]:
    ran = _run(line.format(**values))
    document = json.loads(ran.data or ran.screen.splitlines()[-1])
    printed = json.dumps(_shortened(document), ensure_ascii=False, indent=2)
    shown = f"$ ehrenamt {line.format(exclusion='x-…', deadline='d-…')} --json\n{printed}"
    return [f"## {title}" if title else "", about, code(shown, "console")]


def _ran(line: str) -> Ran:
    ran = _run(line)
    if ran.status:
        raise AssertionError(f"{line}\n{ran.screen}")
    return ran


def _run(line: str) -> Ran:
    return ehrenamt(*shlex.split(line), "--json")


def _shortened(data: Any) -> Any:
    """The document with the first entry of each array of objects or arrays, and three of an array of plain values."""
    if isinstance(data, dict):
        return {key: _shortened(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_shortened(entry) for entry in data[: 1 if data and isinstance(data[0], dict | list) else 3]]
    return data
