"""Stand-ins for `luau` and `luau-analyze`, which nobody may have: programs that take the same options and say what
theirs say in the same form. They know nothing of Luau; they serve for what happens around a program.
"""

import sys
from pathlib import Path

LUAU = """
import sys, time
options, files = [one for one in sys.argv[1:] if one.startswith("-")], [one for one in sys.argv[1:] if one[0] != "-"]
if "--version" in options:
    print({version!r}) if {version!r} else sys.stderr.write("Error: Unrecognized option '--version'.\\n")
    sys.exit(0 if {version!r} else 1)
assert options == ["-O2", "--codegen"], options
text = open(files[0]).read()
if {unsupported!r}:
    sys.stderr.write("Warning: Native code generation is not supported in current configuration\\n")
if "hang" in text:
    time.sleep(60)
if "slow" in text:
    time.sleep({slow!r})
elif "quick" in text:
    time.sleep({quick!r})
print("x" * 100)
sys.exit(1 if "error" in text else 0)
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


def install(folder: Path, name: str, text: str) -> Path:
    """An executable file of that name."""
    program = folder / name
    program.write_text(f"#!{sys.executable} -I\n{text}")
    program.chmod(0o755)
    return program


def luau(folder: Path, *, slow: float = 0.3, quick: float = 0.15, version: str = "", unsupported: bool = False) -> Path:
    """One that takes its time where the script says `slow` or `quick`, fails on `error`, and stays on `hang`."""
    return install(folder, "luau", LUAU.format(slow=slow, quick=quick, version=version, unsupported=unsupported))


def analyzer(folder: Path, says: str = "") -> Path:
    """One that says the same of every script."""
    return install(folder, "luau-analyze", ANALYZER.format(says=says))
