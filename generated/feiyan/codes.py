# Generated from spec/errors.yaml and observed.yaml by `python -m generator generate`. Change the spec, not this file.
"""The error dictionary: the meaning of each code of the platform, and a remedy.

`ApiError.known` is an entry of it; `find` looks one up.
"""

from collections.abc import Mapping
from typing import Final

from feiyan_runtime import (
    AuthenticationError,
    ConflictError,
    DeviceError,
    ErrorCode,
    InvalidParameterError,
    NotFoundError,
    OtherMeaning,
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
    meaning_zh="请求有误，具体原因见返回的 message。",
    remedy_zh="先看 message 和日志；仍找不到原因时联系技术支持。",
    also=(
        OtherMeaning(
            message="phone is blank",
            meaning="The phone number is missing.",
            remedy="Pass the phone number.",
            error=InvalidParameterError,
            meaning_zh="没有填写手机号。",
            remedy_zh="请传入手机号。",
        ),
    ),
)
"""The request is wrong; the message of the answer says how."""

REQUEST_AUTH_ERROR: Final = ErrorCode(
    code=401,
    name="REQUEST_AUTH_ERROR",
    domain="common",
    message="request auth error",
    meaning="The caller could not be authenticated.",
    remedy="Check the app key, the app secret and that the request carries a valid token; for provisioning and device control also that the device is bound to the user.",
    error=AuthenticationError,
    meaning_zh="无法确认调用方的身份。",
    remedy_zh="检查 AppKey、AppSecret，以及请求中的 token 是否有效；配网和控制设备时还要看设备是否已绑定给该用户。",
)
"""The caller could not be authenticated."""

REQUEST_FORBIDDEN: Final = ErrorCode(
    code=403,
    name="REQUEST_FORBIDDEN",
    domain="common",
    message="request forbidden",
    meaning="The caller may not use this operation.",
    remedy="Check the app key and the app secret, and that the app key has access to the operation.",
    error=PermissionDeniedError,
    meaning_zh="调用方无权使用这个接口。",
    remedy_zh="检查 AppKey、AppSecret，并确认该 AppKey 有权访问这个接口。",
)
"""The caller may not use this operation."""

SERVICE_NOT_FOUND: Final = ErrorCode(
    code=404,
    name="SERVICE_NOT_FOUND",
    domain="common",
    message="service not found",
    meaning="No operation answers at this path and method.",
    remedy="Check the path and the HTTP method.",
    error=NotFoundError,
    meaning_zh="这个路径和请求方法下没有接口。",
    remedy_zh="检查路径和 HTTP 方法。",
)
"""No operation answers at this path and method."""

TOO_MANY_REQUESTS: Final = ErrorCode(
    code=429,
    name="TOO_MANY_REQUESTS",
    domain="common",
    message="too many requests",
    meaning="The caller sends too many requests at the moment.",
    remedy="Send fewer requests, or wait and repeat.",
    error=RateLimitedError,
    retry=True,
    meaning_zh="调用方目前发送的请求太多。",
    remedy_zh="少发一些请求，或者等一等再发。",
)
"""The caller sends too many requests at the moment."""

REQUEST_PARAMETER_ERROR: Final = ErrorCode(
    code=460,
    name="REQUEST_PARAMETER_ERROR",
    domain="common",
    message="request parameter error",
    meaning="A parameter of the operation is missing or wrong. To an app, it can also mean that the iotToken of the call is no longer valid.",
    remedy="Check the parameters of the operation. If they are right, renew the session or sign the user in again.",
    error=InvalidParameterError,
    meaning_zh="接口的某个参数缺失或者有误。对 App 而言，也可能是调用所用的 iotToken 已经失效。",
    remedy_zh="检查接口的各个参数；如果参数无误，请更新会话，或让用户重新登录。",
    also=(
        OtherMeaning(
            message="batch device amount invalid",
            meaning="The number of devices to produce is not allowed.",
            remedy="Check the parameters of the operation. If they are right, renew the session or sign the user in again.",
            error=InvalidParameterError,
            meaning_zh="要生产的设备数量不符合要求。",
            remedy_zh="检查接口的各个参数；如果参数无误，请更新会话，或让用户重新登录。",
        ),
        OtherMeaning(
            message="invalid count or offset",
            meaning="count must be greater than 0, and offset must not be negative.",
            remedy="Check the parameters of the operation. If they are right, renew the session or sign the user in again.",
            error=InvalidParameterError,
            meaning_zh="count 必须大于 0，offset 不能是负数。",
            remedy_zh="检查接口的各个参数；如果参数无误，请更新会话，或让用户重新登录。",
        ),
        OtherMeaning(
            message="commodity code or specification invalid",
            meaning="There is no commodity with this code and specification.",
            remedy="Take commodity code and specification from the list of commodities.",
            error=InvalidParameterError,
            meaning_zh="没有这样的商品编码与规格组合。",
            remedy_zh="商品编码和规格请从商品列表里取。",
        ),
        OtherMeaning(
            message="auth failed",
            meaning="The caller could not be authenticated for this operation.",
            remedy="Check the app key, the app secret and the token, and that they belong to the project or the user whose things the parameters name.",
            error=AuthenticationError,
            meaning_zh="这个接口无法确认调用方的身份。",
            remedy_zh="检查 AppKey、AppSecret 和 token，并确认它们属于参数所指内容的那个项目或用户。",
        ),
    ),
)
"""A parameter of the operation is missing or wrong. To an app, it can also mean that the iotToken of the call is no
longer valid.
"""

SERVICE_ERROR: Final = ErrorCode(
    code=500,
    name="SERVICE_ERROR",
    domain="common",
    message="service error",
    meaning="The platform failed for an unknown reason.",
    remedy="Repeat later; tell support if it persists.",
    error=ServerError,
    retry=True,
    meaning_zh="平台出错，原因不明。",
    remedy_zh="稍后再试；一直如此时告知技术支持。",
    also=(
        OtherMeaning(
            message="Invalid Path or Method",
            meaning="No operation answers at this path and method.",
            remedy="Check the path and the HTTP method.",
            error=NotFoundError,
            meaning_zh="这个路径和请求方法下没有接口。",
            remedy_zh="检查路径和 HTTP 方法。",
        ),
        OtherMeaning(
            message="Bad Request;yun gw request id",
            meaning="The gateway refuses the request as it is.",
            remedy="Check the path, the HTTP method and the parameters; the localized message of the answer tells the cause.",
            error=InvalidParameterError,
            meaning_zh="网关拒绝了这样的请求。",
            remedy_zh="检查路径、HTTP 方法和参数；返回的 localizedMsg 会说明原因。",
        ),
    ),
)
"""The platform failed for an unknown reason."""

SERVICE_NOT_AVAILABLE: Final = ErrorCode(
    code=503,
    name="SERVICE_NOT_AVAILABLE",
    domain="common",
    message="service not available",
    meaning="The service cannot be reached at the moment.",
    remedy="Repeat later; tell support if it persists.",
    error=ServerError,
    retry=True,
    meaning_zh="服务目前无法访问。",
    remedy_zh="稍后再试；一直如此时告知技术支持。",
)
"""The service cannot be reached at the moment."""

PARAM_INVALID: Final = ErrorCode(
    code=2000,
    name="PARAM_INVALID",
    domain="common",
    message="param is invalid",
    meaning="A parameter is wrong.",
    remedy="Check every parameter, the product key first.",
    error=InvalidParameterError,
    meaning_zh="某个参数有误。",
    remedy_zh="逐个检查参数，首先看 productKey。",
)
"""A parameter is wrong."""

IDENTITY_ID_NOT_FOUND: Final = ErrorCode(
    code=2062,
    name="IDENTITY_ID_NOT_FOUND",
    domain="common",
    message="identityId does not exist",
    meaning="There is no user with this identity, be it one that the call names or the one that its iotToken stands for.",
    remedy="Check the identity that the call names; without one, that the user is signed in and the iotToken sent and not expired.",
    error=NotFoundError,
    meaning_zh="没有这个身份的用户：它或是调用中指定的，或是 iotToken 所代表的。",
    remedy_zh="检查调用中指定的身份；没有指定时，确认用户已登录，并且带上了没有过期的 iotToken。",
)
"""There is no user with this identity, be it one that the call names or the one that its iotToken stands for."""

IOT_ID_NOT_FOUND: Final = ErrorCode(
    code=2063,
    name="IOT_ID_NOT_FOUND",
    domain="common",
    message="iotId not exist",
    meaning="There is no device with this id.",
    remedy="Check the iotId.",
    error=NotFoundError,
    meaning_zh="没有这个 id 的设备。",
    remedy_zh="检查 iotId。",
)
"""There is no device with this id."""

IDENTITY_ID_AND_IOT_ID_NOT_BOUND: Final = ErrorCode(
    code=2065,
    name="IDENTITY_ID_AND_IOT_ID_NOT_BOUND",
    domain="common",
    message="identityId and iotId not bound",
    meaning="The device is not bound to the user.",
    remedy="Check that the user and the device are bound.",
    error=PermissionDeniedError,
    meaning_zh="设备没有绑定到该用户。",
    remedy_zh="检查用户和设备之间是否有绑定关系。",
)
"""The device is not bound to the user."""

IDENTITY_ID_IS_NOT_MANAGER: Final = ErrorCode(
    code=2066,
    name="IDENTITY_ID_IS_NOT_MANAGER",
    domain="common",
    message="identityId is not manager",
    meaning="The user does not administer the device.",
    remedy="Check whether the device is only shared with the user.",
    error=PermissionDeniedError,
    meaning_zh="该用户不是这台设备的管理员。",
    remedy_zh="看看设备是否只是别人分享给该用户的。",
)
"""The user does not administer the device."""

PRODUCT_DOES_NOT_SUPPORT_SHARING: Final = ErrorCode(
    code=2073,
    name="PRODUCT_DOES_NOT_SUPPORT_SHARING",
    domain="common",
    message="this product not support share",
    meaning="The sharing mode of the device allows no QR code; devices that the latest binder takes over, for example, cannot be shared.",
    remedy="Check the sharing mode of the device before the call.",
    error=ConflictError,
    meaning_zh="设备的分享方式不支持二维码，例如会被后来的绑定者接管的设备就不能分享。",
    remedy_zh="调用之前先检查设备的分享方式。",
)
"""The sharing mode of the device allows no QR code; devices that the latest binder takes over, for example, cannot be
shared.
"""

QUERY_MESSAGE_CENTER_HSF_ERROR: Final = ErrorCode(
    code=2074,
    name="QUERY_MESSAGE_CENTER_HSF_ERROR",
    domain="common",
    message="query msg-center hsf error",
    meaning="The platform failed to call its message center.",
    remedy="Repeat later; tell support if it persists.",
    error=ServerError,
    retry=True,
    meaning_zh="平台调用自己的消息中心时失败。",
    remedy_zh="稍后再试；一直如此时告知技术支持。",
)
"""The platform failed to call its message center."""

SHARE_MODE_NOT_CONFIGURED: Final = ErrorCode(
    code=2075,
    name="SHARE_MODE_NOT_CONFIGURED",
    domain="common",
    message="share model not config for this product",
    meaning="The product has no sharing mode.",
    remedy="Set the sharing mode of the product in the console.",
    error=ConflictError,
    meaning_zh="该产品没有分享方式。",
    remedy_zh="在控制台为产品设置分享方式。",
)
"""The product has no sharing mode."""

IDENTITY_ID_NOT_FOUND_BY_EMAIL_OR_MOBILE: Final = ErrorCode(
    code=2077,
    name="IDENTITY_ID_NOT_FOUND_BY_EMAIL_OR_MOBILE",
    domain="common",
    message="can't get identityId by email and mobile",
    meaning="No user has this phone number or e-mail address.",
    remedy="Correct the phone number or e-mail address.",
    error=NotFoundError,
    meaning_zh="没有使用这个手机号或邮箱的用户。",
    remedy_zh="改正手机号或邮箱地址。",
)
"""No user has this phone number or e-mail address."""

NOT_THE_SAME_INITIATOR: Final = ErrorCode(
    code=2078,
    name="NOT_THE_SAME_INITIATOR",
    domain="common",
    message="not the same initiator when cancel share dev or scene",
    meaning="Only the user who started a share can cancel it.",
    remedy="Check that the caller started the share.",
    error=PermissionDeniedError,
    meaning_zh="分享只能由发起它的用户取消。",
    remedy_zh="确认调用方就是分享的发起人。",
)
"""Only the user who started a share can cancel it."""

RECEIVER_HAS_REJECTED_SHARE: Final = ErrorCode(
    code=2082,
    name="RECEIVER_HAS_REJECTED_SHARE",
    domain="common",
    message="receiver has reject share",
    meaning="The receiver has refused the share, so it cannot be cancelled.",
    remedy="Check the state of the share before the call.",
    error=ConflictError,
    meaning_zh="接收人已经拒绝分享，因此无法取消。",
    remedy_zh="调用之前先检查分享处于什么状态。",
)
"""The receiver has refused the share, so it cannot be cancelled."""

RECEIVER_HAS_AGREED_TO_SHARE: Final = ErrorCode(
    code=2085,
    name="RECEIVER_HAS_AGREED_TO_SHARE",
    domain="common",
    message="receiver has agree share",
    meaning="The receiver has accepted the share, so it cannot be cancelled.",
    remedy="Check the state of the share before the call.",
    error=ConflictError,
    meaning_zh="接收人已经接受分享，因此无法取消。",
    remedy_zh="调用之前先检查分享处于什么状态。",
)
"""The receiver has accepted the share, so it cannot be cancelled."""

CANNOT_SHARE_TO_ONESELF: Final = ErrorCode(
    code=2086,
    name="CANNOT_SHARE_TO_ONESELF",
    domain="common",
    message="can not share to oneself",
    meaning="The receiver of the share is its sender.",
    remedy="Name another user as receiver.",
    error=InvalidParameterError,
    meaning_zh="分享的接收人与发起人是同一个人。",
    remedy_zh="请把接收人换成另一个用户。",
)
"""The receiver of the share is its sender."""

IOT_ID_ALREADY_BOUND_TO_TARGET_USER: Final = ErrorCode(
    code=2087,
    name="IOT_ID_ALREADY_BOUND_TO_TARGET_USER",
    domain="common",
    message="iotId has bind to target user",
    meaning="The device is bound to the target user already.",
    remedy="Check whether they are bound before the call.",
    error=ConflictError,
    meaning_zh="设备早已绑定到目标用户。",
    remedy_zh="调用之前先检查两者是否已绑定。",
)
"""The device is bound to the target user already."""

FORBIDDEN_TO_REPEAT_LAUNCH_SHARE: Final = ErrorCode(
    code=2088,
    name="FORBIDDEN_TO_REPEAT_LAUNCH_SHARE",
    domain="common",
    message="forbidden to repeat launch share",
    meaning="The same share exists already.",
    remedy="Check whether the share has been set up before.",
    error=ConflictError,
    meaning_zh="同样的分享已经有了。",
    remedy_zh="检查以前是否建立过这个分享。",
)
"""The same share exists already."""

FORBIDDEN_TO_REPEAT_CANCEL_SHARING: Final = ErrorCode(
    code=2093,
    name="FORBIDDEN_TO_REPEAT_CANCEL_SHARING",
    domain="common",
    message="forbidden to repeat cancel sharing",
    meaning="The share is cancelled already.",
    remedy="Check the state of the share before the call.",
    error=ConflictError,
    meaning_zh="这个分享先前已被取消。",
    remedy_zh="调用之前先检查分享处于什么状态。",
)
"""The share is cancelled already."""

SHARING_TIME_EXPIRED: Final = ErrorCode(
    code=2096,
    name="SHARING_TIME_EXPIRED",
    domain="common",
    message="sharing time expired",
    meaning="The share has expired.",
    remedy="Share again.",
    error=ConflictError,
    meaning_zh="这个分享已经过期。",
    remedy_zh="请再分享一次。",
)
"""The share has expired."""

SHARING_RECORD_NOT_FOUND: Final = ErrorCode(
    code=2097,
    name="SHARING_RECORD_NOT_FOUND",
    domain="common",
    message="sharing record not exist",
    meaning="There is no such share.",
    remedy="Check that the share exists.",
    error=NotFoundError,
    meaning_zh="没有这样的分享。",
    remedy_zh="检查这个分享是否存在。",
)
"""There is no such share."""

REQUIRED_PARAMETER_MISSING: Final = ErrorCode(
    code=20050,
    name="REQUIRED_PARAMETER_MISSING",
    domain="common",
    message="xxx required",
    meaning="A required parameter is missing; its name stands for xxx in the message.",
    remedy="Send every required parameter of the operation.",
    error=InvalidParameterError,
    meaning_zh="缺少一个必填参数，message 中 xxx 的位置是它的名字。",
    remedy_zh="把接口的必填参数全部带上。",
)
"""A required parameter is missing; its name stands for xxx in the message."""

EVENT_ID_INVALID_OR_NOT_FOUND: Final = ErrorCode(
    code=28538,
    name="EVENT_ID_INVALID_OR_NOT_FOUND",
    domain="common",
    message="event id is invalid or not exist",
    meaning="The id of the alarm event is wrong.",
    remedy="Check the eventId.",
    error=InvalidParameterError,
    meaning_zh="告警事件的 id 有误。",
    remedy_zh="检查 eventId。",
)
"""The id of the alarm event is wrong."""

PRODUCT_NOT_FOUND: Final = ErrorCode(
    code=5005,
    name="PRODUCT_NOT_FOUND",
    domain="common",
    message="product not found",
    meaning="There is no such product.",
    remedy="Check the product key.",
    error=NotFoundError,
    meaning_zh="没有这样的产品。",
    remedy_zh="看看 productKey 填得对不对。",
)
"""There is no such product."""

QUERY_PRODUCT_FAILED: Final = ErrorCode(
    code=5225,
    name="QUERY_PRODUCT_FAILED",
    domain="common",
    message="query product failed",
    meaning="The product could not be looked up.",
    remedy="Check the product key.",
    error=InvalidParameterError,
    meaning_zh="产品信息没有查到。",
    remedy_zh="看看 productKey 填得对不对。",
)
"""The product could not be looked up."""

SYSTEM_ERROR: Final = ErrorCode(
    code=600,
    name="SYSTEM_ERROR",
    domain="common",
    message="SYSTEM_ERROR",
    meaning="Provisioning SDK, on the phone: a system error.",
    remedy="Try again, with another way of provisioning.",
    error=DeviceError,
    meaning_zh="手机上的配网 SDK：系统出错。",
    remedy_zh="换一种配网方式再试。",
)
"""Provisioning SDK, on the phone: a system error."""

UNKNOWN_ERROR: Final = ErrorCode(
    code=603,
    name="UNKNOWN_ERROR",
    domain="common",
    message="UNKNOWN_ERROR",
    meaning="Provisioning SDK, on the phone: an unknown error.",
    remedy="Ask support.",
    error=DeviceError,
    meaning_zh="手机上的配网 SDK：出现不明错误。",
    remedy_zh="请联系技术支持。",
)
"""Provisioning SDK, on the phone: an unknown error."""

SDK_ERROR: Final = ErrorCode(
    code=604,
    name="SDK_ERROR",
    domain="common",
    message="SDK_ERROR",
    meaning="Provisioning SDK, on the phone: an error inside the SDK.",
    remedy="Try again, with another way of provisioning.",
    error=DeviceError,
    meaning_zh="手机上的配网 SDK：SDK 内部出错。",
    remedy_zh="换一种配网方式再试。",
)
"""Provisioning SDK, on the phone: an error inside the SDK."""

USER_CANCEL: Final = ErrorCode(
    code=605,
    name="USER_CANCEL",
    domain="common",
    message="USER_CANCEL",
    meaning="Provisioning SDK, on the phone: the user cancelled.",
    remedy="Check that the provisioning request still exists.",
    error=DeviceError,
    meaning_zh="手机上的配网 SDK：用户取消了操作。",
    remedy_zh="检查配网请求是否还在。",
)
"""Provisioning SDK, on the phone: the user cancelled."""

SERVER_FAIL: Final = ErrorCode(
    code=606,
    name="SERVER_FAIL",
    domain="common",
    message="SERVER_FAIL",
    meaning="Provisioning SDK, on the phone: a request to the server failed.",
    remedy="Find the kind of error in the logs.",
    error=ServerError,
    meaning_zh="手机上的配网 SDK：向服务端发出的请求失败。",
    remedy_zh="到日志里查看是哪一种错误。",
)
"""Provisioning SDK, on the phone: a request to the server failed."""

PROVISION_TIMEOUT: Final = ErrorCode(
    code=607,
    name="PROVISION_TIMEOUT",
    domain="common",
    message="PROVISION_TIMEOUT",
    meaning="Provisioning SDK, on the phone: provisioning took too long.",
    remedy="Repeat later.",
    error=DeviceError,
    retry=True,
    meaning_zh="手机上的配网 SDK：配网用时过长。",
    remedy_zh="稍后再试。",
)
"""Provisioning SDK, on the phone: provisioning took too long."""

NETWORK_ERROR_WIFI_5GHZ: Final = ErrorCode(
    code=60101,
    name="NETWORK_ERROR_WIFI_5GHZ",
    domain="common",
    message="NETWORK_ERROR",
    meaning="Provisioning SDK, on the phone: the Wi-Fi in use is a 5 GHz one, over which devices cannot be provisioned.",
    remedy="Ask the user to change to a 2.4 GHz Wi-Fi.",
    error=DeviceError,
    meaning_zh="手机上的配网 SDK：当前用的是 5 GHz 的 Wi-Fi，设备无法通过它配网。",
    remedy_zh="请用户换用 2.4 GHz 的 Wi-Fi。",
)
"""Provisioning SDK, on the phone: the Wi-Fi in use is a 5 GHz one, over which devices cannot be provisioned."""

NETWORK_ERROR_WIFI_NOT_CONNECTED: Final = ErrorCode(
    code=60102,
    name="NETWORK_ERROR_WIFI_NOT_CONNECTED",
    domain="common",
    message="NETWORK_ERROR",
    meaning="Provisioning SDK, on the phone: the phone is not connected to a Wi-Fi.",
    remedy="Ask the user to connect to a Wi-Fi.",
    error=DeviceError,
    meaning_zh="手机上的配网 SDK：手机没有连上 Wi-Fi。",
    remedy_zh="请用户连上一个 Wi-Fi。",
)
"""Provisioning SDK, on the phone: the phone is not connected to a Wi-Fi."""

NETWORK_ERROR_NO_MOBILE_DATA: Final = ErrorCode(
    code=60103,
    name="NETWORK_ERROR_NO_MOBILE_DATA",
    domain="common",
    message="NETWORK_ERROR",
    meaning="Provisioning SDK, on the phone: mobile data is off, or there is no SIM card.",
    remedy="Tell the user that this way of provisioning needs a SIM card and mobile data.",
    error=DeviceError,
    meaning_zh="手机上的配网 SDK：移动数据没有打开，或者没有 SIM 卡。",
    remedy_zh="告诉用户：这种配网方式离不开 SIM 卡和移动数据。",
)
"""Provisioning SDK, on the phone: mobile data is off, or there is no SIM card."""

PARAMS_ERROR_PRODUCT_KEY: Final = ErrorCode(
    code=60201,
    name="PARAMS_ERROR_PRODUCT_KEY",
    domain="common",
    message="PARAMS_ERROR",
    meaning="Provisioning SDK, on the phone: productKey is empty.",
    remedy="Set productKey and every other required parameter; check that linkType is set and supported.",
    error=InvalidParameterError,
    meaning_zh="手机上的配网 SDK：没有填写 productKey。",
    remedy_zh="填好 productKey 和其他必填参数；确认填写了 linkType，并且受支持。",
)
"""Provisioning SDK, on the phone: productKey is empty."""

PARAMS_ERROR_LINK_TYPE: Final = ErrorCode(
    code=60202,
    name="PARAMS_ERROR_LINK_TYPE",
    domain="common",
    message="PARAMS_ERROR",
    meaning="Provisioning SDK, on the phone: linkType is wrong.",
    remedy="Check that linkType is set and supported, and that no required parameter is missing.",
    error=InvalidParameterError,
    meaning_zh="手机上的配网 SDK：linkType 有误。",
    remedy_zh="确认填写了 linkType 并且受支持，也没有漏掉必填参数。",
)
"""Provisioning SDK, on the phone: linkType is wrong."""

PARAMS_ERROR_DEVICE_TYPE: Final = ErrorCode(
    code=60203,
    name="PARAMS_ERROR_DEVICE_TYPE",
    domain="common",
    message="PARAMS_ERROR",
    meaning="Provisioning SDK, on the phone: deviceType is wrong.",
    remedy="Check deviceType; the device may not be a Wi-Fi device.",
    error=InvalidParameterError,
    meaning_zh="手机上的配网 SDK：deviceType 有误。",
    remedy_zh="检查 deviceType；设备可能不是 Wi-Fi 设备。",
)
"""Provisioning SDK, on the phone: deviceType is wrong."""

PARAMS_ERROR_PROVISIONING: Final = ErrorCode(
    code=60204,
    name="PARAMS_ERROR_PROVISIONING",
    domain="common",
    message="PARAMS_ERROR",
    meaning="Provisioning SDK, on the phone: the provisioning parameters are wrong.",
    remedy="Check the provisioning parameters, such as the version of the provisioning protocol.",
    error=InvalidParameterError,
    meaning_zh="手机上的配网 SDK：配网参数有误。",
    remedy_zh="检查配网参数，例如配网协议的版本。",
)
"""Provisioning SDK, on the phone: the provisioning parameters are wrong."""

PARAMS_ERROR_SSID: Final = ErrorCode(
    code=60205,
    name="PARAMS_ERROR_SSID",
    domain="common",
    message="PARAMS_ERROR",
    meaning="Provisioning SDK, on the phone: the SSID is empty.",
    remedy="Set the right SSID.",
    error=InvalidParameterError,
    meaning_zh="手机上的配网 SDK：没有填写 SSID。",
    remedy_zh="填写正确的 SSID。",
)
"""Provisioning SDK, on the phone: the SSID is empty."""

DEVICE_NOT_FOUND: Final = ErrorCode(
    code=6100,
    name="DEVICE_NOT_FOUND",
    domain="common",
    message="device not found",
    meaning="There is no such device.",
    remedy="Check the device id.",
    error=NotFoundError,
    meaning_zh="没有这样的设备。",
    remedy_zh="检查设备的 id。",
)
"""There is no such device."""

DEVICE_ALREADY_ACTIVE: Final = ErrorCode(
    code=6289,
    name="DEVICE_ALREADY_ACTIVE",
    domain="common",
    message="device is already active",
    meaning="The platform knows this device already.",
    remedy="Check whether the device was submitted before.",
    error=ConflictError,
    meaning_zh="平台早已有这台设备。",
    remedy_zh="检查这台设备以前是否提交过。",
)
"""The platform knows this device already."""

TOKEN_NOT_FOUND: Final = ErrorCode(
    code=6608,
    name="TOKEN_NOT_FOUND",
    domain="common",
    message="token not found",
    meaning="The token that the device reported does not exist.",
    remedy="Check that the required token is set.",
    error=NotFoundError,
    meaning_zh="设备上报的 token 不存在。",
    remedy_zh="检查所需的 token 是否已填写。",
)
"""The token that the device reported does not exist."""

UPDATE_DATA_FAILED: Final = ErrorCode(
    code=9103,
    name="UPDATE_DATA_FAILED",
    domain="common",
    message="update data failed",
    meaning="The upgrade failed.",
    remedy="Find the error in the logs that the device reported.",
    error=DeviceError,
    meaning_zh="升级没有成功。",
    remedy_zh="到设备上报的日志里查找错误。",
)
"""The upgrade failed."""

DEVICE_NOT_FOUND_9112: Final = ErrorCode(
    code=9112,
    name="DEVICE_NOT_FOUND_9112",
    domain="common",
    message="there is no device exist",
    meaning="There is no such device.",
    remedy="Check the device id.",
    error=NotFoundError,
    meaning_zh="没有这样的设备。",
    remedy_zh="检查设备的 id。",
)
"""There is no such device."""

FIRMWARE_NOT_FOUND: Final = ErrorCode(
    code=9119,
    name="FIRMWARE_NOT_FOUND",
    domain="common",
    message="firmware not exist",
    meaning="There is no such firmware.",
    remedy="Check the version number.",
    error=NotFoundError,
    meaning_zh="没有这样的固件。",
    remedy_zh="检查版本号。",
)
"""There is no such firmware."""

INVALID_DEVICE: Final = ErrorCode(
    code=9131,
    name="INVALID_DEVICE",
    domain="common",
    message="invalid device",
    meaning="The device is not valid.",
    remedy="Check the state of the device.",
    error=DeviceError,
    meaning_zh="这台设备无效。",
    remedy_zh="看看设备处于什么状态。",
)
"""The device is not valid."""

JOB_RECORD_NOT_FOUND: Final = ErrorCode(
    code=9132,
    name="JOB_RECORD_NOT_FOUND",
    domain="common",
    message="non-existent job record",
    meaning="There is no such upgrade job.",
    remedy="Check that the device has had a firmware upgrade.",
    error=NotFoundError,
    meaning_zh="没有这样的升级任务。",
    remedy_zh="确认这台设备有过固件升级。",
)
"""There is no such upgrade job."""

INVALID_UPGRADE_INFO: Final = ErrorCode(
    code=9143,
    name="INVALID_UPGRADE_INFO",
    domain="common",
    message="upgrade info posted is invalid",
    meaning="The reported progress of the upgrade is wrong.",
    remedy="Check the parameters; ask support if they are right.",
    error=InvalidParameterError,
    meaning_zh="上报的升级进度有误。",
    remedy_zh="检查参数；参数无误时联系技术支持。",
)
"""The reported progress of the upgrade is wrong."""

DEVICE_COUNT_EXCEEDED: Final = ErrorCode(
    code=9144,
    name="DEVICE_COUNT_EXCEEDED",
    domain="common",
    message="device count exceeded",
    meaning="The number of devices is over the limit.",
    remedy="Stay within the number of devices that the operation allows.",
    error=InvalidParameterError,
    meaning_zh="设备数量超出了上限。",
    remedy_zh="设备数量不要超过接口的上限。",
)
"""The number of devices is over the limit."""

UPGRADE_RECORD_NOT_FOUND: Final = ErrorCode(
    code=9146,
    name="UPGRADE_RECORD_NOT_FOUND",
    domain="common",
    message="upgrade record not exist",
    meaning="There is no record of this upgrade.",
    remedy="Check that the device has finished upgrading to this version.",
    error=NotFoundError,
    meaning_zh="没有这次升级的记录。",
    remedy_zh="确认设备已经升级到这个版本。",
)
"""There is no record of this upgrade."""

DEVICE_AUTH_FAILED: Final = ErrorCode(
    code=9153,
    name="DEVICE_AUTH_FAILED",
    domain="common",
    message="device auth failed",
    meaning="The device could not be verified.",
    remedy="Check the state of the device.",
    error=DeviceError,
    meaning_zh="设备没有通过验证。",
    remedy_zh="看看设备处于什么状态。",
)
"""The device could not be verified."""

DEVICE_CIRCLE_EXISTS: Final = ErrorCode(
    code=10196,
    name="DEVICE_CIRCLE_EXISTS",
    domain="common",
    message="device exist circle",
    meaning="The device is in a circular dependency: some properties of some products may stand only once among triggers, conditions and actions.",
    remedy="Find the circle with the help of the message and the logs; ask support if that fails.",
    error=InvalidParameterError,
    meaning_zh="设备处于循环依赖之中：某些产品的某些属性，在触发条件、限制条件和动作里总共只能出现一次。",
    remedy_zh="借助 message 和日志找出循环；找不到时联系技术支持。",
)
"""The device is in a circular dependency: some properties of some products may stand only once among triggers,
conditions and actions.
"""

SCENE_CIRCLE_EXISTS: Final = ErrorCode(
    code=10197,
    name="SCENE_CIRCLE_EXISTS",
    domain="common",
    message="scene exist circle",
    meaning="The scenes that the actions name form a circle.",
    remedy="Remove the circle from the logic of the scene.",
    error=InvalidParameterError,
    meaning_zh="动作里指定的场景形成了循环。",
    remedy_zh="从场景的逻辑中去掉循环。",
)
"""The scenes that the actions name form a circle."""

SCENE_DEPTH_ILLEGAL: Final = ErrorCode(
    code=10198,
    name="SCENE_DEPTH_ILLEGAL",
    domain="common",
    message="scene depth illegal",
    meaning="The logic of the scene is nested too deep.",
    remedy="Nest at most one level of condition nodes below a level of logic nodes.",
    error=InvalidParameterError,
    meaning_zh="场景的逻辑嵌套太深。",
    remedy_zh="逻辑节点下面最多再嵌套一层条件节点。",
)
"""The logic of the scene is nested too deep."""

SCENE_WIDTH_ILLEGAL: Final = ErrorCode(
    code=10199,
    name="SCENE_WIDTH_ILLEGAL",
    domain="common",
    message="scene width illegal",
    meaning="The actions name too many scenes.",
    remedy="Name at most 100 scenes in the actions.",
    error=InvalidParameterError,
    meaning_zh="动作里指定的场景太多。",
    remedy_zh="动作里最多指定 100 个场景。",
)
"""The actions name too many scenes."""

SCENE_EMPTY: Final = ErrorCode(
    code=10200,
    name="SCENE_EMPTY",
    domain="common",
    message="scene empty",
    meaning="There is no such scene.",
    remedy="Check that the scene exists and that its creation succeeded.",
    error=NotFoundError,
    meaning_zh="没有这样的场景。",
    remedy_zh="检查场景是否存在、当初是否创建成功。",
)
"""There is no such scene."""

GATEWAY_BACKEND_SERVICE_ERROR: Final = ErrorCode(
    code=20004,
    name="GATEWAY_BACKEND_SERVICE_ERROR",
    domain="common",
    message="gateway.backend service error",
    meaning="The service behind the gateway failed; a malformed parameter can be the cause.",
    remedy="Check the types of the parameters, such as a JSON object sent as a string of JSON.",
    error=ServerError,
    meaning_zh="网关后面的服务出错；参数的格式不对也会引起它。",
    remedy_zh="检查参数的类型，例如 JSON 对象是不是写成了 JSON 字符串。",
)
"""The service behind the gateway failed; a malformed parameter can be the cause."""

INVALID_CLOUD_TOKEN: Final = ErrorCode(
    code=20017,
    name="INVALID_CLOUD_TOKEN",
    domain="common",
    message=None,
    meaning="The cloud token is not valid, or the request timed out.",
    remedy="Get a new cloud token, and renew it before its end.",
    error=AuthenticationError,
    meaning_zh="cloudToken 无效，或者请求超时。",
    remedy_zh="获取新的 cloudToken，并在它到期之前续期。",
)
"""The cloud token is not valid, or the request timed out."""

QUERY_DEVICE_FAILED: Final = ErrorCode(
    code=24063,
    name="QUERY_DEVICE_FAILED",
    domain="common",
    message="query device failed",
    meaning="The device could not be looked up.",
    remedy="Check the id of the device.",
    error=InvalidParameterError,
    meaning_zh="设备信息没有查到。",
    remedy_zh="检查这台设备的 id。",
)
"""The device could not be looked up."""

PRODUCT_NOT_FOUND_28008: Final = ErrorCode(
    code=28008,
    name="PRODUCT_NOT_FOUND_28008",
    domain="common",
    message="product not exist",
    meaning="There is no such product.",
    remedy="Check that the product exists.",
    error=NotFoundError,
    meaning_zh="没有这样的产品。",
    remedy_zh="检查这个产品是否存在。",
)
"""There is no such product."""

NO_ACTIVATION_CODE_QUOTA: Final = ErrorCode(
    code=28036,
    name="NO_ACTIVATION_CODE_QUOTA",
    domain="common",
    message="no activation code quota",
    meaning="Too few activation codes are left.",
    remedy="Buy activation codes.",
    error=ConflictError,
    meaning_zh="剩余的激活码不够。",
    remedy_zh="请购买激活码。",
)
"""Too few activation codes are left."""

PRODUCT_NOT_RELEASED: Final = ErrorCode(
    code=28038,
    name="PRODUCT_NOT_RELEASED",
    domain="common",
    message="product not release",
    meaning="The product is not released.",
    remedy="Release the product.",
    error=ConflictError,
    meaning_zh="产品还没有发布。",
    remedy_zh="请发布产品。",
)
"""The product is not released."""

NO_VALID_DEVICE_NAME: Final = ErrorCode(
    code=28044,
    name="NO_VALID_DEVICE_NAME",
    domain="common",
    message="no valid device name",
    meaning="None of the device names is valid.",
    remedy="Check the device certificates.",
    error=InvalidParameterError,
    meaning_zh="没有一个设备名称是有效的。",
    remedy_zh="看看设备证书有没有问题。",
)
"""None of the device names is valid."""

DEVICE_NAME_CHECKING: Final = ErrorCode(
    code=28045,
    name="DEVICE_NAME_CHECKING",
    domain="common",
    message="device name checking",
    meaning="The device names are still being checked.",
    remedy="Check the device certificates, or repeat later.",
    error=ConflictError,
    retry=True,
    meaning_zh="设备名称还在校验之中。",
    remedy_zh="看看设备证书有没有问题，或者稍后再试。",
)
"""The device names are still being checked."""

BATCH_ALREADY_CREATED: Final = ErrorCode(
    code=28046,
    name="BATCH_ALREADY_CREATED",
    domain="common",
    message="batch has created",
    meaning="The batch exists already.",
    remedy="Check whether the batch exists before the call.",
    error=ConflictError,
    meaning_zh="这个批次已经有了。",
    remedy_zh="调用之前先检查批次是否存在。",
)
"""The batch exists already."""

ALIYUN_ACCOUNT_HAS_NO_PHONE_NUMBER: Final = ErrorCode(
    code=28081,
    name="ALIYUN_ACCOUNT_HAS_NO_PHONE_NUMBER",
    domain="common",
    message="aliyun account not register phone number",
    meaning="The Alibaba Cloud account has no phone number.",
    remedy="Add a phone number to the Alibaba Cloud account.",
    error=ConflictError,
    meaning_zh="该阿里云账号没有手机号。",
    remedy_zh="为阿里云账号补上手机号。",
)
"""The Alibaba Cloud account has no phone number."""

SMS_SEND_FAILED: Final = ErrorCode(
    code=28082,
    name="SMS_SEND_FAILED",
    domain="common",
    message="sms send fail",
    meaning="The text message could not be sent.",
    remedy="Check that the Alibaba Cloud account has a phone number.",
    error=ServerError,
    meaning_zh="短信没有发出去。",
    remedy_zh="检查阿里云账号是否有手机号。",
)
"""The text message could not be sent."""

PRODUCT_NAME_FORMAT_INCORRECT: Final = ErrorCode(
    code=28083,
    name="PRODUCT_NAME_FORMAT_INCORRECT",
    domain="common",
    message="The format of the product name is incorrect",
    meaning="The format of the product name is wrong.",
    remedy="Correct the product name.",
    error=InvalidParameterError,
    meaning_zh="产品名称的格式有误。",
    remedy_zh="改正产品名称。",
)
"""The format of the product name is wrong."""

PROJECT_NOT_FOUND: Final = ErrorCode(
    code=28501,
    name="PROJECT_NOT_FOUND",
    domain="common",
    message="project is not exist",
    meaning="There is no such project.",
    remedy="Check that the project exists before the call.",
    error=NotFoundError,
    meaning_zh="没有这样的项目。",
    remedy_zh="调用之前先检查项目是否存在。",
)
"""There is no such project."""

ALARM_RECORD_NOT_FOUND: Final = ErrorCode(
    code=28502,
    name="ALARM_RECORD_NOT_FOUND",
    domain="common",
    message="alarm record is not exist",
    meaning="There is no such alarm record.",
    remedy="Check that the alarm record exists before the call.",
    error=NotFoundError,
    meaning_zh="没有这样的告警记录。",
    remedy_zh="调用之前先检查告警记录是否存在。",
)
"""There is no such alarm record."""

DEVICE_OFFLINE: Final = ErrorCode(
    code=28504,
    name="DEVICE_OFFLINE",
    domain="common",
    message="device is offline",
    meaning="The device is not online.",
    remedy="Check that the device is online before the call.",
    error=DeviceError,
    meaning_zh="设备当前没有在线。",
    remedy_zh="调用之前先确认设备在线。",
)
"""The device is not online."""

PRODUCT_NOT_FOUND_28505: Final = ErrorCode(
    code=28505,
    name="PRODUCT_NOT_FOUND_28505",
    domain="common",
    message="product not exist",
    meaning="There is no such product.",
    remedy="Check that the product exists before the call.",
    error=NotFoundError,
    meaning_zh="没有这样的产品。",
    remedy_zh="调用之前先检查产品是否存在。",
)
"""There is no such product."""

INVALID_IOT_ID: Final = ErrorCode(
    code=28517,
    name="INVALID_IOT_ID",
    domain="common",
    message="invalid iot id",
    meaning="The iotId is wrong.",
    remedy="Check that the iotId exists.",
    error=InvalidParameterError,
    meaning_zh="iotId 有误。",
    remedy_zh="检查 iotId 是否存在。",
)
"""The iotId is wrong."""

INVALID_USER_INFO: Final = ErrorCode(
    code=28532,
    name="INVALID_USER_INFO",
    domain="common",
    message="invalid user info",
    meaning="The identity of the user is wrong.",
    remedy="Check that the identity id exists.",
    error=InvalidParameterError,
    meaning_zh="用户的身份有误。",
    remedy_zh="检查 identityId 是否存在。",
)
"""The identity of the user is wrong."""

USER_NOT_BOUND_TO_LOCK: Final = ErrorCode(
    code=28527,
    name="USER_NOT_BOUND_TO_LOCK",
    domain="common",
    message="user not bind with lock",
    meaning="The key of the lock is not bound to a virtual user.",
    remedy="Check that the user of the lock was created on the platform.",
    error=ConflictError,
    meaning_zh="门锁的钥匙没有绑定到虚拟用户。",
    remedy_zh="确认门锁的用户是在平台上创建的。",
)
"""The key of the lock is not bound to a virtual user."""

OPERATION_TYPE_NOT_SUPPORTED: Final = ErrorCode(
    code=28528,
    name="OPERATION_TYPE_NOT_SUPPORTED",
    domain="common",
    message="operation type not support",
    meaning="There is no such operation type for updates of virtual users.",
    remedy="Use 1 to add, 2 to update, or 3 to delete.",
    error=InvalidParameterError,
    meaning_zh="更新虚拟用户时没有这种操作类型。",
    remedy_zh="新增用 1，更新用 2，删除用 3。",
)
"""There is no such operation type for updates of virtual users."""

VIRTUAL_USER_ATTRIBUTE_LIST_EMPTY: Final = ErrorCode(
    code=28529,
    name="VIRTUAL_USER_ATTRIBUTE_LIST_EMPTY",
    domain="common",
    message="virtual user attr list is empty",
    meaning="The list of attributes of the virtual user is empty.",
    remedy="Send the attributes of the user with their values.",
    error=InvalidParameterError,
    meaning_zh="虚拟用户的属性列表里什么都没有。",
    remedy_zh="请传入用户的属性和属性值。",
)
"""The list of attributes of the virtual user is empty."""

LOCK_USER_BOUND_TO_OTHER_VIRTUAL_USER: Final = ErrorCode(
    code=28530,
    name="LOCK_USER_BOUND_TO_OTHER_VIRTUAL_USER",
    domain="common",
    message="lock user has been bound to other virtual user",
    meaning="The key of the lock is bound to another virtual user.",
    remedy="Create a new key for the new user.",
    error=ConflictError,
    meaning_zh="门锁的钥匙已经绑定到别的虚拟用户。",
    remedy_zh="为新用户另建一把钥匙。",
)
"""The key of the lock is bound to another virtual user."""

NO_PROVISIONED_DEVICE_OR_ROUTER: Final = ErrorCode(
    code=28551,
    name="NO_PROVISIONED_DEVICE_OR_ROUTER",
    domain="common",
    message="user no register or router",
    meaning="The user has bound neither a provisioned device nor a router.",
    remedy="Check that the user has bound one.",
    error=ConflictError,
    meaning_zh="用户既没有绑定已配网的设备，也没有绑定路由器。",
    remedy_zh="确认用户绑定了其中之一。",
)
"""The user has bound neither a provisioned device nor a router."""

DEVICE_NOT_FOUND_28560: Final = ErrorCode(
    code=28560,
    name="DEVICE_NOT_FOUND_28560",
    domain="common",
    message="device not exist",
    meaning="There is no such device.",
    remedy="Check the iotId.",
    error=NotFoundError,
    meaning_zh="没有这样的设备。",
    remedy_zh="检查 iotId。",
)
"""There is no such device."""

BLE_DEVICE_BIND_SIGN_ERROR: Final = ErrorCode(
    code=28563,
    name="BLE_DEVICE_BIND_SIGN_ERROR",
    domain="common",
    message="ble device bind sign error",
    meaning="The signature of the Bluetooth device is wrong.",
    remedy="Check the device certificate and the product data that were signed, and how they were signed.",
    error=InvalidParameterError,
    meaning_zh="蓝牙设备的签名有误。",
    remedy_zh="检查用来签名的设备证书、产品信息，以及签名的方法。",
)
"""The signature of the Bluetooth device is wrong."""

PRODUCT_NOT_FOUND_28566: Final = ErrorCode(
    code=28566,
    name="PRODUCT_NOT_FOUND_28566",
    domain="common",
    message="product not exist",
    meaning="There is no such product.",
    remedy="Check that the product key belongs to a product.",
    error=NotFoundError,
    meaning_zh="没有这样的产品。",
    remedy_zh="检查 productKey 是否对应一个产品。",
)
"""There is no such product."""

DEVICE_MUST_BE_GPRS: Final = ErrorCode(
    code=28567,
    name="DEVICE_MUST_BE_GPRS",
    domain="common",
    message="device must be gprs device",
    meaning="The device is not a GPRS device.",
    remedy="Check how the device reaches the network before the call.",
    error=DeviceError,
    meaning_zh="这台设备不是 GPRS 设备。",
    remedy_zh="调用之前先检查设备以什么方式联网。",
)
"""The device is not a GPRS device."""

DEVICE_TYPE_NOT_SUPPORTED: Final = ErrorCode(
    code=28571,
    name="DEVICE_TYPE_NOT_SUPPORTED",
    domain="common",
    message="device types that are not supported",
    meaning="The type of the device is not supported.",
    remedy="Check the type of the device.",
    error=DeviceError,
    meaning_zh="不支持这种类型的设备。",
    remedy_zh="检查设备的类型。",
)
"""The type of the device is not supported."""

NO_PERMISSION_TO_BIND_DEVICE: Final = ErrorCode(
    code=28573,
    name="NO_PERMISSION_TO_BIND_DEVICE",
    domain="common",
    message="No permission to bind the device",
    meaning="This app cannot add the device.",
    remedy="Check that the product of the device is associated with the app.",
    error=PermissionDeniedError,
    meaning_zh="这台设备不能由当前 App 添加。",
    remedy_zh="确认设备所属的产品已经关联到 App。",
)
"""This app cannot add the device."""

USER_DEVICE_NOT_BOUND: Final = ErrorCode(
    code=28601,
    name="USER_DEVICE_NOT_BOUND",
    domain="common",
    message="user device not bind",
    meaning="The device is not bound to the user.",
    remedy="Check that the user and the device are bound before the call.",
    error=PermissionDeniedError,
    meaning_zh="设备没有绑定到该用户。",
    remedy_zh="调用之前先确认用户和设备之间有绑定关系。",
)
"""The device is not bound to the user."""

GROUP_NOT_EMPTY: Final = ErrorCode(
    code=28603,
    name="GROUP_NOT_EMPTY",
    domain="common",
    message="Remove all devices in this group before deleting it",
    meaning="The group still has devices.",
    remedy="Remove the devices from the group, then delete it.",
    error=ConflictError,
    meaning_zh="分组里还有设备。",
    remedy_zh="先把设备移出分组，再删除分组。",
)
"""The group still has devices."""

GROUP_NOT_FOUND: Final = ErrorCode(
    code=28604,
    name="GROUP_NOT_FOUND",
    domain="common",
    message="The group does not exist",
    meaning="There is no such group.",
    remedy="Check that the group exists before the call.",
    error=NotFoundError,
    meaning_zh="没有这样的分组。",
    remedy_zh="调用之前先检查分组是否存在。",
)
"""There is no such group."""

NOT_AUTHORIZED_TO_DELETE_ALL_DEVICES: Final = ErrorCode(
    code=28605,
    name="NOT_AUTHORIZED_TO_DELETE_ALL_DEVICES",
    domain="common",
    message='You are not authorized to delete "all devices" or the devices in this group.',
    meaning='Neither the group "all devices" nor the devices in it can be deleted.',
    remedy='Check whether the device is in the group "all devices".',
    error=PermissionDeniedError,
    meaning_zh="“全部设备”这个分组以及其中的设备都不能删除。",
    remedy_zh="检查设备是否在“全部设备”分组里。",
)
"""Neither the group "all devices" nor the devices in it can be deleted."""

IDENTITY_ID_NULL: Final = ErrorCode(
    code=29003,
    name="IDENTITY_ID_NULL",
    domain="common",
    message="identityId is null",
    meaning="The request has no user identity.",
    remedy="Check whether the user has logged in to another app.",
    error=AuthenticationError,
    meaning_zh="请求里没有用户身份。",
    remedy_zh="看看该用户是否在别的 App 上登录过。",
)
"""The request has no user identity."""

DEVICE_UNBOUND: Final = ErrorCode(
    code=29004,
    name="DEVICE_UNBOUND",
    domain="common",
    message="device is unbind",
    meaning="The device is no longer bound.",
    remedy="Check whether the device has been unbound.",
    error=PermissionDeniedError,
    meaning_zh="设备的绑定关系已经不在了。",
    remedy_zh="检查设备是否已经解绑。",
)
"""The device is no longer bound."""

DEVICE_OFFLINE_6221: Final = ErrorCode(
    code=6221,
    name="DEVICE_OFFLINE_6221",
    domain="provisioning",
    message=None,
    meaning="The device is not online.",
    remedy="Connect the device to the internet and check that it is online.",
    error=DeviceError,
    meaning_zh="设备当前没有在线。",
    remedy_zh="让设备连上互联网，并确认它在线。",
)
"""The device is not online."""

PROVISION_TIMEOUT_DEVICE_HOTSPOT_NOT_FOUND: Final = ErrorCode(
    code=61701,
    name="PROVISION_TIMEOUT_DEVICE_HOTSPOT_NOT_FOUND",
    domain="provisioning",
    message=None,
    meaning="Device hotspot provisioning: the hotspot of the device was not found in time.",
    remedy="Check that the device is in provisioning mode.",
    error=DeviceError,
    meaning_zh="设备热点配网：没有及时发现设备的热点。",
    remedy_zh="确认设备处于配网模式。",
)
"""Device hotspot provisioning: the hotspot of the device was not found in time."""

PROVISION_TIMEOUT_COMBO_DEVICE_NOT_FOUND: Final = ErrorCode(
    code=61702,
    name="PROVISION_TIMEOUT_COMBO_DEVICE_NOT_FOUND",
    domain="provisioning",
    message=None,
    meaning="Bluetooth-assisted provisioning: the combo device (Bluetooth and Wi-Fi) was not found in time.",
    remedy="Check that the device is in provisioning mode.",
    error=DeviceError,
    meaning_zh="蓝牙辅助配网：没有及时发现 combo 设备（蓝牙加 Wi-Fi）。",
    remedy_zh="确认设备处于配网模式。",
)
"""Bluetooth-assisted provisioning: the combo device (Bluetooth and Wi-Fi) was not found in time."""

PROVISION_TIMEOUT_BLUETOOTH_CONNECTION: Final = ErrorCode(
    code=61703,
    name="PROVISION_TIMEOUT_BLUETOOTH_CONNECTION",
    domain="provisioning",
    message=None,
    meaning="Connecting to the device over Bluetooth took too long.",
    remedy="Try again, or use another way of provisioning.",
    error=DeviceError,
    retry=True,
    meaning_zh="通过蓝牙连接设备用时过长。",
    remedy_zh="再试一次，或者换一种配网方式。",
)
"""Connecting to the device over Bluetooth took too long."""

PROVISION_TIMEOUT_COMBO_DEVICE_INFO: Final = ErrorCode(
    code=61704,
    name="PROVISION_TIMEOUT_COMBO_DEVICE_INFO",
    domain="provisioning",
    message=None,
    meaning="Getting the information of the combo device (Bluetooth and Wi-Fi) took too long.",
    remedy="Try again, or use another way of provisioning.",
    error=DeviceError,
    retry=True,
    meaning_zh="获取 combo 设备（蓝牙加 Wi-Fi）的信息用时过长。",
    remedy_zh="再试一次，或者换一种配网方式。",
)
"""Getting the information of the combo device (Bluetooth and Wi-Fi) took too long."""

PROVISION_TIMEOUT_NO_DEVICE_ON_PHONE_HOTSPOT: Final = ErrorCode(
    code=61705,
    name="PROVISION_TIMEOUT_NO_DEVICE_ON_PHONE_HOTSPOT",
    domain="provisioning",
    message=None,
    meaning="Phone hotspot provisioning: the device did not connect to the hotspot of the phone in time.",
    remedy="Check that the device is in provisioning mode.",
    error=DeviceError,
    meaning_zh="手机热点配网：设备没有及时连上手机的热点。",
    remedy_zh="确认设备处于配网模式。",
)
"""Phone hotspot provisioning: the device did not connect to the hotspot of the phone in time."""

PROVISION_SYSTEM_ERROR: Final = ErrorCode(
    code=101600,
    name="PROVISION_SYSTEM_ERROR",
    domain="provisioning",
    message=None,
    meaning="A system error.",
    remedy="Try again, or use another way of provisioning.",
    error=DeviceError,
    retry=True,
    meaning_zh="系统出错。",
    remedy_zh="再试一次，或者换一种配网方式。",
)
"""A system error."""

PROVISION_PARAMETER_ERROR: Final = ErrorCode(
    code=101602,
    name="PROVISION_PARAMETER_ERROR",
    domain="provisioning",
    message=None,
    meaning="A parameter is wrong.",
    remedy="Follow the message.",
    error=InvalidParameterError,
    meaning_zh="某个参数有误。",
    remedy_zh="按照 message 处理。",
)
"""A parameter is wrong."""

PROVISION_UNKNOWN_ERROR: Final = ErrorCode(
    code=101603,
    name="PROVISION_UNKNOWN_ERROR",
    domain="provisioning",
    message=None,
    meaning="An unknown error.",
    remedy="Try again, or use another way of provisioning.",
    error=DeviceError,
    retry=True,
    meaning_zh="出现不明错误。",
    remedy_zh="再试一次，或者换一种配网方式。",
)
"""An unknown error."""

PROVISION_SDK_REQUEST_FAILED: Final = ErrorCode(
    code="101603+60301",
    name="PROVISION_SDK_REQUEST_FAILED",
    domain="provisioning",
    message=None,
    meaning="A request to an interface of the SDK failed.",
    remedy="Follow the message, or use another way of provisioning.",
    error=DeviceError,
    meaning_zh="调用 SDK 的接口时失败。",
    remedy_zh="按照 message 处理，或者换一种配网方式。",
)
"""A request to an interface of the SDK failed."""

PROVISION_INTERNAL_ERROR: Final = ErrorCode(
    code=101604,
    name="PROVISION_INTERNAL_ERROR",
    domain="provisioning",
    message=None,
    meaning="An internal error, or one that has no code of its own.",
    remedy="Try again, or use another way of provisioning.",
    error=DeviceError,
    retry=True,
    meaning_zh="内部错误，或者是没有单独错误码的错误。",
    remedy_zh="再试一次，或者换一种配网方式。",
)
"""An internal error, or one that has no code of its own."""

PROVISION_LOCAL_BIND_TOKEN_TIMEOUT: Final = ErrorCode(
    code=101609,
    name="PROVISION_LOCAL_BIND_TOKEN_TIMEOUT",
    domain="provisioning",
    message=None,
    meaning="Getting the binding token locally took too long.",
    remedy="Try again, or use another way of provisioning.",
    error=DeviceError,
    retry=True,
    meaning_zh="在本地获取绑定 token 用时过长。",
    remedy_zh="再试一次，或者换一种配网方式。",
)
"""Getting the binding token locally took too long."""

PROVISION_WIFI_5GHZ: Final = ErrorCode(
    code="101601+60101",
    name="PROVISION_WIFI_5GHZ",
    domain="provisioning",
    message=None,
    meaning="The Wi-Fi in use is a 5 GHz one, over which devices cannot be provisioned.",
    remedy="Ask the user to change to a 2.4 GHz Wi-Fi.",
    error=DeviceError,
    meaning_zh="当前用的是 5 GHz 的 Wi-Fi，设备无法通过它配网。",
    remedy_zh="请用户换用 2.4 GHz 的 Wi-Fi。",
)
"""The Wi-Fi in use is a 5 GHz one, over which devices cannot be provisioned."""

PROVISION_WIFI_NOT_CONNECTED: Final = ErrorCode(
    code="101601+60102",
    name="PROVISION_WIFI_NOT_CONNECTED",
    domain="provisioning",
    message=None,
    meaning="The Wi-Fi is not connected, or was lost on the way.",
    remedy="Ask the user to connect to a Wi-Fi, or to check it.",
    error=DeviceError,
    meaning_zh="Wi-Fi 没有连上，或者中途断开。",
    remedy_zh="请用户连上一个 Wi-Fi，或者检查 Wi-Fi。",
)
"""The Wi-Fi is not connected, or was lost on the way."""

PROVISION_PHONE_HOTSPOT_NOT_ON: Final = ErrorCode(
    code="101601+60104",
    name="PROVISION_PHONE_HOTSPOT_NOT_ON",
    domain="provisioning",
    message=None,
    meaning="Phone hotspot provisioning: the hotspot of the phone is not on.",
    remedy="Ask the user to turn on the phone's preset hotspot by hand, then provision again.",
    error=DeviceError,
    meaning_zh="手机热点配网：手机的热点没有打开。",
    remedy_zh="请用户手动打开手机上预设的热点，然后重新配网。",
)
"""Phone hotspot provisioning: the hotspot of the phone is not on."""

PROVISION_BLUETOOTH_CONNECTION_LOST_OR_FAILED: Final = ErrorCode(
    code="101616+61601",
    name="PROVISION_BLUETOOTH_CONNECTION_LOST_OR_FAILED",
    domain="provisioning",
    message=None,
    meaning="The Bluetooth connection broke off, or could not be made.",
    remedy="Try again, or use another way of provisioning.",
    error=DeviceError,
    retry=True,
    meaning_zh="蓝牙连接中断，或者没能建立。",
    remedy_zh="再试一次，或者换一种配网方式。",
)
"""The Bluetooth connection broke off, or could not be made."""

PROVISION_BLUETOOTH_CONNECTION_FAILED: Final = ErrorCode(
    code="101616+61602",
    name="PROVISION_BLUETOOTH_CONNECTION_FAILED",
    domain="provisioning",
    message=None,
    meaning="The Bluetooth connection could not be made.",
    remedy="Try again, or use another way of provisioning.",
    error=DeviceError,
    retry=True,
    meaning_zh="蓝牙连接没能建立。",
    remedy_zh="再试一次，或者换一种配网方式。",
)
"""The Bluetooth connection could not be made."""

PROVISION_COMBO_DEVICE_INFO_FAILED: Final = ErrorCode(
    code="101616+61605",
    name="PROVISION_COMBO_DEVICE_INFO_FAILED",
    domain="provisioning",
    message=None,
    meaning="Getting the information of the combo device (Bluetooth and Wi-Fi) failed.",
    remedy="Try again, or use another way of provisioning.",
    error=DeviceError,
    retry=True,
    meaning_zh="获取 combo 设备（蓝牙加 Wi-Fi）的信息失败。",
    remedy_zh="再试一次，或者换一种配网方式。",
)
"""Getting the information of the combo device (Bluetooth and Wi-Fi) failed."""

PROVISION_COMBO_DEVICE_FAILED: Final = ErrorCode(
    code="101616+61609",
    name="PROVISION_COMBO_DEVICE_FAILED",
    domain="provisioning",
    message=None,
    meaning="Provisioning the combo device (Bluetooth and Wi-Fi) failed.",
    remedy="Try again, or use another way of provisioning.",
    error=DeviceError,
    retry=True,
    meaning_zh="combo 设备（蓝牙加 Wi-Fi）配网失败。",
    remedy_zh="再试一次，或者换一种配网方式。",
)
"""Provisioning the combo device (Bluetooth and Wi-Fi) failed."""

PROVISION_DEVICE_HOTSPOT_NOT_FOUND: Final = ErrorCode(
    code="101617+61701",
    name="PROVISION_DEVICE_HOTSPOT_NOT_FOUND",
    domain="provisioning",
    message=None,
    meaning="The hotspot of the device to provision was not found.",
    remedy="Check that the right provisioning entry was chosen and that the device is in provisioning mode.",
    error=DeviceError,
    meaning_zh="没有发现待配网设备的热点。",
    remedy_zh="确认选对了配网入口，并且设备处于配网模式。",
)
"""The hotspot of the device to provision was not found."""

PROVISION_COMBO_DEVICE_NOT_FOUND: Final = ErrorCode(
    code="101617+61702",
    name="PROVISION_COMBO_DEVICE_NOT_FOUND",
    domain="provisioning",
    message=None,
    meaning="The combo device (Bluetooth and Wi-Fi) was not found.",
    remedy="Check that the right provisioning entry was chosen and that the device is in provisioning mode.",
    error=DeviceError,
    meaning_zh="没有发现 combo 设备（蓝牙加 Wi-Fi）。",
    remedy_zh="确认选对了配网入口，并且设备处于配网模式。",
)
"""The combo device (Bluetooth and Wi-Fi) was not found."""

PROVISION_COMBO_DEVICE_BLUETOOTH_FAILED: Final = ErrorCode(
    code="101617+61703",
    name="PROVISION_COMBO_DEVICE_BLUETOOTH_FAILED",
    domain="provisioning",
    message=None,
    meaning="The Bluetooth connection to the combo device (Bluetooth and Wi-Fi) failed.",
    remedy="Turn Bluetooth off and on, then try again.",
    error=DeviceError,
    meaning_zh="与 combo 设备（蓝牙加 Wi-Fi）的蓝牙连接失败。",
    remedy_zh="先关闭再打开蓝牙，然后重试。",
)
"""The Bluetooth connection to the combo device (Bluetooth and Wi-Fi) failed."""

PROVISION_DEVICE_HOTSPOT_CONNECTION_FAILED: Final = ErrorCode(
    code="101617+61706",
    name="PROVISION_DEVICE_HOTSPOT_CONNECTION_FAILED",
    domain="provisioning",
    message=None,
    meaning="Connecting to the hotspot of the device failed.",
    remedy="Check that the device's hotspot is there, that the right provisioning entry was chosen and that the device is in provisioning mode.",
    error=DeviceError,
    meaning_zh="连接设备的热点失败。",
    remedy_zh="确认设备的热点还在、选对了配网入口，并且设备处于配网模式。",
)
"""Connecting to the hotspot of the device failed."""

PROVISION_DEVICE_OR_PHONE_NETWORK_FAILED: Final = ErrorCode(
    code="101617+61709",
    name="PROVISION_DEVICE_OR_PHONE_NETWORK_FAILED",
    domain="provisioning",
    message=None,
    meaning="Provisioning failed: at the device if the network of the phone works, else because of that network.",
    remedy="Provision again.",
    error=DeviceError,
    retry=True,
    meaning_zh="配网失败：手机的网络正常时问题出在设备上，否则出在手机的网络上。",
    remedy_zh="请重新配网。",
)
"""Provisioning failed: at the device if the network of the phone works, else because of that network."""

PROVISION_PHONE_NETWORK_NOT_CONNECTED: Final = ErrorCode(
    code="101617+61708",
    name="PROVISION_PHONE_NETWORK_NOT_CONNECTED",
    domain="provisioning",
    message=None,
    meaning="The hotspot of the device could be joined, but the phone is connected to neither a mobile network nor a Wi-Fi.",
    remedy="Provision again.",
    error=DeviceError,
    retry=True,
    meaning_zh="设备的热点可以连上，但手机既没有连上移动网络，也没有连上 Wi-Fi。",
    remedy_zh="请重新配网。",
)
"""The hotspot of the device could be joined, but the phone is connected to neither a mobile network nor a Wi-Fi."""

PROVISION_DEVICE_REPORTED_ERROR: Final = ErrorCode(
    code=101618,
    name="PROVISION_DEVICE_REPORTED_ERROR",
    domain="provisioning",
    message=None,
    meaning="The device reported an error, mostly that it could not connect to the cloud; the codes of domain device tell which.",
    remedy="Provision again.",
    error=DeviceError,
    retry=True,
    meaning_zh="设备上报了错误，多半是连不上云端；具体是什么，见 device 类的错误码。",
    remedy_zh="请重新配网。",
)
"""The device reported an error, mostly that it could not connect to the cloud; the codes of domain device tell which.
"""

PROVISION_CLOUD_CONNECTION_FAILED: Final = ErrorCode(
    code=999103,
    name="PROVISION_CLOUD_CONNECTION_FAILED",
    domain="provisioning",
    message=None,
    meaning="The connection to an operation of the cloud failed or took too long.",
    remedy="Check the network of the phone.",
    error=DeviceError,
    meaning_zh="与云端接口的连接失败或者用时过长。",
    remedy_zh="检查手机的网络。",
)
"""The connection to an operation of the cloud failed or took too long."""

DUPLICATE_NAME: Final = ErrorCode(
    code=28804,
    name="DUPLICATE_NAME",
    domain="home",
    message="Duplicate name.",
    meaning="Another home has the name.",
    remedy="Choose another name.",
    error=InvalidParameterError,
    meaning_zh="已有别的家用了这个名称。",
    remedy_zh="换一个名称。",
    also=(
        OtherMeaning(
            message="Existed name, please rename.",
            meaning="Another room has the name.",
            remedy="Choose another name.",
            error=InvalidParameterError,
            meaning_zh="已有别的房间用了这个名称。",
            remedy_zh="换一个名称。",
        ),
    ),
)
"""Another home has the name."""

INVALID_NAME: Final = ErrorCode(
    code=28805,
    name="INVALID_NAME",
    domain="home",
    message="Invalid name.",
    meaning="The name of the home has other characters than letters, digits, blanks and Chinese characters.",
    remedy="Correct the name of the home.",
    error=InvalidParameterError,
    meaning_zh="家的名称里有字母、数字、空格和汉字以外的字符。",
    remedy_zh="改正家的名称。",
)
"""The name of the home has other characters than letters, digits, blanks and Chinese characters."""

FEATURE_NOT_SUPPORTED_BY_APP_VERSION: Final = ErrorCode(
    code=28806,
    name="FEATURE_NOT_SUPPORTED_BY_APP_VERSION",
    domain="home",
    message="This feature is not supported by the current app version. Please upgrade to the latest version.",
    meaning="The version of the app does not support this feature.",
    remedy="Upgrade the app to the latest version.",
    error=ConflictError,
    meaning_zh="当前版本的 App 没有这个功能。",
    remedy_zh="把 App 升级到最新版本。",
)
"""The version of the app does not support this feature."""

DEVICE_LIMIT_EXCEEDED: Final = ErrorCode(
    code=28807,
    name="DEVICE_LIMIT_EXCEEDED",
    domain="home",
    message="Up to 100 devices can be added.",
    meaning="There would be more than 100 devices.",
    remedy="Check how many devices have been added.",
    error=ConflictError,
    meaning_zh="这样一来设备会多于 100 台。",
    remedy_zh="检查已经添加了多少台设备。",
)
"""There would be more than 100 devices."""

ROOM_LIMIT_EXCEEDED: Final = ErrorCode(
    code=28808,
    name="ROOM_LIMIT_EXCEEDED",
    domain="home",
    message="The maximum number of room that you can create is exceeded.",
    meaning="There would be more than 20 rooms.",
    remedy="Check how many rooms there are.",
    error=ConflictError,
    meaning_zh="这样一来房间会多于 20 个。",
    remedy_zh="检查已有多少个房间。",
)
"""There would be more than 20 rooms."""

HOME_LIMIT_EXCEEDED: Final = ErrorCode(
    code=28809,
    name="HOME_LIMIT_EXCEEDED",
    domain="home",
    message="The maximum number of home that you can create is exceeded.",
    meaning="There would be more than 10 homes.",
    remedy="Check how many homes there are.",
    error=ConflictError,
    meaning_zh="这样一来家会多于 10 个。",
    remedy_zh="检查已有多少个家。",
)
"""There would be more than 10 homes."""

HOME_COUNT_UNDER_LOWER_LIMIT: Final = ErrorCode(
    code=28810,
    name="HOME_COUNT_UNDER_LOWER_LIMIT",
    domain="home",
    message="Under the low limit of the number of home.",
    meaning="The home cannot be deleted: at least one has to stay.",
    remedy="Check whether this is the only home.",
    error=ConflictError,
    meaning_zh="这个家不能删除：最少要留一个。",
    remedy_zh="检查这是不是唯一的家。",
)
"""The home cannot be deleted: at least one has to stay."""

DEVICE_IN_OTHER_GROUP: Final = ErrorCode(
    code=28811,
    name="DEVICE_IN_OTHER_GROUP",
    domain="home",
    message="One device only can be added to one group.",
    meaning="A device can be in one device group only.",
    remedy="Check whether a device group has the device already.",
    error=ConflictError,
    meaning_zh="一台设备只能放进一个设备组。",
    remedy_zh="检查是否已有设备组包含这台设备。",
)
"""A device can be in one device group only."""

INVALID_TEXT_20_CHARACTERS: Final = ErrorCode(
    code=28812,
    name="INVALID_TEXT_20_CHARACTERS",
    domain="home",
    message="Only letters, numbers and Chinese characters are supported. Must be less than 20 characters.",
    meaning="A text is longer than 20 characters, or has others than letters, digits, blanks and Chinese characters.",
    remedy="Correct the parameter.",
    error=InvalidParameterError,
    meaning_zh="文字多于 20 个字符，或者有字母、数字、空格和汉字以外的字符。",
    remedy_zh="改正这个参数。",
)
"""A text is longer than 20 characters, or has others than letters, digits, blanks and Chinese characters."""

INVALID_TEXT_40_CHARACTERS: Final = ErrorCode(
    code=28813,
    name="INVALID_TEXT_40_CHARACTERS",
    domain="home",
    message="Only letters, numbers and Chinese characters are supported. Must be less than 40 characters.",
    meaning="A text is longer than 40 characters, or has others than letters, digits, blanks and Chinese characters.",
    remedy="Correct the parameter.",
    error=InvalidParameterError,
    meaning_zh="文字多于 40 个字符，或者有字母、数字、空格和汉字以外的字符。",
    remedy_zh="改正这个参数。",
)
"""A text is longer than 40 characters, or has others than letters, digits, blanks and Chinese characters."""

AT_LEAST_2_DEVICES: Final = ErrorCode(
    code=28820,
    name="AT_LEAST_2_DEVICES",
    domain="home",
    message="Add at least 2 devices.",
    meaning="There would be fewer than 2 devices.",
    remedy="Check how many devices there are.",
    error=ConflictError,
    meaning_zh="这样一来设备会少于 2 台。",
    remedy_zh="检查已有多少台设备。",
)
"""There would be fewer than 2 devices."""

GROUP_LIMIT_EXCEEDED: Final = ErrorCode(
    code=28821,
    name="GROUP_LIMIT_EXCEEDED",
    domain="home",
    message="Up to 20 groups can be added.",
    meaning="There would be more than 20 device groups.",
    remedy="Check how many device groups there are.",
    error=ConflictError,
    meaning_zh="这样一来设备组会多于 20 个。",
    remedy_zh="检查已有多少个设备组。",
)
"""There would be more than 20 device groups."""

DEVICE_LIMIT_EXCEEDED_28823: Final = ErrorCode(
    code=28823,
    name="DEVICE_LIMIT_EXCEEDED_28823",
    domain="home",
    message="Up to 100 devices can be added.",
    meaning="There would be more than 100 devices.",
    remedy="Check how many devices there are.",
    error=ConflictError,
    meaning_zh="这样一来设备会多于 100 台。",
    remedy_zh="检查已有多少台设备。",
)
"""There would be more than 100 devices."""

ACCESS_TOKEN_EXPIRED: Final = ErrorCode(
    code=100001,
    name="ACCESS_TOKEN_EXPIRED",
    domain="account",
    message=None,
    meaning="The access token has expired.",
    remedy="Renew the access token.",
    error=AuthenticationError,
    meaning_zh="access token 已经过期。",
    remedy_zh="请更新 access token。",
)
"""The access token has expired."""

ACCESS_TOKEN_EXCHANGE_FAILED: Final = ErrorCode(
    code=100002,
    name="ACCESS_TOKEN_EXCHANGE_FAILED",
    domain="account",
    message=None,
    meaning="Exchanging the code for an access token failed.",
    remedy="Get a new code.",
    error=AuthenticationError,
    meaning_zh="用 code 换取 access token 时失败。",
    remedy_zh="请重新获取 code。",
)
"""Exchanging the code for an access token failed."""

REFRESH_TOKEN_EXPIRED_OR_INVALID: Final = ErrorCode(
    code=100003,
    name="REFRESH_TOKEN_EXPIRED_OR_INVALID",
    domain="account",
    message=None,
    meaning="The refresh token has expired or is no longer valid.",
    remedy="Let the user log in again.",
    error=AuthenticationError,
    meaning_zh="refresh token 已经过期或者失效。",
    remedy_zh="请用户重新登录。",
)
"""The refresh token has expired or is no longer valid."""

ACCESS_TOKEN_REVOKED: Final = ErrorCode(
    code=100004,
    name="ACCESS_TOKEN_REVOKED",
    domain="account",
    message=None,
    meaning="The access token is no longer valid: the user changed the password or withdrew the authorization.",
    remedy="Let the user log in again.",
    error=AuthenticationError,
    meaning_zh="access token 已经失效：用户改了密码，或者收回了授权。",
    remedy_zh="请用户重新登录。",
)
"""The access token is no longer valid: the user changed the password or withdrew the authorization."""

ACCESS_TOKEN_INVALID: Final = ErrorCode(
    code=100005,
    name="ACCESS_TOKEN_INVALID",
    domain="account",
    message=None,
    meaning="The access token is not valid.",
    remedy="Check the access token.",
    error=AuthenticationError,
    meaning_zh="access token 无效。",
    remedy_zh="检查 access token。",
)
"""The access token is not valid."""

OPEN_ID_INVALID: Final = ErrorCode(
    code=100006,
    name="OPEN_ID_INVALID",
    domain="account",
    message=None,
    meaning="The OpenId is not valid.",
    remedy="Check the OpenId.",
    error=InvalidParameterError,
    meaning_zh="OpenId 无效。",
    remedy_zh="检查 OpenId。",
)
"""The OpenId is not valid."""

ACCOUNT_SYSTEM_ERROR: Final = ErrorCode(
    code=110000,
    name="ACCOUNT_SYSTEM_ERROR",
    domain="account",
    message=None,
    meaning="A general error, which stands for every error that has no code of its own.",
    remedy="Ask the third-party vendor.",
    error=ServerError,
    meaning_zh="通用错误，没有单独错误码的错误都归在这里。",
    remedy_zh="请联系第三方厂商。",
)
"""A general error, which stands for every error that has no code of its own."""

DEVICE_WIFI_DRIVER_FAILED: Final = ErrorCode(
    code=50176,
    name="DEVICE_WIFI_DRIVER_FAILED",
    domain="device",
    message=None,
    meaning="The Wi-Fi driver of the device failed.",
    remedy="Restart the device and try again, or return it to the factory for a check.",
    error=DeviceError,
    meaning_zh="设备的 Wi-Fi 驱动出错。",
    remedy_zh="重启设备后再试，或者送回工厂检查。",
)
"""The Wi-Fi driver of the device failed."""

DEVICE_PROVISIONING_START_FAILED: Final = ErrorCode(
    code=50208,
    name="DEVICE_PROVISIONING_START_FAILED",
    domain="device",
    message=None,
    meaning="The device could not start provisioning.",
    remedy="Restart the device and try again, or return it to the factory for a check.",
    error=DeviceError,
    meaning_zh="设备没能开始配网。",
    remedy_zh="重启设备后再试，或者送回工厂检查。",
)
"""The device could not start provisioning."""

ONE_TAP_SSID_TIMEOUT: Final = ErrorCode(
    code=50240,
    name="ONE_TAP_SSID_TIMEOUT",
    domain="device",
    message=None,
    meaning="One-tap provisioning: getting SSID and password of the access point took too long.",
    remedy="Turn Wi-Fi off and on, then try again.",
    error=DeviceError,
    meaning_zh="一键配网：获取接入点的 SSID 和密码用时过长。",
    remedy_zh="先关闭再打开 Wi-Fi，然后重试。",
)
"""One-tap provisioning: getting SSID and password of the access point took too long."""

ONE_TAP_PROTOCOL_VERSION_MISMATCH: Final = ErrorCode(
    code=50241,
    name="ONE_TAP_PROTOCOL_VERSION_MISMATCH",
    domain="device",
    message=None,
    meaning="One-tap provisioning: the other side uses another version of the provisioning protocol.",
    remedy="Check the versions of the provisioning protocol on the phone's side and the device's side.",
    error=DeviceError,
    meaning_zh="一键配网：对方的配网协议是另一个版本。",
    remedy_zh="检查手机一侧和设备一侧的配网协议版本。",
)
"""One-tap provisioning: the other side uses another version of the provisioning protocol."""

ONE_TAP_PACKET_VERIFICATION_FAILED: Final = ErrorCode(
    code=50242,
    name="ONE_TAP_PACKET_VERIFICATION_FAILED",
    domain="device",
    message=None,
    meaning="One-tap provisioning: the provisioning packet did not pass verification.",
    remedy="Check the firmware and the certificate of the device.",
    error=DeviceError,
    meaning_zh="一键配网：配网包没有通过校验。",
    remedy_zh="检查设备的固件和证书。",
)
"""One-tap provisioning: the provisioning packet did not pass verification."""

ONE_TAP_SSID_DECODING_FAILED: Final = ErrorCode(
    code=50243,
    name="ONE_TAP_SSID_DECODING_FAILED",
    domain="device",
    message=None,
    meaning="One-tap provisioning: SSID and password of the access point could not be decoded.",
    remedy="Check the firmware and the certificate of the device.",
    error=DeviceError,
    meaning_zh="一键配网：接入点的 SSID 和密码无法解码。",
    remedy_zh="检查设备的固件和证书。",
)
"""One-tap provisioning: SSID and password of the access point could not be decoded."""

DEVICE_HOTSPOT_START_FAILED: Final = ErrorCode(
    code=50272,
    name="DEVICE_HOTSPOT_START_FAILED",
    domain="device",
    message=None,
    meaning="Device hotspot provisioning: the device could not open its hotspot.",
    remedy="Restart the device and try again, or return it to the factory for a check.",
    error=DeviceError,
    meaning_zh="设备热点配网：设备没能打开自己的热点。",
    remedy_zh="重启设备后再试，或者送回工厂检查。",
)
"""Device hotspot provisioning: the device could not open its hotspot."""

DEVICE_HOTSPOT_CONNECTION_TIMEOUT: Final = ErrorCode(
    code=50273,
    name="DEVICE_HOTSPOT_CONNECTION_TIMEOUT",
    domain="device",
    message=None,
    meaning="Device hotspot provisioning: the hotspot is open, but the app did not connect in time.",
    remedy="Check what the other side does, then try again.",
    error=DeviceError,
    meaning_zh="设备热点配网：热点已经打开，但 App 没有及时连上。",
    remedy_zh="检查对方在做什么，然后重试。",
)
"""Device hotspot provisioning: the hotspot is open, but the app did not connect in time."""

DEVICE_HOTSPOT_SSID_NOT_RECEIVED: Final = ErrorCode(
    code=50274,
    name="DEVICE_HOTSPOT_SSID_NOT_RECEIVED",
    domain="device",
    message=None,
    meaning="Device hotspot provisioning: the app connected to the hotspot, but SSID and password never came.",
    remedy="Restart the device and try again, or return it to the factory for a check.",
    error=DeviceError,
    meaning_zh="设备热点配网：App 连上了热点，但一直没有收到 SSID 和密码。",
    remedy_zh="重启设备后再试，或者送回工厂检查。",
)
"""Device hotspot provisioning: the app connected to the hotspot, but SSID and password never came."""

DEVICE_HOTSPOT_PROTOCOL_VERSION_MISMATCH: Final = ErrorCode(
    code=50275,
    name="DEVICE_HOTSPOT_PROTOCOL_VERSION_MISMATCH",
    domain="device",
    message=None,
    meaning="Device hotspot provisioning: the other side uses another version of the provisioning protocol.",
    remedy="Check the version numbers on the phone's side and the device's side, or the data of the provisioning packet from the app.",
    error=DeviceError,
    meaning_zh="设备热点配网：对方的配网协议是另一个版本。",
    remedy_zh="检查手机一侧和设备一侧的版本号，或者检查 App 发来的配网包里的数据。",
)
"""Device hotspot provisioning: the other side uses another version of the provisioning protocol."""

DEVICE_HOTSPOT_PACKET_VERIFICATION_FAILED: Final = ErrorCode(
    code=50276,
    name="DEVICE_HOTSPOT_PACKET_VERIFICATION_FAILED",
    domain="device",
    message=None,
    meaning="Device hotspot provisioning: the provisioning packet did not pass verification.",
    remedy="Check the firmware and the certificate of the device, or return it to the factory for a check.",
    error=DeviceError,
    meaning_zh="设备热点配网：配网包没有通过校验。",
    remedy_zh="检查设备的固件和证书，或者送回工厂检查。",
)
"""Device hotspot provisioning: the provisioning packet did not pass verification."""

DEVICE_HOTSPOT_SSID_DECODING_FAILED: Final = ErrorCode(
    code=50277,
    name="DEVICE_HOTSPOT_SSID_DECODING_FAILED",
    domain="device",
    message=None,
    meaning="Device hotspot provisioning: SSID and password of the access point could not be decoded.",
    remedy="Check the firmware and the certificate of the device.",
    error=DeviceError,
    meaning_zh="设备热点配网：接入点的 SSID 和密码无法解码。",
    remedy_zh="检查设备的固件和证书。",
)
"""Device hotspot provisioning: SSID and password of the access point could not be decoded."""

DEVICE_HOTSPOT_TO_STATION_FAILED: Final = ErrorCode(
    code=50278,
    name="DEVICE_HOTSPOT_TO_STATION_FAILED",
    domain="device",
    message=None,
    meaning="Device hotspot provisioning: the device could not change from its hotspot to station mode.",
    remedy="Restart the device and try again, or return it to the factory for a check.",
    error=DeviceError,
    meaning_zh="设备热点配网：设备没能从热点切换到 station 模式。",
    remedy_zh="重启设备后再试，或者送回工厂检查。",
)
"""Device hotspot provisioning: the device could not change from its hotspot to station mode."""

ZERO_CONFIGURATION_TIMEOUT: Final = ErrorCode(
    code=50304,
    name="ZERO_CONFIGURATION_TIMEOUT",
    domain="device",
    message=None,
    meaning="Zero-configuration provisioning: waiting took too long; SSID and password did not come.",
    remedy="No remedy is documented.",
    error=DeviceError,
    meaning_zh="零配配网：等待太久，SSID 和密码没有来。",
    remedy_zh="文档没有给出处理办法。",
)
"""Zero-configuration provisioning: waiting took too long; SSID and password did not come."""

ZERO_CONFIGURATION_PROTOCOL_VERSION_MISMATCH: Final = ErrorCode(
    code=50305,
    name="ZERO_CONFIGURATION_PROTOCOL_VERSION_MISMATCH",
    domain="device",
    message=None,
    meaning="Zero-configuration provisioning: the other side uses another version of the provisioning protocol.",
    remedy="Check the version numbers on the phone's side and the device's side.",
    error=DeviceError,
    meaning_zh="零配配网：对方的配网协议是另一个版本。",
    remedy_zh="检查手机一侧和设备一侧的版本号。",
)
"""Zero-configuration provisioning: the other side uses another version of the provisioning protocol."""

ZERO_CONFIGURATION_PACKET_VERIFICATION_FAILED: Final = ErrorCode(
    code=50306,
    name="ZERO_CONFIGURATION_PACKET_VERIFICATION_FAILED",
    domain="device",
    message=None,
    meaning="Zero-configuration provisioning: the provisioning packet did not pass verification.",
    remedy="Check the firmware and the certificate of the device.",
    error=DeviceError,
    meaning_zh="零配配网：配网包没有通过校验。",
    remedy_zh="检查设备的固件和证书。",
)
"""Zero-configuration provisioning: the provisioning packet did not pass verification."""

ZERO_CONFIGURATION_SSID_DECODING_FAILED: Final = ErrorCode(
    code=50307,
    name="ZERO_CONFIGURATION_SSID_DECODING_FAILED",
    domain="device",
    message=None,
    meaning="Zero-configuration provisioning: SSID and password of the access point could not be decoded.",
    remedy="Check the firmware and the certificate of the device.",
    error=DeviceError,
    meaning_zh="零配配网：接入点的 SSID 和密码无法解码。",
    remedy_zh="检查设备的固件和证书。",
)
"""Zero-configuration provisioning: SSID and password of the access point could not be decoded."""

BLE_ADVERTISING_START_FAILED: Final = ErrorCode(
    code=50336,
    name="BLE_ADVERTISING_START_FAILED",
    domain="device",
    message=None,
    meaning="Bluetooth-assisted provisioning: the device could not start BLE advertising.",
    remedy="Restart the device and try again, or return it to the factory for a check.",
    error=DeviceError,
    meaning_zh="蓝牙辅助配网：设备没能开始 BLE 广播。",
    remedy_zh="重启设备后再试，或者送回工厂检查。",
)
"""Bluetooth-assisted provisioning: the device could not start BLE advertising."""

BLE_CONNECTION_FAILED: Final = ErrorCode(
    code=50337,
    name="BLE_CONNECTION_FAILED",
    domain="device",
    message=None,
    meaning="Bluetooth-assisted provisioning: the BLE connection could not be made.",
    remedy="Check the Bluetooth signal and the certificate of the device.",
    error=DeviceError,
    meaning_zh="蓝牙辅助配网：BLE 连接没能建立。",
    remedy_zh="检查蓝牙信号和设备的证书。",
)
"""Bluetooth-assisted provisioning: the BLE connection could not be made."""

BLE_SSID_NOT_RECEIVED: Final = ErrorCode(
    code=50338,
    name="BLE_SSID_NOT_RECEIVED",
    domain="device",
    message=None,
    meaning="Bluetooth-assisted provisioning: the BLE connection was made, but SSID and password never came.",
    remedy="Provision again.",
    error=DeviceError,
    retry=True,
    meaning_zh="蓝牙辅助配网：BLE 已经连上，但一直没有收到 SSID 和密码。",
    remedy_zh="请重新配网。",
)
"""Bluetooth-assisted provisioning: the BLE connection was made, but SSID and password never came."""

BLE_PROTOCOL_VERSION_MISMATCH: Final = ErrorCode(
    code=50339,
    name="BLE_PROTOCOL_VERSION_MISMATCH",
    domain="device",
    message=None,
    meaning="Bluetooth-assisted provisioning: the other side uses another version of the provisioning protocol.",
    remedy="Check the version numbers on the phone's side and the device's side.",
    error=DeviceError,
    meaning_zh="蓝牙辅助配网：对方的配网协议是另一个版本。",
    remedy_zh="检查手机一侧和设备一侧的版本号。",
)
"""Bluetooth-assisted provisioning: the other side uses another version of the provisioning protocol."""

BLE_PACKET_VERIFICATION_FAILED: Final = ErrorCode(
    code=50340,
    name="BLE_PACKET_VERIFICATION_FAILED",
    domain="device",
    message=None,
    meaning="Bluetooth-assisted provisioning: the provisioning packet did not pass verification.",
    remedy="Check the firmware and the certificate of the device.",
    error=DeviceError,
    meaning_zh="蓝牙辅助配网：配网包没有通过校验。",
    remedy_zh="检查设备的固件和证书。",
)
"""Bluetooth-assisted provisioning: the provisioning packet did not pass verification."""

BLE_SSID_DECODING_FAILED: Final = ErrorCode(
    code=50341,
    name="BLE_SSID_DECODING_FAILED",
    domain="device",
    message=None,
    meaning="Bluetooth-assisted provisioning: SSID and password of the access point could not be decoded.",
    remedy="Check the firmware and the certificate of the device.",
    error=DeviceError,
    meaning_zh="蓝牙辅助配网：接入点的 SSID 和密码无法解码。",
    remedy_zh="检查设备的固件和证书。",
)
"""Bluetooth-assisted provisioning: SSID and password of the access point could not be decoded."""

BLE_DISCONNECTION_FAILED: Final = ErrorCode(
    code=50342,
    name="BLE_DISCONNECTION_FAILED",
    domain="device",
    message=None,
    meaning="Bluetooth-assisted provisioning: the BLE connection could not be ended.",
    remedy="End the Bluetooth connection from the phone, or restart the device.",
    error=DeviceError,
    meaning_zh="蓝牙辅助配网：BLE 连接没能断开。",
    remedy_zh="从手机上断开蓝牙，或者重启设备。",
)
"""Bluetooth-assisted provisioning: the BLE connection could not be ended."""

BLE_ADVERTISING_STOP_FAILED: Final = ErrorCode(
    code=50343,
    name="BLE_ADVERTISING_STOP_FAILED",
    domain="device",
    message=None,
    meaning="Bluetooth-assisted provisioning: the device could not stop BLE advertising.",
    remedy="Restart the device and try again, or return it to the factory for a check.",
    error=DeviceError,
    meaning_zh="蓝牙辅助配网：设备没能停止 BLE 广播。",
    remedy_zh="重启设备后再试，或者送回工厂检查。",
)
"""Bluetooth-assisted provisioning: the device could not stop BLE advertising."""

ROUTER_NOT_FOUND: Final = ErrorCode(
    code=50400,
    name="ROUTER_NOT_FOUND",
    domain="device",
    message=None,
    meaning="Router connection: the router was not found.",
    remedy="Check the signal of the router, the SSID, and that the router uses the 2.4 GHz band.",
    error=DeviceError,
    meaning_zh="连接路由器：没有发现路由器。",
    remedy_zh="检查路由器的信号、SSID，以及路由器用的是不是 2.4 GHz 频段。",
)
"""Router connection: the router was not found."""

ROUTER_SIGNAL_TOO_WEAK: Final = ErrorCode(
    code=50401,
    name="ROUTER_SIGNAL_TOO_WEAK",
    domain="device",
    message=None,
    meaning="Router connection: the signal of the router is too weak; the RSSI comes with the error.",
    remedy="Check the signal of the router and how far the device is from it.",
    error=DeviceError,
    meaning_zh="连接路由器：路由器的信号太弱；RSSI 随错误一起给出。",
    remedy_zh="检查路由器的信号，以及设备离它有多远。",
)
"""Router connection: the signal of the router is too weak; the RSSI comes with the error."""

ROUTER_AUTHENTICATION_FAILED: Final = ErrorCode(
    code=50402,
    name="ROUTER_AUTHENTICATION_FAILED",
    domain="device",
    message=None,
    meaning="Router connection: the device did not pass the authentication of the router.",
    remedy="Check the SSID and the password that were given for provisioning.",
    error=DeviceError,
    meaning_zh="连接路由器：设备没有通过路由器的认证。",
    remedy_zh="检查配网时填写的 SSID 和密码。",
)
"""Router connection: the device did not pass the authentication of the router."""

IP_ADDRESS_NOT_OBTAINED: Final = ErrorCode(
    code=50403,
    name="IP_ADDRESS_NOT_OBTAINED",
    domain="device",
    message=None,
    meaning="Router connection: the device got no IP address.",
    remedy="Check that the router works and that the device can still join as a station.",
    error=DeviceError,
    meaning_zh="连接路由器：设备没有拿到 IP 地址。",
    remedy_zh="检查路由器是否正常，以及设备是否还能以 station 的身份接入。",
)
"""Router connection: the device got no IP address."""

ROUTER_CONNECTION_LOCAL_NOTICE_FAILED: Final = ErrorCode(
    code=50404,
    name="ROUTER_CONNECTION_LOCAL_NOTICE_FAILED",
    domain="device",
    message=None,
    meaning="Router connection: the local notice of the connection failed.",
    remedy="Restart the device and try again.",
    error=DeviceError,
    meaning_zh="连接路由器：在本地通知连接结果时失败。",
    remedy_zh="重启设备后再试。",
)
"""Router connection: the local notice of the connection failed."""

HTTPS_INITIALIZATION_FAILED: Final = ErrorCode(
    code=50432,
    name="HTTPS_INITIALIZATION_FAILED",
    domain="device",
    message=None,
    meaning="Cloud connection: HTTPS could not be initialized.",
    remedy="Restart the device and try again, or return it to the factory for a check.",
    error=DeviceError,
    meaning_zh="连接云端：HTTPS 没能初始化。",
    remedy_zh="重启设备后再试，或者送回工厂检查。",
)
"""Cloud connection: HTTPS could not be initialized."""

HTTPS_DOMAIN_RESOLUTION_FAILED: Final = ErrorCode(
    code=50433,
    name="HTTPS_DOMAIN_RESOLUTION_FAILED",
    domain="device",
    message=None,
    meaning="Cloud connection: the HTTPS domain name could not be resolved; the name comes with the error.",
    remedy="Check that the network of the router works.",
    error=DeviceError,
    meaning_zh="连接云端：HTTPS 域名无法解析；域名随错误一起给出。",
    remedy_zh="检查路由器的网络是否正常。",
)
"""Cloud connection: the HTTPS domain name could not be resolved; the name comes with the error."""

HTTPS_PREAUTHENTICATION_TIMEOUT: Final = ErrorCode(
    code=50434,
    name="HTTPS_PREAUTHENTICATION_TIMEOUT",
    domain="device",
    message=None,
    meaning="Cloud connection: HTTPS pre-authentication failed because it took too long.",
    remedy="Check that the network of the router works, and that no field of the pre-authentication data is illegal.",
    error=DeviceError,
    meaning_zh="连接云端：HTTPS 预认证用时过长，因而失败。",
    remedy_zh="检查路由器的网络是否正常，以及预认证数据里有没有非法的字段。",
)
"""Cloud connection: HTTPS pre-authentication failed because it took too long."""

HTTPS_PREAUTHENTICATION_CERTIFICATE_WRONG: Final = ErrorCode(
    code=50435,
    name="HTTPS_PREAUTHENTICATION_CERTIFICATE_WRONG",
    domain="device",
    message=None,
    meaning="Cloud connection: HTTPS pre-authentication failed because the certificate of the device is wrong.",
    remedy="Check the certificate of the device, or follow the code that the cloud returned.",
    error=DeviceError,
    meaning_zh="连接云端：设备的证书有误，HTTPS 预认证因而失败。",
    remedy_zh="检查设备的证书，或者按照云端返回的错误码处理。",
)
"""Cloud connection: HTTPS pre-authentication failed because the certificate of the device is wrong."""

MQTT_START_FAILED: Final = ErrorCode(
    code=50436,
    name="MQTT_START_FAILED",
    domain="device",
    message=None,
    meaning="Cloud connection: MQTT could not be started.",
    remedy="Restart the device and try again, or return it to the factory for a check.",
    error=DeviceError,
    meaning_zh="连接云端：MQTT 没能启动。",
    remedy_zh="重启设备后再试，或者送回工厂检查。",
)
"""Cloud connection: MQTT could not be started."""

MQTT_CONNECTION_TIMEOUT: Final = ErrorCode(
    code=50437,
    name="MQTT_CONNECTION_TIMEOUT",
    domain="device",
    message=None,
    meaning="Cloud connection: connecting to the cloud over MQTT took too long.",
    remedy="Check that the network of the router works.",
    error=DeviceError,
    meaning_zh="连接云端：通过 MQTT 连接云端用时过长。",
    remedy_zh="检查路由器的网络是否正常。",
)
"""Cloud connection: connecting to the cloud over MQTT took too long."""

MQTT_AUTHENTICATION_FAILED: Final = ErrorCode(
    code=50438,
    name="MQTT_AUTHENTICATION_FAILED",
    domain="device",
    message=None,
    meaning="Cloud connection: MQTT authentication failed.",
    remedy="Check the certificate of the device, or follow the message of the error.",
    error=DeviceError,
    meaning_zh="连接云端：MQTT 没有通过认证。",
    remedy_zh="检查设备的证书，或者按照错误的 message 处理。",
)
"""Cloud connection: MQTT authentication failed."""

COAP_SERVICE_START_FAILED: Final = ErrorCode(
    code=50439,
    name="COAP_SERVICE_START_FAILED",
    domain="device",
    message=None,
    meaning="Cloud connection: the CoAP service of the device could not be started.",
    remedy="Restart the device and try again, or return it to the factory for a check.",
    error=DeviceError,
    meaning_zh="连接云端：设备的 CoAP 服务没能启动。",
    remedy_zh="重启设备后再试，或者送回工厂检查。",
)
"""Cloud connection: the CoAP service of the device could not be started."""

BIND_TOKEN_REPORT_TIMEOUT: Final = ErrorCode(
    code=50440,
    name="BIND_TOKEN_REPORT_TIMEOUT",
    domain="device",
    message=None,
    meaning="Cloud connection: reporting the binding token to the cloud took too long.",
    remedy="Check that the network of the router works.",
    error=DeviceError,
    meaning_zh="连接云端：向云端上报绑定 token 用时过长。",
    remedy_zh="检查路由器的网络是否正常。",
)
"""Cloud connection: reporting the binding token to the cloud took too long."""

BIND_TOKEN_REPORT_ANSWER_ERROR: Final = ErrorCode(
    code=50441,
    name="BIND_TOKEN_REPORT_ANSWER_ERROR",
    domain="device",
    message=None,
    meaning="Cloud connection: the cloud answered the report of the binding token with an error.",
    remedy="Follow the error in the answer of the cloud.",
    error=DeviceError,
    meaning_zh="连接云端：上报绑定 token 后，云端返回了错误。",
    remedy_zh="按照云端返回的错误处理。",
)
"""Cloud connection: the cloud answered the report of the binding token with an error."""

LAN_TOKEN_QUERY_INVALID: Final = ErrorCode(
    code=50442,
    name="LAN_TOKEN_QUERY_INVALID",
    domain="device",
    message=None,
    meaning="Cloud connection: another device in the local network asked for the token with a request that is not valid.",
    remedy="Look up the cloud's request to find the cause.",
    error=DeviceError,
    meaning_zh="连接云端：局域网内另一台设备索取 token，但它的请求无效。",
    remedy_zh="查看云端的请求，找出原因。",
)
"""Cloud connection: another device in the local network asked for the token with a request that is not valid."""

LAN_TOKEN_QUERY_ANSWER_FAILED: Final = ErrorCode(
    code=50443,
    name="LAN_TOKEN_QUERY_ANSWER_FAILED",
    domain="device",
    message=None,
    meaning="Cloud connection: answering the request of another device in the local network for the token failed.",
    remedy="Restart the device and try again.",
    error=DeviceError,
    meaning_zh="连接云端：回复局域网内另一台设备的 token 请求时失败。",
    remedy_zh="重启设备后再试。",
)
"""Cloud connection: answering the request of another device in the local network for the token failed."""

REMOTE_SERVICE_ERROR: Final = ErrorCode(
    code=50,
    name="REMOTE_SERVICE_ERROR",
    domain="example",
    message="Remote service error",
    meaning="A remote service failed; its sub code, isv.invalid-parameter, tells of a wrong parameter.",
    remedy="Check the parameters of the operation.",
    error=ServerError,
    meaning_zh="远程服务出错；它的子码 isv.invalid-parameter 说明有参数错误。",
    remedy_zh="检查接口的各个参数。",
)
"""A remote service failed; its sub code, isv.invalid-parameter, tells of a wrong parameter."""

AUTHORIZATION_NEEDED_TO_BIND: Final = ErrorCode(
    code=2064,
    name="AUTHORIZATION_NEEDED_TO_BIND",
    domain="example",
    message="need authorize to bind",
    meaning="Binding needs an authorization.",
    remedy="No remedy is documented.",
    error=PermissionDeniedError,
    meaning_zh="绑定需要授权。",
    remedy_zh="文档没有给出处理办法。",
)
"""Binding needs an authorization."""

SCENE_NOT_FOUND_BY_SCENE_ID: Final = ErrorCode(
    code=2081,
    name="SCENE_NOT_FOUND_BY_SCENE_ID",
    domain="example",
    message="scene not found by sceneId",
    meaning="There is no scene with this id.",
    remedy="Check the sceneId.",
    error=NotFoundError,
    meaning_zh="没有这个 id 的场景。",
    remedy_zh="检查 sceneId。",
)
"""There is no scene with this id."""

QR_KEY_NOT_FOUND: Final = ErrorCode(
    code=2067,
    name="QR_KEY_NOT_FOUND",
    domain="example",
    message="qrKey not exist",
    meaning="There is no such key of a QR code.",
    remedy="Check the qrKey.",
    error=NotFoundError,
    meaning_zh="没有这样的二维码 key。",
    remedy_zh="检查 qrKey。",
)
"""There is no such key of a QR code."""

FORBIDDEN_TO_REPEAT_REJECT_SHARING: Final = ErrorCode(
    code=2092,
    name="FORBIDDEN_TO_REPEAT_REJECT_SHARING",
    domain="example",
    message="forbidden to repeat reject sharing.",
    meaning="The share is rejected already.",
    remedy="Check the state of the share before the call.",
    error=ConflictError,
    meaning_zh="这个分享先前已被拒绝。",
    remedy_zh="调用之前先检查分享处于什么状态。",
)
"""The share is rejected already."""

TARGET_VALUE_NULL: Final = ErrorCode(
    code=4047,
    name="TARGET_VALUE_NULL",
    domain="example",
    message="PushRecordServiceFacadeImpl.update.arg0.targetValue The targetValue can't be null.",
    meaning="A parameter is not valid; in the examples targetValue is null.",
    remedy="Check the parameters of the operation.",
    error=InvalidParameterError,
    meaning_zh="某个参数无效；示例中是 targetValue 为 null。",
    remedy_zh="检查接口的各个参数。",
)
"""A parameter is not valid; in the examples targetValue is null."""

ACCOUNT_BALANCE_INSUFFICIENT: Final = ErrorCode(
    code=100111,
    name="ACCOUNT_BALANCE_INSUFFICIENT",
    domain="example",
    message=None,
    meaning="The balance of the account is too low, so the automatic payment failed.",
    remedy="Top up the account.",
    error=ConflictError,
    meaning_zh="账户余额太低，自动支付因而失败。",
    remedy_zh="请为账户充值。",
)
"""The balance of the account is too low, so the automatic payment failed."""

NOT_THE_MANAGER_OF_SOME_DEVICES: Final = ErrorCode(
    code=2083,
    name="NOT_THE_MANAGER_OF_SOME_DEVICES",
    domain="example",
    message="you are not the manager of some devices",
    meaning="The user does not administer some of the devices.",
    remedy="Check that the user administers every device.",
    error=PermissionDeniedError,
    meaning_zh="该用户不是其中某些设备的管理员。",
    remedy_zh="确认该用户是每一台设备的管理员。",
)
"""The user does not administer some of the devices."""

SESSION_REFRESH_TOKEN_INVALID: Final = ErrorCode(
    code=2401,
    name="SESSION_REFRESH_TOKEN_INVALID",
    domain="observed",
    message=None,
    meaning="The refreshToken of the session is not valid, or no longer valid.",
    remedy="Sign the user in again.",
    error=AuthenticationError,
    meaning_zh="会话的 refreshToken 无效，或者已经失效。",
    remedy_zh="请让用户重新登录。",
)
"""The refreshToken of the session is not valid, or no longer valid.

Not documented; seen in use: PyMammotion, pymammotion/aliyun/cloud_gateway.py, and the platform's SDK for Android,
class IoTCredentialManageImpl, as answers of /account/checkOrRefreshSession.
"""

SESSION_ENDED_2405: Final = ErrorCode(
    code=2405,
    name="SESSION_ENDED_2405",
    domain="observed",
    message=None,
    meaning="The session cannot be renewed.",
    remedy="Sign the user in again.",
    error=AuthenticationError,
    meaning_zh="会话无法续期。",
    remedy_zh="请让用户重新登录。",
)
"""The session cannot be renewed.

Not documented; seen in use: the platform's SDK for Android, class IoTCredentialManageImpl, which treats it as it
treats 2401.
"""

SESSION_ENDED_2460: Final = ErrorCode(
    code=2460,
    name="SESSION_ENDED_2460",
    domain="observed",
    message=None,
    meaning="The session cannot be renewed.",
    remedy="Sign the user in again.",
    error=AuthenticationError,
    meaning_zh="会话无法续期。",
    remedy_zh="请让用户重新登录。",
)
"""The session cannot be renewed.

Not documented; seen in use: the platform's SDK for Android, class IoTCredentialManageImpl, which treats it as it
treats 2401.
"""

SESSION_ACCOUNT_NOT_FOUND: Final = ErrorCode(
    code=2407,
    name="SESSION_ACCOUNT_NOT_FOUND",
    domain="observed",
    message="auth identity exception",
    meaning="The authCode leads to no account.",
    remedy="Get a new authCode from the account system that the user signed in to.",
    error=AuthenticationError,
    meaning_zh="authCode 找不到对应的账号。",
    remedy_zh="从用户所登录的账号系统获取新的 authCode。",
)
"""The authCode leads to no account.

Not documented; seen in use: the platform's documents of 2018, g.alicdn.com/aic/ilop-docs/1.0.22/px82az.html, a
stored copy.
"""

SESSION_AUTH_CODE_INVALID: Final = ErrorCode(
    code=2459,
    name="SESSION_AUTH_CODE_INVALID",
    domain="observed",
    message="session invalid",
    meaning="The authCode is not valid.",
    remedy="Get a new authCode from the account system that the user signed in to.",
    error=AuthenticationError,
    meaning_zh="authCode 无效。",
    remedy_zh="从用户所登录的账号系统获取新的 authCode。",
)
"""The authCode is not valid.

Not documented; seen in use: the platform's documents of 2018, g.alicdn.com/aic/ilop-docs/1.0.22/px82az.html, a
stored copy.
"""

SESSION_ACCOUNT_TYPE_INVALID: Final = ErrorCode(
    code=2461,
    name="SESSION_ACCOUNT_TYPE_INVALID",
    domain="observed",
    message="accountType invalid",
    meaning="The accountType is empty or unknown.",
    remedy="Send one of the values of SessionAccountType.",
    error=InvalidParameterError,
    meaning_zh="accountType 为空或者未知。",
    remedy_zh="请使用 SessionAccountType 中的值。",
)
"""The accountType is empty or unknown.

Not documented; seen in use: the platform's documents of 2018, g.alicdn.com/aic/ilop-docs/1.0.22/px82az.html, a
stored copy.
"""

SESSION_AUTH_CODE_EMPTY: Final = ErrorCode(
    code=2462,
    name="SESSION_AUTH_CODE_EMPTY",
    domain="observed",
    message="authCode invalid",
    meaning="The authCode is empty.",
    remedy="Send the authCode of the account system that the user signed in to.",
    error=InvalidParameterError,
    meaning_zh="authCode 为空。",
    remedy_zh="请传入用户所登录的账号系统给出的 authCode。",
)
"""The authCode is empty.

Not documented; seen in use: the platform's documents of 2018, g.alicdn.com/aic/ilop-docs/1.0.22/px82az.html, a
stored copy.
"""

IOT_TOKEN_CHECK_FAILED: Final = ErrorCode(
    code=2043,
    name="IOT_TOKEN_CHECK_FAILED",
    domain="observed",
    message="check iotToken failed",
    meaning="The iotToken with which an app binds its MQTT connection to a user is not valid, or no longer valid.",
    remedy="Renew the session, then bind with the new iotToken.",
    error=AuthenticationError,
    meaning_zh="App 用来把 MQTT 连接绑定到用户的 iotToken 无效，或者已经失效。",
    remedy_zh="先为会话续期，再用新的 iotToken 绑定。",
)
"""The iotToken with which an app binds its MQTT connection to a user is not valid, or no longer valid.

Not documented; seen in use: PyMammotion, pymammotion/transport/aliyun_mqtt.py, in replies to account/bind.
"""

USER_LOCKED: Final = ErrorCode(
    code=2152,
    name="USER_LOCKED",
    domain="observed",
    message="distributed lock failed",
    meaning="The platform is busy with another call for the same user; this one had no effect.",
    remedy="Wait a second and try again, as the client does; send one call at a time that signs in, renews or binds.",
    error=ConflictError,
    retry=True,
    meaning_zh="平台正忙于处理同一用户的另一次调用；这一次没有生效。",
    remedy_zh="像客户端那样等一秒再试；登录、续期和绑定的调用一次只发一个。",
)
"""The platform is busy with another call for the same user; this one had no effect.

Not documented; seen in use: Reported by integrators; not found in public code.
"""

BIND_NOT_POSSIBLE_NOW: Final = ErrorCode(
    code=6618,
    name="BIND_NOT_POSSIBLE_NOW",
    domain="observed",
    message=None,
    meaning="The device cannot be bound at the moment.",
    remedy="Wait a second and try again, as the client does; if it stays, put the device into the state in which it can be bound.",
    error=ConflictError,
    retry=True,
    meaning_zh="设备目前不能绑定。",
    remedy_zh="像客户端那样等一秒再试；如果一直如此，先让设备进入可以绑定的状态。",
)
"""The device cannot be bound at the moment.

Not documented; seen in use: Reported by an integrator who works with PyMammotion; not found in the stored copies of
its source.
"""

LOGIN_REFUSED: Final = ErrorCode(
    code=4027,
    name="LOGIN_REFUSED",
    domain="observed",
    message=None,
    meaning="The name of the user or the password is wrong.",
    remedy="Check both, and that the account is one of this app in this region.",
    error=AuthenticationError,
    meaning_zh="用户名或者密码有误。",
    remedy_zh="检查这两项，并确认账号属于这个 App 和这个地域。",
)
"""The name of the user or the password is wrong.

Not documented; seen in use: A public client of vacuum robots under another brand (ZACO), which transcribes the
platform's SDK for Android, as an answer of /api/prd/login.json.
"""

LOGIN_NEEDS_CAPTCHA: Final = ErrorCode(
    code=26053,
    name="LOGIN_NEEDS_CAPTCHA",
    domain="observed",
    message=None,
    meaning="The account service asks for a captcha before this user may log in.",
    remedy="Log in with the phone app once, or wait some hours; a program cannot answer a captcha.",
    error=PermissionDeniedError,
    meaning_zh="账号服务要求先通过图形验证码，该用户才能登录。",
    remedy_zh="用手机 App 登录一次，或者等几个小时；程序无法回答验证码。",
)
"""The account service asks for a captcha before this user may log in.

Not documented; seen in use: The platform's SDK for Android, class OpenAccountLoginTask, and a public client of
vacuum robots under another brand (ZACO), as an answer of /api/prd/login.json.
"""

LOGIN_NEEDS_VERIFICATION: Final = ErrorCode(
    code=26152,
    name="LOGIN_NEEDS_VERIFICATION",
    domain="observed",
    message=None,
    meaning="The account service finds the login risky, and wants to verify who asks.",
    remedy="Log in with the phone app once and verify there; then try again from the same network.",
    error=PermissionDeniedError,
    meaning_zh="账号服务认为这次登录有风险，要核实是谁在登录。",
    remedy_zh="用手机 App 登录一次并在其中完成核实，然后在同一个网络里重试。",
)
"""The account service finds the login risky, and wants to verify who asks.

Not documented; seen in use: The platform's SDK for Android, class OpenAccountLoginTask, and a public client of
vacuum robots under another brand (ZACO), as an answer of /api/prd/login.json.
"""

DEVICE_OFFLINE_6205: Final = ErrorCode(
    code=6205,
    name="DEVICE_OFFLINE_6205",
    domain="observed",
    message=None,
    meaning="The device is not online.",
    remedy="Connect the device to the internet and check that it is online.",
    error=DeviceError,
    meaning_zh="设备当前没有在线。",
    remedy_zh="让设备连上互联网，并确认它在线。",
)
"""The device is not online.

Not documented; seen in use: PyMammotion, pymammotion/aliyun/cloud_gateway.py, as an answer of
/thing/service/invoke.
"""

PROPERTY_NOT_FOUND: Final = ErrorCode(
    code=5092,
    name="PROPERTY_NOT_FOUND",
    domain="observed",
    message="property not found",
    meaning="The thing model of the product does not have this property; identifiers are case-sensitive.",
    remedy="Read the thing model and send an identifier that it has.",
    error=InvalidParameterError,
    meaning_zh="产品的物模型里没有这个属性；标识符区分大小写。",
    remedy_zh="读取物模型，使用其中有的标识符。",
)
"""The thing model of the product does not have this property; identifiers are case-sensitive.

Not documented; seen in use: Issue 17 of small-tou/arduino-aliyun-iot-sdk, in the platform's log of a device; a
report of a device recorded in a public Java program, in checkFailedData.
"""

TSL_PARAMETER_NOT_FOUND: Final = ErrorCode(
    code=6304,
    name="TSL_PARAMETER_NOT_FOUND",
    domain="observed",
    message="tsl parse: params not exist",
    meaning="The thing model does not have this property, argument or member of a struct.",
    remedy="Read the thing model and send an identifier that it has.",
    error=InvalidParameterError,
    meaning_zh="物模型里没有这个属性、参数或结构体成员。",
    remedy_zh="读取物模型，使用其中有的标识符。",
)
"""The thing model does not have this property, argument or member of a struct.

Not documented; seen in use: An example of checkFailedData that public notes on the platform's forwarded messages
repeat; with the same message in answers to reports of devices that two public programs recorded. The code for
members of a struct is that of shikanon/IoTOrbHub, package util, a public program that imitates the platform's
checks.
"""

TSL_INT_INVALID: Final = ErrorCode(
    code=6306,
    name="TSL_INT_INVALID",
    domain="observed",
    message="tsl parse: data type is not int",
    meaning="The value is not an int, or not in the range that the thing model gives.",
    remedy="Send an int in this range.",
    error=InvalidParameterError,
    meaning_zh="取值不是 int，或者超出物模型给出的范围。",
    remedy_zh="传入该范围内的 int。",
)
"""The value is not an int, or not in the range that the thing model gives.

Not documented; seen in use: A report of a device recorded in a public Arduino program, for a text in place of an
int; shikanon/IoTOrbHub, package util, a public program that imitates the platform's checks, for ints out of range.
"""

TSL_FLOAT_INVALID: Final = ErrorCode(
    code=6307,
    name="TSL_FLOAT_INVALID",
    domain="observed",
    message="tsl parse: data type is not float",
    meaning="The value is not a float that the thing model allows.",
    remedy="Send a number in the range that the thing model gives.",
    error=InvalidParameterError,
    meaning_zh="取值不是物模型允许的 float。",
    remedy_zh="传入物模型所给范围内的数值。",
)
"""The value is not a float that the thing model allows.

Not documented; seen in use: In one place only: shikanon/IoTOrbHub, package util, a public program that imitates the
platform's checks, for what is no number. There, a float out of range has 6306, as an int has.
"""

TSL_BOOL_INVALID: Final = ErrorCode(
    code=6308,
    name="TSL_BOOL_INVALID",
    domain="observed",
    message="tsl parse: value of bool type must be int",
    meaning="The value of a bool is neither 0 nor 1.",
    remedy="Send 0 or 1, not true or false.",
    error=InvalidParameterError,
    meaning_zh="bool 的取值既不是 0 也不是 1。",
    remedy_zh="传入 0 或 1，而不是 true 或 false。",
)
"""The value of a bool is neither 0 nor 1.

Not documented; seen in use: shikanon/IoTOrbHub, package util, a public program that imitates the platform's checks;
the message without the code in the notes of a public WeChat program on setting a property.
"""

TSL_TEXT_INVALID: Final = ErrorCode(
    code=6310,
    name="TSL_TEXT_INVALID",
    domain="observed",
    message="tsl parse: data type is not string",
    meaning="The value is not a text, or longer than the thing model allows.",
    remedy="Send a string of an allowed length.",
    error=InvalidParameterError,
    meaning_zh="取值不是文本，或者比物模型允许的长。",
    remedy_zh="传入长度合适的字符串。",
)
"""The value is not a text, or longer than the thing model allows.

Not documented; seen in use: A report of a device recorded in a public Java program, for a number in place of a
text; shikanon/IoTOrbHub, package util, a public program that imitates the platform's checks.
"""

DEVICE_ANSWER_TIMEOUT: Final = ErrorCode(
    code=20056,
    name="DEVICE_ANSWER_TIMEOUT",
    domain="observed",
    message=None,
    meaning="The device did not answer in time.",
    remedy="Check that the device is online and try again.",
    error=DeviceError,
    retry=True,
    meaning_zh="设备没有及时响应。",
    remedy_zh="确认设备在线，然后重试。",
)
"""The device did not answer in time.

Not documented; seen in use: PyMammotion, pymammotion/aliyun/cloud_gateway.py, as an answer of
/thing/service/invoke.
"""

CAMERA_ASLEEP: Final = ErrorCode(
    code=9201,
    name="CAMERA_ASLEEP",
    domain="observed",
    message=None,
    meaning="The camera does not answer yet: it is asleep or offline. The call wakes it.",
    remedy="Repeat the call a second later; check that the camera is online if it keeps failing.",
    error=DeviceError,
    retry=True,
    meaning_zh="摄像头还没有应答：它在休眠或者不在线。这次调用会唤醒它。",
    remedy_zh="一秒后再次调用；如果一直失败，确认摄像头在线。",
)
"""The camera does not answer yet: it is asleep or offline. The call wakes it.

Not documented; seen in use: apocaliss92/nodedreame, src/video/aliyun/vision.ts; a Home Assistant integration of
Desman locks, which goes by the word offline in its message.
"""

LOGIN_SESSION_ENDED: Final = ErrorCode(
    code=26101,
    name="LOGIN_SESSION_ENDED",
    domain="observed",
    message=None,
    meaning="The session of the account system has ended, with which the user signed in.",
    remedy="Sign the user in again.",
    error=AuthenticationError,
    meaning_zh="用户登录时所用的账号系统会话已经结束。",
    remedy_zh="让用户重新登录。",
)
"""The session of the account system has ended, with which the user signed in.

Not documented; seen in use: the platform's SDK OpenAccount for Android, which refreshes its session and repeats the
call; a Home Assistant integration of Desman locks; Air 352 for Home Assistant.
"""

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
    DEVICE_OFFLINE_6221.code: DEVICE_OFFLINE_6221,
    PROVISION_TIMEOUT_DEVICE_HOTSPOT_NOT_FOUND.code: PROVISION_TIMEOUT_DEVICE_HOTSPOT_NOT_FOUND,
    PROVISION_TIMEOUT_COMBO_DEVICE_NOT_FOUND.code: PROVISION_TIMEOUT_COMBO_DEVICE_NOT_FOUND,
    PROVISION_TIMEOUT_BLUETOOTH_CONNECTION.code: PROVISION_TIMEOUT_BLUETOOTH_CONNECTION,
    PROVISION_TIMEOUT_COMBO_DEVICE_INFO.code: PROVISION_TIMEOUT_COMBO_DEVICE_INFO,
    PROVISION_TIMEOUT_NO_DEVICE_ON_PHONE_HOTSPOT.code: PROVISION_TIMEOUT_NO_DEVICE_ON_PHONE_HOTSPOT,
    PROVISION_SYSTEM_ERROR.code: PROVISION_SYSTEM_ERROR,
    PROVISION_PARAMETER_ERROR.code: PROVISION_PARAMETER_ERROR,
    PROVISION_UNKNOWN_ERROR.code: PROVISION_UNKNOWN_ERROR,
    PROVISION_SDK_REQUEST_FAILED.code: PROVISION_SDK_REQUEST_FAILED,
    PROVISION_INTERNAL_ERROR.code: PROVISION_INTERNAL_ERROR,
    PROVISION_LOCAL_BIND_TOKEN_TIMEOUT.code: PROVISION_LOCAL_BIND_TOKEN_TIMEOUT,
    PROVISION_WIFI_5GHZ.code: PROVISION_WIFI_5GHZ,
    PROVISION_WIFI_NOT_CONNECTED.code: PROVISION_WIFI_NOT_CONNECTED,
    PROVISION_PHONE_HOTSPOT_NOT_ON.code: PROVISION_PHONE_HOTSPOT_NOT_ON,
    PROVISION_BLUETOOTH_CONNECTION_LOST_OR_FAILED.code: PROVISION_BLUETOOTH_CONNECTION_LOST_OR_FAILED,
    PROVISION_BLUETOOTH_CONNECTION_FAILED.code: PROVISION_BLUETOOTH_CONNECTION_FAILED,
    PROVISION_COMBO_DEVICE_INFO_FAILED.code: PROVISION_COMBO_DEVICE_INFO_FAILED,
    PROVISION_COMBO_DEVICE_FAILED.code: PROVISION_COMBO_DEVICE_FAILED,
    PROVISION_DEVICE_HOTSPOT_NOT_FOUND.code: PROVISION_DEVICE_HOTSPOT_NOT_FOUND,
    PROVISION_COMBO_DEVICE_NOT_FOUND.code: PROVISION_COMBO_DEVICE_NOT_FOUND,
    PROVISION_COMBO_DEVICE_BLUETOOTH_FAILED.code: PROVISION_COMBO_DEVICE_BLUETOOTH_FAILED,
    PROVISION_DEVICE_HOTSPOT_CONNECTION_FAILED.code: PROVISION_DEVICE_HOTSPOT_CONNECTION_FAILED,
    PROVISION_DEVICE_OR_PHONE_NETWORK_FAILED.code: PROVISION_DEVICE_OR_PHONE_NETWORK_FAILED,
    PROVISION_PHONE_NETWORK_NOT_CONNECTED.code: PROVISION_PHONE_NETWORK_NOT_CONNECTED,
    PROVISION_DEVICE_REPORTED_ERROR.code: PROVISION_DEVICE_REPORTED_ERROR,
    PROVISION_CLOUD_CONNECTION_FAILED.code: PROVISION_CLOUD_CONNECTION_FAILED,
    DUPLICATE_NAME.code: DUPLICATE_NAME,
    INVALID_NAME.code: INVALID_NAME,
    FEATURE_NOT_SUPPORTED_BY_APP_VERSION.code: FEATURE_NOT_SUPPORTED_BY_APP_VERSION,
    DEVICE_LIMIT_EXCEEDED.code: DEVICE_LIMIT_EXCEEDED,
    ROOM_LIMIT_EXCEEDED.code: ROOM_LIMIT_EXCEEDED,
    HOME_LIMIT_EXCEEDED.code: HOME_LIMIT_EXCEEDED,
    HOME_COUNT_UNDER_LOWER_LIMIT.code: HOME_COUNT_UNDER_LOWER_LIMIT,
    DEVICE_IN_OTHER_GROUP.code: DEVICE_IN_OTHER_GROUP,
    INVALID_TEXT_20_CHARACTERS.code: INVALID_TEXT_20_CHARACTERS,
    INVALID_TEXT_40_CHARACTERS.code: INVALID_TEXT_40_CHARACTERS,
    AT_LEAST_2_DEVICES.code: AT_LEAST_2_DEVICES,
    GROUP_LIMIT_EXCEEDED.code: GROUP_LIMIT_EXCEEDED,
    DEVICE_LIMIT_EXCEEDED_28823.code: DEVICE_LIMIT_EXCEEDED_28823,
    ACCESS_TOKEN_EXPIRED.code: ACCESS_TOKEN_EXPIRED,
    ACCESS_TOKEN_EXCHANGE_FAILED.code: ACCESS_TOKEN_EXCHANGE_FAILED,
    REFRESH_TOKEN_EXPIRED_OR_INVALID.code: REFRESH_TOKEN_EXPIRED_OR_INVALID,
    ACCESS_TOKEN_REVOKED.code: ACCESS_TOKEN_REVOKED,
    ACCESS_TOKEN_INVALID.code: ACCESS_TOKEN_INVALID,
    OPEN_ID_INVALID.code: OPEN_ID_INVALID,
    ACCOUNT_SYSTEM_ERROR.code: ACCOUNT_SYSTEM_ERROR,
    DEVICE_WIFI_DRIVER_FAILED.code: DEVICE_WIFI_DRIVER_FAILED,
    DEVICE_PROVISIONING_START_FAILED.code: DEVICE_PROVISIONING_START_FAILED,
    ONE_TAP_SSID_TIMEOUT.code: ONE_TAP_SSID_TIMEOUT,
    ONE_TAP_PROTOCOL_VERSION_MISMATCH.code: ONE_TAP_PROTOCOL_VERSION_MISMATCH,
    ONE_TAP_PACKET_VERIFICATION_FAILED.code: ONE_TAP_PACKET_VERIFICATION_FAILED,
    ONE_TAP_SSID_DECODING_FAILED.code: ONE_TAP_SSID_DECODING_FAILED,
    DEVICE_HOTSPOT_START_FAILED.code: DEVICE_HOTSPOT_START_FAILED,
    DEVICE_HOTSPOT_CONNECTION_TIMEOUT.code: DEVICE_HOTSPOT_CONNECTION_TIMEOUT,
    DEVICE_HOTSPOT_SSID_NOT_RECEIVED.code: DEVICE_HOTSPOT_SSID_NOT_RECEIVED,
    DEVICE_HOTSPOT_PROTOCOL_VERSION_MISMATCH.code: DEVICE_HOTSPOT_PROTOCOL_VERSION_MISMATCH,
    DEVICE_HOTSPOT_PACKET_VERIFICATION_FAILED.code: DEVICE_HOTSPOT_PACKET_VERIFICATION_FAILED,
    DEVICE_HOTSPOT_SSID_DECODING_FAILED.code: DEVICE_HOTSPOT_SSID_DECODING_FAILED,
    DEVICE_HOTSPOT_TO_STATION_FAILED.code: DEVICE_HOTSPOT_TO_STATION_FAILED,
    ZERO_CONFIGURATION_TIMEOUT.code: ZERO_CONFIGURATION_TIMEOUT,
    ZERO_CONFIGURATION_PROTOCOL_VERSION_MISMATCH.code: ZERO_CONFIGURATION_PROTOCOL_VERSION_MISMATCH,
    ZERO_CONFIGURATION_PACKET_VERIFICATION_FAILED.code: ZERO_CONFIGURATION_PACKET_VERIFICATION_FAILED,
    ZERO_CONFIGURATION_SSID_DECODING_FAILED.code: ZERO_CONFIGURATION_SSID_DECODING_FAILED,
    BLE_ADVERTISING_START_FAILED.code: BLE_ADVERTISING_START_FAILED,
    BLE_CONNECTION_FAILED.code: BLE_CONNECTION_FAILED,
    BLE_SSID_NOT_RECEIVED.code: BLE_SSID_NOT_RECEIVED,
    BLE_PROTOCOL_VERSION_MISMATCH.code: BLE_PROTOCOL_VERSION_MISMATCH,
    BLE_PACKET_VERIFICATION_FAILED.code: BLE_PACKET_VERIFICATION_FAILED,
    BLE_SSID_DECODING_FAILED.code: BLE_SSID_DECODING_FAILED,
    BLE_DISCONNECTION_FAILED.code: BLE_DISCONNECTION_FAILED,
    BLE_ADVERTISING_STOP_FAILED.code: BLE_ADVERTISING_STOP_FAILED,
    ROUTER_NOT_FOUND.code: ROUTER_NOT_FOUND,
    ROUTER_SIGNAL_TOO_WEAK.code: ROUTER_SIGNAL_TOO_WEAK,
    ROUTER_AUTHENTICATION_FAILED.code: ROUTER_AUTHENTICATION_FAILED,
    IP_ADDRESS_NOT_OBTAINED.code: IP_ADDRESS_NOT_OBTAINED,
    ROUTER_CONNECTION_LOCAL_NOTICE_FAILED.code: ROUTER_CONNECTION_LOCAL_NOTICE_FAILED,
    HTTPS_INITIALIZATION_FAILED.code: HTTPS_INITIALIZATION_FAILED,
    HTTPS_DOMAIN_RESOLUTION_FAILED.code: HTTPS_DOMAIN_RESOLUTION_FAILED,
    HTTPS_PREAUTHENTICATION_TIMEOUT.code: HTTPS_PREAUTHENTICATION_TIMEOUT,
    HTTPS_PREAUTHENTICATION_CERTIFICATE_WRONG.code: HTTPS_PREAUTHENTICATION_CERTIFICATE_WRONG,
    MQTT_START_FAILED.code: MQTT_START_FAILED,
    MQTT_CONNECTION_TIMEOUT.code: MQTT_CONNECTION_TIMEOUT,
    MQTT_AUTHENTICATION_FAILED.code: MQTT_AUTHENTICATION_FAILED,
    COAP_SERVICE_START_FAILED.code: COAP_SERVICE_START_FAILED,
    BIND_TOKEN_REPORT_TIMEOUT.code: BIND_TOKEN_REPORT_TIMEOUT,
    BIND_TOKEN_REPORT_ANSWER_ERROR.code: BIND_TOKEN_REPORT_ANSWER_ERROR,
    LAN_TOKEN_QUERY_INVALID.code: LAN_TOKEN_QUERY_INVALID,
    LAN_TOKEN_QUERY_ANSWER_FAILED.code: LAN_TOKEN_QUERY_ANSWER_FAILED,
    REMOTE_SERVICE_ERROR.code: REMOTE_SERVICE_ERROR,
    AUTHORIZATION_NEEDED_TO_BIND.code: AUTHORIZATION_NEEDED_TO_BIND,
    SCENE_NOT_FOUND_BY_SCENE_ID.code: SCENE_NOT_FOUND_BY_SCENE_ID,
    QR_KEY_NOT_FOUND.code: QR_KEY_NOT_FOUND,
    FORBIDDEN_TO_REPEAT_REJECT_SHARING.code: FORBIDDEN_TO_REPEAT_REJECT_SHARING,
    TARGET_VALUE_NULL.code: TARGET_VALUE_NULL,
    ACCOUNT_BALANCE_INSUFFICIENT.code: ACCOUNT_BALANCE_INSUFFICIENT,
    NOT_THE_MANAGER_OF_SOME_DEVICES.code: NOT_THE_MANAGER_OF_SOME_DEVICES,
    SESSION_REFRESH_TOKEN_INVALID.code: SESSION_REFRESH_TOKEN_INVALID,
    SESSION_ENDED_2405.code: SESSION_ENDED_2405,
    SESSION_ENDED_2460.code: SESSION_ENDED_2460,
    SESSION_ACCOUNT_NOT_FOUND.code: SESSION_ACCOUNT_NOT_FOUND,
    SESSION_AUTH_CODE_INVALID.code: SESSION_AUTH_CODE_INVALID,
    SESSION_ACCOUNT_TYPE_INVALID.code: SESSION_ACCOUNT_TYPE_INVALID,
    SESSION_AUTH_CODE_EMPTY.code: SESSION_AUTH_CODE_EMPTY,
    IOT_TOKEN_CHECK_FAILED.code: IOT_TOKEN_CHECK_FAILED,
    USER_LOCKED.code: USER_LOCKED,
    BIND_NOT_POSSIBLE_NOW.code: BIND_NOT_POSSIBLE_NOW,
    LOGIN_REFUSED.code: LOGIN_REFUSED,
    LOGIN_NEEDS_CAPTCHA.code: LOGIN_NEEDS_CAPTCHA,
    LOGIN_NEEDS_VERIFICATION.code: LOGIN_NEEDS_VERIFICATION,
    DEVICE_OFFLINE_6205.code: DEVICE_OFFLINE_6205,
    PROPERTY_NOT_FOUND.code: PROPERTY_NOT_FOUND,
    TSL_PARAMETER_NOT_FOUND.code: TSL_PARAMETER_NOT_FOUND,
    TSL_INT_INVALID.code: TSL_INT_INVALID,
    TSL_FLOAT_INVALID.code: TSL_FLOAT_INVALID,
    TSL_BOOL_INVALID.code: TSL_BOOL_INVALID,
    TSL_TEXT_INVALID.code: TSL_TEXT_INVALID,
    DEVICE_ANSWER_TIMEOUT.code: DEVICE_ANSWER_TIMEOUT,
    CAMERA_ASLEEP.code: CAMERA_ASLEEP,
    LOGIN_SESSION_ENDED.code: LOGIN_SESSION_ENDED,
}


def find(code: int | str) -> ErrorCode | None:
    """Return the entry of a code, or None; a code is a number, hexadecimal such as "0xC420", or "101601+60101"."""
    return BY_CODE.get(normal_code(code))
