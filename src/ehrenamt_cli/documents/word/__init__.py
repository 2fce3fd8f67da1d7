"""Word templates of one's own, filled by docxtpl."""
