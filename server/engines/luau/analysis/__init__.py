"""What can be known about a script from its text alone."""
