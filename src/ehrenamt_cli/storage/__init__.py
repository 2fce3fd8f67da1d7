"""The only code that knows SQL and the register file."""
