"""Report all devices of a project in a CSV file, and how many are online in a chart. Needs `rich`.

    python examples/fleet_report.py FOLDER

FEIYAN_APP_KEY, FEIYAN_APP_SECRET, FEIYAN_PROJECT_ID and FEIYAN_REGION or FEIYAN_BASE_URL identify the project.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.progress import track

from feiyan import CloudClient, DeviceStatus, FeiyanError

COLOURS = {"online": "#2a9d8f", "offline": "#e76f51", "not activated": "#adb5bd", "disabled": "#6c757d"}
WIDTH, LINE, LABELS = 640, 28, 180


class Row(NamedTuple):
    product: str
    name: str
    iot_id: str
    status: str
    firmware: str
    changed: str


def devices(cloud: CloudClient) -> Iterator[Row]:
    """Yield a row for each device; the platform lists them by product and status."""
    lists = [(product, status) for product in cloud.products.list() for status in DeviceStatus]
    for product, status in track(lists, "Reading devices", console=Console(stderr=True), transient=True):
        for device in cloud.things.list(product_key=product.product_key or "", status=status):
            changed = device.gmt_modified and datetime.fromtimestamp(device.gmt_modified / 1000, UTC)
            yield Row(
                product.name or product.product_key or "",
                device.name or "",
                device.iot_id or "",
                status.name.lower().replace("_", " "),
                device.firmware_version or "",
                changed.isoformat(timespec="seconds") if changed else "",
            )


def write_table(rows: list[Row], path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:  # spreadsheets know UTF-8 by its mark
        writer = csv.writer(file)
        writer.writerow(Row._fields)
        writer.writerows(rows)


def draw_chart(rows: list[Row], path: Path) -> None:
    """Draw a bar for each product, divided by the status of its devices."""
    counts = Counter((row.product, row.status) for row in rows)
    products = Counter(row.product for row in rows).most_common()
    scale = (WIDTH - LABELS) / max((count for _, count in products), default=1)
    parts = []
    for line, (product, count) in enumerate(products):
        y, x = line * LINE, float(LABELS)
        parts.append(f'<text x="0" y="{y + 19}">{escape(product)} ({count})</text>')
        for status, colour in COLOURS.items():
            if width := counts[product, status] * scale:
                parts.append(f'<rect x="{x:.1f}" y="{y + 4}" width="{width:.1f}" height="20" fill="{colour}"/>')
                x += width
    height = (len(products) + 1) * LINE
    for place, (status, colour) in enumerate(COLOURS.items()):
        parts.append(f'<text x="{LABELS + place * 120}" y="{height - 8}" fill="{colour}">\u25a0 {status}</text>')
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif">'
    path.write_text("\n".join([head, *parts, "</svg>\n"]), encoding="utf-8")


def report(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with CloudClient.from_env() as cloud:
        rows = list(devices(cloud))
    write_table(rows, folder / "devices.csv")
    draw_chart(rows, folder / "devices.svg")
    by_status = Counter(row.status for row in rows)
    print(f"{len(rows)} devices:", ", ".join(f"{count} {status}" for status, count in by_status.items()))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: fleet_report.py FOLDER")
    try:
        report(Path(sys.argv[1]))
    except (FeiyanError, OSError) as error:
        sys.exit(str(error))
