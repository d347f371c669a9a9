"""Which engine made a result."""

ENGINE_VERSION = 1
"""Raise it with a change that may give another result for the same request: until then stored ones are given again."""
