"""What a script's text shows of the instances of Roblox that it reads."""
