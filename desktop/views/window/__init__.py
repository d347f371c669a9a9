"""The main window: sidebar, pages, tasks panel, banner and toasts."""
