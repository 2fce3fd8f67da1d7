"""The program ``ehrenamt``; ``--version`` alone is answered before anything is loaded."""

import sys

from ehrenamt_cli import __version__


def main() -> None:
    """Run the command line and leave with its exit status."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"ehrenamt {__version__}\n")
        return
    from ehrenamt_cli.cli import main as run

    sys.exit(run())


if __name__ == "__main__":
    main()
