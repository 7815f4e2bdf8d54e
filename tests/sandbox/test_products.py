"""The product service: products, and batches of new devices."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox.caller import Caller

SENSOR = "a1B2c3D4eCf"


def generate(caller: Caller, amount: int) -> str:
    batch: str = caller.data("/cloud/amount/device/generate", "1.1.2", {"productKey": SENSOR, "amount": amount})
    return batch


def certificates(caller: Caller, batch: str, page: int = 1, size: int = 200) -> dict[str, Any]:
    params = {"applyId": batch, "pageNo": page, "pageSize": size}
    data: dict[str, Any] = caller.data("/living/device/apply/query", "1.0.1", params)
    return data


def test_products_are_paged(caller: Caller) -> None:
    """The pages follow one another, and the page after the last is empty."""
    pages = [caller.data("/cloud/thing/productList/get", "1.1.2", {"pageNo": n, "pageSize": 8}) for n in (1, 2, 3)]
    keys = [product["productKey"] for page in pages for product in page]
    assert keys == caller.sandbox.products
    assert [len(page) for page in pages] == [8, len(keys) - 8, 0]


def test_a_page_has_a_size(caller: Caller) -> None:
    """A page size of 0, which the schema allows, is refused."""
    assert caller.call("/cloud/thing/productList/get", "1.1.2", {"pageNo": 1, "pageSize": 0})["code"] == 460


def test_a_product_is_found_by_its_key(caller: Caller) -> None:
    """The product is the same as in the list."""
    product = caller.data("/cloud/thing/product/get", "1.1.2", {"productKey": SENSOR})
    assert product in caller.data("/cloud/thing/productList/get", "1.1.2", {"pageNo": 1, "pageSize": 10})


@pytest.mark.parametrize(
    ("path", "version", "params"),
    [
        ("/cloud/thing/product/get", "1.1.2", {}),
        ("/cloud/amount/device/generate", "1.1.2", {"amount": 1}),
        ("/cloud/device/name/upload", "1.1.2", {"deviceNames": ["a"]}),
        ("/cloud/name/device/generate", "1.1.2", {"batchId": "12345"}),
        ("/cloud/things/get", "1.0.2", {"status": 1, "currentPage": 1, "pageSize": 1}),
    ],
)
def test_there_is_no_unknown_product(caller: Caller, path: str, version: str, params: dict[str, Any]) -> None:
    """Every operation answers an unknown product with 5005."""
    envelope = caller.call(path, version, params | {"productKey": "none"})
    assert (envelope["code"], envelope["message"]) == (5005, "product not found: none")


def test_the_project_is_the_sandbox_project(caller: Caller) -> None:
    """The list has the one project that tokens are for."""
    projects = caller.data("/living/cloud/project/list", "1.0.0", {"pageNo": 1, "pageSize": 10})
    assert [project["projectId"] for project in projects["data"]] == [caller.sandbox.project_id]
    assert caller.data("/living/cloud/project/list", "1.0.0", {"pageNo": 2, "pageSize": 10})["data"] == []


def test_devices_are_made_in_quantity(caller: Caller) -> None:
    """A batch of 7 has 7 certificates, in pages, of devices that have never been online."""
    batch = generate(caller, 7)
    pages = [certificates(caller, batch, page, 3) for page in (1, 2, 3, 4)]
    assert [len(page["items"]) for page in pages] == [3, 3, 1, 0]
    assert {page["totalNum"] for page in pages} == {7}
    made = [item for page in pages for item in page["items"]]
    assert len({item["deviceSecret"] for item in made}) == 7
    info = caller.data("/cloud/thing/info/get", "1.0.2", {"iotId": made[0]["iotId"]})
    assert (info["name"], info["status"], info["productKey"]) == (made[0]["deviceName"], 0, SENSOR)
    assert {"deviceName": info["name"]}.items() <= caller.sandbox.devices[-7].items()


def test_batches_are_apart(caller: Caller) -> None:
    """Each batch has its own id and devices."""
    first, second = generate(caller, 1), generate(caller, 1)
    assert first != second
    assert certificates(caller, first)["items"] != certificates(caller, second)["items"]


@pytest.mark.parametrize("amount", [0, -1, 10_001])
def test_an_amount_has_bounds(caller: Caller, amount: int) -> None:
    """Too few and too many devices are refused with the documented message."""
    envelope = caller.call("/cloud/amount/device/generate", "1.1.2", {"productKey": SENSOR, "amount": amount})
    assert envelope["code"] == 460
    assert "batch device amount invalid" in envelope["message"]


def test_devices_are_made_with_names_of_ones_own(caller: Caller) -> None:
    """Uploading names creates a batch, and its devices can be generated once."""
    params = {"productKey": SENSOR, "deviceNames": ["cellar", "attic", "attic"]}
    batch = caller.data("/cloud/device/name/upload", "1.1.2", params)
    assert certificates(caller, batch)["totalNum"] == 0
    generated = {"productKey": SENSOR, "batchId": batch}
    assert caller.data("/cloud/name/device/generate", "1.1.2", generated) == batch
    assert [item["deviceName"] for item in certificates(caller, batch)["items"]] == ["cellar", "attic"]
    assert caller.call("/cloud/name/device/generate", "1.1.2", generated)["code"] == 28046


def test_a_name_is_taken_once(caller: Caller) -> None:
    """Names of existing devices of the product are not used again."""
    params = {"productKey": "a1U2xTzUZI8", "deviceNames": ["light001", ""]}
    assert caller.call("/cloud/device/name/upload", "1.1.2", params)["code"] == 28044


def test_a_batch_belongs_to_its_product(caller: Caller) -> None:
    """The devices of a batch cannot be generated for another product."""
    params = {"productKey": "a1U2xTzUZI8", "batchId": "12345"}
    assert caller.call("/cloud/name/device/generate", "1.1.2", params)["code"] == 460


def test_there_is_no_unknown_batch(caller: Caller) -> None:
    """An unknown batch is reported as a wrong parameter, by name."""
    envelope = caller.call("/living/device/apply/query", "1.0.1", {"applyId": "1", "pageNo": 1, "pageSize": 1})
    assert envelope["code"] == 460
    assert "applyId" in envelope["message"]
