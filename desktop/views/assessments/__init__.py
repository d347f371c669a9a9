"""The page of assessments, with its practice mode."""
