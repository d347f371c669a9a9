"""Scripts in the middle of a small project of our own writing, run in the real VM."""

from server.engines.luau.project import Project, project_of
from server.engines.luau.vm.modules import Modules
from server.engines.luau.vm.pluau_loader import load_pluau
from server.engines.luau.vm.session import Limits, Run, Session
from server.engines.luau.vm.stubs import compile_stubs
from tests.engines.luau.running import SMALL

PLUAU = load_pluau()
STUBS = compile_stubs(PLUAU)
SHARED = "ReplicatedStorage/Shared"

SHOP = {
    f"{SHARED}/Prices": "local Prices = { sword = 40, shield = 25 } return Prices",
    f"{SHARED}/Money": (
        "local Money = {}\n"
        "local loads = 0\n"
        "loads += 1\n"
        "function Money.format(amount) return `{amount} coins, load {loads}` end\n"
        "return Money"
    ),
    f"{SHARED}/Cart": (
        "local Prices = require(script.Parent.Prices)\n"
        "local Tax = require(script.Tax)\n"
        "return { total = function(name) return Tax.on(Prices[name]) end }"
    ),
    f"{SHARED}/Cart/Tax": "return { on = function(amount) return amount * 1.25 end }",
    f"{SHARED}/Slow": "task.wait(2) print('slow is there') return { at = 2 }",
    f"{SHARED}/Broken": "local nothing\nreturn nothing.field",
    f"{SHARED}/Chicken": "return require(script.Parent.Egg)",
    f"{SHARED}/Egg": "return require(script.Parent.Chicken)",
    f"{SHARED}/Pair": "return 1, 2",
    f"{SHARED}/Empty": "local unused = 1",
    f"{SHARED}/Newer": "local x = 1\nconst y = 2\nreturn y",
}


def project(
    modules: dict[str, str] | None = None, *, at: str = "ServerScriptService/Main", kind: str = "Script"
) -> Project:
    """Modules by path, around a script at `at`."""
    nodes = [
        {"path": path.split("/"), "class_name": "ModuleScript", "source": source}
        for path, source in (SHOP if modules is None else modules).items()
    ]
    found = project_of({"script_path": at.split("/"), "script_class": kind, "nodes": nodes})
    assert found is not None
    return found


def run(
    source: str, around: Project | None = None, *, limits: Limits = SMALL, elsewhere: bool = False, quiet: bool = False
) -> Run:
    """One run of the script in its project."""
    modules = Modules(PLUAU, around or project())
    return Session(PLUAU, STUBS, limits, elsewhere=elsewhere, quiet=quiet, modules=modules).run(source)


def printed(source: str, around: Project | None = None) -> list[str]:
    """What the script prints; it must come to its end."""
    done = run(source, around)
    assert done.ending == "ended", done
    return [effect.text for effect in done.effects if effect.kind == "print"]


def error_of(source: str, around: Project | None = None) -> str:
    """The error with which the main script stops."""
    done = run(source, around)
    errors = [effect.text for effect in done.effects if effect.kind == "error"]
    assert done.ending == "failed", done
    return errors[0].removeprefix('("').removesuffix('")')
