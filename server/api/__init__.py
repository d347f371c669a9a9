"""Thin routers, one a noun."""
