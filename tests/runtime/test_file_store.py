"""Token store in files: who may read and write them, and what survives of them."""

from __future__ import annotations

import os
import re
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from feiyan_runtime import ConfigurationError, FileTokenStore, TokenStoreError
from tests.runtime.support import eventually
from tests.runtime.worker import ROOT, Worker

RECORD = {"value": "v", "endsAt": 1.5, "list": [1, None, True], "inner": {"a": "b"}}
NOBODY = 65534
LONG = 60.0

posix = pytest.mark.skipif(os.name != "posix", reason="Windows has other permissions, and no FIFOs")


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
    @posix
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

    @posix
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

    @posix
    def test_they_are_on_the_disk(self, folder, monkeypatch):
        """File and folder are synced before `save` returns: after a power failure the record is there."""
        synced = []

        def sync(handle):
            synced.append(stat.S_ISDIR(os.fstat(handle).st_mode))

        monkeypatch.setattr(os, "fsync", sync)
        FileTokenStore(folder).save("key", RECORD)
        assert synced[-2:] == [False, True]

    @pytest.mark.parametrize(
        "content", [b"", b'{"value": "v', b"[1]", b"null", b"\xff\xfe", b"x" * 10_000, b"[" * 100_000, b"1" * 5000]
    )
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

    @posix
    def test_a_folder_that_is_a_file_is_refused(self, tmp_path):
        path = tmp_path / "file"
        path.touch()
        for folder in (path, path / "in it"):
            with pytest.raises(ConfigurationError, match=f"token_store: .*{path.name}"):
                FileTokenStore(folder)

    @pytest.mark.parametrize("folder", [pytest.param("~nobody-of-that-name/tokens", marks=posix), "nul\0"])
    def test_a_folder_that_cannot_be_is_refused(self, folder):
        with pytest.raises(ConfigurationError, match="token_store: "):
            FileTokenStore(folder)

    @posix
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
            with pytest.raises(TokenStoreError, match=rf"cannot \w+ {re.escape(str(folder))}.\w+\.\w+: "):
                action()

    @posix
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

    @pytest.mark.parametrize("forks", [False, pytest.param(True, marks=posix)])
    def test_a_lock_ends_with_its_process(self, folder, forks):
        """However long it was to last: a process that is killed in the middle of a renewal holds up nobody, also where
        a child of it lives on.
        """
        store = FileTokenStore(folder)
        with Worker("hold", folder=str(folder), forks=forks) as owner:
            assert owner.said() == "locked"
            assert not store.try_lock("key", "you", LONG)
            owner.kill()
            assert eventually(lambda: store.try_lock("key", "you", LONG))

    def test_a_program_that_is_started_takes_no_lock_along(self, folder):
        """A lock ends with `unlock`, also where a program that the process started still runs."""
        store = FileTokenStore(folder)
        store.try_lock("key", "me", LONG)
        with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, close_fds=False):
            store.unlock("key", "me")
            assert FileTokenStore(folder).try_lock("key", "you", LONG)

    def test_its_repr_names_the_folder(self, folder):
        assert repr(FileTokenStore(folder)) == f"FileTokenStore({str(folder)!r})"


@pytest.fixture
def mask():
    """Sets the umask for a test."""
    before = os.umask(0o022)
    yield os.umask
    os.umask(before)


@posix
class TestOthers:
    """Other users of the machine, and files that are not what they should be."""

    @pytest.mark.parametrize("mode", [0o777, 0o770, 0o720, 0o702, 0o1777])
    def test_a_folder_that_others_can_write_is_refused(self, folder, mode):
        """Others could put a token of theirs into it; the message says how to mend it."""
        folder.mkdir(parents=True)
        folder.chmod(mode)
        with pytest.raises(ConfigurationError, match=rf"others can write {folder}: chmod go-w"):
            FileTokenStore(folder)

    def test_a_folder_that_others_can_write_later_is_an_error(self, folder):
        """The folder is checked each time, so a change of its mode is noticed."""
        store = FileTokenStore(folder)
        store.save("key", RECORD)
        folder.chmod(0o777)
        for action in (
            lambda: store.load("key"),
            lambda: store.save("key", RECORD),
            lambda: store.delete("key"),
            lambda: store.try_lock("key", "me", LONG),
        ):
            with pytest.raises(TokenStoreError, match="others can write"):
                action()
        folder.chmod(0o700)
        assert store.load("key") == RECORD

    def test_a_parent_that_others_can_write_is_refused(self, folder):
        """Others could replace the folder by one of theirs, unless the parent is sticky like /tmp."""
        folder.mkdir(parents=True, mode=0o700)
        folder.parent.chmod(0o777)
        with pytest.raises(ConfigurationError, match=rf"others can replace folders in {folder.parent}: chmod o-w"):
            FileTokenStore(folder)
        folder.parent.chmod(0o1777)
        FileTokenStore(folder).save("key", RECORD)

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a folder away")
    @pytest.mark.parametrize("linked", [False, True])
    def test_a_folder_of_somebody_else_is_refused(self, folder, linked):
        """A folder that belongs to another user is refused, and so is another user's link to one of ours."""
        folder.mkdir(parents=True, mode=0o700)
        given = folder
        if linked:
            given = folder.with_name("link")
            given.symlink_to(folder)
        os.chown(given, NOBODY, NOBODY, follow_symlinks=False)
        with pytest.raises(ConfigurationError, match="belongs to another user"):
            FileTokenStore(given)

    @pytest.mark.parametrize("umask", [0, 0o022, 0o777])
    def test_folders_and_files_are_their_owners_alone(self, folder, mask, umask):
        """Nobody else can use the folder, the parents that are created with it, and the files, under any umask."""
        store = FileTokenStore(folder)
        mask(umask)
        store.save("key", RECORD)
        assert store.try_lock("key", "me", LONG)
        mask(0o022)
        assert [stat.S_IMODE(path.stat().st_mode) for path in (folder.parent, folder)] == [0o700] * 2
        modes = {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
        assert 0o600 in modes
        assert modes <= {0o600, 0}  # a lock file of a system without file locks may have none

    @pytest.mark.parametrize("suffix", ["json", "lock"])
    @pytest.mark.parametrize("kind", ["link", "dangling link", "fifo", "device", "folder"])
    def test_links_fifos_and_devices_are_refused_at_once(self, folder, tmp_path, suffix, kind):
        """No link is followed, and nothing waits for a FIFO or reads a device without end."""
        store = FileTokenStore(folder)
        store.save("key", RECORD)
        path = only_file(folder).with_suffix(f".{suffix}")
        path.unlink(missing_ok=True)
        elsewhere = tmp_path / "elsewhere"
        match kind:
            case "link":
                elsewhere.write_text('{"value": "theirs"}')
                path.symlink_to(elsewhere)
            case "dangling link":
                path.symlink_to(elsewhere)
            case "fifo":
                os.mkfifo(path)
            case "device":
                path.symlink_to("/dev/zero")
            case "folder":
                path.mkdir()
        with pytest.raises(TokenStoreError, match=rf"{path}.*it is not a regular file\)?: delete it"):
            store.load("key") if suffix == "json" else store.try_lock("key", "me", LONG)
        assert elsewhere.exists() == (kind == "link")

    def test_a_link_to_the_folder_is_followed(self, folder, tmp_path):
        """The owner may keep the folder elsewhere."""
        folder.mkdir(parents=True, mode=0o700)
        (tmp_path / "link").symlink_to(folder)
        FileTokenStore(tmp_path / "link").save("key", RECORD)
        assert FileTokenStore(folder).load("key") == RECORD


@pytest.mark.parametrize("folder", ["", None, 7, b"tokens"])
def test_an_empty_path_is_refused(folder):
    """An empty path is not taken for the current folder."""
    with pytest.raises(ConfigurationError, match=r"^token_store: "):
        FileTokenStore(folder)


def test_files_of_a_killed_process_are_deleted(folder):
    """A temporary file holds a token; the next `save` or `delete` of the record removes those that are old."""
    store = FileTokenStore(folder)
    store.save("key", RECORD)
    path = only_file(folder)
    old, new, other = (folder / f"{stem}{number}.new" for stem, number in ((path.stem, 1), (path.stem, 2), ("0", 3)))
    for action in (lambda: store.save("key", RECORD), lambda: store.delete("key")):
        for leftover in (old, new, other):
            leftover.touch()
        for leftover in (old, other):
            os.utime(leftover, (time.time() - 3600,) * 2)
        action()
        assert (old.exists(), new.exists(), other.exists()) == (False, True, True)


@posix
def test_a_child_neither_has_nor_ends_its_parents_lock(folder):
    """After a fork the parent still has its lock, however the child ends, and the child has none."""
    store = FileTokenStore(folder)
    assert store.try_lock("key", "parent", LONG)
    for leave in (os._exit, sys.exit):
        pid = os.fork()
        if pid == 0:
            failed = store.try_lock("key", "parent", LONG) or store.try_lock("key", "child", LONG)
            store.unlock("key", "parent")
            del store
            if leave is os._exit or failed:
                os._exit(int(failed))
            try:
                sys.exit(0)  # runs what an interpreter runs when it ends
            finally:
                os._exit(0)
        assert os.waitpid(pid, 0)[1] == 0
        assert not FileTokenStore(folder).try_lock("key", "another", LONG)
    store.unlock("key", "parent")
    assert FileTokenStore(folder).try_lock("key", "another", LONG)


WITHOUT_LOCKS = "FEIYAN_TEST_WITHOUT_LOCKS"


@pytest.mark.skipif(WITHOUT_LOCKS in os.environ, reason="this is the run without file locks")
@posix
def test_a_system_without_file_locks_does_as_well(tmp_path):
    """The tests of all stores and of this one pass without `fcntl`, where filelock keeps ids of processes in files."""
    (tmp_path / "fcntl.py").write_text("raise ImportError('there are no file locks here')\n")
    paths = os.pathsep.join([str(tmp_path), *(str(ROOT / name) for name in ("generated", "runtime", "."))])
    tests = [str(Path(__file__).with_name(name)) for name in ("test_stores.py", Path(__file__).name)]
    options = ["-q", "-p", "no:cacheprovider", "-W", "ignore:only soft file lock", "-k", "not redis"]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", *options, *tests],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": paths, WITHOUT_LOCKS: "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(WITHOUT_LOCKS not in os.environ, reason="the system has file locks")
def test_an_empty_soft_lock_ends_in_time(folder):
    """A process that was killed before it wrote its id into its lock holds up nobody for longer than the lock lasts."""
    store = FileTokenStore(folder)
    store.save("key", RECORD)
    only_file(folder).with_suffix(".lock").touch()
    assert not store.try_lock("key", "me", LONG)
    assert eventually(lambda: store.try_lock("key", "me", 0.2))
