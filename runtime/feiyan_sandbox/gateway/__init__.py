"""The HTTP side: verifies calls, passes them to handlers, and applies faults.

request_limits          receives requests within limits of size and time
app                     the ASGI application: all steps of a call in order
├── checks              checks method, headers and signature
│   └── signature       computes the signature
├── envelope            parses the request envelope, builds the answer's envelope
│   └── references      writes out the references of a body to its own parts
├── parameters          validates parameters against the operation's schema
├── faults              faults and the queue of pending ones
│   └── fault_kinds     the kinds of faults and their arguments
├── answers             sends answers, including those that faults replace or damage
│   └── http_connection the TCP connection of a call
└── call_records        records of the calls
"""

from feiyan_sandbox.gateway.app import Gateway, InRegion
from feiyan_sandbox.gateway.call_records import Record
from feiyan_sandbox.gateway.fault_kinds import FaultKind
from feiyan_sandbox.gateway.faults import Fault
from feiyan_sandbox.gateway.http_connection import MAX_CONNECTIONS, HttpProtocol
from feiyan_sandbox.gateway.request_limits import MAX_HEAD_SIZE, RequestLimits

__all__ = [
    "MAX_CONNECTIONS",
    "MAX_HEAD_SIZE",
    "Fault",
    "FaultKind",
    "Gateway",
    "HttpProtocol",
    "InRegion",
    "Record",
    "RequestLimits",
]
