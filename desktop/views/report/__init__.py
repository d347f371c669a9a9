"""Saving the report of an optimization, from wherever its result is shown."""
