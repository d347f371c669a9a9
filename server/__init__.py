"""The server of ToolBoxAI Companion: API, task ledger, workers, realtime hub and engines."""
