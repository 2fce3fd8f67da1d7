"""The coordinator's toolkit: one encrypted register, matching, agreements and deadlines."""

__version__ = "0.1.0"
