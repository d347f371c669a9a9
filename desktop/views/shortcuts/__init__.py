"""The sheet of shortcuts."""
