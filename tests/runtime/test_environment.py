"""Proxies and certificates that environment variables name."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import suppress

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feiyan_runtime import ConfigurationError, RequestTimeoutError, TransportError
from feiyan_runtime.transport.environment import proxy_of
from feiyan_runtime.transport.gateway import Gateway
from tests.channel.certificates import Authority, serving
from tests.runtime.conftest import success
from tests.runtime.wire import Wire, http

VARIABLES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")


EXEMPT = [
    "*",
    "example.com",
    ".example.com",
    "gateway.example.com",
    "ample.com",
    "EXAMPLE.com",
    "localhost",
    "127.0.0.1",
    "::1",
    "10.0.0.0/8",
    "http://gateway.example.com",
    "https://gateway.example.com:8443",
]

URLS = [
    "http://gateway.example.com",
    "https://gateway.example.com",
    "https://gateway.example.com:8443",
    "http://example.com",
    "https://127.0.0.1:1",
    "http://[::1]:80",
    "http://localhost:8080",
    "http://10.0.0.1",
]


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch):
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def any_call(client):
    return client.call("/any")


class Proxy:
    """An HTTP proxy that connects everything to one address; `asked` are the first lines of requests."""

    def __init__(self, target):
        self.asked = []
        self._target = target
        self._listening = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self):
        return f"http://user:word@127.0.0.1:{self._listening.getsockname()[1]}"

    def close(self):
        self._listening.close()

    def _accept(self):
        with suppress(OSError):
            while True:
                peer, _ = self._listening.accept()
                threading.Thread(target=self._serve, args=(peer,), daemon=True).start()

    def _serve(self, peer):
        with suppress(OSError), peer, socket.create_connection(self._target) as gateway:
            head = b""
            while b"\r\n\r\n" not in head:
                head += peer.recv(65536)
            self.asked.append(head.split(b"\r\n")[0].decode())
            if head.startswith(b"CONNECT"):
                peer.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            else:
                gateway.sendall(head.replace(b"http://gateway.example", b"", 1))
            back = threading.Thread(target=self._copy, args=(gateway, peer), daemon=True)
            back.start()
            self._copy(peer, gateway)
            back.join(5)

    @staticmethod
    def _copy(source, target):
        with suppress(OSError):
            while data := source.recv(65536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def secure(authority):
    """A gateway with TLS, whose certificate is for gateway.example and localhost."""
    context = serving(*authority.certificate_for("DNS:gateway.example", "DNS:localhost"))

    def serve(connection):
        while connection.request() is not None:
            connection.send(http({"code": 200, "data": "fine"}))

    with Wire(serve, tls=context) as wire:
        yield wire


@pytest.mark.parametrize("user", ["sync", "async", "httpx", "async httpx"], indirect=True)
class TestProxy:
    def test_plain_requests_go_to_the_proxy(self, user, gateway, monkeypatch):
        """The proxy of HTTP_PROXY gets requests for an http gateway, with the whole URL."""
        proxy = Proxy(("127.0.0.1", int(gateway.url.rpartition(":")[2])))
        monkeypatch.setenv("HTTP_PROXY", proxy.url)
        gateway.script = lambda _: success("fine")
        assert user.run(any_call, base_url="http://gateway.example") == "fine"
        assert proxy.asked[0].startswith("POST http://gateway.example/")
        proxy.close()

    def test_tls_goes_through_a_tunnel(self, user, secure, authority, monkeypatch):
        """The proxy of HTTPS_PROXY is asked to connect, and the certificate is the gateway's."""
        proxy = Proxy(("127.0.0.1", secure.port))
        monkeypatch.setenv("HTTPS_PROXY", proxy.url)
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificate))
        assert user.run(any_call, any_call, base_url="https://gateway.example") == "fine"
        assert set(proxy.asked) == {"CONNECT gateway.example:443 HTTP/1.1"}
        proxy.close()

    def test_a_proxy_that_refuses_has_passed_nothing_on(self, user, monkeypatch):
        """A request that a proxy did not take was not sent."""

        def refuse(connection):
            connection.request()
            connection.send(b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n")

        with Wire(refuse) as wire:
            monkeypatch.setenv("HTTPS_PROXY", wire.url)
            error = user.run(user.failing(any_call, TransportError), base_url="https://gateway.example")
        assert "407" in str(error)
        assert not error.sent

    def test_a_gateway_that_is_exempt_is_called_directly(self, user, gateway, monkeypatch):
        """NO_PROXY names hosts that no proxy is used for."""
        monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1,gateway.example")
        gateway.script = lambda _: success("fine")
        assert user.run(any_call) == "fine"


@pytest.mark.parametrize("user", ["sync", "async", "uvloop"], indirect=True)
class TestHostileProxy:
    def test_tls_within_tls_ends_in_its_time(self, user, authority, monkeypatch):
        """A gateway that drips behind an https proxy holds a call no longer than any other."""

        def drip(connection):
            connection.request()
            connection.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
            connection.released.wait(0.2)
            connection.send(b"\x16\x03\x03\x40\x00\x02")  # a handshake of 16 kB
            for _ in range(100):
                if not connection.released.wait(0.05):
                    connection.send(b"\x00")

        monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificate))
        with Wire(drip, tls=serving(*authority.certificate_for("DNS:localhost"))) as wire:
            monkeypatch.setenv("HTTPS_PROXY", f"https://localhost:{wire.port}")
            began = time.monotonic()
            fail = user.failing(any_call, RequestTimeoutError)
            error = user.run(fail, base_url="https://gateway.example", timeout=0.5)
            assert time.monotonic() - began < 3
        assert not error.sent

    @pytest.mark.parametrize("scheme", ["http", "https"])
    def test_a_socks_proxy_that_refuses_has_passed_nothing_on(self, user, monkeypatch, scheme):
        """Bytes that were for the proxy alone are not the request."""

        def refuse(connection):
            connection.read(3)
            connection.send(b"\x05\x00")
            connection.read(10)
            connection.send(b"\x05\x05\x00\x01\x00\x00\x00\x00\x00\x00")  # connection refused
            connection.gone()

        with Wire(refuse) as wire:
            monkeypatch.setenv("ALL_PROXY", f"socks5://localhost:{wire.port}")
            error = user.run(user.failing(any_call, TransportError), base_url=f"{scheme}://gateway.example")
        assert not error.sent
        assert "refused" in str(error)


@pytest.mark.parametrize("user", ["sync", "async"], indirect=True)
class TestNamedProxy:
    def test_a_proxy_that_does_not_answer_is_named(self, user, monkeypatch):
        """The text shows its address, and neither user nor password."""
        monkeypatch.setenv("HTTP_PROXY", "http://someone:secret-word@127.0.0.1:9")
        error = user.run(user.failing(any_call, TransportError), base_url="http://gateway.example")
        assert "over the proxy http://127.0.0.1:9 of the environment" in str(error)
        assert "secret-word" not in str(error) + repr(error)

    def test_an_exempt_gateway_that_does_not_answer_has_no_proxy_to_name(self, user, monkeypatch):
        """A proxy that was not used is not blamed."""
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        error = user.run(user.failing(any_call, TransportError), base_url="http://127.0.0.1:9")
        assert "proxy" not in str(error)


class TestChoice:
    def test_a_proxy_that_cannot_be_used_is_named(self, user, monkeypatch):
        """An unknown scheme is an error of the configuration, and shows no password."""
        monkeypatch.setenv("ALL_PROXY", "ftp://someone:secret-word@proxy.example")
        with pytest.raises(ConfigurationError, match="proxy") as caught:
            user.client(**user.settings)
        assert "secret-word" not in str(caught.value)

    @settings(deadline=None)
    @given(
        proxies=st.dictionaries(
            st.sampled_from(["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"]),
            st.sampled_from(["http://one:1", "two:2", "https://three", "http://u:p@four:4"]),
        ),
        exempt=st.lists(st.sampled_from(EXEMPT), max_size=3),
        url=st.sampled_from(URLS),
    )
    def test_the_choice_is_that_of_httpx(self, proxies, exempt, url):
        """Whatever the environment says, the proxy is the one that httpx would use."""
        with pytest.MonkeyPatch.context() as patch:
            for name in VARIABLES:
                patch.delenv(name, raising=False)
                patch.delenv(name.lower(), raising=False)
            for name, value in {**proxies, "NO_PROXY": ",".join(exempt)}.items():
                patch.setenv(name, value)
            ours = proxy_of(Gateway(url))
            with httpx.Client() as client:
                pool = client._transport_for_url(httpx.URL(url))._pool
        theirs = getattr(pool, "_proxy_url", None)
        assert (ours and (ours.url.raw_host, ours.url.port)) == (theirs and (theirs.host, theirs.port))


@pytest.mark.parametrize("user", ["sync", "async"], indirect=True)
class TestCertificates:
    def test_an_unknown_authority_is_not_trusted(self, user, secure):
        """A gateway whose certificate nobody vouches for gets nothing."""
        url = f"https://localhost:{secure.port}"
        error = user.run(user.failing(any_call, TransportError), base_url=url)
        assert "CERTIFICATE_VERIFY_FAILED" in str(error)
        assert not error.sent

    def test_a_certificate_of_another_host_is_refused(self, user, secure, authority, monkeypatch):
        """The certificate has to be for the gateway's name."""
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificate))
        error = user.run(user.failing(any_call, TransportError), base_url=f"https://127.0.0.1:{secure.port}")
        assert "CERTIFICATE_VERIFY_FAILED" in str(error)

    def test_an_authority_of_the_environment_is_trusted(self, user, secure, authority, monkeypatch):
        """SSL_CERT_FILE names the authorities, and connections over TLS are kept."""
        monkeypatch.setenv("SSL_CERT_FILE", str(authority.certificate))
        assert user.run(*[any_call] * 5, base_url=f"https://localhost:{secure.port}") == "fine"
        assert secure.connections == 1

    def test_certificates_that_cannot_be_read_are_named(self, user, secure, monkeypatch):
        """The error has the variable and its value."""
        monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/certificates.pem")
        with pytest.raises(ConfigurationError, match=r"SSL_CERT_FILE=/nowhere/certificates\.pem"):
            user.run(any_call, base_url=f"https://localhost:{secure.port}")
