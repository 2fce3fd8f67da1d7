"""The schemas of both office formats: Word's as Microsoft's own library has them, OpenDocument's as OASIS publishes them.

Both come with the wheel of openxml-audit (MIT licence; the OASIS schemas may be copied unchanged).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from zipfile import ZipFile

import openxml_audit.odf
from lxml import etree
from openxml_audit.validator import OpenXmlValidator

_ODF = Path(openxml_audit.odf.__file__).parent / "schemas" / "odf-1.3"
_ODF_PARTS = {
    "content.xml": "OpenDocument-v1.3-schema.rng",
    "styles.xml": "OpenDocument-v1.3-schema.rng",
    "meta.xml": "OpenDocument-v1.3-schema.rng",
    "META-INF/manifest.xml": "OpenDocument-v1.3-manifest-schema.rng",
}
_ONLY_IN_THAT_LIBRARY = ("/fontTable' is missing.", "/theme' is missing.")
"""ECMA-376 part 1, 11.3.5 and 14.2.7 allow a document to have these parts; they do not ask for them."""


def broken_in_word(path: Path) -> list[str]:
    """What a .docx breaks of its schema and its references, in the validator's words; empty for a valid file."""
    found = (error.description for error in _word().validate(path).errors)
    return [problem for problem in found if not problem.endswith(_ONLY_IN_THAT_LIBRARY)]


def broken_in_opendocument(path: Path) -> list[str]:
    """What the parts of an .odt break of OpenDocument 1.3; empty for a valid file."""
    problems = []
    with ZipFile(path) as archive:
        for part, schema in _ODF_PARTS.items():
            checked = _relaxng(schema)
            if not checked.validate(etree.fromstring(archive.read(part))):
                problems += [f"{part}, {error.line}: {error.message}" for error in checked.error_log]
    return problems


@cache
def _word() -> OpenXmlValidator:
    return OpenXmlValidator()


@cache
def _relaxng(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(_ODF / name)))
