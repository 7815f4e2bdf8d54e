"""A local MQTT broker that behaves like the platform's, and injects faults on demand.

An app logs in with the certificate of a device and binds its connection to a user with an iotToken. From then on it
receives messages about the devices of that user.

    broker = Broker(directory, clock=clock)
    broker.start()
    broker.publish_properties(iot_id, {"PowerSwitch": 1})

broker                      the public object, `Broker`
├── hub                     the connected apps
│   ├── login               verifies a login
│   ├── account_requests    parses bind and unbind requests, builds replies
│   └── connection_records  records of logins, requests, deliveries and disconnects
├── pushes                  builds the messages about devices
├── push_faults             faults of these messages
└── mqtt_server             the socket and its thread
    ├── mqtt_connection     the MQTT protocol of one connection
    └── packets             encodes and decodes packets
"""

from feiyan_sandbox.broker.broker import Broker
from feiyan_sandbox.broker.connection_records import AccountRecord, DeliveryRecord, EndRecord, LoginRecord
from feiyan_sandbox.broker.hub import DeviceDirectory

__all__ = ["AccountRecord", "Broker", "DeliveryRecord", "DeviceDirectory", "EndRecord", "LoginRecord"]
