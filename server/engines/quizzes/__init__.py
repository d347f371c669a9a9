"""Quizzes: chosen, checked and put together from items of every origin."""
