"""The real Luau VM, run in short sessions that are limited, repeatable and recorded."""
