"""What the views stand on: server, wire, live events, tasks and preferences. QtCore and QtNetwork only."""
