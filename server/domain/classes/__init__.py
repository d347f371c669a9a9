"""Classes of students."""
