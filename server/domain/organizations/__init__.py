"""Organizations, their members, and the local workspace."""
