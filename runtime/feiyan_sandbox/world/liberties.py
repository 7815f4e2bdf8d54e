"""Requests that no document allows, but that the platform is publicly known to take."""

from __future__ import annotations

from enum import StrEnum


class Liberty(StrEnum):
    """Deviation from the documents that a request takes. `observed.yaml` of the spec says where each was seen."""

    HMAC_SHA1 = "hmac-sha1"
    """X-Ca-Signature-Method says HmacSHA1, and the signature is made with it."""

    REQUEST_ID_IN_QUERY = "request-id-in-query"
    """The query has a parameter `x-ca-request-id`."""

    TIMESTAMP_IN_NANOSECONDS = "timestamp-in-nanoseconds"
    """X-Ca-Timestamp counts nanoseconds."""

    REFERENCES_IN_BODY = "references-in-body"
    """The body refers to its own parts, such as `"params": {"$ref": "$.d"}`."""

    ENVELOPE_VERSION = "envelope-version"
    """The envelope has another version than 1.0."""

    VERSION_SEEN_IN_USE = "version-seen-in-use"
    """Public programs send this apiVer, but no document has it."""

    UNKNOWN_VERSION = "unknown-version"
    """Neither the documents nor known programs have this apiVer: the platform may not have it, either."""

    NO_PAGING = "no-paging"
    """A list is asked for without page number or page size: the answer has all items."""

    AUTH_CODE_AGAIN = "auth-code-again"
    """The authorization code of a sign-in was used before."""

    FORM_IN_QUERY = "form-in-query"
    """The field of a request to the account service stands in the query, and the body is empty."""

    LOGIN_WITHOUT_VID = "login-without-vid"
    """A user logs in to the account service with a client that did not connect to it before."""

    BIND_WITHOUT_VERSION = "bind-without-version"
    """A bind or unbind request over MQTT has no version."""

    FIXED_LOGIN_TIME = "fixed-login-time"
    """The timestamp of an MQTT login is the constant of the platform's C SDK, in 2050."""


class Liberties:
    """The liberties that one request takes; in strict mode it may take none."""

    def __init__(self, *, strict: bool) -> None:
        self._strict = strict
        self._taken: dict[Liberty, None] = {}

    def allow(self, liberty: Liberty) -> bool:
        """Mark a liberty as taken and return True. In strict mode, return False."""
        if self._strict:
            return False
        self._taken[liberty] = None
        return True

    @property
    def taken(self) -> tuple[Liberty, ...]:
        """The liberties taken so far, in order."""
        return tuple(self._taken)
