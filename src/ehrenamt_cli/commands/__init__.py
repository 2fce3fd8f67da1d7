"""Commands: parse, call one service, return its result."""
