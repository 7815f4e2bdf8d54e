"""Settings of a channel: its endpoint and its options."""

from __future__ import annotations

import ssl
from typing import Any

import pytest

from feiyan import AppClient, AsyncAppClient, ChannelOptions, ConfigurationError
from feiyan_runtime.channel.endpoint import Endpoint

# --- Where to connect to ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("url", "endpoint"),
    [
        ("mqtts://broker.example.com:8883", Endpoint("broker.example.com", 8883, tls=True)),
        ("mqtts://broker.example.com", Endpoint("broker.example.com", 1883, tls=True)),
        ("ssl://1.1.1.1:80", Endpoint("1.1.1.1", 80, tls=True)),
        ("tls://broker", Endpoint("broker", 1883, tls=True)),
        ("mqtt://127.0.0.1:1883/", Endpoint("127.0.0.1", 1883, tls=False)),
        ("tcp://my_host:65535", Endpoint("my_host", 65535, tls=False)),
        ("mqtt://[::1]:1884", Endpoint("::1", 1884, tls=False)),
        (
            "mqtts://{productKey}.iot-as-mqtt.cn-shanghai.aliyuncs.com:1883",
            Endpoint("a1App.iot-as-mqtt.cn-shanghai.aliyuncs.com", 1883, tls=True),
        ),
    ],
)
def test_an_endpoint_is_read_of_a_url(url: str, endpoint: Endpoint) -> None:
    """The port is optional, and {productKey} is replaced with the product key."""
    assert Endpoint.of(url, "a1App") == endpoint
    assert Endpoint.of(str(endpoint), "a1App") == endpoint


@pytest.mark.parametrize(
    "url",
    [
        "",
        "broker",
        "broker:1883",
        "http://broker",
        "mqtt://",
        "mqtt://:1883",
        "mqtt://broker:port",
        "mqtt://broker:0",
        "mqtt://broker:65536",
        "mqtt://broker:-1",
        "mqtt://broker/path",
        "mqtt://broker?a=b",
        "mqtt://broker#a",
        "mqtt://user@broker",
        "mqtt://user:secret@broker",
        "mqtt://:secret@broker",
        "mqtt://bro ker",
        "mqtt://broker\n",
        "mqtt://[::1",
        "mqtt://a..b",
        "mqtt://köln.example.com",
        "mqtt://{region}.example.com",
        f"mqtt://{64 * 'a'}.example.com",
    ],
)
def test_a_url_that_is_no_endpoint_is_refused(url: str) -> None:
    """The message names the setting, and shows nothing of a URL that may have a password in it."""
    with pytest.raises(ConfigurationError, match=r"^mqtt_url: ") as raised:
        Endpoint.of(url, "a1App")
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize("product_key", ["a/b", "a b", "user@a", "a:1", "a#"])
def test_a_product_key_leads_to_no_other_host(product_key: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^mqtt_url: "):
        Endpoint.of("mqtts://{productKey}.example.com", product_key)


def test_a_client_of_another_gateway_is_told_its_endpoint() -> None:
    """The region's belongs to the region's gateway."""
    settings = {"app_key": "k", "app_secret": "s", "iot_token": "t", "base_url": "http://127.0.0.1:9"}
    with (
        AppClient(**settings) as app,
        pytest.raises(ConfigurationError, match=r"^mqtt_url: pass the MQTT endpoint"),
        app.channel(),
    ):
        pass
    with pytest.raises(ConfigurationError, match=r"^mqtt_url: pass the MQTT endpoint"):
        AsyncAppClient(**settings).channel()


@pytest.mark.parametrize("settings", [{"credentials": "secret"}, {"options": {"keepalive": 60}}])
def test_settings_of_another_type_are_refused(settings: dict[str, Any]) -> None:
    """The message names setting and type, and shows no value."""
    url = {"base_url": "http://127.0.0.1:9", "mqtt_url": "mqtt://127.0.0.1:9"}
    app = AsyncAppClient(app_key="k", app_secret="s", iot_token="t", **url)
    with pytest.raises(ConfigurationError, match=r"^(credentials|options): expected \w+, got (str|dict)$"):
        app.channel(**settings)


# --- How to behave ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["timeout", "keepalive", "takeovers", "inbox"])
@pytest.mark.parametrize("value", [0, -1, float("nan")])
def test_positive_settings_are_checked(name: str, value: float) -> None:
    with pytest.raises(ConfigurationError, match=f"^{name}: "):
        ChannelOptions(**{name: value})


@pytest.mark.parametrize("name", ["wait_initial", "wait_max", "settled", "eviction_wait_initial"])
@pytest.mark.parametrize("value", [-0.1, float("nan")])
def test_negative_settings_are_refused(name: str, value: float) -> None:
    ChannelOptions(**{name: 0})
    with pytest.raises(ConfigurationError, match=f"^{name}: "):
        ChannelOptions(**{name: value})


@pytest.mark.parametrize(
    ("options", "name"), [({"keepalive": 65_536}, "keepalive"), ({"sign_method": "md5"}, "sign_method")]
)
def test_settings_unknown_to_mqtt_or_the_platform_are_refused(options: dict[str, Any], name: str) -> None:
    with pytest.raises(ConfigurationError, match=f"^{name}: "):
        ChannelOptions(**options)


def test_options_are_what_they_were_set_to() -> None:
    context = ssl.create_default_context()
    options = ChannelOptions(keepalive=1200, tls=context, sign_method="hmacsha1")
    assert (options.keepalive, options.tls, options.sign_method) == (1200, context, "hmacsha1")
    assert ChannelOptions() == ChannelOptions()
