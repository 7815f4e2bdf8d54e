"""A local stand-in for the platform: a gateway that verifies and answers every call, and a broker that pushes messages.

    with Sandbox() as sandbox, CloudClient(**sandbox.settings) as cloud, AppClient(**sandbox.app_settings) as app:
        cloud.things.get_info(iot_id=sandbox.devices[0]["iotId"])
        app.users.list_devices()
        sandbox.inject("rate_limit", retry_after=2)  # the next call is answered with 429

`python -m feiyan_sandbox` runs it as a command; the pytest fixture `feiyan_sandbox` starts one for a test.

sandbox         the public object, `Sandbox`
├── device      a device in the hands of a test
├── options     what commands say about products and devices of the user's own
├── server      runs the gateway in a thread, on its own socket (sockets)
├── control     the endpoint through which other processes inject faults and read records
├── gateway     the HTTP side: verifies calls, passes them to handlers, applies faults
├── handlers    compute the answer of each operation: from the state, or the documented example
├── broker      the MQTT side: pushes the reports of devices to the apps of their users
└── world       the state: products, devices, users, tokens, sessions, and the clock

Imports go one way: `gateway` imports `handlers` and `world`, `handlers` and `broker` import `world`, `world` imports
none of them. Import from a package only the names that its `__init__` exports.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from feiyan_sandbox.device import SandboxDevice
    from feiyan_sandbox.gateway import Fault, FaultKind, Record
    from feiyan_sandbox.sandbox import Sandbox
    from feiyan_sandbox.world import Liberty

__all__ = ["Fault", "FaultKind", "Liberty", "Record", "Sandbox", "SandboxDevice"]

_MODULES = {
    "Fault": "gateway",
    "FaultKind": "gateway",
    "Liberty": "world",
    "Record": "gateway",
    "Sandbox": "sandbox",
    "SandboxDevice": "device",
}


def __getattr__(name: str) -> Any:
    """Import the server on first use: pytest loads this package even if the extra `sandbox` is not installed."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    try:
        return getattr(import_module(f"feiyan_sandbox.{_MODULES[name]}"), name)
    except ModuleNotFoundError as error:
        hint = f"{error}: install it with `pip install 'feiyan-client[sandbox]'`"
        raise ModuleNotFoundError(hint, name=error.name) from error


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
