# Generated from spec/services/cloud/ by `python -m generator generate`. Change the spec, not this file.
"""Async client of the cloud side."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from functools import cached_property, partial
from os import PathLike
from typing import TYPE_CHECKING, Self, TypedDict, Unpack

from feiyan._errors import find_error
from feiyan.regions import ENDPOINTS, REGION_ALIASES, Region
from feiyan_runtime import (
    AsyncClient,
    AsyncHttpClient,
    OnEvent,
    RateLimit,
    RegionAnswer,
    Retry,
    Settings,
    TokenStore,
    cloud_environment,
    cloud_tokens,
    gateway,
    region_id,
)

if TYPE_CHECKING:
    from feiyan.cloud._envelopes import AsyncCloudEnvelopes
    from feiyan.cloud.products import AsyncProducts
    from feiyan.cloud.statistics import AsyncStatistics
    from feiyan.cloud.storage import AsyncStorage
    from feiyan.cloud.things import AsyncThings
    from feiyan.cloud.tokens import AsyncTokens
    from feiyan.cloud.users import AsyncUsers
    from feiyan.enums import DeviceStatus
    from feiyan_devices import AsyncDevice, AsyncDevices, ThingModels


class AsyncCloudSettings(TypedDict, total=False):
    """Settings of a client, as keyword arguments of `from_env`."""

    app_key: str
    app_secret: str
    project_id: str
    token_store: TokenStore | None
    region: Region | str | RegionAnswer
    base_url: str | None
    http_client: AsyncHttpClient | None
    retry: Retry | None
    rate_limit: RateLimit | None
    timeout: float | None
    stage: str
    on_event: OnEvent | None


class AsyncCloudClient(AsyncClient):
    """Async client of the cloud side. Safe to share among tasks. Close it, or use it in an `async with` block.

    Args:
        app_key: App key of the cloud side, from the platform's console; apps have another.
        app_secret: Secret of the app key; never shown.
        project_id: Project whose token the calls carry.
        region: Data centre of the project: a `Region`, or the platform's answer with the region of an account.
        base_url: URL of the gateway to call instead of the region's.
        http_client: HTTP client to send with, such as one of httpx; it stays open when this client is closed.
        token_store: Store of the token. By default, the clients of a process share one in memory.
        retry: When and how often to retry failed calls.
        rate_limit: Limit of the calls a second, of this client or of all that share its store.
        timeout: Seconds to wait for each answer, instead of the operation's documented limit.
        stage: Stage of the API to call: RELEASE, PRE or TEST; APIs outside production are only found with theirs.
        on_event: Called with an `Event` for each step of a call; it should return quickly.

    Raises:
        ConfigurationError: A setting is invalid; the message names it.
    """

    loadable = (
        "users",
        "storage",
        "tokens",
        "products",
        "things",
        "statistics",
        "devices",
    )

    def __init__(
        self,
        *,
        app_key: str,
        app_secret: str,
        project_id: str,
        region: Region | str | RegionAnswer = Region.CN_SHANGHAI,
        base_url: str | None = None,
        http_client: AsyncHttpClient | None = None,
        token_store: TokenStore | None = None,
        retry: Retry | None = None,
        rate_limit: RateLimit | None = None,
        timeout: float | None = None,
        stage: str = "RELEASE",
        on_event: OnEvent | None = None,
    ) -> None:
        from feiyan.cloud.tokens import CREATE, REFRESH

        region = region_id(region, REGION_ALIASES)
        base_url = gateway(region, base_url, ENDPOINTS)
        settings = Settings(
            app_key=app_key,
            app_secret=app_secret,
            base_url=base_url,
            error_code=find_error,
            retry=retry,
            rate_limit=rate_limit,
            timeout=timeout,
            stage=stage,
            on_event=on_event,
        )
        tokens = cloud_tokens(
            settings,
            project_id=project_id,
            create=CREATE,
            refresh=REFRESH,
            token_store=token_store,
        )
        super().__init__(settings.core(tokens), base_url=base_url, http_client=http_client)

    @classmethod
    def from_env(cls, **settings: Unpack[AsyncCloudSettings]) -> Self:
        """Create a client with settings from environment variables; those passed here take precedence.

        FEIYAN_APP_KEY, FEIYAN_APP_SECRET and FEIYAN_PROJECT_ID must be set; FEIYAN_REGION and FEIYAN_BASE_URL may be.
        FEIYAN_LOG, such as debug, is the level of the log.

        Raises:
            ConfigurationError: A variable is not set, or a setting is invalid; the message names it.
        """
        return cls(**cloud_environment(settings))

    @classmethod
    async def create(cls, *, services: Sequence[str] = (), **settings: Unpack[AsyncCloudSettings]) -> Self:
        """Create a client without blocking the event loop: a thread does the imports and reads the certificates.

        Args:
            services: Names of the services to load as well, such as "users"; the others are
                imported when they are first used. "devices" loads what mirrors need.
            settings: Settings of the client.

        Raises:
            ConfigurationError: A setting is invalid, or there is no such service; the message names it.
        """
        return await cls._create(lambda: cls(**settings), services)

    @classmethod
    async def create_from_env(cls, *, services: Sequence[str] = (), **settings: Unpack[AsyncCloudSettings]) -> Self:
        """Create a client like `from_env`, without blocking the event loop, as `create` does.

        Raises:
            ConfigurationError: A variable is not set, or a setting is invalid; the message names it.
        """
        return await cls._create(lambda: cls.from_env(**settings), services)

    def _load(self, service: str) -> None:
        if service == "devices":
            self.devices()
            for name in ("products", "things"):
                super()._load(name)
        else:
            super()._load(service)

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
        products: Sequence[str] | None = None,
        *,
        statuses: Sequence[DeviceStatus | int] | None = None,
        poll: float = 60.0,
        folder: str | PathLike[str] | None = None,
    ) -> AsyncDevices:
        """Return a mirror of the devices of the project, with their models and properties, which are read repeatedly.

        Use it in an `async with` block.

        Args:
            products: Keys of the products whose devices to mirror; by default, all of the project.
            statuses: Connection states of the devices to mirror; by default, all.
            poll: Seconds after which the list of devices and all properties are read again.
            folder: Folder that keeps models and the last state for the next run, of one project. By default,
                nothing is kept.

        Raises:
            ConfigurationError: `poll` is not a number of seconds.
        """
        from feiyan.enums import DeviceStatus
        from feiyan_devices import AsyncDevices, Keep, ThingModels, devices_of_products

        return AsyncDevices(
            self.things,
            devices_of_products(
                self.products, self.things, products, tuple(DeviceStatus) if statuses is None else statuses
            ),
            models=self._models if folder is None else ThingModels(folder),
            poll=poll,
            keep=None if folder is None else Keep(folder),
        )

    @cached_property
    def _models(self) -> ThingModels:
        from feiyan_devices import ThingModels

        return ThingModels()

    @cached_property
    def users(self) -> AsyncUsers:
        """Accounts of app users and the devices bound to them.

        Section 7.4 (云端用户服务).
        """
        from feiyan.cloud.users import AsyncUsers

        return AsyncUsers(self.invoke)

    @cached_property
    def storage(self) -> AsyncStorage:
        """Cloud storage and live-sharing plans of cameras, and their orders.

        Section 7.5 (视频服务云存储购买).
        """
        from feiyan.cloud.storage import AsyncStorage

        return AsyncStorage(self.invoke)

    @cached_property
    def tokens(self) -> AsyncTokens:
        """Cloud tokens, which authorise every other cloud operation.

        Section 7.1 (云端管理基础服务).
        """
        from feiyan.cloud.tokens import AsyncTokens

        return AsyncTokens(self.invoke)

    @cached_property
    def products(self) -> AsyncProducts:
        """Products, projects, and the device certificates made in mass production.

        Section 7.2 (云端物的产品管理).
        """
        from feiyan.cloud.products import AsyncProducts

        return AsyncProducts(self.invoke)

    @cached_property
    def things(self) -> AsyncThings:
        """Devices: state, properties, events, services.

        Section 7.3 (云端物的模型服务).
        """
        from feiyan.cloud.things import AsyncThings

        return AsyncThings(self.invoke)

    @cached_property
    def statistics(self) -> AsyncStatistics:
        """Daily figures of active and activated devices, active and registered users.

        Section 7.6 (运营中心API服务).
        """
        from feiyan.cloud.statistics import AsyncStatistics

        return AsyncStatistics(self.invoke)

    @cached_property
    def with_envelope(self) -> AsyncCloudEnvelopes:
        """The same services, whose methods return the whole envelope: code, message, request id and data."""
        from feiyan.cloud._envelopes import AsyncCloudEnvelopes

        return AsyncCloudEnvelopes(self)
