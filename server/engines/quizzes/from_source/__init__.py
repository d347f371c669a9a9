"""Questions from a teacher's own text: only such whose key stands there, word for word."""
