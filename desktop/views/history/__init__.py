"""Every task of this workspace: found, read, compared, brought back."""
