"""Why no answer came, as it is told: with real sockets, and a certificate that nobody has signed."""

import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from desktop.services.api_client import ApiClient
from desktop.services.errors import CertificateRefused, ServerNotFound, ServerUnreachable
from tests.desktop.conftest import Run
from tests.desktop.services.test_api_client import closed_port


@pytest.fixture
def self_signed(tmp_path: Path) -> Iterator[str]:
    """The address of a server whose certificate nobody vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_certificate(tmp_path))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(20)

        def shake_hands() -> None:
            connection, _ = listener.accept()
            try:
                context.wrap_socket(connection, server_side=True).close()
            except OSError:
                connection.close()

        thread = threading.Thread(target=shake_hands)
        thread.start()
        yield f"https://localhost:{listener.getsockname()[1]}"
        thread.join()


def _certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    file = folder / "both.pem"
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, form, plain) + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


def _failure(url: str, run: Run[Any]) -> ServerUnreachable:
    api = ApiClient(url, "token", timeout=10)
    with pytest.raises(ServerUnreachable) as failed:
        run(api.session())
    run(api.close())
    return failed.value


class TestUnreachable:
    def test_a_certificate_that_nobody_vouches_for(self, self_signed: str, run: Run[Any]) -> None:
        error = _failure(self_signed, run)
        assert isinstance(error, CertificateRefused)
        assert "self-signed certificate" in error.message
        assert "nothing was sent to it" in error.message

    def test_a_name_that_leads_nowhere(self, run: Run[Any]) -> None:
        assert isinstance(_failure("http://school.invalid", run), ServerNotFound)

    def test_a_port_where_nobody_listens(self, run: Run[Any]) -> None:
        error = _failure(f"http://127.0.0.1:{closed_port()}", run)
        assert type(error) is ServerUnreachable
        assert "ConnectError" in error.message
