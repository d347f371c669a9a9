"""Thin routers, one a noun."""

from contracts.base import build_models

build_models()  # a route takes its validators when it is declared, and a request waits for none
