"""The Roblox Studio page: a script in, the optimized script and its evidence out."""
