"""The Rojo project, or the folder, around a script."""
