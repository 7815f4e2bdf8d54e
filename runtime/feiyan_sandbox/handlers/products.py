"""The product service: products, and batches of new devices."""

from __future__ import annotations

from typing import Any

from feiyan_sandbox.handlers.examples import documented_example
from feiyan_sandbox.handlers.paging import page
from feiyan_sandbox.handlers.registry import Call, answers
from feiyan_sandbox.world import REGION, TENANT_ID, Batch, Device, Product, Refusal, World, codes, identifier, seeds

MAX_BATCH_SIZE = 10_000
"""Maximum number of devices in a batch. The documents give this limit only for NVR devices."""


@answers("cloud.products.list")
def list_products(call: Call) -> list[dict[str, Any]]:
    products = list(call.world.products.values())
    return [_product(product) for product in page(products, call.params["pageNo"], call.params["pageSize"])]


@answers("cloud.products.get")
def get(call: Call) -> dict[str, Any]:
    return _product(call.world.product(call.params["productKey"]))


@answers("app.products.get")
def get_for_app(call: Call) -> dict[str, Any]:
    return {**documented_example(call), **_product(call.world.product(call.params["productkey"]))}


@answers("app.products.getByDevice")
def get_by_device(call: Call) -> dict[str, Any]:
    device = call.world.device(call.params)
    return {**documented_example(call), **_product(call.world.product(device.product_key))}


@answers("cloud.products.listProjects")
def list_projects(call: Call) -> dict[str, Any]:
    documented = documented_example(call)
    return {
        **documented,
        "pageNo": call.params["pageNo"],
        "pageSize": call.params["pageSize"],
        "data": [{**project, "projectId": call.world.project_id} for project in documented["data"]],
    }


@answers("cloud.products.createDevices")
def create_devices(call: Call) -> str:
    amount = int(call.params["amount"])
    if not 1 <= amount <= MAX_BATCH_SIZE:
        raise Refusal(codes.PARAMETER_ERROR, "batch device amount invalid")
    product = call.world.product(call.params["productKey"])
    names = [identifier("device name", call.world.number("device name"), 20) for _ in range(amount)]
    return _make(call.world, _new_batch(call.world, product, names))


@answers("cloud.products.uploadDeviceNames")
def upload_device_names(call: Call) -> str:
    product = call.world.product(call.params["productKey"])
    taken = {device.name for device in call.world.devices.values() if device.product_key == product.key}
    names = [name for name in dict.fromkeys(call.params["deviceNames"]) if name and name not in taken]
    if not names:
        raise Refusal(codes.NO_VALID_DEVICE_NAME)
    return _new_batch(call.world, product, names).id


@answers("cloud.products.createNamedDevices")
def create_named_devices(call: Call) -> str:
    batch = _batch(call.world, "batchId", call.params["batchId"])
    if batch.product_key != call.world.product(call.params["productKey"]).key:
        raise Refusal(codes.PARAMETER_ERROR, f"batchId: batch {batch.id} belongs to product {batch.product_key}")
    if batch.devices is not None:
        raise Refusal(codes.BATCH_ALREADY_CREATED)
    return _make(call.world, batch)


@answers("cloud.products.listDeviceCertificates")
def list_device_certificates(call: Call) -> dict[str, Any]:
    devices = _batch(call.world, "applyId", call.params["applyId"]).devices or []
    number, size = call.params["pageNo"], call.params["pageSize"]
    return {
        "pageNo": number,
        "pageSize": size,
        "totalNum": len(devices),
        "items": [_certificate(device) for device in page(devices, number, size)],
    }


def _new_batch(world: World, product: Product, names: list[str]) -> Batch:
    batch = Batch(str(seeds.FIRST_BATCH + world.number("device batch")), product.key, names)
    world.batches[batch.id] = batch
    return batch


def _make(world: World, batch: Batch) -> str:
    batch.devices = [world.add_device(batch.product_key, name) for name in batch.names]
    return batch.id


def _batch(world: World, parameter: str, batch_id: str) -> Batch:
    batch = world.batches.get(batch_id)
    if batch is None:
        raise Refusal(codes.PARAMETER_ERROR, f"{parameter}: batch {batch_id} does not exist")
    return batch


def _product(product: Product) -> dict[str, Any]:
    return {
        "productKey": product.key,
        "name": product.name,
        "productId": product.number,
        "categoryId": product.category,
        "dataFormat": "ALINK_FORMAT",
        "netType": "NET_WIFI",
        "nodeType": product.node_type,
        "status": "RELEASE_STATUS" if product.released else "DEVELOPMENT_STATUS",
        "productSecret": identifier("product secret", product.number),
        "rbacTenantId": TENANT_ID,
        "region": REGION,
        "gmtCreate": product.created_at,
        "gmtModified": product.created_at,
    }


def _certificate(device: Device) -> dict[str, Any]:
    return {
        "deviceId": device.name,
        "deviceName": device.name,
        "deviceSecret": device.secret,
        "iotId": device.iot_id,
        "productKey": device.product_key,
        "activeTime": device.active_at,
        "status": device.status,
    }
