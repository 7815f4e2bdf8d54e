"""Bind many devices to a user, tell what became of each, and keep those that are left for the next run.

    python examples/bind_devices.py IDENTITY_ID DEVICES.csv

DEVICES.csv has the columns product_key and device_name. Devices that are not bound at the end are written to
DEVICES.left.csv. FEIYAN_APP_KEY, FEIYAN_APP_SECRET, FEIYAN_PROJECT_ID and FEIYAN_REGION or FEIYAN_BASE_URL identify the
project.
"""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from feiyan import CloudClient, DeviceBindCode, FeiyanError
from feiyan.cloud.models.users import DeviceToBind

AT_ONCE = 20
"""The number of devices that one call binds."""


class Named(NamedTuple):
    product_key: str
    device_name: str


def bind(cloud: CloudClient, identity_id: str, devices: list[Named]) -> Iterator[tuple[Named, bool, str]]:
    """Yield what became of each device: whether it is bound, and why.

    The platform answers a result for each device. A call that fails is told of its devices; the next ones go on.
    """
    project_id = os.environ["FEIYAN_PROJECT_ID"]
    for at in range(0, len(devices), AT_ONCE):
        part = devices[at : at + AT_ONCE]
        asked = [DeviceToBind(product_key=one.product_key, device_name=one.device_name) for one in part]
        try:
            results = cloud.users.bind_devices(identity_id=identity_id, project_id=project_id, devices=asked)
        except FeiyanError as error:
            yield from ((device, False, str(error)) for device in part)
            continue
        told = {(one.product_key, one.device_name): one for one in results}
        for device in part:
            result = told.get(device)
            code = result.bind_code if result else "no result"
            why = code.name.lower() if isinstance(code, DeviceBindCode) else str(code)
            yield device, bool(result and result.succeeded), why


def main(identity_id: str, path: Path) -> None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        devices = list(dict.fromkeys(Named(row["product_key"], row["device_name"]) for row in csv.DictReader(file)))
    left = []
    with CloudClient.from_env() as cloud:
        for device, is_bound, why in bind(cloud, identity_id, devices):
            print(device.device_name, "bound" if is_bound else "NOT BOUND", why, sep="  ")
            if not is_bound:
                left.append(device)
    if left:
        rest = path.with_suffix(".left.csv")
        with rest.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([Named._fields, *left])
        sys.exit(f"{len(left)} of {len(devices)} devices are not bound: see {rest}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: bind_devices.py IDENTITY_ID DEVICES.csv")
    try:
        main(sys.argv[1], Path(sys.argv[2]))
    except KeyError as missing:
        sys.exit(f"{sys.argv[2]}: there is no column {missing}")
    except (FeiyanError, OSError) as error:
        sys.exit(str(error))
