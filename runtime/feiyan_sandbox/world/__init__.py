"""The state of the sandbox, used by gateway, handlers and broker.

state               products, devices, batches, users and their homes
├── cloud_tokens    the project's cloud token
├── user_sessions   the sessions of users
├── accounts        the account service, where users log in
├── auth_codes      the codes with which users sign in
├── scenes          scenes, and what runs them
├── shares          offers of devices among users
├── upgrades        firmware upgrades
├── codes           codes of the error dictionary, and `Refusal`, the exception that carries one
├── json_types      JSON from outside, and the names of its types for messages
├── liberties       requests that no document allows, but that the platform is known to take
├── regions         the two regions
├── records         records of what happened, bounded in number and in bytes
├── hints           hints for messages about unknown names
├── clock           the time, which tests can move
└── identifiers     ids that are the same in every run
seeds               the initial state
├── household       homes, rooms and devices of the signed-in user
├── household_models, tsl
│                   thing models of the sandbox's own products, and how they are written
├── own_products    products and devices of the caller's own
└── initial_values  what devices have reported before the start
thing_checks        checks what apps send against the model of a device
device_directory    looks up devices and users for the broker
"""

from feiyan_sandbox.world import codes, scenes, seeds, shares
from feiyan_sandbox.world.accounts import LOGIN_ID, PASSWORD, Accounts
from feiyan_sandbox.world.clock import TIMESTAMP_WINDOW_MS, Clock
from feiyan_sandbox.world.cloud_tokens import CloudTokens
from feiyan_sandbox.world.codes import Refusal
from feiyan_sandbox.world.device_directory import WorldDirectory
from feiyan_sandbox.world.hints import did_you_mean
from feiyan_sandbox.world.identifiers import identifier
from feiyan_sandbox.world.json_types import MAX_JSON_DEPTH, json_type, read_json
from feiyan_sandbox.world.liberties import Liberties, Liberty
from feiyan_sandbox.world.records import MAX_RECORDS, Records, shortened
from feiyan_sandbox.world.regions import ABROAD, REGION
from feiyan_sandbox.world.scenes import Scene, find_scene
from feiyan_sandbox.world.scenes import run as run_scene
from feiyan_sandbox.world.shares import Share
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
    ServiceAnswer,
    User,
    World,
)
from feiyan_sandbox.world.thing_checks import check_arguments, check_items
from feiyan_sandbox.world.upgrades import Upgrade
from feiyan_sandbox.world.upgrades import advance as advance_upgrade
from feiyan_sandbox.world.upgrades import start as start_upgrade
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
    "Scene",
    "ServiceAnswer",
    "Sessions",
    "Share",
    "Upgrade",
    "User",
    "World",
    "WorldDirectory",
    "advance_upgrade",
    "check_arguments",
    "check_items",
    "codes",
    "did_you_mean",
    "find_scene",
    "identifier",
    "json_type",
    "read_json",
    "run_scene",
    "scenes",
    "seeds",
    "shares",
    "shortened",
    "start_upgrade",
]
