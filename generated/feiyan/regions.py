# Generated from spec/openapi.yaml by `python -m generator generate`. Change the spec, not this file.
"""The platform's data centres and their gateways."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Region(StrEnum):
    """A data centre."""

    CN_SHANGHAI = "cn-shanghai"
    """China (Shanghai)."""
    AP_SOUTHEAST_1 = "ap-southeast-1"
    """Singapore."""
    EU_CENTRAL_1 = "eu-central-1"
    """Germany (Frankfurt)."""
    US_EAST_1 = "us-east-1"
    """United States (Virginia)."""


ENDPOINTS: Final[Mapping[str, str]] = {
    Region.CN_SHANGHAI: "https://api.link.aliyun.com",
    Region.AP_SOUTHEAST_1: "https://ap-southeast-1.api-iot.aliyuncs.com",
    Region.EU_CENTRAL_1: "https://eu-central-1.api-iot.aliyuncs.com",
    Region.US_EAST_1: "https://us-east-1.api-iot.aliyuncs.com",
}
"""Base URL of each region's gateway."""

REGION_ALIASES: Final[Mapping[str, str]] = {
    "germany": Region.EU_CENTRAL_1,
}
"""Regions by the other ids under which answers name them."""

MQTT_ENDPOINT: Final = "mqtts://{productKey}.iot-as-mqtt.{region}.aliyuncs.com:1883"
"""MQTT endpoint, in which {productKey} and {region} are placeholders."""
