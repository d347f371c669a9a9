"""What the pages of lessons and assessments share: form fields, library, the open document, files."""
