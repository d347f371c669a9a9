"""The wire: pydantic models that desktop and server both speak. Nothing here imports either side."""
