"""`python -m feiyan_sandbox`: prints one JSON line when it answers, and serves until SIGINT or SIGTERM."""

from __future__ import annotations

import argparse
import contextlib
import json
import re
import signal
import sys
import threading
from typing import Any

try:
    from feiyan_sandbox.gateway import Fault
    from feiyan_sandbox.sandbox import APP_KEY, APP_SECRET, Sandbox
    from feiyan_sandbox.world import seeds
except ModuleNotFoundError as error:
    sys.exit(f"{error}: install the sandbox with `pip install 'feiyan-client[sandbox]'`")


def main() -> None:
    """Run the command."""
    options = _parser().parse_args()
    faults = [_fault(text) for text in options.fault]
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt), _started(options, faults) as sandbox:
        sys.stdout.write(json.dumps(sandbox.describe(), ensure_ascii=False) + "\n")
        sys.stdout.flush()
        threading.Event().wait()


def _started(options: argparse.Namespace, faults: list[Fault]) -> Sandbox:
    sandbox = Sandbox(**{name: value for name, value in vars(options).items() if name != "fault"})
    for fault in faults:
        sandbox.inject(fault)
    try:
        sandbox.start()
    except (OSError, OverflowError) as error:
        sys.exit(f"cannot listen on {options.host} port {options.port} or MQTT port {options.mqtt_port}: {error}")
    return sandbox


def _fault(text: str) -> Fault:
    """A fault, written `kind=delay,path=/cloud/token,seconds=2`. A comma inside a value stays there."""
    try:
        return Fault.of(dict(_argument(part) for part in re.split(r",(?=\w+=)", text)))
    except ValueError as error:
        sys.stderr.write(f"--fault {text}: {error}\n")
        sys.exit(2)


def _argument(text: str) -> tuple[str, Any]:
    name, equals, value = text.partition("=")
    if not equals:
        raise ValueError(f"{name}: an argument is written name=value")
    if name in {"kind", "path", "message", "body"}:
        return name, value
    with contextlib.suppress(ValueError):
        return name, json.loads(value)
    return name, value


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m feiyan_sandbox",
        description="A local gateway that answers every documented call, and a broker that pushes.",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=0, help="port of the gateway; 0 takes a free one")
    parser.add_argument("--mqtt-port", type=int, default=0, help="port of the broker; 0 takes a free one")
    parser.add_argument("--app-key", default=APP_KEY)
    parser.add_argument("--app-secret", default=APP_SECRET)
    parser.add_argument("--project-id", default=seeds.PROJECT_ID)
    parser.add_argument("--token-lifetime", type=float, default=7200.0, metavar="SECONDS")
    parser.add_argument("--session-lifetime", type=float, default=72_000.0, metavar="SECONDS", help="of an iotToken")
    parser.add_argument("--refresh-lifetime", type=float, default=720_000.0, metavar="SECONDS", help="of a session")
    parser.add_argument("--idle-close", type=float, default=5.0, metavar="SECONDS", help="until idle connections end")
    parser.add_argument("--records", type=int, default=10_000, metavar="N", help="how many calls are remembered")
    parser.add_argument(
        "--fault",
        action="append",
        default=[],
        metavar="kind=KIND,NAME=VALUE,...",
        help="something that goes wrong with calls, as in kind=rate_limit,path=/cloud/token,times=3,retry_after=2; "
        "times=null is for all calls; may be given again",
    )
    return parser


if __name__ == "__main__":
    main()
