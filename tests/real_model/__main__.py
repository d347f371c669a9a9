"""`python -m tests.real_model`: builds llama-server, and runs the tests that ask a real model; behind `dev.py`.

`--record` writes the committed transcript anew from such a run, and does nothing else. Other arguments go to pytest.
"""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.builders.cache import cache_folder
from tests.builders.recorded_quizzes import RECORD_VARIABLE
from tests.real_model.building import CannotBuild, built
from tests.sizes import MODEL_VARIABLE

ROOT = Path(__file__).resolve().parents[2]
TESTS = "tests/server/workers/test_real_model.py"
BAD_ENVIRONMENT = 2
RECORD = "--record"


def main(arguments: Sequence[str]) -> int:
    """The exit code of pytest; 2 where it cannot be built."""
    try:
        folder = built(cache_folder())
    except CannotBuild as error:
        print(error, file=sys.stderr)
        return BAD_ENVIRONMENT
    environment = {**os.environ, MODEL_VARIABLE: str(folder)}
    chosen = [argument for argument in arguments if argument != RECORD]
    if RECORD in arguments:
        environment[RECORD_VARIABLE] = "1"
        chosen += ["-k", "TestTranscript"]
    command = [sys.executable, "-m", "pytest", TESTS, "-n", "0", *chosen]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
