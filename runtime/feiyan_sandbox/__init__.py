"""A local stand-in for the platform's gateway: it verifies calls as the documents say and answers all of them.

    with Sandbox() as sandbox, CloudClient(**sandbox.settings) as cloud, AppClient(**sandbox.app_settings) as app:
        cloud.things.get_info(iot_id=sandbox.devices[0]["iotId"])
        app.users.list_devices()

`python -m feiyan_sandbox` runs the same as a command; the pytest fixture `feiyan_sandbox` gives one to a test.

sandbox         the object that users hold
├── server      runs an ASGI application in a thread
├── gateway     a call from its arrival to its answer: every step in order
│   ├── checks, signature     what the gateway verifies before it reads the body
│   ├── envelope, parameters  what it verifies in the body
│   ├── tokens                the project's cloud token
│   └── refusal               how a call is refused
├── documents   the operations, from the spec that the client was generated from
├── handlers    what operations answer: from the state, or the documented example
├── state       products, devices, batches, users and their homes
└── seeds       what the state holds at the start
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from feiyan_sandbox.gateway import Record
    from feiyan_sandbox.sandbox import Sandbox

__all__ = ["Record", "Sandbox"]


def __getattr__(name: str) -> Any:
    """Import the server when it is first wanted: pytest imports this package where the extra is not installed."""
    if name == "Record":
        from feiyan_sandbox.gateway import Record

        return Record
    if name == "Sandbox":
        from feiyan_sandbox.sandbox import Sandbox

        return Sandbox
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
