# Generated from spec/services/app/products.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the products service."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from feiyan.enums import (
    NetType,
    NetTypeCode,
    NodeType,
    NodeTypeCode,
    ProductAccessMethod,
    ProductAccessMethodCode,
    ProductDataFormat,
    ProductDataFormatCode,
    ProductStatus,
    ProductStatusCode,
)
from feiyan_runtime import Model, OpenEnum, OpenInt, moment


class ProductDetail(Model):
    """A product, in full."""

    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    data_format: OpenEnum[ProductDataFormatCode, ProductDataFormat] | None = None
    """Format of the data that devices of the product send."""
    net_type: OpenEnum[NetTypeCode, NetType] | None = None
    """Way in which devices of the product reach the network."""
    product_secret: str | None = Field(default=None, repr=False)
    """Secret of the product; goes with the product key."""
    node_type: OpenEnum[NodeTypeCode, NodeType] | None = None
    """Place of the product's devices in the network."""
    domain: str | None = None
    """Domain of the product."""
    name: str | None = None
    """Name of the product."""
    region: str | None = None
    """Region of the product, such as cn-shanghai."""
    owner_domain: str | None = None
    """Domain of the product's owner."""
    category_id: int | None = None
    """Id of the category that the product belongs to."""
    category_key: str | None = None
    """Identifier of the category."""
    category_name: str | None = None
    """Name of the category."""
    access_method: OpenEnum[ProductAccessMethodCode, ProductAccessMethod] | None = None
    """Way in which devices of the product reach the platform."""
    status: OpenEnum[ProductStatusCode, ProductStatus] | None = None
    """Release state of the product."""
    gmt_create: int | None = None
    """Time at which the product was created. In milliseconds since 1970."""
    gmt_modified: int | None = None
    """Time at which the product was last changed. In milliseconds since 1970."""
    creator: str | None = None
    """Creator of the product."""
    modifier: str | None = None
    """Author of the last change of the product."""
    product_id: int | None = None
    """Numeric id of the product; corresponds to its key."""
    aliyun_commodity_code: str | None = None
    """Commodity code of the product."""
    connect_mode: str | None = None
    """Ways to connect a device to the network, as numbers with commas between, such as 2,3."""
    rbac_tenant_id: str | None = None
    """Id of the tenant in access control."""
    tenant_id: int | None = None
    """Id of the tenant, in the numeric form."""
    product_model: str | None = None
    """Model of the product. In lists of products."""
    image: str | None = None
    """Icon of the product. In lists of products."""

    @property
    def gmt_create_at(self) -> datetime | None:
        """`gmt_create` as a datetime in UTC."""
        return moment(self.gmt_create)

    @property
    def gmt_modified_at(self) -> datetime | None:
        """`gmt_modified` as a datetime in UTC."""
        return moment(self.gmt_modified)


class ProvisionableProduct(Model):
    """A product whose devices can be connected to the network."""

    gmt_create: int | None = None
    """Time at which the product was created. In milliseconds since 1970."""
    gmt_modified: int | None = None
    """Time at which the product was last changed. In milliseconds since 1970."""
    name: str | None = None
    """Name of the product."""
    category_id: int | None = None
    """Id of the category that the product belongs to."""
    description: str | None = None
    """Description of the product."""
    tenant_id: str | None = None
    """Id of the tenant."""
    region: str | None = None
    """Region of the product, such as cn-shanghai."""
    status: OpenInt[ProductStatusCode] | None = None
    """State of a product, in the numeric form."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    net_type: OpenInt[NetTypeCode] | None = None
    """Way in which devices of a product reach the network, in the numeric form."""
    data_format: OpenInt[ProductDataFormatCode] | None = None
    """Format of the data that devices of a product send, in the numeric form."""
    node_type: OpenInt[NodeTypeCode] | None = None
    """Place of a device in the network, in the numeric form."""
    category_key: str | None = None
    """Identifier of the category."""
    category_name: str | None = None
    """Name of the category."""
    image: str | None = None
    """Icon of the product."""
    access_method: OpenInt[ProductAccessMethodCode] | None = None
    """Way in which devices of a product reach the platform, in the numeric form."""

    @property
    def gmt_create_at(self) -> datetime | None:
        """`gmt_create` as a datetime in UTC."""
        return moment(self.gmt_create)

    @property
    def gmt_modified_at(self) -> datetime | None:
        """`gmt_modified` as a datetime in UTC."""
        return moment(self.gmt_modified)


class ProvisioningGuide(Model):
    """Texts and pictures that an app shows to a user who connects a device to the network."""

    guide_icon: str | None = Field(default=None, validation_alias="dnGuideIcon", serialization_alias="dnGuideIcon")
    """Address of the picture of the guide."""
    guide_text: str | None = Field(default=None, validation_alias="dnCopywriting", serialization_alias="dnCopywriting")
    """Text of the guide."""
    button_text: str | None = Field(
        default=None, validation_alias="buttonCopywriting", serialization_alias="buttonCopywriting"
    )
    """Text of the button."""
    help_title: str | None = None
    """Title of the help."""
    help_icon: str | None = None
    """Address of the picture of the help."""
    help_text: str | None = Field(
        default=None, validation_alias="helpCopywriting", serialization_alias="helpCopywriting"
    )
    """Text of the help."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    strategy: str | None = None
    """Way to connect the device to the network, such as by Bluetooth, smart config or a mesh."""
    order: int | None = None
    """Priority of this way; 0 is the highest."""
    alert_message: str | None = None
    """Text that asks the user to agree to the next step."""
    id: int | None = None
    """Id of the guide."""
    gmt_create: int | None = None
    """Time at which the guide was created. In milliseconds since 1970."""
    gmt_modified: int | None = None
    """Time at which the guide was last changed. In milliseconds since 1970."""
    creator: str | None = None
    """Creator of the guide."""
    modifier: str | None = None
    """Author of the last change of the guide."""
    rbac_tenant_id: str | None = None
    """Id of the tenant in access control."""

    @property
    def gmt_create_at(self) -> datetime | None:
        """`gmt_create` as a datetime in UTC."""
        return moment(self.gmt_create)

    @property
    def gmt_modified_at(self) -> datetime | None:
        """`gmt_modified` as a datetime in UTC."""
        return moment(self.gmt_modified)


class ProductKeyLookup(Model):
    """The key that belongs to a product's id."""

    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
