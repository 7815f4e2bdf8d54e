"""Table of the clients' settings: parameters of `__init__`, variables of `from_env`, and the place that each goes to.

A new setting is a row here; the template prints it wherever settings are listed. Only the settings of the connection
have lines of their own in the template, because each goes to a different place. The runtime accepts the setting
(`Settings`, the token sources) and reads the variable (`app_environment`, `cloud_environment`); tests compare the two.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.api.types import Import

Part = Literal["keys", "caller", "tokens", "connection", "calls"]
"""The place that a client passes a setting to:

keys        `Settings`: keys that sign the calls
caller      token source: the project or user of the token
tokens      token source: renewal and storage of the token
connection  lines of their own: the gateway and the HTTP client
calls       `Settings`: options of each call
"""

PARTS: tuple[Part, ...] = ("keys", "caller", "tokens", "connection", "calls")
"""Parts, in the order in which the type of the settings lists them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSetting:
    """A setting of a client: `name: annotation default`."""

    name: str
    annotation: str
    async_annotation: str | None = None
    """Type in the async client, if it differs."""
    default: str = "= None"
    """Default as source code; empty if the setting is required."""
    doc: str
    part: Part
    side: Literal["any", "tokens", "user", "session"] = "any"
    """Sides with the setting: all, those that create tokens, those with a user's token, those where users sign in."""
    variable: str | None = None
    """Environment variable that `from_env` reads."""
    imports: tuple[Import, ...] = ()


_TOKEN_STORE = Import("feiyan_runtime", "TokenStore")

TABLE = (
    ClientSetting(
        name="app_key",
        annotation="str",
        default="",
        doc="App key of the cloud side, from the platform's console; apps have another.",
        part="keys",
        side="tokens",
        variable="FEIYAN_APP_KEY",
    ),
    ClientSetting(
        name="app_key",
        annotation="str",
        default="",
        doc="App key of the app, which its security image holds; the cloud side has another.",
        part="keys",
        side="user",
        variable="FEIYAN_APP_KEY",
    ),
    ClientSetting(
        name="app_secret",
        annotation="str",
        default="",
        doc="Secret of the app key; never shown.",
        part="keys",
        variable="FEIYAN_APP_SECRET",
    ),
    ClientSetting(
        name="project_id",
        annotation="str",
        default="",
        doc="Project whose token the calls carry.",
        part="caller",
        side="tokens",
        variable="FEIYAN_PROJECT_ID",
    ),
    ClientSetting(
        name="iot_token",
        annotation="str | None",
        doc="Token of the signed-in user; never shown. Operations without a user do not need it.",
        part="caller",
        side="user",
        variable="FEIYAN_IOT_TOKEN",
    ),
    ClientSetting(
        name="session",
        annotation="UserSession | None",
        doc="Session of a signed-in user, instead of a token; the client renews it.",
        part="tokens",
        side="session",
        imports=(Import("feiyan_runtime", "UserSession"),),
    ),
    ClientSetting(
        name="token_store",
        annotation="TokenStore | None",
        doc="Store of the session, which can outlive this client. By default, the session is kept in memory.",
        part="tokens",
        side="session",
        imports=(_TOKEN_STORE,),
    ),
    ClientSetting(
        name="user",
        annotation="str",
        default='= "default"',
        doc="Name of the session in the store; use one for each account that signs in.",
        part="tokens",
        side="session",
    ),
    ClientSetting(
        name="region",
        annotation="Region | str | RegionAnswer",
        default="= Region.{region}",
        doc="Data centre of the project: a `Region`, or the platform's answer with the region of an account.",
        part="connection",
        variable="FEIYAN_REGION",
        imports=(Import("feiyan.regions", "Region"), Import("feiyan_runtime", "RegionAnswer")),
    ),
    ClientSetting(
        name="base_url",
        annotation="str | None",
        doc="URL of the gateway to call instead of the region's.",
        part="connection",
        variable="FEIYAN_BASE_URL",
    ),
    ClientSetting(
        name="mqtt_url",
        annotation="str | None",
        doc='URL of the MQTT endpoint to use instead of the region\'s, such as "mqtts://host:1883".',
        part="connection",
        side="session",
        variable="FEIYAN_MQTT_URL",
    ),
    ClientSetting(
        name="http_client",
        annotation="HttpClient | None",
        async_annotation="AsyncHttpClient | None",
        doc="HTTP client to send with, such as one of httpx; it stays open when this client is closed.",
        part="connection",
        imports=(Import("feiyan_runtime", "HttpClient"), Import("feiyan_runtime", "AsyncHttpClient")),
    ),
    ClientSetting(
        name="token_store",
        annotation="TokenStore | None",
        doc="Store of the token. By default, the clients of a process share one in memory.",
        part="tokens",
        side="tokens",
        imports=(_TOKEN_STORE,),
    ),
    ClientSetting(
        name="retry",
        annotation="Retry | None",
        doc="When and how often to retry failed calls.",
        part="calls",
        imports=(Import("feiyan_runtime", "Retry"),),
    ),
    ClientSetting(
        name="rate_limit",
        annotation="RateLimit | None",
        doc="Limit of the calls a second, of this client or of all that share its store.",
        part="calls",
        imports=(Import("feiyan_runtime", "RateLimit"),),
    ),
    ClientSetting(
        name="timeout",
        annotation="float | None",
        doc="Seconds to wait for each answer, instead of the operation's documented limit.",
        part="calls",
    ),
    ClientSetting(
        name="language",
        annotation="str | None",
        doc='Language of localized messages, such as "en-US".',
        part="calls",
        side="user",
    ),
    ClientSetting(
        name="stage",
        annotation="str",
        default='= "RELEASE"',
        doc="Stage of the API to call: RELEASE, PRE or TEST; APIs outside production are only found with theirs.",
        part="calls",
    ),
    ClientSetting(
        name="on_session",
        annotation="OnSession | None",
        doc="Called with each session that was created or renewed, and with one that ended: it is then `expired`.",
        part="tokens",
        side="session",
        imports=(Import("feiyan_runtime", "OnSession"),),
    ),
    ClientSetting(
        name="on_event",
        annotation="OnEvent | None",
        doc="Called with an `Event` for each step of a call; it should return quickly.",
        part="calls",
        imports=(Import("feiyan_runtime", "OnEvent"),),
    ),
)
"""Settings of all sides, in the order of the parameters. {region} stands for the first region of the spec."""


def settings_of(*, tokens: bool, session: bool, region: str) -> tuple[ClientSetting, ...]:
    """Return the settings of a side that creates tokens or not, where users sign in or not, with its default region."""
    has = {"any": True, "tokens": tokens, "user": not tokens, "session": session}
    return tuple(
        replace(setting, default=setting.default.format(region=region)) for setting in TABLE if has[setting.side]
    )


def environment_doc(settings: Sequence[ClientSetting]) -> str:
    """Return a sentence with the variables that `from_env` requires and those that are optional."""
    needed = [one.variable for one in settings if one.variable and not one.default]
    taken = [one.variable for one in settings if one.variable and one.default]
    return (
        f"{_listed(needed)} must be set; {_listed(taken)} may be. FEIYAN_LOG, such as debug, is the level of the log."
    )


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
