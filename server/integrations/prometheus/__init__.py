"""Figures in the format that Prometheus reads."""
