"""Erasing people for good: what goes, what stays without them, what a law keeps, and nothing left behind."""
