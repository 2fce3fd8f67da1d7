"""What is left of a bug: a log with the places in the program, and nothing of what people typed or stored."""

from __future__ import annotations

from pathlib import Path

from ehrenamt_cli import __version__, clock
from ehrenamt_cli.errors import EhrenamtError
from ehrenamt_cli.i18n import NOTHING, Text


def reported(error: BaseException, folder: Path) -> EhrenamtError:
    """The error a person sees for a bug; the log holds the kind of error and the lines, never a value."""
    import platform
    import traceback

    frames = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    lines = [
        f"{clock.now()} ehrenamt {__version__} Python {platform.python_version()} {platform.system()}",
        type(error).__name__,
        *frames,
    ]
    hint = NOTHING
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        log = folder / "fehler.log"
        with log.open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n\n")
        log.chmod(0o600)
        hint = Text(
            "Bitte diese Datei an die Entwickler:innen geben, sie enthält keine Personendaten: {log}",
            "Please pass this file to the developers, it holds no personal data: {log}",
        ).fill(log=log)
    except OSError:
        hint = Text("Die Stelle: {place}.", "The place: {place}.").fill(place=" ← ".join(reversed(frames[-3:])))
    return EhrenamtError(Text("Hier steckt ein Fehler im Programm.", "This is a bug in the program."), hint)
