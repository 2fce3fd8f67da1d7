"""The program ``ehrenamt``; ``--version`` alone is answered before anything is loaded."""

import gc
import os
import sys
from io import TextIOWrapper

from ehrenamt_cli import __version__


def main() -> None:
    """Run the command line and leave with its exit status; files and other programs get UTF-8 on every system."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"ehrenamt {__version__}\n")
        return
    gc.disable()  # nothing that loading makes is garbage: a fifth of the start-up
    from ehrenamt_cli.cli import main as run

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")
    status = run()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)  # everything is closed; taking the interpreter apart would cost a tenth of the whole run


if __name__ == "__main__":
    main()
