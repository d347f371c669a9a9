"""A slow function, and a rewrite of it that does the same and is faster."""

FUNCTION = """\
local function hasDuplicate(list: {number})
	for i = 1, #list do
		for j = i + 1, #list do
			if list[i] == list[j] then
				return true
			end
		end
	end
	return false
end"""
GOOD = """\
local function hasDuplicate(list: {number})
	local seen, hole = {}, false
	for i = 1, #list do
		local value = list[i]
		if value == nil then
			if hole then
				return true
			end
			hole = true
		elseif seen[value] then
			return true
		elseif value == value then
			seen[value] = true
		end
	end
	return false
end"""
