"""Pure libraries that import nothing of the server."""
