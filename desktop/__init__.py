"""The Qt client of ToolBoxAI Companion."""
