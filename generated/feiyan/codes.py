# Generated from spec/errors.yaml by `python -m generator generate`. Change the spec, not this file.
"""The error dictionary: what each code of the platform means and what to do.

`ApiError.known` is an entry of it; `find` looks one up.
"""

from collections.abc import Mapping
from typing import Final

from feiyan_runtime import (
    ApiError,
    AuthenticationError,
    ConflictError,
    DeviceError,
    ErrorCode,
    InvalidParameterError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitedError,
    ServerError,
    normal_code,
)

REQUEST_ERROR: Final = ErrorCode(
    code=400,
    name="REQUEST_ERROR",
    domain="common",
    message="request error",
    meaning="The request is wrong; the message of the answer says how.",
    remedy="Read the message and the logs; ask support if they do not tell the cause.",
    error=InvalidParameterError,
)

REQUEST_AUTH_ERROR: Final = ErrorCode(
    code=401,
    name="REQUEST_AUTH_ERROR",
    domain="common",
    message="request auth error",
    meaning="The caller could not be authenticated.",
    remedy="Check the app key, the app secret and that the request carries a valid token; for provisioning and device control also that the device is bound to the user.",
    error=AuthenticationError,
)

REQUEST_FORBIDDEN: Final = ErrorCode(
    code=403,
    name="REQUEST_FORBIDDEN",
    domain="common",
    message="request forbidden",
    meaning="The caller may not use this operation.",
    remedy="Check the app key and the app secret, and that the app key has access to the operation.",
    error=PermissionDeniedError,
)

SERVICE_NOT_FOUND: Final = ErrorCode(
    code=404,
    name="SERVICE_NOT_FOUND",
    domain="common",
    message="service not found",
    meaning="No operation answers at this path and method.",
    remedy="Check the path and the HTTP method.",
    error=NotFoundError,
)

TOO_MANY_REQUESTS: Final = ErrorCode(
    code=429,
    name="TOO_MANY_REQUESTS",
    domain="common",
    message="too many requests",
    meaning="The caller sends more requests than its quota allows.",
    remedy="Send fewer requests, or wait and repeat.",
    error=RateLimitedError,
    retry=True,
)

REQUEST_PARAMETER_ERROR: Final = ErrorCode(
    code=460,
    name="REQUEST_PARAMETER_ERROR",
    domain="common",
    message="request parameter error",
    meaning="A parameter of the operation is missing or wrong.",
    remedy="Check the parameters of the operation.",
    error=InvalidParameterError,
    also=(
        ("batch device amount invalid", "The number of devices to produce is not allowed."),
        ("invalid count or offset", "count must be greater than 0, and offset must not be negative."),
    ),
)

SERVICE_ERROR: Final = ErrorCode(
    code=500,
    name="SERVICE_ERROR",
    domain="common",
    message="service error",
    meaning="The platform failed for an unknown reason.",
    remedy="Repeat later; tell support if it persists.",
    error=ServerError,
    retry=True,
)

SERVICE_NOT_AVAILABLE: Final = ErrorCode(
    code=503,
    name="SERVICE_NOT_AVAILABLE",
    domain="common",
    message="service not available",
    meaning="The service cannot be reached at the moment.",
    remedy="Repeat later; tell support if it persists.",
    error=ServerError,
    retry=True,
)

PARAM_INVALID: Final = ErrorCode(
    code=2000,
    name="PARAM_INVALID",
    domain="common",
    message="param is invalid",
    meaning="A parameter is wrong.",
    remedy="Check every parameter, the product key first.",
    error=InvalidParameterError,
)

IDENTITY_ID_NOT_FOUND: Final = ErrorCode(
    code=2062,
    name="IDENTITY_ID_NOT_FOUND",
    domain="common",
    message="identityId does not exist",
    meaning="There is no user with this identity.",
    remedy="Check that the user is logged in and that the iotToken is sent and has not expired.",
    error=NotFoundError,
)

IOT_ID_NOT_FOUND: Final = ErrorCode(
    code=2063,
    name="IOT_ID_NOT_FOUND",
    domain="common",
    message="iotId not exist",
    meaning="There is no device with this id.",
    remedy="Check the iotId.",
    error=NotFoundError,
)

IDENTITY_ID_AND_IOT_ID_NOT_BOUND: Final = ErrorCode(
    code=2065,
    name="IDENTITY_ID_AND_IOT_ID_NOT_BOUND",
    domain="common",
    message="identityId and iotId not bound",
    meaning="The device is not bound to the user.",
    remedy="Check that the user and the device are bound.",
    error=PermissionDeniedError,
)

IDENTITY_ID_IS_NOT_MANAGER: Final = ErrorCode(
    code=2066,
    name="IDENTITY_ID_IS_NOT_MANAGER",
    domain="common",
    message="identityId is not manager",
    meaning="The user does not administer the device.",
    remedy="Check whether the device is only shared with the user.",
    error=PermissionDeniedError,
)

PRODUCT_DOES_NOT_SUPPORT_SHARING: Final = ErrorCode(
    code=2073,
    name="PRODUCT_DOES_NOT_SUPPORT_SHARING",
    domain="common",
    message="this product not support share",
    meaning="The sharing mode of the device allows no QR code; devices that the latest binder takes over, for example, cannot be shared.",
    remedy="Check the sharing mode of the device before the call.",
    error=ConflictError,
)

QUERY_MESSAGE_CENTER_HSF_ERROR: Final = ErrorCode(
    code=2074,
    name="QUERY_MESSAGE_CENTER_HSF_ERROR",
    domain="common",
    message="query msg-center hsf error",
    meaning="The platform failed to call its message center.",
    remedy="Repeat later; tell support if it persists.",
    error=ServerError,
    retry=True,
)

SHARE_MODE_NOT_CONFIGURED: Final = ErrorCode(
    code=2075,
    name="SHARE_MODE_NOT_CONFIGURED",
    domain="common",
    message="share model not config for this product",
    meaning="The product has no sharing mode.",
    remedy="Set the sharing mode of the product in the console.",
    error=ConflictError,
)

IDENTITY_ID_NOT_FOUND_BY_EMAIL_OR_MOBILE: Final = ErrorCode(
    code=2077,
    name="IDENTITY_ID_NOT_FOUND_BY_EMAIL_OR_MOBILE",
    domain="common",
    message="can't get identityId by email and mobile",
    meaning="No user has this phone number or e-mail address.",
    remedy="Correct the phone number or e-mail address.",
    error=NotFoundError,
)

NOT_THE_SAME_INITIATOR: Final = ErrorCode(
    code=2078,
    name="NOT_THE_SAME_INITIATOR",
    domain="common",
    message="not the same initiator when cancel share dev or scene",
    meaning="Only the user who started a share can cancel it.",
    remedy="Check that the caller started the share.",
    error=PermissionDeniedError,
)

RECEIVER_HAS_REJECTED_SHARE: Final = ErrorCode(
    code=2082,
    name="RECEIVER_HAS_REJECTED_SHARE",
    domain="common",
    message="receiver has reject share",
    meaning="The receiver has refused the share, so it cannot be cancelled.",
    remedy="Check the state of the share before the call.",
    error=ConflictError,
)

RECEIVER_HAS_AGREED_TO_SHARE: Final = ErrorCode(
    code=2085,
    name="RECEIVER_HAS_AGREED_TO_SHARE",
    domain="common",
    message="receiver has agree share",
    meaning="The receiver has accepted the share, so it cannot be cancelled.",
    remedy="Check the state of the share before the call.",
    error=ConflictError,
)

CANNOT_SHARE_TO_ONESELF: Final = ErrorCode(
    code=2086,
    name="CANNOT_SHARE_TO_ONESELF",
    domain="common",
    message="can not share to oneself",
    meaning="The receiver of the share is its sender.",
    remedy="Name another user as receiver.",
    error=InvalidParameterError,
)

IOT_ID_ALREADY_BOUND_TO_TARGET_USER: Final = ErrorCode(
    code=2087,
    name="IOT_ID_ALREADY_BOUND_TO_TARGET_USER",
    domain="common",
    message="iotId has bind to target user",
    meaning="The device is bound to the target user already.",
    remedy="Check whether they are bound before the call.",
    error=ConflictError,
)

FORBIDDEN_TO_REPEAT_LAUNCH_SHARE: Final = ErrorCode(
    code=2088,
    name="FORBIDDEN_TO_REPEAT_LAUNCH_SHARE",
    domain="common",
    message="forbidden to repeat launch share",
    meaning="The same share exists already.",
    remedy="Check whether the share has been set up before.",
    error=ConflictError,
)

FORBIDDEN_TO_REPEAT_CANCEL_SHARING: Final = ErrorCode(
    code=2093,
    name="FORBIDDEN_TO_REPEAT_CANCEL_SHARING",
    domain="common",
    message="forbidden to repeat cancel sharing",
    meaning="The share is cancelled already.",
    remedy="Check the state of the share before the call.",
    error=ConflictError,
)

SHARING_TIME_EXPIRED: Final = ErrorCode(
    code=2096,
    name="SHARING_TIME_EXPIRED",
    domain="common",
    message="sharing time expired",
    meaning="The share has expired.",
    remedy="Share again.",
    error=ConflictError,
)

SHARING_RECORD_NOT_FOUND: Final = ErrorCode(
    code=2097,
    name="SHARING_RECORD_NOT_FOUND",
    domain="common",
    message="sharing record not exist",
    meaning="There is no such share.",
    remedy="Check that the share exists.",
    error=NotFoundError,
)

REQUIRED_PARAMETER_MISSING: Final = ErrorCode(
    code=20050,
    name="REQUIRED_PARAMETER_MISSING",
    domain="common",
    message="xxx required",
    meaning="A required parameter is missing; its name stands for xxx in the message.",
    remedy="Send every required parameter of the operation.",
    error=InvalidParameterError,
)

EVENT_ID_INVALID_OR_NOT_FOUND: Final = ErrorCode(
    code=28538,
    name="EVENT_ID_INVALID_OR_NOT_FOUND",
    domain="common",
    message="event id is invalid or not exist",
    meaning="The id of the alarm event is wrong.",
    remedy="Check the eventId.",
    error=InvalidParameterError,
)

PRODUCT_NOT_FOUND: Final = ErrorCode(
    code=5005,
    name="PRODUCT_NOT_FOUND",
    domain="common",
    message="product not found",
    meaning="There is no such product.",
    remedy="Check the product key.",
    error=NotFoundError,
)

QUERY_PRODUCT_FAILED: Final = ErrorCode(
    code=5225,
    name="QUERY_PRODUCT_FAILED",
    domain="common",
    message="query product failed",
    meaning="The product could not be looked up.",
    remedy="Check the product key.",
    error=InvalidParameterError,
)

SYSTEM_ERROR: Final = ErrorCode(
    code=600,
    name="SYSTEM_ERROR",
    domain="common",
    message="SYSTEM_ERROR",
    meaning="Provisioning SDK, on the phone: a system error.",
    remedy="Try again, with another way of provisioning.",
    error=ApiError,
)

UNKNOWN_ERROR: Final = ErrorCode(
    code=603,
    name="UNKNOWN_ERROR",
    domain="common",
    message="UNKNOWN_ERROR",
    meaning="Provisioning SDK, on the phone: an unknown error.",
    remedy="Ask support.",
    error=ApiError,
)

SDK_ERROR: Final = ErrorCode(
    code=604,
    name="SDK_ERROR",
    domain="common",
    message="SDK_ERROR",
    meaning="Provisioning SDK, on the phone: an error inside the SDK.",
    remedy="Try again, with another way of provisioning.",
    error=ApiError,
)

USER_CANCEL: Final = ErrorCode(
    code=605,
    name="USER_CANCEL",
    domain="common",
    message="USER_CANCEL",
    meaning="Provisioning SDK, on the phone: the user cancelled.",
    remedy="Check that the provisioning request still exists.",
    error=ApiError,
)

SERVER_FAIL: Final = ErrorCode(
    code=606,
    name="SERVER_FAIL",
    domain="common",
    message="SERVER_FAIL",
    meaning="Provisioning SDK, on the phone: a request to the server failed.",
    remedy="Find the kind of error in the logs.",
    error=ServerError,
)

PROVISION_TIMEOUT: Final = ErrorCode(
    code=607,
    name="PROVISION_TIMEOUT",
    domain="common",
    message="PROVISION_TIMEOUT",
    meaning="Provisioning SDK, on the phone: provisioning took too long.",
    remedy="Repeat later.",
    error=DeviceError,
    retry=True,
)

NETWORK_ERROR_WIFI_5GHZ: Final = ErrorCode(
    code=60101,
    name="NETWORK_ERROR_WIFI_5GHZ",
    domain="common",
    message="NETWORK_ERROR",
    meaning="Provisioning SDK, on the phone: the Wi-Fi in use is a 5 GHz one, over which devices cannot be provisioned.",
    remedy="Ask the user to change to a 2.4 GHz Wi-Fi.",
    error=ApiError,
)

NETWORK_ERROR_WIFI_NOT_CONNECTED: Final = ErrorCode(
    code=60102,
    name="NETWORK_ERROR_WIFI_NOT_CONNECTED",
    domain="common",
    message="NETWORK_ERROR",
    meaning="Provisioning SDK, on the phone: the phone is not connected to a Wi-Fi.",
    remedy="Ask the user to connect to a Wi-Fi.",
    error=ApiError,
)

NETWORK_ERROR_NO_MOBILE_DATA: Final = ErrorCode(
    code=60103,
    name="NETWORK_ERROR_NO_MOBILE_DATA",
    domain="common",
    message="NETWORK_ERROR",
    meaning="Provisioning SDK, on the phone: mobile data is off, or there is no SIM card.",
    remedy="Tell the user that this way of provisioning needs a SIM card and mobile data.",
    error=ApiError,
)

PARAMS_ERROR_PRODUCT_KEY: Final = ErrorCode(
    code=60201,
    name="PARAMS_ERROR_PRODUCT_KEY",
    domain="common",
    message="PARAMS_ERROR",
    meaning="Provisioning SDK, on the phone: productKey is empty.",
    remedy="Set productKey and every other required parameter; check that linkType is set and supported.",
    error=InvalidParameterError,
)

PARAMS_ERROR_LINK_TYPE: Final = ErrorCode(
    code=60202,
    name="PARAMS_ERROR_LINK_TYPE",
    domain="common",
    message="PARAMS_ERROR",
    meaning="Provisioning SDK, on the phone: linkType is wrong.",
    remedy="Check that linkType is set and supported, and that no required parameter is missing.",
    error=InvalidParameterError,
)

PARAMS_ERROR_DEVICE_TYPE: Final = ErrorCode(
    code=60203,
    name="PARAMS_ERROR_DEVICE_TYPE",
    domain="common",
    message="PARAMS_ERROR",
    meaning="Provisioning SDK, on the phone: deviceType is wrong.",
    remedy="Check deviceType; the device may not be a Wi-Fi device.",
    error=InvalidParameterError,
)

PARAMS_ERROR_PROVISIONING: Final = ErrorCode(
    code=60204,
    name="PARAMS_ERROR_PROVISIONING",
    domain="common",
    message="PARAMS_ERROR",
    meaning="Provisioning SDK, on the phone: the provisioning parameters are wrong.",
    remedy="Check the provisioning parameters, such as the version of the provisioning protocol.",
    error=InvalidParameterError,
)

PARAMS_ERROR_SSID: Final = ErrorCode(
    code=60205,
    name="PARAMS_ERROR_SSID",
    domain="common",
    message="PARAMS_ERROR",
    meaning="Provisioning SDK, on the phone: the SSID is empty.",
    remedy="Set the right SSID.",
    error=InvalidParameterError,
)

DEVICE_NOT_FOUND: Final = ErrorCode(
    code=6100,
    name="DEVICE_NOT_FOUND",
    domain="common",
    message="device not found",
    meaning="There is no such device.",
    remedy="Check the device id.",
    error=NotFoundError,
)

DEVICE_ALREADY_ACTIVE: Final = ErrorCode(
    code=6289,
    name="DEVICE_ALREADY_ACTIVE",
    domain="common",
    message="device is already active",
    meaning="The platform knows this device already.",
    remedy="Check whether the device was submitted before.",
    error=ConflictError,
)

TOKEN_NOT_FOUND: Final = ErrorCode(
    code=6608,
    name="TOKEN_NOT_FOUND",
    domain="common",
    message="token not found",
    meaning="The token that the device reported does not exist.",
    remedy="Check that the required token is set.",
    error=NotFoundError,
)

UPDATE_DATA_FAILED: Final = ErrorCode(
    code=9103,
    name="UPDATE_DATA_FAILED",
    domain="common",
    message="update data failed",
    meaning="The upgrade failed.",
    remedy="Find the error in the logs that the device reported.",
    error=DeviceError,
)

DEVICE_NOT_FOUND_9112: Final = ErrorCode(
    code=9112,
    name="DEVICE_NOT_FOUND_9112",
    domain="common",
    message="there is no device exist",
    meaning="There is no such device.",
    remedy="Check the device id.",
    error=NotFoundError,
)

FIRMWARE_NOT_FOUND: Final = ErrorCode(
    code=9119,
    name="FIRMWARE_NOT_FOUND",
    domain="common",
    message="firmware not exist",
    meaning="There is no such firmware.",
    remedy="Check the version number.",
    error=NotFoundError,
)

INVALID_DEVICE: Final = ErrorCode(
    code=9131,
    name="INVALID_DEVICE",
    domain="common",
    message="invalid device",
    meaning="The device is not valid.",
    remedy="Check the state of the device.",
    error=DeviceError,
)

JOB_RECORD_NOT_FOUND: Final = ErrorCode(
    code=9132,
    name="JOB_RECORD_NOT_FOUND",
    domain="common",
    message="non-existent job record",
    meaning="There is no such upgrade job.",
    remedy="Check that the device has had a firmware upgrade.",
    error=NotFoundError,
)

INVALID_UPGRADE_INFO: Final = ErrorCode(
    code=9143,
    name="INVALID_UPGRADE_INFO",
    domain="common",
    message="upgrade info posted is invalid",
    meaning="The reported progress of the upgrade is wrong.",
    remedy="Check the parameters; ask support if they are right.",
    error=InvalidParameterError,
)

DEVICE_COUNT_EXCEEDED: Final = ErrorCode(
    code=9144,
    name="DEVICE_COUNT_EXCEEDED",
    domain="common",
    message="device count exceeded",
    meaning="The number of devices is over the limit.",
    remedy="Stay within the number of devices that the operation allows.",
    error=InvalidParameterError,
)

UPGRADE_RECORD_NOT_FOUND: Final = ErrorCode(
    code=9146,
    name="UPGRADE_RECORD_NOT_FOUND",
    domain="common",
    message="upgrade record not exist",
    meaning="There is no record of this upgrade.",
    remedy="Check that the device has finished upgrading to this version.",
    error=NotFoundError,
)

DEVICE_AUTH_FAILED: Final = ErrorCode(
    code=9153,
    name="DEVICE_AUTH_FAILED",
    domain="common",
    message="device auth failed",
    meaning="The device could not be verified.",
    remedy="Check the state of the device.",
    error=DeviceError,
)

DEVICE_CIRCLE_EXISTS: Final = ErrorCode(
    code=10196,
    name="DEVICE_CIRCLE_EXISTS",
    domain="common",
    message="device exist circle",
    meaning="The device is in a circular dependency: some properties of some products may stand only once among triggers, conditions and actions.",
    remedy="Find the circle with the help of the message and the logs; ask support if that fails.",
    error=InvalidParameterError,
)

SCENE_CIRCLE_EXISTS: Final = ErrorCode(
    code=10197,
    name="SCENE_CIRCLE_EXISTS",
    domain="common",
    message="scene exist circle",
    meaning="The scenes that the actions name form a circle.",
    remedy="Remove the circle from the logic of the scene.",
    error=InvalidParameterError,
)

SCENE_DEPTH_ILLEGAL: Final = ErrorCode(
    code=10198,
    name="SCENE_DEPTH_ILLEGAL",
    domain="common",
    message="scene depth illegal",
    meaning="The logic of the scene is nested too deep.",
    remedy="Nest at most one level of condition nodes below a level of logic nodes.",
    error=InvalidParameterError,
)

SCENE_WIDTH_ILLEGAL: Final = ErrorCode(
    code=10199,
    name="SCENE_WIDTH_ILLEGAL",
    domain="common",
    message="scene width illegal",
    meaning="The actions name too many scenes.",
    remedy="Name at most 100 scenes in the actions.",
    error=InvalidParameterError,
)

SCENE_EMPTY: Final = ErrorCode(
    code=10200,
    name="SCENE_EMPTY",
    domain="common",
    message="scene empty",
    meaning="There is no such scene.",
    remedy="Check that the scene exists and that its creation succeeded.",
    error=NotFoundError,
)

GATEWAY_BACKEND_SERVICE_ERROR: Final = ErrorCode(
    code=20004,
    name="GATEWAY_BACKEND_SERVICE_ERROR",
    domain="common",
    message="gateway.backend service error",
    meaning="The service behind the gateway failed; a malformed parameter can be the cause.",
    remedy="Check the types of the parameters, such as a JSON object sent as a string of JSON.",
    error=ServerError,
)

INVALID_CLOUD_TOKEN: Final = ErrorCode(
    code=20017,
    name="INVALID_CLOUD_TOKEN",
    domain="common",
    message=None,
    meaning="The cloud token is not valid, or the request timed out.",
    remedy="Get a new cloud token, and renew it before its end.",
    error=AuthenticationError,
)

QUERY_DEVICE_FAILED: Final = ErrorCode(
    code=24063,
    name="QUERY_DEVICE_FAILED",
    domain="common",
    message="query device failed",
    meaning="The device could not be looked up.",
    remedy="Check the id of the device.",
    error=InvalidParameterError,
)

PRODUCT_NOT_FOUND_28008: Final = ErrorCode(
    code=28008,
    name="PRODUCT_NOT_FOUND_28008",
    domain="common",
    message="product not exist",
    meaning="There is no such product.",
    remedy="Check that the product exists.",
    error=NotFoundError,
)

NO_ACTIVATION_CODE_QUOTA: Final = ErrorCode(
    code=28036,
    name="NO_ACTIVATION_CODE_QUOTA",
    domain="common",
    message="no activation code quota",
    meaning="Too few activation codes are left.",
    remedy="Buy activation codes.",
    error=ConflictError,
)

PRODUCT_NOT_RELEASED: Final = ErrorCode(
    code=28038,
    name="PRODUCT_NOT_RELEASED",
    domain="common",
    message="product not release",
    meaning="The product is not released.",
    remedy="Release the product.",
    error=ConflictError,
)

NO_VALID_DEVICE_NAME: Final = ErrorCode(
    code=28044,
    name="NO_VALID_DEVICE_NAME",
    domain="common",
    message="no valid device name",
    meaning="None of the device names is valid.",
    remedy="Check the device certificates.",
    error=InvalidParameterError,
)

DEVICE_NAME_CHECKING: Final = ErrorCode(
    code=28045,
    name="DEVICE_NAME_CHECKING",
    domain="common",
    message="device name checking",
    meaning="The device names are still being checked.",
    remedy="Check the device certificates, or repeat later.",
    error=ConflictError,
    retry=True,
)

BATCH_ALREADY_CREATED: Final = ErrorCode(
    code=28046,
    name="BATCH_ALREADY_CREATED",
    domain="common",
    message="batch has created",
    meaning="The batch exists already.",
    remedy="Check whether the batch exists before the call.",
    error=ConflictError,
)

ALIYUN_ACCOUNT_HAS_NO_PHONE_NUMBER: Final = ErrorCode(
    code=28081,
    name="ALIYUN_ACCOUNT_HAS_NO_PHONE_NUMBER",
    domain="common",
    message="aliyun account not register phone number",
    meaning="The Alibaba Cloud account has no phone number.",
    remedy="Add a phone number to the Alibaba Cloud account.",
    error=ConflictError,
)

SMS_SEND_FAILED: Final = ErrorCode(
    code=28082,
    name="SMS_SEND_FAILED",
    domain="common",
    message="sms send fail",
    meaning="The text message could not be sent.",
    remedy="Check that the Alibaba Cloud account has a phone number.",
    error=ServerError,
)

PRODUCT_NAME_FORMAT_INCORRECT: Final = ErrorCode(
    code=28083,
    name="PRODUCT_NAME_FORMAT_INCORRECT",
    domain="common",
    message="The format of the product name is incorrect",
    meaning="The format of the product name is wrong.",
    remedy="Correct the product name.",
    error=InvalidParameterError,
)

PROJECT_NOT_FOUND: Final = ErrorCode(
    code=28501,
    name="PROJECT_NOT_FOUND",
    domain="common",
    message="project is not exist",
    meaning="There is no such project.",
    remedy="Check that the project exists before the call.",
    error=NotFoundError,
)

ALARM_RECORD_NOT_FOUND: Final = ErrorCode(
    code=28502,
    name="ALARM_RECORD_NOT_FOUND",
    domain="common",
    message="alarm record is not exist",
    meaning="There is no such alarm record.",
    remedy="Check that the alarm record exists before the call.",
    error=NotFoundError,
)

DEVICE_OFFLINE: Final = ErrorCode(
    code=28504,
    name="DEVICE_OFFLINE",
    domain="common",
    message="device is offline",
    meaning="The device is not online.",
    remedy="Check that the device is online before the call.",
    error=DeviceError,
)

PRODUCT_NOT_FOUND_28505: Final = ErrorCode(
    code=28505,
    name="PRODUCT_NOT_FOUND_28505",
    domain="common",
    message="product not exist",
    meaning="There is no such product.",
    remedy="Check that the product exists before the call.",
    error=NotFoundError,
)

INVALID_IOT_ID: Final = ErrorCode(
    code=28517,
    name="INVALID_IOT_ID",
    domain="common",
    message="invalid iot id",
    meaning="The iotId is wrong.",
    remedy="Check that the iotId exists.",
    error=InvalidParameterError,
)

INVALID_USER_INFO: Final = ErrorCode(
    code=28532,
    name="INVALID_USER_INFO",
    domain="common",
    message="invalid user info",
    meaning="The identity of the user is wrong.",
    remedy="Check that the identity id exists.",
    error=InvalidParameterError,
)

USER_NOT_BOUND_TO_LOCK: Final = ErrorCode(
    code=28527,
    name="USER_NOT_BOUND_TO_LOCK",
    domain="common",
    message="user not bind with lock",
    meaning="The key of the lock is not bound to a virtual user.",
    remedy="Check that the user of the lock was created on the platform.",
    error=ConflictError,
)

OPERATION_TYPE_NOT_SUPPORTED: Final = ErrorCode(
    code=28528,
    name="OPERATION_TYPE_NOT_SUPPORTED",
    domain="common",
    message="operation type not support",
    meaning="There is no such operation type for updates of virtual users.",
    remedy="Use 1 to add, 2 to update, or 3 to delete.",
    error=InvalidParameterError,
)

VIRTUAL_USER_ATTRIBUTE_LIST_EMPTY: Final = ErrorCode(
    code=28529,
    name="VIRTUAL_USER_ATTRIBUTE_LIST_EMPTY",
    domain="common",
    message="virtual user attr list is empty",
    meaning="The list of attributes of the virtual user is empty.",
    remedy="Send the attributes of the user with their values.",
    error=InvalidParameterError,
)

LOCK_USER_BOUND_TO_OTHER_VIRTUAL_USER: Final = ErrorCode(
    code=28530,
    name="LOCK_USER_BOUND_TO_OTHER_VIRTUAL_USER",
    domain="common",
    message="lock user has been bound to other virtual user",
    meaning="The key of the lock is bound to another virtual user.",
    remedy="Create a new key for the new user.",
    error=ConflictError,
)

NO_PROVISIONED_DEVICE_OR_ROUTER: Final = ErrorCode(
    code=28551,
    name="NO_PROVISIONED_DEVICE_OR_ROUTER",
    domain="common",
    message="user no register or router",
    meaning="The user has bound neither a provisioned device nor a router.",
    remedy="Check that the user has bound one.",
    error=ConflictError,
)

DEVICE_NOT_FOUND_28560: Final = ErrorCode(
    code=28560,
    name="DEVICE_NOT_FOUND_28560",
    domain="common",
    message="device not exist",
    meaning="There is no such device.",
    remedy="Check the iotId.",
    error=NotFoundError,
)

BLE_DEVICE_BIND_SIGN_ERROR: Final = ErrorCode(
    code=28563,
    name="BLE_DEVICE_BIND_SIGN_ERROR",
    domain="common",
    message="ble device bind sign error",
    meaning="The signature of the Bluetooth device is wrong.",
    remedy="Check the device certificate and the product data that were signed, and how they were signed.",
    error=InvalidParameterError,
)

PRODUCT_NOT_FOUND_28566: Final = ErrorCode(
    code=28566,
    name="PRODUCT_NOT_FOUND_28566",
    domain="common",
    message="product not exist",
    meaning="There is no such product.",
    remedy="Check that the product key belongs to a product.",
    error=NotFoundError,
)

DEVICE_MUST_BE_GPRS: Final = ErrorCode(
    code=28567,
    name="DEVICE_MUST_BE_GPRS",
    domain="common",
    message="device must be gprs device",
    meaning="The device is not a GPRS device.",
    remedy="Check how the device reaches the network before the call.",
    error=DeviceError,
)

DEVICE_TYPE_NOT_SUPPORTED: Final = ErrorCode(
    code=28571,
    name="DEVICE_TYPE_NOT_SUPPORTED",
    domain="common",
    message="device types that are not supported",
    meaning="The type of the device is not supported.",
    remedy="Check the type of the device.",
    error=DeviceError,
)

NO_PERMISSION_TO_BIND_DEVICE: Final = ErrorCode(
    code=28573,
    name="NO_PERMISSION_TO_BIND_DEVICE",
    domain="common",
    message="No permission to bind the device",
    meaning="This app cannot add the device.",
    remedy="Check that the product of the device is associated with the app.",
    error=PermissionDeniedError,
)

USER_DEVICE_NOT_BOUND: Final = ErrorCode(
    code=28601,
    name="USER_DEVICE_NOT_BOUND",
    domain="common",
    message="user device not bind",
    meaning="The device is not bound to the user.",
    remedy="Check that the user and the device are bound before the call.",
    error=PermissionDeniedError,
)

GROUP_NOT_EMPTY: Final = ErrorCode(
    code=28603,
    name="GROUP_NOT_EMPTY",
    domain="common",
    message="Remove all devices in this group before deleting it",
    meaning="The group still has devices.",
    remedy="Remove the devices from the group, then delete it.",
    error=ConflictError,
)

GROUP_NOT_FOUND: Final = ErrorCode(
    code=28604,
    name="GROUP_NOT_FOUND",
    domain="common",
    message="The group does not exist",
    meaning="There is no such group.",
    remedy="Check that the group exists before the call.",
    error=NotFoundError,
)

NOT_AUTHORIZED_TO_DELETE_ALL_DEVICES: Final = ErrorCode(
    code=28605,
    name="NOT_AUTHORIZED_TO_DELETE_ALL_DEVICES",
    domain="common",
    message='You are not authorized to delete "all devices" or the devices in this group.',
    meaning='Neither the group "all devices" nor the devices in it can be deleted.',
    remedy='Check whether the device is in the group "all devices".',
    error=PermissionDeniedError,
)

IDENTITY_ID_NULL: Final = ErrorCode(
    code=29003,
    name="IDENTITY_ID_NULL",
    domain="common",
    message="identityId is null",
    meaning="The request has no user identity.",
    remedy="Check whether the user has logged in to another app.",
    error=AuthenticationError,
)

DEVICE_UNBOUND: Final = ErrorCode(
    code=29004,
    name="DEVICE_UNBOUND",
    domain="common",
    message="device is unbind",
    meaning="The device is no longer bound.",
    remedy="Check whether the device has been unbound.",
    error=ConflictError,
)

BY_CODE: Final[Mapping[int | str, ErrorCode]] = {
    REQUEST_ERROR.code: REQUEST_ERROR,
    REQUEST_AUTH_ERROR.code: REQUEST_AUTH_ERROR,
    REQUEST_FORBIDDEN.code: REQUEST_FORBIDDEN,
    SERVICE_NOT_FOUND.code: SERVICE_NOT_FOUND,
    TOO_MANY_REQUESTS.code: TOO_MANY_REQUESTS,
    REQUEST_PARAMETER_ERROR.code: REQUEST_PARAMETER_ERROR,
    SERVICE_ERROR.code: SERVICE_ERROR,
    SERVICE_NOT_AVAILABLE.code: SERVICE_NOT_AVAILABLE,
    PARAM_INVALID.code: PARAM_INVALID,
    IDENTITY_ID_NOT_FOUND.code: IDENTITY_ID_NOT_FOUND,
    IOT_ID_NOT_FOUND.code: IOT_ID_NOT_FOUND,
    IDENTITY_ID_AND_IOT_ID_NOT_BOUND.code: IDENTITY_ID_AND_IOT_ID_NOT_BOUND,
    IDENTITY_ID_IS_NOT_MANAGER.code: IDENTITY_ID_IS_NOT_MANAGER,
    PRODUCT_DOES_NOT_SUPPORT_SHARING.code: PRODUCT_DOES_NOT_SUPPORT_SHARING,
    QUERY_MESSAGE_CENTER_HSF_ERROR.code: QUERY_MESSAGE_CENTER_HSF_ERROR,
    SHARE_MODE_NOT_CONFIGURED.code: SHARE_MODE_NOT_CONFIGURED,
    IDENTITY_ID_NOT_FOUND_BY_EMAIL_OR_MOBILE.code: IDENTITY_ID_NOT_FOUND_BY_EMAIL_OR_MOBILE,
    NOT_THE_SAME_INITIATOR.code: NOT_THE_SAME_INITIATOR,
    RECEIVER_HAS_REJECTED_SHARE.code: RECEIVER_HAS_REJECTED_SHARE,
    RECEIVER_HAS_AGREED_TO_SHARE.code: RECEIVER_HAS_AGREED_TO_SHARE,
    CANNOT_SHARE_TO_ONESELF.code: CANNOT_SHARE_TO_ONESELF,
    IOT_ID_ALREADY_BOUND_TO_TARGET_USER.code: IOT_ID_ALREADY_BOUND_TO_TARGET_USER,
    FORBIDDEN_TO_REPEAT_LAUNCH_SHARE.code: FORBIDDEN_TO_REPEAT_LAUNCH_SHARE,
    FORBIDDEN_TO_REPEAT_CANCEL_SHARING.code: FORBIDDEN_TO_REPEAT_CANCEL_SHARING,
    SHARING_TIME_EXPIRED.code: SHARING_TIME_EXPIRED,
    SHARING_RECORD_NOT_FOUND.code: SHARING_RECORD_NOT_FOUND,
    REQUIRED_PARAMETER_MISSING.code: REQUIRED_PARAMETER_MISSING,
    EVENT_ID_INVALID_OR_NOT_FOUND.code: EVENT_ID_INVALID_OR_NOT_FOUND,
    PRODUCT_NOT_FOUND.code: PRODUCT_NOT_FOUND,
    QUERY_PRODUCT_FAILED.code: QUERY_PRODUCT_FAILED,
    SYSTEM_ERROR.code: SYSTEM_ERROR,
    UNKNOWN_ERROR.code: UNKNOWN_ERROR,
    SDK_ERROR.code: SDK_ERROR,
    USER_CANCEL.code: USER_CANCEL,
    SERVER_FAIL.code: SERVER_FAIL,
    PROVISION_TIMEOUT.code: PROVISION_TIMEOUT,
    NETWORK_ERROR_WIFI_5GHZ.code: NETWORK_ERROR_WIFI_5GHZ,
    NETWORK_ERROR_WIFI_NOT_CONNECTED.code: NETWORK_ERROR_WIFI_NOT_CONNECTED,
    NETWORK_ERROR_NO_MOBILE_DATA.code: NETWORK_ERROR_NO_MOBILE_DATA,
    PARAMS_ERROR_PRODUCT_KEY.code: PARAMS_ERROR_PRODUCT_KEY,
    PARAMS_ERROR_LINK_TYPE.code: PARAMS_ERROR_LINK_TYPE,
    PARAMS_ERROR_DEVICE_TYPE.code: PARAMS_ERROR_DEVICE_TYPE,
    PARAMS_ERROR_PROVISIONING.code: PARAMS_ERROR_PROVISIONING,
    PARAMS_ERROR_SSID.code: PARAMS_ERROR_SSID,
    DEVICE_NOT_FOUND.code: DEVICE_NOT_FOUND,
    DEVICE_ALREADY_ACTIVE.code: DEVICE_ALREADY_ACTIVE,
    TOKEN_NOT_FOUND.code: TOKEN_NOT_FOUND,
    UPDATE_DATA_FAILED.code: UPDATE_DATA_FAILED,
    DEVICE_NOT_FOUND_9112.code: DEVICE_NOT_FOUND_9112,
    FIRMWARE_NOT_FOUND.code: FIRMWARE_NOT_FOUND,
    INVALID_DEVICE.code: INVALID_DEVICE,
    JOB_RECORD_NOT_FOUND.code: JOB_RECORD_NOT_FOUND,
    INVALID_UPGRADE_INFO.code: INVALID_UPGRADE_INFO,
    DEVICE_COUNT_EXCEEDED.code: DEVICE_COUNT_EXCEEDED,
    UPGRADE_RECORD_NOT_FOUND.code: UPGRADE_RECORD_NOT_FOUND,
    DEVICE_AUTH_FAILED.code: DEVICE_AUTH_FAILED,
    DEVICE_CIRCLE_EXISTS.code: DEVICE_CIRCLE_EXISTS,
    SCENE_CIRCLE_EXISTS.code: SCENE_CIRCLE_EXISTS,
    SCENE_DEPTH_ILLEGAL.code: SCENE_DEPTH_ILLEGAL,
    SCENE_WIDTH_ILLEGAL.code: SCENE_WIDTH_ILLEGAL,
    SCENE_EMPTY.code: SCENE_EMPTY,
    GATEWAY_BACKEND_SERVICE_ERROR.code: GATEWAY_BACKEND_SERVICE_ERROR,
    INVALID_CLOUD_TOKEN.code: INVALID_CLOUD_TOKEN,
    QUERY_DEVICE_FAILED.code: QUERY_DEVICE_FAILED,
    PRODUCT_NOT_FOUND_28008.code: PRODUCT_NOT_FOUND_28008,
    NO_ACTIVATION_CODE_QUOTA.code: NO_ACTIVATION_CODE_QUOTA,
    PRODUCT_NOT_RELEASED.code: PRODUCT_NOT_RELEASED,
    NO_VALID_DEVICE_NAME.code: NO_VALID_DEVICE_NAME,
    DEVICE_NAME_CHECKING.code: DEVICE_NAME_CHECKING,
    BATCH_ALREADY_CREATED.code: BATCH_ALREADY_CREATED,
    ALIYUN_ACCOUNT_HAS_NO_PHONE_NUMBER.code: ALIYUN_ACCOUNT_HAS_NO_PHONE_NUMBER,
    SMS_SEND_FAILED.code: SMS_SEND_FAILED,
    PRODUCT_NAME_FORMAT_INCORRECT.code: PRODUCT_NAME_FORMAT_INCORRECT,
    PROJECT_NOT_FOUND.code: PROJECT_NOT_FOUND,
    ALARM_RECORD_NOT_FOUND.code: ALARM_RECORD_NOT_FOUND,
    DEVICE_OFFLINE.code: DEVICE_OFFLINE,
    PRODUCT_NOT_FOUND_28505.code: PRODUCT_NOT_FOUND_28505,
    INVALID_IOT_ID.code: INVALID_IOT_ID,
    INVALID_USER_INFO.code: INVALID_USER_INFO,
    USER_NOT_BOUND_TO_LOCK.code: USER_NOT_BOUND_TO_LOCK,
    OPERATION_TYPE_NOT_SUPPORTED.code: OPERATION_TYPE_NOT_SUPPORTED,
    VIRTUAL_USER_ATTRIBUTE_LIST_EMPTY.code: VIRTUAL_USER_ATTRIBUTE_LIST_EMPTY,
    LOCK_USER_BOUND_TO_OTHER_VIRTUAL_USER.code: LOCK_USER_BOUND_TO_OTHER_VIRTUAL_USER,
    NO_PROVISIONED_DEVICE_OR_ROUTER.code: NO_PROVISIONED_DEVICE_OR_ROUTER,
    DEVICE_NOT_FOUND_28560.code: DEVICE_NOT_FOUND_28560,
    BLE_DEVICE_BIND_SIGN_ERROR.code: BLE_DEVICE_BIND_SIGN_ERROR,
    PRODUCT_NOT_FOUND_28566.code: PRODUCT_NOT_FOUND_28566,
    DEVICE_MUST_BE_GPRS.code: DEVICE_MUST_BE_GPRS,
    DEVICE_TYPE_NOT_SUPPORTED.code: DEVICE_TYPE_NOT_SUPPORTED,
    NO_PERMISSION_TO_BIND_DEVICE.code: NO_PERMISSION_TO_BIND_DEVICE,
    USER_DEVICE_NOT_BOUND.code: USER_DEVICE_NOT_BOUND,
    GROUP_NOT_EMPTY.code: GROUP_NOT_EMPTY,
    GROUP_NOT_FOUND.code: GROUP_NOT_FOUND,
    NOT_AUTHORIZED_TO_DELETE_ALL_DEVICES.code: NOT_AUTHORIZED_TO_DELETE_ALL_DEVICES,
    IDENTITY_ID_NULL.code: IDENTITY_ID_NULL,
    DEVICE_UNBOUND.code: DEVICE_UNBOUND,
}


def find(code: int | str) -> ErrorCode | None:
    """The entry of a code, or None: a number, hexadecimal as in "0xC420", or a compound as in "101601+60101"."""
    return BY_CODE.get(normal_code(code))
