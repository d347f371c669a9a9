"""Help inside the app."""
