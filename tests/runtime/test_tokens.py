"""The life of a cloud token, driven by hand; and many callers at once over a real server."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from email.utils import formatdate

import pytest

from feiyan_runtime import (
    ApiError,
    AuthenticationError,
    MemoryTokenStore,
    ProtocolError,
    RateLimitedError,
    Retry,
    ServerError,
    SignatureError,
    Token,
    TransportError,
)
from feiyan_runtime._answer import Answer
from feiyan_runtime._renewal import MAX_RENEWAL_MARGIN, RENEWAL_PAUSE
from tests.runtime.conftest import success
from tests.runtime.support import (
    NOW,
    ONCE,
    PROJECT_ID,
    Clock,
    Driver,
    answer,
    cloud_tokens,
    core,
    lost,
    operation,
    raw,
    token_answer,
)

CALL = operation()
CREATE_PATH, REFRESH_PATH = "/cloud/token", "/cloud/token/refresh"
LIFE = 7200.0


def kept(value):
    """A token that lives from `NOW` on, as a store keeps it."""
    return Token(value, obtained_at=NOW, ends_at=NOW + LIFE).to_record()


class Project:
    """A client's core with a token that lives from `NOW` on, and the driver that its calls run on."""

    def __init__(self, *script, has_token=True, retry=ONCE):
        self.clock = Clock()
        self.store = MemoryTokenStore()
        if has_token:
            self.store.save("project", kept("old"))
        self.core = core(tokens=cloud_tokens(self.store), clock=self.clock, retry=retry)
        self.driver = Driver(*script)

    def call(self, op=CALL):
        return self.driver.run(self.core.call(op, {}))


class TestFetching:
    def test_a_token_is_fetched_once_and_reused(self):
        """The first call fetches a token; the next ones carry it."""
        project = Project(token_answer("t1"), answer(1), answer(2), has_token=False)
        assert [project.call().data, project.call().data] == [1, 2]
        assert project.driver.paths == [CREATE_PATH, CALL.path, CALL.path]
        assert project.driver.tokens == [None, "t1", "t1"]

    def test_it_is_asked_for_by_project(self):
        """The request for a token names the project and carries no token."""
        project = Project(token_answer("t1"), answer(), has_token=False)
        project.call()
        assert project.driver.bodies[0]["params"] == {"grantType": "project", "res": PROJECT_ID}

    def test_an_operation_without_token_needs_none(self):
        """A call that needs no token does not request one."""
        project = Project(answer(), has_token=False)
        project.call(operation(auth="none"))
        assert project.driver.tokens == [None]

    @pytest.mark.parametrize(
        ("data", "life"),
        [
            ({"cloudToken": "t", "expireIn": 7_200_000}, 7200),
            ({"cloudToken": "t", "expiresIn": 3600}, 3600),
            ({"cloudToken": "t", "expireIn": "7200000"}, 7200),
            ({"iotToken": "t", "expireIn": 60_000}, 60),
            ({"cloudToken": "t", "expireIn": 60_000, "expiresIn": 1}, 60),
        ],
    )
    def test_every_form_of_the_answer_is_read(self, data, life):
        """The life is in milliseconds or in seconds, the token under either of its names."""
        project = Project(answer(data), answer(), has_token=False)
        project.call()
        assert Token.from_record(project.store.load("project")) == Token("t", obtained_at=NOW, ends_at=NOW + life)

    @pytest.mark.parametrize(
        "data", [None, "", {}, {"cloudToken": "t"}, {"expireIn": 1}, {"cloudToken": "", "expireIn": 1}, [1]]
    )
    def test_an_answer_without_a_token_is_an_error(self, data):
        """A success without a token, or without its lifetime, is an error."""
        project = Project(answer(data), has_token=False)
        with pytest.raises(ProtocolError) as caught:
            project.call()
        assert caught.value.operation == "cloud.tokens.create"
        assert caught.value.request_id == "request-1"

    def test_a_failed_fetch_is_raised_from_the_call(self):
        """The error of a token request is raised, and the next call tries again."""
        project = Project(answer(code=403), token_answer("t1"), answer("fine"), has_token=False)
        with pytest.raises(ApiError) as caught:
            project.call()
        assert caught.value.operation == "cloud.tokens.create"
        assert project.call().data == "fine"

    def test_fetching_is_repeated_like_any_other_call(self):
        """A refused connection while fetching is tried again."""
        project = Project(lost(sent=False), token_answer("t1"), answer("fine"), has_token=False, retry=Retry())
        assert project.call().data == "fine"

    def test_its_end_is_told_by_the_corrected_clock(self):
        """A machine whose clock is two hours slow does not take its first token for a used-up one."""
        project = Project(has_token=False)
        gateway_now = NOW + 7200
        refusal = Answer(
            401,
            {"x-ca-error-message": "Timestamp Expired", "date": formatdate(gateway_now, usegmt=True)},
            b"{}",
        )
        project.driver.script.extend([refusal, token_answer("t1"), answer()])
        project.call()
        token = Token.from_record(project.store.load("project"))
        assert (token.obtained_at, token.ends_at) == (gateway_now, gateway_now + LIFE)


class TestAhead:
    def test_a_token_is_renewed_ahead_of_its_end(self):
        """Shortly before its end a token is refreshed, and the call carries the new one."""
        project = Project(token_answer("new"), answer())
        project.clock.now = NOW + LIFE - MAX_RENEWAL_MARGIN
        project.call()
        assert project.driver.paths == [REFRESH_PATH, CALL.path]
        assert project.driver.bodies[0]["params"] == {"cloudToken": "old"}
        assert project.driver.tokens == [None, "new"]

    def test_it_is_not_renewed_a_moment_earlier(self):
        """The token is used unchanged before that margin."""
        project = Project(answer())
        project.clock.now = NOW + LIFE - MAX_RENEWAL_MARGIN - 1
        project.call()
        assert project.driver.tokens == ["old"]

    @pytest.mark.parametrize(("age", "used"), [(89, True), (90, False)])
    def test_the_margin_of_a_short_life_is_short(self, age, used):
        """A token that lives for 100 s is used for 90 of them."""
        project = Project(answer()) if used else Project(token_answer("new"), answer())
        project.store.save("project", Token("old", obtained_at=NOW, ends_at=NOW + 100).to_record())
        project.clock.now = NOW + age
        project.call()
        assert project.driver.tokens[-1] == ("old" if used else "new")

    def test_an_ended_token_is_not_refreshed_but_made_anew(self):
        """Nothing is left to renew after the end."""
        project = Project(token_answer("new"), answer())
        project.clock.now = NOW + LIFE
        project.call()
        assert project.driver.paths == [CREATE_PATH, CALL.path]

    @pytest.mark.parametrize(
        "failure",
        [answer(code=429), answer(code=503), answer(code=500), lost(sent=True), raw(b"<html>", status=502), answer({})],
        ids=["429", "503", "500", "lost", "html", "no token"],
    )
    def test_a_failed_renewal_keeps_a_living_token_in_use(self, failure):
        """Calls succeed with a valid token while its renewal fails."""
        project = Project(failure, answer("fine"))
        project.clock.now = NOW + LIFE - 100
        assert project.call().data == "fine"
        assert project.driver.tokens == [None, "old"]

    def test_a_failed_renewal_is_not_tried_again_with_every_call(self):
        """Calls use the token for a while after a failed renewal, before the next attempt."""
        project = Project(answer(code=503), answer(), answer(), token_answer("new"), answer())
        project.clock.now = NOW + LIFE - 100
        project.call()
        project.call()
        project.clock.now += RENEWAL_PAUSE
        project.call()
        assert project.driver.paths == [REFRESH_PATH, CALL.path, CALL.path, REFRESH_PATH, CALL.path]

    def test_a_pause_does_not_outlast_the_token(self):
        """A token is not used beyond its end because its renewal failed shortly before."""
        project = Project(answer(code=503), answer(), token_answer("new"), answer())
        project.clock.now = NOW + LIFE - 1
        project.call()
        project.clock.now = NOW + LIFE
        project.call()
        assert project.driver.paths == [REFRESH_PATH, CALL.path, CREATE_PATH, CALL.path]

    def test_a_token_that_cannot_be_refreshed_is_replaced(self):
        """A new token is created if the platform refuses to renew the current one."""
        project = Project(answer(code=20017), token_answer("new"), answer())
        project.clock.now = NOW + LIFE - 100
        project.call()
        assert project.driver.paths == [REFRESH_PATH, CREATE_PATH, CALL.path]


class TestRefused:
    @pytest.mark.parametrize("code", [401, 20017])
    def test_a_refused_token_is_renewed_and_the_call_repeated(self, code):
        """A call whose token is refused is sent again with a new one, and succeeds."""
        project = Project(answer(code=code), token_answer("new"), answer("fine"))
        assert project.call().data == "fine"
        assert project.driver.paths == [CALL.path, REFRESH_PATH, CALL.path]
        assert project.driver.tokens == ["old", None, "new"]

    @pytest.mark.parametrize("code", [401, 20017])
    def test_a_call_refused_again_is_an_error(self, code):
        """One renewal is enough to know that the token is not the trouble."""
        project = Project(answer(code=code), token_answer("new"), answer(code=code))
        with pytest.raises(AuthenticationError) as caught:
            project.call()
        assert caught.value.code == code
        assert caught.value.operation == "test.op"

    def test_repeating_after_a_renewal_leaves_the_attempts_alone(self):
        """A renewal does not count as an attempt."""
        project = Project(
            answer(code=401), token_answer("new"), answer(code=429), answer("fine"), retry=Retry(attempts=2)
        )
        assert project.call().data == "fine"

    def test_a_refused_signature_renews_nothing(self):
        """A wrong signature says nothing about the token."""
        refusal = raw(b"", status=401, x_ca_error_message="Invalid Signature, Server StringToSign:`POST#`")
        project = Project(refusal)
        with pytest.raises(SignatureError):
            project.call()
        assert project.driver.paths == [CALL.path]

    def test_a_call_that_the_gateway_refuses_renews_nothing(self):
        """A call that the gateway itself refused does not renew the token."""
        refusal = answer(code=401, status=401, message="request auth error")
        project = Project(Answer(401, {**refusal.headers, "x-ca-error-message": "Timestamp Expired"}, refusal.content))
        with pytest.raises(AuthenticationError, match="401 request auth error: Timestamp Expired") as caught:
            project.call()
        assert caught.value.gateway_message == "Timestamp Expired"
        assert project.driver.paths == [CALL.path]

    @pytest.mark.parametrize("code", [403, 29003])
    def test_other_refusals_renew_nothing(self, code):
        """Only the codes of a refused token lead to a renewal."""
        project = Project(answer(code=code))
        with pytest.raises(ApiError):
            project.call()
        assert project.driver.paths == [CALL.path]

    def test_a_dead_token_is_replaced(self):
        """A new token is created if the refused one cannot be renewed either."""
        project = Project(answer(code=401), answer(code=401), token_answer("new"), answer("fine"))
        assert project.call().data == "fine"
        assert project.driver.paths == [CALL.path, REFRESH_PATH, CREATE_PATH, CALL.path]

    @pytest.mark.parametrize(
        ("failure", "kind"),
        [(answer(code=429), RateLimitedError), (answer(code=503), ServerError), (lost(sent=True), TransportError)],
        ids=["429", "503", "lost"],
    )
    def test_a_failed_renewal_of_a_refused_token_is_an_error(self, failure, kind):
        """A refused token is not used again, so the failure to renew it is raised."""
        project = Project(answer(code=401), failure)
        with pytest.raises(kind):
            project.call()
        assert project.driver.paths == [CALL.path, REFRESH_PATH]

    def test_a_token_renewed_by_somebody_else_is_used(self):
        """A call with a token that was already replaced uses the new one."""
        project = Project(answer(code=401), answer("fine"))
        flow = project.core.call(CALL, {})
        first = next(flow)
        project.store.save("project", kept("theirs"))
        assert b'"cloudToken":"old"' in first.body
        alone = flow.send(answer(code=401))
        second = flow.send(project.driver.run(alone.flow))
        assert b'"cloudToken":"theirs"' in second.body
        assert project.driver.sends == []


class TestFailing:
    def test_waiting_calls_fail_with_the_error_of_the_fetch(self):
        """A call that waited while a token could not be had fails with it; it does not try for itself."""
        project = Project(lost(sent=True), has_token=False)
        [first, second] = [next(project.core.call(CALL, {})) for _ in range(2)]
        errors = []
        for alone in (first, second):
            with pytest.raises(TransportError) as caught:
                project.driver.run(alone.flow)
            errors.append(caught.value)
        assert project.driver.paths == [CREATE_PATH]
        assert errors[0] is not errors[1]
        assert [str(error) for error in errors] == [str(errors[0])] * 2

    def test_waiting_calls_take_a_token_that_came_meanwhile(self):
        """A failure counts only as long as the store has no good token."""
        project = Project(lost(sent=True), has_token=False)
        [first, second] = [next(project.core.call(CALL, {})) for _ in range(2)]
        with pytest.raises(TransportError):
            project.driver.run(first.flow)
        project.store.save("project", kept("theirs"))
        assert project.driver.run(second.flow) == "theirs"

    def test_a_later_call_tries_again(self):
        """A call that starts after the failure asks for a token."""
        project = Project(lost(sent=True), token_answer("t1"), answer("fine"), has_token=False)
        with pytest.raises(TransportError):
            project.call()
        assert project.call().data == "fine"


class AgingStore(MemoryTokenStore):
    """A store whose tokens can be made older."""

    def __init__(self):
        super().__init__()
        self.keys = set()

    def save(self, key, record):
        self.keys.add(key)
        super().save(key, record)

    def age(self, seconds):
        for key in self.keys:
            token = self.load(key)
            super().save(key, {**token, **{end: token[end] - seconds for end in ("obtainedAt", "endsAt")}})


class TestSharing:
    def test_clients_with_one_store_fetch_once(self, gateway, make_client):
        """The second client of a project finds the token of the first."""
        store = MemoryTokenStore()
        for _ in range(2):
            make_client(token_store=store).call("/any")
        assert gateway.count(CREATE_PATH) == 1

    def test_clients_without_a_store_share_the_one_of_the_process(self, gateway, make_client):
        """A client for each request of a web application does not make a token for each."""
        for _ in range(3):
            make_client().call("/any")
        assert gateway.count("/cloud/token") == 1

    def test_a_slash_at_the_end_of_the_address_changes_nothing(self, gateway, make_client):
        """Two ways to write the same address share a token."""
        store = MemoryTokenStore()
        make_client(token_store=store).call("/any")
        make_client(token_store=store, base_url=gateway.url + "/").call("/any")
        assert gateway.count(CREATE_PATH) == 1

    def test_projects_do_not_share(self, gateway, make_client):
        """A token belongs to one project."""
        store = MemoryTokenStore()
        make_client(token_store=store).call("/any")
        make_client(token_store=store, project_id="other").call("/any")
        assert gateway.count(CREATE_PATH) == 2

    def test_clients_with_one_store_that_start_together_fetch_once(self, gateway, make_client):
        """Of many clients that miss a token at once, one makes it and the others use it."""
        store = MemoryTokenStore()
        clients = [make_client(token_store=store) for _ in range(20)]
        together = threading.Barrier(len(clients))

        def call(client):
            together.wait(10)
            return client.call("/any")

        gateway.script = lambda _: success("fine")
        with ThreadPoolExecutor(len(clients)) as pool:
            assert list(pool.map(call, clients)) == ["fine"] * len(clients)
        assert gateway.count(CREATE_PATH) == 1

    def test_async_clients_with_one_store_that_start_together_fetch_once(self, gateway, make_async_client):
        """The same holds for the tasks of a loop, each with a client of its own."""
        store = MemoryTokenStore()

        async def call():
            async with make_async_client(token_store=store) as client:
                return await client.call("/any")

        async def scenario():
            return await asyncio.gather(*(call() for _ in range(20)))

        gateway.script = lambda _: success("fine")
        assert asyncio.run(scenario()) == ["fine"] * 20
        assert gateway.count(CREATE_PATH) == 1

    def test_an_empty_store_is_a_store(self, make_client):
        """A store may have a length, and none at first."""

        class Store(MemoryTokenStore):
            def __len__(self):
                return len(self._records)

        store = Store()
        make_client(token_store=store).call("/any")
        assert len(store) == 1

    @pytest.mark.parametrize("cause", ["age", "refusal"])
    def test_fifty_threads_renew_once(self, gateway, make_client, cause):
        """However many threads meet the end of a token, one renews it and the others use the result."""
        store = AgingStore()
        client = make_client(token_store=store)
        client.call("/any")
        self.end(cause, store, gateway)
        together = threading.Barrier(50)

        def call(number):
            together.wait(10)
            return client.call("/any", {"number": number})

        gateway.script = lambda request: success(request.envelope["params"].get("number"))
        with ThreadPoolExecutor(50) as pool:
            assert sorted(pool.map(call, range(50))) == list(range(50))
        self.check_renewed_once(cause, gateway)

    @pytest.mark.parametrize("cause", ["age", "refusal"])
    def test_a_hundred_tasks_renew_once(self, gateway, make_async_client, cause):
        """However many tasks meet the end of a token, one renews it and the others use the result."""
        store = AgingStore()

        async def scenario():
            async with make_async_client(token_store=store) as client:
                await client.call("/any")
                self.end(cause, store, gateway)
                return await asyncio.gather(*(client.call("/any", {"number": number}) for number in range(100)))

        gateway.script = lambda request: success(request.envelope["params"].get("number"))
        assert asyncio.run(scenario()) == list(range(100))
        self.check_renewed_once(cause, gateway)

    def end(self, cause, store, gateway):
        if cause == "age":
            store.age(7000)
        else:
            gateway.valid = "another"

    def check_renewed_once(self, cause, gateway):
        # a token that is no longer the valid one cannot be refreshed, so that a new one is made
        assert gateway.count(REFRESH_PATH) == 1
        assert gateway.count(CREATE_PATH) == (1 if cause == "age" else 2)
