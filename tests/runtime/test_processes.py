"""Many processes that share a token through a store, and processes that fork, against a sandbox."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator

import pytest

from feiyan_sandbox import Sandbox
from tests.runtime.support import eventually
from tests.runtime.worker import Worker

CREATE, REFRESH, LOOK = "/cloud/token", "/cloud/token/refresh", "/cloud/thing/status/get"


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture(params=["file", "redis"])
def store(request, tmp_path):
    """Arguments of a store that the workers share."""
    if request.param == "file":
        return {"folder": str(tmp_path)}
    return {"url": request.getfixturevalue("redis_server").url, "prefix": f"{uuid.uuid4()}:"}


def fetches(sandbox):
    """Return the number of token requests that reached the gateway."""
    return sandbox.count(CREATE) + sandbox.count(REFRESH)


def refused_calls(sandbox):
    """The calls that were refused and have not come through since."""
    ids = {True: set(), False: set()}
    for call in sandbox.calls:
        if call.path == LOOK:
            ids[call.processed].add(json.loads(call.body)["id"])
    return ids[False] - ids[True]


class Group:
    """Processes that share a store, from their start to what became of their calls."""

    def __init__(self, workers, processes):
        self.workers = workers
        self.left = processes

    def go(self):
        """Let them call, all at once, when all are ready."""
        assert [self.workers.said() for _ in range(self.left)] == ["ready"] * self.left
        self.workers.tell(self.left)

    def fetching(self):
        """The id of the next process that asks for a token."""
        return self.workers.said()["fetches"]

    def errors(self):
        """Return the failures of the remaining processes after all their calls."""
        errors = []
        while self.left:
            said = self.workers.said()
            if "errors" in said:
                errors += said["errors"]
                self.left -= 1
        return errors


class TestSharing:
    def test_a_renewer_that_is_killed_in_the_middle_fails_nobody(self, sandbox, store):
        """It dies after the gateway made the token and before the answer; one of the others makes another. With files
        its lock ends at once, with Redis after some seconds, for which the others wait.
        """
        sandbox.inject("delay", path=CREATE, seconds=5)
        order = {"processes": 8, "calls": 200, "kinds": ["sync", "async"]}
        with Worker("share", settings=sandbox.settings, store=store, **order) as workers:
            group = Group(workers, 8)
            group.go()
            renewer = group.fetching()
            assert eventually(lambda: sandbox.count(CREATE) == 1)
            workers.kill_child(renewer)
            group.left -= 1
            assert group.errors() == []
        assert sandbox.count(LOOK, processed=True) == 7 * 200
        assert fetches(sandbox) == 2

    def test_forty_processes_that_start_together_fetch_once(self, sandbox, tmp_path):
        """Each has a client of its own, or its copy of one that was made before they were forked."""
        order = {"processes": 40, "calls": 5, "kinds": ["sync", "forked", "forked", "async"]}
        with Worker("share", settings=sandbox.settings, store={"folder": str(tmp_path)}, **order) as workers:
            group = Group(workers, 40)
            group.go()
            assert group.errors() == []
        assert sandbox.count(LOOK, processed=True) == 40 * 5
        assert fetches(sandbox) == 1

    def test_the_end_of_a_token_under_load_fails_nobody(self, sandbox, store):
        """Each time one process renews it, by at most two requests: the one to renew is refused, as the token is dead,
        and the other makes a new one. The other processes find what it brought.
        """
        ends, calls = 3, 150
        order = {"processes": 4, "calls": calls, "kinds": ["sync", "async"]}
        with Worker("share", settings=sandbox.settings, store=store, **order) as workers:
            group = Group(workers, 4)
            group.go()
            for _ in range(ends):
                so_far = sandbox.count(LOOK, processed=True)
                assert eventually(lambda so_far=so_far: sandbox.count(LOOK, processed=True) > so_far + 100)
                assert eventually(lambda: refused_calls(sandbox) == set())
                sandbox.expire_tokens()
            assert group.errors() == []
        assert sandbox.count(LOOK, processed=True) == 4 * calls
        assert sandbox.count(CREATE) == 1 + ends
        assert sandbox.count(REFRESH) <= ends


class TestForks:
    @pytest.mark.parametrize("job", ["fork_sync", "fork_async"])
    def test_a_client_works_on_both_sides(self, sandbox, job):
        """The child takes connections of its own; those of the parent stay as they are."""
        with Worker(job, settings=sandbox.settings) as forked:
            statuses = [forked.said()["status"] for _ in range(3)]
        assert statuses == [1, 1, 1]
        before, child, after = (call.connection for call in sandbox.calls if call.path == LOOK)
        assert before == after != child

    def test_a_connection_of_the_caller_stays_with_the_parent(self, sandbox):
        """An HTTP client of the caller raises an error in a child process; the parent can go on using it."""
        with Worker("fork_brought", settings=sandbox.settings) as forked:
            before, child, after = (forked.said() for _ in range(3))
        assert before == after
        assert child.startswith("http_client: ")
        assert sandbox.count(LOOK) == 2

    @pytest.mark.parametrize("job", ["fork_in_renewal", "fork_in_async_renewal"])
    def test_a_fork_during_a_renewal_waits_for_it(self, sandbox, store, job):
        """The child neither hangs nor fetches a token: it waits for the parent's and uses it."""
        with Worker(job, settings=sandbox.settings, store=store) as forked:
            self.let_the_token_end(sandbox, forked)
            forked.tell(2)
            assert [forked.said()["status"] for _ in range(2)] == [1, 1]
        assert (sandbox.count(CREATE), sandbox.count(REFRESH)) == (2, 1)

    @pytest.mark.parametrize("job", ["fork_in_renewal", "fork_in_async_renewal"])
    def test_a_fork_during_a_renewal_without_a_shared_store_hangs_nobody(self, sandbox, job):
        """The locks of the parent's threads mean nothing to the child, which fetches for itself."""
        with Worker(job, settings=sandbox.settings, store=None) as forked:
            self.let_the_token_end(sandbox, forked)
            for _ in ("parent", "child"):
                forked.tell(1)
                assert forked.said()["status"] == 1
        assert sandbox.count(CREATE) == 3

    def let_the_token_end(self, sandbox, forked):
        """Expire the token after the worker has used it; creating the next one takes a moment."""
        assert forked.said() == "ready"
        sandbox.expire_tokens()
        sandbox.inject("delay", path=CREATE, seconds=0.2)
