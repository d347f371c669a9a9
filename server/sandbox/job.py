"""What a job of the engine worker is."""

from collections.abc import Callable
from typing import Any

Step = Callable[[str, int], None]
"""(name of the step, percent)"""
Job = Callable[[dict[str, Any], Step], Any]
"""Takes parameters and returns what JSON can hold."""
LoadJob = Callable[[], Job]
"""Imports what the job needs and returns it. The first is called before the worker confines itself."""
