"""Failures that an answer tells inside its data, through both clients, over sockets."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from feiyan import (
    ApiError,
    AsyncCloudClient,
    CloudClient,
    MemoryTokenStore,
    PermissionDeniedError,
    RateLimitedError,
    Retry,
)
from feiyan_sandbox import Sandbox

LIST_DEVICES = "/cloud/device/queryByUser"
USER = {"identity_id": "5091op618500614829ee12fae93ba653a5928119"}

WAYS: dict[str, Callable[[Any], Any]] = {
    "items": lambda cloud: list(cloud.users.list_devices(**USER)),
    "page": lambda cloud: cloud.users.list_devices(**USER).page(),
    "envelope": lambda cloud: next(cloud.with_envelope.users.list_devices(**USER)),
}


async def _items(cloud: AsyncCloudClient) -> Any:
    return [device async for device in cloud.users.list_devices(**USER)]


async def _page(cloud: AsyncCloudClient) -> Any:
    return await cloud.users.list_devices(**USER).page()


async def _envelope(cloud: AsyncCloudClient) -> Any:
    return await anext(cloud.with_envelope.users.list_devices(**USER))


ASYNC_WAYS: dict[str, Callable[[AsyncCloudClient], Awaitable[Any]]] = {
    "items": _items,
    "page": _page,
    "envelope": _envelope,
}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as opened:
        yield opened


@pytest.fixture(params=[f"{kind} {way}" for kind in ("sync", "async") for way in WAYS])
def call(request: pytest.FixtureRequest, sandbox: Sandbox) -> Callable[[], Any]:
    """Lists the devices of a user in one of the ways, with at most two attempts."""
    kind, way = request.param.split()
    settings = {**sandbox.settings, "token_store": MemoryTokenStore(), "retry": Retry(attempts=2, wait_initial=0.01)}

    def sync_call() -> Any:
        with CloudClient(**settings) as cloud:
            return WAYS[way](cloud)

    async def async_call() -> Any:
        async with AsyncCloudClient(**settings) as cloud:
            return await ASYNC_WAYS[way](cloud)

    return sync_call if kind == "sync" else lambda: asyncio.run(async_call())


def test_an_inner_failure_ends_every_way_to_call(sandbox: Sandbox, call: Callable[[], Any]) -> None:
    """A list that could not be read is no empty list."""
    sandbox.inject("code", path=LIST_DEVICES, code=200, data={"code": 403, "message": "request forbidden"})
    with pytest.raises(PermissionDeniedError) as caught:
        call()
    assert (caught.value.code, caught.value.message) == (403, "request forbidden")
    assert caught.value.known is not None


@pytest.mark.parametrize(("code", "kind"), [(429, RateLimitedError), (500, ApiError)])
def test_an_inner_failure_is_repeated_like_an_outer_one(
    sandbox: Sandbox, call: Callable[[], Any], code: int, kind: type[ApiError]
) -> None:
    """A read is sent again where the code says that it may succeed later, and fails if it goes on."""
    before = sandbox.count(LIST_DEVICES)
    sandbox.inject("code", path=LIST_DEVICES, code=200, data={"code": code})
    call()
    assert sandbox.count(LIST_DEVICES) - before == 2
    sandbox.inject("code", path=LIST_DEVICES, code=200, data={"code": code}, times=2)
    with pytest.raises(kind):
        call()
    assert sandbox.count(LIST_DEVICES) - before == 4


def test_a_refused_token_is_renewed_once(sandbox: Sandbox, call: Callable[[], Any]) -> None:
    """An inner 401 renews the token, as an outer one does."""
    before = sandbox.count(LIST_DEVICES)
    sandbox.inject("code", path=LIST_DEVICES, code=200, data={"code": 401})
    call()
    assert sandbox.count(LIST_DEVICES) - before == 2
