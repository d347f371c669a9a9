"""Signing in to a team's server, by password or invitation, and out of it."""
