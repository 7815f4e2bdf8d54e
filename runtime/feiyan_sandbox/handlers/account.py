"""The account service, by which users sign in: connect, log in with an authorization code or a password.

Its answers have no envelope: `data` tells whether the request succeeded, with the code 1 for success. They have all
fields that public programs insist on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from feiyan.account import CONNECT, LOGIN, LOGIN_BY_OAUTH
from feiyan_runtime import FormOperation
from feiyan_sandbox.world import (
    LOGIN_ID,
    PASSWORD,
    Liberties,
    Liberty,
    Refusal,
    World,
    codes,
    identifier,
    read_json,
    seeds,
)

SUCCESSFUL = 1
OAUTH_PLATFORM = 23

_SID_LIFETIME = 86_400
_HANDLED = {"api": "sandbox", "success": "true", "errorMsg": ""}
_SUCCESS = {"traceId": "sandbox", "code": SUCCESSFUL, "subCode": 0, "message": "success", "successful": "true"}
_OPEN_ACCOUNT = {
    "id": 1,
    "displayName": "Sandbox",
    "country": "CN",
    "domainId": 1,
    "status": 1,
    "avatarUrl": "",
    "mobileLocationCode": "",
    "pwdVersion": 0,
    "hasPassword": "true",
    "subAccount": "false",
    "enableDevice": "true",
    "mobileConflictAccount": "false",
}
"""The account of a user, apart from its id in the system of the app's maker."""

ACCOUNT_OPERATIONS: Mapping[str, FormOperation[Any]] = {one.path: one for one in (CONNECT, LOGIN_BY_OAUTH, LOGIN)}
"""The operations of the account service by path."""


def answer_account(world: World, path: str, form: Mapping[str, str], vid: str, liberties: Liberties) -> dict[str, Any]:
    """Return the answer to a signed form."""
    operation = ACCOUNT_OPERATIONS[path]
    try:
        request = read_json(form.get(operation.field, "").encode(errors="surrogatepass"))
        operation.request.model_validate(request)
    except ValueError:
        return _failure(f"{operation.field}: expected a field with the JSON of {operation.request.__name__}")
    if operation is not CONNECT and not _may_log_in(world, vid, liberties):
        return _failure("vid: expected the number that connect.json gave this client")
    try:
        outcome = _HANDLERS[path](world, request, liberties)
    except Refusal as refusal:
        if refusal.code == codes.AUTH_CODE_INVALID:
            return _failure("authCode: no user of this app has it, or it was used before")
        return account_refusal(refusal.code, refusal.message)
    return {**_HANDLED, "data": {"vid": vid, **_SUCCESS, **outcome}}


def account_refusal(code: int, message: str) -> dict[str, Any]:
    """Return the answer to a request that is refused with a code."""
    return {**_HANDLED, "data": {**_SUCCESS, "code": code, "message": message, "successful": "false", "data": None}}


def _connect(world: World, *_: object) -> dict[str, Any]:
    device = {**_SUCCESS, "data": {"deviceId": "sandbox-device"}}
    return {"vid": world.accounts.connect(), "data": {"device": device, "config": _SUCCESS}}


def _may_log_in(world: World, vid: str, liberties: Liberties) -> bool:
    return world.accounts.is_connected(vid) or (not vid and liberties.allow(Liberty.LOGIN_WITHOUT_VID))


def _log_in_by_oauth(world: World, request: Mapping[str, Any], liberties: Liberties) -> dict[str, Any]:
    if request["oauthPlateform"] != OAUTH_PLATFORM or request["oauthAppKey"] != world.app_key:
        raise Refusal(codes.AUTH_CODE_INVALID)
    return _logged_in(world, world.use_auth_code(request["authCode"], liberties))


def _log_in(world: World, request: Mapping[str, Any], _: Liberties) -> dict[str, Any]:
    given = request["loginId"], world.accounts.decrypted(request["password"])
    if given != (LOGIN_ID, PASSWORD):
        raise Refusal(codes.LOGIN_REFUSED)
    return _logged_in(world, seeds.SIGNED_IN)


def _logged_in(world: World, identity_id: str) -> dict[str, Any]:
    sid = world.accounts.log_in(identity_id)
    session = {
        "sid": sid,
        "sidExpireIn": _SID_LIFETIME,
        "token": identifier("account token", sid),
        "refreshToken": identifier("account refreshToken", sid),
        "reTokenExpireIn": 30 * _SID_LIFETIME,
        "uidToken": identifier("uidToken", sid),
        "initPwd": "false",
        "oauthOtherInfo": {"SidExpiredTime": _SID_LIFETIME},
        "openAccount": {**_OPEN_ACCOUNT, "openId": world.users[identity_id].open_id},
    }
    return {"data": {"loginSuccessResult": session, "mobileBindRequired": "false"}}


def _failure(reason: str) -> dict[str, Any]:
    return {**_HANDLED, "success": "false", "errorMsg": reason}


_HANDLERS: Mapping[str, Callable[[World, Mapping[str, Any], Liberties], dict[str, Any]]] = {
    CONNECT.path: _connect,
    LOGIN_BY_OAUTH.path: _log_in_by_oauth,
    LOGIN.path: _log_in,
}
