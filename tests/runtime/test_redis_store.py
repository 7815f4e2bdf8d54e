"""Token store in Redis: lost connections, values of others, and when values expire."""

from __future__ import annotations

import json
import socket
import sys
import threading
import uuid
from collections.abc import Callable
from contextlib import contextmanager, suppress

import pytest
import redis

from feiyan import AppClient, CloudClient
from feiyan_runtime import ConfigurationError, RedisTokenStore, TokenStoreError
from feiyan_sandbox import Sandbox
from tests.runtime.redis_server import RedisServer

RECORD = {"value": "v", "endsAt": 1.5, "list": [1, None, True], "inner": {"a": "b"}}
LONG = 60.0
HOUR = 3600


class Cutter:
    """Proxy between a client and a server that drops the connection instead of the next answer on demand."""

    def __init__(self, port: int) -> None:
        self._server = "127.0.0.1", port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._sockets = [self._listening]
        self._threads: list[threading.Thread] = []
        self.cuts = 0
        self.port: int = self._listening.getsockname()[1]

    def __enter__(self) -> Cutter:
        self._start(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        for each in self._sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join()
        for each in self._sockets:
            each.close()

    def _start(self, work: Callable[..., None], *given: object) -> None:
        thread = threading.Thread(target=work, args=given)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                self._sockets.append(client)
                self._start(self._serve, client)

    def _serve(self, client: socket.socket) -> None:
        """Pass requests and answers on, one at a time."""
        with socket.create_connection(self._server) as server:
            while request := client.recv(65536):
                server.sendall(request)
                answer = server.recv(65536)
                if self.cuts:
                    self.cuts -= 1
                    client.shutdown(socket.SHUT_RDWR)
                    return
                client.sendall(answer)


@pytest.fixture
def own_server(redis_server, tmp_path):
    """A Redis that the test may stop."""
    with RedisServer(tmp_path) as server:
        yield server


@contextmanager
def failing(what):
    with pytest.raises(TokenStoreError, match=rf"cannot {what} Redis: \w+") as caught:
        yield caught


class TestRedis:
    @pytest.fixture
    def prefix(self):
        return f"{uuid.uuid4()}:"

    @pytest.fixture
    def plain(self, redis_server):
        """A client of Redis, to put things there that are not ours."""
        with redis.Redis.from_url(redis_server.url) as client:
            yield client

    def test_a_server_that_is_gone_is_an_error(self, own_server):
        """A store that fails raises TokenStoreError; the client decides by the validity of its token."""
        store = RedisTokenStore(own_server.url)
        store.save("key", RECORD)
        assert store.try_lock("key", "me", LONG)
        own_server.stop()
        with failing("read"):
            store.load("key")
        with failing("write"):
            store.save("key", RECORD)
        with failing("delete from"):
            store.delete("key")
        with failing("lock"):
            store.try_lock("key", "me", LONG)
        store.unlock("key", "me")

    def test_a_server_that_comes_back_is_used(self, own_server):
        """Connections that were lost are made again, and no call notices."""
        store = RedisTokenStore(own_server.url)
        store.save("key", RECORD)
        own_server.stop()
        own_server.start()
        assert store.load("key") is None
        store.save("key", RECORD)
        own_server.stop()
        with failing("read"):
            store.load("key")
        own_server.start()
        assert store.try_lock("key", "me", LONG)

    def test_a_server_that_does_not_answer_is_an_error(self, monkeypatch):
        """A call waits for the store for a limited time."""
        monkeypatch.setattr("feiyan_runtime._redis.REDIS_TIMEOUT", 0.05)
        with socket.create_server(("127.0.0.1", 0)) as silent:
            store = RedisTokenStore(f"redis://127.0.0.1:{silent.getsockname()[1]}")
            with failing("read"):
                store.load("key")

    def test_a_connection_that_is_dropped_is_made_again(self, redis_server, prefix):
        with Cutter(redis_server.port) as cutter:
            store = RedisTokenStore(f"redis://127.0.0.1:{cutter.port}", prefix=prefix)
            store.save("key", RECORD)
            cutter.cuts = 1
            assert store.load("key") == RECORD

    def test_a_lock_whose_answer_is_lost_is_had(self, redis_server, prefix):
        """The owner that asks again has it, and nobody else."""
        with Cutter(redis_server.port) as cutter:
            store = RedisTokenStore(f"redis://127.0.0.1:{cutter.port}", prefix=prefix)
            assert store.load("key") is None
            cutter.cuts = 1
            assert store.try_lock("key", "me", LONG)
            assert cutter.cuts == 0
            assert not store.try_lock("key", "you", LONG)

    @pytest.mark.parametrize("value", ["", "text", "[1]", "null", b"\xff", "[" * 100_000, '{"a":1,"a":2}', "1" * 5000])
    @pytest.mark.parametrize("decodes", [False, True])
    def test_something_else_under_the_key_is_named_with_the_way_out(self, redis_server, plain, prefix, value, decodes):
        plain.set(f"{prefix}key", value)
        with redis.Redis.from_url(redis_server.url, decode_responses=decodes) as client:
            store = RedisTokenStore(client, prefix=prefix)
            with pytest.raises(TokenStoreError, match=rf"{prefix}key' in Redis is damaged \(.*\): delete it"):
                store.load("key")
            store.delete("key")
            assert store.load("key") is None

    def test_another_kind_of_value_is_an_error(self, redis_server, plain, prefix):
        """A value that is not text cannot be read, and saving replaces it."""
        plain.rpush(f"{prefix}key", "text")
        store = RedisTokenStore(redis_server.url, prefix=prefix)
        with pytest.raises(
            TokenStoreError, match=rf"{prefix}key' in Redis is damaged \(it is not a string\): delete it"
        ):
            store.load("key")
        store.save("key", RECORD)
        assert store.load("key") == RECORD

    def test_prefixes_are_apart(self, redis_server, plain, prefix):
        one, another = (RedisTokenStore(redis_server.url, prefix=prefix + name) for name in "ab")
        one.save("key", RECORD)
        assert another.load("key") is None
        assert one.try_lock("key", "me", LONG)
        assert another.try_lock("key", "you", LONG)
        assert json.loads(plain.get(f"{prefix}akey")) == RECORD

    @pytest.mark.parametrize("decodes", [False, True])
    def test_a_client_that_was_brought_along_is_used(self, redis_server, prefix, decodes):
        with redis.Redis.from_url(redis_server.url, decode_responses=decodes) as client:
            store = RedisTokenStore(client, prefix=prefix)
            store.save("key", RECORD)
            assert store.load("key") == RECORD
            assert store.try_lock("key", "me", LONG)
            assert not store.try_lock("key", "you", LONG)

    @pytest.mark.parametrize("given", [None, 6379, b"redis://localhost", redis.asyncio.Redis()])
    def test_a_redis_store_takes_only_a_url_or_a_client(self, given):
        """An async client of Redis, too: async clients of ours use threads."""
        with pytest.raises(ConfigurationError, match=r"token_store: expected the URL of Redis or a redis\.Redis, got"):
            RedisTokenStore(given)

    @pytest.mark.parametrize(
        "url",
        [
            "",
            "localhost:6379",
            "http://localhost",
            "redis://:s3cret@localhost:port",
            "redis://:s3cret@localhost?socket_timeout=soon",
            "redis://:s3cret@localhost?no_such_setting=1",
        ],
    )
    def test_a_wrong_url_is_refused_and_not_shown(self, url):
        with pytest.raises(ConfigurationError, match="token_store: ") as caught:
            RedisTokenStore(url)
        assert "s3cret" not in str(caught.value)
        assert caught.value.__suppress_context__

    def test_without_its_package_the_extra_is_named(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "redis", None)
        with pytest.raises(ConfigurationError, match=r"pip install 'feiyan-client\[redis\]'"):
            RedisTokenStore("redis://localhost")

    def test_passwords_are_not_shown(self, redis_server):
        """A password is masked in reprs and errors, even if the server refuses it."""
        store = RedisTokenStore(f"redis://jack:s3cret@127.0.0.1:{redis_server.port}")
        with failing("read") as caught:
            store.load("key")
        assert "s3cret" not in repr(store) + repr(caught)

    @pytest.mark.parametrize("key", ["\ud800", "钥匙 \udfff"])
    def test_any_key_has_a_value(self, redis_server, prefix, key):
        """A key that UTF-8 cannot encode is a key like any other."""
        store = RedisTokenStore(redis_server.url, prefix=prefix)
        store.save(key, RECORD)
        assert store.load(key) == RECORD
        assert store.try_lock(key, "me", LONG)

    def test_values_expire_with_what_they_hold(self, redis_server, plain, prefix):
        """A token's record expires after the token, a session's after its refresh token, and neither long after."""
        with Sandbox(token_lifetime=2 * HOUR, session_lifetime=10 * HOUR, refresh_lifetime=100 * HOUR) as sandbox:
            store = RedisTokenStore(redis_server.url, prefix=prefix)
            with CloudClient(**sandbox.settings, token_store=store) as cloud:
                cloud.things.get_info(iot_id=sandbox.devices[0]["iotId"])
            app_settings = {name: value for name, value in sandbox.app_settings.items() if name != "iot_token"}
            with AppClient(**app_settings, token_store=store) as app:
                app.sign_in(sandbox.auth_code)
                lives = {key.decode().split(":")[-2]: plain.ttl(key) for key in plain.scan_iter(f"{prefix}*")}
        assert lives.keys() == {"cloud-token", "session"}
        assert 2 * HOUR < lives["cloud-token"] <= 3 * HOUR
        assert 100 * HOUR < lives["session"] <= 101 * HOUR

    @pytest.mark.parametrize("lifetime", [None, "soon", -1, float("nan"), float("inf"), 10**400, []])
    def test_a_record_without_a_usable_lifetime_is_kept(self, redis_server, plain, prefix, lifetime):
        """Records of other programs are stored as they are."""
        RedisTokenStore(redis_server.url, prefix=prefix).save("key", {"lifetime": lifetime, "value": "v"})
        assert plain.ttl(f"{prefix}key") == -1
