"""The short form of ``make torture``: a few dozen kills, a full and a read-only disk, a crowd, broken bytes, a wrong clock."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

TORTURE = Path(__file__).resolve().parents[2] / "tools" / "torture.py"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="programs are forked to be killed")
def test_nothing_acknowledged_is_lost_and_nothing_is_half(record_property: Callable[[str, object], None]) -> None:
    done = subprocess.run(
        [sys.executable, str(TORTURE), "--kills", "36", "--seed", "7"], capture_output=True, text=True, check=False
    )

    record_property("figures", done.stdout)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "nothing acknowledged was lost" in done.stdout
    assert " 0 bytes left" in done.stdout
    killed = int(done.stdout.splitlines()[-1].split()[0])
    assert killed >= 15
