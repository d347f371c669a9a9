"""Keeps, reads and forgets a secret in the keyring of the desktop session that it is started in; prints what it saw."""

import asyncio
import json

from PySide6.QtCore import QCoreApplication

from desktop.services.secrets import SecretStore

NAME, SECRET = "a test of ToolBoxAI Companion", "sk-ü-1"


async def main() -> dict[str, object]:
    first, second = SecretStore(), SecretStore()
    kept = await first.keep(NAME, SECRET)
    read = await second.get(NAME)
    forgotten = await second.forget(NAME)
    status = second.status
    return {
        "kept": kept,
        "same": read == SECRET,
        "forgotten": forgotten,
        "left": await SecretStore().get(NAME),
        "state": status.state,
        "name": status.name,
    }


if __name__ == "__main__":
    app = QCoreApplication([])
    print(json.dumps(asyncio.run(main())))
