"""Token stores: what all have in common, and what is special to files and to Redis."""

from __future__ import annotations

import json
import os
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import redis

from feiyan_runtime import ConfigurationError, FileTokenStore, RedisTokenStore, TokenStoreError
from tests.runtime.redis_server import RedisServer
from tests.runtime.support import eventually
from tests.runtime.worker import Worker

RECORD = {"value": "v", "endsAt": 1.5, "list": [1, None, True], "inner": {"a": "b"}}
NOBODY = 65534
LONG = 60.0


@pytest.fixture
def other(make_store):
    """The same store, as somebody else has it."""
    return make_store()


class TestRecords:
    def test_nothing_is_kept_at_first(self, store):
        assert store.load("key") is None

    def test_what_is_saved_is_kept(self, store, other):
        store.save("key", RECORD)
        assert store.load("key") == other.load("key") == RECORD

    def test_a_record_takes_the_place_of_the_one_before(self, store, other):
        """Nothing of the old one is left in the new one."""
        store.save("key", {"value": "a much longer record than the next one", "old": True})
        other.save("key", {"value": "v"})
        assert store.load("key") == {"value": "v"}

    def test_what_is_deleted_is_gone(self, store, other):
        store.save("key", RECORD)
        other.delete("key")
        assert store.load("key") is None

    def test_deleting_nothing_is_no_error(self, store):
        store.delete("key")
        assert store.load("key") is None

    @pytest.mark.parametrize(
        "key", ["", "two words", "a/b", "../up", "ключ", "钥匙🔑", "nul\0", "k" * 2000, "key:lock"]
    )
    def test_any_text_is_a_key(self, store, key):
        """Each address and each project has its own token, whatever its name is."""
        store.save("key", RECORD)
        store.save(key, {"value": key})
        assert store.load(key) == {"value": key}
        assert store.try_lock(key, "me", LONG)
        store.delete(key)
        assert store.load(key) is None
        assert store.load("key") == RECORD

    @pytest.mark.parametrize("text", ["", "飞燕", "🕊️", "a\0b\nc\u2028", "\ud800", '"\\'])
    def test_any_text_is_kept(self, store, other, text):
        store.save("key", {"value": text, text: 1})
        assert other.load("key") == {"value": text, text: 1}

    def test_a_record_is_its_owner_s(self, store):
        """Changing what was saved or loaded changes nothing that is kept."""
        record = {"value": "v"}
        store.save("key", record)
        record["value"] = "changed"
        loaded = store.load("key")
        loaded["value"] = "changed"
        assert store.load("key") == {"value": "v"}

    def test_threads_see_whole_records(self, make_store):
        """A reader finds one complete record while many write."""
        make_store().save("key", {"a": 0, "b": 0})

        def work(number):
            store = make_store()
            for turn in range(20):
                store.save("key", {"a": number, "padding": "p" * 500 * (turn % 3), "b": number})
                seen = store.load("key")
                assert seen["a"] == seen["b"]

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(work, range(8))) == [None] * 8


class TestLocks:
    def test_one_owner_has_the_lock(self, store, other):
        assert store.try_lock("key", "me", LONG)
        assert not store.try_lock("key", "you", LONG)
        assert not other.try_lock("key", "you", LONG)

    def test_the_owner_may_take_it_again(self, store):
        """A lock whose answer was lost is asked for again."""
        assert [store.try_lock("key", "me", LONG) for _ in range(2)] == [True, True]
        store.unlock("key", "me")
        assert store.try_lock("key", "you", LONG)

    def test_keys_have_locks_of_their_own(self, store):
        store.save("key", RECORD)
        assert store.try_lock("key", "me", LONG)
        assert store.try_lock("another", "you", LONG)
        assert store.load("key") == RECORD

    def test_whoever_waits_gets_it_after_the_owner(self, store, other):
        store.try_lock("key", "me", LONG)
        store.unlock("key", "me")
        assert other.try_lock("key", "you", LONG)
        assert not store.try_lock("key", "me", LONG)

    def test_only_the_owner_ends_it(self, store, other):
        store.try_lock("key", "me", LONG)
        store.unlock("key", "you")
        other.unlock("key", "you")
        assert not other.try_lock("key", "you", LONG)

    def test_ending_none_is_no_error(self, store):
        store.unlock("key", "me")
        store.try_lock("key", "me", LONG)
        for _ in range(2):
            store.unlock("key", "me")
        assert store.try_lock("key", "you", LONG)

    @pytest.mark.parametrize("make_store", ["memory", "redis"], indirect=True)
    def test_it_ends_by_itself(self, store, other):
        """An owner who is gone holds up nobody for longer than the lock lasts."""
        store.try_lock("key", "gone", 0.05)
        assert not other.try_lock("key", "you", LONG)
        assert eventually(lambda: other.try_lock("key", "you", LONG))

    @pytest.mark.parametrize("make_store", ["memory", "redis"], indirect=True)
    def test_an_owner_that_comes_late_ends_no_other_lock(self, store, other):
        """An owner whose lock expired does not release the lock of the next owner."""
        store.try_lock("key", "late", 0.01)
        assert eventually(lambda: other.try_lock("key", "you", LONG))
        store.unlock("key", "late")
        assert not store.try_lock("key", "late", LONG)

    def test_nothing_is_lost_under_it(self, make_store):
        """Threads that change a record while they have the lock lose no change."""

        def work(number):
            store = make_store()
            for turn in range(25):
                owner = f"{number} {turn}"
                assert eventually(lambda owner=owner: store.try_lock("key", owner, LONG))
                store.save("key", {"count": (store.load("key") or {"count": 0})["count"] + 1})
                store.unlock("key", owner)

        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(work, range(8))) == [None] * 8
        assert make_store().load("key") == {"count": 200}


@contextmanager
def without_rights() -> Iterator[None]:
    """Drop root's rights, so that file permissions are enforced whoever runs the tests."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "deep" / "tokens"


def only_file(folder, suffix=".json"):
    [path] = folder.glob(f"*{suffix}")
    return path


class TestFiles:
    def test_nobody_else_may_read_them(self, folder):
        """Only the owner can read the files, whatever the umask is."""
        mask = os.umask(0)
        try:
            store = FileTokenStore(folder)
            store.save("key", RECORD)
            store.try_lock("key", "me", LONG)
        finally:
            os.umask(mask)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert [stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()] == [0o600, 0o600]

    def test_names_of_files_tell_nothing(self, folder):
        """Neither a key nor a token stands in the name of a file."""
        FileTokenStore(folder).save("app-key-24684862", {"value": "token"})
        assert "24684862" not in only_file(folder).name

    def test_a_home_is_found(self, monkeypatch, tmp_path):
        monkeypatch.setenv("HOME", str(tmp_path))
        FileTokenStore("~/tokens").save("key", RECORD)
        assert (tmp_path / "tokens").is_dir()

    def test_another_process_sees_whole_records(self, folder):
        """A reader meets one record or the other while they replace each other, never a part of one."""
        store = FileTokenStore(folder)
        records = [{"value": letter * size} for letter, size in (("a", 10), ("b", 100_000))]
        store.save("key", records[0])
        with Worker("read", folder=str(folder), changes=50) as reader:
            while not reader.has_ended:
                for record in records:
                    store.save("key", record)
            assert reader.said() == ["a 10", "b 100000"]

    def test_a_record_that_cannot_be_written_leaves_the_one_before(self, folder):
        store = FileTokenStore(folder)
        store.save("key", RECORD)
        with pytest.raises(TypeError):
            store.save("key", {"value": "v", "not JSON": object()})
        assert store.load("key") == RECORD
        assert [path.suffix for path in folder.iterdir()] == [".json"]

    def test_they_are_on_the_disk(self, folder, monkeypatch):
        """File and folder are synced before `save` returns: after a power failure the record is there."""
        synced = []

        def sync(handle):
            synced.append(stat.S_ISDIR(os.fstat(handle).st_mode))

        monkeypatch.setattr(os, "fsync", sync)
        FileTokenStore(folder).save("key", RECORD)
        assert synced == [False, True]

    @pytest.mark.parametrize("content", [b"", b'{"value": "v', b"[1]", b"null", b"\xff\xfe", b"x" * 10_000])
    def test_a_damaged_one_is_named_with_the_way_out(self, folder, content):
        store = FileTokenStore(folder)
        store.save("key", RECORD)
        path = only_file(folder)
        path.write_bytes(content)
        with pytest.raises(TokenStoreError, match=r"is damaged .*: delete it") as caught:
            store.load("key")
        assert str(path) in str(caught.value)
        assert len(str(caught.value)) < 500
        path.unlink()
        assert store.load("key") is None

    def test_a_damaged_one_can_be_replaced(self, folder):
        """Signing in anew needs nobody to clean up."""
        store = FileTokenStore(folder)
        store.save("key", RECORD)
        only_file(folder).write_bytes(b"{")
        store.save("key", RECORD)
        assert store.load("key") == RECORD

    def test_a_folder_that_is_a_file_is_refused(self, tmp_path):
        path = tmp_path / "file"
        path.touch()
        for folder in (path, path / "in it"):
            with pytest.raises(ConfigurationError, match=f"token_store: .*{path.name}"):
                FileTokenStore(folder)

    @pytest.mark.parametrize("folder", ["~nobody-of-that-name/tokens", "nul\0"])
    def test_a_folder_that_cannot_be_is_refused(self, folder):
        with pytest.raises(ConfigurationError, match="token_store: "):
            FileTokenStore(folder)

    def test_a_folder_that_may_not_be_entered_is_refused(self, tmp_path):
        """The message names the folder and says why."""
        forbidden = tmp_path / "forbidden"
        forbidden.mkdir(mode=0)
        message = rf"token_store: {forbidden}/tokens cannot be used: .*Permission denied"
        with without_rights(), pytest.raises(ConfigurationError, match=message):
            FileTokenStore(forbidden / "tokens")

    def test_a_folder_that_becomes_unreadable_is_an_error(self, folder):
        """The message names the file and says why."""
        store = FileTokenStore(folder)
        store.save("key", RECORD)
        folder.rename(folder.with_name("away"))
        folder.touch()
        for action in (
            lambda: store.load("key"),
            lambda: store.save("key", RECORD),
            lambda: store.delete("key"),
            lambda: store.try_lock("key", "me", LONG),
        ):
            with pytest.raises(TokenStoreError, match=rf"cannot \w+ {folder}/\w+\.\w+: "):
                action()

    def test_a_folder_that_may_not_be_written_can_be_read(self):
        """Stored tokens can be read from a read-only folder; saving raises an error that names the file."""
        with tempfile.TemporaryDirectory() as folder:  # not `tmp_path`, which only its owner may enter
            store = FileTokenStore(folder)
            store.save("key", RECORD)
            only_file(Path(folder)).chmod(0o644)
            Path(folder).chmod(0o555)
            with without_rights():
                assert store.load("key") == RECORD
                with pytest.raises(TokenStoreError, match=rf"cannot write {folder}/\w+\.json: Permission denied"):
                    store.save("key", RECORD)
            Path(folder).chmod(0o755)

    @pytest.mark.parametrize("forks", [False, True])
    def test_a_lock_ends_with_its_process(self, folder, forks):
        """However long it was to last: a process that is killed in the middle of a renewal holds up nobody, also where
        a child of it lives on.
        """
        store = FileTokenStore(folder)
        with Worker("hold", folder=str(folder), forks=forks) as owner:
            assert owner.said() == "locked"
            assert not store.try_lock("key", "you", LONG)
            owner.kill()
            assert store.try_lock("key", "you", LONG)

    def test_a_program_that_is_started_takes_no_lock_along(self, folder):
        """A lock ends with `unlock`, also where a program that the process started still runs."""
        store = FileTokenStore(folder)
        store.try_lock("key", "me", LONG)
        with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, close_fds=False):
            store.unlock("key", "me")
            assert FileTokenStore(folder).try_lock("key", "you", LONG)

    def test_its_repr_names_the_folder(self, folder):
        assert repr(FileTokenStore(folder)) == f"FileTokenStore({str(folder)!r})"


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

    @pytest.mark.parametrize("value", ["", "text", "[1]", "null", b"\xff"])
    @pytest.mark.parametrize("decodes", [False, True])
    def test_something_else_under_the_key_is_named_with_the_way_out(self, redis_server, plain, prefix, value, decodes):
        plain.set(f"{prefix}key", value)
        with redis.Redis.from_url(redis_server.url, decode_responses=decodes) as client:
            store = RedisTokenStore(client, prefix=prefix)
            with pytest.raises(TokenStoreError, match=f"{prefix}key' in Redis is not a JSON object: delete it"):
                store.load("key")
            store.delete("key")
            assert store.load("key") is None

    def test_another_kind_of_value_is_an_error(self, redis_server, plain, prefix):
        """A value that is not text cannot be read, and saving replaces it."""
        plain.rpush(f"{prefix}key", "text")
        store = RedisTokenStore(redis_server.url, prefix=prefix)
        with failing("read"):
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
    def test_what_is_neither_url_nor_client_is_refused(self, given):
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
