"""Placements from lists of other programs: each row through every rule, as if somebody had typed it."""

from __future__ import annotations

from ehrenamt_cli.commands.imports import importing
from ehrenamt_cli.services.placement_lists import LISTED, take_over

placements = importing(LISTED, take_over)
