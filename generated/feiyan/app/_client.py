# Generated from spec/services/app/ by `python -m generator generate`. Change the spec, not this file.
"""The clients of the app side, sync and async."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Self, TypedDict, Unpack

import httpx

from feiyan._errors import find_error
from feiyan.regions import ENDPOINTS, MQTT_ENDPOINT, Region
from feiyan_runtime import (
    AsyncClient,
    ConfigurationError,
    Hook,
    RegionAnswer,
    Retry,
    SessionOperations,
    SessionTokens,
    Settings,
    SyncClient,
    TokenStore,
    UserSession,
    app_environment,
    app_login,
    app_tokens,
    gateway,
    long_connection,
)

if TYPE_CHECKING:
    from feiyan.app._envelopes import AppEnvelopes, AsyncAppEnvelopes
    from feiyan.app.account import Account, AsyncAccount
    from feiyan.app.data import AsyncData, Data
    from feiyan.app.diagnostics import AsyncDiagnostics, Diagnostics
    from feiyan.app.feedback import AsyncFeedback, Feedback
    from feiyan.app.homes import AsyncHomes, Homes
    from feiyan.app.locks import AsyncLocks, Locks
    from feiyan.app.messages import AsyncMessages, Messages
    from feiyan.app.ota import AsyncOta, Ota
    from feiyan.app.products import AsyncProducts, Products
    from feiyan.app.provisioning import AsyncProvisioning, Provisioning
    from feiyan.app.scenes import AsyncScenes, Scenes
    from feiyan.app.sessions import AsyncSessions, Sessions
    from feiyan.app.things import AsyncThings, Things
    from feiyan.app.users import AsyncUsers, Users
    from feiyan.app.vision import AsyncVision, Vision
    from feiyan.app.widgets import AsyncWidgets, Widgets
    from feiyan_runtime.channel import ChannelFactory, ChannelOptions, DeviceCredentials
    from feiyan_runtime.channel.blocking import BlockingChannel, OnMessage
    from feiyan_runtime.channel.channel import Channel


class AppSettings(TypedDict, total=False):
    """The settings of a client, as `from_env` takes them."""

    app_key: str
    app_secret: str
    iot_token: str | None
    session: UserSession | None
    token_store: TokenStore | None
    user: str
    region: Region | str | RegionAnswer
    base_url: str | None
    mqtt_url: str | None
    http_client: httpx.Client | httpx.AsyncClient | None
    retry: Retry | None
    timeout: float | None
    language: str | None
    stage: str
    hook: Hook | None


class AppClient(SyncClient):
    """Sync client of the app side. Safe to share among threads; close it, or use it in a `with` block.

    Args:
        app_key: Key of the app that calls.
        app_secret: Its secret; never shown.
        iot_token: Token of the signed-in user; never shown. Operations that need no user work without.
        session: A signed-in user, in place of a token: the client renews it.
        token_store: Where the session is kept, so that it outlives this client; without, the client keeps it to itself.
        user: Name of the session in the store: one for each account that signs in.
        region: Data centre of the project, one of `Region`, or what the platform answers of an account's region.
        base_url: Gateway to call in place of the region's.
        mqtt_url: Endpoint of the long connection in place of the region's, such as "mqtts://host:1883".
        http_client: An HTTP client to send with; it stays open when this client is closed.
        retry: When to repeat failed calls.
        timeout: Seconds to wait for every answer, in place of each operation's documented limit.
        language: Language of localized messages, such as "en-US".
        stage: Stage of the API to call: RELEASE, PRE or TEST.
        hook: Called with an `Event` for all that calls do and decide; it should be quick.

    Raises:
        ConfigurationError: A setting cannot be used; the message names it.
    """

    def __init__(
        self,
        *,
        app_key: str,
        app_secret: str,
        iot_token: str | None = None,
        session: UserSession | None = None,
        token_store: TokenStore | None = None,
        user: str = "default",
        region: Region | str | RegionAnswer = Region.CN_SHANGHAI,
        base_url: str | None = None,
        mqtt_url: str | None = None,
        http_client: httpx.Client | None = None,
        retry: Retry | None = None,
        timeout: float | None = None,
        language: str | None = None,
        stage: str = "RELEASE",
        hook: Hook | None = None,
    ) -> None:
        from feiyan.app.sessions import (
            CREATE,
            CREATE_MQTT_CREDENTIALS,
            INVALIDATE,
            REFRESH,
        )

        self._mqtt_url = long_connection(region, base_url, mqtt_url, MQTT_ENDPOINT)
        base_url = gateway(region, base_url, ENDPOINTS)
        settings = Settings(
            app_key=app_key,
            app_secret=app_secret,
            base_url=base_url,
            error_code=find_error,
            retry=retry,
            timeout=timeout,
            language=language,
            stage=stage,
            hook=hook,
        )
        tokens = app_tokens(
            settings,
            iot_token=iot_token,
            operations=SessionOperations(CREATE, REFRESH, INVALIDATE),
            session=session,
            token_store=token_store,
            user=user,
        )
        self._tokens = tokens
        self._login = app_login(settings, CREATE_MQTT_CREDENTIALS, token_store=token_store)
        super().__init__(settings.core(tokens), base_url=base_url, http_client=http_client)

    @classmethod
    def from_env(cls, **settings: Unpack[AppSettings]) -> Self:
        """A client with the settings of the environment; those given here come first.

        FEIYAN_APP_KEY and FEIYAN_APP_SECRET must be set; FEIYAN_IOT_TOKEN, FEIYAN_REGION, FEIYAN_BASE_URL and
        FEIYAN_MQTT_URL may be.
        """
        return cls(**app_environment(settings))

    def sign_in(self, auth_code: str, *, account_type: str = "OA_SESSION") -> UserSession:
        """Make a session from the authorization code of a user who logged in, and use it from now on.

        Args:
            auth_code: What the login of the account system gave.
            account_type: The kind of that system.
        """
        return self._run(self._session_tokens().sign_in(self._core, auth_code, account_type))

    def sign_out(self) -> None:
        """End the session and forget it."""
        self._run(self._session_tokens().sign_out(self._core))

    def use_session(self, session: UserSession) -> None:
        """Use another session from now on, in place of one that expired or of another user's."""
        self._run(self._session_tokens().use(self._core, session))

    def current_session(self) -> UserSession | None:
        """The session in use, renewed if that is due; None while nobody is signed in.

        Raises:
            SessionExpiredError: It cannot be renewed.
        """
        return self._run(self._session_tokens().session(self._core))

    def _session_tokens(self) -> SessionTokens:
        if isinstance(self._tokens, SessionTokens):
            return self._tokens
        raise ConfigurationError("iot_token: a client that was given a token has no session")

    def channel(
        self,
        credentials: DeviceCredentials | None = None,
        *,
        options: ChannelOptions | None = None,
        on_message: OnMessage | None = None,
    ) -> BlockingChannel:
        """What the user's devices report, the moment they report it: messages of `feiyan.messages`.

        Args:
            credentials: What to log in with; without, the app is registered as a device of its own, once for each user
                and `token_store`.
            options: How the channel behaves.
            on_message: Called with every message, in a thread of the channel, in place of iterating over it.
        """
        return self._channel_factory().blocking_channel(self._run, credentials, options, on_message)

    def _channel_factory(self) -> ChannelFactory:
        from feiyan.messages import CHANNEL_PROTOCOL
        from feiyan_runtime.channel.factory import ChannelFactory

        return ChannelFactory(self._core, self._tokens, self._login, self._mqtt_url, CHANNEL_PROTOCOL)

    @cached_property
    def diagnostics(self) -> Diagnostics:
        """Check that the gateway can be reached.

        Section 6.1.1 (连通性测试接口).
        """
        from feiyan.app.diagnostics import Diagnostics

        return Diagnostics(self.invoke)

    @cached_property
    def account(self) -> Account:
        """Accounts of app users: identities, attributes, third-party accounts.

        Section 6.2 (账号服务).
        """
        from feiyan.app.account import Account

        return Account(self.invoke)

    @cached_property
    def sessions(self) -> Sessions:
        """Sessions of app users: signing in, renewing, signing out; what an app logs in to MQTT with.

        In no document; seen in PyMammotion and the platform's SDK for Android.
        """
        from feiyan.app.sessions import Sessions

        return Sessions(self.invoke)

    @cached_property
    def products(self) -> Products:
        """Products, as apps see them.

        Section 6.3 (产品管理服务).
        """
        from feiyan.app.products import Products

        return Products(self.invoke)

    @cached_property
    def things(self) -> Things:
        """Devices of the signed-in user: state, properties, events, services.

        Section 6.4 (物的模型服务).
        """
        from feiyan.app.things import Things

        return Things(self.invoke)

    @cached_property
    def widgets(self) -> Widgets:
        """Devices on the home screen of the phone.

        Section 6.5 (应用与插件服务).
        """
        from feiyan.app.widgets import Widgets

        return Widgets(self.invoke)

    @cached_property
    def users(self) -> Users:
        """Devices and scenes bound to and shared with the signed-in user; virtual users; the push channel.

        Section 6.6 (用户服务).
        """
        from feiyan.app.users import Users

        return Users(self.invoke)

    @cached_property
    def messages(self) -> Messages:
        """Messages to the user and which devices may send them.

        Section 6.7 (消息服务).
        """
        from feiyan.app.messages import Messages

        return Messages(self.invoke)

    @cached_property
    def homes(self) -> Homes:
        """Homes, rooms and device groups.

        Section 6.8 (空间服务).
        """
        from feiyan.app.homes import Homes

        return Homes(self.invoke)

    @cached_property
    def provisioning(self) -> Provisioning:
        """Bringing devices into the network and binding them.

        Section 6.9 (配网服务).
        """
        from feiyan.app.provisioning import Provisioning

        return Provisioning(self.invoke)

    @cached_property
    def scenes(self) -> Scenes:
        """Scenes, automations and timers.

        Section 6.10 (场景服务).
        """
        from feiyan.app.scenes import Scenes

        return Scenes(self.invoke)

    @cached_property
    def data(self) -> Data:
        """Aggregated figures of devices.

        Section 6.11 (通用聚合服务).
        """
        from feiyan.app.data import Data

        return Data(self.invoke)

    @cached_property
    def ota(self) -> Ota:
        """Firmware updates.

        Section 6.12 (OTA固件升级).
        """
        from feiyan.app.ota import Ota

        return Ota(self.invoke)

    @cached_property
    def feedback(self) -> Feedback:
        """Feedback of users and the answers to it.

        Section 6.13 (飞燕意见反馈).
        """
        from feiyan.app.feedback import Feedback

        return Feedback(self.invoke)

    @cached_property
    def locks(self) -> Locks:
        """Smart locks: keys, their users, events.

        Section 6.14 (锁的服务).
        """
        from feiyan.app.locks import Locks

        return Locks(self.invoke)

    @cached_property
    def vision(self) -> Vision:
        """Cameras: recording plans, recordings, events, pictures, cloud storage.

        Section 6.15 (视频服务).
        """
        from feiyan.app.vision import Vision

        return Vision(self.invoke)

    @cached_property
    def with_envelope(self) -> AppEnvelopes:
        """The same services, with methods that return the whole envelope: code, message, request id, data."""
        from feiyan.app._envelopes import AppEnvelopes

        return AppEnvelopes(self)


class AsyncAppClient(AsyncClient):
    """Async client of the app side. Safe to share among tasks; close it, or use it in an `async with` block.

    Args:
        app_key: Key of the app that calls.
        app_secret: Its secret; never shown.
        iot_token: Token of the signed-in user; never shown. Operations that need no user work without.
        session: A signed-in user, in place of a token: the client renews it.
        token_store: Where the session is kept, so that it outlives this client; without, the client keeps it to itself.
        user: Name of the session in the store: one for each account that signs in.
        region: Data centre of the project, one of `Region`, or what the platform answers of an account's region.
        base_url: Gateway to call in place of the region's.
        mqtt_url: Endpoint of the long connection in place of the region's, such as "mqtts://host:1883".
        http_client: An HTTP client to send with; it stays open when this client is closed.
        retry: When to repeat failed calls.
        timeout: Seconds to wait for every answer, in place of each operation's documented limit.
        language: Language of localized messages, such as "en-US".
        stage: Stage of the API to call: RELEASE, PRE or TEST.
        hook: Called with an `Event` for all that calls do and decide; it should be quick.

    Raises:
        ConfigurationError: A setting cannot be used; the message names it.
    """

    def __init__(
        self,
        *,
        app_key: str,
        app_secret: str,
        iot_token: str | None = None,
        session: UserSession | None = None,
        token_store: TokenStore | None = None,
        user: str = "default",
        region: Region | str | RegionAnswer = Region.CN_SHANGHAI,
        base_url: str | None = None,
        mqtt_url: str | None = None,
        http_client: httpx.AsyncClient | None = None,
        retry: Retry | None = None,
        timeout: float | None = None,
        language: str | None = None,
        stage: str = "RELEASE",
        hook: Hook | None = None,
    ) -> None:
        from feiyan.app.sessions import (
            CREATE,
            CREATE_MQTT_CREDENTIALS,
            INVALIDATE,
            REFRESH,
        )

        self._mqtt_url = long_connection(region, base_url, mqtt_url, MQTT_ENDPOINT)
        base_url = gateway(region, base_url, ENDPOINTS)
        settings = Settings(
            app_key=app_key,
            app_secret=app_secret,
            base_url=base_url,
            error_code=find_error,
            retry=retry,
            timeout=timeout,
            language=language,
            stage=stage,
            hook=hook,
        )
        tokens = app_tokens(
            settings,
            iot_token=iot_token,
            operations=SessionOperations(CREATE, REFRESH, INVALIDATE),
            session=session,
            token_store=token_store,
            user=user,
        )
        self._tokens = tokens
        self._login = app_login(settings, CREATE_MQTT_CREDENTIALS, token_store=token_store)
        super().__init__(settings.core(tokens), base_url=base_url, http_client=http_client)

    @classmethod
    def from_env(cls, **settings: Unpack[AppSettings]) -> Self:
        """A client with the settings of the environment; those given here come first.

        FEIYAN_APP_KEY and FEIYAN_APP_SECRET must be set; FEIYAN_IOT_TOKEN, FEIYAN_REGION, FEIYAN_BASE_URL and
        FEIYAN_MQTT_URL may be.
        """
        return cls(**app_environment(settings))

    async def sign_in(self, auth_code: str, *, account_type: str = "OA_SESSION") -> UserSession:
        """Make a session from the authorization code of a user who logged in, and use it from now on.

        Args:
            auth_code: What the login of the account system gave.
            account_type: The kind of that system.
        """
        return await self._run(self._session_tokens().sign_in(self._core, auth_code, account_type))

    async def sign_out(self) -> None:
        """End the session and forget it."""
        await self._run(self._session_tokens().sign_out(self._core))

    async def use_session(self, session: UserSession) -> None:
        """Use another session from now on, in place of one that expired or of another user's."""
        await self._run(self._session_tokens().use(self._core, session))

    async def current_session(self) -> UserSession | None:
        """The session in use, renewed if that is due; None while nobody is signed in.

        Raises:
            SessionExpiredError: It cannot be renewed.
        """
        return await self._run(self._session_tokens().session(self._core))

    def _session_tokens(self) -> SessionTokens:
        if isinstance(self._tokens, SessionTokens):
            return self._tokens
        raise ConfigurationError("iot_token: a client that was given a token has no session")

    def channel(
        self,
        credentials: DeviceCredentials | None = None,
        *,
        options: ChannelOptions | None = None,
    ) -> Channel:
        """What the user's devices report, the moment they report it: messages of `feiyan.messages`.

        Args:
            credentials: What to log in with; without, the app is registered as a device of its own, once for each user
                and `token_store`.
            options: How the channel behaves.
        """
        return self._channel_factory().channel(self._run, credentials, options)

    def _channel_factory(self) -> ChannelFactory:
        from feiyan.messages import CHANNEL_PROTOCOL
        from feiyan_runtime.channel.factory import ChannelFactory

        return ChannelFactory(self._core, self._tokens, self._login, self._mqtt_url, CHANNEL_PROTOCOL)

    @cached_property
    def diagnostics(self) -> AsyncDiagnostics:
        """Check that the gateway can be reached.

        Section 6.1.1 (连通性测试接口).
        """
        from feiyan.app.diagnostics import AsyncDiagnostics

        return AsyncDiagnostics(self.invoke)

    @cached_property
    def account(self) -> AsyncAccount:
        """Accounts of app users: identities, attributes, third-party accounts.

        Section 6.2 (账号服务).
        """
        from feiyan.app.account import AsyncAccount

        return AsyncAccount(self.invoke)

    @cached_property
    def sessions(self) -> AsyncSessions:
        """Sessions of app users: signing in, renewing, signing out; what an app logs in to MQTT with.

        In no document; seen in PyMammotion and the platform's SDK for Android.
        """
        from feiyan.app.sessions import AsyncSessions

        return AsyncSessions(self.invoke)

    @cached_property
    def products(self) -> AsyncProducts:
        """Products, as apps see them.

        Section 6.3 (产品管理服务).
        """
        from feiyan.app.products import AsyncProducts

        return AsyncProducts(self.invoke)

    @cached_property
    def things(self) -> AsyncThings:
        """Devices of the signed-in user: state, properties, events, services.

        Section 6.4 (物的模型服务).
        """
        from feiyan.app.things import AsyncThings

        return AsyncThings(self.invoke)

    @cached_property
    def widgets(self) -> AsyncWidgets:
        """Devices on the home screen of the phone.

        Section 6.5 (应用与插件服务).
        """
        from feiyan.app.widgets import AsyncWidgets

        return AsyncWidgets(self.invoke)

    @cached_property
    def users(self) -> AsyncUsers:
        """Devices and scenes bound to and shared with the signed-in user; virtual users; the push channel.

        Section 6.6 (用户服务).
        """
        from feiyan.app.users import AsyncUsers

        return AsyncUsers(self.invoke)

    @cached_property
    def messages(self) -> AsyncMessages:
        """Messages to the user and which devices may send them.

        Section 6.7 (消息服务).
        """
        from feiyan.app.messages import AsyncMessages

        return AsyncMessages(self.invoke)

    @cached_property
    def homes(self) -> AsyncHomes:
        """Homes, rooms and device groups.

        Section 6.8 (空间服务).
        """
        from feiyan.app.homes import AsyncHomes

        return AsyncHomes(self.invoke)

    @cached_property
    def provisioning(self) -> AsyncProvisioning:
        """Bringing devices into the network and binding them.

        Section 6.9 (配网服务).
        """
        from feiyan.app.provisioning import AsyncProvisioning

        return AsyncProvisioning(self.invoke)

    @cached_property
    def scenes(self) -> AsyncScenes:
        """Scenes, automations and timers.

        Section 6.10 (场景服务).
        """
        from feiyan.app.scenes import AsyncScenes

        return AsyncScenes(self.invoke)

    @cached_property
    def data(self) -> AsyncData:
        """Aggregated figures of devices.

        Section 6.11 (通用聚合服务).
        """
        from feiyan.app.data import AsyncData

        return AsyncData(self.invoke)

    @cached_property
    def ota(self) -> AsyncOta:
        """Firmware updates.

        Section 6.12 (OTA固件升级).
        """
        from feiyan.app.ota import AsyncOta

        return AsyncOta(self.invoke)

    @cached_property
    def feedback(self) -> AsyncFeedback:
        """Feedback of users and the answers to it.

        Section 6.13 (飞燕意见反馈).
        """
        from feiyan.app.feedback import AsyncFeedback

        return AsyncFeedback(self.invoke)

    @cached_property
    def locks(self) -> AsyncLocks:
        """Smart locks: keys, their users, events.

        Section 6.14 (锁的服务).
        """
        from feiyan.app.locks import AsyncLocks

        return AsyncLocks(self.invoke)

    @cached_property
    def vision(self) -> AsyncVision:
        """Cameras: recording plans, recordings, events, pictures, cloud storage.

        Section 6.15 (视频服务).
        """
        from feiyan.app.vision import AsyncVision

        return AsyncVision(self.invoke)

    @cached_property
    def with_envelope(self) -> AsyncAppEnvelopes:
        """The same services, with methods that return the whole envelope: code, message, request id, data."""
        from feiyan.app._envelopes import AsyncAppEnvelopes

        return AsyncAppEnvelopes(self)
