# Generated from spec/services/cloud/statistics.yaml by `python -m generator generate`. Change the spec, not this file.
"""Daily figures of active and activated devices, active and registered users.

Section 7.6 (运营中心API服务).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from feiyan.cloud.models.statistics import DeviceStatisticsList, UserStatisticsList
from feiyan_runtime import AsyncService, Operation, Options, SyncService

GET_ACTIVE_DEVICE_SUMMARY: Final[Operation[DeviceStatisticsList]] = Operation(
    name="cloud.statistics.getActiveDeviceSummary",
    path="/living/data/device/activesummary/get",
    version="1.0.0",
    timeout=3.0,
    result=DeviceStatisticsList,
    idempotent=True,
    parameters={"project_id": "projectId", "product_keys": "productKeys"},
)

GET_ACTIVE_DEVICE_DETAILS: Final[Operation[DeviceStatisticsList]] = Operation(
    name="cloud.statistics.getActiveDeviceDetails",
    path="/living/data/device/activedetail/get",
    version="1.0.0",
    timeout=3.0,
    result=DeviceStatisticsList,
    idempotent=True,
    parameters={"project_id": "projectId", "product_keys": "productKeys"},
)

GET_ACTIVATED_DEVICE_DETAILS: Final[Operation[DeviceStatisticsList]] = Operation(
    name="cloud.statistics.getActivatedDeviceDetails",
    path="/living/data/device/activatedetail/get",
    version="1.0.0",
    timeout=3.0,
    result=DeviceStatisticsList,
    idempotent=True,
    parameters={"project_id": "projectId", "product_keys": "productKeys"},
)

GET_ACTIVATED_DEVICE_SUMMARY: Final[Operation[DeviceStatisticsList]] = Operation(
    name="cloud.statistics.getActivatedDeviceSummary",
    path="/living/data/device/activatesummary/get",
    version="1.0.0",
    timeout=3.0,
    result=DeviceStatisticsList,
    idempotent=True,
    parameters={"project_id": "projectId", "product_keys": "productKeys"},
)

GET_ACTIVE_USER_SUMMARY: Final[Operation[UserStatisticsList]] = Operation(
    name="cloud.statistics.getActiveUserSummary",
    path="/living/data/user/activesummary/get",
    version="1.0.0",
    timeout=3.0,
    result=UserStatisticsList,
    idempotent=True,
    parameters={"project_id": "projectId"},
)

GET_ACTIVE_USER_DETAILS: Final[Operation[UserStatisticsList]] = Operation(
    name="cloud.statistics.getActiveUserDetails",
    path="/living/data/user/activedetail/get",
    version="1.0.0",
    timeout=3.0,
    result=UserStatisticsList,
    idempotent=True,
    parameters={"project_id": "projectId"},
)

GET_REGISTERED_USER_SUMMARY: Final[Operation[UserStatisticsList]] = Operation(
    name="cloud.statistics.getRegisteredUserSummary",
    path="/living/data/user/activatesummary/get",
    version="1.0.0",
    timeout=3.0,
    result=UserStatisticsList,
    idempotent=True,
    parameters={"project_id": "projectId"},
)

GET_REGISTERED_USER_DETAILS: Final[Operation[UserStatisticsList]] = Operation(
    name="cloud.statistics.getRegisteredUserDetails",
    path="/living/data/user/activatedetail/get",
    version="1.0.0",
    timeout=3.0,
    result=UserStatisticsList,
    idempotent=True,
    parameters={"project_id": "projectId"},
)


class Statistics(SyncService):
    """Daily figures of active and activated devices, active and registered users.

    Section 7.6 (运营中心API服务).
    """

    def get_active_device_summary(
        self,
        *,
        project_id: str,
        product_keys: Sequence[str],
        options: Options | None = None,
    ) -> DeviceStatisticsList:
        """Get the summary of the active devices of products.

        Args:
            project_id: Id of the project.
            product_keys: Keys of the products to report on.

        Returns:
            The summary.

        POST /living/data/device/activesummary/get, version 1.0.0. Section 7.6.1.1 (获取活跃设备的概览信息). Published at
        <https://help.aliyun.com/document_detail/286936.html>.
        """
        return self._call(
            GET_ACTIVE_DEVICE_SUMMARY,
            options,
            project_id=project_id,
            product_keys=product_keys,
        )

    def get_active_device_details(
        self,
        *,
        project_id: str,
        product_keys: Sequence[str],
        options: Options | None = None,
    ) -> DeviceStatisticsList:
        """Get the details of the active devices of products.

        Args:
            project_id: Id of the project.
            product_keys: Keys of the products to report on.

        Returns:
            The details.

        POST /living/data/device/activedetail/get, version 1.0.0. Section 7.6.1.2 (获取活跃设备的详细信息). Published at
        <https://help.aliyun.com/document_detail/286975.html>.
        """
        return self._call(
            GET_ACTIVE_DEVICE_DETAILS,
            options,
            project_id=project_id,
            product_keys=product_keys,
        )

    def get_activated_device_details(
        self,
        *,
        project_id: str,
        product_keys: Sequence[str],
        options: Options | None = None,
    ) -> DeviceStatisticsList:
        """Get the details of the activated devices of products.

        Args:
            project_id: Id of the project.
            product_keys: Keys of the products to report on.

        Returns:
            The details.

        POST /living/data/device/activatedetail/get, version 1.0.0. Section 7.6.2.1 (设备激活数据详细信息). Published at
        <https://help.aliyun.com/document_detail/286974.html>.
        """
        return self._call(
            GET_ACTIVATED_DEVICE_DETAILS,
            options,
            project_id=project_id,
            product_keys=product_keys,
        )

    def get_activated_device_summary(
        self,
        *,
        project_id: str,
        product_keys: Sequence[str],
        options: Options | None = None,
    ) -> DeviceStatisticsList:
        """Get the summary of the activated devices of products.

        Args:
            project_id: Id of the project.
            product_keys: Keys of the products to report on.

        Returns:
            The summary.

        POST /living/data/device/activatesummary/get, version 1.0.0. Section 7.6.2.2 (设备激活数据概览的信息). Published at
        <https://help.aliyun.com/document_detail/286973.html>.
        """
        return self._call(
            GET_ACTIVATED_DEVICE_SUMMARY,
            options,
            project_id=project_id,
            product_keys=product_keys,
        )

    def get_active_user_summary(
        self,
        *,
        project_id: str,
        options: Options | None = None,
    ) -> UserStatisticsList:
        """Get the summary of the active users of a project.

        Args:
            project_id: Id of the project.

        Returns:
            The summary.

        POST /living/data/user/activesummary/get, version 1.0.0. Section 7.6.3.1 (获取活跃用户的概括信息). Published at
        <https://help.aliyun.com/document_detail/286972.html>.
        """
        return self._call(
            GET_ACTIVE_USER_SUMMARY,
            options,
            project_id=project_id,
        )

    def get_active_user_details(
        self,
        *,
        project_id: str,
        options: Options | None = None,
    ) -> UserStatisticsList:
        """Get the details of the active users of a project.

        Args:
            project_id: Id of the project.

        Returns:
            The details.

        POST /living/data/user/activedetail/get, version 1.0.0. Section 7.6.3.2 (获取活跃用户的详细信息).
        """
        return self._call(
            GET_ACTIVE_USER_DETAILS,
            options,
            project_id=project_id,
        )

    def get_registered_user_summary(
        self,
        *,
        project_id: str,
        options: Options | None = None,
    ) -> UserStatisticsList:
        """Get the summary of the registered users of a project.

        Args:
            project_id: Id of the project.

        Returns:
            The summary.

        POST /living/data/user/activatesummary/get, version 1.0.0. Section 7.6.4.1 (获取注册用户概况信息).
        """
        return self._call(
            GET_REGISTERED_USER_SUMMARY,
            options,
            project_id=project_id,
        )

    def get_registered_user_details(
        self,
        *,
        project_id: str,
        options: Options | None = None,
    ) -> UserStatisticsList:
        """Get the details of the registered users of a project.

        Args:
            project_id: Id of the project.

        Returns:
            The details.

        POST /living/data/user/activatedetail/get, version 1.0.0. Section 7.6.4.2 (获取注册用户详细信息).
        """
        return self._call(
            GET_REGISTERED_USER_DETAILS,
            options,
            project_id=project_id,
        )


class AsyncStatistics(AsyncService):
    """Daily figures of active and activated devices, active and registered users.

    Section 7.6 (运营中心API服务).
    """

    async def get_active_device_summary(
        self,
        *,
        project_id: str,
        product_keys: Sequence[str],
        options: Options | None = None,
    ) -> DeviceStatisticsList:
        """Get the summary of the active devices of products.

        Args:
            project_id: Id of the project.
            product_keys: Keys of the products to report on.

        Returns:
            The summary.

        POST /living/data/device/activesummary/get, version 1.0.0. Section 7.6.1.1 (获取活跃设备的概览信息). Published at
        <https://help.aliyun.com/document_detail/286936.html>.
        """
        return await self._call(
            GET_ACTIVE_DEVICE_SUMMARY,
            options,
            project_id=project_id,
            product_keys=product_keys,
        )

    async def get_active_device_details(
        self,
        *,
        project_id: str,
        product_keys: Sequence[str],
        options: Options | None = None,
    ) -> DeviceStatisticsList:
        """Get the details of the active devices of products.

        Args:
            project_id: Id of the project.
            product_keys: Keys of the products to report on.

        Returns:
            The details.

        POST /living/data/device/activedetail/get, version 1.0.0. Section 7.6.1.2 (获取活跃设备的详细信息). Published at
        <https://help.aliyun.com/document_detail/286975.html>.
        """
        return await self._call(
            GET_ACTIVE_DEVICE_DETAILS,
            options,
            project_id=project_id,
            product_keys=product_keys,
        )

    async def get_activated_device_details(
        self,
        *,
        project_id: str,
        product_keys: Sequence[str],
        options: Options | None = None,
    ) -> DeviceStatisticsList:
        """Get the details of the activated devices of products.

        Args:
            project_id: Id of the project.
            product_keys: Keys of the products to report on.

        Returns:
            The details.

        POST /living/data/device/activatedetail/get, version 1.0.0. Section 7.6.2.1 (设备激活数据详细信息). Published at
        <https://help.aliyun.com/document_detail/286974.html>.
        """
        return await self._call(
            GET_ACTIVATED_DEVICE_DETAILS,
            options,
            project_id=project_id,
            product_keys=product_keys,
        )

    async def get_activated_device_summary(
        self,
        *,
        project_id: str,
        product_keys: Sequence[str],
        options: Options | None = None,
    ) -> DeviceStatisticsList:
        """Get the summary of the activated devices of products.

        Args:
            project_id: Id of the project.
            product_keys: Keys of the products to report on.

        Returns:
            The summary.

        POST /living/data/device/activatesummary/get, version 1.0.0. Section 7.6.2.2 (设备激活数据概览的信息). Published at
        <https://help.aliyun.com/document_detail/286973.html>.
        """
        return await self._call(
            GET_ACTIVATED_DEVICE_SUMMARY,
            options,
            project_id=project_id,
            product_keys=product_keys,
        )

    async def get_active_user_summary(
        self,
        *,
        project_id: str,
        options: Options | None = None,
    ) -> UserStatisticsList:
        """Get the summary of the active users of a project.

        Args:
            project_id: Id of the project.

        Returns:
            The summary.

        POST /living/data/user/activesummary/get, version 1.0.0. Section 7.6.3.1 (获取活跃用户的概括信息). Published at
        <https://help.aliyun.com/document_detail/286972.html>.
        """
        return await self._call(
            GET_ACTIVE_USER_SUMMARY,
            options,
            project_id=project_id,
        )

    async def get_active_user_details(
        self,
        *,
        project_id: str,
        options: Options | None = None,
    ) -> UserStatisticsList:
        """Get the details of the active users of a project.

        Args:
            project_id: Id of the project.

        Returns:
            The details.

        POST /living/data/user/activedetail/get, version 1.0.0. Section 7.6.3.2 (获取活跃用户的详细信息).
        """
        return await self._call(
            GET_ACTIVE_USER_DETAILS,
            options,
            project_id=project_id,
        )

    async def get_registered_user_summary(
        self,
        *,
        project_id: str,
        options: Options | None = None,
    ) -> UserStatisticsList:
        """Get the summary of the registered users of a project.

        Args:
            project_id: Id of the project.

        Returns:
            The summary.

        POST /living/data/user/activatesummary/get, version 1.0.0. Section 7.6.4.1 (获取注册用户概况信息).
        """
        return await self._call(
            GET_REGISTERED_USER_SUMMARY,
            options,
            project_id=project_id,
        )

    async def get_registered_user_details(
        self,
        *,
        project_id: str,
        options: Options | None = None,
    ) -> UserStatisticsList:
        """Get the details of the registered users of a project.

        Args:
            project_id: Id of the project.

        Returns:
            The details.

        POST /living/data/user/activatedetail/get, version 1.0.0. Section 7.6.4.2 (获取注册用户详细信息).
        """
        return await self._call(
            GET_REGISTERED_USER_DETAILS,
            options,
            project_id=project_id,
        )
