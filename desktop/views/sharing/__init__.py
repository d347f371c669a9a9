"""Sharing lessons and quizzes with students: the teacher's side."""
