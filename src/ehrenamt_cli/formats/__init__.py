"""Rows to bytes and back: tables, columns and the fields they belong to."""
