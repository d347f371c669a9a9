"""Sheets for people: one layout, drawn as Markdown, HTML, DOCX and PDF."""
