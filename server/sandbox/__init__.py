"""Untrusted, heavy or crash-prone work, run in supervised subprocesses."""
