"""Logs, and a report for whoever is to help."""
