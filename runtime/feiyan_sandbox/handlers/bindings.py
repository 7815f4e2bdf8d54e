"""The devices of the signed-in user in the user service: names, users of a device, sub-devices of a gateway."""

from __future__ import annotations

from typing import Any

from feiyan_sandbox.handlers.paging import numbered_page
from feiyan_sandbox.handlers.registry import Call, answers
from feiyan_sandbox.world import REGION, TENANT_ID, Binding, Device, World


@answers("app.users.setDeviceNickname")
def set_device_nickname(call: Call) -> None:
    _own(call)
    call.world.devices[call.params["iotId"]].nickname = call.params["nickName"]


@answers("app.users.unbindDevice")
def unbind_device(call: Call) -> dict[str, Any]:
    """Unbind a device from the user, and on demand the sub-devices of a gateway with it."""
    ended = [_own(call)]
    if call.params.get("unbindSubdevice"):
        gateway = ended[0].iot_id
        ended += [
            one for one in call.world.bindings_of(call.identity_id) if call.world.devices[one.iot_id].gateway == gateway
        ]
    call.world.unbind(ended)
    return {}


@answers("app.users.getBinding")
def get_binding(call: Call) -> dict[str, Any]:
    return binding_detail(call.world, _own(call))


@answers("app.users.listDeviceBindings")
def list_device_bindings(call: Call) -> dict[str, Any]:
    bindings = [
        one
        for one in call.world.bindings
        if one.iot_id == call.params["iotId"] and call.params.get("owned") in {None, int(one.owned)}
    ]
    return numbered_page([binding_detail(call.world, one) for one in bindings], call.params)


@answers("app.users.listSubDevices")
def list_sub_devices(call: Call) -> dict[str, Any]:
    return numbered_page([_sub_device(device) for device in _sub_devices(call)], call.params)


@answers("app.users.listSubDeviceBindings")
def list_sub_device_bindings(call: Call) -> dict[str, Any]:
    bound = {one.iot_id for one in call.world.bindings_of(call.identity_id)}
    devices = [{**_sub_device(one), "bound": int(one.iot_id in bound)} for one in _sub_devices(call)]
    return numbered_page(devices, call.params)


@answers("cloud.things.listSubDevices")
def list_sub_things(call: Call) -> dict[str, Any]:
    things = [
        {
            "iotId": device.iot_id,
            "productKey": device.product_key,
            "deviceName": device.name,
            "status": device.status,
            "nodeType": "DEVICE",
            "thingType": "DEVICE",
            "firmwareVersion": device.firmware,
            "gmtCreate": device.created_at,
            "gmtModified": device.status_since,
            "rbacTenantId": TENANT_ID,
            "region": REGION,
        }
        for device in _sub_devices(call)
    ]
    return numbered_page(things, call.params, "items")


def binding_detail(world: World, binding: Binding) -> dict[str, Any]:
    """Return a binding with the facts about its device and its user."""
    device = world.devices[binding.iot_id]
    product = world.products[device.product_key]
    return {
        "identityId": binding.identity_id,
        "identityAlias": world.users[binding.identity_id].alias,
        "iotId": device.iot_id,
        "productKey": product.key,
        "productName": product.name,
        "deviceName": device.name,
        "nickName": device.nickname,
        "categoryKey": product.category_key,
        "nodeType": product.node_type,
        "netType": "NET_WIFI",
        "thingType": "DEVICE",
        "owned": int(binding.owned),
        "status": device.status,
        "subDevice": bool(device.gateway),
        "gmtModified": device.created_at,
    }


def _own(call: Call) -> Binding:
    return call.world.binding(call.identity_id, call.params["iotId"])


def _sub_devices(call: Call) -> list[Device]:
    gateway = call.world.device(call.params).iot_id
    return [device for device in call.world.devices.values() if device.gateway == gateway]


def _sub_device(device: Device) -> dict[str, Any]:
    return {
        "iotId": device.iot_id,
        "productKey": device.product_key,
        "deviceName": device.name,
        "nickName": device.nickname,
        "status": device.status,
    }
