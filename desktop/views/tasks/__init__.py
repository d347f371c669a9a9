"""Tasks as the person sees them: cards in a panel, a toast at the end."""
