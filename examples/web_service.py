"""Serve devices over HTTP, with one client for all requests. Needs `fastapi` and `uvicorn`.

    python examples/web_service.py [PORT]

    GET  /devices/IOT_ID               name, whether it is online, its properties
    PUT  /devices/IOT_ID/properties    {"LightSwitch": true}, checked by the device's thing model

FEIYAN_APP_KEY, FEIYAN_APP_SECRET, FEIYAN_PROJECT_ID and FEIYAN_REGION or FEIYAN_BASE_URL identify the project. The
service asks nobody who they are: keep it on a network of your own.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from feiyan import (
    AsyncCloudClient,
    CloudClient,
    ConfigurationError,
    DeviceError,
    FeiyanError,
    InvalidValueError,
    NotFoundError,
    RateLimitedError,
    TransportError,
)

STATUS: dict[type[FeiyanError], int] = {
    InvalidValueError: 422,
    NotFoundError: 404,
    DeviceError: 409,
    RateLimitedError: 503,
    TransportError: 504,
    FeiyanError: 502,
}
"""The status of an answer by the class of the error; the first that fits counts."""


@asynccontextmanager
async def lifespan(service: FastAPI) -> AsyncIterator[None]:
    """Open the client with the service: it keeps connections and token, and all requests share it."""
    async with await AsyncCloudClient.create_from_env(services=("things",)) as cloud:
        service.state.cloud = cloud
        yield


service = FastAPI(title="Devices", lifespan=lifespan)


@service.get("/devices/{iot_id}")
async def get_device(iot_id: str, request: Request) -> dict[str, Any]:
    device = await request.app.state.cloud.device(iot_id)
    return {
        "name": device.nick_name or device.name,
        "online": device.online,
        "properties": {name: reading.value for name, reading in device.properties.items()},
    }


@service.put("/devices/{iot_id}/properties", status_code=204)
async def set_properties(iot_id: str, values: dict[str, Any], request: Request) -> None:
    device = await request.app.state.cloud.device(iot_id)
    await device.set(values)


@service.exception_handler(FeiyanError)
async def tell(_: Request, error: FeiyanError) -> JSONResponse:
    """Answer an error of the client; its text shows no secrets."""
    status = next(status for kind, status in STATUS.items() if isinstance(error, kind))
    return JSONResponse({"error": type(error).__name__, "detail": str(error)}, status)


def main() -> None:
    port = sys.argv[1] if sys.argv[1:] else "8000"
    if len(sys.argv) > 2 or not port.isdecimal():
        sys.exit("usage: web_service.py [PORT]")
    try:
        CloudClient.from_env().close()  # tells what is missing; the service would end with a traceback
    except ConfigurationError as error:
        sys.exit(str(error))
    uvicorn.run(service, port=int(port))


if __name__ == "__main__":
    main()
