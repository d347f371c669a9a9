"""Language models behind an OpenAI-compatible endpoint, or none."""
