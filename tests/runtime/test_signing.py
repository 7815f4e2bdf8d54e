"""The signature, computed a second time from the written rules."""

from __future__ import annotations

import base64
import hashlib
import hmac
import itertools

import pytest

from feiyan_runtime import UNSIGNED_HEADERS, content_md5, sign, string_to_sign, url_to_sign
from feiyan_runtime._signing import Signer

BODY = '{"id":"1","version":"1.0","request":{"apiVer":"1.0.2"},"params":{"name":"灯"}}'.encode()
NONCE = "6f1d2c3e-0000-4000-8000-1234567890ab"
SIGNER = Signer("24684862", "c0ffee-secret", stage="RELEASE")


def by_the_rules(secret, method, path, *, accept="", md5="", content_type="", date="", headers=(), parameters=()):
    """The signature, put together line by line the way the rules list the lines."""
    text = method + "\n" + accept + "\n" + md5 + "\n" + content_type + "\n" + date + "\n"
    for key, value in headers:
        text += key + ":" + value + "\n"
    text += path
    for number, (key, value) in enumerate(sorted(parameters)):
        text += ("&" if number else "?") + key + (("=" + value) if value else "")
    return base64.b64encode(hmac.new(secret.encode(), text.encode(), hashlib.sha256).digest()).decode()


class TestPureFunctions:
    HEADERS = (("x-ca-key", "24684862"), ("x-ca-nonce", NONCE), ("x-ca-timestamp", "1700000000000"))

    @pytest.mark.parametrize("headers", list(itertools.permutations(HEADERS)), ids=lambda _: "")
    def test_headers_are_signed_in_the_order_given(self, headers):
        """The lines of the signed headers are in the given order."""
        text = string_to_sign("POST", "/a", headers=headers)
        assert sign(text, "s") == by_the_rules("s", "POST", "/a", headers=headers)

    @pytest.mark.parametrize("accept", ["", "application/json"])
    @pytest.mark.parametrize("date", ["", "Wed, 15 Nov 2023 06:13:20 GMT"])
    def test_empty_standard_headers_keep_their_line(self, accept, date):
        """Accept and Date have their line even where they are empty."""
        text = string_to_sign("POST", "/a", accept=accept, date=date, headers=self.HEADERS)
        assert sign(text, "s") == by_the_rules("s", "POST", "/a", accept=accept, date=date, headers=self.HEADERS)

    def test_nothing_but_method_and_path_is_enough(self):
        """Without any header, four empty lines stand between the method and the path."""
        assert string_to_sign("GET", "/a") == "GET\n\n\n\n\n/a"

    def test_a_signed_header_without_a_value_keeps_key_and_colon(self):
        """A signed header whose value is empty is its key and a colon."""
        assert string_to_sign("GET", "/a", headers=[("x-ca-stage", "")]).splitlines()[5] == "x-ca-stage:"

    @pytest.mark.parametrize(
        ("parameters", "url"),
        [
            ({}, "/a"),
            ({"b": "2", "a": "1"}, "/a?a=1&b=2"),
            ({"b": "", "a": "1"}, "/a?a=1&b"),
            ({"only": ""}, "/a?only"),
            ({"b": "=&", "B": "x", "名": "值"}, "/a?B=x&b==&&名=值"),
        ],
    )
    def test_parameters_are_sorted_and_empty_ones_lose_the_equals_sign(self, parameters, url):
        """Parameters are sorted by key; one without a value is its key alone."""
        assert url_to_sign("/a", parameters) == url
        assert sign(string_to_sign("GET", url), "s") == by_the_rules("s", "GET", "/a", parameters=parameters.items())

    def test_text_and_secret_are_utf8(self):
        """Chinese text and a Chinese secret give the signature that openssl gives."""
        text = string_to_sign("GET", url_to_sign("/web/cloudapi", {"名": "值", "b": "", "a": "1"}))
        assert sign(text, "密钥") == "A6HZnv6qUuWlOBktvDLlju7S2dAyBVJVD49fqkMmxgw="

    def test_content_md5_is_base64_of_the_digest(self):
        """The MD5 of the body is sent in base64, not in hex."""
        assert content_md5(BODY) == base64.b64encode(hashlib.md5(BODY).digest()).decode()
        assert content_md5(b"") == "1B2M2Y8AsgTpgAmY7PhCfg=="


class TestSigner:
    def headers(self, body: bytes = BODY, path: str = "/cloud/thing/info/get", **changes) -> dict[str, str]:
        return SIGNER.headers(path, body, **{"nonce": NONCE, "timestamp_ms": 1_700_000_000_000, **changes})

    def test_a_known_call_has_the_known_signature(self):
        """A call whose signature openssl computed gets the same one here."""
        headers = self.headers()
        assert headers["content-md5"] == "d0suJMqucgIAeB0NW2zQEw=="
        assert headers["x-ca-signature"] == "Aqrfy8g9T5CAGIkmkexo4LGz5NyiQpltDvbahBiSi9o="

    def test_its_signature_is_that_of_the_pure_functions(self):
        """The fast path signs what `string_to_sign` and `sign` make of the same headers."""
        headers = self.headers()
        signed = [(name, headers[name]) for name in headers["x-ca-signature-headers"].split(",")]
        text = string_to_sign(
            "POST",
            "/cloud/thing/info/get",
            accept=headers["accept"],
            content_md5=headers["content-md5"],
            content_type=headers["content-type"],
            headers=signed,
        )
        assert SIGNER.signed_string("/cloud/thing/info/get", headers) == text
        assert headers["x-ca-signature"] == sign(text, "c0ffee-secret")

    def test_its_signed_headers_are_sorted_and_complete(self):
        """Every x-ca header but the two about the signature is signed, in sorted order."""
        headers = self.headers()
        names = headers["x-ca-signature-headers"].split(",")
        assert names == sorted(set(headers) - UNSIGNED_HEADERS)

    @pytest.mark.parametrize(
        "change",
        [{"body": b"{}"}, {"path": "/other"}, {"nonce": "n"}, {"timestamp_ms": 1_700_000_000_001}],
        ids=lambda change: next(iter(change)),
    )
    def test_each_ingredient_changes_the_signature(self, change):
        """Another body, path, nonce or time gives another signature."""
        assert self.headers(**change)["x-ca-signature"] != self.headers()["x-ca-signature"]

    def test_calls_do_not_change_the_next_signature(self):
        """The prepared state is not used up: the same call is signed the same again."""
        first = self.headers()
        self.headers(body=b"other")
        assert self.headers() == first
