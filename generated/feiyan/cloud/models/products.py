# Generated from spec/services/cloud/products.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects of the products service."""

from __future__ import annotations

from datetime import datetime

from pydantic import AliasChoices, Field

from feiyan.enums import DeviceStatus, NetType, NodeType, ProductDataFormat, ProductStatus, ProductStatusCode
from feiyan_runtime import Model, OpenEnum, OpenInt, OpenStr, moment


class Product(Model):
    """A product of the project."""

    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    data_format: OpenStr[ProductDataFormat] | None = None
    """Format of the data that devices of a product send."""
    net_type: OpenStr[NetType] | None = None
    """Way in which devices of a product reach the network, in the form that most operations use."""
    product_secret: str | None = Field(default=None, repr=False)
    """Secret of the product; goes with the product key."""
    node_type: OpenStr[NodeType] | None = None
    """Place of a device in the network."""
    name: str | None = None
    """Name of the product."""
    region: str | None = None
    """Region of the product, such as cn-shanghai."""
    category_id: int | None = None
    """Id of the category that the product belongs to."""
    status: OpenEnum[ProductStatusCode, ProductStatus] | None = None
    """Release state of the product."""
    gmt_create: int | None = None
    """Time at which the product was created. In milliseconds since 1970."""
    gmt_modified: int | None = None
    """Time at which the product was last changed. In milliseconds since 1970."""
    product_id: int | None = None
    """Numeric id of the product; corresponds to its key."""
    rbac_tenant_id: str | None = None
    """Id of the tenant in access control."""
    product_model: str | None = None
    """Model of the product."""
    image: str | None = None
    """Icon of the product."""

    @property
    def gmt_create_at(self) -> datetime | None:
        """`gmt_create` as a datetime in UTC."""
        return moment(self.gmt_create)

    @property
    def gmt_modified_at(self) -> datetime | None:
        """`gmt_modified` as a datetime in UTC."""
        return moment(self.gmt_modified)


class BatchDeviceCertificatePage(Model):
    """One page of the device certificates of a batch."""

    total: int | None = Field(default=None, validation_alias="totalNum", serialization_alias="totalNum")
    """Number of all certificates of the batch."""
    page_no: int | None = None
    """Page number. At least 1."""
    page_size: int | None = None
    """Number of certificates in a page; at most 200."""
    items: list[BatchDeviceCertificate] | None = None
    """The certificates of this page."""


class BatchDeviceCertificate(Model):
    """A device of a batch, with its certificate and state."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    device_secret: str | None = Field(default=None, repr=False)
    """Secret of the device; part of the device certificate."""
    active_time: str | None = None
    """Time at which the device was activated."""
    status: OpenInt[DeviceStatus] | None = None
    """Connection state of a device."""
    device_id: str | None = None
    """Id of the device; unique within its product."""


class DeviceCertificate(Model):
    """The certificate of a device."""

    iot_id: str | None = None
    """Device id; unique on the platform."""
    product_key: str | None = None
    """Key of the device's product; part of the device certificate."""
    device_name: str | None = None
    """Name of the device; unique within its product; part of the device certificate."""
    device_secret: str | None = Field(default=None, repr=False)
    """Secret of the device; part of the device certificate."""


class NvrCertificateGroupPage(Model):
    """One page of the NVR devices of a batch."""

    total: int | None = Field(
        default=None, validation_alias=AliasChoices("totalNum", "total"), serialization_alias="totalNum"
    )
    """Number of all NVR device certificates of the batch."""
    page_no: int | None = None
    """Page number, from 1."""
    page_size: int | None = None
    """Number of NVR devices in a page, 1 to 20."""
    nvr_device_certs: list[NvrCertificateGroup] | None = Field(
        default=None, validation_alias="NvrDeviceCertList", serialization_alias="NvrDeviceCertList"
    )
    """The NVR devices of this page, each with its sub-devices."""


class NvrCertificateGroup(Model):
    """The certificates of an NVR device and of its sub-devices."""

    ipc_count: int | None = Field(default=None, validation_alias="ipcNum", serialization_alias="ipcNum")
    """Number of sub-devices of the NVR."""
    nvr_device_cert_info: DeviceCertificate | None = None
    """Certificate of the NVR."""
    sub_device_certs: list[DeviceCertificate] | None = Field(
        default=None, validation_alias="subDeviceCertList", serialization_alias="subDeviceCertList"
    )
    """Certificates of the sub-devices."""


class ProjectPage(Model):
    """One page of projects."""

    total: int | None = None
    """Number of all projects."""
    page_no: int | None = None
    """Page number. At least 1."""
    page_size: int | None = None
    """Number of projects in a page."""
    projects: list[Project] | None = Field(default=None, validation_alias="data", serialization_alias="data")
    """The projects of this page."""


class Project(Model):
    """A project and what is in it."""

    tenant_id: str | None = None
    """Id of the tenant that the project belongs to."""
    project_id: str | None = None
    """Id of the project."""
    isolation_id: str | None = None
    """Id of the isolation scope of the project."""
    name: str | None = None
    """Name of the project."""
    description: str | None = None
    """Description of the project."""
    product_count: int | None = None
    """Number of products created in the project."""
    app_count: int | None = None
    """Number of apps of the project."""
    account_count: int | None = None
    """Number of members of the project."""
    develop_count: int | None = None
    """Number of products in development."""
    publish_count: int | None = None
    """Number of released products."""
    gmt_create: int | None = None
    """Time at which the project was created. In milliseconds since 1970."""
    shared: bool | None = Field(default=None, validation_alias="share", serialization_alias="share")
    """True if the project is shared."""

    @property
    def gmt_create_at(self) -> datetime | None:
        """`gmt_create` as a datetime in UTC."""
        return moment(self.gmt_create)
