"""Accounts of a team's server: passwords, sign-ins, and what is sent to their address."""
