"""The processes of a team server: those that answer requests, those that work, and the hub. On PostgreSQL and Redis."""
