"""Theme and widgets that know nothing of Roblox, tasks or HTTP."""
