"""The lifetime of the cloud token, and the token of the signed-in user."""

from __future__ import annotations

from typing import Any

import pytest

from feiyan_sandbox import Sandbox
from tests.sandbox.caller import Caller


@pytest.fixture
def project(caller: Caller) -> Project:
    return Project(caller)


class Project:
    """A project that creates, refreshes and uses tokens."""

    def __init__(self, caller: Caller) -> None:
        self.caller = caller

    def create(self) -> dict[str, Any]:
        params = {"grantType": "project", "res": self.caller.sandbox.project_id}
        data: dict[str, Any] = self.caller.call("/cloud/token", "1.0.1", params, token=None)["data"]
        return data

    def refresh(self, token: str) -> dict[str, Any]:
        return self.caller.call("/cloud/token/refresh", "1.0.1", {"cloudToken": token}, token=None)

    def use(self, token: str | None) -> int:
        params = {"iotId": "aD12ef8KkWYrT19EiNJJ001082"}
        body = self.caller.body("1.0.2", params, token=token)
        response = self.caller.post("/cloud/thing/status/get", body, X_Ca_Timestamp=None)
        code: int = response.json()["code"]
        return code


def test_a_token_lives_two_hours(project: Project) -> None:
    """The value of expireIn is in milliseconds, and the token is invalid afterwards."""
    token = project.create()
    assert token["expireIn"] == 7_200_000
    project.caller.sandbox.advance(7190)
    assert project.use(token["cloudToken"]) == 200
    project.caller.sandbox.advance(11)
    assert project.use(token["cloudToken"]) == 20017


def test_a_lifetime_can_be_chosen() -> None:
    """A sandbox with a short lifetime reports it."""
    with Sandbox(token_lifetime=1.5) as sandbox, Caller(sandbox) as caller:
        assert Project(caller).create()["expireIn"] == 1500


def test_a_new_token_invalidates_the_one_before(project: Project) -> None:
    """Two processes that each create a token invalidate each other's."""
    first, second = project.create()["cloudToken"], project.create()["cloudToken"]
    assert first != second
    assert (project.use(first), project.use(second)) == (20017, 200)


def test_a_refresh_replaces_the_token_and_restarts_its_life(project: Project) -> None:
    """The new token has its full lifetime, and the old one is invalid."""
    old = project.create()["cloudToken"]
    renewed = project.refresh(old)["data"]
    assert renewed["cloudToken"] != old
    assert renewed["expireIn"] == 7_200_000
    assert (project.use(old), project.use(renewed["cloudToken"])) == (20017, 200)


def test_an_invalid_token_cannot_be_refreshed(project: Project) -> None:
    """A replaced, expired or unknown token is answered with 20017."""
    replaced, live = project.create()["cloudToken"], project.create()["cloudToken"]
    project.caller.sandbox.expire_tokens()
    assert [project.refresh(token)["code"] for token in (replaced, live, "never-made")] == [20017] * 3


def test_tokens_can_be_ended(project: Project) -> None:
    """After `expire_tokens` the token is refused, and a new one is accepted."""
    token = project.create()["cloudToken"]
    project.caller.sandbox.expire_tokens()
    assert project.use(token) == 20017
    assert project.use(project.create()["cloudToken"]) == 200


def test_a_call_without_a_token_is_not_authenticated(project: Project) -> None:
    """A missing token is answered with 401, unlike a wrong one."""
    assert project.use(None) == 401


def test_the_refusal_of_a_token_says_what_the_dictionary_says(project: Project) -> None:
    """The dictionary has no message for 20017, so its meaning is used."""
    envelope = project.refresh("never-made")
    assert "cloud token" in envelope["message"]


def test_a_token_is_made_for_the_project_only(caller: Caller) -> None:
    """Another project is refused as unknown."""
    envelope = caller.call("/cloud/token", "1.0.1", {"grantType": "project", "res": "other"}, token=None)
    assert envelope["code"] == 28501


def test_tokens_are_the_same_in_every_run(project: Project) -> None:
    """Tests see no random values."""
    with Sandbox() as other, Caller(other) as caller:
        assert Project(caller).create() == project.create()


USER, OPTIONAL_USER, NO_USER = (
    ("/thing/info/get", "1.0.4", {"iotId": "aD12ef8KkWYrT19EiNJJ001082"}),
    ("/thing/status/get", "1.0.5", {"iotId": "aD12ef8KkWYrT19EiNJJ001082"}),
    ("/kit/debug/ping", "1.0.0", {"input": "hello"}),
)


@pytest.mark.parametrize(
    ("operation", "token", "code"),
    [
        (USER, "", 200),
        (USER, None, 401),
        (USER, "never-given", 401),
        (OPTIONAL_USER, "", 200),
        (OPTIONAL_USER, None, 200),
        (OPTIONAL_USER, "never-given", 401),
        (NO_USER, "", 200),
        (NO_USER, None, 200),
        (NO_USER, "never-given", 200),
    ],
)
def test_an_operation_of_apps_asks_for_the_user_as_documented(
    caller: Caller, operation: tuple[str, str, dict[str, Any]], token: str | None, code: int
) -> None:
    """The user is required, optional or not checked; "" stands for the valid token."""
    assert caller.app_call(*operation, token=token)["code"] == code


def test_a_refused_user_token_is_told_from_a_missing_one(caller: Caller) -> None:
    """Both are answered with 401, and the messages differ."""
    wrong, missing = (caller.app_call(*USER, token=token)["message"] for token in ("never-given", None))
    assert wrong == "request auth error: request.iotToken is not the token of a signed-in user"
    assert missing == "request auth error: request.iotToken is missing"


def test_neither_side_takes_the_token_of_the_other(project: Project) -> None:
    """A cloud token is refused as an iotToken, and the reverse."""
    caller = project.caller
    assert caller.app_call(*USER, token=caller.token)["code"] == 401
    assert project.use(caller.sandbox.iot_token) == 20017
    body = caller.body(USER[1], USER[2], token=caller.token)
    assert caller.post(USER[0], body).json()["message"] == "request auth error: request.iotToken is missing"


def test_ending_the_cloud_token_leaves_the_user_signed_in(caller: Caller) -> None:
    """The two tokens are independent."""
    caller.sandbox.expire_tokens()
    assert caller.app_call(*USER)["code"] == 200
