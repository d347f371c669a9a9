"""What is told outside the window: notifications of the system, and an icon in the tray."""
