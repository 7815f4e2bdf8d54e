"""The endpoints of a region, from the platform's answer or from the tables of the generated package."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol, TypeVar

from feiyan_runtime._errors import ConfigurationError
from feiyan_runtime.transport.gateway import Gateway

_URL = re.compile("[a-z]{2,8}://[!-~]{1,240}")
_ENCRYPTED_MQTT = ("mqtts", "ssl", "tls")


class RegionAnswer(Protocol):
    """The platform's answer with the region of an account."""

    @property
    def api_gateway_endpoint(self) -> str | None: ...
    @property
    def mqtt_endpoint(self) -> str | None: ...


def gateway(region: str | RegionAnswer, base_url: str | None, endpoints: Mapping[str, str]) -> str:
    """Return the URL of the gateway: `base_url` if it is given, otherwise the region's."""
    if base_url is not None:
        return base_url.rstrip("/")
    if not isinstance(region, str):
        endpoint = getattr(region, "api_gateway_endpoint", None)
        if not endpoint:
            raise ConfigurationError("region: expected a Region, or an answer with an API gateway endpoint")
        return endpoint if "://" in endpoint else f"https://{endpoint}"
    try:
        return endpoints[region]
    except KeyError:
        raise ConfigurationError(
            f"region: expected one of {', '.join(endpoints)}, got {region!r}; pass base_url to call another gateway"
        ) from None


def mqtt_endpoint(region: str | RegionAnswer, base_url: str | None, template: str) -> str | None:
    """Return the URL of the region's MQTT endpoint; None with a `base_url`, whose endpoint is not known.

    `template` is the URL of all regions, with {region} as the placeholder of the region.
    """
    if base_url is not None:
        return None
    if isinstance(region, str):
        return template.replace("{region}", region)
    return region.mqtt_endpoint and _with_scheme(region.mqtt_endpoint, "mqtts")


def regional_url(endpoint: str, home_url: str) -> str:
    """Return the URL of a gateway in the platform's answer; without a scheme, it has that of `home_url`.

    Raises:
        ConfigurationError: It is no URL, or it lacks the encryption that `home_url` has.

    """
    home = Gateway(home_url)
    url = _checked(_with_scheme(endpoint, home.scheme).rstrip("/"))
    if Gateway(url).scheme != home.scheme and home.scheme == "https":
        raise ConfigurationError("base_url: the region's is not encrypted")
    return url


def regional_mqtt_url(endpoint: str | None, home_url: str) -> str | None:
    """Return the URL of an MQTT endpoint in the platform's answer; without a scheme, with TLS if `home_url` has it.

    Raises:
        ConfigurationError: It is no URL, or it lacks the encryption that `home_url` has.

    """
    if not endpoint:
        return None
    is_encrypted = Gateway(home_url).scheme == "https"
    url = _checked(_with_scheme(endpoint, "mqtts" if is_encrypted else "mqtt"))
    if is_encrypted and url.partition("://")[0] not in _ENCRYPTED_MQTT:
        raise ConfigurationError("mqtt_url: the region's is not encrypted")
    return url


def _with_scheme(endpoint: str, scheme: str) -> str:
    return endpoint if "://" in endpoint else f"{scheme}://{endpoint}"


def _checked(url: str) -> str:
    """Return a URL of the platform's that a session can keep. Raises ConfigurationError."""
    if not _URL.fullmatch(url):
        raise ConfigurationError("the region's endpoint is no URL")
    return url


RegionT = TypeVar("RegionT")


def region_id(region: RegionT | str, aliases: Mapping[str, str]) -> RegionT | str:
    """Return a region under the id that the gateways have; answers name some regions otherwise."""
    return aliases.get(region, region) if isinstance(region, str) else region
