"""A real Chromium for the tests of web pages: ``python tools/browser.py`` installs one where there is none.

One that is there is taken: Chromium, Chrome or Edge. Else Debian's package is installed, where one may, or the build that
Playwright brings. Where neither is possible that is said, and the tests of web pages are left out, except in CI.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
_ELSEWHERE = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path(os.environ.get("PROGRAMFILES", "")) / "Google/Chrome/Application/chrome.exe",
    Path(os.environ.get("PROGRAMFILES(X86)", "")) / "Microsoft/Edge/Application/msedge.exe",
)


def found() -> Path | None:
    """The program of a browser with Chromium inside; None where there is none."""
    for name in _NAMES:
        if there := shutil.which(name):
            return Path(there)
    return next((path for path in (*_ELSEWHERE, _brought()) if path.is_absolute() and path.is_file()), None)


def main() -> int:
    """Install one if there is none; never fails, the tests say what they lack."""
    if found():
        return 0
    if sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
        for words in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
            subprocess.run(["apt-get", "--quiet", *words], check=False, stdout=subprocess.DEVNULL)
    if not found():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
    if not found():
        print("No Chromium here, and none can be had: the tests of web pages are left out.", file=sys.stderr)
    return 0


def _brought() -> Path:
    """Where Playwright keeps its own."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


if __name__ == "__main__":
    sys.exit(main())
