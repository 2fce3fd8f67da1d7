"""What a person wants to get done: one function, one intention, one transaction."""
