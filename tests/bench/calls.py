"""Calls over a socket: one after the other, and many at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import aiohttp
import httpx

from feiyan import AsyncCloudClient, CloudClient
from tests.bench import official
from tests.bench.loopback import ENVELOPE, INFO, loopback, settings
from tests.bench.rounds import Effort, a_second, processor_seconds, processor_seconds_at_once
from tests.bench.table import Note, Row

AT_ONCE = 100
FLEET = 200
"""Calls that are under way at once when a fleet is polled."""

UNIT = "calls/s"


def calling(effort: Effort) -> Iterator[Row]:
    """Make signed and typed calls one after the other, the official client's and bare ones."""
    for tls, over in ((False, ""), (True, ", TLS")):
        with loopback(tls=tls) as gateway, CloudClient(**settings(gateway.url)) as cloud, httpx.Client() as bare:
            works = (
                lambda: cloud.things.get_info(iot_id="x"),
                official.call_of(gateway),
                lambda: bare.post(gateway.url + INFO, json=ENVELOPE).json(),
            )
            ours, official_ones, unsigned = map(a_second, processor_seconds(effort, 200, *works))
        yield Row(
            f"signed typed sync call, against the official client, untyped{over}",
            UNIT,
            ours,
            official_ones,
            at_least=1.3,
        )
        yield Row(
            f"the same against bare `httpx.Client.post().json()`, unsigned{over}", UNIT, ours, unsigned, at_least=1.1
        )


def gathering(effort: Effort) -> Iterator[Row]:
    """Make a hundred calls at once, by default and over a session of aiohttp."""
    yield from asyncio.run(_gathering(effort))


async def _gathering(effort: Effort) -> list[Row]:
    with loopback() as gateway:
        url = gateway.url + INFO
        async with (
            AsyncCloudClient(**settings(gateway.url)) as cloud,
            httpx.AsyncClient() as bare,
            aiohttp.ClientSession() as session,
            AsyncCloudClient(**settings(gateway.url), http_client=session) as cloud_over_aiohttp,
        ):

            async def bare_post() -> Any:
                return (await bare.post(url, json=ENVELOPE)).json()

            async def aiohttp_post() -> Any:
                async with session.post(url, json=ENVELOPE) as response:
                    return await response.json()

            works = (
                lambda: cloud.things.get_info(iot_id="x"),
                bare_post,
                lambda: cloud_over_aiohttp.things.get_info(iot_id="x"),
                aiohttp_post,
            )
            ours, other, ours_over_aiohttp, other_over_aiohttp = map(
                a_second, await processor_seconds_at_once(effort, 5, AT_ONCE, *works)
            )
    question = f"{AT_ONCE} async calls at once, against bare `httpx.AsyncClient`"
    over_aiohttp = "the same with an `aiohttp.ClientSession` given, against bare aiohttp"
    return [
        Row(question, UNIT, ours, other, at_least=1.5),
        Row(over_aiohttp, UNIT, ours_over_aiohttp, other_over_aiohttp, at_least=0.6),
    ]


def polling(effort: Effort) -> Iterator[Row]:
    """Poll a fleet: calls in a second of processor time."""
    yield from asyncio.run(_polling(effort))


async def _polling(effort: Effort) -> list[Row]:
    with loopback() as gateway:
        async with (
            AsyncCloudClient(**settings(gateway.url)) as cloud,
            aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=FLEET)) as session,
            AsyncCloudClient(**settings(gateway.url), http_client=session) as cloud_over_aiohttp,
        ):
            works = (
                lambda: cloud.things.get_info(iot_id="x"),
                lambda: cloud_over_aiohttp.things.get_info(iot_id="x"),
            )
            ours, over_aiohttp = map(a_second, await processor_seconds_at_once(effort, 5, FLEET, *works))
    question = f"fleet, {FLEET} calls at once: calls in a second of processor time"
    return [
        Row(f"{question}, by default", UNIT, ours, at_least=700),
        Row(f"{question}, over aiohttp", UNIT, over_aiohttp, at_least=4000),
    ]


def answering(effort: Effort) -> Iterator[Note]:
    """Note what the gateway of these benchmarks takes itself: less than those whom it measures."""
    costs = []
    for tls in (False, True):
        with loopback(tls=tls) as gateway, CloudClient(**settings(gateway.url)) as cloud:
            for _ in range(effort.times(5000)):
                cloud.things.get_info(iot_id="x")
        costs.append(gateway.cost)
    yield Note("call, on the side of the gateway on loopback", f"{costs[0]:.0f} µs", f"{costs[1]:.0f} µs with TLS")
