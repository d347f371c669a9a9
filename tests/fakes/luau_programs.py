"""Stand-ins for `luau` and `luau-analyze`, which nobody may have: programs that take the same options and say what
theirs say in the same form. They know nothing of Luau; they serve for what happens around a program.
"""

import shlex
import sys
from pathlib import Path

LUAU = """
version={version}
unsupported={unsupported}
if [ "$1" = --version ]; then
    if [ -n "$version" ]; then echo "$version"; exit 0; fi
    echo "Error: Unrecognized option '--version'." >&2; exit 1
fi
if [ "$1 $2" != "-O2 --codegen" ]; then exit 9; fi
if [ -n "$unsupported" ]; then
    echo "Warning: Native code generation is not supported in current configuration" >&2
fi
text=$(cat "$3")
case "$text" in
    *hang*) sleep 60;;
    *slow*) sleep {slow};;
    *quick*) sleep {quick};;
esac
echo "something printed"
case "$text" in *error*) exit 1;; esac
exit 0
"""
ANALYZER = """
import sys, time
if sys.argv[1:] == ["--version"]:
    sys.exit(0)
assert sys.argv[1:] == ["--formatter=plain", "-"], sys.argv
text = sys.stdin.read()
if "hang" in text:
    time.sleep(60)
sys.stdout.write({says!r})
sys.exit(1)
"""


def install(folder: Path, name: str, text: str, interpreter: str = f"{sys.executable} -I") -> Path:
    """An executable file of that name."""
    program = folder / name
    program.write_text(f"#!{interpreter}\n{text}")
    program.chmod(0o755)
    return program


def luau(folder: Path, *, slow: float = 0.4, quick: float = 0.2, version: str = "", unsupported: bool = False) -> Path:
    """One that takes its time where the script says `slow` or `quick`, fails on `error`, and stays on `hang`.

    A script of the shell starts quickly, also on a busy machine.
    """
    text = LUAU.format(
        slow=slow, quick=quick, version=shlex.quote(version), unsupported=shlex.quote("yes" if unsupported else "")
    )
    return install(folder, "luau", text, "/bin/sh")


def analyzer(folder: Path, says: str = "") -> Path:
    """One that says the same of every script."""
    return install(folder, "luau-analyze", ANALYZER.format(says=says))
