"""Files that results were saved over: saving, restoring, and what is asked before."""
