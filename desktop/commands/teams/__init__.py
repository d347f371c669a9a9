"""The command line's own sign-ins to team servers, one for each server. The window has its own, of other tokens."""
