# Generated from spec/services/app/ by `python -m generator generate`. Change the spec, not this file.
"""Async client of the app side."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import cached_property, partial
from os import PathLike
from typing import TYPE_CHECKING, Self, TypedDict, Unpack

from feiyan._errors import find_error
from feiyan.regions import ENDPOINTS, MQTT_ENDPOINT, REGION_ALIASES, Region
from feiyan_runtime import (
    AsyncClient,
    AsyncHttpClient,
    ConfigurationError,
    OnEvent,
    OnSession,
    RateLimit,
    RegionAnswer,
    Retry,
    SessionOperations,
    SessionTokens,
    Settings,
    SignIn,
    SignInOperations,
    TokenStore,
    UserSession,
    app_environment,
    app_login,
    app_tokens,
    gateway,
    mqtt_endpoint,
    region_id,
)

if TYPE_CHECKING:
    from feiyan.app._envelopes import AsyncAppEnvelopes
    from feiyan.app.account import AsyncAccount
    from feiyan.app.data import AsyncData
    from feiyan.app.diagnostics import AsyncDiagnostics
    from feiyan.app.feedback import AsyncFeedback
    from feiyan.app.homes import AsyncHomes
    from feiyan.app.locks import AsyncLocks
    from feiyan.app.messages import AsyncMessages
    from feiyan.app.ota import AsyncOta
    from feiyan.app.products import AsyncProducts
    from feiyan.app.provisioning import AsyncProvisioning
    from feiyan.app.scenes import AsyncScenes
    from feiyan.app.sessions import AsyncSessions
    from feiyan.app.things import AsyncThings
    from feiyan.app.users import AsyncUsers
    from feiyan.app.vision import AsyncVision
    from feiyan.app.widgets import AsyncWidgets
    from feiyan_devices import AsyncDevice, AsyncDevices, ThingModels
    from feiyan_runtime.channel import ChannelFactory, ChannelOptions, DeviceCredentials
    from feiyan_runtime.channel.channel import Channel


class AsyncAppSettings(TypedDict, total=False):
    """Settings of a client, as keyword arguments of `from_env`."""

    app_key: str
    app_secret: str
    iot_token: str | None
    session: UserSession | None
    token_store: TokenStore | None
    user: str
    on_session: OnSession | None
    region: Region | str | RegionAnswer
    base_url: str | None
    mqtt_url: str | None
    http_client: AsyncHttpClient | None
    retry: Retry | None
    rate_limit: RateLimit | None
    timeout: float | None
    language: str | None
    stage: str
    on_event: OnEvent | None


class AsyncAppClient(AsyncClient):
    """Async client of the app side. Safe to share among tasks. Close it, or use it in an `async with` block.

    Args:
        app_key: App key of the app, which its security image holds; the cloud side has another.
        app_secret: Secret of the app key; never shown.
        iot_token: Token of the signed-in user; never shown. Operations without a user do not need it.
        session: Session of a signed-in user, instead of a token; the client renews it.
        token_store: Store of the session, which can outlive this client. By default, the session is kept in memory.
        user: Name of the session in the store; use one for each account that signs in.
        region: Data centre of the project: a `Region`, or the platform's answer with the region of an account.
        base_url: URL of the gateway to call instead of the region's.
        mqtt_url: URL of the MQTT endpoint to use instead of the region's, such as "mqtts://host:1883".
        http_client: HTTP client to send with, such as one of httpx; it stays open when this client is closed.
        retry: When and how often to retry failed calls.
        rate_limit: Limit of the calls a second, of this client or of all that share its store.
        timeout: Seconds to wait for each answer, instead of the operation's documented limit.
        language: Language of localized messages, such as "en-US".
        stage: Stage of the API to call: RELEASE, PRE or TEST; APIs outside production are only found with theirs.
        on_session: Called with each session that was created or renewed, and with one that ended: it is then `expired`.
        on_event: Called with an `Event` for each step of a call; it should return quickly.

    Raises:
        ConfigurationError: A setting is invalid; the message names it.
    """

    loadable = (
        "diagnostics",
        "account",
        "sessions",
        "vision",
        "ota",
        "messages",
        "provisioning",
        "things",
        "scenes",
        "products",
        "users",
        "widgets",
        "homes",
        "data",
        "feedback",
        "locks",
        "devices",
        "channel",
    )

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
        http_client: AsyncHttpClient | None = None,
        retry: Retry | None = None,
        rate_limit: RateLimit | None = None,
        timeout: float | None = None,
        language: str | None = None,
        stage: str = "RELEASE",
        on_session: OnSession | None = None,
        on_event: OnEvent | None = None,
    ) -> None:
        from feiyan.app.sessions import (
            CREATE,
            CREATE_MQTT_CREDENTIALS,
            INVALIDATE,
            REFRESH,
        )

        region = region_id(region, REGION_ALIASES)
        self._mqtt_url = mqtt_url
        self._regional_mqtt_url = mqtt_endpoint(region, base_url, MQTT_ENDPOINT)
        base_url = gateway(region, base_url, ENDPOINTS)
        settings = Settings(
            app_key=app_key,
            app_secret=app_secret,
            base_url=base_url,
            error_code=find_error,
            retry=retry,
            rate_limit=rate_limit,
            timeout=timeout,
            language=language,
            stage=stage,
            on_event=on_event,
        )
        tokens = app_tokens(
            settings,
            iot_token=iot_token,
            operations=SessionOperations(CREATE, REFRESH, INVALIDATE),
            session=session,
            token_store=token_store,
            user=user,
            on_session=on_session,
        )
        self._tokens = tokens
        self._login = app_login(settings, CREATE_MQTT_CREDENTIALS, token_store=token_store)
        super().__init__(settings.core(tokens), base_url=base_url, http_client=http_client)

    @classmethod
    def from_env(cls, **settings: Unpack[AsyncAppSettings]) -> Self:
        """Create a client with settings from environment variables; those passed here take precedence.

        FEIYAN_APP_KEY and FEIYAN_APP_SECRET must be set; FEIYAN_IOT_TOKEN, FEIYAN_REGION, FEIYAN_BASE_URL and
        FEIYAN_MQTT_URL may be. FEIYAN_LOG, such as debug, is the level of the log.

        Raises:
            ConfigurationError: A variable is not set, or a setting is invalid; the message names it.
        """
        return cls(**app_environment(settings))

    @classmethod
    async def create(cls, *, services: Sequence[str] = (), **settings: Unpack[AsyncAppSettings]) -> Self:
        """Create a client without blocking the event loop: a thread does the imports and reads the certificates.

        Args:
            services: Names of the services to load as well, such as "diagnostics"; the others are
                imported when they are first used. "devices" loads what mirrors need, with
                pushes, "channel" what push channels need.
            settings: Settings of the client.

        Raises:
            ConfigurationError: A setting is invalid, or there is no such service; the message names it.
        """
        return await cls._create(lambda: cls(**settings), services)

    @classmethod
    async def create_from_env(cls, *, services: Sequence[str] = (), **settings: Unpack[AsyncAppSettings]) -> Self:
        """Create a client like `from_env`, without blocking the event loop, as `create` does.

        Raises:
            ConfigurationError: A variable is not set, or a setting is invalid; the message names it.
        """
        return await cls._create(lambda: cls.from_env(**settings), services)

    def _load(self, service: str) -> None:
        if service == "devices":
            self.devices()
            for name in ("users", "things"):
                super()._load(name)
            with suppress(ConfigurationError):  # without the extra `mqtt`, there are mirrors without pushes
                self._channel_factory().load()
        elif service == "channel":
            self._channel_factory().load()
        else:
            super()._load(service)

    async def sign_in(self, auth_code: str, *, account_type: str = "OA_SESSION") -> UserSession:
        """Create a session from the authorization code of a user, store it, and use it for all calls from now on.

        Args:
            auth_code: Authorization code from the login at the account system.
            account_type: Type of the account system.

        Raises:
            ApiError: The platform refused the authorization code.
            TransportError: No answer was received; the code may be used up.
        """
        return await self._run(self._session_tokens().sign_in(self._core, auth_code, account_type))

    async def sign_in_with_oauth(self, auth_code: str, *, country: str) -> UserSession:
        """Sign a user in with an authorization code of the app's own account system, in the region of the account.

        Asks for the region, logs in to its account service, and creates the session there. The calls of the client
        and its push channels then go to that region, as do those of all clients that share the store.

        Args:
            auth_code: Authorization code from the login at the account system of the app's maker.
            country: Code of the user's country, such as "CN".

        Raises:
            AuthenticationError: The platform refused the code.
            ApiError: The platform refused another step.
            TransportError: No answer was received; the code may be used up.
        """
        way = await self._in_thread(self._sign_in)
        return await self._run(way.with_oauth(self._core, auth_code, country))

    async def sign_in_with_password(
        self, login_id: str, password: str, *, public_key: str, country: str
    ) -> UserSession:
        """Sign a user in with the password of an account of the platform's own system, as `sign_in_with_oauth` does.

        Needs the extra `login`, which encrypts the password.

        Args:
            login_id: E-mail address or phone number of the user.
            password: Password of the user; never shown.
            public_key: Public RSA key of the app, with which passwords are encrypted: the Base64 of DER, or PEM.
            country: Code of the user's country, such as "CN".

        Raises:
            ConfigurationError: The key is no RSA key, or the extra `login` is not installed.
            AuthenticationError: The name or the password is wrong (4027).
            PermissionDeniedError: The platform asks for a captcha (26053) or checks who asks (26152).
            ApiError: The platform refused another step.
            TransportError: No answer was received.
        """
        way = await self._in_thread(self._sign_in)
        return await self._run(way.with_password(self._core, login_id, password, public_key, country))

    def _sign_in(self) -> SignIn:
        """Return what signs users in; importing it takes some milliseconds."""
        from feiyan.account import CONNECT, LOGIN, LOGIN_BY_OAUTH
        from feiyan.app.account import GET_REGION

        operations = SignInOperations(GET_REGION, CONNECT, LOGIN_BY_OAUTH, LOGIN)
        return SignIn(operations, self._session_tokens(), self._base_url)

    async def sign_out(self) -> None:
        """End the session and delete it from the store, and with it the MQTT credentials of its user.

        Raises:
            TransportError: No answer was received; the session is still stored.
        """
        await self._run(self._session_tokens().sign_out(self._core, self._login.forget))

    async def use_session(self, session: UserSession) -> None:
        """Store a session and use it for all calls from now on, instead of the current one."""
        await self._run(self._session_tokens().use(self._core, session))

    async def current_session(self) -> UserSession | None:
        """Return the current session, renewed if it is due, or None if nobody is signed in.

        Raises:
            SessionExpiredError: The session cannot be renewed; the user has to sign in again.
        """
        return await self._run(self._session_tokens().session(self._core))

    def _session_tokens(self) -> SessionTokens:
        if isinstance(self._tokens, SessionTokens):
            return self._tokens
        raise ConfigurationError("iot_token: a client with an iot_token has no session; create one without it")

    def channel(
        self,
        credentials: DeviceCredentials | None = None,
        *,
        options: ChannelOptions | None = None,
    ) -> Channel:
        """Return a push channel: a stream of the messages of `feiyan.messages` that the user's devices send.

        Args:
            credentials: Device certificate to log in with. By default, the app is registered as a device of its own,
                once per user and `token_store`.
            options: Settings of the channel.

        Raises:
            ConfigurationError: `mqtt_url` is missing beside `base_url`, or the extra `mqtt` is not installed.
        """
        return self._channel_factory().channel(self._drive, credentials, options)

    def _channel_factory(self) -> ChannelFactory:
        from feiyan.messages import CHANNEL_PROTOCOL
        from feiyan_runtime.channel.factory import ChannelFactory

        self._require_open()
        urls = self._mqtt_url, self._regional_mqtt_url
        return ChannelFactory(self._core, self._tokens, self._login, *urls, CHANNEL_PROTOCOL)

    async def device(self, iot_id: str, *, models: ThingModels | None = None) -> AsyncDevice:
        """Read a device: its facts, its thing model and its properties, with a call each.

        Args:
            iot_id: Device id; unique on the platform.
            models: Known thing models, to which that of a further product is added, such as `ThingModels("folder")`. By
                default, the client keeps them, and asks once for each product.

        Raises:
            ApiError: The platform refused a call; NotFoundError if there is no such device.
            TransportError: No answer was received.
            InvalidModelError: The platform did not send a thing model.
        """
        read = await self._in_thread(lambda: self._device_reader(models))
        return await read(iot_id)

    def _device_reader(self, models: ThingModels | None) -> Callable[[str], Awaitable[AsyncDevice]]:
        """Import devices, which takes some milliseconds, and return the function that reads one."""
        from feiyan_devices import AsyncDevice

        return partial(AsyncDevice.read, self.things, models or self._models)

    def devices(
        self,
        *,
        push: bool = True,
        poll: float = 60.0,
        folder: str | PathLike[str] | None = None,
        credentials: DeviceCredentials | None = None,
        options: ChannelOptions | None = None,
    ) -> AsyncDevices:
        """Return a mirror of all devices of the user, with their models and properties, which pushes keep true.

        Use it in an `async with` block.

        Args:
            push: False opens no push channel: all is read every `poll` seconds.
            poll: Seconds after which the list of devices is read again and, while no pushes are received, all
                properties.
            folder: Folder that keeps models and the last state for the next run, of one user. By default,
                nothing is kept.
            credentials: Device certificate for the push channel, as for `channel`.
            options: Settings of the push channel.

        Raises:
            ConfigurationError: `poll` is not a number of seconds, or the extra `mqtt` is not installed.
        """
        from feiyan.messages import (
            DeviceBound,
            DeviceUnbound,
            PropertiesChanged,
            StatusChanged,
            SubDeviceAdded,
            ThingEvent,
        )
        from feiyan_devices import AsyncDevices, DeviceMessages, Keep, ThingModels, bound_devices

        return AsyncDevices(
            self.things,
            bound_devices(self.users),
            models=self._models if folder is None else ThingModels(folder),
            poll=poll,
            keep=None if folder is None else Keep(folder),
            messages=DeviceMessages(
                properties=PropertiesChanged,
                status=StatusChanged,
                event=ThingEvent,
                bindings=(
                    DeviceBound,
                    DeviceUnbound,
                    SubDeviceAdded,
                ),
            ),
            channel=(lambda: self.channel(credentials, options=options)) if push else None,
            token=self.current_token,
        )

    @cached_property
    def _models(self) -> ThingModels:
        from feiyan_devices import ThingModels

        return ThingModels()

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

        Not documented; seen in use: PyMammotion and the platform's SDK for Android.
        """
        from feiyan.app.sessions import AsyncSessions

        return AsyncSessions(self.invoke)

    @cached_property
    def vision(self) -> AsyncVision:
        """Cameras: recording plans, recordings, events, pictures, cloud storage.

        Section 6.15 (视频服务).
        """
        from feiyan.app.vision import AsyncVision

        return AsyncVision(self.invoke)

    @cached_property
    def ota(self) -> AsyncOta:
        """Firmware updates.

        Section 6.12 (OTA固件升级).
        """
        from feiyan.app.ota import AsyncOta

        return AsyncOta(self.invoke)

    @cached_property
    def messages(self) -> AsyncMessages:
        """Messages to the user and which devices may send them.

        Section 6.7 (消息服务).
        """
        from feiyan.app.messages import AsyncMessages

        return AsyncMessages(self.invoke)

    @cached_property
    def provisioning(self) -> AsyncProvisioning:
        """Bringing devices into the network and binding them.

        Section 6.9 (配网服务).
        """
        from feiyan.app.provisioning import AsyncProvisioning

        return AsyncProvisioning(self.invoke)

    @cached_property
    def things(self) -> AsyncThings:
        """Devices of the signed-in user: state, properties, events, services.

        Section 6.4 (物的模型服务).
        """
        from feiyan.app.things import AsyncThings

        return AsyncThings(self.invoke)

    @cached_property
    def scenes(self) -> AsyncScenes:
        """Scenes, automations and timers.

        Section 6.10 (场景服务).
        """
        from feiyan.app.scenes import AsyncScenes

        return AsyncScenes(self.invoke)

    @cached_property
    def products(self) -> AsyncProducts:
        """Products, as apps see them.

        Section 6.3 (产品管理服务).
        """
        from feiyan.app.products import AsyncProducts

        return AsyncProducts(self.invoke)

    @cached_property
    def users(self) -> AsyncUsers:
        """Devices and scenes bound to and shared with the signed-in user; virtual users; the push channel.

        Section 6.6 (用户服务).
        """
        from feiyan.app.users import AsyncUsers

        return AsyncUsers(self.invoke)

    @cached_property
    def widgets(self) -> AsyncWidgets:
        """Devices on the home screen of the phone.

        Section 6.5 (应用与插件服务).
        """
        from feiyan.app.widgets import AsyncWidgets

        return AsyncWidgets(self.invoke)

    @cached_property
    def homes(self) -> AsyncHomes:
        """Homes, rooms and device groups.

        Section 6.8 (空间服务).
        """
        from feiyan.app.homes import AsyncHomes

        return AsyncHomes(self.invoke)

    @cached_property
    def data(self) -> AsyncData:
        """Aggregated figures of devices.

        Section 6.11 (通用聚合服务).
        """
        from feiyan.app.data import AsyncData

        return AsyncData(self.invoke)

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
    def with_envelope(self) -> AsyncAppEnvelopes:
        """The same services, whose methods return the whole envelope: code, message, request id and data."""
        from feiyan.app._envelopes import AsyncAppEnvelopes

        return AsyncAppEnvelopes(self)
