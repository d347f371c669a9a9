"""Quizzes and lessons as files that other programs read."""
