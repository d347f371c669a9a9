"""Schedules: what is started later, once or again and again."""
