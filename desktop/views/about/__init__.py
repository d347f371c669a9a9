"""What this app is made of."""
