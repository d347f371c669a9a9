"""A server child reduced to what the supervisor sees. Run as a script: `child.py DATA_DIR BEHAVIOUR`.

Behaviours: `serve`; `crash` (fails while it starts, as long as there is no file `healed`); `refuse` (another server
holds the directory); `deaf` (serves, and ignores the end of its input and SIGTERM); `silent` (never announces itself).
"""

import hashlib
import hmac
import json
import os
import signal
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ANOTHER_SERVER_EXIT = 3


class Handler(BaseHTTPRequestHandler):
    """Answers the nonce check; `POST /crash` ends the process as a fault would."""

    token = ""

    def do_POST(self) -> None:
        """Either route."""
        if self.path == "/crash":
            sys.stderr.write("Segmentation fault in the test child\n")
            sys.stderr.flush()
            os._exit(70)
        nonce = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["nonce"]
        proof = hmac.new(self.token.encode(), b"toolboxai-server-nonce:" + nonce.encode(), hashlib.sha256).hexdigest()
        body = json.dumps({"proof": proof}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


def serve(data_dir: Path, token: str) -> None:
    """Listens and announces itself."""
    Handler.token = token
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stderr.write("Serving\n")
    sys.stderr.flush()
    content = {
        "url": f"http://127.0.0.1:{server.server_address[1]}",
        "pid": os.getpid(),
        "token": token,
        "version": "0",
    }
    unfinished = data_dir / "server.unfinished"
    unfinished.write_text(json.dumps(content))
    unfinished.replace(data_dir / "server.json")


def main() -> int:
    """Behaves as told."""
    data_dir, behaviour = Path(sys.argv[1]), sys.argv[2]
    with (data_dir / "starts").open("a") as starts:
        starts.write(f"{behaviour}\n")
    if behaviour == "refuse":
        sys.stderr.write("Another server is running.\n")
        return ANOTHER_SERVER_EXIT
    if behaviour == "crash" and not (data_dir / "healed").exists():
        sys.stderr.write('{"event": "a log record"}\nThe disk is full.\n{"event": "another record"}\n')
        return 1
    if behaviour == "deaf":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    token = sys.stdin.readline().strip()
    if behaviour != "silent":
        serve(data_dir, token)
    while sys.stdin.read(1):
        pass
    if behaviour == "deaf":
        threading.Event().wait()
    (data_dir / "server.json").unlink(missing_ok=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
