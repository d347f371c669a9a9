"""The task ledger: every task, its transitions and its result."""
