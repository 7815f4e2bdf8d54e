"""Read the properties of all devices of a product with many processes that share one token. Needs the extra `redis`.

    python examples/shared_token.py REDIS_URL PRODUCT_KEY

Making a token ends the one before, so processes that each made their own would fight. The store in Redis gives all of
them the same, on one machine or on many; one renews it, and they pause together when there are too many requests.
FEIYAN_APP_KEY, FEIYAN_APP_SECRET, FEIYAN_PROJECT_ID and FEIYAN_REGION or FEIYAN_BASE_URL identify the project.
"""

from __future__ import annotations

import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from typing import Any

from feiyan import CloudClient, DeviceStatus, FeiyanError, RedisTokenStore

PROCESSES = 4

cloud: CloudClient
"""The client of a worker process."""


def client(redis_url: str) -> CloudClient:
    return CloudClient.from_env(token_store=RedisTokenStore(redis_url))


def begin(redis_url: str) -> None:
    """Begin a worker process: it makes its client once, and keeps its connections."""
    global cloud
    cloud = client(redis_url)


def read(iot_id: str) -> tuple[str, dict[str, Any] | FeiyanError]:
    """Read a device. An error is returned like an answer, so that it stops no other device."""
    try:
        return iot_id, {str(one.attribute): one.value for one in cloud.things.get_properties(iot_id=iot_id)}
    except FeiyanError as error:
        return iot_id, error


def read_all(redis_url: str, product_key: str) -> None:
    with client(redis_url) as own:
        online = [str(one.iot_id) for one in own.things.list(product_key=product_key, status=DeviceStatus.ONLINE)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, context, initializer=begin, initargs=(redis_url,)) as workers:
        for iot_id, answer in workers.map(read, online, chunksize=10):
            print(iot_id, answer)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: shared_token.py REDIS_URL PRODUCT_KEY")
    try:
        read_all(*sys.argv[1:])
    except FeiyanError as error:
        sys.exit(str(error))
