"""Lessons and assessments: making them, and keeping what was made."""
