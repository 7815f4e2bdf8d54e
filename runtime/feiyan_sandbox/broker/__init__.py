"""A local MQTT broker that behaves as the platform's long connection does, and misbehaves on demand.

An app logs in with the certificate of a device, binds its connection to a user with an iotToken, and is told of the
devices of that user from then on.

    broker = Broker(directory, clock=clock)
    broker.start()
    broker.publish_properties(iot_id, {"PowerSwitch": 1})

broker          the object that users hold
├── hub             the connected apps
│   ├── login       who logs in
│   ├── account     requests to bind and unbind, and their replies
│   └── records     what happened
├── pushes          messages about devices
├── push_faults     what shall go wrong with them
└── server          the socket and its thread
    ├── connection  the protocol
    └── packets     bytes
"""

from feiyan_sandbox.broker.broker import Broker

__all__ = ["Broker"]
