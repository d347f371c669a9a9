"""Luau's own programs, `luau` and `luau-analyze`, where a person has installed them. Everything works without."""
