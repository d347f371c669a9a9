"""The command palette: pages, actions, tasks and recent scripts behind one search field."""
