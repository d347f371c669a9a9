"""Sharing lessons and quizzes with students, who take the quizzes."""
