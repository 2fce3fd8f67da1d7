"""Seeded problems of every size, and what the planner makes of them."""
