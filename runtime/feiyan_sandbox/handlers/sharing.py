"""Shares in the user service: a user offers devices, another accepts or rejects them."""

from __future__ import annotations

from typing import Any

from feiyan_sandbox.handlers.paging import numbered_page
from feiyan_sandbox.handlers.registry import Call, answers
from feiyan_sandbox.world import Binding, Refusal, Share, World, codes, identifier, shares

MOST_NOTICES = 200
"""Notices of a page at most; whoever asks for more gets as many."""


@answers("app.users.shareDevices")
def share_devices(call: Call) -> None:
    """Offer devices to a user; with autoAccept they are bound at once."""
    world, own, receiver = call.world, call.identity_id, _receiver(call)
    if receiver == own:
        raise Refusal(codes.SHARE_TO_ONESELF)
    iot_ids = list(dict.fromkeys(call.params.get("iotIdList") or []))
    for iot_id in iot_ids:
        if not world.binding(own, iot_id).owned:
            raise Refusal(codes.PARAMETER_ERROR, f"iotIdList: the user does not own {iot_id}")
        if any(_is_open(one) and (one.iot_id, one.receiver) == (iot_id, receiver) for one in world.shares.values()):
            raise Refusal(codes.SHARE_AGAIN)
    batch = f"ACCOUNT_DEV_SHARE_{identifier('share batch', world.number('share batch'))}"
    for iot_id in iot_ids:
        share_id = identifier("share", world.number("share"))
        share = Share(share_id, batch, iot_id, own, receiver, world.clock.now_ms())
        world.shares[share_id] = share
        if call.params.get("autoAccept"):
            _accept(world, share)


@answers("app.users.confirmShare")
def confirm_share(call: Call) -> None:
    for share in _named(call):
        if share.receiver != call.identity_id:
            raise Refusal(codes.SHARE_NOT_FOUND)
        _check_waiting(share)
        if call.params["agree"]:
            _accept(call.world, share)
        else:
            share.status = shares.REJECTED


@answers("app.users.cancelShare")
def cancel_share(call: Call) -> None:
    for share in _named(call):
        if share.initiator != call.identity_id:
            raise Refusal(codes.NOT_THE_INITIATOR)
        _check_waiting(share)
        share.status = shares.CANCELLED


@answers("app.users.unbindDeviceFromUser")
def unbind_device_from_user(call: Call) -> None:
    """End the bindings of another user to devices that the user owns."""
    world, own, target = call.world, call.identity_id, call.params["targetIdentityId"]
    owned = {one.iot_id for one in world.bindings if one.identity_id == own and one.owned}
    iot_ids = owned.intersection(call.params.get("iotIdList") or [])
    world.unbind([one for one in world.bindings if one.identity_id == target and one.iot_id in iot_ids])
    for share in world.shares.values():
        if share.receiver == target and share.iot_id in iot_ids and _is_open(share):
            share.status = shares.UNBOUND_BY_INITIATOR


@answers("app.users.listShareNotices")
def list_share_notices(call: Call) -> dict[str, Any]:
    own = call.identity_id
    params = {**call.params, "pageSize": min(call.params["pageSize"], MOST_NOTICES)}
    mine = [one for one in call.world.shares.values() if own in {one.initiator, one.receiver}]
    if call.params.get("groupBy") != "BATCH":
        return numbered_page([_record(call, one) for one in mine], params)
    batches: dict[str, list[Share]] = {}
    for share in mine:
        batches.setdefault(share.batch, []).append(share)
    return numbered_page([_record(call, many[0], len(many)) for many in batches.values()], params)


@answers("app.users.listShareRecords")
def list_share_records(call: Call) -> dict[str, Any]:
    wanted = [one for one in call.world.shares.values() if one.batch == call.params["batchId"]]
    return numbered_page([_record(call, one) for one in wanted], call.params)


@answers("app.users.deleteAllShareNotices")
def delete_all_share_notices(call: Call) -> None:
    own = call.identity_id
    kept = call.world.shares.items()
    call.world.shares = {
        name: one for name, one in kept if own not in {one.initiator, one.receiver} or one.status == shares.WAITING
    }


@answers("app.users.queryShareStates")
def query_share_states(call: Call) -> list[dict[str, Any]]:
    world, target = call.world, call.params["targetIdentityId"]
    bound = {one.iot_id for one in world.bindings if one.identity_id == target and not one.owned}
    devices = [world.device(named) for named in call.params["deviceList"]]
    return [
        {
            "iotId": device.iot_id,
            "productKey": device.product_key,
            "deviceName": device.name,
            "shared": device.iot_id in bound,
        }
        for device in devices
    ]


def _receiver(call: Call) -> str:
    named, alias = call.params.get("targetIdentityId"), call.params.get("accountAttr")
    for user in call.world.users.values():
        if user.identity_id == named or (not named and alias and user.alias == alias):
            return user.identity_id
    raise Refusal(codes.PARAMETER_ERROR, "there is no such user to share with")


def _named(call: Call) -> list[Share]:
    world = call.world
    if record_ids := call.params.get("recordIdList"):
        found = [world.shares[one] for one in record_ids if one in world.shares]
    else:
        found = [one for one in world.shares.values() if one.batch == call.params.get("batchId")]
    if not found or len(found) < len(record_ids or []):
        raise Refusal(codes.SHARE_NOT_FOUND)
    return found


def _check_waiting(share: Share) -> None:
    refused = {
        shares.WAITING: None,
        shares.ACCEPTED: codes.SHARE_ACCEPTED,
        shares.REJECTED: codes.SHARE_REJECTED,
        shares.CANCELLED: codes.SHARE_CANCELLED,
    }
    if code := refused.get(share.status, codes.SHARE_NOT_FOUND):
        raise Refusal(code)


def _is_open(share: Share) -> bool:
    return share.status in {shares.WAITING, shares.ACCEPTED}


def _accept(world: World, share: Share) -> None:
    share.status = shares.ACCEPTED
    bound = {(one.identity_id, one.iot_id) for one in world.bindings}
    if (share.receiver, share.iot_id) not in bound:
        world.bind(Binding(share.receiver, share.iot_id, owned=False))


def _record(call: Call, share: Share, in_batch: int = 0) -> dict[str, Any]:
    """Return a share, or a batch of them by its first one."""
    world, own = call.world, call.identity_id
    device = world.devices[share.iot_id]
    product = world.products[device.product_key]
    record = {
        "batchId": share.batch,
        "initiatorIdentityId": share.initiator,
        "initiatorAlias": world.users[share.initiator].alias,
        "receiverIdentityId": share.receiver,
        "receiverAlias": world.users[share.receiver].alias,
        "isReceiver": int(share.receiver == own),
        "status": share.status,
        "targetType": "DEVICE",
        "gmtCreate": share.created_at,
        "gmtModified": share.created_at,
    }
    if in_batch:
        return {**record, "batchInfo": {"recordCount": in_batch}}
    return {
        **record,
        "recordId": share.id,
        "targetId": share.iot_id,
        "deviceName": device.name,
        "productName": product.name,
        "nodeType": product.node_type,
        "description": f"Share of {device.nickname or device.name}",
    }
