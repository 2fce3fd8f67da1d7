"""Passing data about a client to a partner: only what is covered, and remembered with what covered it."""
