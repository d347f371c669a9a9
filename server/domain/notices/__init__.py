"""What people want to be told about their tasks by mail."""
