"""Quizzes that are taken on a screen: in which order options stand, what may be answered, and what that is worth."""
