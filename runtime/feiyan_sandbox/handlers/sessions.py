"""The session service of apps: sign-in, refresh, sign-out, and registration for MQTT.

A user's authCode is good for one sign-in: `Sandbox.auth_code` is the next one of the signed-in user. A sign-in takes it
as it is, or the sid for which the account service exchanged it. It accepts any accountType in the spec and only the
caller's own appKey. A registration must have the correct sign; its timestamp is not checked.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from typing import Any

from feiyan_sandbox.handlers.registry import Call, answers
from feiyan_sandbox.world import Refusal, World, codes


@answers("app.sessions.create")
def create(call: Call) -> dict[str, Any]:
    request = call.params["request"]
    if request["appKey"] != call.world.app_key:
        raise Refusal(codes.PARAMETER_ERROR, "request.appKey is not the app key that signed the call")
    if not request["authCode"]:
        raise Refusal(codes.AUTH_CODE_EMPTY)
    identity_id = call.world.use_auth_code(request["authCode"], call.liberties)
    return call.world.sessions.answer(call.world.sessions.create(identity_id, region=call.region))


@answers("app.sessions.refresh")
def refresh(call: Call) -> dict[str, Any]:
    request = call.params["request"]
    session = call.world.sessions.refresh(request["identityId"], request["refreshToken"], call.region)
    return call.world.sessions.answer(session)


@answers("app.sessions.invalidate")
def invalidate(call: Call) -> None:
    request = call.params["request"]
    call.world.sessions.end(request["identityId"], request.get("iotToken"), request.get("refreshToken"))


@answers("app.sessions.createMqttCredentials")
def create_mqtt_credentials(call: Call) -> dict[str, Any]:
    registration = call.params["authInfo"]
    if registration["sign"].lower() != _sign(call.world, registration):
        raise Refusal(codes.REQUEST_AUTH_ERROR, "authInfo.sign does not match appKey, clientId, deviceSn and timestamp")
    device = call.world.register_app(registration["deviceSn"], registration["clientId"])
    return {"productKey": device.product_key, "deviceName": device.name, "deviceSecret": device.secret}


def _sign(world: World, registration: Mapping[str, str]) -> str:
    signed = {"appKey": world.app_key, **{name: registration[name] for name in ("clientId", "deviceSn", "timestamp")}}
    content = "".join(f"{name}{value}" for name, value in signed.items())
    return hmac.new(world.app_secret.encode(), content.encode(errors="surrogatepass"), "sha1").hexdigest()
