"""Charts that the window draws itself."""
