# Generated from spec/services/cloud/products.yaml by `python -m generator generate`. Change the spec, not this file.
"""Products, projects, and the device certificates made in mass production.

Section 7.2 (云端物的产品管理).
"""

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import Final

from feiyan.cloud.models.products import (
    BatchDeviceCertificate,
    BatchDeviceCertificatePage,
    NvrCertificateGroup,
    NvrCertificateGroupPage,
    Product,
    Project,
    ProjectPage,
)
from feiyan_runtime import AsyncPages, AsyncService, Operation, Options, PagePaging, Pages, SyncService

LIST: Final[Operation[list[Product]]] = Operation(
    name="cloud.products.list",
    path="/cloud/thing/productList/get",
    version="1.1.2",
    timeout=3.0,
    result=list[Product],
    idempotent=True,
    parameters={"page_no": "pageNo", "page_size": "pageSize"},
    paging=PagePaging(page="page_no", size="page_size"),
)

GET: Final[Operation[Product]] = Operation(
    name="cloud.products.get",
    path="/cloud/thing/product/get",
    version="1.1.2",
    timeout=15.0,
    result=Product,
    idempotent=True,
    parameters={"product_key": "productKey"},
)

CREATE_DEVICES: Final[Operation[str]] = Operation(
    name="cloud.products.createDevices",
    path="/cloud/amount/device/generate",
    version="1.1.2",
    timeout=25.0,
    result=str,
    parameters={"product_key": "productKey", "amount": "amount"},
)

UPLOAD_DEVICE_NAMES: Final[Operation[str]] = Operation(
    name="cloud.products.uploadDeviceNames",
    path="/cloud/device/name/upload",
    version="1.1.3",
    timeout=25.0,
    result=str,
    parameters={"product_key": "productKey", "device_names": "deviceNames"},
)

CREATE_NAMED_DEVICES: Final[Operation[str]] = Operation(
    name="cloud.products.createNamedDevices",
    path="/cloud/name/device/generate",
    version="1.1.2",
    timeout=25.0,
    result=str,
    parameters={"product_key": "productKey", "batch_id": "batchId"},
)

LIST_DEVICE_CERTIFICATES: Final[Operation[BatchDeviceCertificatePage]] = Operation(
    name="cloud.products.listDeviceCertificates",
    path="/living/device/apply/query",
    version="1.0.1",
    timeout=5.0,
    result=BatchDeviceCertificatePage,
    idempotent=True,
    parameters={"batch_id": "applyId", "page_no": "pageNo", "page_size": "pageSize"},
    paging=PagePaging(page="page_no", size="page_size", items_at="items", total_at="total"),
)

CREATE_NVR_DEVICES: Final[Operation[str]] = Operation(
    name="cloud.products.createNvrDevices",
    path="/living/cloud/product/nvr/device/generate",
    version="1.0.0",
    timeout=5.0,
    result=str,
    parameters={"product_key": "productKey", "amount": "amount"},
)

LIST_NVR_DEVICE_CERTIFICATES: Final[Operation[NvrCertificateGroupPage]] = Operation(
    name="cloud.products.listNvrDeviceCertificates",
    path="/living/cloud/product/nvr/device/cert/query",
    version="1.0.0",
    timeout=5.0,
    result=NvrCertificateGroupPage,
    idempotent=True,
    parameters={"batch_id": "batchId", "product_key": "productKey", "page_no": "pageNo", "page_size": "pageSize"},
    paging=PagePaging(page="page_no", size="page_size", items_at="nvr_device_certs", total_at="total"),
)

LIST_PROJECTS: Final[Operation[ProjectPage]] = Operation(
    name="cloud.products.listProjects",
    path="/living/cloud/project/list",
    version="1.0.0",
    timeout=5.0,
    result=ProjectPage,
    idempotent=True,
    parameters={"page_no": "pageNo", "page_size": "pageSize"},
    paging=PagePaging(page="page_no", size="page_size", items_at="projects", total_at="total"),
)


class Products(SyncService):
    """Products, projects, and the device certificates made in mass production.

    Section 7.2 (云端物的产品管理).
    """

    def list(
        self,
        *,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> Pages[Product, builtins.list[Product]]:
        """List the products of the project, page by page.

        The answer does not tell how many products there are in all.

        Args:
            page_no: Page number. At least 1.
            page_size: Number of products in a page.

        POST /cloud/thing/productList/get, version 1.1.2. Section 7.2.1 (查询项目下产品列表). Published at
        <https://help.aliyun.com/document_detail/177840.html> and
        <https://help.aliyun.com/document_detail/129738.html>.
        """
        return self._pages(
            LIST,
            options,
            page_no=page_no,
            page_size=page_size,
        )

    def get(
        self,
        *,
        product_key: str,
        options: Options | None = None,
    ) -> Product:
        """Get one product by its key.

        Args:
            product_key: Key of the product to get.

        Returns:
            The product.

        POST /cloud/thing/product/get, version 1.1.2. Section 7.2.2 (查询单个产品). Published at
        <https://help.aliyun.com/document_detail/177841.html> and
        <https://help.aliyun.com/document_detail/129738.html>.
        """
        return self._call(
            GET,
            options,
            product_key=product_key,
        )

    def create_devices(
        self,
        *,
        product_key: str,
        amount: int,
        options: Options | None = None,
    ) -> str:
        """Create device certificates in quantity, with names that the platform chooses.

        cloud.products.list_device_certificates then lists the certificates of the batch.

        Args:
            product_key: Key of the product to make devices of.
            amount: Number of devices to make.

        Returns:
            Id of the batch.

        POST /cloud/amount/device/generate, version 1.1.2. Section 7.2.3 (量产生成设备证书（云端自动生成设备名称）). Published at
        <https://help.aliyun.com/document_detail/177842.html>.
        """
        return self._call(
            CREATE_DEVICES,
            options,
            product_key=product_key,
            amount=amount,
        )

    def upload_device_names(
        self,
        *,
        product_key: str,
        device_names: Sequence[str],
        options: Options | None = None,
    ) -> str:
        """Create a batch from a list of device names.

        Makes no certificates yet: pass the batch id that this answers to cloud.products.create_named_devices.

        Args:
            product_key: Key of the product to make devices of.
            device_names: Names of the devices of the batch. At most 1000 items.

        Returns:
            Id of the batch.

        POST /cloud/device/name/upload, version 1.1.3. Section 7.2.4 (创建量产批次接口（用户上传设备名称方式）). Published at
        <https://help.aliyun.com/document_detail/177843.html>. Also documented in version 1.1.2.
        """
        return self._call(
            UPLOAD_DEVICE_NAMES,
            options,
            product_key=product_key,
            device_names=device_names,
        )

    def create_named_devices(
        self,
        *,
        product_key: str,
        batch_id: str,
        options: Options | None = None,
    ) -> str:
        """Create the device certificates of a batch of uploaded names.

        Upload the names by cloud.products.upload_device_names first; it answers the batch id.

        Args:
            product_key: Key of the product to make devices of.
            batch_id: Id of the batch with the uploaded names.

        Returns:
            Id of the batch.

        POST /cloud/name/device/generate, version 1.1.2. Section 7.2.5 (根据量产批次ID生成设备证书（用户上传设备名称方式）). Published at
        <https://help.aliyun.com/document_detail/177846.html>.
        """
        return self._call(
            CREATE_NAMED_DEVICES,
            options,
            product_key=product_key,
            batch_id=batch_id,
        )

    def list_device_certificates(
        self,
        *,
        batch_id: str,
        page_no: int = 1,
        page_size: int = 200,
        options: Options | None = None,
    ) -> Pages[BatchDeviceCertificate, BatchDeviceCertificatePage]:
        """List the device certificates of a batch, page by page.

        Args:
            batch_id: Id of the batch.
            page_no: Page number. At least 1.
            page_size: Number of certificates in a page. At most 200.

        POST /living/device/apply/query, version 1.0.1. Section 7.2.6 (根据批次ID查询设备证书列表). Published at
        <https://help.aliyun.com/document_detail/177851.html>.
        """
        return self._pages(
            LIST_DEVICE_CERTIFICATES,
            options,
            batch_id=batch_id,
            page_no=page_no,
            page_size=page_size,
        )

    def create_nvr_devices(
        self,
        *,
        product_key: str,
        amount: int,
        options: Options | None = None,
    ) -> str:
        """Create devices of an NVR product in quantity, and the devices of its IPC sub-product with them.

        cloud.products.list_nvr_device_certificates then lists the certificates of the batch.

        Args:
            product_key: Key of the NVR product.
            amount: Number of NVR devices to make. 1 to 10000.

        Returns:
            Id of the NVR batch.

        POST /living/cloud/product/nvr/device/generate, version 1.0.0. Section 7.2.7 (获取量产批次ID（NVR产品专用）). Published
        at <https://help.aliyun.com/document_detail/177852.html>.
        """
        return self._call(
            CREATE_NVR_DEVICES,
            options,
            product_key=product_key,
            amount=amount,
        )

    def list_nvr_device_certificates(
        self,
        *,
        batch_id: str,
        product_key: str,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> Pages[NvrCertificateGroup, NvrCertificateGroupPage]:
        """List the NVR devices of a batch and the IPC devices of each, with their certificates, page by page.

        Args:
            batch_id: Id of the batch.
            product_key: Key of the NVR product.
            page_no: Page number. At least 1.
            page_size: Number of NVR devices in a page. 1 to 20.

        POST /living/cloud/product/nvr/device/cert/query, version 1.0.0. Section 7.2.8 (根据批次ID查询设备证书列表（NVR产品专用）).
        """
        return self._pages(
            LIST_NVR_DEVICE_CERTIFICATES,
            options,
            batch_id=batch_id,
            product_key=product_key,
            page_no=page_no,
            page_size=page_size,
        )

    def list_projects(
        self,
        *,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> Pages[Project, ProjectPage]:
        """List projects, page by page.

        Args:
            page_no: Page number. At least 1.
            page_size: Number of projects in a page. At most 20.

        POST /living/cloud/project/list, version 1.0.0. Section 7.2.9 (带分页查询项目信息列表).
        """
        return self._pages(
            LIST_PROJECTS,
            options,
            page_no=page_no,
            page_size=page_size,
        )


class AsyncProducts(AsyncService):
    """Products, projects, and the device certificates made in mass production.

    Section 7.2 (云端物的产品管理).
    """

    def list(
        self,
        *,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> AsyncPages[Product, builtins.list[Product]]:
        """List the products of the project, page by page.

        The answer does not tell how many products there are in all.

        Args:
            page_no: Page number. At least 1.
            page_size: Number of products in a page.

        POST /cloud/thing/productList/get, version 1.1.2. Section 7.2.1 (查询项目下产品列表). Published at
        <https://help.aliyun.com/document_detail/177840.html> and
        <https://help.aliyun.com/document_detail/129738.html>.
        """
        return self._pages(
            LIST,
            options,
            page_no=page_no,
            page_size=page_size,
        )

    async def get(
        self,
        *,
        product_key: str,
        options: Options | None = None,
    ) -> Product:
        """Get one product by its key.

        Args:
            product_key: Key of the product to get.

        Returns:
            The product.

        POST /cloud/thing/product/get, version 1.1.2. Section 7.2.2 (查询单个产品). Published at
        <https://help.aliyun.com/document_detail/177841.html> and
        <https://help.aliyun.com/document_detail/129738.html>.
        """
        return await self._call(
            GET,
            options,
            product_key=product_key,
        )

    async def create_devices(
        self,
        *,
        product_key: str,
        amount: int,
        options: Options | None = None,
    ) -> str:
        """Create device certificates in quantity, with names that the platform chooses.

        cloud.products.list_device_certificates then lists the certificates of the batch.

        Args:
            product_key: Key of the product to make devices of.
            amount: Number of devices to make.

        Returns:
            Id of the batch.

        POST /cloud/amount/device/generate, version 1.1.2. Section 7.2.3 (量产生成设备证书（云端自动生成设备名称）). Published at
        <https://help.aliyun.com/document_detail/177842.html>.
        """
        return await self._call(
            CREATE_DEVICES,
            options,
            product_key=product_key,
            amount=amount,
        )

    async def upload_device_names(
        self,
        *,
        product_key: str,
        device_names: Sequence[str],
        options: Options | None = None,
    ) -> str:
        """Create a batch from a list of device names.

        Makes no certificates yet: pass the batch id that this answers to cloud.products.create_named_devices.

        Args:
            product_key: Key of the product to make devices of.
            device_names: Names of the devices of the batch. At most 1000 items.

        Returns:
            Id of the batch.

        POST /cloud/device/name/upload, version 1.1.3. Section 7.2.4 (创建量产批次接口（用户上传设备名称方式）). Published at
        <https://help.aliyun.com/document_detail/177843.html>. Also documented in version 1.1.2.
        """
        return await self._call(
            UPLOAD_DEVICE_NAMES,
            options,
            product_key=product_key,
            device_names=device_names,
        )

    async def create_named_devices(
        self,
        *,
        product_key: str,
        batch_id: str,
        options: Options | None = None,
    ) -> str:
        """Create the device certificates of a batch of uploaded names.

        Upload the names by cloud.products.upload_device_names first; it answers the batch id.

        Args:
            product_key: Key of the product to make devices of.
            batch_id: Id of the batch with the uploaded names.

        Returns:
            Id of the batch.

        POST /cloud/name/device/generate, version 1.1.2. Section 7.2.5 (根据量产批次ID生成设备证书（用户上传设备名称方式）). Published at
        <https://help.aliyun.com/document_detail/177846.html>.
        """
        return await self._call(
            CREATE_NAMED_DEVICES,
            options,
            product_key=product_key,
            batch_id=batch_id,
        )

    def list_device_certificates(
        self,
        *,
        batch_id: str,
        page_no: int = 1,
        page_size: int = 200,
        options: Options | None = None,
    ) -> AsyncPages[BatchDeviceCertificate, BatchDeviceCertificatePage]:
        """List the device certificates of a batch, page by page.

        Args:
            batch_id: Id of the batch.
            page_no: Page number. At least 1.
            page_size: Number of certificates in a page. At most 200.

        POST /living/device/apply/query, version 1.0.1. Section 7.2.6 (根据批次ID查询设备证书列表). Published at
        <https://help.aliyun.com/document_detail/177851.html>.
        """
        return self._pages(
            LIST_DEVICE_CERTIFICATES,
            options,
            batch_id=batch_id,
            page_no=page_no,
            page_size=page_size,
        )

    async def create_nvr_devices(
        self,
        *,
        product_key: str,
        amount: int,
        options: Options | None = None,
    ) -> str:
        """Create devices of an NVR product in quantity, and the devices of its IPC sub-product with them.

        cloud.products.list_nvr_device_certificates then lists the certificates of the batch.

        Args:
            product_key: Key of the NVR product.
            amount: Number of NVR devices to make. 1 to 10000.

        Returns:
            Id of the NVR batch.

        POST /living/cloud/product/nvr/device/generate, version 1.0.0. Section 7.2.7 (获取量产批次ID（NVR产品专用）). Published
        at <https://help.aliyun.com/document_detail/177852.html>.
        """
        return await self._call(
            CREATE_NVR_DEVICES,
            options,
            product_key=product_key,
            amount=amount,
        )

    def list_nvr_device_certificates(
        self,
        *,
        batch_id: str,
        product_key: str,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> AsyncPages[NvrCertificateGroup, NvrCertificateGroupPage]:
        """List the NVR devices of a batch and the IPC devices of each, with their certificates, page by page.

        Args:
            batch_id: Id of the batch.
            product_key: Key of the NVR product.
            page_no: Page number. At least 1.
            page_size: Number of NVR devices in a page. 1 to 20.

        POST /living/cloud/product/nvr/device/cert/query, version 1.0.0. Section 7.2.8 (根据批次ID查询设备证书列表（NVR产品专用）).
        """
        return self._pages(
            LIST_NVR_DEVICE_CERTIFICATES,
            options,
            batch_id=batch_id,
            product_key=product_key,
            page_no=page_no,
            page_size=page_size,
        )

    def list_projects(
        self,
        *,
        page_no: int = 1,
        page_size: int = 20,
        options: Options | None = None,
    ) -> AsyncPages[Project, ProjectPage]:
        """List projects, page by page.

        Args:
            page_no: Page number. At least 1.
            page_size: Number of projects in a page. At most 20.

        POST /living/cloud/project/list, version 1.0.0. Section 7.2.9 (带分页查询项目信息列表).
        """
        return self._pages(
            LIST_PROJECTS,
            options,
            page_no=page_no,
            page_size=page_size,
        )
