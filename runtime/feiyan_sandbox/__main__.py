"""`python -m feiyan_sandbox`: prints one JSON line when it answers, and serves until SIGINT or SIGTERM."""

from __future__ import annotations

import argparse
import contextlib
import json
import signal
import sys
import threading

try:
    from feiyan_sandbox.sandbox import APP_KEY, APP_SECRET, Sandbox
    from feiyan_sandbox.seeds import PROJECT_ID
except ModuleNotFoundError as error:
    sys.exit(f"{error}: install the sandbox with `pip install 'feiyan-client[sandbox]'`")


def main() -> None:
    """Run the command."""
    options = _parser().parse_args()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with contextlib.suppress(KeyboardInterrupt), _started(options) as sandbox:
        sys.stdout.write(json.dumps(sandbox.describe(), ensure_ascii=False) + "\n")
        sys.stdout.flush()
        threading.Event().wait()


def _started(options: argparse.Namespace) -> Sandbox:
    sandbox = Sandbox(**vars(options))
    try:
        sandbox.start()
    except (OSError, OverflowError) as error:
        sys.exit(f"cannot listen on {options.host} port {options.port}: {error}")
    return sandbox


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m feiyan_sandbox", description="A local gateway that answers every documented call."
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=0, help="port to listen on; 0 takes a free one")
    parser.add_argument("--app-key", default=APP_KEY)
    parser.add_argument("--app-secret", default=APP_SECRET)
    parser.add_argument("--project-id", default=PROJECT_ID)
    parser.add_argument("--token-lifetime", type=float, default=7200.0, metavar="SECONDS")
    return parser


if __name__ == "__main__":
    main()
