"""Schedules: what runs later, and again and again."""
