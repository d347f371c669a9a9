"""What this computer keeps for itself in SQLite: the history of tasks, and requests that wait for the server."""
