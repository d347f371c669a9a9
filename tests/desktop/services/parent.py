"""A desktop reduced to its supervisor, to be killed by a test. Run as a script: `parent.py DATA_DIR`."""

import asyncio
import sys
from pathlib import Path

import qasync
from PySide6.QtCore import QCoreApplication

from desktop.services.job_runner import JobRunner
from desktop.services.server_supervisor import ServerSupervisor

CHILD = Path(__file__).parent / "child.py"


def main() -> None:
    """Supervises until killed."""
    data_dir = Path(sys.argv[1])
    app = QCoreApplication([])
    loop = qasync.QEventLoop(app)
    asyncio.set_event_loop(loop)
    jobs = JobRunner(loop)
    supervisor = ServerSupervisor(jobs, data_dir, command=[sys.executable, str(CHILD), str(data_dir), "serve"])
    supervisor.start()
    loop.run_forever()


if __name__ == "__main__":
    main()
