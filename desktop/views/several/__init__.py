"""Several scripts at once: a list, run together, each with its result."""
