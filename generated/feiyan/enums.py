# Generated from spec/common.yaml, services/ and observed.yaml by `python -m generator generate`. Change the spec, not this file.
"""Enumerations: named values of the platform's fields."""

from enum import IntEnum

from feiyan_runtime import AnyCaseEnum


class AccountLookupType(IntEnum):
    """Key by which an account is looked up."""

    LOGIN_ID = 1
    """Login id and source of the account."""
    PHONE = 2
    """Phone number."""
    EMAIL = 3
    """E-mail address."""


class AccountOnlineStatus(IntEnum):
    """Login state of the account."""

    OFFLINE = 0
    """Not logged in."""
    ONLINE = 1
    """Logged in."""


class AccountRegionQueryType(AnyCaseEnum):
    """Key by which the account is found."""

    COUNTRY_CODE = "COUNTRY_CODE"
    """Code of the country."""
    PHONE = "PHONE"
    """Phone number."""
    EMAIL = "EMAIL"
    """E-mail address."""
    GOOGLE_AUTH_CODE = "GOOGLE_AUTHCODE"
    """Authorization code of Google."""
    THIRD_PARTY_AUTH_CODE = "THIRD_AUTHCODE"
    """Authorization code of a third-party account system."""


class AggregateComparison(AnyCaseEnum):
    """Comparison of a column with a value."""

    EQUAL = "="
    """Equal."""
    NOT_EQUAL = "!="
    """Not equal."""
    GREATER = ">"
    """Greater."""
    LESS = "<"
    """Less."""
    GREATER_OR_EQUAL = ">="
    """Greater or equal."""
    LESS_OR_EQUAL = "<="
    """Less or equal."""
    IN = "in"
    """One of several."""
    NOT_IN = "not-in"
    """None of several."""
    LIKE = "like"
    """Matches a pattern."""
    NOT_LIKE = "not-like"
    """Does not match a pattern."""


class AggregateOperator(AnyCaseEnum):
    """Way in which conditions are combined."""

    AND = "and"
    """All hold."""
    OR = "or"
    """At least one holds."""


class AggregateSortDirection(AnyCaseEnum):
    """Direction to sort in."""

    ASCENDING = "asc"
    """From low to high."""
    DESCENDING = "desc"
    """From high to low."""


class AlarmNoticeMode(AnyCaseEnum):
    """Mode in which alarms reach a user."""

    NONE = "NONE"
    """Not at all."""
    MESSAGE = "MESSAGE"
    """As messages that can be queried; nothing is pushed."""
    MESSAGE_AND_NOTICE = "MESSAGE_AND_NOTICE"
    """As messages that can be queried and as notices that pop up."""


class AlarmPushRule(IntEnum):
    """Choice of the alarm events that are pushed."""

    CLOUD_AI_FIRST = 0
    """AI events of the cloud; where there are none, the events that the device reported."""


class AlexaLinkSource(AnyCaseEnum):
    """Place where a link with Alexa was begun."""

    ALEXA_APP = "FROM_ALEXA_APP"
    """The Alexa app, where the user has to end it, too."""
    CURRENT_APP = "FROM_CURRENT_APP"
    """This app."""


class CameraAlarmType(IntEnum):
    """Kind of alarm of a camera's detection."""

    MOTION = 1
    """Something moved."""
    SOUND = 2
    """Something was heard."""
    PERSON = 3
    """A person was seen."""


class CameraBusinessEventType(IntEnum):
    """Kind of business event of a camera."""

    DETECTION_ALARM = 1
    """An alarm of the detection."""
    STORAGE_EXPIRY = 2
    """A reminder that the cloud storage ends."""


class CameraPictureSource(IntEnum):
    """Source of a picture."""

    ALL = 0
    """All sources."""
    ALARM = 1
    """An alarm."""
    MANUAL = 2
    """Taken by hand."""
    OTHER = 3
    """Anything else."""


class CameraPictureType(IntEnum):
    """Form of the pictures to return."""

    ALL = 0
    """Both forms."""
    ORIGINAL = 1
    """The original picture."""
    THUMBNAIL = 2
    """The thumbnail."""


class CloudRecordFilter(IntEnum):
    """Selection of the recordings to return, by the reason for which they were made."""

    PLAN = 0
    """Those of a recording plan."""
    ALARM = 1
    """Those of an alarm."""
    MANUAL = 2
    """Those started by hand."""
    ALL = 99
    """All."""


class CloudRecordType(IntEnum):
    """Reason for which a recording was made."""

    PLAN = 0
    """A recording plan."""
    ALARM = 1
    """An alarm."""
    MANUAL = 2
    """Started by hand."""
    WATCHING = 3
    """Made while the video was watched."""


class ControlGroupStatus(AnyCaseEnum):
    """Availability of a device group."""

    NORMAL = "NORMAL"
    """The group is in order."""
    INVALID = "INVALID"
    """The group is not valid, because all of its devices are offline or it has at most one."""


class DayOfWeek(IntEnum):
    """Day of the week."""

    SUNDAY = 0
    """Sunday."""
    MONDAY = 1
    """Monday."""
    TUESDAY = 2
    """Tuesday."""
    WEDNESDAY = 3
    """Wednesday."""
    THURSDAY = 4
    """Thursday."""
    FRIDAY = 5
    """Friday."""
    SATURDAY = 6
    """Saturday."""


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


class DeviceMigrationResultCode(AnyCaseEnum):
    """Outcome of moving a device to another region."""

    MIGRATED = "0"
    """The device was moved."""
    BOUND_TO_USER = "28612"
    """The device is bound to a user."""
    MIGRATION_IN_PROGRESS = "6638"
    """The device is being moved already."""
    PRODUCT_NOT_FOUND = "28505"
    """The product does not exist."""


class DeviceRegion(AnyCaseEnum):
    """Region that a device is in; all values but one are ids of the servers' regions."""

    CN_SHANGHAI = "cn-shanghai"
    """China (Shanghai)."""
    AP_SOUTHEAST_1 = "ap-southeast-1"
    """Singapore."""
    GERMANY = "germany"
    """Germany (Frankfurt), whose server's region id is eu-central-1."""
    US_EAST_1 = "us-east-1"
    """United States (Virginia)."""


class DeviceResetTaskState(AnyCaseEnum):
    """State of a task that resets a device to its factory settings."""

    SUCCESS = "SUCCESS"
    """The task succeeded."""
    FAILED = "FAILED"
    """The task failed."""
    TIMEOUT = "TIMEOUT"
    """The task took too long."""
    RUNNING = "RUNNING"
    """The task is running."""


class DeviceStatus(IntEnum):
    """Connection state of a device."""

    NOT_ACTIVATED = 0
    """Never connected."""
    ONLINE = 1
    """Connected."""
    OFFLINE = 3
    """Not connected."""
    DISABLED = 8
    """Disabled."""


class DiscoveredDeviceStatus(IntEnum):
    """Progress of the provisioning of the device."""

    INITIAL = 0
    """Not begun."""
    PROVISIONING = 1
    """Being connected to the network."""


class DiscovererType(IntEnum):
    """Finder of the device."""

    DEVICE = 0
    """Another device."""
    ROUTER = 1
    """A router."""


class FeedbackReadState(IntEnum):
    """Read state of feedback."""

    UNREAD = 0
    """Not read."""
    READ = 1
    """Read."""


class FeedbackReplyType(IntEnum):
    """Author of a reply to feedback."""

    USER = 1
    """The user, who adds to the feedback."""
    OPERATOR = 2
    """The operator, who replies."""


class FeedbackSignSecretType(IntEnum):
    """Secret that a device signed with."""

    DEVICE_SECRET = 0
    """The secret of the device."""
    PRODUCT_SECRET = 1
    """The secret of the product."""


class FeedbackType(IntEnum):
    """Subject of feedback; up to 3 it is a device, from 101 the phone."""

    DEVICE_FAULT = 1
    """A problem with a device."""
    PROVISIONING = 2
    """A problem with connecting a device to the network."""
    DEVICE_OTHER = 3
    """Another problem about a device."""
    PHONE_FAULT = 101
    """A fault on the phone."""
    PHONE_FEATURE_REQUEST = 102
    """A suggestion for a function."""
    PHONE_OTHER = 103
    """Another problem about the phone."""


class FreePlanClaim(IntEnum):
    """Claim state of the free storage plan."""

    NOT_CLAIMED = 0
    """Not claimed."""
    CLAIMED = 1
    """Claimed."""


class HomeElementType(AnyCaseEnum):
    """Kind of an element of a home."""

    DEVICE = "DEVICE"
    """A device."""
    CONTROL_GROUP = "CONTROL_GROUP"
    """A device group."""


class HomeRole(AnyCaseEnum):
    """Relation of the user to a home."""

    ADMIN = "ADMIN"
    """Administrator of the home."""
    MEMBER = "MEMBER"
    """Member of the home."""


class IntelligentEventType(IntEnum):
    """Object that the intelligent service recognised."""

    PERSON = 3
    """A person."""
    SUSPECTED_FALL = 11015
    """Somebody who seems to have fallen."""
    CAT = 11500
    """A cat."""
    DOG = 11501
    """A dog."""


class LiveOrderStatus(IntEnum):
    """State of a live-sharing order."""

    VALID = 0
    """Valid."""
    EXPIRED = 1
    """The plan has ended."""
    FROZEN = 2
    """Frozen and out of use."""


class LockKeyPermission(IntEnum):
    """Permission of a key."""

    NORMAL = 1
    """A normal user."""
    ADMINISTRATOR = 2
    """An administrator."""
    DURESS = 3
    """A user under duress."""


class LockKeyType(IntEnum):
    """Kind of a key."""

    FINGERPRINT = 1
    """A fingerprint."""
    PASSWORD = 2
    """A password."""
    CARD = 3
    """A card."""
    KEY = 4
    """A physical key."""


class MessageDeviceType(AnyCaseEnum):
    """Kind of phones that a message was pushed to."""

    IOS = "iOS"
    """Phones with iOS."""
    ANDROID = "Android"
    """Phones with Android."""
    ALL = "ALL"
    """All phones."""


class MessagePushType(AnyCaseEnum):
    """Way in which messages are pushed."""

    NOTICE = "NOTICE"
    """A notice that pops up."""
    MESSAGE = "MESSAGE"
    """A message without a pop-up, such as data passed to the app."""


class MessageReadState(IntEnum):
    """Read state of a message."""

    UNREAD = 0
    """Not read."""
    READ = 1
    """Read."""


class MessageSortOrder(IntEnum):
    """Order of messages by the time they were made."""

    NEWEST_FIRST = 0
    """From the newest to the oldest."""
    OLDEST_FIRST = 1
    """From the oldest to the newest."""


class MessageTarget(AnyCaseEnum):
    """Target that a message was pushed to."""

    ACCOUNT = "ACCOUNT"
    """A user."""
    DEVICE = "DEVICE"
    """A device."""


class MessageType(AnyCaseEnum):
    """Subject of a message."""

    SHARE = "share"
    """A device that is shared."""
    DEVICE = "device"
    """An alarm of a device."""
    ANNOUNCEMENT = "announcement"
    """An announcement."""


class NetType(AnyCaseEnum):
    """Way in which devices of a product reach the network, in the form that most operations use."""

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
    """Way in which devices of a product reach the network, in the numeric form."""

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


class NetworkDetectionStatus(AnyCaseEnum):
    """State of a network test."""

    RUNNING = "RUNNING"
    """Under way."""
    FAIL = "FAIL"
    """Failed."""
    SUCCESS = "SUCCESS"
    """Succeeded."""


class NetworkDetectionType(IntEnum):
    """Subject of a network test."""

    PORT = 1
    """Reachability of ports."""
    MTU = 2
    """The MTU."""
    BANDWIDTH = 4
    """The bandwidth."""
    DELAY = 8
    """The delay."""


class NodeType(AnyCaseEnum):
    """Place of a device in the network."""

    DEVICE = "DEVICE"
    """A plain device, direct or behind a gateway."""
    GATEWAY = "GATEWAY"
    """A gateway with sub-devices."""


class NodeTypeCode(IntEnum):
    """Place of a device in the network, in the numeric form."""

    DEVICE = 0
    """A plain device, direct or behind a gateway."""
    GATEWAY = 1
    """A gateway with sub-devices."""


class OtaSignMethod(AnyCaseEnum):
    """Method by which a firmware file is signed."""

    MD5 = "MD5"
    """With MD5."""
    SHA256 = "SHA256"
    """With SHA-256."""


class OtaStatus(AnyCaseEnum):
    """State of a firmware upgrade."""

    TO_BE_UPGRADED = "TO_BE_UPGRADED"
    """Waits to be upgraded."""
    UPGRADING = "UPGRADING"
    """Being upgraded."""
    SUCCEEDED = "SUCCEEDED"
    """Upgraded."""
    FAILED = "FAILED"
    """The upgrade failed."""


class OtaType(AnyCaseEnum):
    """Way in which a firmware upgrade is pushed."""

    CONFIRM = "CONFIRM"
    """After the user has confirmed it."""
    FORCED = "COMPELLENT"
    """Without asking the user."""


class Ownership(IntEnum):
    """Relation of a user to a device."""

    SHARED = 0
    """The device was shared with the user."""
    OWNED = 1
    """The user owns and administers the device."""


class PlanPaymentStatus(IntEnum):
    """Payment state of an order of a plan."""

    UNPAID = 0
    """Not paid."""
    PAID = 1
    """Paid."""
    PAYING = 2
    """The payment is under way."""


class ProductAccessMethod(AnyCaseEnum):
    """Way in which devices of a product reach the platform."""

    DATA_DIRECT = "DATA_DIRECT"
    """Directly."""
    AIR_FORWARD = "AIR_FORWARD"
    """Forwarded over the air."""
    APP = "APP"
    """By an app."""
    VIRTUAL = "VIRTUAL"
    """As a virtual device."""


class ProductAccessMethodCode(IntEnum):
    """Way in which devices of a product reach the platform, in the numeric form."""

    DATA_DIRECT = 0
    """Directly."""
    AIR_FORWARD = 1
    """Forwarded over the air."""
    APP = 2
    """By an app."""


class ProductDataFormat(AnyCaseEnum):
    """Format of the data that devices of a product send."""

    CUSTOM = "CUSTOM_FORMAT"
    """A custom format, passed through unchanged."""
    ALINK = "ALINK_FORMAT"
    """The Alink protocol."""


class ProductDataFormatCode(IntEnum):
    """Format of the data that devices of a product send, in the numeric form."""

    CUSTOM = 0
    """A custom format, passed through unchanged."""
    ALINK = 1
    """The Alink protocol."""


class ProductStatus(AnyCaseEnum):
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


class ProductStatusEnv(AnyCaseEnum):
    """State of the products to find."""

    IN_DEVELOPMENT = "dev"
    """In development."""
    RELEASED = "release"
    """Released."""


class ProvisioningCipherType(IntEnum):
    """Number of devices that have a key in common."""

    PER_PRODUCT = 3
    """All devices of a product have the same."""
    PER_DEVICE = 4
    """Every device has its own."""


class PushDeviceType(AnyCaseEnum):
    """System of a phone that receives push messages."""

    IOS = "iOS"
    """iOS."""
    ANDROID = "ANDROID"
    """Android."""


class RecognitionResult(IntEnum):
    """Verdict on the result of the intelligent service."""

    WRONG = 0
    """It was wrong."""
    RIGHT = 1
    """It was right."""


class RecordPlanSpan(IntEnum):
    """Span of a recording plan."""

    TIME_SECTIONS = 0
    """Only the time sections of the plan."""
    ALL_DAY = 1
    """The whole day."""


class SceneAbilityType(IntEnum):
    """Kind of a device's ability that can be part of a scene."""

    PROPERTY = 1
    """A property."""
    SERVICE = 2
    """A service."""
    EVENT = 3
    """An event."""


class SceneActionUri(AnyCaseEnum):
    """Kind of action."""

    SET_PROPERTY = "action/device/setProperty"
    """Set a property of a device."""
    INVOKE_SERVICE = "action/device/invokeService"
    """Invoke a service of a device."""
    SWITCH_AUTOMATION = "action/automation/setSwitch"
    """Enable or disable an automation."""
    RUN_SCENE = "action/scene/trigger"
    """Run another scene."""
    SEND_MESSAGE = "action/mq/send"
    """Push a message to the user's phones; not in timers."""


class SceneBusiness(AnyCaseEnum):
    """Line of business of scenes."""

    LIVING_PLATFORM = "ilop"
    """The IoT Living Platform."""
    WHOLE_HOME = "hc"
    """Whole-home solutions."""


class SceneCatalog(AnyCaseEnum):
    """Catalog of a scene: run by hand or automatically."""

    MANUAL = "0"
    """Run by hand; apps call it a scene."""
    AUTOMATIC = "1"
    """Runs by itself; apps call it an automation."""


class SceneCompareType(AnyCaseEnum):
    """Comparison of two values."""

    GREATER = ">"
    """Greater."""
    GREATER_OR_EQUAL = ">="
    """Greater or equal."""
    EQUAL = "=="
    """Equal."""
    NOT_EQUAL = "!="
    """Not equal."""
    LESS = "<"
    """Less."""
    LESS_OR_EQUAL = "<="
    """Less or equal."""
    IN = "in"
    """One of several."""


class SceneConditionUri(AnyCaseEnum):
    """Kind of condition."""

    TIMER = "condition/timer"
    """A point in time; in CA rules."""
    TIME_RANGE = "condition/timeRange"
    """The time is in a range."""
    DEVICE_PROPERTY = "condition/device/property"
    """A property of a device has a value."""
    DEVICE_EVENT = "condition/device/event"
    """A device reports an event; in CA rules."""


class SceneCronType(AnyCaseEnum):
    """Dialect of a cron expression."""

    LINUX = "linux"
    """Five fields, from minutes to days of the week."""
    QUARTZ_CRON = "quartz_cron"
    """Seven fields, from seconds to years."""


class SceneFlowType(IntEnum):
    """Part of a rule."""

    TRIGGER = 0
    """The triggers."""
    CONDITION = 1
    """The conditions."""
    ACTION = 2
    """The actions."""


class SceneLogic(AnyCaseEnum):
    """Operator that joins the triggers or conditions of a rule."""

    OR = "logical/or"
    """Any of them is enough; joins triggers."""
    AND = "logical/and"
    """All of them have to hold; joins conditions."""


class SceneMatchMode(AnyCaseEnum):
    """Match mode of the conditions of a CA rule, all or at least one."""

    ALL = "all"
    """All of them."""
    ANY = "any"
    """At least one of them."""


class SceneRuleType(AnyCaseEnum):
    """Kind of rule of a scene."""

    IFTTT = "IFTTT"
    """Triggers, conditions and actions."""
    CA = "CA"
    """Conditions and actions only."""


class SceneRunResult(IntEnum):
    """Result of a run of a scene."""

    FAILED = 0
    """The run failed."""
    SUCCEEDED = 1
    """The run succeeded."""


class SceneStatus(IntEnum):
    """Service state of a scene."""

    ONLINE = 1
    """In service."""
    OFFLINE = 2
    """Out of service."""


class SceneTimerOwner(AnyCaseEnum):
    """Owner of a timer."""

    DEVICE = "DEVICE"
    """A device."""
    CONTROL_GROUP = "CONTROL_GROUP"
    """A device group."""


class SceneTriggerUri(AnyCaseEnum):
    """Kind of trigger."""

    TIMER = "trigger/timer"
    """A point in time comes."""
    DEVICE_PROPERTY = "trigger/device/property"
    """A property of a device gets a value."""
    DEVICE_EVENT = "trigger/device/event"
    """A device reports an event."""


class SessionAccountType(AnyCaseEnum):
    """Kind of the code that a user signs in with."""

    OPEN_ACCOUNT_SESSION = "OA_SESSION"
    """Id of an OpenAccount session; third-party account systems lead to one, too."""
    OPEN_ACCOUNT_TOKEN = "OA_TOKEN"
    """Token of OpenAccount."""


class SettableStorageStatus(IntEnum):
    """Status that a storage plan can be set to."""

    FROZEN = 2
    """Frozen and out of use."""


class ShareAnswer(IntEnum):
    """Answer of the recipient to a share."""

    REJECT = 0
    """Reject the share."""
    ACCEPT = 1
    """Accept the share."""


class ShareNoticeGrouping(AnyCaseEnum):
    """Grouping of share notices."""

    NONE = "NONE"
    """One notice a share."""
    BATCH = "BATCH"
    """One notice a batch of shares."""


class ShareRecipientAttribute(AnyCaseEnum):
    """Attribute by which the recipient of a share is found."""

    MOBILE = "MOBILE"
    """Phone number."""
    EMAIL = "EMAIL"
    """E-mail address."""


class ShareRole(IntEnum):
    """Part of the signed-in user in a share."""

    INITIATOR = 0
    """The user shares."""
    RECEIVER = 1
    """The user is the recipient."""


class ShareStatus(IntEnum):
    """State of a share."""

    INITIAL = -1
    """Not answered yet."""
    ACCEPTED = 0
    """The recipient accepted."""
    REJECTED = 1
    """The recipient rejected."""
    CANCELLED = 2
    """Cancelled."""
    EXPIRED = 3
    """Expired."""
    PREEMPTED = 4
    """Preempted."""
    DELETED = 5
    """Deleted."""
    UNBOUND_BY_INITIATOR = 6
    """The user who shared has unbound the device."""
    ABNORMAL = 99
    """Something went wrong."""


class StorageExpiry(IntEnum):
    """State of a storage plan: running, ended or frozen."""

    NOT_EXPIRED = 0
    """It has not ended."""
    EXPIRED = 1
    """It has ended."""
    FROZEN = 2
    """Frozen and out of use."""


class StorageLifecycle(IntEnum):
    """Time for which the cloud keeps a recording."""

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
    """Kind of a storage order, paid for or free."""

    CHARGED = 0
    """An order to pay for."""
    FREE = 1
    """A free order."""


class StoragePlanType(IntEnum):
    """Kind of recording of a storage plan."""

    CONTINUOUS = 1
    """Records continuously."""
    EVENT = 2
    """Records events."""


class SubDeviceAdditionStatus(IntEnum):
    """Result of adding a sub-device."""

    ADDED = 0
    """The sub-device was added."""
    BOUND_ELSEWHERE = 1
    """The sub-device was registered, but belongs to another gateway."""
    FAILED = 2
    """The sub-device could not be registered."""


class SubDeviceBindingState(IntEnum):
    """Binding state of a device behind a gateway."""

    UNBOUND = 0
    """Not bound."""
    BOUND = 1
    """Bound."""


class SubDeviceListLanguage(AnyCaseEnum):
    """Language of the answer."""

    CHINESE = "zh-CN"
    """Chinese."""
    ENGLISH = "en-US"
    """English."""


class ThingType(AnyCaseEnum):
    """Kind of a thing."""

    VIRTUAL = "VIRTUAL"
    """A virtual device."""
    VIRTUAL_SHADOW = "VIRTUAL_SHADOW"
    """A virtual shadow device."""
    WEB = "WEB"
    """A web application, made in IoT Studio."""
    APP = "APP"
    """An app."""
    DEVICE = "DEVICE"
    """A real device."""


class ThirdPartyUserType(AnyCaseEnum):
    """Kind of the third-party account."""

    TAOBAO = "TAOBAO"
    """An account of Taobao."""
    ALIPAY = "ALIPAY"
    """An account of Alipay."""


class TimelineOrder(AnyCaseEnum):
    """Order in time."""

    ASCENDING = "asc"
    """The oldest first."""
    DESCENDING = "desc"
    """The newest first."""


class TranscodingStatus(IntEnum):
    """State of transcoding a recording."""

    SUCCEEDED = 0
    """Done."""
    RUNNING = 1
    """Under way."""
    FAILED = 2
    """Failed."""


class UpgradeFailure(IntEnum):
    """Stage at which an upgrade failed."""

    UPGRADE_FAILED = -1
    """The upgrade failed."""
    DOWNLOAD_FAILED = -2
    """The firmware could not be downloaded."""
    VERIFICATION_FAILED = -3
    """The firmware did not pass the check."""
    FLASHING_FAILED = -4
    """The firmware could not be written."""


class UpgradeStatus(IntEnum):
    """State of an upgrade."""

    WAITING = 0
    """Waits to be upgraded or confirmed."""
    UPGRADING = 1
    """Being upgraded."""
    ABNORMAL = 2
    """The upgrade ran into an error."""
    FAILED = 3
    """The upgrade failed."""
    SUCCEEDED = 4
    """Upgraded."""


class UpgradeStatusCode(IntEnum):
    """State of an upgrade."""

    WAITING = 0
    """Waits for the device or for the user."""
    UPGRADING = 1
    """Runs."""
    ABNORMAL = 2
    """Something is wrong."""
    FAILED = 3
    """Failed."""
    SUCCEEDED = 4
    """Succeeded."""


class UserAlarmNoticeMode(AnyCaseEnum):
    """Mode in which the alarms of all devices reach a user."""

    MESSAGE = "MESSAGE"
    """As messages that can be queried; nothing is pushed."""
    MESSAGE_AND_NOTICE = "MESSAGE_AND_NOTICE"
    """As messages that can be queried and as notices that pop up."""


class VideoEventType(IntEnum):
    """Kind of event that a camera detected."""

    ALL = 0
    """Any event."""
    MOTION = 1
    """Something moved."""
    SOUND = 2
    """There was a sound."""
    PERSON = 3
    """A person was seen."""


class VideoStreamType(IntEnum):
    """Stream of a camera."""

    MAIN = 0
    """The main stream."""
    SUB = 1
    """The secondary stream."""


class VirtualUserAttributeKey(AnyCaseEnum):
    """Key of an attribute of a virtual user."""

    DISPLAY_NAME = "displayName"
    """Display name."""
    NAME = "name"
    """Name."""
    GENDER = "gender"
    """Gender: 1 is male, 2 is female."""
    BIRTHDAY = "birthday"
    """Birthday."""
    QQ = "QQ"
    """QQ number."""
    EMPLOYEE_ID = "employeeID"
    """Number of the employee."""
    EXTENSION_NUMBER = "extNum"
    """Extension number at the office."""
    HOME_ADDRESS = "homeAddress"
    """Home address."""
    COMPANY_ADDRESS = "companyAddress"
    """Address of the company."""
    COMPANY_NAME = "companyName"
    """Name of the company."""
    COUNTRY = "country"
    """Name of the country."""
    REGION = "region"
    """Region where the user is."""
    AVATAR = "avatar"
    """Address of the user's picture."""


class VirtualUserUpdateType(IntEnum):
    """Change to make to the attributes of a virtual user."""

    ADD = 1
    """Add the attributes."""
    UPDATE = 2
    """Change their values."""
    DELETE = 3
    """Delete them."""
