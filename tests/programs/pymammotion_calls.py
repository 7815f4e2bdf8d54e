"""Calls of PyMammotion's gateway, as its Home Assistant integration makes them, from an authorization code on.

    python pymammotion_calls.py HOST:PORT AUTH_CODE MOWER

prints one JSON object with what came back. HOST:PORT also answers for the account service, whose name is fixed in
PyMammotion; MOWER is the iot id of the device that gets a command.
"""

from __future__ import annotations

import asyncio
import json
import socket
import sys
from types import SimpleNamespace
from typing import Any

from pymammotion.aliyun.cloud_gateway import CloudIOTGateway

ACCOUNT_SERVICE = "sdk.openaccount.aliyun.com"


def stand_in_for(name: str, domain: str) -> None:
    """Let a name lead to HOST:PORT, as an entry in /etc/hosts does."""
    host, _, port = domain.partition(":")
    look_up = socket.getaddrinfo

    def getaddrinfo(asked: Any, asked_port: Any, *args: Any, **options: Any) -> Any:
        return look_up(*((host, int(port)) if asked == name else (asked, asked_port)), *args, **options)

    socket.getaddrinfo = getaddrinfo


async def main(domain: str, auth_code: str, mower: str) -> dict[str, Any]:
    """Sign in, make each call once, and return what it got."""
    account = SimpleNamespace(account="user@example.com", login_info=SimpleNamespace(authorization_code=auth_code))
    gateway = CloudIOTGateway(account)
    gateway.domain = domain
    region = (await gateway.get_region("CN")).data
    region.apiGatewayEndpoint = region.oaApiGatewayEndpoint = (
        domain  # with TLS, which the sandbox itself does not speak
    )
    await gateway.connect()
    await gateway.login_by_oauth("CN")
    await gateway.session_by_auth_code()
    device = (await gateway.aep_handle()).data
    bindings = await gateway.list_binding_by_account()
    await gateway.get_device_properties(mower)
    await gateway.get_device_status(mower)
    await gateway.send_cloud_command(mower, b"command")
    await gateway.check_or_refresh_session(force=True)
    again = await gateway.list_binding_by_account()
    return {
        "devices": [one.iot_id for one in bindings.data.data],
        "devices after a renewal": [one.iot_id for one in again.data.data],
        "iotToken": gateway.session_by_authcode_response.data.iotToken,
        "deviceName": device.deviceName,
    }


if __name__ == "__main__":
    stand_in_for(ACCOUNT_SERVICE, sys.argv[1])
    sys.stdout.write(json.dumps(asyncio.run(main(*sys.argv[1:]))))
