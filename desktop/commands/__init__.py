"""The command line's commands, one file each, over the same services as the window."""
