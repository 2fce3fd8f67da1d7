"""Where templates are found: the folders a caller names first, then the packaged ones.

Nothing heavy is imported here, so that listing templates costs little.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from ehrenamt_cli.errors import FileProblem, NotFound
from ehrenamt_cli.i18n import Text

STANDARD = "standard/"
"""``{% extends "standard/agreement/cooperation.de.md" %}`` means the packaged template, whatever overrides it."""

_INSIDE_THE_PACKAGE = Path(__file__).parents[2] / "templates"
_BESIDE_THE_SOURCES = Path(__file__).parents[4] / "templates"

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_FILE_NAME = re.compile(r"(?P<name>[\w-]+)\.(?P<language>[a-z]{2,3})\.md")


class Template(NamedTuple):
    """One template file and what its front matter says about it."""

    kind: str
    name: str
    language: str
    title: str
    about: str
    numbering: str
    """How the first section counts: "§ 1" or "1."; empty where sections have no numbers."""
    path: Path
    own: bool
    """Found in a folder of the project or the person, not packaged."""
    layout: str = "page"
    """``page``, or ``letter`` for letters by DIN 5008."""
    origin: str = ""
    """The version of the packaged template that an own one was copied from (``documents.templates.origins``)."""

    @property
    def called(self) -> str:
        """Its name for people, without language: ``agreement/volunteer``."""
        return f"{self.kind}/{self.name}"

    @property
    def file(self) -> str:
        """The name under which other templates refer to it."""
        return f"{self.kind}/{self.name}.{self.language}.md"


class Source(NamedTuple):
    """A template's text without its front matter (line numbers kept), and the file it came from."""

    text: str
    path: Path
    front: Mapping[str, str]


_BROUGHT: ContextVar[Mapping[str, Source]] = ContextVar("_BROUGHT")

LARGEST_FILE = 500_000
"""Bytes: far more than anybody writes, and little enough to be read at once."""


def packaged() -> Path:
    """The folder of packaged templates: inside the wheel, beside ``src/`` in a checkout."""
    return _INSIDE_THE_PACKAGE if _INSIDE_THE_PACKAGE.is_dir() else _BESIDE_THE_SOURCES


def templates(folders: Sequence[Path] = ()) -> list[Template]:
    """Every template that can be rendered, by kind, name and language; an own one hides the packaged one."""
    found: dict[str, Template] = {}
    for root in (*folders, packaged()):
        for path in _files(root):
            match = _FILE_NAME.fullmatch(path.name)
            file = f"{path.parent.name}/{path.name}"
            if match and file not in found and not path.name.startswith("_"):
                found[file] = _listed(path.parent.name, match["name"], match["language"], path)
    return [found[file] for file in sorted(found)]


def find(kind: str, name: str, language: str, folders: Sequence[Path] = ()) -> Template:
    """The template of that kind, name and language; NotFound with the nearest names."""
    path = _locate(f"{kind}/{name}.{language}.md", folders)
    if path is None:
        raise _unknown(kind, name, language, folders)
    return _described(kind, name, language, path)


def read(file: str, folders: Sequence[Path] = ()) -> Source | None:
    """The text of ``kind/name.lang.md``, or of the packaged one for ``standard/kind/name.lang.md``; None if there is none."""
    brought = _BROUGHT.get({}).get(file)
    if brought:
        return brought
    path = _locate(file, folders)
    return None if path is None else _source(path)


@contextmanager
def bringing(texts: Mapping[str, str], path: Path) -> Iterator[None]:
    """For as long as it lasts these texts stand before all templates of their names; ``path`` is where they came from.

    They stay in memory: what somebody writes to one person is copied to no other file.
    """
    token = _BROUGHT.set({file: _parted(text, path) for file, text in texts.items()})
    try:
        yield
    finally:
        _BROUGHT.reset(token)


def text_of(path: Path) -> str:
    """A template file as it stands, lines ended by ``\\n``; FileProblem says why it cannot be read."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise FileProblem(
                Text("{path} ist zu groß für eine Vorlage.", "{path} is too large for a template.").fill(path=path),
                Text("Erlaubt sind {kb} kB.", "{kb} kB are allowed.").fill(kb=LARGEST_FILE // 1000),
            )
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise FileProblem(
            Text("{path} ist nicht in UTF-8 gespeichert.", "{path} is not stored as UTF-8.").fill(path=path),
            Text("Bitte im Texteditor mit der Kodierung UTF-8 speichern.", "Please save it as UTF-8 in the text editor."),
        ) from None
    except OSError as problem:
        raise FileProblem(
            Text("{path} lässt sich nicht lesen: {why}.", "{path} cannot be read: {why}.").fill(path=path, why=problem.strerror),
            Text("Bitte die Rechte der Datei prüfen.", "Please check the permissions of the file."),
        ) from None
    if "\0" in text:
        raise FileProblem(
            Text("{path} ist keine Textdatei.", "{path} is no text file.").fill(path=path),
            Text("Vorlagen werden als Text gespeichert, nicht mit Word.", "Templates are stored as text, not by Word."),
        )
    return text


def _files(root: Path) -> list[Path]:
    """The files of a folder of templates; hidden folders hold none."""
    return [path for path in sorted(root.glob("*/*.md")) if not path.parent.name.startswith(".")]


def _locate(file: str, folders: Sequence[Path]) -> Path | None:
    roots: tuple[Path, ...] = (*folders, packaged())
    if file.startswith(STANDARD):
        file, roots = file.removeprefix(STANDARD), (packaged(),)
    if not re.fullmatch(r"[\w-]+/[\w.-]+\.md", file):  # never leaves its folder
        return None
    for root in roots:
        if (root / file).is_file():
            return _within(root, root / file)
    return None


def _within(root: Path, path: Path) -> Path:
    """The path, unless a link leads from it to somewhere else."""
    if not path.resolve().is_relative_to(root.resolve()):
        raise FileProblem(
            Text("{path} führt aus dem Ordner der Vorlagen heraus.", "{path} leads out of the folder of templates.").fill(
                path=path
            ),
            Text("Bitte die Datei selbst hineinlegen, keine Verknüpfung.", "Please put the file itself there, not a link to it."),
        )
    return path


def _source(path: Path) -> Source:
    return _parted(text_of(path), path)


def _parted(text: str, path: Path) -> Source:
    match = _FRONT_MATTER.match(text)
    if not match:
        return Source(text, path, {})
    return Source("\n" * match[0].count("\n") + text[match.end() :], path, dict(_pairs(match[1])))


def _pairs(front_matter: str) -> Iterator[tuple[str, str]]:
    for line in front_matter.splitlines():
        key, colon, value = line.partition(":")
        if colon:
            yield key.strip(), value.strip().strip("\"'")


def _described(kind: str, name: str, language: str, path: Path) -> Template:
    """What the front matter says; what an own template leaves out is taken from the packaged one."""
    own = packaged() not in path.parents
    front = dict(_source(path).front)
    if own and (standard := read(f"{STANDARD}{kind}/{name}.{language}.md")):
        front = {**standard.front, **front}
    return Template(
        kind,
        name,
        language,
        front.get("title", name),
        front.get("about", ""),
        front.get("numbering", ""),
        path,
        own,
        front.get("layout", "page"),
        front.get("from", ""),
    )


def _listed(kind: str, name: str, language: str, path: Path) -> Template:
    """The same for a list, which a file that cannot be read must not stop."""
    try:
        return _described(kind, name, language, path)
    except FileProblem:
        return Template(kind, name, language, name, "", "", path, packaged() not in path.parents)


def _unknown(kind: str, name: str, language: str, folders: Sequence[Path]) -> NotFound:
    of_kind = [template for template in templates(folders) if template.kind == kind]
    languages = sorted(template.language for template in of_kind if template.name == name)
    message = Text(
        "Die Vorlage „{name}“ ({kind}, {language}) gibt es nicht.", "There is no template “{name}” ({kind}, {language})."
    ).fill(name=name, kind=kind, language=language)
    if languages:
        hint = Text("Es gibt sie in: {languages}.", "It exists in: {languages}.").fill(languages=", ".join(languages))
    else:
        names = sorted({template.name for template in of_kind})
        near = get_close_matches(name, names, n=3, cutoff=0.5) or names
        hint = Text("Vorhanden: {names}.", "There are: {names}.").fill(names=", ".join(near) or "–")
    return NotFound(message, hint)
