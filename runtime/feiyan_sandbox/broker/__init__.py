"""A local MQTT broker that behaves as the platform's MQTT connection does, and misbehaves on demand.

An app logs in with the certificate of a device, binds its connection to a user with an iotToken, and is told of the
devices of that user from then on.

    broker = Broker(directory, clock=clock)
    broker.start()
    broker.publish_properties(iot_id, {"PowerSwitch": 1})

broker                      the object that users hold
├── hub                     the connected apps
│   ├── login               verifies a login
│   ├── account_requests    requests to bind and unbind, and their replies
│   └── connection_records  what happened
├── pushes                  messages about devices
├── push_faults             what shall go wrong with them
└── mqtt_server             the socket and its thread
    ├── mqtt_connection     the protocol
    └── packets             bytes
"""

from feiyan_sandbox.broker.broker import Broker
from feiyan_sandbox.broker.connection_records import AccountRecord, DeliveryRecord, EndRecord, LoginRecord
from feiyan_sandbox.broker.hub import DeviceDirectory

__all__ = ["AccountRecord", "Broker", "DeliveryRecord", "DeviceDirectory", "EndRecord", "LoginRecord"]
