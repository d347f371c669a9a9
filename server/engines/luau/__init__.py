"""The Luau optimizer: reads, edits and checks scripts."""
