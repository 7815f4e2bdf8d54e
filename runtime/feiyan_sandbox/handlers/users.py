"""The user service of both sides: bindings of devices to users, and the regions of accounts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from feiyan_sandbox.handlers.bindings import binding_detail
from feiyan_sandbox.handlers.examples import documented_example
from feiyan_sandbox.handlers.paging import numbered_page, page, page_at_offset
from feiyan_sandbox.handlers.registry import Call, answers
from feiyan_sandbox.world import ABROAD, REGION, Binding, Refusal, World, codes

MAX_PAGE_SIZE = 100

BOUND_AS_MEMBER, BOUND_AS_ADMIN, INVALID_DEVICE = 2, 3, 7


@answers("cloud.users.listDevices")
def list_devices(call: Call) -> dict[str, Any]:
    user = call.world.user(call.params)
    bindings = [binding for binding in call.world.bindings if binding.identity_id == user.identity_id]
    wanted = page_at_offset(bindings, call.params.get("offset", 0), call.params.get("limit", MAX_PAGE_SIZE))
    return {"code": 200, "message": "success", "data": [_user_device(call.world, binding) for binding in wanted]}


@answers("app.users.listDevices")
def list_own_devices(call: Call) -> dict[str, Any]:
    """Return the devices of the signed-in user, on demand those of a home or of a room only."""
    group, devices = call.params.get("groupId"), []
    for binding in call.world.bindings_of(call.identity_id):
        device = call.world.devices[binding.iot_id]
        detail = {**binding_detail(call.world, binding), "bindTime": device.created_at}
        if _is_wanted(detail, call.params) and (not group or group in {device.home, device.room}):
            devices.append(detail)
    return numbered_page(devices, call.params)


@answers("cloud.users.listDeviceBindings")
def list_device_bindings(call: Call) -> dict[str, Any]:
    device = call.world.device(call.params)
    bindings = [binding for binding in call.world.bindings if binding.iot_id == device.iot_id]
    wanted = page(bindings, call.params["pageNo"], call.params["pageSize"])
    return {"total": len(bindings), "accountDevList": [_device_binding(call.world, binding) for binding in wanted]}


@answers("cloud.users.bindDevices")
def bind_devices(call: Call) -> list[dict[str, Any]]:
    call.world.check_project(call.params["projectId"])
    identity_id = call.world.user(call.params).identity_id
    return [_bind(call.world, identity_id, named) for named in call.params["deviceList"]]


@answers("cloud.users.unbindDevice")
def unbind_device(call: Call) -> None:
    wanted = call.world.user(call.params).identity_id, call.world.device(call.params).iot_id
    ended = [binding for binding in call.world.bindings if (binding.identity_id, binding.iot_id) == wanted]
    if not ended:
        raise Refusal(codes.NOT_BOUND)
    call.world.unbind(ended)


@answers("cloud.users.unbindDeviceFromAllUsers")
def unbind_device_from_all_users(call: Call) -> list[dict[str, Any]]:
    device = call.world.device(call.params)
    call.world.unbind([binding for binding in call.world.bindings if binding.iot_id == device.iot_id])
    certificate = {"iotId": device.iot_id, "productKey": device.product_key, "deviceName": device.name}
    return [{**certificate, "success": True, "message": None}]


@answers("app.account.getRegion")
@answers("cloud.users.getAccountRegion")
def get_account_region(call: Call) -> dict[str, Any]:
    """Return the region of an account, which is that of its country, with the sandbox's own endpoints.

    The host of the account service has no scheme, as the platform answers it.
    """
    is_home = call.params.get("countryCode") in {None, "", "CN"}
    url = call.world.base_url if is_home else call.world.abroad_url
    found = {
        "regionId": REGION if is_home else ABROAD,
        "regionEnglishName": "China" if is_home else "Germany",
        "apiGatewayEndpoint": url,
        "oaApiGatewayEndpoint": url and url.partition("://")[2],
        "mqttEndpoint": call.world.mqtt_url,
    }
    return {**documented_example(call), **{name: value for name, value in found.items() if value}}


def _bind(world: World, identity_id: str, named: dict[str, Any]) -> dict[str, Any]:
    """Bind a device as in sharing mode: its first user becomes the administrator, all others become members."""
    try:
        device = world.device(named)
    except Refusal:
        return {**named, "bindCode": INVALID_DEVICE}
    bindings = [binding for binding in world.bindings if binding.iot_id == device.iot_id]
    binding = next((binding for binding in bindings if binding.identity_id == identity_id), None)
    if binding is None:
        binding = Binding(identity_id, device.iot_id, owned=not bindings)
        world.bind(binding)
    return {
        "iotId": device.iot_id,
        "productKey": device.product_key,
        "deviceName": device.name,
        "bindCode": BOUND_AS_ADMIN if binding.owned else BOUND_AS_MEMBER,
    }


def _device_binding(world: World, binding: Binding) -> dict[str, Any]:
    device = world.devices[binding.iot_id]
    return {
        "identityId": binding.identity_id,
        "iotId": device.iot_id,
        "productKey": device.product_key,
        "productName": world.products[device.product_key].name,
        "deviceName": device.name,
        "owned": int(binding.owned),
    }


def _user_device(world: World, binding: Binding) -> dict[str, Any]:
    return {
        **_device_binding(world, binding),
        "status": world.devices[binding.iot_id].status,
        "netType": "NET_WIFI",
        "thingType": "DEVICE",
    }


def _is_wanted(device: dict[str, Any], params: Mapping[str, Any]) -> bool:
    asked = ("thingType", "thingType"), ("nodeType", "nodeType"), ("owned", "owned"), ("isSubDevice", "subDevice")
    return all(params.get(name) in {None, device[field]} for name, field in asked)
