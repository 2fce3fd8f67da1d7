"""Own templates: copied from the packaged ones, compared with them, and brought up to date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from ehrenamt_cli import clock, config
from ehrenamt_cli.documents.templates import library, origins
from ehrenamt_cli.documents.templates.library import STANDARD, Template
from ehrenamt_cli.errors import NotFound, WrongUsage
from ehrenamt_cli.i18n import Text
from ehrenamt_cli.services.outputs import make_folder, write_file


class Update(NamedTuple):
    """What an own template becomes: its new text, and what was changed on both sides and is left to a person."""

    text: str
    left_out: list[str]


def packaged(template: Template) -> Template:
    """The packaged template of the same name; NotFound where somebody made up an own one."""
    return library.find(template.kind, template.name, template.language)


def own_folder() -> Path:
    """Where one's own templates go: ``./templates`` where there is such a folder, else what the settings say."""
    here = Path("templates").resolve()
    return here if here.is_dir() and here != library.packaged().resolve() else Path(config.setting("templates")).expanduser()


def target(template: Template) -> Path:
    """Where a copy of it goes."""
    return own_folder() / template.file


def copy(template: Template, blocks: Sequence[str], *, extend: bool) -> Path:
    """A copy of the packaged template in one's own folder, or a small one that only replaces some of its blocks."""
    whole = library.text_of(packaged(template).path)
    own = _extending(template, whole, blocks) if extend or blocks else whole
    return _keep(target(template), template.file, own, whole)


def grows(template: Template, blocks: Sequence[str]) -> bool:
    """Whether the own template is one of replaced blocks, to which these can be added."""
    path = target(template)
    return bool(blocks) and path.is_file() and bool(origins.EXTENDS.search(library.text_of(path)))


def add_blocks(template: Template, blocks: Sequence[str]) -> Path:
    """Further blocks of the packaged template at the end of the own one; those that are there already stay as they are."""
    path = target(template)
    own = library.text_of(path)
    known = origins.blocks(library.text_of(packaged(template).path))
    _need_blocks(blocks, known)
    new = [name for name in blocks if name not in origins.blocks(own)]
    _set_aside(path)
    write_file(path, (own.rstrip("\n") + "\n" + _written_out(new, known)).encode())
    return path


def news(template: Template) -> list[str]:
    """How the packaged template has changed since an own one was copied from it; nothing where the old text was not kept."""
    before = origins.original_text(template)
    if before is None:
        return []
    before, now = _compared(template, before, library.text_of(packaged(template).path))
    return origins.difference(
        before, now, _names(("mitgeliefert, damals", "mitgeliefert, jetzt"), ("packaged, then", "packaged, now"))
    )


def own_changes(template: Template) -> list[str]:
    """What differs between the packaged template (as it was copied, or as it is) and the own one."""
    standard = origins.original_text(template) or library.text_of(packaged(template).path)
    standard, own = _compared(template, standard, library.text_of(template.path))
    return origins.difference(standard, own, _names(("mitgeliefert", "eigene"), ("packaged", "own")))


def update(template: Template) -> Update:
    """The own text with what has changed in the packaged one since; nothing is written yet."""
    own = library.text_of(template.path)
    before = origins.original_text(template)
    if before is None or origins.EXTENDS.search(own):
        return Update(own, ["\n".join(news(template) or own_changes(template))])
    return Update(*origins.merged(before, origins.unstamped(own), library.text_of(packaged(template).path)))


def take_over(template: Template, text: str) -> Path:
    """Keep the text of an update; from now on the template counts as up to date."""
    return _keep(template.path, template.file, text, library.text_of(packaged(template).path))


def _keep(path: Path, file: str, own: str, whole: str) -> Path:
    """The file, marked with the version it comes from, and that version beside it."""
    original = path.parents[1] / origins.KEPT / file
    _set_aside(path)
    for each, content in ((original, whole), (path, origins.stamped(own, origins.version(whole)))):
        make_folder(each.parent)
        write_file(each, content.encode())
    return path


def _set_aside(path: Path) -> None:
    """What stands in the file now, in another beside it: templates are files, and no history brings them back."""
    if not path.is_file():
        return
    name, number = f"{path.name}.until-{clock.now()[:19].replace(':', '')}", 1
    while path.with_name(name if number == 1 else f"{name}-{number}").exists():
        number += 1
    write_file(path.with_name(name if number == 1 else f"{name}-{number}"), path.read_bytes())


def _compared(template: Template, before: str, after: str) -> tuple[str, str]:
    """The two texts, of a template that extends the packaged one only the blocks that it replaces."""
    own = library.text_of(template.path)
    if not origins.EXTENDS.search(own):
        return before, after
    names = list(origins.blocks(own))
    return origins.only_blocks(before, names), origins.only_blocks(after, names)


def _extending(template: Template, whole: str, blocks: Sequence[str]) -> str:
    """A template that takes the packaged one and replaces these blocks; what else could be replaced stands in a comment."""
    known = origins.blocks(whole)
    if not known:
        raise WrongUsage(
            Text(
                "Diese Vorlage hat keine Abschnitte, die sich einzeln ersetzen lassen.", "This template has no blocks to replace."
            ),
            Text("Ohne --extend wird sie ganz kopiert.", "Without --extend it is copied as a whole."),
        )
    _need_blocks(blocks, known)
    rest = "\n".join(f"   {name} – {_begins(body)}" for name, body in known.items() if name not in blocks)
    head = f'{{% extends "{STANDARD}{template.file}" %}}\n{{# {_HOW.fill(rest=rest)}\n#}}\n'
    return head + _written_out(blocks, known)


def _need_blocks(blocks: Sequence[str], known: Mapping[str, str]) -> None:
    for name in blocks:
        if name not in known:
            raise NotFound(
                Text("Den Abschnitt „{name}“ gibt es nicht.", "There is no block “{name}”.").fill(name=name),
                Text("Vorhanden: {names}.", "There are: {names}.").fill(names=", ".join(known)),
            )


def _written_out(blocks: Sequence[str], known: Mapping[str, str]) -> str:
    return "".join(f"\n{{% block {name} %}}\n{known[name]}{{% endblock %}}\n" for name in blocks)


_HOW = Text(
    "Alles kommt aus der mitgelieferten Vorlage, außer was hier zwischen block und endblock steht.\n"
    "   Einen weiteren Abschnitt holt: ehrenamt template copy … --block NAME. Es gibt noch:\n{rest}",
    "Everything comes from the packaged template, except what stands between block and endblock here.\n"
    "   Another block is fetched by: ehrenamt template copy … --block NAME. There are also:\n{rest}",
)


def _begins(body: str) -> str:
    """The first line of a block that is text."""
    lines = (line.strip(" #*-") for line in body.splitlines() if not line.strip().startswith(("{%", "{#")))
    return next((line[:60] for line in lines if line), "…")


def _names(german: tuple[str, str], english: tuple[str, str]) -> tuple[str, str]:
    first, second = (str(Text(*pair)) for pair in zip(german, english, strict=True))
    return first, second
