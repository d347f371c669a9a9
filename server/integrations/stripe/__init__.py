"""Payments: the `stripe` SDK, bounded in time and in where people are sent."""
