"""The log of acts that matter for an organization's security."""
