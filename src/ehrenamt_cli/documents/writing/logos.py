"""The organisation's logo: a file ``logo.svg`` or ``logo.png`` beside its own templates, looked at before it is used."""

from __future__ import annotations

import re
import struct
import zlib
from base64 import b64encode
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from ehrenamt_cli.documents.tree import Picture
from ehrenamt_cli.documents.writing.parts import FONTS
from ehrenamt_cli.errors import FileProblem
from ehrenamt_cli.i18n import Text

LARGEST = 2_000_000
"""Bytes; a logo that fills a quarter of a sheet in print needs a tenth of this."""

_MOST_DOTS, _MOST_SHAPES, _MOST_COPIES = 6_000, 5_000, 200
_SHAPES = frozenset(
    [
        *("svg", "g", "defs", "title", "desc", "metadata", "style", "switch", "symbol", "use"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "image"),
        *("linearGradient", "radialGradient", "stop", "clipPath", "mask"),
    ]
)
_SVG, _XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
_DATA = re.compile(r"data:image/(png|jpe?g);base64,[A-Za-z0-9+/=\s]*")
_ELSEWHERE = re.compile(r"url\(\s*['\"]?(?!\s*#)|@import|expression|javascript:", re.IGNORECASE)
_OTHER_FORMATS = ("jpg", "jpeg", "gif", "webp", "pdf", "bmp", "tif", "tiff", "eps", "ai")


class _Drawing(NamedTuple):
    svg: str
    png: bytes
    ratio: float


def picture(folder: Path, alt: str) -> Picture | None:
    """The logo in this folder, if it has one; FileProblem says in one sentence why it cannot be used."""
    for name in ("logo.svg", "logo.png"):
        path = folder / name
        if path.is_file():
            drawing = _read(path, path.stat().st_mtime_ns)
            return Picture(drawing.svg, drawing.png, drawing.ratio, alt)
    for ending in _OTHER_FORMATS:
        if (folder / f"logo.{ending}").is_file():
            raise _problem(folder / f"logo.{ending}", Text("ein Logo muss SVG oder PNG sein", "a logo must be SVG or PNG"))
    return None


@lru_cache(maxsize=4)
def _read(path: Path, changed_at: int) -> _Drawing:
    """The file, once for all documents of a run."""
    size = path.stat().st_size
    if size > LARGEST:
        raise _problem(
            path,
            Text("sie ist mit {mb} MB zu groß, erlaubt sind 2 MB", "it has {mb} MB, 2 MB are allowed").fill(mb=size // 1_000_000),
        )
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise _problem(
            path, Text("sie lässt sich nicht lesen ({why})", "it cannot be read ({why})").fill(why=problem.strerror)
        ) from None
    return _from_svg(path, content) if path.suffix == ".svg" else _from_png(path, content)


def _from_svg(path: Path, content: bytes) -> _Drawing:
    try:
        text = content.decode("utf-8-sig")
        if re.search(r"<!DOCTYPE[^>]*\[|<!ENTITY|<\?xml-stylesheet", text):
            raise _problem(path, _FOREIGN.fill(what="<!DOCTYPE …[> / <!ENTITY>"))
        root = ElementTree.fromstring(re.sub(r"<!DOCTYPE[^>]*>", "", text))
    except (UnicodeDecodeError, ElementTree.ParseError, ValueError):
        raise _problem(path, Text("sie ist keine gültige SVG-Datei", "it is no valid SVG file")) from None
    if root.tag not in (f"{{{_SVG}}}svg", "svg"):
        raise _problem(path, Text("sie ist keine gültige SVG-Datei", "it is no valid SVG file"))
    _check_shapes(path, root)
    ratio = _ratio(root)
    if not 0.05 <= ratio <= 20:
        raise _problem(path, _NO_SIZE)
    text = re.sub(r"<!DOCTYPE[^>]*>", "", text)
    return _Drawing(text, _dots(path, text, ratio), ratio)


def _check_shapes(path: Path, root: ElementTree.Element) -> None:
    """Nothing but a drawing: no program, nothing from elsewhere, nothing that multiplies itself."""
    shapes = list(root.iter())
    copies = [shape for shape in shapes if shape.tag.rpartition("}")[2] == "use"]
    within = sum(1 for shape in shapes if shape.get("id") for inner in shape.iter() if inner in copies and inner is not shape)
    if len(shapes) > _MOST_SHAPES or len(copies) > _MOST_COPIES or (within and len(copies) > 20):
        raise _problem(path, Text("sie hat zu viele Formen", "it has too many shapes"))
    for shape in shapes:
        namespace, _, name = shape.tag.rpartition("}")
        drawn = namespace.strip("{") in ("", _SVG)
        if (drawn and name not in _SHAPES) or namespace.strip("{") == _XHTML:
            raise _problem(path, _FOREIGN.fill(what=f"<{name}>"))
        for key, value in shape.items():
            attribute = key.rpartition("}")[2].lower()
            link = attribute in ("href", "src") and not (value.startswith("#") or _DATA.fullmatch(value))
            if attribute.startswith("on") or link or _ELSEWHERE.search(value):
                raise _problem(path, _FOREIGN.fill(what=f"{attribute}=…"))
        if name == "style" and _ELSEWHERE.search("".join(shape.itertext())):
            raise _problem(path, _FOREIGN.fill(what="url(…)"))


def _ratio(root: ElementTree.Element) -> float:
    """Width by height, from the view box or the sizes; 0 where neither says."""
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", root.get("viewBox", ""))]
    if len(numbers) != 4:
        sizes = [re.match(r"\d+(?:\.\d+)?", root.get(side, "")) for side in ("width", "height")]
        numbers = [0, 0, *(float(size[0]) if size else 0 for size in sizes)]
    return numbers[2] / numbers[3] if numbers[3] > 0 else 0


def _dots(path: Path, svg: str, ratio: float) -> bytes:
    """The drawing as PNG, six centimetres wide at 300 dots to the inch; also the proof that it can be drawn."""
    import typst

    width = min(6.0, 1.7 * ratio)
    page = f"#set page(width: {width}cm, height: {width / ratio}cm, margin: 0cm, fill: none)\n"
    source = page + '#image(bytes(sys.inputs.logo), format: "svg", width: 100%, height: 100%)'
    try:
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
        return bytes(typst.compile(source.encode(), font_paths=fonts, format="png", ppi=300.0, sys_inputs={"logo": svg}))
    except typst.TypstError:
        raise _problem(path, Text("sie lässt sich nicht zeichnen", "it cannot be drawn")) from None


def _from_png(path: Path, content: bytes) -> _Drawing:
    width, height = _png_size(path, content)
    if not 0.05 <= width / height <= 20:
        raise _problem(path, _NO_SIZE)
    data = b64encode(content).decode()
    size = f'width="{width}" height="{height}"'
    svg = (
        f'<svg xmlns="{_SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 {width} {height}" {size}>'
        f'<image {size} xlink:href="data:image/png;base64,{data}"/></svg>'
    )
    _dots(path, svg, width / height)
    return _Drawing(svg, content, width / height)


def _png_size(path: Path, content: bytes) -> tuple[int, int]:
    """Width and height in dots of a PNG that is whole and no larger unpacked than it says."""
    broken = _problem(path, Text("sie ist keine gültige PNG-Datei", "it is no valid PNG file"))
    if content[:8] != b"\x89PNG\r\n\x1a\n" or content[12:16] != b"IHDR":
        raise broken
    width, height = struct.unpack(">II", content[16:24])
    if not (0 < width <= _MOST_DOTS and 0 < height <= _MOST_DOTS):
        raise _problem(
            path, Text("sie hat mehr als {n} Punkte an einer Seite", "it has more than {n} dots on one side").fill(n=_MOST_DOTS)
        )
    place, packed = 8, b""
    while place + 12 <= len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        chunk = content[place + 4 : place + 8 + length]
        if zlib.crc32(chunk) != int.from_bytes(content[place + 8 + length : place + 12 + length], "big"):
            raise broken
        packed += chunk[4:] if chunk[:4] == b"IDAT" else b""
        place += 12 + length
    unpacking = zlib.decompressobj()
    try:
        unpacking.decompress(packed, (width * 8 + 1) * height + height * 8 + 1)
    except zlib.error:
        raise broken from None
    if not unpacking.eof or unpacking.unconsumed_tail:
        raise broken
    return width, height


_FOREIGN = Text(
    "sie enthält etwas anderes als eine Zeichnung ({what}); Skripte und Verweise nach außen sind nicht erlaubt",
    "it holds something other than a drawing ({what}); scripts and references to elsewhere are not allowed",
)
_NO_SIZE = Text(
    "ihre Größe fehlt oder ist ungewöhnlich (höchstens zwanzigmal so breit wie hoch)",
    "its size is missing or unusual (at most twenty times as wide as high)",
)


def _problem(path: Path, why: Text) -> FileProblem:
    return FileProblem(
        Text("Die Logodatei {path} lässt sich nicht verwenden: {why}.", "The logo {path} cannot be used: {why}.").fill(
            path=path, why=why
        ),
        Text(
            "Bitte die Datei ersetzen oder wegnehmen; am einfachsten geht ein PNG, etwa 1000 Punkte breit.",
            "Please replace or remove the file; a PNG about 1000 dots wide is easiest.",
        ),
    )
