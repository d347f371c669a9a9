"""Lesson plans: sections with their minutes, put together from packs, own material and items."""
