"""Nodes of the server: worker slots and the leases of singleton loops."""
