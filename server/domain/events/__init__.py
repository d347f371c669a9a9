"""The gap-free event log of each organization."""
