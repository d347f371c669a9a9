"""Rewrites of hot functions that somebody else proposes, as a language model does."""
