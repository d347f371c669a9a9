"""Luau scripts: optimizing them."""
