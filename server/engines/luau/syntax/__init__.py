"""Lexer, syntax tree and parser of Luau."""
