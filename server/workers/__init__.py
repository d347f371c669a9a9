"""Background work: Celery, dispatcher, publisher, reaper."""
