"""The admin's page: figures, charts, workers, queues and what is stuck."""
