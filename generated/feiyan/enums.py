# Generated from spec/common.yaml and services/ by `python -m generator generate`. Change the spec, not this file.
"""Enumerations: the values of the platform's fields, by name."""

from enum import IntEnum, StrEnum


class AccountOnlineStatus(IntEnum):
    """Whether the account is logged in."""

    OFFLINE = 0
    """Not logged in."""
    ONLINE = 1
    """Logged in."""


class AccountRegionQueryType(StrEnum):
    """What the account is found by."""

    COUNTRY_CODE = "COUNTRY_CODE"
    """Code of the country."""
    PHONE = "PHONE"
    """Phone number."""
    EMAIL = "EMAIL"
    """E-mail address."""
    GOOGLE_AUTHCODE = "GOOGLE_AUTHCODE"
    """Authorization code of Google."""
    THIRD_AUTHCODE = "THIRD_AUTHCODE"
    """Authorization code of a third-party account system."""


class DeviceBindCode(IntEnum):
    """Outcome of binding a device, which depends on how the product is shared."""

    AUTHORIZATION_BOUND_AS_ADMIN = 0
    """Authorization mode: bound, the user is the administrator."""
    AUTHORIZATION_ADMIN_EXISTS = 1
    """Authorization mode: not bound, the device already has an administrator."""
    SHARING_BOUND_AS_MEMBER = 2
    """Sharing mode: bound, the user is a member."""
    SHARING_BOUND_AS_ADMIN = 3
    """Sharing mode: bound, the user is the administrator."""
    PREEMPTION_BOUND = 4
    """Preemption mode: bound, nobody was unbound."""
    PREEMPTION_BOUND_OTHERS_UNBOUND = 5
    """Preemption mode: bound, and somebody else was unbound."""
    NO_SHARING_MODE = 6
    """The product has no sharing mode."""
    INVALID_DEVICE = 7
    """The device is invalid, for example without product information."""
    NO_PERMISSION = 8
    """No permission for the device."""


class DeviceMigrationResultCode(StrEnum):
    """Outcome of moving a device to another region."""

    MIGRATED = "0"
    """The device was moved."""
    BOUND_TO_USER = "28612"
    """The device is bound to a user."""
    MIGRATION_IN_PROGRESS = "6638"
    """The device is being moved already."""
    PRODUCT_NOT_FOUND = "28505"
    """The product does not exist."""


class DeviceRegion(StrEnum):
    """Region that a device is in; all values but one are ids of the servers' regions."""

    CN_SHANGHAI = "cn-shanghai"
    """China (Shanghai)."""
    AP_SOUTHEAST_1 = "ap-southeast-1"
    """Singapore."""
    GERMANY = "germany"
    """Germany (Frankfurt), whose server's region id is eu-central-1."""
    US_EAST_1 = "us-east-1"
    """United States (Virginia)."""


class DeviceStatus(IntEnum):
    """Connection state of a device."""

    NOT_ACTIVATED = 0
    """Never connected."""
    ONLINE = 1
    """Connected."""
    OFFLINE = 3
    """Not connected."""
    DISABLED = 8
    """Disabled by the operator."""


class FreePlanClaim(IntEnum):
    """Whether the free storage plan was claimed."""

    NOT_CLAIMED = 0
    """Not claimed."""
    CLAIMED = 1
    """Claimed."""


class LiveOrderStatus(IntEnum):
    """State of a live-sharing order."""

    VALID = 0
    """Valid."""
    EXPIRED = 1
    """The plan has ended."""
    FROZEN = 2
    """Frozen and out of use."""


class NetType(StrEnum):
    """How devices of a product reach the network, in the form most operations use."""

    LORA = "NET_LORA"
    """LoRa."""
    CELLULAR = "NET_CELLULAR"
    """Cellular, 2G to 5G."""
    WIFI = "NET_WIFI"
    """Wi-Fi."""
    ZIGBEE = "NET_ZIGBEE"
    """ZigBee."""
    ETHERNET = "NET_ETHERNET"
    """Ethernet."""
    OTHER = "NET_OTHER"
    """Anything else."""


class NetTypeCode(IntEnum):
    """How devices of a product reach the network, in the numeric form."""

    LORA = 0
    """LoRa."""
    WIFI = 3
    """Wi-Fi."""
    ZIGBEE = 4
    """ZigBee."""
    BLUETOOTH = 5
    """Bluetooth."""
    CELLULAR = 6
    """Cellular."""
    ETHERNET = 7
    """Ethernet."""
    OTHER = 8
    """Anything else."""


class NodeType(StrEnum):
    """Place of a device in the network."""

    DEVICE = "DEVICE"
    """A plain device, direct or behind a gateway."""
    GATEWAY = "GATEWAY"
    """A gateway with sub-devices."""


class Ownership(IntEnum):
    """Relation of a user to a device."""

    SHARED = 0
    """The device was shared with the user."""
    OWNED = 1
    """The user owns and administers the device."""


class PlanPaymentStatus(IntEnum):
    """Whether an order of a plan is paid."""

    UNPAID = 0
    """Not paid."""
    PAID = 1
    """Paid."""
    PAYING = 2
    """The payment is under way."""


class ProductDataFormat(StrEnum):
    """Format of the data that devices of a product send."""

    CUSTOM = "CUSTOM_FORMAT"
    """A custom format, passed through unchanged."""
    ALINK = "ALINK_FORMAT"
    """The Alink protocol."""


class ProductStatus(StrEnum):
    """State of a product, in the form most operations use."""

    IN_DEVELOPMENT = "DEVELOPMENT_STATUS"
    """In development."""
    RELEASED = "RELEASE_STATUS"
    """Released."""
    UNSPECIFIED = "NOT_SPECIFY"
    """No state given."""


class ProductStatusCode(IntEnum):
    """State of a product, in the numeric form."""

    IN_DEVELOPMENT = 0
    """In development."""
    RELEASED = 1
    """Released."""


class StorageExpiry(IntEnum):
    """Whether a storage plan has ended."""

    NOT_EXPIRED = 0
    """It has not ended."""
    EXPIRED = 1
    """It has ended."""
    FROZEN = 2
    """Frozen and out of use."""


class StorageLifecycle(IntEnum):
    """How long the cloud keeps a recording."""

    DAYS_1 = 1
    """One day."""
    DAYS_3 = 3
    """Three days."""
    DAYS_7 = 7
    """Seven days."""
    DAYS_14 = 14
    """Fourteen days."""
    DAYS_30 = 30
    """Thirty days."""


class StorageOrderStatus(IntEnum):
    """State of a storage order."""

    VALID = 0
    """Valid, in use."""
    EXPIRED = 1
    """Invalid, the plan has ended."""
    FROZEN = 2
    """Frozen and out of use."""
    CREATING = 3
    """Being created; not paid, not in effect."""


class StorageOrderType(IntEnum):
    """Whether a storage order costs money."""

    CHARGED = 0
    """An order to pay for."""
    FREE = 1
    """A free order."""


class StoragePlanType(IntEnum):
    """What a storage plan records."""

    CONTINUOUS = 1
    """Records continuously."""
    EVENT = 2
    """Records events."""


class StorageStatusToSet(IntEnum):
    """Status that a storage plan can be set to."""

    FROZEN = 2
    """Frozen and out of use."""


class ThingType(StrEnum):
    """Kind of a thing."""

    VIRTUAL = "VIRTUAL"
    """A virtual device."""
    VIRTUAL_SHADOW = "VIRTUAL_SHADOW"
    """The shadow of a virtual device."""
    WEB = "WEB"
    """A web client."""
    APP = "APP"
    """An app."""
    DEVICE = "DEVICE"
    """A real device."""
