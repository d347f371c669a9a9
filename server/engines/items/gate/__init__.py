"""The quality gate: every item and every set passes it, whoever made them."""
