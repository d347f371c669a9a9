"""The page of what was shared with the person: lessons to read and quizzes to take."""
