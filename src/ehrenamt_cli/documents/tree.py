"""The document between template and file: a small typed tree that every writer reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ehrenamt_cli.domain.colours import ACCENT


@dataclass(frozen=True, slots=True)
class Words:
    """A run of literal text in one style; ``link`` is the address behind it.

    ``apart`` is said of a value or a telephone number: in text that runs from right to left it keeps its own direction.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A value not known yet: a draft prints ⟨label⟩."""

    label: str

    @property
    def text(self) -> str:
        """The label in its brackets."""
        return f"⟨{self.label}⟩"


@dataclass(frozen=True, slots=True)
class Break:
    """A new line within a paragraph."""


Inline = Words | Gap | Break
Line = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's heading; ``level`` 1 is the highest below the title. ``number`` is "§ 3" where sections count."""

    level: int
    content: Line
    number: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    content: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without numbers."""

    items: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list that counts: ``pattern`` is how the first number looks, "(1)", "1." or "a)"."""

    items: tuple[tuple[Block, ...], ...]
    pattern: str = "1."
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row is its head."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Blocks set apart from the rest."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs for whom; ``place_day`` stands on the line when it is known already."""

    party: Inline
    name: Inline
    role: str = ""
    place_day: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, never parted by the end of a page."""

    signers: tuple[Signer, ...]


Block = Heading | Paragraph | Bullets | Numbered | Table | Quote | Signatures


@dataclass(frozen=True, slots=True)
class Picture:
    """The organisation's logo: an SVG that holds nothing but its drawing, and what it is called where it cannot be seen."""

    svg: str
    png: bytes
    """The same as dots, for programs that cannot draw."""
    ratio: float
    """Width by height."""
    alt: str


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who sends the document, and the look of the house."""

    name: str
    address: str = ""
    reach: tuple[str, ...] = ()
    """Telephone, e-mail, website: what is known of them."""
    phone: str = ""
    email: str = ""
    footer: tuple[str, ...] = ()
    """What stands side by side at the foot of the first page: bank, register number, board."""
    accent: str = ACCENT
    logo: Picture | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """What makes a document a letter: whom it goes to, line by line; ``remarks`` stand above, such as "Persönlich"."""

    recipient: tuple[Line, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentTree:
    """A whole document, ready for any writer."""

    title: str
    subtitle: str
    language: str
    number: str
    day: date
    draft: bool
    letterhead: Letterhead
    blocks: tuple[Block, ...]
    fonts: tuple[Path, ...] = ()
    """Folders with further fonts, for letters that the shipped ones lack."""
    letter: Letter | None = None
    """Set for letters: they are laid out by DIN 5008, form B."""
    data: str = ""
    """JSON of what the document was made from, where a PDF is to carry it: PDF/A-2 allows no such attachment, PDF/A-3 does."""


def plain(content: Sequence[Inline]) -> str:
    """The words alone, on one line."""
    return "".join(" " if isinstance(part, Break) else part.text for part in content)


def column_weights(table: Table) -> list[float]:
    """How wide each column should be, as parts of 1: enough for the longest word, more for more text."""
    columns = list(zip(table.head, *table.rows, strict=True))
    needs = []
    for column in columns:
        texts = [plain(cell) for cell in column]
        longest_word = max((len(word) for text in texts for word in text.replace("@", "@ ").split(" ")), default=0)
        longest_text = max(map(len, texts), default=0)
        needs.append(3.5 + max(min(longest_word, 30), min(longest_text, 30) * 0.8))
    return [need / sum(needs) for need in needs]


def walk(blocks: Sequence[Block]) -> Iterator[Block]:
    """Every block, in reading order, those inside lists and quotes included."""
    for block in blocks:
        yield block
        if isinstance(block, Bullets | Numbered):
            for item in block.items:
                yield from walk(item)
        elif isinstance(block, Quote):
            yield from walk(block.blocks)
