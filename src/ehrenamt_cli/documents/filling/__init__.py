"""Filling: Jinja made harmless, and what it says when a template is wrong."""
