"""Calls of PyMammotion's gateway, as its Home Assistant integration makes them.

    python pymammotion_calls.py HOST:PORT SESSION

prints one JSON object with what came back. SESSION is a session of the platform as JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from types import SimpleNamespace
from typing import Any

from pymammotion.aliyun.cloud_gateway import CloudIOTGateway
from pymammotion.aliyun.model.regions_response import RegionResponse
from pymammotion.aliyun.model.session_by_authcode_response import SessionByAuthCodeResponse


async def main(domain: str, session: dict[str, Any]) -> dict[str, Any]:
    """Make each call once and return what it got."""
    names = ("shortRegionId", "oaApiGatewayEndpoint", "regionId", "mqttEndpoint", "pushChannelEndpoint")
    region = {**dict.fromkeys(names, ""), "regionEnglishName": "", "apiGatewayEndpoint": domain}
    gateway = CloudIOTGateway(
        SimpleNamespace(account="someone@example.com"),
        region_response=RegionResponse.from_dict({"code": 200, "data": region}),
        session_by_authcode_response=SessionByAuthCodeResponse.from_dict(
            {"code": 200, "data": session, "token_issued_at": int(time.time())}
        ),
    )
    bindings = await gateway.list_binding_by_account()
    iot_id = bindings.data.data[0].iot_id
    await gateway.get_device_properties(iot_id)
    await gateway.send_cloud_command(iot_id, b"command")
    await gateway.check_or_refresh_session(force=True)
    again = await gateway.list_binding_by_account()
    device = (await gateway.aep_handle()).data
    return {
        "devices": [one.iot_id for one in bindings.data.data],
        "devices after a renewal": [one.iot_id for one in again.data.data],
        "iotToken": gateway.session_by_authcode_response.data.iotToken,
        "deviceName": device.deviceName,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asyncio.run(main(sys.argv[1], json.loads(sys.argv[2])))))
