"""Takes out of a text what nobody would read aloud. One step a file."""
