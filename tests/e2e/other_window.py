"""A window of somebody else that takes the keyboard; says `ready` when it has it, and stays until it is killed."""

import sys

from PySide6.QtWidgets import QApplication, QWidget


def main() -> None:
    """Runs until the end of the process."""
    app = QApplication([])
    window = QWidget()
    window.resize(200, 100)

    def tell() -> None:
        if window.isActiveWindow():
            sys.stdout.write("ready\n")
            sys.stdout.flush()

    app.focusWindowChanged.connect(tell)
    window.show()
    window.activateWindow()
    app.exec()


if __name__ == "__main__":
    main()
