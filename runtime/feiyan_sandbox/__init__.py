"""A local stand-in for the platform: a gateway that verifies calls and answers all of them, and a broker that pushes.

    with Sandbox() as sandbox, CloudClient(**sandbox.settings) as cloud, AppClient(**sandbox.app_settings) as app:
        cloud.things.get_info(iot_id=sandbox.devices[0]["iotId"])
        app.users.list_devices()
        sandbox.inject("rate_limit", retry_after=2)  # the next call is answered 429

`python -m feiyan_sandbox` runs the same as a command; the pytest fixture `feiyan_sandbox` gives one to a test.

sandbox         the object that users hold
├── server      runs an ASGI application in a thread
│   └── http_connection       what a call comes on
├── control     the endpoint by which other processes inject faults and read records
├── gateway     a call from its arrival to its answer: every step in order
│   ├── faults, fault_kinds   what shall go wrong, with which calls
│   ├── checks, signature     what the gateway verifies before it reads the body
│   ├── envelope, parameters  what it verifies in the body
│   ├── tokens, sessions      the project's cloud token, and the sessions of users
│   ├── refusal               how a call is refused
│   ├── answers               what goes back to the caller
│   └── record                what is remembered of the call
├── broker      the MQTT side: pushes what devices report to the apps of their users
│   └── directory             what it asks of the state
├── documents   the operations, from the spec that the client was generated from
├── handlers    what operations answer: from the state, or the documented example
├── state       products, devices, batches, users and their homes
└── seeds       what the state holds at the start
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from feiyan_sandbox.fault_kinds import FaultKind
    from feiyan_sandbox.faults import Fault
    from feiyan_sandbox.record import Record
    from feiyan_sandbox.sandbox import Sandbox

__all__ = ["Fault", "FaultKind", "Record", "Sandbox"]

_MODULES = {"Fault": "faults", "FaultKind": "fault_kinds", "Record": "record", "Sandbox": "sandbox"}


def __getattr__(name: str) -> Any:
    """Import the server when it is first wanted: pytest imports this package where the extra is not installed."""
    if name in _MODULES:
        return getattr(import_module(f"feiyan_sandbox.{_MODULES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
