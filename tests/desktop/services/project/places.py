"""A small game of our own writing on disk, as Rojo takes it."""

import json
from pathlib import Path
from typing import Any

FILES = {
    "src/server/Main.server.luau": (
        'local ReplicatedStorage = game:GetService("ReplicatedStorage")\n'
        "local Prices = require(ReplicatedStorage.Shared.Prices)\n"
        "local Cart = require(script.Parent.Cart)\n"
        "local name = tostring(Prices.sword)\n"
        'local text = ""\n'
        "for index = 1, 60 do\n"
        '\ttext = text .. tostring(Cart.total("sword") + index) .. ","\n'
        "end\n"
        "print(text, name:len())\n"
    ),
    "src/server/Cart/init.luau": (
        'local Tax = require("@self/Tax")\n'
        "local Prices = require(game.ReplicatedStorage.Shared.Prices)\n"
        "return { total = function(name) return Tax.on(Prices[name]) end }\n"
    ),
    "src/server/Cart/Tax.luau": "return { on = function(amount) return amount * 1.25 end }\n",
    "src/server/Cart/init.meta.json": "{}",
    "src/server/Unrelated.luau": "error('nobody asked for this one')\n",
    "src/shared/Prices.luau": "return { sword = 40, shield = 25 }\n",
    "src/shared/Broken.luau": "error('broken on purpose')\n",
    "src/shared/Slow.lua": "task.wait(1)\nreturn 'slow'\n",
    "src/shared/Chicken.luau": "return require(script.Parent.Egg)\n",
    "src/shared/Egg.luau": "return require('./Chicken')\n",
    "src/shared/Levels.json": "[1, 2]",
    "src/client/Hud.client.luau": "print(script.Name)\n",
}
TREE: dict[str, Any] = {
    "$className": "DataModel",
    "ReplicatedStorage": {
        "Shared": {"$path": "src/shared"},
        "Remotes": {"$className": "Folder", "Buy": {"$className": "RemoteEvent"}},
    },
    "ServerScriptService": {"$properties": {"LoadStringEnabled": False}, "Server": {"$path": "src/server"}},
    "StarterPlayer": {"StarterPlayerScripts": {"Client": {"$path": "src/client"}}},
}


def write(folder: Path, files: dict[str, str]) -> None:
    """Files by their path below the folder."""
    for name, text in files.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")


def write_project(
    folder: Path, tree: object, name: str = "default.project.json", *, ignored: list[str] | None = None
) -> Path:
    """A project file with this tree."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    content = {"name": "game", "tree": tree, "globIgnorePaths": ignored or []}
    file.write_text(json.dumps(content, indent=1), encoding="utf-8")
    return file


def write_game(folder: Path) -> Path:
    """The whole game; gives its script."""
    write(folder, FILES)
    write_project(folder, TREE)
    return folder / "src/server/Main.server.luau"
