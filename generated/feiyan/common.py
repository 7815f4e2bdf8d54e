# Generated from spec/common.yaml by `python -m generator generate`. Change the spec, not this file.
"""Objects that services share."""

from __future__ import annotations

from feiyan_runtime import Model


class AccountRegion(Model):
    """The region of an account and the endpoints that serve it."""

    region_id: str | None = None
    """Id of the region, such as cn-shanghai."""
    short_region_id: str | None = None
    """Short code of the region."""
    region_english_name: str | None = None
    """English name of the region, such as China or Germany."""
    mqtt_endpoint: str | None = None
    """MQTT endpoint of the region, such as ssl://1.1.1.1:80."""
    api_gateway_endpoint: str | None = None
    """Host of the IoT API gateway of the region."""
    oa_api_gateway_endpoint: str | None = None
    """Host of the gateway for OpenAccount logins in the region."""
    push_channel_endpoint: str | None = None
    """Endpoint of the push channel."""
