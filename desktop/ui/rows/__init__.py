"""Lists of things of one kind: two lines each, and badges."""
