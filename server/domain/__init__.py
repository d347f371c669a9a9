"""Nouns of the product: models, repositories (all SQL), services (all decisions)."""
