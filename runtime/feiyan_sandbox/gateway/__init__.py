"""The HTTP side: verifies calls, has them answered, and lets faults hit them.

app                     a call from its arrival to its answer: every step in order
├── checks              verifies headers and signature, before the body is read
│   └── signature       the signature, computed again
├── envelope            reads the body, writes the answer's envelope
├── parameters          verifies parameters against the operation's schema
├── faults              what shall go wrong with which calls
│   └── fault_kinds     the kinds of faults and their arguments
├── answers             answers as they are sent, and as faults spoil them
│   └── http_connection the connection of a call
└── call_records        the calls that came
"""

from feiyan_sandbox.gateway.app import Gateway
from feiyan_sandbox.gateway.call_records import Record
from feiyan_sandbox.gateway.fault_kinds import FaultKind
from feiyan_sandbox.gateway.faults import Fault
from feiyan_sandbox.gateway.http_connection import HttpProtocol

__all__ = ["Fault", "FaultKind", "Gateway", "HttpProtocol", "Record"]
