"""The view that fills the screen: everything by keyboard, the same as the lists say, nothing changed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import DataTable, Static

import builders
from command_line import Cli
from ehrenamt_cli import i18n
from ehrenamt_cli.commands.browse import views
from ehrenamt_cli.output.browsing import Browser, Opened
from ehrenamt_cli.services import registers

pytestmark = pytest.mark.usefixtures("register")


def browsed(play: Callable[[Browser, Pilot[None]], Awaitable[None]]) -> None:
    """Somebody at the keyboard, over the register of the test."""

    async def run() -> None:
        with registers.opened() as register:
            app = Browser("ehrenamt", views(register))
            async with app.run_test(size=(100, 30)) as pilot:
                await pilot.pause()
                await play(app, pilot)

    asyncio.run(run())


def cells(app: Browser, number: int) -> list[str]:
    table: DataTable[Any] = app.query_one(f"#table-{number}", DataTable)
    return [str(cell) for row in range(table.row_count) for cell in table.get_row_at(row)]


def test_keys_turn_to_the_lists_and_enter_opens_a_record() -> None:
    builders.a_volunteer(name="Jörg Müller", languages="ar:B2")

    async def play(app: Browser, pilot: Pilot[None]) -> None:
        await pilot.press("3")
        await pilot.pause()
        assert "Jörg Müller" in cells(app, 3)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Opened)
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, Opened)

    browsed(play)


def test_a_search_finds_as_the_list_does_and_escape_shows_all_again() -> None:
    builders.a_volunteer(name="Jörg Müller")
    builders.a_volunteer(name="Anna Weber")

    async def play(app: Browser, pilot: Pilot[None]) -> None:
        await pilot.press("3", "slash", *"mueller", "enter")
        await pilot.pause()
        assert "Jörg Müller" in cells(app, 3)
        assert "Anna Weber" not in cells(app, 3)
        await pilot.press("escape")
        await pilot.pause()
        assert "Anna Weber" in cells(app, 3)

    browsed(play)


def test_what_is_due_leads_to_whom_it_concerns(cli: Cli) -> None:
    person = builders.a_volunteer(name="Jörg Müller")
    cli("reminder", "add", "--title", "Zurückrufen", "--due", "+1d", "--volunteer", person["id"], expect=0)

    async def play(app: Browser, pilot: Pilot[None]) -> None:
        assert any("Zurückrufen" in cell for cell in cells(app, 1))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, Opened)

    browsed(play)


def test_hostile_text_and_an_empty_list_do_no_harm() -> None:
    builders.a_volunteer(name="[red]Ada[/red] [@click=app.quit]x[/]")

    async def play(app: Browser, pilot: Pilot[None]) -> None:
        await pilot.press("3")
        await pilot.pause()
        assert "[red]Ada[/red] [@click=app.quit]x[/]" in cells(app, 3)
        await pilot.press("enter", "escape", "4")
        await pilot.pause()
        assert app.query_one("#empty-4", Static).display

    browsed(play)


def test_nothing_is_changed_and_a_blocked_address_stays_hidden() -> None:
    builders.a_volunteer(name="Ada Beispiel", postal_code="21335", town="Geheimstadt", address_blocked="ja")
    before = builders.everything()

    async def play(app: Browser, pilot: Pilot[None]) -> None:
        for key in "12345":
            await pilot.press(key)
            await pilot.pause()
        await pilot.press("3")
        await pilot.pause()
        assert not any("21335" in cell for cell in cells(app, 3))

    browsed(play)
    assert builders.everything() == before


def test_both_languages_and_no_terminal(cli: Cli) -> None:
    assert "braucht es ein Terminal" in cli("browse", expect=2).stderr
    i18n.use_language("en")

    async def play(app: Browser, _: Pilot[None]) -> None:
        assert "Volunteers" in str(app.query_one("#tabs").query("Tab")[2].render())

    browsed(play)
    i18n.use_language("de")
