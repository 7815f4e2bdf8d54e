"""A local stand-in for the platform: a gateway that verifies calls and answers all of them, and a broker that pushes.

    with Sandbox() as sandbox, CloudClient(**sandbox.settings) as cloud, AppClient(**sandbox.app_settings) as app:
        cloud.things.get_info(iot_id=sandbox.devices[0]["iotId"])
        app.users.list_devices()
        sandbox.inject("rate_limit", retry_after=2)  # the next call is answered 429

`python -m feiyan_sandbox` runs the same as a command; the pytest fixture `feiyan_sandbox` gives one to a test.

sandbox         the object that users hold
├── server      runs the gateway in a thread, on a socket of its own (sockets)
├── control     the endpoint by which other processes inject faults and read records
├── gateway     the HTTP side: verifies calls, has them answered, lets faults hit them
├── handlers    the answers of operations: from the state, or the documented example
├── broker      the MQTT side: pushes what devices report to the apps of their users
└── world       the state: products, devices, users, tokens, sessions, and the clock

Imports run down: `gateway` imports `handlers` and `world`, `handlers` and `broker` import `world`, and `world` imports
none of them. Each room is used through what its `__init__` exports.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from feiyan_sandbox.gateway import Fault, FaultKind, Record
    from feiyan_sandbox.sandbox import Sandbox

__all__ = ["Fault", "FaultKind", "Record", "Sandbox"]

_MODULES = {"Fault": "gateway", "FaultKind": "gateway", "Record": "gateway", "Sandbox": "sandbox"}


def __getattr__(name: str) -> Any:
    """Import the server when it is first wanted: pytest imports this package where the extra is not installed."""
    if name in _MODULES:
        return getattr(import_module(f"feiyan_sandbox.{_MODULES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
