# Generated from spec/observed.yaml and services/app/products.yaml by `python -m generator generate`. Change the spec, not this file.
"""Products, as apps see them.

Section 6.3 (产品管理服务).
"""

from __future__ import annotations

from typing import Final

from feiyan.app.models.products import ProductDetail, ProductKeyLookup, ProvisionableProduct, ProvisioningGuide
from feiyan.enums import ProductStatusEnv, ThirdPartyUserType
from feiyan_runtime import UNKNOWN_TIMEOUT, AsyncService, Operation, Options, SyncService

GET_DETAIL: Final[Operation[ProductDetail]] = Operation(
    name="app.products.getDetail",
    path="/thing/detailInfo/queryProductInfoByProductKey",
    version="1.1.1",
    timeout=UNKNOWN_TIMEOUT,
    result=ProductDetail,
    idempotent=True,
    parameters={"product_key": "productKey"},
)

GET_BY_DEVICE: Final[Operation[ProductDetail]] = Operation(
    name="app.products.getByDevice",
    path="/thing/detailInfo/queryProductInfo",
    version="1.1.4",
    timeout=3.0,
    result=ProductDetail,
    auth="none",
    idempotent=True,
    parameters={"iot_id": "iotId"},
)

GET: Final[Operation[ProductDetail]] = Operation(
    name="app.products.get",
    path="/thing/allProductInfo/getByProductKey",
    version="1.1.5",
    timeout=3.0,
    result=ProductDetail,
    idempotent=True,
    parameters={
        "product_key": "productkey",
        "origin": "origin",
        "user_type": "userType",
        "user_id": "userId",
        "language": "language",
        "replace_origin": "replaceOrigin",
    },
)

QUERY_BY_CATEGORY: Final[Operation[list[ProductDetail]]] = Operation(
    name="app.products.queryByCategory",
    path="/thing/productInfo/getByCategory",
    version="1.1.5",
    timeout=3.0,
    result=list[ProductDetail],
    auth="none",
    idempotent=True,
    parameters={"category_id": "categoryId"},
)

QUERY_PROVISIONING_GUIDES: Final[Operation[list[ProvisioningGuide]]] = Operation(
    name="app.products.queryProvisioningGuides",
    path="/awss/enrollee/guide/get",
    version="1.1.6",
    timeout=3.0,
    result=list[ProvisioningGuide],
    idempotent=True,
    parameters={"product_key": "productKey"},
)

QUERY_PROVISIONABLE: Final[Operation[list[ProvisionableProduct]]] = Operation(
    name="app.products.queryProvisionable",
    path="/thing/productInfo/getByAppKey",
    version="1.1.7",
    timeout=3.0,
    result=list[ProvisionableProduct],
    auth="optional",
    idempotent=True,
    parameters={"product_status_env": "productStatusEnv"},
)

GET_KEY: Final[Operation[ProductKeyLookup]] = Operation(
    name="app.products.getKey",
    path="/thing/productInfo/queryProductKey",
    version="1.1.4",
    timeout=3.0,
    result=ProductKeyLookup,
    auth="none",
    idempotent=True,
    parameters={"product_id": "productId"},
)


class Products(SyncService):
    """Products, as apps see them.

    Section 6.3 (产品管理服务).
    """

    def get_detail(
        self,
        *,
        product_key: str,
        options: Options | None = None,
    ) -> ProductDetail:
        """Get a product by its key, in the older form.

        Apps read netType, to know how to bind a device. Programs of today use app.products.get.

        Args:
            product_key: Key of the device's product; part of the device certificate.

        Returns:
            The product.

        POST /thing/detailInfo/queryProductInfoByProductKey, version 1.1.1. Not documented; seen in use: the
        platform's own app, package com.aliyun.iot, class APIConfig; class DeviceBindBusiness of the platform's demo
        for Android; a treadmill app, package com.kingsmith.aliiot; the platform's demo for iOS in public apps
        (IMSDeviceServerErrorDomain) (1.1.2).
        """
        return self._call(
            GET_DETAIL,
            options,
            product_key=product_key,
        )

    def get_by_device(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> ProductDetail:
        """Get the product of a device.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The product.

        POST /thing/detailInfo/queryProductInfo, version 1.1.4. Section 6.3.1 (根据设备ID查询产品详情). Needs no token.
        """
        return self._call(
            GET_BY_DEVICE,
            options,
            iot_id=iot_id,
        )

    def get(
        self,
        *,
        product_key: str,
        origin: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        user_id: str | None = None,
        language: str | None = None,
        replace_origin: bool | None = None,
        options: Options | None = None,
    ) -> ProductDetail:
        """Get a product by its key.

        Args:
            product_key: Key of the product to get.
            origin: Origin of the call.
            user_type: Kind of the third-party account.
            user_id: Id of the third-party account.
            language: Language to query in, such as zh-CN; since version 1.1.5.
            replace_origin: True to get the name from the language settings of the product's user interface instead
                of the name that the product was created with; since version 1.1.5.

        Returns:
            The product.

        POST /thing/allProductInfo/getByProductKey, version 1.1.5. Section 6.3.2 (根据产品Key查询产品详情). Published at
        <https://help.aliyun.com/document_detail/177828.html>.
        """
        return self._call(
            GET,
            options,
            product_key=product_key,
            origin=origin,
            user_type=user_type,
            user_id=user_id,
            language=language,
            replace_origin=replace_origin,
        )

    def query_by_category(
        self,
        *,
        category_id: str,
        options: Options | None = None,
    ) -> list[ProductDetail]:
        """Query all products of the tenant that belong to a category.

        Args:
            category_id: Id of the category.

        Returns:
            The products.

        POST /thing/productInfo/getByCategory, version 1.1.5. Section 6.3.3 (根据品类ID查询产品列表). Published at
        <https://help.aliyun.com/document_detail/177829.html>. Needs no token.
        """
        return self._call(
            QUERY_BY_CATEGORY,
            options,
            category_id=category_id,
        )

    def query_provisioning_guides(
        self,
        *,
        product_key: str,
        options: Options | None = None,
    ) -> list[ProvisioningGuide]:
        """Query the texts and pictures that guide a user through connecting a device of a product to the network.

        Args:
            product_key: Key of the device's product; part of the device certificate.

        Returns:
            The guides.

        POST /awss/enrollee/guide/get, version 1.1.6. Section 6.3.4 (查询配网引导信息). Published at
        <https://help.aliyun.com/document_detail/177831.html>.
        """
        return self._call(
            QUERY_PROVISIONING_GUIDES,
            options,
            product_key=product_key,
        )

    def query_provisionable(
        self,
        *,
        product_status_env: ProductStatusEnv | str | None = None,
        options: Options | None = None,
    ) -> list[ProvisionableProduct]:
        """Query the products that belong to the app and whose devices can be connected to the network.

        Args:
            product_status_env: State of the products to find.

        Returns:
            The products.

        POST /thing/productInfo/getByAppKey, version 1.1.7. Section 6.3.5 (获取支持配网的产品列表). Published at
        <https://help.aliyun.com/document_detail/177832.html>. A signed-in user is optional.
        """
        return self._call(
            QUERY_PROVISIONABLE,
            options,
            product_status_env=product_status_env,
        )

    def get_key(
        self,
        *,
        product_id: str,
        options: Options | None = None,
    ) -> ProductKeyLookup:
        """Get the key of a product by the product's id.

        Args:
            product_id: Id of the product.

        Returns:
            The key.

        POST /thing/productInfo/queryProductKey, version 1.1.4. Section 6.3.6 (获取产品productKey). Needs no token.
        """
        return self._call(
            GET_KEY,
            options,
            product_id=product_id,
        )


class AsyncProducts(AsyncService):
    """Products, as apps see them.

    Section 6.3 (产品管理服务).
    """

    async def get_detail(
        self,
        *,
        product_key: str,
        options: Options | None = None,
    ) -> ProductDetail:
        """Get a product by its key, in the older form.

        Apps read netType, to know how to bind a device. Programs of today use app.products.get.

        Args:
            product_key: Key of the device's product; part of the device certificate.

        Returns:
            The product.

        POST /thing/detailInfo/queryProductInfoByProductKey, version 1.1.1. Not documented; seen in use: the
        platform's own app, package com.aliyun.iot, class APIConfig; class DeviceBindBusiness of the platform's demo
        for Android; a treadmill app, package com.kingsmith.aliiot; the platform's demo for iOS in public apps
        (IMSDeviceServerErrorDomain) (1.1.2).
        """
        return await self._call(
            GET_DETAIL,
            options,
            product_key=product_key,
        )

    async def get_by_device(
        self,
        *,
        iot_id: str,
        options: Options | None = None,
    ) -> ProductDetail:
        """Get the product of a device.

        Args:
            iot_id: Device id; unique on the platform.

        Returns:
            The product.

        POST /thing/detailInfo/queryProductInfo, version 1.1.4. Section 6.3.1 (根据设备ID查询产品详情). Needs no token.
        """
        return await self._call(
            GET_BY_DEVICE,
            options,
            iot_id=iot_id,
        )

    async def get(
        self,
        *,
        product_key: str,
        origin: str | None = None,
        user_type: ThirdPartyUserType | str | None = None,
        user_id: str | None = None,
        language: str | None = None,
        replace_origin: bool | None = None,
        options: Options | None = None,
    ) -> ProductDetail:
        """Get a product by its key.

        Args:
            product_key: Key of the product to get.
            origin: Origin of the call.
            user_type: Kind of the third-party account.
            user_id: Id of the third-party account.
            language: Language to query in, such as zh-CN; since version 1.1.5.
            replace_origin: True to get the name from the language settings of the product's user interface instead
                of the name that the product was created with; since version 1.1.5.

        Returns:
            The product.

        POST /thing/allProductInfo/getByProductKey, version 1.1.5. Section 6.3.2 (根据产品Key查询产品详情). Published at
        <https://help.aliyun.com/document_detail/177828.html>.
        """
        return await self._call(
            GET,
            options,
            product_key=product_key,
            origin=origin,
            user_type=user_type,
            user_id=user_id,
            language=language,
            replace_origin=replace_origin,
        )

    async def query_by_category(
        self,
        *,
        category_id: str,
        options: Options | None = None,
    ) -> list[ProductDetail]:
        """Query all products of the tenant that belong to a category.

        Args:
            category_id: Id of the category.

        Returns:
            The products.

        POST /thing/productInfo/getByCategory, version 1.1.5. Section 6.3.3 (根据品类ID查询产品列表). Published at
        <https://help.aliyun.com/document_detail/177829.html>. Needs no token.
        """
        return await self._call(
            QUERY_BY_CATEGORY,
            options,
            category_id=category_id,
        )

    async def query_provisioning_guides(
        self,
        *,
        product_key: str,
        options: Options | None = None,
    ) -> list[ProvisioningGuide]:
        """Query the texts and pictures that guide a user through connecting a device of a product to the network.

        Args:
            product_key: Key of the device's product; part of the device certificate.

        Returns:
            The guides.

        POST /awss/enrollee/guide/get, version 1.1.6. Section 6.3.4 (查询配网引导信息). Published at
        <https://help.aliyun.com/document_detail/177831.html>.
        """
        return await self._call(
            QUERY_PROVISIONING_GUIDES,
            options,
            product_key=product_key,
        )

    async def query_provisionable(
        self,
        *,
        product_status_env: ProductStatusEnv | str | None = None,
        options: Options | None = None,
    ) -> list[ProvisionableProduct]:
        """Query the products that belong to the app and whose devices can be connected to the network.

        Args:
            product_status_env: State of the products to find.

        Returns:
            The products.

        POST /thing/productInfo/getByAppKey, version 1.1.7. Section 6.3.5 (获取支持配网的产品列表). Published at
        <https://help.aliyun.com/document_detail/177832.html>. A signed-in user is optional.
        """
        return await self._call(
            QUERY_PROVISIONABLE,
            options,
            product_status_env=product_status_env,
        )

    async def get_key(
        self,
        *,
        product_id: str,
        options: Options | None = None,
    ) -> ProductKeyLookup:
        """Get the key of a product by the product's id.

        Args:
            product_id: Id of the product.

        Returns:
            The key.

        POST /thing/productInfo/queryProductKey, version 1.1.4. Section 6.3.6 (获取产品productKey). Needs no token.
        """
        return await self._call(
            GET_KEY,
            options,
            product_id=product_id,
        )
