# Generated from spec/services/app/ by `python -m generator generate`. Change the spec, not this file.
"""The services of the app side with methods that return the whole envelope."""

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


class DiagnosticsEnvelopes:
    """`Diagnostics`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.app.diagnostics import Diagnostics

        service = Diagnostics(client.invoke, enveloped=True)
        self.ping = enveloped(service.ping)


class AccountEnvelopes:
    """`Account`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.app.account import Account

        service = Account(client.invoke, enveloped=True)
        self.query_identities = enveloped(service.query_identities)
        self.update = enveloped(service.update)
        self.check_registration = enveloped(service.check_registration)
        self.get_identity = enveloped(service.get_identity)
        self.get_avatar_upload = enveloped(service.get_avatar_upload)
        self.bind_taobao_account = enveloped(service.bind_taobao_account)
        self.get_third_party_account = enveloped(service.get_third_party_account)
        self.unbind_third_party_account = enveloped(service.unbind_third_party_account)
        self.get_alexa_link = enveloped(service.get_alexa_link)
        self.get_region = enveloped(service.get_region)


class SessionsEnvelopes:
    """`Sessions`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.app.sessions import Sessions

        service = Sessions(client.invoke, enveloped=True)
        self.create = enveloped(service.create)
        self.refresh = enveloped(service.refresh)
        self.invalidate = enveloped(service.invalidate)
        self.create_mqtt_credentials = enveloped(service.create_mqtt_credentials)


class VisionEnvelopes:
    """`Vision`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.app.vision import Vision

        service = Vision(client.invoke, enveloped=True)
        self.get_live_stream = enveloped(service.get_live_stream)
        self.count_events = enveloped(service.count_events)
        self.create_record_plan = enveloped(service.create_record_plan)
        self.update_record_plan = enveloped(service.update_record_plan)
        self.list_record_plans = enveloped_pages(service.list_record_plans)
        self.get_record_plan = enveloped(service.get_record_plan)
        self.delete_record_plan = enveloped(service.delete_record_plan)
        self.bind_record_plan = enveloped(service.bind_record_plan)
        self.unbind_record_plan = enveloped(service.unbind_record_plan)
        self.get_record_plan_by_device = enveloped(service.get_record_plan_by_device)
        self.list_record_plan_devices = enveloped_pages(service.list_record_plan_devices)
        self.create_event_record_plan = enveloped(service.create_event_record_plan)
        self.update_event_record_plan = enveloped(service.update_event_record_plan)
        self.list_event_record_plans = enveloped_pages(service.list_event_record_plans)
        self.delete_event_record_plan = enveloped(service.delete_event_record_plan)
        self.get_event_record_plan = enveloped(service.get_event_record_plan)
        self.bind_event_record_plan = enveloped(service.bind_event_record_plan)
        self.unbind_event_record_plan = enveloped(service.unbind_event_record_plan)
        self.get_event_record_plan_by_device = enveloped(service.get_event_record_plan_by_device)
        self.list_event_record_plan_devices = enveloped_pages(service.list_event_record_plan_devices)
        self.list_records = enveloped_pages(service.list_records)
        self.get_record_url = enveloped(service.get_record_url)
        self.query_record_days = enveloped(service.query_record_days)
        self.list_events = enveloped_pages(service.list_events)
        self.get_event_record_urls = enveloped(service.get_event_record_urls)
        self.delete_records = enveloped(service.delete_records)
        self.get_record_download = enveloped(service.get_record_download)
        self.set_record_duration = enveloped(service.set_record_duration)
        self.get_record_duration = enveloped(service.get_record_duration)
        self.get_free_plan = enveloped(service.get_free_plan)
        self.claim_free_plan = enveloped(service.claim_free_plan)
        self.trigger_picture = enveloped(service.trigger_picture)
        self.list_pictures = enveloped_pages(service.list_pictures)
        self.query_pictures = enveloped(service.query_pictures)
        self.delete_pictures = enveloped(service.delete_pictures)
        self.set_event_push_interval = enveloped(service.set_event_push_interval)
        self.get_event_push_interval = enveloped(service.get_event_push_interval)
        self.query_event_pictures = enveloped(service.query_event_pictures)
        self.query_events = enveloped(service.query_events)
        self.delete_events = enveloped(service.delete_events)
        self.report_feedback = enveloped(service.report_feedback)
        self.set_push_strategy = enveloped(service.set_push_strategy)
        self.get_push_strategy = enveloped(service.get_push_strategy)
        self.set_record_switch = enveloped(service.set_record_switch)
        self.get_record_switch = enveloped(service.get_record_switch)
        self.check_network_detection = enveloped(service.check_network_detection)
        self.create_network_detection = enveloped(service.create_network_detection)
        self.get_network_detection = enveloped(service.get_network_detection)
        self.query_network_detections = enveloped(service.query_network_detections)


class OtaEnvelopes:
    """`Ota`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.app.ota import Ota

        service = Ota(client.invoke, enveloped=True)
        self.query_offered_upgrades = enveloped(service.query_offered_upgrades)
        self.query_running_upgrades = enveloped(service.query_running_upgrades)
        self.get_firmware_info = enveloped(service.get_firmware_info)
        self.get_upgrade_info = enveloped(service.get_upgrade_info)
        self.get_upgrade_state = enveloped(service.get_upgrade_state)
        self.confirm_upgrades = enveloped(service.confirm_upgrades)
        self.cancel_upgrade_to = enveloped(service.cancel_upgrade_to)
        self.get_firmware = enveloped(service.get_firmware)
        self.get_progress = enveloped(service.get_progress)
        self.query_all_progress = enveloped(service.query_all_progress)
        self.confirm_upgrade = enveloped(service.confirm_upgrade)
        self.query_upgradable_devices = enveloped(service.query_upgradable_devices)
        self.cancel_upgrade = enveloped(service.cancel_upgrade)
        self.report_progress = enveloped(service.report_progress)
        self.report_version = enveloped(service.report_version)


class MessagesEnvelopes:
    """`Messages`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.app.messages import Messages

        service = Messages(client.invoke, enveloped=True)
        self.query_records = enveloped(service.query_records)
        self.count = enveloped(service.count)
        self.list = enveloped_pages(service.list)
        self.delete = enveloped(service.delete)
        self.set_read = enveloped(service.set_read)
        self.set_shared_device_notice = enveloped(service.set_shared_device_notice)
        self.query_shared_device_notices = enveloped(service.query_shared_device_notices)
        self.query_device_notices = enveloped(service.query_device_notices)
        self.set_device_notice = enveloped(service.set_device_notice)
        self.set_global_device_notice = enveloped(service.set_global_device_notice)
        self.get_global_device_notice = enveloped(service.get_global_device_notice)
        self.set_user_notice = enveloped(service.set_user_notice)
        self.get_user_notice = enveloped(service.get_user_notice)
        self.set_global_shared_device_notice = enveloped(service.set_global_shared_device_notice)
        self.get_global_shared_device_notice = enveloped(service.get_global_shared_device_notice)
        self.get_time_zone = enveloped(service.get_time_zone)
        self.set_time_zone = enveloped(service.set_time_zone)
        self.delete_time_zone = enveloped(service.delete_time_zone)
        self.delete_all = enveloped(service.delete_all)
        self.set_all_read = enveloped(service.set_all_read)


class ProvisioningEnvelopes:
    """`Provisioning`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.app.provisioning import Provisioning

        service = Provisioning(client.invoke, enveloped=True)
        self.bind_by_device_token = enveloped(service.bind_by_device_token)
        self.bind_sub_device = enveloped(service.bind_sub_device)
        self.bind_cellular_device = enveloped(service.bind_cellular_device)
        self.list_discovered_devices = enveloped_pages(service.list_discovered_devices)
        self.filter_discovered_devices = enveloped(service.filter_discovered_devices)
        self.get_device_by_token = enveloped(service.get_device_by_token)
        self.bind_by_token = enveloped(service.bind_by_token)
        self.bind_by_time_window = enveloped(service.bind_by_time_window)
        self.get_cipher = enveloped(service.get_cipher)
        self.permit_sub_devices = enveloped(service.permit_sub_devices)
        self.remove_sub_device = enveloped(service.remove_sub_device)
        self.create_token = enveloped(service.create_token)
        self.unbind_sub_device = enveloped(service.unbind_sub_device)


class ThingsEnvelopes:
    """`Things`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.app.things import Things

        service = Things(client.invoke, enveloped=True)
        self.list_property_history = enveloped_pages(service.list_property_history)
        self.query_local_access = enveloped(service.query_local_access)
        self.get_info = enveloped(service.get_info)
        self.list_property_timeline = enveloped_pages(service.list_property_timeline)
        self.list_event_timeline = enveloped_pages(service.list_event_timeline)
        self.set_properties = enveloped(service.set_properties)
        self.query_latest_events = enveloped(service.query_latest_events)
        self.get_tsl = enveloped(service.get_tsl)
        self.get_tsl_by_product = enveloped(service.get_tsl_by_product)
        self.get_properties = enveloped(service.get_properties)
        self.invoke_service = enveloped(service.invoke_service)
        self.get_status = enveloped(service.get_status)
        self.reset = enveloped(service.reset)
        self.get_reset_task_state = enveloped(service.get_reset_task_state)
        self.set_extended_property = enveloped(service.set_extended_property)
        self.get_extended_property = enveloped(service.get_extended_property)
        self.delete_extended_property = enveloped(service.delete_extended_property)


class ScenesEnvelopes:
    """`Scenes`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.app.scenes import Scenes

        service = Scenes(client.invoke, enveloped=True)
        self.get_abilities = enveloped(service.get_abilities)
        self.create = enveloped(service.create)
        self.update = enveloped(service.update)
        self.delete = enveloped(service.delete)
        self.list = enveloped_pages(service.list)
        self.get_pages = enveloped(service.get_pages)
        self.reorder = enveloped(service.reorder)
        self.invoke = enveloped(service.invoke)
        self.list_logs = enveloped_pages(service.list_logs)
        self.list_failures = enveloped_pages(service.list_failures)
        self.get = enveloped(service.get)
        self.set_enabled = enveloped(service.set_enabled)
        self.list_devices = enveloped_pages(service.list_devices)
        self.query_abilities = enveloped(service.query_abilities)
        self.create_timer = enveloped(service.create_timer)
        self.update_timer = enveloped(service.update_timer)
        self.delete_timer = enveloped(service.delete_timer)
        self.get_timer = enveloped(service.get_timer)
        self.list_timers = enveloped_pages(service.list_timers)
        self.query_by_ids = enveloped(service.query_by_ids)
        self.query_widget_scenes = enveloped(service.query_widget_scenes)
        self.add_widget_scenes = enveloped(service.add_widget_scenes)
        self.create_in_home = enveloped(service.create_in_home)
        self.update_in_home = enveloped(service.update_in_home)
        self.delete_in_home = enveloped(service.delete_in_home)
        self.list_in_home = enveloped_pages(service.list_in_home)
        self.get_in_home = enveloped(service.get_in_home)


class ProductsEnvelopes:
    """`Products`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.app.products import Products

        service = Products(client.invoke, enveloped=True)
        self.get_detail = enveloped(service.get_detail)
        self.get_by_device = enveloped(service.get_by_device)
        self.get = enveloped(service.get)
        self.query_by_category = enveloped(service.query_by_category)
        self.query_provisioning_guides = enveloped(service.query_provisioning_guides)
        self.query_provisionable = enveloped(service.query_provisionable)
        self.get_key = enveloped(service.get_key)


class UsersEnvelopes:
    """`Users`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.app.users import Users

        service = Users(client.invoke, enveloped=True)
        self.list_third_party_devices = enveloped_pages(service.list_third_party_devices)
        self.list_devices = enveloped_pages(service.list_devices)
        self.list_device_bindings = enveloped_pages(service.list_device_bindings)
        self.reorder_devices = enveloped(service.reorder_devices)
        self.create_share_qr_code = enveloped(service.create_share_qr_code)
        self.bind_by_share_qr_code = enveloped(service.bind_by_share_qr_code)
        self.share_devices = enveloped(service.share_devices)
        self.list_share_notices = enveloped_pages(service.list_share_notices)
        self.list_share_records = enveloped_pages(service.list_share_records)
        self.cancel_share = enveloped(service.cancel_share)
        self.confirm_share = enveloped(service.confirm_share)
        self.set_device_nickname = enveloped(service.set_device_nickname)
        self.unbind_device = enveloped(service.unbind_device)
        self.get_binding = enveloped(service.get_binding)
        self.unbind_device_from_user = enveloped(service.unbind_device_from_user)
        self.list_sub_device_bindings = enveloped_pages(service.list_sub_device_bindings)
        self.delete_all_share_notices = enveloped(service.delete_all_share_notices)
        self.query_share_states = enveloped(service.query_share_states)
        self.bind_push_channel = enveloped(service.bind_push_channel)
        self.unbind_push_channel = enveloped(service.unbind_push_channel)
        self.list_sub_devices = enveloped_pages(service.list_sub_devices)
        self.create_virtual_user = enveloped(service.create_virtual_user)
        self.delete_virtual_user = enveloped(service.delete_virtual_user)
        self.update_virtual_user = enveloped(service.update_virtual_user)
        self.list_virtual_users = enveloped_pages(service.list_virtual_users)
        self.get_virtual_user = enveloped(service.get_virtual_user)
        self.list_shared_devices = enveloped_pages(service.list_shared_devices)
        self.reorder_shared_devices = enveloped(service.reorder_shared_devices)
        self.get_profile = enveloped(service.get_profile)
        self.unregister = enveloped(service.unregister)


class WidgetsEnvelopes:
    """`Widgets`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.app.widgets import Widgets

        service = Widgets(client.invoke, enveloped=True)
        self.query_devices = enveloped(service.query_devices)
        self.update_devices = enveloped(service.update_devices)
        self.query_properties = enveloped(service.query_properties)


class HomesEnvelopes:
    """`Homes`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.app.homes import Homes

        service = Homes(client.invoke, enveloped=True)
        self.create = enveloped(service.create)
        self.delete = enveloped(service.delete)
        self.update = enveloped(service.update)
        self.set_current = enveloped(service.set_current)
        self.get = enveloped(service.get)
        self.list = enveloped_pages(service.list)
        self.list_elements = enveloped_pages(service.list_elements)
        self.reorder_elements = enveloped(service.reorder_elements)
        self.reorder_devices = enveloped(service.reorder_devices)
        self.create_room = enveloped(service.create_room)
        self.delete_room = enveloped(service.delete_room)
        self.update_room = enveloped(service.update_room)
        self.get_room = enveloped(service.get_room)
        self.list_rooms = enveloped_pages(service.list_rooms)
        self.list_room_devices = enveloped_pages(service.list_room_devices)
        self.list_devices = enveloped_pages(service.list_devices)
        self.reorder_room_devices = enveloped(service.reorder_room_devices)
        self.reorder_rooms = enveloped(service.reorder_rooms)
        self.move_devices = enveloped(service.move_devices)
        self.set_room_devices = enveloped(service.set_room_devices)
        self.create_group = enveloped(service.create_group)
        self.delete_group = enveloped(service.delete_group)
        self.delete_groups = enveloped(service.delete_groups)
        self.update_group = enveloped(service.update_group)
        self.get_group = enveloped(service.get_group)
        self.list_groups = enveloped_pages(service.list_groups)
        self.list_group_devices = enveloped_pages(service.list_group_devices)
        self.set_group_devices = enveloped(service.set_group_devices)
        self.list_group_products = enveloped_pages(service.list_group_products)
        self.reorder_groups = enveloped(service.reorder_groups)
        self.set_group_properties = enveloped(service.set_group_properties)
        self.invoke_group_service = enveloped(service.invoke_group_service)
        self.prepare_mesh_group = enveloped(service.prepare_mesh_group)


class DataEnvelopes:
    """`Data`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.app.data import Data

        service = Data(client.invoke, enveloped=True)
        self.list_aggregates = enveloped_pages(service.list_aggregates)


class FeedbackEnvelopes:
    """`Feedback`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.app.feedback import Feedback

        service = Feedback(client.invoke, enveloped=True)
        self.create = enveloped(service.create)
        self.add_reply = enveloped(service.add_reply)
        self.check_unread = enveloped(service.check_unread)
        self.list = enveloped_pages(service.list)
        self.get = enveloped(service.get)
        self.set_replies_read = enveloped(service.set_replies_read)


class LocksEnvelopes:
    """`Locks`, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        from feiyan.app.locks import Locks

        service = Locks(client.invoke, enveloped=True)
        self.bind_key = enveloped(service.bind_key)
        self.unbind_key = enveloped(service.unbind_key)
        self.query_key_bindings = enveloped(service.query_key_bindings)
        self.get_key_binding = enveloped(service.get_key_binding)
        self.filter_unbound_keys = enveloped(service.filter_unbound_keys)
        self.query_keys = enveloped(service.query_keys)
        self.query_virtual_users = enveloped(service.query_virtual_users)
        self.delete_key = enveloped(service.delete_key)
        self.get_virtual_user = enveloped(service.get_virtual_user)
        self.set_nickname = enveloped(service.set_nickname)
        self.list_events = enveloped_pages(service.list_events)
        self.set_key_nickname = enveloped(service.set_key_nickname)


class AppEnvelopes:
    """The services of the app side, returning envelopes."""

    def __init__(self, client: SyncClient) -> None:
        self._client = client

    @cached_property
    def diagnostics(self) -> DiagnosticsEnvelopes:
        return DiagnosticsEnvelopes(self._client)

    @cached_property
    def account(self) -> AccountEnvelopes:
        return AccountEnvelopes(self._client)

    @cached_property
    def sessions(self) -> SessionsEnvelopes:
        return SessionsEnvelopes(self._client)

    @cached_property
    def vision(self) -> VisionEnvelopes:
        return VisionEnvelopes(self._client)

    @cached_property
    def ota(self) -> OtaEnvelopes:
        return OtaEnvelopes(self._client)

    @cached_property
    def messages(self) -> MessagesEnvelopes:
        return MessagesEnvelopes(self._client)

    @cached_property
    def provisioning(self) -> ProvisioningEnvelopes:
        return ProvisioningEnvelopes(self._client)

    @cached_property
    def things(self) -> ThingsEnvelopes:
        return ThingsEnvelopes(self._client)

    @cached_property
    def scenes(self) -> ScenesEnvelopes:
        return ScenesEnvelopes(self._client)

    @cached_property
    def products(self) -> ProductsEnvelopes:
        return ProductsEnvelopes(self._client)

    @cached_property
    def users(self) -> UsersEnvelopes:
        return UsersEnvelopes(self._client)

    @cached_property
    def widgets(self) -> WidgetsEnvelopes:
        return WidgetsEnvelopes(self._client)

    @cached_property
    def homes(self) -> HomesEnvelopes:
        return HomesEnvelopes(self._client)

    @cached_property
    def data(self) -> DataEnvelopes:
        return DataEnvelopes(self._client)

    @cached_property
    def feedback(self) -> FeedbackEnvelopes:
        return FeedbackEnvelopes(self._client)

    @cached_property
    def locks(self) -> LocksEnvelopes:
        return LocksEnvelopes(self._client)


class AsyncDiagnosticsEnvelopes:
    """`AsyncDiagnostics`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.app.diagnostics import AsyncDiagnostics

        service = AsyncDiagnostics(client.invoke, enveloped=True)
        self.ping = async_enveloped(service.ping)


class AsyncAccountEnvelopes:
    """`AsyncAccount`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.app.account import AsyncAccount

        service = AsyncAccount(client.invoke, enveloped=True)
        self.query_identities = async_enveloped(service.query_identities)
        self.update = async_enveloped(service.update)
        self.check_registration = async_enveloped(service.check_registration)
        self.get_identity = async_enveloped(service.get_identity)
        self.get_avatar_upload = async_enveloped(service.get_avatar_upload)
        self.bind_taobao_account = async_enveloped(service.bind_taobao_account)
        self.get_third_party_account = async_enveloped(service.get_third_party_account)
        self.unbind_third_party_account = async_enveloped(service.unbind_third_party_account)
        self.get_alexa_link = async_enveloped(service.get_alexa_link)
        self.get_region = async_enveloped(service.get_region)


class AsyncSessionsEnvelopes:
    """`AsyncSessions`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.app.sessions import AsyncSessions

        service = AsyncSessions(client.invoke, enveloped=True)
        self.create = async_enveloped(service.create)
        self.refresh = async_enveloped(service.refresh)
        self.invalidate = async_enveloped(service.invalidate)
        self.create_mqtt_credentials = async_enveloped(service.create_mqtt_credentials)


class AsyncVisionEnvelopes:
    """`AsyncVision`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.app.vision import AsyncVision

        service = AsyncVision(client.invoke, enveloped=True)
        self.get_live_stream = async_enveloped(service.get_live_stream)
        self.count_events = async_enveloped(service.count_events)
        self.create_record_plan = async_enveloped(service.create_record_plan)
        self.update_record_plan = async_enveloped(service.update_record_plan)
        self.list_record_plans = async_enveloped_pages(service.list_record_plans)
        self.get_record_plan = async_enveloped(service.get_record_plan)
        self.delete_record_plan = async_enveloped(service.delete_record_plan)
        self.bind_record_plan = async_enveloped(service.bind_record_plan)
        self.unbind_record_plan = async_enveloped(service.unbind_record_plan)
        self.get_record_plan_by_device = async_enveloped(service.get_record_plan_by_device)
        self.list_record_plan_devices = async_enveloped_pages(service.list_record_plan_devices)
        self.create_event_record_plan = async_enveloped(service.create_event_record_plan)
        self.update_event_record_plan = async_enveloped(service.update_event_record_plan)
        self.list_event_record_plans = async_enveloped_pages(service.list_event_record_plans)
        self.delete_event_record_plan = async_enveloped(service.delete_event_record_plan)
        self.get_event_record_plan = async_enveloped(service.get_event_record_plan)
        self.bind_event_record_plan = async_enveloped(service.bind_event_record_plan)
        self.unbind_event_record_plan = async_enveloped(service.unbind_event_record_plan)
        self.get_event_record_plan_by_device = async_enveloped(service.get_event_record_plan_by_device)
        self.list_event_record_plan_devices = async_enveloped_pages(service.list_event_record_plan_devices)
        self.list_records = async_enveloped_pages(service.list_records)
        self.get_record_url = async_enveloped(service.get_record_url)
        self.query_record_days = async_enveloped(service.query_record_days)
        self.list_events = async_enveloped_pages(service.list_events)
        self.get_event_record_urls = async_enveloped(service.get_event_record_urls)
        self.delete_records = async_enveloped(service.delete_records)
        self.get_record_download = async_enveloped(service.get_record_download)
        self.set_record_duration = async_enveloped(service.set_record_duration)
        self.get_record_duration = async_enveloped(service.get_record_duration)
        self.get_free_plan = async_enveloped(service.get_free_plan)
        self.claim_free_plan = async_enveloped(service.claim_free_plan)
        self.trigger_picture = async_enveloped(service.trigger_picture)
        self.list_pictures = async_enveloped_pages(service.list_pictures)
        self.query_pictures = async_enveloped(service.query_pictures)
        self.delete_pictures = async_enveloped(service.delete_pictures)
        self.set_event_push_interval = async_enveloped(service.set_event_push_interval)
        self.get_event_push_interval = async_enveloped(service.get_event_push_interval)
        self.query_event_pictures = async_enveloped(service.query_event_pictures)
        self.query_events = async_enveloped(service.query_events)
        self.delete_events = async_enveloped(service.delete_events)
        self.report_feedback = async_enveloped(service.report_feedback)
        self.set_push_strategy = async_enveloped(service.set_push_strategy)
        self.get_push_strategy = async_enveloped(service.get_push_strategy)
        self.set_record_switch = async_enveloped(service.set_record_switch)
        self.get_record_switch = async_enveloped(service.get_record_switch)
        self.check_network_detection = async_enveloped(service.check_network_detection)
        self.create_network_detection = async_enveloped(service.create_network_detection)
        self.get_network_detection = async_enveloped(service.get_network_detection)
        self.query_network_detections = async_enveloped(service.query_network_detections)


class AsyncOtaEnvelopes:
    """`AsyncOta`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.app.ota import AsyncOta

        service = AsyncOta(client.invoke, enveloped=True)
        self.query_offered_upgrades = async_enveloped(service.query_offered_upgrades)
        self.query_running_upgrades = async_enveloped(service.query_running_upgrades)
        self.get_firmware_info = async_enveloped(service.get_firmware_info)
        self.get_upgrade_info = async_enveloped(service.get_upgrade_info)
        self.get_upgrade_state = async_enveloped(service.get_upgrade_state)
        self.confirm_upgrades = async_enveloped(service.confirm_upgrades)
        self.cancel_upgrade_to = async_enveloped(service.cancel_upgrade_to)
        self.get_firmware = async_enveloped(service.get_firmware)
        self.get_progress = async_enveloped(service.get_progress)
        self.query_all_progress = async_enveloped(service.query_all_progress)
        self.confirm_upgrade = async_enveloped(service.confirm_upgrade)
        self.query_upgradable_devices = async_enveloped(service.query_upgradable_devices)
        self.cancel_upgrade = async_enveloped(service.cancel_upgrade)
        self.report_progress = async_enveloped(service.report_progress)
        self.report_version = async_enveloped(service.report_version)


class AsyncMessagesEnvelopes:
    """`AsyncMessages`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.app.messages import AsyncMessages

        service = AsyncMessages(client.invoke, enveloped=True)
        self.query_records = async_enveloped(service.query_records)
        self.count = async_enveloped(service.count)
        self.list = async_enveloped_pages(service.list)
        self.delete = async_enveloped(service.delete)
        self.set_read = async_enveloped(service.set_read)
        self.set_shared_device_notice = async_enveloped(service.set_shared_device_notice)
        self.query_shared_device_notices = async_enveloped(service.query_shared_device_notices)
        self.query_device_notices = async_enveloped(service.query_device_notices)
        self.set_device_notice = async_enveloped(service.set_device_notice)
        self.set_global_device_notice = async_enveloped(service.set_global_device_notice)
        self.get_global_device_notice = async_enveloped(service.get_global_device_notice)
        self.set_user_notice = async_enveloped(service.set_user_notice)
        self.get_user_notice = async_enveloped(service.get_user_notice)
        self.set_global_shared_device_notice = async_enveloped(service.set_global_shared_device_notice)
        self.get_global_shared_device_notice = async_enveloped(service.get_global_shared_device_notice)
        self.get_time_zone = async_enveloped(service.get_time_zone)
        self.set_time_zone = async_enveloped(service.set_time_zone)
        self.delete_time_zone = async_enveloped(service.delete_time_zone)
        self.delete_all = async_enveloped(service.delete_all)
        self.set_all_read = async_enveloped(service.set_all_read)


class AsyncProvisioningEnvelopes:
    """`AsyncProvisioning`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.app.provisioning import AsyncProvisioning

        service = AsyncProvisioning(client.invoke, enveloped=True)
        self.bind_by_device_token = async_enveloped(service.bind_by_device_token)
        self.bind_sub_device = async_enveloped(service.bind_sub_device)
        self.bind_cellular_device = async_enveloped(service.bind_cellular_device)
        self.list_discovered_devices = async_enveloped_pages(service.list_discovered_devices)
        self.filter_discovered_devices = async_enveloped(service.filter_discovered_devices)
        self.get_device_by_token = async_enveloped(service.get_device_by_token)
        self.bind_by_token = async_enveloped(service.bind_by_token)
        self.bind_by_time_window = async_enveloped(service.bind_by_time_window)
        self.get_cipher = async_enveloped(service.get_cipher)
        self.permit_sub_devices = async_enveloped(service.permit_sub_devices)
        self.remove_sub_device = async_enveloped(service.remove_sub_device)
        self.create_token = async_enveloped(service.create_token)
        self.unbind_sub_device = async_enveloped(service.unbind_sub_device)


class AsyncThingsEnvelopes:
    """`AsyncThings`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.app.things import AsyncThings

        service = AsyncThings(client.invoke, enveloped=True)
        self.list_property_history = async_enveloped_pages(service.list_property_history)
        self.query_local_access = async_enveloped(service.query_local_access)
        self.get_info = async_enveloped(service.get_info)
        self.list_property_timeline = async_enveloped_pages(service.list_property_timeline)
        self.list_event_timeline = async_enveloped_pages(service.list_event_timeline)
        self.set_properties = async_enveloped(service.set_properties)
        self.query_latest_events = async_enveloped(service.query_latest_events)
        self.get_tsl = async_enveloped(service.get_tsl)
        self.get_tsl_by_product = async_enveloped(service.get_tsl_by_product)
        self.get_properties = async_enveloped(service.get_properties)
        self.invoke_service = async_enveloped(service.invoke_service)
        self.get_status = async_enveloped(service.get_status)
        self.reset = async_enveloped(service.reset)
        self.get_reset_task_state = async_enveloped(service.get_reset_task_state)
        self.set_extended_property = async_enveloped(service.set_extended_property)
        self.get_extended_property = async_enveloped(service.get_extended_property)
        self.delete_extended_property = async_enveloped(service.delete_extended_property)


class AsyncScenesEnvelopes:
    """`AsyncScenes`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.app.scenes import AsyncScenes

        service = AsyncScenes(client.invoke, enveloped=True)
        self.get_abilities = async_enveloped(service.get_abilities)
        self.create = async_enveloped(service.create)
        self.update = async_enveloped(service.update)
        self.delete = async_enveloped(service.delete)
        self.list = async_enveloped_pages(service.list)
        self.get_pages = async_enveloped(service.get_pages)
        self.reorder = async_enveloped(service.reorder)
        self.invoke = async_enveloped(service.invoke)
        self.list_logs = async_enveloped_pages(service.list_logs)
        self.list_failures = async_enveloped_pages(service.list_failures)
        self.get = async_enveloped(service.get)
        self.set_enabled = async_enveloped(service.set_enabled)
        self.list_devices = async_enveloped_pages(service.list_devices)
        self.query_abilities = async_enveloped(service.query_abilities)
        self.create_timer = async_enveloped(service.create_timer)
        self.update_timer = async_enveloped(service.update_timer)
        self.delete_timer = async_enveloped(service.delete_timer)
        self.get_timer = async_enveloped(service.get_timer)
        self.list_timers = async_enveloped_pages(service.list_timers)
        self.query_by_ids = async_enveloped(service.query_by_ids)
        self.query_widget_scenes = async_enveloped(service.query_widget_scenes)
        self.add_widget_scenes = async_enveloped(service.add_widget_scenes)
        self.create_in_home = async_enveloped(service.create_in_home)
        self.update_in_home = async_enveloped(service.update_in_home)
        self.delete_in_home = async_enveloped(service.delete_in_home)
        self.list_in_home = async_enveloped_pages(service.list_in_home)
        self.get_in_home = async_enveloped(service.get_in_home)


class AsyncProductsEnvelopes:
    """`AsyncProducts`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.app.products import AsyncProducts

        service = AsyncProducts(client.invoke, enveloped=True)
        self.get_detail = async_enveloped(service.get_detail)
        self.get_by_device = async_enveloped(service.get_by_device)
        self.get = async_enveloped(service.get)
        self.query_by_category = async_enveloped(service.query_by_category)
        self.query_provisioning_guides = async_enveloped(service.query_provisioning_guides)
        self.query_provisionable = async_enveloped(service.query_provisionable)
        self.get_key = async_enveloped(service.get_key)


class AsyncUsersEnvelopes:
    """`AsyncUsers`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.app.users import AsyncUsers

        service = AsyncUsers(client.invoke, enveloped=True)
        self.list_third_party_devices = async_enveloped_pages(service.list_third_party_devices)
        self.list_devices = async_enveloped_pages(service.list_devices)
        self.list_device_bindings = async_enveloped_pages(service.list_device_bindings)
        self.reorder_devices = async_enveloped(service.reorder_devices)
        self.create_share_qr_code = async_enveloped(service.create_share_qr_code)
        self.bind_by_share_qr_code = async_enveloped(service.bind_by_share_qr_code)
        self.share_devices = async_enveloped(service.share_devices)
        self.list_share_notices = async_enveloped_pages(service.list_share_notices)
        self.list_share_records = async_enveloped_pages(service.list_share_records)
        self.cancel_share = async_enveloped(service.cancel_share)
        self.confirm_share = async_enveloped(service.confirm_share)
        self.set_device_nickname = async_enveloped(service.set_device_nickname)
        self.unbind_device = async_enveloped(service.unbind_device)
        self.get_binding = async_enveloped(service.get_binding)
        self.unbind_device_from_user = async_enveloped(service.unbind_device_from_user)
        self.list_sub_device_bindings = async_enveloped_pages(service.list_sub_device_bindings)
        self.delete_all_share_notices = async_enveloped(service.delete_all_share_notices)
        self.query_share_states = async_enveloped(service.query_share_states)
        self.bind_push_channel = async_enveloped(service.bind_push_channel)
        self.unbind_push_channel = async_enveloped(service.unbind_push_channel)
        self.list_sub_devices = async_enveloped_pages(service.list_sub_devices)
        self.create_virtual_user = async_enveloped(service.create_virtual_user)
        self.delete_virtual_user = async_enveloped(service.delete_virtual_user)
        self.update_virtual_user = async_enveloped(service.update_virtual_user)
        self.list_virtual_users = async_enveloped_pages(service.list_virtual_users)
        self.get_virtual_user = async_enveloped(service.get_virtual_user)
        self.list_shared_devices = async_enveloped_pages(service.list_shared_devices)
        self.reorder_shared_devices = async_enveloped(service.reorder_shared_devices)
        self.get_profile = async_enveloped(service.get_profile)
        self.unregister = async_enveloped(service.unregister)


class AsyncWidgetsEnvelopes:
    """`AsyncWidgets`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.app.widgets import AsyncWidgets

        service = AsyncWidgets(client.invoke, enveloped=True)
        self.query_devices = async_enveloped(service.query_devices)
        self.update_devices = async_enveloped(service.update_devices)
        self.query_properties = async_enveloped(service.query_properties)


class AsyncHomesEnvelopes:
    """`AsyncHomes`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.app.homes import AsyncHomes

        service = AsyncHomes(client.invoke, enveloped=True)
        self.create = async_enveloped(service.create)
        self.delete = async_enveloped(service.delete)
        self.update = async_enveloped(service.update)
        self.set_current = async_enveloped(service.set_current)
        self.get = async_enveloped(service.get)
        self.list = async_enveloped_pages(service.list)
        self.list_elements = async_enveloped_pages(service.list_elements)
        self.reorder_elements = async_enveloped(service.reorder_elements)
        self.reorder_devices = async_enveloped(service.reorder_devices)
        self.create_room = async_enveloped(service.create_room)
        self.delete_room = async_enveloped(service.delete_room)
        self.update_room = async_enveloped(service.update_room)
        self.get_room = async_enveloped(service.get_room)
        self.list_rooms = async_enveloped_pages(service.list_rooms)
        self.list_room_devices = async_enveloped_pages(service.list_room_devices)
        self.list_devices = async_enveloped_pages(service.list_devices)
        self.reorder_room_devices = async_enveloped(service.reorder_room_devices)
        self.reorder_rooms = async_enveloped(service.reorder_rooms)
        self.move_devices = async_enveloped(service.move_devices)
        self.set_room_devices = async_enveloped(service.set_room_devices)
        self.create_group = async_enveloped(service.create_group)
        self.delete_group = async_enveloped(service.delete_group)
        self.delete_groups = async_enveloped(service.delete_groups)
        self.update_group = async_enveloped(service.update_group)
        self.get_group = async_enveloped(service.get_group)
        self.list_groups = async_enveloped_pages(service.list_groups)
        self.list_group_devices = async_enveloped_pages(service.list_group_devices)
        self.set_group_devices = async_enveloped(service.set_group_devices)
        self.list_group_products = async_enveloped_pages(service.list_group_products)
        self.reorder_groups = async_enveloped(service.reorder_groups)
        self.set_group_properties = async_enveloped(service.set_group_properties)
        self.invoke_group_service = async_enveloped(service.invoke_group_service)
        self.prepare_mesh_group = async_enveloped(service.prepare_mesh_group)


class AsyncDataEnvelopes:
    """`AsyncData`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.app.data import AsyncData

        service = AsyncData(client.invoke, enveloped=True)
        self.list_aggregates = async_enveloped_pages(service.list_aggregates)


class AsyncFeedbackEnvelopes:
    """`AsyncFeedback`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.app.feedback import AsyncFeedback

        service = AsyncFeedback(client.invoke, enveloped=True)
        self.create = async_enveloped(service.create)
        self.add_reply = async_enveloped(service.add_reply)
        self.check_unread = async_enveloped(service.check_unread)
        self.list = async_enveloped_pages(service.list)
        self.get = async_enveloped(service.get)
        self.set_replies_read = async_enveloped(service.set_replies_read)


class AsyncLocksEnvelopes:
    """`AsyncLocks`, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        from feiyan.app.locks import AsyncLocks

        service = AsyncLocks(client.invoke, enveloped=True)
        self.bind_key = async_enveloped(service.bind_key)
        self.unbind_key = async_enveloped(service.unbind_key)
        self.query_key_bindings = async_enveloped(service.query_key_bindings)
        self.get_key_binding = async_enveloped(service.get_key_binding)
        self.filter_unbound_keys = async_enveloped(service.filter_unbound_keys)
        self.query_keys = async_enveloped(service.query_keys)
        self.query_virtual_users = async_enveloped(service.query_virtual_users)
        self.delete_key = async_enveloped(service.delete_key)
        self.get_virtual_user = async_enveloped(service.get_virtual_user)
        self.set_nickname = async_enveloped(service.set_nickname)
        self.list_events = async_enveloped_pages(service.list_events)
        self.set_key_nickname = async_enveloped(service.set_key_nickname)


class AsyncAppEnvelopes:
    """The services of the app side, returning envelopes."""

    def __init__(self, client: AsyncClient) -> None:
        self._client = client

    @cached_property
    def diagnostics(self) -> AsyncDiagnosticsEnvelopes:
        return AsyncDiagnosticsEnvelopes(self._client)

    @cached_property
    def account(self) -> AsyncAccountEnvelopes:
        return AsyncAccountEnvelopes(self._client)

    @cached_property
    def sessions(self) -> AsyncSessionsEnvelopes:
        return AsyncSessionsEnvelopes(self._client)

    @cached_property
    def vision(self) -> AsyncVisionEnvelopes:
        return AsyncVisionEnvelopes(self._client)

    @cached_property
    def ota(self) -> AsyncOtaEnvelopes:
        return AsyncOtaEnvelopes(self._client)

    @cached_property
    def messages(self) -> AsyncMessagesEnvelopes:
        return AsyncMessagesEnvelopes(self._client)

    @cached_property
    def provisioning(self) -> AsyncProvisioningEnvelopes:
        return AsyncProvisioningEnvelopes(self._client)

    @cached_property
    def things(self) -> AsyncThingsEnvelopes:
        return AsyncThingsEnvelopes(self._client)

    @cached_property
    def scenes(self) -> AsyncScenesEnvelopes:
        return AsyncScenesEnvelopes(self._client)

    @cached_property
    def products(self) -> AsyncProductsEnvelopes:
        return AsyncProductsEnvelopes(self._client)

    @cached_property
    def users(self) -> AsyncUsersEnvelopes:
        return AsyncUsersEnvelopes(self._client)

    @cached_property
    def widgets(self) -> AsyncWidgetsEnvelopes:
        return AsyncWidgetsEnvelopes(self._client)

    @cached_property
    def homes(self) -> AsyncHomesEnvelopes:
        return AsyncHomesEnvelopes(self._client)

    @cached_property
    def data(self) -> AsyncDataEnvelopes:
        return AsyncDataEnvelopes(self._client)

    @cached_property
    def feedback(self) -> AsyncFeedbackEnvelopes:
        return AsyncFeedbackEnvelopes(self._client)

    @cached_property
    def locks(self) -> AsyncLocksEnvelopes:
        return AsyncLocksEnvelopes(self._client)
