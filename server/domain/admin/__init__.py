"""What admins see of tasks, processes and queues."""
