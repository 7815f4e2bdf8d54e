# Generated from spec/services/cloud/ by `python -m generator generate`. Change the spec, not this file.
"""The services of the cloud side with methods that return the whole envelope."""

from __future__ import annotations

from functools import cached_property

from feiyan_runtime import (
    AsyncClient,
    SyncClient,
    async_enveloped,
    async_enveloped_pages,
    enveloped,
    enveloped_pages,
)


class UsersEnvelopes:
    """`Users`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.cloud.users import Users

        service = Users(client.invoke, enveloped=True)
        self.list_by_page = enveloped_pages(service.list_by_page)
        self.get_by_open_id = enveloped(service.get_by_open_id)
        self.list_devices = enveloped_pages(service.list_devices)
        self.unbind_device = enveloped(service.unbind_device)
        self.unbind_device_from_all_users = enveloped(service.unbind_device_from_all_users)
        self.get_open_id = enveloped(service.get_open_id)
        self.list_device_bindings = enveloped_pages(service.list_device_bindings)
        self.query_by_identity_id = enveloped(service.query_by_identity_id)
        self.update = enveloped(service.update)
        self.get_region = enveloped(service.get_region)
        self.list = enveloped_pages(service.list)
        self.get_account_region = enveloped(service.get_account_region)
        self.migrate_devices = enveloped(service.migrate_devices)
        self.bind_devices = enveloped(service.bind_devices)


class StorageEnvelopes:
    """`Storage`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.cloud.storage import Storage

        service = Storage(client.invoke, enveloped=True)
        self.bind_order = enveloped(service.bind_order)
        self.get_free_plan = enveloped(service.get_free_plan)
        self.claim_free_plan = enveloped(service.claim_free_plan)
        self.query_plans = enveloped(service.query_plans)
        self.check_plan = enveloped(service.check_plan)
        self.buy_plan = enveloped(service.buy_plan)
        self.get_order = enveloped(service.get_order)
        self.list_orders = enveloped_pages(service.list_orders)
        self.enable_free_plan = enveloped(service.enable_free_plan)
        self.enable_plan = enveloped(service.enable_plan)
        self.transfer_plan = enveloped(service.transfer_plan)
        self.set_order_status = enveloped(service.set_order_status)
        self.query_live_plans = enveloped(service.query_live_plans)
        self.create_live_order = enveloped(service.create_live_order)
        self.pay_live_order = enveloped(service.pay_live_order)
        self.get_live_order = enveloped(service.get_live_order)
        self.list_live_orders = enveloped_pages(service.list_live_orders)
        self.enable_live_order = enveloped(service.enable_live_order)
        self.set_free_plan_status = enveloped(service.set_free_plan_status)
        self.check_free_plan = enveloped(service.check_free_plan)


class TokensEnvelopes:
    """`Tokens`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.cloud.tokens import Tokens

        service = Tokens(client.invoke, enveloped=True)
        self.create = enveloped(service.create)
        self.refresh = enveloped(service.refresh)


class ProductsEnvelopes:
    """`Products`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.cloud.products import Products

        service = Products(client.invoke, enveloped=True)
        self.list = enveloped_pages(service.list)
        self.get = enveloped(service.get)
        self.create_devices = enveloped(service.create_devices)
        self.upload_device_names = enveloped(service.upload_device_names)
        self.create_named_devices = enveloped(service.create_named_devices)
        self.list_device_certificates = enveloped_pages(service.list_device_certificates)
        self.create_nvr_devices = enveloped(service.create_nvr_devices)
        self.list_nvr_device_certificates = enveloped_pages(service.list_nvr_device_certificates)
        self.list_projects = enveloped_pages(service.list_projects)


class ThingsEnvelopes:
    """`Things`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.cloud.things import Things

        service = Things(client.invoke, enveloped=True)
        self.get_properties = enveloped(service.get_properties)
        self.get_tsl = enveloped(service.get_tsl)
        self.invoke_service = enveloped(service.invoke_service)
        self.set_properties = enveloped(service.set_properties)
        self.get_status = enveloped(service.get_status)
        self.get_info = enveloped(service.get_info)
        self.list = enveloped_pages(service.list)
        self.list_event_timeline = enveloped_pages(service.list_event_timeline)
        self.list_property_timeline = enveloped_pages(service.list_property_timeline)
        self.list_sub_devices = enveloped_pages(service.list_sub_devices)
        self.get_region = enveloped(service.get_region)
        self.send_custom_message = enveloped(service.send_custom_message)


class StatisticsEnvelopes:
    """`Statistics`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.cloud.statistics import Statistics

        service = Statistics(client.invoke, enveloped=True)
        self.get_active_device_summary = enveloped(service.get_active_device_summary)
        self.get_active_device_details = enveloped(service.get_active_device_details)
        self.get_activated_device_details = enveloped(service.get_activated_device_details)
        self.get_activated_device_summary = enveloped(service.get_activated_device_summary)
        self.get_active_user_summary = enveloped(service.get_active_user_summary)
        self.get_active_user_details = enveloped(service.get_active_user_details)
        self.get_registered_user_summary = enveloped(service.get_registered_user_summary)
        self.get_registered_user_details = enveloped(service.get_registered_user_details)


class CloudEnvelopes:
    """The services of the cloud side, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    @cached_property
    def users(self) -> UsersEnvelopes:
        return UsersEnvelopes(self._client)

    @cached_property
    def storage(self) -> StorageEnvelopes:
        return StorageEnvelopes(self._client)

    @cached_property
    def tokens(self) -> TokensEnvelopes:
        return TokensEnvelopes(self._client)

    @cached_property
    def products(self) -> ProductsEnvelopes:
        return ProductsEnvelopes(self._client)

    @cached_property
    def things(self) -> ThingsEnvelopes:
        return ThingsEnvelopes(self._client)

    @cached_property
    def statistics(self) -> StatisticsEnvelopes:
        return StatisticsEnvelopes(self._client)


class AsyncUsersEnvelopes:
    """`AsyncUsers`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.cloud.users import AsyncUsers

        service = AsyncUsers(client.invoke, enveloped=True)
        self.list_by_page = async_enveloped_pages(service.list_by_page)
        self.get_by_open_id = async_enveloped(service.get_by_open_id)
        self.list_devices = async_enveloped_pages(service.list_devices)
        self.unbind_device = async_enveloped(service.unbind_device)
        self.unbind_device_from_all_users = async_enveloped(service.unbind_device_from_all_users)
        self.get_open_id = async_enveloped(service.get_open_id)
        self.list_device_bindings = async_enveloped_pages(service.list_device_bindings)
        self.query_by_identity_id = async_enveloped(service.query_by_identity_id)
        self.update = async_enveloped(service.update)
        self.get_region = async_enveloped(service.get_region)
        self.list = async_enveloped_pages(service.list)
        self.get_account_region = async_enveloped(service.get_account_region)
        self.migrate_devices = async_enveloped(service.migrate_devices)
        self.bind_devices = async_enveloped(service.bind_devices)


class AsyncStorageEnvelopes:
    """`AsyncStorage`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.cloud.storage import AsyncStorage

        service = AsyncStorage(client.invoke, enveloped=True)
        self.bind_order = async_enveloped(service.bind_order)
        self.get_free_plan = async_enveloped(service.get_free_plan)
        self.claim_free_plan = async_enveloped(service.claim_free_plan)
        self.query_plans = async_enveloped(service.query_plans)
        self.check_plan = async_enveloped(service.check_plan)
        self.buy_plan = async_enveloped(service.buy_plan)
        self.get_order = async_enveloped(service.get_order)
        self.list_orders = async_enveloped_pages(service.list_orders)
        self.enable_free_plan = async_enveloped(service.enable_free_plan)
        self.enable_plan = async_enveloped(service.enable_plan)
        self.transfer_plan = async_enveloped(service.transfer_plan)
        self.set_order_status = async_enveloped(service.set_order_status)
        self.query_live_plans = async_enveloped(service.query_live_plans)
        self.create_live_order = async_enveloped(service.create_live_order)
        self.pay_live_order = async_enveloped(service.pay_live_order)
        self.get_live_order = async_enveloped(service.get_live_order)
        self.list_live_orders = async_enveloped_pages(service.list_live_orders)
        self.enable_live_order = async_enveloped(service.enable_live_order)
        self.set_free_plan_status = async_enveloped(service.set_free_plan_status)
        self.check_free_plan = async_enveloped(service.check_free_plan)


class AsyncTokensEnvelopes:
    """`AsyncTokens`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.cloud.tokens import AsyncTokens

        service = AsyncTokens(client.invoke, enveloped=True)
        self.create = async_enveloped(service.create)
        self.refresh = async_enveloped(service.refresh)


class AsyncProductsEnvelopes:
    """`AsyncProducts`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.cloud.products import AsyncProducts

        service = AsyncProducts(client.invoke, enveloped=True)
        self.list = async_enveloped_pages(service.list)
        self.get = async_enveloped(service.get)
        self.create_devices = async_enveloped(service.create_devices)
        self.upload_device_names = async_enveloped(service.upload_device_names)
        self.create_named_devices = async_enveloped(service.create_named_devices)
        self.list_device_certificates = async_enveloped_pages(service.list_device_certificates)
        self.create_nvr_devices = async_enveloped(service.create_nvr_devices)
        self.list_nvr_device_certificates = async_enveloped_pages(service.list_nvr_device_certificates)
        self.list_projects = async_enveloped_pages(service.list_projects)


class AsyncThingsEnvelopes:
    """`AsyncThings`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.cloud.things import AsyncThings

        service = AsyncThings(client.invoke, enveloped=True)
        self.get_properties = async_enveloped(service.get_properties)
        self.get_tsl = async_enveloped(service.get_tsl)
        self.invoke_service = async_enveloped(service.invoke_service)
        self.set_properties = async_enveloped(service.set_properties)
        self.get_status = async_enveloped(service.get_status)
        self.get_info = async_enveloped(service.get_info)
        self.list = async_enveloped_pages(service.list)
        self.list_event_timeline = async_enveloped_pages(service.list_event_timeline)
        self.list_property_timeline = async_enveloped_pages(service.list_property_timeline)
        self.list_sub_devices = async_enveloped_pages(service.list_sub_devices)
        self.get_region = async_enveloped(service.get_region)
        self.send_custom_message = async_enveloped(service.send_custom_message)


class AsyncStatisticsEnvelopes:
    """`AsyncStatistics`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.cloud.statistics import AsyncStatistics

        service = AsyncStatistics(client.invoke, enveloped=True)
        self.get_active_device_summary = async_enveloped(service.get_active_device_summary)
        self.get_active_device_details = async_enveloped(service.get_active_device_details)
        self.get_activated_device_details = async_enveloped(service.get_activated_device_details)
        self.get_activated_device_summary = async_enveloped(service.get_activated_device_summary)
        self.get_active_user_summary = async_enveloped(service.get_active_user_summary)
        self.get_active_user_details = async_enveloped(service.get_active_user_details)
        self.get_registered_user_summary = async_enveloped(service.get_registered_user_summary)
        self.get_registered_user_details = async_enveloped(service.get_registered_user_details)


class AsyncCloudEnvelopes:
    """The services of the cloud side, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached_property
    def users(self) -> AsyncUsersEnvelopes:
        return AsyncUsersEnvelopes(self._client)

    @cached_property
    def storage(self) -> AsyncStorageEnvelopes:
        return AsyncStorageEnvelopes(self._client)

    @cached_property
    def tokens(self) -> AsyncTokensEnvelopes:
        return AsyncTokensEnvelopes(self._client)

    @cached_property
    def products(self) -> AsyncProductsEnvelopes:
        return AsyncProductsEnvelopes(self._client)

    @cached_property
    def things(self) -> AsyncThingsEnvelopes:
        return AsyncThingsEnvelopes(self._client)

    @cached_property
    def statistics(self) -> AsyncStatisticsEnvelopes:
        return AsyncStatisticsEnvelopes(self._client)
