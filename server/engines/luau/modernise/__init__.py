"""Old Roblox API and what takes its place: a step of its own, before the optimizer, and only when it is asked for."""
