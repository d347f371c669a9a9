"""What every layer of the server stands on: settings, database, logging, errors, unit of work."""
