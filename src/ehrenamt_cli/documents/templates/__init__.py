"""Templates: where they are found, what they name, and whether they are sound."""
