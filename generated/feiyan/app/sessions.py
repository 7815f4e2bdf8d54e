# Generated from spec/observed.yaml by `python -m generator generate`. Change the spec, not this file.
"""Sessions of app users: signing in, renewing, signing out; what an app logs in to MQTT with.

Not documented; seen in use: PyMammotion and the platform's SDK for Android.
"""

from __future__ import annotations

from typing import Final

from feiyan.app.models.sessions import (
    AppDeviceCertificate,
    AppDeviceRegistration,
    Session,
    SessionEnd,
    SessionRenewal,
    SessionSignIn,
)
from feiyan_runtime import UNKNOWN_TIMEOUT, AsyncService, Operation, Options, SyncService

CREATE: Final[Operation[Session]] = Operation(
    name="app.sessions.create",
    path="/account/createSessionByAuthCode",
    version="1.0.4",
    timeout=UNKNOWN_TIMEOUT,
    result=Session,
    auth="none",
    parameters={"request": "request"},
)

REFRESH: Final[Operation[Session]] = Operation(
    name="app.sessions.refresh",
    path="/account/checkOrRefreshSession",
    version="1.0.4",
    timeout=UNKNOWN_TIMEOUT,
    result=Session,
    auth="none",
    parameters={"request": "request"},
)

INVALIDATE: Final[Operation[None]] = Operation(
    name="app.sessions.invalidate",
    path="/iotx/account/invalidSession",
    version="1.0.4",
    timeout=UNKNOWN_TIMEOUT,
    result=None,
    optional=True,
    auth="none",
    idempotent=True,
    parameters={"request": "request"},
)

CREATE_MQTT_CREDENTIALS: Final[Operation[AppDeviceCertificate]] = Operation(
    name="app.sessions.createMqttCredentials",
    path="/app/aepauth/handle",
    version="1.0.0",
    timeout=UNKNOWN_TIMEOUT,
    result=AppDeviceCertificate,
    auth="none",
    idempotent=True,
    parameters={"auth_info": "authInfo"},
)


class Sessions(SyncService):
    """Sessions of app users: signing in, renewing, signing out; what an app logs in to MQTT with.

    Not documented; seen in use: PyMammotion and the platform's SDK for Android.
    """

    def create(
        self,
        *,
        request: SessionSignIn,
        options: Options | None = None,
    ) -> Session:
        """Sign a user in with an authorization code.

        The code comes from the account system of the app. A user has one session: a newer one ends the one before,
        whose calls are then refused with 29003.

        Args:
            request: Credentials that a user signs in with.

        Returns:
            The new session.

        POST /account/createSessionByAuthCode, version 1.0.4. Not documented; seen in use: PyMammotion,
        pymammotion/aliyun/cloud_gateway.py; the platform's documents of 2018,
        g.alicdn.com/aic/ilop-docs/1.0.22/px82az.html. Needs no token.
        """
        return self._call(
            CREATE,
            options,
            request=request,
        )

    def refresh(
        self,
        *,
        request: SessionRenewal,
        options: Options | None = None,
    ) -> Session:
        """Renew a session, before its token ends or after.

        The answer replaces the token and the refresh token. If the refresh token is refused (2401), the user has to
        sign in again.

        Args:
            request: The session to renew.

        Returns:
            The renewed session.

        POST /account/checkOrRefreshSession, version 1.0.4. Not documented; seen in use: PyMammotion,
        pymammotion/aliyun/cloud_gateway.py; the platform's SDK for Android, class IoTCredentialUtils. Needs no
        token.
        """
        return self._call(
            REFRESH,
            options,
            request=request,
        )

    def invalidate(
        self,
        *,
        request: SessionEnd,
        options: Options | None = None,
    ) -> None:
        """Sign a user out.

        Ends the session; neither of its tokens is valid after that.

        Args:
            request: The session to end. The platform's own SDK names it by its iotToken, another client by its
                refreshToken; both may be given.

        POST /iotx/account/invalidSession, version 1.0.4. Not documented; seen in use: PyMammotion,
        pymammotion/aliyun/cloud_gateway.py; the platform's SDK for Android, class IoTCredentialUtils. Needs no
        token.
        """
        return self._call(
            INVALIDATE,
            options,
            request=request,
        )

    def create_mqtt_credentials(
        self,
        *,
        auth_info: AppDeviceRegistration,
        options: Options | None = None,
    ) -> AppDeviceCertificate:
        """Register an app as a device, to get the certificate that it logs in to the MQTT connection with.

        The same serial number stands for the same device. An app needs no signed-in user for this; it binds its
        MQTT connection to one afterwards.

        Args:
            auth_info: An app that wants to be a device.

        Returns:
            The certificate of the device as which the app is registered.

        POST /app/aepauth/handle, version 1.0.0. Not documented; seen in use: PyMammotion,
        pymammotion/aliyun/cloud_gateway.py; the platform's SDK for Android, class MobileAuthHttpRequest. Needs no
        token.
        """
        return self._call(
            CREATE_MQTT_CREDENTIALS,
            options,
            auth_info=auth_info,
        )


class AsyncSessions(AsyncService):
    """Sessions of app users: signing in, renewing, signing out; what an app logs in to MQTT with.

    Not documented; seen in use: PyMammotion and the platform's SDK for Android.
    """

    async def create(
        self,
        *,
        request: SessionSignIn,
        options: Options | None = None,
    ) -> Session:
        """Sign a user in with an authorization code.

        The code comes from the account system of the app. A user has one session: a newer one ends the one before,
        whose calls are then refused with 29003.

        Args:
            request: Credentials that a user signs in with.

        Returns:
            The new session.

        POST /account/createSessionByAuthCode, version 1.0.4. Not documented; seen in use: PyMammotion,
        pymammotion/aliyun/cloud_gateway.py; the platform's documents of 2018,
        g.alicdn.com/aic/ilop-docs/1.0.22/px82az.html. Needs no token.
        """
        return await self._call(
            CREATE,
            options,
            request=request,
        )

    async def refresh(
        self,
        *,
        request: SessionRenewal,
        options: Options | None = None,
    ) -> Session:
        """Renew a session, before its token ends or after.

        The answer replaces the token and the refresh token. If the refresh token is refused (2401), the user has to
        sign in again.

        Args:
            request: The session to renew.

        Returns:
            The renewed session.

        POST /account/checkOrRefreshSession, version 1.0.4. Not documented; seen in use: PyMammotion,
        pymammotion/aliyun/cloud_gateway.py; the platform's SDK for Android, class IoTCredentialUtils. Needs no
        token.
        """
        return await self._call(
            REFRESH,
            options,
            request=request,
        )

    async def invalidate(
        self,
        *,
        request: SessionEnd,
        options: Options | None = None,
    ) -> None:
        """Sign a user out.

        Ends the session; neither of its tokens is valid after that.

        Args:
            request: The session to end. The platform's own SDK names it by its iotToken, another client by its
                refreshToken; both may be given.

        POST /iotx/account/invalidSession, version 1.0.4. Not documented; seen in use: PyMammotion,
        pymammotion/aliyun/cloud_gateway.py; the platform's SDK for Android, class IoTCredentialUtils. Needs no
        token.
        """
        return await self._call(
            INVALIDATE,
            options,
            request=request,
        )

    async def create_mqtt_credentials(
        self,
        *,
        auth_info: AppDeviceRegistration,
        options: Options | None = None,
    ) -> AppDeviceCertificate:
        """Register an app as a device, to get the certificate that it logs in to the MQTT connection with.

        The same serial number stands for the same device. An app needs no signed-in user for this; it binds its
        MQTT connection to one afterwards.

        Args:
            auth_info: An app that wants to be a device.

        Returns:
            The certificate of the device as which the app is registered.

        POST /app/aepauth/handle, version 1.0.0. Not documented; seen in use: PyMammotion,
        pymammotion/aliyun/cloud_gateway.py; the platform's SDK for Android, class MobileAuthHttpRequest. Needs no
        token.
        """
        return await self._call(
            CREATE_MQTT_CREDENTIALS,
            options,
            auth_info=auth_info,
        )
