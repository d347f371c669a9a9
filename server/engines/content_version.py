"""The version of the content engines. It changes whenever the same seed may make something else."""

CONTENT_VERSION = "1"
