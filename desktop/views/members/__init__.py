"""The page of members: who belongs to the organization, who is invited, and what happened."""
