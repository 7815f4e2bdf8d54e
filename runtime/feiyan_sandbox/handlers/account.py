"""The account service, by which users sign in: connect, log in with an authorization code or a password.

Its answers have no envelope: `data` tells whether the request succeeded, with the code 1 for success.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from feiyan.account import CONNECT, LOGIN, LOGIN_BY_OAUTH
from feiyan_runtime import FormOperation
from feiyan_sandbox.world import LOGIN_ID, PASSWORD, Liberties, Refusal, World, codes, read_json, seeds

SUCCESSFUL = 1
OAUTH_PLATFORM = 23

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
    if operation is not CONNECT and not world.accounts.is_connected(vid):
        return _failure("vid: expected the number that connect.json gave this client")
    try:
        outcome = _HANDLERS[path](world, request, liberties)
    except Refusal as refusal:
        if refusal.code == codes.AUTH_CODE_INVALID:
            return _failure("authCode: no user of this app has it, or it was used before")
        return account_refusal(refusal.code, refusal.message)
    success = {"code": SUCCESSFUL, "message": "success", "successful": "true"}
    return {"success": "true", "data": {**success, **outcome}}


def account_refusal(code: int, message: str) -> dict[str, Any]:
    """Return the answer to a request that is refused with a code."""
    return {"success": "true", "data": {"code": code, "message": message, "successful": "false", "data": None}}


def _connect(world: World, *_: object) -> dict[str, Any]:
    return {"vid": world.accounts.connect(), "data": {"device": {"data": {"deviceId": "sandbox-device"}}}}


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
    return {"data": {"loginSuccessResult": {"sid": world.accounts.log_in(identity_id), "sidExpireIn": 86_400}}}


def _failure(reason: str) -> dict[str, Any]:
    return {"success": "false", "errorMsg": reason}


_HANDLERS: Mapping[str, Callable[[World, Mapping[str, Any], Liberties], dict[str, Any]]] = {
    CONNECT.path: _connect,
    LOGIN_BY_OAUTH.path: _log_in_by_oauth,
    LOGIN.path: _log_in,
}
