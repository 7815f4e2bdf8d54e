"""The way of a user from an authorization code, or a password, to a session: region, account service, session."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from feiyan_runtime._account import FormOperation, encrypted, post
from feiyan_runtime._answer import missing_data, result_of
from feiyan_runtime._core import Core
from feiyan_runtime._envelope import Envelope
from feiyan_runtime._errors import ConfigurationError, ProtocolError
from feiyan_runtime._flow import Flow, RunInThread
from feiyan_runtime._operation import Operation
from feiyan_runtime._regions import regional_mqtt_url, regional_url
from feiyan_runtime._sessions import SessionTokens, UserSession

OAUTH_PLATFORM = 23
"""Number that stands for the account system of an app's maker."""

ACCOUNT_TYPE = "OA_SESSION"

_RISK_CONTROL = {"USE_OA_PWD_ENCRYPT": "true", "USE_H5_NC": "true", "signType": "RSA"}
_OWN_GATEWAY = ""
_HEADER_VALUE = re.compile("[!-~]+")


@dataclass(frozen=True, slots=True)
class SignInOperations:
    """The operations of signing in: that for the region of an account, and those of the account service."""

    region: Operation[Any]
    connect: FormOperation[Any]
    oauth: FormOperation[Any]
    password: FormOperation[Any]


@dataclass(frozen=True, slots=True)
class _Region:
    """The endpoints of the region of an account."""

    account_url: str
    base_url: str
    mqtt_url: str


@dataclass(frozen=True, slots=True)
class SignIn:
    """Signs users in, each in the region of the account; `home_url` is the URL of the client's own gateway."""

    operations: SignInOperations
    tokens: SessionTokens
    home_url: str

    def with_oauth(self, core: Core, auth_code: str, country: str) -> Flow[UserSession]:
        """Sign in with an authorization code of the account system of the app's maker."""
        _require(auth_code=auth_code, country=country)
        asked = {"type": "THIRD_AUTHCODE", "auth_code": auth_code, "country_code": country}
        request = {
            "country": country,
            "authCode": auth_code,
            "oauthPlateform": OAUTH_PLATFORM,
            "oauthAppKey": core.signer.app_key,
        }
        return (yield from self._sign_in(core, asked, self.operations.oauth, request))

    def with_password(
        self, core: Core, login_id: str, password: str, public_key: str, country: str
    ) -> Flow[UserSession]:
        """Sign in with the password of an account of the platform's own system."""
        _require(login_id=login_id, password=password, public_key=public_key, country=country)
        by_mail = {"type": "EMAIL", "email": login_id, "country_code": country}
        asked = by_mail if "@" in login_id else {"type": "COUNTRY_CODE", "country_code": country}
        hidden = yield RunInThread(partial(encrypted, password, public_key))
        request = {"loginId": login_id, "password": hidden}
        return (yield from self._sign_in(core, asked, self.operations.password, request))

    def _sign_in(
        self, core: Core, asked: Mapping[str, str], login: FormOperation[Any], request: Mapping[str, Any]
    ) -> Flow[UserSession]:
        region = yield from self._region(core, asked)
        start = {"context": {"appKey": core.signer.app_key}, "config": {"version": 0, "lastModify": 0}, "device": {}}
        connect = self.operations.connect
        connected = (yield from post(core, connect, start, region.account_url)).data
        if not (connected.vid and _HEADER_VALUE.fullmatch(connected.vid)):
            raise _lacking(connect, "vid")
        machine = connected.data and connected.data.device and connected.data.device.data
        known = {"deviceId": machine.device_id} if machine and machine.device_id else {}
        answer = yield from post(
            core, login, {**request, "riskControlInfo": _RISK_CONTROL | known}, region.account_url, vid=connected.vid
        )
        result = answer.data.data and answer.data.data.login_success_result
        if not (result and result.sid):
            raise _lacking(login, "sid")
        return (
            yield from self.tokens.sign_in(
                core, result.sid, ACCOUNT_TYPE, base_url=region.base_url, mqtt_url=region.mqtt_url
            )
        )

    def _region(self, core: Core, asked: Mapping[str, str]) -> Flow[_Region]:
        operation = self.operations.region
        envelope: Envelope[Any] = yield from core.call(operation, asked, None, _OWN_GATEWAY)
        answer = result_of(operation, envelope)
        if not (answer.oa_api_gateway_endpoint and answer.api_gateway_endpoint):
            raise missing_data("the answer has no endpoints of a region", operation, envelope)
        try:
            return _Region(
                regional_url(answer.oa_api_gateway_endpoint, self.home_url),
                regional_url(answer.api_gateway_endpoint, self.home_url),
                regional_mqtt_url(answer.mqtt_endpoint, self.home_url) or "",
            )
        except ConfigurationError:
            reason = "the answer has an endpoint that is no URL, or one without encryption"
            raise missing_data(reason, operation, envelope) from None


def _require(**given: str) -> None:
    for name, value in given.items():
        if not isinstance(value, str) or not value.strip() or "\0" in value or not _is_text(value):
            raise ConfigurationError(f"{name}: expected a non-empty string")


def _is_text(value: str) -> bool:
    return value == value.encode("utf-8", "ignore").decode()


def _lacking(operation: FormOperation[Any], name: str) -> ProtocolError:
    return ProtocolError(f"the answer has no {name}", operation=operation.name, path=operation.path, status=200)
