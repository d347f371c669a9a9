"""A teacher's own files: read whatever they are, cleaned, and kept with their sections and pages."""
