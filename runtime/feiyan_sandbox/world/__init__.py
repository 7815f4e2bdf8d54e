"""The state of the sandbox, used by gateway, handlers and broker.

state               products, devices, batches, users and their homes
├── cloud_tokens    the project's cloud token
├── user_sessions   the sessions of users
├── accounts        the account service, where users log in
├── auth_codes      the codes with which users sign in
├── codes           codes of the error dictionary, and `Refusal`, the exception that carries one
├── json_types      JSON from outside, and the names of its types for messages
├── liberties       requests that no document allows, but that the platform is known to take
├── regions         the two regions
├── records         records of what happened, bounded in number and in bytes
├── clock           the time, which tests can move
└── identifiers     ids that are the same in every run
seeds               the initial state
device_directory    looks up devices and users for the broker
"""

from feiyan_sandbox.world import codes, seeds
from feiyan_sandbox.world.accounts import LOGIN_ID, PASSWORD, Accounts
from feiyan_sandbox.world.clock import TIMESTAMP_WINDOW_MS, Clock
from feiyan_sandbox.world.cloud_tokens import CloudTokens
from feiyan_sandbox.world.codes import Refusal
from feiyan_sandbox.world.device_directory import WorldDirectory
from feiyan_sandbox.world.identifiers import identifier
from feiyan_sandbox.world.json_types import MAX_JSON_DEPTH, json_type, read_json
from feiyan_sandbox.world.liberties import Liberties, Liberty
from feiyan_sandbox.world.records import MAX_RECORDS, Records, shortened
from feiyan_sandbox.world.regions import ABROAD, REGION
from feiyan_sandbox.world.state import (
    ONLINE,
    TENANT_ID,
    Batch,
    Binding,
    Device,
    Event,
    Home,
    Product,
    Room,
    Sample,
    User,
    World,
)
from feiyan_sandbox.world.user_sessions import Sessions

__all__ = [
    "ABROAD",
    "LOGIN_ID",
    "MAX_JSON_DEPTH",
    "MAX_RECORDS",
    "ONLINE",
    "PASSWORD",
    "REGION",
    "TENANT_ID",
    "TIMESTAMP_WINDOW_MS",
    "Accounts",
    "Batch",
    "Binding",
    "Clock",
    "CloudTokens",
    "Device",
    "Event",
    "Home",
    "Liberties",
    "Liberty",
    "Product",
    "Records",
    "Refusal",
    "Room",
    "Sample",
    "Sessions",
    "User",
    "World",
    "WorldDirectory",
    "codes",
    "identifier",
    "json_type",
    "read_json",
    "seeds",
    "shortened",
]
