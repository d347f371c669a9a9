"""The socket that the server listens on."""

import socket

from server.serving import bind


class TestBind:
    def test_accepted_connections_will_not_wait_for_acknowledgements(self) -> None:
        with bind("127.0.0.1", 0) as listener:
            assert listener.proto == socket.IPPROTO_TCP, "asyncio sets TCP_NODELAY on no other socket"
