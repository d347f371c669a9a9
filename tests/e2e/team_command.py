"""`toolboxai`, which trusts the keyring of the tests: `python -m tests.e2e.team_command ARGUMENT...`"""

import fcntl
import sys
import termios

import toolboxai
from desktop.services import secrets

if __name__ == "__main__":
    secrets.TRUSTED["tests.fakes.keyring_in_a_file"] = "Test keyring"
    if sys.stdin.isatty():
        fcntl.ioctl(sys.stdin, termios.TIOCSCTTY, 0)  # what is typed there can then be a signal, as at a real one
    sys.exit(toolboxai.main())
