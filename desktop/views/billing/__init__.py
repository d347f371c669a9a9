"""The page of billing: the plan, what is used of it, changing it, and what was paid."""
