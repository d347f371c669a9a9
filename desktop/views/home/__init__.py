"""The page that a person begins on: what to go on with, what came of the last runs, what to try."""
