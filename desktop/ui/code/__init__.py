"""Showing source code: an editor, syntax colours, a side-by-side comparison."""
