"""The MQTT login: client id, user name and password, verified with nothing but the device's secret and the time.

client id   {clientId}|securemode=2,signmethod=hmacsha256,timestamp={ms}|
user name   {deviceName}&{productKey}
password    hex HMAC of clientId{clientId}deviceName{deviceName}productKey{productKey}timestamp{ms}
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Callable
from dataclasses import dataclass

from feiyan_sandbox.broker.packets import BAD_USERNAME_OR_PASSWORD, IDENTIFIER_REJECTED, NOT_AUTHORIZED
from feiyan_sandbox.world import TIMESTAMP_WINDOW_MS

_CLIENT_ID = re.compile(r"([^|]{1,64})\|([^|]+)\|")
_PARAMETER = re.compile("([^=]+)=([^=]*)")
_TIMESTAMP = re.compile("[0-9]{1,18}")
_USERNAME = re.compile("([^&]+)&([^&]+)")

_SECURE_MODES = frozenset({"2", "3"})
_DIGESTS = {"hmacsha256": "sha256", "hmacsha1": "sha1"}

_FIRST_IN_MS = 10**11
"""Public clients write seconds or milliseconds. Numbers below this are seconds: as milliseconds they lie in 1973."""


@dataclass(frozen=True, slots=True)
class Login:
    """A verified login. `client_id` is the app's own part of the MQTT client id."""

    client_id: str
    product_key: str
    device_name: str


class LoginRefused(Exception):  # noqa: N818 - an outcome of a login, not a fault of the sandbox
    """A login is not accepted, with the return code of CONNACK and the reason."""

    def __init__(self, return_code: int, reason: str) -> None:
        self.return_code = return_code
        self.reason = reason
        super().__init__(reason)


def verify_login(
    client_id: str,
    username: str | None,
    password: bytes | None,
    *,
    secret_of: Callable[[str, str], str | None],
    now_ms: int,
    window_ms: int | None = TIMESTAMP_WINDOW_MS,
) -> Login:
    """Verify a login and return who logs in.

    Args:
        client_id: The MQTT client id, with its parameters.
        username: The MQTT user name.
        password: The MQTT password.
        secret_of: Gives the secret of the device with a product key and a device name, or None where there is none.
        now_ms: The time, in milliseconds since 1970.
        window_ms: How far a timestamp may be from it, either way; None judges none.

    Raises:
        LoginRefused: It is not accepted.

    """
    own_id, parameters = _read_client_id(client_id)
    match = _USERNAME.fullmatch(username or "")
    if match is None:
        raise LoginRefused(BAD_USERNAME_OR_PASSWORD, "the user name is not {deviceName}&{productKey}")
    login = Login(own_id, product_key=match[2], device_name=match[1])
    secret = secret_of(login.product_key, login.device_name)
    if secret is None:
        raise LoginRefused(NOT_AUTHORIZED, f"no device {login.device_name} of product {login.product_key}")
    _check_timestamp(parameters.get("timestamp"), now_ms, window_ms)
    expected = login_password(login, secret, parameters["signmethod"], parameters.get("timestamp"))
    if not hmac.compare_digest(expected.encode(), (password or b"").lower()):
        raise LoginRefused(NOT_AUTHORIZED, "wrong password")
    return login


def login_password(login: Login, secret: str, sign_method: str, timestamp: str | None) -> str:
    """The password of a login; a client id without a timestamp is signed without one."""
    content = f"clientId{login.client_id}deviceName{login.device_name}productKey{login.product_key}"
    if timestamp is not None:
        content += f"timestamp{timestamp}"
    return hmac.new(secret.encode(), content.encode(), _DIGESTS[sign_method]).hexdigest()


def _read_client_id(client_id: str) -> tuple[str, dict[str, str]]:
    """The app's own part, and the parameters. Parameters that the login does not need may be any."""
    match = _CLIENT_ID.fullmatch(client_id)
    pairs = [_PARAMETER.fullmatch(pair) for pair in match[2].split(",")] if match else []
    if match is None or None in pairs:
        raise LoginRefused(IDENTIFIER_REJECTED, "the client id is not {clientId}|name=value,...|")
    parameters = {pair[1]: pair[2] for pair in pairs if pair}
    if parameters.get("securemode") not in _SECURE_MODES:
        raise LoginRefused(IDENTIFIER_REJECTED, "securemode is neither 2 nor 3")
    if parameters.get("signmethod") not in _DIGESTS:
        raise LoginRefused(IDENTIFIER_REJECTED, f"signmethod is none of {', '.join(_DIGESTS)}")
    if "timestamp" in parameters and not _TIMESTAMP.fullmatch(parameters["timestamp"]):
        raise LoginRefused(IDENTIFIER_REJECTED, "timestamp is no number")
    return match[1], parameters


def _check_timestamp(timestamp: str | None, now_ms: int, window_ms: int | None) -> None:
    if timestamp is None or window_ms is None:
        return
    stated = int(timestamp)
    stated_ms = stated if stated >= _FIRST_IN_MS else stated * 1000
    if abs(stated_ms - now_ms) > window_ms:
        raise LoginRefused(NOT_AUTHORIZED, "timestamp expired")
