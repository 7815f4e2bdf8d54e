"""`python -m feiyan_sandbox`: print one JSON line when ready, then serve until SIGINT or SIGTERM."""

from __future__ import annotations

import argparse
import contextlib
import json
import signal
import sys
import threading

try:
    from feiyan_sandbox import Sandbox
    from feiyan_sandbox.options import fault, own_things
    from feiyan_sandbox.sandbox import APP_KEY, APP_SECRET
    from feiyan_sandbox.world import seeds
except ModuleNotFoundError as error:
    sys.exit(f"feiyan_sandbox: {error}")


def main() -> None:
    """Run the command."""
    options = _parser().parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt), _start(options) as sandbox:
        sys.stdout.write(json.dumps(sandbox.describe(), ensure_ascii=False) + "\n")
        sys.stdout.flush()
        threading.Event().wait()


def _start(options: argparse.Namespace) -> Sandbox:
    plain = {name: value for name, value in vars(options).items() if name not in {"fault", "product", "device"}}
    try:
        faults = [fault(text) for text in options.fault]
        sandbox = Sandbox(**plain, **own_things(options.product, options.device))
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)
    for one in faults:
        sandbox.inject(one)
    try:
        sandbox.start()
    except (OSError, OverflowError) as error:
        ports = f"port {options.port} or MQTT port {options.mqtt_port}"
        reason = str(error).rstrip(".")
        sys.exit(f"cannot listen on {options.host} {ports}: {reason}; choose other ports, or 0 for free ones")
    return sandbox


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m feiyan_sandbox",
        description="Run a local gateway that answers every documented call, and an MQTT broker that pushes messages.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=0, help="port of the gateway; 0 picks a free one")
    parser.add_argument("--mqtt-port", type=int, default=0, help="port of the broker; 0 picks a free one")
    parser.add_argument("--app-key", default=APP_KEY)
    parser.add_argument("--app-secret", default=APP_SECRET)
    parser.add_argument("--project-id", default=seeds.PROJECT_ID)
    parser.add_argument(
        "--token-lifetime", type=float, default=7200.0, metavar="SECONDS", help="lifetime of a cloud token"
    )
    parser.add_argument(
        "--session-lifetime", type=float, default=72_000.0, metavar="SECONDS", help="lifetime of an iotToken"
    )
    parser.add_argument(
        "--refresh-lifetime", type=float, default=720_000.0, metavar="SECONDS", help="lifetime of a refreshToken"
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help="accept only what the documents say, and refuse what the platform is also known to take",
    )
    parser.add_argument(
        "--idle-close", type=float, default=5.0, metavar="SECONDS", help="close idle HTTP connections after this time"
    )
    parser.add_argument(
        "--records", type=int, default=10_000, metavar="N", help="number of calls to keep in the records"
    )
    parser.add_argument(
        "--product",
        action="append",
        default=[],
        metavar="NAME=FILE",
        help="add a product with the thing model (TSL) in a JSON file, such as lamp=lamp.json; may be repeated",
    )
    parser.add_argument(
        "--device",
        action="append",
        default=[],
        metavar="NAME=NUMBER",
        help="add devices of a product that --product names to the user's home, such as lamp=3; may be repeated",
    )
    parser.add_argument(
        "--fleet", type=int, default=0, metavar="N", help="add N devices of the sandbox's own products to the home"
    )
    parser.add_argument(
        "--seed", type=int, default=0, metavar="N", help="choose what devices have reported and which are offline"
    )
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="kind=KIND,NAME=VALUE,...",
        help="inject a fault, such as kind=rate_limit,path=/cloud/token,times=3,retry_after=2; "
        "times=null hits every call; repeat the option for more faults",
    )
    return parser


if __name__ == "__main__":
    main()
