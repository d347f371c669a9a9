"""Questions at the terminal, on standard error: standard output is for what the command answers."""

import getpass
import signal
import sys
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from contracts.auth import LONGEST_PASSWORD
from desktop.commands.output import BadInput, complain
from desktop.services.printable import escaped

_LONGEST_UTF8 = 4


def at_a_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(question: str, option: str) -> str:
    """What is typed. Raises BadInput where nobody can be asked; `option` says how it is said then."""
    if not at_a_terminal():
        raise BadInput(f"There is no terminal to ask at: name it with {option}.")
    with _interruptible():
        sys.stderr.write(f"{escaped(question)}: ")
        sys.stderr.flush()
        line = sys.stdin.readline()
    if not line:
        raise BadInput("Nothing was entered.")
    return line.strip()


def ask_password() -> str:
    """Nothing of it is shown. Raises BadInput where that cannot be had."""
    if not at_a_terminal():
        raise BadInput("There is no terminal to ask for the password: pipe it in, with --password-stdin.")
    with _interruptible(), warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass("Password: ")
        except getpass.GetPassWarning as error:
            raise BadInput("This terminal would show the password: pipe it in, with --password-stdin.") from error
        except EOFError as error:
            raise BadInput("Nothing was entered.") from error


def piped_password() -> str:
    """The first line of standard input, as UTF-8. Raises BadInput."""
    if sys.stdin is None or at_a_terminal():
        raise BadInput("--password-stdin is for a pipe or a file; leave it out to be asked here.")
    line = sys.stdin.buffer.readline(LONGEST_PASSWORD * _LONGEST_UTF8)
    try:
        return line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise BadInput("The password on standard input is not UTF-8.") from error


def ask_which(question: str, answers: Sequence[str], option: str) -> int:
    """The index of the chosen answer. Raises BadInput as `ask` does."""
    for number, answer in enumerate(answers, start=1):
        complain(f"  {number}  {answer}")
    while True:
        typed = ask(f"{question} (1 to {len(answers)})", option)
        if typed.isascii() and typed.isdigit() and 1 <= int(typed) <= len(answers):
            return int(typed) - 1


@contextmanager
def _interruptible() -> Iterator[None]:
    """Ctrl+C ends the question at once: asyncio's own handler would wait for its loop, which waits for the answer."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
