"""How strong a passphrase is: what anybody would guess first is refused, four words are good."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehrenamt_cli.domain.passphrases import SHORTEST, STRONG, WEAK, strength


@pytest.mark.parametrize(
    "passphrase",
    [
        "", "kurz", "123456789", "1234567890", "0987654321", "aaaaaaaaaaaaaaaa", "qwertzuiop", "asdfghjklasdfghjkl",
        "passwort123", "Passwort2027", "ehrenamt ehrenamt", "Koordination1", "abcdefghijklm",
        "Anneliese1948", "11111 22222 33333", "          ",
    ],
)  # fmt: skip
def test_what_anybody_would_guess_is_refused(passphrase: str) -> None:
    assert strength(passphrase).refused


@pytest.mark.parametrize("passphrase", ["lange genug hier", "Sommer in Celle!"])
def test_what_could_be_guessed_is_weak_and_says_so(passphrase: str) -> None:
    found = strength(passphrase)

    assert not found.refused
    assert found.bits < WEAK
    assert "schwach" in found.sentence.de


@pytest.mark.parametrize(
    "passphrase",
    ["apfel tinte wolke zaun fahne", "Kanne-Lupe-Distel-Ahorn-Ziege", "xR7#kP2!vQ9z_mL4", "7k3m 9wq2 h4vd c8pz x2na"],
)
def test_what_nobody_guesses_is_good(passphrase: str) -> None:
    assert strength(passphrase).bits >= STRONG


@given(st.text(), st.text())
def test_more_never_makes_it_much_weaker_and_nothing_breaks_it(first: str, more: str) -> None:
    one, both = strength(first), strength(f"{first} {more}")

    assert one.sentence.de
    assert one.refused or len(first) >= SHORTEST
    assert both.bits >= one.bits
