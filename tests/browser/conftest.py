"""A real Chromium, without a network, and the pages that people get."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tools.browser import found

from command_line import run

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\"> & Söhne"
"""The name of the organisation on every page."""

PAGES = {
    "year": ("report", "year"),
    "languages": ("report", "languages"),
    "load": ("report", "load"),
    "network": ("network",),
    "directory": ("network", "directory"),
    "agreement": ("agreement", "render", "KV-2027-0001", "--draft"),
}
"""What is printed as a web page, and the command that does."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser; where there is none the tests are left out, in CI that is a failure.

    It is gone before another module begins: its event loop would stand in the way of others.
    """
    program = found()
    if program is None:
        assert not os.environ.get("CI"), "a browser is missing: python tools/browser.py"
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        one = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        yield one
        one.close()


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages of a register with invented people, as files."""
    folder = tmp_path_factory.mktemp("pages")
    with pytest.MonkeyPatch.context() as patch:
        for name in [*os.environ]:
            if name.startswith(("EHRENAMT_", "LC_", "XDG_")):
                patch.delenv(name)
        for name, value in {"HOME": str(folder), "LANG": "de_DE.UTF-8", "EHRENAMT_TODAY": "2027-03-01"}.items():
            patch.setenv(name, value)
        patch.setenv("EHRENAMT_REGISTER", str(folder / "register.db"))
        run("init", "--demo", "--organisation", HOSTILE, "--land", "NI", "--unencrypted", "--yes", expect=0)
        for name, words in PAGES.items():
            run(*words, "--to", "html", "-o", folder / f"{name}.html", expect=0)
    return {name: folder / f"{name}.html" for name in PAGES}


@pytest.fixture(params=PAGES)
def page(browser: Browser, written: dict[str, Path], request: pytest.FixtureRequest) -> Iterator[Page]:
    """One of the pages, opened in a window of 1024 by 768; what it asks for and complains about is noted in ``window.name``."""
    context = browser.new_context(viewport={"width": 1024, "height": 768}, offline=True, java_script_enabled=True)
    tab = context.new_page()
    tab.asked, tab.complained = [], []  # type: ignore[attr-defined]
    tab.on("request", lambda asked: tab.asked.append(asked.url))  # type: ignore[attr-defined]
    tab.on("console", lambda said: tab.complained.append(said.text))  # type: ignore[attr-defined]
    tab.on("pageerror", lambda error: tab.complained.append(str(error)))  # type: ignore[attr-defined]
    tab.goto(written[request.param].as_uri())
    yield tab
    context.close()
